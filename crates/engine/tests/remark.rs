//! Words for the declaration's remarks field say what was stated, and no more.

#![allow(clippy::unwrap_used, reason = "a test may stop at the first broken expectation")]

use ree_contract::{CompositionInput, Detail, Product};
use ree_engine::Checker;

fn remark(composition: &str) -> (String, String) {
    let facts = [("kind", "magnet"), ("integration", "bare")];
    let product = Product {
        composition: Some(CompositionInput::Text(composition.to_owned())),
        facts: facts.map(|(fact, value)| (fact.to_owned(), value.to_owned())).into(),
        ..Product::default()
    };
    let found = Checker::builtin().unwrap().check(&product, Detail::Full).unwrap();
    let remark = found.customs_remark.unwrap();
    (remark.en.to_string(), remark.zh.unwrap().to_string())
}

#[test]
fn what_was_stated_as_absent_is_no_measured_amount() {
    let (english, chinese) = remark("Nd 30, B 1, Fe 69, Dy not detected, Tb not detected");
    assert_eq!(english, "Not a controlled item; Fe 69 %, Nd 30 %, B 1 %; stated as absent: Dy, Tb");
    assert_eq!(chinese, "不属于管制物项；Fe 69%、Nd 30%、B 1%；声明不含Dy、Tb");
}

#[test]
fn a_composition_without_absence_is_told_by_its_amounts() {
    let (english, _) = remark("Nd 30, B 1, Fe 69");
    assert_eq!(english, "Not a controlled item; Fe 69 %, Nd 30 %, B 1 %");
}

#[test]
fn amounts_keep_the_digits_that_were_typed() {
    let (english, chinese) = remark("Nd 29.5, Pr 1.20, B 1.0, Fe balance");
    assert_eq!(english, "Not a controlled item; Fe 68.3 %, Nd 29.5 %, Pr 1.20 %, B 1.0 %");
    assert_eq!(chinese, "不属于管制物项；Fe 68.3%、Nd 29.5%、Pr 1.20%、B 1.0%");
}
