//! Words drafted on a sheet for others to write: the declaration's remark, the question to the ministry.

use ree_contract::{Authority, Outcome};

use super::outcome;
use super::sheet::{Paper, mark, pair, row, said};
use super::sheet_guides;
use crate::dom::{El, el, tag};
use crate::view::sheet::{on_paper, tested};
use crate::words::{Lang, fill};

/// A blank inside a sentence.
const BLANK: &str = "____________________";

/// The question to the ministry, drafted from what is known.
pub(crate) fn draft(paper: &Paper) -> El {
    let (text, _) = on_paper(&paper.composition().0);
    let name = paper.name();
    let or_blank = |words: &str| {
        if words.trim().is_empty() { BLANK.to_owned() } else { words.to_owned() }
    };
    let one = |lang: Lang| {
        let codes = outcome::code_list(outcome::codes(paper.found).0, lang);
        let (name, text, codes) = (or_blank(&name), or_blank(&text), or_blank(&codes));
        let values = [("name", &*name), ("text", &*text), ("codes", &*codes)];
        fill(lang.words().sheet_draft, &values)
    };
    tag("div", "sremark is-draft").node(pair("p", Some(&one(Lang::Zh)), &one(Lang::En)))
}

/// The words for the declaration's remarks field.
pub(crate) fn remark(paper: &Paper) -> Option<El> {
    let text = paper.found.customs_remark.as_ref()?;
    let own = (paper.found.outcome == Outcome::NotControlled).then(|| tested_remark(paper));
    let words = tag("div", "sremark").node(said(text)).maybe(own);
    let body = el("div").add(words).maybe(sheet_guides::declaring(paper));
    Some(row("remark", |w| w.remark_heading, body))
}

/// What the declaration adds from the report of the lot, each result as it was written, else a blank.
fn tested_remark(paper: &Paper) -> El {
    let written = |id: &str| paper.state.blanks.get(id).filter(|v| !v.trim().is_empty());
    let or_blank = |words: Option<&String>| words.map_or(BLANK, |w| w).to_owned();
    let name = Some(paper.name()).filter(|n| !n.trim().is_empty());
    let elements = tested(paper.rulebook, &paper.found.date);
    let any = elements.iter().any(|s| written(&["result.", s].concat()).is_some());
    let one = |lang: Lang| {
        let mut results: Vec<String> = Vec::new();
        for symbol in &elements {
            let result = written(&["result.", symbol].concat());
            match result {
                Some(result) if any => results.push([symbol, " ", result].concat()),
                _ => results.push(symbol.to_string()),
            }
        }
        let mut results = results.join(lang.words().outcome_comma);
        if !any {
            results.push(' ');
            results.push_str(BLANK);
        }
        let values = [
            ("name", &*or_blank(name.as_ref())),
            ("results", &*results),
            ("report", &*or_blank(written("report"))),
        ];
        fill(lang.words().sheet_remark_tested, &values)
    };
    tag("div", "is-own")
        .node(pair("p", Some(&one(Lang::Zh)), &one(Lang::En)))
        .add(mark(Authority::OurReading))
}
