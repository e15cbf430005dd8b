//! The frequent spellings of one substance, looked up instead of scanned: symbols, formulas of the
//! compounds that are known, CAS numbers. A test holds that both ways give the same.

use crate::formula::Formula;
use crate::lexicon::{Lexicon, Meaning};
use crate::model::Carrier;
use crate::notation::compact::{self, Meant};
use crate::symbols::Symbols;
use crate::token::{Sub, What};

/// True for a formula that the scan reads as itself: no element, no alloy, no numbers told elsewhere.
pub(crate) fn is_plain(symbols: &Symbols, formula: &Formula) -> bool {
    formula.numbered
        && !formula.variables
        && formula.lone().is_none()
        && formula.carrier(symbols) != Carrier::Metal
        && matches!(compact::read(symbols, formula), Meant::Formula)
}

impl Lexicon {
    /// The substance that a whole name stands for, if it is a frequent spelling.
    pub(crate) fn direct(&self, name: &str) -> Option<Sub> {
        if let Some(el) = self.symbols.named(name) {
            return Some(Sub::new(What::Element(el), name));
        }
        if let Some(at) = self.by_formula.get(name) {
            return self.compound(*at);
        }
        let digit = name.as_bytes().first().is_some_and(u8::is_ascii_digit);
        let sub = digit.then(|| self.numbered(name)).flatten()?;
        Some(Sub { cas: true, ..sub })
    }

    /// A compound.
    pub(crate) fn compound(&self, at: u16) -> Option<Sub> {
        let known = self.compounds.get(usize::from(at))?;
        Some(Sub::new(What::Formula(known.formula.clone()), &*known.text))
    }

    /// What a CAS number stands for.
    pub(crate) fn numbered(&self, number: &str) -> Option<Sub> {
        match self.cas(number)? {
            Meaning::Element(el) => Some(Sub::new(What::Element(el), &*self.symbols.symbol(el))),
            Meaning::Compound(at) => self.compound(at),
            _ => None,
        }
    }
}
