//! The contract: what goes in ([`Product`]) and what comes out ([`Determination`]), as JSON.
//!
//! The shapes are public. Rust types, JSON Schema (feature `schema`) and TypeScript (feature
//! `typescript`) are made from the structs of this crate and nowhere else. No logic lives here but
//! reading: a product that does not fit is refused with an [`ErrorBody`] that says where.

mod amount;
mod contents;
mod determination;
mod error;
mod nearest;
pub mod order;
mod parsed;
mod product;
mod read;
#[cfg(feature = "schema")]
mod schema;
mod text;

pub use amount::{Amount, AmountValue, AmountWord, DecimalText, Measured};
pub use contents::{
    CommodityCodes, FactAbout, ItemEntry, MeasureEntry, RulebookContents, StatusEntry, Vocabulary,
    VocabularyElement, VocabularyFact, VocabularyValue,
};
pub use determination::{
    AnswerOption, Authority, Because, Change, Citation, CitationSeen, Citations, Condition,
    ConditionVerdict, ControlCode, Detail, Determination, Engine, ItemText, Level, Match, Measure,
    MeasureStatus, Notice, Outcome, Question, Read, ReadComponent, RuleTried, RuleVerdict,
    RulebookStamp, Suggestion, Sure, TextSource, Unread,
};
pub use error::{ErrorBody, ErrorEnvelope, ErrorKind};
pub use nearest::nearest;
pub use parsed::{ParsedComponent, ParsedComposition, ParsedReading};
pub use product::{Component, CompositionInput, Product, Purpose, Shipment, Substance};
pub use read::{LIMIT_JSON_BYTES, product_from_json, product_from_slice};
#[cfg(feature = "schema")]
pub use schema::{
    contents_schema, determination_schema, error_schema, parsed_schema, product_schema,
    vocabulary_schema,
};
pub use text::{Span, Str, Text};

/// The number of the contract these shapes belong to. It changes with the shapes and never else.
pub const CONTRACT: u32 = 1;
