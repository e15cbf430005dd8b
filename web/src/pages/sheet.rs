//! The sheets to print.

use ree_contract::Determination;
use ree_rulebook::Rulebook;
use yew::prelude::*;

use crate::dom::{el, tag};
use crate::state::{Action, Sheet, State};

/// The page.
pub(crate) fn sheet(
    _which: Sheet,
    state: &State,
    _found: Option<&Determination>,
    _rulebook: &Rulebook,
    _act: &Callback<Action>,
) -> Html {
    let w = state.lang.words();
    tag("main", "wide sheet-page")
        .add(el("h1").set("id", "content").set("tabindex", "-1").say(w.sheet_heading))
        .done()
}
