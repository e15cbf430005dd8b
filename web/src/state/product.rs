//! From what was entered to the [`Product`] that is judged.

use ree_contract::{CompositionInput, Product, Shipment};
use ree_rulebook::Fact;

use super::State;

/// A text of which less than one part in so many is left is another text.
const KEPT: usize = 3;

/// The product that the form holds. A fact whose ground is gone (how the magnet sits, of what is
/// now a powder) stays in the form for the way back but is not sent.
pub(crate) fn product(state: &State, vocabulary: &[Fact]) -> Product {
    let text = state.text.trim();
    let mut facts = state.facts.clone();
    facts.retain(|fact, _| holds(state, vocabulary, fact));
    let filled = |value: &str| Some(value.trim().to_owned()).filter(|v| !v.is_empty());
    Product {
        contract: Some(ree_contract::CONTRACT),
        composition: (!text.is_empty()).then(|| CompositionInput::Text(state.text.to_string())),
        facts,
        hs_code: filled(&state.hs_code),
        shipment: Some(Shipment {
            date: filled(&state.date),
            destination: filled(&state.destination),
            purpose: state.purpose,
            ..Shipment::default()
        }),
        ..Product::default()
    }
}

/// Whether the fact still has the ground it hangs on. A ground that was not given speaks for
/// nothing: the engine may know it from the composition.
fn holds(state: &State, vocabulary: &[Fact], fact: &str) -> bool {
    let Some(known) = vocabulary.iter().find(|f| &*f.id == fact) else { return true };
    known.applies.iter().all(|(ground, values)| {
        state.facts.get(&**ground).is_none_or(|given| values.iter().any(|v| **v == **given))
    })
}

/// Whether a text was put in the place of another: at its ends hardly anything of the old one is
/// left. Corrections and additions leave more.
pub(super) fn other_goods(old: &str, new: &str) -> bool {
    let (old, new) = (old.trim(), new.trim());
    let before = old.bytes().zip(new.bytes()).take_while(|(a, b)| a == b).count();
    let after = old.bytes().rev().zip(new.bytes().rev()).take_while(|(a, b)| a == b).count();
    before.saturating_add(after).saturating_mul(KEPT) < old.len()
}
