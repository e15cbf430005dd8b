//! Reads the command line.

use std::fmt;

/// What `cargo xtask help` shows.
pub(crate) const USAGE: &str = "\
Usage: cargo xtask <command>

  serve [--port N]     install what is missing, build the page, serve it on 127.0.0.1
  test [--only a,b]    install what is missing, run every check; steps: fmt, native, wasm,
                       npm, cli, page, journeys; only where named: npm-heavy (Next.js and
                       workerd, 500 MB)
  build                build the page into dist/ and print its size
  scorm FILE [--out Z] build the page and pack a walkthrough for a learning system (SCORM 1.2)
  npm                  build the npm package and print its size
  release              build the npm package, test it, and try its publishing without doing it
  setup                only install what serve, build and test need
  help                 this text

Environment:
  CHROMIUM_PATH, CHROMEDRIVER   the browser and its driver, if they are not found
  REE_CHECK_TOOLCHAIN           `active` or `debian`: the compiler of the page, if the choice
                                made by set-up is not wanted";

/// One step of `cargo xtask test`, in the order they run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// Formatting and lints.
    Fmt,
    /// Tests on this machine, documentation tests included.
    Native,
    /// Tests of the JavaScript bindings in a headless browser.
    Wasm,
    /// The npm package and programs that use it.
    Npm,
    /// The npm package in large programs; only where it is named.
    NpmHeavy,
    /// Scripts that call the command-line tool.
    Cli,
    /// The release build of the page.
    Page,
    /// Journeys through the page in a real browser.
    Journeys,
}

impl Step {
    /// Every step, in order.
    pub(crate) const ALL: [Self; 8] = [
        Self::Fmt,
        Self::Native,
        Self::Wasm,
        Self::Npm,
        Self::NpmHeavy,
        Self::Cli,
        Self::Page,
        Self::Journeys,
    ];

    /// Those that run where none is named.
    pub(crate) fn usual() -> Vec<Self> {
        Self::ALL.into_iter().filter(|step| *step != Self::NpmHeavy).collect()
    }

    /// The word that picks the step on the command line.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Fmt => "fmt",
            Self::Native => "native",
            Self::Wasm => "wasm",
            Self::Npm => "npm",
            Self::NpmHeavy => "npm-heavy",
            Self::Cli => "cli",
            Self::Page => "page",
            Self::Journeys => "journeys",
        }
    }
}

/// What was asked for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Task {
    /// Print the usage.
    Help,
    /// Install only.
    Setup,
    /// Build the page.
    Build,
    /// Build the npm package.
    Npm,
    /// Build and test the npm package and try its publishing.
    Release,
    /// Build the page and pack a walkthrough for a learning system.
    Scorm {
        /// The walkthrough's file.
        file: String,
        /// The package to write; without it named after the file.
        out: Option<String>,
    },
    /// Build and serve the page; without a port the first free one from 8080 on.
    Serve {
        /// The port asked for.
        port: Option<u16>,
    },
    /// Run these steps.
    Test {
        /// In the order of [`Step::ALL`], whatever the order on the command line.
        steps: Vec<Step>,
    },
}

/// Why a command line was not understood.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Refusal(String);

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Reads the words after `cargo xtask`.
pub(crate) fn parse(words: &[String]) -> Result<Task, Refusal> {
    let mut words = words.iter().map(String::as_str);
    let task = match words.next() {
        None | Some("help" | "--help" | "-h") => Task::Help,
        Some("setup") => Task::Setup,
        Some("build") => Task::Build,
        Some("npm") => Task::Npm,
        Some("scorm") => scorm(&mut words)?,
        Some("release") => Task::Release,
        Some("serve") => Task::Serve { port: port(&mut words)? },
        Some("test") => Task::Test { steps: steps(&mut words)? },
        Some(other) => return Err(Refusal(format!("there is no command `{other}`"))),
    };
    match words.next() {
        None => Ok(task),
        Some(extra) => Err(Refusal(format!("`{extra}` was not expected here"))),
    }
}

fn scorm<'a>(words: &mut impl Iterator<Item = &'a str>) -> Result<Task, Refusal> {
    let file = words.next().filter(|word| !word.starts_with('-')).ok_or_else(|| {
        Refusal("give a walkthrough's file, such as crates/walkthrough/data/traces.toml".to_owned())
    })?;
    let out = option("--out", words)?.map(str::to_owned);
    Ok(Task::Scorm { file: file.to_owned(), out })
}

fn port<'a>(words: &mut impl Iterator<Item = &'a str>) -> Result<Option<u16>, Refusal> {
    let Some(value) = option("--port", words)? else { return Ok(None) };
    value
        .parse()
        .map(Some)
        .map_err(|_| Refusal(format!("`{value}` is not a port: give a number up to 65535")))
}

fn steps<'a>(words: &mut impl Iterator<Item = &'a str>) -> Result<Vec<Step>, Refusal> {
    let Some(value) = option("--only", words)? else { return Ok(Step::usual()) };
    let names: Vec<&str> = value.split(',').map(str::trim).collect();
    if let Some(name) = names.iter().find(|name| Step::ALL.iter().all(|s| s.name() != **name)) {
        let known = Step::ALL.map(Step::name).join(", ");
        return Err(Refusal(format!("there is no step `{name}`; the steps are {known}")));
    }
    Ok(Step::ALL.into_iter().filter(|step| names.contains(&step.name())).collect())
}

/// The value of the one option a command has: `--name value` or `--name=value`.
fn option<'a>(
    name: &str,
    words: &mut impl Iterator<Item = &'a str>,
) -> Result<Option<&'a str>, Refusal> {
    let Some(word) = words.next() else { return Ok(None) };
    let Some(rest) = word.strip_prefix(name) else {
        return Err(Refusal(format!("`{word}` was not expected here")));
    };
    match rest.strip_prefix('=').or_else(|| if rest.is_empty() { words.next() } else { None }) {
        Some(value) if !value.is_empty() => Ok(Some(value)),
        _ => Err(Refusal(format!("{name} needs a value"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Task, Refusal> {
        parse(&line.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn commands() {
        assert_eq!(read(""), Ok(Task::Help));
        assert_eq!(read("setup"), Ok(Task::Setup));
        assert_eq!(read("build"), Ok(Task::Build));
        assert_eq!(read("npm"), Ok(Task::Npm));
        assert_eq!(read("serve"), Ok(Task::Serve { port: None }));
        assert_eq!(read("release"), Ok(Task::Release));
        assert_eq!(read("test"), Ok(Task::Test { steps: Step::usual() }));
    }

    #[test]
    fn port_in_both_forms() {
        assert_eq!(read("serve --port 9000"), Ok(Task::Serve { port: Some(9000) }));
        assert_eq!(read("serve --port=9000"), Ok(Task::Serve { port: Some(9000) }));
        for bad in ["serve --port", "serve --port=", "serve --port x", "serve --port 65536"] {
            assert!(read(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn steps_keep_their_order() {
        let steps = vec![Step::Native, Step::Journeys];
        assert_eq!(read("test --only journeys,native"), Ok(Task::Test { steps }));
    }

    #[test]
    fn what_is_large_runs_only_where_it_is_named() {
        assert!(!Step::usual().contains(&Step::NpmHeavy));
        let steps = vec![Step::Npm, Step::NpmHeavy];
        assert_eq!(read("test --only npm-heavy,npm"), Ok(Task::Test { steps }));
    }

    #[test]
    fn a_wrong_word_is_refused_and_named() {
        for (line, word) in [
            ("biuld", "biuld"),
            ("build now", "now"),
            ("serve --prot 1", "--prot"),
            ("serve --port 1 --open", "--open"),
            ("test --only native,lint", "lint"),
            ("test --only", "--only"),
        ] {
            let refusal = read(line).unwrap_err();
            assert!(refusal.0.contains(word), "{line}: {refusal}");
        }
    }
}
