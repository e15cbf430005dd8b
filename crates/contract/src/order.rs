//! One sort for lists of every kind.
//!
//! The standard library's is compiled anew for each kind of list, some 3 KB a time; in the page that
//! came to as much as a third of the engine. Here places are sorted, once, and the list follows.

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

#[cfg(test)]
mod tests {
    use super::*;

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
