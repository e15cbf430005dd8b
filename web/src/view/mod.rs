//! From what was entered and found to what is shown: pure functions, tested without a browser.
//! Nothing here decides; it only picks, orders and rounds for the eye.

/// Puts an item in its place in a list in order: behind all that come `before` it. The lists here
/// hold a few dozen items; a sort would add more to the page's weight than it saves in time.
fn insert<T>(list: &mut Vec<T>, item: T, before: impl Fn(&T, &T) -> bool) {
    let at = list.iter().position(|known| !before(known, &item)).unwrap_or(list.len());
    list.insert(at, item);
}

pub(crate) mod amount;
pub(crate) mod bar;
pub(crate) mod elements;
pub(crate) mod facts;
pub(crate) mod marks;
pub(crate) mod reasons;

#[cfg(test)]
mod tests;
