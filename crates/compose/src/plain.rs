//! The frequent kind of list, reckoned at once: elements by symbol, each once, by mass, and a balance that
//! takes the rest. Nothing else that the resolver looks for can be in it; a test holds that both ways
//! give the same.

use ree_contract::{Component, Substance};
use rust_decimal::Decimal;

use crate::amount::Stated;
use crate::limits::LIMIT_COMPONENTS;
use crate::list::stated;
use crate::mass::{by_mass, impossible};
use crate::model::{Carrier, Composition, Interval, Known, Part, Reading, Share};
use crate::symbols::Symbols;

/// The composition of such a list; none where the list is of another kind, or where something is to be
/// said of it. It needs the symbols alone.
#[must_use]
pub fn plain(symbols: &Symbols, list: &[Component]) -> Option<Composition> {
    if list.len() > LIMIT_COMPONENTS {
        return None;
    }
    let mut parts: Vec<Part> = Vec::with_capacity(list.len());
    let mut sum = Interval::ZERO;
    let mut balance = None;
    for (place, component) in list.iter().enumerate() {
        let Substance::One(name) = &component.substance else { return None };
        let element = symbols.symbol(symbols.named(name)?);
        if component.as_analysis || parts.iter().any(|p| p.element.as_ref() == Some(&element)) {
            return None;
        }
        let mass = match stated(&component.amount, place).ok()?? {
            Stated::Balance if balance.is_none() => {
                balance = Some(place);
                None
            }
            Stated::Value(value) => {
                let unit = value.unit.kind;
                let mass = by_mass(&value, unit)?;
                if impossible(&value, unit, false).is_some() {
                    return None;
                }
                sum = sum.plus(mass);
                Some(mass)
            }
            _ => return None,
        };
        let content = mass.unwrap_or(Interval::ZERO);
        let share =
            Share { element: element.clone(), content: whole(content), carrier: Carrier::Metal };
        parts.push(Part {
            substance: element.clone(),
            element: Some(element.clone()),
            mass,
            known: Known::Amount,
            read_from: element,
            span: None,
            shares: vec![share],
            sum: false,
            inert: false,
            beside: false,
            balance: mass.is_none(),
            analysis: false,
            component: None,
        });
    }
    // A sum past the whole has a remark of its own, and a balance alone is a name.
    if sum.high > Decimal::ONE_HUNDRED || parts.len() < 2 {
        return None;
    }
    let rest = sum.rest();
    // A balance beside a sum that is full: it is there, however much.
    let rest = if rest.high.is_zero() { Interval::SOME } else { rest };
    let part = parts.get_mut(balance?)?;
    part.mass = Some(rest);
    for share in &mut part.shares {
        share.content = whole(rest);
    }
    let reading = Reading { parts, undisclosed: Decimal::ZERO, ..Reading::unknown() };
    Some(Composition { readings: vec![reading], given: true, ..Composition::none() })
}

/// The content of an element that is all of its part.
fn whole(mass: Interval) -> Interval {
    Interval::point(Decimal::ONE_HUNDRED).of(mass)
}

#[cfg(test)]
#[allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test"
)]
mod tests {
    use ree_rulebook::Rulebook;

    use super::*;
    use crate::lexicon::Lexicon;
    use crate::limits::Limits;

    const AMOUNTS: [&str; 22] = [
        "\"balance\"",
        "\"balance\"",
        "{\"mass_percent\":\"3.1\"}",
        "{\"mass_percent\":\"12.500\"}",
        "{\"mass_percent\":0.1}",
        "{\"mass_percent\":\"0\"}",
        "{\"mass_percent\":\"100\"}",
        "{\"mass_percent\":\"101\"}",
        "{\"mass_percent\":\"1.23456789012345678\"}",
        "{\"mass_percent\":\"1e-22\"}",
        "{\"mass_percent\":[\"26.5\",\"27.5\"]}",
        "{\"mass_percent\":[\"30\",\"104\"]}",
        "{\"mass_percent\":{\"max\":\"0.05\"}}",
        "{\"mass_percent\":{\"max\":\"0.05\",\"open\":true}}",
        "{\"mass_percent\":{\"min\":\"60\"}}",
        "{\"mass_percent\":{\"min\":\"0\",\"open\":true}}",
        "{\"ppm\":\"500\"}",
        "{\"ppm\":[\"100\",\"333\"]}",
        "{\"ppm\":\"1e-7\"}",
        "{\"atomic_percent\":\"3\"}",
        "\"trace\"",
        "\"unknown\"",
    ];
    const NAMES: [&str; 14] =
        ["Fe", "Fe", "Nd", "Dy", "Co", "B", "Al", "Y", "O", "Y2O3", "iron", "No", "RE", "other"];

    #[test]
    fn a_plain_list_is_read_as_the_resolver_reads_it() {
        let book = Rulebook::builtin().unwrap();
        let lexicon = Lexicon::new(&book).unwrap();
        let limits = Limits::of(&book);
        let mut state = 5_u32;
        let mut below = |many: usize| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 8) as usize % many
        };
        let (mut plain, mut lists) = (0, 0);
        while lists < 60_000 {
            let many = 1 + below(6);
            // Half of them with amounts and names of which most are plain.
            let (names, amounts) =
                if lists % 2 == 0 { (NAMES.len(), AMOUNTS.len()) } else { (9, 19) };
            let list: Vec<String> = (0..many)
                .map(|_| {
                    let (name, amount) = (NAMES[below(names)], AMOUNTS[below(amounts)]);
                    format!("{{\"substance\":\"{name}\",\"amount\":{amount}}}")
                })
                .collect();
            let text = format!("[{}]", list.join(","));
            let list: Vec<Component> = serde_json::from_str(&text).unwrap();
            lists += 1;
            let Some(at_once) = super::plain(&lexicon.symbols, &list) else { continue };
            plain += 1;
            let composition = crate::list::read(&lexicon, &list, &limits).unwrap();
            assert_eq!(composition.readings, at_once.readings, "{text}");
            assert!(composition.remarks.is_empty() && composition.open.is_empty(), "{text}");
            assert!(composition.given && !composition.beside.loose, "{text}");
        }
        assert!(plain > 1_000, "only {plain} were plain");
    }
}
