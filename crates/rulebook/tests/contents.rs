//! The rulebook as it is shown: nothing is lost on the way to the contract's shapes.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::print_stdout,
    reason = "a test stops at the first broken expectation"
)]

use ree_contract::{FactAbout, MeasureStatus};
use ree_rulebook::Rulebook;

#[test]
fn every_fact_and_listed_element_is_in_the_vocabulary() {
    let rulebook = Rulebook::builtin().unwrap();
    let vocabulary = rulebook.vocabulary();
    assert_eq!(vocabulary.facts.len(), rulebook.facts().len());
    for (shown, fact) in vocabulary.facts.iter().zip(rulebook.facts()) {
        let values: Vec<_> = shown.values.iter().map(|v| &v.value).collect();
        assert_eq!(values, fact.value.iter().map(|v| &v.id).collect::<Vec<_>>(), "{}", fact.id);
        let filled = fact.label.en.contains("{element}");
        assert_eq!(shown.about == FactAbout::Element, filled, "{}", fact.id);
    }
    for listed in rulebook.listed() {
        let found = vocabulary.elements.iter().filter(|e| e.symbol == listed.element).count();
        assert_eq!(found, 1, "{}", listed.element);
    }
    assert!(vocabulary.elements.iter().all(|e| e.name.zh.is_some()));
}

#[test]
fn every_item_and_measure_is_in_the_contents() {
    let rulebook = Rulebook::builtin().unwrap();
    let contents = rulebook.contents();
    let items: usize = rulebook.data().families.iter().map(|f| f.item.len()).sum();
    assert_eq!(contents.items.len(), items);
    assert_eq!(contents.measures.len(), rulebook.measures().len());
    for item in &contents.items {
        assert!(!item.citations.is_empty(), "{} was read nowhere", item.control_code);
        assert_eq!(rulebook.entry(&item.control_code).as_ref(), Some(item));
    }
    // The day's status is the last one that has begun.
    for (shown, measure) in contents.measures.iter().zip(rulebook.measures()) {
        for day in ["2020-01-01", "2025-10-20", "2026-06-01", "2026-12-01"] {
            let begun = shown.status.iter().rfind(|s| &*s.from <= day);
            let status = begun.map_or(MeasureStatus::NotYetInForce, |s| s.status);
            assert_eq!(status, rulebook.status(measure, day), "{} on {day}", measure.id);
        }
    }
}
