//! Variations of a step: the same goods, a little different; the engine answers anew.

use ree_contract::Outcome;
use ree_engine::Checker;
use ree_walkthrough::{Step, Variation, product, varied};
use yew::Callback;

use super::learn::finding;
use super::state::{Action, State};
use super::words::{own, said};
use super::{goods, lessons};
use crate::dom::{El, button, el, tag};
use crate::engine;
use crate::hooks::{self, Shelf};
use crate::parts::outcome::{small, word};
use crate::words::Lang;

/// The outcomes that can be guessed.
pub(super) const OUTCOMES: [Outcome; 4] =
    [Outcome::LicenceRequired, Outcome::NotControlled, Outcome::Grey, Outcome::NeedsFacts];

/// The section; none where nothing can be varied.
pub(super) fn vary(
    step: &Step,
    state: &State,
    checker: &Checker,
    shelf: &Shelf,
    act: &Callback<Action>,
) -> Option<El> {
    if step.vary.is_empty() {
        return None;
    }
    let (lang, w) = (state.lang, said(state.lang));
    let choose = |(n, variation): (usize, &Variation)| {
        button("button")
            .nth(n)
            .yes_no("aria-pressed", state.variation == Some(n))
            .on_click(act.reform(move |_| Action::Vary(n)))
            .text(own(&variation.label, lang))
    };
    let open = state.variation.and_then(|n| Some((n, step.vary.get(n)?)));
    // On paper there are no buttons, and nothing would be left beside the heading.
    Some(
        tag("section", if open.is_some() { "row" } else { "row no-print" })
            .set("aria-labelledby", "vary")
            .add(el("h2").set("id", "vary").say(w.step_vary))
            .add(
                el("div")
                    .add(tag("div", "buttons").each(step.vary.iter().enumerate().map(choose)))
                    .maybe(open.map(|(n, v)| one(n, v, step, state, checker, shelf, act))),
            ),
    )
}

fn one(
    n: usize,
    variation: &Variation,
    step: &Step,
    state: &State,
    checker: &Checker,
    shelf: &Shelf,
    act: &Callback<Action>,
) -> El {
    let (lang, w, rulebook) = (state.lang, said(state.lang), checker.rulebook());
    let goods = product(&varied(step.product.as_ref(), variation), lang.zh()).ok().map(|product| {
        let answer = engine::check(checker, &product);
        (goods::goods(called(step, variation, lang), &product, &answer, rulebook, lang), answer)
    });
    let tried = state.play.here().and_then(|here| here.tries.iter().find(|t| t.variation == n));
    let shown =
        tag("div", "variation").nth(n).add(tag("p", "story").text(own(&variation.story, lang)));
    let Some((goods, answer)) = goods else { return shown };
    let shown = shown.add(goods);
    match (tried, answer.found) {
        (Some(tried), Ok(found)) => {
            let right = tried.guess == Some(found.outcome);
            let mine = tried.guess.map(|guess| {
                tag("div", "mine")
                    .add(tag("p", "over").say(w.step_guessed))
                    .add(el("p").add(small(guess, word(guess, lang.words()))))
                    .add(tag("p", "strong").say(if right { w.step_right } else { w.step_wrong }))
            });
            let class = if mine.is_some() { "reveal" } else { "reveal is-single" };
            shown
                .add(
                    tag("div", class)
                        .set("id", "varied")
                        .set("tabindex", "-1")
                        .maybe(mine)
                        .add(finding(&found, w, lang)),
                )
                .maybe(lessons::lessons(&variation.learn, rulebook, shelf, lang))
        }
        _ => shown.add(guesses(lang, act)),
    }
}

/// What the goods are called: as before, unless they have another name now.
pub(super) fn called<'w>(step: &'w Step, variation: &'w Variation, lang: Lang) -> Option<&'w str> {
    let renamed = variation.change.get("name").is_some();
    let before = step.goods.as_ref().filter(|_| !renamed);
    variation.goods.as_ref().or(before).map(|words| own(words, lang))
}

/// What the engine finds now: to be guessed, or just shown.
fn guesses(lang: Lang, act: &Callback<Action>) -> El {
    let w = said(lang);
    let guess = |outcome: Outcome| {
        button("button guess")
            .key(word(outcome, lang.words()))
            .on_click(act.reform(move |_| {
                hooks::jump_softly("varied");
                Action::Guess(Some(outcome))
            }))
            .add(small(outcome, word(outcome, lang.words())))
    };
    let just_show = act.reform(|_| {
        hooks::jump_softly("varied");
        Action::Guess(None)
    });
    let show = button("link").on_click(just_show).say(w.step_just_show);
    tag("div", "guesses")
        .set("role", "group")
        .set("aria-labelledby", "guess")
        .add(el("h3").set("id", "guess").say(w.step_guess))
        .add(tag("div", "buttons").each(OUTCOMES.into_iter().map(guess)))
        .add(show)
}
