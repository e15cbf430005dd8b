//! The ree-check page and its training: they run in the browser and send nothing.
//!
//! In the flow: what is typed becomes a `Product` (`state`), the engine judges it (`engine`), and
//! `view` and `parts` show the `Determination`. Nothing here decides and nothing knows the law. The
//! training is a program of its own, over the same pieces, so that a check does not wait for it.

mod app;
mod dom;
mod engine;
mod hooks;
mod pages;
mod parts;
mod start;
mod state;
mod training;
mod view;
mod words;

pub use start::{compile, order, show_page, show_training, take_in, unpack};
