//! Composition text and lists to components with exact amounts.
//!
//! In the flow: `Product.composition` goes in; [`Composition`] comes out, for the engine to judge.
//! The reader knows chemistry and notation, and no law.

mod absence;
mod amount;
mod attach;
mod beside;
mod chars;
mod direct;
mod entry;
mod fill;
mod first;
mod formula;
mod groups;
mod heads;
mod hint;
mod interval;
mod legend;
mod lexicon;
mod limits;
mod line;
mod list;
mod loose;
mod marks;
mod mass;
mod mention;
mod model;
mod named;
mod notation;
mod part;
mod phrase;
mod phrases;
mod plain;
mod read;
mod reading;
mod remarks;
mod resolve;
mod same;
mod scan;
mod shorthand;
mod slips;
mod statement;
mod subject;
mod suggest;
mod sway;
mod symbols;
mod token;
mod units;
mod word;
mod written;

pub use beside::Beside;
pub use lexicon::{Draft, Lexicon};
pub use limits::{
    LIMIT_COMPONENTS, LIMIT_DEPTH, LIMIT_TEXT_BYTES, LIMIT_TOKENS, LIMIT_WORDS, Limits,
};
pub use model::{
    Carrier, Class, Composition, Content, GroupPart, Interval, Known, OpenPoint, Part, Reading,
    Remark, Share, Suggested,
};
pub use named::{also_named, doubts};
pub use part::is_main;
pub use plain::plain;
pub use read::{read, read_text};
pub use reading::MAIN_PART_ABOVE;
pub use symbols::Symbols;
