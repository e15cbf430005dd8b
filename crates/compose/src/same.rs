//! The same content said twice, made one.

use std::collections::{HashMap, HashSet};

use crate::amount::{Shape, Stated, Value};
use crate::interval::div;
use crate::line::Line;
use crate::model::Remark;
use crate::token::{Unit, UnitKind, What};

/// Makes one of what is said twice: the shorthand and the list, mass and atomic percent, nominal
/// and analysis.
pub(crate) fn once(lines: &mut [Line], remarks: &mut Vec<Remark>) {
    let mut first: HashMap<String, usize> = HashMap::with_capacity(lines.len());
    let mut named: HashSet<String> = HashSet::new();
    for here in 0..lines.len() {
        let Some(line) = lines.get(here) else { break };
        let simple = matches!(line.what(), What::Element(_) | What::Formula(_) | What::Group(_));
        if !simple || !line.statement.sum_with.is_empty() || line.statement.apart {
            continue;
        }
        let key = line.statement.subject.sub.name.clone();
        if line.is_named_only() {
            // `gadolinium oxysulphide Gd2O2S:Tb`: the name that tells an activator stays.
            let doped = matches!(line.what(), What::Formula(f) if !f.dopants.is_empty());
            if doped {
                let plain =
                    |l: &&mut Line| l.is_named_only() && l.statement.subject.sub.name == key;
                lines.iter_mut().take(here).filter(plain).for_each(|l| l.dropped = true);
                named.insert(key);
                continue;
            }
            let again = !line.statement.subject.dopant && !named.insert(key);
            if let Some(line) = lines.get_mut(here) {
                line.dropped |= again;
            }
            continue;
        }
        let Some(earlier) = first.get(&key).copied() else {
            first.insert(key, here);
            continue;
        };
        let Ok([a, b]) = lines.get_disjoint_mut([earlier, here]) else { continue };
        match better(a, b) {
            Better::First => b.dropped = true,
            Better::Second => {
                a.dropped = true;
                first.insert(key, here);
            }
            Better::Both => {
                merge(a, b);
                b.dropped = true;
                remarks.push(Remark::twice(key));
            }
        }
    }
}

enum Better {
    First,
    Second,
    /// They differ: both may be.
    Both,
}

fn better(a: &Line, b: &Line) -> Better {
    // What is there in any way outweighs a claim of absence.
    if a.is_absent() != b.is_absent() {
        return if a.is_absent() { Better::Second } else { Better::First };
    }
    if a.derived != b.derived {
        return if a.derived { Better::Second } else { Better::First };
    }
    match (a.value(), b.value()) {
        (Some(x), Some(y)) => {
            let by_mass = |v: &Value| {
                !matches!(
                    v.unit.kind,
                    UnitKind::Atomic | UnitKind::Mole | UnitKind::Moles | UnitKind::Volume
                )
            };
            let nothing = |v: &Value| v.high.is_zero() && v.shape != Shape::Min;
            if by_mass(x) != by_mass(y) {
                // Nothing in one unit does not outweigh something in the other.
                let first = if nothing(x) == nothing(y) { by_mass(x) } else { nothing(y) };
                return if first { Better::First } else { Better::Second };
            }
            let alike = x.unit.kind == y.unit.kind || (in_percent(x) && in_percent(y));
            if !alike || a.statement.subject.basis != b.statement.subject.basis {
                return Better::First;
            }
            let y = &in_unit(*y, x.unit);
            let same = (x.low, x.high, x.shape) == (y.low, y.high, y.shape);
            if same { Better::First } else { Better::Both }
        }
        (None, Some(_)) if !a.is_balance() => Better::Second,
        _ => Better::First,
    }
}

/// True: it counts percent by mass, or what can be told in percent by mass.
fn in_percent(v: &Value) -> bool {
    matches!(v.unit.kind, UnitKind::None | UnitKind::Percent | UnitKind::Mass | UnitKind::Ppm)
}

/// The same amount in another unit of its sort.
fn in_unit(value: Value, unit: Unit) -> Value {
    if value.unit.factor == unit.factor
        && (value.unit.kind == UnitKind::Ppm) == (unit.kind == UnitKind::Ppm)
    {
        return value;
    }
    let weight = |u: Unit| {
        let kind = if u.kind == UnitKind::Ppm { 1 } else { 10_000 };
        crate::interval::mul(u.factor, rust_decimal::Decimal::from(kind), true)
    };
    let (from, to) = (weight(value.unit), weight(unit));
    let told = |v, up| div(crate::interval::mul(v, from, up), to, up);
    Value { low: told(value.low, false), high: told(value.high, true), unit, ..value }
}

/// Either of two amounts.
fn merge(a: &mut Line, b: &Line) {
    let Some(other) = b.value().copied() else { return };
    if let Some(Stated::Value(value)) = &mut a.statement.stated {
        let other = in_unit(other, value.unit);
        let end = |v: &Value| match v.shape {
            Shape::Min => rust_decimal::Decimal::ONE_HUNDRED.max(v.high),
            _ => v.high,
        };
        let start = |v: &Value| match v.shape {
            Shape::Max => rust_decimal::Decimal::ZERO,
            _ => v.low,
        };
        let (low, high) = (start(value).min(start(&other)), end(value).max(end(&other)));
        (value.low, value.high, value.shape) = (low, high, Shape::Range);
        (value.low_open, value.high_open) = (false, false);
    }
    a.statement.given = None;
}
