//! The remark for the declaration, and the button that copies it.

use ree_contract::{Authority, Text};
use yew::prelude::*;

use super::marks::authority;
use crate::dom::{button, tag};
use crate::hooks::{Copied, use_copy};
use crate::words::Lang;

#[derive(PartialEq, Properties)]
pub(crate) struct RemarkProps {
    /// The remark.
    pub(crate) text: Text,
    /// The language of the page.
    pub(crate) lang: Lang,
}

/// The box. What is copied is the Chinese, and only that.
#[component]
pub(crate) fn Remark(props: &RemarkProps) -> Html {
    let w = props.lang.words();
    let chinese = props.text.zh.clone().unwrap_or_else(|| props.text.en.clone());
    let (done, press) = use_copy(AttrValue::from(chinese.to_string()), "remark-zh");
    let said = match done {
        Some(Copied::Yes) => w.remark_copied,
        Some(Copied::Selected) => w.remark_failed,
        None => "",
    };
    let copied = done == Some(Copied::Yes);
    let selected = done == Some(Copied::Selected);
    let press = button("button small").set("id", "copy-remark").on_click(press).say(if copied {
        w.remark_copied
    } else {
        w.remark_copy
    });
    let head = tag("div", "remark-head").add(authority(Authority::Practice, props.lang)).add(press);
    let inside = tag("div", "remark-box")
        .add(head)
        .add(tag("p", "remark-zh").set("id", "remark-zh").set("lang", "zh-CN").text(&chinese))
        .add(tag("p", "hint").set("lang", "en").text(&props.text.en))
        .add(tag("p", if selected { "hint" } else { "unseen" }).set("role", "status").say(said));
    tag("section", "remark")
        .set("aria-labelledby", "remark")
        .add(tag("h2", "part").set("id", "remark").say(w.remark_heading))
        .add(inside)
        .done()
}
