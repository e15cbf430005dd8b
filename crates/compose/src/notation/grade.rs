//! Grades, sizes, dates and numbers of standards: known forms that tell no content.

use std::sync::OnceLock;

use crate::chars::{Text, is_latin, is_letter};
use crate::first::ByFirst;
use crate::notation::number::{self, Style};
use crate::notation::unit;

fn digits(text: &Text<'_>, from: usize) -> usize {
    let mut at = from;
    while text.at(at).is_ascii_digit() {
        at = at.saturating_add(1);
    }
    at
}

fn word_ends(text: &Text<'_>, at: usize) -> bool {
    !is_latin(text.at(at)) && !text.at(at).is_ascii_digit()
}

fn ahead(at: usize, n: usize) -> usize {
    at.saturating_add(n)
}

/// Where the letters of a magnet grade end: `38SH`, `N42`, `45UH`, `N48M`, `35EH-T`.
pub(crate) fn magnet(text: &Text<'_>, from: usize) -> Option<usize> {
    let n = matches!(text.at(from), 'N');
    let start = from.saturating_add(usize::from(n));
    let end = digits(text, start);
    if end.saturating_sub(start) != 2 {
        return None;
    }
    let suffixes: [&str; 9] = ["SH", "UH", "EH", "AH", "TH", "VH", "BH", "M", "H"];
    let mut stop = end;
    for suffix in suffixes {
        if suffix.chars().enumerate().all(|(i, c)| text.at(ahead(end, i)) == c) {
            stop = ahead(end, suffix.len());
            break;
        }
    }
    let suffixed = stop > end;
    // `N42` alone is a grade; `42` alone is a number, `48 M` a number with something.
    ((n || suffixed) && word_ends(text, stop)).then_some(stop)
}

/// Purity by nines: `4N`, `3N5`. Its digits tell a share that maker and metal agree on.
pub(crate) fn nines(text: &Text<'_>, from: usize) -> Option<usize> {
    let one = ahead(from, 1);
    let form = text.at(from).is_ascii_digit()
        && text.at(one) == 'N'
        && !text.before(from).is_ascii_digit()
        && !matches!(text.before(from), '.' | ',');
    if !form {
        return None;
    }
    let mut end = ahead(from, 2);
    if text.at(end).is_ascii_digit() {
        end = ahead(end, 1);
    }
    if text.at(end) == '+' {
        end = ahead(end, 1);
    }
    word_ends(text, end).then_some(end)
}

/// Sizes: `300 × 6 mm`, `D10x2`, `Ø20×Ø16×10`, `2,4 × 175 mm`, `M3x8`.
pub(crate) fn size(text: &Text<'_>, from: usize, style: Style) -> Option<usize> {
    let lead = usize::from(matches!(
        text.at(from),
        'Ø' | 'D' | 'd' | 'L' | 'W' | 'H' | 'T' | 'R' | 'r' | 'M'
    ));
    let lettered = lead > 0;
    let start = spaces(text, ahead(from, lead));
    let (_, mut at) = number::read(text, start, style)?;
    let mut times = 0_u32;
    loop {
        let unit_end = after_unit(text, at);
        let mut next = spaces(text, unit_end);
        if !matches!(text.at(next), '×' | 'x' | 'X' | '*') {
            break;
        }
        next = spaces(text, ahead(next, 1));
        if matches!(text.at(next), 'Ø' | 'D' | 'd' | 'L' | 'W' | 'H' | 'T' | 'R' | 'r') {
            next = spaces(text, ahead(next, 1));
        }
        let Some((_, end)) = number::read(text, next, style) else { break };
        at = tolerance(text, end, style);
        times = times.saturating_add(1);
    }
    let plain_diameter = text.at(from) == 'Ø';
    if times == 0 && !plain_diameter {
        return None;
    }
    if lettered && !plain_diameter && is_latin(text.before(from)) {
        return None;
    }
    at = after_unit(text, at);
    word_ends(text, at).then_some(at)
}

/// `USD 2.85`, `￥2.85`: what goods cost is none of what is in them.
pub(crate) fn price(text: &Text<'_>, from: usize, style: Style) -> Option<usize> {
    const MONEY: [&str; 10] = ["USD", "US$", "EUR", "CNY", "RMB", "GBP", "$", "€", "¥", "￥"];
    let starts = |sign: &&&str| sign.chars().enumerate().all(|(i, c)| text.at(ahead(from, i)) == c);
    let sign = MONEY.iter().find(starts)?;
    let at = spaces(text, ahead(from, sign.chars().count()));
    let (_, end) = number::read(text, at, style)?;
    word_ends(text, end).then_some(end)
}

/// `±0.05`, `+0.1/-0`.
fn tolerance(text: &Text<'_>, from: usize, style: Style) -> usize {
    let mut at = spaces(text, from);
    let signed = text.at(at) == '±' || (text.at(at) == '+' && text.at(ahead(at, 1)) == '/');
    if !signed {
        return from;
    }
    while matches!(text.at(at), '±' | '+' | '/' | '-' | ' ') {
        at = ahead(at, 1);
    }
    number::read(text, at, style).map_or(from, |(_, end)| end)
}

fn after_unit(text: &Text<'_>, from: usize) -> usize {
    let at = spaces(text, from);
    unit::quantity(text, at).map_or(from, |(_, end)| end)
}

fn spaces(text: &Text<'_>, mut at: usize) -> usize {
    while text.at(at) == ' ' {
        at = ahead(at, 1);
    }
    at
}

/// Dates and EC numbers: `2026-06-01`, `01.06.2026`, `2026/6`, `231-109-3`.
pub(crate) fn dated(text: &Text<'_>, from: usize) -> Option<usize> {
    let first = digits(text, from);
    let sign = text.at(first);
    if !matches!(sign, '-' | '/' | '.') || text.before(from) == '-' {
        return None;
    }
    let second_from = ahead(first, 1);
    let second = digits(text, second_from);
    let third_from = ahead(second, 1);
    let third = digits(text, third_from);
    let lengths = [
        first.saturating_sub(from),
        second.saturating_sub(second_from),
        third.saturating_sub(third_from),
    ];
    let year = |at: usize| matches!((text.at(at), text.at(ahead(at, 1))), ('1', '9') | ('2', '0'));
    let full = text.at(second) == sign && lengths.iter().all(|l| *l > 0);
    let end = match lengths {
        [4, 1..=2, 1..=2] if full && year(from) => third,
        [1..=2, 1..=2, 4] if full && year(third_from) => third,
        [3, 3, 1] if full && sign == '-' => third,
        _ => return None,
    };
    word_ends(text, end).then_some(end)
}

/// Letters in front of a number that is none of a content.
#[rustfmt::skip]
const LETTERS: &[&str] = &[
    "GB/T",
    "GB",
    "YS/T",
    "XB/T",
    "HB/Z",
    "HG/T",
    "JB/T",
    "T/CSRE",
    "ISO",
    "DIN EN ISO",
    "DIN EN",
    "DIN",
    "EN ISO",
    "EN",
    "ASTM",
    "AMS",
    "ASME",
    "SAE",
    "JIS",
    "IEC",
    "UNS",
    "MIL",
    "BS",
    "NF",
    "GOST",
    "W.Nr.",
    "W.-Nr.",
    "WNr.",
    "W.Nr",
    "Werkstoffnummer",
    "Werkstoff-Nr.",
    "HS code",
    "HS Code",
    "HS",
    "HTS",
    "CN code",
    "TARIC",
    "UN",
    "EC No.",
    "EC No",
    "EINECS",
    "EC",
    "REACH",
    "Lot",
    "LOT",
    "lot no.",
    "Lot No.",
    "Lot No",
    "Batch",
    "batch no.",
    "Batch No.",
    "Part No.",
    "P/N",
    "Art.-Nr.",
    "Art. Nr.",
    "Item No.",
    "PO",
    "No.",
    "no.",
    "Nr.",
    "SN",
    "Ref.",
    "ref.",
    "Rev.",
    "Rev",
    "税号",
    "海关编码",
    "商品编码",
    "HS编码",
    "牌号",
    "批号",
    "编号",
    "货号",
    "型号",
    "料号",
    "批次",
    "ロット",
    "品番",
    "X7R",
    "X5R",
    "EC#",
    "Cat. No.",
    "Cat.",
    "Model",
    "model",
    "Type",
    "type",
    "Grade",
    "grade",
    "Qualität",
    "Güte",
    "Charge",
    "Chargen-Nr.",
];

/// Numbers of standards and materials after their letters: `GB/T 3503`, `ISO 9001:2015`, `DIN EN 1753`,
/// `UNS M12310`, `AMS 4429`, `ASTM B107/B107M-13`, `W.Nr. 2.4733`, `HS 8505119000`, `No. 171050`.
pub(crate) fn standard(text: &Text<'_>, from: usize) -> Option<usize> {
    static TABLE: OnceLock<ByFirst<&str>> = OnceLock::new();
    let table = TABLE.get_or_init(|| ByFirst::new(LETTERS, |word| word));
    let mut best = None;
    for letters in table.starting(text.at(from)) {
        let fits = letters.chars().enumerate().all(|(i, c)| text.at(ahead(from, i)) == c);
        let end = ahead(from, letters.chars().count());
        let cut = is_latin(text.before(end)) && is_latin(text.at(end));
        if fits && !cut && best.is_none_or(|b| end > b) {
            best = Some(end);
        }
    }
    let letters_end = best?;
    if is_latin(text.at(from)) && is_letter(text.before(from)) && is_latin(text.before(from)) {
        return None;
    }
    let mut at = letters_end;
    while matches!(text.at(at), ' ' | ':' | '#' | '-') && at.saturating_sub(letters_end) < 4 {
        at = ahead(at, 1);
    }
    // One word with a digit in it: the number itself, up to a space or a mark.
    let start = at;
    let mut digit = false;
    loop {
        let c = text.at(at);
        digit |= c.is_ascii_digit();
        let within = c.is_ascii_alphanumeric()
            || (matches!(c, '-' | '/' | '.' | ':' | '_')
                && text.at(ahead(at, 1)).is_ascii_alphanumeric());
        if !within {
            break;
        }
        at = ahead(at, 1);
    }
    // A number with a unit, or a share, is none of a standard.
    let short_number = at.saturating_sub(start) < 3;
    (digit && at > start && !short_number && !matches!(text.at(spaces(text, at)), '%' | '‰'))
        .then_some(at)
}

/// A European material number: `1.4301`, `2.4733`. A content is not written so, but with its unit.
pub(crate) fn material_number(text: &Text<'_>, from: usize) -> Option<usize> {
    let lead = matches!(text.at(from), '1'..='3') && text.at(ahead(from, 1)) == '.';
    let start = ahead(from, 2);
    let end = digits(text, start);
    let form = lead && end.saturating_sub(start) == 4 && word_ends(text, end);
    let shares =
        matches!(text.at(spaces(text, end)), '%' | '‰' | 'w' | 'a' | 'm' | 'p' | '-' | '±');
    (form && !shares && !text.before(from).is_ascii_digit()).then_some(end)
}

/// Letters for a size or a property in front of its number: `D50 4 µm`, `D90`.
pub(crate) fn particle(text: &Text<'_>, from: usize) -> Option<usize> {
    let letter = matches!(text.at(from), 'D' | 'd');
    let end = digits(text, ahead(from, 1));
    let share = matches!(
        text.plain(ahead(from, 1), end).as_str(),
        "10" | "50" | "90" | "97" | "99" | "100"
    );
    (letter && share && word_ends(text, end)).then_some(end)
}
