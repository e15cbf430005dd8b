//! Alloys written without hyphens, the base first: `AlSc2`, `MgY30`, `NiCr22W14Mo`, `AlSi10Mg`.
//!
//! Such a name looks like a formula. A number of six or more can only be percent: no compound of a base
//! metal holds so many atoms of another per atom of it, written in this order. A smaller number beside a rare
//! earth has two readings; without a rare earth the formula stands.

use std::sync::Arc;

use rust_decimal::Decimal;

use crate::formula::{Formula, Who};
use crate::model::Interval;
use crate::symbols::Symbols;
use crate::token::{AlloyPart, UnitKind, What};

/// From here on a number is percent.
const PERCENT_FROM: Decimal = Decimal::from_parts(6, 0, 0, false, 0);

/// What a formula may mean.
pub(crate) enum Meant {
    Formula,
    Percent(What),
    Either(What),
}

/// Whether a formula is an alloy's name.
pub(crate) fn read(symbols: &Symbols, formula: &Formula) -> Meant {
    if let Some(parts) = hundred(symbols, formula) {
        return Meant::Either(What::Alloy(Arc::new(parts)));
    }
    let Some((parts, rare, large)) = parts(symbols, formula) else { return Meant::Formula };
    let what = What::Alloy(Arc::new(parts));
    match (rare, large) {
        (_, true) => Meant::Percent(what),
        (true, false) => Meant::Either(what),
        (false, false) => Meant::Formula,
    }
}

/// `Nd30Dy2B1Fe67`: numbers that make a hundred are percent, of mass or of atoms.
fn hundred(symbols: &Symbols, formula: &Formula) -> Option<Vec<AlloyPart>> {
    let plain = formula.sites.is_empty() && formula.dopants.is_empty() && !formula.variables;
    if !plain || formula.percent || formula.some_water || formula.atoms.len() < 3 {
        return None;
    }
    let (mut sum, mut rare) = (Interval::ZERO, false);
    let mut parts = Vec::with_capacity(formula.atoms.len());
    for atom in &formula.atoms {
        let Who::Element(el) = atom.who else { return None };
        let name = symbols.symbol(el);
        if !symbols.metal(el) && !matches!(&*name, "B" | "C") {
            return None;
        }
        rare |= symbols.rare_earth(el);
        sum = sum.plus(atom.count);
        let (what, percent) = (What::Element(el), Some(atom.count));
        parts.push(AlloyPart { what, name: name.to_string(), percent, unit: UnitKind::Mass });
    }
    (rare && sum == Interval::point(Decimal::ONE_HUNDRED)).then_some(parts)
}

fn parts(symbols: &Symbols, formula: &Formula) -> Option<(Vec<AlloyPart>, bool, bool)> {
    if !formula.numbered
        || formula.percent
        || formula.variables
        || !formula.sites.is_empty()
        || !formula.dopants.is_empty()
        || formula.some_water
    {
        return None;
    }
    let (first, rest) = formula.atoms.split_first()?;
    let one = Interval::point(Decimal::ONE);
    let element = |who: Who| match who {
        Who::Element(el) => Some(el),
        Who::Group(_) => None,
    };
    let base = element(first.who)?;
    if first.count != one || !symbols.metal(base) || symbols.rare_earth(base) || rest.is_empty() {
        return None;
    }
    let mut parts = vec![AlloyPart {
        what: What::Element(base),
        name: symbols.symbol(base).to_string(),
        percent: None,
        unit: UnitKind::Mass,
    }];
    let (mut rare, mut large, mut sum) = (false, false, Decimal::ZERO);
    for atom in rest {
        let el = element(atom.who)?;
        if !symbols.metal(el) && !matches!(&*symbols.symbol(el), "B" | "C") {
            return None;
        }
        rare |= symbols.rare_earth(el);
        large |= atom.count.low >= PERCENT_FROM;
        sum = crate::interval::add(sum, atom.count.low);
        let counted = atom.count != one;
        parts.push(AlloyPart {
            what: What::Element(el),
            name: symbols.symbol(el).to_string(),
            // Without a number: there, how much is not told.
            percent: Some(if counted { atom.count } else { Interval::SOME }),
            unit: UnitKind::Mass,
        });
    }
    // Sm in SmCo5 stands first; a sum of a hundred or more is no share beside a base.
    (sum < Decimal::ONE_HUNDRED).then_some((parts, rare, large))
}
