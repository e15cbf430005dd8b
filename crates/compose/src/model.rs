//! What a composition is once it has been read: parts with exact amounts, and what each element
//! of interest comes to.

use ree_contract::{Component, Level, Span, Str, Suggestion, Unread};
use rust_decimal::Decimal;

/// An interval of percent by mass of the whole goods, with open or closed ends. Exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    /// Lower end.
    pub low: Decimal,
    /// Upper end.
    pub high: Decimal,
    /// True: the lower end itself is not reached.
    pub low_open: bool,
    /// True: the upper end itself is not reached.
    pub high_open: bool,
}

impl Interval {
    /// Exactly nothing.
    pub const ZERO: Self =
        Self { low: Decimal::ZERO, high: Decimal::ZERO, low_open: false, high_open: false };
    /// Anything from nothing to everything.
    pub const ANY: Self =
        Self { low: Decimal::ZERO, high: Decimal::ONE_HUNDRED, low_open: false, high_open: false };
    /// Something, however little.
    pub const SOME: Self =
        Self { low: Decimal::ZERO, high: Decimal::ONE_HUNDRED, low_open: true, high_open: false };
}

/// The kind of substance that carries an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Carrier {
    /// The element as metal, alone or alloyed.
    Metal,
    /// Its simple oxide.
    Oxide,
    /// An oxide of several elements: garnet, zirconate, a formula such as Y3Al5O12.
    ComplexOxide,
    /// Any other compound: salt, hydroxide, sulphide, nitride, complex.
    Compound,
    /// Not told: an analysis says how much of the element, not what carries it.
    Unstated,
}

/// How the amount of a part is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// An amount was given (also as balance, or by a formula).
    Amount,
    /// Named as what the goods consist of, without amount: a main part.
    MainPart,
    /// Present, little, without amount: a dopant, a trace.
    Trace,
    /// Present, amount not told: `(Nd,Dy)` says yes, a CAS row without amount says perhaps.
    Unknown,
}

/// One element in one part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// Symbol.
    pub element: Str,
    /// Percent by mass of the whole goods that this part brings of the element.
    pub content: Interval,
    /// The kind of substance.
    pub carrier: Carrier,
}

/// One component as read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The substance as symbol, formula or word.
    pub substance: Str,
    /// The element, if the substance is one.
    pub element: Option<Str>,
    /// Percent by mass of the whole goods; none where no amount is known.
    pub mass: Option<Interval>,
    /// How it is known.
    pub known: Known,
    /// The words it was read from.
    pub read_from: Str,
    /// Where they stand; none in the list form.
    pub span: Option<Span>,
    /// What it brings of each element.
    pub shares: Vec<Share>,
    /// True: a sum over several elements, or others without a name. What it may hold stands in the
    /// groups, or in what was not disclosed.
    pub sum: bool,
    /// True: it holds no metal, and its parts react with nothing: a polymer, a solvent, water.
    pub inert: bool,
    /// True: it stands in words beside the composition, not in it.
    pub beside: bool,
    /// True: its amount was given as the balance.
    pub balance: bool,
    /// True: the amount says how much of the element, not which substance carries it.
    pub analysis: bool,
    /// The same in the contract's list form; none where it was given so.
    pub component: Option<Component>,
}

/// How much of one element the goods hold, over all parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Content {
    /// Percent by mass.
    pub interval: Interval,
    /// True: named as a main part, so certainly not a trace although no amount is known.
    pub main: bool,
    /// True: the text speaks of this element itself, not only of a group or a rest.
    pub stated: bool,
}

/// The class of all main parts, where they are of one class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Metals.
    Metal,
    /// Oxides, simple or complex.
    Oxide,
    /// Other compounds.
    Compound,
    /// Mixed, or not told.
    Mixed,
}

/// A composition as read: one reading of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The parts, in the order they stand.
    pub parts: Vec<Part>,
    /// Upper end of what nothing was said about: a rest that may hold anything. Zero: none.
    /// [`Decimal::ONE_HUNDRED`] where words were not read or no composition was given.
    pub undisclosed: Decimal,
    /// True: the rest is open only because what the goods consist of is named without an amount.
    pub by_name: bool,
    /// Elements that the undisclosed rest cannot hold, because their sum is stated apart: with
    /// `TREO 92 %` the other 8 % are no rare earths. Empty where words were not read.
    pub closed_to: Vec<Str>,
    /// Groups such as RE or TREO with what they may hold of each element without a line of its own.
    pub groups: Vec<GroupPart>,
    /// Words that were not read.
    pub unread: Vec<Unread>,
}

/// A sum over several elements: RE, TREO, Mm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupPart {
    /// The name it was given: `RE`, `TREO`.
    pub name: String,
    /// The elements it may hold.
    pub holds: Vec<Str>,
    /// Percent by mass of the whole that it comes to at most for one element (as element).
    pub most: Decimal,
    /// Percent by mass of the whole that all its elements together come to at least.
    pub least: Decimal,
    /// The kind of substance.
    pub carrier: Carrier,
}

/// A remark of the reader: message key, level and values for the placeholders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The notice kind (`sum_not_100`, `unit_assumed`, `remainder`, `trace` …).
    pub kind: &'static str,
    /// The message key under `data/messages`.
    pub message: &'static str,
    /// How loud.
    pub level: Level,
    /// Placeholder values.
    pub values: Vec<(&'static str, String)>,
}

impl Remark {
    /// Elements that words speak of and the amounts do not have.
    pub(crate) fn beyond(
        message: &'static str,
        mut values: Vec<(&'static str, String)>,
        elements: &[String],
    ) -> Self {
        values.push(("elements", elements.join(", ")));
        Self { kind: "name_composition_mismatch", message, level: Level::Warn, values }
    }

    /// One substance with two amounts.
    pub(crate) fn twice(substance: String) -> Self {
        Self {
            kind: "said_twice",
            message: "reader-twice",
            level: Level::Warn,
            values: vec![("substance", substance)],
        }
    }
}

/// An open point of the reading that only the person can settle: the unit, which of two readings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenPoint {
    /// Where: `composition` or `composition[2]`.
    pub place: String,
    /// The message key of the question.
    pub message: &'static str,
    /// Placeholder values.
    pub values: Vec<(&'static str, String)>,
    /// For each answer: the words to write instead, and the reading it leads to.
    pub options: Vec<(String, usize)>,
}

/// Everything read from a product's composition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Composition {
    /// Every complete reading; the first is the likeliest. Never empty.
    pub readings: Vec<Reading>,
    /// What parts the readings, if there are several.
    pub open: Vec<OpenPoint>,
    /// Remarks.
    pub remarks: Vec<Remark>,
    /// Facts read from words in the composition text.
    pub suggestions: Vec<Suggested>,
    /// What words in the composition text speak of beside what they would free.
    pub beside: crate::Beside,
    /// True: a composition was given at all.
    pub given: bool,
}

/// A fact read from words, with the weight of its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggested {
    /// The suggestion.
    pub suggestion: Suggestion,
    /// Where words suggest different values of one fact, the heavier wins.
    pub weight: i32,
    /// Goods so named are never of one element alone.
    pub open: bool,
    /// The value would put the goods outside control.
    pub frees: bool,
    /// The value would make a control less sure.
    pub weakens: bool,
    /// It frees or weakens, but the words do not plainly name the goods themselves: a use, a part, a state to come.
    pub aside: bool,
}
