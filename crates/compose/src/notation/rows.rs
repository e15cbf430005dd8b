//! Tables without heads: substances in a row with their amounts beneath, or a row of a substance and
//! two numbers.

use super::table::{
    Cell, Role, amount_in, bounded, cells, count, line_end, next, numbers, separator, subject_in,
    subs, wider, with_unit,
};
use crate::amount::{Amount, Amounts, Shape, Stated};
use crate::entry::{Entry, Sep, Thing};
use crate::subject::{Subject, Subjects};
use crate::token::{Kind, Mark, Tok, Unit, UnitKind};

// ---- substances in a row, amounts beneath ----

pub(super) fn across(subjects: &mut Subjects<'_>, from: usize) -> Option<(Vec<Entry>, usize)> {
    let toks = subjects.toks;
    let end = line_end(toks, from);
    if end >= toks.len() || numbers(toks, from, end) > 0 {
        return None;
    }
    let (names, units, labelled) = only_subjects(subjects, from, end)?;
    let mut at = next(end);
    let mut rows: Vec<(Role, Vec<Amount>)> = Vec::new();
    let mut entries = Vec::new();
    while at < toks.len() && rows.len() < 4 {
        let stop = line_end(toks, at);
        let fits = |from: usize| {
            only_amounts(toks, from, stop).filter(|(_, amounts)| amounts.len() == names.len())
        };
        let mut row = fits(at);
        if row.is_none() && labelled {
            let label = label_end(toks, at, stop);
            row = fits(label);
            if row.is_some() {
                entries.extend(said_by(subjects, at, label));
            }
        }
        let Some((role, amounts)) = row else { break };
        let own = amounts.into_iter().zip(&units).map(|(a, unit)| with_unit(a, *unit));
        rows.push((role, own.collect()));
        at = next(stop);
    }
    if rows.is_empty() {
        return None;
    }
    let of = |role: Role| rows.iter().find(|(r, _)| *r == role).map(|(_, a)| a);
    let (low, high) = (of(Role::Min), of(Role::Max));
    let told = of(Role::Value).or_else(|| rows.first().map(|(_, a)| a))?;
    let bounds = |role: Role| matches!(role, Role::Min | Role::Max);
    let values = || rows.iter().filter(|(r, _)| !bounds(*r)).map(|(_, a)| a);
    for (i, subject) in names.into_iter().enumerate() {
        let amount = match (low, high) {
            (None, None) => told.get(i).copied(),
            _ => bounded(low.and_then(|l| l.get(i).copied()), high.and_then(|h| h.get(i).copied())),
        };
        let amount = values().fold(amount, |a, row| wider(a, row.get(i).copied()));
        let (from, end) = (subject.from, subject.to);
        entries.push(Entry { what: Thing::Subject(Box::new(subject)), from, to: end });
        if let Some(amount) = amount {
            // The amount stands in another row; the span is the name's.
            entries.push(Entry { what: Thing::Amount(amount), from: end, to: end });
        }
        entries.push(Entry { what: Thing::Sep(Sep::Strong), from: end, to: end });
    }
    Some((entries, at))
}

/// What the label of a row says of the goods; a number in it is only a number.
fn said_by(subjects: &mut Subjects<'_>, from: usize, to: usize) -> Vec<Entry> {
    let mut said = Vec::new();
    crate::entry::plain(subjects, from, to, &mut said);
    said.retain(|e| match &e.what {
        Thing::Amount(Amount { stated: Stated::Value(v), .. }) => v.unit.kind != UnitKind::None,
        Thing::Ratio(..) => false,
        _ => true,
    });
    said.push(separator(subjects.toks, to));
    said
}

/// Where the first cell of a row ends: `A1 | 24 | 6`, `A1 24 6`.
fn label_end(toks: &[Tok], from: usize, end: usize) -> usize {
    let sign = ['|', '\t', ';', ','].into_iter().find(|c| count(toks, from, end, *c) > 0);
    let ends = |i: &usize| {
        toks.get(*i).is_some_and(|t| match sign {
            Some(sign) => t.kind == Kind::Punct(sign),
            None => t.gap,
        })
    };
    (next(from)..end).find(ends).unwrap_or(end)
}

/// The substances of a row, the unit of each, and whether a label stands in front.
type Names = (Vec<Subject>, Vec<Option<Unit>>, bool);

/// A line of nothing but substances, two or more, perhaps with a head in front.
fn only_subjects(subjects: &mut Subjects<'_>, from: usize, end: usize) -> Option<Names> {
    let mut names: Vec<Subject> = Vec::new();
    let mut units: Vec<Option<Unit>> = Vec::new();
    let mut labelled = false;
    let mut at = from;
    while at < end {
        let tok = subjects.toks.get(at)?;
        match &tok.kind {
            Kind::Punct('|' | '\t' | ',' | ';') => at = next(at),
            Kind::Punct(':') | Kind::Mark(_) | Kind::Unit(_) | Kind::Skip(_) | Kind::Unknown
                if names.is_empty() =>
            {
                labelled |= !matches!(tok.kind, Kind::Punct(_) | Kind::Unit(_));
                at = next(at);
            }
            Kind::Punct('(' | ')') if !names.is_empty() => at = next(at),
            Kind::Unit(unit) => {
                if let Some(own) = units.last_mut() {
                    *own = Some(*unit);
                }
                at = next(at);
            }
            Kind::Sub(sub) if !sub.cas => {
                let mut subject = Subject::plain((**sub).clone(), tok.from, tok.to);
                subject.sub.wordlike = false;
                names.push(subject);
                units.push(None);
                at = next(at);
            }
            _ => return None,
        }
    }
    (names.len() > 1).then_some((names, units, labelled))
}

/// A line of nothing but amounts, perhaps with a label in front.
fn only_amounts(toks: &[Tok], from: usize, end: usize) -> Option<(Role, Vec<Amount>)> {
    let line = toks.get(..end)?;
    let reader = Amounts { toks: line };
    let mut role = Role::Other;
    let mut unit = None;
    let mut found = Vec::new();
    let mut at = from;
    while at < end {
        let kind = &toks.get(at)?.kind;
        let label = found.is_empty();
        match kind {
            Kind::Punct('|' | '\t' | ',' | ';') => at = next(at),
            Kind::Mark(Mark::Min(_)) if label && labels_row(toks, at) => {
                role = Role::Min;
                at = next(at);
            }
            Kind::Mark(Mark::Max(_)) if label && labels_row(toks, at) => {
                role = Role::Max;
                at = next(at);
            }
            Kind::Mark(Mark::HeadValue | Mark::About) if label => {
                role = Role::Value;
                at = next(at);
            }
            Kind::Unit(u) if label => {
                unit = Some(*u);
                at = next(at);
            }
            Kind::Punct(':' | '.' | '(' | ')')
            | Kind::Skip(_)
            | Kind::Mark(Mark::HeadName | Mark::With)
                if label =>
            {
                at = next(at);
            }
            // An empty cell: not told.
            Kind::Punct('-') => {
                let stated = Stated::Undisclosed;
                found.push(Amount { stated, each: false, end: next(at) });
                at = next(at);
            }
            _ => {
                // `0.4 bal` are two cells.
                let cut = (next(at)..end).find(|i| {
                    toks.get(*i).is_some_and(|t| t.gap && t.kind == Kind::Mark(Mark::Balance))
                });
                let cell = Amounts { toks: toks.get(..cut.unwrap_or(end))? };
                let amount = cell.read(at).or_else(|| reader.read(at))?;
                at = amount.end;
                found.push(amount);
            }
        }
    }
    let found: Vec<Amount> = found.into_iter().map(|a| with_unit(a, unit)).collect();
    (!found.is_empty()).then_some((role, found))
}

fn is_number(toks: &[Tok], at: usize) -> bool {
    matches!(toks.get(at).map(|t| &t.kind), Some(Kind::Num(_)))
}

/// `Min 0.1 0.2 0.3`, `Min: …`: the word labels the row, and is no bound of its first number.
fn labels_row(toks: &[Tok], at: usize) -> bool {
    !is_number(toks, next(at)) || is_number(toks, at.saturating_add(2))
}

// ---- a row without heads ----

/// `Mg | 4.00 | 4.90`: a substance and two numbers, the least and the most.
pub(super) fn bare_row(subjects: &mut Subjects<'_>, from: usize) -> Option<(Vec<Entry>, usize)> {
    let toks = subjects.toks;
    let end = line_end(toks, from);
    let sign = ['|', '\t'].into_iter().find(|c| count(toks, from, end, *c) > 1)?;
    let row = cells(toks, from, end, Some(sign));
    let numbered: Vec<&Cell> =
        row.iter().filter(|c| numbers(toks, c.0, c.1) == 1 && subs(toks, **c) == 0).collect();
    let names: Vec<&Cell> = row.iter().filter(|c| subs(toks, **c) > 0).collect();
    let ([a, b], [name]) = (numbered.as_slice(), names.as_slice()) else { return None };
    let (low, high) = (amount_in(toks, **a)?, amount_in(toks, **b)?);
    let plain = |x: &Amount| matches!(x.stated, Stated::Value(v) if v.shape == Shape::One);
    if !plain(&low) || !plain(&high) {
        return None;
    }
    let subject = subject_in(subjects, &row, **name)?;
    let amount = bounded(Some(low), Some(high))?;
    let (start, stop) = (subject.from, subject.to);
    let to = toks.get(end.saturating_sub(1)).map_or(stop, |t| t.to);
    let entries = vec![
        Entry { what: Thing::Subject(Box::new(subject)), from: start, to: stop },
        Entry { what: Thing::Amount(amount), from: stop, to },
        separator(toks, end),
    ];
    Some((entries, next(end)))
}
