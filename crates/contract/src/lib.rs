//! The contract: what goes in ([`Product`]) and what comes out ([`Determination`]), as JSON.
//!
//! The shapes are public. Rust types, JSON Schema (feature `schema`) and TypeScript (feature
//! `typescript`) are made from the structs of this crate and nowhere else. No logic lives here but
//! reading: a product that does not fit is refused with an [`ErrorBody`] that says where.

mod amount;
mod comparison;
mod contents;
mod determination;
mod error;
mod lists;
mod nearest;
pub mod order;
mod parsed;
mod product;
mod read;
#[cfg(feature = "schema")]
mod schema;
mod text;

pub use amount::{Amount, AmountValue, AmountWord, DecimalText, Measured};
pub use comparison::{Comparison, Difference};
pub use contents::{
    CommodityCodes, FactAbout, ItemEntry, MeasureEntry, RulebookContents, StatusEntry, Vocabulary,
    VocabularyElement, VocabularyFact, VocabularyValue,
};
pub use determination::{
    AnswerOption, Because, Change, Citation, Citations, Condition, ControlCode, Determination,
    Engine, ItemText, Match, Measure, Notice, Question, ReadComponent, RuleTried, RulebookStamp,
    Suggestion, Unread,
};
pub use error::{ErrorBody, ErrorEnvelope, ErrorKind};
pub use lists::{
    Authority, CitationSeen, ConditionVerdict, Detail, Level, MeasureStatus, Outcome, Read,
    RuleVerdict, Sure, TextSource,
};
pub use nearest::{distance, nearest};
pub use parsed::{ParsedComponent, ParsedComposition, ParsedReading};
pub use product::{Component, CompositionInput, Product, Purpose, Shipment, Substance};
pub use read::{LIMIT_JSON_BYTES, explained, product_from_json, product_from_slice};
#[cfg(feature = "schema")]
pub use schema::{
    comparison_schema, contents_schema, determination_schema, error_schema, parsed_schema,
    product_schema, vocabulary_schema,
};
pub use text::{Span, Str, Text};

/// The number of the contract these shapes belong to. It changes with the shapes and never else.
pub const CONTRACT: u32 = 1;
