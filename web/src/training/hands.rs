//! A show of hands: numbers for each option, as ink bars.

use ree_walkthrough::{Choice, Step};
use yew::{AttrValue, Callback, InputEvent, KeyboardEvent};

use super::board::Scene;
use super::desk::Touch;
use super::state::Action;
use super::teach::take_up;
use super::words::{own, said};
use crate::dom::{El, el, tag};
use crate::hooks;
use crate::parts::icons;
use crate::view::amount;
use crate::words::{Lang, fill};

/// No class is larger.
const MOST: u32 = 9_999;

/// What was typed as a number of hands; nothing typed is none. None where it is no such number.
pub(super) fn count(typed: &str) -> Option<u32> {
    match typed.trim() {
        "" => Some(0),
        text if text.bytes().all(|b| b.is_ascii_digit()) => {
            text.parse().ok().filter(|n| *n <= MOST)
        }
        _ => None,
    }
}

/// All hands.
pub(super) fn all(hands: &[u32]) -> u32 {
    hands.iter().fold(0, |sum, n| sum.saturating_add(*n))
}

/// Hands for what is right.
pub(super) fn right(step: &Step, hands: &[u32]) -> u32 {
    let right = step.option.iter().zip(hands).filter(|(option, _)| option.right);
    right.fold(0, |sum, (_, n)| sum.saturating_add(*n))
}

/// How much of all hands these are, in hundredths of a percent.
pub(super) fn share(of: u32, all: u32) -> u32 {
    let part = u64::from(of).saturating_mul(10_000).checked_div(u64::from(all)).unwrap_or(0);
    u32::try_from(part.min(10_000)).unwrap_or(0)
}

/// How many of how many were right; none where nobody raised a hand.
pub(super) fn told(step: &Step, hands: &[u32], lang: Lang) -> Option<String> {
    let all = all(hands);
    (all > 0).then(|| {
        let right = right(step, hands).to_string();
        fill(said(lang).teach_right_of, &[("right", &right), ("all", &all.to_string())])
    })
}

/// So many hands, in words.
pub(super) fn counted(hands: u32, lang: Lang) -> String {
    let w = said(lang);
    let words = if hands == 1 { w.teach_hands_one } else { w.teach_hands_count };
    fill(words, &[("count", &hands.to_string())])
}

/// A bar of ink. Its number stands beside it.
fn bar(of: u32, all: u32) -> El {
    let rect = |class, width: &str| tag("rect", class).set("height", "100%").attr("width", width);
    tag("svg", "hand-bar")
        .set("aria-hidden", "true")
        .add(rect("ground", "100%"))
        .add(rect("ink", &amount::svg(share(of, all))))
}

/// The options as they are asked, with the hands counted so far. What an option says the engine finds is
/// drawn in ink: colours come with the answer.
pub(super) fn options(scene: &Scene<'_>) -> El {
    let lang = scene.state.lang;
    let option = |(n, option): (usize, &Choice)| {
        let number = n.saturating_add(1).to_string();
        let text = own(&option.text, lang);
        tag("li", "choice")
            .nth(n)
            .add(tag("span", "choice-n").set("aria-hidden", "true").text(&number))
            .add(
                tag("p", "choice-says")
                    .maybe(option.finds.as_ref().map(|f| icons::outcome(f.outcome)))
                    .add(el("span").text(text)),
            )
            .maybe(number_of(scene, n, text))
            .maybe(bar_of(scene, n))
    };
    tag("div", "choices-box")
        .add(
            tag("ol", "choices")
                .set("aria-labelledby", "asked")
                .each(scene.step.option.iter().enumerate().map(option)),
        )
        .maybe(misread(scene))
}

/// The hands of an option: a field while they are counted, their number after.
pub(super) fn number_of(scene: &Scene<'_>, n: usize, text: &str) -> Option<El> {
    let raised = &scene.here.hands;
    let counted = raised.get(n).map(ToString::to_string);
    if !scene.desk.counting {
        return counted.map(|counted| tag("b", "hand-count").text(&counted));
    }
    let number = n.saturating_add(1).to_string();
    let label = fill(said(scene.state.lang).teach_hands_for, &[("n", &number), ("option", text)]);
    let value = scene.desk.typed(n).or(counted.map(AttrValue::from)).unwrap_or_default();
    let (act, touch) = (scene.act.clone(), scene.touch.clone());
    let field = tag("input", "hand-field")
        .set("type", "number")
        .set("inputmode", "numeric")
        .set("min", "0")
        .set("max", "9999")
        .set("step", "1")
        .attr("aria-label", &label)
        .value(&value)
        .on_key(enter(n, scene.step.option.len(), scene.touch))
        .on_input(Callback::from(move |event: InputEvent| {
            let typed = hooks::entered(&event);
            act.emit(Action::Count(n, count(&typed).unwrap_or_default()));
            touch.emit(Touch::Typed(n, typed.into()));
        }));
    Some(field.attr("id", &place(n)))
}

/// The bar of an option, once hands are counted or were.
pub(super) fn bar_of(scene: &Scene<'_>, n: usize) -> Option<El> {
    let raised = &scene.here.hands;
    let of = raised.get(n).copied().unwrap_or_default();
    (scene.desk.counting || !raised.is_empty()).then(|| bar(of, all(raised)))
}

/// What is said where something was typed that is no number of hands.
pub(super) fn misread(scene: &Scene<'_>) -> Option<El> {
    let says =
        || tag("p", "failed").set("role", "status").say(said(scene.state.lang).teach_hands_wrong);
    scene.desk.misread().then(says)
}

/// The name of the field for an option.
fn place(n: usize) -> String {
    if n == 0 { "hands".to_owned() } else { ["hands-", &n.to_string()].concat() }
}

/// Enter leads on to the next field; in the last one the hands are counted.
fn enter(n: usize, options: usize, touch: &Callback<Touch>) -> Callback<KeyboardEvent> {
    let touch = touch.clone();
    Callback::from(move |event: KeyboardEvent| {
        let next = n.saturating_add(1);
        match &*event.key() {
            "Enter" if next < options => take_up(&place(next)),
            "Enter" => {
                touch.emit(Touch::Count);
                hooks::jump_softly("key-hands");
            }
            _ => {}
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hands_are_whole_numbers() {
        assert_eq!(count(""), Some(0));
        assert_eq!(count(" 14 "), Some(14));
        assert_eq!(count("9999"), Some(9_999));
        for typed in ["-1", "+1", "1.5", "1e3", "ten", "10000", "99999999999999999999"] {
            assert_eq!(count(typed), None, "{typed}");
        }
    }

    #[test]
    fn bars_are_shares_of_all_hands() {
        assert_eq!(share(14, 28), 5_000);
        assert_eq!(share(0, 0), 0);
        assert_eq!(share(1, 3), 3_333);
        assert_eq!(share(u32::MAX, 1), 10_000);
    }

    #[test]
    fn the_right_ones_are_counted() {
        let good = include_str!("../../../tests/walkthroughs/good.toml");
        let walkthrough = ree_walkthrough::read(good).unwrap().walkthrough;
        let step = &walkthrough.step[0];
        let hands: Vec<u32> = (1..=step.option.len()).map(|n| 10 * n as u32).collect();
        let of: u32 =
            step.option.iter().zip(&hands).filter(|(o, _)| o.right).map(|(_, n)| *n).sum();
        assert_eq!(right(step, &hands), of);
        assert_eq!(right(step, &[]), 0);
        assert_eq!(told(step, &[0, 0], Lang::En), None);
    }
}
