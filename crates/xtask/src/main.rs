//! Set-up, build and test of ree-check: `cargo xtask serve` and `cargo xtask test` are the two
//! commands of the README, the rest are parts of them.
//!
//! `args` reads the command, `setup` installs what is missing, `build` makes the page, `site`
//! finishes its folder, `serve` serves it, `npm` makes the npm package and `test` runs every check.
//! `sh` runs other programs.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a developer's tool: the terminal is where it speaks"
)]

mod args;
mod build;
mod npm;
mod paths;
mod serve;
mod setup;
mod sh;
mod site;
mod size;
mod test;

use std::path::Path;
use std::process::ExitCode;

use anyhow::Result;

use crate::args::{Step, Task};
use crate::paths::Project;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let task = match args::parse(&words) {
        Ok(task) => task,
        Err(refusal) => {
            eprintln!("error: {refusal}\n\n{}", args::USAGE);
            return ExitCode::from(2);
        }
    };
    match run(task) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error}");
            for cause in error.chain().skip(1) {
                eprintln!("  because: {cause}");
            }
            ExitCode::FAILURE
        }
    }
}

fn run(task: Task) -> Result<()> {
    let project = Project::find()?;
    match task {
        Task::Help => println!("{}", args::USAGE),
        Task::Setup => setup::everything(&project)?,
        Task::Build => {
            let tools = setup::page(&project)?;
            let dist = build::page(&project, &tools)?;
            size::print(&dist)?;
        }
        Task::Scorm { file, out } => {
            let tools = setup::page(&project)?;
            build::page(&project, &tools)?;
            let file = Path::new(&file);
            let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let out = out.unwrap_or_else(|| [&name, ".scorm.zip"].concat());
            build::scorm(&project, file, Path::new(&out))?;
        }
        Task::Npm => {
            let tools = setup::page(&project)?;
            npm::print_size(&npm::package(&project, &tools)?)?;
        }
        Task::Release => {
            test::run(&project, &[Step::Fmt, Step::Npm])?;
            npm::try_publishing(&project)?;
        }
        Task::Serve { port } => {
            let tools = setup::page(&project)?;
            let dist = build::page(&project, &tools)?;
            serve::forever(&dist, port)?;
        }
        Task::Test { steps } => test::run(&project, &steps)?,
    }
    Ok(())
}
