//! Arguments, files, help, exit status.

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

use std::ffi::OsString;

use common::{run, run_with};
use ree_contract::{Determination, ErrorKind, ItemEntry, Outcome, ParsedComposition, Vocabulary};

const MAGNET: [&str; 8] = [
    "check",
    "--text",
    "Sm 33 %, Co rest",
    "--fact",
    "kind=magnet",
    "--fact",
    "integration=bare",
    "--date",
];

fn found(args: &[&str]) -> Determination {
    let ran = run(args, "");
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    serde_json::from_str(&ran.out).unwrap()
}

#[test]
fn one_product_from_arguments() {
    let mut args = MAGNET.to_vec();
    args.push("2026-06-01");
    let answer = found(&args);
    assert_eq!((answer.outcome, answer.date.as_str()), (Outcome::LicenceRequired, "2026-06-01"));
    let words = found(&["check", "--name", "Finished electric motor", "--accept-suggestions"]);
    assert!(words.suggestions.iter().any(|s| s.accepted), "{:?}", words.suggestions);
}

#[test]
fn the_same_product_from_a_file_and_from_a_pipe() {
    let json = r#"{"composition":"Sm 33 %, Co rest","facts":{"kind":"magnet","integration":"bare"},"shipment":{"date":"2026-06-01"}}"#;
    let mut args = MAGNET.to_vec();
    args.push("2026-06-01");
    let expected = run(&args, "").out;
    let path = std::env::temp_dir().join(format!("ree-check-file-{}.json", std::process::id()));
    // An editor's byte order mark and line ends do no harm.
    std::fs::write(&path, format!("\u{feff}{}\r\n", json.replace("},", "},\r\n"))).unwrap();
    assert!(
        run(&["check", path.to_str().unwrap()], "").out == expected,
        "another answer from a file"
    );
    std::fs::remove_file(path).unwrap();
    assert!(run(&["check", "-"], json).out == expected, "another answer from -");
    assert!(run(&["check"], json).out == expected, "another answer from a pipe");
}

#[test]
fn what_is_refused_says_what_where_and_what_to_write() {
    for (args, kind, place, hint) in [
        (vec!["check", "--fact", "kind=magnt"], ErrorKind::UnknownValue, "facts.kind", "“magnet”"),
        (vec!["check", "--fact", "magnet"], ErrorKind::WrongType, "facts", "kind=magnet"),
        (
            vec!["check", "--fact", "kind=magnet", "--fact", "kind=target"],
            ErrorKind::ContradictoryFact,
            "facts.kind",
            "once",
        ),
        (
            vec!["check", "--text", "SmCo5", "--date", "1.6.2026"],
            ErrorKind::BadDate,
            "shipment.date",
            "YYYY-MM-DD",
        ),
        (vec!["check", "/no/such/file"], ErrorKind::NotJson, "/no/such/file", "name"),
        (vec!["items", "1C905.a.9"], ErrorKind::UnknownValue, "items", "1C905.a"),
    ] {
        let ran = run(&args, "");
        assert_eq!((ran.code, ran.lines().len()), (2, 1), "{args:?}: {}", ran.err);
        let error = ran.error(0);
        assert_eq!((error.kind, error.r#where.as_deref()), (kind, Some(place)), "{args:?}");
        let said = error.hint.unwrap();
        assert!(said.en.contains(hint) && said.zh.is_some(), "{args:?}: {said:?}");
    }
}

#[test]
fn people_read_refusals_on_the_error_stream_in_their_language() {
    let args = ["check", "--format", "human", "--fact", "kind=magnt"];
    let ran = run(&args, "");
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    for word in ["Error: ", "at: facts.kind", "“magnet”"] {
        assert!(ran.err.contains(word), "{}", ran.err);
    }
    let ran = run_with(&args, "", &[("LANG", "zh_CN.UTF-8")]);
    for word in ["错误：", "位置：facts.kind", "“magnet”"] {
        assert!(ran.err.contains(word), "{}", ran.err);
    }
}

#[cfg(unix)]
#[test]
fn bytes_that_are_no_text_are_refused_and_do_not_break_anything() {
    use std::os::unix::ffi::OsStringExt;
    let bad = || OsString::from_vec(b"Sm 33 \xff\xfe %".to_vec());
    let word = OsString::from;
    for (args, place) in [
        (vec![word("parse"), bad()], "composition"),
        (vec![word("check"), word("--text"), bad()], "composition"),
        (vec![word("check"), word("--fact"), bad()], "facts"),
        (vec![word("check"), word("--name"), bad()], "name"),
        (
            vec![word("check"), word("--text"), word("SmCo5"), word("--date"), bad()],
            "shipment.date",
        ),
        (vec![word("items"), bad()], "items"),
    ] {
        let ran = run(&args, "");
        let error = ran.error(0);
        assert_eq!((ran.code, error.kind), (2, ErrorKind::NotJson), "{args:?}");
        assert_eq!(error.r#where.as_deref(), Some(place), "{args:?}");
        assert!(error.message.en.contains('\u{fffd}'), "{error}");
    }
    // A file may be named so; only its contents must be text.
    let ran = run(&[word("check"), bad()], "");
    assert_eq!((ran.code, ran.error(0).kind), (2, ErrorKind::NotJson));
    let ran = run(&["parse", "-"], b"Sm 33 %\xff".to_vec());
    assert_eq!((ran.code, ran.error(0).kind), (2, ErrorKind::NotJson));
    let ran = run(&["check"], b"{\"name\":\"\xc3\x28\"}".to_vec());
    assert_eq!((ran.code, ran.error(0).kind), (2, ErrorKind::NotJson));
}

#[test]
fn help_and_version_in_both_languages() {
    for (set, words) in [
        (
            ("LANG", "C"),
            ["Usage:", "ree-check", "check", "parse", "items", "vocabulary", "Exit status"],
        ),
        (
            ("LANG", "zh_CN.UTF-8"),
            ["用法：", "ree-check", "check", "parse", "items", "vocabulary", "退出状态"],
        ),
    ] {
        let ran = run_with(&["--help"], "", &[set]);
        assert_eq!(ran.code, 0);
        ran.says(&words);
    }
    let ran = run(&["check", "--help", "--lang", "zh"], "");
    assert_eq!(ran.code, 0);
    ran.says(&["--ndjson", "--fact", "--accept-suggestions", "出口日期", "示例："]);
    assert!(
        run(&["--version"], "").out.starts_with(concat!("ree-check ", env!("CARGO_PKG_VERSION")))
    );
}

#[test]
fn wrong_use_is_told_apart_and_ends_with_two() {
    for args in [
        vec![],
        vec!["chek"],
        vec!["check", "--text", "SmCo5", "file.json"],
        vec!["check", "--text", "SmCo5", "--ndjson"],
        vec!["check", "--detail", "much"],
    ] {
        let ran = run(&args, "");
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{args:?}");
        assert!(ran.err.contains("--help"), "{args:?}: {}", ran.err);
    }
    let ran = run(&["check"], "");
    assert_eq!(
        (ran.code, ran.error(0).kind),
        (2, ErrorKind::NotJson),
        "an empty pipe is no product"
    );
}

#[test]
fn parse_gives_what_was_read() {
    let ran = run(&["parse", "Sm 33 %, Hastelloy"], "");
    let read: ParsedComposition = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((ran.code, read.components.len(), read.unread.len()), (0, 1, 1));
    assert_eq!(run(&["parse", "-"], "Sm 33 %, Hastelloy").out, ran.out);
    assert_eq!(run(&["parse", "-"], "Fe ".repeat(400_000)).error(0).kind, ErrorKind::TooLarge);
}

#[test]
fn items_by_code_by_element_and_all() {
    let items = |of: &[&str]| -> Vec<ItemEntry> {
        let ran = run(&[&["items"], of].concat(), "");
        assert_eq!(ran.code, 0, "{}", ran.out);
        serde_json::from_str(&ran.out).unwrap()
    };
    let all = items(&[]);
    let one = items(&["1c905.A.4"]);
    assert_eq!(one.iter().map(|i| &*i.control_code).collect::<Vec<_>>(), ["1C905.a.4"]);
    assert!(all.contains(&one[0]));
    let heading = items(&["1C905.a.2"]);
    assert!(heading[0].heading && heading.len() > 1);
    assert!(heading.iter().all(|i| i.control_code.starts_with("1C905.a.2")));
    let dysprosium = items(&["Dy"]);
    assert!(dysprosium.iter().all(|i| i.element.as_deref() == Some("Dy")));
    assert_eq!(dysprosium, items(&["镝"]));
    assert_eq!(dysprosium, items(&["dysprosium"]));
}

#[test]
fn the_vocabulary_holds_what_a_product_may_state() {
    let ran = run(&["vocabulary"], "");
    let vocabulary: Vocabulary = serde_json::from_str(&ran.out).unwrap();
    let kind = vocabulary.facts.iter().find(|f| &*f.fact == "kind").unwrap();
    for value in &kind.values {
        let fact = format!("kind={}", value.value);
        assert_eq!(run(&["check", "--fact", &fact], "").code, 0, "{fact}");
    }
}
