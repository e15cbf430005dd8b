//! Exact arithmetic on percentages: what cannot be exact is rounded outward, so that an interval
//! never leaves out a content that the text allows.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::model::Interval;

/// Places kept where a result has no end: far below any content that matters.
const PLACES: u32 = 15;
/// Decimal holds 28 digits; a product with fewer places than this is exact.
const EXACT_PLACES: u32 = 28;

/// Sum; at most the largest decimal.
pub(crate) fn add(a: Decimal, b: Decimal) -> Decimal {
    a.checked_add(b).unwrap_or(Decimal::MAX)
}

/// Difference, never below zero.
pub(crate) fn less(a: Decimal, b: Decimal) -> Decimal {
    a.checked_sub(b).unwrap_or(Decimal::ZERO).max(Decimal::ZERO)
}

fn outward(value: Decimal, exact: bool, up: bool) -> Decimal {
    if exact {
        return value.normalize();
    }
    let way = if up {
        RoundingStrategy::ToPositiveInfinity
    } else {
        RoundingStrategy::ToNegativeInfinity
    };
    let cut = value.round_dp_with_strategy(PLACES, way).normalize();
    if cut != value {
        return cut;
    }
    // The 28 digits themselves were rounded: one step further out is safe.
    let step = Decimal::new(1, PLACES);
    if up { add(cut, step) } else { less(cut, step) }
}

/// Product of two numbers that are not negative, rounded down or up.
pub(crate) fn mul(a: Decimal, b: Decimal, up: bool) -> Decimal {
    let exact = a.scale().saturating_add(b.scale()) <= EXACT_PLACES;
    match a.checked_mul(b) {
        Some(product) => outward(product, exact, up),
        None if up => Decimal::MAX,
        None => Decimal::ZERO,
    }
}

/// Quotient of two numbers that are not negative, rounded down or up. Nothing by nothing is
/// nothing; anything by nothing is the largest decimal.
pub(crate) fn div(a: Decimal, b: Decimal, up: bool) -> Decimal {
    if a.is_zero() {
        return Decimal::ZERO;
    }
    match a.checked_div(b) {
        Some(quotient) => {
            let exact = quotient.scale() < PLACES && quotient.checked_mul(b) == Some(a);
            outward(quotient, exact, up)
        }
        None if up => Decimal::MAX,
        None => Decimal::ZERO,
    }
}

/// A hundredth, by moving the point: exact for all numbers that a person writes.
fn hundredth(value: Decimal, up: bool) -> Decimal {
    let mut moved = value;
    let scale = value.scale().saturating_add(2);
    if scale <= EXACT_PLACES && moved.set_scale(scale).is_ok() {
        return moved;
    }
    div(value, Decimal::ONE_HUNDRED, up)
}

impl Interval {
    /// Exactly this much.
    #[must_use]
    pub const fn point(value: Decimal) -> Self {
        Self { low: value, high: value, low_open: false, high_open: false }
    }

    /// From the first to the second, both included.
    #[must_use]
    pub const fn closed(low: Decimal, high: Decimal) -> Self {
        Self { low, high, low_open: false, high_open: false }
    }

    /// True: one value only.
    #[must_use]
    pub fn is_point(&self) -> bool {
        self.low == self.high
    }

    /// True: exactly nothing.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        self.high.is_zero()
    }

    /// True: certainly more than nothing.
    #[must_use]
    pub fn is_positive(&self) -> bool {
        self.low > Decimal::ZERO || (self.low_open && !self.low.is_sign_negative())
    }

    /// The sum of two contents.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            low: add(self.low, other.low),
            high: add(self.high, other.high),
            low_open: self.low_open || other.low_open,
            high_open: self.high_open || other.high_open,
        }
    }

    /// This content of a whole that itself is so many percent.
    #[must_use]
    pub fn of(self, percent: Self) -> Self {
        let places = percent.low.scale().max(percent.high.scale()).saturating_add(2);
        if self == Self::point(Decimal::ONE_HUNDRED) && places <= EXACT_PLACES {
            let (low, high) = (percent.low.normalize(), percent.high.normalize());
            return Self { low, high, ..percent };
        }
        let share = Self {
            low: hundredth(percent.low, false),
            high: hundredth(percent.high, true),
            ..percent
        };
        self.times(share)
    }

    /// The product of two intervals that are not negative.
    #[must_use]
    pub fn times(self, other: Self) -> Self {
        let high_open =
            (self.high_open && !other.high.is_zero()) || (other.high_open && !self.high.is_zero());
        let low_open = (self.low_open && (!other.low.is_zero() || other.low_open))
            || (other.low_open && !self.low.is_zero());
        Self {
            low: mul(self.low, other.low, false),
            high: mul(self.high, other.high, true),
            low_open,
            high_open,
        }
    }

    /// The part of it that lies between nothing and everything.
    #[must_use]
    pub fn clipped(self) -> Self {
        let all = Decimal::ONE_HUNDRED;
        let negative = self.low.is_sign_negative() || self.high.is_sign_negative();
        if !negative && !self.low_open && !self.high_open && self.low <= all && self.high <= all {
            return self;
        }
        let (low_over, high_over) = (self.low > all, self.high > all);
        let low = self.low.clamp(Decimal::ZERO, all);
        let high = self.high.clamp(Decimal::ZERO, all);
        // "Less than nothing" is nothing: a single value has no open end.
        let wide = low != high;
        Self {
            low,
            high,
            low_open: self.low_open && !low_over && wide,
            high_open: self.high_open && !high_over && wide,
        }
    }

    /// What is left of 100 %.
    #[must_use]
    pub fn rest(self) -> Self {
        Self {
            low: less(Decimal::ONE_HUNDRED, self.high),
            high: less(Decimal::ONE_HUNDRED, self.low),
            low_open: self.high_open && self.high < Decimal::ONE_HUNDRED,
            high_open: self.low_open && self.low < Decimal::ONE_HUNDRED,
        }
    }
}
