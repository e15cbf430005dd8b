//! The rows beneath the field: what decides, what is still asked, what would change it.

use ree_contract::{Change, Citation, Determination, MeasureStatus, Outcome, RuleTried};
use ree_rulebook::Rulebook;
use yew::Html;

use super::marks::{authority, cites, rests_on, say};
use super::outcome::{of_measure, small, word};
use super::{notices, question};
use crate::dom::{self, El, el, tag};
use crate::state::State;
use crate::view::facts::labels;
use crate::view::reasons::{Way, strongest};
use crate::words::{Lang, bound, phrases};

/// A label on the left, substance on the right.
fn row(key: &'static str, label: &'static str, lang: Lang, body: Html) -> El {
    tag("section", "row")
        .key(key)
        .add(el("h2").node(phrases(label, lang)))
        .add(tag("div", "row-body").node(body))
}

/// All rows for this outcome.
pub(crate) fn rows(
    state: &State,
    found: &Determination,
    reasons: &[(Way, &RuleTried)],
    rulebook: &Rulebook,
    lang: Lang,
) -> El {
    let w = lang.words();
    let text = |words: &'static str| el("p").say(words).done();
    let mut out: Vec<El> = Vec::new();
    if found.outcome == Outcome::Grey {
        for (key, way, label) in [
            ("to", Way::To, w.rows_to_control),
            ("away", Way::Away, w.rows_away),
            ("both", Way::Both, w.rows_both_ways),
        ] {
            let those = said(reasons.iter().filter(|(r, _)| *r == way), lang);
            if !those.is_empty() {
                out.push(row(key, label, lang, dom::list(those)));
            }
        }
    } else if !reasons.is_empty() {
        out.push(row("decides", w.rows_decides, lang, dom::list(said(reasons.iter(), lang))));
    } else if found.outcome == Outcome::NotControlled {
        let rests = el("div")
            .node(text(nothing_met(found, lang)))
            .maybe(cites(&looked_at(found, rulebook), lang));
        out.push(row("decides", w.rows_decides, lang, rests.done()));
    }
    match found.outcome {
        Outcome::NeedsFacts => {
            let open = still(state, found, lang);
            if !open.is_empty() {
                out.push(row("still", w.rows_still, lang, dom::list(open)));
            }
            out.push(row("cannot", w.rows_cannot_find, lang, text(w.rows_cannot_find_text)));
        }
        Outcome::LicenceRequired => {
            out.push(row("still", w.rows_still, lang, text(w.rows_still_nothing)));
            out.push(changes(found, rulebook, lang));
        }
        Outcome::NotControlled => out.push(changes(found, rulebook, lang)),
        Outcome::Grey => {
            out.push(changes(found, rulebook, lang));
            out.push(row("how", w.rows_how_to_ask, lang, text(w.rows_how_to_ask_text)));
        }
    }
    tag("div", "rows").each(out.into_iter())
}

/// Each reason in its sentence, with what it rests on.
fn said<'a>(reasons: impl Iterator<Item = &'a (Way, &'a RuleTried)>, lang: Lang) -> Vec<Html> {
    reasons
        .map(|(_, tried)| {
            tag("div", "reason")
                .key(&tried.rule)
                .add(el("p").node(say(&tried.text, lang)))
                .maybe(rests_on(tried, lang))
                .done()
        })
        .collect()
}

/// Why nothing is met where no exclusion speaks.
fn nothing_met(found: &Determination, lang: Lang) -> &'static str {
    let w = lang.words();
    let in_force = found.measures.iter().any(|m| m.status == MeasureStatus::InForce);
    if in_force { w.rows_none_listed } else { w.rows_not_in_force }
}

/// The measures in force whose lists were looked at.
fn looked_at(found: &Determination, rulebook: &Rulebook) -> Vec<Citation> {
    let in_force = found.measures.iter().filter(|m| m.status == MeasureStatus::InForce);
    in_force.filter_map(|m| rulebook.citation(&m.measure)).cloned().collect()
}

/// Questions that are open and not on show.
fn still(state: &State, found: &Determination, lang: Lang) -> Vec<Html> {
    let shown = question::shown(state, found);
    let hidden = found.questions.iter().filter(|q| !shown.iter().any(|s| s.facts == q.facts));
    hidden.map(|q| el("p").key(&q.facts.join(",")).node(say(&q.ask, lang)).done()).collect()
}

fn changes(found: &Determination, rulebook: &Rulebook, lang: Lang) -> El {
    let w = lang.words();
    // Values of one fact that lead to the same outcome, by the same kind of text, stand in one line.
    let mut lines: Vec<(&Change, String)> = Vec::new();
    for c in &found.changes {
        let same = |first: &Change| {
            first.fact == c.fact
                && first.outcome == c.outcome
                && strongest(&first.citations) == strongest(&c.citations)
        };
        match lines.iter_mut().find(|(first, _)| same(first)) {
            Some((_, words)) => {
                words.push_str(if lang.zh() { "；" } else { "; " });
                words.push_str(&labels(rulebook, &c.fact, &c.value, lang).1);
            }
            None => lines.push((c, c.label.pick(lang.zh()).to_owned())),
        }
    }
    // What the rulebook cannot know of the day may change it, too.
    let past = notices::past_known(found).then(|| {
        el("li")
            .key("past")
            .add(el("span").text(&of_measure(w.rows_changes_past, found, lang)))
            .add(tag("span", "strong").say(w.status_unknown))
    });
    let body = if lines.is_empty() && past.is_none() {
        el("p").say(w.rows_changes_nothing)
    } else {
        let facts = lines.iter().map(|(c, words)| change(c, words, lang));
        tag("ul", "changes").each(past.into_iter().chain(facts))
    };
    row("changes", w.rows_changes, lang, body.done())
}

fn change(c: &Change, words: &str, lang: Lang) -> El {
    let how = strongest(&c.citations).map(|how| authority(how, lang));
    el("li")
        .key(&[&c.fact, "=", &*c.value].concat())
        .add(el("span").text(&bound(words)).say(" ").maybe(how))
        .add(small(c.outcome, word(c.outcome, lang.words())))
}
