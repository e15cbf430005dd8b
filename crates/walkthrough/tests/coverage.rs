//! Together the walkthroughs show what a class must have seen.

use std::collections::BTreeSet;
use std::fs;

use ree_contract::{CompositionInput, Outcome};
use ree_engine::Checker;
use ree_rulebook::Rulebook;
use ree_walkthrough::{Stage, Walkthrough, Words, determination, product, read, varied};

type Fallible<T> = Result<T, Box<dyn std::error::Error>>;

fn all() -> Fallible<Vec<Walkthrough>> {
    let mut out = Vec::new();
    for entry in fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/data"))? {
        let text = fs::read_to_string(entry?.path())?;
        out.push(read(&text).map_err(|problems| format!("{problems:?}"))?.walkthrough);
    }
    Ok(out)
}

/// What lessons rest on.
fn cited(walkthroughs: &[Walkthrough]) -> BTreeSet<&str> {
    walkthroughs
        .iter()
        .flat_map(|w| &w.step)
        .flat_map(|s| s.learn.iter().chain(s.vary.iter().flat_map(|v| &v.learn)))
        .flat_map(|lesson| lesson.cite.iter().map(String::as_str))
        .collect()
}

#[test]
fn there_are_twelve_or_more_of_a_class_length() -> Fallible<()> {
    let all = all()?;
    assert!(all.len() >= 12, "{}", all.len());
    for w in &all {
        assert!((10..=25).contains(&w.minutes), "{}: {} minutes", w.id, w.minutes);
    }
    Ok(())
}

#[test]
fn each_stage_of_the_chain_has_one() -> Fallible<()> {
    let stages: BTreeSet<Stage> = all()?.iter().flat_map(|w| w.stage.clone()).collect();
    assert_eq!(stages.len(), 7, "{stages:?}");
    Ok(())
}

#[test]
fn each_official_answer_is_taught() -> Fallible<()> {
    let library = Rulebook::library()?;
    let all = all()?;
    let cited = cited(&all);
    let answers = library.answers.iter().filter(|a| &*a.kind == "answer");
    let missing: Vec<&str> = answers.map(|a| &*a.id).filter(|id| !cited.contains(id)).collect();
    assert!(missing.is_empty(), "nobody is taught: {missing:?}");
    Ok(())
}

/// Elements, classes of items and outcomes, as the engine finds them.
#[test]
fn each_listed_element_and_class_of_items_is_met() -> Fallible<()> {
    let checker = Checker::builtin()?;
    let rulebook = checker.rulebook();
    let (mut elements, mut classes) = (BTreeSet::new(), BTreeSet::new());
    let mut outcomes = BTreeSet::new();
    for w in &all()? {
        for step in &w.step {
            let Some(product) = &step.product else { continue };
            let others = step.vary.iter().map(|v| varied(Some(product), v));
            for product in std::iter::once(product.clone()).chain(others) {
                let found = determination(checker, &product, false)?;
                outcomes.insert(found.outcome);
                for code in &found.control_codes {
                    if let Some((family, item)) = rulebook.item(code) {
                        elements.extend(family.element.as_ref().map(ToString::to_string));
                        classes.extend(item.class.as_ref().map(ToString::to_string));
                    }
                }
            }
        }
    }
    let judged = rulebook
        .measures()
        .iter()
        .filter(|m| rulebook.status(m, rulebook.as_of()) == ree_contract::MeasureStatus::InForce);
    let in_force: BTreeSet<&str> = judged.map(|m| &*m.id).collect();
    let families = rulebook
        .data()
        .families
        .iter()
        .filter(|f| in_force.contains(&*f.measure) && f.element.is_some());
    let mut all_elements = BTreeSet::new();
    let mut all_classes = BTreeSet::new();
    for family in families {
        all_elements.extend(family.element.as_ref().map(ToString::to_string));
        all_classes
            .extend(family.item.iter().filter_map(|i| i.class.as_ref().map(ToString::to_string)));
    }
    assert!(elements.is_superset(&all_elements), "{elements:?}");
    assert!(classes.is_superset(&all_classes), "{classes:?}");
    assert_eq!(outcomes.len(), 4, "{outcomes:?}");
    assert!(outcomes.contains(&Outcome::Grey));
    Ok(())
}

#[test]
fn those_that_come_with_the_page_speak_both_languages() -> Fallible<()> {
    for w in &all()? {
        let json = serde_json::to_value(w)?;
        let one = |words: &Words| matches!(words, Words::One(_));
        assert!(!one(&w.title) && !one(&w.audience) && !one(&w.aim), "{}", w.id);
        for key in
            ["title", "story", "question", "hint", "notes", "text", "because", "label", "goods"]
        {
            let mut stack = vec![&json];
            while let Some(value) = stack.pop() {
                match value {
                    serde_json::Value::Object(fields) => {
                        for (name, field) in fields {
                            // What is shown of a product is looked at below.
                            if name == "product" || name == "change" {
                                continue;
                            }
                            assert!(name != key || field.is_object(), "{}: {key}: {field}", w.id);
                            stack.push(field);
                        }
                    }
                    serde_json::Value::Array(items) => stack.extend(items),
                    _ => {}
                }
            }
        }
    }
    Ok(())
}

/// What a Chinese class sees of the goods has no English words in it: symbols, formulas and units only.
#[test]
fn goods_are_told_in_chinese() -> Fallible<()> {
    let units = ["ppm", "wt", "at", "kg", "mg"];
    let english = |text: &str| {
        let mut words = text.split(|c: char| !c.is_ascii_alphabetic());
        words.any(|w| {
            w.len() > 2 && w.bytes().all(|b| b.is_ascii_lowercase()) && !units.contains(&w)
        })
    };
    let mut wrong = Vec::new();
    for w in &all()? {
        for step in &w.step {
            let own = step.product.clone().into_iter().map(|p| (p, step.goods.is_some()));
            let varied = step.vary.iter().map(|v| {
                let renamed = v.change.get("name").is_some();
                let called = v.goods.is_some() || (step.goods.is_some() && !renamed);
                (varied(step.product.as_ref(), v), called)
            });
            for (goods, called) in own.chain(varied) {
                let goods = product(&goods, true)?;
                let composition = match goods.composition {
                    Some(CompositionInput::Text(text)) => Some(text),
                    _ => None,
                };
                // The name stands there where the class has no other.
                let name = goods.name.filter(|_| !called || composition.is_none());
                let shipment = goods.shipment.unwrap_or_default();
                let texts =
                    [goods.description, composition, name, shipment.end_use, shipment.end_user];
                for text in texts.into_iter().flatten().filter(|t| english(t)) {
                    wrong.push(format!("{}/{}: {text}", w.id, step.id));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    Ok(())
}
