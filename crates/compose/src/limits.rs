//! Numbers the reader is given, and how much it reads.

use std::str::FromStr;

use ree_rulebook::Rulebook;
use rust_decimal::Decimal;

/// The longest composition text that is read, in bytes.
pub const LIMIT_TEXT_BYTES: usize = 100_000;
/// The longest list of components.
pub const LIMIT_COMPONENTS: usize = 1_000;
/// The deepest brackets.
pub const LIMIT_DEPTH: usize = 32;
/// The most tokens of a text.
pub const LIMIT_TOKENS: usize = 10_000;
/// The most words about the goods in a text: each is weighed against the others.
pub const LIMIT_WORDS: usize = 3_000;

/// Numbers of the rulebook that the reader needs. No law stands behind them.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// A sum that falls short of 100 % by no more than this counts as whole.
    pub remainder: Decimal,
    /// A limit of detection is not above this.
    pub detection: Decimal,
    /// The word "trace" means less than this.
    pub trace: Decimal,
    /// Above this an amount is no trace of any element.
    pub certain: Decimal,
}

const TRACE_EDGE: &str = "trace-edge";

impl Limits {
    /// The numbers of a rulebook.
    #[must_use]
    pub fn of(rulebook: &Rulebook) -> Self {
        let number = |id: &str, fallback: Decimal| {
            rulebook.number(id, None).and_then(|n| Decimal::from_str(n).ok()).unwrap_or(fallback)
        };
        let edges = rulebook.data().numbers.iter().filter(|n| *n.id == *TRACE_EDGE);
        let edges = edges.filter_map(|n| Decimal::from_str(&n.value).ok());
        Self {
            remainder: number("undisclosed-remainder", Decimal::ZERO),
            detection: number("detection-limit", Decimal::ZERO),
            trace: number(TRACE_EDGE, Decimal::new(1, 1)),
            certain: edges.max().unwrap_or(Decimal::ONE),
        }
    }
}
