//! The library: texts that are read but never decide. They are fetched when they are first wanted,
//! from where the page came from, and kept while the page lives.

use std::rc::Rc;

use js_sys::{Function, Promise, Reflect, Uint8Array};
use ree_rulebook::{Library, Rulebook};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::prelude::*;

/// How far the fetching is.
#[derive(Clone, Debug)]
pub(crate) enum Shelf {
    /// It was not wanted yet, or is on its way.
    Waiting,
    /// It is here.
    Ready(Rc<Library>),
    /// It could not be fetched or read; this tries again.
    Failed(Callback<MouseEvent>),
}

impl PartialEq for Shelf {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Shelf::Waiting, Shelf::Waiting) => true,
            (Shelf::Ready(a), Shelf::Ready(b)) => Rc::ptr_eq(a, b),
            (Shelf::Failed(a), Shelf::Failed(b)) => a == b,
            _ => false,
        }
    }
}

impl Shelf {
    /// The library, once it is here.
    pub(crate) fn library(&self) -> Option<&Library> {
        match self {
            Shelf::Ready(library) => Some(library),
            Shelf::Waiting | Shelf::Failed(_) => None,
        }
    }
}

/// The library of a rulebook, from the moment it is wanted. `folder` leads from this page to it.
#[hook]
pub(crate) fn use_library(wanted: bool, folder: &str, rulebook: &Rulebook) -> Shelf {
    let shelf = use_state(|| Shelf::Waiting);
    let tries = use_state_eq(|| 0_u32);
    let name = [folder, &rulebook.library_file().unwrap_or_default()].concat();
    // Once wanted it stays so: going away while it is on its way must not fetch it twice.
    let once = use_mut_ref(|| false);
    let wanted = wanted || *once.borrow();
    *once.borrow_mut() = wanted;
    let set = shelf.setter();
    let again = {
        let (tries, set) = (tries.clone(), set.clone());
        Callback::from(move |_: MouseEvent| {
            set.set(Shelf::Waiting);
            tries.set(tries.saturating_add(1));
        })
    };
    use_effect_with((wanted, *tries), move |(wanted, _)| {
        if *wanted {
            spawn_local(async move {
                let found = fetched(&name).await.and_then(|b| Library::from_packed(&b).ok());
                set.set(match found {
                    Some(library) => Shelf::Ready(Rc::new(library)),
                    None => Shelf::Failed(again),
                });
            });
        }
    });
    (*shelf).clone()
}

/// The bytes of a file beside the page; none where there are none. Asked by name: the classes of
/// requests and responses would each bring bindings of their own.
pub(crate) async fn fetched(name: &str) -> Option<Vec<u8>> {
    let response = awaited(call(&js_sys::global(), "fetch", &JsValue::from_str(name))?).await?;
    if Reflect::get(&response, &JsValue::from_str("ok")).ok()? != JsValue::TRUE {
        return None;
    }
    let bytes = awaited(call(&response, "arrayBuffer", &JsValue::UNDEFINED)?).await?;
    Some(Uint8Array::new(&bytes).to_vec())
}

fn call(of: &JsValue, name: &str, argument: &JsValue) -> Option<JsValue> {
    let method = Reflect::get(of, &JsValue::from_str(name)).ok()?.dyn_into::<Function>().ok()?;
    method.call1(of, argument).ok()
}

async fn awaited(promise: JsValue) -> Option<JsValue> {
    JsFuture::from(promise.dyn_into::<Promise>().ok()?).await.ok()
}
