//! What of the law a search finds. Lines: by code, words of both languages, names of elements,
//! commodity codes, and the words by which goods are known that the line's rules control. Answers and
//! measures: by their words. Width and case of letters make no difference.

use ree_rulebook::{Answer, Effect, Family, Item, Rule, Rulebook, WordRule, Words};

use super::law::readers;

/// A word of digits that is this long is a commodity code.
const DIGITS: usize = 4;
/// A word of so many bytes speaks of goods: two Chinese characters, or a name such as SmCo.
const TELLS: usize = 4;

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
    let asked: Vec<(&str, Told)> = split(&words).map(|word| (word, told(rulebook, word))).collect();
    let mut found = Vec::new();
    for family in &rulebook.data().families {
        let of = family.element.as_deref();
        if !element.is_empty() && of != Some(element) {
            continue;
        }
        let names = names(rulebook, of);
        for item in &family.item {
            let text = text(item, &names);
            let mut controlling = readers(rulebook, family, item);
            controlling.retain(|rule| rule.effect == Effect::Controls);
            let known = |(word, told): &(&str, Told)| {
                holds(rulebook, family, item, &text, word)
                    || controlling.iter().any(|rule| met(rule, &told.0, told.1))
            };
            if asked.iter().all(known) {
                found.push((family, item));
            }
        }
    }
    found
}

fn split(words: &str) -> impl Iterator<Item = &str> {
    words.split(' ').filter(|word| !word.is_empty())
}

/// Values of facts that a word speaks of, and whether it names them: their words stand in it. Where none
/// does that a rule controls by, it is a part of theirs.
type Told<'a> = (Vec<&'a WordRule>, bool);

fn told<'a>(rulebook: &'a Rulebook, word: &str) -> Told<'a> {
    let (mut within, mut around) = (Vec::new(), Vec::new());
    if word.len() < TELLS {
        return (within, true);
    }
    // What goods are, not what was done to them: "sintered" is said of many.
    let names_goods = |rule: &&WordRule| rulebook.fact(&rule.fact).is_some_and(|f| f.identity);
    let words = rulebook.names().map_or(&[][..], |names| &names.words);
    for rule in words.iter().filter(names_goods) {
        let (mut inner, mut outer) = (false, false);
        for known in &rule.words {
            let known = plain(known);
            // Chinese stands without spaces: a word may hold several.
            let inside = !known.is_ascii() && known.len() >= TELLS && word.contains(&*known);
            inner |= inside || known == word;
            outer |= known.contains(word);
        }
        if inner {
            within.push(rule);
        } else if outer {
            around.push(rule);
        }
    }
    let rules = &rulebook.data().rules;
    let within_tells = rules.iter().any(|r| r.effect == Effect::Controls && met(r, &within, true));
    if within_tells { (within, true) } else { (around, false) }
}

/// Whether a rule is met by these values: where they are named by all that speak of its facts, else by any.
fn met(rule: &Rule, told: &[&WordRule], named: bool) -> bool {
    let mut spoken = false;
    for (fact, values) in &rule.when {
        let mut of_fact = told.iter().filter(|t| t.fact == *fact).peekable();
        if of_fact.peek().is_some() {
            let meets = of_fact.any(|t| values.contains(&t.value));
            if named && !meets {
                return false;
            }
            spoken |= meets;
        }
    }
    spoken
}

/// Whether an answer of the library holds all the words.
pub(crate) fn in_answer(answer: &Answer, words: &str) -> bool {
    let question = answer.question.iter().flat_map(|q| q.en.iter().chain(&q.zh));
    let ours = [&answer.title, &answer.text, &answer.effect, &answer.caveat];
    every(words, ours.into_iter().flat_map(both).chain(question))
}

/// Whether these texts together hold all the words.
pub(crate) fn in_texts<'a>(texts: impl Iterator<Item = &'a Words>, words: &str) -> bool {
    every(words, texts.flat_map(both))
}

fn both(words: &Words) -> impl Iterator<Item = &ree_rulebook::Str> {
    std::iter::once(&words.en).chain(&words.zh)
}

/// Whether these texts together hold all the words.
pub(crate) fn every<'a>(words: &str, texts: impl Iterator<Item = &'a ree_rulebook::Str>) -> bool {
    let words = plain(words);
    if split(&words).next().is_none() {
        return true;
    }
    let mut text = String::new();
    for part in texts {
        text.push('\n');
        text.push_str(part);
    }
    let text = plain(&text);
    let mut all = split(&words);
    all.all(|word| stands(&text, word))
}

/// Whether a word stands in a text. Short Latin ones stand alone: a symbol is no part of a word.
fn stands(text: &str, word: &str) -> bool {
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
    let alone = word.len() < 3;
    text.match_indices(word).any(|(at, _)| {
        let before = text.get(..at).and_then(|t| t.chars().next_back());
        let after = text.get(at..).and_then(|t| t.get(word.len()..)?.chars().next());
        !alone || !(letter(before) || letter(after))
    })
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
    fn words_by_which_goods_are_known_find_the_lines_that_control_them() {
        let magnets = ["1C904.a.4", "1C905.a.4", "1C909.a.4"];
        assert_eq!(found("NdFeB", "")[..3], magnets);
        assert_eq!(found("烧结钕铁硼", ""), magnets);
        let sintered = found("烧结", "");
        for code in ["1C902.a.4", "1C904.a.4", "1C905.a.4"] {
            assert!(sintered.iter().any(|c| c == code), "{sintered:?}");
        }
        assert!(!sintered.iter().any(|c| c.starts_with("1C906")), "{sintered:?}");
        assert_eq!(found("sintered SmCo", "Sm"), ["1C902.a.4"]);
    }

    #[test]
    fn texts_hold_all_the_words_in_either_language() {
        let text: [Words; 1] = [Words { en: "A rotor, with Dy".into(), zh: Some("转子".into()) }];
        let holds = |words: &str| in_texts(text.iter(), words);
        assert!(holds(" ") && holds("转子　Rotor") && holds("dy"));
        assert!(!holds("rotor stator") && !holds("ro"), "a symbol is no part of a word");
    }

    #[test]
    fn commodity_codes_are_found_by_their_first_digits_with_or_without_dots() {
        assert!(found("2805301200", "").contains(&"1C905.a.1".to_owned()));
        assert_eq!(found("2805.30.12", ""), found("28053012", ""));
        assert_eq!(found("2805 30 12", ""), found("28053012", ""));
    }
}
