//! The same goods judged on two days, and what differs.

use serde::{Deserialize, Serialize};

use crate::determination::Determination;

/// The same goods judged on two days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct Comparison {
    /// The determination on the first day.
    pub a: Determination,
    /// The determination on the second.
    pub b: Determination,
    /// What differs; empty where the day makes no difference.
    pub differs: Vec<Difference>,
}

/// One thing that is not the same on both days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct Difference {
    /// What, as a path into the determination: `outcome`, `lean`, `sure`, `control_codes`,
    /// `possible_codes`, `questions`, or `measures[ID].status` and `measures[ID].outcome`.
    pub what: String,
    /// Its values on the first day; of a question, the facts it is about. Empty for null.
    pub a: Vec<String>,
    /// Its values on the second day.
    pub b: Vec<String>,
}

impl Comparison {
    /// Two determinations of the same goods. The order of a list is no difference.
    #[must_use]
    pub fn of(a: Determination, b: Determination) -> Self {
        let differs = differs(&a, &b);
        Self { a, b, differs }
    }
}

fn differs(a: &Determination, b: &Determination) -> Vec<Difference> {
    let mut out = Vec::new();
    let mut put = |what: String, a: Vec<String>, b: Vec<String>| {
        if a.iter().any(|v| !b.contains(v)) || b.iter().any(|v| !a.contains(v)) {
            out.push(Difference { what, a, b });
        }
    };
    for (what, of) in FIELDS {
        put((*what).to_owned(), of(a), of(b));
    }
    // Both days are judged by one rulebook, so the measures are the same, in the same order.
    for (one, other) in a.measures.iter().zip(&b.measures) {
        let id = &one.measure;
        let (status, outcome) = (word(&Some(one.status)), word(&Some(one.outcome)));
        put(format!("measures[{id}].status"), status, word(&Some(other.status)));
        put(format!("measures[{id}].outcome"), outcome, word(&Some(other.outcome)));
    }
    out
}

type Values = fn(&Determination) -> Vec<String>;

const FIELDS: &[(&str, Values)] = &[
    ("outcome", |d| word(&Some(d.outcome))),
    ("lean", |d| word(&d.lean)),
    ("sure", |d| word(&d.sure)),
    ("control_codes", |d| d.control_codes.iter().map(|c| c.to_string()).collect()),
    ("possible_codes", |d| d.possible_codes.iter().map(|c| c.to_string()).collect()),
    ("questions", |d| d.questions.iter().flat_map(|q| q.facts.iter().cloned()).collect()),
];

/// A word of a closed list as the contract writes it; none for null.
fn word(of: &impl Serialize) -> Vec<String> {
    match serde_json::to_value(of) {
        Ok(serde_json::Value::String(word)) => vec![word],
        _ => Vec::new(),
    }
}
