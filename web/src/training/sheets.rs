//! Handouts on paper: the exercise sheet without answers, and the key with the law.

use std::rc::Rc;

use ree_engine::Checker;
use ree_walkthrough::{Choice, Lesson, Step, Walkthrough, cited};
use yew::prelude::*;

use super::heading;
use super::learn::judge;
use super::words::{own, said};
use crate::dom::{El, button, el, tag};
use crate::hooks::{self, Shelf};
use crate::pages::law::late;
use crate::parts::icons;
use crate::parts::marks::{authority, say};
use crate::parts::outcome::{big_word, code_list, codes};
use crate::words::{Lang, fill};

/// What the sheet is made with.
#[derive(Properties)]
pub(super) struct SheetProps {
    /// The walkthrough.
    pub(super) walkthrough: Rc<Walkthrough>,
    /// Whether it is the key.
    pub(super) key_sheet: bool,
    /// The engine.
    pub(super) checker: &'static Checker,
    /// The texts of the law.
    pub(super) library: Shelf,
    /// The language.
    pub(super) lang: Lang,
}

impl PartialEq for SheetProps {
    fn eq(&self, other: &Self) -> bool {
        self.key_sheet == other.key_sheet
            && self.lang == other.lang
            && self.library == other.library
            && Rc::ptr_eq(&self.walkthrough, &other.walkthrough)
    }
}

/// The sheet.
#[component]
pub(super) fn Sheet(props: &SheetProps) -> Html {
    let SheetProps { walkthrough, key_sheet, checker, library, lang } = props;
    let (lang, key_sheet) = (*lang, *key_sheet);
    let w = said(lang);
    let kind = if key_sheet { w.sheet_key } else { w.sheet_exercise };
    let step = |(n, step): (usize, &Step)| {
        if key_sheet { key(n, step, checker, library, lang) } else { exercise(n, step, lang) }
    };
    let print = button("button is-main").on_click(Callback::from(|_| hooks::print()));
    let name = (!key_sheet).then(|| {
        tag("p", "blanks")
            .add(blank(w.sheet_name))
            .add(blank(w.sheet_date))
            .add(blank(w.sheet_score))
    });
    tag("main", "wide training handout")
        .add(tag("p", "over").say(kind))
        .add(heading().text(own(&walkthrough.title, lang)))
        .add(el("p").text(own(&walkthrough.aim, lang)))
        .maybe(name)
        .add(tag("div", "buttons no-print").add(print.say(w.sheet_print)))
        .maybe(key_sheet.then(|| late(library, lang)).flatten())
        .add(tag("ol", "exercises").each(walkthrough.step.iter().enumerate().map(step)))
        .add(tag("p", "hint").say(w.sheet_foot))
        .done()
}

/// A line to write on.
fn blank(label: &'static str) -> El {
    tag("span", "blank").add(el("span").say(label)).add(tag("span", "line"))
}

/// What both sheets show of a step.
fn told(n: usize, step: &Step, lang: Lang) -> El {
    let goods = step.product.as_ref().and_then(|v| ree_walkthrough::product(v, lang.zh()).ok());
    let composition = goods.as_ref().and_then(super::goods::composition).map(str::to_owned);
    let called = step.goods.as_ref().map(|words| own(words, lang).to_owned());
    let called = called.or_else(|| goods.and_then(|product| product.name));
    let goods = match (called, composition) {
        (Some(called), Some(text)) => Some([&called, ": ", &text].concat()),
        (called, text) => called.or(text),
    };
    el("li")
        .nth(n)
        .add(el("h2").text(own(&step.title, lang)))
        .add(el("p").text(own(&step.story, lang)))
        .maybe(goods.map(|text| tag("p", "goods-text").text(&text)))
        .add(tag("p", "strong").text(own(&step.question, lang)))
}

fn exercise(n: usize, step: &Step, lang: Lang) -> El {
    let option = |(n, option): (usize, &Choice)| {
        el("li").nth(n).add(tag("span", "box")).add(el("span").text(own(&option.text, lang)))
    };
    told(n, step, lang)
        .add(tag("ul", "boxes").each(step.option.iter().enumerate().map(option)))
        .add(tag("p", "because").add(el("span").say(said(lang).sheet_why)).add(tag("span", "line")))
}

fn key(n: usize, step: &Step, checker: &Checker, library: &Shelf, lang: Lang) -> El {
    let w = said(lang);
    let option = |(n, option): (usize, &Choice)| {
        let icon = if option.right { icons::tick() } else { icons::cross() };
        let verdict = if option.right { w.step_right } else { w.step_wrong };
        el("li").nth(n).add(icon).add(
            el("span").add(tag("b", "").say(verdict)).say(" ").text(own(&option.text, lang)).maybe(
                option.because.as_ref().map(|b| tag("span", "hint").say(" ").text(own(b, lang))),
            ),
        )
    };
    let found = judge(step, checker, lang).and_then(|(_, answer)| answer.found.ok()).map(|found| {
        let (met, _) = codes(&found);
        tag("p", "found")
            .add(el("b").say(w.step_finds))
            .say(" ")
            .add(icons::outcome(found.outcome))
            .say(" ")
            .add(el("b").say(big_word(&found, lang.words())))
            .say(" ")
            .text(&code_list(met, lang))
            .say(". ")
            .node(say(&found.summary, lang))
    });
    let notes = step.notes.as_ref().map(|notes| {
        tag("p", "hint").add(el("b").say(w.sheet_notes)).say(" ").text(own(notes, lang))
    });
    let lesson = |(n, lesson): (usize, &Lesson)| rests(lesson, checker, library, lang).nth(n);
    told(n, step, lang)
        .add(tag("ul", "boxes").each(step.option.iter().enumerate().map(option)))
        .maybe(found)
        .add(tag("ul", "lessons").each(step.learn.iter().enumerate().map(lesson)))
        .maybe(notes)
}

/// A lesson with marks and names of what it rests on, and the words of the item.
fn rests(lesson: &Lesson, checker: &Checker, shelf: &Shelf, lang: Lang) -> El {
    let line = el("li").add(el("p").text(own(&lesson.text, lang)));
    let Some(library) = shelf.library() else { return line };
    let found = lesson.cite.iter().filter_map(|id| cited(id, checker.rulebook(), library));
    line.each(found.map(|c| {
        let words = c
            .quote
            .as_ref()
            .filter(|_| c.authority == ree_contract::Authority::ItemText)
            .and_then(|q| q.zh.as_deref());
        tag("p", "cites")
            .key(&c.id)
            .add(authority(c.authority, lang))
            .say(" ")
            .node(say(&c.title, lang))
            .maybe(words.map(|zh| tag("span", "law-zh").set("lang", "zh-CN").say(" ").text(zh)))
            .maybe(
                c.date
                    .as_deref()
                    .map(|date| tag("span", "hint").text(&fill(" ({date})", &[("date", date)]))),
            )
    }))
}
