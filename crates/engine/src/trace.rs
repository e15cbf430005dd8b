//! Why: every rule tried, condition by condition, with what it was judged on.

use ree_compose::Interval;
use ree_contract::{
    Because, Condition, ConditionVerdict, RuleTried, RuleVerdict, Str, Text, TextSource,
};
use ree_rulebook::Derive;

use crate::compiled::{MAX_FACTS, Mask, NA, SlotRule, bit, bits};
use crate::given::{Fact, Heard};
use crate::inquiry::{Ask, Inquiry};
use crate::judge::Met;
use crate::words;

/// What is known of a fact, in words.
#[derive(Clone, Debug)]
pub(crate) struct Evidence {
    /// The values it can still take, with the bit of "does not apply".
    mask: Mask,
    text: Text,
    /// Machine-readable value, with the amount where there is one.
    value: Str,
    from: TextSource,
}

/// The evidence of one slot: by fact.
pub(crate) struct Trace<'a, 'b> {
    inquiry: &'b Inquiry<'a>,
    heard: &'b Heard,
    shared: Vec<Evidence>,
}

impl<'a, 'b> Trace<'a, 'b> {
    pub(crate) fn new(inquiry: &'b Inquiry<'a>, heard: &'b Heard) -> Self {
        let mut trace = Self { inquiry, heard, shared: Vec::new() };
        trace.shared = (0..inquiry.compiled.facts.len())
            .map(|fact| {
                trace.evidence(fact, None, inquiry.mask(&Ask { fact, element: None }), None)
            })
            .collect();
        trace
    }

    /// The bit of "does not apply", where it may not or does not.
    fn applying(&self, fact: usize, masks: Option<&[Mask; MAX_FACTS]>) -> (bool, bool) {
        let Some(known) = self.inquiry.compiled.facts.get(fact) else { return (false, true) };
        let (mut certain, mut possible) = (true, true);
        for (on, allowed) in &known.applies {
            let mask = match masks {
                Some(masks) if self.inquiry.compiled.facts.get(*on).is_some_and(|f| f.element) => {
                    masks.get(*on).copied().unwrap_or(0)
                }
                _ => self.inquiry.mask(&Ask { fact: *on, element: None }),
            };
            certain &= mask & !allowed == 0;
            possible &= mask & allowed != 0;
        }
        (certain, possible)
    }

    fn evidence(
        &self,
        fact: usize,
        element: Option<&Str>,
        mask: Mask,
        masks: Option<&[Mask; MAX_FACTS]>,
    ) -> Evidence {
        let rulebook = self.inquiry.rulebook;
        let (certain, possible) = self.applying(fact, masks);
        let mut held = if possible { mask } else { 0 };
        if !certain {
            held |= bit(NA);
        }
        let one = held.count_ones() == 1 && held != bit(NA);
        let value = bits(u128::from(held & !bit(NA)))
            .next()
            .filter(|_| one)
            .and_then(|v| rulebook.facts().get(fact).and_then(|f| f.value.get(v)));
        let (text, id) = match value {
            Some(v) => ((&v.label).into(), v.id.clone()),
            None if held == bit(NA) => (self.inquiry.compiled.does_not_apply.clone(), "".into()),
            None => (self.inquiry.compiled.not_known.clone(), "".into()),
        };
        Evidence { mask: held, text, value: id, from: self.source(fact, element) }
    }

    fn source(&self, fact: usize, element: Option<&Str>) -> TextSource {
        let is = |g: &&Fact| g.fact == fact && g.element.as_ref() == element;
        let given = self.heard.given.iter().chain(&self.heard.accepted).find(is);
        given.map_or(TextSource::Composition, |g| g.from)
    }

    /// Evidence for every fact, for one slot state.
    fn of_slot(&self, place: usize) -> Vec<Evidence> {
        let Some(state) = self.inquiry.states.first().and_then(|s| s.slots.get(place)) else {
            return Vec::new();
        };
        let element = self.inquiry.element_of(state.slot);
        self.inquiry
            .compiled
            .facts
            .iter()
            .enumerate()
            .map(|(fact, known)| match (known.element, self.shared.get(fact)) {
                (false, Some(shared)) => shared.clone(),
                _ => {
                    let mask = state.masks.get(fact).copied().unwrap_or(0);
                    let mut found = self.evidence(fact, element, mask, Some(&state.masks));
                    if let (Some(Derive::Content), Some(element)) = (known.derive, element)
                        && state.content.stated
                        && self.inquiry.states.len() == 1
                    {
                        let amount: Str = words::amount(element, &state.content.interval).into();
                        found.value = amount.clone();
                        found.text = Text { en: amount.clone(), zh: Some(amount) };
                    }
                    found
                }
            })
            .collect()
    }

    /// Every rule of a slot that was tried, in order.
    pub(crate) fn tried(&self, place: usize, met: &Met, out: &mut Vec<RuleTried>) {
        let state = self.inquiry.states.first().and_then(|s| s.slots.get(place));
        let Some((state, slot)) =
            state.and_then(|s| self.inquiry.compiled.slots.get(s.slot).map(|slot| (s, slot)))
        else {
            return;
        };
        let content =
            self.inquiry.compiled.facts.iter().position(|f| f.derive == Some(Derive::Content));
        let absent = content.and_then(|c| state.masks.get(c)).is_some_and(|m| *m == bit(0));
        if absent && state.content.interval == Interval::ZERO {
            return;
        }
        let evidence = self.of_slot(place);
        for (number, rule) in slot.rules.iter().enumerate() {
            let one = 1u128.wrapping_shl(u32::try_from(number).unwrap_or(0));
            let off = rule.conditions.iter().any(|c| {
                Some(c.fact) == content
                    && evidence.get(c.fact).is_some_and(|e| e.mask & c.mask == 0)
            });
            if off {
                continue;
            }
            let found =
                tried(rule, &evidence, met.heard_always & one != 0, met.heard_ever & one != 0);
            // Of an element that nothing was said about, only what can speak.
            if state.content.stated || found.verdict != RuleVerdict::NotMet {
                out.push(found);
            }
        }
    }

    /// The facts that a match rests on.
    pub(crate) fn because(&self, place: usize, rule: &SlotRule) -> Vec<Because> {
        let evidence = self.of_slot(place);
        let element = self
            .inquiry
            .states
            .first()
            .and_then(|s| s.slots.get(place))
            .and_then(|s| self.inquiry.element_of(s.slot));
        rule.conditions
            .iter()
            .filter_map(|c| {
                let known = self.inquiry.compiled.facts.get(c.fact)?;
                let found = evidence.get(c.fact)?;
                let fact = match element {
                    Some(element) if known.element => format!("{}.{element}", known.id),
                    _ => known.id.to_string(),
                };
                Some(Because { fact, value: found.value.to_string(), from: found.from })
            })
            .collect()
    }
}

fn tried(rule: &SlotRule, evidence: &[Evidence], always: bool, ever: bool) -> RuleTried {
    let (mut all, mut none) = (true, false);
    let conditions = rule
        .conditions
        .iter()
        .filter_map(|c| {
            let found = evidence.get(c.fact)?;
            let verdict = if found.mask & !c.mask == 0 {
                ConditionVerdict::Met
            } else if found.mask & c.mask == 0 {
                none = true;
                ConditionVerdict::NotMet
            } else {
                ConditionVerdict::Unknown
            };
            all &= verdict == ConditionVerdict::Met;
            Some(Condition { text: c.text.clone(), verdict, evidence: found.text.clone() })
        })
        .collect();
    let verdict = match (all, none, always, ever) {
        (true, _, true, _) => RuleVerdict::Met,
        (true, _, _, false) => RuleVerdict::Excluded,
        (_, true, _, _) => RuleVerdict::NotMet,
        _ => RuleVerdict::Unknown,
    };
    RuleTried {
        rule: rule.name.clone(),
        control_code: rule.code.clone(),
        text: rule.text.clone(),
        verdict,
        conditions,
        citations: rule.citations.clone(),
    }
}
