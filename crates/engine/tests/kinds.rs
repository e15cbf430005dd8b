//! Kinds of notices: the list of them is the one of the code, and each has its sentence.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use ree_engine::notice_kinds;
use ree_rulebook::Rulebook;

type Fallible<T> = Result<T, Box<dyn std::error::Error>>;

fn sources(folder: &Path, out: &mut String) -> Fallible<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            sources(&path, out)?;
        } else if !path.ends_with("kinds.rs") {
            out.push_str(&fs::read_to_string(path)?);
        }
    }
    Ok(())
}

#[test]
fn the_list_is_what_the_code_gives() -> Fallible<()> {
    let mut code = String::new();
    for folder in ["src", "../compose/src"] {
        sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut code)?;
    }
    let mut given = BTreeSet::new();
    for before in ["kind: ", "kind = ", ".notice(", "push(plain("] {
        for after in code.split(before).skip(1) {
            let word = after.trim_start().strip_prefix('"').and_then(|w| w.split_once('"'));
            given.extend(word.map(|(word, _)| word.to_owned()));
        }
    }
    let rulebook = Rulebook::builtin()?;
    let listed = notice_kinds(&rulebook);
    for (kind, key) in &listed {
        assert!(rulebook.message(key).is_some(), "{kind}: there is no sentence {key}");
    }
    let of_rules = |kind: &str| {
        rulebook
            .data()
            .rules
            .iter()
            .any(|r| r.notice.as_deref().is_some_and(|n| n.replace('-', "_") == kind))
    };
    let ours: BTreeSet<String> =
        listed.iter().map(|(kind, _)| kind.clone()).filter(|kind| !of_rules(kind)).collect();
    assert_eq!(ours, given);
    Ok(())
}
