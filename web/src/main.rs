//! The ree-check page: it runs in the browser and sends nothing.
//!
//! In the flow: what is typed becomes a `Product` (`state`), the engine judges it (`engine`), and
//! `view` and `parts` show the `Determination`. Nothing here decides and nothing knows the law.

mod app;
mod dom;
mod engine;
mod hooks;
mod pages;
mod parts;
mod state;
mod view;
mod words;

use std::cell::Cell;

use ree_compose::{Draft, Lexicon};
use ree_rulebook::Rulebook;
use wasm_bindgen::prelude::wasm_bindgen;

thread_local! {
    /// The rulebook, from when it was unpacked until the engine takes it.
    static RULEBOOK: Cell<Option<Rulebook>> = const { Cell::new(None) };
    /// The look-ups of its words, until they are in order.
    static DRAFT: Cell<Option<Draft>> = const { Cell::new(None) };
    /// The look-ups, until the engine takes them too.
    static LEXICON: Cell<Option<Lexicon>> = const { Cell::new(None) };
}

/// Does nothing in the browser: `start.js` calls the steps below, each in a task of its own, so that
/// the browser can draw and hear keys between them.
fn main() {
    if cfg!(not(target_arch = "wasm32")) {
        unpack();
        take_in();
        order();
        compile();
        show();
    }
}

/// First step: unpacks the rulebook.
#[wasm_bindgen]
#[allow(unreachable_pub, reason = "called from JavaScript")]
pub fn unpack() {
    RULEBOOK.set(Rulebook::builtin().ok());
}

/// Second step: takes in the words that are read.
#[wasm_bindgen]
#[allow(unreachable_pub, reason = "called from JavaScript")]
pub fn take_in() {
    with_rulebook(|book| DRAFT.set(Draft::new(book.data()).ok()));
}

/// Third step: puts them in order.
#[wasm_bindgen]
#[allow(unreachable_pub, reason = "called from JavaScript")]
pub fn order() {
    LEXICON.set(DRAFT.take().map(|draft| draft.finish()));
}

fn with_rulebook(step: impl FnOnce(&Rulebook)) {
    let rulebook = RULEBOOK.take();
    if let Some(rulebook) = &rulebook {
        step(rulebook);
    }
    RULEBOOK.set(rulebook);
}

/// Fourth step: the engine makes its masks of the rules.
#[wasm_bindgen]
#[allow(unreachable_pub, reason = "called from JavaScript")]
pub fn compile() {
    if let (Some(rulebook), Some(lexicon)) = (RULEBOOK.take(), LEXICON.take()) {
        engine::set(rulebook, lexicon);
    }
}

/// Last step: shows the page in place of its shell.
#[wasm_bindgen]
#[allow(unreachable_pub, reason = "called from JavaScript")]
pub fn show() -> bool {
    let root = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id("app"));
    let (Some(root), Some(checker)) = (root, engine::checker()) else { return false };
    let props = app::PageProps { checker };
    yew::Renderer::<app::Page>::with_root_and_props(root, props).render();
    true
}
