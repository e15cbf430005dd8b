//! The shape of the data: what the TOML files hold and what is packed.
//!
//! `build.rs` includes this module, so the packer and the loader cannot differ.

use std::sync::Arc;

/// A shared piece of text.
pub type Str = Arc<str>;

/// Derives shared by all data.
macro_rules! data {
    ($(#[$meta:meta])* pub struct $name:ident { $($body:tt)* }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name { $($body)* }
    };
    ($(#[$meta:meta])* pub enum $name:ident { $($body:tt)* }) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        $(#[$meta])*
        pub enum $name { $($body)* }
    };
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

mod law;
mod readings;
mod substances;
mod vocabulary;
mod whole;

pub use law::*;
pub use readings::*;
pub use substances::*;
pub use vocabulary::*;
pub use whole::*;
