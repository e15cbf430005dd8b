//! Commas, colons, line ends, brackets.

use super::{Attach, Between, Frame, Join, next};
use crate::amount::Stated;
use crate::entry::{Sep, Thing};
use crate::token::{Mark, What};

impl Attach<'_> {
    pub(super) fn separator(&mut self, at: usize, sep: Sep) {
        match sep {
            Sep::Soft => {
                self.comma = true;
                if !matches!(self.what(next(at)), Some(Thing::Subject(_) | Thing::Mark(Mark::And)))
                {
                    self.absent = None;
                }
                self.drop_pending();
                self.between(Between::Soft);
                self.join = Join::Soft;
                self.in_use = None;
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
                let amount_next =
                    matches!(self.what(next(at)), Some(Thing::Amount(_) | Thing::Ratio(..)));
                if self.chain.len() == 1 && amount_next {
                    self.between(Between::Line);
                } else if self.frames.is_empty() {
                    self.flush();
                    self.name_ends();
                } else {
                    self.flush_chain();
                }
            }
            Sep::Strong | Sep::Question => {
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

    pub(super) fn colon(&mut self, at: usize) {
        let mut i = next(at);
        while matches!(
            self.what(i),
            Some(
                Thing::Skip(_)
                    | Thing::Mark(Mark::Each | Mark::With | Mark::Contains | Mark::About)
                    | Thing::Sep(Sep::Line)
            )
        ) {
            i = next(i);
        }
        if matches!(self.what(i), Some(Thing::Amount(_) | Thing::Ratio(..))) {
            self.between(Between::Link);
            return;
        }
        // `Al:Sc = 70:30`
        let pair = matches!(self.what(next(at)), Some(Thing::Subject(_)))
            && matches!(
                self.what(at.saturating_add(2)),
                Some(Thing::Ratio(..) | Thing::Sep(Sep::Equals | Sep::Colon))
            )
            && matches!(
                self.what(at.saturating_add(3)),
                Some(Thing::Ratio(..) | Thing::Subject(_) | Thing::Sep(Sep::Equals))
            );
        if pair && !self.chain.is_empty() {
            self.join = Join::Colon;
            return;
        }
        if self.chain.is_empty() {
            // `Without Dy: Nd, Fe`
            if self.last_absent() {
                self.absent = None;
            }
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
        // `REO 83 %. Split of REO: CeO2 50, …`
        if let [(subject, _)] = self.chain.as_slice()
            && let What::Group(group) = subject.sub.what
            && self.told(group)
        {
            self.list_basis = Some(group);
            self.chain.clear();
            return;
        }
        self.flush_chain();
        self.name_ends();
    }

    /// True: an amount of these elements stands before.
    fn told(&self, group: u16) -> bool {
        let holds = self.lexicon.holds(group);
        self.out.statements.iter().any(|s| {
            matches!(s.stated, Some(Stated::Value(_)))
                && matches!(s.subject.sub.what, What::Group(g) if self.lexicon.holds(g) == holds)
        })
    }

    /// What was not read so far stands in front of every amount: it is the name of the goods.
    pub(super) fn name_ends(&mut self) {
        if self.out.statements.iter().all(|s| s.stated.is_none()) && self.frames.is_empty() {
            self.out.names.append(&mut self.out.unread);
        }
    }

    pub(super) fn open(&mut self, at: usize) {
        let first = self.first_inside(at);
        let kept = !matches!(first, Some(Thing::Subject(_)));
        let chain = if kept { Vec::new() } else { std::mem::take(&mut self.chain) };
        let statements = self.out.statements.len();
        self.frames.push(Frame { chain, part_of: self.part_of, kept, opened: at, statements });
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
                if last.subject.basis.is_none() && !matches!(last.subject.sub.what, What::Group(_))
                {
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
    pub(super) fn first_inside(&self, at: usize) -> Option<&Thing> {
        let mut i = next(at);
        while matches!(
            self.what(i),
            Some(
                Thing::Skip(_)
                    | Thing::Mark(
                        Mark::With
                            | Mark::Contains
                            | Mark::About
                            | Mark::Total
                            | Mark::CasWord
                            | Mark::OfWhich
                    )
                    | Thing::Sep(Sep::Other)
            )
        ) {
            i = next(i);
        }
        self.what(i)
    }

    pub(super) fn close(&mut self, at: usize) {
        self.drop_pending();
        self.absent = None;
        self.in_use = None;
        let Some(mut frame) = self.frames.pop() else { return };
        if !frame.kept {
            self.flush_chain();
            self.members(at, &mut frame);
            self.chain = frame.chain;
            self.between = Between::Words;
        }
        self.part_of = frame.part_of;
    }

    /// `RE (Ce, La) 2 %`, `RE 2 % (Ce, La)`: a bracket that only names members of the group.
    fn members(&mut self, at: usize, frame: &mut Frame) {
        let only_names =
            self.entries.get(next(frame.opened)..at).unwrap_or_default().iter().all(|e| {
                matches!(
                    e.what,
                    Thing::Subject(_)
                        | Thing::Sep(Sep::Soft | Sep::Plus | Sep::Slash)
                        | Thing::Mark(Mark::And)
                )
            });
        let inside = self.out.statements.get(frame.statements..).unwrap_or_default();
        let els: Vec<_> = inside.iter().flat_map(|s| s.subject.sub.what.elements()).collect();
        let open = inside.iter().any(|s| matches!(s.subject.sub.what, What::Other(_)));
        let named = inside.iter().all(|s| s.stated.is_none()) && !els.is_empty();
        if !only_names || !named {
            return;
        }
        let before = frame.statements.checked_sub(1);
        let waiting = frame.chain.last_mut().map(|(subject, _)| subject);
        let group = match waiting {
            Some(subject) => Some(subject),
            None => before
                .and_then(|i| self.out.statements.get_mut(i))
                .filter(|s| s.stated.is_some())
                .map(|s| &mut s.subject),
        };
        if let Some(subject) = group
            && let What::Group(group) = subject.sub.what
            && els.iter().all(|el| self.lexicon.holds(group).contains(el))
        {
            // `(La, Ce etc.)` names some only.
            if !open {
                subject.members = Some(els);
            }
            self.out.statements.truncate(frame.statements);
        }
    }
}
