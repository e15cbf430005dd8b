//! The notations, one file each.

pub(crate) mod cas;
pub(crate) mod compact;
pub(crate) mod count;
pub(crate) mod formula;
pub(crate) mod grade;
pub(crate) mod name;
pub(crate) mod number;
mod rows;
pub(crate) mod stabilised;
pub(crate) mod table;
pub(crate) mod unit;
