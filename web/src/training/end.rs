//! The end of a walkthrough: what was chosen at each step, and what would have been right.

use std::rc::Rc;

use ree_rulebook::Rulebook;
use ree_walkthrough::{Play, Visit, Walkthrough};
use wasm_bindgen::prelude::wasm_bindgen;
use yew::prelude::*;

use super::state::{Action, State};
use super::words::{own, said};
use super::{heading, keep, lms};
use crate::dom::{El, button, el, tag};
use crate::hooks;
use crate::parts::icons;
use crate::words::{Lang, fill};

#[wasm_bindgen(module = "/training.js")]
extern "C" {
    /// Prints a part of the page alone.
    #[wasm_bindgen(js_name = printAlone)]
    fn print_alone(part: &str);
}

/// The page.
pub(super) fn end(
    walkthrough: &Rc<Walkthrough>,
    state: &State,
    packed: bool,
    rulebook: &'static Rulebook,
    act: &Callback<Action>,
) -> Html {
    let (lang, play) = (state.lang, &state.play);
    let w = said(lang);
    let score = play.score(walkthrough);
    let number = |n: usize| n.to_string();
    let told = |text, values: &[(&str, &str)]| el("p").text(&fill(text, values));
    let right =
        told(w.end_score, &[("right", &number(score.right)), ("decided", &number(score.decided))]);
    let varied = (score.varied > 0).then(|| {
        let values = [("right", &*number(score.varied_right)), ("count", &number(score.varied))];
        told(w.end_varied, &values)
    });
    let hints = (score.hints > 0).then(|| {
        let words = if score.hints == 1 { w.end_hints_one } else { w.end_hints };
        told(words, &[("count", &number(score.hints))])
    });
    let again =
        button("button").on_click(act.reform(|_| Action::Play(Play::new()))).say(w.end_again);
    let save = {
        let (walkthrough, play, name) = (walkthrough.clone(), play.clone(), state.name.clone());
        Callback::from(move |_: MouseEvent| {
            keep::save(&play, &walkthrough, rulebook, Some(&name), lang.zh());
        })
    };
    tag("main", "wide training ended")
        .add(tag("p", "over").text(own(&walkthrough.title, lang)))
        .add(heading().say(w.end_heading))
        .add(tag("div", "scores").add(right).maybe(varied).maybe(hints))
        .maybe(if packed { lms::told(walkthrough, state) } else { None })
        .add(table(walkthrough, play, lang))
        .add(
            tag("div", "buttons no-print")
                .add(again)
                .add(button("button").on_click(save).say(w.end_save))
                .add(button("button").on_click(print("results")).say(w.handout_print_results))
                .maybe((!packed).then(|| tag("a", "button").set("href", "#").say(w.list_all))),
        )
        .add(certificate(walkthrough, state, rulebook, act))
        .done()
}

/// That somebody took part. It says itself what it is not.
fn certificate(
    walkthrough: &Walkthrough,
    state: &State,
    rulebook: &Rulebook,
    act: &Callback<Action>,
) -> El {
    let (lang, w) = (state.lang, said(state.lang));
    let name = el("input")
        .set("id", "certificate-name")
        .set("autocomplete", "name")
        .value(&state.name)
        .on_input(act.reform(|e: InputEvent| Action::Name(hooks::entered(&e).into())));
    let field = tag("p", "certificate-field no-print")
        .add(el("label").set("for", "certificate-name").say(w.certificate_name))
        .add(name);
    let score = state.play.score(walkthrough);
    let counts = fill(
        w.end_score,
        &[("right", &score.right.to_string()), ("decided", &score.decided.to_string())],
    );
    let took = fill(
        w.certificate_took,
        &[("title", own(&walkthrough.title, lang)), ("date", &lang.day(&hooks::today()))],
    );
    let made = fill(w.certificate_rulebook, &[("date", &lang.day(rulebook.version()))]);
    let paper = tag("div", "certificate")
        .add(tag("p", "over").say(w.certificate_heading))
        .add(tag("p", "certificate-name").text(&state.name))
        .add(el("p").text(&took))
        .add(el("p").text(&counts))
        .add(
            tag("p", "hint")
                .text(&made)
                .say(if lang.zh() { "" } else { " " })
                .say(w.certificate_not),
        );
    let print = button("button is-main").on_click(print("certificate"));
    tag("section", "row is-certificate")
        .set("aria-labelledby", "certificate")
        .add(el("h2").set("id", "certificate").say(w.certificate_heading))
        .add(
            el("div")
                .add(field)
                .add(paper)
                .add(tag("div", "buttons no-print").add(print.say(w.handout_print_certificate))),
        )
}

/// A cell with the head of its column: where cells stand one below the other there is no other.
pub(super) fn labelled(head: &'static str) -> El {
    el("td").add(tag("p", "cell-head").say(head))
}

/// Prints one of the two alone: whoever wants the certificate wants nothing else on paper.
fn print(part: &'static str) -> Callback<MouseEvent> {
    Callback::from(move |_| print_alone(part))
}

/// Each step with own choice, and with what was right where that was another.
fn table(walkthrough: &Walkthrough, play: &Play, lang: Lang) -> El {
    let w = said(lang);
    let head = |words| el("th").set("scope", "col").say(words);
    let heads = el("tr").add(head(w.end_step)).add(head(w.end_chosen)).add(head(w.step_answer));
    let row = |(n, visit): (usize, &Visit)| {
        let step = walkthrough.step.get(visit.step)?;
        let chosen = visit.choice.and_then(|c| step.option.get(c));
        let right = chosen.is_some_and(|c| c.right);
        // Where the cells stand one below the other, the one that was chosen is not said again.
        let same = right && step.option.iter().filter(|o| o.right).count() == 1;
        let others = labelled(w.step_answer);
        let mut others = if same { others.set("class", "is-same") } else { others };
        for option in step.option.iter().filter(|o| o.right) {
            others = others.add(el("p").text(own(&option.text, lang)));
        }
        let mine = labelled(w.end_chosen)
            .add(if right { icons::tick() } else { icons::cross() })
            .add(tag("b", "").say(if right { w.step_right } else { w.step_wrong }))
            .maybe(chosen.map(|c| el("p").text(own(&c.text, lang))));
        let title = el("th").set("scope", "row").text(own(&step.title, lang));
        Some(el("tr").nth(n).add(title).add(mine).add(others))
    };
    tag("table", "played")
        .add(el("thead").add(heads))
        .add(el("tbody").each(play.visits().iter().enumerate().filter_map(row)))
}
