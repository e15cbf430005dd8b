//! The goods of a step carried over to the check, as a link that holds them.

use ree_contract::{CompositionInput, Product};
use ree_engine::Checker;
use yew::prelude::*;

use super::words::said;
use crate::dom::{El, tag};
use crate::engine;
use crate::hooks;
use crate::state::{Case, State};
use crate::words::Lang;

/// The product as the form of the check holds it.
pub(super) fn entered(product: &Product) -> State {
    let shipment = product.shipment.as_ref();
    let said = |text: Option<&String>| AttrValue::from(text.cloned().unwrap_or_default());
    State {
        text: match &product.composition {
            Some(CompositionInput::Text(text)) => text.clone().into(),
            // Without a composition the field takes words about the goods.
            _ => said(product.name.as_ref().or(product.description.as_ref())),
        },
        facts: product.facts.clone(),
        hs_code: said(product.hs_code.as_ref()),
        date: said(shipment.and_then(|s| s.date.as_ref())),
        destination: said(shipment.and_then(|s| s.destination.as_ref())),
        purpose: shipment.and_then(|s| s.purpose),
        ..State::default()
    }
}

/// What the link is made with.
#[derive(PartialEq, Properties)]
pub(super) struct CarryProps {
    /// The goods on the wall.
    pub(super) product: Product,
    /// The language.
    pub(super) lang: Lang,
}

/// The link. It opens beside: the class does not lose its place.
#[component]
pub(super) fn Carry(props: &CarryProps) -> Html {
    let made = use_state_eq(AttrValue::default);
    {
        let set = made.setter();
        use_effect_with(props.product.clone(), move |product| {
            if let Some(checker) = engine::checker() {
                hooks::make_link(
                    &case(product, checker),
                    Callback::from(move |link: AttrValue| {
                        // Made for this page; the check is the one above it.
                        let held = link.split_once('#').map_or("", |(_, held)| held);
                        set.set(["../#", held].concat().into());
                    }),
                );
            }
        });
    }
    if made.is_empty() {
        return Html::default();
    }
    link(&made, props.lang).done()
}

fn case(product: &Product, checker: &Checker) -> Case {
    let found = engine::check(checker, product).found;
    Case::of(&entered(product), found.as_ref().ok(), checker.rulebook())
}

fn link(address: &str, lang: Lang) -> El {
    tag("a", "foot-link")
        .attr("href", address)
        .set("target", "_blank")
        .set("rel", "noopener")
        .say(said(lang).teach_check)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use ree_walkthrough::{product, varied};

    use super::*;

    #[test]
    fn the_check_finds_of_them_what_the_training_finds() {
        let checker = engine::checker().unwrap();
        let mut seen = 0;
        for file in fs::read_dir("../crates/walkthrough/data").unwrap() {
            let text = fs::read_to_string(file.unwrap().path()).unwrap();
            let walkthrough = ree_walkthrough::read(&text).unwrap().walkthrough;
            for step in &walkthrough.step {
                let own = step.product.clone().into_iter();
                let all = own.chain(step.vary.iter().map(|v| varied(step.product.as_ref(), v)));
                for (goods, chinese) in
                    all.flat_map(|goods| [(goods.clone(), false), (goods, true)])
                {
                    let goods = product(&goods, chinese).unwrap();
                    let here = engine::check(checker, &goods).found.unwrap();
                    let form = crate::state::product(&entered(&goods), checker.rulebook().facts());
                    let there = engine::check(checker, &form).found.unwrap();
                    let both = (&here.outcome, &here.control_codes);
                    let place = [&walkthrough.id, "/", &step.id].concat();
                    assert_eq!(both, (&there.outcome, &there.control_codes), "{place}");
                    seen += 1;
                }
            }
        }
        assert!(seen > 100);
    }
}
