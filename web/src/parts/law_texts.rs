//! Entries of the law that are texts: an official answer, a measure.

use ree_contract::Authority;
use ree_rulebook::{Answer, Library, Measure, Rulebook, Str};
use yew::{Callback, MouseEvent};

use super::law_entry::{address, heading};
use super::law_list::dated;
use super::law_rows::{mark, ours, row, seen, source_line, sources, two_parts, two_texts};
use super::marks::{authority, cite, link, read, say_words, tile};
use super::timeline::{held_words, status_word};
use crate::dom::{El, el, tag, text};
use crate::hooks;
use crate::view::elements::standing;
use crate::view::law::count;
use crate::view::timeline::held;
use crate::words::{Lang, fill};

/// An official answer, a decision, a rule.
pub(crate) fn answer(answer: &Answer, rulebook: &Rulebook, library: &Library, lang: Lang) -> El {
    let w = lang.words();
    let question = answer.question.as_ref().map(|q| {
        tag("section", "asked")
            .key("asked")
            .add(el("h3").say(w.law_question))
            .add(two_parts(q, lang))
    });
    let other = answer.other.as_ref().map(|o| {
        row("other", w.law_other, lang, tag("p", "law-note").attr("lang", &o.lang).text(&o.text))
    });
    let page = answer.address.as_deref().filter(|_| answer.sources.is_empty());
    let how = el("span").say(seen(answer.seen, lang));
    let read = el("div")
        .add(sources(how, &answer.sources, rulebook, Some(library), lang))
        .maybe(page.map(|a| el("p").add(link(Some(a), text(host(a))))));
    let rows = tag("div", "rows")
        .add(row("settles", w.law_settles, lang, ours(&answer.effect, lang)))
        .add(row("mind", w.law_mind, lang, ours(&answer.caveat, lang)))
        .maybe(other)
        .add(row("read", w.law_how_read, lang, read))
        .add(address(&answer.id, w.law_copy, lang));
    tag("article", "item entry")
        .key(&answer.id)
        .add(heading().add(el("span").node(say_words(&answer.title, lang))))
        .add(tag("p", "entry-under").add(mark(answer.authority, lang)).add(dated(answer, lang)))
        .maybe(question)
        .add(el("h3").say(w.law_text))
        .add(two_texts(answer.text.zh.as_deref(), Some(&answer.text.en), lang))
        .add(rows)
}

/// A measure; its body text once the library is here.
pub(crate) fn measure(
    measure: &Measure,
    day: &str,
    rulebook: &Rulebook,
    library: Option<&Library>,
    lang: Lang,
) -> El {
    let w = lang.words();
    let full = library.and_then(|l| l.measures.iter().find(|m| m.id == measure.id));
    let stands = held_words(held(rulebook, measure, day), w);
    let on = fill(w.law_on, &[("date", &lang.day(day))]);
    let stands = el("p").add(el("b").text(&stands)).add(tag("span", "hint on-day").text(&on));
    let listed: Vec<&Str> = rulebook.listed_by(&measure.id).collect();
    let lines = count(rulebook, |id| *id == *measure.id);
    let lists = || {
        let count = if lines == 1 {
            w.law_items_one.to_owned()
        } else {
            fill(w.law_items_many, &[("count", &lines.to_string())])
        };
        let each = listed.iter().map(|e| tile(e, standing(rulebook, e, day)).key(e));
        row("lists", w.law_lists, lang, tag("p", "tiles").each(each).add(el("span").text(&count)))
    };
    let cited = cited(measure, full);
    let status = |(n, s): (usize, &ree_rulebook::StatusFrom)| {
        let word = status_word(rulebook.status(measure, &s.from), w);
        tag("div", "reason")
            .nth(n)
            .add(
                el("p")
                    .add(el("b").text(&lang.day(&s.from)))
                    .say(w.law_dash)
                    .add(el("b").say(word)),
            )
            .add(ours(&s.note, lang))
            .maybe(numbers(&s.citations, &cited, lang))
    };
    let notes = full.filter(|m| !m.note.is_empty()).map(|m| {
        let one = |(n, note): (usize, &ree_rulebook::MeasureNote)| {
            let numbers = numbers(&note.citations, &cited, lang);
            tag("div", "reason").nth(n).add(ours(&note.text, lang)).maybe(numbers)
        };
        row("notes", w.notices_heading, lang, el("div").each(m.note.iter().enumerate().map(one)))
    });
    let pages = (!measure.addresses.is_empty()).then(|| {
        // Several may be of one site: their places tell them apart.
        let one = |(n, a): (usize, &Str)| {
            let words = [&n.saturating_add(1).to_string(), " · ", host(a)].concat();
            el("li").key(a).add(link(Some(a), text(&words)))
        };
        let each = measure.addresses.iter().enumerate().map(one);
        row("pages", w.law_pages, lang, tag("ul", "pages").each(each))
    });
    let rows = tag("div", "rows")
        .add(row("stands", w.law_stands, lang, stands))
        .add(row("about", w.law_about, lang, ours(&measure.topic, lang)))
        .maybe((lines > 0).then(lists))
        .add(row(
            "status",
            w.law_by_day,
            lang,
            el("div").each(measure.status.iter().enumerate().map(status)),
        ))
        .maybe(notes)
        .maybe((!cited.is_empty()).then(|| {
            let each = cited.iter().enumerate();
            let each = each.map(|(n, id)| numbered(n, id, rulebook, library, lang));
            row("sources", w.sheet_sources, lang, tag("ul", "numbered").each(each))
        }))
        .maybe(pages)
        .add(address(&measure.id, w.law_copy, lang));
    let issued = fill(w.law_issued_on, &[("date", &lang.day(&measure.issued))]);
    tag("article", "item entry")
        .key(&measure.id)
        .add(heading().add(el("span").node(say_words(&measure.short, lang))))
        .add(tag("p", "entry-under").add(authority(Authority::Law, lang)).text(&issued))
        .add(two_texts(measure.title.zh.as_deref(), Some(&measure.title.en), lang))
        .add(tag("p", "hint").node(say_words(&measure.number, lang)))
        .add(rows)
        .maybe(full.filter(|m| !m.body.is_empty()).map(|m| body(m, &cited, lang)))
}

/// All that a measure's entry cites, each once: it is named in one place, and elsewhere by its number.
fn cited<'a>(measure: &'a Measure, full: Option<&'a Measure>) -> Vec<&'a Str> {
    let mut all: Vec<&Str> = Vec::new();
    let mut take = |ids: &'a [Str]| {
        for id in ids {
            if !all.contains(&id) {
                all.push(id);
            }
        }
    };
    measure.status.iter().for_each(|s| take(&s.citations));
    if let Some(full) = full {
        full.note.iter().for_each(|note| take(&note.citations));
        full.body.iter().for_each(|part| take(&part.sources));
    }
    all
}

fn place(n: usize) -> String {
    ["source-", &n.saturating_add(1).to_string()].concat()
}

/// The numbers of some sources; each leads to where it is named.
fn numbers(ids: &[Str], cited: &[&Str], lang: Lang) -> Option<El> {
    let one = |n: usize| {
        let to = place(n);
        let jump = to.clone();
        // Its address would open another page.
        let jump = Callback::from(move |e: MouseEvent| {
            e.prevent_default();
            hooks::jump(&jump);
        });
        el("a")
            .key(&to)
            .attr("href", &["#", &to].concat())
            .text(&["[", &n.saturating_add(1).to_string(), "]"].concat())
            .on_click(jump)
    };
    let of = ids.iter().filter_map(|id| cited.iter().position(|known| *known == id));
    let numbers = || tag("p", "cites").say(lang.words().sheet_sources).each(of.map(one));
    (!ids.is_empty()).then(numbers)
}

/// A source in the list: its number, how official it is, what it is, how it was seen.
fn numbered(n: usize, id: &Str, rulebook: &Rulebook, library: Option<&Library>, lang: Lang) -> El {
    let source = library.and_then(|l| l.sources.iter().find(|s| s.id == *id));
    let line = match source {
        Some(source) => {
            // No source is the official page itself: what prints the items is a copy of them.
            let how = if source.authority == ree_rulebook::Authority::ItemText {
                tag("span", "mark").say(lang.words().authority_copy)
            } else {
                mark(source.authority, lang)
            };
            el("span").add(how).say(" ").add(source_line(source, lang))
        }
        None => el("span").maybe(rulebook.citation(id).map(|c| cite(c, lang))),
    };
    el("li")
        .key(id)
        .attr("id", &place(n))
        .set("tabindex", "-1")
        .text(&["[", &n.saturating_add(1).to_string(), "] "].concat())
        .add(line)
}

/// The name of the site that an address leads to.
fn host(address: &str) -> &str {
    let (_, rest) = address.split_once("://").unwrap_or(("", address));
    rest.split('/').next().unwrap_or(rest)
}

/// The body text, part by part, each with how it was read.
fn body(measure: &Measure, cited: &[&Str], lang: Lang) -> El {
    let one = |(n, part): (usize, &ree_rulebook::BodyPart)| {
        tag("section", "body-part")
            .nth(n)
            .add(el("h3").node(say_words(&part.part, lang)))
            .add(two_parts(&part.text, lang))
            .maybe(part.note.as_ref().map(|note| ours(note, lang)))
            .add(tag("p", "hint").add(read(part.read.into(), lang)))
            .maybe(numbers(&part.sources, cited, lang))
    };
    tag("div", "law-body")
        .key("body")
        .add(tag("h3", "part").say(lang.words().law_body))
        .each(measure.body.iter().enumerate().map(one))
}
