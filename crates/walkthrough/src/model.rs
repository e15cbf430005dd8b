//! The shape of a walkthrough file.

use std::fmt;

use ree_contract::Outcome;
use serde::de::{MapAccess, Visitor, value::MapAccessDeserializer};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

/// The version of the file that is read here.
pub const FORMAT: u32 = 1;

/// A walkthrough: a class decides, the engine answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Walkthrough {
    /// The version of this file's shape: 1.
    pub walkthrough: u32,
    /// Its own name: small letters, digits and hyphens. Records and links use it.
    pub id: String,
    /// What it is called.
    pub title: Words,
    /// Whom it is for.
    pub audience: Words,
    /// Where in the chain they stand.
    pub stage: Vec<Stage>,
    /// What the class can do afterwards.
    pub aim: Words,
    /// How long it takes, in minutes.
    pub minutes: u32,
    /// The steps, in order.
    pub step: Vec<Step>,
}

/// Where in the chain a class stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Stage {
    /// Mining.
    Mining,
    /// Smelting and separation.
    Smelting,
    /// Metals, alloys, magnets and powders.
    Processing,
    /// Carriage, forwarding, couriers and customs brokers.
    Transport,
    /// Making goods with them.
    Manufacturing,
    /// Sale.
    Sale,
    /// Export.
    Export,
}

impl Stage {
    /// Each stage, in the order of the enumeration.
    pub const ALL: [Stage; 7] = [
        Stage::Mining,
        Stage::Smelting,
        Stage::Processing,
        Stage::Transport,
        Stage::Manufacturing,
        Stage::Sale,
        Stage::Export,
    ];

    /// The word that stands for it in a file.
    #[must_use]
    pub fn written(self) -> &'static str {
        match self {
            Stage::Mining => "mining",
            Stage::Smelting => "smelting",
            Stage::Processing => "processing",
            Stage::Transport => "transport",
            Stage::Manufacturing => "manufacturing",
            Stage::Sale => "sale",
            Stage::Export => "export",
        }
    }
}

/// One step: a story, perhaps a product, and a question to the class.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Step {
    /// Its own name: small letters, digits and hyphens.
    pub id: String,
    /// Its heading.
    pub title: Words,
    /// What has happened.
    pub story: Words,
    /// What the class calls the goods; without it their name in the product.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goods: Option<Words>,
    /// The goods, as a product of the contract.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<ree_contract::Product>"))]
    pub product: Option<Value>,
    /// What the class is asked.
    pub question: Words,
    /// Help for who asks for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<Words>,
    /// For the trainer's eyes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<Words>,
    /// What the class chooses from.
    pub option: Vec<Choice>,
    /// What to take away.
    pub learn: Vec<Lesson>,
    /// The same goods, a little different.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub vary: Vec<Variation>,
    /// The step that follows, or `end`; without it the next one in the file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// One thing to choose.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Choice {
    /// What it says.
    pub text: Words,
    /// Whether it is right. Where it says what the engine finds, the engine is asked too, and a file
    /// that says otherwise than the engine is refused.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub right: bool,
    /// What the engine would have to find for this to be right.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub finds: Option<Finding>,
    /// What is said to who chose it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub because: Option<Words>,
    /// The step that follows this choice, or `end`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// What the engine finds. Only what is written is compared.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Finding {
    /// The outcome.
    pub outcome: Outcome,
    /// With grey: the way the texts lean.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lean: Option<Outcome>,
    /// Control codes among those met, or left open.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub codes: Vec<String>,
    /// Facts among those asked for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub asks: Vec<String>,
    /// Kinds of notices among those given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notices: Vec<String>,
}

/// Something to take away, with what it rests on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Lesson {
    /// The sentence.
    pub text: Words,
    /// What it rests on: control codes, and names of answers, measures, sources and lines of guides, as
    /// the rulebook has them.
    pub cite: Vec<String>,
}

/// The same goods, a little different.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Variation {
    /// What is on its button.
    pub label: Words,
    /// What has changed, in words.
    pub story: Words,
    /// What the class calls the goods now; without it as in the step, or their new name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goods: Option<Words>,
    /// Fields of the product that are now otherwise; the others stay.
    #[cfg_attr(feature = "schema", schemars(with = "ree_contract::Product"))]
    pub change: Value,
    /// Fields of the product that are gone, such as `facts.integration`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub without: Vec<String>,
    /// What the engine finds now; a file that says otherwise than the engine is refused.
    pub finds: Finding,
    /// What to take away.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub learn: Vec<Lesson>,
}

/// Words in both languages. A plain text stands for both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Words {
    /// English and Simplified Chinese.
    Both(Pair),
    /// One text for both languages.
    One(String),
}

/// The same in English and Simplified Chinese.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Pair {
    /// English.
    pub en: String,
    /// Simplified Chinese.
    pub zh: String,
}

impl Words {
    /// The text in the language asked for (`true`: Chinese).
    #[must_use]
    pub fn pick(&self, chinese: bool) -> &str {
        match self {
            Words::Both(pair) if chinese => &pair.zh,
            Words::Both(pair) => &pair.en,
            Words::One(text) => text,
        }
    }

    /// Each text with the key it stands under.
    pub(crate) fn texts(&self) -> Vec<(&'static str, &str)> {
        match self {
            Words::Both(pair) => vec![(".en", &pair.en), (".zh", &pair.zh)],
            Words::One(text) => vec![("", text)],
        }
    }
}

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        // By hand: an untagged enum would not say which of the two languages is missing.
        struct WordsVisitor;
        impl<'de> Visitor<'de> for WordsVisitor {
            type Value = Words;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text, or { en, zh }")
            }
            fn visit_str<E>(self, text: &str) -> Result<Words, E> {
                Ok(Words::One(text.to_owned()))
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Words, A::Error> {
                Pair::deserialize(MapAccessDeserializer::new(map)).map(Words::Both)
            }
        }
        d.deserialize_any(WordsVisitor)
    }
}
