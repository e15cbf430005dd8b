//! Tokens combined: subjects, amounts, ratios, separators, in order.

use ree_contract::Level;
use rust_decimal::Decimal;

use crate::amount::{Amount, Amounts, Shape, Stated, Value};
use crate::lexicon::Lexicon;
use crate::model::Remark;
use crate::subject::{Subject, Subjects};
use crate::token::{Kind, Mark, Skip, Tok, Unit, UnitKind, What};

/// Something that stands between others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sep {
    /// Comma.
    Soft,
    /// Semicolon, full stop.
    Strong,
    /// Question mark.
    Question,
    /// End of line.
    Line,
    /// Cell of a table.
    Cell,
    Plus,
    Slash,
    Dash,
    Colon,
    Equals,
    /// A mark without meaning here: quotes, bullets.
    Other,
}

/// One thing read from the text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Thing {
    Subject(Box<Subject>),
    Amount(Amount),
    /// Numbers with colons or slashes between, with their unit.
    Ratio(Vec<Decimal>, Unit),
    Unit(Unit),
    Mark(Mark),
    Sep(Sep),
    Open,
    Close,
    Skip(Skip),
    Unknown,
}

/// The same with its place, in characters.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Entry {
    pub(crate) what: Thing,
    pub(crate) from: usize,
    pub(crate) to: usize,
}

/// Most numbers of a ratio.
const LONGEST_RATIO: usize = 12;

/// Combines the tokens.
pub(crate) fn combine(lexicon: &Lexicon, toks: &[Tok]) -> (Vec<Entry>, Vec<Remark>) {
    let mut subjects = Subjects { lexicon, toks, remarks: Vec::new() };
    let mut entries = Vec::with_capacity(toks.len());
    let mut at = 0;
    while at < toks.len() {
        // A table, or else one line.
        let rows = crate::notation::table::read(&mut subjects, at);
        if let Some((rows, stop)) = rows {
            entries.extend(rows);
            at = stop.max(at.saturating_add(1));
            continue;
        }
        let mut end = at;
        while toks.get(end).is_some_and(|t| t.kind != Kind::Punct('\n')) {
            end = end.saturating_add(1);
        }
        let end = end.saturating_add(1).min(toks.len());
        at = plain(&mut subjects, at, end, &mut entries);
    }
    own_units(&mut entries);
    (entries, subjects.remarks)
}

/// `C (ppm) 800; Dy (%) 1.8`: the unit between a name and its amount is of that amount. One alone that is a
/// percentage heads those that follow it.
fn own_units(entries: &mut [Entry]) {
    let mut found: Vec<(usize, Unit)> = Vec::new();
    let mut last: Option<(usize, Unit)> = None;
    let mut named = false;
    for (at, entry) in entries.iter().enumerate() {
        match &entry.what {
            Thing::Subject(_) => (named, last) = (true, None),
            Thing::Unit(unit) if named && last.is_none() => last = Some((at, *unit)),
            Thing::Amount(_) => {
                found.extend(last.take());
                named = false;
            }
            Thing::Open | Thing::Close => {}
            Thing::Sep(Sep::Soft | Sep::Colon | Sep::Equals | Sep::Cell | Sep::Dash) => {}
            _ => (named, last) = (false, None),
        }
    }
    let heads = matches!(found.as_slice(), [(_, unit)] if unit.kind != UnitKind::Ppm);
    for (at, unit) in found.into_iter().filter(|_| !heads) {
        let of = entries.iter().skip(at).position(|e| matches!(e.what, Thing::Amount(_)));
        let behind = of.map_or(at, |of| at.saturating_add(of));
        for entry in entries.iter_mut().take(behind).skip(at.saturating_sub(1)) {
            if matches!(entry.what, Thing::Open | Thing::Unit(_) | Thing::Close) {
                entry.what = Thing::Sep(Sep::Other);
            }
        }
        if let Some(Entry { what: Thing::Amount(amount), .. }) =
            of.and_then(|of| entries.get_mut(at.saturating_add(of)))
        {
            *amount = crate::notation::table::with_unit(*amount, Some(unit));
        }
    }
}

/// Combines a run of tokens that is no table; tells where it ended, at `until` or a little after.
pub(crate) fn plain(
    subjects: &mut Subjects<'_>,
    from: usize,
    until: usize,
    entries: &mut Vec<Entry>,
) -> usize {
    let toks = subjects.toks;
    let amounts = Amounts { toks };
    let mut at = from;
    while at < until
        && let Some(tok) = toks.get(at)
    {
        let (from, mut to) = (tok.from, tok.to);
        let mut end = at.saturating_add(1);
        let what = if let Some((subject, stop)) = glued(subjects, at) {
            // `92ZrO2-8Y2O3`: the number belongs to what it is joined to.
            let (subject, amount) = subject;
            entries.push(Entry {
                what: Thing::Subject(Box::new(subject)),
                from,
                to: to_of(toks, stop),
            });
            (end, to) = (stop, to_of(toks, stop));
            Thing::Amount(amount)
        } else if let Some((subject, amount, stop)) = bounded(subjects, at) {
            entries.push(Entry {
                what: Thing::Subject(Box::new(subject)),
                from,
                to: to_of(toks, stop),
            });
            (end, to) = (stop, to_of(toks, stop));
            Thing::Amount(amount)
        } else if let Some((subject, stop)) = subjects.read(at) {
            (end, to) = (stop, to_of(toks, stop));
            Thing::Subject(Box::new(subject))
        } else if let Some((ratio, unit, stop)) = ratio(toks, at) {
            (end, to) = (stop, to_of(toks, stop));
            Thing::Ratio(ratio, unit)
        } else if let Some(amount) = amounts.read(at) {
            (end, to) = (amount.end, to_of(toks, amount.end));
            Thing::Amount(amount)
        } else {
            if let Some(remark) = minus(toks, at) {
                subjects.remarks.push(remark);
            }
            single(&tok.kind, toks.get(at.saturating_add(1)))
        };
        entries.push(Entry { what, from, to });
        at = end.max(at.saturating_add(1));
    }
    at
}

/// `Dy -3`: read as a dash before the amount, and told.
fn minus(toks: &[Tok], at: usize) -> Option<Remark> {
    let dash = toks.get(at).filter(|t| t.gap && t.kind == Kind::Punct('-'))?;
    let Kind::Sub(sub) = &toks.get(at.checked_sub(1)?)?.kind else { return None };
    let number = toks.get(at.saturating_add(1)).filter(|t| !t.gap && t.from == dash.to)?;
    let Kind::Num(n) = number.kind else { return None };
    Some(Remark {
        kind: "unread",
        message: "reader-minus",
        level: Level::Warn,
        values: vec![("name", sub.name.clone()), ("number", n.to_string())],
    })
}

fn to_of(toks: &[Tok], stop: usize) -> usize {
    toks.get(stop.saturating_sub(1)).map_or(0, |t| t.to)
}

fn single(kind: &Kind, after: Option<&Tok>) -> Thing {
    match kind {
        Kind::Mark(mark) => Thing::Mark(*mark),
        Kind::Unit(unit) => Thing::Unit(*unit),
        Kind::Skip(skip) => Thing::Skip(*skip),
        Kind::Unknown | Kind::Num(_) => Thing::Unknown,
        Kind::Sub(_) => Thing::Unknown,
        Kind::Punct(c) => punctuation(*c, after),
    }
}

fn punctuation(c: char, after: Option<&Tok>) -> Thing {
    let spaced = after.is_none_or(|t| t.gap);
    match c {
        ',' | '，' => Thing::Sep(Sep::Soft),
        ';' | '。' | '!' => Thing::Sep(Sep::Strong),
        '?' => Thing::Sep(Sep::Question),
        '.' if spaced => Thing::Sep(Sep::Strong),
        '\n' => Thing::Sep(Sep::Line),
        '\t' | '|' => Thing::Sep(Sep::Cell),
        '+' | '&' => Thing::Sep(Sep::Plus),
        '/' | '\\' => Thing::Sep(Sep::Slash),
        '-' => Thing::Sep(Sep::Dash),
        ':' => Thing::Sep(Sep::Colon),
        '=' => Thing::Sep(Sep::Equals),
        '(' | '[' => Thing::Open,
        ')' | ']' => Thing::Close,
        _ => Thing::Sep(Sep::Other),
    }
}

/// `92ZrO2`, `70Dy`: a number and what it counts, without a space, in a row of such.
fn glued(subjects: &mut Subjects<'_>, at: usize) -> Option<((Subject, Amount), usize)> {
    let toks = subjects.toks;
    let Kind::Num(n) = toks.get(at)?.kind else { return None };
    let one = at.saturating_add(1);
    if toks.get(one)?.gap {
        return None;
    }
    let sub = subjects.sub(one)?;
    if sub.cas || matches!(sub.what, What::Group(_) | What::Other(_)) {
        return None;
    }
    let mut subject = Subject::plain(sub.clone(), toks.get(at)?.from, toks.get(one)?.to);
    subject.sub.wordlike = false;
    let mut value = Value::one(n);
    // `ZK60+0.5Y`: what is added in shorthand is percent.
    let added = at.checked_sub(1).and_then(|i| toks.get(i)).map(|t| &t.kind);
    if matches!(added, Some(Kind::Punct('+'))) {
        value.unit = Unit::plain(UnitKind::Percent);
    }
    let stated = Stated::Value(value);
    let end = one.saturating_add(1);
    Some(((subject, Amount { stated, each: false, end }), end))
}

/// `0.5 ≤ Dy < 1.5`: the substance between its bounds.
fn bounded(subjects: &mut Subjects<'_>, at: usize) -> Option<(Subject, Amount, usize)> {
    let toks = subjects.toks;
    let Kind::Num(low) = toks.get(at)?.kind else { return None };
    let sign = |i: usize| match toks.get(i).map(|t| &t.kind) {
        Some(Kind::Punct('≤')) => Some(false),
        Some(Kind::Punct('<')) => Some(true),
        _ => None,
    };
    let mut i = at.saturating_add(1);
    let unit = match toks.get(i).map(|t| &t.kind) {
        Some(Kind::Unit(unit)) => {
            i = i.saturating_add(1);
            Some(*unit)
        }
        _ => None,
    };
    let low_open = sign(i)?;
    let (subject, after) = subjects.read(i.saturating_add(1))?;
    sign(after)?;
    let high = Amounts { toks }.read(after)?;
    let Stated::Value(upper) = high.stated else { return None };
    let unit = if upper.unit == Unit::NONE { unit.unwrap_or(upper.unit) } else { upper.unit };
    let reversed = low > upper.high;
    let (from, to) = (low.min(upper.high), low.max(upper.high));
    let value =
        Value { low: from, high: to, low_open, shape: Shape::Range, unit, reversed, ..upper };
    Some((subject, Amount { stated: Stated::Value(value), ..high }, high.end))
}

/// `70:30`, `24/66/10`, `1/5 (at)`.
fn ratio(toks: &[Tok], from: usize) -> Option<(Vec<Decimal>, Unit, usize)> {
    let number = |i: usize| match toks.get(i).map(|t| &t.kind) {
        Some(Kind::Num(n)) => Some(*n),
        _ => None,
    };
    let sign = |i: usize| match toks.get(i).map(|t| &t.kind) {
        Some(Kind::Punct(c @ (':' | '/'))) => Some(*c),
        _ => None,
    };
    let mut values = vec![number(from)?];
    let mut at = from.saturating_add(1);
    let mut unit = Unit::NONE;
    while let (Some(_), Some(n)) = (sign(at), number(at.saturating_add(1))) {
        values.push(n);
        at = at.saturating_add(2);
        if values.len() > LONGEST_RATIO {
            return None;
        }
    }
    if values.len() < 2 {
        return None;
    }
    let bracket = matches!(toks.get(at).map(|t| &t.kind), Some(Kind::Punct('(')));
    let unit_at = at.saturating_add(usize::from(bracket));
    if let Some(Kind::Unit(u)) = toks.get(unit_at).map(|t| &t.kind) {
        unit = *u;
        at = unit_at.saturating_add(1).saturating_add(usize::from(bracket));
    }
    Some((values, unit, at))
}
