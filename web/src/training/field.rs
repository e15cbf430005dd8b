//! The editor's field and files from disk: what `training.js` does with the browser, in our terms.

use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::window;
use yew::prelude::*;

use super::state::{Action, Told};

#[wasm_bindgen(module = "/training.js")]
extern "C" {
    /// The text of the file that was chosen in a field; undefined if none was. Fails with "large",
    /// or otherwise where it is no UTF-8.
    #[wasm_bindgen(js_name = openText)]
    fn open_text(field: &JsValue, most: f64) -> Promise;
    /// Moves focus and caret to a line of a field.
    #[wasm_bindgen(js_name = selectLine)]
    fn select_line(field: &JsValue, line: f64);
    /// Adds a text at the end of a field.
    #[wasm_bindgen(js_name = insertText)]
    fn insert_text(field: &JsValue, text: &str);
    /// Has the browser ask before the page is left.
    #[wasm_bindgen(js_name = askBeforeLeaving)]
    fn ask_before_leaving(ask: bool);
}

/// The largest file that is looked at: what is longer is told by its length alone.
const MOST: f64 = 1_048_576.0;

/// Opens the file that was chosen.
pub(super) fn open(event: &Event, act: &Callback<Action>) {
    let field = event.target().map(JsValue::from).unwrap_or_default();
    let (act, promise) = (act.clone(), open_text(&field, MOST));
    spawn_local(async move {
        match JsFuture::from(promise).await {
            Ok(text) => {
                if let Some(text) = text.as_string() {
                    act.emit(Action::Open(text.into()));
                }
            }
            Err(why) => {
                let large = why.as_string().as_deref() == Some("large");
                act.emit(Action::Tell(if large { Told::Large } else { Told::NoText }));
            }
        }
    });
}

fn element(id: &str) -> JsValue {
    let found = window().and_then(|w| w.document()?.get_element_by_id(id));
    found.map(JsValue::from).unwrap_or_default()
}

/// Moves focus and caret to a line of the field with this id.
pub(super) fn to_line(id: &str, line: usize) {
    let field = element(id);
    if let (false, Ok(line)) = (field.is_undefined(), u32::try_from(line)) {
        select_line(&field, line.into());
    }
}

/// Adds a text at the end of the field with this id.
pub(super) fn add(id: &str, text: &str) {
    let field = element(id);
    if !field.is_undefined() {
        insert_text(&field, text);
    }
}

/// Has the browser ask before something is left that would be lost.
#[hook]
pub(super) fn use_leaving(loses: bool) {
    use_effect_with(loses, |loses| ask_before_leaving(*loses));
}
