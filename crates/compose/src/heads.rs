//! What stands over a statement of absence, and beside it in a row, by the words of the text.

use crate::absence::absent;
use crate::amount::Stated;
use crate::chars::Text;
use crate::entry::{Entry, Sep, Thing};
use crate::lexicon::{Lexicon, Meaning};
use crate::token::{Mark, Other, Skip, What};

/// True: a sentence ends here.
pub(crate) fn is_end(what: &Thing) -> bool {
    matches!(what, Thing::Sep(Sep::Strong | Sep::Line | Sep::Question))
}

/// Where the sentence begins that a place stands in; a head on a line of its own belongs to it.
pub(crate) fn sentence(entries: &[Entry], at: usize) -> usize {
    let what = |i: usize| entries.get(i).map(|e| &e.what);
    let heads = |i: usize| {
        what(i) == Some(&Thing::Sep(Sep::Line))
            && i.checked_sub(1).and_then(what) == Some(&Thing::Sep(Sep::Colon))
    };
    let begins = |i: &usize| what(*i).is_some_and(is_end) && !heads(*i);
    (0..at).rev().find(begins).map_or(0, |i| i.saturating_add(1))
}

/// Parts heads that name these goods or their test from those that may speak of others: `this lot: …`,
/// `last year's lot: …`. Only words that are known to do so name these goods.
pub(crate) fn heads(lexicon: &Lexicon, text: &Text<'_>, entries: &mut [Entry]) {
    let mut begin = 0;
    for colon in 0..entries.len() {
        let from = begin;
        match entries.get(colon).map(|e| &e.what) {
            Some(Thing::Sep(Sep::Colon | Sep::Cell)) => begin = colon.saturating_add(1),
            Some(what) if is_end(what) => {
                begin = colon.saturating_add(1);
                continue;
            }
            _ => continue,
        }
        let Some(head) = entries.get_mut(from..colon) else { continue };
        let is_word = |e: &Entry| match e.what {
            // A grade, a size.
            Thing::Skip(_) => {
                let letters = || (e.from..e.to).map(|i| text.at(i));
                !letters().any(|c| c.is_ascii_digit()) || letters().any(|c| c == ' ')
            }
            Thing::Mark(mark) => matches!(mark, Mark::HeadSpec | Mark::About),
            _ => e.what == Thing::Unknown,
        };
        let mut known = 0;
        // `other magnets`
        let other = head.windows(2).any(|pair| match pair {
            [Entry { what: Thing::Subject(subject), .. }, next] => {
                subject.sub.what == What::Other(Other::Others) && is_word(next)
            }
            _ => false,
        });
        let own = !other
            && head.iter().filter(|e| is_word(e)).all(|e| {
                let mut at = e.from.max(known);
                while at < e.to {
                    if text.at(at) == ' ' {
                        at = at.saturating_add(1);
                        continue;
                    }
                    let mut end = at;
                    lexicon.phrases.each(text, at, &mut |hit| {
                        if matches!(hit.meaning, Meaning::These) {
                            end = end.max(hit.end);
                        }
                    });
                    if end == at {
                        return false;
                    }
                    (at, known) = (end, end);
                }
                true
            });
        for entry in head.iter_mut().filter(|e| is_word(e)) {
            match entry.what {
                Thing::Skip(Skip::Use | Skip::OtherPart) | Thing::Mark(_) => {}
                _ if own => entry.what = Thing::Skip(Skip::Harmless),
                Thing::Skip(_) => entry.what = Thing::Skip(Skip::Turn),
                _ => {}
            }
        }
    }
}

/// `Dy | not detected | detected`: where another cell of the row says that it is there, nothing is absent.
pub(crate) fn rows(lexicon: &Lexicon, text: &Text<'_>, entries: &mut [Entry]) {
    // Where the row ends that was looked at, and what it says.
    let mut seen = (0, false);
    for entry in entries {
        let Thing::Amount(amount) = &mut entry.what else { continue };
        if !absent(&amount.stated) {
            continue;
        }
        if entry.from >= seen.0 {
            seen = row(lexicon, text, entry.from);
        }
        if seen.1 {
            amount.stated = Stated::Undisclosed;
        }
    }
}

/// Where the row ends that a place stands in, and whether a cell of it begins with a word for there.
fn row(lexicon: &Lexicon, text: &Text<'_>, place: usize) -> (usize, bool) {
    let ends = |i: &usize| *i >= text.len() || text.at(*i) == '\n';
    let from = (0..place).rev().find(ends).map_or(0, |i| i.saturating_add(1));
    let to = (place..).find(ends).unwrap_or(place);
    let (mut first, mut there) = (false, false);
    for at in from..to {
        let c = text.at(at);
        if first && !matches!(c, ' ' | '|' | '\t') {
            let (mut end, mut says) = (at, false);
            lexicon.phrases.each(text, at, &mut |hit| {
                if let Meaning::Mark(mark) = hit.meaning
                    && hit.end >= end
                {
                    says = matches!(mark, Mark::Detected | Mark::Yes | Mark::Present);
                    end = hit.end;
                }
            });
            there |= says;
        }
        first = matches!(c, '|' | '\t') || first && c == ' ';
    }
    (to, there)
}
