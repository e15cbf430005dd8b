//! The tests of the JavaScript bindings, by wasm-bindgen's runner in a headless browser.

use std::fs;
use std::path::Path;

use anyhow::Result;

use super::Outcome;
use crate::paths::Project;
use crate::setup::{Browser, Wasm};
use crate::sh::Cmd;

/// Crates whose `wasm_bindgen_test` tests run in the browser: package and folder.
const WASM_TESTS: [(&str, &str); 1] = [("ree-wasm", "crates/wasm")];

/// A container has no sandbox for the browser, and none of the rest helps a test.
const CHROMIUM_FLAGS: [&str; 8] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
];

/// Runs the tests of every crate that has some.
pub(super) fn run(project: &Project, wasm: &Wasm, browser: &Browser) -> Result<Outcome> {
    let settings = project.wasm_target().join("webdriver.json");
    fs::create_dir_all(project.wasm_target())?;
    fs::write(&settings, webdriver_json(&browser.chromium))?;
    let mut without = Vec::new();
    for (package, folder) in WASM_TESTS {
        if !has_wasm_tests(&project.root().join(folder)) {
            println!("   {package} has no wasm_bindgen_test yet");
            without.push(package);
            continue;
        }
        let digest = native_digest(project)?;
        wasm.command("cargo")?
            .args(["test", "-p", package, "--tests", "--target", "wasm32-unknown-unknown"])
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner")
            .env("WASM_BINDGEN_USE_BROWSER", "1")
            .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", &settings)
            .env("WASM_BINDGEN_TEST_TIMEOUT", "180")
            .env("CHROMEDRIVER", &browser.driver)
            .env("REE_CASES_DIGEST", digest)
            .dir(project.root())
            .run()?;
    }
    if without.len() == WASM_TESTS.len() {
        return Ok(Outcome::Nothing(format!("no tests for the browser in {}", without.join(", "))));
    }
    Ok(Outcome::Passed)
}

/// The digest of all cases as this machine judges them; the browser must come to the same.
fn native_digest(project: &Project) -> Result<String> {
    const CASES: [&str; 4] = ["-p", "ree-cases", "--bin", "digest"];
    let cargo = |verb: &str| Cmd::new("cargo").arg(verb).args(CASES).dir(project.root());
    cargo("build").run()?;
    let digest = cargo("run").arg("--quiet").output()?.trim().to_owned();
    println!("   SHA-256 of all cases as judged here: {digest}");
    Ok(digest)
}

/// Whether a crate's sources or tests speak of `wasm_bindgen_test`. Asked of the text, because
/// cargo would build everything before it said that there is nothing.
fn has_wasm_tests(krate: &Path) -> bool {
    ["src", "tests"].iter().any(|folder| mentions(&krate.join(folder), "wasm_bindgen_test"))
}

fn mentions(folder: &Path, word: &str) -> bool {
    folder.read_dir().is_ok_and(|entries| {
        entries.flatten().map(|entry| entry.path()).any(|path| {
            if path.is_dir() {
                mentions(&path, word)
            } else {
                path.extension().is_some_and(|end| end == "rs")
                    && fs::read_to_string(&path).is_ok_and(|text| text.contains(word))
            }
        })
    })
}

/// Which browser the driver starts, and how.
fn webdriver_json(chromium: &Path) -> String {
    let flags = CHROMIUM_FLAGS.map(json_text).join(", ");
    let binary = json_text(&chromium.to_string_lossy());
    format!("{{ \"goog:chromeOptions\": {{ \"binary\": {binary}, \"args\": [{flags}] }} }}\n")
}

fn json_text(text: &str) -> String {
    let escaped: String = text
        .chars()
        .flat_map(|c| {
            let escape = matches!(c, '"' | '\\').then_some('\\');
            escape.into_iter().chain(std::iter::once(c))
        })
        .collect();
    format!("\"{escaped}\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn webdriver_settings_are_json() {
        let text = webdriver_json(Path::new("/Applications/Google \"Chrome\".app"));
        assert!(text.contains(r#""binary": "/Applications/Google \"Chrome\".app""#), "{text}");
        assert!(text.contains(r#""args": ["--headless=new", "#), "{text}");
        assert_eq!(text.matches('{').count(), text.matches('}').count());
    }

    #[test]
    fn browser_tests_are_seen_in_the_sources() {
        let folder = std::env::temp_dir().join(format!("ree-test-wasm-{}", std::process::id()));
        assert!(!has_wasm_tests(&folder));
        fs::create_dir_all(folder.join("tests/deep")).unwrap();
        fs::write(folder.join("tests/deep/a.rs"), "#[wasm_bindgen_test]").unwrap();
        assert!(has_wasm_tests(&folder));
        fs::remove_dir_all(folder).unwrap();
    }
}
