//! Which lines of the law a search finds: by code, words of both languages, names of elements and
//! commodity codes. Width and case of letters make no difference.

use ree_rulebook::{Family, Item, Rulebook};

/// A word of digits that is this long is a commodity code.
const DIGITS: usize = 4;

/// Letters as they are compared: narrow and small.
pub(crate) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let narrow = match c {
            '\u{3000}' | '\u{a0}' => ' ',
            '\u{ff01}'..='\u{ff5e}' => {
                u32::from(c).checked_sub(0xfee0).and_then(char::from_u32).unwrap_or(c)
            }
            _ => c,
        };
        out.push(narrow.to_ascii_lowercase());
    }
    out
}

/// Lines that hold all the words and are of the element; without either, every line. The symbol of a
/// listed element is no word but asks for its lines and for those that name it as a partner.
pub(crate) fn lines<'a>(
    rulebook: &'a Rulebook,
    words: &str,
    element: &str,
) -> Vec<(&'a Family, &'a Item)> {
    let words = plain(words);
    // The parts of a commodity code may stand apart.
    let words = commodity_code(&words).unwrap_or(words);
    let mut found = Vec::new();
    for family in &rulebook.data().families {
        let of = family.element.as_deref();
        if !element.is_empty() && of != Some(element) {
            continue;
        }
        let names = names(rulebook, of);
        for item in &family.item {
            let text = text(item, &names);
            let mut every = words.split(' ').filter(|word| !word.is_empty());
            if every.all(|word| holds(rulebook, family, item, &text, word)) {
                found.push((family, item));
            }
        }
    }
    found
}

fn names(rulebook: &Rulebook, symbol: Option<&str>) -> String {
    let mut out = String::new();
    let element = symbol.and_then(|symbol| rulebook.element(symbol));
    for names in element.iter().flat_map(|e| e.names.values()) {
        for name in names {
            out.push('\n');
            out.push_str(name);
        }
    }
    out
}

/// Everything of a line that words are looked for in.
fn text(item: &Item, names: &str) -> String {
    let mut out = [&*item.code, names].concat();
    for words in std::iter::once(&item.text).chain(&item.notes) {
        for text in std::iter::once(&words.en).chain(&words.zh) {
            out.push('\n');
            out.push_str(text);
        }
    }
    plain(&out)
}

fn holds(rulebook: &Rulebook, family: &Family, item: &Item, text: &str, word: &str) -> bool {
    let same = |symbol: &str| symbol.eq_ignore_ascii_case(word);
    if rulebook.listed().iter().any(|l| same(&l.element)) {
        let own = family.element.iter().chain(&item.partners);
        return own.into_iter().any(|symbol| same(symbol));
    }
    match commodity_code(word) {
        Some(digits) => codes(item).any(|code| code.starts_with(&digits)),
        None => text.contains(word),
    }
}

/// The digits of a commodity code, if that is what was written: `2805.30.12`, `8505 11`.
pub(crate) fn commodity_code(words: &str) -> Option<String> {
    let digits: String = words.chars().filter(|c| *c != '.' && *c != ' ').collect();
    (digits.len() >= DIGITS && digits.bytes().all(|b| b.is_ascii_digit())).then_some(digits)
}

/// The commodity codes of a line, of either year.
fn codes(item: &Item) -> impl Iterator<Item = &ree_rulebook::Str> {
    let of_2025 = item.commodity_codes_2025.iter().chain(&item.commodity_codes_2025_inferred);
    of_2025.chain(&item.commodity_codes_2026)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(words: &str, element: &str) -> Vec<String> {
        let rulebook = Rulebook::builtin().unwrap();
        lines(&rulebook, words, element).iter().map(|(_, i)| i.code.to_string()).collect()
    }

    #[test]
    fn nothing_asked_shows_every_line() {
        let rulebook = Rulebook::builtin().unwrap();
        let all: usize = rulebook.data().families.iter().map(|f| f.item.len()).sum();
        assert_eq!(found(" ", "").len(), all);
    }

    #[test]
    fn width_and_case_make_no_difference() {
        assert_eq!(found("１ｃ９０５．Ａ．４", ""), ["1C905.a.4"]);
        assert_eq!(found("TERBIUM　alloy", ""), found("terbium alloy", ""));
    }

    #[test]
    fn both_languages_are_searched_and_all_words_must_be_there() {
        assert!(found("钕铁硼", "").contains(&"1C905.a.4".to_owned()));
        assert!(found("permanent magnet", "Dy").contains(&"1C905.a.4".to_owned()));
        assert_eq!(found("钕铁硼 nothing", ""), [""; 0]);
    }

    #[test]
    fn a_symbol_asks_for_the_lines_of_its_element_and_of_partners() {
        let yttrium = found("y", "");
        assert!(yttrium.iter().any(|code| code == "1C908.a"));
        assert!(!yttrium.iter().any(|code| code == "1C905.a.4"));
        assert!(found("tb", "").contains(&"1C905.a.2.b".to_owned()), "a partner");
    }

    #[test]
    fn names_of_the_element_find_lines_that_do_not_say_it() {
        assert_eq!(found("镝", "Dy").len(), found("", "Dy").len());
        assert_eq!(found("dysprosium", "Dy").len(), found("", "Dy").len());
    }

    #[test]
    fn commodity_codes_are_found_by_their_first_digits_with_or_without_dots() {
        assert!(found("2805301200", "").contains(&"1C905.a.1".to_owned()));
        assert_eq!(found("2805.30.12", ""), found("28053012", ""));
        assert_eq!(found("2805 30 12", ""), found("28053012", ""));
    }
}
