//! One product from arguments.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};

use ree_contract::{CompositionInput, ErrorBody, Product, Shipment};

use crate::args::WordArgs;
use crate::failure;

/// Makes a product from arguments.
pub(crate) fn product(args: &WordArgs) -> Result<Product, ErrorBody> {
    let text = |argument: &Option<OsString>, place: &str| match argument {
        Some(argument) => failure::text(argument, place).map(|t| Some(t.to_owned())),
        None => Ok(None),
    };
    let destination = text(&args.destination, "shipment.destination")?;
    Ok(Product {
        composition: text(&args.text, "composition")?.map(CompositionInput::Text),
        name: text(&args.name, "name")?,
        description: text(&args.description, "description")?,
        hs_code: text(&args.hs_code, "hs_code")?,
        accept_suggestions: args.accept_suggestions,
        facts: facts(&args.facts)?,
        shipment: destination.map(|d| Shipment { destination: Some(d), ..Shipment::default() }),
        ..Product::default()
    })
}

/// Gives a product its day of export, if it names none.
pub(crate) fn on_day(product: &mut Product, day: Option<&str>) {
    if let Some(day) = day {
        let shipment = product.shipment.get_or_insert_default();
        shipment.date.get_or_insert_with(|| day.to_owned());
    }
}

fn facts(arguments: &[OsString]) -> Result<BTreeMap<String, String>, ErrorBody> {
    let mut facts: BTreeMap<String, String> = BTreeMap::new();
    for argument in arguments {
        let argument = failure::text(OsStr::new(argument), "facts")?;
        let Some((fact, value)) = argument.split_once('=') else {
            return Err(failure::no_fact(argument));
        };
        let (fact, value) = (fact.trim(), value.trim());
        match facts.insert(fact.to_owned(), value.to_owned()) {
            Some(before) if before != value => return Err(failure::twice(fact, &before, value)),
            _ => {}
        }
    }
    Ok(facts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ree_contract::ErrorKind;

    fn of(args: &[&str]) -> Result<BTreeMap<String, String>, ErrorKind> {
        let args: Vec<OsString> = args.iter().map(OsString::from).collect();
        facts(&args).map_err(|e| e.kind)
    }

    #[test]
    fn facts_are_pairs_and_each_stands_once() {
        let facts = of(&["kind=magnet", "contains.Dy = yes", "kind=magnet"]).unwrap();
        assert_eq!(facts.len(), 2);
        assert_eq!(facts["contains.Dy"], "yes");
        assert_eq!(of(&["magnet"]), Err(ErrorKind::WrongType));
        assert_eq!(of(&["kind=magnet", "kind=target"]), Err(ErrorKind::ContradictoryFact));
    }

    #[test]
    fn a_day_of_its_own_stays() {
        let mut product = Product::default();
        on_day(&mut product, Some("2026-06-01"));
        on_day(&mut product, Some("2026-07-01"));
        assert_eq!(product.shipment.unwrap().date.as_deref(), Some("2026-06-01"));
    }
}
