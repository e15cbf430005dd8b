//! Pieces that the editor adds: a file that holds, holds with them.

use std::fs;

use ree_engine::Checker;
use ree_rulebook::{Library, Rulebook};
use ree_walkthrough::{TEMPLATE, check, read, step_for, variation_for};

type Fallible = Result<(), Box<dyn std::error::Error>>;

const GOOD: &str = include_str!("../../../tests/walkthroughs/good.toml");

fn told(text: &str, checker: &Checker, library: &Library) -> Vec<String> {
    let problems = match read(text) {
        Ok(source) => check(&source, checker, library),
        Err(problems) => problems,
    };
    problems.iter().map(|p| format!("{}:{} {}", p.line, p.column, p.message.en)).collect()
}

#[test]
fn a_file_holds_with_each_piece() -> Fallible {
    let (checker, library) = (Checker::builtin()?, Rulebook::library()?);
    let mut files = vec![GOOD.to_owned(), TEMPLATE.to_owned()];
    for entry in fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/data"))? {
        files.push(fs::read_to_string(entry?.path())?);
    }
    for file in files {
        let varied = [&*file, &variation_for(&file, checker)].concat();
        assert_eq!(told(&varied, checker, &library), [""; 0]);
        let mut text = file;
        for _ in 0..3 {
            let add = step_for(&text);
            text.push_str(&add);
            let add = variation_for(&text, checker);
            text.push_str(&add);
        }
        assert_eq!(told(&text, checker, &library), [""; 0]);
    }
    Ok(())
}

#[test]
fn a_step_is_named_afresh_in_a_text_that_cannot_be_read() {
    let broken = format!("{TEMPLATE}\n[[step]]\nid = \"step-3\"\ntitle = \"no end");
    assert!(step_for(&broken).contains("id = \"step-4\""));
    assert!(step_for(&format!("{TEMPLATE}\n[[step]]")).contains("id = \"step-3\""));
    assert_eq!(step_for(" \n"), TEMPLATE);
}
