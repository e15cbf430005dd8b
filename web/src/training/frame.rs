//! Around what stands on the wall: where it is above, and below the keys as buttons, hands and time.

use yew::prelude::*;

use super::board::Scene;
use super::desk::{Panel, Touch};
use super::keys::Command;
use super::words::{own, said};
use super::{hands, heading};
use crate::dom::{El, button, el, tag};
use crate::hooks;
use crate::words::fill;

/// The walkthrough, and which of its steps this is. With the answer the step's heading stands here: below
/// there is no room for it.
pub(super) fn top(scene: &Scene<'_>) -> El {
    let (lang, w) = (scene.state.lang, said(scene.state.lang));
    let title = own(&scene.walkthrough.title, lang);
    let answered = !scene.state.play.ended() && scene.answered();
    let n = scene.here.step.saturating_add(1).to_string();
    let count = scene.walkthrough.step.len().to_string();
    let place = [("n", &*n), ("count", &*count)];
    let place = tag("p", "board-place")
        .add(tag("span", "unseen").text(&fill(w.teach_place, &place)))
        .add(el("span").set("aria-hidden", "true").text(&[&n, " / ", &count].concat()));
    tag("div", "board-top")
        .add(
            el("div")
                .add(el("p").text(title))
                .maybe(answered.then(|| heading().text(scene.title()))),
        )
        .add(place)
}

/// The keys as buttons, how many hands, and the time.
pub(super) fn foot(scene: &Scene<'_>, perform: &Callback<Command>, carry: Html, clock: Html) -> El {
    let (lang, w) = (scene.state.lang, said(scene.state.lang));
    let ended = scene.state.play.ended();
    let key = |command: Command, written: &'static str, word: &'static str, id: &'static str| {
        let letter = command.letter();
        let written = if letter.is_empty() { written } else { letter };
        let heard = letter.is_empty() || scene.desk.letters;
        let shown = || el("kbd").set("aria-hidden", "true").say(written);
        let key = button("key").set("id", id).on_click(perform.reform(move |_| command));
        let key =
            if letter.is_empty() || !heard { key } else { key.set("aria-keyshortcuts", letter) };
        key.key(id).maybe(heard.then(shown)).add(el("span").say(word))
    };
    let open = |panel| scene.desk.panel == Some(panel);
    let counts = !ended && scene.variation().is_none();
    let notes = open(Panel::Notes) || open(Panel::Blocked);
    let keys = tag("div", "keys")
        .set("role", "group")
        .set("aria-label", w.teach_keys)
        .add(key(Command::Back, "←", w.teach_back, "key-back"))
        .maybe((!ended && !scene.more).then(|| key(Command::Next, "→", w.teach_next, "key-next")))
        .maybe(scene.more.then(|| {
            key(Command::Next, "→", w.teach_more_below, "key-next").set("class", "key is-more")
        }))
        .maybe((!ended).then(|| {
            key(Command::Reveal, "", w.teach_reveal, "key-reveal")
                .yes_no("aria-pressed", scene.answered())
        }))
        .maybe(
            (!ended && !scene.step.vary.is_empty())
                .then(|| key(Command::Vary, "", w.teach_vary, "key-vary")),
        )
        .maybe(counts.then(|| {
            key(Command::Hands, "", w.teach_hands, "key-hands")
                .yes_no("aria-expanded", scene.desk.counting)
        }))
        .add(key(Command::Notes, "", w.teach_notes, "key-notes").yes_no("aria-expanded", notes))
        .maybe(hooks::can_fill_screen().then(|| key(Command::Full, "", w.teach_full, "key-full")))
        .add(
            key(Command::Jump, "", w.teach_jump, "key-jump")
                .yes_no("aria-expanded", open(Panel::Jump)),
        )
        .add(
            key(Command::Timer, "", w.teach_timer, "key-timer")
                .yes_no("aria-expanded", open(Panel::Timer)),
        )
        .add(
            button("key")
                .set("id", "key-more")
                .yes_no("aria-expanded", open(Panel::More))
                .on_click(scene.touch.reform(|_| Touch::Panel(Panel::More)))
                .add(el("span").say(w.teach_more)),
        )
        .node(carry);
    let all = hands::all(&scene.here.hands);
    let count = || tag("span", "foot-hands").text(&hands::counted(all, lang));
    // With the answer they stand in its field; of a variation none are counted.
    let counted = counts && all > 0 && !scene.here.revealed;
    let stands = tag("p", "foot-stands").maybe(counted.then(count)).node(clock);
    tag("div", "board-foot").add(keys).add(stands)
}
