//! Entries to statements: which amount belongs to which subject.
//!
//! A subject waits for its amount; an amount with nothing waiting belongs to the subject that
//! follows. What stands between (nothing, words, a comma, a bracket, a line end) decides.

mod aliases;
mod amounts;
mod ratios;
mod signs;
mod words;

use rust_decimal::Decimal;

use crate::amount::{Amount, Stated, widened};
use crate::entry::{Entry, Sep, Thing};
use crate::lexicon::Lexicon;
use crate::limits::Limits;
use crate::statement::{Found, Loose, Statement, Words};
use crate::subject::Subject;
use crate::token::{Mark, Own, Skip, UnitKind, What};

/// What stands between the waiting subject and here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Between {
    Nothing,
    Link,
    Words,
    Soft,
    Line,
}

/// How a waiting subject is joined to the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Join {
    First,
    Words,
    Soft,
    Plus,
    Slash,
    And,
    Dash,
    Colon,
}

/// A bracket that is open.
struct Frame {
    chain: Vec<(Subject, Join)>,
    part_of: Option<usize>,
    kept: bool,
    /// The entry that opened it, and how many statements there were.
    opened: usize,
    statements: usize,
}

pub(crate) struct Attach<'a> {
    pub(crate) lexicon: &'a Lexicon,
    /// The highest limit of detection, in percent.
    detection: Decimal,
    pub(crate) entries: &'a [Entry],
    pub(crate) out: Found,
    /// Subjects that wait for an amount.
    chain: Vec<(Subject, Join)>,
    between: Between,
    join: Join,
    /// An amount that waits for its subject.
    pending: Option<(Amount, usize, usize)>,
    frames: Vec<Frame>,
    part_of: Option<usize>,
    /// What is said of following subjects: absent, or rather there.
    absent: Option<Stated>,
    /// Following subjects are dopants.
    doping: bool,
    /// Within the reach of a use: "for NdFeB magnets"; true: of what the use is with.
    in_use: Option<bool>,
    /// The share of which following numbers are.
    list_basis: Option<u16>,
    /// The last unread word may take an amount with it.
    unread_open: bool,
    /// A limit of detection follows.
    limit: bool,
    /// A limit of detection that is told apart.
    of_all: Option<Stated>,
    /// Volume of a dose, in millilitres.
    dose: Option<rust_decimal::Decimal>,
    /// A bracket has just been opened.
    opened: bool,
    /// A word for the composition itself stands before.
    head: bool,
    /// A comma was met.
    comma: bool,
    /// What follows is contained in the goods.
    containing: bool,
    /// From here on what waits stands behind a `with`.
    with: Option<usize>,
    /// Amounts stand in front of their subjects here, one after the other.
    in_turn: bool,
    /// Whose the last amount was, where nothing has been named since.
    last: Last,
    /// Where the words start that stand since the last subject, amount or comma.
    words: Option<usize>,
    /// One of them is a word that was read.
    worded: bool,
    /// One of them has a number of its own: 1; or a percentage: 2.
    own: u8,
}

/// Whose an amount was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Last {
    Nothing,
    /// That of a subject.
    Given,
    /// Of nothing that was read.
    Loose,
}

pub(super) fn next(i: usize) -> usize {
    i.saturating_add(1)
}

/// Makes statements of entries.
pub(crate) fn attach(lexicon: &Lexicon, limits: &Limits, entries: &[Entry]) -> Found {
    let mut state = Attach {
        lexicon,
        detection: limits.detection,
        entries,
        out: Found::default(),
        chain: Vec::new(),
        between: Between::Nothing,
        join: Join::First,
        pending: None,
        frames: Vec::new(),
        part_of: None,
        absent: None,
        doping: false,
        in_use: None,
        list_basis: None,
        unread_open: false,
        limit: false,
        of_all: None,
        dose: None,
        opened: false,
        head: false,
        in_turn: false,
        comma: false,
        containing: false,
        with: None,
        last: Last::Nothing,
        words: None,
        worded: false,
        own: 0,
    };
    let mut at = 0;
    while let Some(entry) = entries.get(at) {
        state.step(at, entry);
        state.remember(entry);
        at = next(at);
    }
    state.flush();
    state.limit_the_rest();
    state.out
}

impl Attach<'_> {
    pub(super) fn what(&self, i: usize) -> Option<&Thing> {
        self.entries.get(i).map(|e| &e.what)
    }

    pub(super) fn step(&mut self, at: usize, entry: &Entry) {
        match &entry.what {
            Thing::Subject(subject) => {
                let mut subject = (**subject).clone();
                if subject.to == 0 {
                    (subject.from, subject.to) = (entry.from, entry.to);
                }
                self.subject(at, subject);
            }
            Thing::Amount(amount) => self.amount(at, *amount, entry.from, entry.to),
            Thing::Ratio(values, unit) => self.ratio(values, *unit, entry),
            Thing::Unit(unit) => {
                self.out.units.push((*unit, entry.from));
                self.percent_formula(*unit);
            }
            Thing::Mark(mark) => self.mark(at, *mark),
            // `Sc 0?`
            Thing::Sep(Sep::Question)
                if at
                    .checked_sub(1)
                    .is_some_and(|i| matches!(self.what(i), Some(Thing::Amount(_)))) =>
            {
                self.unknown(entry);
            }
            Thing::Sep(sep) => self.separator(at, *sep),
            Thing::Open => self.open(at),
            Thing::Close => self.close(at),
            Thing::Skip(skip) => self.skip(at, *skip),
            Thing::Unknown => self.unknown(entry),
        }
    }

    /// Keeps in mind what stands in front of an amount that belongs to nothing.
    fn remember(&mut self, entry: &Entry) {
        match &entry.what {
            Thing::Amount(_) | Thing::Ratio(..) => return self.forget(),
            Thing::Subject(_) if self.chain.is_empty() => return self.forget(),
            Thing::Subject(_) | Thing::Sep(Sep::Soft | Sep::Strong | Sep::Line | Sep::Question) => {
                self.last = Last::Nothing;
                return self.forget();
            }
            Thing::Skip(skip) => {
                if let Skip::Own(own) = skip {
                    self.own = self.own.max(if *own == Own::Percent { 2 } else { 1 });
                }
                self.worded = true;
                self.last = Last::Nothing;
            }
            Thing::Mark(mark) => {
                if *mark == Mark::Total {
                    self.own = 2;
                }
                self.worded = true;
                if matches!(mark, Mark::HeadName | Mark::NotAll | Mark::Contains | Mark::OfWhich) {
                    self.last = Last::Nothing;
                }
            }
            Thing::Unknown | Thing::Sep(Sep::Other) => self.last = Last::Nothing,
            Thing::Open | Thing::Close | Thing::Sep(_) => return,
            Thing::Unit(_) => {}
        }
        self.words = self.words.or(Some(entry.from));
    }

    fn forget(&mut self) {
        (self.words, self.worded, self.own) = (None, false, 0);
    }

    pub(super) fn between(&mut self, what: Between) {
        self.between = self.between.max(what);
    }

    pub(super) fn subject(&mut self, at: usize, mut subject: Subject) {
        self.unread_open = false;
        self.head = false;
        self.opened = false;
        if subject.basis.is_none() && self.list_basis.is_some() && self.in_basis(&subject) {
            subject.basis = self.list_basis;
        }
        if self.doping && matches!(subject.sub.what, What::Element(_)) {
            subject.dopant = true;
        }
        let own = self.own_amount_after(at);
        // `except for 3 % Dy`
        let told = matches!(self.pending, Some((Amount { stated: Stated::Value(_), .. }, ..)));
        if let Some(stated) = self.absent.filter(|_| !own && !told) {
            self.push(Statement::with(subject, stated, usize::MAX, 0));
            self.between = Between::Nothing;
            return;
        }
        if own || told {
            self.absent = None;
        }
        if let Some((amount, from, to)) = self.pending.take() {
            if !own || self.in_turn {
                self.in_turn = own;
                self.push(Statement {
                    each: amount.each,
                    ..Statement::with(subject, amount.stated, from, to)
                });
                self.between = Between::Nothing;
                self.last = Last::Given;
                return;
            }
            // `Rest: Fe < 0.03 %`: a heading.
            if amount.stated != Stated::Balance {
                self.loose(amount, from, to, Words::Read);
            }
        }
        if !own && self.is_basis(at, &subject) {
            return;
        }
        if self.names_again(at, &subject, own) || self.clashes(at, &subject, own) {
            return;
        }
        let join = if self.chain.is_empty() { Join::First } else { self.join };
        self.chain.push((subject, join));
        self.join = Join::Words;
        self.between = Between::Nothing;
    }

    /// Shares of a list that follows `TREO 45 %:`.
    pub(super) fn in_basis(&self, subject: &Subject) -> bool {
        let Some(group) = self.list_basis else { return false };
        let holds = self.lexicon.holds(group);
        match &subject.sub.what {
            What::Other(_) => true,
            What::Group(_) | What::Inert | What::Cas | What::Designation(_) => false,
            what => what.elements().iter().any(|el| holds.contains(el)),
        }
    }

    /// The amount that stands behind the subject at an entry, if one does.
    pub(super) fn own_amount_after(&self, at: usize) -> bool {
        let mut i = next(at);
        for _ in 0..6 {
            match self.what(i) {
                Some(Thing::Amount(_)) => return true,
                Some(
                    Thing::Sep(Sep::Colon | Sep::Equals | Sep::Dash | Sep::Cell | Sep::Other)
                    | Thing::Mark(
                        Mark::With
                        | Mark::Of
                        | Mark::About
                        | Mark::Total
                        | Mark::Each
                        | Mark::CasWord,
                    )
                    | Thing::Unit(_),
                ) => {}
                _ => return false,
            }
            i = next(i);
        }
        false
    }

    pub(super) fn push(&mut self, mut statement: Statement) {
        // What stands directly in front of the first amount is the name of the goods.
        if statement.stated.is_some() && !self.comma {
            self.name_ends();
        }
        statement.part_of = statement.part_of.or(self.part_of);
        self.out.statements.push(statement);
    }

    /// An amount of nothing that was read.
    pub(super) fn loose(&mut self, amount: Amount, from: usize, to: usize, words: Words) {
        let stated = amount.stated;
        // `component 4 3 %`, `EC 231-109-3 3 %`: numbers of the name come first.
        if self.last == Last::Loose
            && let Some(before) = self.out.loose.last_mut()
        {
            before.to = to;
            let united = matches!(before.stated, Stated::Value(v) if v.unit.kind != UnitKind::None);
            match widened(before.stated, stated) {
                Some(wide) if united => before.stated = wide,
                _ if !united => before.stated = stated,
                _ => {}
            }
        } else {
            self.out.loose.push(Loose { stated, from, to, words });
        }
        self.last = Last::Loose;
    }

    pub(super) fn undisclosed_alone(&mut self) {
        self.out.undisclosed = true;
    }

    pub(super) fn drop_pending(&mut self) {
        match self.pending.take() {
            Some((Amount { stated: Stated::Balance, .. }, ..)) => self.rest_of_all(),
            Some((amount, from, to)) => self.loose(amount, from, to, Words::Read),
            None => {}
        }
    }

    /// `Nd 30 %, Fe 69 %, rest`: a balance of nothing that is named.
    pub(super) fn rest_of_all(&mut self) {
        let said = self.out.statements.iter().any(|s| s.stated == Some(Stated::Balance));
        self.out.undisclosed |= !said;
    }

    pub(super) fn flush(&mut self) {
        self.drop_pending();
        self.flush_chain();
        self.absent = None;
        self.doping = false;
        self.in_use = None;
        self.unread_open = false;
        self.part_of = None;
        self.in_turn = false;
        self.containing = false;
        self.between = Between::Nothing;
    }

    pub(super) fn flush_chain(&mut self) {
        let chain = std::mem::take(&mut self.chain);
        self.mentions(chain);
        self.with = None;
        self.between = Between::Nothing;
        self.join = Join::First;
    }

    /// True: a rare earth or its compound.
    pub(super) fn is_rare(&self, subject: &Subject) -> bool {
        let what = &subject.sub.what;
        matches!(what, What::Group(_))
            || (matches!(what, What::Element(_) | What::Formula(_))
                && what.elements().iter().any(|el| self.lexicon.symbols.rare_earth(*el)))
    }

    pub(super) fn mentions(&mut self, chain: Vec<(Subject, Join)>) {
        for (subject, _) in chain {
            let contained = self.containing;
            match self.in_use {
                None => self.push(Statement { contained, ..Statement::named(subject) }),
                // "for motors with Dy": of the motor, or of the goods.
                Some(true) if self.is_rare(&subject) => {
                    let stated = Stated::Undisclosed;
                    self.push(Statement::with(subject, stated, usize::MAX, 0));
                }
                Some(_) => {}
            }
        }
    }
}

/// One element of a family, standing where the family stands.
pub(super) fn element(lexicon: &Lexicon, family: &Subject, el: crate::symbols::El) -> Subject {
    let mut subject = family.clone();
    subject.sub = crate::token::Sub::new(What::Element(el), &*lexicon.symbols.symbol(el));
    subject
}
