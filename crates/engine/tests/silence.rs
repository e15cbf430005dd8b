//! Silence never clears: every combination of facts with a listed element present meets a rule.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::print_stdout,
    reason = "a test stops at the first broken expectation"
)]

use ree_engine::Checker;

#[test]
fn every_combination_meets_a_rule() {
    let checker = Checker::builtin().unwrap();
    let (walked, gaps) = checker.silences();
    println!("{walked} combinations walked, {} gaps", gaps.len());
    assert!(walked > 10_000, "only {walked} combinations");
    assert!(gaps.is_empty(), "{} gaps, the first: {:#?}", gaps.len(), &gaps[..gaps.len().min(5)]);
}
