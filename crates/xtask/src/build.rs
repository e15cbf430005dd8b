//! Builds the page into `dist/`.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use ree_rulebook::Rulebook;

use crate::paths::Project;
use crate::setup::Wasm;
use crate::sh::Cmd;
use crate::{sh, site};

/// The release build, by trunk.
pub(crate) fn page(project: &Project, tools: &Wasm) -> Result<PathBuf> {
    println!("\nBuilding the page (the first time about two minutes)");
    trunk(project, tools, "Trunk.toml")?;
    println!("\nBuilding the training");
    trunk(project, tools, "web/training/Trunk.toml")?;
    let dist = project.dist();
    after_trunk(project, &dist)?;
    Ok(dist)
}

/// Packs a walkthrough with the training in `dist/`, for a learning system.
pub(crate) fn scorm(project: &Project, file: &Path, out: &Path) -> Result<()> {
    Cmd::new("cargo")
        .args(["run", "--quiet", "-p", "ree-walkthrough", "--example", "scorm", "--manifest-path"])
        .arg(project.root().join("Cargo.toml"))
        .arg("--")
        .arg(project.dist())
        .arg(file)
        .arg(out)
        .run()
        .context("the walkthrough could not be packed; the message above says why")
}

/// A release build, as this file says.
fn trunk(project: &Project, tools: &Wasm, config: &str) -> Result<()> {
    let mut trunk = tools
        .command("trunk")?
        .args(["--config", config, "build", "--release", "--offline"])
        // trunk's stack of its own failure would bury what the compiler said.
        .env("RUST_BACKTRACE", "0")
        .env("CARGO_ENCODED_RUSTFLAGS", no_folders_of_this_machine(tools)?)
        .dir(project.root());
    if sh::variable("NO_COLOR").is_some() {
        // trunk takes only true or false; the variable's usual value is 1.
        trunk = trunk.env("NO_COLOR", "true");
    }
    trunk.run().context("the page could not be built; the message above says why")
}

/// Flags for the compiler. Panics name source files: the page shall not tell where on this machine
/// the compiler and the crates lie, and short names weigh less.
pub(crate) fn no_folders_of_this_machine(tools: &Wasm) -> Result<String> {
    let sysroot = tools.command("rustc")?.args(["--print", "sysroot"]).output()?;
    let cargo = sh::variable("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| sh::variable("HOME").map(|home| Path::new(&home).join(".cargo")))
        .context("neither CARGO_HOME nor HOME says where the crates lie")?;
    let renamed =
        |from: PathBuf, to: &str| format!("--remap-path-prefix={}={to}", from.to_string_lossy());
    let flags = [
        renamed(Path::new(sysroot.trim()).join("lib/rustlib/src/rust/library"), "rust"),
        renamed(cargo.join("registry/src"), "crates"),
    ];
    // Cargo's own way to part flags that may hold spaces.
    Ok(flags.join("\u{1f}"))
}

/// What is done to `dist/` when trunk has finished.
fn after_trunk(project: &Project, dist: &Path) -> Result<()> {
    for page in ["index.html", "training/index.html"] {
        let html = fs::read_to_string(dist.join(page))
            .with_context(|| format!("trunk finished without writing dist/{page}"))?;
        let refused = refused_by_policy(&html);
        if !refused.is_empty() {
            bail!(
                "the page's own policy would refuse this in dist/{page}: {}.\n\
                 next: move it to a file of its own",
                refused.join(", ")
            );
        }
    }
    library(dist)?;
    walkthroughs(project, dist)?;
    // Last: the service worker names every file with its hash.
    site::finish(dist)
}

/// The texts that are read but never decide: the page fetches them when somebody wants to read,
/// under a name that it knows from its own rulebook.
fn library(dist: &Path) -> Result<()> {
    let rulebook = Rulebook::builtin().map_err(|e| anyhow!("{e}"))?;
    let name = rulebook.library_file().context("the rulebook names no library")?;
    fs::write(dist.join(&name), Rulebook::library_packed())
        .with_context(|| format!("dist/{name} could not be written"))
}

/// The walkthroughs: the training fetches each when it is opened. Beside them the schema of their files,
/// for whoever writes one in an editor that reads it.
fn walkthroughs(project: &Project, dist: &Path) -> Result<()> {
    Cmd::new("cargo")
        .args(["run", "--quiet", "-p", "ree-walkthrough", "--features", "schema"])
        .args(["--example", "schema", "--"])
        .arg(dist.join("training/walkthrough.schema.json"))
        .dir(project.root())
        .run()?;
    let data = project.root().join("crates/walkthrough/data");
    for entry in fs::read_dir(&data)? {
        let path = entry?.path();
        let name = path.file_name().context("a walkthrough without a name")?;
        fs::copy(&path, dist.join("training").join(name))?;
    }
    Ok(())
}

/// What a page under `script-src 'self'; style-src 'self'; base-uri 'none'` may not hold.
fn refused_by_policy(html: &str) -> Vec<String> {
    tags(html)
        .filter(|tag| {
            let name =
                tag.split(|c: char| c.is_whitespace() || c == '/').next().unwrap_or_default();
            match name.to_ascii_lowercase().as_str() {
                "script" => !has_attribute(tag, "src"),
                "style" | "base" => true,
                _ => has_attribute(tag, "style") || has_handler(tag),
            }
        })
        .map(|tag| format!("<{}>", tag.chars().take(60).collect::<String>()))
        .collect()
}

/// The insides of the opening tags. Good enough for our own page; comments are left out.
fn tags(html: &str) -> impl Iterator<Item = &str> {
    html.split('<').skip(1).filter_map(|piece| {
        let tag = piece.split('>').next()?;
        tag.starts_with(|c: char| c.is_ascii_alphabetic()).then_some(tag)
    })
}

fn attributes(tag: &str) -> impl Iterator<Item = &str> {
    // Values hold no spaces before `=`, so a word that ends in `name=` or is `name` is enough.
    tag.split_whitespace().skip(1).map(|word| word.split('=').next().unwrap_or(word))
}

fn has_attribute(tag: &str, name: &str) -> bool {
    attributes(tag).any(|attribute| attribute.eq_ignore_ascii_case(name))
}

fn has_handler(tag: &str) -> bool {
    tag.split_whitespace()
        .skip(1)
        .filter_map(|word| word.split_once('='))
        .any(|(name, _)| name.len() > 2 && name.to_ascii_lowercase().starts_with("on"))
}

#[cfg(test)]
mod tests {
    use ree_rulebook::Library;

    use super::*;

    #[test]
    fn our_own_page_keeps_the_policy() {
        assert_eq!(refused_by_policy(include_str!("../../../index.html")), Vec::<String>::new());
        let training = include_str!("../../../web/training/index.html");
        assert_eq!(refused_by_policy(training), Vec::<String>::new());
    }

    #[test]
    fn the_library_lies_where_the_page_looks_for_it() {
        let dist = std::env::temp_dir().join(format!("ree-check-dist-{}", std::process::id()));
        fs::create_dir_all(&dist).ok();
        let written = library(&dist);
        let name = Rulebook::builtin().ok().and_then(|r| r.library_file()).unwrap_or_default();
        let bytes = fs::read(dist.join(&name)).unwrap_or_default();
        fs::remove_dir_all(&dist).ok();
        assert!(written.is_ok(), "{written:?}");
        assert!(Library::from_packed(&bytes).is_ok_and(|l| !l.guides.is_empty()), "{name}");
    }

    #[test]
    fn what_the_policy_refuses_is_named() {
        for bad in [
            "<script>start()</script>",
            "<script type=\"module\">start()</script>",
            "<style>p{}</style>",
            "<p class=\"a\" style=\"color:red\">",
            "<base href=\"/\">",
            "<button onclick=\"go()\">",
        ] {
            assert_eq!(refused_by_policy(bad).len(), 1, "{bad}");
        }
        for good in [
            "<script type=\"module\" src=\"./start.js\" data-js=\"./web.js\"></script>",
            "<link rel=\"stylesheet\" href=\"./a.css\"/>",
            "<p>if a < b then style=\"x\"</p>",
        ] {
            assert_eq!(refused_by_policy(good), Vec::<String>::new(), "{good}");
        }
    }
}
