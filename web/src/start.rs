//! How a program starts: `start.js` calls the steps, each in a task of its own, so that the browser can
//! draw and hear keys between them.

use std::cell::Cell;

use ree_compose::{Draft, Lexicon};
use ree_rulebook::Rulebook;
use web_sys::{Element, window};

use crate::{app, engine, training};

thread_local! {
    /// The rulebook, from when it was unpacked until the engine takes it.
    static RULEBOOK: Cell<Option<Rulebook>> = const { Cell::new(None) };
    /// The look-ups of its words, until they are in order.
    static DRAFT: Cell<Option<Draft>> = const { Cell::new(None) };
    /// The look-ups, until the engine takes them too.
    static LEXICON: Cell<Option<Lexicon>> = const { Cell::new(None) };
}

/// First step: unpacks the rulebook.
pub fn unpack() {
    RULEBOOK.set(Rulebook::builtin().ok());
}

/// Second step: takes in the words that are read.
pub fn take_in() {
    with_rulebook(|book| DRAFT.set(Draft::new(book).ok()));
}

/// Third step: puts them in order.
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
pub fn compile() {
    if let (Some(rulebook), Some(lexicon)) = (RULEBOOK.take(), LEXICON.take()) {
        engine::set(rulebook, lexicon);
    }
}

/// Last step: shows the page in place of its shell.
#[must_use]
pub fn show_page() -> bool {
    let (Some(root), Some(checker)) = (root(), engine::checker()) else { return false };
    let props = app::PageProps { checker };
    yew::Renderer::<app::Page>::with_root_and_props(root, props).render();
    true
}

/// The same for the training.
#[must_use]
pub fn show_training() -> bool {
    let (Some(root), Some(checker)) = (root(), engine::checker()) else { return false };
    let props = training::TrainingProps { checker };
    yew::Renderer::<training::Training>::with_root_and_props(root, props).render();
    true
}

fn root() -> Option<Element> {
    window()?.document()?.get_element_by_id("app")
}
