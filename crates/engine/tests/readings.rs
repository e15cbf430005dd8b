//! The readings of the rulebook, run as products. Prints outcome, lean and code against each.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::print_stdout,
    reason = "a test stops at the first broken expectation"
)]

use std::collections::BTreeMap;

use ree_contract::{CompositionInput, Outcome, Product, Shipment};
use ree_engine::{Checker, Detail};
use ree_rulebook::{Lean, Rulebook};

/// So many of the readings must come out as they say. The others are named by the test run.
const HELD: usize = 110;

#[test]
fn readings_hold_as_products() {
    let checker = Checker::builtin().unwrap();
    let readings = Rulebook::library().unwrap().readings;
    let mut held = 0;
    for reading in &readings {
        let product = Product {
            composition: reading
                .input
                .composition
                .as_deref()
                .map(|c| CompositionInput::Text(c.into())),
            facts: reading
                .input
                .facts
                .iter()
                .map(|(k, v)| (k.to_string(), v.to_string()))
                .collect::<BTreeMap<_, _>>(),
            shipment: Some(Shipment {
                date: Some(reading.input.date.as_deref().unwrap_or("2026-06-01").to_owned()),
                ..Shipment::default()
            }),
            ..Product::default()
        };
        let found = match checker.check(&product, Detail::Full) {
            Ok(found) => found,
            Err(error) => panic!("{}: {error}", reading.id),
        };
        let outcome = match &*reading.outcome {
            "controlled" => Outcome::LicenceRequired,
            "not_controlled" => Outcome::NotControlled,
            "grey" => Outcome::Grey,
            _ => Outcome::NeedsFacts,
        };
        let lean = reading.lean.map(|l| match l {
            Lean::LicenceRequired => Outcome::LicenceRequired,
            Lean::NotControlled => Outcome::NotControlled,
        });
        let code = found.control_codes.first().or(found.possible_codes.first());
        // A reading that speaks of several elements has several codes; its input shows one of them.
        let codes = reading.codes.is_empty()
            || outcome == Outcome::NeedsFacts
            || found
                .control_codes
                .iter()
                .chain(&found.possible_codes)
                .any(|c| reading.codes.contains(c));
        let same = (found.outcome, found.lean) == (outcome, lean) && codes;
        held += usize::from(same);
        println!(
            "{} {}: {:?} {:?} {:?}{}",
            if same { "ok " } else { "NOT" },
            reading.id,
            found.outcome,
            found.lean,
            code,
            if same {
                String::new()
            } else {
                format!(
                    ", reads {outcome:?} {lean:?} {:?}; asks {:?}",
                    reading.codes,
                    found.questions.iter().map(|q| q.facts.join("+")).collect::<Vec<_>>()
                )
            },
        );
    }
    println!("{held} of {} readings held as products", readings.len());
    assert!(held >= HELD, "only {held} of {}", readings.len());
}
