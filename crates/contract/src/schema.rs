//! JSON Schema of the public shapes, made from the structs.

use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema};

use crate::{
    Comparison, Determination, ErrorEnvelope, ParsedComposition, Product, RulebookContents,
    Vocabulary,
};

/// The schema of what goes in.
#[must_use]
pub fn product_schema() -> Schema {
    schema::<Product>()
}

/// The schema of what comes out.
#[must_use]
pub fn determination_schema() -> Schema {
    schema::<Determination>()
}

/// The schema of a composition as read.
#[must_use]
pub fn parsed_schema() -> Schema {
    schema::<ParsedComposition>()
}

/// The schema of a refusal.
#[must_use]
pub fn error_schema() -> Schema {
    schema::<ErrorEnvelope>()
}

/// The schema of the vocabulary.
#[must_use]
pub fn vocabulary_schema() -> Schema {
    schema::<Vocabulary>()
}

/// The schema of a rulebook's measures and items.
#[must_use]
pub fn contents_schema() -> Schema {
    schema::<RulebookContents>()
}

/// The schema of the same goods judged on two days.
#[must_use]
pub fn comparison_schema() -> Schema {
    schema::<Comparison>()
}

/// Without `format`: schemars names Rust's own (`uint32`, `double`), which JSON Schema does not
/// know and strict validators refuse.
fn schema<T: JsonSchema>() -> Schema {
    let plain = RecursiveTransform(|schema: &mut Schema| {
        schema.remove("format");
    });
    let settings = SchemaSettings::draft2020_12().with_transform(plain);
    settings.into_generator().into_root_schema_for::<T>()
}
