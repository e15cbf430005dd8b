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
        let whole = usize::MAX;
        let varied = variation_for(&file, whole, checker).put(&file);
        assert_eq!(told(&varied, checker, &library), [""; 0]);
        let mut text = file;
        for _ in 0..3 {
            text = step_for(&text, whole).put(&text);
            text = variation_for(&text, whole, checker).put(&text);
        }
        assert_eq!(told(&text, checker, &library), [""; 0]);
    }
    Ok(())
}

/// The numbers of the lines that begin steps.
fn begins(text: &str) -> Vec<usize> {
    let lines = text.lines().enumerate().filter(|(_, line)| *line == "[[step]]");
    lines.map(|(n, _)| n.saturating_add(1)).collect()
}

#[test]
fn a_piece_stands_where_one_writes_and_the_file_holds() -> Fallible {
    let (checker, library) = (Checker::builtin()?, Rulebook::library()?);
    for entry in fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/data"))? {
        let text = fs::read_to_string(entry?.path())?;
        let steps = begins(&text);
        let walkthrough = read(&text).map_err(|_| "it does not hold")?.walkthrough;
        for (n, begin) in steps.iter().enumerate() {
            let line = begin.saturating_add(5);
            let varied = variation_for(&text, line, checker).put(&text);
            assert_eq!(told(&varied, checker, &library), [""; 0], "{} step {n}", walkthrough.id);
            let again = read(&varied).map_err(|_| "it is not read")?.walkthrough;
            let step = again.step.get(n).ok_or("no such step")?;
            let last = step.vary.last().ok_or("no variation")?;
            assert_eq!(last.label.pick(false), "A little different");
            assert_eq!(step.vary.len(), walkthrough.step[n].vary.len().saturating_add(1));

            let stepped = step_for(&text, line).put(&text);
            let again = read(&stepped).map_err(|_| "it is not read")?.walkthrough;
            let added = again.step.get(n.saturating_add(1)).ok_or("no such step")?;
            assert_eq!(added.title.pick(false), "A magnet on the table");
            // Where every answer leads past it, that is told.
            let told = told(&stepped, checker, &library);
            let past = |t: &String| t.contains("No way leads");
            assert!(told.iter().all(past), "{} step {n}: {told:?}", walkthrough.id);
        }
    }
    Ok(())
}

#[test]
fn a_piece_finds_its_place_in_any_text() {
    let text = "a = 1\n\n[[step]]\nid = \"x\"\nstory = \"\"\"\n[[step]]\n\"\"\"\n# of x\n\n\n# of y\n[[ step ]] # y\nid = \"y\"";
    // In front of all, and in the last: behind the last line, which was not ended.
    for line in [1, 12, 13, 99] {
        let piece = step_for(text, line);
        assert_eq!((piece.after, piece.text.starts_with("\n\n[[step]]\n")), (13, true), "{line}");
    }
    for line in 3..12 {
        let piece = step_for(text, line);
        assert_eq!((piece.after, piece.text.starts_with("\n[[step]]\n")), (8, true), "{line}");
        assert!(piece.put(text).contains("]\n\n\n# of y\n[[ step ]] # y"));
    }
}

#[test]
fn a_step_is_named_afresh_in_a_text_that_cannot_be_read() {
    let broken = format!("{TEMPLATE}\n[[step]]\nid = \"step-3\"\ntitle = \"no end");
    assert!(step_for(&broken, 1).text.contains("id = \"step-4\""));
    assert!(step_for(&format!("{TEMPLATE}\n[[step]]"), 1).text.contains("id = \"step-3\""));
    assert_eq!(step_for(" \n", 1).text, TEMPLATE);
}
