//! Entries to statements: which amount belongs to which subject.
//!
//! A subject waits for its amount; an amount with nothing waiting belongs to the subject that
//! follows. What stands between (nothing, words, a comma, a bracket, a line end) decides.

use crate::amount::{Amount, Shape, Stated};
use crate::entry::{Entry, Sep, Thing};
use crate::lexicon::Lexicon;
use crate::statement::{Found, Statement};
use crate::subject::{Subject, same};
use crate::token::{Mark, Skip, What};

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
}

pub(crate) struct Attach<'a> {
    pub(crate) lexicon: &'a Lexicon,
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
    /// Following subjects are stated absent.
    absent: bool,
    /// Following subjects are dopants.
    doping: bool,
    /// Within the reach of a use: "for NdFeB magnets".
    in_use: bool,
    /// The share of which following numbers are.
    list_basis: Option<u16>,
    /// The last unread word may take an amount with it.
    unread_open: bool,
    /// A limit of detection follows.
    limit: bool,
    /// Volume of a dose, in millilitres.
    dose: Option<rust_decimal::Decimal>,
    /// A bracket has just been opened.
    opened: bool,
    /// A word for the composition itself stands before.
    head: bool,
    /// Amounts stand in front of their subjects here, one after the other.
    in_turn: bool,
}

fn next(i: usize) -> usize {
    i.saturating_add(1)
}

/// Makes statements of entries.
pub(crate) fn attach(lexicon: &Lexicon, entries: &[Entry]) -> Found {
    let mut state = Attach {
        lexicon,
        entries,
        out: Found::default(),
        chain: Vec::new(),
        between: Between::Nothing,
        join: Join::First,
        pending: None,
        frames: Vec::new(),
        part_of: None,
        absent: false,
        doping: false,
        in_use: false,
        list_basis: None,
        unread_open: false,
        limit: false,
        dose: None,
        opened: false,
        head: false,
        in_turn: false,
    };
    let mut at = 0;
    while let Some(entry) = entries.get(at) {
        state.step(at, entry);
        at = next(at);
    }
    state.flush();
    state.out
}

impl Attach<'_> {
    fn what(&self, i: usize) -> Option<&Thing> {
        self.entries.get(i).map(|e| &e.what)
    }

    fn step(&mut self, at: usize, entry: &Entry) {
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
            Thing::Sep(sep) => self.separator(at, *sep),
            Thing::Open => self.open(at),
            Thing::Close => self.close(),
            Thing::Skip(skip) => self.skip(at, *skip),
            Thing::Unknown => self.unknown(entry),
        }
    }

    fn between(&mut self, what: Between) {
        self.between = self.between.max(what);
    }

    // ---- subjects ----

    fn subject(&mut self, at: usize, mut subject: Subject) {
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
        if self.absent && !own {
            self.push(Statement::with(subject, Stated::Absent(None), usize::MAX, 0));
            self.between = Between::Nothing;
            return;
        }
        if own {
            self.absent = false;
        }
        if let Some((amount, from, to)) = self.pending.take() {
            if !own || self.in_turn {
                self.in_turn = own;
                self.push(Statement {
                    each: amount.each,
                    ..Statement::with(subject, amount.stated, from, to)
                });
                self.between = Between::Nothing;
                return;
            }
            // `Rest: Fe < 0.03 %`: a heading.
            if amount.stated != Stated::Balance {
                self.loose(amount, from, to);
            }
        }
        if self.names_again(&subject, own) {
            return;
        }
        let join = if self.chain.is_empty() { Join::First } else { self.join };
        self.chain.push((subject, join));
        self.join = Join::Words;
        self.between = Between::Nothing;
    }

    /// Shares of a list that follows `TREO 45 %:`.
    fn in_basis(&self, subject: &Subject) -> bool {
        let Some(group) = self.list_basis else { return false };
        let holds = self.lexicon.holds(group);
        match &subject.sub.what {
            What::Other(_) => true,
            What::Group(_) | What::Inert | What::Cas | What::Designation(_) => false,
            what => what.elements().iter().any(|el| holds.contains(el)),
        }
    }

    /// Another name of the last subject, or of the last statement's.
    fn names_again(&mut self, subject: &Subject, own: bool) -> bool {
        if let Some((last, _)) = self.chain.last_mut() {
            let again = same(self.lexicon, &last.sub.what, &subject.sub.what);
            if again {
                last.sub.wordlike &= subject.sub.wordlike;
                last.basis = last.basis.or(subject.basis);
                last.to = last.to.max(subject.to);
                self.between = Between::Nothing;
            }
            return again;
        }
        if own {
            return false;
        }
        let what = &subject.sub.what;
        let cas = subject.sub.cas;
        self.out.statements.last().is_some_and(|s| {
            same(self.lexicon, &s.subject.sub.what, what) && (cas || s.stated.is_some())
        })
    }

    /// The amount that stands behind the subject at an entry, if one does.
    fn own_amount_after(&self, at: usize) -> bool {
        let mut i = next(at);
        for _ in 0..6 {
            match self.what(i) {
                Some(Thing::Amount(_)) => return true,
                Some(
                    Thing::Sep(Sep::Colon | Sep::Equals | Sep::Dash | Sep::Cell | Sep::Other)
                    | Thing::Mark(
                        Mark::With | Mark::About | Mark::Total | Mark::Each | Mark::CasWord,
                    )
                    | Thing::Unit(_),
                ) => {}
                _ => return false,
            }
            i = next(i);
        }
        false
    }

    // ---- amounts ----

    fn amount(&mut self, at: usize, amount: Amount, from: usize, to: usize) {
        if self.limit || self.is_limit(at) {
            self.set_limit(amount);
            self.limit = false;
            return;
        }
        if self.unread_open
            && self.chain.is_empty()
            && let Some(last) = self.out.unread.last_mut()
        {
            last.1 = to;
            self.unread_open = false;
            return;
        }
        if self.chain.is_empty() {
            self.without_subject(at, amount, from, to);
            return;
        }
        let apart = self.between >= Between::Words || self.opened;
        let mine = apart && self.belongs_to_next(at, amount);
        self.opened = false;
        if apart && self.is_count(at, amount) {
            return;
        }
        // `composition: proprietary`, `NdFeB magnet, composition not disclosed`: nothing is told of the whole.
        if amount.stated == Stated::Undisclosed && (self.head || self.between >= Between::Soft) {
            self.undisclosed_alone();
            return;
        }
        if mine {
            self.flush_chain();
            self.pending = Some((amount, from, to));
            return;
        }
        self.give(amount, from, to);
    }

    /// `each with 6 SmCo cylinders`: a plain whole number in front of a word counts pieces.
    fn is_count(&self, at: usize, amount: Amount) -> bool {
        let Stated::Value(value) = amount.stated else { return false };
        let whole = value.shape == Shape::One && value.low.fract().is_zero();
        let bare = value.unit.kind == crate::token::UnitKind::None;
        let before_word = match self.what(next(at)) {
            Some(Thing::Subject(_)) => !self.own_amount_after(next(at)),
            Some(Thing::Skip(_) | Thing::Unknown) => true,
            _ => false,
        };
        whole && bare && before_word
    }

    /// True: the amount stands in front of the subject that follows.
    fn belongs_to_next(&self, at: usize, amount: Amount) -> bool {
        let mut i = next(at);
        while matches!(self.what(i), Some(Thing::Mark(Mark::With | Mark::Of | Mark::About))) {
            i = next(i);
        }
        if self.alternates(at) {
            return true;
        }
        let united = match amount.stated {
            Stated::Value(value) => {
                value.unit.kind != crate::token::UnitKind::None || value.shape != Shape::One
            }
            Stated::Balance => true,
            _ => false,
        };
        let Some(Thing::Subject(subject)) = self.what(i) else { return false };
        united
            && !matches!(subject.sub.what, What::Group(_) | What::Cas)
            && !self.own_amount_after(i)
    }

    /// `36 wt% Sm 64 wt% Co`: amounts and subjects take turns, and a subject is the last.
    fn alternates(&self, at: usize) -> bool {
        let mut i = at;
        let mut turns = 0_usize;
        loop {
            let united = match self.what(i) {
                Some(Thing::Amount(amount)) => match amount.stated {
                    Stated::Value(v) => v.unit.kind != crate::token::UnitKind::None,
                    Stated::Balance => turns > 0,
                    _ => false,
                },
                _ => return turns > 1,
            };
            if !united || !matches!(self.what(next(i)), Some(Thing::Subject(_))) {
                return false;
            }
            turns = turns.saturating_add(1);
            i = next(next(i));
        }
    }

    fn without_subject(&mut self, at: usize, amount: Amount, from: usize, to: usize) {
        let in_bracket = !self.frames.is_empty();
        if self.belongs_to_next(at, amount) || self.counts_next(at) || self.in_turn {
            self.in_turn |= self.alternates(at);
            self.pending = Some((amount, from, to));
            return;
        }
        match amount.stated {
            Stated::Undisclosed => {
                self.undisclosed_alone();
            }
            Stated::Value(value) => {
                let said_again = (in_bracket || self.between <= Between::Link)
                    && !self.out.statements.is_empty()
                    && value.unit.kind != crate::token::UnitKind::None;
                if !said_again {
                    self.loose(amount, from, to);
                }
            }
            Stated::Balance if self.next_is_subject(at) => {
                self.pending = Some((amount, from, to));
            }
            Stated::Absent(_) | Stated::Trace | Stated::Balance | Stated::Present => {}
        }
    }

    fn next_is_subject(&self, at: usize) -> bool {
        let mut i = next(at);
        while matches!(
            self.what(i),
            Some(Thing::Mark(Mark::With | Mark::Of) | Thing::Sep(Sep::Colon | Sep::Equals))
        ) {
            i = next(i);
        }
        matches!(self.what(i), Some(Thing::Subject(_)))
    }

    /// `27 Nd 3 Dy 69 Fe`: numbers without unit in front of subjects, two or more in a row.
    fn counts_next(&self, at: usize) -> bool {
        let pair = |i: usize| {
            matches!(self.what(i), Some(Thing::Amount(_)))
                && matches!(self.what(next(i)), Some(Thing::Subject(s)) if matches!(s.sub.what, What::Element(_) | What::Formula(_)))
        };
        let second = at.saturating_add(2);
        let third = second.saturating_add(usize::from(matches!(
            self.what(second),
            Some(Thing::Sep(Sep::Soft | Sep::Plus | Sep::Slash | Sep::Strong | Sep::Line))
        )));
        let before = at.checked_sub(2).is_some_and(|b| {
            pair(b) || at.checked_sub(3).is_some_and(pair)
        });
        pair(at) && (pair(third) || (before && !self.own_amount_after(next(at))))
    }

    /// Gives an amount to what waits.
    fn give(&mut self, amount: Amount, from: usize, to: usize) {
        let mut chain = std::mem::take(&mut self.chain);
        let Some((last, join)) = chain.pop() else { return };
        self.between = Between::Nothing;
        let shared = amount.each
            || matches!(amount.stated, Stated::Absent(_) | Stated::Undisclosed | Stated::Trace | Stated::Present);
        let summed = matches!(join, Join::Plus | Join::Slash) && matches!(amount.stated, Stated::Value(_));
        let mut members = Vec::new();
        let mut tail = join;
        while let Some((subject, before)) = chain.pop() {
            let joined = match tail {
                Join::Plus | Join::Slash => true,
                Join::And | Join::Soft => shared,
                Join::First | Join::Words | Join::Dash | Join::Colon => false,
            };
            if !joined || (!shared && !summed) {
                chain.push((subject, before));
                break;
            }
            tail = before;
            members.push(subject);
        }
        self.mentions(chain);
        members.reverse();
        if shared {
            let each = amount.each;
            for subject in members {
                let own = Statement::with(subject, amount.stated, usize::MAX, 0);
                self.push(Statement { each, ..own });
            }
            self.push(Statement { each, ..Statement::with(last, amount.stated, from, to) });
            return;
        }
        let from = members.iter().map(|m| m.from).min().unwrap_or(from).min(from);
        self.push(Statement {
            sum_with: members,
            ..Statement::with(last, amount.stated, from, to)
        });
    }

    fn push(&mut self, mut statement: Statement) {
        statement.part_of = statement.part_of.or(self.part_of);
        self.out.statements.push(statement);
    }

    fn loose(&mut self, amount: Amount, from: usize, to: usize) {
        self.out.loose.push((amount.stated, from, to));
    }

    fn undisclosed_alone(&mut self) {
        self.out.undisclosed = true;
    }

    /// True: a number in a bracket after something absent is its limit of detection.
    fn is_limit(&self, at: usize) -> bool {
        let absent = self
            .out
            .statements
            .last()
            .is_some_and(|s| matches!(s.stated, Some(Stated::Absent(None))));
        absent
            && !self.frames.is_empty()
            && self.chain.is_empty()
            && !matches!(self.what(next(at)), Some(Thing::Subject(_)))
    }

    fn set_limit(&mut self, amount: Amount) {
        let Stated::Value(limit) = amount.stated else { return };
        for statement in self.out.statements.iter_mut().rev() {
            match &mut statement.stated {
                Some(Stated::Absent(slot @ None)) => *slot = Some(limit),
                _ => break,
            }
        }
    }

    // ---- ratios ----

    fn ratio(&mut self, values: &[rust_decimal::Decimal], unit: crate::token::Unit, entry: &Entry) {
        let chain = std::mem::take(&mut self.chain);
        let mut subjects: Vec<Subject> = Vec::new();
        for (subject, _) in &chain {
            match &subject.sub.what {
                What::Family(els) => {
                    for el in els {
                        subjects.push(element(self.lexicon, subject, *el));
                    }
                }
                What::Formula(formula) if !formula.numbered => {
                    for el in formula.elements() {
                        subjects.push(element(self.lexicon, subject, el));
                    }
                }
                What::Group(group) if self.lexicon.holds(*group).len() == 2 => {
                    subjects.extend(self.pair(subject, *group));
                }
                _ => subjects.push(subject.clone()),
            }
        }
        // What waits first may be a name in front: `AlSc target Al:Sc = 70:30`.
        let from = subjects.len().saturating_sub(values.len());
        let tail = subjects.split_off(from);
        if tail.len() != values.len() {
            self.chain = chain;
            if self.chain.is_empty() && self.out.statements.is_empty() {
                self.out.unread.push((entry.from, entry.to));
            }
            return;
        }
        self.mentions(subjects.into_iter().map(|s| (s, Join::First)).collect());
        let last = tail.len().saturating_sub(1);
        for (i, (subject, value)) in tail.into_iter().zip(values).enumerate() {
            let mut number = crate::amount::Value::one(*value);
            number.unit = ratio_unit(values, unit);
            let to = if i == last { entry.to } else { 0 };
            self.push(Statement::with(subject, Stated::Value(number), usize::MAX, to));
        }
        self.between = Between::Nothing;
    }

    /// The two elements of a pair, in the order they are written.
    fn pair(&self, subject: &Subject, group: u16) -> Vec<Subject> {
        let mut els: Vec<_> = self.lexicon.holds(group).to_vec();
        let place = |el: &crate::symbols::El| {
            let symbol = self.lexicon.symbols.symbol(*el);
            subject.sub.name.find(&*symbol).unwrap_or(usize::MAX)
        };
        els.sort_by_key(place);
        els.iter().map(|el| element(self.lexicon, subject, *el)).collect()
    }

    /// `Dy70Cu30 (at.%)`: the numbers of the formula are percentages.
    fn percent_formula(&mut self, unit: crate::token::Unit) {
        let Some((subject, _)) = self.chain.last() else { return };
        let What::Formula(formula) = &subject.sub.what else { return };
        if !formula.numbered || !formula.sites.is_empty() || formula.lone().is_some() {
            return;
        }
        let Some((subject, _)) = self.chain.pop() else { return };
        let What::Formula(formula) = &subject.sub.what else { return };
        for atom in &formula.atoms {
            let crate::formula::Who::Element(el) = atom.who else { continue };
            let mut value = crate::amount::Value::one(atom.count.low);
            value.high = atom.count.high;
            value.unit = unit;
            let member = element(self.lexicon, &subject, el);
            self.push(Statement::with(member, Stated::Value(value), usize::MAX, 0));
        }
    }

    // ---- everything else ----

    fn mark(&mut self, at: usize, mark: Mark) {
        match mark {
            Mark::And => {
                self.join = Join::And;
                self.between(Between::Words);
            }
            Mark::AbsentBefore => {
                self.flush_chain();
                self.absent = true;
            }
            Mark::Absent => {
                self.flush_chain();
                self.absent = true;
            }
            Mark::OfWhich => {
                self.part_of = self.part_of.or_else(|| self.last_sum());
                self.absent = false;
                self.between(Between::Words);
            }
            Mark::With => {
                self.absent = false;
                self.between(Between::Link.max(self.between));
            }
            Mark::Of => self.of(at),
            Mark::DopedAfter => {
                if let Some((last, _)) = self.chain.last_mut()
                    && matches!(last.sub.what, What::Element(_))
                {
                    last.dopant = true;
                    last.sub.wordlike = false;
                }
                self.between(Between::Words);
            }
            Mark::DopedBefore => {
                self.doping = true;
                self.between(Between::Words);
            }
            Mark::DetectionLimit => self.limit = true,
            Mark::Max(_) => {
                // `(*maximum)`
                let starred = at.checked_sub(1).and_then(|i| self.entries.get(i));
                self.out.star_is_max |= starred.is_some_and(|e| e.what == Thing::Sep(Sep::Other));
                self.between(Between::Words);
            }
            Mark::CasWord => {}
            Mark::HeadName => {
                self.head = true;
                self.between(Between::Words);
            }
            _ => self.between(Between::Words),
        }
    }

    /// The last sum that can have parts.
    fn last_sum(&self) -> Option<usize> {
        let last = self.out.statements.len().checked_sub(1)?;
        let statement = self.out.statements.get(last)?;
        (statement.stated.is_some() && !matches!(statement.subject.sub.what, What::Element(_)))
            .then_some(last)
    }

    /// `(of TREO)`, `(% of TREO): …`
    fn of(&mut self, at: usize) {
        self.between(Between::Words);
        let Some(Thing::Subject(subject)) = self.what(next(at)) else { return };
        let What::Group(group) = subject.sub.what else { return };
        if self.own_amount_after(next(at)) {
            return;
        }
        if let Some(last) = self.out.statements.last_mut()
            && self.chain.is_empty()
            && last.subject.basis.is_none()
            && last.stated.is_some()
            && !matches!(last.subject.sub.what, What::Group(_))
        {
            last.subject.basis = Some(group);
        } else {
            self.list_basis = Some(group);
        }
    }

    fn separator(&mut self, at: usize, sep: Sep) {
        match sep {
            Sep::Soft => {
                self.drop_pending();
                self.between(Between::Soft);
                self.join = Join::Soft;
                self.in_use = false;
                self.unread_open = false;
            }
            Sep::Plus => {
                self.between(Between::Soft);
                self.join = Join::Plus;
            }
            Sep::Slash => {
                self.between(Between::Soft);
                self.join = Join::Slash;
            }
            Sep::Dash => {
                self.between(Between::Link);
                self.join = Join::Dash;
            }
            Sep::Colon => self.colon(at),
            Sep::Equals | Sep::Cell => {
                self.between(Between::Link);
            }
            Sep::Line => {
                let amount_next = matches!(self.what(next(at)), Some(Thing::Amount(_) | Thing::Ratio(..)));
                if self.chain.len() == 1 && amount_next {
                    self.between(Between::Line);
                } else if self.frames.is_empty() {
                    self.flush();
                    self.name_ends();
                } else {
                    self.flush_chain();
                }
            }
            Sep::Strong => {
                if self.frames.is_empty() {
                    self.flush();
                    self.name_ends();
                } else {
                    self.drop_pending();
                    self.flush_chain();
                }
            }
            Sep::Other => {}
        }
    }

    fn colon(&mut self, at: usize) {
        let mut i = next(at);
        while matches!(self.what(i), Some(Thing::Skip(_) | Thing::Mark(Mark::Each | Mark::With | Mark::About) | Thing::Sep(Sep::Line))) {
            i = next(i);
        }
        if matches!(self.what(i), Some(Thing::Amount(_) | Thing::Ratio(..))) {
            self.between(Between::Link);
            return;
        }
        // `Al:Sc = 70:30`
        let pair = matches!(self.what(next(at)), Some(Thing::Subject(_)))
            && matches!(self.what(at.saturating_add(2)), Some(Thing::Ratio(..) | Thing::Sep(Sep::Equals | Sep::Colon)))
            && matches!(self.what(at.saturating_add(3)), Some(Thing::Ratio(..) | Thing::Subject(_) | Thing::Sep(Sep::Equals)));
        if pair && !self.chain.is_empty() {
            self.join = Join::Colon;
            return;
        }
        if self.chain.is_empty() {
            self.name_ends();
            // `TREO 45 %: La2O3 30, …`
            if let Some(last) = self.out.statements.last()
                && let What::Group(group) = last.subject.sub.what
                && last.stated.is_some()
            {
                self.list_basis = Some(group);
            }
            return;
        }
        self.flush_chain();
        self.name_ends();
    }

    /// What was not read so far stands in front of every amount: it is the name of the goods.
    fn name_ends(&mut self) {
        if self.out.statements.iter().all(|s| s.stated.is_none()) && self.frames.is_empty() {
            self.out.names.append(&mut self.out.unread);
        }
    }

    fn open(&mut self, at: usize) {
        let first = self.first_inside(at);
        let kept = !matches!(first, Some(Thing::Subject(_)));
        let chain = if kept { Vec::new() } else { std::mem::take(&mut self.chain) };
        self.frames.push(Frame { chain, part_of: self.part_of, kept });
        if self.chain.is_empty()
            && let Some(Thing::Subject(inside)) = self.what(next(at))
        {
            // `99.95 % (REO)`: what the share is of.
            let lone = matches!(self.what(at.saturating_add(2)), Some(Thing::Close));
            let inside = inside.sub.what.clone();
            if let (What::Group(group), true) = (&inside, lone)
                && let Some(last) = self.out.statements.last_mut()
                && last.stated.is_some()
            {
                if last.subject.basis.is_none() && !matches!(last.subject.sub.what, What::Group(_)) {
                    last.subject.basis = Some(*group);
                }
                return;
            }
            if self.frames.last().is_some_and(|f| f.chain.is_empty()) {
                self.part_of = self.part_of.or_else(|| self.last_sum());
            }
        }
        if kept {
            self.between(Between::Link);
            self.opened = true;
        }
    }

    /// The first thing of weight in a bracket.
    fn first_inside(&self, at: usize) -> Option<&Thing> {
        let mut i = next(at);
        while matches!(self.what(i), Some(Thing::Skip(_) | Thing::Mark(Mark::With | Mark::About | Mark::Total | Mark::CasWord | Mark::OfWhich) | Thing::Sep(Sep::Other))) {
            i = next(i);
        }
        self.what(i)
    }

    fn close(&mut self) {
        self.drop_pending();
        self.absent = false;
        self.in_use = false;
        let Some(frame) = self.frames.pop() else { return };
        if !frame.kept {
            self.flush_chain();
            self.chain = frame.chain;
            self.between = Between::Link;
        }
        self.part_of = frame.part_of;
    }

    fn skip(&mut self, at: usize, skip: Skip) {
        match skip {
            Skip::Use => {
                self.flush_chain();
                self.in_use = true;
            }
            Skip::OtherPart => self.other_part(at),
            Skip::Millilitres(volume) => self.dose = Some(volume),
            Skip::Grams(grams) => self.in_dose(at, grams),
            Skip::Fact | Skip::Harmless | Skip::Nines => {}
        }
        if self.absent && self.out.statements.last().is_some_and(|s| matches!(s.stated, Some(Stated::Absent(_)))) {
            self.absent = false;
        }
        // A goods word beside a letter settles that the letter is a symbol: `Y target`.
        if skip == Skip::Fact
            && self.between == Between::Nothing
            && let Some((last, _)) = self.chain.last_mut()
            && last.sub.name.len() == 1
        {
            last.sub.wordlike = false;
        }
        self.between(Between::Words);
    }

    /// `1 mL contains 604.72 mg gadobutrol`
    fn in_dose(&mut self, at: usize, grams: rust_decimal::Decimal) {
        let Some(volume) = self.dose else { return };
        if !self.next_is_subject(at) || volume.is_zero() {
            return;
        }
        let thousand = rust_decimal::Decimal::ONE_THOUSAND;
        let per_litre = crate::interval::div(crate::interval::mul(grams, thousand, true), volume, true);
        let mut value = crate::amount::Value::one(per_litre);
        value.unit = crate::token::Unit::plain(crate::token::UnitKind::GPerL);
        let amount = Amount { stated: Stated::Value(value), each: false, end: 0 };
        let (from, to) = self.entries.get(at).map_or((0, 0), |e| (e.from, e.to));
        self.pending = Some((amount, from, to));
    }

    /// `Cu backing plate`: what stands before it is no part of the composition, unless it is a rare earth.
    fn other_part(&mut self, at: usize) {
        if self.own_amount_after(at) {
            return;
        }
        let Some((subject, _)) = self.chain.pop() else { return };
        let rare = subject
            .sub
            .what
            .elements()
            .iter()
            .any(|el| self.lexicon.symbols.rare_earth(*el));
        if rare {
            let mut statement = Statement::named(subject);
            statement.apart = true;
            self.push(statement);
        }
    }

    fn unknown(&mut self, entry: &Entry) {
        self.between(Between::Words);
        match self.out.unread.last_mut() {
            Some(last) if last.1.saturating_add(1) >= entry.from && self.unread_open => {
                last.1 = entry.to;
            }
            _ => self.out.unread.push((entry.from, entry.to)),
        }
        self.unread_open = true;
    }

    fn drop_pending(&mut self) {
        if let Some((amount, from, to)) = self.pending.take()
            && amount.stated != Stated::Balance
        {
            self.loose(amount, from, to);
        }
    }

    fn flush(&mut self) {
        self.drop_pending();
        self.flush_chain();
        self.absent = false;
        self.doping = false;
        self.in_use = false;
        self.unread_open = false;
        self.part_of = None;
        self.in_turn = false;
        self.between = Between::Nothing;
    }

    fn flush_chain(&mut self) {
        let chain = std::mem::take(&mut self.chain);
        self.mentions(chain);
        self.between = Between::Nothing;
        self.join = Join::First;
    }

    fn mentions(&mut self, chain: Vec<(Subject, Join)>) {
        for (subject, _) in chain {
            if !self.in_use {
                self.push(Statement::named(subject));
            }
        }
    }
}

/// One element of a family, standing where the family stands.
fn element(lexicon: &Lexicon, family: &Subject, el: crate::symbols::El) -> Subject {
    let mut subject = family.clone();
    subject.sub = crate::token::Sub::new(What::Element(el), &*lexicon.symbols.symbol(el));
    subject
}

/// The unit of a ratio: as told; percent where the numbers make a hundred; else not known.
fn ratio_unit(
    values: &[rust_decimal::Decimal],
    unit: crate::token::Unit,
) -> crate::token::Unit {
    use crate::token::{Unit, UnitKind};
    let sum = values.iter().fold(rust_decimal::Decimal::ZERO, |s, v| crate::interval::add(s, *v));
    let whole = sum == rust_decimal::Decimal::ONE_HUNDRED;
    match (unit.kind, whole) {
        (UnitKind::Atomic | UnitKind::Mole, false) => Unit::plain(UnitKind::Moles),
        (UnitKind::Mass | UnitKind::Percent, false) => Unit::plain(UnitKind::Parts),
        (_, true) => unit,
        _ => unit,
    }
}
