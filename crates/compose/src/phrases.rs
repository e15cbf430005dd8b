//! Known words and phrases, found longest first at a place in a text.
//!
//! The table is sorted once. A look-up narrows it letter by letter, so its time does not grow with the number
//! of entries. Case does not count, except where a phrase is kept exact; hyphens and spaces are one.

use std::cmp::Ordering;

use ree_rulebook::Str;

use crate::chars::{Text, is_east, is_latin, lower, plain_letters};

/// A phrase and what it means.
#[derive(Debug)]
struct Entry<M> {
    /// Where its letters begin and end among those of all phrases.
    key: (usize, usize),
    /// The exact letters, where case counts.
    exact: Option<Str>,
    meaning: M,
}

/// Phrases with what they mean.
#[derive(Debug)]
pub(crate) struct Phrases<M> {
    /// Letters of all phrases in the form in which they are compared: thousands of lists of their own took
    /// longer to make than to sort.
    letters: Vec<char>,
    entries: Vec<Entry<M>>,
    /// Each first letter, with the place of its first entry.
    firsts: Vec<(char, usize)>,
}

/// What was found.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Found<'p, M> {
    pub(crate) meaning: &'p M,
    pub(crate) end: usize,
}

/// Longest run of spaces and hyphens within a phrase.
const LONGEST_GAP: usize = 3;
/// Words at least this long may take a plural s.
const PLURAL_FROM: usize = 4;

fn is_gap(c: char) -> bool {
    matches!(c, ' ' | '-' | '_')
}

impl<M: Copy> Phrases<M> {
    pub(crate) fn new() -> Self {
        Self { letters: Vec::new(), entries: Vec::new(), firsts: Vec::new() }
    }

    /// Adds a phrase; `exact`: its case counts.
    pub(crate) fn add(&mut self, phrase: &str, exact: bool, meaning: M) {
        let from = self.letters.len();
        let mut gap = false;
        for c in plain_letters(phrase) {
            if is_gap(c) {
                gap = self.letters.len() > from;
                continue;
            }
            if gap {
                self.letters.push(' ');
                gap = false;
            }
            self.letters.push(lower(c));
        }
        let key = (from, self.letters.len());
        if key.0 < key.1 {
            self.entries.push(Entry { key, exact: exact.then(|| phrase.into()), meaning });
        }
    }

    /// Puts them in order, before any look-up.
    pub(crate) fn sort(&mut self) {
        let Self { letters, entries, firsts } = self;
        let by = |a: &Entry<M>, b: &Entry<M>| -> Ordering { key(letters, a).cmp(key(letters, b)) };
        ree_contract::order::sort_by(entries, by);
        firsts.clear();
        for (place, entry) in entries.iter().enumerate() {
            let Some(first) = key(letters, entry).first().copied() else { continue };
            if firsts.last().is_none_or(|(c, _)| *c != first) {
                firsts.push((first, place));
            }
        }
    }

    /// Calls `each` for every phrase that stands at a place, shortest first.
    pub(crate) fn each<'p>(
        &'p self,
        text: &Text<'_>,
        from: usize,
        each: &mut dyn FnMut(Found<'p, M>),
    ) {
        if is_latin(text.at(from)) && is_latin(text.before(from)) {
            return;
        }
        self.walk(text, from, &mut |entry, at| {
            if let Some(end) = fits(text, from, at, entry) {
                each(Found { meaning: &entry.meaning, end });
            }
        });
    }

    /// The same, also where the word goes on after the phrase.
    pub(crate) fn each_start<'p>(
        &'p self,
        text: &Text<'_>,
        from: usize,
        each: &mut dyn FnMut(&'p M, usize),
    ) {
        self.walk(text, from, &mut |entry, at| {
            if entry.exact.is_none() {
                each(&entry.meaning, at);
            }
        });
    }

    /// Calls `each` for every entry whose letters stand at a place, shortest first.
    fn walk<'p>(&'p self, text: &Text<'_>, from: usize, each: &mut dyn FnMut(&'p Entry<M>, usize)) {
        let Some((mut range, mut at)) = self.starting(text, from) else { return };
        let mut depth = 1_usize;
        while at <= text.len() {
            // Entries that end here stand first.
            let ending = range.partition_point(|e| e.length() == depth);
            let (done, rest) = range.split_at_checked(ending).unwrap_or((&[], range));
            for entry in done {
                each(entry, at);
            }
            let Some((c, next)) = folded(text, at, depth) else { return };
            let letter = |e: &Entry<M>| key(&self.letters, e).get(depth).copied();
            let low = rest.partition_point(|e| letter(e).is_none_or(|k| k < c));
            let rest = rest.get(low..).unwrap_or_default();
            let high = rest.partition_point(|e| letter(e) == Some(c));
            range = rest.get(..high).unwrap_or_default();
            if range.is_empty() {
                return;
            }
            depth = depth.saturating_add(1);
            at = next;
        }
    }

    /// The entries that begin with the letter at a place, and the place after it.
    fn starting(&self, text: &Text<'_>, from: usize) -> Option<(&[Entry<M>], usize)> {
        let (c, at) = folded(text, from, 0)?;
        let Self { entries, firsts, .. } = self;
        let place = firsts.binary_search_by_key(&c, |(first, _)| *first).ok()?;
        let (_, start) = firsts.get(place)?;
        let end = firsts.get(place.saturating_add(1)).map_or(entries.len(), |(_, e)| *e);
        Some((entries.get(*start..end)?, at))
    }

    /// All keys that were added, for hints.
    pub(crate) fn keys(&self) -> impl Iterator<Item = (String, &M)> {
        self.entries.iter().map(|e| (key(&self.letters, e).iter().collect(), &e.meaning))
    }
}

impl<M> Entry<M> {
    fn length(&self) -> usize {
        self.key.1.saturating_sub(self.key.0)
    }
}

/// The letters of an entry.
fn key<'l, M>(letters: &'l [char], entry: &Entry<M>) -> &'l [char] {
    letters.get(entry.key.0..entry.key.1).unwrap_or_default()
}

/// The next letter as keys hold it, and where it ends.
fn folded(text: &Text<'_>, at: usize, depth: usize) -> Option<(char, usize)> {
    let c = text.at(at);
    if is_gap(c) {
        if depth == 0 {
            return None;
        }
        let mut end = at;
        while is_gap(text.at(end)) && end.saturating_sub(at) < LONGEST_GAP {
            end = end.saturating_add(1);
        }
        return Some((' ', end));
    }
    if c == '\u{0}' {
        return None;
    }
    Some((lower(c), at.saturating_add(1)))
}

/// Where the phrase ends, if it ends where a word ends.
fn fits<M>(text: &Text<'_>, from: usize, at: usize, entry: &Entry<M>) -> Option<usize> {
    if let Some(exact) = &entry.exact {
        let same = exact.chars().count() == at.saturating_sub(from)
            && exact.chars().enumerate().all(|(i, c)| {
                let here = text.at(from.saturating_add(i));
                here == c || (is_gap(here) && is_gap(c))
            });
        if !same {
            return None;
        }
    }
    let (last, next) = (text.before(at), text.at(at));
    if is_latin(last) && is_latin(next) {
        let plural = next == 's'
            && entry.exact.is_none()
            && entry.length() >= PLURAL_FROM
            && last != 's'
            && !is_latin(text.at(at.saturating_add(1)));
        return plural.then(|| at.saturating_add(1));
    }
    if last.is_ascii_digit() && next.is_ascii_digit() {
        return None;
    }
    // Short words in katakana are syllables of longer ones.
    let short = at.saturating_sub(from) <= 3;
    if short && is_katakana(last) && is_katakana(next) && is_east(text.at(from)) {
        return None;
    }
    Some(at)
}

/// Katakana, with its long mark.
pub(crate) fn is_katakana(c: char) -> bool {
    matches!(c, '\u{30a1}'..='\u{30fa}' | '\u{30fc}'..='\u{30fe}')
}
