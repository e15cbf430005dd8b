//! What to do with an answer: make a sheet, save the case, copy a link that holds it, keep it here.

use std::rc::Rc;

use ree_contract::{Determination, Outcome};
use ree_rulebook::Rulebook;
use yew::prelude::*;

use super::icons;
use super::open::erase;
use crate::dom::{El, button, el, tag};
use crate::hooks::{self, Copied};
use crate::state::{Action, Case, Link, State};
use crate::words::Lang;

/// Links longer than this are cut by some programs that carry them.
const LONG: usize = 8_000;

/// The actions. Without an answer there is nothing to make a sheet of.
pub(crate) fn actions(
    state: &State,
    found: Option<&Determination>,
    rulebook: &Rulebook,
    act: &Callback<Action>,
) -> El {
    let w = state.lang.words();
    let case = Rc::new(Case::of(state, found, rulebook));
    let copy = {
        let (case, act) = (case.clone(), act.clone());
        Callback::from(move |_: MouseEvent| copy_link(&case, &act))
    };
    let save = {
        let (case, act) = (case.clone(), act.clone());
        Callback::from(move |_: MouseEvent| hooks::save_file(&case, &act))
    };
    let row = tag("div", "action-row")
        .maybe(found.and_then(|found| sheet(found.outcome, state.lang)))
        .add(button("button").set("id", "save-case").on_click(save).say(w.keep_save))
        .add(
            button("button")
                .set("id", "copy-link")
                .set("aria-describedby", "link-note")
                .on_click(copy)
                .say(w.keep_link),
        );
    let said = match state.link.as_ref().and_then(|link| link.copied) {
        Some(true) => w.keep_link_copied,
        Some(false) => w.remark_failed,
        None => "",
    };
    let class = if said.is_empty() { "unseen" } else { "hint" };
    tag("div", "actions")
        .add(row)
        .add(tag("p", "hint").set("id", "link-note").say(w.keep_link_note))
        .maybe(state.link.as_ref().map(|link| boxed(&link.address, state.lang)))
        .add(tag("p", class).set("role", "status").say(said))
        .add(here(state, case, act))
}

fn copy_link(case: &Case, act: &Callback<Action>) {
    let act = act.clone();
    let made = move |address: AttrValue| {
        let link = Link { address, copied: None };
        // It is shown first: where copying is refused, it is selected there.
        act.emit(Action::Link(link.clone()));
        let (act, address) = (act.clone(), link.address.clone());
        let done = move |what| {
            let copied = Some(what == Copied::Yes);
            act.emit(Action::Link(Link { copied, ..link.clone() }));
        };
        hooks::copy(address, "link-text", Callback::from(done));
    };
    hooks::make_link(case, Callback::from(made));
}

/// The link with its warning.
fn boxed(address: &AttrValue, lang: Lang) -> El {
    let w = lang.words();
    // It scrolls, so keys must reach it.
    let shown = tag("p", "link-text")
        .set("id", "link-text")
        .set("tabindex", "0")
        .set("role", "group")
        .set("aria-label", w.keep_link_label)
        .text(address);
    tag("div", "note is-warning")
        .add(el("p").say(w.keep_link_secret))
        .maybe((address.len() > LONG).then(|| el("p").say(w.keep_link_long)))
        .add(shown)
}

/// The main action, by what is to be done next. While a question decides, answering is.
fn sheet(outcome: Outcome, lang: Lang) -> Option<El> {
    let w = lang.words();
    let (to, words) = match outcome {
        Outcome::LicenceRequired => ("#sheet", w.keep_sheet),
        Outcome::NotControlled => ("#sheet/customs", w.keep_sheet_clear),
        Outcome::Grey => ("#sheet", w.keep_sheet_grey),
        Outcome::NeedsFacts => return None,
    };
    Some(tag("a", "button is-main").key(to).set("href", to).say(words))
}

/// Keeping the case on the device: off, and folded away.
fn here(state: &State, case: Rc<Case>, act: &Callback<Action>) -> El {
    let w = state.lang.words();
    let turned = {
        let act = act.clone();
        Callback::from(move |e: Event| hooks::turn(&e, &case, &act))
    };
    let check = el("input")
        .set("id", "keep-here")
        .set("type", "checkbox")
        .set("aria-describedby", "keep-text")
        .checked(state.keeps)
        .on_change(turned);
    tag("details", "keep")
        .add(el("summary").add(icons::right()).say(w.keep_here))
        .add(el("p").set("id", "keep-text").say(w.keep_here_text))
        .add(tag("label", "tick").add(check).add(el("span").say(w.keep_here_on)))
        .add(tag("p", "keep-erase").add(erase(state.lang, act)))
}
