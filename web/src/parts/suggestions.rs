//! Facts read from words, to be confirmed or refused. They count for nothing until then.

use ree_contract::Suggestion;
use ree_rulebook::Rulebook;
use yew::prelude::*;

use super::icons;
use crate::dom::{El, button, el, tag};
use crate::hooks;
use crate::state::Action;
use crate::view::facts::{Waiting, labels};
use crate::words::{Lang, fill};

/// The box; nothing where nothing waits.
pub(crate) fn suggestions(
    list: &[(Waiting, &Suggestion)],
    rulebook: &Rulebook,
    lang: Lang,
    act: &Callback<Action>,
) -> Option<El> {
    if list.is_empty() {
        return None;
    }
    let each = list.iter().map(|(waiting, s)| one(*waiting, s, rulebook, lang, act));
    Some(
        tag("section", "heard")
            .set("aria-labelledby", "heard")
            .add(el("h2").set("id", "heard").say(lang.words().words_heading))
            .add(tag("ul", "heard-box").each(each)),
    )
}

fn one(
    waiting: Waiting,
    s: &Suggestion,
    rulebook: &Rulebook,
    lang: Lang,
    act: &Callback<Action>,
) -> El {
    let w = lang.words();
    let (fact, value) = labels(rulebook, &s.fact, &s.value, lang);
    let names = [("fact", fact.as_str()), ("value", value.as_str())];
    let says = [fact.as_str(), if lang.zh() { "：" } else { ": " }, value.as_str()].concat();
    let does = |action: Action| {
        let act = act.clone();
        Callback::from(move |_: MouseEvent| {
            act.emit(action.clone());
            hooks::if_lost("facts");
        })
    };
    let accept = does(Action::Accept(s.fact.to_string(), s.value.to_string()));
    let refuse = || {
        let refused = (s.fact.to_string(), s.value.to_string());
        button("button small")
            .attr("aria-label", &fill(w.words_not_so_of, &names))
            .on_click(does(Action::Refuse(refused)))
            .say(w.words_not_so)
    };
    let confirmed = waiting == Waiting::Confirmed;
    let tick = || tag("span", "hint confirmed").add(icons::tick()).say(w.words_confirmed);
    // The first button is one node in both states, so that focus stays on it.
    let first = if confirmed {
        button("link").say(w.words_undo)
    } else {
        button("button small")
            .attr("aria-label", &fill(w.words_right_of, &names))
            .say(w.words_right)
    };
    let buttons = tag("div", "buttons")
        .maybe(confirmed.then(tick))
        .add(first.on_click(accept))
        .maybe((!confirmed).then(refuse));
    let words = el("div")
        .add(tag("p", "strong").text(&says))
        .add(tag("p", "hint").text(&fill(w.words_from, &[("words", &s.text)])));
    el("li").key(&[&*s.fact, "=", &*s.value].concat()).add(words).add(buttons)
}
