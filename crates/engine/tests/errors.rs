//! Bad input, row by row from `tests/errors`: each is refused with its place, or judged with a notice
//! or with what was not read, in both languages, and never cleared.
//!
//! A row has `input` (JSON text), `hex` (bytes), or `text` with `facts` (a composition on a fixed
//! day). `repeat` puts a text, so many times, in the place of a mark. Expected are `expect_error` with
//! `where` and `span`, or any of `expect_notice`, `refuse_notice` (what must not be said),
//! `expect_unread`, `expect_outcome`. `expect_says` stands in the English message, hint or notice.
//! Where `not_controlled` is expected, `clears` says why content need not be known. `pending` marks a
//! row that does not hold yet, and why.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::print_stdout,
    reason = "a test stops at the first broken expectation"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use ree_contract::{
    CompositionInput, Determination, ErrorBody, ErrorKind, Outcome, Product, Shipment, Text,
    product_from_json, product_from_slice,
};
use ree_engine::{Checker, Detail};
use serde::Deserialize;

const DAY: &str = "2026-06-01";

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    name: String,
    input: Option<String>,
    hex: Option<String>,
    text: Option<String>,
    #[serde(default)]
    facts: BTreeMap<String, String>,
    #[serde(default)]
    repeat: Vec<Repeat>,
    expect_error: Option<ErrorKind>,
    r#where: Option<String>,
    span: Option<[u32; 2]>,
    expect_says: Option<String>,
    expect_notice: Option<String>,
    refuse_notice: Option<String>,
    expect_unread: Option<String>,
    expect_outcome: Option<Outcome>,
    /// Any other is right.
    refuse_outcome: Option<Outcome>,
    expect_codes: Option<Vec<String>>,
    clears: Option<String>,
    pending: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Repeat {
    mark: String,
    text: String,
    times: usize,
}

#[derive(Deserialize)]
struct File {
    row: Vec<Row>,
}

fn rows() -> Vec<(String, Row)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/errors");
    let mut files: Vec<_> = folder.read_dir().unwrap().map(|e| e.unwrap().path()).collect();
    files.retain(|f| f.extension().is_some_and(|e| e == "toml"));
    files.sort();
    let mut rows = Vec::new();
    for path in files {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&path).unwrap();
        let file: File = toml::from_str(&text).unwrap_or_else(|e| panic!("{name}: {e}"));
        rows.extend(file.row.into_iter().map(|r| (name.clone(), r)));
    }
    rows
}

impl Row {
    fn filled(&self, text: &str) -> String {
        self.repeat
            .iter()
            .fold(text.to_owned(), |text, r| text.replace(&r.mark, &r.text.repeat(r.times)))
    }

    fn product(&self) -> Result<Product, ErrorBody> {
        match (&self.input, &self.hex, &self.text) {
            (Some(input), None, None) => product_from_json(&self.filled(input)),
            (None, Some(hex), None) => {
                let byte = |at: usize| u8::from_str_radix(&hex[at..at + 2], 16).unwrap();
                let bytes: Vec<u8> = (0..hex.len()).step_by(2).map(byte).collect();
                product_from_slice(&bytes)
            }
            (None, None, Some(text)) => Ok(Product {
                composition: Some(CompositionInput::Text(self.filled(text))),
                facts: self.facts.clone(),
                shipment: Some(Shipment { date: Some(DAY.to_owned()), ..Shipment::default() }),
                ..Product::default()
            }),
            _ => panic!("{}: one of input, hex, text", self.name),
        }
    }

    /// What does not hold, if anything.
    fn fails(&self) -> Result<(), String> {
        let checker = Checker::builtin().unwrap();
        match self.product().and_then(|p| checker.check(&p, Detail::Full)) {
            Err(error) => self.refused(&error),
            Ok(found) => self.judged(&found),
        }
    }

    fn refused(&self, error: &ErrorBody) -> Result<(), String> {
        for text in [Some(&error.message), error.hint.as_ref()].into_iter().flatten() {
            in_both_languages(text)?;
        }
        let hint = error.hint.as_ref().ok_or_else(|| format!("no hint: {error}"))?;
        let told = format!("{} {}", error.message.en, hint.en);
        let short = told.chars().take(300).collect::<String>();
        if Some(error.kind) != self.expect_error {
            return Err(format!("refused as {:?}: {short}", error.kind));
        }
        if error.r#where != self.r#where {
            return Err(format!("refused at {:?}", error.r#where));
        }
        if let Some([start, end]) = self.span {
            let found = error.span.map(|s| [s.0, s.1]);
            if found != Some([start, end]) {
                return Err(format!("refused at characters {found:?}"));
            }
        }
        match &self.expect_says {
            Some(words) if !told.contains(words.as_str()) => Err(format!("it says: {short}")),
            _ => Ok(()),
        }
    }

    fn judged(&self, found: &Determination) -> Result<(), String> {
        let kinds: Vec<&str> = found.notices.iter().map(|n| &*n.kind).collect();
        let unread: Vec<&str> = found.unread.iter().map(|u| u.text.as_str()).collect();
        let told = format!("{:?}, notices {kinds:?}, unread {unread:?}", found.outcome);
        for notice in &found.notices {
            in_both_languages(&notice.text)?;
        }
        if self.expect_error.is_some() {
            return Err(format!("judged: {told}"));
        }
        if self.expect_outcome.is_some_and(|o| o != found.outcome) {
            return Err(told);
        }
        let codes = || found.control_codes.iter().map(|c| &**c);
        if self.expect_codes.as_ref().is_some_and(|wanted| !codes().eq(wanted.iter())) {
            return Err(format!("{told}: {:?}", found.control_codes));
        }
        if self.refuse_outcome == Some(found.outcome) {
            return Err(told);
        }
        // Bad input is never cleared unless the row says so, and why.
        if self.expect_outcome.is_none() && found.outcome == Outcome::NotControlled {
            return Err(format!("cleared: {told}"));
        }
        if let Some(kind) = &self.refuse_notice
            && found.notices.iter().any(|n| *n.kind == **kind)
        {
            return Err(format!("{told}: {kind}"));
        }
        if let Some(kind) = &self.expect_notice {
            let mut notices = found.notices.iter().filter(|n| *n.kind == **kind);
            let says = |n: &ree_contract::Notice| {
                self.expect_says.as_ref().is_none_or(|words| n.text.en.contains(words.as_str()))
            };
            if !notices.any(says) {
                let texts: Vec<_> = found.notices.iter().map(|n| n.text.en.clone()).collect();
                return Err(format!("{told}: {texts:?}"));
            }
        }
        match &self.expect_unread {
            Some(words) if !unread.contains(&self.filled(words).as_str()) => Err(told),
            _ => Ok(()),
        }
    }
}

fn in_both_languages(text: &Text) -> Result<(), String> {
    let chinese = text.zh.as_deref().unwrap_or_default();
    let written =
        !text.en.is_empty() && chinese.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    if written { Ok(()) } else { Err(format!("not in both languages: {text:?}")) }
}

#[test]
fn every_row_holds() {
    let rows = rows();
    assert!(rows.len() > 80, "only {} rows", rows.len());
    let mut wrong = Vec::new();
    for (file, row) in &rows {
        match (row.fails(), &row.pending) {
            (Ok(()), None) => {}
            (Ok(()), Some(_)) => {
                wrong.push(format!("{file}, {}: holds now, so `pending` goes", row.name))
            }
            (Err(why), None) => wrong.push(format!("{file}, {}: {why}", row.name)),
            (Err(why), Some(pending)) => {
                println!("pending: {file}, {}: {pending} ({why})", row.name)
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn rows_are_well_written() {
    let mut names = BTreeSet::new();
    for (file, row) in rows() {
        assert!(names.insert(row.name.clone()), "{file}, {}: twice", row.name);
        let judged = row.expect_notice.is_some()
            || row.refuse_notice.is_some()
            || row.expect_unread.is_some()
            || row.expect_outcome.is_some()
            || row.refuse_outcome.is_some();
        assert!(
            row.expect_error.is_some() != judged,
            "{file}, {}: an error, or something else",
            row.name
        );
        assert!(row.expect_error.is_some() || row.r#where.is_none(), "{file}, {}", row.name);
        let clears = row.expect_outcome == Some(Outcome::NotControlled);
        assert_eq!(clears, row.clears.is_some(), "{file}, {}: `clears` says why", row.name);
    }
}

/// Every kind with its word, and why no row can show it, where none can.
fn word(kind: ErrorKind) -> (&'static str, Option<&'static str>) {
    match kind {
        ErrorKind::NotJson => ("not_json", None),
        ErrorKind::UnknownField => ("unknown_field", None),
        ErrorKind::WrongType => ("wrong_type", None),
        ErrorKind::MissingField => ("missing_field", None),
        ErrorKind::UnknownValue => ("unknown_value", None),
        ErrorKind::UnreadableComposition => ("unreadable_composition", None),
        ErrorKind::ContradictoryFact => ("contradictory_fact", None),
        ErrorKind::ImpossibleAmount => ("impossible_amount", None),
        ErrorKind::UnknownSubstance => ("unknown_substance", None),
        ErrorKind::BadDate => ("bad_date", None),
        ErrorKind::TooLarge => ("too_large", None),
        ErrorKind::UnsupportedContract => ("unsupported_contract", None),
        ErrorKind::BadRulebook => {
            ("bad_rulebook", Some("it is about a rulebook, not a product; see invented.rs"))
        }
    }
}

#[test]
fn kinds_are_unique_listed_and_each_has_a_row() {
    let shown: BTreeSet<String> = rows()
        .iter()
        .filter(|(_, r)| r.pending.is_none())
        .filter_map(|(_, r)| r.expect_error.map(|k| word(k).0.to_owned()))
        .collect();
    let mut words = BTreeSet::new();
    for kind in ErrorKind::ALL {
        let (written, reason) = word(kind);
        assert_eq!(serde_json::to_string(&kind).unwrap(), format!("\"{written}\""));
        assert!(words.insert(written), "{written} twice");
        assert_eq!(shown.contains(written), reason.is_none(), "a row for {written}, or the reason");
    }
    // serde lists every kind there is; so ALL must.
    let all = serde_json::from_str::<ErrorKind>("\"?\"").unwrap_err().to_string();
    let all: BTreeSet<&str> = all.split('`').skip(3).step_by(2).collect();
    assert_eq!(words, all);
}
