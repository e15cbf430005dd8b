//! Lists in order. The page pays some 2 KB for each type that is sorted, and the lists here hold a
//! few dozen items; so they are kept in order as they grow.

/// Puts an item in its place in an ordered list: behind all that come `before` it.
pub(crate) fn insert<T>(list: &mut Vec<T>, item: T, before: impl Fn(&T, &T) -> bool) {
    let at = list.iter().position(|known| !before(known, &item)).unwrap_or(list.len());
    list.insert(at, item);
}

/// Each item once, in the order in which they come.
pub(crate) fn once<T: PartialEq>(items: impl Iterator<Item = T>) -> Vec<T> {
    let mut seen = Vec::new();
    for item in items {
        if !seen.contains(&item) {
            seen.push(item);
        }
    }
    seen
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_stand_in_order_and_equals_as_they_came() {
        let mut list = Vec::new();
        for item in [(2, 'a'), (1, 'b'), (3, 'c'), (2, 'd'), (1, 'e')] {
            insert(&mut list, item, |known, new| known.0 <= new.0);
        }
        assert_eq!(list, [(1, 'b'), (1, 'e'), (2, 'a'), (2, 'd'), (3, 'c')]);
    }

    #[test]
    fn what_comes_again_is_left_out() {
        assert_eq!(once([3, 1, 3, 2, 1].into_iter()), [3, 1, 2]);
    }
}
