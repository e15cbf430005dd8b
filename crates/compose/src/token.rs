//! What the scanner hands on: substances, numbers, units, words of notation, punctuation.

use std::sync::Arc;

use rust_decimal::Decimal;

use crate::formula::{Formula, Who};
use crate::model::Interval;
use crate::symbols::El;

/// A substance as named.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum What {
    /// An element by symbol or name.
    Element(El),
    /// A formula, or a compound by name.
    Formula(Arc<Formula>),
    /// Elements named together without shares: NdFeB.
    Family(Vec<El>),
    /// Parts with amounts by mass: Al-2Sc.
    Alloy(Arc<Vec<AlloyPart>>),
    /// A designation of the lexicon.
    Designation(u16),
    /// A group of the lexicon.
    Group(u16),
    /// Further substances that are not named.
    Other(Other),
    /// Something that holds no metal: a polymer, a solvent, water.
    Inert,
    /// A CAS number that the lexicon does not hold.
    Cas,
}

/// Further substances.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Other {
    /// Others, additives.
    Others,
    /// Impurities.
    Impurities,
}

/// A part of an alloy written in shorthand.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct AlloyPart {
    pub(crate) what: What,
    pub(crate) name: String,
    /// Percent; none: the balance.
    pub(crate) percent: Option<Interval>,
    pub(crate) unit: UnitKind,
}

/// A substance where it stands in a text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Sub {
    pub(crate) what: What,
    pub(crate) name: String,
    /// True: might be an ordinary word or a grade; it counts only beside an amount or the like.
    pub(crate) wordlike: bool,
    /// True: a CAS number.
    pub(crate) cas: bool,
    /// Another reading of the same letters.
    pub(crate) alternative: Option<Box<(What, String)>>,
}

impl Sub {
    pub(crate) fn new(what: What, name: impl Into<String>) -> Self {
        Self { what, name: name.into(), wordlike: false, cas: false, alternative: None }
    }
}

impl What {
    /// The elements it names.
    pub(crate) fn elements(&self) -> Vec<El> {
        match self {
            What::Element(el) => vec![*el],
            What::Formula(formula) => formula.elements().collect(),
            What::Family(els) => els.clone(),
            What::Alloy(parts) => parts.iter().flat_map(|p| p.what.elements()).collect(),
            What::Designation(_) | What::Group(_) | What::Other(_) | What::Inert | What::Cas => {
                Vec::new()
            }
        }
    }

    /// The formula, where it is one.
    pub(crate) fn formula(&self) -> Option<Formula> {
        match self {
            What::Element(el) => Some(Formula::element(*el)),
            What::Formula(formula) => Some((**formula).clone()),
            _ => None,
        }
    }

    /// True: it holds this element.
    pub(crate) fn holds(&self, el: El) -> bool {
        match self {
            What::Element(e) => *e == el,
            What::Formula(formula) => formula.whos().any(|w| w == Who::Element(el)),
            What::Family(els) => els.contains(&el),
            What::Alloy(parts) => parts.iter().any(|p| p.what.holds(el)),
            _ => false,
        }
    }
}

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum UnitKind {
    /// Not told.
    None,
    /// Percent, of mass unless the text says otherwise.
    Percent,
    /// Percent by mass.
    Mass,
    /// Percent of atoms.
    Atomic,
    /// Percent of molecules.
    Mole,
    /// Percent by volume.
    Volume,
    /// Parts in a million by mass.
    Ppm,
    /// Grams in a litre.
    GPerL,
    /// Moles in a litre.
    MolPerL,
    /// Relative parts by mass.
    Parts,
    /// Relative numbers of atoms or molecules.
    Moles,
}

/// A unit with the factor that brings its number to the unit's kind.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Unit {
    pub(crate) kind: UnitKind,
    pub(crate) factor: Decimal,
}

impl Unit {
    pub(crate) const NONE: Self = Self { kind: UnitKind::None, factor: Decimal::ONE };
    pub(crate) const fn plain(kind: UnitKind) -> Self {
        Self { kind, factor: Decimal::ONE }
    }
}

/// A word of notation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    /// What is left to 100 %.
    Balance,
    /// Others, impurities.
    Other(Other),
    /// A trace.
    Trace,
    /// After a name: not there, not detected.
    AbsentAfter,
    /// Before a name: without.
    AbsentBefore,
    /// Either side.
    Absent,
    /// A statement of absence that does not count: see `absence.rs`.
    Doubted,
    /// Except, but: what follows is there, where all else is said to be absent. True: without such a
    /// statement, it says that what follows is left out of what came before.
    Except(bool),
    /// Not told.
    Undisclosed,
    /// What is listed is not all: main components, see the sheet, a process that brings in more.
    NotAll,
    /// There, without amount: saturated, included.
    Present,
    /// At most; true: the end itself is not reached.
    Max(bool),
    /// At least; true: the end itself is not reached.
    Min(bool),
    /// After a number: at most, at least.
    MaxAfter(bool),
    MinAfter(bool),
    /// About.
    About,
    /// Between two ends.
    To,
    /// Before a range: from, between.
    From,
    /// For each of several.
    Each,
    /// Their sum.
    Total,
    /// Of, relative to.
    Of,
    /// What follows is part of what came before.
    OfWhich,
    /// Between two names.
    And,
    /// Before a name without further meaning: with, content.
    With,
    /// What follows is in the goods, besides others.
    Contains,
    /// Doped: what comes before, or after, is a dopant.
    DopedAfter,
    DopedBefore,
    /// A limit of detection follows.
    DetectionLimit,
    /// Table header: element, component.
    HeadName,
    /// Table header: content, value.
    HeadValue,
    /// A question follows that only an answer settles; an empty box.
    Whether,
    /// The answer that it is so.
    Yes,
    /// Found: what an absence is not.
    Detected,
    /// Table header: what the content should be.
    HeadSpec,
    /// The amounts are shares of all rare earths.
    Basis,
    /// CAS number follows.
    CasWord,
    /// An analysis of the element, not the substance.
    AsAnalysis,
}

/// What a number behind a harmless word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Own {
    /// A number without a unit of contents.
    Number,
    /// The same, behind a word that may change what a statement of absence means.
    Turn,
    /// A percentage as well.
    Percent,
}

/// Why words were set aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Skip {
    /// A harmless word, a size, a grade.
    Harmless,
    /// A harmless word that may change what a statement of absence means: not, data, on request.
    Turn,
    /// A harmless word that a number of its own follows: density, lot.
    Own(Own),
    /// A word about the goods.
    Fact,
    /// The part before it is another part of the goods: backing plate, electrode.
    OtherPart,
    /// A use: what stands in its reach is not what the goods consist of.
    Use,
    /// An amount of goods: grams, millilitres; grams where it is mass.
    Grams(Decimal),
    /// Millilitres.
    Millilitres(Decimal),
    /// Purity by nines, three or more.
    Nines,
}

/// What stands at a place.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Kind {
    Sub(Box<Sub>),
    Num(Decimal),
    Unit(Unit),
    Mark(Mark),
    Punct(char),
    Skip(Skip),
    Unknown,
}

/// A token with its place, in characters.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Tok {
    pub(crate) kind: Kind,
    pub(crate) from: usize,
    pub(crate) to: usize,
    /// True: space before it.
    pub(crate) gap: bool,
    /// True: written full-width (a colon so written never joins a dopant).
    pub(crate) wide: bool,
}
