//! What the class said, beside what is right: each option with its hands, and where it goes from here.

use ree_walkthrough::Choice;

use super::board::Scene;
use super::hands;
use super::state::Action;
use super::words::{own, said};
use crate::dom::{El, button, el, tag};
use crate::parts::icons;
use crate::words::fill;

/// Each option with its hands, and why it is not right.
pub(super) fn answers(scene: &Scene<'_>) -> El {
    let (lang, w) = (scene.state.lang, said(scene.state.lang));
    let colon = if lang.zh() { "：" } else { ": " };
    let option = |(n, option): (usize, &Choice)| {
        let (icon, word) = if option.right {
            (icons::tick(), w.step_right)
        } else {
            (icons::cross(), w.step_wrong)
        };
        let because = option.because.as_ref().map(|because| own(because, lang));
        let why = because.map(|because| el("span").say(colon).text(because));
        let text = own(&option.text, lang);
        let says = el("div").add(tag("p", "strong").text(text)).add(el("p").say(word).maybe(why));
        tag("li", "said")
            .nth(n)
            .add(icon)
            .add(says)
            .maybe(hands::number_of(scene, n, text))
            .maybe(hands::bar_of(scene, n))
    };
    tag("section", "after")
        .set("aria-labelledby", "class-said")
        .add(el("h2").set("id", "class-said").say(w.teach_answers))
        .add(tag("ul", "said-all").each(scene.step.option.iter().enumerate().map(option)))
        .maybe(hands::misread(scene))
        .maybe(ways(scene))
}

/// Where answers lead different ways: which of them is gone, and where the hands do not say it.
fn ways(scene: &Scene<'_>) -> Option<El> {
    let (lang, w) = (scene.state.lang, said(scene.state.lang));
    let play = &scene.state.play;
    let ways = play.ways(scene.walkthrough);
    let ahead = play.ahead(scene.walkthrough);
    // One button a way: the first option that leads there stands for it.
    let first =
        |(n, way): &(usize, &Option<usize>)| ways.iter().position(|w| w == *way) == Some(*n);
    let own_ways = ways.iter().enumerate().filter(first);
    let button = |(n, way): (usize, &Option<usize>)| {
        let mut followed = play.clone();
        followed.follow(scene.walkthrough, n);
        let to = match way.and_then(|way| scene.walkthrough.step.get(way)) {
            Some(step) => own(&step.title, lang),
            None => w.teach_end,
        };
        button("button way")
            .nth(n)
            .yes_no("aria-pressed", *way == ahead)
            .on_click(scene.act.reform(move |_| Action::Play(followed.clone())))
            .text(&fill(w.teach_way, &[("step", to)]))
    };
    let says = if play.tied(scene.walkthrough) { w.teach_tied } else { w.teach_ways };
    play.parts(scene.walkthrough).then(|| {
        tag("div", "ways")
            .set("role", "group")
            .set("aria-labelledby", "ways")
            .add(el("p").set("id", "ways").say(says))
            .add(tag("div", "buttons").each(own_ways.map(button)))
    })
}
