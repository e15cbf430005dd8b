//! The list form: what it reads and what it refuses, and where.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test may stop at the first broken expectation"
)]

use ree_compose::{Composition, Lexicon, Limits, read};
use ree_contract::{Component, CompositionInput, ErrorBody, ErrorKind, Substance};
use ree_rulebook::Rulebook;

fn reads(json: &str) -> Result<Composition, ErrorBody> {
    let book = Rulebook::builtin().unwrap();
    let lexicon = Lexicon::new(&book).unwrap();
    let input: CompositionInput = serde_json::from_str(json).unwrap();
    read(&lexicon, &input, &Limits::of(&book))
}

fn content(json: &str, element: &str) -> String {
    let read = reads(json).unwrap();
    let i = read.readings[0].content(element).interval;
    format!("{}..{}", i.low.normalize(), i.high.normalize())
}

fn refused(json: &str) -> (ErrorKind, String, String) {
    let e = reads(json).unwrap_err();
    let hint = e.hint.map(|h| h.en.to_string()).unwrap_or_default();
    (e.kind, e.r#where.unwrap_or_default(), hint)
}

#[test]
fn the_contracts_own_example() {
    let list = r#"[
        { "substance": "Dy", "amount": { "mass_percent": "3.1" } },
        { "substance": "Nd", "amount": { "mass_percent": ["26.5", "27.5"] } },
        { "substance": "Y2O3", "amount": { "mass_percent": { "max": "0.05" } } },
        { "substance": "Fe", "amount": "balance" },
        { "substance": "7440-00-8", "amount": "unknown" },
        { "substance": "other", "amount": { "mass_percent": "1.2" } } ]"#;
    assert_eq!(content(list, "Dy"), "3.1..3.1");
    assert_eq!(content(list, "Fe"), "68.15..69.2");
    assert_eq!(content(list, "Tb"), "0..1.2");
    let read = reads(list).unwrap();
    assert_eq!(read.readings[0].undisclosed.to_string(), "1.2");
    assert!(read.readings[0].parts.iter().all(|p| p.span.is_none()));
}

#[test]
fn numbers_are_kept_as_written() {
    assert_eq!(
        content(r#"[{ "substance": "Dy", "amount": { "mass_percent": 0.1 } }]"#, "Dy"),
        "0.1..0.1"
    );
    assert_eq!(
        content(r#"[{ "substance": "Dy", "amount": { "ppm": 1e-7 } }]"#, "Dy"),
        "0.00000000001..0.00000000001"
    );
    let seventeen =
        r#"[{ "substance": "Dy", "amount": { "mass_percent": "0.17999999999999999" } }]"#;
    assert_eq!(content(seventeen, "Dy"), "0.17999999999999999..0.17999999999999999");
}

#[test]
fn every_unit() {
    let at = r#"[{ "substance": "Sm", "amount": { "atomic_percent": "50" } }, { "substance": "Co", "amount": { "atomic_percent": "50" } }]"#;
    assert!(content(at, "Sm").starts_with("71.84"));
    let moles = r#"[{ "substance": "Sm", "amount": { "moles": "1" } }, { "substance": "Co", "amount": { "moles": "5" } }]"#;
    assert!(content(moles, "Sm").starts_with("33.7868"));
    let parts = r#"[{ "substance": "Y2O3", "amount": { "parts": "8" } }, { "substance": "ZrO2", "amount": { "parts": "92" } }]"#;
    assert!(content(parts, "Y").starts_with("6.2995"));
    let grams = r#"[{ "substance": "Lu", "amount": { "g_per_l": "10" }, "as_analysis": true }]"#;
    assert_eq!(content(grams, "Lu"), "0.2..2");
    let moles = r#"[{ "substance": "SmI2", "amount": { "mol_per_l": "0.1" } }]"#;
    assert!(content(moles, "Sm").starts_with("0.3007"));
}

#[test]
fn names_formulas_groups_and_lone_substances() {
    assert_eq!(
        content(r#"[{ "substance": "钐", "amount": { "mass_percent": "36" } }]"#, "Sm"),
        "36..36"
    );
    assert_eq!(
        content(
            r#"[{ "substance": "RE", "amount": { "mass_percent": "3" } }, { "substance": "Mg", "amount": "balance" }]"#,
            "Y"
        ),
        "0..3"
    );
    assert_eq!(content(r#"[{ "substance": "Y", "amount": "unknown" }]"#, "Y"), "100..100");
    assert_eq!(
        content(
            r#"[{ "substance": "Dy", "amount": "trace" }, { "substance": "Fe", "amount": "balance" }]"#,
            "Dy"
        ),
        "0..0.1"
    );
    let lone = reads(r#"[{ "substance": "Sm2Co17", "amount": "unknown" }]"#).unwrap();
    assert!(lone.readings[0].content("Sm").main);
}

#[test]
fn a_list_of_substances_gives_a_reading_each() {
    let read = reads(
        r#"[{ "substance": ["Y2O3", "Dy2O3"], "amount": { "mass_percent": "8" } }, { "substance": "ZrO2", "amount": "balance" }]"#,
    )
    .unwrap();
    assert_eq!(read.readings.len(), 2);
    assert!(read.readings[0].content("Dy").interval.is_zero());
    assert!(read.readings[1].content("Y").interval.is_zero());
    let [point] = &read.open[..] else { panic!("{:?}", read.open) };
    assert_eq!(point.place, "composition[0]");
    assert_eq!(point.options, [("Y2O3".to_owned(), 0), ("Dy2O3".to_owned(), 1)]);
}

#[test]
fn each_component_that_may_be_several_is_a_point_of_its_own() {
    let read = reads(
        r#"[{ "substance": "Al2O3", "amount": { "mass_percent": "10" } },
            { "substance": ["CeO2", "La2O3"], "amount": { "mass_percent": "40" } },
            { "substance": ["ZrO2", "Y2O3"], "amount": { "mass_percent": "50" } }]"#,
    )
    .unwrap();
    let points: Vec<_> = read.open.iter().map(|p| (p.place.as_str(), p.options.clone())).collect();
    let named = |a: &str, b: &str, reading| vec![(a.to_owned(), 0), (b.to_owned(), reading)];
    let expected = [
        ("composition[1]", named("CeO2", "La2O3", 1)),
        ("composition[2]", named("ZrO2", "Y2O3", 2)),
    ];
    assert_eq!(points, expected);
}

/// The answer to which is meant takes the place of its own part: the others stay, and it is not asked again.
#[test]
fn what_is_meant_replaces_its_own_part_of_a_text() {
    let book = Rulebook::builtin().unwrap();
    let lexicon = Lexicon::new(&book).unwrap();
    let limits = Limits::of(&book);
    for text in ["TiO2 40, AlSc2 60", "AlSc2 5 %, Fe balance", "Fe 95 wt%; AlSc2: 5 wt%"] {
        let read = ree_compose::read_text(&lexicon, text, &limits).unwrap();
        let [point] = &read.open[..] else { panic!("{text}: {:?}", read.open) };
        let part: usize = point
            .place
            .strip_prefix("composition[")
            .unwrap()
            .trim_end_matches(']')
            .parse()
            .unwrap();
        for (instead, reading) in &point.options {
            let source = &read.readings[0].parts[part].read_from;
            let again = text.replace(&**source, instead);
            let answered = ree_compose::read_text(&lexicon, &again, &limits).unwrap();
            assert!(answered.open.is_empty(), "{again}: asked again");
            let meant = &read.readings[*reading];
            let found = &answered.readings[0];
            assert_eq!(found.parts.len(), meant.parts.len(), "{again}");
            for element in ["Sc", "Al", "Ti", "Fe"] {
                let (a, b) = (found.content(element).interval, meant.content(element).interval);
                assert_eq!((a.low, a.high), (b.low, b.high), "{again}: {element}");
            }
        }
    }
}

#[test]
fn an_ambiguous_formula_is_ambiguous_here_too() {
    let read = reads(r#"[{ "substance": "AlSc2", "amount": "unknown" }]"#).unwrap();
    assert_eq!(read.readings.len(), 2);
}

#[test]
fn unknown_substances_are_refused_with_the_nearest_name() {
    let (kind, place, hint) = refused(
        r#"[{ "substance": "Fe", "amount": "balance" }, { "substance": "Yttriumm", "amount": { "mass_percent": "3" } }]"#,
    );
    assert_eq!(kind, ErrorKind::UnknownSubstance);
    assert_eq!(place, "composition[1].substance");
    assert!(hint.contains("yttrium"), "{hint}");
    let (_, _, hint) = refused(r#"[{ "substance": "dy", "amount": { "mass_percent": "3" } }]"#);
    assert!(hint.contains("Dy"), "{hint}");
    for name in ["", "  ", "Foobar", "Dy and Tb and more", "Сe"] {
        let json = format!(r#"[{{ "substance": "{name}", "amount": "unknown" }}]"#);
        assert_eq!(refused(&json).0, ErrorKind::UnknownSubstance, "{name}");
    }
}

#[test]
fn impossible_amounts_are_refused() {
    for amount in [
        r#""-3""#,
        r#""101""#,
        r#"["5", "3"]"#,
        r#""three""#,
        r#""1,5""#,
        r#""NaN""#,
        r#""1e999""#,
        r#""0.123456789012345678901234567890""#,
        r#"{ "min": "120" }"#,
        r#"["110", "120"]"#,
    ] {
        let json = format!(
            r#"[{{ "substance": "Fe", "amount": "balance" }}, {{ "substance": "Dy", "amount": {{ "mass_percent": {amount} }} }}]"#
        );
        let (kind, place, hint) = refused(&json);
        assert_eq!(kind, ErrorKind::ImpossibleAmount, "{amount}");
        assert_eq!(place, "composition[1].amount", "{amount}");
        assert!(!hint.is_empty());
    }
}

#[test]
fn too_many_components_are_refused() {
    let one = r#"{ "substance": "Fe", "amount": "unknown" }"#;
    let list = format!("[{}]", vec![one; 1001].join(","));
    assert_eq!(refused(&list).0, ErrorKind::TooLarge);
}

/// Frequent spellings are looked up. With a character of no width, which the scan passes over, the
/// same name is scanned; both must read the same.
#[test]
fn what_is_looked_up_reads_as_what_is_scanned() {
    let book = Rulebook::builtin().unwrap();
    let lexicon = Lexicon::new(&book).unwrap();
    let limits = Limits::of(&book);
    let read_as = |name: &str, amount: &str| {
        let json = format!(r#"{{ "substance": "x", "amount": {amount} }}"#);
        let mut component: Component = serde_json::from_str(&json).unwrap();
        component.substance = Substance::One(name.to_owned());
        let found = read(&lexicon, &CompositionInput::List(vec![component]), &limits).ok()?;
        Some(found)
    };
    let symbols = book.data().elements.iter().map(|e| &*e.symbol);
    let compounds = &book.names().unwrap().compounds;
    let formulas = compounds.iter().map(|c| &*c.formula);
    let numbers = compounds.iter().flat_map(|c| c.cas.iter().map(|n| &**n));
    let names: Vec<&str> = symbols.chain(formulas).chain(numbers).collect();
    let mut wrong = Vec::new();
    for name in &names {
        for amount in ["\"unknown\"", "{ \"mass_percent\": \"8\" }", "{ \"moles\": \"8\" }"] {
            let scanned = format!("{name}\u{200b}");
            let (one, other) = (read_as(name, amount), read_as(&scanned, amount));
            if one != other {
                wrong.push(format!("{name}: {one:?}\n  scanned {other:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), names.len(), wrong.join("\n"));
    assert!(names.len() > 500, "only {} names", names.len());
}
