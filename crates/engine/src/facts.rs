//! From what is given and what was read to the values each fact can still take.

use std::str::FromStr;
use std::sync::Arc;

use ree_compose::{Carrier, Class, Content, Interval, Reading};
use ree_contract::{Str, TextSource};
use ree_rulebook::{Derive, Fact, FactValue, Narrow, Requires, Rulebook};
use rust_decimal::Decimal;

use crate::compiled::{Assignment, CFact, Cell, Compiled, MAX_FACTS, Mask, NA, Slot, bit, bits};
use crate::judge::{self, Fixed};
use crate::partners::Partners;

/// A fact that was given, or read from words and accepted.
#[derive(Clone, Debug)]
pub(crate) struct Given {
    pub(crate) fact: usize,
    pub(crate) element: Option<Str>,
    pub(crate) value: u8,
    pub(crate) from: TextSource,
}

/// A given fact that the composition, or another fact, does not allow.
#[derive(Clone, Debug)]
pub(crate) struct Clash {
    pub(crate) given: Given,
}

/// One assignment of the facts of one element.
#[derive(Clone, Debug)]
pub(crate) struct Local {
    pub(crate) values: Assignment,
    /// Rules that admit it.
    pub(crate) admit: u128,
}

/// What is known of one element under one measure, carried by one kind of substance.
#[derive(Clone, Debug)]
pub(crate) struct SlotState {
    pub(crate) slot: usize,
    pub(crate) masks: [Mask; MAX_FACTS],
    pub(crate) locals: Vec<Local>,
    /// Items whose partners are all there for certain, and those whose partners may be.
    pub(crate) certain: u64,
    pub(crate) possible: u64,
    pub(crate) content: Content,
    /// Below the number that makes an addition small.
    pub(crate) small: bool,
    /// The verdict, where it does not depend on the goods: an element that is not there.
    pub(crate) fixed: Option<Fixed>,
}

/// What is known of the goods under one reading of the composition.
#[derive(Clone, Debug)]
pub(crate) struct State {
    pub(crate) shared: [Mask; MAX_FACTS],
    pub(crate) slots: Vec<Arc<SlotState>>,
}

/// Numbers of the rulebook that the derivation of facts needs.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Numbers {
    pub(crate) partner_edge: Decimal,
    pub(crate) alone_from: Decimal,
    pub(crate) small: Decimal,
}

impl Numbers {
    pub(crate) fn of(rulebook: &Rulebook) -> Self {
        let number = |id: &str, fallback: Decimal| {
            rulebook.number(id, None).and_then(|n| Decimal::from_str(n).ok()).unwrap_or(fallback)
        };
        Self {
            partner_edge: number("partner-edge", Decimal::ZERO),
            alone_from: number("alone-from", Decimal::ONE_HUNDRED),
            small: number("small-addition", Decimal::ZERO),
        }
    }
}

/// Everything the derivation looks at.
pub(crate) struct Sight<'a> {
    pub(crate) rulebook: &'a Rulebook,
    pub(crate) compiled: &'a Compiled,
    pub(crate) numbers: Numbers,
    /// The composition, if one was given.
    pub(crate) reading: Option<&'a Reading>,
    /// Its metals, with their content.
    pub(crate) metals: Vec<(Str, Interval)>,
    pub(crate) given: &'a [Given],
}

impl Sight<'_> {
    /// The values each fact can still take; with the given facts that clash.
    pub(crate) fn state(&self) -> (State, Vec<Clash>) {
        let mut clashes = Vec::new();
        let mut shared = [0; MAX_FACTS];
        for (place, fact) in self.compiled.facts.iter().enumerate().filter(|(_, f)| !f.element) {
            let derived = self.derived(place, fact.derive);
            let given = self.given.iter().find(|g| g.fact == place && g.element.is_none());
            let mask = match given {
                Some(g) if derived & bit(g.value) != 0 => bit(g.value),
                Some(g) => {
                    clashes.push(Clash { given: g.clone() });
                    derived
                }
                None => self.narrowed(place, derived),
            };
            if let Some(cell) = shared.get_mut(place) {
                *cell = mask;
            }
        }
        let mut slots = Vec::with_capacity(self.compiled.slots.len());
        for (place, slot) in self.compiled.slots.iter().enumerate() {
            self.slot(place, slot, &mut slots, &mut clashes);
        }
        (State { shared, slots }, clashes)
    }

    /// What the composition leaves of a fact of the goods.
    fn derived(&self, place: usize, derive: Option<Derive>) -> Mask {
        let all = self.compiled.facts.get(place).map_or(0, |f| f.all);
        let (Some(Derive::Material), Some(reading)) = (derive, self.reading) else { return all };
        let Some(fact) = self.rulebook.facts().get(place) else { return all };
        let mut possible = 0;
        for (value, v) in fact.value.iter().enumerate() {
            let Ok(value) = u8::try_from(value) else { continue };
            let (mut certain, mut may) = (true, true);
            for required in &v.requires {
                let from = Decimal::from_str(&required.from).unwrap_or(Decimal::ZERO);
                let (low, high) = sum(reading, &required.any_of);
                certain &= low >= from;
                may &= high >= from;
            }
            if certain && !v.requires.is_empty() {
                return bit(value);
            }
            if may {
                possible |= bit(value);
            }
        }
        possible
    }

    /// What the class of the composition leaves of a fact that was not given.
    fn narrowed(&self, place: usize, mask: Mask) -> Mask {
        let (Some(fact), Some(reading)) = (self.rulebook.facts().get(place), self.reading) else {
            return mask;
        };
        let Some((_, narrow)) = narrow(fact, reading) else { return mask };
        let left = narrow
            .to
            .iter()
            .filter_map(|v| self.compiled.value(self.rulebook, place, v))
            .fold(0, |m, v| m | bit(v));
        if mask & left == 0 { mask } else { mask & left }
    }

    fn slot(
        &self,
        place: usize,
        slot: &Slot,
        out: &mut Vec<Arc<SlotState>>,
        clashes: &mut Vec<Clash>,
    ) {
        let of_slot = |g: &&Given| g.element == slot.element;
        let content = match (&slot.element, self.reading) {
            (None, _) => Content { interval: Interval::ZERO, main: false, stated: false },
            (_, None) => Content { interval: Interval::ANY, main: false, stated: false },
            (Some(element), Some(reading)) => reading.content(element),
        };
        let bare = !content.stated && content.interval == Interval::ZERO;
        let known =
            slot.element.as_ref().filter(|_| !bare || self.given.iter().any(|g| of_slot(&g)));
        let Some(element) = known else {
            out.extend(slot.bare.clone());
            return;
        };
        // Of an element that is not there only its absence matters.
        let spoken = |g: &Given| of_slot(&g) && g.from != TextSource::Facts;
        let absent =
            content.interval == Interval::ZERO && !content.main && !self.given.iter().any(spoken);
        let partners = if absent { Partners::none() } else { self.partners(slot, element) };
        let mut masks = [0; MAX_FACTS];
        let mut carriers: Vec<Mask> = Vec::new();
        for (fact, known) in self.compiled.facts.iter().enumerate().filter(|(_, f)| f.element) {
            let derived = match known.derive {
                Some(Derive::Content) => cells(&known.cells, slot.edge, content),
                Some(Derive::Carrier | Derive::Partners) if absent => 0,
                Some(Derive::Partners) => self.partner_values(fact, &partners, content),
                Some(Derive::Carrier) => {
                    carriers = self.carriers(fact, element);
                    carriers.iter().fold(0, |m, c| m | c)
                }
                _ => known.all,
            };
            let given = self.given.iter().find(|g| g.fact == fact && of_slot(g));
            // Words that say there is more than the composition tells leave it open.
            let more = |g: &Given| {
                let content = known.derive == Some(Derive::Content);
                content && g.from != TextSource::Facts && bit(g.value) > derived
            };
            let mask = match given {
                Some(g) if more(g) => {
                    clashes.push(Clash { given: g.clone() });
                    derived | bit(g.value)
                }
                Some(g) if self.allows(fact, known.derive, derived, g.value) => {
                    if known.derive == Some(Derive::Carrier) {
                        carriers = vec![bit(g.value)];
                    }
                    bit(g.value)
                }
                Some(g) => {
                    clashes.push(Clash { given: g.clone() });
                    derived
                }
                None => derived,
            };
            if let Some(cell) = masks.get_mut(fact) {
                *cell = mask;
            }
        }
        let carrier = self.compiled.facts.iter().position(|f| f.derive == Some(Derive::Carrier));
        if carriers.is_empty() {
            carriers.push(0);
        }
        for one in carriers {
            let mut own = masks;
            if let Some(cell) = carrier.and_then(|c| own.get_mut(c)) {
                *cell = one;
            }
            let state = SlotState {
                slot: place,
                masks: own,
                locals: Vec::new(),
                certain: partners.certain,
                possible: partners.possible,
                content,
                small: content.stated && content.interval.high < self.numbers.small,
                fixed: None,
            };
            out.push(Arc::new(state.ready(&self.compiled.facts, slot)));
        }
    }

    /// Whether what the composition shows leaves a given value. A carrier that was not stated is
    /// free to be given; of an element that is not there nothing is known but that.
    fn allows(&self, fact: usize, derive: Option<Derive>, derived: Mask, value: u8) -> bool {
        let unstated = || self.compiled.value(self.rulebook, fact, "unstated").map(bit);
        derived & bit(value) != 0
            || derived == 0
            || (derive == Some(Derive::Carrier) && Some(derived) == unstated())
    }

    /// The kinds of substance that carry the element.
    fn carriers(&self, fact: usize, element: &str) -> Vec<Mask> {
        let value = |id: &str| self.compiled.value(self.rulebook, fact, id).map(bit);
        let unstated = || value("unstated").into_iter().collect();
        let Some(reading) = self.reading else { return unstated() };
        let found: Vec<Mask> = reading
            .carriers(element)
            .into_iter()
            .filter_map(|c| {
                value(match c {
                    Carrier::Metal => "metal",
                    Carrier::Oxide if reading.beside(element) => "oxide_beside",
                    Carrier::Oxide => "oxide",
                    Carrier::ComplexOxide => "complex_oxide",
                    Carrier::Compound => "compound",
                    Carrier::Unstated => "unstated",
                })
            })
            .collect();
        if found.is_empty() { unstated() } else { found }
    }
}

/// The class of a composition, and the values of a fact that it leaves.
pub(crate) fn narrow<'a>(fact: &'a Fact, reading: &Reading) -> Option<(&'static str, &'a Narrow)> {
    let class = match reading.class() {
        Class::Metal => "metal",
        Class::Oxide => "oxide",
        Class::Compound => "compound",
        Class::Mixed => return None,
    };
    let narrow = fact.narrow.iter().find(|n| n.class.iter().any(|c| &**c == class))?;
    Some((class, narrow))
}

/// Whether goods may be of the material that a value asks for.
pub(crate) fn may_be(value: &FactValue, reading: &Reading) -> bool {
    let enough = |r: &Requires| {
        Decimal::from_str(&r.from).is_ok_and(|from| sum(reading, &r.any_of).1 >= from)
    };
    !value.requires.is_empty() && value.requires.iter().all(enough)
}

/// Whether the composition tells of everything that the material of a value consists of.
pub(crate) fn tells_of(value: &FactValue, reading: &Reading) -> bool {
    let told = |element: &Str| {
        let content = reading.content(element);
        content.stated && !content.interval.high.is_zero()
            || reading.groups.iter().any(|g| g.holds.contains(element))
    };
    !value.requires.is_empty() && value.requires.iter().all(|r| r.any_of.iter().any(told))
}

/// Least and most of the sum of these elements.
fn sum(reading: &Reading, elements: &[Str]) -> (Decimal, Decimal) {
    let mut total = Interval::ZERO;
    for element in elements {
        total = total.plus(reading.content(element).interval);
    }
    // `PrNd 29`: which of them is not told, but their sum is.
    for group in reading.groups.iter().filter(|g| g.holds.iter().all(|e| elements.contains(e))) {
        total.low = total.low.checked_add(group.least).unwrap_or(total.low);
    }
    (total.low, total.high.min(Decimal::ONE_HUNDRED))
}

/// The content cells that an interval touches.
fn cells(cells: &[Cell], edge: Decimal, content: Content) -> Mask {
    let interval = content.interval;
    let last = u8::try_from(cells.len().saturating_sub(1)).unwrap_or(0);
    if content.main {
        return bit(last);
    }
    let mut mask = 0;
    let (mut from, mut from_open) = (Decimal::ZERO, false);
    for (place, cell) in cells.iter().enumerate() {
        let (to, to_open) = match cell {
            Cell::Zero => (Decimal::ZERO, false),
            Cell::Edge => (edge, true),
            Cell::Below(n) => (*n, true),
            Cell::Open => (Decimal::MAX, false),
        };
        let above =
            interval.high > from || (interval.high == from && !interval.high_open && !from_open);
        let below = interval.low < to || (interval.low == to && !interval.low_open && !to_open);
        if above && below {
            mask |= u8::try_from(place).map_or(0, bit);
        }
        (from, from_open) = (to, *cell == Cell::Zero);
    }
    mask
}

/// What is known of an element that is not there, and that nothing was said of; of the goods, for a
/// slot that names no element.
pub(crate) fn bare(facts: &[CFact], place: usize, slot: &Slot) -> SlotState {
    let content = Content { interval: Interval::ZERO, main: false, stated: false };
    let mut masks = [0; MAX_FACTS];
    for (known, mask) in facts.iter().zip(&mut masks) {
        *mask = match known.derive {
            _ if !known.element || slot.element.is_none() => 0,
            Some(Derive::Content) => cells(&known.cells, slot.edge, content),
            Some(Derive::Carrier | Derive::Partners) => 0,
            _ => known.all,
        };
    }
    let items = if slot.element.is_some() { 0 } else { u64::MAX };
    let (certain, possible) = (items, items);
    let state = SlotState {
        slot: place,
        masks,
        locals: Vec::new(),
        certain,
        possible,
        content,
        small: false,
        fixed: None,
    };
    state.ready(facts, slot)
}

impl SlotState {
    /// With what follows from its masks.
    pub(crate) fn ready(mut self, facts: &[CFact], slot: &Slot) -> Self {
        self.locals = locals(facts, slot, &self.masks);
        self.fixed = judge::fixed(slot, &self);
        self
    }
}

/// Every assignment of an element's facts that the masks leave.
fn locals(facts: &[CFact], slot: &Slot, masks: &[Mask; MAX_FACTS]) -> Vec<Local> {
    let mut found = vec![Local { values: [NA; MAX_FACTS], admit: u128::MAX }];
    for (fact, known) in facts.iter().enumerate().filter(|(_, f)| f.element) {
        let mask = masks.get(fact).copied().unwrap_or(0);
        let first = u8::try_from(mask.trailing_zeros()).unwrap_or(NA);
        let mut more: Vec<Local> = Vec::new();
        for one in &mut found {
            let applies = known
                .applies
                .iter()
                .all(|(on, allowed)| one.values.get(*on).is_some_and(|v| allowed & bit(*v) != 0));
            if !applies || mask == 0 {
                one.admit &= slot.admit(fact, NA);
                continue;
            }
            for value in bits(u128::from(mask)).skip(1).filter_map(|v| u8::try_from(v).ok()) {
                let mut other = one.clone();
                other.set(slot, fact, value);
                more.push(other);
            }
            one.set(slot, fact, first);
        }
        found.append(&mut more);
    }
    found
}

impl Local {
    fn set(&mut self, slot: &Slot, fact: usize, value: u8) {
        if let Some(cell) = self.values.get_mut(fact) {
            *cell = value;
        }
        self.admit &= slot.admit(fact, value);
    }
}
