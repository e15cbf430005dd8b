//! The outcome field: one flat colour, one big word, one sentence to act on.

use ree_contract::{Authority, Determination, Outcome, Str};
use ree_rulebook::Rulebook;
use yew::NodeRef;

use super::marks::{authority_word, say, shown_code, sure};
use super::{icons, notices};
use crate::dom::{El, el, tag};
use crate::words::{Lang, Words, fill};

/// So many codes stand in the field; the others are named by number and shown below.
pub(crate) const CODES: usize = 3;

/// The class that colours a field or a word.
pub(crate) fn class(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::LicenceRequired => "is-licence",
        Outcome::NotControlled => "is-clear",
        Outcome::Grey => "is-grey",
        Outcome::NeedsFacts => "is-ask",
    }
}

/// The short word, for lists.
pub(crate) fn word(outcome: Outcome, w: &Words) -> &'static str {
    match outcome {
        Outcome::LicenceRequired => w.outcome_licence,
        Outcome::NotControlled => w.outcome_clear,
        Outcome::Grey => w.outcome_grey,
        Outcome::NeedsFacts => w.outcome_open,
    }
}

/// The word of the field; with open questions it says how many.
pub(crate) fn big_word(found: &Determination, w: &Words) -> &'static str {
    if found.outcome != Outcome::NeedsFacts {
        return word(found.outcome, w);
    }
    match found.questions.len() {
        0 | 1 => w.outcome_decides_1,
        2 => w.outcome_decides_2,
        3 => w.outcome_decides_3,
        4 => w.outcome_decides_4,
        _ => w.outcome_decides_many,
    }
}

/// A short outcome word with its icon, in its colour.
pub(crate) fn small(outcome: Outcome, word: &'static str) -> El {
    el("span")
        .attr("class", &["lead ", class(outcome)].concat())
        .add(icons::outcome(outcome))
        .say(word)
}

/// What is said aloud of an outcome: word and code.
pub(crate) fn spoken(found: &Determination, lang: Lang) -> String {
    said_with(found, found.control_codes.first().map(|code| &**code), lang)
}

/// The word of an outcome, and what is said with it.
pub(crate) fn said_with(found: &Determination, more: Option<&str>, lang: Lang) -> String {
    let word = big_word(found, lang.words());
    match more {
        Some(more) => [word, if lang.zh() { "，" } else { ". " }, more].concat(),
        None => word.to_owned(),
    }
}

/// The codes met, or those in question where nothing is settled; true: they are in question.
pub(crate) fn codes(found: &Determination) -> (&[Str], bool) {
    let met = &found.control_codes;
    match found.outcome {
        Outcome::LicenceRequired => (met, false),
        Outcome::Grey if met.is_empty() => (&found.possible_codes, true),
        Outcome::Grey => (met, true),
        Outcome::NotControlled | Outcome::NeedsFacts => (&[], false),
    }
}

/// The field. `shown` comes to know its word.
pub(crate) fn outcome(
    found: &Determination,
    rests: &[Authority],
    shown: &NodeRef,
    rulebook: &Rulebook,
    lang: Lang,
) -> El {
    let w = lang.words();
    let (codes, _) = codes(found);
    let word = tag("h2", "verdict-word")
        .known(shown)
        .set("id", "verdict")
        .set("tabindex", "-1")
        .add(icons::outcome(found.outcome))
        .add(el("span").say(big_word(found, w)));
    let past = notices::past_known(found);
    let last = lang.day(rulebook.as_of());
    let dated = |words| fill(words, &[("date", &last)]);
    // What is sure of a case that is not settled: that the texts leave it open.
    let sure = found.sure.map(|how| {
        let of_grey = found.outcome == Outcome::Grey;
        let open = || el("span").say(w.sure_of_grey);
        let only = || el("span").text(&dated(w.sure_of_past));
        sure(how, lang).maybe(of_grey.then(open)).maybe(past.then(only))
    });
    let known = past.then(|| tag("p", "verdict-known").text(&dated(w.outcome_last_known)));
    let any = !codes.is_empty() || sure.is_some() || !rests.is_empty();
    let base = || {
        tag("p", "verdict-base")
            .maybe((!codes.is_empty()).then(|| tag("b", "codes").text(&code_list(codes, lang))))
            .maybe(sure)
            .maybe((!rests.is_empty()).then(|| el("span").text(&rest(rests, lang))))
    };
    el("div")
        .attr("class", &["verdict ", class(found.outcome)].concat())
        .add(tag("p", "verdict-day").text(&judged(found, lang)))
        .add(word)
        .add(tag("p", "verdict-say").node(say(&found.summary, lang)))
        .maybe(known)
        .maybe(lean(found, w))
        .maybe(any.then(base))
}

/// Which measure was judged, on which day: the one that gave the outcome.
pub(crate) fn judged(found: &Determination, lang: Lang) -> String {
    of_measure(lang.words().outcome_judged, found, lang)
}

/// A sentence about the measure that gave the outcome, and the day judged.
pub(crate) fn of_measure(sentence: &str, found: &Determination, lang: Lang) -> String {
    let gave = found.measures.iter().find(|m| m.outcome == found.outcome);
    let measure = gave.or(found.measures.first()).map_or("", |m| m.title.pick(lang.zh()));
    fill(sentence, &[("measure", measure), ("date", &lang.day(&found.date))])
}

/// The first codes by name, and how many more there are.
pub(crate) fn code_list(codes: &[Str], lang: Lang) -> String {
    let w = lang.words();
    let named: Vec<String> = codes.iter().take(CODES).map(|c| shown_code(c, lang)).collect();
    let named = named.join(w.outcome_comma);
    match codes.len().checked_sub(CODES) {
        None | Some(0) => named,
        Some(more) => {
            let more = fill(w.outcome_more_codes, &[("count", &more.to_string())]);
            [named.as_str(), if lang.zh() { "" } else { " " }, more.as_str()].concat()
        }
    }
}

fn rest(rests: &[Authority], lang: Lang) -> String {
    let words: Vec<&str> = rests.iter().map(|a| authority_word(*a, lang)).collect();
    fill(lang.words().outcome_rests, &[("list", &lang.list(&words))])
}

/// The lean: a line from licence to not controlled, a disc where the texts point.
fn lean(found: &Determination, w: &Words) -> Option<El> {
    let lean = found.lean.filter(|_| found.outcome == Outcome::Grey)?;
    let to_licence = lean == Outcome::LicenceRequired;
    let line = |x1: &'static str, x2: &'static str, y1: &'static str, y2: &'static str| {
        el("line").set("x1", x1).set("x2", x2).set("y1", y1).set("y2", y2)
    };
    let side = |outcome: Outcome, leant: bool, word: &'static str| {
        tag("span", if leant { "lean-side strong" } else { "lean-side" })
            .add(icons::outcome(outcome))
            .say(word)
    };
    let picture = tag("svg", "lean-line")
        .set("aria-hidden", "true")
        .add(line("0", "100%", "50%", "50%"))
        .add(line("0", "0", "15%", "85%"))
        .add(line("50%", "50%", "28%", "72%"))
        .add(line("100%", "100%", "15%", "85%"))
        .add(
            el("circle")
                .set("cx", if to_licence { "22%" } else { "78%" })
                .set("cy", "50%")
                .set("r", "9"),
        );
    let (left, right) = if to_licence {
        (w.outcome_leans_licence, w.outcome_clear)
    } else {
        (w.outcome_licence, w.outcome_leans_clear)
    };
    let sides = tag("p", "lean-sides")
        .add(side(Outcome::LicenceRequired, to_licence, left))
        .add(side(Outcome::NotControlled, !to_licence, right));
    Some(tag("div", "lean").add(picture).add(sides))
}
