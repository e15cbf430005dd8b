//! Amounts to percent by mass of the whole goods.

use ree_contract::{ErrorBody, ErrorKind, Text};
use rust_decimal::Decimal;

use crate::amount::{Shape, Value};
use crate::formula::Formula;
use crate::interval::{add, div, less, mul};
use crate::lexicon::{Lexicon, Several};
use crate::line::Line;
use crate::model::{Interval, Known};
use crate::symbols::El;
use crate::token::{UnitKind, What};
use crate::units::Plan;

/// No liquid of the trade is lighter or heavier than this, in kilograms a litre: half of water,
/// and five times.
const LIGHTEST: Decimal = Decimal::from_parts(5, 0, 0, false, 1);
const HEAVIEST: Decimal = Decimal::from_parts(5, 0, 0, false, 0);
/// Grams in a litre that are one percent at one kilogram a litre.
const GRAMS_A_PERCENT: Decimal = Decimal::TEN;
/// A statement of content may run over 100 % by so much: assays do.
const MOST_PERCENT: Decimal = Decimal::from_parts(105, 0, 0, false, 0);
/// Ppm in a percent.
pub(crate) const PPM: Decimal = Decimal::from_parts(10_000, 0, 0, false, 0);

/// Reckons masses.
pub(crate) struct Masses<'a> {
    pub(crate) lexicon: &'a Lexicon,
    pub(crate) plan: Plan,
    /// True: read from a text, where an assay may run a little over 100 %.
    pub(crate) assays: bool,
}

impl Masses<'_> {
    fn members(&self) -> impl Fn(u16) -> Vec<El> {
        |group| self.lexicon.holds(group).to_vec()
    }

    /// Molar mass of an element or formula.
    fn molar(&self, what: &What) -> Option<Interval> {
        let formula: Formula = what.formula()?;
        Some(formula.molar(&self.lexicon.symbols, &self.members()))
    }

    /// The unit a number is read in.
    pub(crate) fn unit(&self, value: &Value) -> UnitKind {
        match value.unit.kind {
            UnitKind::None => self.plan.bare,
            UnitKind::Percent => self.plan.percent,
            kind => kind,
        }
    }

    /// Sets units and every mass that stands by itself.
    ///
    /// # Errors
    /// An amount that cannot be, with the place of its line.
    pub(crate) fn own(&self, lines: &mut [Line]) -> Result<(), (usize, ErrorBody)> {
        let totals = totals(self.lexicon, lines, |v| self.unit(v));
        for (place, line) in lines.iter_mut().enumerate() {
            let Some(value) = line.value().copied() else {
                if line.is_absent() {
                    line.mass = Some(Interval::ZERO);
                }
                continue;
            };
            line.unit = self.unit(&value);
            if let Some(body) = impossible(&value, line.unit, self.assays) {
                return Err((place, body));
            }
            let Some(mut mass) = self.single(&value, line) else {
                if matches!(line.unit, UnitKind::Volume | UnitKind::None) {
                    line.known = Known::Unknown;
                }
                continue;
            };
            line.fill = if value.shape == Shape::Min { mass.low } else { mass.high };
            if let Some(basis) = line.statement.subject.basis
                && let Some((total, fill)) = total_of(self.lexicon, &totals, basis)
            {
                mass = mass.of(total);
                line.scaled = true;
                line.fill = div(mul(line.fill, fill, true), Decimal::ONE_HUNDRED, true);
            }
            line.mass = Some(mass);
        }
        Ok(())
    }

    /// The mass of a line by its own number.
    fn single(&self, value: &Value, line: &Line) -> Option<Interval> {
        match line.unit {
            UnitKind::GPerL => Some(in_solution(value.interval(Decimal::from(5000)))),
            UnitKind::MolPerL => {
                let molar = self.molar(line.what())?;
                Some(in_solution(value.interval(Decimal::from(100)).times(molar)))
            }
            unit => by_mass(value, unit),
        }
    }

    /// Sets the masses of amounts that only count against each other: atoms, molecules, parts.
    pub(crate) fn relative(&self, lines: &mut [Line]) {
        let kind = |line: &Line| match line.unit {
            UnitKind::Atomic | UnitKind::Mole => Some(true),
            UnitKind::Moles => Some(true),
            UnitKind::Parts => Some(false),
            _ => None,
        };
        for by_atoms in [true, false] {
            let members: Vec<usize> = lines
                .iter()
                .enumerate()
                .filter(|(_, l)| !l.dropped && l.value().is_some() && kind(l) == Some(by_atoms))
                .map(|(i, _)| i)
                .collect();
            if !members.is_empty() {
                self.set(lines, &members, by_atoms);
            }
        }
    }

    fn set(&self, lines: &mut [Line], members: &[usize], by_atoms: bool) {
        let percent = members
            .iter()
            .filter_map(|i| lines.get(*i))
            .any(|l| matches!(l.unit, UnitKind::Atomic | UnitKind::Mole));
        // What is stated by mass beside them takes its share of the whole first.
        let others = lines
            .iter()
            .filter(|l| !l.dropped && l.counted)
            .filter_map(|l| l.mass)
            .fold(Interval::ZERO, Interval::plus)
            .clipped();
        let mut weighed: Vec<(usize, Interval)> = Vec::new();
        let mut sum = Interval::ZERO;
        for place in members {
            let Some(line) = lines.get(*place) else { continue };
            let Some(value) = line.value() else { continue };
            let amount = value.interval(Decimal::ONE_HUNDRED);
            let molar = if by_atoms {
                self.molar(line.what())
            } else {
                Some(Interval::point(Decimal::ONE))
            };
            sum = sum.plus(amount);
            if let Some(molar) = molar {
                weighed.push((*place, amount.times(molar)));
            }
        }
        let complete = weighed.len() == members.len();
        let mut rest = Interval::ZERO;
        if percent {
            let missing = Interval {
                low: less(Decimal::ONE_HUNDRED, sum.high),
                high: less(Decimal::ONE_HUNDRED, sum.low),
                low_open: false,
                high_open: false,
            };
            let balance = self.filler(lines);
            match balance {
                Some(place) if missing.high > Decimal::ZERO => {
                    let molar = lines.get(place).and_then(|l| self.molar(l.what()));
                    let weight = missing.times(molar.unwrap_or(ANY_ATOM));
                    weighed.push((place, weight));
                    if let Some(line) = lines.get_mut(place) {
                        line.unit = UnitKind::Mole;
                        line.moles = Some(missing);
                        line.known = Known::Amount;
                    }
                }
                _ if missing.low > Decimal::ONE => rest = missing.times(ANY_ATOM),
                _ => {}
            }
        }
        if !complete {
            rest = Interval::closed(rest.low, Decimal::from(1_000_000));
        }
        let total = weighed.iter().fold(rest, |t, (_, w)| t.plus(*w));
        let whole =
            if others.is_zero() { Interval::point(Decimal::ONE_HUNDRED) } else { others.rest() };
        for (place, own) in weighed {
            // The more of one, the less room for the rest: each end with the others at their other end.
            let high_rest = less(total.low, own.low);
            let low_rest = less(total.high, own.high);
            let share = Interval {
                low: crate::symbols::percent_of(own.low, add(own.low, low_rest), false),
                high: crate::symbols::percent_of(own.high, add(own.high, high_rest), true),
                low_open: own.low_open,
                high_open: own.high_open,
            };
            if let Some(line) = lines.get_mut(place) {
                // Masses beside it leave no room, or less than atoms that are no whole of their own say:
                // it is there, however much.
                let some = percent && sum.high < Decimal::from(99);
                let crowded = whole.high.is_zero() || (some && whole.high < sum.low);
                let mass = match (crowded && !own.high.is_zero(), own.low.is_zero()) {
                    (true, false) => Interval::SOME,
                    (true, true) => Interval::ANY,
                    (false, _) => share.of(whole),
                };
                line.fill = mass.high;
                line.mass = Some(mass);
            }
        }
    }

    /// What takes the rest of a set in atoms: the balance, or the one other substance that is named.
    fn filler(&self, lines: &[Line]) -> Option<usize> {
        let open = |l: &Line| !l.dropped && l.mass.is_none() && self.molar(l.what()).is_some();
        let balance = lines.iter().position(|l| open(l) && l.is_balance());
        if balance.is_some() {
            return balance;
        }
        crate::fill::filler(lines).filter(|place| {
            lines.get(*place).is_some_and(|l| open(l) && l.told_elsewhere.is_empty())
        })
    }

    /// Gives the balance what is left; without one, the only substance that is named without amount.
    pub(crate) fn balance(lines: &mut [Line]) {
        let has_balance = lines.iter().any(|l| !l.dropped && l.is_balance());
        let open = |l: &Line| !l.dropped && l.mass.is_none();
        let only =
            lines.iter().filter(|l| open(l)).count() == 1 && lines.iter().any(|l| l.mass.is_some());
        let filler = match crate::fill::filler(lines) {
            Some(place) if !has_balance && only => Some(place).filter(|i| {
                lines.get(*i).is_some_and(|l| l.mass.is_none() && l.told_elsewhere.is_empty())
            }),
            _ => None,
        };
        let is_open = |i: usize, l: &Line| {
            !l.dropped && l.mass.is_none() && (l.is_balance() || Some(i) == filler)
        };
        Self::rest(lines, &is_open);
    }

    fn rest(lines: &mut [Line], is_open: &dyn Fn(usize, &Line) -> bool) {
        let stated = lines
            .iter()
            .enumerate()
            .filter(|(i, l)| !l.dropped && l.counted && !is_open(*i, l))
            .map(|(_, l)| {
                l.mass.unwrap_or(match l.known {
                    Known::Trace => Interval::ZERO,
                    _ => Interval::ANY,
                })
            })
            .fold(Interval::ZERO, Interval::plus);
        let open = lines.iter().enumerate().filter(|(i, l)| is_open(*i, l)).count();
        let rest = stated.rest();
        for (i, line) in lines.iter_mut().enumerate() {
            if is_open(i, line) {
                let none = Interval { low: Decimal::ZERO, low_open: false, ..rest };
                // A balance beside a sum that is full: it is there, however much.
                let mass = match open {
                    1 if rest.high.is_zero() && line.is_balance() => Interval::SOME,
                    1 => rest,
                    _ => none,
                };
                line.filled = line.is_named_only();
                line.mass = Some(mass);
                line.fill = rest.high;
            }
        }
    }
}

/// Percent by mass, or ppm.
pub(crate) fn by_mass(value: &Value, unit: UnitKind) -> Option<Interval> {
    let all = Decimal::ONE_HUNDRED;
    match unit {
        UnitKind::Percent | UnitKind::Mass => Some(value.interval(all).clipped()),
        UnitKind::Ppm => {
            let ppm = value.interval(mul(all, PPM, true));
            let percent =
                Interval { low: div(ppm.low, PPM, false), high: div(ppm.high, PPM, true), ..ppm };
            Some(percent.clipped())
        }
        _ => None,
    }
}

/// Any kind of atom, by weight: hydrogen to the heaviest.
const ANY_ATOM: Interval = Interval::closed(Decimal::ONE, Decimal::from_parts(260, 0, 0, false, 0));

/// Grams a litre as percent, whatever the liquid weighs.
fn in_solution(grams: Interval) -> Interval {
    Interval {
        low: div(grams.low, mul(HEAVIEST, GRAMS_A_PERCENT, true), false),
        high: div(grams.high, mul(LIGHTEST, GRAMS_A_PERCENT, false), true),
        low_open: grams.low_open,
        high_open: grams.high_open,
    }
    .clipped()
}

/// Sums that shares are of: TREO 45 %.
fn totals(
    lexicon: &Lexicon,
    lines: &[Line],
    unit: impl Fn(&Value) -> UnitKind,
) -> Vec<(u16, Interval, Decimal)> {
    let mut totals = Vec::new();
    for line in lines.iter().filter(|l| !l.dropped) {
        if let (What::Group(group), Some(value)) = (line.what(), line.value())
            && line.statement.subject.basis.is_none()
            && matches!(unit(value), UnitKind::Percent | UnitKind::Mass)
            && lexicon.group(*group).is_some()
        {
            let mass = value.interval(Decimal::ONE_HUNDRED).clipped();
            let fill = if value.shape == Shape::Min { mass.low } else { mass.high };
            totals.push((*group, mass, fill));
        }
    }
    totals
}

/// The total that a basis names: the same group, or one of the same elements (TREO and REO, TREM and RE).
fn total_of(
    lexicon: &Lexicon,
    totals: &[(u16, Interval, Decimal)],
    basis: u16,
) -> Option<(Interval, Decimal)> {
    let same = |a: &Several, b: &Several| a.holds == b.holds;
    let wanted = lexicon.group(basis)?;
    totals
        .iter()
        .find(|(g, _, _)| *g == basis)
        .or_else(|| {
            totals.iter().find(|(g, _, _)| lexicon.group(*g).is_some_and(|g| same(g, wanted)))
        })
        .map(|(_, total, fill)| (*total, *fill))
}

/// What is wrong with an amount that cannot be.
pub(crate) fn impossible(value: &Value, unit: UnitKind, assays: bool) -> Option<ErrorBody> {
    let whole = if assays { MOST_PERCENT } else { Decimal::ONE_HUNDRED };
    let most = match unit {
        UnitKind::Percent
        | UnitKind::Mass
        | UnitKind::Atomic
        | UnitKind::Mole
        | UnitKind::Volume => whole,
        UnitKind::Ppm => mul(whole, PPM, true),
        _ => Decimal::MAX,
    };
    let low = mul(value.low, value.unit.factor, false);
    let high = mul(value.high, value.unit.factor, true);
    // The far end of what a text says is cut at the whole; a list is meant as it stands, and only
    // a range may be that of an assay.
    let far = mul(most, Decimal::new(105, 2), true);
    let over = match value.shape {
        Shape::Max => high > most && !assays,
        Shape::Range => low > most || (high > far && !assays),
        Shape::One | Shape::Min => low > most,
    };
    if value.negative {
        let body = ErrorBody::new(
            ErrorKind::ImpossibleAmount,
            Text::both("An amount cannot be below zero.", "含量不能为负数。"),
        );
        return Some(body.hinting(Text::both("Write it without the minus.", "请去掉负号。")));
    }
    over.then(|| {
        let text = if low > most { value.low } else { value.high }.normalize();
        ErrorBody::new(
            ErrorKind::ImpossibleAmount,
            Text::both(format!("{text} is more than the whole."), format!("{text} 超过总量。")),
        )
        .hinting(Text::both(
            "Check number and unit: percent, ppm, mg/kg.",
            "请检查数字和单位：百分比、ppm、mg/kg。",
        ))
    })
}
