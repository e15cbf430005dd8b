//! From the path of a request to a file of `dist/`, with its type and how long it may be kept.

use std::fs;
use std::path::{Path, PathBuf};

/// A file to send.
#[derive(Debug)]
pub(crate) struct File {
    /// Its content.
    pub(crate) bytes: Vec<u8>,
    /// Its type.
    pub(crate) mime: &'static str,
    /// Its `Cache-Control`.
    pub(crate) cache: &'static str,
    /// Whether compressing it pays.
    pub(crate) compressible: bool,
}

/// The file a request's target names, if there is one.
pub(crate) fn load(dist: &Path, target: &str) -> Option<File> {
    let relative = relative(target)?;
    let name = relative.file_name()?.to_str()?.to_owned();
    let bytes = fs::read(dist.join(relative)).ok()?;
    let (mime, compressible) = mime(&name);
    Some(File { bytes, mime, cache: cache(&name), compressible })
}

/// The path within `dist/`; none if it would lead out of it.
fn relative(target: &str) -> Option<PathBuf> {
    let path = target.split(['?', '#']).next()?.strip_prefix('/')?;
    let path = decode(path)?;
    let path = if path.is_empty() || path.ends_with('/') { path + "index.html" } else { path };
    let whole = path
        .split('/')
        .all(|part| !matches!(part, "" | "." | "..") && !part.contains(['\\', ':', '\0']));
    whole.then(|| PathBuf::from(path))
}

/// Undoes `%41`.
fn decode(text: &str) -> Option<String> {
    let mut bytes = text.bytes();
    let mut out = Vec::new();
    while let Some(byte) = bytes.next() {
        if byte == b'%' {
            let digits = [bytes.next()?, bytes.next()?];
            if !digits.iter().all(u8::is_ascii_hexdigit) {
                return None;
            }
            out.push(u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?);
        } else {
            out.push(byte);
        }
    }
    String::from_utf8(out).ok()
}

/// The type of a file by the end of its name, and whether it is worth compressing.
fn mime(name: &str) -> (&'static str, bool) {
    let end = name.rsplit_once('.').map_or("", |(_, end)| end).to_ascii_lowercase();
    match end.as_str() {
        "html" => ("text/html; charset=utf-8", true),
        "js" | "mjs" => ("text/javascript; charset=utf-8", true),
        "css" => ("text/css; charset=utf-8", true),
        "wasm" => ("application/wasm", true),
        // The library: text in a form of our own.
        "bin" => ("application/octet-stream", true),
        "json" | "map" => ("application/json", true),
        "webmanifest" => ("application/manifest+json", true),
        "svg" => ("image/svg+xml", true),
        "txt" | "md" => ("text/plain; charset=utf-8", true),
        "csv" => ("text/csv; charset=utf-8", true),
        "xml" => ("application/xml", true),
        "ico" => ("image/vnd.microsoft.icon", true),
        "png" => ("image/png", false),
        "jpg" | "jpeg" => ("image/jpeg", false),
        "webp" => ("image/webp", false),
        "woff2" => ("font/woff2", false),
        "xlsx" => ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", false),
        _ => ("application/octet-stream", false),
    }
}

/// A name with a hash never changes its content; every other one may, at the next build.
fn cache(name: &str) -> &'static str {
    if is_hashed(name) { "public, max-age=31536000, immutable" } else { "no-cache" }
}

/// `web-0123456789abcdef_bg.wasm`: a dash, then a hexadecimal hash up to `.` or `_`. Trunk writes
/// 16 digits, but drops zeros in front.
fn is_hashed(name: &str) -> bool {
    name.split('-').skip(1).any(|part| {
        let hash = part.split(['.', '_']).next().unwrap_or_default();
        hash.len() >= 12 && hash.len() < part.len() && hash.bytes().all(|b| b.is_ascii_hexdigit())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types() {
        assert_eq!(mime("web_bg.wasm"), ("application/wasm", true));
        assert_eq!(mime("start.js").0, "text/javascript; charset=utf-8");
        assert_eq!(mime("INDEX.HTML").0, "text/html; charset=utf-8");
        assert_eq!(mime("font.woff2"), ("font/woff2", false));
        assert_eq!(mime("library-1.bin"), ("application/octet-stream", true));
        assert_eq!(mime("site.webmanifest").0, "application/manifest+json");
        assert_eq!(mime("LICENSE").0, "application/octet-stream");
    }

    #[test]
    fn only_hashed_names_are_kept() {
        for name in [
            "web-0123456789abcdef.js",
            "web-0123456789abcdef_bg.wasm",
            "main-page-0123456789abcdef.css",
        ] {
            assert!(is_hashed(name), "{name}");
        }
        for name in [
            "index.html",
            "start.js",
            "sw.js",
            "start-worker.js",
            "ree-check.wasm",
            "web-0123456789abcdef",
            "web-0123456789abcdeg.js",
        ] {
            assert!(!is_hashed(name), "{name}");
        }
    }

    #[test]
    fn targets_become_paths() {
        for (target, path) in [
            ("/", "index.html"),
            ("/?lang=zh#x", "index.html"),
            ("/a/b.css", "a/b.css"),
            ("/sub/", "sub/index.html"),
            ("/%e4%b8%ad.txt", "中.txt"),
        ] {
            assert_eq!(relative(target), Some(PathBuf::from(path)), "{target}");
        }
    }

    #[test]
    fn no_way_leads_out_of_the_folder() {
        for target in [
            "/../Cargo.toml",
            "/a/../../b",
            "/%2e%2e/Cargo.toml",
            "/..%2fCargo.toml",
            "//etc/passwd",
            "/a\\..\\b",
            "/c:/x",
            "/a%00",
            "/%4",
            "/%zz",
            "/%+1",
            "http://elsewhere/",
        ] {
            assert_eq!(relative(target), None, "{target}");
        }
    }
}
