//! Packs a walkthrough for a learning system: `cargo xtask scorm FILE` builds the training and calls
//! this with the folder that it built, the walkthrough's file and the package to write.
//!
//! The package is SCORM 1.2 with one unit: the training itself, told by a `<meta>` that it is packed.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a tool: the terminal is where it speaks"
)]

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

use ree_engine::Checker;
use ree_rulebook::Rulebook;
use ree_walkthrough::{Walkthrough, check, read};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

type Fallible<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> ExitCode {
    let mut words = env::args_os().skip(1).map(PathBuf::from);
    let (Some(dist), Some(file), Some(out)) = (words.next(), words.next(), words.next()) else {
        eprintln!("give the folder that was built, a walkthrough's file and the package to write");
        return ExitCode::from(2);
    };
    match pack(&dist, &file, &out) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("error: {why}");
            ExitCode::FAILURE
        }
    }
}

fn pack(dist: &Path, file: &Path, out: &Path) -> Fallible<()> {
    let text = fs::read_to_string(file).map_err(|e| format!("{}: {e}", file.display()))?;
    let walkthrough = sound(&text, file)?;
    let mut files = Vec::new();
    for name in ["first.js", "start.js", "icon.svg", "manifest.webmanifest"] {
        files.push((name.to_owned(), fs::read(dist.join(name))?));
    }
    collect(dist, dist, &mut files)?;
    files.push((format!("training/{}.toml", walkthrough.id), text.into_bytes()));
    for (name, bytes) in &mut files {
        if name == "training/index.html" {
            *bytes = marked(&String::from_utf8_lossy(bytes), &walkthrough.id)?.into_bytes();
        }
    }
    files.sort();
    let manifest = manifest(&walkthrough, files.iter().map(|(name, _)| name.as_str()))?;
    files.insert(0, ("imsmanifest.xml".to_owned(), manifest.into_bytes()));
    let mut zip = ZipWriter::new(fs::File::create(out)?);
    for (name, bytes) in &files {
        // Without the time: the same files give the same package.
        zip.start_file(name.as_str(), SimpleFileOptions::default())?;
        zip.write_all(bytes)?;
    }
    zip.finish()?;
    println!("{}: {} files", out.display(), files.len());
    Ok(())
}

/// The walkthrough, if it holds.
fn sound(text: &str, file: &Path) -> Fallible<Walkthrough> {
    let told = |p: &ree_walkthrough::Problem| {
        let hint = p.hint.as_ref().map_or("", |h| &*h.en);
        format!("{}:{}:{}: {} {hint}", file.display(), p.line, p.column, p.message.en)
    };
    let problems = match read(text) {
        Ok(source) => {
            let problems = check(&source, Checker::builtin()?, &Rulebook::library()?);
            if problems.is_empty() {
                return Ok(source.walkthrough);
            }
            problems
        }
        Err(problems) => problems,
    };
    Err(problems.iter().map(told).collect::<Vec<_>>().join("\n").into())
}

/// The training with all it loads, but for the walkthroughs: only the one that is packed goes along.
fn collect(dist: &Path, folder: &Path, files: &mut Vec<(String, Vec<u8>)>) -> Fallible<()> {
    for entry in folder.read_dir()? {
        let path = entry?.path();
        let name = path.strip_prefix(dist)?.to_string_lossy().replace('\\', "/");
        if path.is_dir() {
            if name.starts_with("training") {
                collect(dist, &path, files)?;
            }
        } else if name.starts_with("library-")
            || (name.starts_with("training/") && !name.ends_with(".toml"))
        {
            files.push((name, fs::read(path)?));
        }
    }
    Ok(())
}

/// The page, told that it is packed and with which walkthrough.
fn marked(html: &str, id: &str) -> Fallible<String> {
    // Minified pages leave out `<head>`; the first of its tags stands for it.
    let mark = format!("<meta name=\"ree-check-lms\" content=\"{id}\">");
    let (before, after) = html.split_once("<meta").ok_or("training/index.html has no <meta>")?;
    Ok([before, &mark, "<meta", after].concat())
}

fn manifest<'a>(
    walkthrough: &Walkthrough,
    names: impl Iterator<Item = &'a str>,
) -> Fallible<String> {
    let title = [walkthrough.title.pick(false), walkthrough.title.pick(true)];
    let title = if title[0] == title[1] { title[0].to_owned() } else { title.join(" / ") };
    let (id, title) = (escaped(&walkthrough.id), escaped(&title));
    let mut out = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="ree-check.{id}" version="1.0" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>1.2</schemaversion>
  </metadata>
  <organizations default="walkthroughs">
    <organization identifier="walkthroughs">
      <title>{title}</title>
      <item identifier="walkthrough" identifierref="training">
        <title>{title}</title>
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="training" type="webcontent" adlcp:scormtype="sco" href="training/index.html">
"#
    );
    for name in names {
        writeln!(out, "      <file href=\"{}\"/>", escaped(name))?;
    }
    out.push_str("    </resource>\n  </resources>\n</manifest>\n");
    Ok(out)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
