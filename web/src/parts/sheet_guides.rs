//! Lists from the library's guides: what to attach, hand in, write and mind, each line with its mark.

use ree_rulebook::{Example, Guide, GuideEntry};
use yew::Html;

use super::icons;
use super::sheet::{Paper, Pick, mark, named_row, pair, two};
use crate::dom::{El, button, el, tag};
use crate::hooks::Shelf;
use crate::state::Sheet;
use crate::view::sheet::guide;

/// A guide on a sheet: which, and which of its lines.
type Part = (&'static str, fn(&GuideEntry) -> bool);

fn all(_: &GuideEntry) -> bool {
    true
}

fn official(entry: &GuideEntry) -> bool {
    entry.authority >= ree_rulebook::Authority::Law
}

fn unlabelled(entry: &GuideEntry) -> bool {
    official(entry) && entry.label.is_none()
}

fn unofficial(entry: &GuideEntry) -> bool {
    !official(entry)
}

/// The guides of each sheet, and those that only the screen shows.
fn parts(which: Sheet, licence: bool) -> (&'static [Part], &'static [Part]) {
    match which {
        Sheet::Check if licence => (&[("licence-papers", unlabelled)], &[]),
        Sheet::Check => (&[("evidence", all)], &[]),
        Sheet::Customs => (
            &[("query-papers", all), ("records", all)],
            &[
                ("evidence", all),
                ("query-steps", all),
                ("declaration-remarks", all),
                ("test-methods", all),
            ],
        ),
        Sheet::Licence => (
            &[
                ("licence-papers", all),
                ("time-limits", all),
                ("end-use-wording", all),
                ("end-user-certificate", all),
                ("application-steps", all),
                ("red-flags", official),
            ],
            &[("red-flags", unofficial)],
        ),
    }
}

/// The lists of a sheet.
pub(crate) fn lists(paper: &Paper, which: Sheet) -> Vec<El> {
    let library = match paper.shelf {
        Shelf::Ready(library) => library,
        Shelf::Waiting => return vec![missing(|w| w.sheet_lists_waiting, None)],
        Shelf::Failed(again) => {
            let again = button("button small").on_click(again.clone()).node(two(|w| w.law_again));
            return vec![missing(|w| w.sheet_lists_missing, Some(again))];
        }
    };
    let licence = paper.found.outcome == ree_contract::Outcome::LicenceRequired;
    let (printed, shown) = parts(which, licence);
    let mut out: Vec<El> = Vec::new();
    for (id, keep) in printed {
        out.extend(guide(library, id).map(|g| list(g, *keep, which)));
    }
    if !shown.is_empty() {
        let mut inside: Vec<El> = Vec::new();
        for (id, keep) in shown {
            inside.extend(guide(library, id).map(|g| list(g, *keep, which)));
        }
        let more = tag("details", "sheet-more")
            .key("more")
            .add(el("summary").add(icons::right()).node(two(|w| w.sheet_not_printed)));
        out.push(more.each(inside.into_iter()));
    }
    out
}

/// What is missing while the library is not here.
fn missing(words: Pick, again: Option<El>) -> El {
    let body = el("div").add(el("p").node(two(words))).maybe(again);
    named_row("lists", two(|w| w.sheet_lists), body)
}

fn list(guide: &Guide, keep: fn(&GuideEntry) -> bool, which: Sheet) -> El {
    let entries = guide.entry.iter().filter(|e| keep(e));
    // On the first sheet there is room for the lines alone.
    let notes = which != Sheet::Check;
    let body = el("div")
        .add(tag("ul", "checks").each(entries.map(|e| line(e, notes))))
        .maybe(
            guide
                .note
                .as_ref()
                .filter(|_| notes)
                .map(|n| tag("p", "aside").node(pair("span", n.zh.as_deref(), &n.en))),
        )
        .add(tag("p", "aside").node(pair("span", guide.basis.zh.as_deref(), &guide.basis.en)));
    named_row(&guide.id, pair("span", guide.title.zh.as_deref(), &guide.title.en), body)
}

fn line(entry: &GuideEntry, notes: bool) -> El {
    let lead: Html = match entry.example {
        Some(Example::Good) => {
            tag("b", "lead-word").add(icons::tick()).node(two(|w| w.sheet_good)).done()
        }
        Some(Example::Poor) => {
            tag("b", "lead-word").add(icons::cross()).node(two(|w| w.sheet_poor)).done()
        }
        None => Html::default(),
    };
    let label = entry
        .label
        .as_ref()
        .map(|l| tag("b", "lead-word").node(pair("span", l.zh.as_deref(), &l.en)));
    let class = if entry.quoted { "said is-law" } else { "said" };
    let note = entry.note.as_ref().filter(|_| notes);
    tag("li", if entry.example.is_some() { "point is-example" } else { "point" })
        .key(&entry.id)
        .add(tag("span", "box").set("aria-hidden", "true"))
        .add(
            el("div")
                .node(lead)
                .maybe(label)
                .add(tag("p", class).node(pair("span", entry.text.zh.as_deref(), &entry.text.en)))
                .maybe(note.map(|n| tag("p", "aside").node(pair("span", n.zh.as_deref(), &n.en)))),
        )
        .add(mark(entry.authority.into()))
}
