//! What the reader made of a composition text, for those who ask only that.

use serde::{Deserialize, Serialize};

use crate::determination::{Notice, Suggestion, Unread};
use crate::product::Component;

/// A component as read: the list form, with its span.
pub type ParsedComponent = Component;

/// A composition text as read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct ParsedComposition {
    /// The components of the first reading, in the order of the text.
    pub components: Vec<Component>,
    /// Words that were not read.
    pub unread: Vec<Unread>,
    /// Facts about the goods read from words.
    pub suggestions: Vec<Suggestion>,
    /// Other complete readings of the same text.
    pub readings: Vec<ParsedReading>,
    /// What to know about this reading.
    pub notices: Vec<Notice>,
}

/// Another complete reading of the same text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct ParsedReading {
    /// The components of this reading.
    pub components: Vec<Component>,
    /// Words that were not read in this reading.
    pub unread: Vec<Unread>,
}
