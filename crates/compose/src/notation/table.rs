//! Tables: a row of heads with a row a substance (`Element | Min % | Max %`), or substances in a row
//! with their amounts beneath.

use crate::amount::{Amount, Amounts, Shape, Stated, Value};
use crate::entry::{Entry, Sep, Thing};
use crate::subject::{Subject, Subjects};
use crate::token::{Kind, Mark, Tok, Unit, UnitKind, What};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Name,
    Cas,
    Value,
    Min,
    Max,
    Spec,
    Limit,
    Other,
}

/// A run of tokens.
pub(super) type Cell = (usize, usize);

pub(super) fn next(i: usize) -> usize {
    i.saturating_add(1)
}

pub(super) fn line_end(toks: &[Tok], from: usize) -> usize {
    let mut at = from;
    while toks.get(at).is_some_and(|t| t.kind != Kind::Punct('\n')) {
        at = next(at);
    }
    at
}

pub(super) fn count(toks: &[Tok], from: usize, to: usize, sign: char) -> usize {
    let line = toks.get(from..to).unwrap_or_default();
    line.iter().filter(|t| t.kind == Kind::Punct(sign)).count()
}

/// The sign that parts the cells of a row; none: spaces do.
fn sign_of(toks: &[Tok], from: usize, to: usize) -> Option<char> {
    ['|', '\t', ';', ','].into_iter().find(|c| count(toks, from, to, *c) > 0)
}

pub(super) fn cells(toks: &[Tok], from: usize, to: usize, sign: Option<char>) -> Vec<Cell> {
    let mut cells = Vec::new();
    let Some(sign) = sign else {
        // Each token is a cell, but a bracket or a unit belongs to what it follows.
        let mut at = from;
        while at < to {
            let start = at;
            at = next(at);
            while at < to && toks.get(at).is_some_and(|t| !t.gap || matches!(t.kind, Kind::Unit(_)))
            {
                at = next(at);
            }
            cells.push((start, at));
        }
        return cells;
    };
    let mut start = from;
    for at in from..to {
        if toks.get(at).is_some_and(|t| t.kind == Kind::Punct(sign)) {
            cells.push((start, at));
            start = next(at);
        }
    }
    cells.push((start, to));
    // `| a | b |`
    if sign == '|' && cells.first().is_some_and(|(a, b)| a == b) {
        cells.remove(0);
    }
    if sign == '|' && cells.len() > 1 && cells.last().is_some_and(|(a, b)| a == b) {
        cells.pop();
    }
    cells
}

fn marks(toks: &[Tok], cell: Cell) -> impl Iterator<Item = Mark> + '_ {
    toks.get(cell.0..cell.1).unwrap_or_default().iter().filter_map(|t| match &t.kind {
        Kind::Mark(mark) => Some(*mark),
        _ => None,
    })
}

fn unit_in(toks: &[Tok], cell: Cell) -> Option<Unit> {
    toks.get(cell.0..cell.1).unwrap_or_default().iter().find_map(|t| match &t.kind {
        Kind::Unit(unit) => Some(*unit),
        _ => None,
    })
}

pub(super) fn numbers(toks: &[Tok], from: usize, to: usize) -> usize {
    let line = toks.get(from..to).unwrap_or_default();
    line.iter().filter(|t| matches!(t.kind, Kind::Num(_))).count()
}

pub(super) fn subs(toks: &[Tok], cell: Cell) -> usize {
    let line = toks.get(cell.0..cell.1).unwrap_or_default();
    line.iter().filter(|t| matches!(t.kind, Kind::Sub(_))).count()
}

fn role(toks: &[Tok], cell: Cell) -> Role {
    let has = |wanted: Mark| marks(toks, cell).any(|m| m == wanted);
    let bound = |test: fn(&Mark) -> bool| marks(toks, cell).any(|m| test(&m));
    if has(Mark::CasWord) {
        Role::Cas
    } else if has(Mark::DetectionLimit) {
        Role::Limit
    } else if has(Mark::HeadSpec) && !has(Mark::HeadValue) {
        Role::Spec
    } else if bound(|m| matches!(m, Mark::Min(_))) {
        Role::Min
    } else if bound(|m| matches!(m, Mark::Max(_))) {
        Role::Max
    } else if has(Mark::HeadValue)
        || has(Mark::With)
        || has(Mark::About)
        || unit_in(toks, cell).is_some()
    {
        Role::Value
    } else if has(Mark::HeadName) || has(Mark::NotAll) {
        Role::Name
    } else {
        Role::Other
    }
}

/// The table that starts at a line, as entries; and the token after it.
pub(crate) fn read(subjects: &mut Subjects<'_>, from: usize) -> Option<(Vec<Entry>, usize)> {
    with_heads(subjects, from)
        .or_else(|| super::rows::across(subjects, from))
        .or_else(|| super::rows::bare_row(subjects, from))
}

// ---- a row of heads ----

fn with_heads(subjects: &mut Subjects<'_>, from: usize) -> Option<(Vec<Entry>, usize)> {
    let toks = subjects.toks;
    let end = line_end(toks, from);
    if end >= toks.len() || numbers(toks, from, end) > 0 {
        return None;
    }
    let sign = sign_of(toks, from, end);
    let heads = cells(toks, from, end, sign);
    let roles: Vec<Role> = heads.iter().map(|c| role(toks, *c)).collect();
    let values = roles
        .iter()
        .filter(|r| matches!(r, Role::Value | Role::Min | Role::Max | Role::Spec))
        .count();
    let named = roles.contains(&Role::Name);
    let known = sign.is_some_and(|s| matches!(s, '|' | '\t'));
    // Substances with a unit each are no heads.
    let substances = heads.iter().filter(|c| subs(toks, **c) > 0).count();
    if substances > 1
        || values == 0
        || heads.len() < 2
        || !(named || known)
        || (sign.is_none() && values < 2)
    {
        return None;
    }
    let units: Vec<Option<Unit>> = heads.iter().map(|c| unit_in(toks, *c)).collect();
    let unit = units.iter().flatten().next().copied();
    let mut entries = Vec::new();
    if marks(toks, (from, end)).any(|m| m == Mark::NotAll) {
        entries.push(Entry { what: Thing::Mark(Mark::NotAll), ..separator(toks, from) });
    }
    let mut at = next(end);
    let mut rows = 0_usize;
    while at < toks.len() {
        let stop = line_end(toks, at);
        let row = cells(toks, at, stop, sign);
        let fits = stop > at && row.len() >= 2 && row.len() <= heads.len().saturating_add(1);
        if !fits {
            break;
        }
        if !rule(toks, at, stop) {
            rows = rows.saturating_add(1);
            if several(subjects, &row) {
                // More than one substance in a row: it is read as any line.
                crate::entry::plain(subjects, at, stop, &mut entries);
            } else {
                let made = table_row(subjects, &row, &roles, &units, unit)?;
                entries.extend(made);
            }
            entries.push(separator(toks, stop));
        }
        at = next(stop);
    }
    (rows > 0).then_some((entries, at))
}

/// True: a row names more than one substance, or holds more sentences than one.
fn several(subjects: &Subjects<'_>, row: &[Cell]) -> bool {
    let toks = subjects.toks;
    let mut first: Option<&What> = None;
    for (from, to) in row {
        for tok in toks.get(*from..*to).unwrap_or_default() {
            match &tok.kind {
                Kind::Sub(sub) => match first {
                    None => first = Some(&sub.what),
                    Some(what) if !crate::subject::same(subjects.lexicon, what, &sub.what) => {
                        return true;
                    }
                    Some(_) => {}
                },
                Kind::Punct(';') | Kind::Mark(Mark::OfWhich | Mark::AbsentBefore) => return true,
                _ => {}
            }
        }
    }
    false
}

/// `--- | --- | ---`
fn rule(toks: &[Tok], from: usize, to: usize) -> bool {
    let line = toks.get(from..to).unwrap_or_default();
    line.iter().all(|t| matches!(t.kind, Kind::Punct('-' | '|' | ':' | '=' | '+' | '\t')))
}

pub(super) fn separator(toks: &[Tok], at: usize) -> Entry {
    let place = toks.get(at).map_or_else(|| toks.last().map_or(0, |t| t.to), |t| t.from);
    Entry { what: Thing::Sep(Sep::Line), from: place, to: place }
}

fn table_row(
    subjects: &mut Subjects<'_>,
    row: &[Cell],
    roles: &[Role],
    units: &[Option<Unit>],
    unit: Option<Unit>,
) -> Option<Vec<Entry>> {
    let toks = subjects.toks;
    // Without a column for names the first cell with a substance is one.
    let name_at = roles.iter().position(|r| *r == Role::Name);
    let name_at = name_at
        .filter(|i| row.get(*i).is_some_and(|c| subs(toks, *c) > 0))
        .or_else(|| row.iter().position(|c| subs(toks, *c) > 0));
    let mut entries = Vec::new();
    let Some(name_at) = name_at else {
        // A row that names nothing known: what it has an amount of counts all the same.
        let (from, to) = (row.first()?.0, row.last()?.1);
        let line = toks.get(from..to).unwrap_or_default();
        let known = |t: &Tok| {
            matches!(t.kind, Kind::Skip(_) | Kind::Mark(_) | Kind::Punct(_) | Kind::Unit(_))
        };
        if !line.iter().all(known) {
            for (i, (from, to)) in row.iter().enumerate() {
                let first = entries.len();
                crate::entry::plain(subjects, *from, *to, &mut entries);
                let named = roles.get(i) == Some(&Role::Name);
                for entry in entries.iter_mut().skip(first).filter(|_| !named) {
                    if let Thing::Amount(amount) = &mut entry.what {
                        *amount = with_unit(*amount, units.get(i).copied().flatten().or(unit));
                    }
                }
                entries.push(Entry { what: Thing::Sep(Sep::Cell), ..separator(toks, *to) });
            }
        }
        return Some(entries);
    };
    let cell = *row.get(name_at)?;
    let subject = subject_in(subjects, row, cell)?;
    // `Dy (wt%) | 1.8`: nearer than that of the column.
    // So is the unit in a cell of its own: `Dy | 1.8 | wt%`.
    let alone = |c: &&Cell| numbers(toks, c.0, c.1) == 0 && subs(toks, **c) == 0;
    let beside = || row.iter().filter(alone).find_map(|c| unit_in(toks, *c));
    let own = unit_in(toks, cell).or_else(beside);
    let (mut low, mut high, mut value, mut spec, mut limit) = (None, None, None, None, None);
    for (i, cell) in row.iter().enumerate().filter(|(i, _)| *i != name_at) {
        let role = roles.get(i).copied().unwrap_or(Role::Value);
        let read = amount_in(toks, *cell)
            .map(|a| with_unit(a, own.or(units.get(i).copied().flatten()).or(unit)));
        match role {
            Role::Min => low = read,
            Role::Max => high = read,
            Role::Cas => {}
            Role::Spec => spec = wider(spec, read),
            Role::Limit => limit = read,
            Role::Value | Role::Name | Role::Other => {
                if role == Role::Value || roles.get(i).is_none() {
                    value = wider(value, read);
                }
            }
        }
    }
    // What was measured goes before what should be.
    let amount = wider(bounded(low, high), value).or(spec).or_else(|| {
        // `Al | bal.`: a word in whichever column.
        let limit = |i: usize| roles.get(i) == Some(&Role::Limit);
        let mut others = row.iter().enumerate().filter(|(i, _)| *i != name_at && !limit(*i));
        others.find_map(|(_, c)| amount_in(toks, *c))
    });
    for cell in row {
        for tok in toks.get(cell.0..cell.1).unwrap_or_default() {
            if tok.kind == Kind::Unknown {
                entries.push(Entry { what: Thing::Unknown, from: tok.from, to: tok.to });
            }
        }
    }
    let to = row.last().and_then(|c| toks.get(c.1.saturating_sub(1))).map_or(subject.to, |t| t.to);
    let (from, end) = (subject.from, subject.to);
    entries.push(Entry { what: Thing::Subject(Box::new(subject)), from, to: end });
    if let Some(amount) = amount {
        entries.push(Entry { what: Thing::Amount(amount), from: end, to });
        if let (Stated::Absent(_), Some(limit)) = (amount.stated, limit) {
            let mark = Thing::Mark(Mark::DetectionLimit);
            entries.push(Entry { what: mark, from: to, to });
            entries.push(Entry { what: Thing::Amount(limit), from: to, to });
        }
    }
    Some(entries)
}

/// The substance of a row: its name, and the CAS number in another cell.
pub(super) fn subject_in(subjects: &mut Subjects<'_>, row: &[Cell], cell: Cell) -> Option<Subject> {
    let mut found: Option<Subject> = None;
    let mut at = cell.0;
    while at < cell.1 {
        match subjects.read(at) {
            Some((subject, end)) if end <= cell.1 => {
                match &mut found {
                    None => found = Some(subject),
                    Some(first) => {
                        let one = crate::subject::same(
                            subjects.lexicon,
                            &first.sub.what,
                            &subject.sub.what,
                        );
                        if one {
                            first.to = first.to.max(subject.to);
                        }
                    }
                }
                at = end.max(next(at));
            }
            _ => at = next(at),
        }
    }
    // A CAS number in a cell of its own, where the name alone was not told.
    let mut subject = found?;
    subject.sub.wordlike = false;
    if matches!(subject.sub.what, What::Cas) {
        for other in row {
            for at in other.0..other.1 {
                if let Some(sub) = subjects.sub(at)
                    && !matches!(sub.what, What::Cas)
                {
                    subject.sub = sub.clone();
                }
            }
        }
    }
    Some(subject)
}

pub(super) fn amount_in(toks: &[Tok], cell: Cell) -> Option<Amount> {
    let inside = toks.get(..cell.1).unwrap_or_default();
    let amounts = Amounts { toks: inside };
    (cell.0..cell.1).find_map(|at| amounts.read(at))
}

/// Of two amounts of one substance both: the first, up to the second where that is higher.
pub(super) fn wider(first: Option<Amount>, second: Option<Amount>) -> Option<Amount> {
    let (Some(a), Some(b)) = (first, second) else { return first.or(second) };
    let stated = crate::amount::widened(a.stated, b.stated).unwrap_or(a.stated);
    Some(Amount { stated, ..a })
}

pub(crate) fn with_unit(amount: Amount, unit: Option<Unit>) -> Amount {
    match (amount.stated, unit) {
        (Stated::Value(mut value), Some(unit)) if value.unit.kind == UnitKind::None => {
            value.unit = unit;
            Amount { stated: Stated::Value(value), ..amount }
        }
        _ => amount,
    }
}

/// Two columns, least and most, as one amount.
pub(super) fn bounded(low: Option<Amount>, high: Option<Amount>) -> Option<Amount> {
    let number = |a: Option<Amount>| match a.map(|a| a.stated) {
        Some(Stated::Value(v)) => Some(v),
        _ => None,
    };
    let made = |value: Value| Amount { stated: Stated::Value(value), each: false, end: 0 };
    let open = |a: Option<Amount>| a.is_none_or(|a| a.stated == Stated::Undisclosed);
    match (number(low), number(high)) {
        (Some(a), Some(b)) => {
            let (from, to) = (a.low.min(b.high), a.low.max(b.high));
            Some(made(Value {
                low: from,
                high: to,
                shape: Shape::Range,
                reversed: a.low > b.high,
                ..a
            }))
        }
        (None, Some(b)) if open(low) => Some(made(b.capped(b.high_open))),
        (Some(a), None) if open(high) => Some(made(Value { shape: Shape::Min, ..a })),
        _ => low.or(high),
    }
}
