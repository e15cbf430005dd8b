//! The rows of a sheet: goods as stated, items, reasons, remark, sources.

use std::borrow::Cow;

use ree_contract::{
    Authority, Citation, ConditionVerdict, MeasureStatus, Notice, Outcome, RuleVerdict, Str, Text,
};
use yew::Html;

use super::facts::purpose_word;
use super::icons;
use super::marks::{is_code, seen, shown_code};
use super::outcome;
use super::sheet::{Paper, Pick, blank, cell, mark, pair, row, said, two};
use super::sheet_guides;
use crate::dom::{self, El, el, tag};
use crate::hooks;
use crate::state::product;
use crate::view::amount;
use crate::view::facts::labels;
use crate::view::reasons::{self, Way};
use crate::view::sheet::{Sources, named, of_item, on_paper, tested};
use crate::words::{Lang, fill};

/// So many items stand on a sheet with their words; the others by their codes.
const ITEMS: usize = 3;
/// A blank inside a sentence.
const BLANK: &str = "____________________";
/// So many notes.
const NOTES: usize = 3;

/// What the goods are called and consist of, where the rest of the page needs the room.
pub(crate) fn goods_short(paper: &Paper) -> El {
    let body = tag("div", "cells")
        .add(name(paper))
        .add(stated(paper))
        .add(blank(paper, "contract", |w| w.sheet_contract))
        .add(blank(paper, "weight", |w| w.sheet_weight));
    row("goods", |w| w.sheet_goods, body)
}

/// The composition as it was stated.
fn stated(paper: &Paper) -> El {
    // The name in the text stands above.
    let (text, cut) = on_paper(named(&paper.state.text, paper.found).1);
    let stated = if text.is_empty() { two(|w| w.facts_none) } else { el("b").text(&text).done() };
    let mut composition = vec![stated];
    if cut {
        composition.push(tag("p", "aside").node(two(|w| w.sheet_cut)).done());
    }
    cell("text", "cell is-wide", two(|w| w.sheet_composition), dom::list(composition))
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

/// Why: the rules that speak, with their sources; for one item its conditions too.
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
    if let ([code], true) = (&*found.control_codes, found.outcome == Outcome::LicenceRequired) {
        for (n, line) in reasons::lines(found, paper.rulebook, code).iter().enumerate() {
            let words = |zh: bool, open: &str, close: &str| {
                let text = line.text.pick(zh);
                let evidence = line.evidence.map_or("", |e| e.pick(zh));
                // What fails is told by the condition; what the goods are stands above.
                let told = line.verdict == ConditionVerdict::NotMet;
                if told || evidence.is_empty() || text.contains(evidence) {
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
                .add(draft(paper))
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

/// The question to the ministry, drafted from what is known.
fn draft(paper: &Paper) -> El {
    let (text, _) = on_paper(named(&paper.state.text, paper.found).1);
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

/// What the answer does not rule out, or what else to note.
pub(crate) fn notes<'a>(
    paper: &Paper<'a>,
    ruled_out: bool,
    sources: &mut Sources<'a>,
) -> Option<El> {
    let is = |n: &&Notice| (&*n.kind == "not_ruled_out") == ruled_out;
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

/// The sources by number. An item is named by its measure and code.
pub(crate) fn list(paper: &Paper, sources: &Sources) -> Option<El> {
    if sources.listed.is_empty() {
        return None;
    }
    let title = |c: &Citation| {
        let measure =
            paper.rulebook.item(&c.id).filter(|_| is_code(&c.id)).and_then(|(family, _)| {
                paper.rulebook.measures().iter().find(|m| m.id == family.measure)
            });
        // A measure that was judged by is known by its number, other law by its title.
        let judged = paper.found.measures.iter().any(|m| m.measure == c.id);
        let whole = paper.rulebook.measures().iter().find(|m| judged && m.id == c.id);
        match measure {
            None if whole.is_some() => {
                let number = whole.map(|m| &m.number);
                pair("span", number.and_then(|n| n.zh.as_deref()), number.map_or("", |n| &n.en))
            }
            Some(m) => {
                let code = |lang: Lang| shown_code(&c.id, lang);
                let zh = m.number.zh.as_ref().map(|zh| [zh, "，", &code(Lang::Zh)].concat());
                pair("span", zh.as_deref(), &[&m.number.en, ", ", &code(Lang::En)].concat())
            }
            None => pair("span", c.title.zh.as_deref(), &c.title.en),
        }
    };
    let one = |(n, c): (usize, &Cow<Citation>)| {
        let number = ["[", &n.saturating_add(1).to_string(), "]"].concat();
        let how = |lang: Lang| seen(c.seen, lang).map(|e| e.set("lang", lang.tag()));
        let words = el("p").node(title(c)).maybe(how(Lang::Zh)).maybe(how(Lang::En));
        el("li").nth(n).add(el("span").text(&number)).add(mark(c.authority)).add(words)
    };
    let more = (sources.more > 0).then(|| tag("p", "aside").node(two(|w| w.sheet_more_sources)));
    let body = el("div")
        .add(tag("ul", "sources").each(sources.listed.iter().enumerate().map(one)))
        .maybe(more);
    Some(row("sources", |w| w.sheet_sources, body))
}
