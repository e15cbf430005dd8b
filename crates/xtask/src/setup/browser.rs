//! Chromium and its driver: found, or installed from Debian's packages.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::apt;
use super::debian;
use crate::sh::{self, Cmd};

const PROGRAMS: [&str; 2] = ["chromium", "chromium-driver"];

/// The font that Chinese is drawn with, without which a test would look at empty boxes; and one as wide as
/// Arial, which the page asks for: the next that Debian has is a tenth wider, and no sheet fits its paper.
const FONTS: [&str; 2] = ["fonts-noto-cjk", "fonts-liberation"];

const NAMES: [&str; 5] =
    ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"];

const APPS: [&str; 2] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/// A browser and the driver that goes with it.
#[derive(Debug)]
pub(crate) struct Browser {
    /// Chromium or Chrome.
    pub(crate) chromium: PathBuf,
    /// chromedriver of the same version.
    pub(crate) driver: PathBuf,
}

/// Finds both, and installs them where that is possible.
pub(crate) fn ensure() -> Result<Browser> {
    if debian::is_possible() {
        let mut missing = apt::missing(&FONTS);
        if find_chromium().is_none() || find_driver().is_none() {
            missing.extend(apt::missing(&PROGRAMS));
        }
        apt::install(&missing)?;
    }
    let chromium = find_chromium().context(
        "no Chromium or Chrome was found.\n\
         next: install one, or set CHROMIUM_PATH to its program",
    )?;
    let driver = find_driver().context(
        "no chromedriver was found.\n\
         next: install the one of your browser's version (macOS: `brew install chromedriver`), or \
         set CHROMEDRIVER to its program",
    )?;
    same_version(&chromium, &driver)?;
    Ok(Browser { chromium, driver })
}

fn find_chromium() -> Option<PathBuf> {
    named("CHROMIUM_PATH")
        .or_else(|| NAMES.iter().find_map(|name| sh::find(name)))
        .or_else(|| APPS.iter().map(PathBuf::from).find(|app| app.is_file()))
}

fn find_driver() -> Option<PathBuf> {
    named("CHROMEDRIVER").or_else(|| sh::find("chromedriver"))
}

/// The file a variable names. A wrong name is not passed over: the program fails with it later.
fn named(variable: &str) -> Option<PathBuf> {
    sh::variable(variable).map(PathBuf::from)
}

/// A driver of another version than its browser fails in ways that do not say so.
fn same_version(chromium: &Path, driver: &Path) -> Result<()> {
    let major = |program: &Path| -> Result<String> {
        let answer = Cmd::new(program).arg("--version").output()?;
        major(&answer)
            .with_context(|| format!("{} does not tell its version: {answer}", program.display()))
    };
    let (browser, its_driver) = (major(chromium)?, major(driver)?);
    if browser == its_driver {
        return Ok(());
    }
    bail!(
        "{} is version {browser}, but {} is version {its_driver}.\n\
         next: install a driver of the browser's version, or set CHROMIUM_PATH and CHROMEDRIVER",
        chromium.display(),
        driver.display()
    )
}

/// `156` of `Chromium 156.0.8078.79 built on Debian`.
fn major(answer: &str) -> Option<String> {
    let number = answer.split_whitespace().find(|word| word.contains('.'))?.split('.').next()?;
    number.parse::<u32>().ok().map(|number| number.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn major_versions() {
        for answer in [
            "Chromium 156.0.8078.79 built on Debian GNU/Linux 12 (bookworm)",
            "ChromeDriver 156.0.8078.79 (0123456789abcdef)",
            "Google Chrome 156.0.1.2",
        ] {
            assert_eq!(major(answer).as_deref(), Some("156"), "{answer}");
        }
        assert_eq!(major("no number"), None);
    }
}
