//! What stands as an amount is something, whatever stands in the place of its name: it is told as not
//! read, it may be any element, and no balance is reckoned over it.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::arithmetic_side_effects,
    reason = "a test may stop at the first broken expectation"
)]

use ree_compose::{Interval, Lexicon, Limits, read_text};
use ree_rulebook::Rulebook;
use rust_decimal::Decimal;

/// What people write where they have no name, or one that is not known.
#[rustfmt::skip]
const PLACEHOLDERS: &[&str] = &[
    // Signs, nothing, numbers.
    "***", "?", "??", "#", "*", "@", "___", "__", "[]", "( )", "□", "×××", "…", "", "4", "12",
    // Numbers of registers.
    "EC 231-073-9", "231-073-9", "REACH 01-2119485283-36-0000", "HS 2805.30", "HS 280530", "CAS", "No. 5", "lot 3",
    // Words that name no substance.
    "component 4", "component", "element", "special element", "ingredient A", "substance", "alloy", "material", "powder",
    "coating", "plating", "core", "phase", "grain boundary phase", "metal", "oxide", "salt", "product", "white", "special",
    "content", "涂层", "镀层", "元素", "组分", "合金", "材料", "粉末", "金属", "氧化物", "Beschichtung", "Legierung", "Werkstoff",
    "Pulver", "Metall", "コーティング", "main component", "主要成分", "unknown", "confidential", "保密", "tbd",
    // Words that are not known.
    "Xyz", "foo bar", "Hastelloy", "substance Q7", "β phase",
    // Symbols that are none, misread or of another alphabet.
    "Oy", "Py", "Cy", "Vy", "Bx", "Od", "By", "Dv", "Νd", "Dу", "Tв", "dy", "DY",
];

/// A list with two places for a name; `{}` stands where the amount has none.
const NOTATIONS: &[&str] = &[
    "Nd 27 %, {} 3 %, B 1 %, Fe balance",
    "Nd 27, {} 3, B 1, Fe bal",
    "Nd 27 %; {} 3 %; B 1 %; Fe balance",
    "Nd\t27\n{}\t3\nB\t1\nFe\tbal",
    "Nd\t27 %\n{}\t3 %\nB\t1 %\nFe\tbal",
    "Element\tWt %\nNd\t27\n{}\t3\nB\t1\nFe\tbal",
    "Element\tWt %\n{}\t3\nNd\t27\nB\t1\nFe\tbal",
    "| Element | wt% |\n|---|---|\n| Nd | 27 |\n| {} | 3 |\n| B | 1 |\n| Fe | bal |",
    "Nd: 27 %, {}: 3 %, B: 1 %, Fe: balance",
    "Nd = 27 %, {} = 3 %, B = 1 %, Fe = balance",
    "Nd 27 %\n{} 3 %\nB 1 %\nFe balance",
    "Nd (27 %), {} (3 %), B (1 %), Fe (balance)",
    "27 % (Nd), 3 % ({}), 1 % (B), balance (Fe)",
    "27 % Nd, 3 % {}, 1 % B, balance Fe",
    "{} 3 %, Nd 27 %, B 1 %, Fe balance",
    "Nd 27 %, B 1 %, Fe balance, {} 3 %",
    "Nd 27 %, {} max 3 %, B 1 %, Fe balance",
    "Nd 27 %, {} 2-3 %, B 1 %, Fe balance",
];

#[test]
fn an_amount_without_a_name_never_vanishes() {
    let book = Rulebook::builtin().unwrap();
    let lexicon = Lexicon::new(&book).unwrap();
    let limits = Limits::of(&book);
    let mut wrong = Vec::new();
    for placeholder in PLACEHOLDERS {
        for notation in NOTATIONS {
            let text = notation.replace("{}", placeholder);
            let read =
                read_text(&lexicon, &text, &limits).unwrap_or_else(|e| panic!("{text:?}: {e}"));
            let reading = read.readings.first().unwrap();
            let told = !reading.unread.is_empty() || !reading.undisclosed.is_zero();
            let may = |el: &str| reading.content(el).interval;
            // Where a stroke joins two numbers they are a range.
            if !told || may("Tb") != Interval::ANY {
                wrong.push(format!("{text:?}: Tb {:?}, unread {:?}", may("Tb"), reading.unread));
            }
            let iron = may("Fe");
            if !reading.unread.is_empty() && iron.low > Decimal::from(70) {
                wrong.push(format!("{text:?}: the balance is reckoned over it: {iron:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn the_number_of_a_line_is_no_amount() {
    let book = Rulebook::builtin().unwrap();
    let lexicon = Lexicon::new(&book).unwrap();
    let limits = Limits::of(&book);
    for text in [
        "1. Nd 30 %\n2. B 1 %\n3. Fe 69 %",
        "1) Nd 30 %; 2) B 1 %; 3) Fe 69 %",
        "(1) Nd 30\n(2) B 1\n(3) Fe 69",
        "Sample 2: Nd 30, B 1, Fe 69",
        "Test report No. 12: Nd 30 %, B 1 %, Fe balance",
    ] {
        let read = read_text(&lexicon, text, &limits).unwrap_or_else(|e| panic!("{text:?}: {e}"));
        let reading = read.readings.first().unwrap();
        assert!(reading.unread.is_empty(), "{text:?}: {:?}", reading.unread);
        assert_eq!(reading.content("Tb").interval, Interval::ZERO, "{text:?}");
    }
}

#[test]
fn a_number_that_is_no_content_is_none() {
    let book = Rulebook::builtin().unwrap();
    let lexicon = Lexicon::new(&book).unwrap();
    let limits = Limits::of(&book);
    let beside = [
        "density 7.5",
        "lot 12345",
        "lot 3",
        "tolerance 5 %",
        "purity 99.9 %",
        "size 10",
        "HS 8505111000",
        "total 100 %",
        "Total: 100",
        "密度7.5",
        "Toleranz 5 %",
        "48 pieces",
        "Br 13.2",
    ];
    for words in beside {
        for list in ["Nd 27 %, B 1 %, Fe balance", "Nd 27, B 1, Fe bal"] {
            let text = format!("{list}; {words}");
            let read =
                read_text(&lexicon, &text, &limits).unwrap_or_else(|e| panic!("{text:?}: {e}"));
            let reading = read.readings.first().unwrap();
            assert!(reading.unread.is_empty(), "{text:?}: {:?}", reading.unread);
            assert_eq!(reading.content("Tb").interval, Interval::ZERO, "{text:?}");
        }
    }
}
