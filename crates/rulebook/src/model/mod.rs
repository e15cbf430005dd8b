//! The shape of the data: what the TOML files hold and what is packed.
//!
//! `build.rs` includes this module, so the packer and the loader cannot differ.

use std::sync::Arc;

/// A shared piece of text.
pub type Str = Arc<str>;

/// What all data can do: TOML and JSON by serde, the packed form by [`wire`].
macro_rules! data {
    ($(#[$meta:meta])* pub struct $name:ident {
        $($(#[$on:meta])* pub $field:ident: $kind:ty,)*
    }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name { $($(#[$on])* pub $field: $kind,)* }

        impl $crate::model::wire::Wire for $name {
            fn write(&self, to: &mut $crate::model::wire::Writer) {
                $($crate::model::wire::Wire::write(&self.$field, to);)*
            }
            // Each once, and not again in every shape that holds it: they run at the start, where what is
            // compiled takes longer than what runs.
            #[inline(never)]
            fn read(from: &mut $crate::model::wire::Reader<'_>) -> Self {
                Self { $($field: $crate::model::wire::Wire::read(from),)* }
            }
        }
    };
    ($(#[$meta:meta])* pub enum $name:ident {
        $(#[$on_first:meta])* $first:ident,
        $($(#[$on:meta])* $variant:ident,)*
    }) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        $(#[$meta])*
        pub enum $name { $(#[$on_first])* $first, $($(#[$on])* $variant,)* }

        impl $name {
            const ALL: &[Self] = &[Self::$first, $(Self::$variant,)*];
        }

        impl $crate::model::wire::Wire for $name {
            fn write(&self, to: &mut $crate::model::wire::Writer) {
                let place = Self::ALL.iter().position(|one| one == self);
                $crate::model::wire::Wire::write(&place.and_then(|p| u32::try_from(p).ok()).unwrap_or(0), to);
            }
            fn read(from: &mut $crate::model::wire::Reader<'_>) -> Self {
                from.pick(Self::ALL, Self::$first)
            }
        }
    };
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

mod guides;
mod law;
mod readings;
mod substances;
mod vocabulary;
mod whole;
pub mod wire;

pub use guides::*;
pub use law::*;
pub use readings::*;
pub use substances::*;
pub use vocabulary::*;
pub use whole::*;
