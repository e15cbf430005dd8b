//! Which unit numbers have that stand without one.

use rust_decimal::Decimal;

use crate::amount::{Shape, Value};
use crate::interval::add;
use crate::line::Line;
use crate::statement::Found;
use crate::token::UnitKind;

/// What was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Plan {
    /// The unit of numbers without one; none: not known.
    pub(crate) bare: UnitKind,
    /// What plain percent means.
    pub(crate) percent: UnitKind,
    /// True: taken for percent by mass, because a balance or the sum fits.
    pub(crate) assumed: bool,
    /// True: numbers without unit are there.
    pub(crate) asked: bool,
    /// What they can be besides percent by mass.
    pub(crate) other: UnitKind,
}

/// A sum from here to there is one of percentages.
const SUM_FROM: i64 = 95;
const SUM_TO: i64 = 105;
/// A single number from here on beside a substance is its purity in percent.
const PURITY_FROM: i64 = 90;

fn is_percent(kind: UnitKind) -> bool {
    matches!(kind, UnitKind::Percent | UnitKind::Mass | UnitKind::Atomic | UnitKind::Mole)
}

/// What numbers come to at their fullest.
fn full(value: &Value) -> Decimal {
    if value.shape == Shape::Min { value.low } else { value.high }
}

/// Decides on the units of a text's numbers; `asked` is what the person chose.
pub(crate) fn plan(found: &Found, lines: &[Line], asked: Option<UnitKind>) -> Plan {
    let mut alone = found.units.iter().map(|(u, _)| u.kind);
    let standing = alone.find(|k| is_percent(*k) || *k == UnitKind::Ppm || *k == UnitKind::Parts);
    let telling = found
        .units
        .iter()
        .map(|(u, _)| u.kind)
        .find(|k| matches!(k, UnitKind::Mass | UnitKind::Atomic | UnitKind::Mole));
    let own = lines.iter().any(|l| !l.dropped && !l.derived && l.value().is_some());
    let values = || {
        lines
            .iter()
            .filter(|l| !l.dropped && l.counted && !(own && l.derived))
            .filter_map(Line::value)
    };
    let explicit = |kind: UnitKind| values().any(|v| v.unit.kind == kind);
    let percent = match telling {
        Some(kind) if explicit(UnitKind::Percent) && !explicit(kind) => kind,
        _ => UnitKind::Mass,
    };
    let mut plan =
        Plan { bare: UnitKind::None, percent, assumed: false, asked: false, other: UnitKind::Ppm };
    let bare: Vec<&Value> = values().filter(|v| v.unit.kind == UnitKind::None).collect();
    if bare.is_empty() {
        return plan;
    }
    if let Some(kind) = asked {
        plan.bare = kind;
        return plan;
    }
    if let Some(kind) = standing {
        plan.bare = if kind == UnitKind::Percent { percent } else { kind };
        return plan;
    }
    // `Nd 30, B 1, Fe bal; Dy 0.5 at%`: what is added to a whole does not tell how the whole is meant.
    let balance = lines.iter().position(|l| !l.dropped && l.is_balance());
    let added = |kind: UnitKind| {
        let of = |l: &Line| l.value().is_some_and(|v| v.unit.kind == kind);
        balance.is_some_and(|at| lines.iter().take(at).all(|l| !of(l)))
    };
    // A unit after the last of several: `ZrO2 92 + Y2O3 8 wt%`.
    for kind in [UnitKind::Mass, UnitKind::Atomic, UnitKind::Mole, UnitKind::Percent] {
        if explicit(kind) {
            if matches!(kind, UnitKind::Atomic | UnitKind::Mole) && added(kind) {
                if explicit(UnitKind::Percent) {
                    plan.bare = percent;
                } else {
                    (plan.asked, plan.other) = (true, kind);
                }
                return plan;
            }
            plan.bare = if kind == UnitKind::Percent { percent } else { kind };
            return plan;
        }
    }
    let sum = bare.iter().fold(Decimal::ZERO, |s, v| add(s, full(v)));
    let lows = bare
        .iter()
        .fold(Decimal::ZERO, |s, v| if v.shape == Shape::Max { s } else { add(s, v.low) });
    let near = |v: Decimal| v >= Decimal::from(SUM_FROM) && v <= Decimal::from(SUM_TO);
    let around = lows <= Decimal::from(SUM_TO) && sum >= Decimal::from(SUM_FROM);
    let pure = bare.len() == 1 && sum >= Decimal::from(PURITY_FROM) && sum <= Decimal::from(SUM_TO);
    let fits = balance.is_some() && lows <= Decimal::from(SUM_TO);
    if fits || near(sum) || (bare.len() > 1 && around) || pure {
        plan.bare = UnitKind::Mass;
        plan.assumed = true;
    } else {
        plan.asked = true;
    }
    plan
}
