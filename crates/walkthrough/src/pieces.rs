//! Pieces to add to a file that is being written, so that it holds with them as it held without.

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

/// A step to stand at the end of a text; the whole template where there is no text yet.
#[must_use]
pub fn step_for(text: &str) -> String {
    if text.trim().is_empty() {
        return TEMPLATE.to_owned();
    }
    let step = TEMPLATE.split_once("[[step]]").map_or("", |(_, step)| step);
    let step = step.split_once("[[step.vary]]").map_or(step, |(step, _)| step);
    ["\n[[step]]", &step.replacen("\"first\"", &["\"", &fresh(text), "\""].concat(), 1)].concat()
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

/// A variation of the last step of a text. The engine says what it finds of it.
#[must_use]
pub fn variation_for(text: &str, checker: &Checker) -> String {
    let source = read(text);
    let last = source.as_ref().ok().and_then(|source| source.walkthrough.step.last());
    let goods = last.and_then(|step| step.product.as_ref());
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
    let mut out = String::from("\n[[step.vary]]");
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
    out
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
