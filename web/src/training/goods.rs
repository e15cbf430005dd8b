//! The goods of a step: what is stated of them, and what they consist of.

use ree_contract::{CompositionInput, Product};
use ree_rulebook::Rulebook;

use super::words::said;
use crate::dom::{El, el, tag};
use crate::engine::Answer;
use crate::hooks;
use crate::parts::marks::tile;
use crate::parts::{facts::purpose_word, read};
use crate::view::{amount, elements, facts};
use crate::words::{Lang, fill};

/// The box.
pub(super) fn goods(
    called: Option<&str>,
    product: &Product,
    answer: &Answer,
    rulebook: &Rulebook,
    lang: Lang,
) -> El {
    let w = said(lang);
    let day = answer.day(rulebook);
    let lines = elements::lines(answer.reading(), |e| elements::standing(rulebook, e, day));
    // What was stated as absent stands in one line, as it is stated.
    let (none, some): (Vec<_>, Vec<_>) =
        lines.iter().filter(|l| l.listed()).partition(|l| amount::is_none(l.amount.as_ref()));
    let each = |line: &&elements::Line| {
        let name = read::name(rulebook, &line.element, lang);
        let amount = amount::interval(line.amount.as_ref(), lang);
        // Chinese has no space before a number, and before words a colon.
        let number = amount.starts_with(|c: char| c.is_ascii_digit());
        let gap = match (lang.zh(), number) {
            (false, _) => " ",
            (true, true) => "",
            (true, false) => "：",
        };
        listed(&line.element)
            .add(tile(&line.element, line.standing))
            .add(el("span").text(&[&name, gap, &amount].concat()))
    };
    let lacks = (!none.is_empty()).then(|| {
        listed("absent")
            .each(none.iter().map(|line| tile(&line.element, line.drawn()).key(&line.element)))
            .add(el("span").say(lang.words().read_absent))
    });
    // Named by what the class calls them: a step and its variation show goods of their own.
    let label = called.or(product.name.as_deref()).unwrap_or(w.step_goods);
    tag("div", "goods")
        .set("role", "group")
        .attr("aria-label", label)
        .maybe(called.or(product.name.as_deref()).map(|name| tag("p", "strong").text(name)))
        .maybe(product.description.as_ref().map(|text| el("p").text(text)))
        .maybe(composition(product).map(|text| tag("p", "goods-text").text(text)))
        .maybe((!lines.is_empty()).then(|| read::bar(&lines, lang)))
        .each(some.iter().map(each))
        .maybe(lacks)
        .add(stated(&rows(product, rulebook, lang)))
}

/// A line about elements that are listed.
fn listed(key: &str) -> El {
    tag("p", "goods-listed").key(key)
}

/// The composition: in a walkthrough it is always a text.
pub(super) fn composition(product: &Product) -> Option<&str> {
    match &product.composition {
        Some(CompositionInput::Text(text)) => Some(text),
        _ => None,
    }
}

/// What is stated besides, in words: facts, code, day, destination, purpose, end use and end user.
pub(super) fn rows(product: &Product, rulebook: &Rulebook, lang: Lang) -> Vec<(String, String)> {
    let (w, t) = (lang.words(), said(lang));
    let mut rows: Vec<(String, String)> = Vec::new();
    for (fact, value) in &product.facts {
        rows.push(facts::labels(rulebook, fact, value, lang));
    }
    if let Some(code) = &product.hs_code {
        rows.push((w.facts_hs_code.into(), code.clone()));
    }
    let mut row = |label: &str, value: Option<String>| {
        rows.extend(value.map(|value| (label.to_owned(), value)));
    };
    // A day is always judged: where none is given, the last that the rulebook knows.
    match product.shipment.as_ref().and_then(|shipment| shipment.date.as_deref()) {
        Some(day) => row(w.facts_date, Some(lang.day(day))),
        None => {
            let day = fill(t.handout_last_day, &[("date", &lang.day(rulebook.as_of()))]);
            row(t.handout_judged, Some(day));
        }
    }
    if let Some(shipment) = &product.shipment {
        row(w.facts_destination, shipment.destination.as_deref().map(|c| hooks::country(c, lang)));
        row(w.facts_purpose, shipment.purpose.map(|p| purpose_word(p, w).to_owned()));
        row(t.step_end_use, shipment.end_use.clone());
        row(t.step_end_user, shipment.end_user.clone());
    }
    rows
}

/// Rows of what is stated.
pub(super) fn stated(rows: &[(String, String)]) -> El {
    tag("dl", "goods-facts").each(rows.iter().enumerate().map(|(n, (label, value))| {
        el("div").nth(n).add(el("dt").text(label)).add(el("dd").text(value))
    }))
}
