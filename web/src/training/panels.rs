//! What opens above the foot of the wall: steps to jump to, the time, notes, language and keys.

use ree_walkthrough::Play;
use yew::prelude::*;

use super::board::{Scene, variations};
use super::desk::{Panel, Touch};
use super::state::Action;
use super::wire::Wall;
use super::words::{own, said};
use super::{learn, notes, timer};
use crate::dom::{El, button, el, tag};
use crate::parts::masthead::Tongues;
use crate::words::Lang;

/// The panel that is open.
pub(super) fn panel(scene: &Scene<'_>, wall: &Wall) -> Option<El> {
    let (lang, w) = (scene.state.lang, said(scene.state.lang));
    let (name, content) = match scene.desk.panel? {
        Panel::Jump => (w.teach_jump_heading, jump(scene)),
        Panel::Timer => (w.teach_timer_heading, timer::panel(scene.desk, lang, scene.touch)),
        Panel::Notes => {
            (w.teach_notes_heading, notes::notes(scene.walkthrough, wall, scene.checker, lang))
        }
        Panel::Blocked => (w.teach_notes_heading, blocked(scene.touch, lang)),
        Panel::More => (w.teach_more_heading, more(scene)),
    };
    let close = button("link").on_click(scene.touch.reform(|_| Touch::Close)).say(w.teach_close);
    let heading = el("h2").set("id", "panel").set("tabindex", "-1").say(name);
    Some(
        tag("section", "panel")
            .set("aria-labelledby", "panel")
            .add(tag("div", "panel-top").add(heading).add(close))
            .add(content),
    )
}

/// Every step of the file, and the variations of this one.
fn jump(scene: &Scene<'_>) -> El {
    let lang = scene.state.lang;
    let one = |(n, step): (usize, &ree_walkthrough::Step)| {
        let here = n == scene.here.step && !scene.state.play.ended();
        let press = scene.act.reform(move |_| Action::Jump(n));
        let number = n.saturating_add(1).to_string();
        let open = button("jump-to")
            .on_click(press)
            .add(tag("span", "choice-n").text(&number))
            .say(" ")
            .add(el("span").text(own(&step.title, lang)));
        el("li").nth(n).add(if here { open.set("aria-current", "step") } else { open })
    };
    el("div")
        .add(tag("ol", "jumps").each(scene.walkthrough.step.iter().enumerate().map(one)))
        .maybe((!scene.step.vary.is_empty() && !scene.answered()).then(|| variations(scene)))
}

/// The window was hindered: it is the trainer who says whether notes may stand here.
fn blocked(touch: &Callback<Touch>, lang: Lang) -> El {
    let w = said(lang);
    tag("div", "panel-row")
        .add(el("p").set("role", "status").say(w.teach_blocked))
        .add(here(touch, lang))
}

fn here(touch: &Callback<Touch>, lang: Lang) -> El {
    button("button")
        .on_click(touch.reform(|_| Touch::Panel(Panel::Notes)))
        .say(said(lang).teach_notes_here)
}

/// Language, letters as keys, notes on this screen, and the way out.
fn more(scene: &Scene<'_>) -> El {
    let (lang, w) = (scene.state.lang, said(scene.state.lang));
    let letters = button("button")
        .yes_no("aria-pressed", scene.desk.letters)
        .on_click(scene.touch.reform(|_| Touch::Letters))
        .say(w.teach_letters);
    let anew = {
        let (act, touch) = (scene.act.clone(), scene.touch.clone());
        Callback::from(move |_: MouseEvent| {
            touch.emit(Touch::Anew);
            act.emit(Action::Play(Play::new()));
        })
    };
    tag("div", "panel-row")
        .node(html! { <Tongues {lang} speak={scene.act.reform(Action::Speak)} /> })
        .add(letters)
        .add(here(scene.touch, lang))
        .add(button("button").on_click(anew).say(w.teach_anew))
        .add(learn::keeping(scene.state, scene.act))
        .add(el("a").set("href", "#").say(w.list_all))
}
