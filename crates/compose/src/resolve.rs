//! Statements to a reading: lines, units, masses, sums, and what is left open.

use ree_contract::{ErrorBody, Level, TextSource, Unread};
use rust_decimal::Decimal;

use crate::amount::Stated;
use crate::chars::Text;
use crate::groups;
use crate::interval::less;
use crate::lexicon::Lexicon;
use crate::limits::Limits;
use crate::line::{self, Expand, Line};
use crate::loose::{self, Put};
use crate::mass::Masses;
use crate::mention::{self, Sorted};
use crate::model::{Known, Reading, Remark};
use crate::part::Parts;
use crate::remarks::{absent_remarks, plain, remainder, reversed_remarks, sum};
use crate::same;
use crate::statement::Found;
use crate::symbols::El;
use crate::token::{UnitKind, What};
use crate::units;

/// Which of several readings is wanted.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Choice {
    /// The other reading of ambiguous shorthand.
    pub(crate) alternative: bool,
    /// The unit of numbers without one.
    pub(crate) unit: Option<UnitKind>,
}

/// A reading, and what was left open in it.
#[derive(Debug)]
pub(crate) struct Resolved {
    pub(crate) reading: Reading,
    pub(crate) remarks: Vec<Remark>,
    /// Ambiguous shorthand that counts: its statement, and its place among the parts.
    pub(crate) ambiguous: Option<(usize, usize)>,
    /// A number without unit: the words, the place among the parts, and what it can be besides percent.
    pub(crate) unit_open: Option<(String, usize, UnitKind)>,
}

/// A sum from here on is more than the whole.
const OVER: Decimal = Decimal::from_parts(1005, 0, 0, false, 1);
/// A sum below this is less than the whole.
const UNDER: Decimal = Decimal::from_parts(995, 0, 0, false, 1);

pub(crate) struct Resolver<'a, 't> {
    pub(crate) lexicon: &'a Lexicon,
    pub(crate) limits: &'a Limits,
    pub(crate) text: Option<&'a Text<'t>>,
    pub(crate) expand: Expand<'a>,
}

impl Resolver<'_, '_> {
    /// One reading.
    ///
    /// # Errors
    /// An amount that cannot be.
    pub(crate) fn resolve(&self, found: &Found, choice: Choice) -> Result<Resolved, ErrorBody> {
        let lexicon = self.lexicon;
        let mut remarks = found.remarks.clone();
        let mut lines = line::lines(lexicon, found, choice.alternative, self.expand);
        let pure = loose::purity(found, &mut lines);
        rest_of_nothing(found, &mut lines);
        same::once(&mut lines, &mut remarks);
        drop_shorthand(lexicon, &mut lines);
        drop_each(&mut lines);
        groups::mark(lexicon, &mut lines);
        let plan = units::plan(found, &lines, choice.unit);
        let masses = Masses { lexicon, plan, assays: self.text.is_some() };
        let Put { mut lost, names } = loose::put(&masses, self.text, found, pure, &mut lines);
        if plan.bare == UnitKind::None {
            numbers_of_names(&mut lines);
        }
        for line in &mut lines {
            if let Some(value) = line.value() {
                line.unit = masses.unit(value);
            }
        }
        masses.own(&mut lines).map_err(|(place, body)| self.placed(&lines, place, body))?;
        let closed = is_closed(&lines);
        let sorted = mention::sort(lexicon, &mut lines, closed);
        masses.relative(&mut lines);
        mention::lone_is_main(lexicon, &mut lines, found);
        Masses::balance(&mut lines);
        lost.extend(&sorted.unread);
        lost.extend(&found.unread);
        let told = |el: El| lines.iter().any(|l| !l.dropped && l.what().elements().contains(&el));
        let unread = self.unread(lost, &names, closed, &told, &mut remarks);
        let groups = groups::parts(lexicon, &lines, self.limits);
        if groups.passed > Decimal::ZERO {
            remarks.push(remainder(groups.passed));
        }
        let mut by_name = false;
        over(&lines, &mut remarks);
        let undisclosed = if unread.is_empty() {
            let told = !groups.closed_to.is_empty();
            let left;
            (left, by_name) = self.undisclosed(found, &lines, &sorted, told, &mut remarks);
            // A trace of something unknown is a trace of anything.
            let little = lines
                .iter()
                .any(|l| !l.dropped && *l.what() == What::Cas && l.known == Known::Trace);
            if little { left.max(self.limits.trace) } else { left }
        } else {
            Decimal::ONE_HUNDRED
        };
        let open = found.open_goods && mention::is_open(&lines);
        by_name &= !open;
        let undisclosed = if open { Decimal::ONE_HUNDRED } else { undisclosed };
        let beyond = if closed { mention::beyond(lexicon, &lines) } else { Vec::new() };
        if !beyond.is_empty() {
            remarks.push(Remark::beyond("reader-beyond", Vec::new(), &beyond));
        }
        if plan.assumed {
            remarks.push(plain("unit_assumed", "reader-unit-assumed", Level::Info));
        }
        absent_remarks(&lines, &mut remarks);
        reversed_remarks(&lines, &mut remarks);
        let by_volume = |l: &Line| matches!(l.unit, UnitKind::GPerL | UnitKind::MolPerL);
        if lines.iter().any(|l| !l.dropped && by_volume(l) && l.value().is_some()) {
            remarks.push(plain("density", "reader-density", Level::Info));
        }
        for place in &groups.split {
            if let Some(line) = lines.get_mut(*place) {
                line.dropped = true;
            }
        }
        let ambiguous = ambiguous(&lines, found);
        let parts = Parts { lexicon, text: self.text, trace: self.limits.trace };
        let mut shown: Vec<&Line> = lines.iter().filter(|l| !l.dropped).collect();
        ree_contract::order::sort_by(&mut shown, |a, b| a.statement.from.cmp(&b.statement.from));
        let unit_open = if plan.asked { self.unit_open(&shown) } else { None };
        let unit_open = unit_open.map(|(words, place)| (words, place, plan.other));
        let ambiguous = ambiguous.map(|statement| {
            let part = shown.iter().position(|line| line.place == statement);
            (statement, part.unwrap_or_default())
        });
        let reading = Reading {
            parts: shown.into_iter().map(|l| parts.part(l)).collect(),
            undisclosed,
            by_name,
            closed_to: if unread.is_empty() { groups.closed_to } else { Vec::new() },
            groups: groups.parts,
            unread,
        };
        Ok(Resolved { reading, remarks, ambiguous, unit_open })
    }

    /// An impossible amount with the place of its component and its words.
    fn placed(&self, lines: &[Line], place: usize, body: ErrorBody) -> ErrorBody {
        let component = lines.iter().take(place).filter(|l| !l.dropped).count();
        let span =
            lines.get(place).zip(self.text).map(|(l, t)| t.span(l.statement.from, l.statement.to));
        body.at(format!("composition[{component}].amount")).spanning(span)
    }

    fn unit_open(&self, shown: &[&Line]) -> Option<(String, usize)> {
        let place = shown.iter().position(|l| l.value().is_some() && l.unit == UnitKind::None)?;
        let line = shown.get(place)?;
        let words = self.text.map_or_else(
            || line.statement.subject.sub.name.clone(),
            |t| t.slice(line.statement.from, line.statement.to).trim().to_owned(),
        );
        Some((words, place))
    }

    /// Words that were not read, in order.
    fn unread(
        &self,
        mut places: Vec<(usize, usize)>,
        names: &[(usize, usize)],
        closed: bool,
        told: &dyn Fn(El) -> bool,
        remarks: &mut Vec<Remark>,
    ) -> Vec<Unread> {
        let Some(text) = self.text else { return Vec::new() };
        // What a name says may be in the goods.
        let hides = |(from, to): &(usize, usize)| {
            !closed
                || crate::hint::hidden(self.lexicon, text.slice(*from, *to))
                    .into_iter()
                    .any(|el| !told(el))
        };
        places.extend(names.iter().filter(|n| hides(n)));
        let words: Vec<&str> = names
            .iter()
            .filter(|n| !hides(n))
            .map(|(from, to)| text.slice(*from, *to).trim())
            .collect();
        if !words.is_empty() {
            remarks.push(Remark {
                kind: "name_set_aside",
                message: "reader-name",
                level: Level::Info,
                values: vec![("words", words.join(", "))],
            });
        }
        ree_contract::order::sort(&mut places);
        places
            .into_iter()
            .map(|(from, to)| Unread {
                text: text.slice(from, to).trim_end().to_owned(),
                from: TextSource::Composition,
                span: {
                    let trimmed = text.slice(from, to);
                    let tail = trimmed.chars().rev().take_while(|c| c.is_whitespace()).count();
                    text.span(from, to.saturating_sub(tail))
                },
            })
            .collect()
    }

    /// What nothing was said about, at most. True: because what is there is only named.
    fn undisclosed(
        &self,
        found: &Found,
        lines: &[Line],
        sorted: &Sorted,
        totalled: bool,
        remarks: &mut Vec<Remark>,
    ) -> (Decimal, bool) {
        let live = || lines.iter().filter(|l| !l.dropped);
        let lows = lows(lines);
        let left = less(Decimal::ONE_HUNDRED, lows);
        // A material that is only named by its metals may hold more: NdFeB powder 27 %.
        let named = live()
            .filter(|l| matches!(l.what(), What::Family(_)) && !l.is_absent())
            .filter_map(|l| l.mass)
            .fold(Decimal::ZERO, |s, m| crate::interval::add(s, m.high));
        let others = crate::interval::add(others(lines), named);
        let untold =
            found.undisclosed || sorted.others || live().any(|l| is_other(l) && l.mass.is_none());
        if live().count() == 0 || untold || sorted.open_family {
            // Beside amounts that are whole the two contradict each other.
            let full = left <= self.limits.remainder && untold;
            return (if full { Decimal::ONE_HUNDRED } else { left }, false);
        }
        let fill = crate::fill::filled(lines);
        let lone = live().filter(|l| l.counted && l.value().is_some()).count() == 1;
        let balance = live().any(Line::is_balance);
        let dissolved = live().any(|l| matches!(l.unit, UnitKind::GPerL | UnitKind::MolPerL));
        let unknown =
            live().any(|l| l.known == Known::Unknown && l.mass.is_none() && l.value().is_some());
        if balance || dissolved {
            return (others, false);
        }
        let fillers = crate::fill::fillers(lines);
        let mut fill_lines = fillers.iter().filter_map(|i| lines.get(*i));
        if live().any(|l| l.is_main_only() && l.mass.is_some())
            || fill_lines.any(Line::is_main_only)
        {
            return (others.max(left), others.is_zero());
        }
        if !fillers.is_empty() {
            return (others, false);
        }
        let gap = less(Decimal::ONE_HUNDRED, fill);
        // Ranges count as whole where their middles do: `Nd 29-31, Fe 65-70` leaves something open.
        let twice = crate::interval::add(lows, fill);
        let both = crate::interval::add(self.limits.remainder, self.limits.remainder);
        if gap <= self.limits.remainder && less(Decimal::from(200), twice) > both {
            return (others.max(left), false);
        }
        if gap.is_zero() {
            return (others, false);
        }
        if gap <= self.limits.remainder {
            remarks.push(remainder(gap));
            return (others, false);
        }
        if fill < UNDER && !unknown && !totalled && !lone && fill > Decimal::ZERO {
            remarks.push(sum(fill));
        }
        (others.max(gap), false)
    }
}

/// What is stated, at least.
fn lows(lines: &[Line]) -> Decimal {
    lines
        .iter()
        .filter(|l| !l.dropped && l.counted && !l.is_main_only())
        .filter_map(|l| l.mass)
        .fold(Decimal::ZERO, |s, m| crate::interval::add(s, m.low))
}

/// More than the whole was stated, whatever else could not be read.
fn over(lines: &[Line], remarks: &mut Vec<Remark>) {
    let lows = lows(lines);
    // Water lost on ignition often stands outside the sum.
    let outside = lines
        .iter()
        .filter(|l| !l.dropped && matches!(l.what(), What::Inert))
        .filter_map(|l| l.mass)
        .fold(Decimal::ZERO, |s, m| crate::interval::add(s, m.low));
    if less(lows, outside) >= OVER {
        remarks.push(sum(lows));
    }
}

/// `Al 6061`: a whole number that is no percentage, without a unit, belongs to the name.
fn numbers_of_names(lines: &mut [Line]) {
    let most = Decimal::ONE_HUNDRED;
    for line in lines.iter_mut() {
        let name = line.value().is_some_and(|v| {
            v.unit.kind == UnitKind::None
                && v.low > most
                && v.low == v.high
                && v.low.fract().is_zero()
        });
        if name {
            line.statement.stated = None;
            line.known = Known::MainPart;
        }
    }
}

/// `Fe base`, `铁基`: the balance of no amounts is the main part, named.
fn rest_of_nothing(found: &Found, lines: &mut [Line]) {
    if !found.unread.is_empty()
        || !found.loose.is_empty()
        || lines.iter().any(|l| l.value().is_some() || l.derived)
    {
        return;
    }
    for line in lines.iter_mut().filter(|l| l.is_balance()) {
        line.statement.stated = None;
        line.known = Known::MainPart;
    }
}

/// Shorthand in front of a list that is whole by itself adds nothing, but for rare earths that the
/// list does not tell: `8YSZ coating, Ni 22 %, Fe balance`.
fn drop_shorthand(lexicon: &Lexicon, lines: &mut [Line]) {
    let own = || lines.iter().filter(|l| !l.derived && !l.dropped);
    let values = || own().filter_map(Line::value);
    let percent = |v: &&crate::amount::Value| {
        matches!(v.unit.kind, UnitKind::None | UnitKind::Percent | UnitKind::Mass)
    };
    let sum = values().filter(percent).fold(Decimal::ZERO, |s, v| crate::interval::add(s, v.high));
    let balance = own().any(Line::is_balance) && values().next().is_some();
    if !balance && sum < UNDER {
        return;
    }
    let told: Vec<El> =
        own().filter(|l| !l.is_named_only()).flat_map(|l| l.what().elements()).collect();
    for line in lines.iter_mut().filter(|l| l.derived && !l.dropped) {
        let els = line.what().elements();
        let left = |el: &El| lexicon.symbols.rare_earth(*el) && !told.contains(el);
        if els.iter().any(left) {
            line.statement.stated = Some(Stated::Present);
            line.known = Known::Unknown;
            line.told_elsewhere.clone_from(&told);
        } else {
            // A group that is only named has no elements of its own.
            let group = matches!(line.what(), What::Group(_)) && line.is_named_only();
            line.dropped |= balance && !group;
        }
    }
}

/// True: the amounts account for the whole.
fn is_closed(lines: &[Line]) -> bool {
    let live = || lines.iter().filter(|l| !l.dropped);
    let balance = live().any(Line::is_balance);
    let relative: Decimal = live()
        .filter(|l| matches!(l.unit, UnitKind::Atomic | UnitKind::Mole))
        .filter_map(Line::value)
        .fold(Decimal::ZERO, |s, v| crate::interval::add(s, v.high));
    let ratio = live().filter(|l| matches!(l.unit, UnitKind::Moles | UnitKind::Parts)).count() > 1;
    balance || ratio || relative >= UNDER || crate::fill::filled(lines) >= UNDER
}

/// True: what it holds is not told: others, a CAS number that stands for nothing known, a sum with such.
fn is_other(line: &Line) -> bool {
    let untold = |what: &What| matches!(what, What::Cas | What::Designation(_) | What::Other(_));
    let summed = &line.statement.sum_with;
    let unknown = *line.what() == What::Cas
        || summed.iter().any(|s| untold(&s.sub.what))
        || (!summed.is_empty() && untold(line.what()));
    let others = matches!(line.what(), What::Other(_))
        && line.rest_of.is_none()
        && line.statement.subject.basis.is_none();
    !line.dropped && (unknown || others)
}

/// Others by amount: a sum, or what each may be.
fn others(lines: &[Line]) -> Decimal {
    let most = |each: bool| {
        lines
            .iter()
            .filter(|l| is_other(l))
            .filter(|l| l.statement.each == each)
            .filter_map(|l| l.mass)
            .fold(Decimal::ZERO, |s, m| crate::interval::add(s, m.high))
    };
    let total = most(false);
    if total.is_zero() { most(true) } else { total }
}

/// A cap for each other is no part where the sum of the others is told.
fn drop_each(lines: &mut [Line]) {
    let other = |l: &Line| !l.dropped && matches!(l.what(), What::Other(_)) && l.value().is_some();
    if lines.iter().any(|l| other(l) && !l.statement.each) {
        for line in lines.iter_mut().filter(|l| other(l) && l.statement.each) {
            line.dropped = true;
        }
    }
}

/// Ambiguous shorthand that is still there.
fn ambiguous(lines: &[Line], found: &Found) -> Option<usize> {
    found.statements.iter().enumerate().position(|(place, s)| {
        s.subject.sub.alternative.is_some()
            && lines.iter().any(|l| !l.dropped && l.place == place && l.value().is_some())
    })
}
