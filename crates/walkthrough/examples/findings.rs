//! Writes what the engine finds of each step and variation as one JSON object, for the journeys through
//! the training: `cargo run -p ree-walkthrough --example findings -- FILE… > findings.json`.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a tool: the terminal is where it speaks"
)]

use std::process::ExitCode;
use std::{env, fs};

use ree_engine::Checker;
use ree_walkthrough::{determination, read, varied};
use serde_json::{Map, Value, json};

fn main() -> ExitCode {
    match findings() {
        Ok(found) => {
            println!("{found}");
            ExitCode::SUCCESS
        }
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

fn findings() -> Result<Value, String> {
    let checker = Checker::builtin().map_err(ToString::to_string)?;
    let mut all = Map::new();
    for file in env::args().skip(1) {
        let text = fs::read_to_string(&file).map_err(|e| format!("{file}: {e}"))?;
        let source = read(&text).map_err(|problems| format!("{file}: {problems:?}"))?;
        let judge = |product: &Value| {
            let found =
                determination(checker, product, false).map_err(|e| format!("{file}: {e}"))?;
            Ok::<_, String>(json!({
                "outcome": found.outcome, "codes": found.control_codes, "summary": found.summary,
            }))
        };
        let mut steps = Map::new();
        for step in &source.walkthrough.step {
            let own = step.product.as_ref().map(judge).transpose()?;
            let vary: Vec<Value> = step
                .vary
                .iter()
                .map(|v| judge(&varied(step.product.as_ref(), v)))
                .collect::<Result<_, _>>()?;
            let right: Vec<bool> = step.option.iter().map(|o| o.right).collect();
            let by_engine = step.option.iter().any(|o| o.finds.is_some());
            let told = json!({
                "found": own, "vary": vary, "right": right, "byEngine": by_engine, "title": step.title,
            });
            steps.insert(step.id.clone(), told);
        }
        all.insert(source.walkthrough.id.clone(), Value::Object(steps));
    }
    Ok(Value::Object(all))
}
