//! What to take away, with what it rests on: the law in its own words, never blended with ours.

use ree_contract::Authority;
use ree_rulebook::Rulebook;
use ree_walkthrough::{Cited, Lesson, cited};
use yew::Html;

use super::lms;
use super::words::{own, said};
use crate::dom::{El, el, tag};
use crate::hooks::Shelf;
use crate::pages::law::late;
use crate::parts::marks::{authority, link, say};
use crate::words::Lang;

/// The lessons; none where there are none.
pub(super) fn lessons(
    lessons: &[Lesson],
    rulebook: &Rulebook,
    shelf: &Shelf,
    lang: Lang,
) -> Option<El> {
    if lessons.is_empty() {
        return None;
    }
    let one = |(n, lesson): (usize, &Lesson)| {
        let rests = shelf.library().map(|library| {
            let found = lesson.cite.iter().filter_map(|id| cited(id, rulebook, library));
            tag("ul", "rests").each(found.map(|c| rest(&c, lang)))
        });
        el("li").nth(n).add(el("p").text(own(&lesson.text, lang))).maybe(rests)
    };
    let list = tag("ol", "lessons").each(lessons.iter().enumerate().map(one));
    Some(el("div").add(list).maybe(late(shelf, lang)))
}

/// One thing that a lesson rests on: mark, name, and its own words.
fn rest(cited: &Cited, lang: Lang) -> El {
    let title = say(&cited.title, lang);
    // A package for a learning system holds no page about the law.
    let name = if cited.entry && lms::packed().is_none() {
        el("a").attr("href", &["../#law/", &cited.id].concat()).node(title)
    } else {
        link(cited.address.as_deref(), title)
    };
    el("li")
        .key(&cited.id)
        .add(tag("p", "cites").add(authority(cited.authority, lang)).say(" ").add(name))
        .maybe(quote(cited, lang))
}

/// The words of the law stand open; longer texts, as of an answer, are folded.
fn quote(cited: &Cited, lang: Lang) -> Option<El> {
    let text = cited.quote.as_ref()?;
    let chinese = text.zh.as_deref().map(|zh| el("p").set("lang", "zh-CN").text(zh));
    let english = el("p").set("lang", "en").text(&text.en);
    // Law in serif, Chinese first; what we say ourselves in the language of the page only.
    if cited.told || matches!(cited.authority, Authority::OurReading | Authority::Practice) {
        return Some(tag("p", "hint").node(say(text, lang)));
    }
    let quote = tag("blockquote", "law-words").maybe(chinese).add(english);
    if cited.authority == Authority::ItemText {
        return Some(quote);
    }
    let summary = el("summary").add(tag("span", "link").say(said(lang).step_read));
    Some(tag("details", "more-cites").add(summary).add(quote))
}

/// The lessons under their heading.
pub(super) fn section(content: Option<El>, lang: Lang) -> Html {
    let heading = el("h2").set("id", "take-away").say(said(lang).step_learn);
    match content {
        Some(content) => tag("section", "row")
            .set("aria-labelledby", "take-away")
            .add(heading)
            .add(content)
            .done(),
        None => Html::default(),
    }
}
