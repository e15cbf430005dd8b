//! Progress kept on this device, where the learner asks for it, and records as files: what
//! `training.js` does with the browser, in the training's terms.

use ree_rulebook::Rulebook;
use ree_walkthrough::{Play, Record, Walkthrough, record_name};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use yew::prelude::*;

use super::place::Place;
use super::state::{Action, Keeps, State};
use crate::hooks;

#[wasm_bindgen(module = "/training.js")]
extern "C" {
    /// Calls back when another tab has changed what is kept.
    #[wasm_bindgen(js_name = watchKept)]
    fn watch_kept(changed: Option<&Closure<dyn Fn()>>);
    /// Keeps the record of a walkthrough; false where the browser does not let us.
    #[wasm_bindgen(js_name = keepPlay)]
    fn keep_play(name: &str, record: &str) -> bool;
    /// The record kept of a walkthrough; empty where there is none.
    #[wasm_bindgen(js_name = keptPlay)]
    fn kept_play(name: &str) -> String;
    /// Forgets it.
    #[wasm_bindgen(js_name = forgetPlay)]
    fn forget_play(name: &str);
    /// Remembers a record while this tab is open, at its place in the history.
    #[wasm_bindgen(js_name = rememberPlay)]
    fn remember_play(record: &str);
    /// The record remembered here; empty where there is none.
    #[wasm_bindgen(js_name = rememberedPlay)]
    fn remembered_play() -> String;
    /// Remembers the text of an own walkthrough while this tab is open, and whether it is unsaved.
    #[wasm_bindgen(js_name = rememberOwn)]
    pub(super) fn remember_own(text: &str, unsaved: bool);
    /// That text behind a sign: `*` where it is unsaved. Empty where there is none.
    #[wasm_bindgen(js_name = rememberedOwn)]
    fn remembered_own() -> String;
    /// Offers a text as a file.
    #[wasm_bindgen(js_name = saveText)]
    fn save_text(name: &str, media: &str, text: &str);
}

/// The record of a play as JSON, to go on with.
pub(super) fn record(play: &Play, walkthrough: &Walkthrough, rulebook: &Rulebook) -> String {
    serde_json::to_string(&made(play, walkthrough, rulebook)).unwrap_or_default()
}

fn made(play: &Play, walkthrough: &Walkthrough, rulebook: &Rulebook) -> Record {
    let stamp = ree_contract::RulebookStamp {
        version: rulebook.version().clone(),
        sha256: rulebook.sha256().clone(),
        as_of: rulebook.as_of().clone(),
    };
    Record::of(play, walkthrough, stamp)
}

/// What a walkthrough is kept under. An own one never takes the place of one that comes with the page,
/// whatever it calls itself, nor a class that of a learner.
fn name(walkthrough: &Walkthrough, place: &Place) -> String {
    let class = if matches!(place, Place::Teach { .. }) { "class/" } else { "" };
    [class, if place.own() { "own/" } else { "" }, &walkthrough.id].concat()
}

/// What was kept of a walkthrough, to go on with.
pub(super) fn kept(walkthrough: &Walkthrough, place: &Place) -> Option<Play> {
    let record: Record = serde_json::from_str(&kept_play(&name(walkthrough, place))).ok()?;
    record.play(walkthrough)
}

/// What this tab remembers at its place in the history: whoever loads the page again, or comes back from
/// another one, goes on there. Not known yet is of which walkthrough.
pub(super) fn remembered() -> Option<Record> {
    serde_json::from_str(&remembered_play()).ok()
}

/// The play of a record that another window holds.
pub(super) fn lent(record: &str, walkthrough: &Walkthrough) -> Option<Play> {
    serde_json::from_str::<Record>(record).ok()?.play(walkthrough)
}

/// The own walkthrough's text that this tab remembers, and whether it is unsaved.
pub(super) fn own_text() -> (AttrValue, bool) {
    let all = remembered_own();
    let mut signs = all.chars();
    let unsaved = signs.next() == Some('*');
    (signs.as_str().to_owned().into(), unsaved)
}

/// The record kept of the walkthrough of this name, if there is one.
pub(super) fn kept_record(id: &str) -> Option<Record> {
    serde_json::from_str(&kept_play(id)).ok()
}

/// Offers the record of a play as a file, for people too; a class has no learner.
pub(super) fn save(
    play: &Play,
    walkthrough: &Walkthrough,
    rulebook: &Rulebook,
    learner: Option<&str>,
    chinese: bool,
) {
    let record = made(play, walkthrough, rulebook).told(walkthrough, chinese, learner);
    // It says when: several classes a day are laid together.
    let record = Record { saved: Some(hooks::at_this_minute()), ..record };
    let written = serde_json::to_string_pretty(&record).unwrap_or_default();
    let name = record_name(&walkthrough.id, learner, &hooks::today());
    save_text(&name, "application/json", &written);
}

/// Offers what a class said as a table for spreadsheets.
pub(super) fn save_class(
    play: &Play,
    walkthrough: &Walkthrough,
    rulebook: &Rulebook,
    chinese: bool,
) {
    let name = [&walkthrough.id, ".class.", &hooks::today(), ".csv"].concat();
    let table = ree_walkthrough::class_csv(
        play,
        walkthrough,
        chinese,
        &hooks::at_this_minute(),
        rulebook.version(),
    );
    save_text(&name, "text/csv", &table);
}

/// Offers a walkthrough's text as a file, named as the walkthrough where that can be read.
pub(super) fn save_walkthrough(text: &str) {
    let read = ree_walkthrough::read(text).ok();
    let id = read.as_ref().map_or("walkthrough", |source| &source.walkthrough.id);
    save_text(&[id, ".toml"].concat(), "application/toml", text);
}

/// Keeps the play while that is turned on, and forgets it when it is turned off. The tab remembers it as
/// long as it is open.
#[hook]
pub(super) fn use_keeping(
    place: &Place,
    state: &State,
    rulebook: &'static Rulebook,
    act: &Callback<Action>,
) {
    let held = state
        .walkthrough()
        .map(|open| (name(open, &state.place), record(&state.play, open, rulebook)));
    // Where another page was just opened, what is shown still belongs to the last one.
    let plays = matches!(place, Place::Learn { .. } | Place::Teach { .. }) && state.place == *place;
    let played = held.as_ref().filter(|_| plays);
    use_effect_with(played.map(|(_, record)| record.clone()), |record| {
        if let Some(record) = record {
            remember_play(record);
        }
    });
    let changed = act.reform(Action::Keep);
    use_effect_with((held.clone(), state.keeps), {
        let changed = changed.clone();
        move |(held, keeps)| {
            if let Some((name, record)) = held {
                match keeps {
                    Keeps::Yes if !keep_play(name, record) => changed.emit(Keeps::Refused),
                    Keeps::No => forget_play(name),
                    _ => {}
                }
            }
        }
    });
    // Two tabs would overwrite each other: the one played last keeps, the other says that it does not.
    let watched = held.filter(|_| state.keeps == Keeps::Yes);
    use_effect_with(watched, move |watched| {
        let closure = watched.clone().map(|(name, record)| {
            Closure::<dyn Fn()>::new(move || {
                if kept_play(&name) != record {
                    changed.emit(Keeps::Elsewhere);
                }
            })
        });
        watch_kept(closure.as_ref());
        move || {
            watch_kept(None);
            drop(closure);
        }
    });
}
