//! CAS numbers, with their check digit.

use crate::chars::Text;

/// What stands where a CAS number might.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cas {
    /// A number whose check digit fits.
    Valid,
    /// A number of this form whose check digit does not fit.
    Wrong,
}

/// A CAS number at a place, and where it ends.
pub(crate) fn read(text: &Text<'_>, from: usize) -> Option<(Cas, usize)> {
    let mut at = from;
    let mut numbers: Vec<u32> = Vec::with_capacity(10);
    let mut lengths = [0_usize; 3];
    for (part, length) in lengths.iter_mut().enumerate() {
        if part > 0 {
            if text.at(at) != '-' {
                return None;
            }
            at = at.saturating_add(1);
        }
        while let Some(digit) = text.at(at).to_digit(10) {
            numbers.push(digit);
            *length = length.saturating_add(1);
            at = at.saturating_add(1);
            if *length > 7 {
                return None;
            }
        }
    }
    let ends = !text.at(at).is_ascii_digit()
        && !matches!((text.at(at), text.at(at.saturating_add(1))), ('-', '0'..='9'))
        && !text.before(from).is_ascii_digit();
    let form = matches!(lengths, [2..=7, 2, 1]);
    if !form || !ends {
        return None;
    }
    let check = numbers.pop()?;
    let sum: u32 = numbers
        .iter()
        .rev()
        .zip(1_u32..)
        .fold(0, |sum, (digit, place)| sum.saturating_add(digit.saturating_mul(place)));
    Some((if sum.checked_rem(10) == Some(check) { Cas::Valid } else { Cas::Wrong }, at))
}
