//! What the exporter says: the goods, their facts, the shipment.

use std::collections::BTreeMap;
use std::fmt;

use std::marker::PhantomData;

use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{Error as _, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use crate::amount::Amount;
use crate::text::Span;

/// One product to be judged.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct Product {
    /// The contract the sender speaks; refused when it is not known here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contract: Option<u32>,
    /// The sender's own name for this line; echoed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The trade name. It never decides; it may suggest a fact.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Free words about the goods. They never decide; they may suggest facts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// True: facts read from words count as given, and the determination says so.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub accept_suggestions: bool,
    /// What the goods consist of, as text in any notation or as a list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub composition: Option<CompositionInput>,
    /// What the goods are: keys and values of the rulebook's vocabulary.
    #[serde(
        default,
        skip_serializing_if = "BTreeMap::is_empty",
        deserialize_with = "each_stated_once"
    )]
    pub facts: BTreeMap<String, String>,
    /// Commodity code: digits, dots and spaces. A cross-check; it never decides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hs_code: Option<String>,
    /// The shipment.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "object")]
    pub shipment: Option<Shipment>,
}

/// A struct from a JSON object alone. serde takes a list of the fields in their order as well, and
/// a list that slipped into an object's place would then be read as something else than was meant.
pub(crate) struct FromObject<T>(pub(crate) T);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for FromObject<T> {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        struct ObjectVisitor<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for ObjectVisitor<T> {
            type Value = FromObject<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<FromObject<T>, A::Error> {
                T::deserialize(MapAccessDeserializer::new(map)).map(FromObject)
            }
        }
        d.deserialize_map(ObjectVisitor(PhantomData))
    }
}

fn object<'de, D: Deserializer<'de>, T: Deserialize<'de>>(d: D) -> Result<Option<T>, D::Error> {
    Ok(Option::<FromObject<T>>::deserialize(d)?.map(|found| found.0))
}

/// Facts by name. A fact that stands twice is refused: which of the two is meant nobody can tell.
fn each_stated_once<'de, D: Deserializer<'de>>(d: D) -> Result<BTreeMap<String, String>, D::Error> {
    struct FactsVisitor;
    impl<'de> Visitor<'de> for FactsVisitor {
        type Value = BTreeMap<String, String>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object of facts and their values")
        }
        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut facts = BTreeMap::new();
            while let Some(fact) = map.next_key::<String>()? {
                let value = map.next_value()?;
                if facts.contains_key(&fact) {
                    return Err(A::Error::custom(format_args!("duplicate field `{fact}`")));
                }
                facts.insert(fact, value);
            }
            Ok(facts)
        }
    }
    d.deserialize_map(FactsVisitor)
}

/// Composition as text, or as a list of components.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub enum CompositionInput {
    /// Any notation the reader knows.
    Text(String),
    /// The list form.
    List(Vec<Component>),
}

struct CompositionVisitor;

impl<'de> Visitor<'de> for CompositionVisitor {
    type Value = CompositionInput;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("composition as text, or a list of components")
    }
    fn visit_str<E>(self, v: &str) -> Result<CompositionInput, E> {
        Ok(CompositionInput::Text(v.to_owned()))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<CompositionInput, A::Error> {
        let list = Vec::<FromObject<Component>>::deserialize(SeqAccessDeserializer::new(seq))?;
        Ok(CompositionInput::List(list.into_iter().map(|found| found.0).collect()))
    }
}

impl<'de> Deserialize<'de> for CompositionInput {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        d.deserialize_any(CompositionVisitor)
    }
}

/// One component of the list form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct Component {
    /// Symbol, formula, name or CAS number; `"other"` for an undisclosed rest; a list where the
    /// text has two readings.
    pub substance: Substance,
    /// How much.
    pub amount: Amount,
    /// True: the amount says how much of the element, not which substance carries it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub as_analysis: bool,
    /// Where it stood in a text, when it was read from one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
}

/// One substance, or one of several.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub enum Substance {
    /// This one.
    One(String),
    /// One of these: the text has two readings.
    OneOf(Vec<String>),
}

struct SubstanceVisitor;

impl<'de> Visitor<'de> for SubstanceVisitor {
    type Value = Substance;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a symbol, formula, name or CAS number, or a list of them")
    }
    fn visit_str<E>(self, v: &str) -> Result<Substance, E> {
        Ok(Substance::One(v.to_owned()))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Substance, A::Error> {
        Vec::deserialize(SeqAccessDeserializer::new(seq)).map(Substance::OneOf)
    }
}

impl<'de> Deserialize<'de> for Substance {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        d.deserialize_any(SubstanceVisitor)
    }
}

/// The shipment; all of it optional.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct Shipment {
    /// Day of export, `YYYY-MM-DD`. Default: the rulebook's as-of day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Destination, ISO 3166-1 alpha-2.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub destination: Option<String>,
    /// Origin, ISO 3166-1 alpha-2.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<String>,
    /// Why the goods leave. It never exempts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub purpose: Option<Purpose>,
    /// What the buyer does with the goods.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end_use: Option<String>,
    /// Who uses the goods in the end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end_user: Option<String>,
}

/// Why the goods leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub enum Purpose {
    /// Sold.
    Sale,
    /// A sample.
    Sample,
    /// A gift.
    Gift,
    /// Shown at an exhibition.
    Exhibition,
    /// Sent for repair, or back from it.
    RepairReturn,
    /// Processing trade, and material sent back from it.
    ProcessingTrade,
    /// Anything else.
    Other,
}
