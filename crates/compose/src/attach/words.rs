//! Words of notation, words about the goods, words that were not read.

use super::amounts::BASIS_FROM;
use super::{Attach, Between, Join, Last, next};
use crate::amount::{Amount, Shape, Stated};
use crate::entry::{Entry, Sep, Thing};
use crate::statement::Statement;
use crate::subject::Subject;
use crate::token::{Mark, Skip, What};

impl Attach<'_> {
    pub(super) fn mark(&mut self, at: usize, mark: Mark) {
        match mark {
            Mark::And => {
                self.join = Join::And;
                self.between(Between::Words);
            }
            Mark::AbsentBefore | Mark::Absent => self.lacks(Some(Stated::Absent(None))),
            Mark::Doubted => self.lacks(Some(Stated::Undisclosed)),
            Mark::Except(left_out) => {
                let there = self.absent.is_some() || self.last_absent();
                let stated = if there { Some(Stated::Present) } else { Some(Stated::Undisclosed) };
                self.lacks(stated.filter(|_| there || left_out));
            }
            Mark::OfWhich => {
                self.worded();
                self.part_of = self.part_of.or_else(|| self.last_sum());
                self.absent = None;
                self.in_use = self.in_use.map(|_| true);
                self.between(Between::Words);
            }
            Mark::With | Mark::Contains => {
                self.worded();
                self.containing |= mark == Mark::Contains;
                if matches!(self.what(next(at)), Some(Thing::Subject(_))) {
                    self.with = Some(self.chain.len());
                }
                self.absent = None;
                self.in_use = self.in_use.map(|_| true);
                self.between(Between::Words);
            }
            Mark::Of => self.of(at),
            // `, doped`: with what is not told.
            Mark::DopedAfter if self.is_alone(at) => self.out.undisclosed = true,
            Mark::DopedAfter => {
                if self.chain.is_empty()
                    && let Some(last) = self.out.statements.last_mut()
                    && matches!(last.subject.sub.what, What::Element(_))
                {
                    last.subject.dopant = true;
                } else if let Some((last, _)) = self.chain.last_mut()
                    && matches!(last.sub.what, What::Element(_))
                {
                    last.dopant = true;
                    last.sub.wordlike = false;
                } else if self.chain.is_empty() && self.absent.is_none() {
                    // `stabilised ZrO2 99.9`, `ZrO2 40, CeO2 60 doped`
                    let host = |s: &Subject| matches!(s.sub.what, What::Formula(_));
                    self.out.undisclosed |= match (self.out.statements.last(), self.what(next(at)))
                    {
                        (Some(last), _) => host(&last.subject),
                        (None, Some(Thing::Subject(subject))) => host(subject),
                        _ => false,
                    };
                }
                self.between(Between::Words);
            }
            Mark::DopedBefore => {
                self.doping = true;
                self.between(Between::Words);
            }
            Mark::Basis => self.of_all_rare_earths(),
            Mark::DetectionLimit => self.limit = true,
            Mark::Detected => {
                self.affirmed();
                self.skip(at, Skip::Harmless);
            }
            Mark::Yes => self.affirmed(),
            Mark::Max(_) => {
                // `(*maximum)`
                let starred = at.checked_sub(1).and_then(|i| self.entries.get(i));
                self.out.star_is_max |= starred.is_some_and(|e| e.what == Thing::Sep(Sep::Other));
                self.bounds(at, mark);
                self.between(Between::Words);
            }
            Mark::Min(_) | Mark::MaxAfter(_) => {
                self.bounds(at, mark);
                self.between(Between::Words);
            }
            // `Fe balance, and more`: of no amount.
            Mark::MinAfter(_) if self.is_alone(at) => self.out.undisclosed = true,
            Mark::CasWord => {}
            Mark::HeadName | Mark::NotAll => {
                self.out.undisclosed |= mark == Mark::NotAll;
                self.head = true;
                self.between(Between::Words);
            }
            _ => self.between(Between::Words),
        }
    }

    /// `0.5 % Dy max`, `Dy 0.5 % (max)`: what bounds an amount stands apart from it.
    fn bounds(&mut self, at: usize, mark: Mark) {
        let last = matches!(self.what(next(at)), None | Some(Thing::Sep(_) | Thing::Close));
        if !last || self.last != Last::Given || !self.chain.is_empty() {
            return;
        }
        if let Some(Stated::Value(value)) =
            self.out.statements.last_mut().and_then(|s| s.stated.as_mut())
            && value.shape == Shape::One
        {
            match mark {
                Mark::Max(open) | Mark::MaxAfter(open) => *value = value.capped(open),
                Mark::Min(open) => (value.shape, value.low_open) = (Shape::Min, open),
                _ => {}
            }
        }
    }

    /// True: nothing else stands in the clause.
    fn is_alone(&self, at: usize) -> bool {
        let ends = |what: Option<&Thing>| {
            let sep = Thing::Sep(Sep::Soft);
            what.is_none_or(|w| {
                *w == sep
                    || matches!(w, Thing::Open | Thing::Close | Thing::Sep(Sep::Strong | Sep::Line))
            })
        };
        at > 0 && ends(self.what(at.saturating_sub(1))) && ends(self.what(next(at)))
    }

    /// What follows is said to be absent, or not to be.
    fn lacks(&mut self, stated: Option<Stated>) {
        self.flush_chain();
        self.absent = stated;
    }

    /// True: what was stated last is absent.
    /// `Dy yes, Tb not detected`: a word of its own, so none that is said of a list.
    fn affirmed(&mut self) {
        if let Some((last, _)) = self.chain.last_mut() {
            last.worded = true;
        }
    }

    pub(super) fn last_absent(&self) -> bool {
        let last = self.out.statements.last();
        last.is_some_and(|s| matches!(s.stated, Some(Stated::Absent(_))))
    }

    /// The last sum that can have parts.
    pub(super) fn last_sum(&self) -> Option<usize> {
        let last = self.out.statements.len().checked_sub(1)?;
        let statement = self.out.statements.get(last)?;
        (statement.stated.is_some() && !matches!(statement.subject.sub.what, What::Element(_)))
            .then_some(last)
    }

    /// `(of TREO)`, `(% of TREO): …`
    pub(super) fn of(&mut self, at: usize) {
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

    /// `2 % (REO basis)`: a share of all rare earths.
    fn of_all_rare_earths(&mut self) {
        let groups = &self.lexicon.groups;
        let all = groups.iter().map(|g| g.holds.len()).max().unwrap_or_default();
        let group = groups.iter().position(|g| g.holds.len() == all);
        let group = group.and_then(|g| u16::try_from(g).ok());
        match self.out.statements.last_mut().filter(|_| self.chain.is_empty()) {
            Some(last) if matches!(last.stated, Some(Stated::Value(_))) => {
                last.subject.basis = last.subject.basis.or(group);
            }
            _ => self.list_basis = group,
        }
        self.between(Between::Words);
    }

    /// `TbF3 99.9 % REO`: a sum that stands directly behind a purity is what it is a share of.
    pub(super) fn is_basis(&mut self, at: usize, subject: &Subject) -> bool {
        let purity = match at.checked_sub(1).and_then(|i| self.what(i)) {
            Some(Thing::Amount(Amount { stated: Stated::Value(v), .. })) => v.high >= BASIS_FROM,
            _ => false,
        };
        let last = self.out.statements.last_mut().filter(|_| purity && self.chain.is_empty());
        if let (What::Group(group), Some(last)) = (&subject.sub.what, last)
            && last.stated.is_some()
            && !matches!(last.subject.sub.what, What::Group(_))
        {
            last.subject.basis = last.subject.basis.or(Some(*group));
            return true;
        }
        false
    }

    pub(super) fn skip(&mut self, at: usize, skip: Skip) {
        match skip {
            Skip::Use => {
                self.flush_chain();
                self.in_use = Some(false);
            }
            Skip::OtherPart => self.other_part(at),
            Skip::Millilitres(volume) => self.dose = Some(volume),
            Skip::Grams(grams) => self.in_dose(at, grams),
            Skip::Nines => self.out.pure = true,
            Skip::Fact | Skip::Harmless | Skip::Turn | Skip::Own(_) => {}
        }
        if self.last_absent() {
            self.absent = None;
        }
        // A goods word beside a letter settles that the letter is a symbol: `Y target`.
        if skip == Skip::Fact
            && self.between == Between::Nothing
            && let Some((last, _)) = self.chain.last_mut()
            && last.sub.name.len() == 1
        {
            last.sub.wordlike = false;
        }
        self.worded();
        self.between(Between::Words);
    }

    /// `Cu backing plate`: what stands before it is no part of the composition, unless it is a rare earth.
    pub(super) fn other_part(&mut self, at: usize) {
        if self.between != Between::Nothing || self.own_amount_after(at) {
            return;
        }
        let Some((subject, _)) = self.chain.pop() else { return };
        let rare =
            subject.sub.what.elements().iter().any(|el| self.lexicon.symbols.rare_earth(*el));
        if rare {
            let mut statement = Statement::named(subject);
            statement.apart = true;
            self.push(statement);
        }
    }

    /// An ordinary word follows what waits.
    fn worded(&mut self) {
        if let Some((last, _)) = self.chain.last_mut() {
            last.worded = true;
        }
    }

    pub(super) fn unknown(&mut self, entry: &Entry) {
        self.worded();
        self.between(Between::Words);
        match self.out.unread.last_mut() {
            Some(last) if last.1.saturating_add(1) >= entry.from && self.unread_open => {
                last.1 = entry.to;
            }
            _ => self.out.unread.push((entry.from, entry.to)),
        }
        self.unread_open = true;
    }
}
