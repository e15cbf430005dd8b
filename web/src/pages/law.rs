//! The law: every item, answer and measure, with an address of its own.

use ree_rulebook::Rulebook;
use yew::prelude::*;

use crate::dom::{el, tag};
use crate::state::{Action, State};

/// The page.
pub(crate) fn law(_id: &str, state: &State, _rulebook: &Rulebook, _act: &Callback<Action>) -> Html {
    let w = state.lang.words();
    tag("main", "wide law-page")
        .add(el("h1").set("id", "content").set("tabindex", "-1").say(w.law_heading))
        .done()
}
