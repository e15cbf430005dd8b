//! What to take away, with what it rests on: the law in its own words, never blended with ours.

use ree_contract::{Authority, Str, Text};
use ree_rulebook::Rulebook;
use ree_walkthrough::{Cited, Lesson, cited};
use yew::Html;

use super::lms;
use super::words::{own, said};
use crate::dom::{El, el, tag};
use crate::hooks::Shelf;
use crate::pages::law::late;
use crate::parts::icons;
use crate::parts::marks::{authority, say};
use crate::words::{Lang, fill};

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
    let mut seen = Seen::default();
    let one = |(n, lesson): (usize, &Lesson)| {
        let rests = shelf.library().map(|library| {
            let found = lesson.cite.iter().filter_map(|id| cited(id, rulebook, library));
            tag("ul", "rests").each(found.map(|c| match seen.before(&c.id, n) {
                Some(at) => again(&c, at, lang),
                None => {
                    let namesake = seen.namesake(&c.title, lang);
                    rest(&c, namesake, lang)
                }
            }))
        });
        el("li").nth(n).add(el("p").text(own(&lesson.text, lang))).maybe(rests)
    };
    let list = tag("ol", "lessons").each(lessons.iter().enumerate().map(one));
    Some(el("div").add(list).maybe(late(shelf, lang)))
}

/// What was named already, and under which lesson: a step names each source once.
#[derive(Default)]
pub(super) struct Seen {
    lessons: Vec<(Str, usize)>,
    titles: Vec<String>,
}

impl Seen {
    /// The lesson that named it before; none: this one, the `n`th, is the first.
    pub(super) fn before(&mut self, id: &Str, n: usize) -> Option<usize> {
        let before = self.lessons.iter().find(|(seen, _)| seen == id).map(|(_, at)| *at);
        if before.is_none() {
            self.lessons.push((id.clone(), n));
        }
        before
    }

    /// Whether another source was called the same: then only its words tell them apart.
    pub(super) fn namesake(&mut self, title: &Text, lang: Lang) -> bool {
        let title = title.pick(lang.zh());
        let known = self.titles.iter().any(|seen| seen == title);
        if !known {
            self.titles.push(title.to_owned());
        }
        known
    }
}

/// The same once more: mark, and where its name and words stand.
pub(super) fn again(cited: &Cited, at: usize, lang: Lang) -> El {
    let at = at.saturating_add(1).to_string();
    el("li").key(&cited.id).add(
        tag("p", "cites")
            .add(authority(cited.authority, lang))
            .say(" ")
            .add(tag("span", "hint").text(&fill(said(lang).handout_as_under, &[("n", &at)]))),
    )
}

/// One thing that a lesson rests on: mark, name, and its own words.
fn rest(cited: &Cited, namesake: bool, lang: Lang) -> El {
    let mark = tag("p", "cites").add(authority(cited.authority, lang));
    let line = el("li").key(&cited.id);
    // Words of the law that have no other name stand for themselves.
    if !cited.told && cited.quote.as_ref() == Some(&cited.title) {
        return line.add(mark).add(law_words(&cited.title));
    }
    line.add(mark.say(" ").add(outward(cited, lang))).maybe(quote(cited, namesake, lang))
}

/// The name as a link to where it is read. It opens beside the walkthrough, which would lose what was
/// chosen.
fn outward(cited: &Cited, lang: Lang) -> El {
    let title = say(&cited.title, lang);
    // A package for a learning system holds no page about the law.
    let here = (cited.entry && lms::packed().is_none()).then(|| ["../#law/", &cited.id].concat());
    let web = |a: &&str| a.starts_with("https://") || a.starts_with("http://");
    let Some(address) = here.as_deref().or(cited.address.as_deref().filter(web)) else {
        return el("span").node(title);
    };
    el("a")
        .attr("href", address)
        .set("target", "_blank")
        .set("rel", "noopener noreferrer")
        .node(title)
        .add(icons::out())
        .add(tag("span", "unseen").say(said(lang).handout_tab))
}

/// Law in serif, Chinese first.
fn law_words(text: &Text) -> El {
    tag("blockquote", "law-words")
        .maybe(text.zh.as_deref().map(|zh| el("p").set("lang", "zh-CN").text(zh)))
        .add(el("p").set("lang", "en").text(&text.en))
}

/// The words of an item stand open, and those that tell namesakes apart; others, as of an answer, are
/// folded.
fn quote(cited: &Cited, open: bool, lang: Lang) -> Option<El> {
    let text = cited.quote.as_ref()?;
    // What we say ourselves stands in the language of the page only.
    if cited.told || matches!(cited.authority, Authority::OurReading | Authority::Practice) {
        return Some(tag("p", "hint").node(say(text, lang)));
    }
    let quote = law_words(text);
    if open || cited.authority == Authority::ItemText {
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
