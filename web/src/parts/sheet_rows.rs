//! The rows of a sheet that say what decides: items, reasons, what is open, notes.

use std::borrow::Cow;

use ree_contract::{
    Authority, Citation, ConditionVerdict, MeasureStatus, Notice, Outcome, RuleVerdict, Str, Text,
};
use yew::Html;

use super::icons;
use super::marks::shown_code;
use super::sheet::{Paper, Pick, blank, mark, pair, row, said, two};
use super::sheet_remark;
use crate::dom::{El, el, tag};
use crate::view::reasons::{self, Line, Way};
use crate::view::sheet::{Sources, of_item};
use crate::words::{Lang, fill};

/// So many items stand on a sheet with their words; the others by their codes.
const ITEMS: usize = 3;
/// Of so many items the conditions are told.
const TOLD: usize = 2;
/// So many notes.
const NOTES: usize = 3;

/// The words of the items met or in question, in serif, Chinese left.
pub(crate) fn items<'a>(paper: &Paper<'a>, sources: &mut Sources<'a>) -> Option<El> {
    let found = paper.found;
    let codes = reasons::codes(found);
    let open = found.outcome == Outcome::NeedsFacts && codes.len() > ITEMS;
    if codes.is_empty() || found.outcome == Outcome::NotControlled || open {
        return None;
    }
    let alone = codes.len() == 1;
    let mut out: Vec<El> = Vec::new();
    for code in codes.iter().take(ITEMS) {
        let Some((_, item)) = paper.rulebook.item(code) else { continue };
        let own: Vec<&str> = item.notes.iter().map(|n| &*n.en).collect();
        let notes = own.join(" ");
        let zh_notes: Vec<&str> = item.notes.iter().filter_map(|n| n.zh.as_deref()).collect();
        let zh_notes = zh_notes.join("");
        let note =
            |words: &str| (alone && !words.is_empty()).then(|| tag("p", "law-note").text(words));
        let zh = item.text.zh.as_deref();
        // Of an item in question nothing was matched: its own text is the source.
        let numbers = match of_item(found, code).first() {
            Some(first) => sources.number(Cow::Borrowed(first)),
            None => {
                let own = paper.rulebook.item_citation(code);
                own.map(|own| sources.number(Cow::Owned(own))).unwrap_or_default()
            }
        };
        let chinese = tag("div", "zh")
            .set("lang", "zh-CN")
            .maybe(zh.map(|zh| tag("p", "law-text").text(zh)))
            .maybe(note(&zh_notes));
        let english = tag("div", "en")
            .set("lang", "en")
            .add(tag("p", "law-text").text(&item.text.en))
            .maybe(note(&notes));
        let code =
            tag("p", "code").add(el("b").text(&shown_code(code, Lang::Zh))).say(" ").text(&numbers);
        out.push(tag("div", "slaw").key(&item.code).add(code).add(chinese).add(english));
    }
    let more = codes.len().saturating_sub(ITEMS);
    let more = (more > 0).then(|| {
        let count = more.to_string();
        let one = |lang: Lang| fill(lang.words().sheet_more_items, &[("count", &count)]);
        tag("p", "aside").node(pair("span", Some(&one(Lang::Zh)), &one(Lang::En)))
    });
    let body = el("div").each(out.into_iter()).maybe(more);
    let label: Pick = match found.outcome {
        Outcome::LicenceRequired if alone => |w| w.item_heading,
        Outcome::LicenceRequired => |w| w.item_heading_many,
        _ => |w| w.item_heading_open,
    };
    Some(row("items", label, body))
}

/// Why: the rules that speak, with their sources; of few items their conditions too.
pub(crate) fn why<'a>(paper: &Paper<'a>, sources: &mut Sources<'a>) -> Option<El> {
    let found = paper.found;
    let mut out: Vec<El> = Vec::new();
    for (way, tried) in reasons::reasons(found, paper.rulebook) {
        let lead: Option<Pick> = match way {
            _ if found.outcome != Outcome::Grey => None,
            Way::To => Some(|w| w.rows_to_control),
            Way::Away => Some(|w| w.rows_away),
            Way::Both => Some(|w| w.sheet_both_ways),
        };
        let numbers = sources.cite(&tried.citations, &tried.text);
        let words = el("div")
            .maybe(lead.map(|pick| tag("p", "lead-word strong").node(two(pick))))
            .node(numbered(&tried.text, &numbers));
        let icon = icons::verdict(if found.outcome == Outcome::NeedsFacts {
            ConditionVerdict::Unknown
        } else {
            ConditionVerdict::Met
        });
        // What a rule rests on has its marks by the sources; a reading of our own is no source.
        let ours = |c: &Citation| c.authority == Authority::OurReading && c.title == *tried.text;
        let ours = tried.citations.iter().any(ours).then(|| mark(Authority::OurReading));
        out.push(reason(&tried.rule, icon, words, ours));
    }
    if found.outcome == Outcome::LicenceRequired && found.control_codes.len() <= TOLD {
        // Of several items only what tells them apart.
        let of = |code: &Str| reasons::lines(found, paper.rulebook, code);
        let all: Vec<Vec<Line>> = found.control_codes.iter().map(of).collect();
        let mut lines: Vec<&Line> = Vec::new();
        for line in all.iter().flatten() {
            let same = |l: &Line| l.text == line.text && l.evidence == line.evidence;
            if all.len() == 1 || !all.iter().all(|of| of.iter().any(same)) {
                lines.push(line);
            }
        }
        for (n, line) in lines.iter().enumerate() {
            let words = |zh: bool, open: &str, close: &str| {
                let text = line.text.pick(zh);
                let evidence = line.evidence.map_or("", |e| e.pick(zh));
                // What fails is told by the condition; what the goods are stands above.
                if line.verdict == ConditionVerdict::NotMet {
                    let lang = if zh { Lang::Zh } else { Lang::En };
                    [lang.words().item_not_met, if zh { "" } else { " " }, text].concat()
                } else if evidence.is_empty() || text.contains(evidence) {
                    text.to_owned()
                } else {
                    [text, open, evidence, close].concat()
                }
            };
            let said = pair("span", Some(&words(true, "（", "）")), &words(false, " (", ")"));
            let how = line.authority.map(mark);
            let words = tag("p", "condition").node(said);
            out.push(reason(&n.to_string(), icons::verdict(line.verdict), words, how));
        }
    }
    if out.is_empty() && found.outcome == Outcome::NotControlled {
        let in_force = found.measures.iter().any(|m| m.status == MeasureStatus::InForce);
        let none: Pick = if in_force { |w| w.rows_none_listed } else { |w| w.rows_not_in_force };
        // It rests on the list of every measure in force that was looked at.
        let mut numbers = String::new();
        let mut how = None;
        for looked in found.measures.iter().filter(|m| m.status == MeasureStatus::InForce) {
            let Some(citation) = paper.rulebook.citation(&looked.measure) else { continue };
            numbers.push_str(&sources.number(Cow::Borrowed(citation)));
            how = how.or(Some(citation.authority));
        }
        let words = |lang: Lang| -> Str { none(lang.words()).into() };
        let said = Text { en: words(Lang::En), zh: Some(words(Lang::Zh)) };
        let words = el("div").node(numbered(&said, &numbers));
        out.push(reason("none", icons::tick(), words, how.map(mark)));
    }
    if found.outcome == Outcome::Grey {
        let ways = reasons::reasons(found, paper.rulebook);
        let sides: [(&str, Way, Pick); 2] = [
            ("none-to", Way::To, |w| w.rows_to_control),
            ("none-away", Way::Away, |w| w.rows_away),
        ];
        for (key, side, lead) in sides {
            if !ways.iter().any(|(way, _)| *way == side || *way == Way::Both) {
                let words = el("div")
                    .add(tag("p", "lead-word strong").node(two(lead)))
                    .add(el("p").node(two(|w| w.sheet_no_point)));
                out.push(reason(key, icons::cross(), words, None));
            }
        }
    }
    if out.is_empty() {
        return None;
    }
    Some(row("why", |w| w.sheet_reasons, tag("ul", "whys").each(out.into_iter())))
}

fn reason(key: &str, icon: El, words: El, how: Option<El>) -> El {
    tag("li", "swhy").key(key).add(icon).add(words).maybe(how)
}

/// A text in both languages with the numbers of its sources.
fn numbered(text: &Text, numbers: &str) -> Html {
    let zh = text.zh.as_ref().map(|zh| [zh, " ", numbers].concat());
    let en = if zh.is_some() { text.en.to_string() } else { [&text.en, " ", numbers].concat() };
    pair("p", zh.as_deref(), &en)
}

/// What is still open, and what to do meanwhile.
pub(crate) fn open<'a>(paper: &Paper<'a>, sources: &mut Sources<'a>) -> Option<El> {
    let found = paper.found;
    match found.outcome {
        Outcome::NeedsFacts => {
            let mut asked: Vec<El> = Vec::new();
            for (n, q) in found.questions.iter().take(4).enumerate() {
                let icon = icons::verdict(ConditionVerdict::Unknown);
                let answers = q.options.iter().map(|o| {
                    let tick = tag("span", "box").set("aria-hidden", "true");
                    let words = el("p").node(pair("span", o.label.zh.as_deref(), &o.label.en));
                    tag("li", "point").key(&o.value).add(tick).add(words)
                });
                let body = el("div")
                    .add(tag("p", "strong").node(pair("span", q.ask.zh.as_deref(), &q.ask.en)))
                    .node(said(&q.why))
                    .maybe((!q.options.is_empty()).then(|| tag("ul", "points").each(answers)));
                asked.push(reason(&n.to_string(), icon, body, None));
            }
            // What the answers lead to rests on the rules that wait for them.
            let mut numbers = String::from(" ");
            for rule in found.rules.iter().filter(|r| r.verdict == RuleVerdict::Unknown) {
                let official = |c: &&Citation| c.authority >= Authority::OfficialAnswer;
                for citation in rule.citations.iter().filter(official) {
                    let number = sources.number(Cow::Borrowed(citation));
                    if !numbers.contains(&number) {
                        numbers.push_str(&number);
                    }
                }
            }
            let body = el("div")
                .add(tag("ul", "whys").each(asked.into_iter()))
                .add(el("p").node(two(|w| w.rows_cannot_find_text)).text(&numbers));
            Some(row("open", |w| w.sheet_open, body))
        }
        Outcome::Grey => {
            let body = tag("div", "ask-ministry")
                .add(sheet_remark::draft(paper))
                .add(tag("p", "hint").node(two(|w| w.sheet_ask_text)))
                .add(
                    tag("div", "cells")
                        .add(blank(paper, "process", |w| w.sheet_process))
                        .add(blank(paper, "use", |w| w.sheet_use))
                        .add(blank(paper, "asked", |w| w.sheet_asked))
                        .add(blank(paper, "reply", |w| w.sheet_reply)),
                );
            Some(row("ask", |w| w.rows_how_to_ask, body))
        }
        Outcome::LicenceRequired | Outcome::NotControlled => None,
    }
}

/// What the answer does not rule out, or what else to note.
pub(crate) fn notes<'a>(
    paper: &Paper<'a>,
    ruled_out: bool,
    sources: &mut Sources<'a>,
) -> Option<El> {
    // What the goods are called stands in a line of its own.
    let is =
        |n: &&Notice| (&*n.kind == "not_ruled_out") == ruled_out && &*n.kind != "name_set_aside";
    let mut out: Vec<El> = Vec::new();
    for (n, notice) in paper.found.notices.iter().filter(is).take(NOTES).enumerate() {
        let numbers = sources.cite(&notice.citations, &notice.text);
        out.push(tag("div", "each-note").nth(n).node(numbered(&notice.text, &numbers)));
    }
    // While a question is open nothing is ruled out either; the determination has yet no answer to say it of.
    if let (true, Outcome::NeedsFacts, Some(message)) =
        (ruled_out, paper.found.outcome, paper.rulebook.message("not-ruled-out"))
    {
        let mut numbers = String::new();
        for citation in message.citations.iter().filter_map(|id| paper.rulebook.citation(id)) {
            numbers.push_str(&sources.number(Cow::Borrowed(citation)));
        }
        let text = Text { en: message.en.clone(), zh: Some(message.zh.clone()) };
        out.push(tag("div", "each-note").nth(0).node(numbered(&text, &numbers)));
    }
    if out.is_empty() {
        return None;
    }
    let body = el("div").each(out.into_iter());
    Some(if ruled_out {
        row("ruled-out", |w| w.sheet_not_ruled_out, body)
    } else {
        row("notes", |w| w.notices_heading, body)
    })
}
