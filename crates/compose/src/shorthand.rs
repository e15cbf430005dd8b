//! Shorthand and designations, written out.

use crate::amount::{Shape, Stated, Value};
use crate::lexicon::Lexicon;
use crate::line::{Expand, Line};
use crate::model::{Interval, Known};
use crate::statement::Statement;
use crate::subject::Subject;
use crate::symbols::El;
use crate::token::{AlloyPart, Sub, Unit, UnitKind, What};

/// Shorthand and designations as the parts they stand for. `alone`: no other amount is stated.
pub(crate) fn write_out(
    lexicon: &Lexicon,
    statement: Statement,
    alone: bool,
    expand: Expand<'_>,
    lines: &mut Vec<Line>,
) {
    // A purity beside an alloy is that of the whole.
    let whole = match &statement.stated {
        None => true,
        Some(Stated::Value(v)) => {
            v.unit.kind != UnitKind::Ppm && v.high >= rust_decimal::Decimal::from(90)
        }
        Some(_) => false,
    };
    let mut push = |inner: Statement| {
        let mut line =
            Line::new(Statement { from: statement.from, to: statement.to, given: None, ..inner });
        line.derived = true;
        lines.push(line);
    };
    let absent = matches!(statement.stated, Some(Stated::Absent(_)));
    match &statement.subject.sub.what {
        What::Group(_) | What::Family(_) if absent => {
            let els = match &statement.subject.sub.what {
                What::Group(_) if statement.subject.members.is_some() => {
                    statement.subject.members.clone().unwrap_or_default()
                }
                What::Group(group) => lexicon.holds(*group).to_vec(),
                what => what.elements(),
            };
            for el in els {
                let mut one = statement.clone();
                one.subject.sub = Sub::new(What::Element(el), &*lexicon.symbols.symbol(el));
                lines.push(Line::new(one));
            }
        }
        // "no other parts"
        What::Other(_) | What::Inert | What::Cas if absent => {}
        What::Alloy(parts) if whole => {
            for part in parts.iter() {
                push(alloy_part(&statement.subject, part));
            }
        }
        What::Designation(place) if whole => {
            for inner in expand(*place) {
                push(inner);
            }
        }
        // Part of a mixture: what it holds, without shares.
        What::Alloy(_) if !absent => {
            let els = statement.subject.sub.what.elements();
            family(statement, els, lines);
        }
        What::Designation(place) => {
            let inner = expand(*place);
            let els = inner.iter().flat_map(|i| i.subject.sub.what.elements()).collect();
            family(statement, els, lines);
        }
        What::Family(els) if alone && shares_last(&statement) => {
            // `Al-Sc 2 %`: the last has the amount, the first is the balance.
            let (first, last) = (els.first().copied(), els.last().copied());
            for (el, stated) in [(first, Some(Stated::Balance)), (last, statement.stated)] {
                if let Some(el) = el {
                    let mut one = statement.clone();
                    one.subject.sub = Sub::new(What::Element(el), &*lexicon.symbols.symbol(el));
                    one.stated = stated;
                    lines.push(Line::new(one));
                }
            }
        }
        What::Family(els) if alone && share_of_first(lexicon, &statement) => {
            // `DyFe 80`: the first has the number, the other is named.
            for (place, el) in els.iter().enumerate() {
                let mut one = statement.clone();
                one.subject.sub = Sub::new(What::Element(*el), &*lexicon.symbols.symbol(*el));
                match &mut one.stated {
                    Some(Stated::Value(value)) if place == 0 => {
                        value.unit = Unit::plain(UnitKind::Mass);
                    }
                    stated => *stated = None,
                }
                lines.push(Line::new(one));
            }
        }
        _ => lines.push(Line::new(statement)),
    }
}

/// `DyFe 80`, a rare earth first, and more than half.
fn share_of_first(lexicon: &Lexicon, statement: &Statement) -> bool {
    let What::Family(els) = &statement.subject.sub.what else { return false };
    let Some(Stated::Value(value)) = &statement.stated else { return false };
    els.len() == 2
        && els.first().is_some_and(|el| lexicon.symbols.rare_earth(*el))
        && value.unit.kind == UnitKind::None
        && value.low >= rust_decimal::Decimal::from(50)
        && value.high < rust_decimal::Decimal::ONE_HUNDRED
}

/// What a substance of several parts holds, without shares.
fn family(mut statement: Statement, els: Vec<El>, lines: &mut Vec<Line>) {
    let mut once: Vec<El> = Vec::with_capacity(els.len());
    for el in els {
        if !once.contains(&el) {
            once.push(el);
        }
    }
    statement.subject.sub.what = What::Family(once);
    lines.push(Line::new(statement));
}

/// `Al-Sc 2 %`, with a hyphen and two elements.
fn shares_last(statement: &Statement) -> bool {
    let What::Family(els) = &statement.subject.sub.what else { return false };
    let Some(Stated::Value(value)) = &statement.stated else { return false };
    els.len() == 2
        && statement.subject.sub.name.contains('-')
        && value.high < rust_decimal::Decimal::from(50)
}

fn alloy_part(subject: &Subject, part: &AlloyPart) -> Statement {
    let mut own = subject.clone();
    own.sub = Sub::new(part.what.clone(), part.name.clone());
    let stated = match part.percent {
        Some(interval) if interval == Interval::SOME && part.unit == UnitKind::Mass => {
            own.dopant = true;
            None
        }
        Some(interval) => {
            let mut value = Value::one(interval.low);
            value.high = interval.high;
            (value.low_open, value.high_open) = (interval.low_open, interval.high_open);
            if interval.low != interval.high {
                value.shape = Shape::Range;
            }
            value.unit = Unit::plain(part.unit);
            Some(Stated::Value(value))
        }
        None => Some(Stated::Balance),
    };
    Statement { stated, ..Statement::named(own) }
}

/// `Nd27 Dy3 Fe69 B1`: numbers glued to symbols, in a row, are amounts.
pub(crate) fn glued_amounts(lexicon: &Lexicon, lines: &mut [Line]) {
    let lone = |line: &Line| match line.what() {
        What::Formula(formula) if line.is_named_only() && formula.numbered => {
            formula.lone().zip(formula.atoms.first().map(|a| a.count))
        }
        _ => None,
    };
    let glued = lines.iter().filter(|l| lone(l).is_some()).count();
    let stated = lines.iter().any(|l| l.value().is_some() || l.is_balance());
    if glued < 2 && !(glued == 1 && stated) {
        return;
    }
    for line in lines {
        if let Some((el, count)) = lone(line) {
            let mut value = Value::one(count.low);
            value.high = count.high;
            let sub = Sub::new(What::Element(el), &*lexicon.symbols.symbol(el));
            line.statement.subject.sub = sub;
            line.statement.stated = Some(Stated::Value(value));
            line.known = Known::Amount;
        }
    }
}
