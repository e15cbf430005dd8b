//! The ree-check page.
fn main() {}
