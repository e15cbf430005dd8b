//! The cases of `tests/cases`: products as exporters state them, and the determination that must
//! hold. Every runner uses them: native, in a browser, and the command line.

use std::collections::BTreeMap;

use ree_contract::{CompositionInput, Determination, Outcome, Product, Shipment};
use serde::Deserialize;
use sha2::{Digest, Sha256};

/// The files, by topic.
const FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/files.rs"));
/// The topic whose products were written beside the others, to see how well words are read.
pub const FURTHER: &str = "further";

/// A case.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// Its id.
    pub id: String,
    /// The file it stands in.
    #[serde(default)]
    pub topic: String,
    /// What it is.
    pub title: Title,
    /// The composition, or what was pasted.
    pub text: String,
    /// The form, in a word or two.
    pub form: String,
    /// bare, fixed_in_assembly, finished_good, scrap, unknown.
    pub state: String,
    /// Commodity code.
    pub hs_code: Option<String>,
    /// Day judged.
    pub date: String,
    /// What is easily misread.
    pub trap: Option<String>,
    /// Facts, taken from the statement alone.
    #[serde(default)]
    pub facts: Vec<StatedFact>,
    /// What must hold.
    pub expected: Expected,
    /// Set where the label is held to be wrong, with the text that it rests on.
    pub disputed: Option<String>,
}

/// A title in both languages.
#[derive(Clone, Debug, Deserialize)]
pub struct Title {
    /// English.
    pub en: String,
    /// Chinese.
    pub zh: String,
}

/// A fact with the words it was taken from.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatedFact {
    /// The fact.
    pub fact: String,
    /// Its value.
    pub value: String,
    /// The words.
    pub from: String,
}

/// What must hold, and why.
#[derive(Clone, Debug, Deserialize)]
pub struct Expected {
    /// The outcome.
    pub outcome: Outcome,
    /// The lean, if grey.
    pub lean: Option<Outcome>,
    /// Items met, the first first.
    #[serde(default)]
    pub control_codes: Vec<String>,
    /// Items in question.
    #[serde(default)]
    pub possible_codes: Vec<String>,
    /// Outcomes that a careful tool may also give.
    #[serde(default)]
    pub also_acceptable: Vec<Outcome>,
    /// Notices that should appear.
    #[serde(default)]
    pub notices: Vec<String>,
    /// high, medium, low.
    pub sure: String,
    /// Everything else: reason, authority, source.
    #[serde(flatten)]
    pub more: BTreeMap<String, toml::Value>,
}

#[derive(Deserialize)]
struct File {
    case: Vec<Case>,
}

/// All cases.
///
/// # Errors
/// The file that does not parse, and why.
pub fn all() -> Result<Vec<Case>, String> {
    let mut cases = Vec::new();
    for (topic, text) in FILES {
        let file: File =
            toml::from_str(text).map_err(|e| format!("tests/cases/{topic}.toml: {e}"))?;
        cases.extend(file.case.into_iter().map(|mut c| {
            (*topic).clone_into(&mut c.topic);
            c
        }));
    }
    Ok(cases)
}

impl Case {
    /// Whether it belongs to the further products.
    #[must_use]
    pub fn further(&self) -> bool {
        self.topic == FURTHER
    }

    fn base(&self) -> Product {
        Product {
            id: Some(self.id.clone()),
            composition: Some(CompositionInput::Text(self.text.clone())),
            hs_code: self.hs_code.clone(),
            shipment: Some(Shipment { date: Some(self.date.clone()), ..Shipment::default() }),
            ..Product::default()
        }
    }

    /// The product with its facts given.
    #[must_use]
    pub fn with_facts(&self) -> Product {
        let facts = self.facts.iter().map(|f| (f.fact.clone(), f.value.clone())).collect();
        Product { facts, ..self.base() }
    }

    /// The product from words alone.
    #[must_use]
    pub fn from_words(&self) -> Product {
        let state = if self.state == "bare" { String::new() } else { self.state.replace('_', " ") };
        let description = [self.title.zh.as_str(), self.form.as_str(), state.as_str()]
            .iter()
            .filter(|w| !w.is_empty())
            .copied()
            .collect::<Vec<_>>()
            .join("; ");
        Product {
            name: Some(self.title.en.clone()),
            description: Some(description),
            accept_suggestions: true,
            ..self.base()
        }
    }

    /// Whether a determination is what was expected, exactly (outcome and lean), or acceptable.
    #[must_use]
    pub fn verdict(&self, found: &Determination) -> Verdict {
        let e = &self.expected;
        if found.outcome == e.outcome && found.lean == e.lean {
            let first = e.control_codes.first().map(String::as_str);
            let got = found.control_codes.first().map(|c| &**c);
            return if first == got { Verdict::Same } else { Verdict::OtherCode };
        }
        if found.outcome != e.outcome && e.also_acceptable.contains(&found.outcome) {
            return Verdict::Acceptable;
        }
        Verdict::Different
    }

    /// The worst mistake: goods that are, or may well be, controlled come out as not controlled.
    #[must_use]
    pub fn falsely_cleared(&self, found: &Determination) -> bool {
        let e = &self.expected;
        let controlled =
            e.outcome == Outcome::LicenceRequired || e.lean == Some(Outcome::LicenceRequired);
        controlled && found.outcome == Outcome::NotControlled
    }
}

/// How a determination compares with what was expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Outcome, lean and first code are the same.
    Same,
    /// Outcome and lean are, the first code is another.
    OtherCode,
    /// Another outcome that the case also accepts.
    Acceptable,
    /// Neither.
    Different,
}

/// One line of JSON for each product: the determination, or the refusal.
#[must_use]
pub fn line(result: &Result<Determination, ree_contract::ErrorBody>) -> String {
    let json = match result {
        Ok(found) => serde_json::to_string(found),
        Err(error) => serde_json::to_string(&ree_contract::ErrorEnvelope { error: error.clone() }),
    };
    json.unwrap_or_else(|e| e.to_string())
}

/// SHA-256 over lines, in hexadecimal: the same on every platform if every byte is.
#[must_use]
pub fn digest<'a>(lines: impl IntoIterator<Item = &'a str>) -> String {
    let mut hash = Sha256::new();
    for line in lines {
        hash.update(line.as_bytes());
        hash.update(b"\n");
    }
    hash.finalize().iter().map(|b| format!("{b:02x}")).collect()
}
