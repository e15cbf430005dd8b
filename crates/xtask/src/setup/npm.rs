//! The packages of `package.json`: wasm-opt, the browser driver, the accessibility rules.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::paths::Project;
use crate::sh::Cmd;

/// The oldest Node.js that the tools and the npm package run on.
const NODE: (u32, u32) = (20, 19);

/// Installs what `package-lock.json` names, if it is not what stands there, and gives the folder
/// of the programs.
pub(crate) fn ensure(project: &Project) -> Result<PathBuf> {
    let node = Cmd::new("node").arg("--version").output().unwrap_or_default();
    if node_version(&node).is_none_or(|version| version < NODE) {
        let found = if node.is_empty() { "missing" } else { node.trim() };
        bail!(
            "Node.js {}.{} or newer is needed (found: {found}).\n\
             next: install it from your system's packages or https://nodejs.org, then start again",
            NODE.0,
            NODE.1
        );
    }
    let root = project.root();
    let modules = root.join("node_modules");
    let lock = fs::read(root.join("package-lock.json")).context("package-lock.json is missing")?;
    // npm removes node_modules before it installs, so the copy stands only after a full install.
    let installed = modules.join(".installed-lock");
    if !fs::read(&installed).is_ok_and(|copy| copy == lock) {
        println!("\nInstalling the packages of package.json");
        Cmd::new("npm")
            .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
            .dir(root)
            .run()
            .context("npm could not install the packages; it needs the npm registry")?;
        fs::write(&installed, lock)?;
    }
    Ok(modules.join(".bin"))
}

/// Major and minor number of `v20.20.2`.
fn node_version(answer: &str) -> Option<(u32, u32)> {
    let mut numbers = answer.trim().strip_prefix('v')?.split('.').map(str::parse);
    Some((numbers.next()?.ok()?, numbers.next()?.ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn node_versions() {
        assert_eq!(node_version("v20.20.2\n"), Some((20, 20)));
        assert_eq!(node_version("v8.1.0"), Some((8, 1)));
        assert_eq!(node_version(""), None);
        assert_eq!(node_version("20"), None);
        assert!(node_version("v18.20.0") < Some(NODE));
    }
}
