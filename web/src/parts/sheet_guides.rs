//! Lists from the library's guides: what to attach, hand in, write and mind, each line with its mark.

use ree_contract::Outcome;
use ree_rulebook::{Authority, Example, Guide, GuideEntry, Words};
use yew::Html;

use super::icons;
use super::sheet::{Paper, Pick, mark, named_row, pair, two};
use crate::dom::{self, El, button, el, tag};
use crate::hooks::Shelf;
use crate::state::{Sheet, product};
use crate::view::sheet::{guide, is_for};

/// A guide on a sheet: which, and which of its lines.
type Part = (&'static str, fn(&GuideEntry) -> bool);

fn all(_: &GuideEntry) -> bool {
    true
}

fn official(entry: &GuideEntry) -> bool {
    entry.authority >= Authority::Law
}

fn unlabelled(entry: &GuideEntry) -> bool {
    official(entry) && entry.label.is_none()
}

/// The step that belongs to the declaration itself.
fn declares(entry: &GuideEntry) -> bool {
    &*entry.id == "step-declare"
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
            &[("query-papers", all)],
            &[
                ("evidence", all),
                ("query-steps", all),
                ("declaration-remarks", all),
                ("test-methods", all),
                ("records", all),
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

/// What to do when declaring: it is no paper, so it stands with the words for the declaration.
pub(crate) fn declaring(paper: &Paper) -> Option<El> {
    let library = paper.shelf.library().filter(|_| licence(paper))?;
    let step = guide(library, "application-steps")?.entry.iter().find(|e| declares(e))?;
    Some(tag("div", "declaring").add(line(step, None, false, true)))
}

fn licence(paper: &Paper) -> bool {
    paper.found.outcome == Outcome::LicenceRequired
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
    let (printed, shown) = parts(which, licence(paper));
    let product = product(paper.state, paper.rulebook.facts());
    let fits = |e: &GuideEntry| is_for(e, paper.found, &product.facts, paper.lines);
    let mut out: Vec<El> = Vec::new();
    if which == Sheet::Check {
        // One list of what to attach, whatever guides it comes from; there is room for the lines
        // alone.
        let mut all: Vec<&GuideEntry> = Vec::new();
        for (id, keep) in printed {
            for entry in guide(library, id).map_or(&[][..], |g| &g.entry) {
                if keep(entry) && fits(entry) {
                    all.push(entry);
                }
            }
        }
        let label: Pick = match paper.found.outcome {
            Outcome::NeedsFacts => |w| w.sheet_settles,
            _ => |w| w.sheet_attach,
        };
        if !all.is_empty() {
            out.push(list("attach", two(label), &all, true, None));
        }
        return out;
    }
    for (id, keep) in printed {
        out.extend(guide(library, id).map(|g| whole(g, &|e| keep(e) && fits(e))));
    }
    if !shown.is_empty() {
        let mut inside: Vec<El> = Vec::new();
        for (id, keep) in shown {
            inside.extend(guide(library, id).map(|g| whole(g, &|e| keep(e) && fits(e))));
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

/// A guide under its own title, with what it rests on.
fn whole(guide: &Guide, keep: &dyn Fn(&GuideEntry) -> bool) -> El {
    let mut entries: Vec<&GuideEntry> = Vec::new();
    for entry in &guide.entry {
        if keep(entry) {
            entries.push(entry);
        }
    }
    let title = pair("span", guide.title.zh.as_deref(), &guide.title.en);
    list(&guide.id, title, &entries, guide.ticked, Some(guide))
}

/// Lines under a label. A mark that all of them share stands once, by the label. Lines of one case
/// stand together under its name, and so do examples of wording.
fn list(
    key: &str,
    label: Html,
    entries: &[&GuideEntry],
    ticked: bool,
    guide: Option<&Guide>,
) -> El {
    let first = entries.first().map(|e| e.authority);
    let shared = first.filter(|how| entries.iter().all(|e| e.authority == *how));
    let same = |a: &GuideEntry, b: &GuideEntry| match (&a.label, &b.label) {
        (Some(a), Some(b)) => a.en == b.en,
        (None, None) => a.example.is_some() && b.example.is_some(),
        _ => false,
    };
    let mut groups: Vec<El> = Vec::new();
    let mut last: Option<&GuideEntry> = None;
    for entry in entries {
        let tick =
            (ticked && !entry.said_of_all).then(|| tag("span", "box").set("aria-hidden", "true"));
        let line = line(entry, tick, guide.is_some(), shared.is_none());
        let group = match last.filter(|last| same(last, entry)).and_then(|_| groups.pop()) {
            Some(group) => group,
            None => {
                let lead = entry.label.as_ref().map(|l| both("b", "lead-word", l));
                tag("li", "points-of").key(&entry.id).maybe(lead)
            }
        };
        groups.push(group.add(line));
        last = Some(entry);
    }
    let aside = |words: &Words| both("p", "aside", words);
    let body = el("div")
        .add(tag("ul", "points").each(groups.into_iter()))
        .maybe(guide.and_then(|g| g.note.as_ref()).map(aside))
        .maybe(guide.map(|g| aside(&g.basis)));
    let label = match shared {
        Some(how) => dom::list(vec![label, mark(how.into()).done()]),
        None => label,
    };
    named_row(key, label, body)
}

fn both(name: &'static str, class: &'static str, words: &Words) -> El {
    tag(name, class).node(pair("span", words.zh.as_deref(), &words.en))
}

/// A line. What is ticked off has a box; what shows how to write has its word.
fn line(entry: &GuideEntry, first: Option<El>, notes: bool, marked: bool) -> El {
    let (first, lead): (Option<El>, Option<Pick>) = match entry.example {
        Some(Example::Good) => (Some(icons::tick()), Some(|w| w.sheet_good)),
        Some(Example::Poor) => (Some(icons::cross()), Some(|w| w.sheet_poor)),
        None => (first, None),
    };
    // The mark stands in the line of the Chinese; the English is a block beneath.
    let zh = entry.text.zh.as_deref();
    let text = tag("p", if entry.quoted { "is-law" } else { "sline" })
        .maybe(zh.map(|zh| tag("span", "zh").set("lang", "zh-CN").text(zh)))
        .say(" ")
        .maybe(marked.then(|| mark(entry.authority.into())))
        .say(" ")
        .add(tag("span", "en").set("lang", "en").text(&entry.text.en));
    let inside = el("div")
        .maybe(lead.map(|pick| tag("b", "lead-word").node(two(pick))))
        .add(text)
        .maybe(entry.note.as_ref().filter(|_| notes).map(|n| both("p", "aside", n)));
    let class = if first.is_some() { "point" } else { "point is-plain" };
    tag("div", class).key(&entry.id).maybe(first).add(inside)
}
