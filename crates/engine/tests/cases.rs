//! The cases, natively: with their facts given, and from words alone.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::print_stdout,
    reason = "a test stops at the first broken expectation"
)]

use ree_cases::{Case, Verdict};
use ree_engine::{Checker, Detail, Determination};

fn judge(case: &Case, product: &ree_contract::Product) -> Determination {
    match Checker::builtin().unwrap().check(product, Detail::Full) {
        Ok(found) => found,
        Err(error) => panic!("{}: {error}", case.id),
    }
}

fn tell(case: &Case, found: &Determination) -> String {
    let e = &case.expected;
    let notices: Vec<&str> = found.notices.iter().map(|n| &*n.kind).collect();
    let unread: Vec<&str> = found.unread.iter().map(|u| u.text.as_str()).collect();
    let facts: Vec<String> = found
        .suggestions
        .iter()
        .map(|s| format!("{}={}{}", s.fact, s.value, if s.accepted { "" } else { "?" }))
        .collect();
    format!(
        "{} {}: {:?} {:?} {:?}, expected {:?} {:?} {:?}; asks {:?}; {facts:?}; notices {notices:?}; unread {unread:?}",
        case.id,
        case.title.en,
        found.outcome,
        found.lean,
        found.control_codes,
        e.outcome,
        e.lean,
        e.control_codes,
        found.questions.iter().map(|q| q.facts.join("+")).collect::<Vec<_>>(),
    )
}

#[test]
fn with_facts_given_every_sure_case_holds() {
    let cases = ree_cases::all().unwrap();
    let mut wrong = Vec::new();
    let mut acceptable = Vec::new();
    for case in cases.iter().filter(|c| !c.further() && c.disputed.is_none()) {
        let found = judge(case, &case.with_facts());
        match case.verdict(&found) {
            Verdict::Same => {}
            Verdict::Acceptable => acceptable.push(tell(case, &found)),
            _ if case.expected.sure == "low" => println!("low, not held: {}", tell(case, &found)),
            _ => wrong.push(tell(case, &found)),
        }
        assert!(!case.falsely_cleared(&found), "falsely cleared: {}", tell(case, &found));
        for kind in &case.expected.notices {
            assert!(
                found.notices.iter().any(|n| *n.kind == **kind),
                "no notice {kind}: {}",
                tell(case, &found)
            );
        }
    }
    for one in &acceptable {
        println!("acceptable: {one}");
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// Of the cases read from words alone, so many must come out as expected.
const FROM_WORDS: usize = 100;

#[test]
fn from_words_alone_most_cases_hold_and_none_is_falsely_cleared() {
    let cases = ree_cases::all().unwrap();
    for further in [false, true] {
        let (mut same, mut all) = (0, 0);
        let mut cleared = Vec::new();
        for case in cases.iter().filter(|c| c.further() == further) {
            let found = judge(case, &case.from_words());
            all += 1;
            match case.verdict(&found) {
                Verdict::Same | Verdict::OtherCode | Verdict::Acceptable => same += 1,
                Verdict::Different => println!("not as expected: {}", tell(case, &found)),
            }
            if case.falsely_cleared(&found) {
                cleared.push(tell(case, &found));
            }
        }
        let which = if further { "further products" } else { "cases" };
        println!("from words alone: {same} of {all} {which} as expected");
        assert!(cleared.is_empty(), "falsely cleared:\n{}", cleared.join("\n"));
        assert!(further || same >= FROM_WORDS, "only {same} of {all}");
    }
}
