//! The check: product on the left, answer on the right; on narrow pages one under the other.

use ree_contract::{Determination, ErrorBody, ErrorKind, Outcome};
use ree_rulebook::Rulebook;
use yew::prelude::*;

use crate::dom::{El, el, tag};
use crate::engine::Answer;
use crate::parts::{
    actions, empty, facts, field, item, notices, outcome, question, read, remark, rows,
    suggestions, table, then,
};
use crate::state::{Action, State};
use crate::view::{elements, facts as fact_rows, marks, reasons};
use crate::words::Lang;

/// The page's content.
pub(crate) fn check(
    state: &State,
    answer: Option<&Answer>,
    rulebook: &'static Rulebook,
    shown: &NodeRef,
    act: &Callback<Action>,
) -> Html {
    let lang = state.lang;
    let right = tag("div", "answer");
    let right = match answer.map(|a| a.found.as_ref()) {
        Some(Ok(found)) => answered(right, state, found, rulebook, shown, act),
        Some(Err(error)) => right
            .maybe(then::then(state, None, rulebook, act))
            .add(unanswered(error, lang))
            .add(actions::actions(state, None, rulebook, act)),
        None => right.add(table::table(rulebook, &state.date, lang, act)).add(empty::tells(lang)),
    };
    let empty = answer.is_none();
    let left = tag("div", "product").add(paste(state, answer, rulebook, act));
    let left = match answer {
        Some(answer) => product(left, state, answer, rulebook, act),
        None => start(left, state, rulebook, act),
    };
    // The field keeps its place among its siblings in both states: typing the first letter must not
    // take focus away.
    tag("main", if empty { "wide check is-empty" } else { "wide check is-filled" })
        // Before what was entered stands what the page is.
        .maybe((!empty).then(|| tag("h1", "unseen").say(lang.words().page_check)))
        .add(tag("div", "head").maybe(empty.then(|| empty::intro(lang))))
        .add(left)
        .add(right)
        .done()
}

fn paste(
    state: &State,
    answer: Option<&Answer>,
    rulebook: &'static Rulebook,
    act: &Callback<Action>,
) -> El {
    let spans = answer.map_or_else(Vec::new, |a| {
        let listed = |symbol: &str| {
            elements::standing(rulebook, symbol, a.day(rulebook)) == elements::Standing::Listed
        };
        marks::spans(a.found.as_ref().ok(), a.reading(), listed)
    });
    field::field(state, &spans, answer.map(|a| a.found.as_ref()), rulebook, act)
}

/// Beneath the empty field: examples, and the goods that are told by their kind alone.
fn start(left: El, state: &State, rulebook: &Rulebook, act: &Callback<Action>) -> El {
    let lang = state.lang;
    let rows = fact_rows::rows(state, rulebook, &[], lang);
    let kind = tag("section", "facts")
        .set("aria-labelledby", "or-kind")
        .add(el("h2").set("id", "or-kind").say(lang.words().empty_or_kind))
        .add(tag("div", "fact-rows").maybe(rows.first().map(|row| facts::fact(row, lang, act))));
    left.add(empty::example_list(lang, act)).add(kind)
}

/// Beneath the filled field: what was read, and the facts.
fn product(
    left: El,
    state: &State,
    answer: &Answer,
    rulebook: &Rulebook,
    act: &Callback<Action>,
) -> El {
    let lang = state.lang;
    let found = answer.found.as_ref().ok();
    let day = answer.day(rulebook);
    let rows = fact_rows::rows(state, rulebook, found.map_or(&[], |f| &f.questions), lang);
    let lines =
        elements::lines(answer.reading(), |symbol| elements::standing(rulebook, symbol, day));
    let waiting = found.map_or_else(Vec::new, |f| fact_rows::suggestions(state, rulebook, f));
    let wrong = answer.found.as_ref().err().filter(|e| field::beside_facts(e));
    let side = tag("div", "side")
        .maybe(suggestions::suggestions(&waiting, rulebook, lang, act))
        .add(facts::facts(&rows, state, day, wrong, lang, act))
        .add(table::folded(&lines, rulebook, day, lang, act));
    let warned = found.and_then(notices::amounts);
    left.add(read::read(&lines, rulebook, state.all_elements, warned, lang, act)).add(side)
}

/// The answer, from the word to the notes.
fn answered(
    right: El,
    state: &State,
    found: &Determination,
    rulebook: &'static Rulebook,
    shown: &NodeRef,
    act: &Callback<Action>,
) -> El {
    let lang = state.lang;
    let why = reasons::reasons(found, rulebook);
    let rests = reasons::authorities(found, &why);
    let remark = found.customs_remark.clone();
    // While a question decides it is joined to the field; once it is answered what to do comes first.
    let decided = found.outcome != Outcome::NeedsFacts;
    let actions = |now: bool| now.then(|| actions::actions(state, Some(found), rulebook, act));
    right
        .maybe(then::then(state, Some(found), rulebook, act))
        .add(outcome::outcome(found, &rests, shown, rulebook, lang))
        .maybe(actions(decided))
        .maybe(notices::not_ruled_out(found, lang))
        .maybe(question::questions(state, found, lang, act))
        .maybe(actions(!decided))
        .add(rows::rows(state, found, &why, rulebook, lang))
        .add(item::items(found, rulebook, lang))
        .node(remark.map_or_else(Html::default, |text| html! { <remark::Remark {text} {lang} /> }))
        .maybe(notices::notices(found, lang))
}

/// No answer: what stands beside the input says why.
fn unanswered(error: &ErrorBody, lang: Lang) -> El {
    let w = lang.words();
    let why = if error.kind == ErrorKind::UnreadableComposition {
        w.outcome_no_answer_nothing
    } else if field::beside_facts(error) {
        w.outcome_no_answer_facts
    } else {
        w.outcome_no_answer_error
    };
    let word = el("h2").set("id", "verdict").set("tabindex", "-1").say(w.outcome_no_answer);
    tag("div", "no-answer").add(word).add(el("p").say(why))
}
