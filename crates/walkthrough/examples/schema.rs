//! Writes the JSON Schema of a walkthrough's file, for editors:
//! `cargo run -p ree-walkthrough --features schema --example schema -- FILE`.

#![allow(clippy::print_stderr, reason = "a tool: the terminal is where it speaks")]

use std::path::PathBuf;
use std::process::ExitCode;
use std::{env, fs};

fn main() -> ExitCode {
    let Some(file) = env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("give a file");
        return ExitCode::from(2);
    };
    let schema = ree_walkthrough::schema();
    let text = serde_json::to_string_pretty(&schema).map_err(|e| e.to_string());
    match text.and_then(|t| fs::write(&file, t + "\n").map_err(|e| e.to_string())) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{} could not be written: {why}", file.display());
            ExitCode::FAILURE
        }
    }
}
