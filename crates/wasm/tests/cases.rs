//! The cases in a browser, through the bindings: the same outcomes as natively, and the same bytes.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::print_stdout,
    reason = "a test stops at the first broken expectation"
)]
#![cfg(target_arch = "wasm32")]

use ree_cases::{Case, Verdict};
use ree_contract::Determination;
use ree_wasm::Engine;
use wasm_bindgen_test::wasm_bindgen_test;

/// SHA-256 over the lines of all cases as the host judged them.
const NATIVE: Option<&str> = option_env!("REE_CASES_DIGEST");

fn engine() -> Engine {
    Engine::new(None, None).unwrap()
}

fn judged(case: &Case) -> (String, Determination) {
    let product = serde_json::to_string(&case.with_facts()).unwrap();
    let json = engine()
        .check(&product, None)
        .unwrap_or_else(|e| panic!("{}: {}", case.id, e.as_string().unwrap_or_default()));
    let found = serde_json::from_str(&json).unwrap();
    (json, found)
}

#[wasm_bindgen_test]
fn with_facts_given_every_sure_case_holds() {
    let mut wrong = Vec::new();
    let cases = ree_cases::all().unwrap();
    for case in cases.iter().filter(|c| !c.further() && c.disputed.is_none()) {
        let (_, found) = judged(case);
        let held = matches!(case.verdict(&found), Verdict::Same | Verdict::Acceptable);
        if !held && case.expected.sure != "low" {
            let e = &case.expected;
            wrong.push(format!(
                "{}: {:?} {:?} {:?}, expected {:?} {:?} {:?}",
                case.id,
                found.outcome,
                found.lean,
                found.control_codes,
                e.outcome,
                e.lean,
                e.control_codes
            ));
        }
        assert!(!case.falsely_cleared(&found), "falsely cleared: {}", case.id);
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[wasm_bindgen_test]
fn every_byte_is_the_same_as_natively() {
    let Some(native) = NATIVE else { panic!("run through cargo xtask test") };
    let cases = ree_cases::all().unwrap();
    assert!(cases.len() > 50, "only {} cases", cases.len());
    let lines: Vec<String> = cases.iter().map(|c| judged(c).0).collect();
    assert_eq!(ree_cases::digest(lines.iter().map(String::as_str)), native);
}

#[wasm_bindgen_test]
fn many_cross_as_lines_and_give_the_same_bytes() {
    let cases = ree_cases::all().unwrap();
    let products: Vec<String> =
        cases.iter().map(|c| serde_json::to_string(&c.with_facts()).unwrap()).collect();
    let out = engine().check_text(&products.join("\n"), None, Some(1)).unwrap();
    let singly: Vec<String> = cases.iter().map(|c| judged(c).0).collect();
    assert_eq!(out.lines().collect::<Vec<_>>(), singly);
}

#[wasm_bindgen_test]
fn a_refusal_is_thrown_as_the_contracts_json() {
    let thrown = engine().check("{\"nam\":1}", None).unwrap_err().as_string().unwrap();
    let error = serde_json::from_str::<ree_contract::ErrorEnvelope>(&thrown).unwrap().error;
    assert_eq!(error.r#where.as_deref(), Some("nam"));
}
