//! Whether an element can be read: the dock goes once the outcome's word has come into view.

use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};
use yew::prelude::*;

/// So much of the element must be in view; the whole may miss a fraction of a pixel.
const WHOLE: f64 = 0.95;
/// What is above the window was read and counts as in view; what the dock, 3.5rem high, lies over
/// does not.
const ROOT: &str = "1000000px 0px -56px 0px";

/// Whether the whole element has come into the window. True until the browser has said otherwise.
#[hook]
pub(crate) fn use_in_view(node: &NodeRef) -> bool {
    let seen = use_state_eq(|| true);
    let set = seen.setter();
    let node = node.clone();
    use_effect_with((), move |()| {
        let mut kept = None;
        if let Some(element) = node.cast::<Element>() {
            let heard = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
                let last = entries.pop().dyn_into::<IntersectionObserverEntry>();
                if let Ok(entry) = last {
                    set.set(entry.intersection_ratio() >= WHOLE);
                }
            });
            let asked = IntersectionObserverInit::new();
            asked.set_root_margin(ROOT);
            asked.set_threshold(&WHOLE.into());
            let heard_by = heard.as_ref().unchecked_ref();
            if let Ok(observer) = IntersectionObserver::new_with_options(heard_by, &asked) {
                observer.observe(&element);
                kept = Some((observer, heard));
            }
        }
        move || {
            if let Some((observer, _heard)) = kept {
                observer.disconnect();
            }
        }
    });
    *seen
}
