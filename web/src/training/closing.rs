//! The end of a lecture: how many were right at each step, and which way was gone.

use ree_engine::Checker;
use ree_walkthrough::{Play, Visit, Walkthrough};
use yew::Callback;

use super::board::Scene;
use super::end::labelled;
use super::words::{own, said};
use super::{hands, heading, keep};
use crate::dom::{El, button, el, tag};
use crate::words::Lang;

/// The wall at the end.
pub(super) fn closing(scene: &Scene<'_>) -> El {
    let (lang, w) = (scene.state.lang, said(scene.state.lang));
    let head = |words| el("th").set("scope", "col").say(words);
    let heads =
        el("tr").add(head(w.end_step)).add(head(w.teach_hands_right)).add(head(w.step_answer));
    let row = |(n, visit): (usize, &Visit)| {
        let step = scene.walkthrough.step.get(visit.step)?;
        let told = hands::told(step, &visit.hands, lang);
        let right = step.option.iter().filter(|o| o.right).enumerate();
        let right = right.map(|(n, o)| el("p").nth(n).text(own(&o.text, lang)));
        Some(
            el("tr")
                .nth(n)
                .add(el("th").set("scope", "row").text(own(&step.title, lang)))
                .add(
                    labelled(w.teach_hands_right)
                        .text(told.as_deref().unwrap_or(w.teach_not_counted)),
                )
                .add(labelled(w.step_answer).each(right)),
        )
    };
    let rows = scene.state.play.visits().iter().enumerate().filter_map(row);
    let table = tag("table", "played").add(el("thead").add(heads)).add(el("tbody").each(rows));
    let save = |words: &'static str, does: fn(&Play, &Walkthrough, &'static Checker, Lang)| {
        let (play, walkthrough) = (scene.state.play.clone(), scene.walkthrough.clone());
        let checker = scene.checker;
        let press = Callback::from(move |_| does(&play, &walkthrough, checker, lang));
        button("button").key(words).on_click(press).say(words)
    };
    let buttons = tag("div", "buttons")
        .add(save(w.teach_save_table, |play, walkthrough, checker, lang| {
            keep::save_class(play, walkthrough, checker.rulebook(), lang.zh());
        }))
        .add(save(w.end_save, |play, walkthrough, checker, lang| {
            keep::save(play, walkthrough, checker.rulebook(), None, lang.zh());
        }));
    tag("div", "closing")
        .add(heading().say(w.end_heading))
        .add(table)
        .add(buttons)
        .add(tag("p", "no-print").say(w.teach_save_where))
}
