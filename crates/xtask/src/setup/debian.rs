//! The fall-back compiler: Debian 12's own, kept recent for its browsers. It has no standard library
//! for the wasm target but comes with the library's source, so that is built here, once a version,
//! and put where the compiler looks for it.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::apt;
use super::toolchain::{TARGET, has_std};
use crate::paths::Project;
use crate::sh::Cmd;

/// Compiler, cargo, the library's source, and the linker that fits the compiler's LLVM.
const PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "lld-22"];
const LINKER: &str = "/usr/bin/lld-22";
const RUSTLIB: &str = "/usr/lib/rustlib";

/// The package whose files the build makes besides the library; not copied.
const CARRIER: &str = "std_carrier";

/// Whether this system could have the packages.
pub(crate) fn is_possible() -> bool {
    fs::read_to_string("/etc/os-release").is_ok_and(|text| is_debian(&text)) && apt::is_here()
}

fn is_debian(os_release: &str) -> bool {
    os_release.lines().any(|line| line.trim().trim_matches('"') == "ID=debian")
}

/// Whether all of it is in place, for the version of the compiler that is installed now.
pub(crate) fn is_ready() -> bool {
    is_possible()
        && apt::missing(&PACKAGES).is_empty()
        && has_std(&library())
        && linker_link().is_ok_and(|link| link.exists())
        && version().is_ok_and(|version| {
            fs::read_to_string(stamp()).is_ok_and(|stamped| stamped.trim() == version)
        })
}

/// Installs the packages, builds the library, puts it and the linker in place.
pub(crate) fn install(project: &Project) -> Result<()> {
    println!("\nFalling back to Debian's Rust compiler for {TARGET}");
    let missing = apt::missing(&PACKAGES);
    if !missing.is_empty() {
        apt::install(&missing)?;
    }
    let version = version()?;
    let needed = env!("CARGO_PKG_RUST_VERSION");
    if !at_least(&version, needed) {
        bail!("Debian's rustc-web is {version}, but {needed} is needed: run apt-get upgrade");
    }
    let built = project.cache().join(format!("wasm-std-{version}"));
    if !has_std(&built) {
        build_std(project, &built)?;
    }
    put_in_place(project, &built, &version)?;
    if is_ready() { Ok(()) } else { bail!("the library was built, but is not in {RUSTLIB}") }
}

fn library() -> PathBuf {
    Path::new(RUSTLIB).join(TARGET).join("lib")
}

/// Says for which version of the compiler the library was built.
fn stamp() -> PathBuf {
    Path::new(RUSTLIB).join(TARGET).join("built-by-ree-check")
}

fn version() -> Result<String> {
    let version = Cmd::new("dpkg-query").args(["-W", "-f", "${Version}", "rustc-web"]).output()?;
    Ok(version.trim().to_owned())
}

/// Where the compiler looks for its linker.
fn linker_link() -> Result<PathBuf> {
    let about = Cmd::new("/usr/bin/rustc").arg("-vV").output()?;
    let host = about
        .lines()
        .find_map(|line| line.strip_prefix("host: "))
        .context("`/usr/bin/rustc -vV` names no host")?;
    Ok(Path::new(RUSTLIB).join(host).join("bin/rust-lld"))
}

fn build_std(project: &Project, built: &Path) -> Result<()> {
    println!("\nBuilding the standard library for {TARGET} (half a minute to two minutes)");
    let work = project.cache().join("std-build");
    let _ = fs::remove_dir_all(&work);
    fs::create_dir_all(work.join("src"))?;
    fs::write(
        work.join("Cargo.toml"),
        format!("[package]\nname = \"{CARRIER}\"\nedition = \"2024\"\n\n[workspace]\n"),
    )?;
    fs::write(work.join("src/lib.rs"), "")?;
    Cmd::new("/usr/bin/cargo")
        .args(["rustc", "--release", "--target", TARGET, "-Zbuild-std=std,panic_abort,test"])
        .args(["--crate-type", "rlib"])
        .dir(&work)
        // Or cargo takes rustup's rustc, which has no source of the library.
        .path_first(&[PathBuf::from("/usr/bin")])?
        .without_env("LD_LIBRARY_PATH")
        .without_env("RUSTUP_TOOLCHAIN")
        .without_env("CARGO_ENCODED_RUSTFLAGS")
        .env("CARGO_TARGET_DIR", work.join("target"))
        .env("RUSTC_BOOTSTRAP", "1")
        // Or a page built with link-time optimisation does not link.
        .env("RUSTFLAGS", "-Cembed-bitcode=yes")
        .run()
        .context("the standard library could not be built; a crate registry is needed for it")?;

    // Under the final name only when complete, so that an interrupted copy is not taken for it.
    let partial = work.join("done");
    fs::create_dir_all(&partial)?;
    for file in work.join("target").join(TARGET).join("release/deps").read_dir()? {
        let file = file?;
        if belongs_to_std(&file.file_name().to_string_lossy()) {
            fs::copy(file.path(), partial.join(file.file_name()))?;
        }
    }
    let _ = fs::remove_dir_all(built);
    fs::rename(&partial, built)?;
    fs::remove_dir_all(&work)?;
    Ok(())
}

fn belongs_to_std(file: &str) -> bool {
    file.starts_with("lib") && file.ends_with(".rlib") && !file.contains(CARRIER)
}

fn put_in_place(project: &Project, built: &Path, version: &str) -> Result<()> {
    let library = library();
    let stamp_file = project.cache().join("stamp");
    fs::write(&stamp_file, version)?;
    let files: Vec<PathBuf> = built.read_dir()?.flatten().map(|file| file.path()).collect();
    let link = linker_link()?;
    let link_folder = link.parent().context("the linker's link has no folder")?;

    apt::as_root("rm")?.arg("-rf").arg(&library).run()?;
    apt::as_root("mkdir")?.arg("-p").arg(&library).arg(link_folder).run()?;
    println!("  copying {} files to {}", files.len(), library.display());
    apt::as_root("cp")?.args(&files).arg(&library).output()?;
    apt::as_root("ln")?.args(["-sf", LINKER]).arg(&link).run()?;
    apt::as_root("cp")?.arg(&stamp_file).arg(stamp()).run()?;
    fs::remove_file(&stamp_file)?;

    // What was compiled against another build of the library cannot be linked with this one.
    let _ = fs::remove_dir_all(project.wasm_target());
    Ok(())
}

/// Compares the first two numbers of a version: `1.96.0+dfsg1-1~deb12u2` is at least `1.95`.
fn at_least(version: &str, needed: &str) -> bool {
    let numbers = |text: &str| -> Vec<u32> {
        let digits = text.split(|c: char| !c.is_ascii_digit());
        digits.take(2).filter_map(|part| part.parse().ok()).collect()
    };
    numbers(version) >= numbers(needed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debian_is_told_from_what_is_built_on_it() {
        assert!(is_debian("PRETTY_NAME=\"Debian GNU/Linux 12\"\nID=debian\n"));
        assert!(!is_debian("NAME=\"Ubuntu\"\nID=ubuntu\nID_LIKE=debian\n"));
    }

    #[test]
    fn versions() {
        assert!(at_least("1.96.0+dfsg1-1~deb12u2", "1.95"));
        assert!(at_least("1.95.0", "1.95"));
        assert!(!at_least("1.85.0+dfsg3-1~deb12u3", "1.95"));
        assert!(at_least("2.0", "1.95"));
        assert!(!at_least("1.9", "1.95"));
    }

    #[test]
    fn only_the_library_is_kept() {
        assert!(belongs_to_std("libcore-0123456789abcdef.rlib"));
        for other in ["libstd_carrier-01.rlib", "libcore-01.rmeta", "core-01.d"] {
            assert!(!belongs_to_std(other), "{other}");
        }
    }
}
