//! The nearest known word to one that is not known, for hints.

/// Longer than this a word is no slip of the finger but a text, and comparing it takes long.
const LIMIT_CHARS: usize = 64;

/// The candidate with the smallest edit distance to `word`, if it is close enough to be meant.
#[must_use]
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = word.chars().count();
    if length > LIMIT_CHARS {
        return None;
    }
    let limit = length.div_ceil(3).max(1);
    candidates
        .into_iter()
        // At least so many letters differ as one word is longer than the other.
        .filter(|candidate| candidate.chars().count().abs_diff(length) <= limit)
        .map(|candidate| (distance(word, candidate), candidate))
        .filter(|(d, _)| *d <= limit)
        .min_by_key(|(d, _)| *d)
        .map(|(_, candidate)| candidate)
}

/// Levenshtein distance. Case does not count in ASCII, which is what known words are.
#[must_use]
pub fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.to_ascii_lowercase().chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, ca) in a.to_ascii_lowercase().chars().enumerate() {
        let mut left = i.saturating_add(1);
        let mut diagonal = i;
        let mut next = vec![left];
        for (cb, above) in b.iter().zip(row.iter().skip(1)) {
            let changed = diagonal.saturating_add(usize::from(ca != *cb));
            left = changed.min(left.saturating_add(1)).min(above.saturating_add(1));
            diagonal = *above;
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_of_the_finger_finds_the_word() {
        let words = ["magnet", "magnet_powder", "target"];
        assert_eq!(nearest("magnt", words), Some("magnet"));
        assert_eq!(nearest("Targt", words), Some("target"));
        assert_eq!(nearest("banana", words), None);
        let long = "magnet".repeat(20_000);
        assert_eq!(nearest(&long, [long.as_str()]), None, "a text is not compared");
    }
}
