//! Checks walkthrough files: `cargo run -p ree-walkthrough --example check -- FILE…`. Says of each what is
//! wrong, in which line, and what the engine finds of its steps.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a tool: the terminal is where it speaks"
)]

use std::process::ExitCode;
use std::{env, fs};

use ree_engine::Checker;
use ree_rulebook::{Library, Rulebook};
use ree_walkthrough::{Problem, check, determination, read, varied};

fn main() -> ExitCode {
    let library = Rulebook::library();
    let (Ok(checker), Ok(library)) = (Checker::builtin(), library) else {
        eprintln!("the built-in rulebook could not be read");
        return ExitCode::FAILURE;
    };
    let mut sound = true;
    for file in env::args().skip(1) {
        let problems = match fs::read_to_string(&file) {
            Ok(text) => look(&text, checker, &library),
            Err(why) => {
                eprintln!("{file}: {why}");
                sound = false;
                continue;
            }
        };
        for Problem { line, column, message, hint, .. } in &problems {
            let hint = hint.as_ref().map_or("", |h| &*h.en);
            println!("{file}:{line}:{column}: {} {hint}", message.en);
        }
        sound &= problems.is_empty();
    }
    if sound { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn look(text: &str, checker: &Checker, library: &Library) -> Vec<Problem> {
    let source = match read(text) {
        Ok(source) => source,
        Err(problems) => return problems,
    };
    for step in &source.walkthrough.step {
        let Some(product) = &step.product else {
            println!("{}: no product", step.id);
            continue;
        };
        let varied = step.vary.iter().map(|v| (v.label.pick(false), varied(Some(product), v)));
        for (name, product) in [(&*step.id, product.clone())].into_iter().chain(varied) {
            match determination(checker, &product, false) {
                Ok(d) => println!("{name}: {:?} {:?} {}", d.outcome, d.control_codes, d.summary.en),
                Err(refused) => println!("{name}: {refused}"),
            }
        }
    }
    check(&source, checker, library)
}
