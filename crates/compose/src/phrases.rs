//! Known words and phrases, found longest first at a place in a text.
//!
//! The table is sorted once, before the first look-up: who sends lists of symbols needs none. A look-up
//! narrows it letter by letter, so its time does not grow with the number of entries. Case does not count, except where a phrase is kept exact; hyphens and
//! spaces are one.

use std::sync::OnceLock;

use ree_rulebook::Str;

use crate::chars::{Text, is_east, is_latin, lower};

/// A phrase and what it means.
#[derive(Debug)]
struct Entry<M> {
    key: Box<[char]>,
    /// The exact letters, where case counts.
    exact: Option<Str>,
    meaning: M,
}

/// Phrases with what they mean.
#[derive(Debug)]
pub(crate) struct Phrases<M> {
    /// As they were added; exact: the case counts.
    added: Vec<(Str, bool, M)>,
    table: OnceLock<Table<M>>,
}

/// Phrases in order.
#[derive(Debug)]
struct Table<M> {
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

/// The form in which phrases are kept and compared.
fn key(phrase: &str) -> Box<[char]> {
    let text = Text::new(phrase);
    let mut key: Vec<char> = Vec::new();
    for i in 0..text.len() {
        let c = text.at(i);
        if is_gap(c) {
            if key.last().is_some_and(|last| *last != ' ') {
                key.push(' ');
            }
        } else {
            key.push(lower(c));
        }
    }
    while key.last() == Some(&' ') {
        key.pop();
    }
    key.into_boxed_slice()
}

impl<M: Copy> Table<M> {
    fn new(added: &[(Str, bool, M)]) -> Self {
        let mut entries = Vec::with_capacity(added.len());
        for (phrase, exact, meaning) in added {
            let key = key(phrase);
            if !key.is_empty() {
                let exact = exact.then(|| phrase.clone());
                entries.push(Entry { key, exact, meaning: *meaning });
            }
        }
        ree_contract::order::sort_by(&mut entries, |a, b| a.key.cmp(&b.key));
        let mut firsts: Vec<(char, usize)> = Vec::new();
        for (place, entry) in entries.iter().enumerate() {
            let Some(first) = entry.key.first().copied() else { continue };
            if firsts.last().is_none_or(|(c, _)| *c != first) {
                firsts.push((first, place));
            }
        }
        Self { entries, firsts }
    }
}

impl<M: Copy> Phrases<M> {
    pub(crate) fn new() -> Self {
        Self { added: Vec::new(), table: OnceLock::new() }
    }

    /// Adds a phrase, before any look-up; `exact`: its case counts.
    pub(crate) fn add(&mut self, phrase: &str, exact: bool, meaning: M) {
        self.added.push((phrase.into(), exact, meaning));
    }

    /// Puts them in order, if that is not done.
    pub(crate) fn sort(&self) {
        self.table();
    }

    fn table(&self) -> &Table<M> {
        self.table.get_or_init(|| Table::new(&self.added))
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
            let ending = range.partition_point(|e| e.key.len() == depth);
            let (done, rest) = range.split_at_checked(ending).unwrap_or((&[], range));
            for entry in done {
                each(entry, at);
            }
            let Some((c, next)) = folded(text, at, depth) else { return };
            let low = rest.partition_point(|e| e.key.get(depth).is_none_or(|k| *k < c));
            let rest = rest.get(low..).unwrap_or_default();
            let high = rest.partition_point(|e| e.key.get(depth).is_some_and(|k| *k == c));
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
        let Table { entries, firsts } = self.table();
        let place = firsts.binary_search_by_key(&c, |(first, _)| *first).ok()?;
        let (_, start) = firsts.get(place)?;
        let end = firsts.get(place.saturating_add(1)).map_or(entries.len(), |(_, e)| *e);
        Some((entries.get(*start..end)?, at))
    }

    /// All keys that were added, for hints.
    pub(crate) fn keys(&self) -> impl Iterator<Item = (String, &M)> {
        self.table().entries.iter().map(|e| (e.key.iter().collect(), &e.meaning))
    }
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
            && entry.key.len() >= PLURAL_FROM
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
