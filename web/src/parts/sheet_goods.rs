//! The goods on a sheet: as they were stated, with the blanks that name the shipment.

use yew::Html;

use super::facts::purpose_word;
use super::sheet::{Paper, Pick, blank, cell, pair, row, two};
use crate::dom::{self, El, el, tag};
use crate::hooks;
use crate::state::{COMPOSITION, product};
use crate::view::amount;
use crate::view::facts::labels;
use crate::words::Lang;

/// What the goods are called and consist of, where the rest of the page needs the room.
pub(crate) fn short(paper: &Paper) -> El {
    let body = tag("div", "cells")
        .add(name(paper))
        .add(stated(paper))
        .add(blank(paper, "contract", |w| w.sheet_contract))
        .add(blank(paper, "weight", |w| w.sheet_weight));
    row("goods", |w| w.sheet_goods, body)
}

/// The composition as it was stated: a blank that begins with what was read.
fn stated(paper: &Paper) -> El {
    let cut = paper.composition().1.then(|| tag("p", "aside").node(two(|w| w.sheet_cut)));
    tag("div", "wide-blank").add(blank(paper, COMPOSITION, |w| w.sheet_composition)).maybe(cut)
}

/// The goods as they were stated, and the blanks that name the shipment.
pub(crate) fn goods(paper: &Paper, all: bool) -> El {
    let state = paper.state;
    let listed = (!paper.lines.is_empty())
        .then(|| cell("listed", "cell is-wide", two(|w| w.sheet_listed), listed(paper)));
    let product = product(state, paper.rulebook.facts());
    let mut facts: Vec<(&String, &String)> = Vec::new();
    for known in paper.rulebook.facts() {
        for given in &product.facts {
            if given.0.split('.').next() == Some(&*known.id) {
                facts.push(given);
            }
        }
    }
    let fact = |(key, value): (&String, &String)| {
        let (zh_name, zh) = labels(paper.rulebook, key, value, Lang::Zh);
        let (en_name, en) = labels(paper.rulebook, key, value, Lang::En);
        let name = pair("span", Some(&zh_name), &en_name);
        cell(key, "cell is-wide", name, pair("span", Some(&zh), &en))
    };
    // What was not told is a blank like those the page cannot know.
    let told = |key: &'static str, words: Pick, value: Option<Html>| match value {
        Some(value) => cell(key, "cell", two(words), value),
        None => blank(paper, key, words),
    };
    let code = product.hs_code.as_deref().map(|code| el("b").text(code).done());
    let destination =
        product.shipment.as_ref().and_then(|s| s.destination.as_deref()).map(|to| {
            pair("span", Some(&hooks::country(to, Lang::Zh)), &hooks::country(to, Lang::En))
        });
    let purpose = state.purpose.map(|purpose| {
        let word = |lang: Lang| purpose_word(purpose, lang.words());
        cell(
            "purpose",
            "cell",
            two(|w| w.facts_purpose),
            pair("span", Some(word(Lang::Zh)), word(Lang::En)),
        )
    });
    let body = tag("div", "cells")
        .add(name(paper))
        .add(stated(paper))
        .maybe(listed)
        .each(facts.into_iter().map(fact))
        .add(told("hs_code", |w| w.facts_hs_code, code))
        .add(told("destination", |w| w.facts_destination, destination))
        .maybe(purpose)
        .add(blank(paper, "lot", |w| w.sheet_lot))
        .add(blank(paper, "weight", |w| w.sheet_weight))
        .add(blank(paper, "contract", |w| w.sheet_contract))
        .maybe(all.then(|| blank(paper, "end_user", |w| w.sheet_end_user)));
    row("goods", |w| w.sheet_goods, body)
}

/// The name of the goods: a blank over the whole width.
fn name(paper: &Paper) -> El {
    tag("div", "wide-blank").add(blank(paper, "name", |w| w.sheet_name))
}

/// The elements of the goods that a measure in force lists, with their amounts; last those that
/// somebody stated as absent.
fn listed(paper: &Paper) -> Html {
    let mut out: Vec<Html> = Vec::new();
    let mut absent: Vec<&str> = Vec::new();
    for line in paper.lines.iter().filter(|l| l.listed()) {
        if amount::is_none(line.amount.as_ref()) {
            absent.push(&line.element);
            continue;
        }
        let one = |lang: Lang| {
            let name = paper.rulebook.element_name(&line.element, lang.short());
            [&*name, " ", &amount::interval(line.amount.as_ref(), lang)].concat()
        };
        let symbol = el("b").text(&line.element).say(" ");
        let words = pair("span", Some(&one(Lang::Zh)), &one(Lang::En));
        out.push(tag("span", "each").key(&line.element).add(symbol).node(words).done());
    }
    if !absent.is_empty() {
        let symbols = el("b").text(&absent.join(", ")).say(" ");
        let stated = tag("span", "each").key("absent").add(symbols).node(two(|w| w.read_absent));
        out.push(stated.done());
    }
    if out.is_empty() { two(|w| w.read_none_listed) } else { dom::list(out) }
}
