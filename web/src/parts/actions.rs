//! What to do with an answer: make a sheet, save the case, copy a link that holds it, keep it here.

use std::rc::Rc;

use ree_contract::{Determination, Outcome};
use ree_rulebook::Rulebook;
use yew::prelude::*;

use super::icons;
use super::open::erase;
use crate::dom::{El, button, el, tag};
use crate::hooks::{self, Copied};
use crate::state::{Action, Case, State};
use crate::words::Lang;

/// Links longer than this are cut by some programs that carry them.
const LONG: usize = 8_000;

/// The actions. Without an answer there is nothing to make a sheet of.
pub(crate) fn actions(
    state: &State,
    found: Option<&Determination>,
    rulebook: &Rulebook,
    act: &Callback<Action>,
) -> Html {
    let case = Rc::new(Case::of(state, found, rulebook));
    let (lang, keeps, outcome) = (state.lang, state.keeps, found.map(|f| f.outcome));
    html! { <Actions {case} {lang} {keeps} {outcome} act={act.clone()} /> }
}

#[derive(PartialEq, Properties)]
struct ActionsProps {
    case: Rc<Case>,
    lang: Lang,
    keeps: bool,
    outcome: Option<Outcome>,
    act: Callback<Action>,
}

#[component]
fn Actions(props: &ActionsProps) -> Html {
    let link = use_state_eq(|| None::<AttrValue>);
    let copied = use_state_eq(|| None::<Copied>);
    let shown = use_node_ref();
    {
        // A link holds the case as it was when the link was made.
        let (link, copied) = (link.setter(), copied.setter());
        use_effect_with(props.case.clone(), move |_| {
            link.set(None);
            copied.set(None);
        });
    }
    let copy = {
        let (case, shown) = (props.case.clone(), shown.clone());
        let (link, copied) = (link.setter(), copied.setter());
        Callback::from(move |_: MouseEvent| {
            let (shown, link, copied) = (shown.clone(), link.clone(), copied.clone());
            let made = move |address: AttrValue| {
                link.set(Some(address.clone()));
                let done = copied.clone();
                let done = Callback::from(move |what| done.set(Some(what)));
                hooks::copy(address, shown.clone(), done);
            };
            hooks::make_link(&case, Callback::from(made));
        })
    };
    let save = {
        let (case, act) = (props.case.clone(), props.act.clone());
        Callback::from(move |_: MouseEvent| hooks::save_file(&case, &act))
    };
    let w = props.lang.words();
    let row = tag("div", "action-row")
        .maybe(props.outcome.and_then(|outcome| sheet(outcome, props.lang)))
        .add(button("button").set("id", "save-case").on_click(save).say(w.keep_save))
        .add(
            button("button")
                .set("id", "copy-link")
                .set("aria-describedby", "link-note")
                .on_click(copy)
                .say(w.keep_link),
        );
    let said = match *copied {
        Some(Copied::Yes) => w.keep_link_copied,
        Some(Copied::Selected) => w.remark_failed,
        None => "",
    };
    let boxed = link.as_ref().map(|link| {
        tag("div", "note is-warning")
            .add(el("p").say(w.keep_link_secret))
            .maybe((link.len() > LONG).then(|| el("p").say(w.keep_link_long)))
            .add(
                // It scrolls, so keys must reach it.
                tag("p", "link-text")
                    .known(&shown)
                    .set("tabindex", "0")
                    .set("role", "group")
                    .set("aria-label", w.keep_link_label)
                    .text(link),
            )
    });
    tag("div", "actions")
        .add(row)
        .add(tag("p", "hint").set("id", "link-note").say(w.keep_link_note))
        .maybe(boxed)
        .add(
            tag("p", if said.is_empty() { "unseen" } else { "hint" })
                .set("role", "status")
                .say(said),
        )
        .add(here(props))
        .done()
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
fn here(props: &ActionsProps) -> El {
    let w = props.lang.words();
    let (case, act) = (props.case.clone(), props.act.clone());
    let turned = Callback::from(move |e: Event| hooks::turn(&e, &case, &act));
    let check = el("input")
        .set("id", "keep-here")
        .set("type", "checkbox")
        .set("aria-describedby", "keep-text")
        .checked(props.keeps)
        .on_change(turned);
    tag("details", "keep")
        .add(el("summary").add(icons::right()).say(w.keep_here))
        .add(el("p").set("id", "keep-text").say(w.keep_here_text))
        .add(tag("label", "tick").add(check).add(el("span").say(w.keep_here_on)))
        .add(tag("p", "keep-erase").add(erase(props.lang, &props.act)))
}
