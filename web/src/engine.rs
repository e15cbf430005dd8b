//! The one place where the page meets the engine.

use std::sync::OnceLock;

use ree_compose::{Lexicon, Reading};
use ree_contract::{CompositionInput, Detail, Determination, ErrorBody, Product};
use ree_engine::Checker;
use ree_rulebook::Rulebook;

/// What the engine says of a product.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Answer {
    /// The determination, or why there is none.
    pub(crate) found: Result<Determination, ErrorBody>,
    /// The composition in its likeliest reading; none where it could not be read.
    reading: Option<Reading>,
    /// The day that was asked for; none: the rulebook's last.
    day: Option<String>,
}

impl Answer {
    /// The day judged.
    pub(crate) fn day<'a>(&'a self, rulebook: &'a Rulebook) -> &'a str {
        let judged = self.found.as_ref().ok().map(|f| f.date.as_str());
        judged.or(self.day.as_deref()).unwrap_or(rulebook.as_of())
    }

    /// The composition in its likeliest reading.
    pub(crate) fn reading(&self) -> Option<&Reading> {
        self.reading.as_ref()
    }
}

static CHECKER: OnceLock<Checker> = OnceLock::new();

/// Makes the engine. The rulebook goes past no limit in practice: a test loads the one built in.
pub(crate) fn set(rulebook: Rulebook, lexicon: Lexicon) {
    if let Ok(checker) = Checker::with_lexicon(rulebook, lexicon) {
        // Made once: a second one would be the same.
        let _ = CHECKER.set(checker);
    }
}

/// The engine, once it was made.
pub(crate) fn checker() -> Option<&'static Checker> {
    #[cfg(test)]
    if CHECKER.get().is_none() {
        let rulebook = Rulebook::builtin().ok()?;
        let lexicon = Lexicon::new(&rulebook).ok()?;
        set(rulebook, lexicon);
    }
    CHECKER.get()
}

/// Whether the law page holds what this id names: an item, a measure or an answer.
pub(crate) fn holds(id: &str) -> bool {
    checker().is_some_and(|checker| {
        let rulebook = checker.rulebook();
        rulebook.is_answer(id)
            || rulebook.item(id).is_some()
            || rulebook.measures().iter().any(|m| &*m.id == id)
    })
}

/// Judges a product.
pub(crate) fn check(checker: &Checker, product: &Product) -> Answer {
    Answer {
        found: checker.check(product, Detail::Full),
        reading: read(checker, product),
        day: product.shipment.as_ref().and_then(|s| s.date.clone()),
    }
}

/// The composition once more, for its bar and its marks: a determination names components, not
/// elements.
fn read(checker: &Checker, product: &Product) -> Option<Reading> {
    let Some(CompositionInput::Text(text)) = &product.composition else { return None };
    checker.read(text).ok()?.readings.into_iter().next()
}
