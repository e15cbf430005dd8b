//! Installs what is missing, once. Every part looks first whether its work is already done, so a
//! second start asks a few programs for their version and goes on.
//!
//! | part | what | where it goes |
//! |---|---|---|
//! | `toolchain` | a compiler that can build WebAssembly | rustup, or Debian's packages (`debian`) |
//! | `cargo_tools` | wasm-bindgen and trunk | the cache, by version |
//! | `npm` | wasm-opt, browser driver, accessibility rules | `node_modules/` |
//! | `browser` | Chromium and its driver | the system |

mod apt;
mod browser;
mod cargo_tools;
mod components;
mod debian;
mod npm;
mod toolchain;

use std::fs::{self, File};
use std::path::PathBuf;

use anyhow::{Context, Result};

pub(crate) use self::browser::Browser;
pub(crate) use self::toolchain::Wasm;

use crate::paths::Project;

/// All of it.
pub(crate) fn everything(project: &Project) -> Result<()> {
    components::ensure()?;
    page(project)?;
    let browser = browser::ensure()?;
    println!("ready: browser {}", browser.chromium.display());
    Ok(())
}

/// rustfmt and clippy.
pub(crate) fn components() -> Result<()> {
    components::ensure()
}

/// What building for WebAssembly and running its tests needs.
pub(crate) fn wasm(project: &Project) -> Result<Wasm> {
    let _lock = lock(project)?;
    let wasm = compiler_and_bindgen(project)?;
    cargo_tools::forget_build_folder(project.cache())?;
    Ok(wasm)
}

/// What building the page needs: the same, trunk and the node packages.
pub(crate) fn page(project: &Project) -> Result<Wasm> {
    let _lock = lock(project)?;
    let wasm = compiler_and_bindgen(project)?;
    let trunk = cargo_tools::TRUNK.ensure(project.cache())?;
    cargo_tools::forget_build_folder(project.cache())?;
    let npm = npm::ensure(project)?;
    println!("ready: trunk {}, node packages", cargo_tools::TRUNK.version());
    Ok(wasm.with_bin(trunk).with_bin(npm))
}

fn compiler_and_bindgen(project: &Project) -> Result<Wasm> {
    let toolchain = toolchain::ensure(project)?;
    let bindgen = cargo_tools::WASM_BINDGEN.ensure(project.cache())?;
    println!("ready: {toolchain}, wasm-bindgen {}", cargo_tools::WASM_BINDGEN.version());
    Ok(Wasm::new(toolchain, project.wasm_target(), vec![bindgen]))
}

/// The packages of `package.json`.
pub(crate) fn node_packages(project: &Project) -> Result<PathBuf> {
    npm::ensure(project)
}

/// Chromium and its driver.
pub(crate) fn browser() -> Result<Browser> {
    browser::ensure()
}

/// Two set-ups at once would build the same tools twice: the second waits.
fn lock(project: &Project) -> Result<File> {
    let folder = project.cache();
    fs::create_dir_all(folder)
        .with_context(|| format!("the folder for tools, {}, cannot be made", folder.display()))?;
    let file = File::create(folder.join("lock"))?;
    if file.try_lock().is_err() {
        println!("another set-up is running; waiting for it to finish");
        file.lock()?;
    }
    Ok(file)
}
