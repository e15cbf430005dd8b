//! The document around the page: language, day, focus, scrolling.

use gloo_timers::callback::Timeout;
use js_sys::Reflect;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition, window};
use yew::prelude::*;

use crate::words::Lang;

/// What focus goes to on a page that was opened.
const HEADING: &str = "h1[tabindex], #verdict";
/// Milliseconds after which the page has certainly been drawn again.
const DRAWN: u32 = 30;

/// The language to begin in: `first.js` took it from the address or from the browser.
pub(crate) fn first_lang() -> Lang {
    let root = window().and_then(|w| w.document()?.document_element());
    Lang::of_tag(&root.and_then(|r| r.get_attribute("lang")).unwrap_or_default())
}

/// The content policy that the document carries; empty where it carries none.
pub(crate) fn policy() -> String {
    let meta = || {
        let document = window()?.document()?;
        let meta = document.query_selector("meta[http-equiv='Content-Security-Policy']").ok()??;
        meta.get_attribute("content")
    };
    meta().unwrap_or_default()
}

/// A number of a day or a clock, in two digits.
pub(crate) fn two(n: u32) -> String {
    [if n < 10 { "0" } else { "" }, &n.to_string()].concat()
}

/// Today where the browser is, `YYYY-MM-DD`.
pub(crate) fn today() -> String {
    let now = js_sys::Date::new_0();
    let month = two(now.get_month().saturating_add(1));
    [&now.get_full_year().to_string(), "-", &month, "-", &two(now.get_date())].concat()
}

/// Today and the time where the browser is, to the minute: `YYYY-MM-DD HH:MM`.
pub(crate) fn at_this_minute() -> String {
    let now = js_sys::Date::new_0();
    [&*today(), " ", &two(now.get_hours()), ":", &two(now.get_minutes())].concat()
}

/// Keeps `lang` and the title of the document in step with the page.
#[hook]
pub(crate) fn use_document(lang: Lang, title: String) {
    use_effect_with((lang, title), |(lang, title)| {
        if let Some(document) = window().and_then(|w| w.document()) {
            document.set_title(title);
            if let Some(root) = document.document_element() {
                // A refusal would leave the old tag, nothing worse.
                let _ = root.set_attribute("lang", lang.tag());
            }
        }
    });
}

/// What the field of an event holds. Asked by name: the classes of the fields, one by one, would
/// each bring bindings of their own.
pub(crate) fn entered(event: &Event) -> String {
    let field = event.target().map(JsValue::from).unwrap_or_default();
    let value = Reflect::get(&field, &JsValue::from_str("value")).ok();
    value.and_then(|v| v.as_string()).unwrap_or_default()
}

/// Whether nothing has focus: the focused element went away.
fn lost() -> bool {
    let active = window().and_then(|w| w.document()).and_then(|d| d.active_element());
    active.is_none_or(|a| a.tag_name().eq_ignore_ascii_case("body"))
}

/// Moves focus on where the style hides the element that has it.
pub(crate) fn focus_instead(hidden: &NodeRef, shown: &NodeRef) {
    let gone = hidden.cast::<HtmlElement>().is_some_and(|e| e.offset_width() == 0);
    if let Some(element) = shown.cast::<HtmlElement>().filter(|_| gone) {
        // An element that cannot take focus leaves it where it is.
        let _ = element.focus();
    }
}

fn element(id: &str) -> Option<HtmlElement> {
    window()?.document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// Moves focus to an element once the page has been drawn again, if the focused one went away.
pub(crate) fn if_lost(id: &'static str) {
    Timeout::new(DRAWN, move || {
        if let Some(element) = element(id).filter(|_| lost()) {
            let _ = element.focus();
        }
    })
    .forget();
}

/// Whether focus has nothing to stand on: nothing has it, the heading of the page as it opened, or
/// what the style hides.
fn adrift() -> bool {
    let active = window().and_then(|w| w.document()?.active_element());
    let stands = active
        .and_then(|a| a.dyn_into::<HtmlElement>().ok())
        .is_some_and(|a| !a.tag_name().eq_ignore_ascii_case("h1") && a.offset_width() != 0);
    !stands || lost()
}

/// Scrolls to an element and moves focus to it once the page has been drawn again, if focus has
/// nothing to stand on.
pub(crate) fn jump_if_lost(id: &str) {
    let id = id.to_owned();
    Timeout::new(DRAWN, move || {
        if adrift() {
            jump(&id);
        }
    })
    .forget();
}

/// Brings an entry and its line of the list into view once the page has been drawn again, and moves
/// focus to the entry; on the first visit only if focus has nothing to stand on.
pub(crate) fn open_entry(entry: &'static str, line: String, first: bool) {
    Timeout::new(DRAWN, move || {
        if first && !adrift() {
            return;
        }
        if let Some(line) = element(&line) {
            let near = ScrollIntoViewOptions::new();
            near.set_block(ScrollLogicalPosition::Nearest);
            line.scroll_into_view_with_scroll_into_view_options(&near);
        }
        jump(entry);
    })
    .forget();
}

/// Leaves what was pressed where it is on the screen, whatever grows or goes above it.
pub(crate) fn keep_place(event: &Event) {
    let pressed = event.target().and_then(|t| t.dyn_into::<HtmlElement>().ok());
    let Some(pressed) = pressed else { return };
    let before = pressed.get_bounding_client_rect().top();
    Timeout::new(0, move || {
        if let Some(window) = window().filter(|_| pressed.is_connected()) {
            let moved = pressed.get_bounding_client_rect().top() - before;
            window.scroll_by_with_x_and_y(0.0, moved);
        }
    })
    .forget();
}

/// Opens the browser's print.
pub(crate) fn print() {
    if let Some(window) = window() {
        // A browser that refuses has a key for it, and the page says so.
        let _ = window.print();
    }
}

/// Moves focus to the first heading of the page, or to the answer on it.
pub(crate) fn focus_heading() {
    let heading = window().and_then(|w| w.document()?.query_selector(HEADING).ok()?);
    if let Some(heading) = heading.and_then(|h| h.dyn_into::<HtmlElement>().ok()) {
        // A heading that cannot take focus leaves it where it is.
        let _ = heading.focus();
    }
}

/// Scrolls an element to the top and moves focus to it.
pub(crate) fn jump(id: &str) {
    if let Some(element) = element(id) {
        element.scroll_into_view();
        let _ = element.focus();
    }
}

/// Moves focus to an element.
fn focus(id: &str) {
    if let Some(element) = element(id) {
        let _ = element.focus();
    }
}

/// Moves focus to an element once the page has been drawn again.
pub(crate) fn jump_softly(id: &'static str) {
    Timeout::new(DRAWN, move || focus(id)).forget();
}
