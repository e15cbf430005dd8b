//! Prints the digest of all cases as this machine judges them, so that the tests in a browser can
//! tell whether they get the same bytes.

use std::io::{self, Write};
use std::process::ExitCode;

use ree_engine::{Checker, Detail};

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(io::stderr(), "{error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), String> {
    let checker = Checker::builtin().map_err(ToString::to_string)?;
    let lines: Vec<String> = ree_cases::all()?
        .iter()
        .map(|case| ree_cases::line(&checker.check(&case.with_facts(), Detail::Full)))
        .collect();
    let digest = ree_cases::digest(lines.iter().map(String::as_str));
    writeln!(io::stdout(), "{digest}").map_err(|e| e.to_string())
}
