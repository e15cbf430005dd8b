//! The list of names: whoever copies one from it is understood.

use ree_engine::Checker;
use ree_rulebook::Rulebook;
use ree_walkthrough::{Stage, Use, cited, named, product};
use serde_json::{Map, Value, json};

type Fallible = Result<(), Box<dyn std::error::Error>>;

#[test]
fn each_name_is_read_where_it_says() -> Fallible {
    let rulebook = Checker::builtin()?.rulebook();
    let library = Rulebook::library()?;
    let all = named(rulebook, &library);
    for n in &all {
        let name = &*n.name;
        match n.used {
            Use::Item | Use::Answer | Use::Measure | Use::Line | Use::Reading | Use::Source => {
                assert_eq!(
                    cited(name, rulebook, &library).map(|c| c.authority),
                    n.authority,
                    "{name}"
                );
            }
            Use::Fact => {
                assert!(rulebook.fact(name.split('.').next().unwrap_or_default()).is_some())
            }
            Use::Value => {
                let facts: toml::Table = name.parse()?;
                let mut given = Map::new();
                for (fact, value) in &facts {
                    given.insert(fact.clone(), Value::from(value.as_str().unwrap_or_default()));
                }
                assert_eq!(given.len(), 1, "{name}");
                assert!(product(&json!({ "facts": given }), false).is_ok(), "{name}");
            }
            Use::Notice => {}
        }
        assert!(
            !n.title.en.contains('{') && n.title.zh.as_deref().is_none_or(|t| !t.contains('{'))
        );
    }
    for used in [
        Use::Item,
        Use::Answer,
        Use::Measure,
        Use::Line,
        Use::Reading,
        Use::Source,
        Use::Fact,
        Use::Value,
        Use::Notice,
    ] {
        let of = all.iter().filter(|n| n.used == used).count();
        println!("{used:?}: {of}");
        assert!(of > 0, "{used:?}");
    }
    let mut names: Vec<&str> = all.iter().map(|n| &*n.name).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), all.len(), "a name stands for two things");
    Ok(())
}

#[test]
fn each_stage_is_written_as_it_is_read() -> Fallible {
    for stage in Stage::ALL {
        assert_eq!(serde_json::to_value(stage)?, json!(stage.written()));
    }
    Ok(())
}
