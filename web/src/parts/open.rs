//! Opening a case, and what is told of opening and keeping: both stand at the paste field, which
//! every state of the page has.

use ree_rulebook::Rulebook;
use yew::prelude::*;

use super::field::failed;
use crate::dom::{self, El, button, el, tag};
use crate::hooks;
use crate::state::{Action, State, Told};
use crate::words::Lang;

/// The control. The browser's own field lies over the words, unseen, and takes clicks, keys and
/// files that are dropped on it.
pub(crate) fn open(rulebook: &'static Rulebook, lang: Lang, act: &Callback<Action>) -> El {
    let act = act.clone();
    let chosen = Callback::from(move |e: Event| hooks::open_file(&e, rulebook, &act));
    let field = el("input")
        .set("id", "open-case")
        .set("type", "file")
        .set("accept", ".json,application/json")
        .set("aria-describedby", "case-says")
        .on_change(chosen);
    tag("label", "link open").say(lang.words().keep_open).add(field)
}

/// What is told: messages, the way back, and that something is kept here.
pub(crate) fn says(state: &State, act: &Callback<Action>) -> El {
    let w = state.lang.words();
    let back = state.before.is_some().then(|| {
        button("link").say(w.keep_back).on_click(act.reform(|_: MouseEvent| Action::Back))
    });
    let kept = state.keeps || state.told == Some(Told::BrokenKept);
    let erase = kept.then(|| {
        tag("p", "hint told")
            .maybe(state.keeps.then(|| el("span").say(w.keep_kept)))
            .add(erase(state.lang, act))
    });
    let message = el("div")
        .set("id", "case-says")
        .set("role", "status")
        .maybe(state.told.map(|what| told(what, state)));
    el("div").add(message).maybe(back).maybe(erase)
}

/// The button that erases everything.
pub(crate) fn erase(lang: Lang, act: &Callback<Action>) -> El {
    let act = act.clone();
    button("link")
        .say(lang.words().keep_erase)
        .on_click(Callback::from(move |_: MouseEvent| hooks::erase(&act)))
}

fn told(what: Told, state: &State) -> El {
    let lang = state.lang;
    let w = lang.words();
    let (said, instead) = match what {
        Told::Opened => return tag("p", "hint told").say(w.keep_opened),
        Told::Anew => return tag("p", "hint told").say(w.keep_anew),
        Told::Erased => return tag("p", "hint told").say(w.keep_erased),
        Told::BrokenLink => (w.keep_link_broken, w.keep_link_broken_do),
        Told::BrokenFile => (w.keep_file_broken, w.keep_file_broken_do),
        Told::BrokenKept => (w.keep_kept_broken, w.keep_kept_broken_do),
        Told::Newer => (w.keep_newer, w.keep_newer_do),
        Told::TooLong => (w.keep_too_long, w.keep_too_long_do),
        Told::OldBrowser => (w.keep_old_browser, w.keep_old_browser_do),
        Told::Full => (w.keep_full, w.keep_full_do),
        Told::Forbidden => (w.keep_forbidden, w.keep_forbidden_do),
    };
    failed(dom::say(said), dom::say(instead), lang)
}
