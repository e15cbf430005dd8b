//! Composition text and lists to components with exact amounts.
//!
//! In the flow: `Product.composition` goes in; [`Composition`] comes out, for the engine to judge.
//! The reader knows chemistry and notation, and no law.

mod model;

pub use model::{
    Carrier, Class, Composition, Content, GroupPart, Interval, Known, OpenPoint, Part, Reading,
    Remark, Share,
};
