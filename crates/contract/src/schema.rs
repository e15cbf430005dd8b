//! JSON Schema of the public shapes, made from the structs.

use schemars::{Schema, schema_for};

use crate::{
    Comparison, Determination, ErrorEnvelope, ParsedComposition, Product, RulebookContents,
    Vocabulary,
};

/// The schema of what goes in.
#[must_use]
pub fn product_schema() -> Schema {
    schema_for!(Product)
}

/// The schema of what comes out.
#[must_use]
pub fn determination_schema() -> Schema {
    schema_for!(Determination)
}

/// The schema of a composition as read.
#[must_use]
pub fn parsed_schema() -> Schema {
    schema_for!(ParsedComposition)
}

/// The schema of a refusal.
#[must_use]
pub fn error_schema() -> Schema {
    schema_for!(ErrorEnvelope)
}

/// The schema of the vocabulary.
#[must_use]
pub fn vocabulary_schema() -> Schema {
    schema_for!(Vocabulary)
}

/// The schema of a rulebook's measures and items.
#[must_use]
pub fn contents_schema() -> Schema {
    schema_for!(RulebookContents)
}

/// The schema of the same goods judged on two days.
#[must_use]
pub fn comparison_schema() -> Schema {
    schema_for!(Comparison)
}
