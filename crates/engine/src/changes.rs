//! What would change a decided outcome, in words.

use ree_contract::{Change, Citations, Outcome, Text};

use crate::assemble::{Assembly, Finding};
use crate::compiled::bits;
use crate::inquiry::{Turn, outcome};
use crate::judge::Evaluation;
use crate::words::{self, Fill};

impl Assembly<'_> {
    pub(crate) fn changes(&self, found: &Finding) -> Vec<Change> {
        if found.outcome == Outcome::NeedsFacts || found.status.is_some() {
            return Vec::new();
        }
        self.inquiry.turns(found.ranks).iter().filter_map(|t| self.change(t)).collect()
    }

    fn change(&self, turn: &Turn) -> Option<Change> {
        let rulebook = self.inquiry.rulebook;
        let ask = turn.asks.first()?;
        let fact = rulebook.facts().get(ask.fact)?;
        let value = fact.value.get(usize::from(turn.value))?;
        let (name, label) = if turn.asks.len() == 1 {
            let of = words::label(rulebook, fact, self.element(ask));
            let to: Text = (&value.label).into();
            let values = [("fact", Fill::Both(&of)), ("value", Fill::Both(&to))];
            (self.name(ask), words::message(rulebook, "change", &values))
        } else {
            let list = words::list(turn.asks.iter().filter_map(|a| self.element(a)));
            let key = if turn.value == 0 { "change-contents-none" } else { "change-contents-some" };
            (
                format!("{}.*", fact.id),
                words::message(rulebook, key, &[("elements", Fill::Both(&list))]),
            )
        };
        Some(Change {
            fact: name,
            value: value.id.clone(),
            label,
            outcome: outcome(turn.evaluation.ranks).0,
            citations: self.reason(&turn.evaluation),
        })
    }

    /// What the outcome of an evaluation rests on: the first rule heard that has its rank.
    pub(crate) fn reason(&self, evaluation: &Evaluation) -> Citations {
        let top = u8::try_from(7u32.saturating_sub(evaluation.ranks.leading_zeros())).unwrap_or(0);
        let found = self.inquiry.states.first().and_then(|state| {
            state.slots.iter().zip(&evaluation.met).find_map(|(one, met)| {
                let slot = self.inquiry.compiled.slots.get(one.slot).filter(|_| met.ranks != 0)?;
                let mut rules = bits(met.heard_ever).filter_map(|r| slot.rules.get(r));
                let rule = rules.find(|r| r.rank == top)?;
                Some(rule.said(self.inquiry.rulebook, slot).citations.clone())
            })
        });
        found.unwrap_or_else(|| Vec::new().into())
    }
}
