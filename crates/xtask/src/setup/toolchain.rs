//! The compiler for WebAssembly, and the one place that says how it is called.
//!
//! Usually this is the Rust in use, with the target that rustup adds. Where rustup cannot fetch it,
//! Debian's own compiler does the work: it comes with the library's source, from which
//! `debian` builds the target's standard library.

use std::fmt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result, bail};

use super::debian;
use crate::paths::Project;
use crate::sh::{self, Cmd};

/// The target of everything that runs in a browser.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// The target is some 20 MB. rustup itself gives up sooner where there is no way at all.
const TARGET_LIMIT: Duration = Duration::from_secs(180);

/// Which compiler makes the wasm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Toolchain {
    /// The Rust in use, which has the target (as a rule from rustup).
    Active,
    /// Debian's `rustc-web` under `/usr/bin`, beside the Rust in use.
    Debian,
}

impl fmt::Display for Toolchain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Active => "the Rust in use, with the wasm target",
            Self::Debian => "Debian's Rust for the wasm target",
        })
    }
}

/// Calls programs that build for WebAssembly.
#[derive(Debug)]
pub(crate) struct Wasm {
    toolchain: Toolchain,
    target_dir: PathBuf,
    bins: Vec<PathBuf>,
}

impl Wasm {
    /// With the folders of the tools that go with the compiler.
    pub(crate) fn new(toolchain: Toolchain, target_dir: PathBuf, bins: Vec<PathBuf>) -> Self {
        Self { toolchain, target_dir, bins }
    }

    /// With one more folder of tools.
    pub(crate) fn with_bin(mut self, folder: PathBuf) -> Self {
        self.bins.push(folder);
        self
    }

    /// A program under the right `PATH` and with a target folder of its own. Every command that
    /// makes wasm goes through here.
    pub(crate) fn command(&self, program: &str) -> Result<Cmd> {
        let mut folders = self.bins.clone();
        let mut cmd = Cmd::new(program)
            .env("CARGO_TARGET_DIR", &self.target_dir)
            // Full stripping takes away the list of features that wasm-opt goes by; wasm-opt
            // strips the rest itself.
            .env("CARGO_PROFILE_RELEASE_STRIP", "debuginfo");
        if self.toolchain == Toolchain::Debian {
            // Before rustup's folder: cargo and trunk call `rustc` and `cargo` by name.
            folders.push(PathBuf::from("/usr/bin"));
            cmd = cmd.without_env("LD_LIBRARY_PATH").without_env("RUSTUP_TOOLCHAIN");
        }
        cmd.path_first(&folders)
    }
}

/// A way to get a compiler.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Attempt {
    /// The Rust in use has the target already.
    UseActive,
    /// Debian's is set up already.
    UseDebian,
    /// Ask rustup.
    AddTarget,
    /// Install Debian's and build the library.
    InstallDebian,
}

/// What can be seen before anything is tried.
#[derive(Debug, Clone, Copy, Default)]
struct Seen {
    wanted: Option<Wanted>,
    active_has_target: bool,
    debian_is_ready: bool,
    rustup: bool,
    debian_is_possible: bool,
}

/// A choice made by the user, not by set-up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wanted {
    Active,
    Debian,
}

/// The attempts worth making, best first. What is ready is used; then rustup; then Debian.
fn plan(seen: Seen) -> Vec<Attempt> {
    let active = seen.wanted != Some(Wanted::Debian);
    let debian = seen.wanted != Some(Wanted::Active);
    if active && seen.active_has_target {
        return vec![Attempt::UseActive];
    }
    if debian && seen.debian_is_ready {
        return vec![Attempt::UseDebian];
    }
    let mut attempts = Vec::new();
    if active && seen.rustup {
        attempts.push(Attempt::AddTarget);
    }
    if debian && seen.debian_is_possible {
        attempts.push(Attempt::InstallDebian);
    }
    attempts
}

/// Finds or installs a compiler.
pub(crate) fn ensure(project: &Project) -> Result<Toolchain> {
    let wanted = wanted(sh::variable("REE_CHECK_TOOLCHAIN").as_deref())?;
    let active_has_target = active_has_target();
    let seen = Seen {
        wanted,
        active_has_target,
        // Asking Debian costs time: only where the answer can matter.
        debian_is_ready: (wanted == Some(Wanted::Debian) || !active_has_target)
            && debian::is_ready(),
        rustup: sh::find("rustup").is_some(),
        debian_is_possible: debian::is_possible(),
    };
    let mut failures = Vec::new();
    for attempt in plan(seen) {
        let result = match attempt {
            Attempt::UseActive => Ok(Toolchain::Active),
            Attempt::UseDebian => Ok(Toolchain::Debian),
            Attempt::AddTarget => add_target(project).map(|()| Toolchain::Active),
            Attempt::InstallDebian => debian::install(project).map(|()| Toolchain::Debian),
        };
        match result {
            Ok(toolchain) => return Ok(toolchain),
            Err(error) => {
                println!("  that did not work: {error:#}");
                failures.push(format!("{error:#}"));
            }
        }
    }
    let tried = if failures.is_empty() { "no way was found".into() } else { failures.join("; ") };
    bail!(
        "the standard library for {TARGET} is missing ({tried}).\n\
         next: with rustup, run `rustup target add {TARGET}` where there is a network; with Rust \
         from a distribution, install its wasm package (Fedora: rust-std-static-{TARGET}, Arch: \
         rust-wasm); on Debian 12, make sure that the bookworm-security archive is enabled"
    )
}

fn wanted(value: Option<&std::ffi::OsStr>) -> Result<Option<Wanted>> {
    match value.map(|value| value.to_string_lossy()).as_deref() {
        None => Ok(None),
        Some("active") => Ok(Some(Wanted::Active)),
        Some("debian") => Ok(Some(Wanted::Debian)),
        Some(other) => bail!("REE_CHECK_TOOLCHAIN is `{other}`: use `active` or `debian`"),
    }
}

fn active_has_target() -> bool {
    let folder = Cmd::new("rustc").args(["--print", "target-libdir", "--target", TARGET]).output();
    folder.is_ok_and(|folder| has_std(Path::new(folder.trim())))
}

/// Whether a target's library folder holds a standard library.
pub(super) fn has_std(folder: &Path) -> bool {
    folder.read_dir().is_ok_and(|files| {
        files.flatten().any(|file| {
            let name = file.file_name();
            let name = name.to_string_lossy();
            name.starts_with("libstd-") && name.ends_with(".rlib")
        })
    })
}

fn add_target(project: &Project) -> Result<()> {
    println!("\nAsking rustup for {TARGET}");
    Cmd::new("rustup")
        .args(["target", "add", TARGET])
        .env("RUST_BACKTRACE", "0")
        .dir(project.root())
        .limit(TARGET_LIMIT)
        .run()?;
    if active_has_target() {
        return Ok(());
    }
    Err(anyhow::anyhow!("rustup added it, but not to the Rust in use"))
        .context("another Rust comes before rustup's on PATH")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_ready_is_used() {
        let seen = Seen { active_has_target: true, debian_is_ready: true, ..Seen::default() };
        assert_eq!(plan(seen), [Attempt::UseActive]);
        let seen = Seen { debian_is_ready: true, rustup: true, ..Seen::default() };
        assert_eq!(plan(seen), [Attempt::UseDebian]);
    }

    #[test]
    fn rustup_is_asked_before_debian() {
        let seen = Seen { rustup: true, debian_is_possible: true, ..Seen::default() };
        assert_eq!(plan(seen), [Attempt::AddTarget, Attempt::InstallDebian]);
        let seen = Seen { debian_is_possible: true, ..Seen::default() };
        assert_eq!(plan(seen), [Attempt::InstallDebian]);
        assert_eq!(plan(Seen::default()), []);
    }

    #[test]
    fn a_wish_is_kept() {
        let all = Seen {
            wanted: Some(Wanted::Debian),
            active_has_target: true,
            rustup: true,
            debian_is_possible: true,
            ..Seen::default()
        };
        assert_eq!(plan(all), [Attempt::InstallDebian]);
        let all = Seen {
            wanted: Some(Wanted::Active),
            active_has_target: false,
            debian_is_ready: true,
            ..all
        };
        assert_eq!(plan(all), [Attempt::AddTarget]);
    }

    #[test]
    fn an_unknown_wish_is_refused() {
        assert_eq!(wanted(None).unwrap(), None);
        assert_eq!(wanted(Some("debian".as_ref())).unwrap(), Some(Wanted::Debian));
        assert!(wanted(Some("rustup".as_ref())).is_err());
    }
}
