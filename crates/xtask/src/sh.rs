//! Runs other programs: shows what runs, streams what they say, and never stays silent for long.

use std::env;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

const POLL: Duration = Duration::from_millis(20);
const HEARTBEAT: Duration = Duration::from_secs(30);

/// A program about to be run.
#[derive(Debug)]
pub(crate) struct Cmd {
    command: Command,
    limit: Option<Duration>,
}

impl Cmd {
    /// A program by name or path. What `cargo run` put into the environment for this program
    /// is taken out again: `CARGO` would name the wrong cargo to trunk, and the rest makes other
    /// crates' build scripts run again without need.
    pub(crate) fn new(program: impl AsRef<OsStr>) -> Self {
        let mut command = Command::new(program);
        for (name, _) in env::vars_os() {
            if name.to_str().is_some_and(set_by_cargo_run) {
                command.env_remove(name);
            }
        }
        Self { command, limit: None }
    }

    /// Adds one argument.
    pub(crate) fn arg(mut self, arg: impl AsRef<OsStr>) -> Self {
        self.command.arg(arg);
        self
    }

    /// Adds arguments.
    pub(crate) fn args(mut self, args: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Self {
        self.command.args(args);
        self
    }

    /// Sets a variable.
    pub(crate) fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Removes a variable.
    pub(crate) fn without_env(mut self, name: &str) -> Self {
        self.command.env_remove(name);
        self
    }

    /// Puts folders in front of `PATH`.
    pub(crate) fn path_first(self, folders: &[PathBuf]) -> Result<Self> {
        let rest = env::var_os("PATH").unwrap_or_default();
        let all = folders.iter().cloned().chain(env::split_paths(&rest));
        let joined = env::join_paths(all).context("a folder's name does not fit into PATH")?;
        Ok(self.env("PATH", joined))
    }

    /// The folder it runs in.
    pub(crate) fn dir(mut self, dir: impl AsRef<Path>) -> Self {
        self.command.current_dir(dir);
        self
    }

    /// Ends it after this long.
    pub(crate) fn limit(mut self, limit: Duration) -> Self {
        self.limit = Some(limit);
        self
    }

    /// Runs it with its output shown; an exit status other than 0 is an error.
    pub(crate) fn run(mut self) -> Result<()> {
        let line = self.line();
        println!("$ {line}");
        let child = self.spawn(&line)?;
        let status = self.wait(child, &line)?;
        if status.success() { Ok(()) } else { bail!("`{line}` failed ({status})") }
    }

    /// Runs it quietly and gives what it wrote to its standard output, if it succeeded.
    pub(crate) fn output(mut self) -> Result<String> {
        let line = self.line();
        let output = self
            .command
            .stdin(Stdio::null())
            .output()
            .with_context(|| format!("`{line}` could not be started"))?;
        if !output.status.success() {
            let said = String::from_utf8_lossy(&output.stderr);
            bail!("`{line}` failed ({}): {}", output.status, said.trim());
        }
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }

    fn spawn(&mut self, line: &str) -> Result<Child> {
        self.command.spawn().with_context(|| format!("`{line}` could not be started"))
    }

    fn wait(&self, mut child: Child, line: &str) -> Result<ExitStatus> {
        let start = Instant::now();
        let mut next = HEARTBEAT;
        loop {
            if let Some(status) = child.try_wait()? {
                return Ok(status);
            }
            let passed = start.elapsed();
            if self.limit.is_some_and(|limit| passed >= limit) {
                child.kill()?;
                child.wait()?;
                bail!("`{line}` was ended after {} s", passed.as_secs());
            }
            if passed >= next {
                let name = line.split_whitespace().next().unwrap_or_default();
                println!("  … {name} has been running for {} s", passed.as_secs());
                next = next.saturating_add(HEARTBEAT);
            }
            thread::sleep(POLL);
        }
    }

    /// As a person would type it: the program without its folder, then the arguments.
    fn line(&self) -> String {
        let program = Path::new(self.command.get_program());
        let name = program.file_name().unwrap_or(program.as_os_str());
        let words = std::iter::once(name).chain(self.command.get_args());
        words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
    }
}

/// Whether `cargo run` sets this variable for the program it starts.
fn set_by_cargo_run(name: &str) -> bool {
    const PREFIXES: [&str; 4] = ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_", "CARGO_CRATE_"];
    matches!(name, "CARGO" | "CARGO_PRIMARY_PACKAGE" | "OUT_DIR")
        || PREFIXES.iter().any(|prefix| name.starts_with(prefix))
}

/// The first program of this name on `PATH`.
pub(crate) fn find(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}

/// A variable's value, if it is set and not empty.
pub(crate) fn variable(name: &str) -> Option<OsString> {
    env::var_os(name).filter(|value| !value.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_cargo_run_set_is_removed() {
        for name in ["CARGO", "CARGO_MANIFEST_DIR", "CARGO_PKG_VERSION_MAJOR", "OUT_DIR"] {
            assert!(set_by_cargo_run(name), "{name}");
        }
        for name in ["CARGO_HOME", "CARGO_TARGET_DIR", "CARGO_NET_OFFLINE", "PATH", "RUSTFLAGS"] {
            assert!(!set_by_cargo_run(name), "{name}");
        }
    }

    #[test]
    fn a_failure_names_the_command() {
        let error = Cmd::new("false").arg("now").output().unwrap_err().to_string();
        assert!(error.contains("false now"), "{error}");
        let error = Cmd::new("no-such-program").output().unwrap_err().to_string();
        assert!(error.contains("could not be started"), "{error}");
    }

    #[test]
    fn a_limit_ends_a_program() {
        let start = Instant::now();
        let result = Cmd::new("sleep").arg("20").limit(Duration::from_millis(60)).run();
        assert!(result.unwrap_err().to_string().contains("was ended"));
        assert!(start.elapsed() < Duration::from_secs(10));
    }

    #[test]
    fn the_line_is_what_a_person_would_type() {
        let cmd = Cmd::new("/usr/bin/apt-get").args(["install", "-y"]).arg("lld");
        assert_eq!(cmd.line(), "apt-get install -y lld");
    }
}
