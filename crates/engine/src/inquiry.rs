//! One product under judgement: its states, what they come to, what is asked, what would change it.

use std::sync::Arc;

use ree_contract::Outcome;
use ree_rulebook::{Derive, Rulebook, Sure};

use crate::compiled::{Compiled, Mask, bit, bits, rank};
use crate::facts::{SlotState, State};
use crate::judge::{self, Evaluation, Ranks, rank_bit};
use ree_contract::order;

/// The values of a fact, of the goods or of one element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Ask {
    pub(crate) fact: usize,
    /// The element's number.
    pub(crate) element: Option<usize>,
}

/// The goods under every reading of their composition.
pub(crate) struct Inquiry<'a> {
    pub(crate) rulebook: &'a Rulebook,
    pub(crate) compiled: &'a Compiled,
    pub(crate) states: Vec<State>,
    /// For each measure: whether it is in force on the day.
    pub(crate) in_force: Vec<bool>,
}

/// A fact that can change the outcome, with what each answer leads to.
pub(crate) struct Open {
    pub(crate) ask: Ask,
    pub(crate) options: Vec<(u8, Ranks)>,
}

/// Outcome and lean of the ranks that are reached.
pub(crate) fn outcome(ranks: Ranks) -> (Outcome, Option<Outcome>) {
    let grey = rank_bit(rank::GREY_CLEAR) | rank_bit(rank::GREY) | rank_bit(rank::GREY_LICENCE);
    if ranks == rank_bit(rank::CLEAR) {
        (Outcome::NotControlled, None)
    } else if ranks == rank_bit(rank::LICENCE) {
        (Outcome::LicenceRequired, None)
    } else if ranks == rank_bit(rank::GREY_CLEAR) {
        (Outcome::Grey, Some(Outcome::NotControlled))
    } else if ranks == rank_bit(rank::GREY_LICENCE) {
        (Outcome::Grey, Some(Outcome::LicenceRequired))
    } else if ranks & !grey == 0 {
        (Outcome::Grey, None)
    } else {
        (Outcome::NeedsFacts, None)
    }
}

impl Inquiry<'_> {
    /// Whether a slot's measure has a say.
    fn counts(&self, slot: usize) -> bool {
        self.compiled
            .slots
            .get(slot)
            .is_some_and(|s| self.in_force.get(s.measure).copied().unwrap_or(false))
    }

    /// Every completion of every reading, under the measures in force.
    pub(crate) fn evaluate(&self, states: &[State]) -> Evaluation {
        self.evaluate_where(states, &|slot| self.counts(slot))
    }

    /// The same under each measure that judges, alone, whether it is in force or not.
    pub(crate) fn alone(&self) -> Vec<(usize, Evaluation)> {
        let of = |measure: usize| {
            let slots = &self.compiled.slots;
            self.evaluate_where(&self.states, &|slot| {
                slots.get(slot).is_some_and(|s| s.measure == measure)
            })
        };
        self.rulebook.judging().map(|(place, _)| (place, of(place))).collect()
    }

    /// The same, for the slots chosen.
    pub(crate) fn evaluate_where(
        &self,
        states: &[State],
        counts: &dyn Fn(usize) -> bool,
    ) -> Evaluation {
        let mut all: Option<Evaluation> = None;
        for state in states {
            let one = judge::evaluate(self.compiled, state, counts);
            all = Some(match all {
                None => one,
                Some(mut sum) => {
                    sum.ranks |= one.ranks;
                    sum.sure = sum.sure.min(one.sure);
                    for (sum, one) in sum.met.iter_mut().zip(one.met) {
                        sum.always &= one.always;
                        sum.ever |= one.ever;
                        sum.heard_always &= one.heard_always;
                        sum.heard_ever |= one.heard_ever;
                        sum.ranks |= one.ranks;
                    }
                    sum
                }
            });
        }
        all.unwrap_or(Evaluation { ranks: rank_bit(rank::GREY), sure: Sure::Low, met: Vec::new() })
    }

    /// The states with one fact set.
    pub(crate) fn with(&self, ask: &Ask, value: u8) -> Vec<State> {
        self.with_each(std::slice::from_ref(ask), value)
    }

    /// The states with several facts set to the same value.
    pub(crate) fn with_each(&self, asks: &[Ask], value: u8) -> Vec<State> {
        let mut states = self.states.clone();
        for state in &mut states {
            for ask in asks {
                match ask.element {
                    None => {
                        if let Some(mask) = state.shared.get_mut(ask.fact) {
                            *mask = bit(value);
                        }
                    }
                    Some(element) => self.set_element(state, element, ask.fact, value),
                }
            }
        }
        states
    }

    fn set_element(&self, state: &mut State, element: usize, fact: usize, value: u8) {
        for one in &mut state.slots {
            let Some(slot) = self.compiled.slots.get(one.slot) else { continue };
            if slot.number != Some(element) {
                continue;
            }
            let mut changed = SlotState::clone(one);
            if let Some(mask) = changed.masks.get_mut(fact) {
                *mask = bit(value);
            }
            *one = Arc::new(changed.ready(&self.compiled.facts, slot));
        }
    }

    /// The values that a fact can still take, over all readings.
    pub(crate) fn mask(&self, ask: &Ask) -> Mask {
        self.states.iter().fold(0, |mask, state| {
            mask | match ask.element {
                None => state.shared.get(ask.fact).copied().unwrap_or(0),
                element => state
                    .slots
                    .iter()
                    .filter(|s| self.element_of(s.slot) == element)
                    .filter_map(|s| s.masks.get(ask.fact))
                    .fold(0, |m, x| m | x),
            }
        })
    }

    fn element_of(&self, slot: usize) -> Option<usize> {
        self.compiled.slots.get(slot)?.number
    }

    /// Elements that measures in force list, in the order of the law, once each.
    fn elements(&self) -> impl Iterator<Item = usize> {
        let listed = |number: &usize| {
            let mut slots = self.compiled.slots.iter().enumerate();
            slots.any(|(place, slot)| slot.number == Some(*number) && self.counts(place))
        };
        (0..self.compiled.elements.len()).filter(listed)
    }

    /// Whether the facts that this one hangs on are known, and make it matter: for the goods, or for
    /// some substance that carries the element.
    fn reachable(&self, ask: &Ask) -> bool {
        let Some(fact) = self.compiled.facts.get(ask.fact) else { return false };
        let known = |mask: Mask, allowed: Mask| mask != 0 && mask & !allowed == 0;
        match ask.element {
            None => fact
                .applies
                .iter()
                .all(|(on, allowed)| known(self.mask(&Ask { fact: *on, element: None }), *allowed)),
            element => self.states.iter().flat_map(|s| &s.slots).any(|one| {
                self.element_of(one.slot) == element
                    && fact.applies.iter().all(|(on, allowed)| {
                        known(one.masks.get(*on).copied().unwrap_or(0), *allowed)
                    })
            }),
        }
    }

    /// The open facts whose answer can change the outcome, the most telling first.
    pub(crate) fn open(&self) -> Vec<Open> {
        let mut asks = Vec::new();
        for (fact, known) in self.compiled.facts.iter().enumerate() {
            if known.derive == Some(Derive::Carrier) {
                continue;
            }
            if known.element {
                asks.extend(self.elements().map(|e| Ask { fact, element: Some(e) }));
            } else {
                asks.push(Ask { fact, element: None });
            }
        }
        let floor = self.evaluate(&self.states).ranks.trailing_zeros();
        let mut open: Vec<Open> = Vec::new();
        for ask in asks {
            if self.mask(&ask).count_ones() > 1
                && self.reachable(&ask)
                && let Some(one) = self.matters(ask, floor)
            {
                let more = |known: &Open, new: &Open| known.telling() >= new.telling();
                order::insert(&mut open, one, more);
            }
        }
        open
    }

    /// What each answer leads to, if the answers can lead to different outcomes: the goods' own, or
    /// those of one element above what is certain anyway.
    fn matters(&self, ask: Ask, floor: u32) -> Option<Open> {
        let led: Vec<(u8, Evaluation)> = bits(u128::from(self.mask(&ask)))
            .filter_map(|v| u8::try_from(v).ok())
            .map(|v| (v, self.evaluate(&self.with(&ask, v))))
            .collect();
        let above = |ranks: Ranks| u32::from(ranks).wrapping_shr(floor.saturating_add(1));
        let first = led.first().map(|l| &l.1)?;
        let parted = led.iter().any(|(_, one)| {
            let each = one.met.iter().zip(&first.met);
            one.ranks != first.ranks
                || each.into_iter().any(|(a, b)| above(a.ranks) != above(b.ranks))
        });
        let options = led.iter().map(|(v, e)| (*v, e.ranks)).collect();
        parted.then_some(Open { ask, options })
    }
}

impl Open {
    /// How well the answers part the outcomes: the share of them that decide, in thousandths.
    fn telling(&self) -> usize {
        let decided = self.options.iter().filter(|o| outcome(o.1).0 != Outcome::NeedsFacts).count();
        decided.saturating_mul(1000).checked_div(self.options.len()).unwrap_or(0)
    }
}

/// A single fact, or one shared by several elements, that would change the outcome.
pub(crate) struct Turn {
    pub(crate) asks: Vec<Ask>,
    pub(crate) value: u8,
    pub(crate) evaluation: Evaluation,
}

impl Inquiry<'_> {
    /// The nearest facts that would change a decided outcome. Never what the goods are.
    pub(crate) fn turns(&self, now: Ranks) -> Vec<Turn> {
        let mut turns = Vec::new();
        for (fact, known) in self.compiled.facts.iter().enumerate() {
            if known.identity {
                continue;
            }
            match known.derive {
                Some(Derive::Content) => self.content_turns(fact, now, &mut turns),
                Some(_) => {}
                None if known.element => {}
                None => {
                    let ask = Ask { fact, element: None };
                    if self.mask(&ask).count_ones() == 1 && self.reachable(&ask) {
                        self.try_all(&[ask], known.all, now, &mut turns);
                    }
                }
            }
        }
        turns
    }

    fn try_all(&self, asks: &[Ask], all: Mask, now: Ranks, turns: &mut Vec<Turn>) {
        let held = asks.iter().fold(0, |m, a| m | self.mask(a));
        for value in bits(u128::from(all & !held)).filter_map(|v| u8::try_from(v).ok()) {
            let evaluation = self.evaluate(&self.with_each(asks, value));
            let led = outcome(evaluation.ranks);
            if led.0 != Outcome::NeedsFacts && led != outcome(now) {
                turns.push(Turn { asks: asks.to_vec(), value, evaluation });
            }
        }
    }

    /// Contents: each element that is there, all of them together, and all that are not.
    fn content_turns(&self, fact: usize, now: Ranks, turns: &mut Vec<Turn>) {
        let all = self.compiled.facts.get(fact).map_or(0, |f| f.all);
        let (mut there, mut absent) = (Vec::new(), Vec::new());
        for element in self.elements() {
            let ask = Ask { fact, element: Some(element) };
            match self.mask(&ask) {
                mask if mask == bit(0) => absent.push(ask),
                mask if mask & bit(0) == 0 => there.push(ask),
                _ => {}
            }
        }
        let before = turns.len();
        for ask in &there {
            self.try_all(std::slice::from_ref(ask), all, now, turns);
        }
        if there.len() > 1 && turns.len() == before {
            self.try_all(&there, bit(0), now, turns);
        }
        let last = 31u32.saturating_sub(all.leading_zeros());
        if !absent.is_empty() && there.is_empty() {
            self.try_all(&absent, 1u32.wrapping_shl(last), now, turns);
        }
    }
}
