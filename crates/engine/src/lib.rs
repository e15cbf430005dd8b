//! Facts, rules, completions, questions: the one place that decides.
//!
//! In the flow: a [`Product`] comes in; its composition is read by `ree-compose`, the facts follow,
//! every completion of the unknown facts is judged by the rulebook's rules, and a
//! [`Determination`] goes out. The engine holds no element, no control code and no law.

mod ask;
mod assemble;
mod changes;
mod checker;
mod codes;
mod compiled;
mod doubts;
mod facts;
mod given;
mod inquiry;
mod judge;
mod kinds;
mod notices;
mod partners;
mod remark;
mod silence;
mod summary;
mod trace;
mod words;

pub use checker::{Checker, VERSION};
pub use kinds::notice_kinds;
pub use ree_contract::{Detail, Determination, ErrorBody, Product};
pub use silence::Gap;
