//! What to know besides the outcome.

use ree_compose::Remark;
use ree_contract::{Citation, Level, MeasureStatus, Notice, Outcome, Str, Text};
use ree_rulebook::{Derive, Measure, Rulebook, Scope};

use crate::assemble::Assembly;
use crate::compiled::{Cell, bit, bits, rank};
use crate::inquiry::outcome;
use crate::judge::{Evaluation, rank_bit};
use crate::words::{self, Fill};

/// A remark of the reader as a notice.
pub(crate) fn remark(rulebook: &Rulebook, remark: &Remark) -> Notice {
    let values: Vec<(&str, Fill<'_>)> =
        remark.values.iter().map(|(name, v)| (*name, Fill::Same(v))).collect();
    Notice {
        kind: remark.kind.into(),
        level: remark.level,
        text: words::message(rulebook, remark.message, &values),
        citations: Vec::new().into(),
    }
}

/// A notice without its words.
fn bare(kind: Str, level: Level) -> Notice {
    Notice { kind, level, text: Text::none(), citations: Vec::new().into() }
}

/// Digits of a heading of the tariff: with fewer there is nothing to compare.
const HEADING: usize = 4;

impl Assembly<'_> {
    /// A notice whose sentence, and what it rests on, stand in the rulebook; `more` adds citations.
    pub(crate) fn notice(
        &self,
        kind: &str,
        level: Level,
        key: &str,
        values: &[(&str, Fill<'_>)],
        more: &[&str],
    ) -> Notice {
        let rulebook = self.inquiry.rulebook;
        if !self.full() {
            return bare(kind.into(), level);
        }
        let own = rulebook.message(key).into_iter().flat_map(|m| m.citations.iter().map(|c| &**c));
        let citations: Vec<Citation> = own
            .chain(more.iter().copied())
            .filter_map(|id| rulebook.citation(id).cloned())
            .collect();
        Notice {
            kind: kind.into(),
            level,
            text: words::message(rulebook, key, values),
            citations: citations.into(),
        }
    }

    pub(crate) fn notices(
        &self,
        found: Outcome,
        evaluation: &Evaluation,
        codes: &[ree_contract::Str],
    ) -> Vec<Notice> {
        let mut out = Vec::new();
        self.words_notices(&mut out);
        self.given_notices(&mut out);
        if let Some(composition) = self.composition {
            out.extend(composition.remarks.iter().map(|r| match self.full() {
                true => remark(self.inquiry.rulebook, r),
                false => bare(r.kind.into(), r.level),
            }));
        }
        self.element_notices(evaluation, &mut out);
        self.rule_notices(evaluation, &mut out);
        self.code_notices(codes, &mut out);
        self.measure_notices(&mut out);
        self.shipment_notices(found, &mut out);
        if self.day > &**self.inquiry.rulebook.as_of() {
            let rulebook = self.inquiry.rulebook;
            let (as_of, day) =
                (words::day(rulebook, rulebook.as_of()), words::day(rulebook, self.day));
            let values = [("as_of", Fill::Both(&as_of)), ("date", Fill::Both(&day))];
            out.push(self.notice("past_as_of", Level::Warn, "past-as-of", &values, &[]));
        }
        if matches!(found, Outcome::NotControlled | Outcome::Grey) {
            out.push(self.notice("not_ruled_out", Level::Warn, "not-ruled-out", &[], &[]));
        }
        out.dedup();
        out
    }

    /// Contents in the cell of a trace.
    fn element_notices(&self, evaluation: &Evaluation, out: &mut Vec<Notice>) {
        let facts = &self.inquiry.compiled.facts;
        let Some((content, known)) =
            facts.iter().enumerate().find(|(_, f)| f.derive == Some(Derive::Content))
        else {
            return;
        };
        let trace =
            known.cells.iter().position(|c| *c == Cell::Edge).and_then(|p| u8::try_from(p).ok());
        let Some(state) = self.inquiry.states.first() else { return };
        for (one, met) in state.slots.iter().zip(&evaluation.met) {
            let Some(slot) = self.inquiry.compiled.slots.get(one.slot) else { continue };
            let Some(element) = slot.element.as_ref().filter(|_| met.ranks != 0) else { continue };
            let mask = one.masks.get(content).copied().unwrap_or(0);
            // Certainly no more than a trace: a wide range is not called one.
            let little = trace.is_some_and(|t| mask & bit(t) != 0 && mask < bit(t).wrapping_shl(1));
            if one.content.stated && little {
                let amount = words::amount(element, &one.content.interval);
                let edge = slot.edge.normalize().to_string();
                let name = words::element(self.inquiry.rulebook, element);
                let values = [
                    ("amount", Fill::Both(&amount)),
                    ("edge", Fill::Same(edge.as_str())),
                    ("element", Fill::Both(&name)),
                ];
                let ids: Vec<&str> = self
                    .inquiry
                    .rulebook
                    .data()
                    .numbers
                    .iter()
                    .filter(|n| &*n.id == "trace-edge" && n.element.as_ref() == Some(element))
                    .flat_map(|n| n.citations.iter().map(|c| &**c))
                    .collect();
                out.push(self.notice("trace", Level::Warn, "trace", &values, &ids));
            }
            let small = one.small
                && bits(met.heard_always).any(|r| slot.rules.get(r).is_some_and(|r| r.small));
            if small {
                let amount = words::amount(element, &one.content.interval);
                let values = [("amount", Fill::Both(&amount))];
                out.push(self.notice(
                    "small_addition",
                    Level::Warn,
                    "small-addition",
                    &values,
                    &[],
                ));
            }
        }
    }

    /// Notices that go with rules that are heard.
    fn rule_notices(&self, evaluation: &Evaluation, out: &mut Vec<Notice>) {
        let Some(state) = self.inquiry.states.first() else { return };
        let mut keys: Vec<&str> = Vec::new();
        for (one, met) in state.slots.iter().zip(&evaluation.met) {
            let Some(slot) = self.inquiry.compiled.slots.get(one.slot).filter(|_| met.ranks != 0)
            else {
                continue;
            };
            let clear = met.ranks == rank_bit(rank::CLEAR);
            let heard = if clear { met.heard_ever } else { met.heard_always };
            for rule in bits(heard).filter_map(|r| slot.rules.get(r)) {
                if let Some(key) = rule.notice.as_deref().filter(|k| !keys.contains(k)) {
                    keys.push(key);
                    let kind = key.replace('-', "_").into();
                    out.push(match self.full() {
                        true => Notice {
                            kind,
                            level: Level::Info,
                            text: words::message(self.inquiry.rulebook, key, &[]),
                            citations: rule.said(self.inquiry.rulebook, slot).citations.clone(),
                        },
                        false => bare(kind, Level::Info),
                    });
                }
            }
        }
    }

    /// The commodity code against the items met: it never decides.
    fn code_notices(&self, codes: &[ree_contract::Str], out: &mut Vec<Notice>) {
        let Some(stated) = self.product.hs_code.as_deref() else { return };
        let value = [("code", Fill::Same(stated))];
        let digits: String = stated.chars().filter(char::is_ascii_digit).collect();
        if digits.len() < HEADING {
            if !stated.trim().is_empty() {
                out.push(self.notice("hs_unread", Level::Warn, "code-unread", &value, &[]));
            }
            return;
        }
        let rulebook = self.inquiry.rulebook;
        let begins =
            |code: &ree_contract::Str| code.starts_with(&digits) || digits.starts_with(&**code);
        let printed = |item: &ree_rulebook::Item| -> bool {
            [
                &item.commodity_codes_2025,
                &item.commodity_codes_2025_inferred,
                &item.commodity_codes_2026,
            ]
            .into_iter()
            .flatten()
            .any(begins)
        };
        let met: Vec<&ree_rulebook::Item> =
            codes.iter().filter_map(|c| rulebook.item(c)).map(|(_, i)| i).collect();
        if met.iter().any(|i| printed(i)) {
            return;
        }
        let elsewhere: Vec<&str> = rulebook
            .data()
            .families
            .iter()
            .flat_map(|f| f.item.iter())
            .filter(|i| !i.heading && printed(i))
            .map(|i| &*i.code)
            .collect();
        let bare = met.iter().all(|i| i.commodity_codes_2026.is_empty());
        if !elsewhere.is_empty() {
            let list = words::list(elsewhere.iter().take(4).copied());
            let values = [("code", Fill::Same(stated)), ("items", Fill::Both(&list))];
            out.push(self.notice("hs_mismatch", Level::Warn, "code-of-other-items", &values, &[]));
        } else if !met.is_empty() && !bare {
            out.push(self.notice("hs_mismatch", Level::Warn, "code-not-printed", &value, &[]));
        } else if !met.is_empty() {
            out.push(self.notice("hs_mismatch", Level::Info, "code-decides-nothing", &value, &[]));
        }
    }

    /// Goods that a measure names which is not in force on the day.
    fn measure_notices(&self, out: &mut Vec<Notice>) {
        for ((place, measure), (_, would)) in self.inquiry.rulebook.judging().zip(&self.alone) {
            let status = self.statuses.get(place).copied().unwrap_or(MeasureStatus::Unknown);
            if status == MeasureStatus::InForce {
                continue;
            }
            if would.ranks & rank_bit(rank::CLEAR) != 0 && !self.names(place, would) {
                continue;
            }
            let certain = outcome(would.ranks).0 == Outcome::LicenceRequired;
            let codes = self.codes(would, place, true);
            self.other_measure(measure, status, certain, &codes, out);
        }
    }

    fn other_measure(
        &self,
        measure: &Measure,
        status: MeasureStatus,
        certain: bool,
        codes: &[ree_contract::Str],
        out: &mut Vec<Notice>,
    ) {
        let key = match (status, certain) {
            (MeasureStatus::Unknown, true) => "other-measure-unknown",
            (MeasureStatus::Unknown, false) => "other-measure-unknown-open",
            (MeasureStatus::Suspended, _) => "other-measure-suspended",
            (MeasureStatus::Ended, _) => "other-measure-ended",
            _ => "other-measure-not-yet",
        };
        let level = if status == MeasureStatus::Unknown { Level::Warn } else { Level::Info };
        let title: Text = (&measure.short).into();
        let list = words::list(codes.iter().map(|c| &**c));
        let day = words::day(self.inquiry.rulebook, self.day);
        let values = [
            ("measure", Fill::Both(&title)),
            ("items", Fill::Both(&list)),
            ("date", Fill::Both(&day)),
        ];
        let mut ids: Vec<&str> = vec![&measure.id];
        let held = measure.status.iter().rev().find(|s| *s.from <= *self.day);
        ids.extend(held.into_iter().flat_map(|s| s.citations.iter().map(|c| &**c)));
        out.push(self.notice("other_measure", level, key, &values, &ids));
    }

    /// Destination and purpose.
    fn shipment_notices(&self, found: Outcome, out: &mut Vec<Notice>) {
        let Some(shipment) = &self.product.shipment else { return };
        let rulebook = self.inquiry.rulebook;
        for (measure, status) in rulebook.measures().iter().zip(self.statuses) {
            let named = shipment
                .destination
                .as_ref()
                .is_some_and(|d| measure.destinations.iter().any(|m| m.eq_ignore_ascii_case(d)));
            if named
                && measure.scope == Scope::Notice
                && matches!(status, MeasureStatus::InForce | MeasureStatus::Unknown)
            {
                let (title, topic): (Text, Text) =
                    ((&measure.short).into(), (&measure.topic).into());
                let values = [("measure", Fill::Both(&title)), ("topic", Fill::Both(&topic))];
                out.push(self.notice(
                    "red_flag",
                    Level::Warn,
                    "destination",
                    &values,
                    &[&measure.id],
                ));
            }
        }
        let sale = matches!(shipment.purpose, None | Some(ree_contract::Purpose::Sale));
        if !sale && found != Outcome::NotControlled {
            out.push(self.notice("purpose", Level::Info, "purpose", &[], &[]));
        }
    }
}
