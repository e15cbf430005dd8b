//! Bindings for JavaScript: JSON text in, JSON text out. Nothing is decided here.
//!
//! Text and not objects, because only text lets an unknown field be refused, and because many
//! products cross faster so. A refusal is thrown as the contract's error JSON, `{ "error": … }`.
//! The functions hold no state, so a trap leaves nothing half done.

pub mod text;

use wasm_bindgen::prelude::*;

fn crossing(result: Result<String, String>) -> Result<String, JsValue> {
    result.map_err(|refusal| JsValue::from_str(&refusal))
}

/// Judges a product: its JSON in, the JSON of a `Determination` out.
///
/// `detail` is `full` (also where it is left out) or `outcome`.
///
/// # Errors
/// The JSON of an `ErrorEnvelope`.
#[wasm_bindgen]
pub fn check(product: &str, detail: Option<String>) -> Result<String, JsValue> {
    crossing(text::check(product, detail.as_deref()))
}

/// Judges a product a line: a determination or an error a line out, in the same order. Empty lines
/// are no products.
///
/// # Errors
/// Only where `detail` is not known; lines that are refused give their error in their place.
#[wasm_bindgen(js_name = checkText)]
pub fn check_text(lines: &str, detail: Option<String>) -> Result<String, JsValue> {
    crossing(text::check_lines(lines, detail.as_deref()))
}

/// Reads a composition text: the JSON of a `ParsedComposition` out.
///
/// # Errors
/// The JSON of an `ErrorEnvelope`.
#[wasm_bindgen(js_name = parseComposition)]
pub fn parse_composition(composition: &str) -> Result<String, JsValue> {
    crossing(text::parse(composition))
}

/// The JSON of the `Vocabulary`: facts, values, questions and labels in both languages.
///
/// # Errors
/// None in practice: the rulebook was checked when it was packed.
#[wasm_bindgen]
pub fn vocabulary() -> Result<String, JsValue> {
    crossing(text::vocabulary())
}

/// The JSON of the `RulebookContents`: version, hash, measures, items.
///
/// # Errors
/// None in practice: the rulebook was checked when it was packed.
#[wasm_bindgen]
pub fn rulebook() -> Result<String, JsValue> {
    crossing(text::rulebook())
}
