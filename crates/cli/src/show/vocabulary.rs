//! The facts a product can state.

use std::io;

use anstyle::Style;
use ree_contract::{FactAbout, Vocabulary, VocabularyFact};

use super::strong;
use crate::page::{Page, padded, widest};
use crate::words;

/// Shows every fact with its values.
pub(crate) fn vocabulary(mut page: Page<'_>, vocabulary: &Vocabulary) -> io::Result<()> {
    let page = &mut page;
    for (place, fact) in vocabulary.facts.iter().enumerate() {
        if place > 0 {
            page.blank()?;
        }
        one(page, fact)?;
    }
    let lang = page.lang;
    page.heading(words::ELEMENTS)?;
    let names: Vec<String> = vocabulary
        .elements
        .iter()
        .map(|e| format!("{} ({})", e.symbol, lang.pick(&e.name)))
        .collect();
    page.paragraph(2, &names.join(lang.comma()))
}

fn one(page: &mut Page<'_>, fact: &VocabularyFact) -> io::Result<()> {
    let lang = page.lang;
    let (key, element) = match fact.about {
        FactAbout::Goods => (fact.fact.to_string(), ""),
        FactAbout::Element => (format!("{}.X", fact.fact), "X"),
    };
    let fill = |text: &ree_contract::Text| lang.pick(text).replace("{element}", element);
    page.hanging(&format!("{key}  "), strong(), &fill(&fact.label), strong())?;
    page.paragraph(2, &fill(&fact.question))?;
    page.aside(2, &fill(&fact.help))?;
    for (on, values) in &fact.applies {
        let list: Vec<&str> = values.iter().map(|v| &**v).collect();
        let said = format!("{on} = {}", list.join(" | "));
        let label = format!("  {}{}", lang.of(words::HANGS_ON), lang.colon());
        page.hanging(&label, Style::new(), &said, Style::new())?;
    }
    page.paragraph(2, &format!("{}{}", lang.of(words::FACT_VALUES), lang.colon()))?;
    let wide = widest(fact.values.iter().map(|v| &*v.value)).min(28);
    for value in &fact.values {
        let label = format!("    {}  ", padded(&value.value, wide));
        page.hanging(&label, strong(), lang.pick(&value.label), Style::new())?;
    }
    Ok(())
}
