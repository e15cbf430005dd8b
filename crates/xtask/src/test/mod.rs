//! Every check, in order, each with what it does, why, and how long it took.

mod wasm;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::args::Step;
use crate::build;
use crate::npm;
use crate::paths::Project;
use crate::serve;
use crate::setup::{self, Browser, Wasm};
use crate::sh::Cmd;
use crate::size;

/// No script of ours takes this long; one that does waits for something that will not come.
const NODE_LIMIT: Duration = Duration::from_secs(2700);

/// How a step ended, if it did not fail.
#[derive(Debug, PartialEq, Eq)]
enum Outcome {
    Passed,
    /// There was nothing to run; the text says what is missing.
    Nothing(String),
}

/// What the chosen steps need, installed.
#[derive(Debug)]
struct Tools {
    wasm: Option<Wasm>,
    browser: Option<Browser>,
}

/// Installs what is missing, then runs the steps; the first that fails ends it.
pub(crate) fn run(project: &Project, steps: &[Step]) -> Result<()> {
    let start = Instant::now();
    println!("── set-up: what the chosen steps need and is missing");
    let tools = set_up(project, steps).context("set-up did not succeed, so nothing was tested")?;
    let mut rows = vec![("set-up", "done".to_owned(), start.elapsed())];
    for (number, step) in (1_u8..).zip(steps) {
        let (what, why) = explain(*step);
        println!("\n── {number}/{} {}: {what}\n   {why}", steps.len(), step.name());
        let start = Instant::now();
        let outcome = run_step(project, *step, &tools).with_context(|| failed(*step))?;
        let word = match outcome {
            Outcome::Passed => "passed".to_owned(),
            Outcome::Nothing(what) => {
                println!("   nothing to run: {what}");
                format!("nothing to run: {what}")
            }
        };
        rows.push((step.name(), word, start.elapsed()));
    }
    println!("\n{}", summary(&rows, start.elapsed()));
    Ok(())
}

fn set_up(project: &Project, steps: &[Step]) -> Result<Tools> {
    let any = |wanted: &[Step]| steps.iter().any(|step| wanted.contains(step));
    if any(&[Step::Fmt]) {
        setup::components()?;
    }
    if any(&[Step::Cli, Step::Journeys]) {
        setup::node_packages(project)?;
    }
    let wasm = if any(&[Step::Page, Step::Npm, Step::NpmHeavy]) {
        Some(setup::page(project)?)
    } else if any(&[Step::Wasm]) {
        Some(setup::wasm(project)?)
    } else {
        None
    };
    let browser = if any(&[Step::Wasm, Step::Npm, Step::NpmHeavy, Step::Journeys]) {
        Some(setup::browser()?)
    } else {
        None
    };
    Ok(Tools { wasm, browser })
}

fn explain(step: Step) -> (&'static str, &'static str) {
    match step {
        Step::Fmt => ("formatting and lints", "so that a review need not speak of them"),
        Step::Native => {
            ("tests on this machine", "the law's cases, the readings, properties, examples in docs")
        }
        Step::Wasm => (
            "the bindings' tests in a headless browser",
            "what JavaScript gets must be what Rust answered",
        ),
        Step::Npm => (
            "the npm package and programs that use it",
            "what a portal installs must work there as it is",
        ),
        Step::NpmHeavy => (
            "the npm package in Next.js and workerd",
            "portals are served from there; the first time half a gigabyte is installed",
        ),
        Step::Cli => ("scripts that call the command-line tool", "streams and exit codes"),
        Step::Page => ("the page's release build", "the journeys go through what is shipped"),
        Step::Journeys => {
            ("journeys through the page in a real browser", "what a visitor does must work")
        }
    }
}

fn failed(step: Step) -> String {
    let next = match step {
        Step::Fmt => "run `cargo fmt`, mend what clippy names",
        Step::Native => "run the named test alone: `cargo test -p <crate> <name>`",
        Step::Wasm | Step::Npm | Step::NpmHeavy | Step::Cli | Step::Page => {
            "read the message above"
        }
        Step::Journeys => {
            "look at the page with `cargo xtask serve`, or run one file: BASE_URL=<its address> \
             CHROMIUM_PATH=<browser> node --test <file>"
        }
    };
    let name = step.name();
    format!("the step `{name}` failed\nnext: {next}; then `cargo xtask test --only {name}`")
}

fn run_step(project: &Project, step: Step, tools: &Tools) -> Result<Outcome> {
    match step {
        Step::Fmt => {
            cargo(project, &["fmt", "--all", "--check"])?;
            cargo(project, &["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"])
        }
        Step::Native => cargo(project, &["test", "--workspace"]),
        Step::Wasm => {
            let wasm = tools.wasm.as_ref().context("set-up left out the compiler for wasm")?;
            let browser = tools.browser.as_ref().context("set-up left out the browser")?;
            wasm::run(project, wasm, browser)
        }
        Step::Npm => package(project, tools, "tests/npm"),
        Step::NpmHeavy => package(project, tools, "tests/npm/heavy"),
        Step::Cli => cli(project),
        Step::Page => {
            let tools = tools.wasm.as_ref().context("set-up left out the page's tools")?;
            size::print(&build::page(project, tools)?)?;
            Ok(Outcome::Passed)
        }
        Step::Journeys => journeys(project, tools),
    }
}

fn cargo(project: &Project, args: &[&str]) -> Result<Outcome> {
    Cmd::new("cargo").args(args).dir(project.root()).run()?;
    Ok(Outcome::Passed)
}

fn package(project: &Project, tools: &Tools, tests: &str) -> Result<Outcome> {
    let wasm = tools.wasm.as_ref().context("set-up left out the compiler for wasm")?;
    let browser = tools.browser.as_ref().context("set-up left out the browser")?;
    let package = npm::package(project, wasm)?;
    npm::print_size(&package)?;
    let Some(files) = node_tests(&project.root().join(tests))? else {
        return Ok(Outcome::Nothing(format!("no folder {tests}")));
    };
    // One after the other: they share the folder that tools and tarball are put into.
    node(project, &["--test-concurrency=1"], &files)
        .env("REE_CHECK_PACKAGE", &package)
        .env("CHROMIUM_PATH", &browser.chromium)
        .run()?;
    Ok(Outcome::Passed)
}

fn cli(project: &Project) -> Result<Outcome> {
    let Some(files) = node_tests(&project.root().join("tests/cli"))? else {
        return Ok(Outcome::Nothing("no folder tests/cli; the native tests call the tool".into()));
    };
    cargo(project, &["build", "-p", "ree-cli"])?;
    node(project, &[], &files).run()?;
    Ok(Outcome::Passed)
}

fn journeys(project: &Project, tools: &Tools) -> Result<Outcome> {
    let browser = tools.browser.as_ref().context("set-up left out the browser")?;
    let Some(files) = node_tests(&project.root().join("tests/journeys"))? else {
        return Ok(Outcome::Nothing("no folder tests/journeys".into()));
    };
    let dist = project.dist();
    if !dist.join("index.html").is_file() {
        bail!("there is no page in dist/: run the step `page` first");
    }
    let findings = findings(project)?;
    let scorm = project.wasm_target().join("spare-magnets.scorm.zip");
    let walkthrough = project.root().join("crates/walkthrough/data/spare-magnets.toml");
    build::scorm(project, &walkthrough, &scorm)?;
    let address = serve::in_background(&dist)?;
    node(project, &[], &files)
        .env("BASE_URL", format!("http://{address}/"))
        .env("FINDINGS", findings)
        .env("SCORM", scorm)
        .env("CHROMIUM_PATH", &browser.chromium)
        .run()?;
    Ok(Outcome::Passed)
}

/// What the engine finds of the walkthroughs, natively: the training must show the same.
fn findings(project: &Project) -> Result<PathBuf> {
    let mut run = Cmd::new("cargo")
        .args(["run", "--quiet", "-p", "ree-walkthrough", "--example", "findings", "--"])
        .dir(project.root());
    for entry in project.root().join("crates/walkthrough/data").read_dir()? {
        run = run.arg(entry?.path());
    }
    let file = project.wasm_target().join("findings.json");
    std::fs::write(&file, run.output()?)?;
    Ok(file)
}

fn node(project: &Project, options: &[&str], files: &[PathBuf]) -> Cmd {
    // The files by name: what Node makes of a folder differs from one version to the next.
    Cmd::new("node")
        // A failed journey may leave its browser open; without this, node would wait for it.
        .args(["--test", "--test-reporter=spec", "--test-force-exit", "--test-timeout=600000"])
        .args(options)
        .args(files)
        .dir(project.root())
        .limit(NODE_LIMIT)
}

/// The `*.test.mjs` and `*.test.js` files of a folder, in order; none without the folder. A folder
/// without any is an error: it would look like a pass.
fn node_tests(folder: &Path) -> Result<Option<Vec<PathBuf>>> {
    let Ok(entries) = folder.read_dir() else { return Ok(None) };
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    files.retain(|file| {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        name.ends_with(".test.mjs") || name.ends_with(".test.js")
    });
    if files.is_empty() {
        bail!("{} holds no *.test.mjs or *.test.js", folder.display());
    }
    files.sort();
    Ok(Some(files))
}

fn summary(rows: &[(&str, String, Duration)], total: Duration) -> String {
    let mut text = String::from("── all chosen steps are done\n");
    for (name, word, time) in rows {
        text.push_str(&format!("   {name:<9} {:>7.1} s  {word}\n", time.as_secs_f64()));
    }
    text + &format!("   {:<9} {:>7.1} s", "together", total.as_secs_f64())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("ree-test-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        folder
    }

    #[test]
    fn test_files_are_found_by_name() {
        let folder = folder("names");
        assert_eq!(node_tests(&folder.join("absent")).unwrap(), None);
        assert!(node_tests(&folder).is_err(), "an empty folder must not pass");
        for name in ["b.test.mjs", "a.test.js", "helper.mjs", "README.md"] {
            fs::write(folder.join(name), "").unwrap();
        }
        let found = node_tests(&folder).unwrap().unwrap();
        assert_eq!(found, [folder.join("a.test.js"), folder.join("b.test.mjs")]);
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_failure_says_what_to_do_next() {
        for step in Step::ALL {
            let text = failed(step);
            assert!(text.contains("next: ") && text.contains(step.name()), "{text}");
        }
    }

    #[test]
    fn the_summary_names_what_did_not_run() {
        let rows = [("cli", "nothing to run: no folder".to_owned(), Duration::from_millis(1500))];
        let text = summary(&rows, Duration::from_secs(2));
        assert!(text.contains("cli           1.5 s  nothing to run: no folder"), "{text}");
    }
}
