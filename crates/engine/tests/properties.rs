//! Properties of every determination, on random products.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::print_stdout,
    reason = "a test stops at the first broken expectation"
)]

use proptest::prelude::*;
use proptest::sample::{Index, subsequence};
use ree_contract::{
    Amount, AmountValue, AmountWord, Component, CompositionInput, DecimalText, Measured, Outcome,
    Product, Question, Shipment, Substance,
};
use ree_engine::{Checker, Detail, Determination};

const CASES: u32 = 10_000;

fn check(product: &Product) -> Option<Determination> {
    Checker::builtin().unwrap().check(product, Detail::Full).ok()
}

fn amount() -> impl Strategy<Value = Amount> {
    let number = prop_oneof![
        Just("0".to_owned()),
        Just("0.05".to_owned()),
        Just("0.18".to_owned()),
        (1u32..4000).prop_map(|n| format!("{}.{:02}", n / 100, n % 100)),
    ];
    let value = prop_oneof![
        4 => number.clone().prop_map(|n| AmountValue::One(DecimalText(n))),
        1 => (number.clone(), any::<bool>())
            .prop_map(|(n, open)| AmountValue::Max { max: DecimalText(n), open }),
        1 => (0u32..20, 1u32..20).prop_map(|(low, more)| AmountValue::Range(
            DecimalText(low.to_string()),
            DecimalText((low + more).to_string())
        )),
    ];
    prop_oneof![
        8 => value.prop_map(|v| Amount::Measured(Measured::MassPercent(v))),
        1 => Just(Amount::Word(AmountWord::Unknown)),
        1 => Just(Amount::Word(AmountWord::Trace)),
    ]
}

const SUBSTANCES: [&str; 24] = [
    "Sm", "Gd", "Tb", "Dy", "Lu", "Sc", "Y", "Nd", "Pr", "Fe", "Co", "B", "Al", "Mg", "Ni", "Y2O3",
    "Dy2O3", "CeO2", "ZrO2", "YF3", "Gd2O3", "Ho", "Cu", "Zr",
];

/// Facts by key with their values, in the vocabulary's order, for the listed elements too.
fn vocabulary() -> Vec<(String, Vec<String>)> {
    let rulebook = Checker::builtin().unwrap().rulebook();
    let mut all = Vec::new();
    for fact in rulebook.facts() {
        let values: Vec<String> = fact.value.iter().map(|v| v.id.to_string()).collect();
        match fact.scope {
            ree_rulebook::FactScope::Goods => all.push((fact.id.to_string(), values)),
            ree_rulebook::FactScope::Element if &*fact.id == "contains" => {
                for element in ["Dy", "Sm", "Y"] {
                    all.push((format!("{}.{element}", fact.id), values.clone()));
                }
            }
            ree_rulebook::FactScope::Element => {}
        }
    }
    all
}

fn fact(key: (String, Vec<String>), at: Index) -> (String, String) {
    let value = at.get(&key.1).clone();
    (key.0, value)
}

fn facts() -> impl Strategy<Value = Vec<(String, String)>> {
    let all = vocabulary();
    let count = all.len();
    (subsequence(all, 0..=count.min(5)), prop::collection::vec(any::<Index>(), count))
        .prop_map(|(keys, at)| keys.into_iter().zip(at).map(|(k, i)| fact(k, i)).collect())
}

fn components() -> impl Strategy<Value = Vec<Component>> {
    let some = subsequence(SUBSTANCES.to_vec(), 0..6);
    (some, prop::collection::vec(amount(), 6), any::<bool>()).prop_map(
        |(substances, amounts, balance)| {
            let mut list: Vec<Component> = substances
                .into_iter()
                .zip(amounts)
                .map(|(s, amount)| Component {
                    substance: Substance::One(s.to_owned()),
                    amount,
                    as_analysis: false,
                    span: None,
                })
                .collect();
            if let Some(last) = list.last_mut().filter(|_| balance) {
                last.amount = Amount::Word(AmountWord::Balance);
            }
            list
        },
    )
}

prop_compose! {
    fn products()(list in components(), facts in facts(), late in any::<bool>(), given in any::<bool>()) -> Product {
        Product {
            composition: given.then_some(CompositionInput::List(list)),
            facts: facts.into_iter().collect(),
            shipment: Some(Shipment {
                date: Some(if late { "2026-12-01" } else { "2026-06-01" }.to_owned()),
                ..Shipment::default()
            }),
            ..Product::default()
        }
    }
}

fn essence(found: &Determination) -> (Outcome, Option<Outcome>) {
    (found.outcome, found.lean)
}

/// Gives an answer to a question, as facts.
fn answer(product: &mut Product, question: &Question, at: &Index) {
    let contents = ["no", "trace", "yes"];
    for fact in &question.facts {
        let value = if question.options.is_empty() {
            (*at.get(&contents)).to_owned()
        } else {
            at.get(&question.options).value.to_string()
        };
        product.facts.insert(fact.clone(), value);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: CASES, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn order_of_components_is_nothing(product in products(), by in any::<Index>()) {
        let Some(found) = check(&product) else { return Ok(()) };
        let mut turned = product.clone();
        if let Some(CompositionInput::List(list)) = &mut turned.composition
            && list.len() > 1 {
                let by = by.index(list.len());
                list.rotate_left(by);
            }
        let again = check(&turned).unwrap();
        prop_assert_eq!(essence(&found), essence(&again));
        prop_assert_eq!(&found.control_codes, &again.control_codes);
        prop_assert_eq!(&found.possible_codes, &again.possible_codes);
    }

    #[test]
    fn a_further_fact_never_changes_a_decided_outcome(
        product in products(),
        which in any::<Index>(),
        at in any::<Index>(),
    ) {
        // On a day on which a measure's status is not known, goods are grey where its item is met for
        // certain, and a fact can make that certain; so this holds where every status is known.
        let mut product = product;
        product.shipment.as_mut().unwrap().date = Some("2026-06-01".to_owned());
        let Some(found) = check(&product) else { return Ok(()) };
        if found.outcome == Outcome::NeedsFacts {
            return Ok(());
        }
        let (key, value) = fact(which.get(&vocabulary()).clone(), at);
        let mut more = product.clone();
        if more.facts.contains_key(&key) {
            return Ok(());
        }
        more.facts.insert(key.clone(), value.clone());
        let Some(again) = check(&more) else { return Ok(()) };
        prop_assert_eq!(found.outcome, again.outcome, "{} = {} added to {:?}", key, value, product);
    }

    #[test]
    fn answering_all_questions_decides(product in products(), answers in prop::collection::vec(any::<Index>(), 40)) {
        let mut product = product;
        let mut answers = answers.iter();
        for _ in 0..12 {
            let Some(found) = check(&product) else { return Ok(()) };
            if found.outcome != Outcome::NeedsFacts {
                return Ok(());
            }
            prop_assert!(!found.questions.is_empty(), "undecided and nothing asked: {:?}", product);
            for question in &found.questions {
                if let Some(at) = answers.next() {
                    answer(&mut product, question, at);
                }
            }
        }
        prop_assert!(false, "still undecided after twelve rounds: {:?}", product);
    }

    #[test]
    fn a_question_with_options_has_one_that_matters(product in products(), from in any::<Index>()) {
        let Some(found) = check(&product) else { return Ok(()) };
        prop_assert_eq!(found.questions.is_empty(), found.outcome != Outcome::NeedsFacts);
        // One question a product, its options from any place on until two differ: enough, over so many.
        let with_options: Vec<_> = found.questions.iter().filter(|q| !q.options.is_empty()).collect();
        if !with_options.is_empty() {
            let question = *from.get(&with_options);
            let led: Vec<_> = question.options.iter().map(|o| {
                let mut one = product.clone();
                one.facts.insert(question.facts[0].clone(), o.value.to_string());
                check(&one).map(|d| {
                    prop_assert_eq!(d.outcome, o.outcome, "option {} of {:?} for {:?}", o.value, question.facts, product);
                    Ok((essence(&d), format!("{:?}", d.rules), d.questions.len()))
                })
            }).collect();
            let first = format!("{:?}", led.first());
            prop_assert!(led.iter().any(|l| format!("{:?}", Some(l)) != first), "{:?} of {:?}", question.facts, product);
        }
    }

    #[test]
    fn what_was_not_read_is_cleared_only_by_an_exclusion_that_looks_at_no_content(
        product in products(),
        word in "[a-z]{4,9}(ium|oy|ite)",
    ) {
        let mut product = product;
        product.composition = Some(CompositionInput::Text(format!("Fe 60, Qx{word} 40 (wt%)")));
        let Some(found) = check(&product) else { return Ok(()) };
        if found.outcome != Outcome::NotControlled || found.unread.is_empty() {
            return Ok(());
        }
        for element in ["Sm", "Gd", "Tb", "Dy", "Lu", "Sc", "Y"] {
            let mut with = product.clone();
            with.facts.insert(format!("contains.{element}"), "yes".to_owned());
            if let Some(again) = check(&with) {
                prop_assert_eq!(again.outcome, Outcome::NotControlled, "{} in {:?}", element, product);
            }
        }
    }

    #[test]
    fn every_sentence_is_there_in_both_languages(product in products()) {
        let Some(found) = check(&product) else { return Ok(()) };
        let mut texts = vec![&found.summary];
        texts.extend(found.customs_remark.iter());
        texts.extend(found.notices.iter().map(|n| &n.text));
        texts.extend(found.changes.iter().map(|c| &c.label));
        for question in &found.questions {
            texts.extend([&question.ask, &question.why]);
        }
        for rule in &found.rules {
            texts.extend(rule.conditions.iter().flat_map(|c| [&*c.text, &*c.evidence]));
        }
        for text in texts {
            prop_assert!(!text.en.is_empty() && text.zh.as_deref().is_some_and(|z| !z.is_empty()), "{:?}", text);
            prop_assert!(!text.en.contains('{') && !text.pick(true).contains('{'), "{:?}", text);
        }
    }
}
