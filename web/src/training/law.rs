//! The law on the wall: item texts in serif, Chinese first, and what to take away with its marks.

use ree_contract::{Authority, Str};
use ree_rulebook::Rulebook;
use ree_walkthrough::{Cited, Lesson, cited};

use super::lessons::Seen;
use super::words::{own, said};
use crate::dom::{El, el, tag};
use crate::hooks::Shelf;
use crate::pages::law::late;
use crate::parts::marks::{authority, say};
use crate::words::Lang;

/// So many items stand there with their text; the codes of the others stand in the field.
const ITEMS: usize = 2;

/// The column.
pub(super) fn law(
    met: &[Str],
    lessons: &[Lesson],
    rulebook: &Rulebook,
    shelf: &Shelf,
    lang: Lang,
) -> El {
    let shown = met.get(..ITEMS.min(met.len())).unwrap_or_default();
    let items = shown.iter().filter_map(|code| item(code, rulebook, lang));
    let mut seen = Seen::default();
    let lesson = |(n, lesson): (usize, &Lesson)| {
        let rests = shelf.library().map(|library| {
            let found = lesson.cite.iter().filter_map(|id| cited(id, rulebook, library));
            tag("ul", "marks").each(found.map(|found| match seen.before(&found.id, n) {
                Some(_) => again(&found, lang),
                None => rest(&found, shown, lang),
            }))
        });
        tag("li", "lesson")
            .nth(n)
            .maybe(rests)
            .add(tag("p", "strong").text(own(&lesson.text, lang)))
    };
    let all = (!lessons.is_empty())
        .then(|| tag("ul", "lessons").each(lessons.iter().enumerate().map(lesson)));
    tag("div", "law-wall").each(items).maybe(all).maybe(late(shelf, lang))
}

/// The text of an item.
fn item(code: &str, rulebook: &Rulebook, lang: Lang) -> Option<El> {
    let (_, item) = rulebook.item(code)?;
    let mark = el("p").add(authority(Authority::ItemText, lang)).say(" ").text(&item.code);
    Some(
        tag("section", "item-wall")
            .key(&item.code)
            .attr("aria-label", &item.code)
            .add(mark)
            .maybe(
                item.text.zh.as_deref().map(|zh| tag("p", "item-zh").set("lang", "zh-CN").text(zh)),
            )
            .add(tag("p", "item-en").set("lang", "en").text(&item.text.en)),
    )
}

/// The same once more: its name stands above.
fn again(cited: &Cited, lang: Lang) -> El {
    let above = el("span").say(said(lang).handout_above);
    el("li").key(&cited.id).add(el("p").add(authority(cited.authority, lang)).say(" ").add(above))
}

/// What a lesson rests on: mark and name. Its words open at a press, unless they stand above.
fn rest(cited: &Cited, shown: &[Str], lang: Lang) -> El {
    let mark = authority(cited.authority, lang);
    let name = say(&cited.title, lang);
    let ours = cited.told || matches!(cited.authority, Authority::OurReading | Authority::Practice);
    let line = el("li").key(&cited.id);
    let Some(text) = cited.quote.as_ref().filter(|_| !ours && !shown.contains(&cited.id)) else {
        return line.add(el("p").add(mark).say(" ").node(name));
    };
    let summary = el("summary").add(mark).say(" ").add(tag("span", "rest-name").node(name));
    let quote = tag("blockquote", "law-words")
        .maybe(text.zh.as_deref().map(|zh| el("p").set("lang", "zh-CN").text(zh)))
        .add(el("p").set("lang", "en").text(&text.en));
    line.add(el("details").add(summary).add(quote))
}
