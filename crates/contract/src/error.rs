//! Refusals: where the input does not fit, and what to write instead.

use serde::{Deserialize, Serialize};

use crate::text::{Span, Text};

/// What is wrong, as a stable word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub enum ErrorKind {
    /// The text is no JSON, or not UTF-8.
    NotJson,
    /// A key that the contract does not have.
    UnknownField,
    /// A value of the wrong shape.
    WrongType,
    /// A key that must be there is not.
    MissingField,
    /// A fact, or a value of a fact, that the vocabulary does not have.
    UnknownValue,
    /// Nothing at all was read: no substance, no fact, no suggestion.
    UnreadableComposition,
    /// Facts that contradict each other or the composition.
    ContradictoryFact,
    /// An amount that cannot be.
    ImpossibleAmount,
    /// A substance of the list form that is not known.
    UnknownSubstance,
    /// A day that is no day, or out of range.
    BadDate,
    /// More than can be read at once.
    TooLarge,
    /// A contract that is not spoken here.
    UnsupportedContract,
    /// A rulebook that does not hold together.
    BadRulebook,
}

impl ErrorKind {
    /// Every kind, for documentation and tests.
    pub const ALL: [ErrorKind; 13] = [
        ErrorKind::NotJson,
        ErrorKind::UnknownField,
        ErrorKind::WrongType,
        ErrorKind::MissingField,
        ErrorKind::UnknownValue,
        ErrorKind::UnreadableComposition,
        ErrorKind::ContradictoryFact,
        ErrorKind::ImpossibleAmount,
        ErrorKind::UnknownSubstance,
        ErrorKind::BadDate,
        ErrorKind::TooLarge,
        ErrorKind::UnsupportedContract,
        ErrorKind::BadRulebook,
    ];
}

/// A refusal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{kind:?} at {place}: {text}", place = .r#where.as_deref().unwrap_or("-"), text = .message.en)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct ErrorBody {
    /// What is wrong.
    pub kind: ErrorKind,
    /// Where, as a path into the product: `composition[2].amount`; null where the whole is meant.
    #[serde(rename = "where")]
    pub r#where: Option<String>,
    /// Where in that text, if the place is a text.
    pub span: Option<Span>,
    /// What is wrong, in words.
    pub message: Text,
    /// What to write instead.
    pub hint: Option<Text>,
}

impl ErrorBody {
    /// A refusal of this kind.
    #[must_use]
    pub fn new(kind: ErrorKind, message: Text) -> Self {
        Self { kind, r#where: None, span: None, message, hint: None }
    }

    /// The same, at this place.
    #[must_use]
    pub fn at(mut self, place: impl Into<String>) -> Self {
        self.r#where = Some(place.into());
        self
    }

    /// The same, at this part of the text.
    #[must_use]
    pub fn spanning(mut self, span: Option<Span>) -> Self {
        self.span = span;
        self
    }

    /// The same, in this line of a batch (from 1): `line 7`, or `line 7: facts.kind`.
    #[must_use]
    pub fn on_line(mut self, number: usize) -> Self {
        self.r#where = Some(match self.r#where {
            Some(place) => format!("line {number}: {place}"),
            None => format!("line {number}"),
        });
        self
    }

    /// The same, with what to write instead.
    #[must_use]
    pub fn hinting(mut self, hint: Text) -> Self {
        self.hint = Some(hint);
        self
    }
}

/// A refusal as it stands in JSON: `{ "error": { … } }`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct ErrorEnvelope {
    /// The refusal.
    pub error: ErrorBody,
}
