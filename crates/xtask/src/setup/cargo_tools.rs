//! Tools that come as Rust crates. They are built in the cheap way: for trunk the release profile
//! costs minutes and saves nothing that one would notice.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::sh::{self, Cmd};

/// Must equal the `wasm-bindgen` of the workspace, or the tool refuses the page.
pub(crate) const WASM_BINDGEN: CargoTool = CargoTool {
    package: "wasm-bindgen-cli",
    version: "0.2.128",
    programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
    flags: &[],
    about: "one to two minutes",
};

/// Builds the page. Without its default features: no TLS and no look for updates.
pub(crate) const TRUNK: CargoTool = CargoTool {
    package: "trunk",
    version: "0.21.14",
    programs: &["trunk"],
    flags: &["--no-default-features"],
    about: "two to five minutes",
};

/// One tool in one version.
#[derive(Debug)]
pub(crate) struct CargoTool {
    package: &'static str,
    version: &'static str,
    programs: &'static [&'static str],
    flags: &'static [&'static str],
    about: &'static str,
}

impl CargoTool {
    /// The version that is used.
    pub(crate) fn version(&self) -> &'static str {
        self.version
    }

    /// The folder with the programs; builds them if they are neither in the cache nor, in exactly
    /// this version, on `PATH`.
    pub(crate) fn ensure(&self, cache: &Path) -> Result<PathBuf> {
        let root = cache.join(format!("{}-{}", self.package, self.version));
        let bin = root.join("bin");
        let cached = |program: &&str| Some(bin.join(program));
        if self.all_are(cached) {
            return Ok(bin);
        }
        if self.all_are(|program| sh::find(program)) {
            // Copied, so that the folder put before PATH holds these programs and no others.
            fs::create_dir_all(&bin)?;
            for program in self.programs {
                let found = sh::find(program).context("a program vanished from PATH")?;
                fs::copy(found, bin.join(program))?;
            }
            return Ok(bin);
        }
        self.build(cache, &root)?;
        if self.all_are(cached) {
            return Ok(bin);
        }
        bail!("{} was built, but {} does not run", self.package, bin.display())
    }

    fn all_are(&self, place: impl Fn(&&str) -> Option<PathBuf>) -> bool {
        self.programs.iter().all(|program| {
            place(program).filter(|path| path.is_file()).is_some_and(|path| {
                let answer = Cmd::new(path).arg("--version").output();
                answer.is_ok_and(|answer| says_version(&answer, self.version))
            })
        })
    }

    fn build(&self, cache: &Path, root: &Path) -> Result<()> {
        println!("\nBuilding {} {} ({}, once)", self.package, self.version, self.about);
        Cmd::new("cargo")
            .args(["install", self.package, "--locked", "--version", self.version, "--debug"])
            .args(["--force", "--root"])
            .arg(root)
            .args(self.flags)
            // Not in the checkout, whose cargo settings are not meant for it.
            .dir(cache)
            .env("CARGO_PROFILE_DEV_DEBUG", "0")
            .env("CARGO_TARGET_DIR", build_folder(cache))
            .without_env("CARGO_BUILD_TARGET")
            .run()
            .with_context(|| {
                format!(
                    "{} could not be built; it comes from the crate registry. next: look at the \
                     message above, or put {} {} on PATH yourself",
                    self.package,
                    self.programs.join(" and "),
                    self.version
                )
            })
    }
}

/// Whether `trunk 0.21.14` says 0.21.14; build numbers or commits may follow.
fn says_version(answer: &str, version: &str) -> bool {
    answer.split_whitespace().any(|word| word.trim_start_matches('v') == version)
}

fn build_folder(cache: &Path) -> PathBuf {
    cache.join("build")
}

/// Removes what building the tools left behind (some 500 MB).
pub(crate) fn forget_build_folder(cache: &Path) -> Result<()> {
    let folder = build_folder(cache);
    if folder.exists() {
        fs::remove_dir_all(&folder)
            .with_context(|| format!("{} could not be removed", folder.display()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_must_be_exact() {
        assert!(says_version("trunk 0.21.14\n", "0.21.14"));
        assert!(says_version("wasm-bindgen 0.2.128 (0123abc)\n", "0.2.128"));
        assert!(!says_version("trunk 0.21.1\n", "0.21.14"));
        assert!(!says_version("trunk 0.21.140\n", "0.21.14"));
    }

    #[test]
    fn wasm_bindgen_is_the_version_of_the_workspace() {
        let workspace = include_str!("../../../../Cargo.toml");
        let pin = format!("wasm-bindgen = \"={}\"", WASM_BINDGEN.version);
        assert!(workspace.contains(&pin), "Cargo.toml must hold {pin}");
        let trunk = include_str!("../../../../Trunk.toml");
        let pin = format!("wasm_bindgen = \"{}\"", WASM_BINDGEN.version);
        assert!(trunk.contains(&pin), "Trunk.toml must hold {pin}");
    }

    #[test]
    fn a_tool_that_is_not_there_is_not_found() {
        assert!(!TRUNK.all_are(|_| None));
        assert!(!TRUNK.all_are(|_| Some(PathBuf::from("/no/such/trunk"))));
    }
}
