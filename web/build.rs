//! Packs the page's words: `locales/en.toml` and `locales/zh.toml` become one struct with two
//! values, so that a word that is missing in one language, or that nobody shows, does not build.

#![allow(clippy::print_stdout, reason = "cargo reads it")]

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write as _;
use std::{env, fs, path::Path};

type Fallible<T> = Result<T, Box<dyn Error>>;

fn main() -> Fallible<()> {
    let english = read("locales/en.toml")?;
    let chinese = read("locales/zh.toml")?;
    for key in english.keys() {
        if !chinese.contains_key(key) {
            return Err(format!("locales/zh.toml lacks {key}").into());
        }
    }
    let mut code = String::from("/// The page's words in one language.\n");
    code.push_str("pub(crate) struct Words {\n");
    for (key, text) in &chinese {
        let Some(other) = english.get(key) else {
            return Err(format!("locales/en.toml lacks {key}").into());
        };
        if blanks(text) != blanks(other) {
            return Err(format!("{key}: the blanks differ between the languages").into());
        }
        writeln!(code, "    pub(crate) {key}: &'static str,")?;
    }
    code.push_str("}\n");
    for (name, words) in [("ENGLISH", &english), ("CHINESE", &chinese)] {
        writeln!(code, "pub(crate) static {name}: Words = Words {{")?;
        for (key, text) in words {
            writeln!(code, "    {key}: {text:?},")?;
        }
        code.push_str("};\n");
    }
    let out = env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR")?;
    fs::write(Path::new(&out).join("words.rs"), code)?;
    println!("cargo::rerun-if-changed=locales");
    Ok(())
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
