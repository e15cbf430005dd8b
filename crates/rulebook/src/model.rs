//! The shape of the data: what the TOML files hold and what is packed.
//!
//! `build.rs` includes this file, so the packer and the loader cannot differ.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// A shared piece of text.
pub type Str = Arc<str>;

/// Derives shared by all data.
macro_rules! data {
    ($(#[$meta:meta])* pub struct $name:ident { $($body:tt)* }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name { $($body)* }
    };
    ($(#[$meta:meta])* pub enum $name:ident { $($body:tt)* }) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        $(#[$meta])*
        pub enum $name { $($body)* }
    };
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

data! {
    /// Words in both languages; Chinese may be absent only for official text that was not seen.
    #[derive(PartialEq, Eq)]
    pub struct Words {
        /// English.
        pub en: Str,
        /// Simplified Chinese.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub zh: Option<Str>,
    }
}

data! {
    /// How official a text is, weakest first.
    pub enum Authority {
        /// Our own reading.
        OurReading,
        /// Practitioners.
        Practice,
        /// A law.
        Law,
        /// A decision.
        Decision,
        /// An official answer.
        OfficialAnswer,
        /// Item text.
        ItemText,
    }
}

data! {
    /// How a text was seen.
    pub enum Seen {
        /// In full.
        Full,
        /// An excerpt.
        Excerpt,
        /// Through somebody else.
        Secondary,
    }
}

data! {
    /// How a line of the list was read.
    pub enum Read {
        /// In two texts.
        TwoTexts,
        /// In part.
        InPart,
        /// In one text.
        OneText,
    }
}

data! {
    /// A page or file that is cited.
    pub struct Source {
        /// Word id, unique over sources and answers.
        pub id: Str,
        /// What it is; our description.
        pub title: Words,
        /// Its address, where recorded.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub address: Option<Str>,
        /// Its date, as known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub date: Option<Str>,
        /// How it was seen.
        pub seen: Seen,
        /// How official it is.
        pub authority: Authority,
    }
}

data! {
    /// A quotation in a third language.
    pub struct Other {
        /// Language tag.
        pub lang: Str,
        /// The words.
        pub text: Str,
    }
}

data! {
    /// A text that may be there in Chinese only, or in English only.
    pub struct PartWords {
        /// English, our translation.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub en: Option<Str>,
        /// Chinese, as seen.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub zh: Option<Str>,
    }
}

data! {
    /// An official answer, a decision, a rule.
    pub struct Answer {
        /// Word id, unique over sources and answers.
        pub id: Str,
        /// How official it is.
        pub authority: Authority,
        /// What kind of text: answer, penalty_decision, court_decision, rule, analogy, contrast.
        pub kind: Str,
        /// Its title.
        pub title: Words,
        /// Its date, as known.
        pub date: Str,
        /// The question, where seen.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub question: Option<PartWords>,
        /// The text: our translation, and the Chinese where seen.
        pub text: Words,
        /// A quotation in a third language.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub other: Option<Other>,
        /// Where it was read.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub address: Option<Str>,
        /// How it was seen.
        pub seen: Seen,
        /// Sources, by id.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub sources: Vec<Str>,
        /// What it settles; ours.
        pub effect: Words,
        /// What to mind; ours.
        pub caveat: Words,
    }
}

data! {
    /// Where a measure stands.
    pub enum Status {
        /// Not yet in force.
        NotYetInForce,
        /// In force.
        InForce,
        /// Suspended.
        Suspended,
        /// Ended.
        Ended,
        /// Not known.
        Unknown,
    }
}

data! {
    /// From a day on.
    pub struct StatusFrom {
        /// The first day, `YYYY-MM-DD`.
        pub from: Str,
        /// The status from then on.
        pub status: Status,
        /// Why; ours.
        pub note: Words,
        /// What it rests on.
        pub citations: Vec<Str>,
    }
}

data! {
    /// How much of a measure the rulebook holds.
    pub enum Scope {
        /// Items and rules.
        Items,
        /// One line.
        Line,
        /// Only told.
        Notice,
    }
}

data! {
    /// A part of a measure's body text.
    pub struct BodyPart {
        /// Which part.
        pub part: Words,
        /// The text.
        pub text: PartWords,
        /// How it was read.
        pub read: Read,
        /// What to mind; ours.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub note: Option<Words>,
        /// Sources, by id.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub sources: Vec<Str>,
    }
}

data! {
    /// Something to know about a measure; ours.
    pub struct MeasureNote {
        /// The sentence.
        pub text: Words,
        /// What it rests on.
        pub citations: Vec<Str>,
    }
}

data! {
    /// A legal measure.
    pub struct Measure {
        /// Word id.
        pub id: Str,
        /// Its number.
        pub number: Words,
        /// Its title.
        pub title: Words,
        /// Short name.
        pub short: Words,
        /// What it is about.
        pub topic: Words,
        /// Day of issue.
        pub issued: Str,
        /// Addresses cited for it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub addresses: Vec<Str>,
        /// How much of it is held here.
        pub scope: Scope,
        /// Destinations it speaks of (ISO 3166-1 alpha-2).
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub destinations: Vec<Str>,
        /// Its statuses, by day.
        pub status: Vec<StatusFrom>,
        /// Parts of its body text.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub body: Vec<BodyPart>,
        /// Notes.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub note: Vec<MeasureNote>,
    }
}

data! {
    /// A line of a list: an item, or a heading.
    pub struct Item {
        /// Control code.
        pub code: Str,
        /// A heading has lines beneath it and controls nothing itself.
        #[serde(default, skip_serializing_if = "is_default")]
        pub heading: bool,
        /// A reserved line controls nothing.
        #[serde(default, skip_serializing_if = "is_default")]
        pub reserved: bool,
        /// False where the line's number was not read.
        #[serde(default = "yes", skip_serializing_if = "is_yes")]
        pub numbering_read: bool,
        /// The line above it in the tree.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub parent: Option<Str>,
        /// What rules call it by.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub class: Option<Str>,
        /// The other elements that the line names.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub partners: Vec<Str>,
        /// The line.
        pub text: Words,
        /// Its own notes.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub notes: Vec<Words>,
        /// Reference commodity codes of 2025, as read.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub commodity_codes_2025: Vec<Str>,
        /// Reference commodity codes of 2025, inferred.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub commodity_codes_2025_inferred: Vec<Str>,
        /// Reference commodity codes of 2026.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub commodity_codes_2026: Vec<Str>,
        /// How the line was read.
        pub read: Read,
        /// Sources, by id.
        pub sources: Vec<Str>,
    }
}

fn yes() -> bool {
    true
}
#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_yes(value: &bool) -> bool {
    *value
}

data! {
    /// The lines of one family of control codes.
    pub struct Family {
        /// The measure that lists them.
        pub measure: Str,
        /// The element they speak of; absent for a family that names none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub element: Option<Str>,
        /// The family's code.
        pub family: Str,
        /// Its lines, in order.
        pub item: Vec<Item>,
    }
}

data! {
    /// Whether a fact is about the goods or about one element in them.
    pub enum FactScope {
        /// The goods.
        Goods,
        /// One element.
        Element,
    }
}

data! {
    /// How a fact follows from the composition.
    pub enum Derive {
        /// The cell of the element's content.
        Content,
        /// The kind of substance that carries the element.
        Carrier,
        /// Which listed partner the element has.
        Partners,
        /// What the goods consist of.
        Material,
    }
}

data! {
    /// At least so much of any of these elements.
    pub struct Requires {
        /// Any of these elements.
        pub any_of: Vec<Str>,
        /// Their sum, in percent by mass, from here on.
        pub from: Str,
    }
}

data! {
    /// A value of a fact.
    pub struct FactValue {
        /// Its id.
        pub id: Str,
        /// Its label.
        pub label: Words,
        /// Help.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub help: Option<Words>,
        /// Content cells: the upper end, open: `zero`, `edge`, or a decimal; absent: no end.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub below: Option<Str>,
        /// Partners: the item classes in which a partner is listed.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub lists: Vec<Str>,
        /// Partners: there are other metals, none of them listed.
        #[serde(default, skip_serializing_if = "is_default")]
        pub unlisted: bool,
        /// Material: what the goods must consist of.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub requires: Vec<Requires>,
    }
}

data! {
    /// Values that a composition of one class leaves possible.
    pub struct Narrow {
        /// The class of all main components: metal, oxide, compound.
        pub class: Vec<Str>,
        /// The values left.
        pub to: Vec<Str>,
    }
}

data! {
    /// A fact of the vocabulary.
    pub struct Fact {
        /// Its id.
        pub id: Str,
        /// What it is about.
        pub scope: FactScope,
        /// Its place in forms and questions.
        pub order: u32,
        /// Its label.
        pub label: Words,
        /// The question.
        pub question: Words,
        /// Why it is asked.
        pub why: Words,
        /// Help.
        pub help: Words,
        /// The fact it hangs on, with the values that make it matter.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        pub applies: BTreeMap<Str, Vec<Str>>,
        /// How it follows from the composition.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub derive: Option<Derive>,
        /// Never offered as a change: the goods would be other goods.
        #[serde(default, skip_serializing_if = "is_default")]
        pub identity: bool,
        /// Its values.
        pub value: Vec<FactValue>,
        /// Values left by the class of the composition.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub narrow: Vec<Narrow>,
        /// Partners: elements that never count as partners.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub never_partners: Vec<Str>,
    }
}

data! {
    /// What a rule does.
    pub enum Effect {
        /// An item is met.
        Controls,
        /// The goods are outside.
        Excludes,
        /// The texts leave it open.
        Opens,
    }
}

data! {
    /// Which way the texts point.
    pub enum Lean {
        /// Away from control.
        NotControlled,
        /// To control.
        LicenceRequired,
    }
}

data! {
    /// How sure a reading is.
    pub enum Sure {
        /// Low.
        Low,
        /// Medium.
        Medium,
        /// High.
        High,
    }
}

data! {
    /// A rule.
    pub struct Rule {
        /// Word id.
        pub id: Str,
        /// The measure it belongs to.
        pub measure: Str,
        /// What it does.
        pub effect: Effect,
        /// Which way it leans, if it opens.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub lean: Option<Lean>,
        /// The elements it is about; empty: every element of the measure.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub elements: Vec<Str>,
        /// Facts and the values that meet the rule.
        pub when: BTreeMap<Str, Vec<Str>>,
        /// The class of the items met, or in question.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub class: Vec<Str>,
        /// Rules that are not heard while this one is met.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub beats: Vec<Str>,
        /// How sure it is.
        pub sure: Sure,
        /// What it says, in one sentence; ours.
        pub text: Words,
        /// What it rests on: ids of answers and sources; `item`: the
        /// item's own text; `ours`: this rule is our own reading.
        pub citations: Vec<Str>,
        /// Readings it carries out.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub readings: Vec<Str>,
        /// Below the number `small-addition` the reading is less sure and carries a notice.
        #[serde(default, skip_serializing_if = "is_default")]
        pub small: bool,
        /// Key of a message that goes with it as a notice.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub notice: Option<Str>,
    }
}

data! {
    /// A chemical element.
    pub struct Element {
        /// Symbol.
        pub symbol: Str,
        /// Atomic number.
        pub number: u8,
        /// Standard atomic weight, abridged, as decimal text; absent where IUPAC gives none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub weight: Option<Str>,
        /// A metal, for the purposes of composition.
        #[serde(default, skip_serializing_if = "is_default")]
        pub metal: bool,
        /// A rare earth.
        #[serde(default, skip_serializing_if = "is_default")]
        pub rare_earth: bool,
        /// Names by language; `other` for further spellings.
        pub names: BTreeMap<Str, Vec<Str>>,
    }
}

data! {
    /// A compound known by name or CAS number.
    pub struct Compound {
        /// Formula, as the reader reads it.
        pub formula: Str,
        /// CAS numbers.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub cas: Vec<Str>,
        /// Names, any language.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub names: Vec<Str>,
        /// Where the pairing was taken from.
        pub source: Str,
    }
}

data! {
    /// A designation that stands for a composition.
    pub struct Designation {
        /// The names.
        pub names: Vec<Str>,
        /// The composition, in the reader's notation.
        pub composition: Str,
        /// Where it was taken from.
        pub source: Str,
        /// What to mind.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub note: Option<Words>,
    }
}

data! {
    /// A word that stands for several elements together.
    pub struct Group {
        /// The names.
        pub names: Vec<Str>,
        /// The elements it may hold.
        pub holds: Vec<Str>,
        /// `metal`, `oxide` or `any`: what its amount counts.
        pub counts: Str,
    }
}

data! {
    /// Words about the goods that suggest a fact.
    pub struct WordRule {
        /// The fact.
        pub fact: Str,
        /// The value.
        pub value: Str,
        /// The words, any language; the longest that fits wins.
        pub words: Vec<Str>,
        /// Weight: where two values are suggested, the heavier wins (default 0).
        #[serde(default, skip_serializing_if = "is_default")]
        pub weight: i32,
    }
}

data! {
    /// A number that decides, with its source.
    pub struct Number {
        /// Its id.
        pub id: Str,
        /// The element it is for; absent: all others.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub element: Option<Str>,
        /// Percent by mass, as decimal text.
        pub value: Str,
        /// What it is and why.
        pub note: Words,
        /// What it rests on.
        pub citations: Vec<Str>,
    }
}

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

data! {
    /// A sentence that the engine speaks, with what it rests on.
    pub struct Message {
        /// English.
        pub en: Str,
        /// Simplified Chinese.
        pub zh: Str,
        /// Sources, answers or measures, by id.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub citations: Vec<Str>,
    }
}

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
    /// What is read but never decides: the texts of answers and measures, all sources, the readings.
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
    }
}
