//! Why: every rule tried, condition by condition, with what it was judged on.

use std::sync::Arc;

use ree_compose::Interval;
use ree_contract::{
    Because, Condition, ConditionVerdict, RuleTried, RuleVerdict, Str, Text, TextSource,
};
use ree_rulebook::{Derive, FactScope};

use crate::compiled::{CFact, MAX_FACTS, Mask, NA, Slot, SlotCondition, SlotRule, bit};
use crate::facts::SlotState;
use crate::given::{Fact, Heard};
use crate::inquiry::Inquiry;
use crate::judge::Met;
use crate::words;

/// The values that facts can still take, with the bit of "does not apply".
type Held = [Mask; MAX_FACTS];

/// What the rules are judged on.
pub(crate) struct Trace<'a, 'b> {
    inquiry: &'b Inquiry<'a>,
    heard: &'b Heard,
    /// Of each slot; none: its element is not there.
    seen: Vec<Option<Seen<'b>>>,
}

/// What is known of one element, or of the goods.
struct Seen<'b> {
    slot: &'b Slot,
    held: Held,
    /// The fact that tells its content, and the amount where one was stated.
    content: Option<usize>,
    amount: Option<Arc<Text>>,
    /// Whether anything was said about it.
    stated: bool,
}

impl<'a, 'b> Trace<'a, 'b> {
    pub(crate) fn new(inquiry: &'b Inquiry<'a>, heard: &'b Heard) -> Self {
        let facts = &inquiry.compiled.facts;
        let mut goods = [0; MAX_FACTS];
        for state in &inquiry.states {
            for (mask, own) in goods.iter_mut().zip(state.shared) {
                *mask |= own;
            }
        }
        let content = facts.iter().position(|f| f.derive == Some(Derive::Content));
        let see = |state: &'b Arc<SlotState>| {
            let absent = content.and_then(|c| state.masks.get(c)).is_some_and(|m| *m == bit(0));
            if absent && state.content.interval == Interval::ZERO {
                return None;
            }
            let slot = inquiry.compiled.slots.get(state.slot)?;
            let mut masks = goods;
            for ((mask, own), known) in masks.iter_mut().zip(state.masks).zip(facts) {
                if known.element {
                    *mask = own;
                }
            }
            let mut held = masks;
            for (held, known) in held.iter_mut().zip(facts) {
                *held = applied(known, *held, &masks);
            }
            let stated = state.content.stated;
            let told = slot.element.as_ref().filter(|_| stated && inquiry.states.len() == 1);
            let amount =
                told.map(|element| Arc::new(words::amount(element, &state.content.interval)));
            Some(Seen { slot, held, content, amount, stated })
        };
        let slots = inquiry.states.first().into_iter().flat_map(|s| &s.slots);
        Self { inquiry, heard, seen: slots.map(see).collect() }
    }

    fn source(&self, fact: usize, element: Option<&Str>) -> TextSource {
        let is = |g: &&Fact| g.fact == fact && g.element.as_ref() == element;
        let given = self.heard.given.iter().chain(&self.heard.accepted).find(is);
        given.map_or(TextSource::Composition, |g| g.from)
    }

    fn seen(&self, place: usize) -> Option<&Seen<'b>> {
        self.seen.get(place)?.as_ref()
    }

    /// Every rule of a slot that was tried, in order.
    pub(crate) fn tried(&self, place: usize, met: &Met, out: &mut Vec<RuleTried>) {
        let Some(seen) = self.seen(place) else { return };
        out.reserve(seen.slot.rules.len());
        for (number, rule) in seen.slot.rules.iter().enumerate() {
            let one = 1u128.wrapping_shl(u32::try_from(number).unwrap_or(0));
            let off =
                |c: &SlotCondition| Some(c.fact) == seen.content && seen.of(c.fact) & c.mask == 0;
            if rule.conditions.iter().any(off) {
                continue;
            }
            let verdict =
                seen.verdict(rule, met.heard_always & one != 0, met.heard_ever & one != 0);
            // Of an element that nothing was said about, only what can speak.
            if seen.stated || verdict != RuleVerdict::NotMet {
                let said = rule.said(self.inquiry.rulebook, seen.slot);
                let conditions = rule.conditions.iter().zip(&said.conditions);
                out.push(RuleTried {
                    rule: said.name.clone(),
                    control_code: rule.code.clone(),
                    text: said.text.clone(),
                    verdict,
                    conditions: conditions.map(|(c, text)| self.condition(seen, c, text)).collect(),
                    citations: said.citations.clone(),
                });
            }
        }
    }

    fn condition(&self, seen: &Seen<'_>, condition: &SlotCondition, text: &Arc<Text>) -> Condition {
        let compiled = self.inquiry.compiled;
        let held = seen.of(condition.fact);
        let evidence = match &seen.amount {
            Some(amount) if seen.content == Some(condition.fact) => amount,
            _ => match only(held).and_then(|v| compiled.facts.get(condition.fact)?.labels.get(v)) {
                Some(label) => label,
                None if held == bit(NA) => &compiled.does_not_apply,
                None => &compiled.not_known,
            },
        };
        Condition {
            text: text.clone(),
            verdict: verdict(held, condition.mask),
            evidence: evidence.clone(),
        }
    }

    /// The facts that a match rests on.
    pub(crate) fn because(&self, place: usize, rule: &SlotRule) -> Vec<Because> {
        let Some(seen) = self.seen(place) else { return Vec::new() };
        let because = |c: &SlotCondition| {
            let fact = self.inquiry.rulebook.facts().get(c.fact)?;
            let about = seen.slot.element.as_ref().filter(|_| fact.scope == FactScope::Element);
            let value = match &seen.amount {
                Some(amount) if seen.content == Some(c.fact) => Some(&amount.en),
                _ => only(seen.of(c.fact)).and_then(|v| fact.value.get(v)).map(|v| &v.id),
            };
            Some(Because {
                fact: match about {
                    Some(element) => format!("{}.{element}", fact.id),
                    None => fact.id.to_string(),
                },
                value: value.map_or_else(|| "".into(), Str::clone),
                from: self.source(c.fact, about),
            })
        };
        rule.conditions.iter().filter_map(because).collect()
    }
}

impl Seen<'_> {
    fn of(&self, fact: usize) -> Mask {
        self.held.get(fact).copied().unwrap_or(0)
    }

    fn verdict(&self, rule: &SlotRule, always: bool, ever: bool) -> RuleVerdict {
        let has = |wanted| move |c: &SlotCondition| verdict(self.of(c.fact), c.mask) == wanted;
        let all = rule.conditions.iter().all(has(ConditionVerdict::Met));
        let none = rule.conditions.iter().any(has(ConditionVerdict::NotMet));
        match (all, none, always, ever) {
            (true, _, true, _) => RuleVerdict::Met,
            (true, _, _, false) => RuleVerdict::Excluded,
            (_, true, _, _) => RuleVerdict::NotMet,
            _ => RuleVerdict::Unknown,
        }
    }
}

/// What the values that a fact can still take make of a condition.
fn verdict(held: Mask, wanted: Mask) -> ConditionVerdict {
    if held & !wanted == 0 {
        ConditionVerdict::Met
    } else if held & wanted == 0 {
        ConditionVerdict::NotMet
    } else {
        ConditionVerdict::Unknown
    }
}

/// The only value that a fact can still take.
fn only(held: Mask) -> Option<usize> {
    (held.count_ones() == 1 && held != bit(NA)).then(|| held.trailing_zeros() as usize)
}

/// The values that a fact can still take, where the facts that it hangs on make it matter; with the
/// bit of "does not apply", where they may not or do not.
fn applied(known: &CFact, mask: Mask, masks: &Held) -> Mask {
    let (mut certain, mut possible) = (true, true);
    for (on, allowed) in &known.applies {
        let mask = masks.get(*on).copied().unwrap_or(0);
        certain &= mask & !allowed == 0;
        possible &= mask & allowed != 0;
    }
    let held = if possible { mask } else { 0 };
    if certain { held } else { held | bit(NA) }
}
