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

/// `Dy-free: no`, `Dy free (Y/N): N`, `Dy-free: [ ]`: a claim that is the name of a field is a question, and
/// only an answer that is understood and does not deny it answers it.
pub(crate) fn fields(entries: &mut [Entry]) {
    for at in 0..entries.len() {
        let what = |i: usize| entries.get(i).map(|e| &e.what);
        if (what(at), what(next(at))) == (Some(&Thing::Open), Some(&Thing::Close)) {
            // An empty box.
            set(entries, at, Thing::Mark(Mark::Whether));
            set(entries, next(at), Thing::Mark(Mark::Whether));
        }
    }
    for at in 0..entries.len() {
        let what = |i: usize| entries.get(i).map(|e| &e.what);
        let mut end = next(at);
        let doubted = match what(at) {
            Some(Thing::Amount(a)) if absent(&a.stated) => amount(Stated::Undisclosed),
            Some(Thing::Mark(Mark::AbsentBefore | Mark::Absent)) if !ends(what(end)) => {
                let joins = |w: &Thing| {
                    let sign = [Sep::Dash, Sep::Plus, Sep::Slash, Sep::Soft].map(Thing::Sep);
                    matches!(w, Thing::Subject(_) | Thing::Skip(_) | Thing::Mark(Mark::And))
                        || sign.contains(w)
                };
                let from = end;
                while what(end).is_some_and(joins) {
                    end = next(end);
                }
                if !(from..end).any(|i| matches!(what(i), Some(Thing::Subject(_)))) {
                    continue;
                }
                Thing::Mark(Mark::Doubted)
            }
            _ => continue,
        };
        let mut denied = false;
        if what(end) == Some(&Thing::Open) {
            let inside = |i: &usize| !matches!(what(*i), None | Some(Thing::Close));
            let close = (end..).find(|i| !inside(i)).unwrap_or(end);
            denied = denies(entries, close.saturating_sub(1));
            end = next(close);
        }
        // `Dy free Y/N: N`
        let letter = |i: usize| matches!(what(i), Some(Thing::Subject(s)) if s.sub.name.len() == 1);
        if letter(end)
            && what(next(end)) == Some(&Thing::Sep(Sep::Slash))
            && letter(end.saturating_add(2))
        {
            end = end.saturating_add(3);
        }
        let answer = next(end);
        let ends = ends(what(next(answer)));
        denied |= match what(end) {
            Some(Thing::Sep(Sep::Colon | Sep::Equals | Sep::Question)) => {
                !understood(entries, answer)
            }
            Some(Thing::Sep(Sep::Cell)) => {
                denies(entries, answer) || what(answer) == Some(&Thing::Unknown)
            }
            Some(Thing::Sep(
                Sep::Dash | Sep::Slash | Sep::Soft | Sep::Strong | Sep::Line | Sep::Other,
            )) => {
                ends && matches!(what(answer), Some(Thing::Mark(Mark::AbsentBefore | Mark::Absent)))
            }
            _ => denies(entries, end),
        };
        if matches!(what(answer), Some(Thing::Mark(Mark::Yes))) && !denied {
            set(entries, answer, Thing::Sep(Sep::Other));
        }
        if denied {
            set(entries, at, doubted);
            // The answer by itself says nothing of a substance.
            let negates = |w: Option<&Thing>| {
                matches!(w, Some(Thing::Mark(Mark::AbsentBefore | Mark::Absent | Mark::Whether)))
            };
            for i in [end, answer] {
                if negates(entries.get(i).map(|e| &e.what)) {
                    set(entries, i, Thing::Sep(Sep::Other));
                }
            }
        }
    }
}

/// True: the clause ends here.
fn ends(what: Option<&Thing>) -> bool {
    use Sep::{Cell, Line, Question, Soft, Strong};
    matches!(what, None | Some(Thing::Close | Thing::Sep(Soft | Strong | Line | Cell | Question)))
}

/// True: `no`, `N`, an empty box, where the clause ends with it.
fn denies(entries: &[Entry], at: usize) -> bool {
    let what = |i: usize| entries.get(i).map(|e| &e.what);
    ends(what(next(at)))
        && match what(at) {
            Some(Thing::Mark(Mark::AbsentBefore | Mark::Absent | Mark::Whether)) => true,
            // `N`: no nitrogen.
            Some(Thing::Subject(subject)) => subject.sub.name.len() == 1,
            _ => false,
        }
}

/// True: an answer that is understood, and says no no.
fn understood(entries: &[Entry], mut at: usize) -> bool {
    // `[x] no`
    while let Some(Thing::Open) = entries.get(at).map(|e| &e.what) {
        let closes = |e: &Entry| matches!(e.what, Thing::Close | Thing::Sep(Sep::Line));
        let rest = entries.get(at..).unwrap_or_default();
        let Some(close) = rest.iter().position(closes) else { return false };
        at = at.saturating_add(next(close));
    }
    match entries.get(at).map(|e| &e.what) {
        None | Some(Thing::Unknown | Thing::Skip(Skip::Turn)) => false,
        Some(Thing::Mark(mark)) => {
            let yes = *mark == Mark::Yes && !ends(entries.get(next(at)).map(|e| &e.what));
            !yes && !matches!(
                mark,
                Mark::AbsentBefore | Mark::Absent | Mark::Whether | Mark::Detected
            )
        }
        Some(Thing::Sep(sep)) => *sep == Sep::Other,
        Some(Thing::Amount(amount)) => match amount.stated {
            Stated::Value(value) => !value.high.is_zero(),
            stated => !absent(&stated),
        },
        Some(_) => !denies(entries, at),
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

fn next(at: usize) -> usize {
    at.saturating_add(1)
}

fn amount(stated: Stated) -> Thing {
    Thing::Amount(Amount { stated, each: false, end: 0 })
}

fn set(entries: &mut [Entry], at: usize, what: Thing) {
    if let Some(entry) = entries.get_mut(at) {
        entry.what = what;
    }
}
