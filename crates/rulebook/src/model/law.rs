//! The law: sources, official answers, measures, items.

use serde::{Deserialize, Serialize};

use super::{Str, is_default};

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
        /// It stands for an answer whose text is in the library; the packer sets it.
        #[serde(default, skip_serializing_if = "is_default")]
        pub answer: bool,
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
        /// Its date, as known: the order in time follows it.
        pub date: Str,
        /// The date in words, where it is not one day; ours.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub dated: Option<Words>,
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

fn yes() -> bool {
    true
}
#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_yes(value: &bool) -> bool {
    *value
}
