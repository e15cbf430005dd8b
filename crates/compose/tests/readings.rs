//! Composition texts and what must be read from them: the tables of `tests/readings`.
//!
//! A table holds `[[reading]]` entries: a text and any of
//! - `components`: every component in order, as "substance amount" (see [`shown`]);
//! - `contents`: percent by mass of an element, "36", "0..6", "[0..0.1)" with open ends;
//! - `carriers`: metal, oxide, complex_oxide, compound, unstated;
//! - `unread`: the words not read (absent: none); `undisclosed` (absent: not looked at);
//! - `readings` (absent: one), `other_contents`: contents in the second reading;
//! - `open`: the place of the open point; `remarks`: kinds that must be there; `class`, `beside`;
//! - `error`: the kind of the refusal, with `where` and `span`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test may stop at the first broken expectation"
)]

use std::collections::BTreeMap;
use std::path::Path;
use std::str::FromStr;

use ree_compose::{Carrier, Interval, Lexicon, Limits, Reading, read_text};
use ree_contract::{Amount, AmountValue, AmountWord, Component, Measured, Substance};
use ree_rulebook::Rulebook;
use rust_decimal::Decimal;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    reading: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    text: String,
    components: Option<Vec<String>>,
    #[serde(default)]
    contents: BTreeMap<String, String>,
    #[serde(default)]
    other_contents: BTreeMap<String, String>,
    #[serde(default)]
    carriers: BTreeMap<String, String>,
    #[serde(default)]
    unread: Vec<String>,
    undisclosed: Option<String>,
    #[serde(default = "one")]
    readings: usize,
    open: Option<String>,
    #[serde(default)]
    remarks: Vec<String>,
    #[serde(default)]
    no_remarks: Vec<String>,
    class: Option<String>,
    #[serde(default)]
    beside: BTreeMap<String, bool>,
    error: Option<String>,
    r#where: Option<String>,
    span: Option<[u32; 2]>,
    /// Places of the unread words.
    unread_spans: Option<Vec<[u32; 2]>>,
}

fn one() -> usize {
    1
}

/// A component as the tables write it.
fn shown(component: &Component) -> String {
    let name = match &component.substance {
        Substance::One(name) => name.clone(),
        Substance::OneOf(names) => names.join(" or "),
    };
    let amount = match &component.amount {
        Amount::Word(AmountWord::Balance) => "balance".to_owned(),
        Amount::Word(AmountWord::Trace) => "trace".to_owned(),
        Amount::Word(AmountWord::Unknown) => "unknown".to_owned(),
        Amount::Measured(measured) => {
            let (value, unit) = match measured {
                Measured::MassPercent(v) => (v, ""),
                Measured::AtomicPercent(v) => (v, " at%"),
                Measured::Ppm(v) => (v, " ppm"),
                Measured::Parts(v) => (v, " parts"),
                Measured::Moles(v) => (v, " mol"),
                Measured::GPerL(v) => (v, " g/L"),
                Measured::MolPerL(v) => (v, " mol/L"),
            };
            let number = match value {
                AmountValue::One(v) => v.0.clone(),
                AmountValue::Range(a, b) => format!("{}..{}", a.0, b.0),
                AmountValue::Max { max, open: true } => format!("<{}", max.0),
                AmountValue::Max { max, open: false } => format!("<={}", max.0),
                AmountValue::Min { min, open: true } => format!(">{}", min.0),
                AmountValue::Min { min, open: false } => format!(">={}", min.0),
            };
            format!("{number}{unit}")
        }
    };
    let analysis = if component.as_analysis { " (analysis)" } else { "" };
    format!("{name} {amount}{analysis}")
}

/// An interval as the tables write it.
fn interval(text: &str) -> Interval {
    let decimal = |t: &str| Decimal::from_str(t.trim()).unwrap_or_else(|e| panic!("{t}: {e}"));
    let low_open = text.starts_with('(');
    let high_open = text.ends_with(')');
    let bare = text.trim_matches(['(', ')', '[', ']']);
    let (low, high) = bare.split_once("..").unwrap_or((bare, bare));
    Interval { low: decimal(low), high: decimal(high), low_open, high_open }
}

/// True: the same ends; what was rounded outward may differ far behind the point.
fn close(found: &Interval, wanted: &Interval) -> bool {
    let near = |a: Decimal, b: Decimal| (a - b).abs() <= Decimal::new(5, 5);
    near(found.low, wanted.low)
        && near(found.high, wanted.high)
        && found.low_open == wanted.low_open
        && found.high_open == wanted.high_open
}

fn contents(reading: &Reading, wanted: &BTreeMap<String, String>, out: &mut Vec<String>) {
    for (element, text) in wanted {
        let found = reading.content(element).interval;
        if !close(&found, &interval(text)) {
            out.push(format!("content of {element}: {found:?}, wanted {text}"));
        }
    }
}

fn carrier(carrier: Carrier) -> &'static str {
    match carrier {
        Carrier::Metal => "metal",
        Carrier::Oxide => "oxide",
        Carrier::ComplexOxide => "complex_oxide",
        Carrier::Compound => "compound",
        Carrier::Unstated => "unstated",
    }
}

fn check(lexicon: &Lexicon, limits: &Limits, case: &Case) -> Vec<String> {
    let mut out = Vec::new();
    let read = match (read_text(lexicon, &case.text, limits), &case.error) {
        (Ok(read), None) => read,
        (Ok(_), Some(error)) => return vec![format!("read, wanted {error}")],
        (Err(e), None) => return vec![format!("refused: {e}")],
        (Err(e), Some(error)) => {
            let kind = serde_json::to_value(e.kind).unwrap();
            if kind.as_str() != Some(error) {
                out.push(format!("refused with {kind}, wanted {error}"));
            }
            if case.r#where.is_some() && case.r#where != e.r#where {
                out.push(format!("refused at {:?}", e.r#where));
            }
            if case.span.is_some() && case.span != e.span.map(|s| [s.0, s.1]) {
                out.push(format!("refused over {:?}", e.span));
            }
            return out;
        }
    };
    let first = &read.readings[0];
    if read.readings.len() != case.readings {
        out.push(format!("{} readings, wanted {}", read.readings.len(), case.readings));
    }
    if let Some(wanted) = &case.components {
        let found: Vec<String> =
            first.parts.iter().filter_map(|p| p.component.as_ref()).map(shown).collect();
        if found != *wanted {
            out.push(format!("components {found:?}\n      wanted     {wanted:?}"));
        }
    }
    contents(first, &case.contents, &mut out);
    if let Some(second) = read.readings.get(1) {
        contents(second, &case.other_contents, &mut out);
    } else if !case.other_contents.is_empty() {
        out.push("there is no second reading".to_owned());
    }
    for (element, wanted) in &case.carriers {
        let found: Vec<&str> = first.carriers(element).into_iter().map(carrier).collect();
        if found.join(", ") != *wanted {
            out.push(format!("carriers of {element}: {found:?}, wanted {wanted}"));
        }
    }
    let unread: Vec<&str> = first.unread.iter().map(|u| u.text.as_str()).collect();
    if unread != case.unread {
        out.push(format!("unread {unread:?}, wanted {:?}", case.unread));
    }
    if let Some(spans) = &case.unread_spans {
        let found: Vec<[u32; 2]> = first.unread.iter().map(|u| [u.span.0, u.span.1]).collect();
        if found != *spans {
            out.push(format!("unread at {found:?}"));
        }
    }
    if let Some(wanted) = &case.undisclosed
        && first.undisclosed != Decimal::from_str(wanted).unwrap()
    {
        out.push(format!("undisclosed {}, wanted {wanted}", first.undisclosed));
    }
    let open = read.open.first().map(|o| o.place.clone());
    if open != case.open {
        out.push(format!("open {open:?}, wanted {:?}", case.open));
    }
    for kind in &case.remarks {
        if !read.remarks.iter().any(|r| r.kind == kind) {
            let kinds: Vec<&str> = read.remarks.iter().map(|r| r.kind).collect();
            out.push(format!("no remark {kind}, only {kinds:?}"));
        }
    }
    for kind in &case.no_remarks {
        if read.remarks.iter().any(|r| r.kind == kind) {
            out.push(format!("a remark {kind}"));
        }
    }
    if let Some(class) = &case.class {
        let found = format!("{:?}", first.class()).to_lowercase();
        if found != *class {
            out.push(format!("class {found}, wanted {class}"));
        }
    }
    for (element, wanted) in &case.beside {
        if first.beside(element) != *wanted {
            out.push(format!("beside({element}) is {}", !wanted));
        }
    }
    out
}

/// What is wrong, printed as it is.
struct Wrong(String);
impl std::fmt::Debug for Wrong {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "\n{}", self.0)
    }
}
impl std::fmt::Display for Wrong {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.0)
    }
}
impl std::error::Error for Wrong {}

fn table(path: &Path) -> datatest_stable::Result<()> {
    let table: Table = toml::from_str(&std::fs::read_to_string(path)?)?;
    let book = Rulebook::builtin().map_err(|e| e.message.en.to_string())?;
    let lexicon = Lexicon::new(&book)?;
    let limits = Limits::of(&book);
    let mut wrong = Vec::new();
    for case in &table.reading {
        for line in check(&lexicon, &limits, case) {
            wrong.push(format!("  {}: {line}\n      text {:?}", case.name, case.text));
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(Wrong(wrong.join("\n")).into()) }
}

datatest_stable::harness! {
    { test = table, root = "../../tests/readings", pattern = r"\.toml$" },
}
