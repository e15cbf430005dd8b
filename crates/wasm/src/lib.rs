//! Bindings for JavaScript: JSON text in, JSON text out. Nothing is decided here.
//!
//! Text and not objects, because only text lets an unknown field be refused, and because many
//! products cross faster so. A refusal is thrown as the contract's error JSON, `{ "error": … }`.
//! An [`Engine`] never changes once made, so a trap leaves nothing half done. The scripts in `js/`
//! wrap all this for the npm package.

pub mod text;

use wasm_bindgen::prelude::*;

fn crossing<T>(result: Result<T, String>) -> Result<T, JsValue> {
    result.map_err(|refusal| JsValue::from_str(&refusal))
}

/// The engine with a rulebook.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Engine(text::Engine);

#[wasm_bindgen]
impl Engine {
    /// With the built-in rulebook, or with another: its JSON and the SHA-256 of these bytes.
    ///
    /// # Errors
    /// The JSON of an `ErrorEnvelope`, of kind `bad_rulebook`.
    #[wasm_bindgen(constructor)]
    pub fn new(rulebook: Option<String>, sha256: Option<String>) -> Result<Engine, JsValue> {
        let made = match rulebook {
            None => text::Engine::builtin(),
            Some(json) => text::Engine::with_rulebook(&json, sha256.as_deref().unwrap_or_default()),
        };
        crossing(made).map(Engine)
    }

    /// Judges a product: its JSON in, the JSON of a `Determination` out.
    ///
    /// `detail` is `full` (also where it is left out) or `outcome`.
    ///
    /// # Errors
    /// The JSON of an `ErrorEnvelope`.
    pub fn check(&self, product: &str, detail: Option<String>) -> Result<String, JsValue> {
        crossing(self.0.check(product, detail.as_deref()))
    }

    /// Judges a product a line: a determination or an error a line out, in the same order. Empty
    /// lines are no products. With `first`, the number of the first line, a refusal names its line.
    ///
    /// # Errors
    /// Only where `detail` is not known; lines that are refused give their error in their place.
    #[wasm_bindgen(js_name = checkText)]
    pub fn check_text(
        &self,
        lines: &str,
        detail: Option<String>,
        first: Option<u32>,
    ) -> Result<String, JsValue> {
        crossing(self.0.check_lines(lines, detail.as_deref(), first))
    }

    /// Judges a product on two days: the JSON of a `Comparison` out.
    ///
    /// # Errors
    /// The JSON of an `ErrorEnvelope`.
    pub fn diff(&self, product: &str, a: &str, b: &str) -> Result<String, JsValue> {
        crossing(self.0.diff(product, a, b))
    }

    /// Reads a composition text: the JSON of a `ParsedComposition` out.
    ///
    /// # Errors
    /// The JSON of an `ErrorEnvelope`.
    #[wasm_bindgen(js_name = parseComposition)]
    pub fn parse_composition(&self, composition: &str) -> Result<String, JsValue> {
        crossing(self.0.parse(composition))
    }

    /// The JSON of the `Vocabulary`: facts, values, questions and labels in both languages.
    ///
    /// # Errors
    /// None in practice: a rulebook is checked before it is used.
    pub fn vocabulary(&self) -> Result<String, JsValue> {
        crossing(self.0.vocabulary())
    }

    /// The JSON of the `RulebookContents`: version, hash, measures, items.
    ///
    /// # Errors
    /// None in practice: a rulebook is checked before it is used.
    pub fn rulebook(&self) -> Result<String, JsValue> {
        crossing(self.0.rulebook())
    }
}
