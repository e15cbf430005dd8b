//! rustfmt and clippy: part of rustup's usual profile, missing from its minimal one.

use anyhow::{Context, Result};

use crate::sh::{self, Cmd};

/// Looks for both and asks rustup for the missing ones.
pub(crate) fn ensure() -> Result<()> {
    let missing: Vec<&str> = [("rustfmt", "fmt"), ("clippy", "clippy")]
        .into_iter()
        .filter(|(_, command)| Cmd::new("cargo").args([*command, "--version"]).output().is_err())
        .map(|(component, _)| component)
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let hint = format!("install {} for the Rust you use, then start again", missing.join(" and "));
    sh::find("rustup")
        .with_context(|| format!("without rustup this cannot be done here: {hint}"))?;
    Cmd::new("rustup").args(["component", "add"]).args(&missing).run().context(hint)
}
