//! A determination: the outcome first, then the items, why, what is open, and what it rests on.

use std::io;

use anstyle::Style;
use ree_contract::{
    Citation, ConditionVerdict, Determination, ItemText, Level, Outcome, Question, RuleVerdict,
    Suggestion,
};

use super::{mark, strong};
use crate::page::{Page, padded, widest};
use crate::words::{self, Lang, Said};

/// So many rules are told; the others stand in the JSON.
const RULES: usize = 6;
/// So many items in question are told.
const CODES: usize = 8;
/// The first characters of a hash are enough to tell two rulebooks apart.
const HASH: usize = 12;

/// Shows a determination.
pub(crate) fn determination(mut page: Page<'_>, found: &Determination) -> io::Result<()> {
    let page = &mut page;
    verdict(page, found)?;
    items(page, found)?;
    decides(page, found)?;
    questions(page, &found.questions)?;
    changes(page, found)?;
    read(page, found)?;
    notices(page, found)?;
    remark(page, found)?;
    measures(page, found)?;
    citations(page, found)?;
    foot(page, found)
}

/// The outcome as a phrase: “Not settled, leans to licence required”.
fn phrase(lang: Lang, outcome: Outcome, lean: Option<Outcome>) -> String {
    let word = lang.of(words::outcome(outcome));
    match lean {
        Some(lean) => {
            let to = lang.of(words::outcome(lean)).to_lowercase();
            match lang {
                Lang::En => format!("{word}, {} {to}", lang.of(words::LEANS)),
                Lang::Zh => format!("{word}，{}{to}", lang.of(words::LEANS)),
            }
        }
        None => word.to_owned(),
    }
}

fn verdict(page: &mut Page<'_>, found: &Determination) -> io::Result<()> {
    let lang = page.lang;
    let (sign, style) = mark(found.outcome);
    let mut head = phrase(lang, found.outcome, found.lean);
    if let Some(code) = found.control_codes.first() {
        head = format!("{head}{}{code}", lang.colon());
    }
    if let Some(id) = &found.id {
        head = format!("{head}  [{id}]");
    }
    page.hanging(&format!("{sign} "), style, &head, style)?;
    page.paragraph(2, lang.pick(&found.summary))?;
    if let Some(sure) = found.sure {
        page.aside(2, lang.of(words::sure(sure)))?;
    }
    let mut day = format!("{}{}{}", lang.of(words::DAY), lang.colon(), found.date);
    if found.date == *found.rulebook.as_of {
        day = format!("{day}{}{}", lang.comma(), lang.of(words::LAST_DAY));
    }
    page.aside(2, &day)
}

/// The items met, or in question, Chinese first: it decides.
fn items(page: &mut Page<'_>, found: &Determination) -> io::Result<()> {
    let matches: Vec<_> = found.measures.iter().flat_map(|m| &m.matches).collect();
    let open: Vec<_> =
        found.possible_codes.iter().filter(|c| !found.control_codes.contains(c)).collect();
    if !found.control_codes.is_empty() {
        page.heading(words::ITEMS)?;
    }
    for code in &found.control_codes {
        match matches.iter().find(|m| m.control_code == *code) {
            Some(one) => item(page, code, &one.item)?,
            None => page.paragraph(2, code)?,
        }
    }
    if !open.is_empty() {
        page.heading(words::ITEMS_OPEN)?;
        let list: Vec<&str> = open.iter().take(CODES).map(|c| &***c).collect();
        let mut text = list.join(page.lang.comma());
        if let Some(more) = open.len().checked_sub(CODES).filter(|more| *more > 0) {
            let lang = page.lang;
            text = format!("{text}{}+ {more} {}", lang.comma(), lang.of(words::MORE_CODES));
        }
        page.paragraph(2, &text)?;
    }
    Ok(())
}

fn item(page: &mut Page<'_>, code: &str, text: &ItemText) -> io::Result<()> {
    let lang = page.lang;
    let chinese = text.zh.as_deref().unwrap_or(lang.of(words::NO_CHINESE));
    let label = format!("  {code}  ");
    let beside = " ".repeat(widest([label.as_str()]));
    page.hanging(&label, strong(), chinese, Style::new())?;
    page.hanging(&beside, Style::new(), &text.en, Style::new())?;
    page.hanging(&beside, Style::new(), lang.of(words::read(text.read)), Style::new().dimmed())
}

/// The rules that are met, each with the conditions that hold.
fn decides(page: &mut Page<'_>, found: &Determination) -> io::Result<()> {
    let lang = page.lang;
    let met: Vec<_> = found.rules.iter().filter(|r| r.verdict == RuleVerdict::Met).collect();
    if met.is_empty() {
        return Ok(());
    }
    page.heading(words::DECIDES)?;
    for rule in met.iter().take(RULES) {
        let code =
            rule.control_code.as_ref().map_or_else(String::new, |c| format!("{c}{}", lang.colon()));
        page.hanging("  • ", strong(), &format!("{code}{}", lang.pick(&rule.text)), Style::new())?;
        for condition in rule.conditions.iter().filter(|c| c.verdict == ConditionVerdict::Met) {
            let (text, evidence) = (lang.pick(&condition.text), lang.pick(&condition.evidence));
            let line = if text.contains(evidence) {
                text.to_owned()
            } else {
                format!("{text} ({evidence})")
            };
            page.hanging("    ✓ ", Style::new().dimmed(), &line, Style::new().dimmed())?;
        }
    }
    match met.len().checked_sub(RULES) {
        Some(more) if more > 0 => {
            page.aside(4, &format!("+ {more} {}", lang.of(words::MORE_RULES)))
        }
        _ => Ok(()),
    }
}

fn questions(page: &mut Page<'_>, questions: &[Question]) -> io::Result<()> {
    if questions.is_empty() {
        return Ok(());
    }
    page.heading(words::QUESTIONS)?;
    for (number, question) in (1_usize..).zip(questions) {
        let lang = page.lang;
        page.hanging(&format!("  {number}. "), strong(), lang.pick(&question.ask), strong())?;
        page.aside(5, lang.pick(&question.why))?;
        let wide = widest(question.options.iter().map(|o| &*o.value)).min(28);
        for option in &question.options {
            let (sign, style) = mark(option.outcome);
            let label = lang.pick(&option.label);
            let label = if label == &*option.value { String::new() } else { format!("{label} ") };
            let to = format!("{label}→ {sign} {}", lang.of(words::outcome(option.outcome)));
            let value = format!("     {}  ", padded(&option.value, wide));
            page.hanging(&value, Style::new(), &to, style.effects(anstyle::Effects::new()))?;
        }
        page.aside(5, &how_to_answer(lang, question))?;
    }
    Ok(())
}

/// What to write to answer: an argument, or the composition.
fn how_to_answer(lang: Lang, question: &Question) -> String {
    match question.facts.first() {
        Some(fact) if !question.options.is_empty() && !fact.starts_with("composition") => {
            format!("{}{}--fact {fact}=…", lang.of(words::ANSWER_WITH), lang.colon())
        }
        Some(_) if question.options.is_empty() => lang.of(words::ANSWER_IN_TEXT).to_owned(),
        _ => lang.of(words::ANSWER_BY_TEXT).to_owned(),
    }
}

fn changes(page: &mut Page<'_>, found: &Determination) -> io::Result<()> {
    if found.changes.is_empty() {
        return Ok(());
    }
    page.heading(words::CHANGES)?;
    for change in &found.changes {
        let lang = page.lang;
        let (sign, _) = mark(change.outcome);
        let to = lang.of(words::outcome(change.outcome));
        let text = format!("{} → {sign} {to}", lang.pick(&change.label));
        page.hanging("  • ", strong(), &text, Style::new())?;
    }
    Ok(())
}

/// What was read, what was not, and what words suggested.
fn read(page: &mut Page<'_>, found: &Determination) -> io::Result<()> {
    let lang = page.lang;
    if found.composition.is_empty() && found.unread.is_empty() && found.suggestions.is_empty() {
        return Ok(());
    }
    page.heading_text(&format!("{} ({})", lang.of(words::READ), lang.of(words::READ_MASS)))?;
    let amount = |c: &ree_contract::ReadComponent| match &c.mass_percent {
        Some([low, high]) if low == high => format!("{} {low}", c.substance),
        Some([low, high]) => format!("{} {low}–{high}", c.substance),
        None => format!("{} ({})", c.substance, lang.of(words::NOT_TOLD)),
    };
    let list: Vec<String> = found.composition.iter().map(amount).collect();
    if !list.is_empty() {
        page.paragraph(2, &list.join(lang.comma()))?;
    }
    for unread in &found.unread {
        let place = lang.of(words::source(unread.from));
        let text = format!("“{}” ({place})", unread.text);
        page.hanging(
            &format!("  ✗ {}{}", lang.of(words::UNREAD), lang.colon()),
            strong(),
            &text,
            Style::new(),
        )?;
    }
    for (at, one) in found.suggestions.iter().enumerate() {
        let same = |other: &&Suggestion| other.fact == one.fact && other.value == one.value;
        if found.suggestions.iter().take(at).any(|other| same(&other)) {
            continue;
        }
        let state = lang.of(if one.accepted { words::COUNTED } else { words::NOT_COUNTED });
        let said: Vec<String> =
            found.suggestions.iter().filter(same).map(|s| format!("“{}”", s.text)).collect();
        let said = said.join(lang.comma());
        let text = format!("{} = {} ({said}{}{state})", one.fact, one.value, lang.comma());
        let label = format!("  ✎ {}{}", lang.of(words::SUGGESTED), lang.colon());
        page.hanging(&label, Style::new(), &text, Style::new())?;
    }
    Ok(())
}

fn notices(page: &mut Page<'_>, found: &Determination) -> io::Result<()> {
    if found.notices.is_empty() {
        return Ok(());
    }
    page.heading(words::NOTICES)?;
    for notice in &found.notices {
        let sign = if notice.level == Level::Warn { "  ! " } else { "  • " };
        let text = page.lang.pick(&notice.text).to_owned();
        page.hanging(sign, strong(), &text, Style::new())?;
    }
    Ok(())
}

/// For the declaration both languages stand together: the Chinese is written, the other read.
fn remark(page: &mut Page<'_>, found: &Determination) -> io::Result<()> {
    let Some(remark) = &found.customs_remark else { return Ok(()) };
    page.heading(words::REMARK)?;
    if let Some(zh) = &remark.zh {
        page.paragraph(2, zh)?;
    }
    page.paragraph(2, &remark.en)
}

fn measures(page: &mut Page<'_>, found: &Determination) -> io::Result<()> {
    let lang = page.lang;
    if found.measures.is_empty() {
        return Ok(());
    }
    page.heading_text(&format!("{} {}", lang.of(words::MEASURES), found.date))?;
    let wide = widest(found.measures.iter().map(|m| lang.pick(&m.title)));
    for measure in &found.measures {
        let label = format!("  {}  ", padded(lang.pick(&measure.title), wide));
        let status = lang.of(words::status(measure.status));
        let outcome = lang.of(words::outcome(measure.outcome)).to_lowercase();
        page.hanging(
            &label,
            Style::new(),
            &format!("{status}{}{outcome}", lang.comma()),
            Style::new(),
        )?;
    }
    Ok(())
}

/// What it rests on, the most official first, each once.
fn citations(page: &mut Page<'_>, found: &Determination) -> io::Result<()> {
    let of_items = found.measures.iter().flat_map(|m| &m.matches).flat_map(|m| m.citations.iter());
    let met = found.rules.iter().filter(|r| r.verdict == RuleVerdict::Met);
    let of_rules = met.flat_map(|r| r.citations.iter());
    let of_notices = found.notices.iter().flat_map(|n| n.citations.iter());
    let mut all: Vec<&Citation> = Vec::new();
    for one in of_items.chain(of_rules).chain(of_notices) {
        if !all.iter().any(|c| c.id == one.id) {
            all.push(one);
        }
    }
    all.sort_by_key(|c| std::cmp::Reverse(c.authority));
    if all.is_empty() {
        return Ok(());
    }
    page.heading(words::CITATIONS)?;
    for one in all {
        let code = found.measures.iter().flat_map(|m| &m.matches).map(|m| &m.control_code);
        let code = code.chain(&found.possible_codes).find(|code| **code == one.id);
        citation(page, 2, one, code.map(|c| &**c))?;
    }
    Ok(())
}

/// A citation: its authority in words, the item's code, its title, date, how it was seen, its
/// address.
pub(crate) fn citation(
    page: &mut Page<'_>,
    indent: usize,
    one: &Citation,
    code: Option<&str>,
) -> io::Result<()> {
    let lang = page.lang;
    let mut said: Vec<String> = code.map(str::to_owned).into_iter().collect();
    said.push(lang.pick(&one.title).to_owned());
    said.extend(one.date.as_ref().map(ToString::to_string));
    said.extend(words::seen(one.seen).map(|s| lang.of(s).to_owned()));
    let label = format!(
        "{}{}{}",
        " ".repeat(indent),
        lang.of(words::authority(one.authority)),
        lang.colon()
    );
    page.hanging(&label, strong(), &said.join(lang.of(Said(", ", "，"))), Style::new())?;
    match &one.address {
        Some(address) => page.address(indent.saturating_add(4), address),
        None => Ok(()),
    }
}

fn foot(page: &mut Page<'_>, found: &Determination) -> io::Result<()> {
    let lang = page.lang;
    let hash: String = found.rulebook.sha256.chars().take(HASH).collect();
    page.blank()?;
    let stamp = format!(
        "ree-check {}{}{} {} (SHA-256 {hash}…)",
        found.engine,
        lang.comma(),
        lang.of(words::RULEBOOK),
        found.rulebook.version
    );
    page.aside(0, &stamp)?;
    page.aside(0, lang.of(words::NOT_ADVICE))
}
