//! The engine knows no element, no code and no law: it judges by the rulebook of another country,
//! with “yttrium from 5 %”, facts of its own and exceptions of its own.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::print_stdout,
    reason = "a test stops at the first broken expectation"
)]

use ree_contract::{MeasureStatus, Outcome, product_from_json};
use ree_engine::{Checker, Detail, Determination};
use ree_rulebook::Rulebook;

fn judge(json: &str) -> Determination {
    let rulebook = Rulebook::from_json(include_str!("invented.json"), "0").unwrap();
    let checker = Checker::new(rulebook).unwrap();
    checker.check(&product_from_json(json).unwrap(), Detail::Full).unwrap()
}

fn product(share: &str, facts: &str, day: &str) -> String {
    format!(
        r#"{{"composition":[{{"substance":"Y","amount":{{"mass_percent":{share}}}}},{{"substance":"Au","amount":"balance"}}],"facts":{{{facts}}},"shipment":{{"date":"{day}"}}}}"#
    )
}

#[test]
fn its_numbers_facts_and_exceptions_decide() {
    let day = "2020-07-01";
    let ring = r#""shape":"ring","worn":"no""#;
    for (share, facts, outcome, lean) in [
        (r#""5""#, ring, Outcome::LicenceRequired, None),
        (r#""4.999999999""#, ring, Outcome::NotControlled, None),
        (r#"{"max":"5","open":true}"#, ring, Outcome::NotControlled, None),
        (r#"{"max":"5"}"#, ring, Outcome::NeedsFacts, None),
        (r#""7""#, r#""shape":"ring","worn":"yes""#, Outcome::NotControlled, None),
        (r#""7""#, r#""shape":"bar""#, Outcome::Grey, Some(Outcome::LicenceRequired)),
        (r#""7""#, r#""shape":"ring""#, Outcome::NeedsFacts, None),
    ] {
        let found = judge(&product(share, facts, day));
        assert_eq!((found.outcome, found.lean), (outcome, lean), "Y {share}, {facts}");
    }
    let found = judge(&product(r#""7""#, "", day));
    let asked: Vec<_> = found.questions.iter().flat_map(|q| q.facts.clone()).collect();
    assert_eq!(asked, ["shape"], "what hangs on an open fact is not asked yet");
    let found = judge(&product(r#""7""#, ring, day));
    assert_eq!(found.control_codes.iter().map(|c| &**c).collect::<Vec<_>>(), ["A.1"]);
}

#[test]
fn its_dates_decide() {
    let ring = r#""shape":"ring","worn":"no""#;
    for (day, status, outcome) in [
        ("2020-05-31", MeasureStatus::NotYetInForce, Outcome::NotControlled),
        ("2020-06-01", MeasureStatus::InForce, Outcome::LicenceRequired),
        ("2021-01-01", MeasureStatus::Suspended, Outcome::NotControlled),
        ("2022-01-01", MeasureStatus::Unknown, Outcome::Grey),
    ] {
        let found = judge(&product(r#""9""#, ring, day));
        assert_eq!((found.measures[0].status, found.outcome), (status, outcome), "{day}");
    }
    let little = judge(&product(r#""1""#, ring, "2022-01-01"));
    assert_eq!(
        little.outcome,
        Outcome::NotControlled,
        "unknown is grey only where the item is met"
    );
}

#[test]
fn what_does_not_hold_together_is_refused() {
    let text =
        include_str!("invented.json").replace("\"beats\": [\"much\"]", "\"beats\": [\"muhc\"]");
    let error = Rulebook::from_json(&text, "0").unwrap_err();
    assert!(error.message.en.contains("muhc"), "{error}");
}
