//! The law as data: loader, checks, look-up by day. Only `data/` knows the law.
//!
//! In the flow: the engine asks this crate for facts, rules, items and words; nothing else of the
//! project holds a control code, an element of a list or a date of the law.

#[allow(unreachable_pub, reason = "shared with build.rs, where it is the top of the crate")]
mod check;
mod contents;
mod day;
mod library;
mod load;
mod model;

pub use day::is_day;
pub use load::{Listed, Rulebook};
pub use model::*;
