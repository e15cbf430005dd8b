//! Where is written: how wide, and whether in colour.

use std::env;
use std::io::{self, IsTerminal};

use crate::args::Color;

const WIDTH_ELSEWHERE: usize = 80;
/// Narrower than this nothing can be read; wider, nobody finds the next line.
const WIDTHS: (usize, usize) = (32, 100);

/// What the output can show.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Terminal {
    /// People look at it.
    pub(crate) interactive: bool,
    /// In columns.
    pub(crate) width: usize,
    /// Whether to use colour.
    pub(crate) color: bool,
    /// What was asked for.
    pub(crate) wanted: Option<Color>,
}

impl Terminal {
    /// The standard output.
    pub(crate) fn new(wanted: Option<Color>) -> Self {
        let interactive = io::stdout().is_terminal();
        Self { interactive, width: width(), color: color(wanted, interactive), wanted }
    }

    /// The same for the error stream.
    pub(crate) fn for_errors(self) -> Self {
        Self { color: color(self.wanted, io::stderr().is_terminal()), ..self }
    }
}

fn color(wanted: Option<Color>, interactive: bool) -> bool {
    let set = |name| env::var_os(name).is_some_and(|v| !v.is_empty());
    match wanted {
        Some(Color::Always) => true,
        Some(Color::Never) => false,
        _ => interactive && !set("NO_COLOR") && env::var_os("TERM").is_none_or(|t| t != "dumb"),
    }
}

fn width() -> usize {
    let set = env::var("COLUMNS").ok().and_then(|c| c.parse::<usize>().ok()).filter(|c| *c > 0);
    let seen = || terminal_size::terminal_size().map(|(w, _)| usize::from(w.0));
    set.or_else(seen).unwrap_or(WIDTH_ELSEWHERE).clamp(WIDTHS.0, WIDTHS.1)
}
