//! The fragment of the address: it names the page that is shown.

use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::window;
use yew::prelude::*;

/// The fragment now, with its `#`; empty where there is none.
pub(crate) fn fragment() -> String {
    window().and_then(|w| w.location().hash().ok()).unwrap_or_default()
}

/// The fragment, as it changes. `take` is called before each look at it: it may take something out
/// that names no page.
#[hook]
pub(crate) fn use_fragment(take: Callback<()>) -> AttrValue {
    let now = use_state_eq(|| {
        take.emit(());
        AttrValue::from(fragment())
    });
    let set = now.setter();
    use_effect_with((), move |()| {
        let heard = Closure::<dyn FnMut()>::new(move || {
            take.emit(());
            set.set(AttrValue::from(fragment()));
        });
        if let Some(window) = window() {
            window.set_onhashchange(Some(heard.as_ref().unchecked_ref()));
        }
        // The page lives as long as the window: nothing is taken back before.
        heard.forget();
    });
    (*now).clone()
}

/// Focus goes to the heading of a page that was just opened, and the page starts at its top. Not on
/// the first visit: there the browser decides.
#[hook]
pub(crate) fn use_page_start(page: AttrValue) {
    let first = use_mut_ref(|| true);
    use_effect_with(page, move |_| {
        if !std::mem::replace(&mut *first.borrow_mut(), false) {
            if let Some(window) = window() {
                window.scroll_to_with_x_and_y(0.0, 0.0);
            }
            super::document::focus_heading();
        }
    });
}

/// The address of the page with another fragment.
pub(crate) fn address(fragment: &str) -> String {
    let here = window().and_then(|w| w.location().href().ok()).unwrap_or_default();
    [here.split('#').next().unwrap_or_default(), fragment].concat()
}

/// Focus follows to an entry that was opened: from the list it would be a hundred keys away. It goes
/// back to the link in the list when the entry is closed. The page opens at the entry that its address
/// names, with its line in view where the list is beside it. `here` is the entry; empty: the list.
#[hook]
pub(crate) fn use_entry_start(here: &AttrValue) {
    let last = use_mut_ref(|| None::<AttrValue>);
    use_effect_with(here.clone(), move |here| {
        let last = last.replace(Some(here.clone()));
        let first = last.is_none();
        let last = last.unwrap_or_default();
        if !here.is_empty() {
            super::document::open_entry("entry", ["line-", here].concat(), first);
        } else if !last.is_empty() {
            super::document::jump_if_lost(&["line-", &last].concat());
        }
    });
}
