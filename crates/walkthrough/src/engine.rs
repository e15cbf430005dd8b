//! From a step to the engine's answer. What is right is never written down alone: the engine is asked.

use ree_contract::{Detail, Determination, ErrorBody, Outcome, Product, product_from_json};
use ree_engine::Checker;
use serde_json::{Map, Value};

use crate::model::{Finding, Variation};

/// The product that a step holds.
///
/// # Errors
/// What the contract refuses, with its place.
pub fn product(value: &Value) -> Result<Product, ErrorBody> {
    // Through the text, so that a file is read as strictly as any other product.
    product_from_json(&value.to_string())
}

/// What the engine finds of it.
///
/// # Errors
/// What the engine refuses, with its place.
pub fn determination(checker: &Checker, value: &Value) -> Result<Determination, ErrorBody> {
    checker.check(&product(value)?, Detail::Full)
}

/// The product of a step as a variation has it.
#[must_use]
pub fn varied(product: Option<&Value>, variation: &Variation) -> Value {
    let mut out = product.cloned().unwrap_or_else(|| Value::Object(Map::new()));
    merge(&mut out, &variation.change);
    for place in &variation.without {
        let fields = out.as_object_mut();
        match (place.split_once('.'), fields) {
            (Some((object, field)), Some(fields)) => {
                if let Some(Value::Object(inner)) = fields.get_mut(object) {
                    inner.remove(field);
                }
            }
            (None, Some(fields)) => {
                fields.remove(place);
            }
            (_, None) => {}
        }
    }
    out
}

/// Fields of `change` take the place of those of `product`; objects are merged.
fn merge(product: &mut Value, change: &Value) {
    match (product, change) {
        (Value::Object(fields), Value::Object(changed)) => {
            for (key, value) in changed {
                merge(fields.entry(key).or_insert(Value::Null), value);
            }
        }
        (product, change) => *product = change.clone(),
    }
}

/// Whether the engine found what is written.
#[must_use]
pub fn agrees(written: &Finding, found: &Determination) -> bool {
    let met = |code: &String| found.control_codes.iter().any(|c| **c == **code);
    let open = |code: &String| {
        found.outcome != Outcome::LicenceRequired
            && found.possible_codes.iter().any(|c| **c == **code)
    };
    written.outcome == found.outcome
        && (written.lean.is_none() || written.lean == found.lean)
        && written.codes.iter().all(|code| met(code) || open(code))
        && written.asks.iter().all(|fact| found.questions.iter().any(|q| q.facts.contains(fact)))
        && written.notices.iter().all(|kind| found.notices.iter().any(|n| *n.kind == **kind))
}
