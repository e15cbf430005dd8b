//! Builds the npm package into `target-wasm/npm/package/`, ready for `npm pack`.

mod bindings;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use ree_rulebook::Rulebook;

use crate::paths::Project;
use crate::setup::Wasm;
use crate::sh::Cmd;
use crate::{build, size};

/// The most that the default entry should weigh in a browser, compressed: script, wasm and rulebook.
const BUDGET: usize = 100 * 1024;

/// Files a bundle of the default entry holds.
const ENTRY: [&str; 7] =
    ["index.js", "inlined.js", "load.js", "engine.js", "product.js", "errors.js", "bindings.js"];

/// The release build.
pub(crate) fn package(project: &Project, tools: &Wasm) -> Result<PathBuf> {
    println!("\nBuilding the npm package (the first time about two minutes)");
    tools
        .command("cargo")?
        .args(["build", "-p", "ree-wasm", "--lib", "--profile", "npm", "--locked"])
        .args(["--target", "wasm32-unknown-unknown"])
        .env("CARGO_ENCODED_RUSTFLAGS", build::no_folders_of_this_machine(tools)?)
        .env("CARGO_PROFILE_NPM_STRIP", "debuginfo")
        .dir(project.root())
        .run()
        .context("the bindings could not be built; the message above says why")?;
    let work = project.wasm_target().join("npm");
    let package = folder(project);
    let dist = package.join("dist");
    if package.exists() {
        fs::remove_dir_all(&package)?;
    }
    fs::create_dir_all(dist.join("schema"))?;
    bind(project, tools, &work)?;
    // A function that is called once stays apart where it is large: V8 compiles what is called, and a start calls
    // a quarter.
    tools
        .command("wasm-opt")?
        .args(["-O3", "--strip-debug", "--strip-producers", "--low-memory-unused"])
        .arg("--one-caller-inline-max-function-size=100")
        .arg(work.join("bound/bound_bg.wasm"))
        .arg("-o")
        .arg(dist.join("ree-check.wasm"))
        .run()?;
    scripts(project, &work, &package)?;
    Cmd::new("cargo")
        .args(["run", "--quiet", "-p", "ree-contract", "--features", "schema"])
        .args(["--example", "schemas", "--"])
        .arg(dist.join("schema"))
        .dir(project.root())
        .run()?;
    // The page of examples beside it, for whoever serves the folder above both.
    copy(&project.root().join("crates/wasm/examples"), &work.join("examples"))?;
    println!("the package lies in {}", package.display());
    Ok(package)
}

/// What `npm publish` would send, without sending it.
pub(crate) fn try_publishing(project: &Project) -> Result<()> {
    println!("\nTrying to publish: a dry run, nothing is sent");
    Cmd::new("npm")
        .args(["publish", "--dry-run", "--ignore-scripts", "--access", "public"])
        .dir(folder(project))
        .run()
        .context("npm would not publish it; the message above says why")?;
    println!("\nready to publish: CONTRIBUTING.md says how (\"A release of the npm package\")");
    Ok(())
}

/// Where the package lies.
fn folder(project: &Project) -> PathBuf {
    project.wasm_target().join("npm/package")
}

/// wasm-bindgen's script and types, and the wasm before it is optimised.
fn bind(project: &Project, tools: &Wasm, work: &Path) -> Result<()> {
    let wasm = project.wasm_target().join("wasm32-unknown-unknown/npm/ree_wasm.wasm");
    tools
        .command("wasm-bindgen")?
        .args(["--target", "web", "--omit-default-module-path", "--out-name", "bound"])
        .arg("--out-dir")
        .arg(work.join("bound"))
        .arg(wasm)
        .run()
}

/// Everything but the wasm.
fn scripts(project: &Project, work: &Path, package: &Path) -> Result<()> {
    let source = project.root().join("crates/wasm");
    let dist = package.join("dist");
    copy(&source.join("js"), &dist)?;
    let bound = read(&work.join("bound/bound.js"))?;
    fs::write(dist.join("bindings.js"), bindings::factory(&bound)?)?;
    let modules = ["bindings.js", "product.js", "engine.js", "load.js", "node.js"];
    let modules = modules.iter().map(|name| read(&dist.join(name))).collect::<Result<Vec<_>>>()?;
    fs::write(dist.join("node.js"), bindings::joined(&modules)?)?;
    let types = read(&work.join("bound/bound.d.ts"))?;
    fs::write(dist.join("contract.d.ts"), bindings::types(&types)?)?;
    let wasm = fs::read(dist.join("ree-check.wasm"))?;
    fs::write(dist.join("wasm-text.js"), bindings::as_script(&wasm))?;
    fs::write(dist.join("rulebook.json"), Rulebook::json())?;
    for (from, to) in [
        (source.join("package.json"), "package.json"),
        (source.join("README.md"), "README.md"),
        (project.root().join("LICENSE"), "LICENSE"),
    ] {
        fs::copy(&from, package.join(to))
            .with_context(|| format!("{} could not be copied", from.display()))?;
    }
    let version = format!("\"version\": \"{}\"", env!("CARGO_PKG_VERSION"));
    if !read(&package.join("package.json"))?.contains(&version) {
        bail!("crates/wasm/package.json does not say {version}, as Cargo.toml does");
    }
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in from.read_dir().with_context(|| format!("{} is missing", from.display()))? {
        let path = entry?.path();
        let target = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            copy(&path, &target)?;
        } else {
            fs::copy(&path, &target)?;
        }
    }
    Ok(())
}

fn read(file: &Path) -> Result<String> {
    fs::read_to_string(file).with_context(|| format!("{} is missing", file.display()))
}

/// Prints what an entry weighs: each as one file, compressed as a host would.
pub(crate) fn print_size(package: &Path) -> Result<()> {
    let dist = package.join("dist");
    let mut script = Vec::new();
    for name in ENTRY {
        script.extend(fs::read(dist.join(name))?);
    }
    let wasm = fs::read(dist.join("ree-check.wasm"))?;
    let text = fs::read(dist.join("wasm-text.js"))?;
    let gzip = |bytes: &[u8]| size::gzip(bytes).map(|out| out.len());
    let rows = [
        ("ree-check.wasm, engine and rulebook", wasm.len(), gzip(&wasm)?),
        ("the same as text, in the default entry", text.len(), gzip(&text)?),
        ("script of the default entry, not minified", script.len(), gzip(&script)?),
    ];
    println!("\n{:>10} {:>10}  npm package", "bytes", "gzip");
    for (name, raw, gzip) in rows {
        println!("{raw:>10} {gzip:>10}  {name}");
    }
    let slim = rows.iter().map(|row| row.2).take(1).sum::<usize>().saturating_add(gzip(&script)?);
    let verdict = if slim > BUDGET { "OVER" } else { "within" };
    println!(
        "for a browser: {} KB gzip, {verdict} the budget of {} KB",
        size::kilobytes(slim),
        size::kilobytes(BUDGET)
    );
    Ok(())
}
