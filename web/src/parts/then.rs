//! A case of an older rulebook: what was found then beside what is found now, and what differs.

use ree_contract::{Determination, Outcome};
use ree_rulebook::Rulebook;
use yew::prelude::*;

use super::marks::say;
use super::outcome::{code_list, small, word};
use crate::dom::{self, El, button, el, tag};
use crate::state::{Action, Finding, State};
use crate::view::facts::labels;
use crate::view::then::{Differs, differs};
use crate::words::Lang;

/// The band above the answer; none where the same engine and rulebook found it.
pub(crate) fn then(
    state: &State,
    found: Option<&Determination>,
    rulebook: &Rulebook,
    act: &Callback<Action>,
) -> Option<El> {
    let case = state.opened.as_deref().filter(|case| !case.is_current(rulebook))?;
    let lang = state.lang;
    let w = lang.words();
    let then = &case.then;
    let now = crate::state::Record::now(rulebook, found);
    let what = differs(then, &now);
    let says = if state.unchanged(rulebook).is_none() {
        w.then_changed
    } else if what == Differs::Nothing {
        w.then_same
    } else if what == Differs::Codes {
        w.then_codes
    } else {
        w.then_outcome
    };
    let row = |label: &'static str, before: Html, today: Html| {
        el("tr")
            .key(label)
            .add(el("th").set("scope", "row").say(label))
            .add(el("td").node(before))
            .add(el("td").node(today))
    };
    let texts = |label: &'static str, before: &str, today: &str| {
        (before != today).then(|| row(label, dom::text(before), dom::text(today)))
    };
    let (before, today) = (then.found.as_ref(), now.found.as_ref());
    let day = |found: Option<&Finding>| found.map_or_else(String::new, |f| lang.day(&f.day));
    let codes = |found: Option<&Finding>| match found {
        Some(found) if !found.codes.is_empty() => code_list(&found.codes, lang),
        _ => w.then_none.to_owned(),
    };
    // Two rulebooks of one day are told apart by their hash.
    let book = |version: &str, sha256: &str| {
        let short = sha256.get(..8).unwrap_or(sha256);
        [&lang.day(version), " (", short, ")"].concat()
    };
    let body = el("tbody")
        .add(row(w.then_row_outcome, outcome(before, lang), outcome(today, lang)))
        .maybe(texts(w.then_row_codes, &codes(before), &codes(today)))
        .maybe(texts(w.then_row_day, &day(before), &day(today)))
        .maybe(texts(
            w.then_row_rulebook,
            &book(&then.rulebook, &then.sha256),
            &book(&now.rulebook, &now.sha256),
        ))
        .maybe(texts(w.then_row_engine, &then.engine, &now.engine));
    let head = el("thead").add(
        el("tr")
            .add(el("td"))
            .add(el("th").set("scope", "col").say(w.then_saved))
            .add(el("th").set("scope", "col").say(w.then_today)),
    );
    let newer = then.as_of > now.as_of;
    let left_out = (!case.left_out.is_empty()).then(|| {
        let each = case.left_out.iter().enumerate().map(|(n, (fact, value))| {
            let (label, value) = labels(rulebook, fact, value, lang);
            el("li").nth(n).text(&label).say(w.law_dash).add(el("b").text(&value))
        });
        el("div").add(el("p").say(w.then_left_out)).add(tag("ul", "left-out").each(each))
    });
    let summary = before
        .map(|found| el("p").add(el("span").say(w.then_summary)).node(say(&found.summary, lang)));
    Some(
        tag("section", "then")
            .set("aria-labelledby", "then")
            .add(
                tag("div", "over").add(el("h2").set("id", "then").say(w.then_heading)).add(
                    button("link")
                        .say(w.then_aside)
                        .on_click(act.reform(|_: MouseEvent| Action::Aside)),
                ),
            )
            .add(el("p").say(says))
            .add(el("table").add(head).add(body))
            .maybe(summary)
            .maybe(left_out)
            .maybe(newer.then(|| el("p").say(w.then_newer)))
            .add(tag("p", "hint").say(w.then_recorded)),
    )
}

/// The outcome as a small word; with a lean, where to.
fn outcome(found: Option<&Finding>, lang: Lang) -> Html {
    let w = lang.words();
    let Some(found) = found else { return dom::say(w.outcome_no_answer) };
    let lean = match found.lean {
        Some(Outcome::LicenceRequired) => Some(w.outcome_leans_licence),
        Some(Outcome::NotControlled) => Some(w.outcome_leans_clear),
        _ => None,
    };
    el("div")
        .add(tag("b", "").add(small(found.outcome, word(found.outcome, w))))
        .maybe(lean.map(|lean| tag("span", "then-lean").say(lean)))
        .done()
}
