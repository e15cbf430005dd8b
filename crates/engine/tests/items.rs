//! Every item of the list has a product that meets it, and a near miss that does not.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops at the first broken expectation"
)]

use std::collections::{BTreeMap, BTreeSet};

use ree_contract::{CompositionInput, Outcome, Product, Shipment};
use ree_engine::{Checker, Detail};
use serde::Deserialize;

#[derive(Deserialize)]
struct File {
    item: Vec<Row>,
}

#[derive(Deserialize)]
struct Row {
    code: String,
    meets: Goods,
    misses: Goods,
}

#[derive(Deserialize)]
struct Goods {
    composition: String,
    facts: BTreeMap<String, String>,
    because: Option<String>,
}

fn codes(goods: &Goods) -> (Outcome, Vec<String>) {
    let product = Product {
        composition: Some(CompositionInput::Text(goods.composition.clone())),
        facts: goods.facts.clone(),
        shipment: Some(Shipment { date: Some("2026-06-01".to_owned()), ..Shipment::default() }),
        ..Product::default()
    };
    match Checker::builtin().unwrap().check(&product, Detail::Full) {
        Ok(found) => (found.outcome, found.control_codes.iter().map(ToString::to_string).collect()),
        Err(error) => panic!("{}: {error}", goods.composition),
    }
}

#[test]
fn each_item_is_met_and_missed() {
    let file: File =
        toml::from_str(include_str!("../../../tests/items/announcement-18.toml")).unwrap();
    let mut wrong = Vec::new();
    for row in &file.item {
        let (outcome, met) = codes(&row.meets);
        if outcome != Outcome::LicenceRequired || !met.contains(&row.code) {
            wrong.push(format!(
                "{} not met by {}: {outcome:?} {met:?}",
                row.code, row.meets.composition
            ));
        }
        let (_, missed) = codes(&row.misses);
        if missed.contains(&row.code) {
            let because = row.misses.because.as_deref().unwrap_or_default();
            wrong.push(format!("{} met by {}, but {because}", row.code, row.misses.composition));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let rows: BTreeSet<&str> = file.item.iter().map(|r| r.code.as_str()).collect();
    let rulebook = Checker::builtin().unwrap().rulebook();
    let items = rulebook.data().families.iter().filter(|f| &*f.measure == "mofcom-gacc-18-2025");
    let items: BTreeSet<&str> =
        items.flat_map(|f| f.item.iter().filter(|i| !i.heading).map(|i| &*i.code)).collect();
    assert_eq!(rows, items, "one row for each of the {} items", items.len());
}

#[test]
fn before_the_first_measure_the_sentence_names_the_day_and_no_measure() {
    let product = Product {
        composition: Some(CompositionInput::Text("Dy 99 %".to_owned())),
        facts: [("kind".to_owned(), "metal_or_alloy".to_owned())].into(),
        shipment: Some(Shipment { date: Some("2024-01-01".to_owned()), ..Shipment::default() }),
        ..Product::default()
    };
    let found = Checker::builtin().unwrap().check(&product, Detail::Full).unwrap();
    assert_eq!(found.outcome, Outcome::NotControlled);
    assert!(found.summary.en.contains("1 January 2024"), "{}", found.summary.en);
    assert!(!found.summary.en.contains("  ") && !found.summary.en.contains("Announcement"));
    assert!(found.summary.zh.as_deref().unwrap().contains("2024年1月1日"));
}
