//! Numbers: decimal point and decimal comma, thousands, powers of ten.

use rust_decimal::Decimal;

use crate::chars::{Text, is_latin};
use crate::notation::unit;
use crate::token::UnitKind;

/// Most digits that are kept exactly.
const MOST_DIGITS: usize = 18;
/// Largest power of ten.
const MOST_EXPONENT: u32 = 12;

/// How the text writes its numbers, told by those that can be read one way only.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Style {
    /// A decimal point was seen.
    pub(crate) point: bool,
    /// A decimal comma was seen.
    pub(crate) comma: bool,
}

fn digits(text: &Text<'_>, from: usize) -> usize {
    let mut at = from;
    while text.at(at).is_ascii_digit() {
        at = at.saturating_add(1);
    }
    at
}

impl Style {
    /// Looks through a text once.
    pub(crate) fn of(text: &Text<'_>) -> Self {
        let mut style = Self::default();
        let mut at = 0;
        while at < text.len() {
            if !text.at(at).is_ascii_digit() {
                at = at.saturating_add(1);
                continue;
            }
            let end = digits(text, at);
            let sign = text.at(end);
            let tail = end.saturating_add(1);
            let stop = digits(text, tail);
            let places = stop.saturating_sub(tail);
            let whole = end.saturating_sub(at);
            let ends = !matches!(text.at(stop), '.' | ',');
            if places > 0 && ends && (places != 3 || whole > 3 || text.at(at) == '0') {
                style.point |= sign == '.';
                style.comma |= sign == ',';
            }
            at = if places > 0 { stop } else { end };
        }
        style
    }
}

/// The number that starts at a place, and where it ends.
pub(crate) fn read(text: &Text<'_>, from: usize, style: Style) -> Option<(Decimal, usize)> {
    let whole_end = digits(text, from);
    if whole_end == from {
        // `.05`
        let starts = text.at(from) == '.' && text.at(from.saturating_add(1)).is_ascii_digit();
        if !starts {
            return None;
        }
    }
    let mut kept: String = text.plain(from, whole_end);
    let mut at = whole_end;
    // Groups of three with the other sign than the decimal one.
    if let Some((sign, end)) = thousands(text, from, whole_end, style) {
        kept = text.plain(from, end).chars().filter(|c| *c != sign).collect();
        at = end;
    }
    let decimal_sign = text.at(at);
    let is_decimal = match decimal_sign {
        '.' => true,
        // `0·5 %`, as it is printed in Britain; not `5·10^-3`.
        '·' => at == whole_end && power(text, at, Decimal::ONE).is_none(),
        // A comma is decimal unless the text writes its decimals with a point.
        ',' => at == whole_end && (!style.point || style.comma),
        _ => false,
    };
    let tail = at.saturating_add(1);
    if is_decimal && text.at(tail).is_ascii_digit() {
        let end = digits(text, tail);
        // `1,2,3` is a list, `1.2.3` a date or a section.
        let listed =
            text.at(end) == decimal_sign && text.at(end.saturating_add(1)).is_ascii_digit();
        if !listed {
            kept.push('.');
            kept.push_str(&text.plain(tail, end));
            at = end;
        } else if decimal_sign == '.' {
            return None;
        }
    }
    if kept.len() > MOST_DIGITS.saturating_add(1) {
        return None;
    }
    if kept.starts_with('.') {
        kept.insert(0, '0');
    }
    let value = Decimal::from_str_exact(&kept).ok()?;
    Some(power(text, at, value).unwrap_or((value, at)))
}

/// `1,000`, `12.500.000` and `30 000 ppm`: where such a number ends.
fn thousands(
    text: &Text<'_>,
    from: usize,
    whole_end: usize,
    style: Style,
) -> Option<(char, usize)> {
    let sign = text.at(whole_end);
    if !matches!(sign, ',' | '.' | '\'' | ' ')
        || text.at(from) == '0'
        || whole_end.saturating_sub(from) > 3
    {
        return None;
    }
    let mut at = whole_end;
    let mut groups = 0_u32;
    while text.at(at) == sign {
        let tail = at.saturating_add(1);
        let end = digits(text, tail);
        if end.saturating_sub(tail) != 3 {
            break;
        }
        groups = groups.saturating_add(1);
        at = end;
    }
    let other = match sign {
        ',' => '.',
        '.' => ',',
        _ => '\u{0}',
    };
    let decimals_follow = text.at(at) == other && text.at(at.saturating_add(1)).is_ascii_digit();
    let settled = match (groups, sign) {
        (0, _) => false,
        // `30 000 ppm`; two amounts may stand side by side where the unit is a large one.
        (_, ' ') => small_unit(text, at),
        (1, '\'') => true,
        (1, ',') => {
            decimals_follow
                || (style.point && !style.comma)
                || (!style.comma && small_unit(text, at))
        }
        (1, _) => decimals_follow || (style.comma && !style.point && small_unit(text, at)),
        _ => true,
    };
    settled.then_some((sign, at))
}

/// True: a unit of small shares follows, so that a thousand of it is likely.
fn small_unit(text: &Text<'_>, from: usize) -> bool {
    let at = if text.at(from) == ' ' { from.saturating_add(1) } else { from };
    unit::content(text, at).is_some_and(|(u, _)| {
        u.kind == UnitKind::Ppm || (u.kind == UnitKind::GPerL && u.factor < Decimal::ONE)
    })
}

/// `e-3`, `×10^-4`, `x 10⁻⁴`.
fn power(text: &Text<'_>, from: usize, value: Decimal) -> Option<(Decimal, usize)> {
    let mut at = from;
    if matches!(text.at(at), 'e' | 'E') {
        at = at.saturating_add(1);
    } else {
        while text.at(at) == ' ' {
            at = at.saturating_add(1);
        }
        if !matches!(text.at(at), '×' | 'x' | '*' | '·') {
            return None;
        }
        at = at.saturating_add(1);
        while text.at(at) == ' ' {
            at = at.saturating_add(1);
        }
        if text.at(at) != '1' || text.at(at.saturating_add(1)) != '0' {
            return None;
        }
        at = at.saturating_add(2);
        if text.at(at) == '^' {
            at = at.saturating_add(1);
        } else if !matches!(text.at(at), '-' | '⁻' | '⁰'..='⁹' | '¹' | '²' | '³') {
            return None;
        }
    }
    let minus = matches!(text.at(at), '-' | '⁻');
    if minus || matches!(text.at(at), '+' | '⁺') {
        at = at.saturating_add(1);
    }
    let mut exponent = 0_u32;
    let start = at;
    while let Some(digit) = digit_of(text.at(at)) {
        exponent = exponent.saturating_mul(10).saturating_add(digit);
        at = at.saturating_add(1);
    }
    if at == start || exponent > MOST_EXPONENT || is_latin(text.at(at)) {
        return None;
    }
    let ten = Decimal::TEN;
    let mut value = value;
    for _ in 0..exponent {
        value = if minus { value.checked_div(ten)? } else { value.checked_mul(ten)? };
    }
    Some((value.normalize(), at))
}

fn digit_of(c: char) -> Option<u32> {
    match c {
        '0'..='9' => c.to_digit(10),
        '⁰' => Some(0),
        '¹' => Some(1),
        '²' => Some(2),
        '³' => Some(3),
        '⁴'..='⁹' => u32::from(c).checked_sub(0x2070),
        _ => None,
    }
}
