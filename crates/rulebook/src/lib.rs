//! The law as data: loader, checks, look-up by day. Only `data/` knows the law.

mod model;

pub use model::*;
