//! What was compressed once: the page's program is large, and a visitor would wait at each visit.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use crate::size::gzip;

/// The last content of each file with what it was packed to.
#[derive(Debug, Default)]
pub(crate) struct Packed(Mutex<BTreeMap<String, Kept>>);

/// A content, and what it was packed to.
type Kept = (Vec<u8>, Vec<u8>);

impl Packed {
    /// The content compressed; none if that fails.
    pub(crate) fn gzip(&self, name: &str, content: &[u8]) -> Option<Vec<u8>> {
        // Whoever panicked with the lock held left whole entries behind.
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, packed)) = kept.get(name).filter(|(of, _)| of == content) {
            return Some(packed.clone());
        }
        let packed = gzip(content).ok()?;
        kept.insert(name.to_owned(), (content.to_vec(), packed.clone()));
        Some(packed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_file_is_packed_anew() {
        let packed = Packed::default();
        let first = packed.gzip("a", b"one").unwrap();
        assert_eq!(packed.gzip("a", b"one").unwrap(), first);
        assert_ne!(packed.gzip("a", b"two").unwrap(), first);
    }
}
