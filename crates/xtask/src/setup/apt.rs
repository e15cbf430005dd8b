//! Debian packages: looks, and installs as root or through sudo.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::sh::{self, Cmd};

/// Whether this is a system with apt.
pub(crate) fn is_here() -> bool {
    sh::find("apt-get").is_some() && sh::find("dpkg-query").is_some()
}

/// Those of the packages that are not installed.
pub(crate) fn missing<'a>(packages: &[&'a str]) -> Vec<&'a str> {
    packages.iter().copied().filter(|package| !is_installed(package)).collect()
}

fn is_installed(package: &str) -> bool {
    let status = Cmd::new("dpkg-query").args(["-W", "-f", "${Status}", package]).output();
    status.is_ok_and(|status| status == "install ok installed")
}

/// Installs packages, after fetching the lists of packages. Refuses rather than remove anything.
pub(crate) fn install(packages: &[&str]) -> Result<()> {
    if packages.is_empty() {
        return Ok(());
    }
    println!("\nInstalling with apt: {}", packages.join(" "));
    if let Err(error) = as_root("apt-get")?.args(["-q", "update"]).run() {
        // One broken source among many is no reason to stop: the install says what is missing.
        println!("  going on with the package lists at hand: {error:#}");
    }
    if let Some(package) = packages.iter().find(|package| candidate(package).is_none()) {
        bail!("there is no package {package} in this system's sources");
    }
    as_root("apt-get")?
        .args(["-q", "install", "-y", "--no-install-recommends", "--no-remove"])
        .args(["-o", "DPkg::Lock::Timeout=300"])
        .args(packages)
        .run()
        .with_context(|| format!("apt could not install {}", packages.join(" ")))
}

/// The version apt would install.
fn candidate(package: &str) -> Option<String> {
    let policy =
        Cmd::new("apt-cache").args(["policy", package]).env("LC_ALL", "C").output().ok()?;
    candidate_in(&policy)
}

fn candidate_in(policy: &str) -> Option<String> {
    policy
        .lines()
        .find_map(|line| line.trim().strip_prefix("Candidate:"))
        .map(str::trim)
        .filter(|version| *version != "(none)")
        .map(str::to_owned)
}

/// A command with root's rights: as it is for root, else through sudo.
pub(crate) fn as_root(program: &str) -> Result<Cmd> {
    const QUIET: &str = "DEBIAN_FRONTEND=noninteractive";
    if Cmd::new("id").arg("-u").output()?.trim() == "0" {
        return Ok(Cmd::new("env").arg(QUIET).arg(program));
    }
    let sudo: PathBuf = sh::find("sudo").with_context(|| {
        format!("`{program}` needs root's rights here: install sudo, or run set-up once as root")
    })?;
    Ok(Cmd::new(sudo).args(["env", QUIET, program]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_candidate_is_read() {
        let some =
            "lld-22:\n  Installed: (none)\n  Candidate: 1:22.1.8-1~deb12u1\n  Version table:";
        assert_eq!(candidate_in(some).as_deref(), Some("1:22.1.8-1~deb12u1"));
        let none = "rustup:\n  Installed: (none)\n  Candidate: (none)\n";
        assert_eq!(candidate_in(none), None);
        assert_eq!(candidate_in(""), None);
    }
}
