//! Inside a learning system: the one walkthrough of the package is played, and the system is told what
//! was chosen. `lms.js` speaks to it.

use ree_rulebook::Rulebook;
use ree_walkthrough::{Play, Record, Report, Walkthrough};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::window;
use yew::prelude::*;

use super::keep;
use super::state::State;
use super::words::said;
use crate::dom::{El, tag};
use crate::words::fill;

#[wasm_bindgen(module = "/lms.js")]
extern "C" {
    /// Begins to speak with the system; the record it kept, undefined where there is no system.
    #[wasm_bindgen(js_name = lmsStart)]
    fn lms_start() -> JsValue;
    /// Whether it holds a finished attempt; undefined where there is no system.
    #[wasm_bindgen(js_name = lmsHolds)]
    fn lms_holds() -> JsValue;
    /// The learner's name; empty where it is not known.
    #[wasm_bindgen(js_name = lmsName)]
    pub(super) fn lms_name() -> String;
    /// Tells how far it is, with the record to go on with.
    #[wasm_bindgen(js_name = lmsReport)]
    fn lms_report(json: &str, record: &str);
}

/// The walkthrough of the package, where the page was packed for a learning system.
pub(super) fn packed() -> Option<String> {
    let meta = window()?.document()?.query_selector("meta[name='ree-check-lms']").ok()??;
    meta.get_attribute("content")
}

/// What the system kept of an earlier visit, to go on with. To be asked once.
pub(super) fn start(walkthrough: &Walkthrough) -> Option<Play> {
    let record: Record = serde_json::from_str(&lms_start().as_string()?).ok()?;
    record.play(walkthrough)
}

/// What the system is told, said to the learner; none where there is no system.
pub(super) fn told(walkthrough: &Walkthrough, state: &State) -> Option<El> {
    let w = said(state.lang);
    let holds = lms_holds().as_bool()?;
    let line = tag("p", "hint keeping");
    Some(if state.play.ended() {
        let score = Report::of(&state.play, walkthrough).score.to_string();
        line.text(&fill(w.keep_lms_done, &[("score", &score)]))
    } else if holds {
        line.say(w.keep_lms_again)
    } else {
        line.say(w.keep_lms)
    })
}

/// Tells the system what changed.
#[hook]
pub(super) fn use_reporting(packed: bool, state: &State, rulebook: &'static Rulebook) {
    let held = state
        .walkthrough()
        .filter(|_| packed)
        .map(|walkthrough| (walkthrough.clone(), state.play.clone()));
    use_effect_with(held, move |held| {
        if let Some((walkthrough, play)) = held {
            let report = Report::of(play, walkthrough);
            let json = serde_json::to_string(&report).unwrap_or_default();
            lms_report(&json, &keep::record(play, walkthrough, rulebook));
        }
    });
}
