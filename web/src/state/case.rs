//! A case that was saved: what was entered, and what was found then.
//!
//! An old case is not judged again by the rulebook of its day, which the page no longer has. What
//! was found then stands in it and is shown beside what is found today.

use std::collections::BTreeMap;

use ree_contract::{Determination, Outcome, Purpose, Str, Text};
use ree_rulebook::{FactScope, Rulebook};

use super::{State, product};

/// The number of the shape of cases. A page refuses those that came after it.
pub(crate) const CASE: f64 = 1.0;

/// The outcomes by the names that a case gives them.
pub(crate) const OUTCOMES: [(Outcome, &str); 4] = [
    (Outcome::NotControlled, "not_controlled"),
    (Outcome::Grey, "grey"),
    (Outcome::NeedsFacts, "needs_facts"),
    (Outcome::LicenceRequired, "licence_required"),
];

/// The purposes by the names that a case and the form give them.
pub(crate) const PURPOSES: [(Purpose, &str); 7] = [
    (Purpose::Sale, "sale"),
    (Purpose::Sample, "sample"),
    (Purpose::Gift, "gift"),
    (Purpose::Exhibition, "exhibition"),
    (Purpose::RepairReturn, "repair_return"),
    (Purpose::ProcessingTrade, "processing_trade"),
    (Purpose::Other, "other"),
];

/// What was found, by which engine and rulebook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Record {
    /// Version of the engine.
    pub(crate) engine: Str,
    /// Version of the rulebook.
    pub(crate) rulebook: Str,
    /// Its SHA-256.
    pub(crate) sha256: Str,
    /// Its last day.
    pub(crate) as_of: Str,
    /// What was found; none where there was no answer.
    pub(crate) found: Option<Finding>,
}

/// The part of a determination that a case keeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Finding {
    /// The day judged.
    pub(crate) day: Str,
    /// The outcome.
    pub(crate) outcome: Outcome,
    /// Which way the texts point.
    pub(crate) lean: Option<Outcome>,
    /// The items met.
    pub(crate) codes: Vec<Str>,
    /// The sentence to act on.
    pub(crate) summary: Text,
}

impl Record {
    /// What is found now.
    pub(crate) fn now(rulebook: &Rulebook, found: Option<&Determination>) -> Self {
        Self {
            engine: ree_engine::VERSION.into(),
            rulebook: rulebook.version().clone(),
            sha256: rulebook.sha256().clone(),
            as_of: rulebook.as_of().clone(),
            found: found.map(|found| Finding {
                day: found.date.as_str().into(),
                outcome: found.outcome,
                lean: found.lean,
                codes: found.control_codes.clone(),
                summary: found.summary.clone(),
            }),
        }
    }
}

/// A case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Case {
    /// What was entered; the rest of the state is as at the start.
    pub(crate) entered: State,
    /// What was found.
    pub(crate) then: Record,
    /// Facts that today's rulebook no longer knows, left out when the case was opened.
    pub(crate) left_out: Vec<(String, String)>,
}

impl Case {
    /// The case as it stands: what was found is what the opened case says, while that one was not
    /// changed.
    pub(crate) fn of(state: &State, found: Option<&Determination>, rulebook: &Rulebook) -> Self {
        let then = match state.unchanged(rulebook) {
            Some(opened) => opened.then.clone(),
            None => Record::now(rulebook, found),
        };
        Self { entered: state.entered(), then, left_out: Vec::new() }
    }

    /// Leaves out what this rulebook has no row for: nobody could mend it in the form.
    pub(crate) fn fit(mut self, rulebook: &Rulebook) -> Self {
        let mut facts = BTreeMap::new();
        for (fact, value) in &self.entered.facts {
            if known(rulebook, fact, value) {
                facts.insert(fact.clone(), value.clone());
            } else {
                self.left_out.push((fact.clone(), value.clone()));
            }
        }
        self.entered.facts = facts;
        self
    }

    /// Whether the same engine and rulebook found it: then there is nothing to compare.
    pub(crate) fn is_current(&self, rulebook: &Rulebook) -> bool {
        self.left_out.is_empty()
            && self.then.sha256 == *rulebook.sha256()
            && &*self.then.engine == ree_engine::VERSION
    }
}

impl State {
    /// What was entered, and nothing else.
    pub(crate) fn entered(&self) -> State {
        State {
            text: self.text.clone(),
            facts: self.facts.clone(),
            refused: self.refused.clone(),
            date: self.date.clone(),
            hs_code: self.hs_code.clone(),
            destination: self.destination.clone(),
            purpose: self.purpose,
            blanks: self.blanks.clone(),
            not_known: self.not_known.clone(),
            ..State::default()
        }
    }

    /// The case that was opened, while the goods are still as it says.
    pub(crate) fn unchanged(&self, rulebook: &Rulebook) -> Option<&Case> {
        let opened = self.opened.as_deref()?;
        let facts = rulebook.facts();
        (product(self, facts) == product(&opened.entered, facts)).then_some(opened)
    }
}

/// Whether the rulebook has a row for the fact with this value.
fn known(rulebook: &Rulebook, key: &str, value: &str) -> bool {
    let (id, element) = key.split_once('.').map_or((key, None), |(id, e)| (id, Some(e)));
    let Some(fact) = rulebook.fact(id) else { return false };
    let about = match element {
        Some(symbol) => {
            fact.scope == FactScope::Element
                && rulebook.listed().iter().any(|l| &*l.element == symbol)
        }
        None => fact.scope == FactScope::Goods,
    };
    about && fact.value.iter().any(|v| &*v.id == value)
}

/// What the page says of keeping and opening.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Told {
    /// A case was opened.
    Opened,
    /// Other goods were entered, and what was answered about the last ones was set aside.
    Anew,
    /// Everything was erased.
    Erased,
    /// The link cannot be read.
    BrokenLink,
    /// The file is no case.
    BrokenFile,
    /// What was kept on the device cannot be read.
    BrokenKept,
    /// A newer version made it.
    Newer,
    /// It is too long.
    TooLong,
    /// This browser cannot open compressed links.
    OldBrowser,
    /// The browser's storage is full.
    Full,
    /// The browser keeps nothing.
    Forbidden,
}
