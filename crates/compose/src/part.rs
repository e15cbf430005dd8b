//! Lines to parts: what each brings of each element, and the same in the contract's list form.

use ree_contract::{Amount, AmountValue, AmountWord, Component, DecimalText, Measured, Substance};
use rust_decimal::Decimal;

use crate::amount::{Shape, Stated, Value};
use crate::chars::Text;
use crate::formula::Who;
use crate::interval::mul;
use crate::lexicon::Lexicon;
use crate::line::Line;
use crate::model::{Carrier, Interval, Known, Part, Share};
use crate::statement::Given;
use crate::symbols::El;
use crate::token::{UnitKind, What};

/// Makes parts.
pub(crate) struct Parts<'a, 't> {
    pub(crate) lexicon: &'a Lexicon,
    /// The text, where there is one.
    pub(crate) text: Option<&'a Text<'t>>,
    /// The word "trace" means less than this.
    pub(crate) trace: Decimal,
}

impl Parts<'_, '_> {
    pub(crate) fn part(&self, line: &Line) -> Part {
        let statement = &line.statement;
        let sub = &statement.subject.sub;
        let span = self.text.map(|t| t.span(statement.from, statement.to));
        let read_from =
            self.text.map_or(&*sub.name, |t| t.slice(statement.from, statement.to).trim()).into();
        let element = match &sub.what {
            What::Element(el) => Some(self.lexicon.symbols.symbol(*el)),
            _ => None,
        };
        let substance = self.substance(line);
        let (said, component) = match statement.given {
            Some(given) => (given, None),
            None => {
                let amount = amount(line);
                let (balance, analysis) =
                    (amount == Amount::Word(AmountWord::Balance), statement.analysis);
                let substance = Substance::One(substance.clone());
                let component = Component { substance, amount, as_analysis: analysis, span };
                (Given { balance, analysis }, Some(component))
            }
        };
        Part {
            element,
            mass: line.mass,
            known: line.known,
            read_from,
            span,
            shares: self.shares(line),
            sum: matches!(sub.what, What::Group(_) | What::Other(_))
                || !statement.sum_with.is_empty(),
            inert: sub.what == What::Inert,
            beside: false,
            balance: said.balance,
            analysis: said.analysis,
            component,
            substance: substance.into(),
        }
    }

    fn substance(&self, line: &Line) -> String {
        let statement = &line.statement;
        let mut name = String::new();
        for member in &statement.sum_with {
            name.push_str(&member.sub.name);
            name.push('+');
        }
        name.push_str(&statement.subject.sub.name);
        if let What::Formula(formula) = &statement.subject.sub.what {
            for (i, (el, count)) in formula.dopants.iter().enumerate() {
                let symbol = self.lexicon.symbols.symbol(*el);
                if !name.contains(':') || i > 0 {
                    name.push(if i == 0 { ':' } else { ',' });
                    name.push_str(&symbol);
                    if let Some(count) = count {
                        name.push_str(&count.normalize().to_string());
                    }
                }
            }
        }
        name
    }

    fn shares(&self, line: &Line) -> Vec<Share> {
        let symbols = &self.lexicon.symbols;
        if !line.statement.sum_with.is_empty() {
            return Vec::new();
        }
        let share = |el: El, content: Interval, carrier: Carrier| Share {
            element: symbols.symbol(el),
            content,
            carrier: line.carrier.unwrap_or(carrier),
        };
        let told = |el: El| line.told_elsewhere.contains(&el);
        match line.what() {
            What::Element(el) => vec![share(*el, self.content(line, whole()), Carrier::Metal)],
            What::Family(els) => {
                let most = line.mass.map_or(Decimal::ONE_HUNDRED, |m| m.high);
                let some = Interval { high: most, ..Interval::SOME };
                let absent = line.is_absent();
                // Y-Ba-Cu-O is no alloy.
                let oxide = els.iter().any(|el| &*symbols.symbol(*el) == "O");
                let carrier = if oxide { Carrier::ComplexOxide } else { Carrier::Metal };
                els.iter()
                    .filter(|el| !told(**el))
                    .map(|el| share(*el, if absent { Interval::ZERO } else { some }, carrier))
                    .collect()
            }
            What::Formula(formula) => {
                let of = |g: u16| self.lexicon.holds(g).to_vec();
                let carrier = formula.carrier(symbols);
                formula
                    .shares(symbols, &of)
                    .into_iter()
                    .filter_map(|s| match s.who {
                        Who::Element(el) if !told(el) => {
                            let content =
                                if s.trace { s.percent } else { self.content(line, s.percent) };
                            Some(share(el, content, carrier))
                        }
                        _ => None,
                    })
                    .collect()
            }
            _ => Vec::new(),
        }
    }

    /// Content of an element that is so many percent of the part.
    fn content(&self, line: &Line, percent: Interval) -> Interval {
        if line.is_absent() {
            return Interval::ZERO;
        }
        if let Some(mass) = line.mass {
            return percent.of(mass);
        }
        let trace = matches!(line.statement.stated, Some(Stated::Trace));
        if trace {
            let little =
                Interval { low: Decimal::ZERO, high: self.trace, low_open: true, high_open: true };
            return little;
        }
        // A CAS row, or an undisclosed amount, says perhaps.
        let perhaps = line.statement.subject.sub.cas
            || beside_the_whole(line)
            || matches!(line.statement.stated, Some(Stated::Undisclosed));
        Interval {
            low: Decimal::ZERO,
            high: percent.high,
            low_open: !perhaps,
            high_open: percent.high_open,
        }
    }
}

/// True: only named, beside amounts that are whole: whatever is said of it, it may be there or not.
fn beside_the_whole(line: &Line) -> bool {
    line.known == Known::Unknown && line.is_named_only() && !line.statement.apart
}

fn whole() -> Interval {
    Interval::point(Decimal::ONE_HUNDRED)
}

fn text_of(value: Decimal) -> DecimalText {
    DecimalText(value.to_string())
}

/// The amount in the contract's words.
fn amount(line: &Line) -> Amount {
    let word = |w: AmountWord| Amount::Word(w);
    match &line.statement.stated {
        Some(Stated::Value(value)) => measured(line, value),
        // The list form has no mole percent: beside moles the rest is told in moles too.
        Some(Stated::Balance) => match (line.moles, line.what()) {
            (Some(moles), What::Formula(_)) => Amount::Measured(Measured::Moles(interval(moles))),
            _ => word(AmountWord::Balance),
        },
        Some(Stated::Trace) => word(AmountWord::Trace),
        Some(Stated::Absent(_)) => {
            Amount::Measured(Measured::MassPercent(AmountValue::One(text_of(Decimal::ZERO))))
        }
        Some(Stated::Undisclosed | Stated::Present) => word(AmountWord::Unknown),
        None if line.filled => word(AmountWord::Balance),
        None if line.statement.subject.dopant => word(AmountWord::Trace),
        None => word(AmountWord::Unknown),
    }
}

fn measured(line: &Line, value: &Value) -> Amount {
    // A share of a sum is given as what it makes of the whole.
    if line.scaled
        && let Some(mass) = line.mass
    {
        return Amount::Measured(Measured::MassPercent(interval(mass)));
    }
    let by = |v: Decimal| v.checked_mul(value.unit.factor).unwrap_or(v);
    let (low, high) = if value.unit.factor == Decimal::ONE {
        (value.low, value.high)
    } else {
        (by(value.low).normalize(), by(value.high).normalize())
    };
    // An assay that runs over the whole is the whole.
    let over = matches!(line.unit, UnitKind::Percent | UnitKind::Mass)
        && matches!(value.shape, Shape::One | Shape::Min)
        && low > Decimal::ONE_HUNDRED;
    let low = if over { Decimal::ONE_HUNDRED } else { low };
    // What a list refuses is cut at the whole.
    let whole = match line.unit {
        UnitKind::Percent | UnitKind::Mass | UnitKind::Atomic | UnitKind::Mole => 100,
        UnitKind::Ppm => 1_000_000,
        _ => i64::MAX,
    };
    let whole = Decimal::from(whole);
    let assay = value.shape == Shape::Range && high <= mul(whole, Decimal::new(105, 2), false);
    let high = if assay { high } else { high.min(whole) };
    let number = match value.shape {
        Shape::One => AmountValue::One(text_of(low)),
        Shape::Range => AmountValue::Range(text_of(low), text_of(high)),
        Shape::Max => AmountValue::Max { max: text_of(high), open: value.high_open },
        Shape::Min => AmountValue::Min { min: text_of(low), open: value.low_open },
    };
    let measured = match line.unit {
        UnitKind::Percent | UnitKind::Mass => Measured::MassPercent(number),
        UnitKind::Atomic => Measured::AtomicPercent(number),
        UnitKind::Mole | UnitKind::Moles => match (line.what(), line.unit) {
            (What::Element(_), UnitKind::Mole) => Measured::AtomicPercent(number),
            _ => Measured::Moles(number),
        },
        UnitKind::Ppm => Measured::Ppm(number),
        UnitKind::GPerL => Measured::GPerL(number),
        UnitKind::MolPerL => Measured::MolPerL(number),
        UnitKind::Parts => Measured::Parts(number),
        UnitKind::None | UnitKind::Volume => return Amount::Word(AmountWord::Unknown),
    };
    Amount::Measured(measured)
}

fn interval(mass: Interval) -> AmountValue {
    let (low, high) = (mass.low.normalize(), mass.high.normalize());
    if low == high {
        AmountValue::One(text_of(low))
    } else if low.is_zero() && !mass.low_open {
        AmountValue::Max { max: text_of(high), open: mass.high_open }
    } else {
        AmountValue::Range(text_of(low), text_of(high))
    }
}

/// True: the part carries amounts that count among the main parts.
#[must_use]
pub fn is_main(part: &Part) -> bool {
    part.known == Known::MainPart
        || part.mass.is_some_and(|m| m.high > crate::reading::MAIN_PART_ABOVE)
}
