//! Set-up, build and test of ree-check.
fn main() {}
