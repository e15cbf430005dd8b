//! A composition as read.

use std::io;

use anstyle::Style;
use ree_contract::{
    Amount, AmountValue, AmountWord, Component, Level, Measured, ParsedComposition, Substance,
    Unread,
};

use super::strong;
use crate::page::{Page, padded, widest};
use crate::words::{self, Said};

/// Shows what was read, with the words it was read from.
pub(crate) fn parsed(mut page: Page<'_>, text: &str, read: &ParsedComposition) -> io::Result<()> {
    let page = &mut page;
    page.hanging("", Style::new(), page.lang.of(words::READ), strong())?;
    reading(page, text, &read.components, &read.unread)?;
    for one in &read.suggestions {
        let lang = page.lang;
        let label = format!("  ✎ {}{}", lang.of(words::SUGGESTED), lang.colon());
        let said = format!("{} = {} (“{}”)", one.fact, one.value, one.text);
        page.hanging(&label, Style::new(), &said, Style::new())?;
    }
    for other in &read.readings {
        page.heading(words::OTHER_READING)?;
        reading(page, text, &other.components, &other.unread)?;
    }
    if !read.notices.is_empty() {
        page.heading(words::NOTICES)?;
    }
    for notice in &read.notices {
        let sign = if notice.level == Level::Warn { "  ! " } else { "  • " };
        let said = page.lang.pick(&notice.text).to_owned();
        page.hanging(sign, strong(), &said, Style::new())?;
    }
    Ok(())
}

fn reading(
    page: &mut Page<'_>,
    text: &str,
    components: &[Component],
    unread: &[Unread],
) -> io::Result<()> {
    let lang = page.lang;
    let names: Vec<String> = components.iter().map(|c| substance(&c.substance)).collect();
    let wide = widest(names.iter().map(String::as_str)).min(24);
    for (component, name) in components.iter().zip(&names) {
        let from = component.span.and_then(|s| slice(text, s.0, s.1));
        let from = from.map_or_else(String::new, |f| format!("  “{f}”"));
        let said = format!("{}{from}", amount(lang, &component.amount));
        page.hanging(&format!("  {}  ", padded(name, wide)), strong(), &said, Style::new())?;
    }
    for one in unread {
        let label = format!("  ✗ {}{}", lang.of(words::UNREAD), lang.colon());
        page.hanging(&label, strong(), &format!("“{}”", one.text), Style::new())?;
    }
    Ok(())
}

fn substance(substance: &Substance) -> String {
    match substance {
        Substance::One(one) => one.clone(),
        Substance::OneOf(several) => several.join(" / "),
    }
}

fn amount(lang: words::Lang, amount: &Amount) -> String {
    let (value, unit) = match amount {
        Amount::Word(AmountWord::Balance) => return lang.of(Said("balance", "余量")).to_owned(),
        Amount::Word(AmountWord::Trace) => return lang.of(Said("trace", "微量")).to_owned(),
        Amount::Word(AmountWord::Unknown) => return lang.of(words::NOT_TOLD).to_owned(),
        Amount::Measured(measured) => match measured {
            Measured::MassPercent(v) => (v, lang.of(Said("mass %", "质量%"))),
            Measured::AtomicPercent(v) => (v, lang.of(Said("atomic %", "原子%"))),
            Measured::Ppm(v) => (v, "ppm"),
            Measured::Parts(v) => (v, lang.of(Said("parts", "份"))),
            Measured::Moles(v) => (v, lang.of(Said("moles", "摩尔"))),
            Measured::GPerL(v) => (v, "g/L"),
            Measured::MolPerL(v) => (v, "mol/L"),
        },
    };
    let value = match value {
        AmountValue::One(one) => one.0.clone(),
        AmountValue::Range(low, high) => format!("{}–{}", low.0, high.0),
        AmountValue::Max { max, open } => format!("{} {}", if *open { "<" } else { "≤" }, max.0),
        AmountValue::Min { min, open } => format!("{} {}", if *open { ">" } else { "≥" }, min.0),
    };
    format!("{value} {unit}")
}

/// The part of a text between two places, counted in UTF-16 code units as spans are.
fn slice(text: &str, start: u32, end: u32) -> Option<String> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let part = units.get(usize::try_from(start).ok()?..usize::try_from(end).ok()?)?;
    Some(String::from_utf16_lossy(part))
}
