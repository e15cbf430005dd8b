//! Where things lie.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The checkout, and the folder outside it where built tools are kept.
#[derive(Debug)]
pub(crate) struct Project {
    root: PathBuf,
    cache: PathBuf,
}

impl Project {
    /// The checkout this program belongs to.
    pub(crate) fn find() -> Result<Self> {
        // cargo sets the variable for `cargo run`; the compiled-in one serves a direct call.
        let manifest = std::env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = manifest
            .ancestors()
            .nth(2)
            .filter(|root| root.join("Trunk.toml").is_file())
            .context("this program must be run inside the ree-check checkout")?
            .to_owned();
        Ok(Self { root, cache: cache_home()?.join("ree-check") })
    }

    /// The checkout's top folder.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// Tools built by set-up, each in a folder named by its version. Shared by all checkouts.
    pub(crate) fn cache(&self) -> &Path {
        &self.cache
    }

    /// The built page.
    pub(crate) fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// Cargo's folder for everything compiled to WebAssembly. Not `target/`: the compiler may be
    /// another one there, and two compilers in one folder undo each other's work.
    pub(crate) fn wasm_target(&self) -> PathBuf {
        self.root.join("target-wasm")
    }
}

fn cache_home() -> Result<PathBuf> {
    // An empty or relative XDG_CACHE_HOME counts as unset, as the XDG rules say.
    let absolute = |name| std::env::var_os(name).map(PathBuf::from).filter(|p| p.is_absolute());
    absolute("XDG_CACHE_HOME")
        .or_else(|| absolute("HOME").map(|home| home.join(".cache")))
        .context("neither XDG_CACHE_HOME nor HOME says where tools can be kept: set one of them")
}
