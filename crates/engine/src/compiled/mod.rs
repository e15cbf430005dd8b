//! The rulebook made ready to judge: facts and values as numbers, conditions as bit masks.
//!
//! Nothing here knows an element, a control code or a law; it only knows that there are facts
//! with values, rules with conditions, and exceptions.

mod make;

use std::sync::{Arc, OnceLock};

use ree_contract::{Citations, Str, Text};
use ree_rulebook::{Derive, Effect, Rulebook, Sure};
use rust_decimal::Decimal;

use crate::facts::SlotState;
use crate::words;

/// Most facts a vocabulary may have.
pub(crate) const MAX_FACTS: usize = 16;
/// A fact that does not apply.
pub(crate) const NA: u8 = 31;
/// Most rules that may speak of one element.
pub(crate) const MAX_RULES: usize = 128;
/// Most items of one element.
pub(crate) const MAX_ITEMS: usize = 64;

/// Values of facts, as bits; bit [`NA`] says that the fact does not apply.
pub(crate) type Mask = u32;
/// One value a fact.
pub(crate) type Assignment = [u8; MAX_FACTS];

/// How strongly a rule, or an outcome, points to control: the order of outcomes.
pub(crate) mod rank {
    /// Not controlled.
    pub(crate) const CLEAR: u8 = 0;
    /// Grey, leaning away from control.
    pub(crate) const GREY_CLEAR: u8 = 1;
    /// Grey, no lean.
    pub(crate) const GREY: u8 = 2;
    /// Grey, leaning to control.
    pub(crate) const GREY_LICENCE: u8 = 3;
    /// Licence required.
    pub(crate) const LICENCE: u8 = 4;
    /// How many there are.
    pub(crate) const COUNT: usize = 5;
}

/// A fact of the vocabulary.
#[derive(Debug)]
pub(crate) struct CFact {
    pub(crate) id: Str,
    pub(crate) element: bool,
    pub(crate) applies: Vec<(usize, Mask)>,
    pub(crate) all: Mask,
    pub(crate) derive: Option<Derive>,
    pub(crate) identity: bool,
    /// Its values in words.
    pub(crate) labels: Vec<Arc<Text>>,
    /// Content facts: the upper, open end of each value's cell; none: no end.
    pub(crate) cells: Vec<Cell>,
}

/// The upper end of a content cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cell {
    /// Exactly nothing.
    Zero,
    /// Below the element's own edge.
    Edge,
    /// Below this.
    Below(Decimal),
    /// No end.
    Open,
}

/// An element (or, for a family that names none, the goods) under one measure.
#[derive(Debug)]
pub(crate) struct Slot {
    pub(crate) measure: usize,
    pub(crate) element: Option<Str>,
    /// The element's place among those of all slots.
    pub(crate) number: Option<usize>,
    pub(crate) rules: Vec<SlotRule>,
    /// For each fact and value, the rules that admit it; the last entry is [`NA`].
    allow: Vec<[u128; 32]>,
    /// The rules of each rank.
    pub(crate) ranks: [u128; rank::COUNT],
    pub(crate) items: Vec<SlotItem>,
    /// Edge of a trace.
    pub(crate) edge: Decimal,
    /// Rules that look at no fact of the goods.
    pub(crate) goods_free: u128,
    /// Every partner that a line names.
    pub(crate) partners: Vec<Str>,
    /// Classes that hold pairs, with their lines that name partners.
    pub(crate) pairs: Vec<(Str, u64)>,
    /// Its state where the element is not there.
    pub(crate) bare: Option<Arc<SlotState>>,
}

/// An item of a slot.
#[derive(Debug)]
pub(crate) struct SlotItem {
    pub(crate) code: Str,
    pub(crate) class: Str,
    /// Where the class stands in the order of codes.
    pub(crate) order: usize,
    pub(crate) partners: Vec<Str>,
    /// The same, as places among the slot's partners.
    pub(crate) with: u64,
    /// The class holds pairs: a line without partners means the element alone.
    pub(crate) paired: bool,
    pub(crate) heading: Option<Str>,
}

/// A rule, for one slot.
#[derive(Debug)]
pub(crate) struct SlotRule {
    /// Its place in the rulebook.
    place: usize,
    pub(crate) rank: u8,
    pub(crate) effect: Effect,
    pub(crate) sure: Sure,
    pub(crate) small: bool,
    pub(crate) notice: Option<Str>,
    /// Rules it silences.
    beats: u128,
    /// Items of its classes.
    pub(crate) items: u64,
    /// The item or heading it speaks of.
    pub(crate) code: Option<Str>,
    pub(crate) conditions: Vec<SlotCondition>,
    pub(crate) classes: Vec<Str>,
    said: OnceLock<Said>,
}

/// A condition of a rule, for one slot.
#[derive(Debug)]
pub(crate) struct SlotCondition {
    pub(crate) fact: usize,
    pub(crate) mask: Mask,
}

/// A rule in words. Most rules are never told: these are made when one is first.
#[derive(Debug)]
pub(crate) struct Said {
    /// Rule id and element.
    pub(crate) name: Str,
    pub(crate) text: Arc<Text>,
    /// Of each condition.
    pub(crate) conditions: Vec<Arc<Text>>,
    pub(crate) citations: Citations,
}

impl SlotRule {
    /// In words; the slot is its own.
    pub(crate) fn said(&self, rulebook: &Rulebook, slot: &Slot) -> &Said {
        self.said.get_or_init(|| {
            let element = slot.element.as_deref();
            let condition = |c: &SlotCondition| {
                let fact = rulebook.facts().get(c.fact)?;
                Some(words::condition(rulebook, fact, c.mask, element).into())
            };
            let rule = rulebook.data().rules.get(self.place);
            let id = rule.map_or("", |r| &*r.id);
            Said {
                name: element.map_or_else(|| id.into(), |e| format!("{id}:{e}").into()),
                text: rule.map_or_else(Text::none, |r| Text::from(&r.text)).into(),
                conditions: self.conditions.iter().filter_map(condition).collect(),
                citations: rule
                    .map(|r| words::citations(rulebook, r, self.code.as_deref()))
                    .unwrap_or_default()
                    .into(),
            }
        })
    }
}

/// The whole rulebook, made ready.
#[derive(Debug)]
pub(crate) struct Compiled {
    pub(crate) facts: Vec<CFact>,
    pub(crate) slots: Vec<Slot>,
    /// The elements of all slots, in the order of the law.
    pub(crate) elements: Vec<Str>,
    /// “not known” and “does not apply”.
    pub(crate) not_known: Arc<Text>,
    pub(crate) does_not_apply: Arc<Text>,
}

impl Slot {
    /// A bit for each rule.
    pub(crate) fn all_rules(&self) -> u128 {
        match u32::try_from(self.rules.len()) {
            Ok(count) if count < 128 => 1u128.wrapping_shl(count).wrapping_sub(1),
            _ => u128::MAX,
        }
    }

    /// The rules that admit a value of a fact.
    pub(crate) fn admit(&self, fact: usize, value: u8) -> u128 {
        self.allow
            .get(fact)
            .and_then(|row| row.get(usize::from(value)))
            .copied()
            .unwrap_or(u128::MAX)
    }

    /// The rules that are heard among those that are met: exceptions silence others, unless they
    /// are silenced themselves.
    pub(crate) fn heard(&self, met: u128) -> u128 {
        let mut heard = met;
        for _ in 0..8 {
            let mut silenced = 0u128;
            for r in bits(heard) {
                silenced |= self.rules.get(r).map_or(0, |rule| rule.beats);
            }
            let next = met & !silenced;
            if next == heard {
                break;
            }
            heard = next;
        }
        heard
    }

    /// The highest rank among rules. Silence never clears: where no rule speaks it is grey.
    pub(crate) fn rank_of(&self, heard: u128) -> u8 {
        let mut rank = rank::LICENCE;
        for rules in self.ranks.iter().rev() {
            if heard & rules != 0 {
                return rank;
            }
            rank = rank.saturating_sub(1);
        }
        rank::GREY
    }
}

/// The places of the set bits.
pub(crate) fn bits(mut mask: u128) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        if mask == 0 {
            return None;
        }
        let place = mask.trailing_zeros() as usize;
        mask &= mask.wrapping_sub(1);
        Some(place)
    })
}

/// The places of those that pass a test, as bits; at most [`MAX_ITEMS`] are looked at.
pub(crate) fn places<T>(of: &[T], test: impl Fn(&T) -> bool) -> u64 {
    let mut one = 1u64;
    let mut found = 0;
    for item in of {
        if test(item) {
            found |= one;
        }
        one = one.wrapping_shl(1);
    }
    found
}

/// One bit.
pub(crate) fn bit(value: u8) -> Mask {
    1u32.wrapping_shl(u32::from(value))
}
impl Compiled {
    /// An element by its number.
    pub(crate) fn element(&self, number: Option<usize>) -> Option<&Str> {
        self.elements.get(number?)
    }

    /// The place of a fact.
    pub(crate) fn fact(&self, id: &str) -> Option<usize> {
        self.facts.iter().position(|f| &*f.id == id)
    }

    /// The place of a value in a fact.
    pub(crate) fn value(&self, rulebook: &Rulebook, fact: usize, id: &str) -> Option<u8> {
        let values = &rulebook.facts().get(fact)?.value;
        values.iter().position(|v| &*v.id == id).and_then(|p| u8::try_from(p).ok())
    }
}
