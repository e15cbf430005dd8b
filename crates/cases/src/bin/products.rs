//! Prints each case's product, with its facts and from words alone, a line of JSON each: the tests
//! of the npm package type-check them, validate them and judge them.

use std::io::{self, Write};
use std::process::ExitCode;

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
    let mut out = io::stdout().lock();
    for case in ree_cases::all()? {
        for product in [case.with_facts(), case.from_words()] {
            let line = serde_json::to_string(&product).map_err(|e| e.to_string())?;
            writeln!(out, "{line}").map_err(|e| e.to_string())?;
        }
    }
    Ok(())
}
