//! Silence never clears: every combination of facts, with a listed element present, must meet a
//! rule. Walks them all and tells the gaps.

use ree_rulebook::{Derive, Rulebook};

use crate::compiled::{Compiled, MAX_FACTS, bit};
use crate::facts::SlotState;
use crate::judge;

/// A combination of facts of which no rule speaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The element.
    pub element: String,
    /// The measure.
    pub measure: String,
    /// Facts and values.
    pub facts: Vec<(String, String)>,
}

/// How many combinations there are, and those of which no rule speaks.
pub(crate) fn walk(rulebook: &Rulebook, compiled: &Compiled) -> (usize, Vec<Gap>) {
    let mut shared = [0; MAX_FACTS];
    let mut masks = [0; MAX_FACTS];
    for (place, fact) in compiled.facts.iter().enumerate() {
        let mask = match fact.derive {
            // Present: every content cell but the first, which is "none".
            Some(Derive::Content) => fact.all & !bit(0),
            _ => fact.all,
        };
        let cell = if fact.element { masks.get_mut(place) } else { shared.get_mut(place) };
        if let Some(cell) = cell {
            *cell = mask;
        }
    }
    let mut goods = Vec::new();
    judge::each_goods(compiled, &shared, &mut |one| goods.push(*one));
    let mut gaps = Vec::new();
    let mut walked = 0usize;
    for slot in &compiled.slots {
        let (Some(element), Some(bare)) = (&slot.element, &slot.bare) else { continue };
        let one = SlotState { masks, ..SlotState::clone(bare) }.ready(&compiled.facts, slot);
        for assignment in &goods {
            let admit = judge::admitted(compiled, slot, assignment);
            for local in &one.locals {
                walked = walked.saturating_add(1);
                if judge::verdict(slot, admit, local).0 == 0 {
                    let value = |fact: usize| {
                        [assignment, &local.values].iter().find_map(|a| {
                            a.get(fact).copied().filter(|v| {
                                bit(*v) & compiled.facts.get(fact).map_or(0, |f| f.all) != 0
                            })
                        })
                    };
                    gaps.push(Gap {
                        element: element.to_string(),
                        measure: rulebook
                            .measures()
                            .get(slot.measure)
                            .map_or("", |m| &m.id)
                            .to_owned(),
                        facts: rulebook
                            .facts()
                            .iter()
                            .enumerate()
                            .filter_map(|(i, f)| {
                                let v = f.value.get(usize::from(value(i)?))?;
                                Some((f.id.to_string(), v.id.to_string()))
                            })
                            .collect(),
                    });
                }
            }
        }
    }
    (walked, gaps)
}
