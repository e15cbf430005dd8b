//! Tokens to amounts: bounds, ranges, tolerances, units, words in place of numbers.

use rust_decimal::Decimal;

use crate::interval::{add, div, mul};
use crate::mass::PPM;
use crate::model::Interval;
use crate::token::{Kind, Mark, Tok, Unit, UnitKind};

/// How an amount was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    One,
    Range,
    Max,
    Min,
}

/// A number as stated, in its own unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Value {
    pub(crate) low: Decimal,
    pub(crate) high: Decimal,
    /// True: the end is not reached.
    pub(crate) low_open: bool,
    pub(crate) high_open: bool,
    pub(crate) shape: Shape,
    pub(crate) unit: Unit,
    /// True: an asterisk stands after it.
    pub(crate) starred: bool,
    /// True: the ends stood the wrong way round.
    pub(crate) reversed: bool,
    /// True: a minus stood before it.
    pub(crate) negative: bool,
}

impl Value {
    pub(crate) fn one(value: Decimal) -> Self {
        Self {
            low: value,
            high: value,
            low_open: false,
            high_open: false,
            shape: Shape::One,
            unit: Unit::NONE,
            starred: false,
            reversed: false,
            negative: false,
        }
    }

    /// As an interval in the unit's kind; `most` closes what has no upper end.
    pub(crate) fn interval(&self, most: Decimal) -> Interval {
        let by = |v: Decimal, up: bool| mul(v, self.unit.factor, up);
        let interval = Interval {
            low: by(self.low, false),
            high: by(self.high, true),
            low_open: self.low_open,
            high_open: self.high_open,
        };
        match self.shape {
            Shape::Min => Interval { high: most.max(interval.low), high_open: false, ..interval },
            Shape::Max => Interval { low: Decimal::ZERO, low_open: false, ..interval },
            Shape::One | Shape::Range => interval,
        }
    }

    /// Its upper end in percent, whatever was measured.
    pub(crate) fn percent(&self) -> Decimal {
        let most = mul(self.high, self.unit.factor, true);
        if self.unit.kind == UnitKind::Ppm { div(most, PPM, true) } else { most }
    }

    /// At most so much.
    pub(crate) fn capped(self, open: bool) -> Self {
        Self { shape: Shape::Max, high_open: open, ..self }
    }
}

/// An amount as stated.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Stated {
    Value(Value),
    Balance,
    Trace,
    /// Not there; with the limit of detection where it is told.
    Absent(Option<Value>),
    /// Not told.
    Undisclosed,
    /// There, without amount.
    Present,
}

/// An amount with its place, in tokens.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Amount {
    pub(crate) stated: Stated,
    /// True: it is said of each of several.
    pub(crate) each: bool,
    /// The token after it.
    pub(crate) end: usize,
}

/// Reads amounts from tokens.
#[derive(Clone, Copy)]
pub(crate) struct Amounts<'k> {
    pub(crate) toks: &'k [Tok],
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Bound {
    Max(bool),
    Min(bool),
}

impl Amounts<'_> {
    fn kind(&self, i: usize) -> Option<&Kind> {
        self.toks.get(i).map(|t| &t.kind)
    }

    fn punct(&self, i: usize, c: char) -> bool {
        matches!(self.kind(i), Some(Kind::Punct(p)) if *p == c)
    }

    fn number(&self, i: usize) -> Option<Decimal> {
        match self.kind(i) {
            Some(Kind::Num(n)) => Some(*n),
            _ => None,
        }
    }

    fn tight(&self, i: usize) -> bool {
        self.toks.get(i).is_some_and(|t| !t.gap)
    }

    fn is_sub(&self, i: usize) -> bool {
        matches!(self.kind(i), Some(Kind::Sub(_)))
    }

    /// The amount that starts at a token.
    pub(crate) fn read(&self, from: usize) -> Option<Amount> {
        if let Some(amount) = self.word(from) {
            return Some(amount);
        }
        let (mut value, mut end) = self.value(from)?;
        // `min 0.1 max 0.3`, `≥0.1, ≤0.3`
        let next = end.saturating_add(usize::from(self.punct(end, ',') || self.punct(end, '/')));
        if matches!(value.shape, Shape::Min | Shape::Max)
            && let Some((second, stop)) = self.value(next)
            && !self.is_sub(stop)
            && compatible(value.unit, second.unit)
            && let Some(both) = between(value, second)
        {
            (value, end) = (both, stop);
        }
        // `75Bal`, `92.95 – 95.95 % as balance`; not `27, balance Fe`.
        if self.marked(end, Mark::Balance)
            && (self.tight(end) || !self.is_sub(end.saturating_add(1)))
        {
            let end = end.saturating_add(1);
            return Some(Amount { stated: Stated::Balance, each: false, end });
        }
        let each = matches!(self.kind(end), Some(Kind::Mark(Mark::Each)));
        let end = end.saturating_add(usize::from(each));
        // About nothing is something.
        let about = value.high.is_zero()
            && matches!(self.kind(from), Some(Kind::Mark(Mark::About) | Kind::Punct('~')));
        let stated = if about { Stated::Undisclosed } else { Stated::Value(value) };
        Some(Amount { stated, each, end })
    }

    /// A word in place of a number.
    fn word(&self, from: usize) -> Option<Amount> {
        let each = matches!(self.kind(from), Some(Kind::Mark(Mark::Each)));
        let at = from.saturating_add(usize::from(each));
        if each && let Some(inner) = self.read_plain(at) {
            return Some(Amount { each: true, ..inner });
        }
        let stated = match self.kind(at)? {
            Kind::Mark(Mark::Balance) => Stated::Balance,
            Kind::Mark(Mark::Trace) => Stated::Trace,
            Kind::Mark(Mark::AbsentAfter) => Stated::Absent(None),
            Kind::Mark(Mark::Absent) if !self.is_sub(at.saturating_add(1)) => Stated::Absent(None),
            Kind::Mark(Mark::Doubted) if !self.is_sub(at.saturating_add(1)) => Stated::Undisclosed,
            Kind::Mark(Mark::Undisclosed) => {
                let end = self.not_looked_for(at.saturating_add(1));
                return Some(Amount { stated: Stated::Undisclosed, each, end });
            }
            Kind::Mark(Mark::Present) => Stated::Present,
            // `<LOD`
            Kind::Punct('<') if self.marked(at.saturating_add(1), Mark::DetectionLimit) => {
                let end = at.saturating_add(2);
                return Some(Amount { stated: Stated::Absent(None), each, end });
            }
            _ => return None,
        };
        Some(Amount { stated, each, end: at.saturating_add(1) })
    }

    /// `not measured, n.d.`: what nobody looked for was not found either. The token after such words.
    fn not_looked_for(&self, from: usize) -> usize {
        let joined =
            self.punct(from, ',') || self.punct(from, '，') || self.marked(from, Mark::And);
        let at = from.saturating_add(usize::from(joined));
        let absent = self.marked(at, Mark::AbsentAfter) || self.marked(at, Mark::Absent);
        if absent { at.saturating_add(1) } else { from }
    }

    fn marked(&self, i: usize, mark: Mark) -> bool {
        matches!(self.kind(i), Some(Kind::Mark(m)) if *m == mark)
    }

    fn read_plain(&self, from: usize) -> Option<Amount> {
        if matches!(self.kind(from), Some(Kind::Mark(Mark::Each))) {
            return None;
        }
        let mut at = from;
        while self.punct(at, ':') || self.punct(at, ',') {
            at = at.saturating_add(1);
        }
        self.read(at)
    }

    /// Bounds, number, range, unit, and words after it.
    fn value(&self, from: usize) -> Option<(Value, usize)> {
        let (bound, negative, mut at) = self.prefix(from)?;
        let first = self.number(at)?;
        at = at.saturating_add(1);
        let mut value = Value::one(first);
        let (mut unit, mut end) = self.unit(at);
        let mut second = None;
        if let Some((low, high, stop)) = self.tolerance(end, first) {
            (value.low, value.high, value.shape) = (low, high, Shape::Range);
            second = Some(stop);
        } else if let Some((other, stop)) = self.range(from, end) {
            value.reversed = other < first;
            value.low = first.min(other);
            value.high = first.max(other);
            value.shape = Shape::Range;
            second = Some(stop);
        }
        if let Some(stop) = second {
            let (later, stop) = self.unit(stop);
            unit = later.or(unit);
            end = stop;
        }
        match bound {
            Some(Bound::Max(open)) => value = value.capped(open),
            Some(Bound::Min(open)) => {
                value.shape = Shape::Min;
                value.low_open = open;
            }
            None => {}
        }
        value.negative = negative;
        value.unit = unit.unwrap_or(Unit::NONE);
        end = self.suffix(end, &mut value);
        Some((value, end))
    }

    /// `<`, `max.`, `about`: what stands before a number.
    fn prefix(&self, from: usize) -> Option<(Option<Bound>, bool, usize)> {
        let mut at = from;
        let mut bound = None;
        let mut negative = false;
        for _ in 0..5 {
            match self.kind(at)? {
                Kind::Num(_) => return Some((bound, negative, at)),
                Kind::Punct('<') | Kind::Mark(Mark::Max(true)) => bound = Some(Bound::Max(true)),
                Kind::Punct('≤') | Kind::Mark(Mark::Max(false)) => {
                    bound = Some(Bound::Max(false));
                }
                Kind::Punct('>') | Kind::Mark(Mark::Min(true)) => bound = Some(Bound::Min(true)),
                Kind::Punct('≥') | Kind::Mark(Mark::Min(false)) => {
                    bound = Some(Bound::Min(false));
                }
                // `Dy bis 0,5 %`
                Kind::Mark(Mark::To) if bound.is_none() => bound = Some(Bound::Max(false)),
                Kind::Mark(Mark::About | Mark::From) => {}
                Kind::Punct('~') if self.tight(at.saturating_add(1)) => {}
                Kind::Punct(':' | '=') if bound.is_some() => {}
                Kind::Punct('-') if self.tight(at.saturating_add(1)) && self.after_link(at) => {
                    negative = true;
                }
                _ => return None,
            }
            at = at.saturating_add(1);
        }
        None
    }

    /// True: what stands before opens a value, so that a hyphen is a minus.
    fn after_link(&self, at: usize) -> bool {
        at.checked_sub(1).and_then(|i| self.kind(i)).is_some_and(|k| {
            matches!(k, Kind::Punct(':' | '=' | '|' | '\t' | '<' | '>' | '≤' | '≥'))
        })
    }

    fn unit(&self, at: usize) -> (Option<Unit>, usize) {
        match self.kind(at) {
            Some(Kind::Unit(first)) => {
                // `% (wt)`, `% wt`: the more telling of two.
                let next = at.saturating_add(1);
                match self.kind(next) {
                    Some(Kind::Unit(second)) if first.kind == UnitKind::Percent => {
                        (Some(*second), next.saturating_add(1))
                    }
                    _ => (Some(*first), next),
                }
            }
            _ => (None, at),
        }
    }

    /// `±0.5`, `+0.5/-0.2`
    fn tolerance(&self, at: usize, middle: Decimal) -> Option<(Decimal, Decimal, usize)> {
        let one = at.saturating_add(1);
        if self.punct(at, '±') {
            let by = self.number(one)?;
            let low = middle.checked_sub(by)?.max(Decimal::ZERO);
            return Some((low, add(middle, by), one.saturating_add(1)));
        }
        if self.punct(at, '+')
            && self.punct(at.saturating_add(2), '/')
            && self.punct(at.saturating_add(3), '-')
        {
            let up = self.number(one)?;
            let down = self.number(at.saturating_add(4))?;
            let low = middle.checked_sub(down)?.max(Decimal::ZERO);
            return Some((low, add(middle, up), at.saturating_add(5)));
        }
        None
    }

    /// `-27.5`, `~ 30`, `to 28`, `and 3` after between
    fn range(&self, from: usize, at: usize) -> Option<(Decimal, usize)> {
        let between = self.marked(from, Mark::From);
        let joins = match self.kind(at)? {
            Kind::Punct('-' | '~') | Kind::Mark(Mark::To) => true,
            Kind::Mark(Mark::And) => between,
            _ => false,
        };
        if !joins {
            return None;
        }
        let mut number = at.saturating_add(1);
        // `26.5 – <27.5` does not occur; `26 – max 27` does.
        if matches!(
            self.kind(number),
            Some(Kind::Mark(Mark::Max(_) | Mark::About)) | Some(Kind::Punct('≤' | '<'))
        ) {
            number = number.saturating_add(1);
        }
        let other = self.number(number)?;
        let end = number.saturating_add(1);
        // `Al 5-2Sc` is shorthand.
        if self.is_sub(end) && self.tight(end) {
            return None;
        }
        Some((other, end))
    }

    /// `max`, `以上`, `*` after a number.
    fn suffix(&self, from: usize, value: &mut Value) -> usize {
        let mut at = from;
        for _ in 0..4 {
            match self.kind(at) {
                Some(Kind::Mark(mark)) => {
                    let prefixes_next = self.toks.get(at).is_some_and(|t| t.gap)
                        && (self.number(at.saturating_add(1)).is_some()
                            || self.punct(at.saturating_add(1), ':'));
                    match mark {
                        Mark::Max(open) if !prefixes_next => *value = value.capped(*open),
                        Mark::MaxAfter(open) => *value = value.capped(*open),
                        Mark::Min(open) if !prefixes_next => {
                            value.shape = Shape::Min;
                            value.low_open = *open;
                        }
                        Mark::MinAfter(open) => {
                            value.shape = Shape::Min;
                            value.low_open = *open;
                        }
                        Mark::About if !prefixes_next => {}
                        _ => return at,
                    }
                }
                Some(Kind::Punct('*')) if self.tight(at) || self.at_end(at.saturating_add(1)) => {
                    value.starred = true;
                }
                Some(Kind::Unit(unit)) if value.unit == Unit::NONE => value.unit = *unit,
                Some(Kind::Punct('.')) if self.marked(at.saturating_sub(1), Mark::Max(false)) => {}
                _ => return at,
            }
            at = at.saturating_add(1);
        }
        at
    }

    fn at_end(&self, i: usize) -> bool {
        matches!(self.kind(i), None | Some(Kind::Punct(',' | ';' | '\n' | '，' | ')')))
    }
}

/// Numbers from here on beside another are a purity.
const PURITY_FROM: Decimal = Decimal::from_parts(50, 0, 0, false, 0);

/// An amount that is stated again with a higher end: from the first to the second. None where the
/// second is not higher, is a purity or counts something else.
pub(crate) fn widened(first: Stated, second: Stated) -> Option<Stated> {
    let to = match (first, second) {
        (_, Stated::Value(to)) => to,
        (Stated::Absent(_), Stated::Trace) => return Some(second),
        (Stated::Value(from), Stated::Trace) if from.high.is_zero() => return Some(second),
        _ => return None,
    };
    let from = match first {
        Stated::Value(value) => value,
        Stated::Absent(_) | Stated::Trace => Value { unit: to.unit, ..Value::one(Decimal::ZERO) },
        Stated::Balance | Stated::Undisclosed | Stated::Present => return None,
    };
    let percent = |u: Unit| matches!(u.kind, UnitKind::None | UnitKind::Percent | UnitKind::Mass);
    let alike = from.unit == to.unit || (percent(from.unit) && percent(to.unit));
    let purity = percent(to.unit) && to.low >= PURITY_FROM && to.shape != Shape::Max;
    if !alike || to.high <= from.high || purity || from.shape == Shape::Min {
        return None;
    }
    let high = if to.shape == Shape::Min { Decimal::ONE_HUNDRED } else { to.high };
    let (low, low_open) = match (from.shape, to.shape) {
        (Shape::Max, _) => (Decimal::ZERO, false),
        (_, Shape::Max) => (from.low, from.low_open),
        _ => (from.low.min(to.low), false),
    };
    let unit = if from.unit == Unit::NONE { to.unit } else { from.unit };
    Some(Stated::Value(Value { low, low_open, high, shape: Shape::Range, unit, ..to }))
}

/// What a number says beside an absence: its limit of detection where it is small, else an amount.
/// The highest limit is in percent, whatever was measured.
pub(crate) fn limited(number: Stated, highest: Decimal) -> Option<Stated> {
    let Stated::Value(value) = number else { return None };
    if value.percent() <= highest && value.shape != Shape::Min {
        return Some(Stated::Absent(Some(value)));
    }
    widened(Stated::Absent(None), number)
}

/// True: two numbers may have one unit.
fn compatible(a: Unit, b: Unit) -> bool {
    a == b || a == Unit::NONE || b == Unit::NONE
}

/// A lower and an upper bound as one range.
fn between(a: Value, b: Value) -> Option<Value> {
    let (low, high) = match (a.shape, b.shape) {
        (Shape::Min, Shape::Max) => (a, b),
        (Shape::Max, Shape::Min) => (b, a),
        _ => return None,
    };
    if low.low > high.high {
        return None;
    }
    let unit = if high.unit == Unit::NONE { low.unit } else { high.unit };
    Some(Value {
        low: low.low,
        low_open: low.low_open,
        high: high.high,
        high_open: high.high_open,
        shape: Shape::Range,
        unit,
        ..a
    })
}
