//! A walkthrough's file: fetched from beside the page, read and held against the engine.

use std::rc::Rc;

use ree_engine::Checker;
use ree_rulebook::Library;
use ree_walkthrough::{Play, Problem, Walkthrough};
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
    let id = place.walkthrough().unwrap_or_default().to_owned();
    let step = place.step().to_owned();
    let act = act.clone();
    // The own one is held against the law too, whose texts may still be on their way.
    let owned = (id == OWN).then(|| (own.clone(), shelf.clone()));
    // A class begins anew: what a learner chose is not what it says.
    let learns = matches!(place, Place::Learn { .. });
    use_effect_with((id, step, owned, learns), move |(id, step, owned, learns)| {
        let (id, step, learns) = (id.clone(), step.clone(), *learns);
        if let Some((text, shelf)) = owned {
            act.emit(Action::File(match shelf.library() {
                Some(_) if text.trim().is_empty() => Shown::Unknown,
                Some(library) => shown(read(text, checker, Some(library))),
                None => Shown::Loading,
            }));
            return;
        }
        if id.is_empty() {
            act.emit(Action::File(Shown::None));
            return;
        }
        if !packed && LISTED.iter().all(|listed| listed.id != id) {
            act.emit(Action::File(Shown::Unknown));
            return;
        }
        act.emit(Action::File(Shown::Loading));
        spawn_local(async move {
            let shown = match hooks::fetched(&[&id, ".toml"].concat()).await {
                Some(bytes) => opened(&bytes, checker),
                None => Shown::Failed,
            };
            let at = match &shown {
                Shown::Open(walkthrough) if packed => {
                    (lms::start(walkthrough).unwrap_or_default(), Keeps::Unasked)
                }
                Shown::Open(walkthrough) if learns => begin(walkthrough, &step),
                Shown::Open(walkthrough) => {
                    (Play::at_step(walkthrough, &step).unwrap_or_default(), Keeps::Unasked)
                }
                _ => (Play::new(), Keeps::Unasked),
            };
            act.emit(Action::File(shown));
            act.emit(Action::Play(at.0));
            act.emit(Action::Keep(at.1));
        });
    });
}

/// Where a walkthrough begins: at the step that the address names, or where it was left.
fn begin(walkthrough: &Walkthrough, step: &str) -> (Play, Keeps) {
    if let Some(play) = Play::at_step(walkthrough, step) {
        return (play, Keeps::Unasked);
    }
    keep::kept(walkthrough).map_or((Play::new(), Keeps::Unasked), |play| (play, Keeps::Yes))
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
    let source = ree_walkthrough::read(text).map_err(|problem| vec![problem])?;
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
        Shown::Refused(_) => w.list_refused,
        _ => w.list_failed,
    };
    tag("main", "wide training")
        .add(heading().say(lang.words().page_training))
        .add(el("p").set("role", "status").say(says))
        .add(el("p").add(match shown {
            Shown::Refused(_) => el("a").set("href", "#edit").say(w.edit_heading),
            _ => el("a").set("href", "#").say(w.list_all),
        }))
}
