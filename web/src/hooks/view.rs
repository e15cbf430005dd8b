//! Whether an element can be seen: the dock goes while the outcome field is in view.

use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry};
use yew::prelude::*;

/// Whether any of the element is within the window. True until the browser has said otherwise.
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
                    set.set(entry.is_intersecting());
                }
            });
            if let Ok(observer) = IntersectionObserver::new(heard.as_ref().unchecked_ref()) {
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
