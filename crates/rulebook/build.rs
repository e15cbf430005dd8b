//! Checks the data and packs it, beside the same as JSON with its SHA-256.
//!
//! A mistake in the data fails the build with the file and line.

#![allow(clippy::print_stdout, reason = "how a build script speaks to cargo")]
#![allow(clippy::print_stderr, reason = "how a build script speaks to people")]
#![allow(dead_code, unreachable_pub, reason = "modules shared with the library")]

use std::path::{Path, PathBuf};
use std::{env, fs, process};

use sha2::{Digest, Sha256};

use model::wire::{Streams, Wire, Writer};

#[path = "src/check/mod.rs"]
mod check;
#[path = "src/day.rs"]
mod day;
#[path = "src/model/mod.rs"]
mod model;
#[path = "src/pack.rs"]
mod pack;

fn main() {
    println!("cargo:rerun-if-changed=data");
    let root = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from).unwrap_or_default();
    let out = env::var_os("OUT_DIR").map(PathBuf::from).unwrap_or_default();
    if let Err(messages) = run(&root.join("data"), &out) {
        for message in &messages {
            eprintln!("error: {message}");
        }
        eprintln!("{} problem(s) in the rulebook's data", messages.len());
        process::exit(1);
    }
}

fn run(data: &Path, out: &Path) -> Result<(), Vec<String>> {
    let texts = |problems: Vec<pack::Problem>| -> Vec<String> {
        problems.iter().map(ToString::to_string).collect()
    };
    let packed = pack::read(data).map_err(texts)?;
    let problems = check::check(&packed.data, &packed.readings, &packed.guides);
    if !problems.is_empty() {
        return Err(texts(
            problems.into_iter().map(|f| packed.files.locate(f.place, &f.id, f.message)).collect(),
        ));
    }
    let io = |e: std::io::Error| vec![e.to_string()];
    let json = |e: serde_json::Error| vec![e.to_string()];
    let hash = |bytes: &[u8]| -> String {
        Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect()
    };
    let (mut lean, library) = pack::part(packed.data, packed.readings, packed.guides);
    fs::write(out.join("library.bin"), streams(&library).file()).map_err(io)?;
    let library = serde_json::to_vec(&library).map_err(json)?;
    lean.library_sha256 = Some(hash(&library).into());
    let bytes = serde_json::to_vec(&lean).map_err(json)?;
    fs::write(out.join("rulebook.sha256"), hash(&bytes)).map_err(io)?;
    fs::write(out.join("rulebook.json"), &bytes).map_err(io)?;
    let names = model::Names::out_of(&mut lean);
    for (name, streams) in [("rulebook", streams(&lean)), ("names", streams(&names))] {
        let file = |stream| out.join(format!("{name}.{stream}"));
        fs::write(file("plain"), streams.plain).map_err(io)?;
        fs::write(file("other"), streams.other).map_err(io)?;
        fs::write(file("numbers"), streams.numbers).map_err(io)?;
    }
    fs::write(out.join("library.json"), library).map_err(io)
}

fn streams(what: &impl Wire) -> Streams {
    let mut writer = Writer::default();
    what.write(&mut writer);
    writer.finish()
}
