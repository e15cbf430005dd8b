//! Which items are met, and in which order they are named.

use std::cmp::Reverse;

use ree_contract::{ControlCode, ItemText, Match};
use rust_decimal::Decimal;

use crate::assemble::Assembly;
use crate::compiled::{SlotItem, bits, rank};
use crate::judge::Evaluation;
use crate::trace::Trace;
use ree_contract::order;

impl Assembly<'_> {
    /// Control codes over all measures in force: met on every completion, or (`open`) on some.
    pub(crate) fn codes_in_force(&self, evaluation: &Evaluation, open: bool) -> Vec<ControlCode> {
        let mut found: Vec<(Order, ControlCode)> = Vec::new();
        for (place, _) in self.inquiry.rulebook.judging() {
            if self.inquiry.in_force.get(place).copied().unwrap_or(false) {
                self.collect(evaluation, place, open, &mut found);
            }
        }
        in_order(found)
    }

    /// Control codes of one measure.
    pub(crate) fn codes(
        &self,
        evaluation: &Evaluation,
        measure: usize,
        open: bool,
    ) -> Vec<ControlCode> {
        let mut found = Vec::new();
        self.collect(evaluation, measure, open, &mut found);
        in_order(found)
    }

    fn collect(
        &self,
        evaluation: &Evaluation,
        measure: usize,
        open: bool,
        out: &mut Vec<(Order, ControlCode)>,
    ) {
        let Some(state) = self.inquiry.states.first() else { return };
        for (one, met) in state.slots.iter().zip(&evaluation.met) {
            let Some(slot) = self.inquiry.compiled.slots.get(one.slot) else { continue };
            if slot.measure != measure || met.ranks == 0 {
                continue;
            }
            let items = if open { met.ever } else { met.always };
            let share = one.content.interval.high;
            for item in bits(u128::from(items)).filter_map(|i| slot.items.get(i)) {
                out.push((self.order(item, share), item.code.clone()));
            }
            if open {
                self.headings(one, met.heard_ever, &mut |item, code| {
                    out.push((self.order(item, share), code));
                });
            }
        }
    }

    /// Headings of classes in question of which no single item fits.
    pub(crate) fn headings(
        &self,
        one: &crate::facts::SlotState,
        heard: u128,
        add: &mut dyn FnMut(&SlotItem, ControlCode),
    ) {
        let Some(slot) = self.inquiry.compiled.slots.get(one.slot) else { return };
        for rule in bits(heard).filter_map(|r| slot.rules.get(r)) {
            for class in &rule.classes {
                let fits = slot.items.iter().enumerate().any(|(i, item)| {
                    item.class == *class
                        && one.possible & 1u64.wrapping_shl(u32::try_from(i).unwrap_or(0)) != 0
                });
                let mut of_class = slot.items.iter().filter(|i| i.class == *class);
                let (first, second) = (of_class.next(), of_class.next());
                if let (false, Some(item)) = (fits, first) {
                    let heading = item.heading.as_ref().filter(|_| second.is_some());
                    add(item, heading.unwrap_or(&item.code).clone());
                }
            }
        }
    }

    pub(crate) fn order(&self, item: &SlotItem, share: Decimal) -> Order {
        let partners =
            self.composition.and_then(|c| c.readings.first()).map_or(Decimal::ZERO, |r| {
                item.partners
                    .iter()
                    .map(|p| r.content(p).interval.high)
                    .max()
                    .unwrap_or(Decimal::ZERO)
            });
        (item.order, Reverse(share), Reverse(item.partners.len()), Reverse(partners))
    }

    pub(crate) fn matches(
        &self,
        evaluation: &Evaluation,
        measure: usize,
        trace: &Trace<'_, '_>,
    ) -> Vec<Match> {
        let mut found: Vec<(Order, Match)> = Vec::new();
        let Some(state) = self.inquiry.states.first() else { return Vec::new() };
        for (place, (one, met)) in state.slots.iter().zip(&evaluation.met).enumerate() {
            let Some(slot) = self.inquiry.compiled.slots.get(one.slot) else { continue };
            if slot.measure != measure || met.ranks == 0 {
                continue;
            }
            for number in bits(u128::from(met.always)) {
                let Some(item) = slot.items.get(number) else { continue };
                let bit = 1u64.wrapping_shl(u32::try_from(number).unwrap_or(0));
                let rule = bits(met.heard_ever)
                    .filter_map(|r| slot.rules.get(r))
                    .find(|r| r.rank == rank::LICENCE && r.items & bit != 0);
                let (Some(rule), Some((_, text))) = (rule, self.inquiry.rulebook.item(&item.code))
                else {
                    continue;
                };
                let mut citations: Vec<_> =
                    self.inquiry.rulebook.item_citation(&item.code).into_iter().collect();
                let said = rule.said(self.inquiry.rulebook, slot);
                citations.extend(
                    said.citations.iter().filter(|c| rule.code.as_ref() != Some(&c.id)).cloned(),
                );
                let found_here = Match {
                    control_code: item.code.clone(),
                    element: slot.element.clone(),
                    item: ItemText {
                        zh: text.text.zh.clone(),
                        en: text.text.en.clone(),
                        read: text.read.into(),
                    },
                    because: trace.because(place, rule),
                    citations: citations.into(),
                };
                let order = self.order(item, one.content.interval.high);
                order::insert(&mut found, (order, found_here), |known, new| known.0 <= new.0);
            }
        }
        found.dedup_by(|a, b| a.1.control_code == b.1.control_code);
        found.into_iter().map(|f| f.1).collect()
    }
}

/// The order of codes: class, larger share of the element, fuller pair, larger share of the partner.
pub(crate) type Order = (usize, Reverse<Decimal>, Reverse<usize>, Reverse<Decimal>);

pub(crate) fn in_order(found: Vec<(Order, ControlCode)>) -> Vec<ControlCode> {
    let mut ordered = Vec::with_capacity(found.len());
    for one in found {
        order::insert(&mut ordered, one, |known, new| known <= new);
    }
    order::once(ordered.into_iter().map(|(_, code)| code))
}
