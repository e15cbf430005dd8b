//! Tables of words, looked up by their first letter.

use crate::chars::lower;

/// Entries sorted by the first letter of their word, lower case.
pub(crate) struct ByFirst<T: 'static> {
    entries: Vec<(char, &'static T)>,
}

impl<T> ByFirst<T> {
    /// Sorts a table.
    pub(crate) fn new(table: &'static [T], word: impl Fn(&'static T) -> &'static str) -> Self {
        let mut entries: Vec<(char, &'static T)> = table
            .iter()
            .filter_map(|entry| Some((lower(word(entry).chars().next()?), entry)))
            .collect();
        ree_contract::order::sort_by(&mut entries, |(a, _), (b, _)| a.cmp(b));
        Self { entries }
    }

    /// The entries whose word begins with a letter, in either case.
    pub(crate) fn starting(&self, c: char) -> impl Iterator<Item = &'static T> + '_ {
        let c = lower(c);
        let from = self.entries.partition_point(|(first, _)| *first < c);
        self.entries
            .get(from..)
            .unwrap_or_default()
            .iter()
            .take_while(move |(first, _)| *first == c)
            .map(|(_, entry)| *entry)
    }
}
