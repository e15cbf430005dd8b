//! What the text states: a subject with an amount, or a subject that is only named.

use crate::amount::Stated;
use crate::subject::Subject;
use crate::token::Unit;

/// A statement.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Statement {
    pub(crate) subject: Subject,
    /// None: only named.
    pub(crate) stated: Option<Stated>,
    /// Several that share one amount: their sum, with the further members.
    pub(crate) sum_with: Vec<Subject>,
    /// Each of several others that are not named: a cap for one, not a sum.
    pub(crate) each: bool,
    /// Index of the statement that this one is part of: a sum and its split.
    pub(crate) part_of: Option<usize>,
    /// Where it starts and ends, in characters.
    pub(crate) from: usize,
    pub(crate) to: usize,
    /// What the list says of it, where it is given as one.
    pub(crate) given: Option<Given>,
    /// True: says how much of the element, not what carries it.
    pub(crate) analysis: bool,
    /// True: named as something that is contained, so not the rest: `contains Dy`.
    pub(crate) contained: bool,
    /// True: another part of the goods (a coating, an electrode), or a layer.
    pub(crate) apart: bool,
}

/// What a component of the list form says of itself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Given {
    pub(crate) balance: bool,
    pub(crate) analysis: bool,
}

impl Statement {
    /// A subject that is only named.
    pub(crate) fn named(subject: Subject) -> Self {
        let (from, to) = (subject.from, subject.to);
        Self {
            subject,
            stated: None,
            sum_with: Vec::new(),
            each: false,
            part_of: None,
            from,
            to,
            given: None,
            analysis: false,
            contained: false,
            apart: false,
        }
    }

    /// A subject with an amount.
    pub(crate) fn with(subject: Subject, stated: Stated, from: usize, to: usize) -> Self {
        let from = from.min(subject.from);
        let to = to.max(subject.to);
        Self { stated: Some(stated), from, to, ..Self::named(subject) }
    }
}

/// Everything that a text states.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub(crate) statements: Vec<Statement>,
    /// Words that were not read, in characters.
    pub(crate) unread: Vec<(usize, usize)>,
    /// Words that were not read but stand in front of a list, as its name.
    pub(crate) names: Vec<(usize, usize)>,
    /// Units that stand alone: for the numbers without one.
    pub(crate) units: Vec<(Unit, usize)>,
    /// True: an asterisk marks a maximum.
    pub(crate) star_is_max: bool,
    /// True: something is not told, without saying what.
    pub(crate) undisclosed: bool,
    /// True: a purity is told by nines.
    pub(crate) pure: bool,
    /// True: goods so named are never of one element alone.
    pub(crate) open_goods: bool,
    /// What is to be told of it.
    pub(crate) remarks: Vec<crate::model::Remark>,
    /// Amounts that no subject stands beside.
    pub(crate) loose: Vec<Loose>,
}

/// An amount of something that was not read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Loose {
    pub(crate) stated: Stated,
    /// Where its words and itself start and end, in characters.
    pub(crate) from: usize,
    pub(crate) to: usize,
    pub(crate) words: Words,
}

/// What stands before an amount of something that was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Words {
    None,
    /// Words that name no substance.
    Read,
    /// The last of them is `purity`, `content` or the like.
    Content,
    /// Words that were not read.
    Unread,
}
