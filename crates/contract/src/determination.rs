//! What comes out: the outcome, why, what is asked next, and what would change it.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::lists::{
    Authority, CitationSeen, ConditionVerdict, Level, MeasureStatus, Outcome, Read, RuleVerdict,
    Sure, TextSource,
};
use crate::text::{Span, Str, Text};

/// Derives shared by the shapes.
macro_rules! shape {
    ($(#[$meta:meta])* pub struct $name:ident { $($body:tt)* }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
        pub struct $name { $($body)* }
    };
}

/// Citations, shared with the rulebook.
pub type Citations = Arc<[Citation]>;

/// A control code, such as the rulebook's items carry.
pub type ControlCode = Str;

shape! {
    /// Which rulebook judged.
    pub struct RulebookStamp {
        /// Its version.
        #[cfg_attr(feature = "schema", schemars(with = "String"))]
        #[cfg_attr(feature = "typescript", tsify(type = "string"))]
        pub version: Str,
        /// SHA-256 of its bytes, in hexadecimal.
        #[cfg_attr(feature = "schema", schemars(with = "String"))]
        #[cfg_attr(feature = "typescript", tsify(type = "string"))]
        pub sha256: Str,
        /// The last day it knows of.
        #[cfg_attr(feature = "schema", schemars(with = "String"))]
        #[cfg_attr(feature = "typescript", tsify(type = "string"))]
        pub as_of: Str,
    }
}

/// The engine's version.
pub type Engine = Str;

shape! {
    /// The answer.
    pub struct Determination {
        /// The number of this contract.
        pub contract: u32,
        /// The sender's own name for the line, echoed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub id: Option<String>,
        /// Version of the engine.
        #[cfg_attr(feature = "schema", schemars(with = "String"))]
        #[cfg_attr(feature = "typescript", tsify(type = "string"))]
        pub engine: Engine,
        /// The rulebook that judged.
        pub rulebook: RulebookStamp,
        /// The day judged, `YYYY-MM-DD`.
        pub date: String,
        /// The outcome.
        pub outcome: Outcome,
        /// Only with `grey`: which way the texts point.
        pub lean: Option<Outcome>,
        /// The weakest reading the outcome rests on; null with `needs_facts`.
        pub sure: Option<Sure>,
        /// One sentence to act on.
        pub summary: Text,
        /// One verdict a legal measure.
        pub measures: Vec<Measure>,
        /// Items met on every completion of the unknown facts, most specific first.
        #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
        #[cfg_attr(feature = "typescript", tsify(type = "string[]"))]
        pub control_codes: Vec<ControlCode>,
        /// Items met, or left open, on some completion only; may name a heading.
        #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
        #[cfg_attr(feature = "typescript", tsify(type = "string[]"))]
        pub possible_codes: Vec<ControlCode>,
        /// Facts that can change the outcome, the most telling first.
        pub questions: Vec<Question>,
        /// Facts read from words.
        pub suggestions: Vec<Suggestion>,
        /// Single facts that would change the outcome.
        pub changes: Vec<Change>,
        /// Every rule tried that the composition touches, in order.
        pub rules: Vec<RuleTried>,
        /// What to know besides.
        pub notices: Vec<Notice>,
        /// Words for the declaration's remarks field.
        pub customs_remark: Option<Text>,
        /// The composition as read.
        pub composition: Vec<ReadComponent>,
        /// Words that were not read.
        pub unread: Vec<Unread>,
    }
}

shape! {
    /// One legal measure and what it says of the goods on the day.
    pub struct Measure {
        /// The measure's id.
        #[cfg_attr(feature = "schema", schemars(with = "String"))]
        #[cfg_attr(feature = "typescript", tsify(type = "string"))]
        pub measure: Str,
        /// Its short name.
        pub title: Text,
        /// Where it stands on the day.
        pub status: MeasureStatus,
        /// Its verdict.
        pub outcome: Outcome,
        /// The items met.
        pub matches: Vec<Match>,
    }
}

shape! {
    /// An item met by an element of the goods.
    pub struct Match {
        /// The item's control code.
        #[cfg_attr(feature = "schema", schemars(with = "String"))]
        #[cfg_attr(feature = "typescript", tsify(type = "string"))]
        pub control_code: ControlCode,
        /// The element that meets it; null for an item that names none.
        #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
        #[cfg_attr(feature = "typescript", tsify(type = "string | null"))]
        pub element: Option<Str>,
        /// The item's words.
        pub item: ItemText,
        /// The facts that meet it.
        pub because: Vec<Because>,
        /// What it rests on.
        #[cfg_attr(feature = "schema", schemars(with = "Vec<Citation>"))]
        #[cfg_attr(feature = "typescript", tsify(type = "Citation[]"))]
        pub citations: Citations,
    }
}

shape! {
    /// The words of an item and how they were read.
    pub struct ItemText {
        /// Chinese; null where it was not seen.
        #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
        #[cfg_attr(feature = "typescript", tsify(type = "string | null"))]
        pub zh: Option<Str>,
        /// English, our translation.
        #[cfg_attr(feature = "schema", schemars(with = "String"))]
        #[cfg_attr(feature = "typescript", tsify(type = "string"))]
        pub en: Str,
        /// How the line was read.
        pub read: Read,
    }
}

shape! {
    /// A fact that a match rests on.
    pub struct Because {
        /// The fact.
        pub fact: String,
        /// Its value, with the amount where there is one.
        #[cfg_attr(feature = "schema", schemars(with = "String"))]
        #[cfg_attr(feature = "typescript", tsify(type = "string"))]
        pub value: Str,
        /// Where it comes from.
        pub from: TextSource,
    }
}

shape! {
    /// A source, with its authority and how it was seen.
    pub struct Citation {
        /// Its id in the rulebook.
        #[cfg_attr(feature = "schema", schemars(with = "String"))]
        #[cfg_attr(feature = "typescript", tsify(type = "string"))]
        pub id: Str,
        /// How official it is.
        pub authority: Authority,
        /// What it is.
        pub title: Text,
        /// Where it was read; null where no address is recorded.
        #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
        #[cfg_attr(feature = "typescript", tsify(type = "string | null"))]
        pub address: Option<Str>,
        /// Its date, as far as known.
        #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
        #[cfg_attr(feature = "typescript", tsify(type = "string | null"))]
        pub date: Option<Str>,
        /// How it was seen.
        pub seen: CitationSeen,
    }
}

shape! {
    /// A question whose answer can change the outcome.
    pub struct Question {
        /// The facts it is about: names of the vocabulary, or a place such as `composition[2]`.
        pub facts: Vec<String>,
        /// The question.
        pub ask: Text,
        /// Why it matters.
        pub why: Text,
        /// The answers; empty where the answer is amounts in the composition.
        pub options: Vec<AnswerOption>,
    }
}

shape! {
    /// One answer to a question.
    pub struct AnswerOption {
        /// The value to give.
        #[cfg_attr(feature = "schema", schemars(with = "String"))]
        #[cfg_attr(feature = "typescript", tsify(type = "string"))]
        pub value: Str,
        /// Its label.
        pub label: Text,
        /// Where it leads; may be `needs_facts` itself.
        pub outcome: Outcome,
    }
}

shape! {
    /// A fact read from words.
    pub struct Suggestion {
        /// The fact.
        #[cfg_attr(feature = "schema", schemars(with = "String"))]
        #[cfg_attr(feature = "typescript", tsify(type = "string"))]
        pub fact: Str,
        /// The value.
        #[cfg_attr(feature = "schema", schemars(with = "String"))]
        #[cfg_attr(feature = "typescript", tsify(type = "string"))]
        pub value: Str,
        /// The field the words stand in.
        pub from: TextSource,
        /// Where in that field.
        pub span: Span,
        /// The words.
        pub text: String,
        /// Whether it counts as given in this determination.
        pub accepted: bool,
    }
}

shape! {
    /// A single fact that would change the outcome.
    pub struct Change {
        /// The fact.
        pub fact: String,
        /// The value that changes it.
        #[cfg_attr(feature = "schema", schemars(with = "String"))]
        #[cfg_attr(feature = "typescript", tsify(type = "string"))]
        pub value: Str,
        /// The fact and value in words.
        pub label: Text,
        /// Where it would lead.
        pub outcome: Outcome,
        /// What that rests on.
        #[cfg_attr(feature = "schema", schemars(with = "Vec<Citation>"))]
        #[cfg_attr(feature = "typescript", tsify(type = "Citation[]"))]
        pub citations: Citations,
    }
}

shape! {
    /// A rule that was tried.
    pub struct RuleTried {
        /// The rule's id, with the element it was tried for after a colon.
        #[cfg_attr(feature = "schema", schemars(with = "String"))]
        #[cfg_attr(feature = "typescript", tsify(type = "string"))]
        pub rule: Str,
        /// The item or heading it speaks of.
        #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
        #[cfg_attr(feature = "typescript", tsify(type = "string | null"))]
        pub control_code: Option<ControlCode>,
        /// What the rule says, in one sentence.
        pub text: Arc<Text>,
        /// What became of it.
        pub verdict: RuleVerdict,
        /// Its conditions, each with its verdict.
        pub conditions: Vec<Condition>,
        /// What it rests on.
        #[cfg_attr(feature = "schema", schemars(with = "Vec<Citation>"))]
        #[cfg_attr(feature = "typescript", tsify(type = "Citation[]"))]
        pub citations: Citations,
    }
}

shape! {
    /// One condition of a rule.
    pub struct Condition {
        /// The condition in words.
        pub text: Arc<Text>,
        /// Whether it holds.
        pub verdict: ConditionVerdict,
        /// What it was judged on.
        pub evidence: Arc<Text>,
    }
}

shape! {
    /// Something to know besides the outcome. Readers accept unknown kinds.
    pub struct Notice {
        /// The kind, from a list that may grow.
        #[cfg_attr(feature = "schema", schemars(with = "String"))]
        #[cfg_attr(feature = "typescript", tsify(type = "string"))]
        pub kind: Str,
        /// How loud.
        pub level: Level,
        /// The sentence.
        pub text: Text,
        /// What it rests on.
        #[cfg_attr(feature = "schema", schemars(with = "Vec<Citation>"))]
        #[cfg_attr(feature = "typescript", tsify(type = "Citation[]"))]
        pub citations: Citations,
    }
}

shape! {
    /// A component as read.
    pub struct ReadComponent {
        /// The substance, as symbol or formula.
        #[cfg_attr(feature = "schema", schemars(with = "String"))]
        #[cfg_attr(feature = "typescript", tsify(type = "string"))]
        pub substance: Str,
        /// The element, where the substance is one.
        #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
        #[cfg_attr(feature = "typescript", tsify(type = "string | null"))]
        pub element: Option<Str>,
        /// Least and most of it, in percent by mass; null where not told.
        #[cfg_attr(feature = "schema", schemars(with = "Option<[String; 2]>"))]
        #[cfg_attr(feature = "typescript", tsify(type = "[string, string] | null"))]
        pub mass_percent: Option<[Str; 2]>,
        /// The words it was read from.
        #[cfg_attr(feature = "schema", schemars(with = "String"))]
        #[cfg_attr(feature = "typescript", tsify(type = "string"))]
        pub read_from: Str,
        /// Where they stand; null in the list form.
        pub span: Option<Span>,
    }
}

shape! {
    /// Words that were not read. They count as unknown content.
    pub struct Unread {
        /// The words.
        pub text: String,
        /// The field they stand in.
        pub from: TextSource,
        /// Where in that field.
        pub span: Span,
    }
}
