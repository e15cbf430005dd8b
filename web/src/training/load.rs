//! A walkthrough's file: fetched from beside the page, read and held against the engine.

use std::rc::Rc;

use ree_engine::Checker;
use ree_rulebook::Library;
use ree_walkthrough::{Play, Problem, Record, Walkthrough};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::place::Place;
use super::state::{Action, Keeps, Shown};
use super::words::{LISTED, said};
use super::{heading, keep, lms};
use crate::dom::{El, el, tag};
use crate::hooks::{self, Shelf};
use crate::words::Lang;

/// The name that stands for the own walkthrough in addresses.
pub(super) const OWN: &str = "own";

/// Opens the walkthrough that the address names; `own` is the text of the one that was edited.
#[hook]
pub(super) fn use_walkthrough(
    place: &Place,
    packed: bool,
    own: &AttrValue,
    shelf: &Shelf,
    checker: &'static Checker,
    act: &Callback<Action>,
) {
    let act = act.clone();
    // The own one is held against the law too, whose texts may still be on their way.
    let owned = place.own().then(|| (own.clone(), shelf.clone()));
    // Handouts of one walkthrough are pages of the same file, which is not loaded anew between them.
    let played = matches!(place, Place::Learn { .. } | Place::Teach { .. }).then(|| place.clone());
    let place = place.clone();
    let of = (place.walkthrough().map(str::to_owned), played, owned);
    use_effect_with(of, move |(.., owned)| {
        let id = place.walkthrough().unwrap_or_default().to_owned();
        let remembered = keep::remembered();
        if let Some((text, shelf)) = owned {
            let shown = match shelf.library() {
                Some(_) if text.trim().is_empty() => Shown::Gone,
                Some(library) => shown(read(text, checker, Some(library))),
                None => Shown::Loading,
            };
            open(shown, place, remembered, &act);
            return;
        }
        if id.is_empty() {
            act.emit(Action::File(Shown::None, place));
            return;
        }
        if !packed && LISTED.iter().all(|listed| listed.id != id) {
            act.emit(Action::File(Shown::Unknown, place));
            return;
        }
        act.emit(Action::File(Shown::Loading, place.clone()));
        spawn_local(async move {
            let shown = match hooks::fetched(&[&id, ".toml"].concat()).await {
                Some(bytes) => opened(&bytes, checker),
                None => Shown::Failed,
            };
            if let (true, Shown::Open(walkthrough)) = (packed, &shown) {
                let play = lms::start(walkthrough).unwrap_or_default();
                act.emit(Action::File(shown, place));
                act.emit(Action::Play(play));
                act.emit(Action::Name(lms::lms_name().into()));
            } else {
                open(shown, place, remembered, &act);
            }
        });
    });
}

/// Shows what there is, where it was left or at the step that the address names.
fn open(shown: Shown, place: Place, remembered: Option<Record>, act: &Callback<Action>) {
    let begins = match &shown {
        Shown::Open(walkthrough) => begins(walkthrough, &place, remembered),
        _ => (Play::new(), Keeps::Unasked),
    };
    act.emit(Action::File(shown, place));
    act.emit(Action::Play(begins.0));
    act.emit(Action::Keep(begins.1));
}

/// Where it begins, and whether it is kept. What a class said is not what a learner chose: neither finds
/// the other's.
fn begins(walkthrough: &Walkthrough, place: &Place, remembered: Option<Record>) -> (Play, Keeps) {
    let named = Play::at_step(walkthrough, place.step());
    let remembered = remembered.and_then(|record| record.play(walkthrough));
    if matches!(place, Place::Teach { .. }) {
        let kept = keep::kept(walkthrough, place);
        let keeps = if kept.is_some() { Keeps::Yes } else { Keeps::Unasked };
        let mut play = kept.or(remembered).or_else(|| named.clone()).unwrap_or_default();
        // The address follows the wall.
        if let Some(here) = named.as_ref().and_then(Play::here).filter(|_| !play.ended()) {
            play.jump(walkthrough, here.step);
        }
        return (play, keeps);
    }
    let kept = keep::kept(walkthrough, place);
    match (kept, named) {
        (Some(kept), None) if matches!(place, Place::Learn { .. }) => (kept, Keeps::Yes),
        (_, named) => (remembered.or(named).unwrap_or_default(), Keeps::Unasked),
    }
}

/// What a file's bytes hold.
fn opened(bytes: &[u8], checker: &Checker) -> Shown {
    shown(read(&String::from_utf8_lossy(bytes), checker, None))
}

fn shown(read: Result<Walkthrough, Vec<Problem>>) -> Shown {
    match read {
        Ok(walkthrough) => Shown::Open(Rc::new(walkthrough)),
        Err(problems) => Shown::Refused(problems.into()),
    }
}

/// Reads a file. With the library it is held against the engine too: those that come with the page were,
/// when it was made.
pub(super) fn read(
    text: &str,
    checker: &Checker,
    library: Option<&Library>,
) -> Result<Walkthrough, Vec<Problem>> {
    let source = ree_walkthrough::read(text)?;
    if let Some(library) = library {
        let problems = ree_walkthrough::check(&source, checker, library);
        if !problems.is_empty() {
            return Err(problems);
        }
    }
    Ok(source.walkthrough)
}

/// What stands in place of a walkthrough that is not open.
pub(super) fn instead(shown: &Shown, lang: Lang) -> El {
    let w = said(lang);
    let says = match shown {
        Shown::None | Shown::Loading => w.list_loading,
        Shown::Unknown => w.list_none,
        Shown::Gone => w.edit_gone,
        Shown::Refused(_) => w.list_refused,
        _ => w.list_failed,
    };
    tag("main", "wide training")
        .add(heading().say(lang.words().page_training))
        .add(el("p").set("role", "status").say(says))
        .add(el("p").add(match shown {
            Shown::Refused(_) | Shown::Gone => el("a").set("href", "#edit").say(w.edit_heading),
            _ => el("a").set("href", "#").say(w.list_all),
        }))
}
