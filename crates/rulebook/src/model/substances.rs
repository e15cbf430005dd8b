//! Substances and the words by which they and the goods are called.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Str, Words, is_default};

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

/// In the place of a fact: the words suggest none, but tell how the others stand to each other.
pub const ROLE: &str = "role";
/// The roles, in the place of a value: see `data/words/roles.toml`.
pub const ROLES: [&str; 16] = [
    "party", "firm", "use", "link", "with", "and", "tail", "done", "made", "not", "pack", "loose",
    "raw", "form", "sort", "bulk",
];

data! {
    /// Words about the goods that suggest a fact.
    pub struct WordRule {
        /// The fact.
        pub fact: Str,
        /// The elements it is said of: the fact is each one's, `{name}` in the words its symbol and
        /// its names.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub elements: Vec<Str>,
        /// The value.
        pub value: Str,
        /// The words, any language; the longest that fits wins.
        pub words: Vec<Str>,
        /// Weight: where two values are suggested, the heavier wins (default 0).
        #[serde(default, skip_serializing_if = "is_default")]
        pub weight: i32,
        /// True: goods so named are never of one element alone, so a name or a purity without the
        /// amounts of the others is not the whole: a magnet, an alloy.
        #[serde(default, skip_serializing_if = "is_default")]
        pub open: bool,
        /// True: nothing is suggested; it is told where the composition has none of the elements.
        #[serde(default, skip_serializing_if = "is_default")]
        pub doubt: bool,
    }
}
