//! Copying a text, or selecting it where the browser lets nobody copy.

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::window;
use yew::prelude::*;

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Copied {
    /// It is on the clipboard.
    Yes,
    /// It is selected; the person has to press the keys.
    Selected,
}

/// Copies the text; where that is refused, selects the element with this id, which shows it.
pub(crate) fn copy(text: AttrValue, shown: &'static str, done: Callback<Copied>) {
    spawn_local(async move {
        let written = match clipboard() {
            Some(clipboard) => JsFuture::from(clipboard.write_text(&text)).await.is_ok(),
            None => false,
        };
        if !written {
            select(shown);
        }
        done.emit(if written { Copied::Yes } else { Copied::Selected });
    });
}

/// The clipboard; none on pages that were not served securely.
fn clipboard() -> Option<web_sys::Clipboard> {
    let navigator = window()?.navigator();
    let found = js_sys::Reflect::get(navigator.as_ref(), &JsValue::from_str("clipboard")).ok()?;
    (!found.is_undefined() && !found.is_null()).then(|| navigator.clipboard())
}

fn select(shown: &str) {
    let parts = || {
        let window = window()?;
        let document = window.document()?;
        let range = document.create_range().ok()?;
        let shown = document.get_element_by_id(shown)?;
        range.select_node_contents(&shown).ok()?;
        let selection = window.get_selection().ok()??;
        selection.remove_all_ranges().ok()?;
        selection.add_range(&range).ok()
    };
    // Nothing more can be done where even selecting is refused.
    let _ = parts();
}
