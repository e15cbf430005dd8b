//! The list of walkthroughs, along the chain.

use yew::Html;

use super::heading;
use super::place::Place;
use super::words::{LISTED, Listed, Said, of, said};
use crate::dom::{El, el, tag};
use crate::words::{Lang, fill};

/// The page.
pub(super) fn list(lang: Lang) -> Html {
    let w = said(lang);
    let mut stages: Vec<usize> = LISTED.iter().map(|l| l.stage).collect();
    stages.dedup();
    tag("main", "wide training")
        .add(heading().say(w.list_heading))
        .add(tag("p", "lead-in").say(w.list_lead))
        .each(stages.into_iter().map(|stage| chain(stage, lang)))
        .done()
}

/// The walkthroughs that begin at a stage.
fn chain(stage: usize, lang: Lang) -> El {
    let lines = LISTED.iter().filter(|l| l.stage == stage).map(|l| line(l, lang));
    tag("section", "chain")
        .nth(stage)
        .add(el("h2").say(name(stage, said(lang))))
        .add(tag("ul", "walks").each(lines))
}

fn name(stage: usize, w: &Said) -> &'static str {
    let names = [
        w.list_stage_0,
        w.list_stage_1,
        w.list_stage_2,
        w.list_stage_3,
        w.list_stage_4,
        w.list_stage_5,
        w.list_stage_6,
    ];
    names.get(stage).copied().unwrap_or_default()
}

fn line(listed: &Listed, lang: Lang) -> El {
    let w = said(lang);
    let length = fill(
        w.list_minutes,
        &[("minutes", &listed.minutes.to_string()), ("steps", &listed.steps.to_string())],
    );
    let title = el("a").attr("href", &Place::learn(listed.id)).say(of(listed.title, lang));
    el("li")
        .key(listed.id)
        .add(el("h3").add(title))
        .add(el("p").say(of(listed.aim, lang)))
        .add(tag("p", "hint").say(of(listed.audience, lang)).say(" · ").text(&length))
}
