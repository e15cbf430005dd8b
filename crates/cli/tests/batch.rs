//! `check --ndjson`: a product a line in, a determination or an error a line out.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::print_stdout,
    reason = "a test stops at the first broken expectation"
)]

mod common;

use std::io::{BufRead, BufReader, Read, Write};
use std::process::Stdio;

use common::{run, run_with, tool};
use ree_contract::{Determination, ErrorKind, LIMIT_JSON_BYTES};
use ree_engine::{Checker, Detail};

const GOOD: &str = r#"{"composition":"SmCo5","facts":{"kind":"magnet","integration":"bare"}}"#;

fn products() -> Vec<ree_contract::Product> {
    ree_cases::all().unwrap().iter().map(ree_cases::Case::with_facts).collect()
}

fn lines_of(products: &[ree_contract::Product]) -> String {
    products.iter().map(|p| serde_json::to_string(p).unwrap() + "\n").collect()
}

#[test]
fn every_case_gives_the_engines_own_bytes_in_order() {
    let products = products();
    assert!(products.len() > 50);
    let checker = Checker::builtin().unwrap();
    for (word, detail) in [("full", Detail::Full), ("outcome", Detail::Outcome)] {
        let expected: Vec<String> =
            products.iter().map(|p| ree_cases::line(&checker.check(p, detail))).collect();
        let ran = run(&["check", "--ndjson", "--detail", word], lines_of(&products));
        for ((got, expected), product) in ran.lines().iter().zip(&expected).zip(&products) {
            assert!(got == expected, "other bytes for {:?}", product.id);
        }
        assert_eq!(ran.lines().len(), products.len());
        assert_eq!(ran.code, 0, "{}", ran.err);
    }
}

#[test]
fn a_thousand_lines_keep_their_order() {
    let lines: String =
        (0..1000).map(|n| GOOD.replacen('{', &format!("{{\"id\":\"{n}\","), 1) + "\n").collect();
    let ran = run(&["check", "--ndjson", "--detail", "outcome", "-"], lines);
    assert_eq!(ran.lines().len(), 1000);
    for (n, line) in ran.lines().iter().enumerate() {
        let found: Determination = serde_json::from_str(line).unwrap();
        assert_eq!(found.id, Some(n.to_string()));
    }
}

#[test]
fn a_bad_line_gives_an_error_in_its_place_and_the_others_go_on() {
    let mut input = Vec::new();
    for line in [GOOD, "{not json", "", "  ", r#"{"facts":{"kind":"magnt"}}"#] {
        input.extend_from_slice(line.as_bytes());
        input.push(b'\n');
    }
    input.extend_from_slice(b"{\"name\":\"\xff\"}\r\n");
    input.extend(std::iter::repeat_n(b' ', LIMIT_JSON_BYTES + 1));
    input.extend_from_slice(b"\n[]\n");
    input.extend_from_slice(GOOD.as_bytes());
    let ran = run(&["check", "--ndjson"], input);
    assert_eq!(ran.code, 2);
    assert_eq!(ran.lines().len(), 7);
    assert!(ran.lines()[0] == ran.lines()[6], "the same product twice");
    let expected = [
        (1, ErrorKind::NotJson, "line 2"),
        (2, ErrorKind::UnknownValue, "line 5: facts.kind"),
        (3, ErrorKind::NotJson, "line 6"),
        (4, ErrorKind::TooLarge, "line 7"),
        (5, ErrorKind::WrongType, "line 8"),
    ];
    for (line, kind, place) in expected {
        let error = ran.error(line);
        assert_eq!((error.kind, error.r#where.as_deref()), (kind, Some(place)));
        assert!(error.message.zh.is_some() && error.hint.is_some(), "{error}");
    }
    assert!(ran.error(2).hint.unwrap().en.contains("“magnet”"));
}

#[test]
fn each_answer_comes_before_the_next_question() {
    let mut child = tool()
        .args(["check", "--ndjson"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    for n in 0..3 {
        writeln!(stdin, "{}", GOOD.replacen('{', &format!("{{\"id\":\"{n}\","), 1)).unwrap();
        stdin.flush().unwrap();
        // Would wait for ever if the tool kept its answer back.
        let mut line = String::new();
        stdout.read_line(&mut line).unwrap();
        let found: Determination = serde_json::from_str(&line).unwrap();
        assert_eq!(found.id, Some(n.to_string()));
    }
    drop(stdin);
    assert!(child.wait().unwrap().success());
}

#[test]
fn who_has_read_enough_ends_it_quietly() {
    let mut child = tool()
        .args(["check", "--ndjson"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut stdout = child.stdout.take().unwrap();
    let writer = std::thread::spawn(move || while writeln!(stdin, "{GOOD}").is_ok() {});
    stdout.read_exact(&mut [0; 100]).unwrap();
    drop(stdout);
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[test]
fn several_files_are_named_and_one_that_is_missing_does_not_stop_the_others() {
    let folder = std::env::temp_dir().join(format!("ree-check-batch-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let (one, two) = (folder.join("one.ndjson"), folder.join("two.ndjson"));
    std::fs::write(&one, format!("{GOOD}\n{{}}\n")).unwrap();
    std::fs::write(&two, GOOD).unwrap();
    let missing = folder.join("missing.ndjson");
    let paths = [one.to_str().unwrap(), missing.to_str().unwrap(), two.to_str().unwrap()];
    let ran = run(&["check", "--ndjson", paths[0], paths[1], paths[2]], "");
    assert_eq!((ran.code, ran.lines().len()), (2, 4));
    assert!(ran.lines()[0] == ran.lines()[3], "the same product twice");
    assert_eq!(ran.error(1).r#where, Some(format!("{}: line 2", paths[0])));
    assert_eq!(ran.error(1).kind, ErrorKind::UnreadableComposition);
    assert_eq!(ran.error(2).r#where.as_deref(), Some(paths[1]));
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn json_is_the_same_in_every_language_and_a_day_is_for_products_without_one() {
    let input = format!(
        "{GOOD}\n{}",
        GOOD.replace('}', "").replace("bare\"", "bare\"},\"shipment\":{\"date\":\"2026-05-05\"}}")
    );
    let english = run(&["check", "--ndjson", "--date", "2025-12-01"], input.as_str());
    let chinese = run_with(
        &["check", "--ndjson", "--date", "2025-12-01"],
        input.as_str(),
        &[("LC_ALL", "zh_CN.UTF-8")],
    );
    assert!(english.out == chinese.out, "JSON knows no language");
    let days: Vec<String> = english
        .lines()
        .iter()
        .map(|l| serde_json::from_str::<Determination>(l).unwrap().date)
        .collect();
    assert_eq!(days, ["2025-12-01", "2026-05-05"]);
}
