//! The rulebook made ready to judge: facts and values as numbers, conditions as bit masks.
//!
//! Nothing here knows an element, a control code or a law; it only knows that there are facts
//! with values, rules with conditions, and exceptions.

use std::str::FromStr;
use std::sync::{Arc, OnceLock};

use ree_contract::{Citations, Str, Text};
use ree_rulebook::{Data, Derive, Effect, Fact, FactScope, Lean, Rule, Rulebook, Sure};
use rust_decimal::Decimal;

use crate::facts::{self, SlotState};
use crate::words;
use ree_contract::order;

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
    /// Makes a rulebook ready.
    ///
    /// # Errors
    /// What goes past a limit, or does not fit.
    pub(crate) fn new(rulebook: &Rulebook) -> Result<Self, String> {
        let data = rulebook.data();
        if data.facts.len() > MAX_FACTS {
            return Err(format!("more than {MAX_FACTS} facts"));
        }
        let facts: Vec<CFact> =
            data.facts.iter().map(|f| fact(f, data)).collect::<Result<_, _>>()?;
        for f in facts.iter().filter(|f| f.element) {
            let on = |(k, _): &(usize, Mask)| facts.get(*k).is_some_and(|o| !o.element);
            if f.applies.iter().any(on) {
                return Err(format!("{}: a fact of an element hangs on a fact of the goods", f.id));
            }
        }
        let (mut slots, mut elements) = (Vec::new(), Vec::new());
        for (family, held) in data.families.iter().enumerate() {
            let measure = data.measures.iter().position(|m| m.id == held.measure);
            if let Some(measure) = measure {
                let mut slot = slot(rulebook, &facts, measure, family)?;
                if let Some(element) = &slot.element {
                    let known = elements.iter().position(|e| e == element);
                    slot.number = Some(known.unwrap_or(elements.len()));
                    if known.is_none() {
                        elements.push(element.clone());
                    }
                }
                slot.bare = Some(Arc::new(facts::bare(&facts, slots.len(), &slot)));
                slots.push(slot);
            }
        }
        Ok(Self {
            facts,
            slots,
            elements,
            not_known: words::message(rulebook, "not-known", &[]).into(),
            does_not_apply: words::message(rulebook, "does-not-apply", &[]).into(),
        })
    }

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

fn mask_of(fact: &Fact, values: &[Str]) -> Mask {
    let place = |id: &Str| fact.value.iter().position(|v| v.id == *id);
    values.iter().filter_map(place).filter_map(|p| u8::try_from(p).ok()).fold(0, |m, p| m | bit(p))
}

fn fact(f: &Fact, data: &Data) -> Result<CFact, String> {
    if f.value.len() >= usize::from(NA) {
        return Err(format!("{}: too many values", f.id));
    }
    let mut applies = Vec::new();
    for (on, values) in &f.applies {
        let mut known = data.facts.iter().enumerate();
        let (place, other) =
            known.find(|(_, f)| f.id == *on).ok_or_else(|| format!("{on} is no fact"))?;
        applies.push((place, mask_of(other, values)));
    }
    let cell = |below: &Option<Str>| match below.as_deref() {
        None => Ok(Cell::Open),
        Some("zero") => Ok(Cell::Zero),
        Some("edge") => Ok(Cell::Edge),
        Some(n) => Decimal::from_str(n).map(Cell::Below).map_err(|e| format!("{n}: {e}")),
    };
    Ok(CFact {
        id: f.id.clone(),
        element: f.scope == FactScope::Element,
        applies,
        all: f
            .value
            .iter()
            .enumerate()
            .fold(0, |m, (p, _)| m | 1u32.wrapping_shl(u32::try_from(p).unwrap_or(0))),
        derive: f.derive,
        identity: f.identity,
        labels: f.value.iter().map(|v| Arc::new((&v.label).into())).collect(),
        cells: f.value.iter().map(|v| cell(&v.below)).collect::<Result<_, _>>()?,
    })
}

fn slot(
    rulebook: &Rulebook,
    facts: &[CFact],
    measure: usize,
    family: usize,
) -> Result<Slot, String> {
    let data = rulebook.data();
    let held = data.families.get(family).ok_or("no family")?;
    let element = held.element.clone();
    let paired: Vec<&Str> =
        data.facts.iter().flat_map(|f| f.value.iter().flat_map(|v| &v.lists)).collect();
    let partners = order::once(held.item.iter().flat_map(|i| i.partners.iter().cloned()));
    if partners.len() > MAX_ITEMS {
        return Err(format!("{}: more than {MAX_ITEMS} partners", held.family));
    }
    let mut items = Vec::new();
    for item in held.item.iter().filter(|i| !i.heading && !i.reserved) {
        let class = item.class.clone().unwrap_or_else(|| "".into());
        items.push(SlotItem {
            code: item.code.clone(),
            order: data.class_order.iter().position(|c| *c == class).unwrap_or(usize::MAX),
            paired: paired.contains(&&class),
            with: places(&partners, |p| item.partners.contains(p)),
            partners: item.partners.clone(),
            heading: item.parent.clone(),
            class,
        });
    }
    if items.len() > MAX_ITEMS {
        return Err(format!("{}: more than {MAX_ITEMS} items", held.family));
    }
    let speaks = |r: &&Rule| {
        r.measure == held.measure
            && match &element {
                Some(e) => r.elements.is_empty() || r.elements.contains(e),
                None => r.class.iter().any(|c| items.iter().any(|i| i.class == *c)),
            }
    };
    let (numbers, chosen): (Vec<usize>, Vec<&Rule>) =
        data.rules.iter().enumerate().filter(|(_, r)| speaks(r)).unzip();
    if chosen.len() > MAX_RULES {
        return Err(format!("{}: more than {MAX_RULES} rules", held.family));
    }
    let classes = order::once(items.iter().filter(|i| i.paired).map(|i| i.class.clone()));
    let lines = |class: Str| {
        let lines = places(&items, |i| i.class == class && !i.partners.is_empty());
        (class, lines)
    };
    let pairs = classes.into_iter().map(lines).collect();
    let mut built = Slot {
        measure,
        element,
        number: None,
        rules: Vec::new(),
        allow: vec![[u128::MAX; 32]; facts.len()],
        ranks: [0; rank::COUNT],
        items,
        edge: edge(rulebook, held.element.as_deref()),
        goods_free: 0,
        partners,
        pairs,
        bare: None,
    };
    for (number, (rule, place)) in chosen.iter().zip(numbers).enumerate() {
        let one = 1u128.wrapping_shl(u32::try_from(number).unwrap_or(0));
        let ready = slot_rule(rulebook, facts, &chosen, &built, rule, place);
        for (fact, row) in built.allow.iter_mut().enumerate() {
            let Some(condition) = ready.conditions.iter().find(|c| c.fact == fact) else {
                continue;
            };
            for (value, cell) in row.iter_mut().enumerate() {
                if condition.mask & 1u32.wrapping_shl(u32::try_from(value).unwrap_or(0)) == 0 {
                    *cell &= !one;
                }
            }
        }
        let on_goods = |c: &SlotCondition| facts.get(c.fact).is_some_and(|f| !f.element);
        if !ready.conditions.iter().any(on_goods) {
            built.goods_free |= one;
        }
        if let Some(rules) = built.ranks.get_mut(usize::from(ready.rank)) {
            *rules |= one;
        }
        built.rules.push(ready);
    }
    Ok(built)
}

fn edge(rulebook: &Rulebook, element: Option<&str>) -> Decimal {
    rulebook
        .number("trace-edge", element)
        .and_then(|n| Decimal::from_str(n).ok())
        .unwrap_or(Decimal::ZERO)
}

fn slot_rule(
    rulebook: &Rulebook,
    facts: &[CFact],
    chosen: &[&Rule],
    slot: &Slot,
    rule: &Rule,
    place: usize,
) -> SlotRule {
    let rank = match (rule.effect, rule.lean) {
        (Effect::Controls, _) => rank::LICENCE,
        (Effect::Excludes, _) => rank::CLEAR,
        (Effect::Opens, Some(Lean::LicenceRequired)) => rank::GREY_LICENCE,
        (Effect::Opens, Some(Lean::NotControlled)) => rank::GREY_CLEAR,
        (Effect::Opens, None) => rank::GREY,
    };
    let beaten = |id: &Str| chosen.iter().position(|r| r.id == *id);
    let beats = rule
        .beats
        .iter()
        .filter_map(beaten)
        .fold(0u128, |m, p| m | 1u128.wrapping_shl(u32::try_from(p).unwrap_or(0)));
    let items = places(&slot.items, |i| rule.class.contains(&i.class));
    let mut conditions: Vec<SlotCondition> = Vec::new();
    for (fact, values) in &rule.when {
        let Some(fact) = facts.iter().position(|f| f.id == *fact) else { continue };
        let Some(known) = rulebook.facts().get(fact) else { continue };
        let condition = SlotCondition { fact, mask: mask_of(known, values) };
        order::insert(&mut conditions, condition, |known, new| known.fact <= new.fact);
    }
    let code = spoken_of(slot, items);
    SlotRule {
        place,
        rank,
        effect: rule.effect,
        sure: rule.sure,
        small: rule.small,
        notice: rule.notice.clone(),
        beats,
        items,
        code,
        conditions,
        classes: rule.class.clone(),
        said: OnceLock::new(),
    }
}

/// The one item that a rule speaks of, or the heading above several.
fn spoken_of(slot: &Slot, items: u64) -> Option<Str> {
    let chosen = || bits(u128::from(items)).filter_map(|i| slot.items.get(i));
    let first = chosen().min_by_key(|i| i.order)?;
    let heading = match chosen().filter(|i| i.class == first.class).count() {
        1 => None,
        _ => first.heading.clone(),
    };
    heading.or_else(|| Some(first.code.clone()))
}
