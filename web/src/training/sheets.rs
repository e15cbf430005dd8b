//! Handouts on paper: the exercise sheet without answers, and what the key shares with it.

use std::rc::Rc;

use ree_contract::Product;
use ree_engine::Checker;
use ree_rulebook::Rulebook;
use ree_walkthrough::{Choice, Step, Variation, Walkthrough, product, varied};
use yew::prelude::*;

use super::vary::{OUTCOMES, called};
use super::ways::{self, Ways, letter};
use super::words::{own, said};
use super::{goods, heading, key};
use crate::dom::{El, button, el, tag};
use crate::hooks::{self, Shelf};
use crate::pages::law::late;
use crate::parts::outcome::word;
use crate::words::Lang;

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
    let ways = ways::ways(walkthrough);
    let step = |(n, step): (usize, &Step)| {
        let given = Given { n, step, ways: &ways, rulebook: checker.rulebook(), lang };
        if key_sheet { key::key(&given, checker, library) } else { exercise(&given) }
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

/// A step, and what both sheets need to tell it.
pub(super) struct Given<'a> {
    /// Which step of the file.
    pub(super) n: usize,
    /// The step.
    pub(super) step: &'a Step,
    /// The ways through the walkthrough.
    pub(super) ways: &'a Ways,
    /// The rulebook.
    pub(super) rulebook: &'a Rulebook,
    /// The language.
    pub(super) lang: Lang,
}

impl Given<'_> {
    /// The goods of the step.
    fn goods(&self) -> Option<Product> {
        product(self.step.product.as_ref()?, self.lang.zh()).ok()
    }

    /// What both sheets show of the step: whose it is, the story, the goods, the question and the answers.
    pub(super) fn told(&self, answers: El) -> El {
        let (step, lang) = (self.step, self.lang);
        let only = ways::only(self.ways, self.n, lang);
        let goods = self.goods();
        let name = step.goods.as_ref().map(|words| own(words, lang));
        // Kept together on paper; what follows may go over to the next page.
        let asked = tag("div", "asked")
            .add(el("h2").text(own(&step.title, lang)))
            .maybe(only.map(|text| tag("p", "only").text(&text)))
            .add(el("p").text(own(&step.story, lang)))
            .maybe(goods.as_ref().and_then(|goods| line(name, goods, lang)))
            .maybe(goods.map(|goods| goods::stated(&goods::rows(&goods, self.rulebook, lang))))
            .add(tag("p", "strong").text(own(&step.question, lang)))
            .add(answers);
        el("li").nth(self.n).add(asked)
    }

    /// What both sheets show of a variation: its number, what happens, and what of the goods is new.
    pub(super) fn varied(&self, n: usize, variation: &Variation) -> El {
        let (step, lang) = (self.step, self.lang);
        let (w, t) = (lang.words(), said(lang));
        let number = |n: usize| n.saturating_add(1).to_string();
        let label = [&number(self.n), ".", &number(n), " ", own(&variation.label, lang)].concat();
        let told = el("li").nth(n).add(
            el("p")
                .add(el("b").text(&label))
                .say(t.handout_colon)
                .text(own(&variation.story, lang)),
        );
        let Ok(now) = product(&varied(step.product.as_ref(), variation), lang.zh()) else {
            return told;
        };
        let before = self.goods().unwrap_or_default();
        let other = goods::composition(&now) != goods::composition(&before)
            || now.name != before.name
            || now.description != before.description;
        let (was, is) =
            (goods::rows(&before, self.rulebook, lang), goods::rows(&now, self.rulebook, lang));
        let gone = was.iter().filter(|(label, _)| is.iter().all(|(other, _)| other != label));
        let gone: Vec<_> =
            gone.map(|(label, _)| (label.clone(), w.facts_none.to_owned())).collect();
        let mut rows: Vec<_> = is.into_iter().filter(|row| !was.contains(row)).collect();
        rows.extend(gone);
        told.maybe(if other { line(called(step, variation, lang), &now, lang) } else { None })
            .maybe((!rows.is_empty()).then(|| goods::stated(&rows)))
    }

    /// The variations under their heading, each as it is drawn.
    pub(super) fn vary(&self, draw: &mut dyn FnMut(usize, &Variation) -> El) -> Option<El> {
        if self.step.vary.is_empty() {
            return None;
        }
        let heading = el("h3").say(said(self.lang).step_vary);
        let variations = self.step.vary.iter().enumerate().map(|(n, variation)| draw(n, variation));
        Some(tag("div", "varied").add(heading).add(el("ul").each(variations)))
    }
}

/// The goods on a line: what they are called, and what they consist of.
fn line(called: Option<&str>, goods: &Product, lang: Lang) -> Option<El> {
    let called = called.or(goods.name.as_deref());
    let text = match (called, goods::composition(goods)) {
        (Some(called), Some(text)) => [called, said(lang).handout_colon, text].concat(),
        (called, text) => called.or(text)?.to_owned(),
    };
    let described = goods.description.as_ref().map(|text| el("p").text(text));
    Some(el("div").add(tag("p", "goods-text").text(&text)).maybe(described))
}

fn exercise(given: &Given<'_>) -> El {
    let lang = given.lang;
    let option = |(n, option): (usize, &Choice)| {
        el("li")
            .nth(n)
            .add(tag("span", "box"))
            .add(el("b").say(letter(n)))
            .add(el("span").text(own(&option.text, lang)))
    };
    let outcome = |outcome| {
        let word = word(outcome, lang.words());
        el("li").key(word).add(tag("span", "box")).add(el("span").say(word))
    };
    let vary = given.vary(&mut |n, variation| {
        given
            .varied(n, variation)
            .add(tag("ul", "boxes is-row").each(OUTCOMES.into_iter().map(outcome)))
    });
    let why =
        tag("p", "because").add(el("span").say(said(lang).sheet_why)).add(tag("span", "line"));
    let boxes = tag("ul", "boxes").each(given.step.option.iter().enumerate().map(option));
    given.told(el("div").add(boxes).add(why)).maybe(vary)
}
