//! What is made of `dist/` when trunk has finished: one style sheet, pictures of the icon, the list
//! of hashes, and the service worker, which must come last because it names everything else.

mod icon;
mod style;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use sha2::{Digest as _, Sha256};

/// The service worker.
const WORKER: &str = "sw.js";
/// The list of hashes, as `sha256sum -c` reads it.
const LIST: &str = "hashes.txt";

/// A file of the page: its name and its SHA-256 in hex.
type Hashed = (String, String);

/// Finishes the folder. Whatever else belongs into it must be there already.
pub(crate) fn finish(dist: &Path) -> Result<()> {
    style::join(dist)?;
    let training = dist.join("training");
    if training.is_dir() {
        style::join(&training)?;
    }
    icon::draw(dist)?;
    let worker = dist.join(WORKER);
    let _ = fs::remove_file(dist.join(LIST));
    let mut files = hashed(dist)?;
    files.retain(|(name, _)| name != WORKER);
    let text = fs::read_to_string(&worker).context("dist/sw.js is missing")?;
    let text = fill(&text, &files)?;
    fs::write(worker, &text)?;
    files.push((WORKER.to_owned(), hex(text.as_bytes())));
    files.sort();
    Ok(fs::write(dist.join(LIST), list(&files))?)
}

/// Every file of the folder, by name.
pub(crate) fn files(dist: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    let mut files = Vec::new();
    collect(dist, dist, &mut files)?;
    files.sort();
    Ok(files)
}

fn collect(dist: &Path, folder: &Path, files: &mut Vec<(String, Vec<u8>)>) -> Result<()> {
    for entry in folder.read_dir().with_context(|| format!("no folder {}", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            collect(dist, &path, files)?;
        } else {
            let name = path.strip_prefix(dist)?.to_string_lossy().replace('\\', "/");
            files.push((name, fs::read(&path)?));
        }
    }
    Ok(())
}

fn hashed(dist: &Path) -> Result<Vec<Hashed>> {
    Ok(files(dist)?.into_iter().map(|(name, bytes)| (name, hex(&bytes))).collect())
}

fn list(files: &[Hashed]) -> String {
    files.iter().fold(String::new(), |text, (name, hash)| text + hash + "  " + name + "\n")
}

/// Puts the list of files and the name of the cache into the worker.
fn fill(worker: &str, files: &[Hashed]) -> Result<String> {
    let mut entries = String::new();
    for (name, hash) in files {
        if name.contains(['"', '\\']) {
            bail!("the service worker cannot name the file {name}");
        }
        let _ = writeln!(entries, "  \"{name}\": \"{hash}\",");
    }
    let version = hex(list(files).as_bytes());
    let version = version.get(..16).unwrap_or(&version);
    let mut text = worker.to_owned();
    for (blank, filled) in [
        ("const NAME = \"\";", format!("const NAME = \"ree-check-{version}\";")),
        ("const FILES = {};", format!("const FILES = {{\n{entries}}};")),
    ] {
        if text.matches(blank).count() != 1 {
            bail!("sw.js must hold `{blank}` once, for the build to fill in");
        }
        text = text.replace(blank, &filled);
    }
    Ok(text)
}

fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEMPLATE: &str = include_str!("../../../../web/sw.js");

    fn entry(name: &str, content: &str) -> Hashed {
        (name.to_owned(), hex(content.as_bytes()))
    }

    #[test]
    fn the_worker_names_every_file_and_changes_with_each() {
        let one = fill(TEMPLATE, &[entry("index.html", "a"), entry("web.js", "b")]).unwrap();
        assert!(one.contains(&format!("  \"web.js\": \"{}\",\n", hex(b"b"))), "{one}");
        let other = fill(TEMPLATE, &[entry("index.html", "a"), entry("web.js", "c")]).unwrap();
        let name =
            |text: &str| text.lines().find(|l| l.starts_with("const NAME")).map(str::to_owned);
        assert_ne!(name(&one), name(&other));
        assert!(fill("const NAME = \"\";", &[]).is_err(), "a worker without a list must not pass");
        assert!(fill(TEMPLATE, &[entry("a\"b", "")]).is_err());
    }

    #[test]
    fn the_folder_is_finished() {
        let dist = std::env::temp_dir().join(format!("ree-site-{}", std::process::id()));
        fs::create_dir_all(dist.join("snippets")).unwrap();
        fs::write(dist.join("index.html"), "<link href=./a-1.css rel=stylesheet>").unwrap();
        fs::write(dist.join("a-1.css"), "p{}").unwrap();
        fs::write(dist.join("snippets/x.js"), "x").unwrap();
        fs::write(dist.join(WORKER), TEMPLATE).unwrap();
        fs::write(dist.join(icon::SOURCE), include_str!("../../../../web/icon.svg")).unwrap();
        finish(&dist).unwrap();
        let list = fs::read_to_string(dist.join(LIST)).unwrap();
        let worker = fs::read_to_string(dist.join(WORKER)).unwrap();
        for (name, bytes) in files(&dist).unwrap() {
            assert_eq!(
                list.contains(&format!("{}  {name}\n", hex(&bytes))),
                name != LIST,
                "{name}"
            );
            let named = worker.contains(&format!("\"{name}\": \"{}\"", hex(&bytes)));
            assert_eq!(named, name != WORKER && name != LIST, "{name}");
        }
        fs::remove_dir_all(dist).unwrap();
    }

    #[test]
    fn hashes_are_sha256() {
        assert_eq!(hex(b""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }
}
