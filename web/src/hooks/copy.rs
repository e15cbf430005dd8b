//! Copying a text, or selecting it where the browser lets nobody copy.

use gloo_timers::callback::Timeout;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::window;
use yew::prelude::*;

/// Milliseconds for which a button says "Copied".
const SHOWN: u32 = 2_000;

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Copied {
    /// It is on the clipboard.
    Yes,
    /// It is selected; the person has to press the keys.
    Selected,
}

/// What became of the last press, and what a press does. Another text was not copied yet.
#[hook]
pub(crate) fn use_copy(
    text: AttrValue,
    shown: &'static str,
) -> (Option<Copied>, Callback<MouseEvent>) {
    let done = use_state_eq(|| None::<Copied>);
    {
        let set = done.setter();
        use_effect_with(text.clone(), move |_| set.set(None));
    }
    {
        let set = done.setter();
        use_effect_with(*done, move |now| {
            let timer =
                (*now == Some(Copied::Yes)).then(|| Timeout::new(SHOWN, move || set.set(None)));
            move || drop(timer)
        });
    }
    let set = done.setter();
    let press = Callback::from(move |_: MouseEvent| {
        let set = set.clone();
        copy(text.clone(), shown, Callback::from(move |what| set.set(Some(what))));
    });
    (*done, press)
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
