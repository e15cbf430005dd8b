//! How large the page is: every file of `dist/`, and what a first visit loads.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;

use anyhow::Result;
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::site;

/// The most a first visit should load, compressed.
const BUDGET: usize = 200 * 1024;

/// One file of the page.
#[derive(Debug)]
struct Row {
    name: String,
    raw: usize,
    gzip: usize,
    first: bool,
}

/// Compressed as a host would.
pub(crate) fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

/// Prints the table.
pub(crate) fn print(dist: &Path) -> Result<()> {
    println!("\n{}", table(&rows(&site::files(dist)?)?));
    Ok(())
}

fn rows(files: &[(String, Vec<u8>)]) -> Result<Vec<Row>> {
    let first = first_load(files);
    files
        .iter()
        .map(|(name, bytes)| {
            let gzip = gzip(bytes)?.len();
            Ok(Row { name: name.clone(), raw: bytes.len(), gzip, first: first.contains(name) })
        })
        .collect()
}

/// What `start.js` names but loads only later: the service worker, which comes after the page and
/// names everything, and the comparison of files, which comes with the page about privacy.
const LATER: [&str; 2] = ["sw.js", "files.js"];

/// `index.html`, every file it names, and every file those name.
fn first_load(files: &[(String, Vec<u8>)]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut open = vec!["index.html".to_owned()];
    while let Some(name) = open.pop() {
        let Some((_, bytes)) = files.iter().find(|(file, _)| *file == name) else { continue };
        if !found.insert(name.clone()) || !is_text(&name) {
            continue;
        }
        let text = String::from_utf8_lossy(bytes);
        let named = files.iter().map(|(file, _)| file).filter(|file| {
            !LATER.contains(&file.as_str())
                && !found.contains(*file)
                && text.contains(file.as_str())
        });
        open.extend(named.cloned());
    }
    found
}

fn is_text(name: &str) -> bool {
    [".html", ".js", ".css"].iter().any(|end| name.ends_with(end))
}

fn table(rows: &[Row]) -> String {
    let mut text = format!("{:>10} {:>10}  file (* loaded on a first visit)\n", "bytes", "gzip");
    for row in rows {
        let mark = if row.first { '*' } else { ' ' };
        let _ = writeln!(text, "{:>10} {:>10} {mark}{}", row.raw, row.gzip, row.name);
    }
    let total = |first: bool| -> usize {
        rows.iter().filter(|row| row.first || !first).map(|row| row.gzip).sum()
    };
    let (all, first) = (total(false), total(true));
    let verdict = if first > BUDGET { "OVER" } else { "within" };
    let _ = writeln!(text, "\nall files: {} KB gzip", kilobytes(all));
    let _ = write!(
        text,
        "first load: {} KB gzip, {verdict} the budget of {} KB",
        kilobytes(first),
        kilobytes(BUDGET)
    );
    text
}

/// In KB of 1024 bytes, with one digit, rounded up so that a budget is not met by rounding.
pub(crate) fn kilobytes(bytes: usize) -> String {
    let tenths = bytes.saturating_mul(10).div_ceil(1024);
    format!("{}.{}", tenths.div_euclid(10), tenths.rem_euclid(10))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(list: &[(&str, &str)]) -> Vec<(String, Vec<u8>)> {
        list.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect()
    }

    #[test]
    fn a_first_load_follows_what_files_name() {
        let files = files(&[
            ("a-1.css", ""),
            ("index.html", "<link href=./a-1.css><script src=./start.js data-js=./web-2.js>"),
            ("later.js", "extra.bin"),
            ("snippets/x/inline0.js", ""),
            ("files.js", "hashes.txt"),
            ("hashes.txt", ""),
            ("start.js", "navigator.serviceWorker.register('sw.js'); import('files.js')"),
            ("sw.js", "later.js index.html"),
            ("web-2.js", "import './snippets/x/inline0.js'"),
        ]);
        let first: Vec<String> = first_load(&files).into_iter().collect();
        assert_eq!(
            first,
            ["a-1.css", "index.html", "snippets/x/inline0.js", "start.js", "web-2.js"]
        );
    }

    #[test]
    fn sums_and_budget() {
        let row = |name: &str, gzip, first| Row { name: name.into(), raw: 9, gzip, first };
        let text = table(&[row("index.html", 1024, true), row("big.bin", 300 * 1024, false)]);
        assert!(text.contains("all files: 301.0 KB"), "{text}");
        assert!(text.contains("first load: 1.0 KB gzip, within"), "{text}");
        let text = table(&[row("index.html", BUDGET + 1, true)]);
        assert!(text.contains("OVER the budget of 200.0 KB"), "{text}");
    }

    #[test]
    fn kilobytes_are_rounded_up() {
        assert_eq!(kilobytes(0), "0.0");
        assert_eq!(kilobytes(1024), "1.0");
        assert_eq!(kilobytes(1025), "1.1");
    }

    #[test]
    fn gzip_shrinks_and_is_gzip() {
        let out = gzip(&[b'a'; 1000]).unwrap();
        assert!(out.len() < 100 && out.starts_with(&[0x1f, 0x8b]));
    }
}
