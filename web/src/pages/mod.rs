//! One file a page.

pub(crate) mod check;
