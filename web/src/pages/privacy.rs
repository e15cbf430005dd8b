//! What leaves the browser, and how to check it.

use yew::Html;

use crate::dom::{el, tag};
use crate::words::Lang;

/// The page.
pub(crate) fn privacy(lang: Lang) -> Html {
    let w = lang.words();
    tag("main", "wide privacy")
        .add(el("h1").set("id", "content").set("tabindex", "-1").say(w.privacy_heading))
        .done()
}
