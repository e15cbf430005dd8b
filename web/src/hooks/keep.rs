//! Opening, saving and keeping cases: what `case.js` does with the browser, in the page's terms.

use gloo_timers::callback::Timeout;
use js_sys::{Promise, Reflect};
use ree_contract::Determination;
use ree_rulebook::Rulebook;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::prelude::*;

use super::json::{self, Refusal};
use crate::state::{Action, Case, State, Told};

/// Milliseconds of rest after which a changed case is kept.
const REST: u32 = 600;

#[wasm_bindgen(module = "/case.js")]
extern "C" {
    /// The address that holds a case.
    fn link(held: &JsValue) -> Promise;
    /// What the address holds of a case, empty if nothing. It leaves the address at once, so that
    /// the secret stays neither there nor in the history.
    fn taken() -> JsValue;
    /// The case of a link. Fails with "large" or "old" (the browser cannot inflate), or otherwise.
    fn unpack(packed: &JsValue) -> Promise;
    /// Offers a case as a file whose name begins so; false if it is too long to be opened again.
    fn save(name: &str, held: &JsValue) -> bool;
    /// The case of the file that was chosen in a field; undefined if none was.
    fn opened(field: &JsValue) -> Promise;
    /// Keeps a case in this browser, anew or in the place of the one that is there. Says what
    /// hindered it: "full", "forbidden", or "gone" if another window erased it meanwhile.
    fn keep(held: &JsValue, anew: bool) -> JsValue;
    /// The case kept in this browser: undefined if none is, null if it cannot be read.
    fn kept() -> JsValue;
    /// Forgets it.
    fn forget();
    /// The case that this tab held while the page was away, likewise.
    fn remembered() -> JsValue;
    /// Remembers a case over a reload and for the way back; undefined: nothing.
    fn remember(held: &JsValue);
}

/// One future for every promise: each further one would bring its own code.
fn settled(promise: Promise, done: Callback<Result<JsValue, JsValue>>) {
    spawn_local(async move { done.emit(JsFuture::from(promise).await) });
}

/// Opens what a promise brings. `broken` is what is told of something that is no case.
fn open(promise: Promise, broken: Told, rulebook: &'static Rulebook, act: &Callback<Action>) {
    let act = act.clone();
    settled(
        promise,
        Callback::from(move |brought: Result<JsValue, JsValue>| {
            let read = match brought {
                // No file was chosen.
                Ok(value) if value.is_undefined() => return,
                Ok(value) => json::read(&value).map_err(|refusal| told(refusal, broken)),
                Err(why) => Err(match why.as_string().as_deref() {
                    Some("large") => Told::TooLong,
                    Some("old") => Told::OldBrowser,
                    _ => broken,
                }),
            };
            match read {
                Ok(case) => {
                    act.emit(Action::Open(case.fit(rulebook).into()));
                    super::jump_softly("verdict");
                }
                Err(why) => act.emit(Action::Tell(why)),
            }
        }),
    );
}

fn told(refusal: Refusal, broken: Told) -> Told {
    match refusal {
        Refusal::NoCase => broken,
        Refusal::Newer => Told::Newer,
    }
}

/// Opens the case that the address holds, if it holds one, and takes it out of the address.
pub(crate) fn open_link(rulebook: &'static Rulebook, act: &Callback<Action>) {
    let packed = taken();
    if packed.is_truthy() {
        open(unpack(&packed), Told::BrokenLink, rulebook, act);
    }
}

/// Opens the file that was chosen in the field of this event.
pub(crate) fn open_file(event: &Event, rulebook: &'static Rulebook, act: &Callback<Action>) {
    let field = event.target().map(JsValue::from).unwrap_or_default();
    open(opened(&field), Told::BrokenFile, rulebook, act);
}

/// Offers the case as a file.
pub(crate) fn save_file(case: &Case, act: &Callback<Action>) {
    let name = ["ree-check-case-", &super::today()].concat();
    if !save(&name, &json::write(case)) {
        act.emit(Action::Tell(Told::TooLong));
    }
}

/// Makes the link that holds the case.
pub(crate) fn make_link(case: &Case, done: Callback<AttrValue>) {
    settled(
        link(&json::write(case)),
        Callback::from(move |made: Result<JsValue, JsValue>| {
            if let Some(made) = made.ok().and_then(|made| made.as_string()) {
                done.emit(made.into());
            }
        }),
    );
}

/// Adds to the state at the start what was kept on this device, or what the tab remembers, which is newer.
pub(crate) fn restore(mut state: State, rulebook: &Rulebook) -> State {
    for (value, on_device) in [(kept(), true), (remembered(), false)] {
        if value.is_undefined() {
            continue;
        }
        match json::read(&value) {
            Ok(case) => {
                // An empty form starts anew, with today's date.
                if !case.entered.is_empty() {
                    state = state.open(&case.fit(rulebook).into());
                    state.before = None;
                    state.told = None;
                }
                state.keeps |= on_device;
            }
            // It stays where it is, in case a newer page can read it.
            Err(refusal) if on_device => state.told = Some(told(refusal, Told::BrokenKept)),
            Err(_) => {}
        }
    }
    state
}

/// Remembers the case while the tab is open, and keeps it on this device while that is turned on.
#[hook]
pub(crate) fn use_keeping(
    state: &State,
    found: Option<&Determination>,
    rulebook: &Rulebook,
    act: &Callback<Action>,
) {
    // A case that was opened over another replaces that one only when the person goes on with it.
    let waits = state.before.is_some() && state.told == Some(Told::Opened);
    let keeps = state.keeps && !waits;
    let case = (keeps || !state.is_empty()).then(|| Case::of(state, found, rulebook));
    let full = state.told == Some(Told::Full);
    let act = act.clone();
    use_effect_with((case, keeps), move |(case, keeps)| {
        let held = case.as_ref().map_or(JsValue::UNDEFINED, json::write);
        remember(&held);
        let keeps = *keeps;
        let timer = Timeout::new(REST, move || {
            if !keeps {
                return;
            }
            match store(&held, false) {
                Stored::Yes if full => act.emit(Action::Hush),
                Stored::Yes => {}
                // What was kept last is still there.
                Stored::Not(Told::Full) => act.emit(Action::Tell(Told::Full)),
                Stored::Not(why) => {
                    act.emit(Action::Keep(false));
                    act.emit(Action::Tell(why));
                }
                Stored::Gone => act.emit(Action::Keep(false)),
            }
        });
        move || drop(timer)
    });
}

/// Whether a case was stored.
enum Stored {
    Yes,
    Not(Told),
    Gone,
}

fn store(held: &JsValue, anew: bool) -> Stored {
    match keep(held, anew).as_string().as_deref() {
        Some("full") => Stored::Not(Told::Full),
        Some("forbidden") => Stored::Not(Told::Forbidden),
        Some("gone") => Stored::Gone,
        _ => Stored::Yes,
    }
}

/// Turns keeping on or off. Off forgets what was kept.
pub(crate) fn turn(event: &Event, case: &Case, act: &Callback<Action>) {
    let field = event.target().map(JsValue::from).unwrap_or_default();
    let on = Reflect::get(&field, &JsValue::from_str("checked")).is_ok_and(|on| on.is_truthy());
    if !on {
        forget();
    } else if let Stored::Not(why) = store(&json::write(case), true) {
        // What is told draws the page again, and the box with it: off.
        act.emit(Action::Tell(why));
        return;
    }
    act.emit(Action::Keep(on));
}

/// Forgets what was kept, and everything that was entered.
pub(crate) fn erase(act: &Callback<Action>) {
    forget();
    act.emit(Action::Keep(false));
    act.emit(Action::Erase);
    act.emit(Action::Date(super::today().into()));
    act.emit(Action::Tell(Told::Erased));
    super::jump_softly("product");
}
