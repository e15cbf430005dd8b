//! Judging: one completion, and every completion of the unknown facts.
//!
//! It factors. For one completion of the facts of the goods each element is judged alone, and the
//! highest rank wins; so the ranks that can be reached follow from each element's own, without
//! walking their product.

use ree_rulebook::{Effect, Sure};

use crate::compiled::{Assignment, CFact, Compiled, MAX_FACTS, NA, Slot, bit, bits, rank};
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

/// One element judged for one completion of the facts of the goods, over its own completions.
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
pub(crate) fn shared(compiled: &Compiled, state: &State) -> Vec<Assignment> {
    let mut found = vec![[NA; MAX_FACTS]];
    for (fact, known) in compiled.facts.iter().enumerate().filter(|(_, f)| !f.element) {
        let mask = state.shared.get(fact).copied().unwrap_or(0);
        if mask == 0 {
            continue;
        }
        if mask.count_ones() == 1 {
            // One value: no branching, nothing to copy.
            let value = u8::try_from(mask.trailing_zeros()).unwrap_or(NA);
            for one in &mut found {
                if applies(known, one)
                    && let Some(cell) = one.get_mut(fact)
                {
                    *cell = value;
                }
            }
            continue;
        }
        let mut next = Vec::with_capacity(found.len());
        for assignment in found {
            if !applies(known, &assignment) {
                next.push(assignment);
                continue;
            }
            for value in bits(u128::from(mask)).filter_map(|v| u8::try_from(v).ok()) {
                let mut one = assignment;
                if let Some(cell) = one.get_mut(fact) {
                    *cell = value;
                }
                next.push(one);
            }
        }
        found = next;
    }
    found
}

/// The rules of a slot that a completion of the facts of the goods admits.
pub(crate) fn admitted(compiled: &Compiled, slot: usize, goods: &Assignment) -> u128 {
    let Some(slot) = compiled.slots.get(slot) else { return 0 };
    let count = u32::try_from(slot.rules.len()).unwrap_or(128);
    let mut admit =
        if count >= 128 { u128::MAX } else { 1u128.wrapping_shl(count).wrapping_sub(1) };
    for (fact, known) in compiled.facts.iter().enumerate() {
        if !known.element {
            admit &= slot.admit(fact, goods.get(fact).copied().unwrap_or(NA));
        }
    }
    admit
}

/// Judges every completion; `counts` says which slots have a say.
pub(crate) fn evaluate(
    compiled: &Compiled,
    state: &State,
    goods: &[Assignment],
    counts: &dyn Fn(usize) -> bool,
) -> Evaluation {
    let mut met: Vec<Met> = state
        .slots
        .iter()
        .map(|_| Met { always: u64::MAX, heard_always: u128::MAX, ..Met::default() })
        .collect();
    let mut ranks: Ranks = 0;
    let mut sure = Sure::High;
    let mut judged: Vec<Judged> = Vec::with_capacity(state.slots.len());
    for assignment in goods {
        judged.clear();
        for (one, out) in state.slots.iter().zip(met.iter_mut()) {
            if counts(one.slot) {
                judged.push(judge(compiled, one, assignment, out));
            }
        }
        let floor = judged.iter().map(|j| j.low).max().unwrap_or(rank::CLEAR);
        let reached: Ranks = judged.iter().fold(rank_bit(floor), |all, j| all | j.ranks);
        ranks |= reached & !(rank_bit(floor).wrapping_sub(1));
        sure = sure.min(surest(&judged, floor));
    }
    Evaluation { ranks, sure, met }
}

/// How sure the floor is: for a clear outcome the least sure of all, else the surest element that
/// always reaches it.
fn surest(judged: &[Judged], floor: u8) -> Sure {
    if floor == rank::CLEAR {
        return judged.iter().map(|j| j.sure).min().unwrap_or(Sure::High);
    }
    judged.iter().filter(|j| j.low == floor).map(|j| j.sure).max().unwrap_or(Sure::Low)
}

fn judge(compiled: &Compiled, one: &SlotState, goods: &Assignment, out: &mut Met) -> Judged {
    let mut judged = Judged { low: rank::LICENCE, ranks: 0, sure: Sure::High };
    let Some(slot) = compiled.slots.get(one.slot) else { return judged };
    if let Some(fixed) = one.fixed {
        note(slot, one, (fixed.heard, fixed.rank), out, &mut judged);
        out.ranks |= judged.ranks;
        return judged;
    }
    let admit = admitted(compiled, one.slot, goods);
    for local in one.locals.iter() {
        note(slot, one, verdict(compiled, one, admit, local), out, &mut judged);
    }
    out.ranks |= judged.ranks;
    judged
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
pub(crate) fn verdict(
    compiled: &Compiled,
    one: &SlotState,
    admit: u128,
    local: &Local,
) -> (u128, u8) {
    let Some(slot) = compiled.slots.get(one.slot) else { return (0, rank::GREY) };
    let heard = slot.heard(admit & local.admit);
    let rank = if heard == 0 && slot.element.is_none() { rank::CLEAR } else { slot.rank_of(heard) };
    (heard, rank)
}
