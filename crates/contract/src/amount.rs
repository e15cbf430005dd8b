//! Amounts as they were stated: decimal text with a unit, never a binary number.

use std::fmt;

use serde::de::{Error as _, MapAccess, SeqAccess, Visitor, value::MapAccessDeserializer};
use serde::{Deserialize, Deserializer, Serialize};

/// The key under which `serde_json` hands over a number as text (feature `arbitrary_precision`).
const NUMBER_AS_TEXT: &str = "$serde_json::private::Number";

/// A number kept as the text it was written in, so that nothing is rounded: "3.10" stays "3.10".
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(with = "StringOrNumber"))]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct DecimalText(
    #[cfg_attr(feature = "typescript", tsify(type = "string | number"))] pub String,
);

/// What JSON may hold where a decimal is expected.
#[cfg(feature = "schema")]
#[derive(schemars::JsonSchema)]
#[serde(untagged)]
#[allow(dead_code, reason = "a shape for the schema only")]
enum StringOrNumber {
    Text(String),
    Number(f64),
}

struct DecimalVisitor;

impl<'de> Visitor<'de> for DecimalVisitor {
    type Value = DecimalText;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a decimal number as text, such as \"3.1\"")
    }
    fn visit_str<E>(self, v: &str) -> Result<DecimalText, E> {
        Ok(DecimalText(v.to_owned()))
    }
    fn visit_u64<E>(self, v: u64) -> Result<DecimalText, E> {
        Ok(DecimalText(v.to_string()))
    }
    fn visit_i64<E>(self, v: i64) -> Result<DecimalText, E> {
        Ok(DecimalText(v.to_string()))
    }
    fn visit_f64<E>(self, v: f64) -> Result<DecimalText, E> {
        Ok(DecimalText(v.to_string()))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<DecimalText, A::Error> {
        match map.next_key::<String>()? {
            Some(key) if key == NUMBER_AS_TEXT => Ok(DecimalText(map.next_value()?)),
            _ => Err(A::Error::custom("expected a decimal number as text")),
        }
    }
}

impl<'de> Deserialize<'de> for DecimalText {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        d.deserialize_any(DecimalVisitor)
    }
}

/// One value, a range, or a bound. `{ "max": m }` is 0 to m; `{ "min": m }` is m to 100 %.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub enum AmountValue {
    /// Exactly this much, as stated.
    One(DecimalText),
    /// From the first to the second, both included.
    Range(DecimalText, DecimalText),
    /// At most this much.
    Max {
        /// The upper bound.
        max: DecimalText,
        /// True: less than the bound, which itself is not reached (`<0.10`).
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        open: bool,
    },
    /// At least this much.
    Min {
        /// The lower bound.
        min: DecimalText,
        /// True: more than the bound, which itself is not reached (`>99.9`).
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        open: bool,
    },
}

struct AmountValueVisitor;

impl<'de> Visitor<'de> for AmountValueVisitor {
    type Value = AmountValue;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a decimal, [low, high], {\"max\": …} or {\"min\": …}")
    }
    fn visit_str<E: serde::de::Error>(self, v: &str) -> Result<AmountValue, E> {
        DecimalVisitor.visit_str(v).map(AmountValue::One)
    }
    fn visit_u64<E: serde::de::Error>(self, v: u64) -> Result<AmountValue, E> {
        DecimalVisitor.visit_u64(v).map(AmountValue::One)
    }
    fn visit_i64<E: serde::de::Error>(self, v: i64) -> Result<AmountValue, E> {
        DecimalVisitor.visit_i64(v).map(AmountValue::One)
    }
    fn visit_f64<E: serde::de::Error>(self, v: f64) -> Result<AmountValue, E> {
        DecimalVisitor.visit_f64(v).map(AmountValue::One)
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<AmountValue, A::Error> {
        let two = "a range is [low, high]";
        let low = seq.next_element()?.ok_or_else(|| A::Error::invalid_length(0, &two))?;
        let high = seq.next_element()?.ok_or_else(|| A::Error::invalid_length(1, &two))?;
        match seq.next_element::<serde::de::IgnoredAny>()? {
            None => Ok(AmountValue::Range(low, high)),
            Some(_) => Err(A::Error::invalid_length(3, &two)),
        }
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<AmountValue, A::Error> {
        const KEYS: &[&str] = &["max", "min", "open"];
        let (mut max, mut min, mut open) = (None, None, false);
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                NUMBER_AS_TEXT => return Ok(AmountValue::One(DecimalText(map.next_value()?))),
                "max" => max = Some(map.next_value()?),
                "min" => min = Some(map.next_value()?),
                "open" => open = map.next_value()?,
                other => return Err(A::Error::unknown_field(other, KEYS)),
            }
        }
        match (min, max) {
            (None, Some(max)) => Ok(AmountValue::Max { max, open }),
            (Some(min), None) => Ok(AmountValue::Min { min, open }),
            (Some(min), Some(max)) if !open => Ok(AmountValue::Range(min, max)),
            _ => Err(A::Error::custom("expected max, min, or both")),
        }
    }
}

impl<'de> Deserialize<'de> for AmountValue {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        d.deserialize_any(AmountValueVisitor)
    }
}

/// How much, and in which unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub enum Amount {
    /// A word in place of a number.
    Word(AmountWord),
    /// A number or range with its unit.
    Measured(Measured),
}

/// A word in place of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub enum AmountWord {
    /// What is left to 100 %.
    Balance,
    /// Above zero, and below the edge of a trace.
    Trace,
    /// Not told.
    Unknown,
}

/// A measured amount: the key is the unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub enum Measured {
    /// Percent by mass.
    MassPercent(AmountValue),
    /// Percent of atoms.
    AtomicPercent(AmountValue),
    /// Parts per million by mass (mg/kg).
    Ppm(AmountValue),
    /// Relative parts by mass.
    Parts(AmountValue),
    /// Amount of substance, relative to the other components given so.
    Moles(AmountValue),
    /// Grams in a litre.
    GPerL(AmountValue),
    /// Moles in a litre.
    MolPerL(AmountValue),
}

struct AmountVisitor;

impl<'de> Visitor<'de> for AmountVisitor {
    type Value = Amount;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("{\"mass_percent\": …} or another unit, \"balance\", \"trace\" or \"unknown\"")
    }
    fn visit_str<E: serde::de::Error>(self, v: &str) -> Result<Amount, E> {
        const WORDS: &[&str] = &["balance", "trace", "unknown"];
        match v {
            "balance" => Ok(Amount::Word(AmountWord::Balance)),
            "trace" => Ok(Amount::Word(AmountWord::Trace)),
            "unknown" => Ok(Amount::Word(AmountWord::Unknown)),
            other => Err(E::unknown_variant(other, WORDS)),
        }
    }
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Amount, A::Error> {
        Measured::deserialize(MapAccessDeserializer::new(map)).map(Amount::Measured)
    }
}

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        d.deserialize_any(AmountVisitor)
    }
}
