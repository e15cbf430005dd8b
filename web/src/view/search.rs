//! What of the law a search finds. Lines: by code, words of both languages, elements by symbol or name,
//! commodity codes, and by the goods that a word speaks of and the line's rules control.
//! Answers and measures: by their words. Width and case of letters make no difference.

use ree_rulebook::{Answer, Effect, Family, Item, Measure, Rule, Rulebook, Str, WordRule, Words};

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

/// How well a line holds a word: better ones first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// All that was asked is its title.
    Title,
    /// Its title begins with it.
    Begins,
    /// Its title has the word, or the word asks for its element.
    InTitle,
    /// Its code, a note or a name of its element has the word.
    InText,
    /// The beginning of one of its words.
    Part,
    /// It controls goods that the word speaks of.
    Goods,
}

/// A line with the texts that words are looked for in.
struct Line<'a> {
    family: &'a Family,
    item: &'a Item,
    titles: String,
    text: String,
}

/// What a word asks for.
struct Asked<'a> {
    word: &'a str,
    /// The listed elements that it names: the line must be of each, or name it as a partner.
    elements: Vec<&'a Str>,
    /// It says nothing else.
    alone: bool,
    /// Some line says it: then nothing is guessed.
    said: bool,
    told: Told<'a>,
}

/// Lines that hold all the words and are of the element; without either, every line. In the order of the
/// law; of one measure those first that hold the words best.
pub(crate) fn lines<'a>(
    rulebook: &'a Rulebook,
    words: &str,
    element: &str,
) -> Vec<(&'a Family, &'a Item)> {
    let words = plain(words);
    // The parts of a commodity code may stand apart.
    let words = commodity_code(&words).unwrap_or(words);
    let all = all(rulebook);
    let asked: Vec<Asked> = split(&words).map(|word| ask(rulebook, word, &all)).collect();
    // Who asks for elements alone reads their lines as the law has them.
    let phrase = if asked.iter().all(|a| a.alone) { "" } else { words.trim() };
    let mut found: Vec<(Rank, &Family, &Item)> = Vec::new();
    for line in &all {
        if !element.is_empty() && line.family.element.as_deref() != Some(element) {
            continue;
        }
        let mut worst = Some(Rank::Title);
        for one in &asked {
            worst = worst.and_then(|worst| Some(worst.max(rank(rulebook, line, one)?)));
        }
        let Some(mut rank) = worst else { continue };
        for title in line.titles.lines().filter(|_| !phrase.is_empty()) {
            match title.strip_prefix(phrase) {
                Some("") => rank = Rank::Title,
                Some(rest) if rank > Rank::Begins && !goes_on(rest) => rank = Rank::Begins,
                _ => {}
            }
        }
        ree_contract::order::insert(&mut found, (rank, line.family, line.item), |known, new| {
            known.1.measure != new.1.measure || known.0 <= new.0
        });
    }
    found.into_iter().map(|(_, family, item)| (family, item)).collect()
}

fn split(words: &str) -> impl Iterator<Item = &str> {
    words.split(' ').filter(|word| !word.is_empty())
}

/// Every line.
fn all(rulebook: &Rulebook) -> Vec<Line<'_>> {
    let mut all = Vec::new();
    for family in &rulebook.data().families {
        let names = names(rulebook, family.element.as_deref());
        for item in &family.item {
            let mut titles = String::new();
            push(&mut titles, &item.text);
            let mut text = [&*item.code, "\n", &names].concat();
            for note in &item.notes {
                push(&mut text, note);
            }
            all.push(Line { family, item, titles: plain(&titles), text: plain(&text) });
        }
    }
    all
}

fn push(out: &mut String, words: &Words) {
    for text in both(words) {
        out.push_str(text);
        out.push('\n');
    }
}

fn ask<'a>(rulebook: &'a Rulebook, word: &'a str, all: &[Line]) -> Asked<'a> {
    let mut elements: Vec<&Str> = Vec::new();
    let mut alone = false;
    for listed in rulebook.listed() {
        let symbol = &listed.element;
        let mut named = symbol.eq_ignore_ascii_case(word);
        alone |= named;
        for name in plain(&names(rulebook, Some(symbol))).lines() {
            alone |= name == word;
            // Chinese has one character for it. A longer name begins a word: Dysprosiumoxid.
            let within = name.len() >= TELLS && word.starts_with(name);
            named |= name == word || within || (is_one(name) && word.contains(name));
        }
        if named && !elements.contains(&symbol) {
            elements.push(symbol);
        }
    }
    let mut told = if alone { (Vec::new(), By::Part) } else { told(rulebook, word) };
    let mut said = false;
    for line in all.iter().filter(|l| stands(&l.titles, word).or(stands(&l.text, word)).is_some()) {
        said = true;
        // The law has the word itself for these goods, and means by it what it says.
        if told.1 == By::Part || controls(rulebook, line, &told) {
            told.0.clear();
            break;
        }
    }
    Asked { word, elements, alone, said, told }
}

/// Whether this is one character, and no Latin one.
fn is_one(name: &str) -> bool {
    !name.is_ascii() && name.chars().nth(1).is_none()
}

/// How well a line holds a word; none if it does not.
fn rank(rulebook: &Rulebook, line: &Line, asked: &Asked) -> Option<Rank> {
    let of = |symbol: &Str| {
        line.family.element.iter().chain(&line.item.partners).any(|own| own == symbol)
    };
    if !asked.elements.iter().all(|symbol| of(symbol)) {
        return None;
    }
    if asked.alone {
        return Some(Rank::InTitle);
    }
    if let Some(digits) = commodity_code(asked.word) {
        return codes(line.item).any(|code| code.starts_with(&digits)).then_some(Rank::InText);
    }
    match (stands(&line.titles, asked.word), stands(&line.text, asked.word)) {
        (Some(true), _) => return Some(Rank::InTitle),
        (_, Some(true)) => return Some(Rank::InText),
        (None, None) => {}
        _ => return Some(Rank::Part),
    }
    let mut controls = controls(rulebook, line, &asked.told);
    // Of a word that speaks of no goods the element in it is all that is known.
    controls |= !asked.said && asked.told.0.is_empty() && !asked.elements.is_empty();
    controls.then_some(Rank::Goods)
}

/// Whether the rules of a line control the goods that a word speaks of.
fn controls(rulebook: &Rulebook, line: &Line, told: &Told) -> bool {
    let mut rules = readers(rulebook, line.family, line.item).into_iter();
    !told.0.is_empty() && rules.any(|r| r.effect == Effect::Controls && met(r, told))
}

/// Values of facts that a word speaks of, and how a rule is met by them.
type Told<'a> = (Vec<&'a WordRule>, By);

/// How a rule is met by the values that a word speaks of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum By {
    /// All of its facts that they speak of name them first: what a rule is about stands there first.
    First,
    /// All of its facts that they speak of name them.
    Named,
    /// Some fact of it does: the word is only the beginning of theirs.
    Part,
}

fn told<'a>(rulebook: &'a Rulebook, word: &str) -> Told<'a> {
    let (mut within, mut around) = (Vec::new(), Vec::new());
    if word.len() < TELLS {
        return (within, By::Part);
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
            outer |= stands(&known, word).is_some();
        }
        if inner {
            within.push(rule);
        } else if outer {
            around.push(rule);
        }
    }
    // Who names several facts says by them what it is.
    let one = within.first().is_some_and(|first| within.iter().all(|t| t.fact == first.fact));
    let mut told = (within, By::First);
    let rules = &rulebook.data().rules;
    for by in [By::First, By::Named] {
        told.1 = by;
        if by == By::First && !one {
            continue;
        }
        if rules.iter().any(|r| r.effect == Effect::Controls && met(r, &told)) {
            return told;
        }
    }
    (around, By::Part)
}

/// Whether a rule is met by what a word speaks of.
fn met(rule: &Rule, (told, by): &Told) -> bool {
    let mut spoken = false;
    for (fact, values) in &rule.when {
        let of_fact = |t: &&&WordRule| t.fact == *fact;
        if told.iter().any(|t| of_fact(&t)) {
            let values = if *by == By::First { values.get(..1) } else { Some(&**values) };
            let values = values.unwrap_or_default();
            let meets = told.iter().filter(of_fact).any(|t| values.contains(&t.value));
            if *by != By::Part && !meets {
                return false;
            }
            spoken |= meets;
        }
    }
    spoken
}

/// Whether an answer of the library holds all the words.
pub(crate) fn in_answer(answer: &Answer, words: &str) -> bool {
    let mut text = String::new();
    for ours in [&answer.title, &answer.text, &answer.effect, &answer.caveat] {
        push(&mut text, ours);
    }
    for asked in answer.question.iter().flat_map(|q| q.en.iter().chain(&q.zh)) {
        text.push_str(asked);
    }
    holds(words, &text)
}

/// Whether a measure holds all the words by its names; `more` also by what it is about: its elements, and
/// these words on where it stands.
pub(crate) fn in_measure(
    measure: &Measure,
    more: Option<&str>,
    rulebook: &Rulebook,
    words: &str,
) -> bool {
    let mut text = String::new();
    for own in [&measure.short, &measure.title, &measure.number] {
        push(&mut text, own);
    }
    if let Some(stands) = more {
        push(&mut text, &measure.topic);
        text.push_str(stands);
        for symbol in rulebook.listed_by(&measure.id) {
            text.push('\n');
            text.push_str(symbol);
            text.push_str(&names(rulebook, Some(symbol)));
        }
    }
    holds(words, &text)
}

fn both(words: &Words) -> impl Iterator<Item = &Str> {
    std::iter::once(&words.en).chain(&words.zh)
}

/// Whether these texts together hold all the words.
pub(crate) fn every<'a>(words: &str, texts: impl Iterator<Item = &'a Str>) -> bool {
    let mut text = String::new();
    for part in texts {
        text.push_str(part);
        text.push('\n');
    }
    holds(words, &text)
}

/// Whether a text holds all the words.
fn holds(words: &str, text: &str) -> bool {
    let (words, text) = (plain(words), plain(text));
    let mut all = split(&words);
    all.all(|word| stands(&text, word).is_some())
}

/// Whether a word stands in a text, and whether as a whole word. Short Latin ones stand alone, a symbol is
/// no part of a word; longer ones may go on, for who still types, but are not looked for within others:
/// erbium is not terbium.
fn stands(text: &str, word: &str) -> Option<bool> {
    let latin = word.starts_with(|c: char| c.is_ascii_alphabetic());
    let mut found = None;
    for (at, _) in text.match_indices(word).filter(|_| !word.is_empty()) {
        let before = text.get(..at).and_then(|t| t.chars().next_back());
        let rest = text.get(at..).and_then(|t| t.get(word.len()..)).unwrap_or_default();
        let whole = !latin || !goes_on(rest.strip_prefix('s').unwrap_or(rest)) || !goes_on(rest);
        let begins = !latin || !before.is_some_and(|c| c.is_ascii_alphabetic());
        if begins && (whole || word.len() > 2) {
            found = found.max(Some(whole));
        }
    }
    found
}

/// Whether a text begins with a Latin letter.
fn goes_on(rest: &str) -> bool {
    rest.starts_with(|c: char| c.is_ascii_alphabetic())
}

/// The names of an element, each on a line of its own.
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

/// The digits of a commodity code, if that is what was written: `2805.30.12`, `8505 11`.
pub(crate) fn commodity_code(words: &str) -> Option<String> {
    let digits: String = words.chars().filter(|c| *c != '.' && *c != ' ').collect();
    (digits.len() >= DIGITS && digits.bytes().all(|b| b.is_ascii_digit())).then_some(digits)
}

/// The commodity codes of a line, of either year.
fn codes(item: &Item) -> impl Iterator<Item = &Str> {
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
    fn the_name_of_an_element_asks_like_its_symbol() {
        for (name, symbol) in
            [("dysprosium", "Dy"), ("镝", "Dy"), ("Samarium", "Sm"), ("erbium", "er"), ("铒", "Er")]
        {
            assert_eq!(found(name, ""), found(symbol, ""), "{name}");
        }
        assert!(!found("erbium", "").iter().any(|code| code.starts_with("1C904")), "no terbium");
        assert!(found("dysp", "").iter().all(|code| code.starts_with("1C90")), "who still types");
    }

    #[test]
    fn what_is_asked_in_full_comes_first_and_all_words_fit_the_line() {
        for (words, first, element) in [
            ("氧化镝", "1C905.b", "1C905"),
            ("gadolinium oxide", "1C903.b", "1C903"),
            ("Dy oxide", "1C905.b", "1C905"),
            ("Dysprosiumoxid", "1C905.b", "1C905"),
            ("金属镝", "1C905.a.1", "1C905"),
            ("dysprosium metal", "1C905.a.1", "1C905"),
            ("holmium oxide", "1C909.b", "1C909"),
            ("镝靶", "1C905.a.3.a", "1C905"),
            ("dysprosium magnet", "1C905.a.4", "1C905"),
        ] {
            let found = found(words, "");
            assert_eq!(found.first().map(String::as_str), Some(first), "{words}: {found:?}");
            assert!(found.iter().all(|code| code.starts_with(element)), "{words}: {found:?}");
        }
    }

    #[test]
    fn a_word_that_lines_say_is_not_guessed_at() {
        let targets = found("target", "");
        assert!(targets.contains(&"1C905.a.3".to_owned()), "{targets:?}");
        for other in ["1C905.a.1", "1C905.b", "1C909.a.4"] {
            assert!(!targets.contains(&other.to_owned()), "{targets:?}");
        }
        // Of goods by a chemical's name: oxides and compounds, no metal.
        let zirconia = found("zirconia", "");
        assert!(zirconia.contains(&"1C908.b".to_owned()), "{zirconia:?}");
        assert!(!zirconia.iter().any(|code| code.contains(".a")), "{zirconia:?}");
    }

    #[test]
    fn measures_are_found_by_name_elements_and_where_they_stand() {
        let rulebook = Rulebook::builtin().unwrap();
        let found = |words: &str, more: Option<&str>| -> Vec<&str> {
            let measures = rulebook.measures().iter();
            let held = measures.filter(|m| in_measure(m, more, &rulebook, words));
            held.map(|m| &*m.id).collect()
        };
        assert_eq!(found("Announcement 57", None), ["mofcom-gacc-57-2025"]);
        assert_eq!(found("第57号公告", None), ["mofcom-gacc-57-2025"]);
        assert_eq!(found("holmium", None), [""; 0]);
        assert!(found("holmium", Some("")).contains(&"mofcom-gacc-57-2025"));
        assert!(found("suspended announcement", Some("suspended")).len() > 1);
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
        let text = ["A rotor, with Dy".into(), "转子".into()];
        let holds = |words: &str| every(words, text.iter());
        assert!(holds(" ") && holds("转子　Rotor") && holds("dy"));
        assert!(!holds("rotor stator") && !holds("ro"), "a symbol is no part of a word");
        assert!(holds("rot") && !holds("otor"), "who still types has begun a word");
    }

    #[test]
    fn commodity_codes_are_found_by_their_first_digits_with_or_without_dots() {
        assert!(found("2805301200", "").contains(&"1C905.a.1".to_owned()));
        assert_eq!(found("2805.30.12", ""), found("28053012", ""));
        assert_eq!(found("2805 30 12", ""), found("28053012", ""));
    }
}
