//! How large a walkthrough may be. The README states these; a test holds it to them.

/// The longest file that is read, in bytes.
pub const BYTES: usize = 1024 * 1024;
/// The most steps.
pub const STEPS: usize = 60;
/// The most that a step offers to choose from, or to vary.
pub const OPTIONS: usize = 8;
/// The longest walkthrough, in minutes.
pub const MINUTES: u32 = 240;
/// The longest text, in characters.
pub const TEXT: usize = 2_000;
/// The longest name, in letters.
pub const NAME: usize = 60;
