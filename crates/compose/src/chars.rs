//! Text as the scanner sees it: look-alike forms made one, every character with its place.
//!
//! Full-width letters and digits, subscripts, the many dashes and dots become the plain character;
//! letters of another alphabet do not, so that a Cyrillic `С` is never read as carbon.

use ree_contract::Span;

/// One character.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ch {
    /// The plain form.
    pub(crate) c: char,
    /// Where it starts, in UTF-16 code units.
    pub(crate) at: u32,
    /// Where it starts, in bytes.
    pub(crate) byte: u32,
    /// True: it stood there in a full-width form.
    pub(crate) wide: bool,
}

/// A text with its characters.
#[derive(Debug)]
pub(crate) struct Text<'t> {
    source: &'t str,
    chars: Vec<Ch>,
    end: u32,
}

/// What a character without meaning of its own becomes.
const NOTHING: char = '\u{0}';

/// The plain form of a character: itself, or what it is written for.
fn plain(c: char) -> char {
    match c {
        '\u{0}'..='\u{7f}' => match c {
            '\r' | '\u{b}' | '\u{c}' => '\n',
            '{' => '(',
            '}' => ')',
            '`' => '\'',
            '\u{0}' | '\u{7f}' => ' ',
            _ => c,
        },
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => ' ',
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{fe0f}' => NOTHING,
        '\u{2028}' | '\u{2029}' | '\u{85}' => '\n',
        '\u{ff0c}' | '\u{3001}' | '\u{ff64}' => '，',
        '\u{ff5e}' | '\u{301c}' | '\u{223c}' | '\u{2053}' => '~',
        '\u{ff01}'..='\u{ff5d}' => {
            plain(u32::from(c).checked_sub(0xfee0).and_then(char::from_u32).unwrap_or(c))
        }
        '\u{2080}'..='\u{2089}' => {
            u32::from(c).checked_sub(0x2050).and_then(char::from_u32).unwrap_or(c)
        }
        '\u{208a}' => '+',
        '\u{2010}'..='\u{2015}'
        | '\u{208b}'
        | '\u{2212}'
        | '\u{fe58}'
        | '\u{fe63}'
        | '\u{2500}' => '-',
        '\u{b7}' | '\u{2022}' | '\u{2219}' | '\u{22c5}' | '\u{30fb}' | '\u{ff65}' | '\u{2024}'
        | '\u{25cf}' | '\u{2027}' => '·',
        '\u{2264}' | '\u{2a7d}' | '\u{2266}' => '≤',
        '\u{2265}' | '\u{2a7e}' | '\u{2267}' => '≥',
        '\u{2248}' | '\u{2243}' | '\u{2245}' | '\u{2252}' => '≈',
        '\u{d7}' | '\u{2715}' | '\u{2a2f}' => '×',
        '\u{b5}' | '\u{3bc}' => 'µ',
        '\u{2215}' | '\u{2044}' => '/',
        '\u{2236}' | '\u{fe55}' => ':',
        '\u{3002}' | '\u{ff61}' => '。',
        '\u{2018}' | '\u{2019}' | '\u{2032}' | '\u{201a}' | '\u{201b}' => '\'',
        '\u{201c}'..='\u{201f}'
        | '\u{ab}'
        | '\u{bb}'
        | '\u{300c}'..='\u{300f}'
        | '\u{300a}'
        | '\u{300b}'
        | '\u{2033}' => '"',
        '\u{3010}' | '\u{3014}' | '\u{3008}' => '(',
        '\u{3011}' | '\u{3015}' | '\u{3009}' => ')',
        '\u{2300}' | '\u{d8}' | '\u{f8}' | '\u{3a6}' | '\u{3c6}' | '\u{2205}' | '\u{3d5}' => 'Ø',
        '\u{2160}' => 'I',
        '\u{2502}' | '\u{a6}' | '\u{2016}' => '|',
        _ => c,
    }
}

/// The plain form of a text's characters.
pub(crate) fn plain_letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().map(plain).filter(|c| *c != NOTHING)
}

impl<'t> Text<'t> {
    /// The characters of a text.
    pub(crate) fn new(source: &'t str) -> Self {
        let mut chars = Vec::with_capacity(source.len());
        let mut at: u32 = 0;
        for (byte, raw) in source.char_indices() {
            let c = plain(raw);
            if c != NOTHING {
                let byte = u32::try_from(byte).unwrap_or(u32::MAX);
                chars.push(Ch { c, at, byte, wide: raw as u32 >= 0xff01 && c.is_ascii() });
            }
            at = at.saturating_add(u32::try_from(raw.len_utf16()).unwrap_or(1));
        }
        Self { source, chars, end: at }
    }

    /// The character at a place, or NUL past the end.
    pub(crate) fn at(&self, i: usize) -> char {
        self.chars.get(i).map_or('\u{0}', |c| c.c)
    }

    /// The character before a place, or NUL at the start.
    pub(crate) fn before(&self, i: usize) -> char {
        i.checked_sub(1).map_or('\u{0}', |i| self.at(i))
    }

    /// True: the character at a place was written full-width.
    pub(crate) fn wide(&self, i: usize) -> bool {
        self.chars.get(i).is_some_and(|c| c.wide)
    }

    /// Reads another character at a place; the original stays.
    pub(crate) fn set(&mut self, i: usize, c: char) {
        if let Some(ch) = self.chars.get_mut(i) {
            ch.c = c;
        }
    }

    /// How many characters.
    pub(crate) fn len(&self) -> usize {
        self.chars.len()
    }

    /// The span of a run of characters, in UTF-16 code units of the original.
    pub(crate) fn span(&self, from: usize, to: usize) -> Span {
        let start = self.chars.get(from).map_or(self.end, |c| c.at);
        let end = self.chars.get(to).map_or(self.end, |c| c.at);
        Span(start, end.max(start))
    }

    /// The words of a run of characters, as they stand in the original.
    pub(crate) fn slice(&self, from: usize, to: usize) -> &'t str {
        let all = self.source.len();
        let byte =
            |i: usize| self.chars.get(i).and_then(|c| usize::try_from(c.byte).ok()).unwrap_or(all);
        self.source.get(byte(from)..byte(to)).unwrap_or_default()
    }

    /// The plain form of a run of characters.
    pub(crate) fn plain(&self, from: usize, to: usize) -> String {
        self.chars
            .get(from..to.min(self.chars.len()))
            .unwrap_or_default()
            .iter()
            .map(|c| c.c)
            .collect()
    }
}

/// Letters that join into words: Latin, also with marks; not Chinese or Japanese.
pub(crate) fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic()
        || matches!(c, '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}') && c != '×'
}

/// Cyrillic and Greek letters: words of their own, and look-alikes of Latin ones.
pub(crate) fn is_foreign(c: char) -> bool {
    matches!(c, '\u{370}'..='\u{52f}')
}

/// Chinese characters and Japanese kana.
pub(crate) fn is_east(c: char) -> bool {
    matches!(c, '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{30fa}' | '\u{30fc}'..='\u{30ff}'
        | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{2fa1f}')
}

/// Any letter. Of scripts that nothing here is written in, everything counts that is no punctuation:
/// what is not known must stay in sight. Ranges, because the tables of the standard library weigh
/// as much as the rest of this crate's data.
pub(crate) fn is_letter(c: char) -> bool {
    is_latin(c)
        || is_foreign(c)
        || is_east(c)
        || matches!(c, '\u{aa}' | '\u{ba}' | '\u{250}'..='\u{2ff}' | '\u{530}'..='\u{1dff}'
            | '\u{1f00}'..='\u{1fff}' | '\u{2126}' | '\u{212a}' | '\u{212b}'
            | '\u{2160}'..='\u{2188}' | '\u{2c00}'..='\u{2dff}' | '\u{3100}'..='\u{31ff}'
            | '\u{a000}'..='\u{d7ff}' | '\u{fb00}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}'
            | '\u{ff66}'..='\u{ffdc}' | '\u{10000}'..='\u{1efff}')
}

/// A letter or a digit, also a raised one.
pub(crate) fn is_word(c: char) -> bool {
    c.is_ascii_digit()
        || is_letter(c)
        || matches!(c, '\u{b2}' | '\u{b3}' | '\u{b9}' | '\u{bc}'..='\u{be}' | '\u{2070}'..='\u{209c}')
}

/// The small letter, for Latin, Greek and Cyrillic.
pub(crate) fn lower(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    let even = u32::from(c) % 2 == 0;
    let up = match c {
        '×' => 0,
        '\u{c0}'..='\u{de}' | '\u{391}'..='\u{3a9}' | '\u{410}'..='\u{42f}' => 0x20,
        '\u{400}'..='\u{40f}' => 0x50,
        '\u{100}'..='\u{137}'
        | '\u{14a}'..='\u{177}'
        | '\u{1e00}'..='\u{1e95}'
        | '\u{1ea0}'..='\u{1eff}'
        | '\u{460}'..='\u{481}'
        | '\u{48a}'..='\u{4bf}'
        | '\u{4d0}'..='\u{52f}'
            if even =>
        {
            1
        }
        '\u{139}'..='\u{148}' | '\u{179}'..='\u{17e}' if !even => 1,
        _ => 0,
    };
    char::from_u32(u32::from(c).saturating_add(up)).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_letters_are_those_of_the_standard() {
        let ranges = [
            '\u{0}'..='\u{17f}',
            '\u{391}'..='\u{3a1}',
            '\u{3a3}'..='\u{3a9}',
            '\u{400}'..='\u{481}',
        ];
        for c in ranges.into_iter().flatten().filter(|c| !matches!(c, '\u{130}' | '\u{178}')) {
            assert_eq!(lower(c).to_string(), c.to_lowercase().to_string(), "{c}");
        }
    }

    #[test]
    fn every_letter_of_the_standard_is_one() {
        for c in ('\u{80}'..='\u{1efff}').filter(|c| c.is_alphabetic()) {
            let known_sign = matches!(c, 'µ' | '\u{2e2f}' | '\u{300}'..='\u{36f}' | '\u{2071}' | '\u{207f}' | '\u{2090}'..='\u{209c}'
                | '\u{2100}'..='\u{214f}' | '\u{24b6}'..='\u{24e9}' | '\u{1e00}'..='\u{1fff}' | '\u{3000}'..='\u{303f}' | '\u{ff21}'..='\u{ff5a}');
            assert!(is_letter(c) || known_sign, "{c} {:x}", u32::from(c));
        }
        for c in " .,;:()[]%<>=+-±≤≥~·°，。、（）①²→™".chars() {
            assert!(!is_letter(c), "{c}");
        }
    }
}
