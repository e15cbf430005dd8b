//! One file a page.

pub(crate) mod check;
pub(crate) mod law;
pub(crate) mod privacy;
pub(crate) mod sheet;
