//! Amounts for the eye. The engine keeps them exact; here they are rounded, and only here.

use ree_compose::Interval;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use crate::words::{Lang, fill};

/// Digits after the point that a stated amount may keep.
const STATED: u32 = 4;
/// Digits of an amount that was worked out.
const WORKED_OUT: u32 = 3;

/// A number as it was stated, or rounded where it was worked out.
pub(crate) fn number(value: Decimal) -> String {
    if value.scale() <= STATED {
        return value.to_string();
    }
    value.round_sf(WORKED_OUT).unwrap_or(value).to_string()
}

/// Whether an amount says that there is nothing: somebody's word, not a measured number.
pub(crate) fn is_none(amount: Option<&Interval>) -> bool {
    amount.is_some_and(|a| a.high.is_zero())
}

/// Whether nothing is told: any share may be meant.
pub(crate) fn is_untold(amount: &Interval) -> bool {
    amount.low.is_zero() && amount.high >= Decimal::ONE_HUNDRED
}

/// An interval of percent by mass: `3.1 %`, `26.5–27.5 %`, `up to 2.1 %`. None: not told.
pub(crate) fn interval(amount: Option<&Interval>, lang: Lang) -> String {
    let words = lang.words();
    let Some(amount) = amount else { return words.read_no_amount.to_owned() };
    if is_none(Some(amount)) {
        return words.read_absent.to_owned();
    }
    let (low, high) = (number(amount.low), number(amount.high));
    if amount.low == amount.high || low == high {
        return lang.percent(&high);
    }
    if is_untold(amount) {
        return words.read_no_amount.to_owned();
    }
    if amount.low.is_zero() {
        let up_to = if amount.high_open { "<" } else { "≤" };
        return lang.percent(&[up_to, &high].concat());
    }
    if amount.high >= Decimal::ONE_HUNDRED {
        let from = if amount.low_open { ">" } else { "≥" };
        return lang.percent(&[from, &low].concat());
    }
    lang.percent(&[&low, "–", &high].concat())
}

/// Hundredths of a percent, for drawing: 0 to 10,000.
pub(crate) fn points(value: Decimal) -> u32 {
    let scaled = value.checked_mul(Decimal::ONE_HUNDRED).unwrap_or_default();
    scaled.round().to_u32().unwrap_or_default().min(10_000)
}

/// The middle of an interval, where a picture draws it. Reckoned as contents are, by the same code:
/// each use of a decimal's own operators would weigh some 2 KB.
pub(crate) fn middle(amount: &Interval) -> Decimal {
    let half = Interval::point(Decimal::new(5, 1));
    Interval::point(amount.low).plus(Interval::point(amount.high)).times(half).low
}

/// Percent with two digits for an SVG attribute, from hundredths.
pub(crate) fn svg(points: u32) -> String {
    fill(
        "{a}.{b}%",
        &[
            ("a", &(points / 100).to_string()),
            (
                "b",
                &[if points % 100 < 10 { "0" } else { "" }, &(points % 100).to_string()].concat(),
            ),
        ],
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn between(low: &str, high: &str) -> Interval {
        Interval {
            low: low.parse().unwrap(),
            high: high.parse().unwrap(),
            low_open: false,
            high_open: false,
        }
    }

    #[test]
    fn stated_digits_stay_and_worked_out_ones_are_rounded() {
        assert_eq!(number("1.0".parse().unwrap()), "1.0");
        assert_eq!(number("6.2996251".parse().unwrap()), "6.30");
        assert_eq!(number("0.00123456".parse().unwrap()), "0.00123");
    }

    #[test]
    fn intervals_show_both_ends() {
        assert_eq!(interval(Some(&between("3.1", "3.1")), Lang::Zh), "3.1%");
        assert_eq!(interval(Some(&between("26.5", "27.5")), Lang::En), "26.5–27.5\u{a0}%");
        assert_eq!(interval(Some(&between("0", "2.1")), Lang::Zh), "≤2.1%");
        assert_eq!(interval(Some(&between("99", "100")), Lang::Zh), "≥99%");
        assert_eq!(interval(Some(&Interval::ANY), Lang::En), "not told");
        assert_eq!(interval(None, Lang::Zh), "未说明");
    }

    #[test]
    fn pictures_draw_the_middle() {
        assert_eq!(middle(&between("26.5", "27.5")), Decimal::from(27));
        assert_eq!(middle(&between("0", "0.25")), "0.125".parse().unwrap());
        assert_eq!(middle(&Interval::ANY), Decimal::from(50));
    }

    #[test]
    fn pictures_count_hundredths() {
        assert_eq!(points("3.1".parse().unwrap()), 310);
        assert_eq!(points("1000".parse().unwrap()), 10_000);
        assert_eq!(points("-1".parse().unwrap()), 0);
        assert_eq!(svg(305), "3.05%");
        assert_eq!(svg(10_000), "100.00%");
    }
}
