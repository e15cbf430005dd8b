//! The closed lists that a determination chooses from: outcomes, statuses, authorities, verdicts.

use serde::{Deserialize, Serialize};

/// Derives shared by the lists.
macro_rules! list {
    ($(#[$meta:meta])* pub enum $name:ident { $($body:tt)* }) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
        $(#[$meta])*
        pub enum $name { $($body)* }
    };
}

list! {
    /// What the goods come to under the measures of the rulebook.
    pub enum Outcome {
        /// On every reading of the unknown facts none of the items is met.
        NotControlled,
        /// The facts are known, and the texts leave the case open.
        Grey,
        /// The unknown facts decide; `questions` names them.
        NeedsFacts,
        /// On every reading of the unknown facts an item of a measure in force is met.
        LicenceRequired,
    }
}

list! {
    /// How sure: the weakest reading that the outcome rests on.
    pub enum Sure {
        /// Reasonable people may differ.
        Low,
        /// A plain reading of text or answer, or an analogy to one.
        Medium,
        /// Item text or an official answer names it.
        High,
    }
}

list! {
    /// How much detail the caller wants.
    #[derive(Default)]
    pub enum Detail {
        /// Everything.
        #[default]
        Full,
        /// Outcome, codes, questions and errors only, for callers that only route goods: no words, no
        /// citations, no rules or changes.
        Outcome,
    }
}

list! {
    /// Where a measure stands on a day.
    pub enum MeasureStatus {
        /// Issued or not, it does not apply yet.
        NotYetInForce,
        /// It applies.
        InForce,
        /// It is suspended.
        Suspended,
        /// It no longer applies.
        Ended,
        /// The rulebook does not know.
        Unknown,
    }
}

list! {
    /// How official a citation is. Never blended.
    pub enum Authority {
        /// Our own reading, or an analogy.
        OurReading,
        /// What practitioners report.
        Practice,
        /// A law or regulation.
        Law,
        /// A penalty or court decision.
        Decision,
        /// An answer of the ministry or of customs.
        OfficialAnswer,
        /// The text of an item and its notes.
        ItemText,
    }
}

list! {
    /// How a citation was seen by those who keep the rulebook.
    pub enum CitationSeen {
        /// In full.
        Full,
        /// An excerpt.
        Excerpt,
        /// Only through somebody else.
        Secondary,
    }
}

list! {
    /// How a line of the list was read. It stands beside the item and never lowers `sure`.
    pub enum Read {
        /// In two texts.
        TwoTexts,
        /// In part.
        InPart,
        /// In one text only.
        OneText,
    }
}

list! {
    /// How loud a notice is.
    pub enum Level {
        /// Worth knowing.
        Info,
        /// To be looked at before the goods leave.
        Warn,
    }
}

list! {
    /// Which field a span or a finding belongs to.
    pub enum TextSource {
        /// `name`
        Name,
        /// `description`
        Description,
        /// `composition`
        Composition,
        /// `facts`
        Facts,
        /// `hs_code`
        HsCode,
        /// `shipment`
        Shipment,
        /// Worked out from the composition by the rulebook's numbers.
        Derived,
    }
}

list! {
    /// What became of a rule.
    pub enum RuleVerdict {
        /// All conditions are met, and no exception beats it.
        Met,
        /// A condition fails.
        NotMet,
        /// An open fact decides.
        Unknown,
        /// Met, but an exception beats it.
        Excluded,
    }
}

list! {
    /// What became of one condition.
    pub enum ConditionVerdict {
        /// It holds.
        Met,
        /// It does not.
        NotMet,
        /// An open fact decides.
        Unknown,
    }
}
