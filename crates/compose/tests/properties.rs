//! What must hold for every text: reading never panics, spans lie in the text, the order of
//! components is nothing, and what is shown as a list reads the same again.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test may stop at the first broken expectation"
)]

use std::sync::OnceLock;

use proptest::prelude::*;
use ree_compose::{Composition, Lexicon, Limits, read, read_text};
use ree_contract::{Component, CompositionInput, ErrorKind};
use ree_rulebook::Rulebook;
use rust_decimal::Decimal;
use serde::Deserialize;

#[derive(Deserialize)]
struct Table {
    reading: Vec<Case>,
}
#[derive(Deserialize)]
struct Case {
    text: String,
}

struct Known {
    lexicon: Lexicon,
    limits: Limits,
    texts: Vec<String>,
}

fn known() -> &'static Known {
    static KNOWN: OnceLock<Known> = OnceLock::new();
    KNOWN.get_or_init(|| {
        let book = Rulebook::builtin().unwrap();
        let mut texts = Vec::new();
        for entry in std::fs::read_dir("../../tests/readings").unwrap() {
            let table: Table =
                toml::from_str(&std::fs::read_to_string(entry.unwrap().path()).unwrap()).unwrap();
            texts.extend(table.reading.into_iter().map(|c| c.text));
        }
        texts.sort();
        let lexicon = Lexicon::new(&book).unwrap();
        Known { lexicon, limits: Limits::of(&book), texts }
    })
}

/// Everything that must hold of one text.
fn sound(text: &str) {
    let k = known();
    let length = u32::try_from(text.encode_utf16().count()).unwrap();
    let read = match read_text(&k.lexicon, text, &k.limits) {
        Ok(read) => read,
        Err(e) => {
            let kinds = [ErrorKind::TooLarge, ErrorKind::ImpossibleAmount];
            assert!(kinds.contains(&e.kind), "{text:?}: {e}");
            return;
        }
    };
    for suggested in &read.suggestions {
        let span = suggested.suggestion.span;
        assert!(span.0 < span.1 && span.1 <= length, "{text:?}: {span:?}");
    }
    assert!(!read.readings.is_empty() && read.readings.len() <= 4);
    for reading in &read.readings {
        let spans = reading.parts.iter().filter_map(|p| p.span);
        for span in spans.chain(reading.unread.iter().map(|u| u.span)) {
            assert!(span.0 <= span.1 && span.1 <= length, "{text:?}: {span:?}");
        }
        for unread in &reading.unread {
            let units: Vec<u16> = text.encode_utf16().collect();
            let cut = &units[unread.span.0 as usize..unread.span.1 as usize];
            assert_eq!(String::from_utf16_lossy(cut), unread.text, "{text:?}");
        }
        if !reading.unread.is_empty() {
            assert_eq!(reading.undisclosed, Decimal::ONE_HUNDRED, "{text:?}");
        }
        for element in ["Sm", "Gd", "Tb", "Dy", "Lu", "Sc", "Y", "Fe"] {
            let content = reading.content(element).interval;
            assert!(content.low <= content.high, "{text:?}: {element} {content:?}");
            assert!(content.high <= Decimal::ONE_HUNDRED, "{text:?}: {element} {content:?}");
            assert!(!content.low.is_sign_negative() || content.low.is_zero());
        }
    }
}

/// A text cut, doubled, joined and sprinkled.
fn mutated() -> impl Strategy<Value = String> {
    let texts = known().texts.len();
    let junk = prop::sample::select(vec![
        "%",
        "(",
        ")",
        "≤",
        "-",
        "–",
        ":",
        ",",
        "，",
        ";",
        "\n",
        "|",
        "\t",
        "0",
        "9",
        ".",
        "x",
        "Dy",
        "Y",
        "RE",
        "TREO",
        "余量",
        "bal",
        "max",
        "·",
        "±",
        "/",
        "+",
        "н",
        "С",
        "n.d.",
        "无",
        "不含",
        "8YSZ",
        "{",
        "\u{0}",
        "𠮷",
        "1e999",
        "99999999999999999999",
        "ppm",
    ]);
    (
        0..texts,
        0..texts,
        any::<prop::sample::Index>(),
        any::<prop::sample::Index>(),
        prop::collection::vec((any::<prop::sample::Index>(), junk), 0..6),
    )
        .prop_map(|(a, b, cut, join, sprinkles)| {
            let chars = |i: usize| known().texts[i].chars().collect::<Vec<char>>();
            let (mut first, second) = (chars(a), chars(b));
            if !first.is_empty() {
                first.truncate(cut.index(first.len()) + 1);
            }
            if !second.is_empty() {
                first.extend(&second[join.index(second.len())..]);
            }
            for (place, junk) in sprinkles {
                let at = place.index(first.len() + 1);
                first.splice(at..at, junk.chars());
            }
            first.into_iter().collect()
        })
}

fn listed(read: &Composition) -> Vec<Component> {
    read.readings[0].parts.iter().filter_map(|p| p.component.clone()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, ..ProptestConfig::default() })]

    #[test]
    fn arbitrary_text_is_read_soundly(text in "\\PC{0,60}") {
        sound(&text);
    }

    #[test]
    fn mutated_text_is_read_soundly(text in mutated()) {
        sound(&text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, ..ProptestConfig::default() })]

    #[test]
    fn order_of_components_is_nothing(
        case in 0..known().texts.len(),
        seed in prop::collection::vec(any::<u32>(), 40),
    ) {
        let k = known();
        let Ok(read_once) = read_text(&k.lexicon, &k.texts[case], &k.limits) else { return Ok(()) };
        let list = listed(&read_once);
        let Ok(plain) = read(&k.lexicon, &CompositionInput::List(list.clone()), &k.limits) else { return Ok(()) };
        let mut keyed: Vec<(u32, Component)> =
            list.into_iter().enumerate().map(|(i, c)| (seed[i % seed.len()], c)).collect();
        keyed.sort_by_key(|(k, _)| *k);
        let shuffled: Vec<Component> = keyed.into_iter().map(|(_, c)| c).collect();
        let other = read(&k.lexicon, &CompositionInput::List(shuffled), &k.limits).unwrap();
        for element in ["Sm", "Gd", "Tb", "Dy", "Lu", "Sc", "Y", "Fe", "Co", "Al"] {
            let (a, b) = (plain.readings[0].content(element), other.readings[0].content(element));
            prop_assert_eq!(a, b, "{} in {:?}", element, k.texts[case]);
        }
    }
}

#[test]
fn every_shown_text_is_read_soundly() {
    for text in &known().texts {
        sound(text);
    }
}

/// A listed element that is added to a text is never lost: it has a content, or something is not read.
#[test]
fn an_added_element_is_never_lost() {
    let k = known();
    let mut lost = Vec::new();
    let additions = [
        "; Dy 1.5 %",
        "\nDy: 1.5 %",
        "; 镝 1.5%",
        "; 1.5 % Dy",
        "; dysprosium 1.5 wt%",
        "; Dy2O3 1.5 %",
        "; contains Dy",
        "; 7429-91-6 1.5 %",
        ", Dy 1.5 %",
        "，镝1.5%",
        " (Dy 1.5 %)",
        ", with 1.5 % Dy",
    ];
    let fronts = ["Dy 1.5 %; ", "Dy 1.5 %\n", "1.5 % Dy, ", "Dysprosium 1.5 %, "];
    for text in &k.texts {
        let behind = additions.iter().map(|a| format!("{text}{a}"));
        let longer = behind.chain(fronts.iter().map(|f| format!("{f}{text}")));
        for longer in longer {
            let Ok(read) = read_text(&k.lexicon, &longer, &k.limits) else { continue };
            let told = text.contains("Dy")
                || text.contains('镝')
                || text.contains("heavy")
                || text.contains("ジスプロシウム");
            for reading in &read.readings {
                let content = reading.content("Dy");
                if !told && (content.interval.high.is_zero() || !content.stated) {
                    lost.push(longer.clone());
                }
            }
        }
    }
    assert!(lost.is_empty(), "{} lost:\n{}", lost.len(), lost.join("\n"));
}

/// The components as shown, sent back as a list, never come to less than the text said: the list
/// form is poorer (a share of a sum, a variable with a range), so it may leave more open.
#[test]
fn a_reading_sent_back_as_a_list_says_no_less() {
    let k = known();
    let mut wrong = Vec::new();
    let mut compared = 0;
    for text in &k.texts {
        let Ok(first) = read_text(&k.lexicon, text, &k.limits) else { continue };
        let reading = &first.readings[0];
        // What was not read, was not disclosed, or stands in groups is not in the list.
        let whole = reading.unread.is_empty() && reading.undisclosed.is_zero();
        if !whole || !reading.groups.is_empty() || first.readings.len() > 1 {
            continue;
        }
        let again = match read(&k.lexicon, &CompositionInput::List(listed(&first)), &k.limits) {
            Ok(again) => again,
            Err(e) => {
                wrong.push(format!("{text:?}: {e}"));
                continue;
            }
        };
        let sums = reading.parts.iter().any(|p| p.sum);
        let near = Decimal::new(1, 6);
        for element in ["Sm", "Gd", "Tb", "Dy", "Lu", "Sc", "Y"] {
            let a = reading.content(element).interval;
            let b = again.readings[0].content(element).interval;
            let wider = b.low <= a.low + near && b.high + near >= a.high;
            let same = (b.low - a.low).abs() < near && (b.high - a.high).abs() < near;
            let variable = text.contains('x');
            // Nines say that a name is all there is; the list form has no word for them.
            let nines = text.contains("3N") || text.contains("4N");
            if !wider || (!same && !sums && !variable && !nines) {
                wrong.push(format!("{text:?}: {element} {a:?} and {b:?}"));
            }
        }
        compared += 1;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(compared > 100, "only {compared} texts were compared");
}
