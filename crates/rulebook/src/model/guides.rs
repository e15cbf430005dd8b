//! Guides: what to hand in, write, keep and wait for, once it is known how goods are judged.

use serde::{Deserialize, Serialize};

use super::{Authority, Str, Sure, Words, is_default};

data! {
    /// What an example of wording shows.
    pub enum Example {
        /// How to write it.
        Good,
        /// How not to write it.
        Poor,
    }
}

data! {
    /// One line of a guide: a paper, a field, a step, a limit, a wording.
    pub struct GuideEntry {
        /// Word id, unique over all guides.
        pub id: Str,
        /// What the text is said of: a case, a standard, a question.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub label: Option<Words>,
        /// The outcomes it is for; none named: all.
        #[serde(default, skip_serializing_if = "is_default")]
        pub outcomes: Vec<Str>,
        /// The goods it is for, as `fact=value`, of which one is enough; none named: all.
        #[serde(default, skip_serializing_if = "is_default")]
        pub goods: Vec<Str>,
        /// It is for goods in which none of these elements was found.
        #[serde(default, skip_serializing_if = "is_default")]
        pub without: Vec<Str>,
        /// While a fact is asked for, it helps where it settles that: facts, or `composition`.
        #[serde(default, skip_serializing_if = "is_default")]
        pub settles: Vec<Str>,
        /// It is said of the other lines, and no line to tick off itself.
        #[serde(default, skip_serializing_if = "is_default")]
        pub said_of_all: bool,
        /// The line. Told by us in both languages, unless `quoted`.
        pub text: Words,
        /// What to mind, and how far the line is pinned; ours.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub note: Option<Words>,
        /// Set where the text is an example of wording.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub example: Option<Example>,
        /// The Chinese text is the official one, as it stands in what is cited.
        #[serde(default, skip_serializing_if = "is_default")]
        pub quoted: bool,
        /// How official that which is said is; the weakest of what it rests on.
        pub authority: Authority,
        /// How sure.
        pub sure: Sure,
        /// Sources, answers, measures, by id.
        pub citations: Vec<Str>,
    }
}

data! {
    /// A guide: one table of a printed sheet. Read, never decides.
    pub struct Guide {
        /// Word id.
        pub id: Str,
        /// Its lines are ticked off: papers, fields.
        #[serde(default, skip_serializing_if = "is_default")]
        pub ticked: bool,
        /// Its title; ours.
        pub title: Words,
        /// What it rests on; ours.
        pub basis: Words,
        /// What to mind about all of it; ours.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub note: Option<Words>,
        /// Its lines, in order.
        pub entry: Vec<GuideEntry>,
    }
}
