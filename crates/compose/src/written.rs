//! Symbols as systems and forms write them: all in capitals (`DY 2`, `DY2O3`), `ND` for neodymium, which
//! elsewhere says "not detected", rows of symbols and additions to a base that spaces part.
//!
//! In the flow: the text of a composition is changed here before it is scanned; places stay.

use crate::chars::{Text, is_latin, is_word, lower};
use crate::symbols::Symbols;

/// Words that stand beside symbols and amounts in such texts.
#[rustfmt::skip]
const BESIDE: &[&str] = &[
    "BAL", "BALANCE", "REST", "REM", "MAX", "MIN", "PPM", "WT", "MASS", "TRACE", "TR", "AND", "MOL", "AT", "ND",
    "REO", "TREO", "TRE", "TREM", "ELEMENT", "CONTENT",
];

/// A run of letters.
type Run = (usize, usize);

fn next(i: usize) -> usize {
    i.saturating_add(1)
}

/// Sets small letters, cells and hyphens where the text means them.
pub(crate) fn plainly(symbols: &Symbols, text: &mut Text<'_>) {
    let runs = runs(text);
    let capitals = no_small_letters(text, &runs);
    let small = |text: &mut Text<'_>, run: Run| {
        let at = next(run.0);
        text.set(at, lower(text.at(at)));
    };
    for (i, run) in runs.iter().enumerate() {
        let before = i.checked_sub(1).and_then(|i| runs.get(i));
        if is_nd(text, *run) && means_neodymium(text, *run, before.copied(), symbols) {
            small(text, *run);
        }
    }
    for run in &runs {
        if is_symbol(symbols, text, *run) && is_scandium(symbols, text, *run) {
            small(text, *run);
        }
    }
    rows(symbols, text, &runs);
    additions(symbols, text, &runs);
    if capitals {
        let symbol = |text: &Text<'_>, run: Run| is_symbol(symbols, text, run) && !is_nd(text, run);
        let amounts = runs.iter().filter(|(_, to)| text.at(*to).is_ascii_digit());
        // `SM520` alone is a name, `ND30 DY2` is a list.
        let list = amounts.count() > 1;
        for run in &runs {
            if symbol(text, *run) && counts(symbols, text, *run, list) {
                small(text, *run);
            }
        }
    }
}

fn runs(text: &Text<'_>) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let start = at;
        while is_latin(text.at(at)) {
            at = next(at);
        }
        if at > start {
            runs.push((start, at));
        } else {
            at = next(at);
        }
    }
    runs
}

/// Two capitals that would be a symbol with the second one small.
fn is_symbol(symbols: &Symbols, text: &Text<'_>, (from, to): Run) -> bool {
    let (a, b) = (text.at(from), text.at(next(from)));
    to == from.saturating_add(2)
        && a.is_ascii_uppercase()
        && b.is_ascii_uppercase()
        && matches!(symbols.starting(a, lower(b)), Some((_, 2)))
}

/// `SC0.2`: with part of a whole behind it no formula of sulphur and carbon.
fn is_scandium(symbols: &Symbols, text: &Text<'_>, (from, to): Run) -> bool {
    let found = symbols.starting(text.at(from), lower(text.at(next(from))));
    let rare = found.is_some_and(|(el, _)| symbols.rare_earth(el));
    let apart = [from, next(from)].iter().all(|i| {
        let single = symbols.single(text.at(*i));
        single.is_some_and(|el| !symbols.rare_earth(el))
    });
    let digits = (to..).find(|i| !text.at(*i).is_ascii_digit()).unwrap_or(to);
    let part = digits > to && text.at(digits) == '.' && text.at(next(digits)).is_ascii_digit();
    rare && apart && part && !is_word(text.before(from))
}

fn is_nd(text: &Text<'_>, (from, to): Run) -> bool {
    to == from.saturating_add(2) && text.at(from) == 'N' && text.at(next(from)) == 'D'
}

/// The first character from a place on that is none of these.
fn past(text: &Text<'_>, mut at: usize, skipped: &[char]) -> usize {
    while skipped.contains(&text.at(at)) {
        at = next(at);
    }
    at
}

fn before(text: &Text<'_>, at: usize) -> char {
    let mut at = at;
    while text.before(at) == ' ' {
        at = at.saturating_sub(1);
    }
    text.before(at)
}

/// `ND 30`, `Y-ND-Zr`: an amount stands behind it and nothing in front that it could be said of, or it is one
/// of several that hyphens join.
fn means_neodymium(
    text: &Text<'_>,
    (from, to): Run,
    before_it: Option<Run>,
    symbols: &Symbols,
) -> bool {
    let amount = text.at(past(text, to, &[' ', ':', '='])).is_ascii_digit();
    let ends =
        |c: char| matches!(c, '\u{0}' | ',' | '，' | ';' | '\n' | '%' | ')') || c.is_ascii_digit();
    let joined = text.at(to) == '-' && is_latin(text.at(next(to)));
    let of_symbol = before_it.is_none_or(|(a, b)| {
        b.saturating_add(1) != from
            || text.before(from) != '-'
            || symbols.starting(text.at(a), text.at(next(a))).is_some()
    });
    (amount && ends(before(text, from))) || (joined && of_symbol)
}

/// `Nd Pr Dy ND Fe` above a row of numbers: each is a symbol, and stands in a cell of its own.
fn rows(symbols: &Symbols, text: &mut Text<'_>, runs: &[Run]) {
    let mut from = 0;
    let mut left = runs;
    while from < text.len() {
        let mut to = from;
        let mut digits = false;
        while to < text.len() && text.at(to) != '\n' {
            digits |= text.at(to).is_ascii_digit();
            to = next(to);
        }
        let mut after = next(to);
        let mut amounts = 0_usize;
        while after < text.len() && text.at(after) != '\n' {
            let starts = text.at(after).is_ascii_digit() && !text.before(after).is_ascii_digit();
            amounts = amounts.saturating_add(usize::from(starts));
            after = next(after);
        }
        let (row, rest) = left.split_at(left.partition_point(|(a, _)| *a < to));
        left = rest;
        let whole = |(a, b): Run| {
            let symbol = match b.saturating_sub(a) {
                1 => symbols.single(text.at(a)).is_some(),
                2 => matches!(symbols.starting(text.at(a), lower(text.at(next(a)))), Some((_, 2))),
                _ => false,
            };
            symbol && text.at(a).is_ascii_uppercase()
        };
        // A label may stand in front.
        let symbols_of = row.get(usize::from(row.first().is_some_and(|r| !whole(*r)))..);
        let symbols_of = symbols_of.unwrap_or_default();
        if !digits && amounts > 1 && symbols_of.len() > 2 && symbols_of.iter().all(|r| whole(*r)) {
            for (n, (a, b)) in symbols_of.iter().enumerate() {
                if is_nd(text, (*a, *b)) {
                    text.set(next(*a), 'd');
                }
                if n > 0 && text.before(*a) == ' ' {
                    text.set(a.saturating_sub(1), '\t');
                }
            }
        }
        from = next(to);
    }
}

/// `Ni 22Cr 10Al 1.0Y`, and nothing else: a base and what is added to it, as `Ni-22Cr-10Al-1.0Y`.
fn additions(symbols: &Symbols, text: &mut Text<'_>, runs: &[Run]) {
    let is_symbol = |text: &Text<'_>, (a, b): Run| {
        let found = symbols.starting(text.at(a), text.at(next(a)));
        found.is_some_and(|(_, letters)| a.saturating_add(letters) == b)
    };
    let mut end = 0;
    let mut spaces = Vec::new();
    for (n, run) in runs.iter().enumerate() {
        let number = (end..run.0).filter(|i| text.at(*i) != ' ');
        let amount = text.before(run.0).is_ascii_digit()
            && text.at(end) == ' '
            && number.clone().all(|i| matches!(text.at(i), '0'..='9' | '.'))
            && number.count().saturating_add(1) == run.0.saturating_sub(end);
        if !is_symbol(text, *run) || (n == 0) != (run.0 == 0) || n > 0 && !amount {
            return;
        }
        spaces.extend((n > 0).then_some(end));
        end = run.1;
    }
    if end == text.len() && spaces.len() > 1 {
        for at in spaces {
            text.set(at, '-');
        }
    }
}

/// True: nothing here is written small, and there is no word that is not known to stand beside amounts.
fn no_small_letters(text: &Text<'_>, runs: &[Run]) -> bool {
    runs.iter().all(|(a, b)| {
        let letters = *a..*b;
        letters.clone().all(|i| text.at(i).is_ascii_uppercase())
            && (letters.len() < 3 || BESIDE.contains(&&*text.plain(*a, *b)))
    })
}

/// True: an amount follows, or it stands in a formula; there two letters that are symbols each (`CO`, `SC`)
/// can be meant as these.
fn counts(symbols: &Symbols, text: &Text<'_>, (from, to): Run, list: bool) -> bool {
    let apart =
        symbols.single(text.at(from)).is_some() && symbols.single(text.at(next(from))).is_some();
    let alone =
        !text.at(to).is_ascii_digit() && !is_word(text.before(from)) && text.before(from) != '(';
    let behind = past(text, to, &[' ', ':', '=', '\t', '|']);
    let after = text.at(behind);
    let goes_on = |at: usize| is_latin(text.at(at)) || text.at(at) == '(';
    let tight = text.at(to).is_ascii_digit();
    if tight
        && !list
        && !goes_on(past(text, to, &['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']))
    {
        return false;
    }
    let amount = after.is_ascii_digit() || matches!(after, '<' | '>' | '≤' | '≥' | '~' | '余');
    let word = text.plain(behind, behind.saturating_add(4));
    let word = ["BAL", "REST", "REM", "MAX", "MIN", "TR"].iter().any(|w| word.starts_with(w));
    (alone || !apart) && (amount || word || is_latin(text.before(from)))
}
