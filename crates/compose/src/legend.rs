//! What words of absence mean in this text: a legend that explains them, the answer of a form.

use crate::absence::absent;
use crate::amount::{Amount, Stated};
use crate::entry::{Entry, Sep, Thing};
use crate::token::{Mark, Own, Skip};

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
        let what = |i: usize| entries.get(i).map(|e| &e.what);
        // A legend by itself speaks of no substance.
        let before = (0..at).rev().filter_map(what).find(|w| !glue(w));
        let said = matches!(before, Some(Thing::Subject(_)));
        let ahead = matches!(before, None | Some(Thing::Sep(Sep::Strong | Sep::Line)));
        let near = at.saturating_add(1);
        let fact = |w: Option<&Thing>| matches!(w, Some(Thing::Skip(Skip::Fact)));
        let meant = |w: Option<&Thing>| {
            use Mark::{About, HeadSpec};
            matches!(
                w,
                Some(
                    Thing::Skip(Skip::Turn | Skip::Own(Own::Turn)) | Thing::Mark(About | HeadSpec)
                )
            )
        };
        // `Dy 0 % (assumed)`, `Dy 0 (nominal)`, `Dy target 0`, `Dy none (target)`: found by nobody.
        let closed = what(other.saturating_add(1)) == Some(&Thing::Close);
        let wished =
            meant(what(other)) || meant(before) || closed && other > near && fact(what(other));
        let wished =
            (nothing || absent(&first)) && wished || nothing && (fact(what(other)) || fact(before));
        // `n.d.: below 0.5 %`: the limit of every absence.
        let links = matches!(
            what(near),
            Some(Thing::Mark(Mark::With) | Thing::Sep(Sep::Colon | Sep::Equals | Sep::Dash))
        );
        let bound = matches!(stated(entries, other), Some(Stated::Value(v)) if !v.high.is_zero());
        let limit = absent(&first) && bound && (links && !said || ahead);
        if limit {
            set(entries, at, Thing::Mark(Mark::DetectionLimit));
        } else if wished {
            set(entries, at, amount(Stated::Undisclosed));
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
