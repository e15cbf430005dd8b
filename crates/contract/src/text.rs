//! Words in both languages, and places in what was entered.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// A shared piece of text: cloning it copies a pointer, so a determination quotes the rulebook
/// without copying it.
pub type Str = Arc<str>;

/// One sentence in English and Simplified Chinese.
///
/// `zh` is null where the Chinese of an official text was not seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct Text {
    /// English.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    #[cfg_attr(feature = "typescript", tsify(type = "string"))]
    pub en: Str,
    /// Simplified Chinese; null where an official Chinese text was not seen.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    #[cfg_attr(feature = "typescript", tsify(type = "string | null"))]
    pub zh: Option<Str>,
}

impl Text {
    /// A sentence of our own, present in both languages.
    #[must_use]
    pub fn both(en: impl Into<Str>, zh: impl Into<Str>) -> Self {
        Self { en: en.into(), zh: Some(zh.into()) }
    }

    /// No words, where they were not asked for.
    #[must_use]
    pub fn none() -> Self {
        Self { en: Str::default(), zh: None }
    }

    /// The text in the language asked for (`true`: Chinese), falling back to English.
    #[must_use]
    pub fn pick(&self, chinese: bool) -> &str {
        match &self.zh {
            Some(zh) if chinese => zh,
            _ => &self.en,
        }
    }
}

/// A place in a text field: start and end in UTF-16 code units, as JavaScript counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct Span(pub u32, pub u32);
