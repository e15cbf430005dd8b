//! From what was entered and found to what is shown: pure functions, tested without a browser.
//! Nothing here decides; it only picks, orders and rounds for the eye.

pub(crate) mod amount;
pub(crate) mod bar;
pub(crate) mod elements;
pub(crate) mod facts;
pub(crate) mod law;
pub(crate) mod marks;
pub(crate) mod reasons;
pub(crate) mod search;
pub(crate) mod sheet;
pub(crate) mod then;
pub(crate) mod timeline;

#[cfg(test)]
mod tests;
