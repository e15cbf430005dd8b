//! The editor's field and files from disk: what `training.js` does with the browser, in our terms.

use js_sys::Promise;
use ree_walkthrough::Piece;
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
    /// The line of a field that the caret stands in, from 1.
    #[wasm_bindgen(js_name = caretLine)]
    fn caret_line(field: &JsValue) -> u32;
    /// Puts a text behind a line of a field, and selects it; undo takes it back.
    #[wasm_bindgen(js_name = insertBehind)]
    fn insert_behind(field: &JsValue, line: u32, text: &str);
    /// Puts a text in the place of all that a field holds; undo brings that back.
    #[wasm_bindgen(js_name = replaceText)]
    fn replace_text(field: &JsValue, text: &str);
    /// Has the browser ask before the page is left.
    #[wasm_bindgen(js_name = askBeforeLeaving)]
    fn ask_before_leaving(ask: bool);
}

/// The largest file that is looked at: what is longer is told by its length alone.
const MOST: f64 = 1_048_576.0;

/// Opens the file that was chosen, in the field with this id.
pub(super) fn open(event: &Event, id: &'static str, act: &Callback<Action>) {
    let field = event.target().map(JsValue::from).unwrap_or_default();
    let (act, promise) = (act.clone(), open_text(&field, MOST));
    spawn_local(async move {
        match JsFuture::from(promise).await {
            Ok(text) => {
                if let Some(text) = text.as_string() {
                    act.emit(Action::Open(text.clone().into()));
                    replace(id, &text);
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

/// Puts a text in the place of what the field with this id holds.
pub(super) fn replace(id: &str, text: &str) {
    let field = element(id);
    if !field.is_undefined() {
        replace_text(&field, text);
    }
}

/// Adds the piece that is made for the line of the caret to the field with this id.
pub(super) fn add(id: &str, made: impl FnOnce(usize) -> Piece) {
    let field = element(id);
    if !field.is_undefined() {
        let piece = made(usize::try_from(caret_line(&field)).unwrap_or_default());
        insert_behind(&field, u32::try_from(piece.after).unwrap_or(u32::MAX), &piece.text);
    }
}

/// Has the browser ask before something is left that would be lost.
#[hook]
pub(super) fn use_leaving(loses: bool) {
    use_effect_with(loses, |loses| ask_before_leaving(*loses));
}
