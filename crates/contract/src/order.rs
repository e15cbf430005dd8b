//! Lists in order.
//!
//! The standard library's sort is compiled anew for each kind of list, some 3 KB a time; in the page
//! that came to as much as a third of the engine. So long lists are sorted by their places, which is
//! one kind of list, and lists of a few dozen items are kept in order as they grow.

use std::cmp::Ordering;

/// Sorts; equals keep their order.
pub fn sort_by<T>(list: &mut [T], by: impl Fn(&T, &T) -> Ordering) {
    let order = {
        let list = &*list;
        places(list.len(), &|a, b| match (list.get(a), list.get(b)) {
            (Some(a), Some(b)) => by(a, b),
            _ => Ordering::Equal,
        })
    };
    for at in 0..list.len() {
        // What belongs here may have been swapped away to make room: follow it.
        let mut from = order.get(at).copied().unwrap_or(at);
        while from < at {
            from = order.get(from).copied().unwrap_or(at);
        }
        list.swap(at, from);
    }
}

/// Sorts by what is in order by itself.
pub fn sort<T: Ord>(list: &mut [T]) {
    sort_by(list, T::cmp);
}

#[inline(never)]
fn places(many: usize, by: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..many).collect();
    places.sort_by(|a, b| by(*a, *b));
    places
}

/// Puts an item in its place in an ordered list: behind all that come `before` it.
pub fn insert<T>(list: &mut Vec<T>, item: T, before: impl Fn(&T, &T) -> bool) {
    let at = list.iter().position(|known| !before(known, &item)).unwrap_or(list.len());
    list.insert(at, item);
}

/// Each item once, in the order in which they come.
pub fn once<T: PartialEq>(items: impl Iterator<Item = T>) -> Vec<T> {
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

    #[test]
    fn sorts_as_the_standard_does_and_keeps_equals() {
        let mut state = 7_u32;
        for many in 0..60 {
            let mut list: Vec<(u32, usize)> = (0..many)
                .map(|at| {
                    state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    (state >> 28, at)
                })
                .collect();
            let mut expected = list.clone();
            expected.sort_by_key(|(key, _)| *key);
            sort_by(&mut list, |a, b| a.0.cmp(&b.0));
            assert_eq!(list, expected);
        }
        let mut words = ["b", "c", "a"];
        sort(&mut words);
        assert_eq!(words, ["a", "b", "c"]);
    }
}
