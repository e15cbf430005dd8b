//! The list form: components with amounts, checked one by one.

use ree_contract::{
    Amount, AmountValue, AmountWord, Component, DecimalText, ErrorBody, ErrorKind, Measured,
    Substance, Text as Both,
};
use rust_decimal::Decimal;

use crate::amount::{Shape, Stated, Value};
use crate::chars::Text;
use crate::hint::{is_bare_host, is_doped};
use crate::lexicon::Lexicon;
use crate::limits::{LIMIT_COMPONENTS, Limits};
use crate::model::{Composition, OpenPoint, Remark};
use crate::read::{deep, readings, statements, too_large};
use crate::resolve::{Choice, Resolver};
use crate::statement::{Found, Given, Statement, Words};
use crate::subject::Subject;
use crate::suggest::open_goods;
use crate::token::{Other, Sub, Unit, UnitKind, What};

/// Words for an undisclosed rest.
const OTHER: &str = "other";
/// Longest name of a substance, in bytes.
const LONGEST_NAME: usize = 1_000;
/// Most digits of an amount.
const MOST_DIGITS: usize = 20;
/// Most readings by what is to be chosen from.
const MOST_READINGS: usize = 4;

/// Reads a list of components.
///
/// # Errors
/// `unknown_substance`, `impossible_amount`, `too_large`, each with its place.
pub(crate) fn read(
    lexicon: &Lexicon,
    list: &[Component],
    limits: &Limits,
) -> Result<Composition, ErrorBody> {
    if list.len() > LIMIT_COMPONENTS {
        return Err(too_large(
            format!("The list has {} components; at most {LIMIT_COMPONENTS} are read.", list.len()),
            format!("列表有 {} 项成分，最多读取 {LIMIT_COMPONENTS} 项。", list.len()),
        ));
    }
    let mut first = Found::default();
    first.statements.reserve_exact(list.len());
    let mut others: Vec<(usize, String, Statement)> = Vec::new();
    for (place, component) in list.iter().enumerate() {
        let names = match &component.substance {
            Substance::One(name) => std::slice::from_ref(name),
            Substance::OneOf(names) => names.as_slice(),
        };
        let Some((name, further)) = names.split_first() else {
            return Err(unknown_substance(lexicon, "", place));
        };
        let statement = of(lexicon, limits, component, name, place)?;
        let worded = lexicon.direct(name).is_none();
        first.open_goods |= worded && open_goods(lexicon, name);
        // A host whose dopant is not told.
        first.undisclosed |= worded && is_bare_host(lexicon, &statement, &Text::new(name));
        if others.len().saturating_add(further.len()) >= MOST_READINGS {
            let most = MOST_READINGS.saturating_sub(1);
            let body = too_large(
                format!("The list has more than {most} further substances to choose from."),
                format!("列表中可选的其他物质超过 {most} 种。"),
            );
            return Err(body.at(format!("composition[{place}].substance")));
        }
        for name in further {
            let other = of(lexicon, limits, component, name, place)?;
            others.push((first.statements.len(), name.clone(), other));
        }
        first.statements.push(statement);
    }
    let expand = |place: u16| crate::read::designation(lexicon, limits, place);
    let resolver = Resolver { lexicon, limits, text: None, expand: &expand };
    let mut composition = readings(&resolver, &first, Vec::new())?;
    // A list of substances: each further one is a reading of its own, and each such component a point
    // that only the person can settle.
    for (place, name, statement) in others {
        let mut found = Found {
            statements: first.statements.clone(),
            open_goods: first.open_goods,
            ..Found::default()
        };
        if let Some(slot) = found.statements.get_mut(place) {
            *slot = statement;
        }
        let other = resolver.resolve(&found, Choice::default())?;
        let option = (name, composition.readings.len());
        composition.readings.push(other.reading);
        let here = format!("composition[{place}]");
        match composition.open.iter_mut().find(|point| point.place == here) {
            Some(point) => point.options.push(option),
            None => composition.open.push(OpenPoint {
                place: here,
                message: "reader-ask-substance",
                values: Vec::new(),
                options: vec![(first_name(list, place), 0), option],
            }),
        }
    }
    Ok(composition)
}

/// The first of the substances that a component may be.
fn first_name(list: &[Component], place: usize) -> String {
    match list.get(place).map(|component| &component.substance) {
        Some(Substance::OneOf(names)) => names.first().cloned().unwrap_or_default(),
        Some(Substance::One(name)) => name.clone(),
        None => String::new(),
    }
}

/// The statement of one component.
fn of(
    lexicon: &Lexicon,
    limits: &Limits,
    component: &Component,
    name: &str,
    place: usize,
) -> Result<Statement, ErrorBody> {
    let mut subjects = subjects(lexicon, limits, name, place)?;
    let rest = subjects.split_off(subjects.len().min(1));
    let Some(first) = subjects.pop() else {
        return Err(unknown_substance(lexicon, name, place));
    };
    let mut statement = Statement::named(first);
    statement.stated = stated(&component.amount, place)?;
    if statement.stated.is_none() && statement.subject.sub.cas {
        statement.stated = Some(Stated::Undisclosed);
    }
    statement.sum_with = rest;
    statement.analysis = component.as_analysis;
    let balance = component.amount == Amount::Word(AmountWord::Balance);
    statement.given = Some(Given { balance, analysis: component.as_analysis });
    Ok(statement)
}

/// The substance that a name stands for; several where they are joined by a plus.
fn subjects(
    lexicon: &Lexicon,
    limits: &Limits,
    name: &str,
    place: usize,
) -> Result<Vec<Subject>, ErrorBody> {
    let name = name.trim();
    if name.is_empty() || name.len() > LONGEST_NAME {
        return Err(unknown_substance(lexicon, name, place));
    }
    if let Some(sub) = lexicon.direct(name) {
        return Ok(vec![Subject::plain(sub, 0, name.chars().count())]);
    }
    if name.eq_ignore_ascii_case(OTHER) {
        return Ok(vec![Subject::plain(Sub::new(What::Other(Other::Others), OTHER), 0, 0)]);
    }
    let at = |body: ErrorBody| body.at(format!("composition[{place}].substance"));
    let text = Text::new(name);
    deep(&text).map_err(|mut body| {
        body.span = None;
        at(body)
    })?;
    let (found, _, remarks) = statements(lexicon, limits, &text).map_err(at)?;
    let named = found.statements.iter().all(|s| s.stated.is_none() && !s.apart);
    let untold = found.undisclosed && !is_doped(lexicon, &text);
    let unread = found.loose.iter().any(|l| l.words == Words::Unread);
    let read = !unread && found.unread.is_empty() && found.names.is_empty() && !untold;
    let mut subjects: Vec<Subject> = found.statements.into_iter().map(|s| s.subject).collect();
    let joined = subjects.len() > 1 && name.contains('+');
    if !named || !read || !(subjects.len() == 1 || joined) {
        return Err(match hint(&remarks) {
            Some(hint) => unknown(name, place).hinting(hint),
            None => unknown_substance(lexicon, name, place),
        });
    }
    for subject in &mut subjects {
        subject.sub.wordlike = false;
    }
    Ok(subjects)
}

/// What the scan has to say of a name that it did not read.
fn hint(remarks: &[Remark]) -> Option<Both> {
    remarks.iter().find_map(|remark| match (remark.message, remark.values.as_slice()) {
        ("reader-look-alike", [_, (_, letter), (_, near)]) => Some(Both::both(
            format!("The letter “{letter}” is of another alphabet. If {near} is meant, write it in Latin letters."),
            format!("字母“{letter}”属于其他字母表。如指 {near}，请用拉丁字母书写。"),
        )),
        ("reader-cas-check", _) => Some(Both::both(
            "It has the form of a CAS number, but its check digit does not fit. Check the number.",
            "其形式为 CAS 号，但校验位不符，请核对。",
        )),
        _ => None,
    })
}

fn unknown(name: &str, place: usize) -> ErrorBody {
    ErrorBody::new(
        ErrorKind::UnknownSubstance,
        Both::both(
            format!("The substance “{name}” is not known."),
            format!("不认识物质“{name}”。"),
        ),
    )
    .at(format!("composition[{place}].substance"))
}

fn unknown_substance(lexicon: &Lexicon, name: &str, place: usize) -> ErrorBody {
    let body = unknown(name, place);
    match lexicon.nearest(name) {
        Some(near) => body
            .hinting(Both::both(format!("Do you mean “{near}”?"), format!("是否应为“{near}”？"))),
        None => body.hinting(Both::both(
            "Write a symbol, a formula, a CAS number or a name; “other” for an undisclosed rest.",
            "请填写元素符号、化学式、CAS 号或名称；未披露的其余部分填“other”。",
        )),
    }
}

/// The amount; none where it is unknown.
pub(crate) fn stated(amount: &Amount, place: usize) -> Result<Option<Stated>, ErrorBody> {
    let measured = match amount {
        Amount::Word(AmountWord::Balance) => return Ok(Some(Stated::Balance)),
        Amount::Word(AmountWord::Trace) => return Ok(Some(Stated::Trace)),
        Amount::Word(AmountWord::Unknown) => return Ok(None),
        Amount::Measured(measured) => measured,
    };
    let (kind, value) = match measured {
        Measured::MassPercent(v) => (UnitKind::Mass, v),
        Measured::AtomicPercent(v) => (UnitKind::Atomic, v),
        Measured::Ppm(v) => (UnitKind::Ppm, v),
        Measured::Parts(v) => (UnitKind::Parts, v),
        Measured::Moles(v) => (UnitKind::Moles, v),
        Measured::GPerL(v) => (UnitKind::GPerL, v),
        Measured::MolPerL(v) => (UnitKind::MolPerL, v),
    };
    let number = |text: &DecimalText| decimal(text, place);
    let mut value = match value {
        AmountValue::One(one) => Value::one(number(one)?),
        AmountValue::Range(low, high) => {
            let (low, high) = (number(low)?, number(high)?);
            if low > high {
                return Err(impossible(
                    place,
                    format!("The range runs from {low} down to {high}."),
                    format!("范围从 {low} 到 {high}，上下限颠倒。"),
                ));
            }
            Value { high, shape: Shape::Range, ..Value::one(low) }
        }
        AmountValue::Max { max, open } => Value::one(number(max)?).capped(*open),
        AmountValue::Min { min, open } => {
            Value { shape: Shape::Min, low_open: *open, ..Value::one(number(min)?) }
        }
    };
    value.unit = Unit::plain(kind);
    Ok(Some(Stated::Value(value)))
}

/// A decimal as written: digits with a point, an exponent as JSON writes it.
fn decimal(text: &DecimalText, place: usize) -> Result<Decimal, ErrorBody> {
    let written = text.0.trim();
    let digits = written.chars().filter(char::is_ascii_digit).count();
    if digits > MOST_DIGITS {
        return Err(impossible(
            place,
            format!("The amount has {digits} digits; at most {MOST_DIGITS} are kept."),
            format!("含量有 {digits} 位数字，最多保留 {MOST_DIGITS} 位。"),
        ));
    }
    let plain = Decimal::from_str_exact(written).ok();
    let value = plain.or_else(|| Decimal::from_scientific(written).ok()).ok_or_else(|| {
        impossible(
            place,
            format!("“{written}” is not a decimal number."),
            format!("“{written}”不是十进制数。"),
        )
    })?;
    if value.is_sign_negative() && !value.is_zero() {
        return Err(impossible(
            place,
            format!("An amount cannot be below zero: {value}."),
            format!("含量不能为负数：{value}。"),
        ));
    }
    Ok(value.abs())
}

fn impossible(place: usize, en: String, zh: String) -> ErrorBody {
    ErrorBody::new(ErrorKind::ImpossibleAmount, Both::both(en, zh))
        .at(format!("composition[{place}].amount"))
        .hinting(Both::both(
            "Write a decimal from 0 to the whole, a range as [low, high], or {\"max\": …}.",
            "请填写 0 到总量之间的十进制数、[下限, 上限] 或 {\"max\": …}。",
        ))
}
