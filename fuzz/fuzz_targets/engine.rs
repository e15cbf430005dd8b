//! Any JSON is judged, or refused, without a panic; and what is judged says the same twice.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ree_engine::{Checker, Detail};

fuzz_target!(|bytes: &[u8]| {
    let Ok(checker) = Checker::builtin() else { panic!("no rulebook") };
    let Ok(product) = ree_contract::product_from_slice(bytes) else { return };
    let first = checker.check(&product, Detail::Full);
    assert_eq!(first, checker.check(&product, Detail::Full));
    if let Ok(found) = first {
        let asked = found.outcome == ree_contract::Outcome::NeedsFacts;
        assert_eq!(asked, !found.questions.is_empty(), "questions and outcome disagree");
    }
});
