//! Stabilised zirconia by its trade shorthand: `8YSZ`, `3Y-TZP`, `10Sc1CeSZ`, `Mg-PSZ`.
//!
//! The number of `3Y-TZP` is mole percent of the oxide by custom. That of `8YSZ` is mole percent in
//! electrolytes and mass percent in thermal spraying: two readings.

use std::sync::Arc;

use rust_decimal::Decimal;

use crate::chars::{Text, is_latin};
use crate::formula::{Formula, Who};
use crate::model::Interval;
use crate::notation::count::decimal;
use crate::symbols::{El, Symbols};
use crate::token::{AlloyPart, Sub, UnitKind, What};

const TAILS: [&str; 4] = ["SZ", "TZP", "PSZ", "FSZ"];

/// The shorthand at a place, and where it ends.
pub(crate) fn read(symbols: &Symbols, text: &Text<'_>, from: usize) -> Option<(Sub, usize)> {
    let mut at = from;
    let mut stabilisers: Vec<(El, Option<Decimal>)> = Vec::new();
    loop {
        let (number, start) = match decimal(text, at, false) {
            Some((n, end)) => (Some(n), end),
            None => (None, at),
        };
        if !stabilisers.is_empty()
            && number.is_none()
            && let Some((tail, end)) = tail(text, at)
        {
            return finish(symbols, text, &stabilisers, tail, from, end);
        }
        let (a, b) = (text.at(start), text.at(start.saturating_add(1)));
        // `YSZ`: the S of the tail is no second letter; symbols are exact, so none is taken.
        let (el, taken) = symbols.starting(a, b)?;
        if stabilisers.len() >= 3 {
            return None;
        }
        stabilisers.push((el, number));
        at = start.saturating_add(taken);
    }
}

/// The end of the shorthand, alone: `TZP`.
pub(crate) fn tail(text: &Text<'_>, from: usize) -> Option<(&'static str, usize)> {
    let at = from.saturating_add(usize::from(text.at(from) == '-'));
    for tail in TAILS {
        let end = at.saturating_add(tail.len());
        let here = tail.chars().enumerate().all(|(i, c)| text.at(at.saturating_add(i)) == c);
        let next = text.at(end);
        if here
            && !next.is_ascii_uppercase()
            && (!is_latin(next) || next == 's')
            && !next.is_ascii_digit()
        {
            return Some((tail, end.saturating_add(usize::from(next == 's'))));
        }
    }
    None
}

fn finish(
    symbols: &Symbols,
    text: &Text<'_>,
    stabilisers: &[(El, Option<Decimal>)],
    tail: &str,
    from: usize,
    end: usize,
) -> Option<(Sub, usize)> {
    let name = text.plain(from, end);
    let mole = parts(symbols, stabilisers, UnitKind::Mole)?;
    let mut sub = Sub::new(What::Alloy(Arc::new(mole)), name.clone());
    if tail == "SZ" && stabilisers.iter().any(|(_, n)| n.is_some()) {
        let mass = parts(symbols, stabilisers, UnitKind::Mass)?;
        sub.alternative = Some(Box::new((What::Alloy(Arc::new(mass)), name)));
    }
    Some((sub, end))
}

fn parts(
    symbols: &Symbols,
    stabilisers: &[(El, Option<Decimal>)],
    unit: UnitKind,
) -> Option<Vec<AlloyPart>> {
    let mut parts = Vec::new();
    for (el, number) in stabilisers {
        let (formula, name) = oxide(symbols, *el)?;
        let percent = match number {
            Some(n) if *n < Decimal::from(50) => Interval::point(*n),
            Some(_) => return None,
            None => Interval { low_open: true, ..Interval::ANY },
        };
        parts.push(AlloyPart {
            what: What::Formula(Arc::new(formula)),
            name,
            percent: Some(percent),
            unit,
        });
    }
    let (zirconia, name) = oxide(symbols, symbols.named("Zr")?)?;
    parts.push(AlloyPart { what: What::Formula(Arc::new(zirconia)), name, percent: None, unit });
    Some(parts)
}

/// The oxide that stabilises, or is stabilised.
fn oxide(symbols: &Symbols, el: El) -> Option<(Formula, String)> {
    let symbol = symbols.symbol(el);
    let (metals, oxygens) = match &*symbol {
        "Mg" | "Ca" | "Sr" | "Ba" => (1_u32, 1_u32),
        "Ce" | "Zr" | "Hf" | "Ti" => (1, 2),
        "Al" | "In" => (2, 3),
        _ if symbols.rare_earth(el) => (2, 3),
        _ => return None,
    };
    let mut formula = Formula { numbered: true, ..Formula::default() };
    formula.push(Who::Element(el), Interval::point(Decimal::from(metals)));
    formula.push(Who::Element(symbols.named("O")?), Interval::point(Decimal::from(oxygens)));
    let count = |n: u32| if n == 1 { String::new() } else { n.to_string() };
    Some((formula, format!("{symbol}{}O{}", count(metals), count(oxygens))))
}
