//! Which subject an amount belongs to.

use super::{Attach, Between, Join, Last, next};
use crate::amount::{Amount, Shape, Stated, limited, widened};
use crate::entry::{Sep, Thing};
use crate::model::Remark;
use crate::statement::{Statement, Words};
use crate::token::{Mark, UnitKind, What};

/// A share from here on in front of a group is a purity.
pub(super) const BASIS_FROM: rust_decimal::Decimal =
    rust_decimal::Decimal::from_parts(90, 0, 0, false, 0);

impl Attach<'_> {
    pub(super) fn amount(&mut self, at: usize, amount: Amount, from: usize, to: usize) {
        if self.limit || self.is_limit(at) {
            if !self.limits(amount) && self.limit {
                self.limit_of_all(amount);
            }
            self.limit = false;
            return;
        }
        if self.unread_open
            && self.chain.is_empty()
            && let Some((from, _)) = self.out.unread.pop()
        {
            self.unread_open = false;
            self.loose(amount, from, to, Words::Unread);
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
    pub(super) fn is_count(&self, at: usize, amount: Amount) -> bool {
        let Stated::Value(value) = amount.stated else { return false };
        let whole = value.shape == Shape::One && value.low.fract().is_zero();
        let bare = value.unit.kind == UnitKind::None;
        let before_word = match self.what(next(at)) {
            Some(Thing::Subject(_)) => !self.own_amount_after(next(at)),
            Some(Thing::Skip(_) | Thing::Unknown) => true,
            _ => false,
        };
        whole && bare && before_word
    }

    /// What stands before an amount of nothing that was read.
    fn words_before(&self, at: usize) -> Words {
        let mut before = (0..at).rev().map(|i| self.what(i));
        match before.find(|w| !matches!(w, Some(Thing::Sep(Sep::Colon | Sep::Equals)))).flatten() {
            Some(Thing::Mark(Mark::With)) => Words::Content,
            _ if self.worded => Words::Read,
            _ if matches!(self.what(next(at)), Some(Thing::Skip(_) | Thing::Subject(_))) => {
                Words::Read
            }
            _ => Words::None,
        }
    }

    /// `2. Dy 3 %`, `(2) Dy 3 %`, `Sample 2: Dy 3 %`: the number of a line or a list.
    fn numbers_line(&self, at: usize) -> bool {
        let open = at.checked_sub(1).filter(|i| self.what(*i) == Some(&Thing::Open));
        let before = open.unwrap_or(at).checked_sub(1).and_then(|i| self.what(i));
        let starts = before.is_none_or(|w| *w == Thing::Sep(Sep::Line));
        let apart = matches!(before, Some(Thing::Sep(Sep::Soft | Sep::Strong)));
        let numbers = match self.what(next(at)) {
            Some(Thing::Sep(Sep::Colon)) => true,
            Some(Thing::Close) => starts || apart,
            Some(Thing::Sep(Sep::Strong)) => starts,
            _ => false,
        };
        numbers
            && matches!(self.what(next(next(at))), Some(Thing::Subject(_)))
            && matches!(self.what(at), Some(Thing::Amount(Amount { stated: Stated::Value(v), .. }))
                if v.unit.kind == UnitKind::None && v.low.fract().is_zero())
    }

    /// True: the amount stands in front of the subject that follows.
    pub(super) fn belongs_to_next(&self, at: usize, amount: Amount) -> bool {
        let mut i = next(at);
        while matches!(
            self.what(i),
            Some(Thing::Mark(Mark::With | Mark::Contains | Mark::Of | Mark::About))
        ) {
            i = next(i);
        }
        if self.alternates(at) {
            return true;
        }
        let united = match amount.stated {
            Stated::Value(value) => value.unit.kind != UnitKind::None || value.shape != Shape::One,
            Stated::Balance => true,
            _ => false,
        };
        let Some(Thing::Subject(subject)) = self.what(i) else { return false };
        // `99.9 % REO` is a purity and its basis, `0.9 % RE` an amount.
        let basis = match (&subject.sub.what, amount.stated) {
            (What::Group(_), Stated::Value(v)) => v.high >= BASIS_FROM,
            (What::Group(_) | What::Cas, _) => true,
            _ => false,
        };
        united && !basis && !self.own_amount_after(i)
    }

    /// `36 wt% Sm 64 wt% Co`: amounts and subjects take turns, and a subject is the last.
    pub(super) fn alternates(&self, at: usize) -> bool {
        let mut i = at;
        let mut turns = 0_usize;
        loop {
            let united = match self.what(i) {
                Some(Thing::Amount(amount)) => match amount.stated {
                    Stated::Value(v) => v.unit.kind != UnitKind::None,
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
            // `80 wt% CeO2 - 20 wt% Gd2O3`
            if matches!(
                self.what(i),
                Some(Thing::Sep(Sep::Dash | Sep::Plus | Sep::Slash) | Thing::Mark(Mark::And))
            ) {
                i = next(i);
            }
        }
    }

    pub(super) fn without_subject(&mut self, at: usize, amount: Amount, from: usize, to: usize) {
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
            Stated::Value(_) if self.limits(amount) || self.widens(at, amount) => {}
            // Of what was said last, or of a word that has a number of its own.
            Stated::Value(_) if self.last == Last::Given || self.numbers_line(at) => {}
            Stated::Value(v) if self.own > u8::from(v.unit.kind != UnitKind::None) => {}
            Stated::Value(_) => {
                let words = self.words_before(at);
                self.loose(amount, self.words.unwrap_or(from), to, words);
            }
            Stated::Balance if self.next_is_subject(at) => {
                self.pending = Some((amount, from, to));
            }
            Stated::Balance => self.rest_of_all(),
            Stated::Absent(_) => self.found_absent(at),
            // `and traces`: of what?
            Stated::Trace => self.out.undisclosed |= !self.widens(at, amount) && !in_bracket,
            Stated::Present if self.last_absent() => self.found_after_all(),
            Stated::Present => {}
        }
    }

    /// `Dy n.d. (<20 ppm)`, `Dy-free, typ. 0.2 %`: the limit of what was stated absent, or its amount.
    fn limits(&mut self, amount: Amount) -> bool {
        let Some(stated) = limited(amount.stated, self.detection).filter(|_| self.last_absent())
        else {
            return false;
        };
        let of = self.out.statements.last().and_then(|s| s.stated);
        // The highest of several limits, or what else is told of it.
        let more = match (of, stated) {
            (Some(Stated::Absent(Some(old))), Stated::Absent(Some(new))) => {
                old.percent() < new.percent()
            }
            _ => true,
        };
        if more {
            let same = self.out.statements.iter_mut().rev().take_while(|s| s.stated == of);
            same.for_each(|s| s.stated = Some(stated));
        }
        true
    }

    /// `Dy n.d., present`: who knows which holds.
    fn found_after_all(&mut self) {
        if let Some(last) = self.out.statements.last_mut() {
            last.stated = Some(Stated::Undisclosed);
        }
    }

    /// `LOD 0.2 %; Dy n.d.`: the highest limit that is told apart from what was not found.
    fn limit_of_all(&mut self, amount: Amount) {
        self.of_all = match (self.of_all, amount.stated) {
            (Some(old), new) => crate::amount::widened(old, new).or(Some(old)),
            (None, new) => Some(new),
        };
    }

    pub(super) fn limit_the_rest(&mut self) {
        let Some(stated) = self.of_all.and_then(|all| limited(all, self.detection)) else { return };
        for statement in &mut self.out.statements {
            if statement.stated == Some(Stated::Absent(None)) {
                statement.stated = Some(stated);
            }
        }
    }

    /// `Dy/Tb none added, both below detection`: measured, after words that say nothing of the content.
    fn found_absent(&mut self, at: usize) {
        if !matches!(at.checked_sub(1).and_then(|i| self.what(i)), Some(Thing::Sep(Sep::Soft))) {
            return;
        }
        for statement in self.out.statements.iter_mut().rev() {
            match &mut statement.stated {
                Some(old @ Stated::Undisclosed) => *old = Stated::Absent(None),
                _ => break,
            }
        }
    }

    /// `Dy 0 % / 3 %`, `Dy 0 (max 3 %)`: a higher amount of what was stated last.
    fn widens(&mut self, at: usize, amount: Amount) -> bool {
        let bound = matches!(amount.stated, Stated::Value(v) if v.shape == Shape::Max);
        let beside = match at.checked_sub(1).and_then(|i| self.what(i)) {
            Some(
                Thing::Amount(_)
                | Thing::Mark(Mark::And | Mark::To)
                | Thing::Sep(Sep::Slash | Sep::Plus | Sep::Cell | Sep::Dash),
            ) => true,
            Some(Thing::Sep(Sep::Soft)) => bound,
            _ => !self.frames.is_empty(),
        };
        let Some(last) = self.out.statements.last_mut() else { return false };
        // `Dy 0, 5 %`: a nothing without unit that an amount follows, whatever stands between.
        let nothing = matches!(last.stated, Some(Stated::Value(v))
            if v.high.is_zero() && v.unit.kind == UnitKind::None);
        if !beside && !nothing {
            return false;
        }
        let wide = last.stated.and_then(|first| widened(first, amount.stated));
        if wide.is_some() {
            self.last = Last::Given;
            last.stated = wide;
            let name = last.subject.sub.name.clone();
            self.out.remarks.push(Remark::twice(name));
        }
        wide.is_some()
    }

    pub(super) fn next_is_subject(&self, at: usize) -> bool {
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
    pub(super) fn counts_next(&self, at: usize) -> bool {
        let pair = |i: usize| {
            matches!(self.what(i), Some(Thing::Amount(_)))
                && matches!(self.what(next(i)), Some(Thing::Subject(s)) if matches!(s.sub.what, What::Element(_) | What::Formula(_)))
        };
        let second = at.saturating_add(2);
        let third = second.saturating_add(usize::from(matches!(
            self.what(second),
            Some(Thing::Sep(Sep::Soft | Sep::Plus | Sep::Slash | Sep::Strong | Sep::Line))
        )));
        let before =
            at.checked_sub(2).is_some_and(|b| pair(b) || at.checked_sub(3).is_some_and(pair));
        pair(at) && (pair(third) || (before && !self.own_amount_after(next(at))))
    }

    /// Gives an amount to what waits.
    pub(super) fn give(&mut self, amount: Amount, from: usize, to: usize) {
        let mut chain = std::mem::take(&mut self.chain);
        let Some((last, join)) = chain.pop() else { return };
        let answered = std::mem::replace(&mut self.between, Between::Nothing) != Between::Nothing;
        self.last = Last::Given;
        // `Dy, Tb < 5 ppm`: a limit of detection is that of the whole list.
        let sought = join != Join::Plus
            && matches!(amount.stated, Stated::Value(v) if v.shape == Shape::Max)
            && matches!(limited(amount.stated, self.detection), Some(Stated::Absent(_)));
        let shared = amount.each
            || sought
            || matches!(
                amount.stated,
                Stated::Absent(_)
                    | Stated::Undisclosed
                    | Stated::Trace
                    | Stated::Present
                    | Stated::Balance
            );
        let summed =
            matches!(join, Join::Plus | Join::Slash) && matches!(amount.stated, Stated::Value(_));
        let mut members = Vec::new();
        let mut tail = join;
        let mut start = last.from;
        // `with Dy, Tb not detected`: Dy is there; `contains Dy, Tb: no`.
        let with = self.with.take().filter(|_| shared && !answered);
        while let Some((subject, before)) = chain.pop() {
            // `Dy Tb Sm each < 5 ppm`
            let row = amount.each && start <= next(subject.to);
            // "SmCo5 magnet, Dy not detected": only bare names in a row share a word.
            let bare = !subject.worded
                && matches!(subject.sub.what, What::Element(_) | What::Group(_) | What::Formula(_));
            let alike = same_kind(&subject.sub.what, &last.sub.what);
            let joined = match tail {
                Join::Plus | Join::Slash => true,
                Join::And | Join::Soft => shared && bare && alike,
                Join::Words => row && bare && alike,
                Join::First | Join::Dash | Join::Colon => false,
            };
            let there = subject.dopant || with.is_some_and(|w| w <= chain.len());
            if !joined || (!shared && !summed) || shared && there {
                chain.push((subject, before));
                break;
            }
            (tail, start) = (before, subject.from);
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

    /// True: a number in a bracket after something absent is its limit of detection.
    pub(super) fn is_limit(&self, at: usize) -> bool {
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

    /// `1 mL contains 604.72 mg gadobutrol`
    pub(super) fn in_dose(&mut self, at: usize, grams: rust_decimal::Decimal) {
        let Some(volume) = self.dose else { return };
        if !self.next_is_subject(at) || volume.is_zero() {
            return;
        }
        let thousand = rust_decimal::Decimal::ONE_THOUSAND;
        let per_litre =
            crate::interval::div(crate::interval::mul(grams, thousand, true), volume, true);
        let mut value = crate::amount::Value::one(per_litre);
        value.unit = crate::token::Unit::plain(UnitKind::GPerL);
        let amount = Amount { stated: Stated::Value(value), each: false, end: 0 };
        let (from, to) = self.entries.get(at).map_or((0, 0), |e| (e.from, e.to));
        self.pending = Some((amount, from, to));
    }
}

/// True: both are elements, or both are compounds: members of one list.
fn same_kind(a: &What, b: &What) -> bool {
    matches!(
        (a, b),
        (What::Element(_) | What::Group(_), What::Element(_) | What::Group(_))
            | (What::Formula(_), What::Formula(_))
    )
}
