//! Makes a rulebook ready: its facts, and one slot a measure and element.

use std::str::FromStr;
use std::sync::{Arc, OnceLock};

use ree_contract::order;
use ree_rulebook::{Data, Effect, Fact, FactScope, Lean, Rule, Rulebook, Str};
use rust_decimal::Decimal;

use super::{
    CFact, Cell, Compiled, MAX_FACTS, MAX_ITEMS, MAX_RULES, Mask, NA, Slot, SlotCondition,
    SlotItem, SlotRule, bit, bits, places, rank,
};
use crate::{facts, words};

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
