//! Remarks on the lines of a reading: what is absent, reversed, left over, more than the whole.

use ree_contract::Level;
use rust_decimal::Decimal;

use crate::amount::Stated;
use crate::line::Line;
use crate::model::Remark;
use crate::token::UnitKind;

pub(crate) fn absent_remarks(lines: &[Line], remarks: &mut Vec<Remark>) {
    let absent: Vec<&Line> = lines.iter().filter(|l| !l.dropped && l.is_absent()).collect();
    if absent.is_empty() {
        return;
    }
    let names: Vec<&str> = absent.iter().map(|l| &*l.statement.subject.sub.name).collect();
    let limit = absent.iter().find_map(|l| match l.statement.stated {
        Some(Stated::Absent(Some(limit))) => Some(limit),
        _ => None,
    });
    let mut values = vec![("elements", names.join(", "))];
    let message = match limit {
        Some(limit) => {
            let unit = match limit.unit.kind {
                UnitKind::Ppm => "ppm",
                UnitKind::GPerL => "g/L",
                _ => "%",
            };
            let number =
                limit.high.checked_mul(limit.unit.factor).unwrap_or(limit.high).normalize();
            values.push(("limit", format!("{number} {unit}")));
            "reader-absent-limit"
        }
        None => "reader-absent",
    };
    remarks.push(Remark { kind: "absent", message, level: Level::Info, values });
}

pub(crate) fn reversed_remarks(lines: &[Line], remarks: &mut Vec<Remark>) {
    for line in lines.iter().filter(|l| !l.dropped) {
        if let Some(value) = line.value().filter(|v| v.reversed) {
            remarks.push(Remark {
                kind: "reversed_range",
                message: "reader-reversed",
                level: Level::Warn,
                values: vec![
                    ("substance", line.statement.subject.sub.name.clone()),
                    ("low", value.low.to_string()),
                    ("high", value.high.to_string()),
                ],
            });
        }
    }
}

pub(crate) fn plain(kind: &'static str, message: &'static str, level: Level) -> Remark {
    Remark { kind, message, level, values: Vec::new() }
}

pub(crate) fn remainder(gap: Decimal) -> Remark {
    let values = vec![("rest", gap.normalize().to_string())];
    Remark { kind: "remainder", message: "reader-remainder", level: Level::Info, values }
}

pub(crate) fn sum(sum: Decimal) -> Remark {
    let values = vec![("sum", sum.normalize().to_string())];
    Remark { kind: "sum_not_100", message: "reader-sum", level: Level::Warn, values }
}
