//! What a lecture needs of the browser: keys, full screen, a second window and what is said to it.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{BroadcastChannel, Document, Element, KeyboardEvent, MessageEvent, window};
use yew::prelude::*;

/// What windows of a lecture speak over. Only windows of the same origin hear it.
const CHANNEL: &str = "ree-check lecture";

/// The time, in milliseconds.
pub(crate) fn now() -> f64 {
    js_sys::Date::now()
}

fn document() -> Option<Document> {
    window()?.document()
}

/// A key that was pressed: what it writes, and where it lies.
pub(crate) type Key = (String, String);

/// Hears the keys of the whole page; what `heard` takes does nothing else any more. Nothing is heard
/// with a modifier, of a key held down, or while something is written; only Escape then, and a clicker's
/// two keys, which write nothing, and letters in a field of numbers.
#[hook]
pub(crate) fn use_keys(heard: Callback<Key, bool>) {
    // What hears is the last one drawn, though the listener stays.
    let last = use_mut_ref(|| heard.clone());
    *last.borrow_mut() = heard;
    use_effect_with((), move |()| {
        let closure = Closure::<dyn Fn(KeyboardEvent)>::new(move |event: KeyboardEvent| {
            let modified =
                event.ctrl_key() || event.alt_key() || event.meta_key() || event.shift_key();
            let key = event.key();
            if modified || event.repeat() || event.is_composing() {
                return;
            }
            let heard = last.borrow().clone();
            let passes = matches!(&*key, "Escape" | "PageDown" | "PageUp");
            if (!writes(&event) || passes || (counts(&event) && is_letter(&key)))
                && heard.emit((key, event.code()))
            {
                event.prevent_default();
            }
        });
        let document = document();
        if let Some(document) = &document {
            let _ = document
                .add_event_listener_with_callback("keydown", closure.as_ref().unchecked_ref());
        }
        move || {
            if let Some(document) = &document {
                let _ = document.remove_event_listener_with_callback(
                    "keydown",
                    closure.as_ref().unchecked_ref(),
                );
            }
        }
    });
}

/// Whether the key goes into a field.
fn writes(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
    target.is_some_and(|t| matches!(&*t.tag_name(), "INPUT" | "SELECT" | "TEXTAREA"))
}

/// Whether it goes into a field that takes only numbers.
fn counts(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
    target.and_then(|t| t.get_attribute("type")).is_some_and(|kind| kind == "number")
}

/// A letter that is part of no number: 1e3 is one.
fn is_letter(key: &str) -> bool {
    key.len() == 1 && key.bytes().all(|b| b.is_ascii_alphabetic() && !b.eq_ignore_ascii_case(&b'e'))
}

/// Whether the page may fill the screen.
pub(crate) fn can_fill_screen() -> bool {
    document().is_some_and(|d| d.fullscreen_enabled())
}

/// Fills the screen with the page, or gives it back.
pub(crate) fn fill_screen() {
    let Some(document) = document() else { return };
    if document.fullscreen_element().is_some() {
        document.exit_fullscreen();
        return;
    }
    let asked = || {
        let root = document.document_element()?;
        let ask = Reflect::get(&root, &JsValue::from_str("requestFullscreen")).ok()?;
        ask.dyn_into::<Function>().ok()?.call0(&root).ok()?.dyn_into::<Promise>().ok()
    };
    if let Some(promise) = asked() {
        // A browser that refuses has a key for it.
        spawn_local(async move {
            let _ = JsFuture::from(promise).await;
        });
    }
}

/// Opens a page of the training in a window of this name; false where that was hindered.
pub(crate) fn open_beside(fragment: &str, name: &str) -> bool {
    let opened = window().and_then(|w| {
        w.open_with_url_and_target_and_features(fragment, name, "popup,width=900,height=800")
            .ok()?
    });
    if let Some(opened) = &opened {
        let _ = opened.focus();
    }
    opened.is_some()
}

/// Puts another fragment into the address without opening it.
pub(crate) fn name_page(fragment: &str) {
    if let Some(history) = window().and_then(|w| w.history().ok()) {
        let state = history.state().unwrap_or_default();
        let _ = history.replace_state_with_url(&state, "", Some(fragment));
    }
}

/// Speaks with the other windows of a lecture; none where the browser has no way to. The last it says is
/// `farewell`, when the page goes; empty: nothing.
#[hook]
pub(crate) fn use_channel(heard: Callback<String>, farewell: String) -> Option<Callback<String>> {
    let channel = use_memo((), |()| BroadcastChannel::new(CHANNEL).ok());
    {
        let channel = channel.clone();
        use_effect_with(heard, move |heard| {
            let heard = heard.clone();
            let closure = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
                if let Some(text) = event.data().as_string() {
                    heard.emit(text);
                }
            });
            if let Some(channel) = &*channel {
                channel.set_onmessage(Some(closure.as_ref().unchecked_ref()));
            }
            move || {
                if let Some(channel) = &*channel {
                    channel.set_onmessage(None);
                }
                drop(closure);
            }
        });
    }
    {
        let channel = channel.clone();
        use_effect_with(farewell, move |farewell| {
            let part = {
                let (channel, farewell) = (channel.clone(), farewell.clone());
                move || {
                    if let Some(channel) =
                        channel.as_ref().as_ref().filter(|_| !farewell.is_empty())
                    {
                        let _ = channel.post_message(&JsValue::from_str(&farewell));
                    }
                }
            };
            let closure = Closure::<dyn Fn()>::new(part.clone());
            let window = window();
            if let Some(window) = &window {
                let heard = closure.as_ref().unchecked_ref();
                let _ = window.add_event_listener_with_callback("pagehide", heard);
            }
            move || {
                if let Some(window) = &window {
                    let heard = closure.as_ref().unchecked_ref();
                    let _ = window.remove_event_listener_with_callback("pagehide", heard);
                }
                part();
                if let Some(channel) = &*channel {
                    channel.close();
                }
            }
        });
    }
    let channel = (*channel).clone()?;
    Some(Callback::from(move |text: String| {
        // A closed channel belongs to a page that is going.
        let _ = channel.post_message(&JsValue::from_str(&text));
    }))
}
