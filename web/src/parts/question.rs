//! A question whose answer can change the outcome: a group of radio buttons, joined to the field.
//!
//! Where an answer leads stays hidden until asked, so that nobody answers by the outcome.

use ree_contract::{AnswerOption, Determination, Outcome, Question};
use yew::prelude::*;

use super::marks::say;
use super::outcome::{class, small, word};
use crate::dom::{self, El, button, el, tag};
use crate::hooks;
use crate::state::{Action, Place, State, place};
use crate::words::{Lang, fill};

/// The questions to show: the one answered last, in its place, then the next open one.
pub(crate) fn shown<'a>(state: &'a State, found: &'a Determination) -> Vec<&'a Question> {
    let mut out: Vec<&Question> = state.answered.iter().collect();
    let open = found
        .questions
        .iter()
        .find(|q| !not_known(state, key(q)) && !out.iter().any(|o| key(o) == key(q)));
    out.extend(open);
    out
}

/// What a question is known by: its first fact.
fn key(q: &Question) -> &str {
    q.facts.first().map_or("", String::as_str)
}

fn not_known(state: &State, fact: &str) -> bool {
    state.not_known.iter().any(|f| f == fact)
}

/// The block of questions; nothing where there is none.
pub(crate) fn questions(
    state: &State,
    found: &Determination,
    lang: Lang,
    act: &Callback<Action>,
) -> Option<El> {
    let list = shown(state, found);
    if list.is_empty() {
        return None;
    }
    let block = el("div")
        .attr("class", &["asks ", class(found.outcome)].concat())
        .set("id", "question")
        .set("tabindex", "-1");
    Some(block.each(list.into_iter().map(|q| question(q, state, found, lang, act))))
}

fn question(
    q: &Question,
    state: &State,
    found: &Determination,
    lang: Lang,
    act: &Callback<Action>,
) -> El {
    let w = lang.words();
    let head = el("h2").node(say(&q.ask, lang));
    let why = tag("p", "why").node(say(&q.why, lang));
    let place = place(q, found);
    if place == Place::Amounts {
        let to_text = button("button")
            .on_click(Callback::from(|_| hooks::jump("product")))
            .say(w.question_to_text);
        return tag("div", "ask")
            .key(key(q))
            .add(head)
            .add(why)
            .add(el("p").text(&amounts(q, lang)))
            .add(to_text);
    }
    let leads = button("link")
        .yes_no("aria-pressed", state.leads)
        .on_click(act.reform(|_| Action::Leads))
        .say(if state.leads { w.question_leads_hide } else { w.question_leads });
    let unknown = (place == Place::Fact).then(|| unknown(q, state, lang, act));
    tag("fieldset", "ask").key(key(q)).add(el("legend").add(head)).add(why).add(leads).add(
        tag("div", "options")
            .each(q.options.iter().map(|o| option(q, o, place, state, lang, act)))
            .maybe(unknown),
    )
}

fn option(
    q: &Question,
    o: &AnswerOption,
    place: Place,
    state: &State,
    lang: Lang,
    act: &Callback<Action>,
) -> El {
    let checked = state.facts.get(key(q)).is_some_and(|v| **v == *o.value);
    let onchange = match place {
        Place::Fact => {
            let (q, value) = (q.clone(), o.value.to_string());
            act.reform(move |e: Event| {
                hooks::keep_place(&e);
                Action::Answer(q.clone(), Some(value.clone()))
            })
        }
        Place::Text(_) | Place::Amounts => {
            let (act, value) = (act.clone(), AttrValue::from(o.value.to_string()));
            Callback::from(move |_: Event| {
                act.emit(Action::Replace(place, value.clone()));
                hooks::if_lost("verdict");
            })
        }
    };
    let lead = state.leads.then(|| small(o.outcome, word(o.outcome, lang.words())));
    radio(key(q), &o.value, say(&o.label, lang), checked, onchange).maybe(lead)
}

fn unknown(q: &Question, state: &State, lang: Lang, act: &Callback<Action>) -> El {
    let w = lang.words();
    let lead = state.leads.then(|| small(Outcome::NeedsFacts, w.outcome_stays_open));
    let asked = q.clone();
    let onchange = act.reform(move |e: Event| {
        hooks::keep_place(&e);
        Action::Answer(asked.clone(), None)
    });
    let label = dom::say(w.question_unknown);
    radio(key(q), "", label, not_known(state, key(q)), onchange).maybe(lead)
}

fn radio(fact: &str, value: &str, label: Html, checked: bool, onchange: Callback<Event>) -> El {
    let input = el("input")
        .set("type", "radio")
        .attr("name", &["ask-", fact].concat())
        .attr("value", value)
        .checked(checked)
        .on_change(onchange);
    tag("label", if value.is_empty() { "option is-unknown" } else { "option" })
        .key(value)
        .add(input)
        .add(tag("span", "option-says").node(label))
}

/// How to answer with amounts: an example made of the first element asked for.
fn amounts(q: &Question, lang: Lang) -> String {
    let element = q.facts.iter().find_map(|f| f.split_once('.')).map_or("Dy", |(_, e)| e);
    let example = [element, " ", &lang.percent("0.02")].concat();
    fill(lang.words().question_amounts, &[("example", &example)])
}
