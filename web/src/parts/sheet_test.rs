//! What was tested, on the file for customs: a table to fill in from the report.

use ree_contract::Str;

use super::sheet::{Paper, Pick, blank, pair, row, two, write};
use crate::dom::{El, el, tag};
use crate::view::amount::is_none;
use crate::view::sheet::tested;
use crate::words::Lang;

/// The table of the elements to test: what was stated of each, result and limit to fill in, and the
/// report they come from. The page has tested nothing.
pub(crate) fn test(paper: &Paper) -> El {
    let lang = paper.state.lang;
    let heads = |pick: Pick| el("th").set("scope", "col").node(two(pick));
    let line = |symbol: &&Str| {
        let symbol: &str = symbol;
        let name = |lang: Lang| paper.rulebook.element_name(symbol, lang.short());
        let stated: Vec<&str> = paper
            .lines
            .iter()
            .filter(|l| *l.element == *symbol)
            .flat_map(|l| &l.from)
            .map(|words| &**words)
            .collect();
        let absent =
            paper.lines.iter().any(|l| *l.element == *symbol && is_none(l.amount.as_ref()));
        // Of a list that is absent as a whole, a symbol alone would read as if it were there.
        let stated = if absent && stated.iter().all(|words| *words == symbol) {
            Some(tag("span", "stated").node(two(|w| w.read_absent)))
        } else {
            let quoted = ["“", &stated.join("; "), "”"].concat();
            let words = tag("span", "stated");
            Some(if stated.is_empty() {
                words.node(two(|w| w.sheet_not_named))
            } else {
                words.text(&quoted)
            })
        };
        let to_write = |what: &str, words: &str| {
            let id = [what, ".", symbol].concat();
            let field = ["blank-", what, "-", symbol].concat();
            let label = [symbol, ": ", words].concat();
            el("td")
                .add(tag("label", "unseen").attr("for", &field).text(&label))
                .add(write(paper, &id, &field))
        };
        let called = el("th").set("scope", "row").add(el("b").text(symbol).say(" ")).node(pair(
            "span",
            Some(&name(Lang::Zh)),
            &name(Lang::En),
        ));
        el("tr")
            .key(symbol)
            .add(called)
            .add(el("td").maybe(stated))
            .add(to_write("result", lang.words().sheet_result))
            .add(to_write("limit", lang.words().sheet_limit))
    };
    let elements = tested(paper.rulebook, &paper.found.date);
    let table = el("table")
        .add(
            el("thead").add(
                el("tr")
                    .add(heads(|w| w.read_element))
                    .add(heads(|w| w.sheet_stated))
                    .add(heads(|w| w.sheet_result))
                    .add(heads(|w| w.sheet_limit)),
            ),
        )
        .add(el("tbody").each(elements.iter().map(line)));
    let report = tag("div", "cells")
        .add(blank(paper, "laboratory", |w| w.sheet_laboratory))
        .add(blank(paper, "report", |w| w.sheet_report))
        .add(blank(paper, "sampled", |w| w.sheet_sampled))
        .add(blank(paper, "reported", |w| w.sheet_reported))
        .add(tag("div", "wide-blank").add(blank(paper, "method", |w| w.sheet_method)));
    let body = el("div")
        .add(tag("p", "aside").node(two(|w| w.sheet_tested_by)))
        .maybe((!elements.is_empty()).then_some(table))
        .add(report);
    row("tested", |w| w.sheet_tested, body)
}
