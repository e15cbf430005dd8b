//! Amounts that no subject stands beside: a purity of the goods, a share of something that was not read, or
//! a number that counts something else.

use rust_decimal::Decimal;

use crate::amount::Stated;
use crate::chars::Text;
use crate::line::Line;
use crate::mass::Masses;
use crate::model::Known;
use crate::statement::{Found, Loose, Statement, Words};
use crate::subject::Subject;
use crate::token::{Other, Sub, UnitKind, What};

/// What is called a purity is from here on that of the goods.
const NEARLY_PURE: Decimal = Decimal::from_parts(90, 0, 0, false, 0);
/// Where loose amounts stand, in characters.
pub(crate) struct Put {
    /// Those that are told as not read.
    pub(crate) lost: Vec<(usize, usize)>,
    /// Names of the goods, with the code in front of the list.
    pub(crate) names: Vec<(usize, usize)>,
}

/// Puts shares of what was not read among the lines, so that they take their room. `pure`: the place of the
/// one that is the purity.
pub(crate) fn put(
    masses: &Masses<'_>,
    text: Option<&Text<'_>>,
    found: &Found,
    pure: Option<usize>,
    lines: &mut Vec<Line>,
) -> Put {
    let mut put = Put { lost: Vec::new(), names: found.names.clone() };
    let first = lines.iter().map(|l| l.statement.from).min();
    for (i, loose) in found.loose.iter().enumerate().filter(|(i, _)| Some(*i) != pure) {
        let Stated::Value(value) = &loose.stated else {
            if loose.words == Words::Unread {
                put.lost.push((loose.from, loose.to));
            }
            continue;
        };
        let united = value.unit.kind != UnitKind::None;
        let ahead = i == 0 && first.is_some_and(|first| loose.from < first);
        let code = |t: &Text<'_>| is_code(masses, t.slice(loose.from, loose.to));
        if ahead && masses.unit(value) == UnitKind::None && text.is_some_and(code) {
            put.names.push((loose.from, loose.to));
            continue;
        }
        let share = is_share(masses, loose);
        // A percentage above the whole is no share, but a slip that hides one.
        if share || united && loose.words != Words::Content || loose.words == Words::Unread {
            put.lost.push((loose.from, loose.to));
        }
        // Nothing but this is nothing read.
        if share && first.is_some() {
            lines.push(unnamed(loose));
        }
    }
    put
}

/// `WY 20`: capitals that are no symbol, and a number without unit where amounts have units.
fn is_code(masses: &Masses<'_>, words: &str) -> bool {
    let Some((letters, _)) = words.split_once(' ') else { return false };
    let mut symbols = masses.lexicon.symbols.all();
    letters.chars().all(|c| c.is_ascii_uppercase())
        && !symbols.any(|(_, info)| info.symbol.eq_ignore_ascii_case(letters))
}

/// An amount of something that was not read: what it is of may be anything, and takes its room.
fn unnamed(loose: &Loose) -> Line {
    let sub = Sub::new(What::Other(Other::Others), "other");
    let subject = Subject::plain(sub, loose.from, loose.to);
    Line::new(Statement::with(subject, loose.stated, loose.from, loose.to))
}

/// True: it can be a share of the whole. A number that belongs to words about the goods, where amounts
/// have units, counts something else; a high purity is that of what is told.
fn is_share(masses: &Masses<'_>, loose: &Loose) -> bool {
    let Stated::Value(value) = &loose.stated else { return false };
    let unit = masses.unit(value);
    let other = match loose.words {
        Words::Read => unit == UnitKind::None,
        Words::Content => match unit {
            UnitKind::Percent | UnitKind::Mass => value.low >= NEARLY_PURE,
            unit => unit == UnitKind::None,
        },
        Words::None | Words::Unread => false,
    };
    !other && crate::mass::impossible(value, unit, true).is_none()
}

/// A purity that stands beside nothing belongs to the one substance that is named. The place of the
/// purities among the loose amounts.
pub(crate) fn purity(found: &Found, lines: &mut [Line]) -> Option<usize> {
    let pure = |l: &Loose| l.words != Words::Unread && is_purity(&l.stated);
    let place = found.loose.iter().position(pure)?;
    let loose = found.loose.get(place)?;
    let named = |l: &Line| {
        l.is_named_only()
            && !l.statement.apart
            && !l.statement.subject.dopant
            && matches!(l.what(), What::Element(_) | What::Formula(_))
    };
    if lines.iter().any(|l| l.value().is_some() || l.is_balance()) {
        return None;
    }
    let mut candidates = lines.iter_mut().filter(|l| named(l));
    let (Some(line), None) = (candidates.next(), candidates.next()) else { return Some(place) };
    line.statement.stated = Some(loose.stated);
    line.statement.subject.sub.wordlike = false;
    line.statement.to = line.statement.to.max(loose.to);
    line.known = Known::Amount;
    Some(place)
}

fn is_purity(stated: &Stated) -> bool {
    matches!(stated, Stated::Value(v) if v.high >= Decimal::from(50)
        && matches!(v.unit.kind, UnitKind::Percent | UnitKind::Mass | UnitKind::Mole))
}
