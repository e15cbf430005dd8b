//! The learner's view: decide first, then see what the engine finds, and why.

use std::rc::Rc;

use ree_contract::{Determination, Level};
use ree_engine::Checker;
use ree_walkthrough::{Choice, Step, Walkthrough, product};
use yew::prelude::*;

use super::lessons;
use super::place::Place;
use super::state::{Action, Keeps, State};
use super::words::{Said, own, pauses, said};
use super::{ask, end, goods, heading, lms, vary};
use crate::dom::{El, button, el, tag};
use crate::engine::{self, Answer};
use crate::hooks::Shelf;
use crate::parts::icons;
use crate::parts::marks::say;
use crate::parts::outcome::{big_word, class, code_list, codes, judged};
use crate::words::{Lang, fill};

/// What the view is made with.
#[derive(Properties)]
pub(super) struct LearnProps {
    /// What is played.
    pub(super) walkthrough: Rc<Walkthrough>,
    /// How far it is.
    pub(super) state: State,
    /// The engine.
    pub(super) checker: &'static Checker,
    /// The texts of the law.
    pub(super) library: Shelf,
    /// Whether a learning system keeps what is chosen.
    pub(super) packed: bool,
    /// What was done.
    pub(super) act: Callback<Action>,
}

impl PartialEq for LearnProps {
    fn eq(&self, other: &Self) -> bool {
        self.state == other.state && self.library == other.library
    }
}

/// The view.
#[component]
pub(super) fn Learn(props: &LearnProps) -> Html {
    let LearnProps { walkthrough, state, checker, library, packed, act } = props;
    let (lang, play) = (state.lang, &state.play);
    if play.ended() {
        return end::end(walkthrough, state, *packed, checker.rulebook(), act);
    }
    let (Some(step), Some(here)) = (play.step(walkthrough), play.here()) else {
        return Html::default();
    };
    let judged = judge(step, checker, lang);
    let main = tag("main", "wide training step")
        .add(bar(walkthrough, state))
        .maybe(astray(state))
        .add(tag("p", "over").text(&place(walkthrough, state)))
        .add(heading().text(own(&step.title, lang)))
        .add(tag("p", "story").text(own(&step.story, lang)))
        .maybe(judged.as_ref().map(|(product, answer)| {
            let called = step.goods.as_ref().map(|words| own(words, lang));
            goods::goods(called, product, answer, checker.rulebook(), lang)
        }));
    let main = if here.revealed {
        let taught = lessons::lessons(&step.learn, checker.rulebook(), library, lang);
        main.add(reveal(step, here.choice, judged.as_ref().map(|(_, a)| a), lang))
            .node(lessons::section(taught, lang))
            .maybe(vary::vary(step, state, checker, library, act))
    } else {
        main.add(ask::question(step, state, act))
    };
    let kept = if *packed { lms::told(walkthrough, state) } else { Some(keeping(state, act)) };
    main.maybe(onward(walkthrough, state, act)).maybe(kept).done()
}

/// The address names no step of it: whoever follows a link is told.
fn astray(state: &State) -> Option<El> {
    let told = fill(said(state.lang).step_astray, &[("step", state.place.step())]);
    state.astray.then(|| tag("p", "failed").set("role", "status").text(&told))
}

/// The goods of a step, and what the engine says of them.
pub(super) fn judge(
    step: &Step,
    checker: &Checker,
    lang: Lang,
) -> Option<(ree_contract::Product, Answer)> {
    let product = product(step.product.as_ref()?, lang.zh()).ok()?;
    let answer = engine::check(checker, &product);
    Some((product, answer))
}

/// How far the way is: one piece a step of the file.
fn bar(walkthrough: &Walkthrough, state: &State) -> El {
    let visits = state.play.visits();
    let at = state.play.here().map(|here| here.step);
    let piece = |n: usize| {
        let done = visits.iter().any(|visit| visit.step == n && visit.revealed);
        let class = match (Some(n) == at, done) {
            (true, true) => "is-here is-done",
            (true, false) => "is-here",
            (false, true) => "is-done",
            (false, false) => "",
        };
        tag("li", class).nth(n)
    };
    tag("ol", "steps").set("aria-hidden", "true").each((0..walkthrough.step.len()).map(piece))
}

/// Which step of which walkthrough. A way that branches has no number of steps to come.
pub(super) fn place(walkthrough: &Walkthrough, state: &State) -> String {
    let w = said(state.lang);
    let title = own(&walkthrough.title, state.lang);
    // Who came by a link to a step is not at the first.
    let began = state.play.visits().first().map_or(0, |visit| visit.step);
    let n = began.saturating_add(state.play.at()).saturating_add(1).to_string();
    let branches = walkthrough
        .step
        .iter()
        .any(|s| s.next.is_some() || s.option.iter().any(|o| o.next.is_some()));
    if branches {
        fill(w.step_place_open, &[("title", title), ("n", &n)])
    } else {
        let count = walkthrough.step.len().to_string();
        fill(w.step_place, &[("title", title), ("n", &n), ("count", &count)])
    }
}

/// Own choice and the engine's finding, side by side. Where the question is not the engine's to
/// answer, what else is right stands in its place.
fn reveal(step: &Step, choice: Option<usize>, answer: Option<&Answer>, lang: Lang) -> El {
    let w = said(lang);
    let chosen = choice.and_then(|n| step.option.get(n));
    let by_engine = step.option.iter().any(|o| o.finds.is_some());
    let found = answer.and_then(|a| a.found.as_ref().ok()).filter(|_| by_engine);
    let others = step.option.iter().enumerate().filter(|(n, o)| o.right && Some(*n) != choice);
    let mut others = others.map(|(_, o)| tag("p", "strong").text(own(&o.text, lang))).peekable();
    let label = if chosen.is_some_and(|c| c.right) { w.step_also } else { w.step_answer };
    let other = match found {
        Some(found) => Some(finding(found, w, lang)),
        None => others
            .peek()
            .is_some()
            .then(|| tag("div", "finds is-plain").add(tag("p", "over").say(label)).each(others)),
    };
    tag("section", if other.is_some() { "reveal" } else { "reveal is-single" })
        .set("aria-labelledby", "reveal")
        .add(mine(chosen, w, lang))
        .maybe(other)
}

/// What was chosen, and whether it was right: in words, not by colour.
fn mine(chosen: Option<&Choice>, w: &Said, lang: Lang) -> El {
    let verdict = match chosen {
        Some(choice) if choice.right => (icons::tick(), w.step_right),
        Some(_) => (icons::cross(), w.step_wrong),
        None => (icons::cross(), w.step_none_chosen),
    };
    let (icon, word) = verdict;
    let heading = el("h2").set("id", "reveal").set("tabindex", "-1").add(icon);
    tag("div", "mine")
        .add(tag("p", "over").say(w.step_chose))
        .add(heading.add(el("span").say(word)))
        .maybe(chosen.map(|c| tag("p", "strong").text(own(&c.text, lang))))
        .maybe(chosen.and_then(|c| c.because.as_ref()).map(|b| el("p").text(own(b, lang))))
}

/// What the engine finds, in its colour.
pub(super) fn finding(found: &Determination, w: &Said, lang: Lang) -> El {
    let (met, _) = codes(found);
    let word = tag("p", "finds-word")
        .add(icons::outcome(found.outcome))
        .add(el("b").say(big_word(found, lang.words())))
        .maybe((!met.is_empty()).then(|| tag("span", "codes").text(&code_list(met, lang))));
    el("div")
        .attr("class", &["finds ", class(found.outcome)].concat())
        .add(tag("p", "over").say(w.step_finds))
        .add(word)
        .add(el("p").node(say(&found.summary, lang)))
        .each(to_mind(found, "finds-notice", lang))
        .add(tag("p", "over").text(&judged(found, lang)))
}

/// What to mind is part of the answer: a day past the rulebook, what it does not rule out.
pub(super) fn to_mind(
    found: &Determination,
    class: &'static str,
    lang: Lang,
) -> impl Iterator<Item = El> {
    let warns = found.notices.iter().enumerate().filter(|(_, n)| n.level == Level::Warn);
    warns.map(move |(n, notice)| tag("p", class).nth(n).node(say(&notice.text, lang)))
}

/// Back, how it stands, on; none where there is nowhere to go yet.
fn onward(walkthrough: &Walkthrough, state: &State, act: &Callback<Action>) -> Option<El> {
    let (w, play) = (said(state.lang), &state.play);
    let score = play.score(walkthrough);
    let last = play.at().saturating_add(1) == play.visits().len();
    let ends = last && play.here().is_some_and(|here| here.revealed) && {
        let mut ahead = play.clone();
        ahead.next(walkthrough);
        ahead.ended()
    };
    let next = button("button is-main").set("id", "next").on_click(act.reform(|_| Action::Next));
    let next = next.say(if ends { w.step_finish } else { w.step_next });
    let back = button("button").on_click(act.reform(|_| Action::Back)).say(w.step_back);
    let told = fill(
        w.step_score,
        &[("right", &score.right.to_string()), ("decided", &score.decided.to_string())],
    );
    let revealed = play.here().is_some_and(|here| here.revealed);
    (revealed || play.at() > 0).then(|| {
        tag("div", "onward")
            .maybe((play.at() > 0).then_some(back))
            .maybe((score.decided > 0).then(|| tag("p", "hint").text(&told)))
            .maybe(revealed.then_some(next))
    })
}

/// Whether progress is kept on this device: only where it is asked for.
pub(super) fn keeping(state: &State, act: &Callback<Action>) -> El {
    let w = said(state.lang);
    let class = matches!(state.place, Place::Teach { .. });
    let start = if class { w.keep_class } else { w.keep_start };
    let on = state.keeps == Keeps::Yes;
    let turn = if on { Keeps::No } else { Keeps::Yes };
    let press = button("link")
        .yes_no("aria-pressed", on)
        .on_click(act.reform(move |_| Action::Keep(turn)))
        .say(if on { w.keep_stop } else { start });
    let told = match state.keeps {
        Keeps::Yes => Some(w.keep_on),
        Keeps::Refused => Some(w.keep_refused),
        Keeps::Elsewhere => Some(w.keep_elsewhere),
        Keeps::No | Keeps::Unasked => None,
    };
    tag("div", "keeping")
        .add(press)
        .maybe(told.map(|t| tag("p", "hint").set("role", "status").say(t)))
}

/// What is said aloud: whether the choice was right, and what the engine finds.
pub(super) fn spoken(state: &State, checker: &Checker) -> String {
    let lang = state.lang;
    let w = said(lang);
    let shown = || {
        let walkthrough = state.walkthrough()?;
        let (step, here) = (state.play.step(walkthrough)?, state.play.here()?);
        let choice = step.option.get(here.choice?)?;
        let word = if choice.right { w.step_right } else { w.step_wrong };
        let found = judge(step, checker, lang).and_then(|(_, answer)| answer.found.ok());
        let by_engine = step.option.iter().any(|o| o.finds.is_some());
        Some(match found.filter(|_| by_engine) {
            Some(found) => {
                let finding = crate::parts::outcome::spoken(&found, lang);
                let [stop, colon] = pauses(lang);
                [word, stop, w.step_finds, colon, &finding].concat()
            }
            None => word.to_owned(),
        })
    };
    shown().unwrap_or_default()
}
