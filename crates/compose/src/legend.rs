//! What words of absence mean in this text: a legend that explains them, the answer of a form.

use crate::absence::absent;
use crate::amount::{Amount, Stated};
use crate::entry::{Entry, Sep, Thing};
use crate::token::{Mark, Skip};

/// `Contains Dy/Tb: no`, `是否含镝：否`: the answer of a form, where the clause ends with it.
pub(crate) fn answers(entries: &mut [Entry]) {
    for at in 1..entries.len() {
        let what = |i: usize| entries.get(i).map(|e| &e.what);
        let before = at.saturating_sub(1);
        let asked = what(before) == Some(&Thing::Sep(Sep::Question));
        let links = matches!(
            what(before),
            Some(Thing::Sep(Sep::Colon | Sep::Equals | Sep::Cell | Sep::Question))
        );
        let ends = matches!(
            what(at.saturating_add(1)),
            None | Some(Thing::Close | Thing::Sep(Sep::Soft | Sep::Strong | Sep::Line))
        );
        if links && ends && what(at) == Some(&Thing::Mark(Mark::AbsentBefore)) {
            set(entries, at, amount(Stated::Absent(None)));
            if asked {
                set(entries, before, Thing::Sep(Sep::Colon));
            }
            let clause = entries.iter_mut().take(at).rev();
            let clause =
                clause.take_while(|e| !matches!(e.what, Thing::Sep(Sep::Strong | Sep::Line)));
            clause
                .filter(|e| e.what == Thing::Mark(Mark::Whether))
                .for_each(|e| e.what = Thing::Sep(Sep::Other));
        }
    }
}

/// `n.d. = not determined`, `Dy ND (not determined)`: what a word of absence means wherever it stands.
/// `Dy 0 % (not measured)`: a nothing that nobody measured.
pub(crate) fn explain(entries: &mut [Entry]) {
    let mut explained = false;
    for at in 0..entries.len() {
        let Some(first) = stated(entries, at) else { continue };
        let mut other = at.saturating_add(1);
        while entries.get(other).is_some_and(|e| glue(&e.what)) {
            other = other.saturating_add(1);
        }
        let nothing = matches!(first, Stated::Value(v) if v.high.is_zero());
        // A legend by itself speaks of no substance.
        let mut before = (0..at).rev().filter_map(|i| entries.get(i).map(|e| &e.what));
        let before = before.find(|w| !glue(w));
        let said = matches!(before, Some(Thing::Subject(_)));
        // `Dy 0 % (assumed)`, `Dy 0 (nominal)`, `Dy target 0`, `Dy none (target)`: nobody found nothing.
        let meant = |w: Option<&Thing>| {
            matches!(w, Some(Thing::Skip(Skip::Turn) | Thing::Mark(Mark::About)))
        };
        let fact =
            |i: usize| matches!(entries.get(i).map(|e| &e.what), Some(Thing::Skip(Skip::Fact)));
        let after = entries.get(other).map(|e| &e.what);
        let named = matches!(before, Some(Thing::Skip(Skip::Fact))) || fact(other);
        let alone = fact(other)
            && other > at.saturating_add(1)
            && matches!(entries.get(other.saturating_add(1)).map(|e| &e.what), Some(Thing::Close));
        if (nothing || absent(&first)) && (meant(after) || meant(before) || alone)
            || nothing && named
        {
            set(entries, at, amount(Stated::Undisclosed));
        }
        // `n.d.: below 0.5 %`: a legend that sets the limit of every absence.
        let links = matches!(
            entries.get(at.saturating_add(1)).map(|e| &e.what),
            Some(Thing::Mark(Mark::With) | Thing::Sep(Sep::Colon | Sep::Equals | Sep::Dash))
        );
        let bound = matches!(stated(entries, other), Some(Stated::Value(v)) if !v.high.is_zero());
        if absent(&first) && links && bound && !said {
            set(entries, at, Thing::Mark(Mark::DetectionLimit));
        }
        let Some(second) = stated(entries, other) else { continue };
        let word = match (first, second) {
            (_, Stated::Undisclosed) => absent(&first),
            (Stated::Undisclosed, _) => absent(&second),
            _ => continue,
        };
        if !(word || nothing && second == Stated::Undisclosed) {
            continue;
        }
        explained |= word;
        let own = if said { amount(Stated::Undisclosed) } else { Thing::Sep(Sep::Other) };
        set(entries, at, own);
        set(entries, other, Thing::Sep(Sep::Other));
    }
    for at in 0..entries.len() {
        if explained && stated(entries, at).is_some_and(|s| absent(&s)) {
            set(entries, at, amount(Stated::Undisclosed));
        }
    }
}

fn stated(entries: &[Entry], at: usize) -> Option<Stated> {
    match entries.get(at).map(|e| &e.what) {
        Some(Thing::Amount(amount)) => Some(amount.stated),
        _ => None,
    }
}

/// What stands between a word and what it means.
fn glue(what: &Thing) -> bool {
    matches!(
        what,
        Thing::Open
            | Thing::Mark(Mark::With | Mark::Of)
            | Thing::Sep(
                Sep::Colon | Sep::Equals | Sep::Dash | Sep::Slash | Sep::Cell | Sep::Other
            )
    )
}

fn amount(stated: Stated) -> Thing {
    Thing::Amount(Amount { stated, each: false, end: 0 })
}

fn set(entries: &mut [Entry], at: usize, what: Thing) {
    if let Some(entry) = entries.get_mut(at) {
        entry.what = what;
    }
}
