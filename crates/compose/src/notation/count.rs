//! Numbers of atoms in a formula: `17`, `0.3`, `1-x`, `2(1-x)`, `7-δ`, `2-x/2`.

use rust_decimal::Decimal;

use crate::chars::{Text, is_word};
use crate::interval::{add, div, less, mul};
use crate::model::Interval;

/// Longest number that is kept exactly.
const MOST_DIGITS: usize = 18;

/// Digits with a decimal point; also a decimal comma, if `comma` allows one.
pub(crate) fn decimal(text: &Text<'_>, from: usize, comma: bool) -> Option<(Decimal, usize)> {
    let mut digits = String::new();
    let mut at = from;
    let mut point = false;
    loop {
        let c = text.at(at);
        if c.is_ascii_digit() {
            digits.push(c);
        } else if !point
            && (c == '.' || (comma && c == ','))
            && !digits.is_empty()
            && text.at(at.saturating_add(1)).is_ascii_digit()
        {
            point = true;
            digits.push('.');
        } else {
            break;
        }
        at = at.saturating_add(1);
    }
    if digits.is_empty() || digits.len() > MOST_DIGITS {
        return None;
    }
    Decimal::from_str_exact(&digits).ok().map(|d| (d, at))
}

/// True for a letter that stands for a number.
pub(crate) fn is_variable(c: char) -> bool {
    matches!(c, 'x' | 'y' | 'z' | 'δ' | 'Δ' | 'ε')
}

/// Reads counts; `value` tells what a variable may be.
pub(crate) struct Counter<'a, 't> {
    pub(crate) text: &'a Text<'t>,
    pub(crate) value: &'a dyn Fn(char) -> Interval,
    /// True: a decimal comma was met, so further commas between digits are decimal too.
    pub(crate) comma: bool,
    /// True: a variable was met.
    pub(crate) variables: bool,
}

impl Counter<'_, '_> {
    /// The count that stands at a place, and where it ends; none if none stands there.
    pub(crate) fn read(&mut self, from: usize) -> Option<(Interval, usize)> {
        if let Some(found) = self.bracket(from) {
            return Some(found);
        }
        let (mut sum, mut at) = self.term(from)?;
        if let Some((factor, end)) = self.bracket(at) {
            return Some((sum.times(factor), end));
        }
        while let Some((next, minus, end)) = self.further(at) {
            sum = if minus { difference(sum, next) } else { sum.plus(next) };
            at = end;
        }
        Some((sum, at))
    }

    /// `+x`, `-2x`: only with a variable, or a hyphen would be taken for a minus.
    fn further(&mut self, at: usize) -> Option<(Interval, bool, usize)> {
        let sign = self.text.at(at);
        if sign != '-' && sign != '+' {
            return None;
        }
        let (term, end) = self.term(at.saturating_add(1))?;
        let variable = (at..end).any(|i| is_variable(self.text.at(i)));
        variable.then_some((term, sign == '-', end))
    }

    fn term(&mut self, from: usize) -> Option<(Interval, usize)> {
        let number = self.number(from);
        let at = number.map_or(from, |(_, end)| end);
        let c = self.text.at(at);
        let after = self.text.at(at.saturating_add(1));
        if is_variable(c) && !after.is_ascii_lowercase() {
            self.variables = true;
            let factor = number.map_or(Decimal::ONE, |(n, _)| n);
            let mut value = (self.value)(c).times(Interval::point(factor));
            let mut end = at.saturating_add(1);
            if after == '/'
                && let Some((by, stop)) = decimal(self.text, end.saturating_add(1), false)
                && !by.is_zero()
            {
                value.low = div(value.low, by, false);
                value.high = div(value.high, by, true);
                end = stop;
            }
            return Some((value, end));
        }
        number.map(|(n, end)| (Interval::point(n), end))
    }

    fn number(&mut self, from: usize) -> Option<(Decimal, usize)> {
        let plain = decimal(self.text, from, false)?;
        // `SmCl3.6H2O`: the point joins the water.
        let water = |at: usize| {
            ['H', '2', 'O']
                .iter()
                .enumerate()
                .all(|(i, c)| self.text.at(at.saturating_add(i)) == *c)
        };
        if water(plain.1)
            && let Some(point) = (from..plain.1).find(|i| self.text.at(*i) == '.')
        {
            let digits = self.text.plain(from, point);
            return Decimal::from_str_exact(&digits).ok().map(|n| (n, point));
        }
        if self.text.at(plain.1) != ',' {
            return Some(plain);
        }
        let with_comma = decimal(self.text, from, true)?;
        let after = self.text.at(with_comma.1);
        let formula_goes_on = after.is_ascii_uppercase() || after == ')';
        if with_comma.1 > plain.1 && (self.comma || plain.0.is_zero() || formula_goes_on) {
            self.comma = true;
            return Some(with_comma);
        }
        Some(plain)
    }

    /// `(1-x)` where a count is expected.
    fn bracket(&mut self, from: usize) -> Option<(Interval, usize)> {
        if self.text.at(from) != '(' {
            return None;
        }
        let inside = from.saturating_add(1);
        let mut at = inside;
        let mut variable = false;
        loop {
            let c = self.text.at(at);
            variable |= is_variable(c);
            match c {
                ')' => break,
                '0'..='9' | '.' | '+' | '-' | '/' | ' ' => {}
                c if is_variable(c) => {}
                _ => return None,
            }
            at = at.saturating_add(1);
        }
        if !variable {
            return None;
        }
        let (mut sum, mut end) = self.term(inside)?;
        while let Some((next, minus, stop)) = self.inner(end) {
            sum = if minus { difference(sum, next) } else { sum.plus(next) };
            end = stop;
        }
        (end == at).then(|| (sum, at.saturating_add(1)))
    }

    /// Inside a bracket plain numbers may follow too.
    fn inner(&mut self, at: usize) -> Option<(Interval, bool, usize)> {
        let sign = self.text.at(at);
        if sign != '-' && sign != '+' {
            return None;
        }
        let (term, end) = self.term(at.saturating_add(1))?;
        Some((term, sign == '-', end))
    }
}

fn difference(a: Interval, b: Interval) -> Interval {
    Interval {
        low: less(a.low, b.high),
        high: less(a.high, b.low),
        low_open: a.low_open || b.high_open,
        high_open: a.high_open || b.low_open,
    }
}

/// What a letter may be where nothing says it: a share between nothing and one.
pub(crate) fn unknown_variable(name: char) -> Interval {
    let never_nothing = matches!(name, 'x' | 'y' | 'z');
    Interval { low: Decimal::ZERO, high: Decimal::ONE, low_open: never_nothing, high_open: true }
}

/// Looks up `x = 0.1`, `x: 0.05-0.15`, `0 < x < 0.5` in a text; where it stands, too.
pub(crate) fn assigned(text: &Text<'_>, name: char) -> Option<(Interval, usize, usize)> {
    let mut at = 0;
    while at < text.len() {
        let here = at;
        at = at.saturating_add(1);
        let alone = text.at(here) == name && !is_word(text.before(here)) && !is_word(text.at(at));
        if alone && let Some((value, end)) = assignment(text, at) {
            let (lower, start) = lower_bound(text, here);
            let value = match lower {
                Some((low, open)) if value.low.is_zero() => {
                    Interval { low, low_open: open, ..value }
                }
                _ => value,
            };
            return Some((value, start, end));
        }
    }
    None
}

fn blanks(text: &Text<'_>, mut at: usize) -> usize {
    while text.at(at) == ' ' {
        at = at.saturating_add(1);
    }
    at
}

fn assignment(text: &Text<'_>, from: usize) -> Option<(Interval, usize)> {
    let mut at = blanks(text, from);
    let sign = text.at(at);
    at = at.saturating_add(1);
    let mut less_than = None;
    match sign {
        '=' | '≈' => {}
        '≤' => less_than = Some(false),
        '<' if text.at(at) == '=' => {
            less_than = Some(false);
            at = at.saturating_add(1);
        }
        '<' => less_than = Some(true),
        _ => return None,
    }
    let (first, end) = decimal(text, blanks(text, at), true)?;
    if let Some(open) = less_than {
        let value = Interval { low: Decimal::ZERO, high: first, low_open: true, high_open: open };
        return Some((value, end));
    }
    let dash = blanks(text, end);
    if matches!(text.at(dash), '-' | '~')
        && let Some((second, stop)) = decimal(text, blanks(text, dash.saturating_add(1)), true)
    {
        return Some((Interval::closed(first.min(second), first.max(second)), stop));
    }
    Some((Interval::point(first), end))
}

/// `0 <` in front of a variable.
fn lower_bound(text: &Text<'_>, from: usize) -> (Option<(Decimal, bool)>, usize) {
    let mut at = from;
    let back = |mut at: usize| {
        while text.before(at) == ' ' {
            at = at.saturating_sub(1);
        }
        at
    };
    at = back(at);
    let open = match text.before(at) {
        '<' => true,
        '≤' => false,
        _ => return (None, from),
    };
    at = back(at.saturating_sub(1));
    let end = at;
    while matches!(text.before(at), '0'..='9' | '.' | ',') {
        at = at.saturating_sub(1);
    }
    match decimal(text, at, true) {
        Some((low, stop)) if stop == end => (Some((low, open)), at),
        _ => (None, from),
    }
}

/// The largest of two counts' high ends; for sites whose members take turns.
pub(crate) fn remaining(total: Interval, taken: Decimal) -> Interval {
    Interval { low: less(total.low, taken), high: less(total.high, taken), ..total }
}

/// Product of a bracket's count with one inside it.
pub(crate) fn scaled(inner: Interval, outer: Interval) -> Interval {
    if outer.is_point() && inner.is_point() {
        return Interval::point(mul(inner.low, outer.low, true));
    }
    inner.times(outer)
}

/// Sum of counts that are single numbers; none if one is not.
pub(crate) fn exact_sum(counts: impl Iterator<Item = Interval>) -> Option<Decimal> {
    let mut sum = Decimal::ZERO;
    for count in counts {
        if !count.is_point() {
            return None;
        }
        sum = add(sum, count.low);
    }
    Some(sum)
}
