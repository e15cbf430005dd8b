//! The composition bar: widths and labels, in hundredths of a percent of its length.

use rust_decimal::Decimal;

use super::amount;
use super::elements::Line;

/// Least width of a listed element: 3px of the narrowest bar (288px).
const LEAST: u32 = 105;
/// From here on the symbol fits.
const SYMBOL: u32 = 900;
/// From here on symbol and number fit.
const NUMBER: u32 = 2_000;

/// One segment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Segment {
    /// The index of its line.
    pub(crate) line: usize,
    /// Where it begins.
    pub(crate) start: u32,
    /// How wide it is.
    pub(crate) width: u32,
    /// What is written in it; empty where nothing fits.
    pub(crate) label: String,
}

/// The segments of the lines that have an amount and are no sums over others. What is not told leaves
/// the end of the bar empty; where the amounts come to more than the whole, all shrink alike.
pub(crate) fn segments(lines: &[Line]) -> Vec<Segment> {
    let masses: Vec<(usize, Decimal, u32)> = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| !line.sum)
        .filter_map(|(n, line)| {
            let told = line.amount.as_ref().filter(|a| !amount::is_untold(a))?;
            let mass = amount::middle(told);
            let points = amount::points(mass);
            let width = if line.listed() { points.max(LEAST) } else { points };
            (mass > Decimal::ZERO && width > 0).then_some((n, mass, width))
        })
        .collect();
    let whole = masses.iter().fold(0u32, |sum, (_, _, width)| sum.saturating_add(*width));
    let whole = u64::from(whole.max(10_000));
    let mut start = 0u32;
    let mut out = Vec::new();
    for (n, mass, width) in masses {
        let scaled = u64::from(width).saturating_mul(10_000).checked_div(whole).unwrap_or_default();
        let width = u32::try_from(scaled).unwrap_or(10_000);
        let symbol = lines.get(n).map_or("", |l| &l.element);
        let label = match width {
            NUMBER.. => [symbol, " ", &amount::number(mass)].concat(),
            SYMBOL.. => symbol.to_owned(),
            _ => String::new(),
        };
        out.push(Segment { line: n, start, width, label });
        start = start.saturating_add(width);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::elements::Standing;
    use ree_compose::Interval;

    fn line(element: &str, listed: bool, mass: &str) -> Line {
        let value = mass.parse().unwrap();
        let amount = Interval { low: value, high: value, low_open: false, high_open: false };
        let standing = if listed { Standing::Listed } else { Standing::Free };
        Line {
            element: element.into(),
            standing,
            sum: false,
            amount: Some(amount),
            from: Vec::new(),
        }
    }

    #[test]
    fn labels_stand_where_they_fit() {
        let lines = [
            line("Dy", true, "3.1"),
            line("Fe", false, "67.9"),
            line("Nd", false, "15"),
            line("B", false, "1.0"),
        ];
        let labels: Vec<_> = segments(&lines).into_iter().map(|s| s.label).collect();
        assert_eq!(labels, ["", "Fe 67.9", "Nd", ""]);
    }

    #[test]
    fn a_little_of_a_listed_element_is_still_seen() {
        let found = segments(&[line("Dy", true, "0.05"), line("Fe", false, "0.05")]);
        assert_eq!(found[0].width, LEAST);
        assert_eq!(found[1].width, 5);
    }

    #[test]
    fn what_is_not_told_is_not_drawn() {
        let balance = Line { amount: Some(Interval::ANY), ..line("Fe", false, "0") };
        let found = segments(&[line("Dy", true, "55"), line("Nd", false, "60"), balance]);
        assert_eq!(found.iter().map(|s| s.line).collect::<Vec<_>>(), [0, 1]);
    }

    #[test]
    fn more_than_the_whole_still_fits() {
        let found = segments(&[line("Fe", false, "80"), line("Nd", false, "80")]);
        let last = found.last().unwrap();
        assert_eq!(last.start + last.width, 10_000);
    }
}
