//! Items of the lists: as a tree, or one with all that is known of it.

use std::io;

use anstyle::Style;
use ree_contract::{Authority, ItemEntry};
use ree_rulebook::{Rule, Rulebook};

use super::answer::citation;
use super::strong;
use crate::page::{Page, padded, widest};
use crate::words;

/// How a rule's citations name the text of the item itself.
const ITEM: &str = "item";

/// The tree.
pub(crate) fn items(
    mut page: Page<'_>,
    rulebook: &Rulebook,
    items: &[ItemEntry],
) -> io::Result<()> {
    let mut measure = None;
    for item in items {
        if measure != Some(&item.measure) {
            measure = Some(&item.measure);
            let known = rulebook.measures().iter().find(|m| m.id == item.measure);
            let number = known.map(|m| ree_contract::Text::from(&m.number));
            if let Some(number) = number {
                let text = page.lang.pick(&number).to_owned();
                page.heading_text(&text)?;
            }
        }
        let depth = rulebook.parents(&item.control_code).len();
        line(&mut page, depth, item, 0)?;
    }
    Ok(())
}

fn line(page: &mut Page<'_>, depth: usize, item: &ItemEntry, wide: usize) -> io::Result<()> {
    let lang = page.lang;
    let indent = depth.saturating_mul(2);
    let label = format!("{}{}  ", " ".repeat(indent), padded(&item.control_code, wide));
    let text = match &item.item.zh {
        Some(zh) if lang.chinese() => zh,
        _ => &item.item.en,
    };
    let text = match state(item) {
        Some(state) => format!("{text} ({})", lang.of(state)),
        None => text.to_string(),
    };
    let style = if item.heading { Style::new().dimmed() } else { Style::new() };
    page.hanging(&label, if item.heading { style } else { strong() }, &text, style)
}

fn state(item: &ItemEntry) -> Option<words::Said> {
    if item.reserved {
        Some(words::RESERVED)
    } else if item.numbering_read {
        None
    } else {
        Some(words::NUMBER_UNREAD)
    }
}

/// One item with the lines above it, what is beneath it, and the rules that decide on it.
pub(crate) fn item(
    mut page: Page<'_>,
    rulebook: &Rulebook,
    one: &ItemEntry,
    beneath: &[ItemEntry],
) -> io::Result<()> {
    let page = &mut page;
    let lang = page.lang;
    for above in rulebook.parents(&one.control_code) {
        if let Some(entry) = rulebook.entry(&above.code) {
            line(page, 0, &entry, 0)?;
        }
    }
    let label = format!("{}  ", one.control_code);
    let beside = " ".repeat(widest([label.as_str()]));
    let plain = Style::new();
    let chinese = one.item.zh.as_deref().unwrap_or(lang.of(words::NO_CHINESE));
    page.hanging(&label, strong(), chinese, strong())?;
    page.hanging(&beside, plain, &one.item.en, strong())?;
    let mut facts = vec![lang.of(words::read(one.item.read))];
    facts.extend(state(one).map(|s| lang.of(s)));
    if one.heading {
        facts.push(lang.of(words::HEADING));
    }
    page.hanging(&beside, plain, &facts.join(lang.comma()), plain.dimmed())?;
    notes(page, one)?;
    codes(page, one)?;
    if !beneath.is_empty() {
        page.heading(words::BENEATH)?;
        let wide = widest(beneath.iter().map(|i| &*i.control_code));
        for item in beneath {
            line(page, 1, item, wide)?;
        }
    }
    rules(page, rulebook, one)?;
    if one.citations.is_empty() {
        return Ok(());
    }
    page.heading(words::CITATIONS)?;
    one.citations.iter().try_for_each(|found| citation(page, 2, found, None))
}

fn notes(page: &mut Page<'_>, one: &ItemEntry) -> io::Result<()> {
    if one.notes.is_empty() {
        return Ok(());
    }
    page.heading(words::NOTES)?;
    for note in &one.notes {
        if let Some(zh) = &note.zh {
            page.paragraph(2, zh)?;
        }
        page.paragraph(2, &note.en)?;
    }
    Ok(())
}

fn codes(page: &mut Page<'_>, one: &ItemEntry) -> io::Result<()> {
    let codes = &one.commodity_codes;
    let inferred = format!("2025, {}", page.lang.of(words::INFERRED));
    let rows = [
        ("2026", &codes.read_2026),
        ("2025", &codes.read_2025),
        (inferred.as_str(), &codes.inferred_2025),
    ];
    if rows.iter().all(|(_, codes)| codes.is_empty()) {
        return Ok(());
    }
    page.heading(words::COMMODITY)?;
    for (year, codes) in rows.iter().filter(|(_, codes)| !codes.is_empty()) {
        let list: Vec<&str> = codes.iter().map(|c| &**c).collect();
        let label = format!("  {year}{}", page.lang.colon());
        page.hanging(&label, Style::new(), &list.join(page.lang.comma()), Style::new())?;
    }
    Ok(())
}

/// The rules that name the item's class, each with what it rests on.
fn rules(page: &mut Page<'_>, rulebook: &Rulebook, one: &ItemEntry) -> io::Result<()> {
    let Some((_, item)) = rulebook.item(&one.control_code) else { return Ok(()) };
    let speaks = |rule: &&Rule| {
        let element = one.element.as_ref();
        rule.measure == one.measure
            && item.class.as_ref().is_some_and(|c| rule.class.contains(c))
            && (rule.elements.is_empty() || element.is_some_and(|e| rule.elements.contains(e)))
    };
    let rules: Vec<&Rule> = rulebook.data().rules.iter().filter(speaks).collect();
    if one.heading || rules.is_empty() {
        return Ok(());
    }
    page.heading(words::SPEAKS)?;
    for rule in rules {
        let text: ree_contract::Text = (&rule.text).into();
        let said = page.lang.pick(&text).to_owned();
        page.hanging("  • ", strong(), &said, Style::new())?;
        for id in &rule.citations {
            match rulebook.citation(id) {
                Some(found) => citation(page, 4, found, None)?,
                // A rule that rests on the item's own words, or on our reading alone.
                None => {
                    let own =
                        if &**id == ITEM { Authority::ItemText } else { Authority::OurReading };
                    let said = page.lang.of(words::authority(own));
                    page.hanging("    ", Style::new(), said, strong())?;
                }
            }
        }
    }
    Ok(())
}
