//! Pieces to add to a file that is being written, and where they stand: a step behind the one that is
//! being written, a variation at the end of it. A file that holds, holds with them, as far as a way leads
//! to them.

use ree_engine::Checker;
use serde::Serialize;
use serde_json::Value;
use toml::ser::ValueSerializer;

use crate::TEMPLATE;
use crate::engine::determination;
use crate::model::Finding;
use crate::read::read;

/// What stands on the button of a variation before its author has said.
const LABEL: &str = "label = { en = \"A little different\", zh = \"略有不同\" }";

/// A piece, and the line that it stands behind; 0: it stands at the beginning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The number of the line.
    pub after: usize,
    /// What is put in there, with a line of its own before and behind.
    pub text: String,
}

impl Piece {
    fn at(text: &str, after: usize, piece: &str) -> Self {
        // The last line of a text may not be ended yet.
        let open = after == text.lines().count() && !text.is_empty() && !text.ends_with('\n');
        let end = if open { "\n" } else { "" };
        Self { after, text: [end, "\n", piece.trim_end(), "\n"].concat() }
    }

    /// A text with the piece in it.
    #[must_use]
    pub fn put(&self, text: &str) -> String {
        let mut lines = text.split_inclusive('\n');
        let before: String = lines.by_ref().take(self.after).collect();
        let behind: String = lines.collect();
        [&*before, &*self.text, &*behind].concat()
    }
}

/// A step, behind the one that a line stands in; behind all where it stands in none. Where there is no
/// text yet, the whole template.
#[must_use]
pub fn step_for(text: &str, line: usize) -> Piece {
    if text.trim().is_empty() {
        return Piece { after: text.lines().count(), text: TEMPLATE.to_owned() };
    }
    let step = TEMPLATE.split_once("[[step]]").map_or("", |(_, step)| step);
    let step = step.split_once("[[step.vary]]").map_or(step, |(step, _)| step);
    let step = step.replacen("\"first\"", &["\"", &fresh(text), "\""].concat(), 1);
    Piece::at(text, Place::of(text, line).ends, &["[[step]]", &step].concat())
}

/// A step of a text.
struct Place {
    /// Which one; none where there is none.
    step: Option<usize>,
    /// The last line that belongs to it.
    ends: usize,
}

impl Place {
    /// The step that a line stands in, the last one where it stands before all.
    fn of(text: &str, line: usize) -> Self {
        let lines: Vec<&str> = text.lines().map(str::trim).collect();
        let begins = beginnings(&lines);
        let before = begins.iter().filter(|begin| **begin < line).count();
        let before = if before == 0 { begins.len() } else { before };
        let next = begins.get(before).copied();
        let mut ends = next.unwrap_or(lines.len());
        let above = |ends: usize| ends.checked_sub(1).and_then(|n| lines.get(n)).copied();
        // What is said right above a heading is said of what begins there.
        while next.is_some() && above(ends).is_some_and(|line| line.starts_with('#')) {
            ends = ends.saturating_sub(1);
        }
        while above(ends).is_some_and(str::is_empty) {
            ends = ends.saturating_sub(1);
        }
        Self { step: before.checked_sub(1), ends }
    }
}

/// The lines, from 0, on which steps begin. What stands in a text of several lines begins nothing.
fn beginnings(lines: &[&str]) -> Vec<usize> {
    let mut within = false;
    let mut out = Vec::new();
    for (n, line) in lines.iter().enumerate() {
        let written = line.split('#').next().unwrap_or_default();
        let heading = written.split_whitespace().collect::<String>() == "[[step]]";
        if heading && !within {
            out.push(n);
        }
        let marks = line.matches("\"\"\"").count().saturating_add(line.matches("'''").count());
        within ^= marks % 2 == 1;
    }
    out
}

/// A name that stands nowhere in the text, whether or not that can be read.
fn fresh(text: &str) -> String {
    let taken = |name: &str| {
        text.contains(&["\"", name, "\""].concat()) || text.contains(&["'", name, "'"].concat())
    };
    let from = text.matches("[[step]]").count().saturating_add(1);
    let mut names = (from..).map(|n| ["step-", &n.to_string()].concat());
    names.find(|name| !taken(name)).unwrap_or_default()
}

/// A variation of the step that a line stands in, at its end; of the last one where it stands in none. The
/// engine says what it finds of it.
#[must_use]
pub fn variation_for(text: &str, line: usize, checker: &Checker) -> Piece {
    let place = Place::of(text, line);
    let source = read(text).ok();
    let goods = source
        .as_ref()
        .and_then(|source| source.walkthrough.step.get(place.step?)?.product.as_ref());
    // Goods of its own, where the step has none.
    let own = template_goods();
    let (change, judged) = match goods {
        Some(goods) => ("{}".to_owned(), Some(goods)),
        None => (own.as_ref().map(inline).unwrap_or_default(), own.as_ref()),
    };
    let found = judged.and_then(|goods| determination(checker, goods, false).ok());
    let finds = found.map(|found| Finding {
        outcome: found.outcome,
        lean: None,
        codes: Vec::new(),
        asks: Vec::new(),
        notices: Vec::new(),
    });
    let piece = TEMPLATE.split_once("[[step.vary]]").map_or("", |(_, piece)| piece);
    let mut out = String::from("[[step.vary]]");
    for line in piece.lines() {
        let (key, _) = line.split_once(" = ").unwrap_or((line, ""));
        match (key, &finds) {
            ("label", _) => out.push_str(LABEL),
            ("change", _) if !change.is_empty() => out.push_str(&["change = ", &change].concat()),
            ("finds", Some(finds)) => out.push_str(&["finds = ", &inline(finds)].concat()),
            _ => out.push_str(line),
        }
        out.push('\n');
    }
    Piece::at(text, place.ends, &out)
}

/// The goods of the template.
fn template_goods() -> Option<Value> {
    read(TEMPLATE).ok()?.walkthrough.step.into_iter().next()?.product
}

/// A value as it stands behind an equal sign.
fn inline(value: &impl Serialize) -> String {
    let mut out = String::new();
    match value.serialize(ValueSerializer::new(&mut out)) {
        Ok(_) => out,
        Err(_) => String::new(),
    }
}
