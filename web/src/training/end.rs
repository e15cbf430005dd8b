//! The end of a walkthrough: what was chosen at each step, and what would have been right.

use ree_walkthrough::{Play, Visit, Walkthrough};
use yew::{Callback, Html};

use super::heading;
use super::state::Action;
use super::words::{own, said};
use crate::dom::{El, button, el, tag};
use crate::parts::icons;
use crate::words::{Lang, fill};

/// The page.
pub(super) fn end(
    walkthrough: &Walkthrough,
    play: &Play,
    lang: Lang,
    act: &Callback<Action>,
) -> Html {
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
    let hints = (score.hints > 0).then(|| told(w.end_hints, &[("count", &number(score.hints))]));
    let again =
        button("button").on_click(act.reform(|_| Action::Play(Play::new()))).say(w.end_again);
    tag("main", "wide training")
        .add(tag("p", "over").text(own(&walkthrough.title, lang)))
        .add(heading().say(w.end_heading))
        .add(tag("div", "scores").add(right).maybe(varied).maybe(hints))
        .add(table(walkthrough, play, lang))
        .add(
            tag("div", "buttons")
                .add(again)
                .add(tag("a", "button").set("href", "#").say(w.list_all)),
        )
        .done()
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
        let mut others = el("td");
        for option in step.option.iter().filter(|o| o.right) {
            others = others.add(el("p").text(own(&option.text, lang)));
        }
        let mine = el("td")
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
