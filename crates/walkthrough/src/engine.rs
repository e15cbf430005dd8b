//! From a step to the engine's answer. What is right is never written down alone: the engine is asked.

use ree_contract::{Detail, Determination, ErrorBody, Outcome, Product, product_from_json};
use ree_engine::Checker;
use serde::Deserialize;
use serde_json::{Map, Value};

use crate::model::{Finding, Variation, Words};

/// The texts of a product that may be in both languages, and those of its shipment.
pub(crate) const SPOKEN: [&str; 3] = ["name", "description", "composition"];
pub(crate) const SHIPPED: [&str; 2] = ["end_use", "end_user"];

/// The product that a step holds, in the language asked for (`true`: Chinese).
///
/// # Errors
/// What the contract refuses, with its place.
pub fn product(value: &Value, chinese: bool) -> Result<Product, ErrorBody> {
    let mut value = value.clone();
    picked(&mut value, &SPOKEN, chinese);
    if let Some(shipment) = value.get_mut("shipment") {
        picked(shipment, &SHIPPED, chinese);
    }
    // Through the text, so that a file is read as strictly as any other product.
    product_from_json(&value.to_string())
}

/// Of texts in both languages the one that is asked for.
fn picked(value: &mut Value, fields: &[&str], chinese: bool) {
    for field in fields {
        let Some(text) = value.get_mut(*field) else { continue };
        // What is no such pair is the contract's to refuse.
        if let Ok(Words::Both(pair)) = Words::deserialize(&*text) {
            *text = Value::String(if chinese { pair.zh } else { pair.en });
        }
    }
}

/// What the engine finds of it, in the language asked for. That both come to the same is for
/// [`crate::check`] to see.
///
/// # Errors
/// What the engine refuses, with its place.
pub fn determination(
    checker: &Checker,
    value: &Value,
    chinese: bool,
) -> Result<Determination, ErrorBody> {
    checker.check(&product(value, chinese)?, Detail::Full)
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

/// Fields of `change` take the place of those of `product`; objects are merged, but for a text in two
/// languages, which is replaced as a whole.
fn merge(product: &mut Value, change: &Value) {
    match (product, change) {
        (Value::Object(fields), Value::Object(changed))
            if !changed.contains_key("en") && !changed.contains_key("zh") =>
        {
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
