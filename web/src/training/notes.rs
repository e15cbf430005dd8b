//! The trainer's notes: what to say, what is right and why, what comes next. Never on the wall unless
//! somebody asks for them there.

use ree_contract::Determination;
use ree_engine::Checker;
use ree_walkthrough::{Choice, Lesson, Step, Walkthrough, product, varied};

use super::wire::Wall;
use super::words::{Said, own, said};
use super::{hands, learn};
use crate::dom::{El, el, tag};
use crate::engine;
use crate::parts::outcome::{code_list, codes, small, word};
use crate::words::Lang;

/// The notes to what stands on the wall.
pub(super) fn notes(
    walkthrough: &Walkthrough,
    wall: &Wall,
    checker: &'static Checker,
    lang: Lang,
) -> El {
    let w = said(lang);
    let all = tag("div", "notes");
    let Some(step) = walkthrough.step.get(wall.step) else { return all };
    if wall.ended {
        return all.add(tag("p", "note").say(w.end_heading));
    }
    let variation = wall.variation.and_then(|n| step.vary.get(n));
    let note = match &step.notes {
        Some(note) => tag("p", "note").text(own(note, lang)),
        None => tag("p", "hint").say(w.teach_no_notes),
    };
    let found = match variation {
        Some(variation) => product(&varied(step.product.as_ref(), variation), lang.zh())
            .ok()
            .and_then(|product| engine::check(checker, &product).found.ok()),
        None => learn::judge(step, checker, lang).and_then(|(_, answer)| answer.found.ok()),
    };
    let by_engine = variation.is_some() || step.option.iter().any(|o| o.finds.is_some());
    let found = found.filter(|_| by_engine).map(|found| finding(&found, lang));
    let (learn, right) = match variation {
        Some(variation) => (&variation.learn, None),
        None => (&step.learn, Some(options(step, &wall.hands, w, lang))),
    };
    let next = match wall.ahead.and_then(|n| walkthrough.step.get(n)) {
        Some(step) => own(&step.title, lang),
        None => w.teach_end,
    };
    let says = if variation.is_some() { None } else { Some(note) };
    all.maybe(variation.map(|v| tag("p", "strong").text(own(&v.label, lang))))
        .maybe(says)
        .add(block(w.step_answer, el("div").maybe(found).maybe(right), 1))
        .maybe((!learn.is_empty()).then(|| block(w.step_learn, lessons(learn, lang), 2)))
        .add(block(w.teach_ahead, el("p").text(next), 3))
}

/// A part under its heading.
fn block(heading: &'static str, content: El, n: usize) -> El {
    tag("section", "note-part").nth(n).add(el("h2").say(heading)).add(content)
}

/// What the engine finds, in short.
fn finding(found: &Determination, lang: Lang) -> El {
    let (met, _) = codes(found);
    tag("p", "note-finds")
        .add(small(found.outcome, word(found.outcome, lang.words())))
        .maybe((!met.is_empty()).then(|| el("b").text(&code_list(met, lang))))
}

/// The options, the right ones first to be seen, the others with what is said to who chose them.
fn options(step: &Step, raised: &[u32], w: &Said, lang: Lang) -> El {
    let all = hands::all(raised);
    let option = |(n, option): (usize, &Choice)| {
        let raised_here = raised.get(n).copied().unwrap_or_default();
        let text = own(&option.text, lang);
        tag("li", if option.right { "is-right" } else { "" })
            .nth(n)
            .add(el("b").say(if option.right { w.step_right } else { w.step_wrong }))
            .say(if lang.zh() { "：" } else { ": " })
            .text(text)
            .maybe(option.because.as_ref().map(|b| tag("span", "why").say(" ").text(own(b, lang))))
            .maybe(
                (all > 0)
                    .then(|| tag("span", "hint").say(" ").text(&hands::counted(raised_here, lang))),
            )
    };
    tag("ul", "note-options").each(step.option.iter().enumerate().map(option))
}

fn lessons(lessons: &[Lesson], lang: Lang) -> El {
    let one = |(n, lesson): (usize, &Lesson)| el("li").nth(n).text(own(&lesson.text, lang));
    tag("ul", "note-lessons").each(lessons.iter().enumerate().map(one))
}
