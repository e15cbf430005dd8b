//! Two names of one substance, and a CAS number that contradicts the name beside it.

use ree_contract::Level;

use super::{Attach, Between, Join, next};
use crate::amount::Stated;
use crate::entry::{Sep, Thing};
use crate::model::{Carrier, Remark};
use crate::statement::Statement;
use crate::subject::{Subject, one};
use crate::token::What;

impl Attach<'_> {
    /// Another name of the last subject, or of the last statement's.
    pub(super) fn names_again(&mut self, at: usize, subject: &Subject, own: bool) -> bool {
        let unknown = subject.sub.what == What::Cas;
        if let Some((last, _)) = self.chain.last_mut() {
            let summed = unknown && self.join == Join::Plus;
            let again = !summed && one(self.lexicon, &last.sub, &subject.sub);
            if again {
                last.sub.wordlike &= subject.sub.wordlike;
                last.basis = last.basis.or(subject.basis);
                last.to = last.to.max(subject.to);
                self.between = Between::Nothing;
            }
            return again;
        }
        // A number that stands for nothing known, set apart, is a substance of its own.
        if own || (unknown && self.is_set_apart(at)) {
            return false;
        }
        let cas = subject.sub.cas;
        self.out.statements.last().is_some_and(|s| {
            one(self.lexicon, &s.subject.sub, &subject.sub) && (cas || s.stated.is_some())
        })
    }

    /// True: a comma or a new line stands before it.
    fn is_set_apart(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|i| self.what(i));
        matches!(before, Some(Thing::Sep(Sep::Soft | Sep::Strong | Sep::Line | Sep::Plus)))
    }

    /// A CAS number of another substance than the name beside it: the amount is that of what stands
    /// next to it, and the other is there too. False: it was not taken.
    pub(super) fn clashes(&mut self, at: usize, subject: &Subject, own: bool) -> bool {
        // `CeO2 50 %, (1314-36-9) 50 %`
        let bracket = at.checked_sub(1).and_then(|i| self.what(i)) == Some(&Thing::Open);
        let closes = self.what(next(at)) == Some(&Thing::Close);
        let amount_next = matches!(self.what(next(next(at))), Some(Thing::Amount(_)));
        let own = own || (bracket && closes && amount_next);
        let joined = matches!(self.join, Join::And | Join::Plus | Join::Slash);
        let listed = self.join == Join::Soft && own;
        if (joined || listed) && !self.chain.is_empty() {
            return false;
        }
        // In a bracket: the name in front of it.
        let outside = self.frames.last().and_then(|f| f.chain.last()).filter(|_| subject.sub.cas);
        let beside = match self.chain.last().or(outside) {
            Some((last, _)) => last,
            None => match self.out.statements.last() {
                Some(s) if s.stated.is_some() && !own && subject.sub.cas => &s.subject,
                _ => return false,
            },
        };
        if beside.sub.cas == subject.sub.cas || one(self.lexicon, &beside.sub, &subject.sub) {
            return false;
        }
        let (name, number) =
            if subject.sub.cas { (&beside.sub, &subject.sub) } else { (&subject.sub, &beside.sub) };
        if !matches!(number.what, What::Element(_) | What::Formula(_)) {
            return false;
        }
        match &name.what {
            What::Element(_) | What::Formula(_) | What::Family(_) | What::Alloy(_) => {}
            _ => return false,
        }
        // The numbers of what an alloy is made of.
        let alloy = match &name.what {
            What::Formula(f) => f.carrier(&self.lexicon.symbols) == Carrier::Metal,
            what => !matches!(what, What::Element(_)),
        };
        if alloy && number.what.elements().iter().all(|el| name.what.holds(*el)) {
            return subject.sub.cas;
        }
        let values = vec![("name", name.name.clone()), ("other", number.name.clone())];
        let mut number = if subject.sub.cas {
            subject.clone()
        } else {
            match self.chain.pop() {
                Some((number, _)) => number,
                None => return false,
            }
        };
        let message = "reader-cas-name";
        self.out.remarks.push(Remark { kind: "cas", message, level: Level::Warn, values });
        number.sub.cas = false;
        let (from, to) = (number.from, number.to);
        self.out.statements.push(Statement::with(number, Stated::Present, from, to));
        subject.sub.cas
    }
}
