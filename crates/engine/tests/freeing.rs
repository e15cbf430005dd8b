//! Words that would free goods, row by row from `tests/words`: they count by themselves only where the
//! goods are what they say. How rows are written stands in the table.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::arithmetic_side_effects,
    clippy::print_stdout,
    reason = "a test stops at the first broken expectation"
)]

use std::collections::BTreeMap;
use std::path::Path;

use ree_contract::{CompositionInput, Outcome, Product, Shipment};
use ree_engine::{Checker, Detail, Determination};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Block {
    composition: String,
    #[serde(default)]
    facts: BTreeMap<String, String>,
    #[serde(default)]
    clears: bool,
    /// Whether it comes out as grey that leans away.
    leans: Option<bool>,
    #[serde(default)]
    rows: Vec<String>,
    /// The item that is met first; empty: none.
    code: Option<String>,
    /// Rows put together: each of the goods in each frame.
    #[serde(default)]
    frames: Vec<String>,
    #[serde(default)]
    goods: Vec<String>,
}

#[derive(Deserialize)]
struct File {
    block: Vec<Block>,
}

/// The product with the words in each place where they can stand.
fn products(block: &Block, words: &str) -> Vec<(&'static str, Product)> {
    let text = |text: String| Some(CompositionInput::Text(text));
    let base = Product {
        composition: text(block.composition.clone()),
        facts: block.facts.clone(),
        accept_suggestions: true,
        shipment: Some(Shipment { date: Some("2026-06-01".to_owned()), ..Shipment::default() }),
        ..Product::default()
    };
    let mut found = vec![
        ("name", Product { name: Some(words.to_owned()), ..base.clone() }),
        ("description", Product { description: Some(words.to_owned()), ..base.clone() }),
    ];
    if !block.clears && block.leans != Some(true) && block.code.is_none() {
        let whole = format!("{words}\n{}", block.composition);
        found.push(("composition", Product { composition: text(whole), ..base }));
    }
    found
}

fn as_wanted(block: &Block, found: &Determination) -> bool {
    let cleared = found.outcome == Outcome::NotControlled;
    let leans = found.lean.as_ref().is_some_and(|l| *l == Outcome::NotControlled);
    let first = found.control_codes.first();
    let met = block.code.as_ref().is_none_or(|code| first.map_or("", |f| f) == code);
    met && cleared == block.clears && block.leans.is_none_or(|wanted| wanted == leans)
}

#[test]
fn words_free_only_what_they_name() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/words/freeing.toml");
    let file: File = toml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let checker = Checker::builtin().unwrap();
    let mut wrong = Vec::new();
    let (mut kept, mut cleared) = (0, 0);
    for block in &file.block {
        let framed =
            block.goods.iter().flat_map(|g| block.frames.iter().map(|f| f.replace("{}", g)));
        for words in &block.rows.iter().cloned().chain(framed).collect::<Vec<_>>() {
            *(if block.clears { &mut cleared } else { &mut kept }) += 1;
            for (place, product) in products(block, words) {
                let told = match checker.check(&product, Detail::Outcome) {
                    Ok(found) if as_wanted(block, &found) => continue,
                    Ok(found) => {
                        let said = |s: &ree_contract::Suggestion| {
                            let count = if s.accepted { "" } else { "?" };
                            format!("{}={}{count} “{}”", s.fact, s.value, s.text)
                        };
                        let said: Vec<String> = found.suggestions.iter().map(said).collect();
                        format!("{:?}: {}", found.outcome, said.join(", "))
                    }
                    Err(error) if block.clears => format!("{error}"),
                    Err(_) => continue,
                };
                wrong.push(format!("{words} ({place}, {}): {told}", block.composition));
            }
        }
    }
    println!("{kept} rows stay, {cleared} are cleared");
    assert!(kept >= 500 && cleared >= 150, "only {kept} and {cleared} rows");
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn what_does_not_matter_of_the_goods_is_not_counted() {
    let product = Product {
        name: Some("Servo motor, rotor magnets glued in".to_owned()),
        composition: Some(CompositionInput::Text("Nd 27, Dy 3, Fe 69, B 1".to_owned())),
        accept_suggestions: true,
        ..Product::default()
    };
    let found = Checker::builtin().unwrap().check(&product, Detail::Outcome).unwrap();
    assert_eq!(found.outcome, Outcome::NotControlled);
    let counted = |fact: &str| found.suggestions.iter().any(|s| s.accepted && &*s.fact == fact);
    assert!(counted("kind") && !counted("integration"), "{:?}", found.suggestions);
}
