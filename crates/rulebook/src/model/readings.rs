//! Readings: product types and how the texts reach them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Authority, Lean, Str, Sure, Words};

data! {
    /// A reading: one product type and how the texts reach it. Documentation and test material.
    pub struct Reading {
        /// Word id.
        pub id: Str,
        /// The product type.
        pub product: Words,
        /// controlled, not_controlled, grey, needs_facts.
        pub outcome: Str,
        /// Which way it leans, if grey.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub lean: Option<Lean>,
        /// Items met or in question.
        pub codes: Vec<Str>,
        /// Why; ours.
        pub why: Words,
        /// What decides.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub decides: Option<Decides>,
        /// What it rests on, strongest first.
        pub authority: Vec<Authority>,
        /// How sure.
        pub sure: Sure,
        /// Sources and answers, by id.
        pub citations: Vec<Str>,
        /// The product type as a product, for tests.
        pub input: ReadingInput,
    }
}

data! {
    /// What decides a reading, in both languages.
    pub struct Decides {
        /// English.
        pub en: Vec<Str>,
        /// Chinese.
        pub zh: Vec<Str>,
    }
}

data! {
    /// A reading as a product.
    pub struct ReadingInput {
        /// Composition text.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub composition: Option<Str>,
        /// Facts.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        pub facts: BTreeMap<Str, Str>,
        /// Day.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub date: Option<Str>,
    }
}
