//! The question of a step, as a learner is asked.

use ree_walkthrough::{Choice, Step};
use yew::Callback;

use super::state::{Action, State};
use super::words::{own, said};
use crate::dom::{El, button, el, tag};
use crate::hooks;

/// The question with its options, as one group.
pub(super) fn question(step: &Step, state: &State, act: &Callback<Action>) -> El {
    let (lang, w) = (state.lang, said(state.lang));
    let option = |(n, option): (usize, &Choice)| {
        let input = el("input")
            .set("type", "radio")
            .set("name", "choice")
            .attr("value", &n.to_string())
            .checked(state.marked == Some(n))
            .on_change(act.reform(move |_| Action::Mark(n)));
        tag("label", "option")
            .nth(n)
            .add(input)
            .add(tag("span", "option-says").text(own(&option.text, lang)))
    };
    let hinted = state.play.here().is_some_and(|here| here.hint);
    let hint = step.hint.as_ref().map(|words| {
        tag("p", "hint-box")
            .set("id", "hint")
            .set("tabindex", "-1")
            .set("role", "status")
            .add(el("b").say(w.step_hint_is))
            .say(" ")
            .text(own(words, lang))
    });
    let ask_hint = (!hinted && hint.is_some()).then(|| {
        let ask = act.reform(|_| {
            hooks::jump_softly("hint");
            Action::Hint
        });
        button("link").on_click(ask).say(w.step_hint)
    });
    let unmarked = state
        .unmarked
        .then(|| tag("p", "failed").set("id", "choose-first").say(w.step_choose_first));
    let decide = button("button is-main").set("id", "decide").on_click(act.reform(|_| {
        // What was right comes into view and is read first, on a phone too.
        hooks::jump_softly("reveal");
        Action::Decide
    }));
    let decide =
        if state.unmarked { decide.set("aria-describedby", "choose-first") } else { decide };
    // Asked in a form of its own so that a step's answers never carry over to the next.
    tag("fieldset", "ask")
        .key(&step.id)
        .add(el("legend").add(el("h2").text(own(&step.question, lang))))
        .add(tag("div", "options").each(step.option.iter().enumerate().map(option)))
        .maybe(hinted.then_some(hint).flatten())
        .maybe(unmarked)
        .add(tag("div", "decide").add(decide.say(w.step_decide)).maybe(ask_hint))
}
