//! Walkthroughs: a class decides, the engine answers, the law is on the wall.
//!
//! A walkthrough is a TOML file ([`Walkthrough`]). [`read`] reads it, [`check`] holds it against the
//! rulebook and the engine, [`Play`] plays it. Whatever goes wrong is a [`Problem`] with its line.

mod check;
mod cite;
mod class;
mod engine;
mod headings;
pub mod limits;
mod model;
mod names;
mod paper;
mod pieces;
mod play;
mod problem;
mod read;
mod record;
mod report;
mod shape;
mod syntax;

pub use check::check;
pub use cite::{Cited, cited};
pub use engine::{agrees, determination, product, varied};
pub use model::{
    Choice, FORMAT, Finding, Lesson, Pair, Stage, Step, Variation, Walkthrough, Words,
};
pub use names::{Named, Use, named};
pub use paper::record_name;
pub use pieces::{Piece, step_for, variation_for};
pub use play::{Play, Score, Tried, Visit};
pub use problem::Problem;
pub use read::{Source, read};
pub use record::{Record, class_csv};
pub use report::{Report, Told};

/// A walkthrough to begin with; it holds.
pub const TEMPLATE: &str = include_str!("../template.toml");

/// The JSON Schema of a walkthrough's file.
#[cfg(feature = "schema")]
#[must_use]
pub fn schema() -> schemars::Schema {
    let mut schema = schemars::schema_for!(Walkthrough);
    // A product of the contract has one language; here its texts may have both.
    for (of, fields) in [("Product", &engine::SPOKEN[..]), ("Shipment", &engine::SHIPPED[..])] {
        for field in fields {
            if let Some(own) = schema.pointer_mut(&format!("/$defs/{of}/properties/{field}")) {
                let one = own.take();
                *own = serde_json::json!({ "anyOf": [one, { "$ref": "#/$defs/Pair" }] });
            }
        }
    }
    schema
}
