//! The elements of the goods by mass, from the composition as read.

use ree_compose::{Interval, Known, Reading};
use ree_contract::{MeasureStatus, Str};
use ree_rulebook::Rulebook;
use rust_decimal::Decimal;

use super::amount;

/// How an element stands on a day, and so how its tile is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Standing {
    /// A measure in force lists it: solid.
    Listed,
    /// A measure lists it that is not in force: hatched.
    Waiting,
    /// No measure with items lists it: outlined.
    Free,
}

/// How an element stands on a day.
pub(crate) fn standing(rulebook: &Rulebook, symbol: &str, day: &str) -> Standing {
    let mut standing = Standing::Free;
    for listed in rulebook.listed().iter().filter(|l| &*l.element == symbol) {
        let measure = rulebook.measures().get(listed.measure);
        match measure.map(|m| rulebook.status(m, day)) {
            Some(MeasureStatus::InForce) => return Standing::Listed,
            _ => standing = Standing::Waiting,
        }
    }
    standing
}

/// One element of the goods.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    /// Symbol.
    pub(crate) element: Str,
    /// How it stands on the day.
    pub(crate) standing: Standing,
    /// A sum over several elements, which may stand in lines of their own.
    pub(crate) sum: bool,
    /// Percent by mass; none where no amount is told.
    pub(crate) amount: Option<Interval>,
    /// The words it was read from, each once.
    pub(crate) from: Vec<Str>,
}

impl Line {
    /// Whether a measure in force lists it.
    pub(crate) fn listed(&self) -> bool {
        self.standing == Standing::Listed
    }

    /// How its tile is drawn: what is stated as absent is not there to be marked.
    pub(crate) fn drawn(&self) -> Standing {
        if amount::is_none(self.amount.as_ref()) { Standing::Free } else { self.standing }
    }
}

/// Every element read, listed ones first, then falling mass.
pub(crate) fn lines(reading: Option<&Reading>, standing: impl Fn(&str) -> Standing) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for part in reading.map_or(&[][..], |r| &r.parts) {
        // A formula that stands alone tells its own shares.
        let told = part.mass.is_some() && matches!(part.known, Known::Amount | Known::MainPart);
        if part.shares.is_empty() {
            // A group, or a part without a name: it stands in the table as it was written.
            lines.push(Line {
                element: part.substance.clone(),
                standing: Standing::Free,
                sum: part.sum,
                amount: part.mass.filter(|_| told),
                from: vec![part.read_from.clone()],
            });
        }
        for share in &part.shares {
            let amount = told.then_some(share.content);
            match lines.iter_mut().find(|l| l.element == share.element) {
                Some(line) => {
                    line.amount = line.amount.zip(amount).map(|(a, b)| a.plus(b).clipped());
                    if !line.from.contains(&part.read_from) {
                        line.from.push(part.read_from.clone());
                    }
                }
                None => lines.push(Line {
                    standing: standing(&share.element),
                    element: share.element.clone(),
                    sum: false,
                    amount,
                    from: vec![part.read_from.clone()],
                }),
            }
        }
    }
    let mut ordered: Vec<Line> = Vec::new();
    for line in lines {
        ree_contract::order::insert(&mut ordered, line, |known, new| {
            let mass = |l: &Line| l.amount.as_ref().map_or(Decimal::ZERO, amount::middle);
            match (known.listed(), new.listed()) {
                (true, false) => true,
                (false, true) => false,
                _ => mass(known) >= mass(new),
            }
        });
    }
    ordered
}
