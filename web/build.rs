//! Packs the words: `locales/en.toml` and `locales/zh.toml` become one struct with two values, so that a
//! word that is missing in one language, or that nobody shows, does not build; likewise
//! `training-en.toml` and `training-zh.toml`. Lists the walkthroughs: what the list of them shows.

#![allow(clippy::print_stdout, reason = "cargo reads it")]

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write as _;
use std::{env, fs, path::Path};

type Fallible<T> = Result<T, Box<dyn Error>>;

fn main() -> Fallible<()> {
    let out = env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR")?;
    let out = Path::new(&out);
    fs::write(out.join("words.rs"), packed("Words", "")?)?;
    fs::write(out.join("training.rs"), packed("Said", "training-")?)?;
    fs::write(out.join("walkthroughs.rs"), walkthroughs("../crates/walkthrough/data")?)?;
    println!("cargo::rerun-if-changed=locales");
    println!("cargo::rerun-if-changed=../crates/walkthrough/data");
    Ok(())
}

/// The words of two files as a struct of this name with two values.
fn packed(name: &str, prefix: &str) -> Fallible<String> {
    let english = read(&format!("locales/{prefix}en.toml"))?;
    let chinese = read(&format!("locales/{prefix}zh.toml"))?;
    for key in english.keys() {
        if !chinese.contains_key(key) {
            return Err(format!("locales/{prefix}zh.toml lacks {key}").into());
        }
    }
    let mut code = String::from("/// Words in one language.\n");
    writeln!(code, "pub(crate) struct {name} {{")?;
    for (key, text) in &chinese {
        let Some(other) = english.get(key) else {
            return Err(format!("locales/{prefix}en.toml lacks {key}").into());
        };
        if blanks(text) != blanks(other) {
            return Err(format!("{key}: the blanks differ between the languages").into());
        }
        writeln!(code, "    pub(crate) {key}: &'static str,")?;
    }
    code.push_str("}\n");
    for (constant, words) in [("ENGLISH", &english), ("CHINESE", &chinese)] {
        writeln!(code, "pub(crate) static {constant}: {name} = {name} {{")?;
        for (key, text) in words {
            writeln!(code, "    {key}: {text:?},")?;
        }
        code.push_str("};\n");
    }
    Ok(code)
}

/// What the list shows of each walkthrough, in the order of the chain.
fn walkthroughs(folder: &str) -> Fallible<String> {
    const CHAIN: [&str; 7] =
        ["mining", "smelting", "processing", "manufacturing", "sale", "transport", "export"];
    let mut lines = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let file: toml::Table = fs::read_to_string(&path)?.parse()?;
        let lacks = |what: &str| format!("{}: no {what}", path.display());
        let word = |key: &str, lang: &str| -> Fallible<String> {
            let words = file.get(key).and_then(|v| v.get(lang)).and_then(toml::Value::as_str);
            Ok(words.ok_or_else(|| lacks(key))?.to_owned())
        };
        let id = file.get("id").and_then(toml::Value::as_str).ok_or_else(|| lacks("id"))?;
        let first = file.get("stage").and_then(|s| s.as_array()?.first()?.as_str());
        let stage = CHAIN.iter().position(|s| Some(*s) == first).ok_or_else(|| lacks("stage"))?;
        let minutes = file.get("minutes").and_then(toml::Value::as_integer).unwrap_or_default();
        let steps =
            file.get("step").and_then(toml::Value::as_array).ok_or_else(|| lacks("step"))?;
        let steps: Vec<&str> = steps.iter().filter_map(|step| step.get("id")?.as_str()).collect();
        let both = |key| Ok::<_, Box<dyn Error>>((word(key, "en")?, word(key, "zh")?));
        let (title, audience, aim) = (both("title")?, both("audience")?, both("aim")?);
        let line = format!(
            "    Listed {{ id: {id:?}, title: {title:?}, audience: {audience:?}, aim: {aim:?}, \
             stage: {stage}, minutes: {minutes}, steps: &{steps:?} }},\n"
        );
        lines.push((stage, id.to_owned(), line));
    }
    lines.sort();
    let mut code = format!("pub(crate) const LISTED: [Listed; {}] = [\n", lines.len());
    for (_, _, line) in lines {
        code.push_str(&line);
    }
    code.push_str("];\n");
    Ok(code)
}

/// Reads one language; `[field] label` becomes `field_label`.
fn read(path: &str) -> Fallible<BTreeMap<String, String>> {
    let table: toml::Table = fs::read_to_string(path)?.parse()?;
    let mut words = BTreeMap::new();
    for (section, value) in table {
        let toml::Value::Table(entries) = value else {
            return Err(format!("{path}: {section} is not a section").into());
        };
        for (key, value) in entries {
            let toml::Value::String(text) = value else {
                return Err(format!("{path}: {section}.{key} is not a text").into());
            };
            if text.trim().is_empty() {
                return Err(format!("{path}: {section}.{key} is empty").into());
            }
            words.insert(format!("{section}_{key}"), text);
        }
    }
    Ok(words)
}

/// The names in braces that a text leaves to be filled in.
fn blanks(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
}
