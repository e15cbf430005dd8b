//! The library as one file: what the page fetches when somebody wants to read.

use ree_contract::{ErrorBody, ErrorKind, Text};

use crate::load::Rulebook;
use crate::model::Library;
use crate::model::wire::{Reader, Streams, Wire};

/// The library as `build.rs` packed it.
#[cfg(feature = "library")]
const PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/library.bin"));

impl Library {
    /// Reads the packed library.
    ///
    /// # Errors
    /// [`ErrorKind::BadRulebook`] where the bytes are cut short or are something else. A changed
    /// letter within a text is not noticed; the name of the file carries the hash.
    pub fn from_packed(bytes: &[u8]) -> Result<Self, ErrorBody> {
        let read = |(plain, other, numbers)| {
            let mut reader = Reader::new(plain, other, numbers);
            let library = <Self as Wire>::read(&mut reader);
            reader.whole().then_some(library)
        };
        Streams::parts(bytes).and_then(read).ok_or_else(|| {
            ErrorBody::new(
                ErrorKind::BadRulebook,
                Text::both(
                    "The library cannot be read: it is cut short or changed.",
                    "资料库无法读取：文件不完整或已被改动。",
                ),
            )
        })
    }
}

impl Rulebook {
    /// The packed library that goes with the built-in rulebook.
    #[cfg(feature = "library")]
    #[must_use]
    pub fn library_packed() -> &'static [u8] {
        PACKED
    }

    /// The name of the file that holds the packed library of this rulebook.
    #[must_use]
    pub fn library_file(&self) -> Option<String> {
        let hash = self.data().library_sha256.as_deref()?.get(..16)?;
        Some(["library-", hash, ".bin"].concat())
    }
}
