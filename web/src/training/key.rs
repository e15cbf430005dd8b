//! The answer key on paper: what is right and where it leads, what the engine finds, of variations too,
//! and what each lesson rests on.

use ree_contract::{Authority, Determination, Level, Text};
use ree_engine::Checker;
use ree_walkthrough::{Choice, Cited, Lesson, cited, product, varied};

use super::learn::judge;
use super::lessons::{Seen, again};
use super::sheets::Given;
use super::ways::{self, letter};
use super::words::{own, said};
use crate::dom::{El, el, tag};
use crate::engine;
use crate::hooks::Shelf;
use crate::parts::icons;
use crate::parts::marks::{authority, say};
use crate::parts::outcome::{big_word, code_list, codes};
use crate::words::Lang;

/// A step with its answers.
pub(super) fn key(given: &Given<'_>, checker: &Checker, shelf: &Shelf) -> El {
    let (step, lang) = (given.step, given.lang);
    let w = said(lang);
    let mut rests = Rests { seen: Seen::default(), told: 0, checker, shelf, lang };
    let answer = judge(step, checker, lang).and_then(|(_, answer)| answer.found.ok());
    let notes = step.notes.as_ref().map(|notes| {
        tag("p", "hint").add(el("b").say(w.sheet_notes)).say(gap(lang)).text(own(notes, lang))
    });
    let mut minded = Vec::new();
    let found = answer.map(|answer| found(&answer, &mut minded, lang));
    let lessons = rests.lessons(&step.learn);
    let vary = given.vary(&mut |n, variation| {
        let goods = product(&varied(step.product.as_ref(), variation), lang.zh()).ok();
        let answer = goods.and_then(|goods| engine::check(checker, &goods).found.ok());
        given
            .varied(n, variation)
            .maybe(answer.map(|answer| self::found(&answer, &mut minded, lang)))
            .add(rests.lessons(&variation.learn))
    });
    given
        .told(tag("ul", "boxes").each(step.option.iter().enumerate().map(|o| option(given, o))))
        .maybe(found)
        .add(lessons)
        .maybe(notes)
        .maybe(vary)
}

/// Between sentences: Chinese has none.
fn gap(lang: Lang) -> &'static str {
    if lang.zh() { "" } else { " " }
}

/// An answer: whether it is right, why not, and where it leads.
fn option(given: &Given<'_>, (n, option): (usize, &Choice)) -> El {
    let (lang, w) = (given.lang, said(given.lang));
    let icon = if option.right { icons::tick() } else { icons::cross() };
    let verdict = if option.right { w.step_right } else { w.step_wrong };
    let because = option
        .because
        .as_ref()
        .map(|words| tag("span", "hint").say(gap(lang)).text(own(words, lang)));
    let to = ways::leads(given.ways, given.n, n, lang);
    let to = to.map(|text| tag("span", "leads").say("→ ").text(&text));
    let says = el("span")
        .add(tag("b", "").say(verdict).say(w.handout_stop))
        .text(own(&option.text, lang))
        .maybe(because)
        .maybe(to);
    el("li").nth(n).add(icon).add(el("b").say(letter(n))).add(says)
}

/// What the engine finds, and what to mind of it, unless that was said of the step before.
fn found(found: &Determination, minded: &mut Vec<Text>, lang: Lang) -> El {
    let (met, _) = codes(found);
    let codes = (!met.is_empty()).then(|| el("b").text(&[" ", &code_list(met, lang)].concat()));
    let mut mind = Vec::new();
    for notice in found.notices.iter().filter(|notice| notice.level == Level::Warn) {
        if !minded.contains(&notice.text) {
            minded.push(notice.text.clone());
            mind.push(tag("p", "hint").node(say(&notice.text, lang)));
        }
    }
    let line = tag("p", "found")
        .add(el("b").say(said(lang).handout_finds))
        .add(icons::outcome(found.outcome))
        .add(el("b").say(big_word(found, lang.words())))
        .maybe(codes)
        .say(said(lang).handout_stop)
        .node(say(&found.summary, lang));
    tag("div", "finding").add(line).each(mind.into_iter())
}

/// Lessons with what they rest on, numbered through the step, each source named once.
struct Rests<'a> {
    seen: Seen,
    told: usize,
    checker: &'a Checker,
    shelf: &'a Shelf,
    lang: Lang,
}

impl Rests<'_> {
    fn lessons(&mut self, lessons: &[Lesson]) -> El {
        let first = self.told.saturating_add(1).to_string();
        let mut list = tag("ol", "lessons").attr("start", &first);
        for lesson in lessons {
            list = list.add(self.lesson(lesson));
            self.told = self.told.saturating_add(1);
        }
        list
    }

    fn lesson(&mut self, lesson: &Lesson) -> El {
        let (n, lang) = (self.told, self.lang);
        let line = el("li").nth(n).add(el("p").text(own(&lesson.text, lang)));
        let Some(library) = self.shelf.library() else { return line };
        let mut rests = el("ul");
        for id in &lesson.cite {
            let Some(cited) = cited(id, self.checker.rulebook(), library) else { continue };
            rests = rests.add(match self.seen.before(&cited.id, n) {
                Some(at) => again(&cited, at, lang),
                None => {
                    let namesake = self.seen.namesake(&cited.title, lang);
                    rest(&cited, namesake, lang)
                }
            });
        }
        line.add(rests)
    }
}

/// Mark and name; the words of an item, of a line that is quoted, and instead of a name that another
/// has too; the day.
fn rest(cited: &Cited, namesake: bool, lang: Lang) -> El {
    let named = cited.quote.as_ref().is_some_and(|quote| namesake || *quote == cited.title);
    let item = cited.authority == Authority::ItemText;
    let short = item || namesake || (!cited.entry && !cited.told);
    let words = cited.quote.as_ref().filter(|_| short).and_then(|quote| quote.zh.as_deref());
    let name = (!named || words.is_none()).then(|| el("span").node(say(&cited.title, lang)));
    let words = words.map(|zh| tag("span", "law-zh").set("lang", "zh-CN").say(" ").text(zh));
    let english = cited.quote.as_ref().filter(|_| named && !lang.zh());
    let english =
        english.map(|text| tag("span", "law-zh").set("lang", "en").say(" ").text(&text.en));
    let day = cited.date.as_deref().map(|day| {
        let (open, close) = if lang.zh() { ("（", "）") } else { (" (", ")") };
        let day = match &cited.dated {
            Some(words) => el("span").node(say(words, lang)),
            None => el("span").text(&lang.day(day)),
        };
        tag("span", "hint").say(open).add(day).say(close)
    });
    el("li").key(&cited.id).add(
        tag("p", "cites")
            .add(authority(cited.authority, lang))
            .say(" ")
            .maybe(name)
            .maybe(words)
            .maybe(english)
            .maybe(day),
    )
}
