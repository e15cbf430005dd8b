//! Statements made ready to be reckoned: shorthand written out, the same thing said twice made one.

use std::collections::{HashMap, HashSet};

use crate::amount::{Shape, Stated, Value};
use crate::interval::div;
use crate::lexicon::Lexicon;
use crate::model::{Carrier, Interval, Known, Remark};
use crate::statement::{Found, Statement};
use crate::subject::Subject;
use crate::symbols::El;
use crate::token::{AlloyPart, Sub, Unit, UnitKind, What};

/// A statement on its way to a part.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub(crate) statement: Statement,
    /// Place of the statement in the text.
    pub(crate) place: usize,
    /// The unit its number is read in.
    pub(crate) unit: UnitKind,
    /// Percent by mass of the whole, once reckoned.
    pub(crate) mass: Option<Interval>,
    /// What it adds where the sum is compared with 100 %.
    pub(crate) fill: rust_decimal::Decimal,
    pub(crate) known: Known,
    /// The kind of substance, where another statement tells it.
    pub(crate) carrier: Option<Carrier>,
    /// False: its mass is counted in a sum already.
    pub(crate) counted: bool,
    /// True: written out from shorthand or a designation; what is stated itself goes first.
    pub(crate) derived: bool,
    /// True: its number is a share of a sum that is told, and was reckoned with it.
    pub(crate) scaled: bool,
    /// True: only named, and given what the amounts leave.
    pub(crate) filled: bool,
    /// True: only named, but told to be all there is.
    pub(crate) whole: bool,
    /// A balance in a list of mole percent: what it makes of the molecules.
    pub(crate) moles: Option<Interval>,
    /// Elements whose content other statements tell.
    pub(crate) told_elsewhere: Vec<El>,
    /// Group whose members' rest it tells: `other REO`.
    pub(crate) rest_of: Option<u16>,
    /// Not to be shown: said again, or a heading.
    pub(crate) dropped: bool,
}

impl Line {
    pub(crate) fn new(statement: Statement) -> Self {
        let known = match statement.stated {
            Some(Stated::Value(_) | Stated::Balance | Stated::Absent(_)) => Known::Amount,
            Some(Stated::Trace) => Known::Trace,
            Some(Stated::Undisclosed | Stated::Present) => Known::Unknown,
            None if statement.subject.dopant => Known::Trace,
            None if statement.apart => Known::Unknown,
            None => Known::MainPart,
        };
        Self {
            statement,
            place: usize::MAX,
            unit: UnitKind::None,
            mass: None,
            fill: rust_decimal::Decimal::ZERO,
            known,
            carrier: None,
            counted: true,
            derived: false,
            scaled: false,
            filled: false,
            whole: false,
            moles: None,
            told_elsewhere: Vec::new(),
            rest_of: None,
            dropped: false,
        }
    }

    pub(crate) fn what(&self) -> &What {
        &self.statement.subject.sub.what
    }

    pub(crate) fn value(&self) -> Option<&Value> {
        match &self.statement.stated {
            Some(Stated::Value(value)) => Some(value),
            _ => None,
        }
    }

    pub(crate) fn is_balance(&self) -> bool {
        matches!(self.statement.stated, Some(Stated::Balance))
    }

    pub(crate) fn is_named_only(&self) -> bool {
        self.statement.stated.is_none()
    }

    /// True: a name without amount tells the main part, and nothing of what else there is.
    pub(crate) fn is_main_only(&self) -> bool {
        self.is_named_only() && !self.derived && !self.whole && *self.what() != What::Inert
    }

    pub(crate) fn is_absent(&self) -> bool {
        matches!(self.statement.stated, Some(Stated::Absent(_)))
    }
}

/// What a composition is made of a designation's text with.
pub(crate) type Expand<'a> = &'a dyn Fn(u16) -> Vec<Statement>;

/// Lines of statements.
pub(crate) fn lines(
    lexicon: &Lexicon,
    found: &Found,
    alternative: bool,
    expand: Expand<'_>,
) -> Vec<Line> {
    let mut lines = Vec::with_capacity(found.statements.len());
    let stated = found.statements.iter().filter(|s| s.stated.is_some()).count();
    for (place, statement) in found.statements.iter().enumerate() {
        let mut statement = statement.clone();
        if alternative && let Some(other) = statement.subject.sub.alternative.take() {
            (statement.subject.sub.what, statement.subject.sub.name) = *other;
        }
        if let Some(parent) = statement.part_of.filter(|p| *p != place)
            && contained(found, parent, &statement)
        {
            continue;
        }
        if let Some(Stated::Value(value)) = &mut statement.stated
            && statement.subject.basis.is_some()
            && value.unit.kind == UnitKind::None
        {
            value.unit = Unit::plain(UnitKind::Percent);
        }
        if found.star_is_max
            && let Some(Stated::Value(value)) = &mut statement.stated
            && value.starred
        {
            *value = value.capped(false);
        }
        let first = lines.len();
        if let Some(dopant) = dopant_amount(lexicon, &mut statement) {
            lines.push(Line::new(dopant));
        }
        write_out(lexicon, statement, stated < 2, expand, &mut lines);
        for line in lines.iter_mut().skip(first) {
            line.place = place;
        }
    }
    glued_amounts(lexicon, &mut lines);
    absent_compounds(lexicon, &mut lines);
    lines
}

/// `Nd 30, Fe 69, B 1, no Dy2O3`, `Dy2O3 0`: of metals this says nothing of the metal.
fn absent_compounds(lexicon: &Lexicon, lines: &mut [Line]) {
    let compound = |l: &Line| matches!(l.what(), What::Formula(f) if f.lone().is_none());
    let nothing = |l: &Line| {
        l.is_absent() || l.value().is_some_and(|v| v.high.is_zero() && v.shape != Shape::Min)
    };
    if lines.iter().any(|l| compound(l) && !nothing(l))
        || !lines.iter().any(|l| matches!(l.what(), What::Element(_) | What::Family(_)))
    {
        return;
    }
    // What a line of the element itself says stands.
    let told: Vec<El> = lines
        .iter()
        .filter(|l| matches!(l.what(), What::Element(_)))
        .flat_map(|l| l.what().elements())
        .collect();
    for line in lines.iter_mut().filter(|l| compound(l) && nothing(l)) {
        let mut els = line.what().elements().into_iter();
        let open = |el: &El| lexicon.symbols.rare_earth(*el) && !told.contains(el);
        if let Some(el) = els.find(open) {
            let statement = &mut line.statement;
            statement.subject.sub = Sub::new(What::Element(el), &*lexicon.symbols.symbol(el));
            statement.stated = Some(Stated::Undisclosed);
            line.known = Known::Unknown;
        }
    }
}

/// `Y3Al5O12:Ce 0.5 %`: a small amount after an activator is the activator's. By mass it is kept; a share
/// of the places in the crystal says only that it is there.
fn dopant_amount(lexicon: &Lexicon, statement: &mut Statement) -> Option<Statement> {
    let Some(Stated::Value(value)) = statement.stated else { return None };
    let What::Formula(formula) = &statement.subject.sub.what else { return None };
    let (el, count) = *formula.dopants.last()?;
    let ppm = value.unit.kind == UnitKind::Ppm;
    let small = ppm || value.high < rust_decimal::Decimal::from(50);
    if count.is_some() || !small {
        return None;
    }
    statement.stated = None;
    let by_mass = matches!(
        value.unit.kind,
        UnitKind::None | UnitKind::Percent | UnitKind::Mass | UnitKind::Ppm
    );
    if !by_mass {
        return None;
    }
    let mut host = (**formula).clone();
    host.dopants.pop();
    statement.subject.sub.what = What::Formula(std::sync::Arc::new(host));
    let mut own = statement.clone();
    own.subject.sub = Sub::new(What::Element(el), &*lexicon.symbols.symbol(el));
    own.subject.dopant = true;
    own.stated = Some(Stated::Value(value));
    Some(own)
}

/// True: the parent is a substance that holds what is said here: "604.72 mg gadobutrol (containing
/// 157.25 mg gadolinium)".
fn contained(found: &Found, parent: usize, statement: &Statement) -> bool {
    let Some(parent) = found.statements.get(parent) else { return false };
    let holder = matches!(parent.subject.sub.what, What::Formula(_));
    let els = statement.subject.sub.what.elements();
    holder && !els.is_empty() && els.iter().all(|el| parent.subject.sub.what.holds(*el))
}

/// Shorthand and designations as the parts they stand for. `alone`: no other amount is stated.
fn write_out(
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
fn glued_amounts(lexicon: &Lexicon, lines: &mut [Line]) {
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
