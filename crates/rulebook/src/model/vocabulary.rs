//! What decides: facts, rules, numbers, and the sentences that are said.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Str, Words, is_default};

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
        /// A word alone does not say this of goods that have a rare earth for a main part so carried:
        /// `oxide`, `compound`, `metal`; or of goods that are one substance: `alone`; of a composition that
        /// can be none of the materials that a fact of the goods tells: `other`; of what is told in bulk: `bulk`.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub unsaid: Vec<Str>,
        /// So much of the rare earth there must be for that, in percent; absent: any main part.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub unsaid_from: Option<Str>,
    }
}

data! {
    /// Values that a composition of one class leaves possible.
    pub struct Narrow {
        /// The class of all main components: metal, oxide, compound.
        pub class: Vec<Str>,
        /// The values left.
        pub to: Vec<Str>,
        /// Values that are not looked for, but not doubted where they are given.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub also: Vec<Str>,
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
