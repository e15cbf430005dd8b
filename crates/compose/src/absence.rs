//! Which statements of absence count: those that are simple and wholly understood. Anything in the
//! clause that may change the meaning (an exception, a second negation, a question, a word that was
//! not read, a document that is missing) leaves the element named only, so that it is asked about.

use crate::amount::{Amount, Shape, Stated};
use crate::entry::{Entry, Sep, Thing};
use crate::heads::{is_end, sentence};
use crate::legend;
use crate::statement::Statement;
use crate::subject::Subject;
use crate::symbols::El;
use crate::token::{Mark, Other, Own, Skip, Sub, What};

/// Withdraws every statement of absence that does not count.
pub(crate) fn weigh(entries: &mut [Entry]) {
    legend::fields(entries);
    legend::answers(entries);
    legend::explain(entries);
    // True: the sentence is a question.
    let mut asked = false;
    for at in (0..entries.len()).rev() {
        let clause = Clause { entries, at };
        let doubted = match clause.what(at) {
            Some(Thing::Sep(end @ (Sep::Strong | Sep::Line | Sep::Question))) => {
                asked = *end == Sep::Question;
                continue;
            }
            Some(Thing::Mark(Mark::AbsentBefore | Mark::Absent)) => Thing::Mark(Mark::Doubted),
            Some(Thing::Amount(amount)) if absent(&amount.stated) => {
                let mut amount = *amount;
                amount.stated = Stated::Undisclosed;
                Thing::Amount(amount)
            }
            _ => continue,
        };
        if (asked || !clause.before() || !clause.after() || clause.of_others())
            && let Some(entry) = entries.get_mut(at)
        {
            entry.what = doubted;
        }
    }
}

/// `Dy < 5 ppm (n.d.)` and `Dy < 5 ppm, n.d.` are `Dy n.d. (< 5 ppm)`.
pub(crate) fn word_first(entries: &mut Vec<Entry>) {
    let mut at = 0_usize;
    while let Some([limit, between, word]) = entries.get_mut(at..at.saturating_add(3)) {
        at = at.saturating_add(1);
        let soft = between.what == Thing::Sep(Sep::Soft);
        if !soft && between.what != Thing::Open {
            continue;
        }
        let (Thing::Amount(first), Thing::Amount(second)) = (&mut limit.what, &mut word.what)
        else {
            continue;
        };
        if !matches!(first.stated, Stated::Value(v) if v.shape == Shape::Max)
            || !absent(&second.stated)
        {
            continue;
        }
        std::mem::swap(&mut first.stated, &mut second.stated);
        if soft {
            between.what = Thing::Open;
            let close = Entry { what: Thing::Close, from: word.to, to: word.to };
            entries.insert(at.saturating_add(2), close);
        }
    }
}

/// True: words of absence that are a phrase of the lexicon count too, by what stands around them in their
/// sentence: "competitor sample: Dy not detected".
pub(crate) fn counts(entries: &[Entry], from: usize, to: usize) -> bool {
    let (first, last) =
        (entries.partition_point(|e| e.to <= from), entries.partition_point(|e| e.from < to));
    let (before, after) = (entries.get(..first), entries.get(last..));
    let (before, after) = (before.unwrap_or_default(), after.unwrap_or_default());
    let start = sentence(before, before.len());
    let ends = |e: &Entry| is_end(&e.what);
    let stop = after.iter().position(ends).map_or(after.len(), |i| i.saturating_add(1));
    let sub = Sub::new(What::Other(Other::Others), "these");
    let subject = Thing::Subject(Box::new(Subject::plain(sub, from, from)));
    let amount = Amount { stated: Stated::Absent(None), each: false, end: 0 };
    let said = [subject, Thing::Amount(amount)].map(|what| Entry { what, from, to });
    let mut clause = before.get(start..).unwrap_or_default().to_vec();
    let place = clause.len().saturating_add(1);
    clause.extend(said);
    clause.extend_from_slice(after.get(..stop).unwrap_or_default());
    weigh(&mut clause);
    clause.get(place).is_some_and(|e| e.what == Thing::Amount(amount))
}

/// True: an amount that a text states of an element may be of other goods, by what would make an absence
/// doubtful: `other lots: Dy 2 %`.
pub(crate) fn doubts(statements: &[Statement], entries: &[Entry], element: El) -> bool {
    let of = |s: &&Statement| {
        matches!(s.stated, Some(Stated::Value(_)))
            && s.subject.sub.what.elements().contains(&element)
    };
    let doubted = |s: &Statement| {
        let amount =
            |e: &Entry| matches!(e.what, Thing::Amount(_)) && e.from >= s.from && e.to <= s.to;
        entries.iter().position(amount).is_some_and(|at| {
            let clause = Clause { entries, at };
            !clause.before() || !clause.after() || clause.of_others()
        })
    };
    statements.iter().any(|s| of(&s)) && statements.iter().filter(of).all(doubted)
}

pub(crate) fn absent(stated: &Stated) -> bool {
    matches!(stated, Stated::Absent(_))
}

/// A word of absence in its clause.
struct Clause<'e> {
    entries: &'e [Entry],
    at: usize,
}

impl Clause<'_> {
    fn what(&self, i: usize) -> Option<&Thing> {
        self.entries.get(i).map(|e| &e.what)
    }

    fn is_subject(&self, i: usize) -> bool {
        matches!(self.what(i), Some(Thing::Subject(_)))
    }

    /// True: the word stands in front of what is absent.
    fn ahead(&self) -> bool {
        matches!(self.what(self.at), Some(Thing::Mark(_)))
    }

    /// True: nothing in front of it changes the meaning.
    fn before(&self) -> bool {
        let (mut subject, mut joined) = (false, false);
        // "with or without"
        let mut near = (0..self.at).rev().map(|i| self.what(i));
        if matches!(near.next().flatten(), Some(Thing::Mark(Mark::And)))
            && matches!(near.next().flatten(), Some(Thing::Mark(_)))
        {
            return false;
        }
        for i in (0..self.at).rev() {
            match self.what(i) {
                Some(Thing::Subject(_)) => subject = true,
                Some(Thing::Sep(Sep::Slash | Sep::Plus) | Thing::Mark(Mark::And)) => joined = true,
                Some(Thing::Sep(Sep::Soft)) => {
                    let list = self.is_subject(i.saturating_add(1))
                        && i.checked_sub(1).is_some_and(|b| self.is_subject(b));
                    if self.ahead() || !list {
                        return true;
                    }
                }
                Some(Thing::Sep(Sep::Colon)) if subject || self.ahead() => return true,
                None
                | Some(Thing::Open)
                | Some(Thing::Sep(Sep::Strong | Sep::Question | Sep::Line | Sep::Cell)) => {
                    return true;
                }
                Some(Thing::Amount(amount)) => {
                    let negation = absent(&amount.stated) || amount.stated == Stated::Undisclosed;
                    return !negation || subject || joined;
                }
                // `all but Dy not detected`
                Some(Thing::Mark(Mark::Except(true))) if subject && !self.ahead() => return false,
                // `neither Dy nor Tb absent`
                Some(Thing::Mark(Mark::AbsentBefore | Mark::Absent | Mark::Doubted)) => {
                    return joined && self.ahead();
                }
                Some(
                    Thing::Mark(
                        Mark::With
                        | Mark::Contains
                        | Mark::OfWhich
                        | Mark::Each
                        | Mark::Total
                        | Mark::CasWord
                        | Mark::HeadName
                        | Mark::HeadValue
                        | Mark::HeadSpec
                        | Mark::DetectionLimit
                        | Mark::Detected
                        | Mark::Except(_),
                    )
                    | Thing::Sep(_)
                    | Thing::Close
                    | Thing::Unit(_),
                ) => {}
                Some(Thing::Skip(skip)) if plain(*skip) => {}
                Some(_) => return false,
            }
        }
        true
    }

    /// True: a head over it may speak of other goods: `other lots: Dy not detected`.
    fn of_others(&self) -> bool {
        let own = (sentence(self.entries, self.at)..self.at).rev();
        let (mut colon, mut cell) = (false, false);
        for what in own.filter_map(|i| self.what(i)) {
            match what {
                Thing::Sep(Sep::Colon) => (colon, cell) = (true, false),
                Thing::Sep(Sep::Cell) => (colon, cell) = (true, true),
                // A cell of the same row.
                Thing::Subject(_) | Thing::Amount(_) if cell => colon = false,
                Thing::Skip(Skip::Turn | Skip::Own(Own::Turn) | Skip::OtherPart | Skip::Use)
                | Thing::Unknown
                | Thing::Mark(Mark::HeadSpec | Mark::About)
                    if colon =>
                {
                    return true;
                }
                _ => {}
            }
        }
        false
    }

    /// True: nothing behind it changes the meaning.
    fn after(&self) -> bool {
        let (mut subject, mut joined, mut words) = (!self.ahead(), false, false);
        let mut soft = false;
        // `without Tb, Dy added`: who knows which of them the word speaks of.
        let mut comma = false;
        let mut later = false;
        let mut depth = 0_usize;
        let mut i = self.at;
        loop {
            i = i.saturating_add(1);
            let follows = self.is_subject(i.saturating_add(1));
            match self.what(i) {
                // `without Tb Dy`, but `Tb etc.`
                Some(Thing::Subject(second))
                    if self.is_subject(i.saturating_sub(1))
                        && !matches!(second.sub.what, What::Other(_)) =>
                {
                    return false;
                }
                Some(Thing::Subject(_)) => (subject, words, later) = (true, false, true),
                Some(Thing::Open) => {
                    depth = depth.saturating_add(1);
                    comma = self.ahead();
                }
                Some(Thing::Close) => match depth.checked_sub(1) {
                    Some(outer) => (depth, comma) = (outer, false),
                    None => return true,
                },
                Some(Thing::Sep(Sep::Soft)) if depth == 0 => {
                    (joined, comma, soft) = (true, true, true);
                    let turns = matches!(
                        self.what(i.saturating_add(1)),
                        Some(
                            Thing::Mark(Mark::Except(_) | Mark::Detected)
                                | Thing::Skip(Skip::Turn | Skip::Own(Own::Turn))
                        )
                    );
                    if !turns && (!self.ahead() || !(follows || self.and_next(i))) {
                        return true;
                    }
                }
                Some(Thing::Sep(Sep::Slash | Sep::Plus) | Thing::Mark(Mark::And)) => {
                    joined = true;
                    comma &= !self.is_subject(i.saturating_sub(1));
                }
                Some(Thing::Sep(Sep::Dash)) if subject && self.ahead() => comma = true,
                // `Without Dy: Nd 30, …`
                Some(Thing::Sep(Sep::Colon)) if subject && depth == 0 => return true,
                None | Some(Thing::Sep(Sep::Strong | Sep::Question | Sep::Line | Sep::Cell)) => {
                    return true;
                }
                // `no Dy detected`, but `Dy not detected / detected`
                Some(Thing::Mark(Mark::Detected)) if self.ahead() && subject && !comma => {
                    words = true;
                }
                Some(Thing::Skip(Skip::Use)) if depth == 0 => return subject,
                Some(Thing::Skip(skip)) if plain(*skip) => {
                    // `no high Dy`
                    if comma || (!subject && *skip != Skip::Fact) {
                        return false;
                    }
                    words = true;
                }
                Some(Thing::Mark(
                    Mark::With | Mark::Contains | Mark::OfWhich | Mark::Except(_),
                )) if follows && depth == 0 => {
                    return true;
                }
                // `no traces of Dy`, `none to 3 %`
                Some(Thing::Mark(Mark::Of)) if !subject => {}
                Some(Thing::Mark(Mark::To))
                    if matches!(self.what(i.saturating_add(1)), Some(Thing::Amount(_))) => {}
                Some(Thing::Amount(amount)) if depth == 0 => match amount.stated {
                    Stated::Absent(_) => return soft || !self.ahead() && (joined || later),
                    Stated::Trace if !subject => {}
                    Stated::Undisclosed => return joined && self.ahead(),
                    _ => return !words,
                },
                Some(Thing::Mark(Mark::AbsentBefore | Mark::Absent | Mark::Doubted)) => {
                    return subject;
                }
                Some(
                    Thing::Sep(_)
                    | Thing::Unit(_)
                    | Thing::Amount(_)
                    | Thing::Mark(
                        Mark::With
                        | Mark::Each
                        | Mark::Total
                        | Mark::CasWord
                        | Mark::DetectionLimit,
                    ),
                ) => {}
                Some(_) => return false,
            }
        }
    }

    /// `, and Tb`, `, no Tb`
    fn and_next(&self, i: usize) -> bool {
        let next = i.saturating_add(1);
        matches!(self.what(next), Some(Thing::Mark(Mark::And)))
    }
}

/// True: no word of that kind changes what a statement means.
fn plain(skip: Skip) -> bool {
    !matches!(skip, Skip::Turn | Skip::Own(Own::Turn) | Skip::Use | Skip::OtherPart)
}
