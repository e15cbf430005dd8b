//! Numbers against each other: `Al:Sc = 70:30`, `TbFeCo 24/66/10 at%`, `Dy70Cu30 (at.%)`.

use rust_decimal::Decimal;

use super::{Attach, Between, Join, element};
use crate::amount::{Amount, Stated, Value};
use crate::entry::Entry;
use crate::formula::Who;
use crate::interval::add;
use crate::statement::{Statement, Words};
use crate::subject::Subject;
use crate::symbols::El;
use crate::token::{Unit, UnitKind, What};

impl Attach<'_> {
    pub(super) fn ratio(&mut self, values: &[Decimal], unit: Unit, entry: &Entry) {
        let chain = std::mem::take(&mut self.chain);
        let mut subjects: Vec<Subject> = Vec::new();
        for (subject, _) in &chain {
            match &subject.sub.what {
                What::Family(els) => {
                    for el in els {
                        subjects.push(element(self.lexicon, subject, *el));
                    }
                }
                What::Formula(formula) if !formula.numbered => {
                    for el in formula.elements() {
                        subjects.push(element(self.lexicon, subject, el));
                    }
                }
                What::Group(group) if self.lexicon.holds(*group).len() == 2 => {
                    subjects.extend(self.pair(subject, *group));
                }
                _ => subjects.push(subject.clone()),
            }
        }
        // What waits first may be a name in front: `AlSc target Al:Sc = 70:30`.
        let from = subjects.len().saturating_sub(values.len());
        let tail = subjects.split_off(from);
        if tail.len() != values.len() {
            self.chain = chain;
            let united = unit.kind != UnitKind::None;
            if let (Some(last), true, true) = (values.last(), united, self.chain.is_empty()) {
                // `component 4: 3 %`
                let stated = Stated::Value(Value { unit, ..Value::one(*last) });
                let amount = Amount { stated, each: false, end: 0 };
                let from = self.words.unwrap_or(entry.from);
                self.loose(amount, from, entry.to, Words::None);
            } else if self.chain.is_empty() && self.own == 0 {
                self.out.unread.push((entry.from, entry.to));
            }
            return;
        }
        self.mentions(subjects.into_iter().map(|s| (s, Join::First)).collect());
        let last = tail.len().saturating_sub(1);
        for (i, (subject, value)) in tail.into_iter().zip(values).enumerate() {
            let mut number = Value::one(*value);
            number.unit = ratio_unit(values, unit);
            let to = if i == last { entry.to } else { 0 };
            self.push(Statement::with(subject, Stated::Value(number), usize::MAX, to));
        }
        self.between = Between::Nothing;
    }

    /// The two elements of a pair, in the order they are written.
    pub(super) fn pair(&self, subject: &Subject, group: u16) -> Vec<Subject> {
        let mut els: Vec<_> = self.lexicon.holds(group).to_vec();
        let place = |el: &El| {
            let symbol = self.lexicon.symbols.symbol(*el);
            subject.sub.name.find(&*symbol).unwrap_or(usize::MAX)
        };
        ree_contract::order::sort_by(&mut els, |a, b| place(a).cmp(&place(b)));
        els.iter().map(|el| element(self.lexicon, subject, *el)).collect()
    }

    /// `Dy70Cu30 (at.%)`: the numbers of the formula are percentages.
    pub(super) fn percent_formula(&mut self, unit: Unit) {
        if let Some((subject, _)) = self.chain.last_mut()
            && let What::Alloy(parts) = &mut subject.sub.what
        {
            // `AlSc20 (at%)`
            for part in std::sync::Arc::make_mut(parts) {
                part.unit = unit.kind;
            }
            subject.sub.alternative = None;
            return;
        }
        let Some((subject, _)) = self.chain.last() else { return };
        let What::Formula(formula) = &subject.sub.what else { return };
        if !formula.numbered || !formula.sites.is_empty() || formula.lone().is_some() {
            return;
        }
        let Some((subject, _)) = self.chain.pop() else { return };
        let What::Formula(formula) = &subject.sub.what else { return };
        for atom in &formula.atoms {
            let Who::Element(el) = atom.who else { continue };
            let mut value = Value::one(atom.count.low);
            value.high = atom.count.high;
            value.unit = unit;
            let member = element(self.lexicon, &subject, el);
            self.push(Statement::with(member, Stated::Value(value), usize::MAX, 0));
        }
        // A name in front of it waits for nothing more.
        self.flush_chain();
    }
}

/// The unit of a ratio: as told; percent where the numbers make a hundred; else not known.
fn ratio_unit(values: &[Decimal], unit: Unit) -> Unit {
    let sum = values.iter().fold(Decimal::ZERO, |s, v| add(s, *v));
    let whole = sum == Decimal::ONE_HUNDRED;
    match (unit.kind, whole) {
        (UnitKind::Atomic | UnitKind::Mole, false) => Unit::plain(UnitKind::Moles),
        (UnitKind::Mass | UnitKind::Percent, false) => Unit::plain(UnitKind::Parts),
        (_, true) => unit,
        _ => unit,
    }
}
