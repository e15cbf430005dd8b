//! Results as people read them. Everything that can be said stands in the result; nothing is
//! worked out here.

mod answer;
mod items;
mod parsed;
mod vocabulary;

use std::io;

use anstyle::{AnsiColor, Style};
use ree_contract::{ErrorBody, Outcome};

use crate::page::Page;
use crate::words;

pub(crate) use answer::determination;
pub(crate) use items::{item, items};
pub(crate) use parsed::parsed;
pub(crate) use vocabulary::vocabulary;

/// An outcome's mark and colour. The words always stand beside them.
fn mark(outcome: Outcome) -> (&'static str, Style) {
    let (mark, color) = match outcome {
        Outcome::LicenceRequired => ("■", AnsiColor::Red),
        Outcome::NotControlled => ("○", AnsiColor::Green),
        Outcome::Grey => ("◐", AnsiColor::Yellow),
        Outcome::NeedsFacts => ("?", AnsiColor::Blue),
    };
    (mark, color.on_default().bold())
}

/// A word of a label.
fn strong() -> Style {
    Style::new().bold()
}

/// A refusal: what is wrong, where, and what to write instead.
pub(crate) fn refusal(mut page: Page<'_>, error: &ErrorBody) -> io::Result<()> {
    let lang = page.lang;
    let red = AnsiColor::Red.on_default().bold();
    let label = format!("{}{}", lang.of(words::ERROR), lang.colon());
    page.hanging(&label, red, lang.pick(&error.message), strong())?;
    if let Some(place) = &error.r#where {
        let span = error.span.map_or_else(String::new, |s| {
            format!("{}{} {}–{}", lang.comma(), lang.of(words::CHARACTERS), s.0, s.1)
        });
        page.paragraph(2, &format!("{}{}{place}{span}", lang.of(words::ERROR_AT), lang.colon()))?;
    }
    if let Some(hint) = &error.hint {
        page.paragraph(2, lang.pick(hint))?;
    }
    Ok(())
}
