//! Everything together: what decides, and what is only read.

use std::collections::BTreeMap;
use std::mem::take;

use serde::{Deserialize, Serialize};

use super::{
    Answer, Compound, Designation, Element, Fact, Family, Group, Guide, Measure, Message, Number,
    Reading, Rule, Source, Str, WordRule,
};

data! {
    /// Everything that decides and everything that is said.
    pub struct Data {
        /// Version of the rulebook.
        pub version: Str,
        /// The last day it knows of.
        pub as_of: Str,
        /// SHA-256 of the library that goes with it, so that the rulebook's own hash covers it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub library_sha256: Option<Str>,
        /// Item classes, the most specific first: the order of control codes.
        pub class_order: Vec<Str>,
        /// Sources.
        pub sources: Vec<Source>,
        /// Answers, decisions, rules.
        pub answers: Vec<Answer>,
        /// Measures.
        pub measures: Vec<Measure>,
        /// Items.
        pub families: Vec<Family>,
        /// Vocabulary.
        pub facts: Vec<Fact>,
        /// Rules.
        pub rules: Vec<Rule>,
        /// Elements.
        pub elements: Vec<Element>,
        /// Compounds.
        pub compounds: Vec<Compound>,
        /// Designations of alloys and ceramics, and trade names.
        pub designations: Vec<Designation>,
        /// Groups of elements.
        pub groups: Vec<Group>,
        /// Words that suggest facts.
        pub words: Vec<WordRule>,
        /// Words that say nothing about the composition or the goods.
        pub harmless: Vec<Str>,
        /// Numbers that decide.
        pub numbers: Vec<Number>,
        /// Sentences the engine speaks, by key.
        pub messages: BTreeMap<Str, Message>,
    }
}

data! {
    /// What substances and goods are called: two thirds of all texts. A list of symbols needs none of it, so the
    /// product unpacks it when it is first asked for.
    #[derive(Default)]
    pub struct Names {
        /// Compounds.
        pub compounds: Vec<Compound>,
        /// Designations of alloys and ceramics, and trade names.
        pub designations: Vec<Designation>,
        /// Groups of elements.
        pub groups: Vec<Group>,
        /// Words that suggest facts.
        pub words: Vec<WordRule>,
        /// Words that say nothing about the composition or the goods.
        pub harmless: Vec<Str>,
    }
}

impl Names {
    /// Takes them out of the data.
    pub fn out_of(data: &mut Data) -> Self {
        Self {
            compounds: take(&mut data.compounds),
            designations: take(&mut data.designations),
            groups: take(&mut data.groups),
            words: take(&mut data.words),
            harmless: take(&mut data.harmless),
        }
    }
}

data! {
    /// What is read but never decides: the texts of answers and measures, all sources, the readings, the guides.
    /// The page fetches it when it is asked for.
    pub struct Library {
        /// Sources.
        pub sources: Vec<Source>,
        /// Answers, decisions, rules.
        pub answers: Vec<Answer>,
        /// Measures with their body texts.
        pub measures: Vec<Measure>,
        /// Readings.
        pub readings: Vec<Reading>,
        /// What to hand in, write, keep and wait for.
        pub guides: Vec<Guide>,
        /// Where each line of the lists was read: the rulebook itself keeps only the first source.
        pub lines: Vec<LineSources>,
    }
}

data! {
    /// Where a line of a list was read.
    pub struct LineSources {
        /// Control code.
        pub code: Str,
        /// Sources, by id.
        pub sources: Vec<Str>,
    }
}
