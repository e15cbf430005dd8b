//! Judging: one completion, and every completion of the unknown facts.
//!
//! It factors. For one completion of the facts of the goods each element is judged alone, and the
//! highest rank wins; so the ranks that can be reached follow from each element's own, without
//! walking their product.

use ree_rulebook::{Effect, Sure};

use crate::compiled::{Assignment, CFact, Compiled, MAX_FACTS, Mask, NA, Slot, bit, bits, rank};
use crate::facts::{Local, SlotState, State};

/// Which ranks are reached, as bits.
pub(crate) type Ranks = u8;

/// What all completions come to.
#[derive(Clone, Debug)]
pub(crate) struct Evaluation {
    /// The ranks reached by some completion.
    pub(crate) ranks: Ranks,
    /// The weakest reading the outcome rests on.
    pub(crate) sure: Sure,
    /// For each slot state: items met on every completion, on some, and left open on some.
    pub(crate) met: Vec<Met>,
}

/// What one element comes to over all completions.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Met {
    /// Items met on every completion.
    pub(crate) always: u64,
    /// Items met, or in question, on some.
    pub(crate) ever: u64,
    /// Rules heard on every completion.
    pub(crate) heard_always: u128,
    /// Rules heard on some.
    pub(crate) heard_ever: u128,
    /// Ranks reached by this element alone.
    pub(crate) ranks: Ranks,
}

impl Met {
    /// Before anything was judged.
    fn new() -> Self {
        Self { always: u64::MAX, heard_always: u128::MAX, ..Self::default() }
    }
}

/// A verdict that stands whatever the goods are: made once, not again in each completion.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fixed {
    met: Met,
    judged: Judged,
}

/// One element judged for one completion of the facts of the goods, over its own completions.
#[derive(Clone, Copy, Debug)]
struct Judged {
    low: u8,
    ranks: Ranks,
    sure: Sure,
}

pub(crate) fn rank_bit(rank: u8) -> Ranks {
    1u8.wrapping_shl(u32::from(rank))
}

/// Whether the facts that a fact hangs on make it matter.
fn applies(known: &CFact, assignment: &Assignment) -> bool {
    known
        .applies
        .iter()
        .all(|(on, allowed)| assignment.get(*on).is_some_and(|v| allowed & bit(*v) != 0))
}

/// Every assignment of the facts of the goods that the masks leave.
pub(crate) fn each_goods(
    compiled: &Compiled,
    masks: &[Mask; MAX_FACTS],
    visit: &mut dyn FnMut(&Assignment),
) {
    from_fact(compiled, masks, 0, [NA; MAX_FACTS], visit);
}

/// Walks the values of a fact and of all behind it.
fn from_fact(
    compiled: &Compiled,
    masks: &[Mask; MAX_FACTS],
    from: usize,
    mut goods: Assignment,
    visit: &mut dyn FnMut(&Assignment),
) {
    for (fact, known) in compiled.facts.iter().enumerate().skip(from) {
        let mask = masks.get(fact).copied().unwrap_or(0);
        if known.element || mask == 0 || !applies(known, &goods) {
            continue;
        }
        let mut values = bits(u128::from(mask)).filter_map(|v| u8::try_from(v).ok());
        let first = values.next().unwrap_or(NA);
        let mut set = |value| {
            if let Some(cell) = goods.get_mut(fact) {
                *cell = value;
            }
            goods
        };
        for value in values {
            from_fact(compiled, masks, fact.saturating_add(1), set(value), visit);
        }
        // The first value needs no walk of its own: this one goes on with it.
        set(first);
    }
    visit(&goods);
}

/// The rules of a slot that a completion of the facts of the goods admits.
pub(crate) fn admitted(compiled: &Compiled, slot: &Slot, goods: &Assignment) -> u128 {
    let mut admit = slot.all_rules();
    for (fact, (known, value)) in compiled.facts.iter().zip(goods).enumerate() {
        if !known.element {
            admit &= slot.admit(fact, *value);
        }
    }
    admit
}

/// Judges every completion; `counts` says which slots have a say.
pub(crate) fn evaluate(
    compiled: &Compiled,
    state: &State,
    counts: &dyn Fn(usize) -> bool,
) -> Evaluation {
    let mut met = Vec::with_capacity(state.slots.len());
    let mut once = Floor::new();
    let mut open = false;
    for one in &state.slots {
        let mut own = Met::new();
        if counts(one.slot) {
            match &one.fixed {
                Some(fixed) => {
                    own = fixed.met;
                    once.add(&fixed.judged);
                }
                None => open = true,
            }
        }
        met.push(own);
    }
    if !open {
        return Evaluation { ranks: once.reached(), sure: once.surest(), met };
    }
    let (mut ranks, mut sure): (Ranks, Sure) = (0, Sure::High);
    each_goods(compiled, &state.shared, &mut |goods| {
        let mut floor = once;
        for (one, out) in state.slots.iter().zip(&mut met) {
            if one.fixed.is_none()
                && counts(one.slot)
                && let Some(slot) = compiled.slots.get(one.slot)
            {
                floor.add(&judge(slot, one, admitted(compiled, slot, goods), out));
            }
        }
        ranks |= floor.reached();
        sure = sure.min(floor.surest());
    });
    Evaluation { ranks, sure, met }
}

/// What the elements judged for one completion of the facts of the goods come to together.
#[derive(Clone, Copy)]
struct Floor {
    /// The rank that is reached whatever else is so.
    low: u8,
    ranks: Ranks,
    /// The surest of those that always reach it, and the least sure of all.
    best: Sure,
    least: Sure,
}

impl Floor {
    fn new() -> Self {
        Self { low: rank::CLEAR, ranks: 0, best: Sure::Low, least: Sure::High }
    }

    fn add(&mut self, judged: &Judged) {
        self.ranks |= judged.ranks;
        self.least = self.least.min(judged.sure);
        if judged.low > self.low {
            (self.low, self.best) = (judged.low, judged.sure);
        } else if judged.low == self.low {
            self.best = self.best.max(judged.sure);
        }
    }

    fn reached(&self) -> Ranks {
        let floor = rank_bit(self.low);
        (floor | self.ranks) & !floor.wrapping_sub(1)
    }

    /// For a clear outcome the least sure of all, else the surest element that always reaches it.
    fn surest(&self) -> Sure {
        if self.low == rank::CLEAR { self.least } else { self.best }
    }
}

/// Judges one element over its own completions.
fn judge(slot: &Slot, one: &SlotState, admit: u128, out: &mut Met) -> Judged {
    let mut judged = Judged { low: rank::LICENCE, ranks: 0, sure: Sure::High };
    for local in &one.locals {
        note(slot, one, verdict(slot, admit, local), out, &mut judged);
    }
    out.ranks |= judged.ranks;
    judged
}

/// The verdict of an element's only assignment, where no rule that it admits looks at the goods.
pub(crate) fn fixed(slot: &Slot, one: &SlotState) -> Option<Fixed> {
    let [local] = &*one.locals else { return None };
    if slot.element.is_none() || local.admit & slot.all_rules() & !slot.goods_free != 0 {
        return None;
    }
    let mut met = Met::new();
    let judged = judge(slot, one, slot.all_rules(), &mut met);
    Some(Fixed { met, judged })
}

/// Adds one verdict to what an element comes to.
fn note(
    slot: &Slot,
    one: &SlotState,
    (heard, rank): (u128, u8),
    out: &mut Met,
    judged: &mut Judged,
) {
    out.heard_always &= heard;
    out.heard_ever |= heard;
    let (mut controls, mut opens, mut best) = (0u64, 0u64, Sure::Low);
    for rule in bits(heard).filter_map(|r| slot.rules.get(r)) {
        match rule.effect {
            Effect::Controls => controls |= rule.items,
            Effect::Opens => opens |= rule.items,
            Effect::Excludes => {}
        }
        if rule.rank == rank {
            let own = if rule.small && one.small { rule.sure.min(Sure::Medium) } else { rule.sure };
            best = best.max(own);
        }
    }
    out.always &= controls & one.certain;
    out.ever |= (controls | opens) & one.possible;
    judged.low = judged.low.min(rank);
    judged.ranks |= rank_bit(rank);
    judged.sure = judged.sure.min(best);
}

/// The rules heard and the rank, for one completion. An element-less slot in which no rule is met
/// is clear: its measure does not name the goods.
pub(crate) fn verdict(slot: &Slot, admit: u128, local: &Local) -> (u128, u8) {
    let heard = slot.heard(admit & local.admit);
    let rank = if heard == 0 && slot.element.is_none() { rank::CLEAR } else { slot.rank_of(heard) };
    (heard, rank)
}
