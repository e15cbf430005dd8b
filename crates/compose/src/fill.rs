//! What takes the rest: substances without amount that the amounts leave something to.

use crate::formula::Who;
use crate::interval::add;
use crate::line::Line;
use crate::token::What;

/// The one substance without amount that the amounts leave the rest to: `Al with 2 % Sc`, `Sm2Fe17N3 91 % in
/// PA12`. It stands in front of them, or holds no metal, or is the only other one.
pub(crate) fn filler(lines: &[Line]) -> Option<usize> {
    let fillers = fillers(lines);
    match fillers.as_slice() {
        [one] => Some(*one),
        _ => None,
    }
}

/// Every substance without amount that may take what the amounts leave.
pub(crate) fn fillers(lines: &[Line]) -> Vec<usize> {
    let live = || lines.iter().filter(|l| !l.dropped);
    let first = live().filter(|l| !l.is_named_only()).map(|l| l.statement.from).min();
    let pair = live().count() == 2;
    let fills = |l: &Line| {
        let stands = first.is_none_or(|first| l.statement.from < first);
        let inert = matches!(l.what(), What::Inert);
        !l.dropped
            && l.is_named_only()
            && !l.statement.apart
            && !l.statement.subject.dopant
            && !l.statement.contained
            && (stands || inert || pair)
            && match l.what() {
                What::Element(_) | What::Inert => true,
                // A salt of rare earths whose split an analysis gives is no rest beside it.
                What::Formula(f) => !f.whos().any(|w| matches!(w, Who::Group(_))),
                _ => false,
            }
    };
    lines.iter().enumerate().filter(|(_, l)| fills(l)).map(|(i, _)| i).collect()
}

/// The sum of what lines add to the whole.
pub(crate) fn filled(lines: &[Line]) -> rust_decimal::Decimal {
    lines
        .iter()
        .filter(|l| l.counted && !l.dropped)
        .fold(rust_decimal::Decimal::ZERO, |sum, l| add(sum, l.fill))
}
