//! What a rulebook holds, for those who show it: the vocabulary of facts, measures and items.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

#[cfg(feature = "schema")]
use crate::determination::Citation;
use crate::determination::{Citations, ControlCode, ItemText, RulebookStamp};
use crate::lists::MeasureStatus;
use crate::text::{Str, Text};

/// Derives shared by the shapes of this file.
macro_rules! shape {
    ($(#[$meta:meta])* pub struct $name:ident { $($body:tt)* }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
        pub struct $name { $($body)* }
    };
}

/// Whether a fact is about the goods or about one element in them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub enum FactAbout {
    /// The goods; the key in `facts` is the fact's name.
    Goods,
    /// One element; the key is the name, a dot and the symbol.
    Element,
}

shape! {
    /// The facts a product can state, in the order forms and questions use.
    pub struct Vocabulary {
        /// The rulebook it belongs to.
        pub rulebook: RulebookStamp,
        /// The facts.
        pub facts: Vec<VocabularyFact>,
        /// The elements that facts of an element can be about, in the order of the law.
        pub elements: Vec<VocabularyElement>,
    }
}

shape! {
    /// An element of the list.
    pub struct VocabularyElement {
        /// Its symbol.
        #[cfg_attr(feature = "schema", schemars(with = "String"))]
        #[cfg_attr(feature = "typescript", tsify(type = "string"))]
        pub symbol: Str,
        /// Its name.
        pub name: Text,
    }
}

shape! {
    /// A fact.
    pub struct VocabularyFact {
        /// Its name.
        #[cfg_attr(feature = "schema", schemars(with = "String"))]
        #[cfg_attr(feature = "typescript", tsify(type = "string"))]
        pub fact: Str,
        /// What it is about.
        pub about: FactAbout,
        /// True: it also follows from the composition, where that tells it.
        pub derived: bool,
        /// The facts it hangs on, each with the values that make it matter.
        #[cfg_attr(feature = "schema", schemars(with = "BTreeMap<String, Vec<String>>"))]
        #[cfg_attr(feature = "typescript", tsify(type = "Record<string, string[]>"))]
        pub applies: BTreeMap<Str, Vec<Str>>,
        /// Its label. `{element}` stands for the element's name.
        pub label: Text,
        /// The question.
        pub question: Text,
        /// Why it is asked.
        pub why: Text,
        /// Help.
        pub help: Text,
        /// Its values.
        pub values: Vec<VocabularyValue>,
    }
}

shape! {
    /// A value of a fact.
    pub struct VocabularyValue {
        /// The value, as it stands in `facts`.
        #[cfg_attr(feature = "schema", schemars(with = "String"))]
        #[cfg_attr(feature = "typescript", tsify(type = "string"))]
        pub value: Str,
        /// Its label.
        pub label: Text,
        /// Help.
        pub help: Option<Text>,
    }
}

shape! {
    /// A rulebook's measures and items.
    pub struct RulebookContents {
        /// Version, hash and last day.
        pub rulebook: RulebookStamp,
        /// The measures.
        pub measures: Vec<MeasureEntry>,
        /// The lines of the lists, headings among them, in their order.
        pub items: Vec<ItemEntry>,
    }
}

shape! {
    /// A legal measure.
    pub struct MeasureEntry {
        /// Its id.
        #[cfg_attr(feature = "schema", schemars(with = "String"))]
        #[cfg_attr(feature = "typescript", tsify(type = "string"))]
        pub measure: Str,
        /// Its number.
        pub number: Text,
        /// Its title.
        pub title: Text,
        /// Its short name.
        pub short: Text,
        /// What it is about.
        pub topic: Text,
        /// The day of issue.
        #[cfg_attr(feature = "schema", schemars(with = "String"))]
        #[cfg_attr(feature = "typescript", tsify(type = "string"))]
        pub issued: Str,
        /// Addresses recorded for it.
        #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
        #[cfg_attr(feature = "typescript", tsify(type = "string[]"))]
        pub addresses: Vec<Str>,
        /// True: goods are judged by it; false: it is only told.
        pub judges: bool,
        /// Where it stands, from day to day. Before the first day: not yet in force.
        pub status: Vec<StatusEntry>,
    }
}

shape! {
    /// Where a measure stands from a day on.
    pub struct StatusEntry {
        /// The first day, `YYYY-MM-DD`.
        #[cfg_attr(feature = "schema", schemars(with = "String"))]
        #[cfg_attr(feature = "typescript", tsify(type = "string"))]
        pub from: Str,
        /// The status from then on.
        pub status: MeasureStatus,
        /// Why.
        pub note: Text,
        /// What it rests on.
        #[cfg_attr(feature = "schema", schemars(with = "Vec<Citation>"))]
        #[cfg_attr(feature = "typescript", tsify(type = "Citation[]"))]
        pub citations: Citations,
    }
}

shape! {
    /// A line of a list.
    pub struct ItemEntry {
        /// Its control code, or the heading's number.
        #[cfg_attr(feature = "schema", schemars(with = "String"))]
        #[cfg_attr(feature = "typescript", tsify(type = "string"))]
        pub control_code: ControlCode,
        /// The measure that lists it.
        #[cfg_attr(feature = "schema", schemars(with = "String"))]
        #[cfg_attr(feature = "typescript", tsify(type = "string"))]
        pub measure: Str,
        /// The element it speaks of; null for a line that names none.
        #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
        #[cfg_attr(feature = "typescript", tsify(type = "string | null"))]
        pub element: Option<Str>,
        /// The line above it; null at the top.
        #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
        #[cfg_attr(feature = "typescript", tsify(type = "string | null"))]
        pub parent: Option<Str>,
        /// True: a heading, which controls nothing itself.
        pub heading: bool,
        /// True: reserved, so it controls nothing.
        pub reserved: bool,
        /// False: the line was read, its number was not.
        pub numbering_read: bool,
        /// Its words and how they were read.
        pub item: ItemText,
        /// Its own notes.
        pub notes: Vec<Text>,
        /// Reference commodity codes.
        pub commodity_codes: CommodityCodes,
        /// Where it was read.
        #[cfg_attr(feature = "schema", schemars(with = "Vec<Citation>"))]
        #[cfg_attr(feature = "typescript", tsify(type = "Citation[]"))]
        pub citations: Citations,
    }
}

shape! {
    /// Commodity codes printed beside an item. They never decide.
    pub struct CommodityCodes {
        /// Of 2025, as read.
        #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
        #[cfg_attr(feature = "typescript", tsify(type = "string[]"))]
        pub read_2025: Vec<Str>,
        /// Of 2025, inferred.
        #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
        #[cfg_attr(feature = "typescript", tsify(type = "string[]"))]
        pub inferred_2025: Vec<Str>,
        /// Of 2026, as read.
        #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
        #[cfg_attr(feature = "typescript", tsify(type = "string[]"))]
        pub read_2026: Vec<Str>,
    }
}
