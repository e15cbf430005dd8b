//! Writes the JSON Schema of every public shape into a folder:
//! `cargo run -p ree-contract --features schema --example schemas -- FOLDER`.

#![allow(clippy::print_stderr, reason = "a tool: the terminal is where it speaks")]

use std::path::PathBuf;
use std::process::ExitCode;
use std::{env, fs};

fn main() -> ExitCode {
    let Some(folder) = env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("give a folder");
        return ExitCode::from(2);
    };
    let schemas = [
        ("product", ree_contract::product_schema()),
        ("determination", ree_contract::determination_schema()),
        ("comparison", ree_contract::comparison_schema()),
        ("error", ree_contract::error_schema()),
        ("parsed", ree_contract::parsed_schema()),
        ("vocabulary", ree_contract::vocabulary_schema()),
        ("rulebook", ree_contract::contents_schema()),
    ];
    for (name, schema) in schemas {
        let file = folder.join(format!("{name}.json"));
        let text = serde_json::to_string_pretty(&schema).map_err(|e| e.to_string());
        let written = text.and_then(|t| fs::write(&file, t + "\n").map_err(|e| e.to_string()));
        if let Err(why) = written {
            eprintln!("{} could not be written: {why}", file.display());
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}
