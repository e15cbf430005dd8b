//! Facts read from words: the longest word wins, negations cancel, uses are not what the goods are.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test may stop at the first broken expectation"
)]

use ree_compose::{Draft, Lexicon, Limits, Suggested, read_text};
use ree_rulebook::{Names, Rulebook, WordRule};

fn suggest(lexicon: &Lexicon, text: &str) -> Vec<Suggested> {
    let limits = Limits::of(&Rulebook::builtin().unwrap());
    read_text(lexicon, text, &limits).unwrap().suggestions
}

/// The heaviest suggestion of a fact, with the words it was read from.
fn heaviest(text: &str, fact: &str) -> Option<(String, String)> {
    let book = Rulebook::builtin().unwrap();
    let lexicon = Lexicon::new(&book).unwrap();
    suggest(&lexicon, text)
        .into_iter()
        .filter(|s| &*s.suggestion.fact == fact)
        .max_by_key(|s| s.weight)
        .map(|s| (s.suggestion.value.to_string(), s.suggestion.text))
}

fn value(text: &str, fact: &str) -> Option<String> {
    heaviest(text, fact).map(|(value, _)| value)
}

#[test]
fn kinds_in_three_languages() {
    assert_eq!(value("Sintered NdFeB magnet, block", "kind").as_deref(), Some("magnet"));
    assert_eq!(value("钇靶", "kind").as_deref(), Some("target"));
    assert_eq!(value("Lautsprecher mit Magnet", "kind").as_deref(), Some("device"));
}

#[test]
fn longer_words_win() {
    // A magnet for a motor is a magnet, a motor is a device.
    assert_eq!(value("motor magnet", "kind").as_deref(), Some("magnet"));
    assert_eq!(value("servo motor", "kind").as_deref(), Some("device"));
}

#[test]
fn negations_cancel() {
    assert_eq!(value("calcined at 800 °C", "calcined").as_deref(), Some("yes"));
    assert_ne!(value("not calcined", "calcined").as_deref(), Some("yes"));
    assert_ne!(value("未烧结", "reaction").as_deref(), Some("solid_solution"));
}

#[test]
fn a_use_is_not_what_the_goods_are() {
    let text = "dysprosium fluoride powder, used in servo motors";
    assert_ne!(value(text, "kind").as_deref(), Some("device"));
}

#[test]
fn words_have_their_places_and_case_of_short_words_counts() {
    let book = Rulebook::builtin().unwrap();
    let lexicon = Lexicon::new(&book).unwrap();
    let found = suggest(&lexicon, "钇靶 target");
    let target = found.iter().find(|s| s.suggestion.text == "target").unwrap();
    assert_eq!((target.suggestion.span.0, target.suggestion.span.1), (3, 9));
    assert!(!target.suggestion.accepted);
}

/// Rules of a made-up vocabulary, so that the mechanics are held apart from the data.
fn invented(text: &str) -> Vec<(String, String)> {
    let rule = |value: &str, words: &[&str]| WordRule {
        fact: "colour".into(),
        elements: Vec::new(),
        value: value.into(),
        words: words.iter().map(|w| (*w).into()).collect(),
        weight: 0,
        open: false,
        doubt: false,
    };
    let words = vec![
        rule("red", &["red", "dark red", "RED"]),
        rule("blue", &["blue"]),
        rule("", &["not red", "for …", "red tape"]),
    ];
    let names = Names { words, ..Names::default() };
    let lexicon = Draft::of(&[], &names).unwrap().finish();
    suggest(&lexicon, text)
        .into_iter()
        .map(|s| (s.suggestion.value.to_string(), s.suggestion.text))
        .collect()
}

#[test]
fn the_mechanics_of_words() {
    let pair = |v: &str, t: &str| (v.to_owned(), t.to_owned());
    assert_eq!(invented("a dark red ball"), [pair("red", "dark red")]);
    assert_eq!(invented("a Dark-Red ball"), [pair("red", "Dark-Red")]);
    assert_eq!(invented("not red"), []);
    assert_eq!(invented("red tape, blue ball"), [pair("blue", "blue")]);
    assert_eq!(invented("ball for red walls, blue"), [pair("blue", "blue")]);
    assert_eq!(invented("ball for red walls; blue"), [pair("blue", "blue")]);
    assert_eq!(invented("covered"), []);
    assert_eq!(invented("reds"), []);
}
