//! The paste field: a plain text area over a mirror of the same metrics that carries the marks.
//!
//! The text area shows the words; the mirror shows only rules and the weight of listed elements.
//! So a mark never moves the text, and writing, selecting and composing Chinese stay the browser's.

use ree_contract::{Determination, ErrorBody, ErrorKind, Outcome, Span};
use ree_rulebook::Rulebook;
use yew::prelude::*;

use super::marks::say;
use super::{icons, open};
use crate::dom::{self, El, button, el, tag};
use crate::hooks;
use crate::state::{Action, State};
use crate::view::marks::{Mark, runs};
use crate::words::{Lang, fill};

/// Longer texts carry no marks: the mirror would cost more than it shows.
const MARKED: usize = 20_000;
/// So much of a word that was not read is quoted.
const QUOTED: usize = 80;
/// So many words that were not read are named.
const NAMED: usize = 4;

/// The field with its label and what stands beneath it.
pub(crate) fn field(
    state: &State,
    spans: &[(Mark, Span)],
    found: Option<Result<&Determination, &ErrorBody>>,
    rulebook: &'static Rulebook,
    act: &Callback<Action>,
) -> El {
    let (text, lang) = (&state.text, state.lang);
    let w = lang.words();
    let (message, wrong) = match found {
        None => (None, false),
        Some(Ok(found)) => (unread(found, lang), false),
        Some(Err(error)) if beside_facts(error) => (None, false),
        Some(Err(error)) => (Some(refusal(error, lang)), true),
    };
    let marked = text.len() <= MARKED;
    let area = el("textarea")
        .set("id", "product")
        .set("rows", "2")
        .set("placeholder", w.field_placeholder)
        .set("spellcheck", "false")
        .set("autocomplete", "off")
        .set("autocapitalize", "off")
        .set("aria-describedby", "product-says product-stays")
        .yes_no("aria-invalid", wrong)
        .value(text)
        .on_input(act.reform(|e: InputEvent| Action::Text(hooks::entered(&e).into())));
    let mirror = tag("div", "mirror").set("aria-hidden", "true");
    let mirror = if marked { marks(mirror, text, spans) } else { mirror };
    let says = el("div")
        .set("id", "product-says")
        .maybe(message)
        .maybe((!marked).then(|| tag("p", "hint").say(w.field_too_long)));
    tag("div", "field")
        .add(
            tag("div", "over")
                .add(el("h2").add(el("label").set("for", "product").say(w.field_label)))
                .add(
                    tag("div", "over-does")
                        .add(open::open(rulebook, lang, act))
                        .maybe(found.is_some().then(|| clear(lang, act))),
                ),
        )
        .add(tag("div", "paste").add(mirror).add(area))
        .add(says)
        .add(open::says(state, act))
        .add(
            tag("p", "hint stays")
                .add(icons::lock())
                .add(el("span").set("id", "product-stays").say(w.field_stays))
                .add(el("a").set("href", "#privacy").say(w.field_stays_test)),
        )
}

fn clear(lang: Lang, act: &Callback<Action>) -> El {
    let act = act.clone();
    button("link").say(lang.words().field_clear).on_click(Callback::from(move |_: MouseEvent| {
        act.emit(Action::Clear);
        hooks::jump_softly("product");
    }))
}

fn marks(mirror: El, text: &AttrValue, spans: &[(Mark, Span)]) -> El {
    let run = |(n, (mark, run)): (usize, (Mark, &str))| {
        let class = match mark {
            Mark::Plain => "",
            Mark::Unread => "m-unread",
            Mark::Fact => "m-fact",
            Mark::Read => "m-read",
            Mark::Listed => "m-listed",
        };
        tag("span", class).nth(n).text(run)
    };
    // Last a line of its own, so that a text that ends in a new line keeps its height.
    mirror.each(runs(text, spans).into_iter().enumerate().map(run)).say("\u{200b}")
}

/// What stands between two sentences.
fn between(lang: Lang) -> &'static str {
    if lang.zh() { "" } else { " " }
}

/// A message that input failed: cross, what is wrong, what to write instead.
pub(crate) fn failed(what: Html, instead: Html, lang: Lang) -> El {
    tag("div", "failed")
        .add(icons::cross())
        .add(el("p").add(el("b").node(what)).say(between(lang)).node(instead))
}

/// Whether a refusal is about a row of the facts and not about the text.
pub(crate) fn beside_facts(error: &ErrorBody) -> bool {
    let place = error.r#where.as_deref().unwrap_or_default();
    ["hs_code", "shipment", "facts"].iter().any(|row| place.starts_with(row))
}

/// A refusal of the engine. Its text stands in the field as it was typed.
pub(crate) fn refusal(error: &ErrorBody, lang: Lang) -> El {
    let instead = match (&error.hint, error.kind) {
        (Some(hint), _) => say(hint, lang),
        (None, ErrorKind::UnreadableComposition) => dom::say(lang.words().field_unread_hint),
        (None, _) => Html::default(),
    };
    failed(say(&error.message, lang), instead, lang)
}

/// The beginning of a word that is none.
fn cut(word: &str) -> String {
    match word.char_indices().nth(QUOTED) {
        Some((end, _)) => [word.get(..end).unwrap_or_default(), " …"].concat(),
        None => word.to_owned(),
    }
}

/// Words that were not read. While there are any, silence clears nothing.
fn unread(found: &Determination, lang: Lang) -> Option<El> {
    let w = lang.words();
    let what = match found.unread.as_slice() {
        [] => return None,
        [one] => fill(w.field_unread, &[("words", &cut(&one.text))]),
        many => {
            let mut named: Vec<String> = Vec::new();
            for one in many.iter().take(NAMED) {
                named.push(["“", &cut(&one.text), "”"].concat());
            }
            if many.len() > NAMED {
                named.push("…".to_owned());
            }
            fill(w.field_unread_many, &[("words", &named.join(w.outcome_comma))])
        }
    };
    let open = if found.outcome == Outcome::NotControlled { "" } else { w.field_unread_open };
    let instead = [w.field_unread_hint, between(lang), open].concat();
    Some(failed(dom::text(&what), dom::text(&instead), lang))
}
