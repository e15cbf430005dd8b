//! As much of HTTP/1.1 as a browser needs to fetch files.

use std::io::{BufRead, Read, Write};

use anyhow::{Result, bail};

use super::POLICY;
use super::files::File;
use super::packed::Packed;

/// A request's head may not be longer.
const LONGEST_HEAD: u64 = 32 * 1024;

/// What a request asks for.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Asked {
    /// `GET`, usually.
    pub(crate) method: String,
    /// The path with its query, as sent.
    pub(crate) target: String,
    /// Whether the answer may be compressed.
    pub(crate) gzip: bool,
    /// Whether this is the connection's last request.
    pub(crate) close: bool,
}

/// Reads one request; none if the other side has closed the connection.
pub(crate) fn read(reader: &mut impl BufRead) -> Result<Option<Asked>> {
    let mut head = reader.take(LONGEST_HEAD);
    let mut line = String::new();
    if head.read_line(&mut line)? == 0 {
        return Ok(None);
    }
    let mut words = line.split_whitespace();
    let (Some(method), Some(target), Some(version)) = (words.next(), words.next(), words.next())
    else {
        bail!("not HTTP: {line}");
    };
    let mut asked = Asked {
        method: method.to_owned(),
        target: target.to_owned(),
        close: version != "HTTP/1.1",
        gzip: false,
    };
    loop {
        let mut line = String::new();
        if head.read_line(&mut line)? == 0 {
            bail!("the request's head is cut off or too long");
        }
        let line = line.trim_end();
        if line.is_empty() {
            break;
        }
        let Some((name, value)) = line.split_once(':') else { continue };
        match name.to_ascii_lowercase().as_str() {
            "accept-encoding" => asked.gzip = takes_gzip(value),
            "connection" => asked.close |= value.trim().eq_ignore_ascii_case("close"),
            // Nothing here reads a body, so nothing after it could be read either.
            "content-length" | "transfer-encoding" => asked.close = true,
            _ => {}
        }
    }
    Ok(Some(asked))
}

fn takes_gzip(value: &str) -> bool {
    value.split(',').any(|coding| {
        let mut parts = coding.split(';').map(str::trim);
        let named = parts.next().is_some_and(|name| name.eq_ignore_ascii_case("gzip"));
        let refused = parts.any(|part| {
            part.strip_prefix("q=").is_some_and(|q| q.trim_matches(['0', '.']).is_empty())
        });
        named && !refused
    })
}

/// An answer.
#[derive(Debug)]
pub(crate) struct Response {
    /// 200 or what went wrong.
    pub(crate) status: u16,
    mime: &'static str,
    cache: &'static str,
    packed: bool,
    body: Vec<u8>,
}

impl Response {
    /// A file, compressed if the request allows that and it pays.
    pub(crate) fn file(file: File, asked: &Asked, kept: &Packed) -> Self {
        let pays = asked.gzip && file.compressible;
        let packed = if pays { kept.gzip(&asked.target, &file.bytes) } else { None };
        Self {
            status: 200,
            mime: file.mime,
            cache: file.cache,
            packed: packed.is_some(),
            body: packed.unwrap_or(file.bytes),
        }
    }

    /// A refusal in words.
    pub(crate) fn message(status: u16, text: &str) -> Self {
        Self {
            status,
            mime: "text/plain; charset=utf-8",
            cache: "no-store",
            packed: false,
            body: text.as_bytes().to_vec(),
        }
    }

    /// Sends it.
    pub(crate) fn write(&self, mut out: impl Write, asked: &Asked) -> Result<()> {
        let reason = match self.status {
            200 => "OK",
            404 => "Not Found",
            405 => "Method Not Allowed",
            _ => "",
        };
        let mut message = Vec::with_capacity(self.body.len().saturating_add(1024));
        write!(message, "HTTP/1.1 {} {reason}\r\n", self.status)?;
        write!(message, "Content-Type: {}\r\n", self.mime)?;
        write!(message, "Content-Length: {}\r\n", self.body.len())?;
        write!(message, "Cache-Control: {}\r\n", self.cache)?;
        write!(message, "Content-Security-Policy: {POLICY}; frame-ancestors 'none'\r\n")?;
        write!(message, "X-Content-Type-Options: nosniff\r\n")?;
        write!(message, "Referrer-Policy: no-referrer\r\n")?;
        write!(message, "Vary: Accept-Encoding\r\n")?;
        if self.packed {
            write!(message, "Content-Encoding: gzip\r\n")?;
        }
        if self.status == 405 {
            write!(message, "Allow: GET, HEAD\r\n")?;
        }
        if asked.close {
            write!(message, "Connection: close\r\n")?;
        }
        message.extend_from_slice(b"\r\n");
        if asked.method != "HEAD" {
            message.extend_from_slice(&self.body);
        }
        out.write_all(&message)?;
        Ok(out.flush()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_is_read() {
        let mut text =
            "GET /a.js?v=1 HTTP/1.1\r\nHost: x\r\nACCEPT-ENCODING: gzip, br\r\n\r\n".as_bytes();
        let asked = read(&mut text).unwrap().unwrap();
        let expected =
            Asked { method: "GET".into(), target: "/a.js?v=1".into(), gzip: true, close: false };
        assert_eq!(asked, expected);
        assert_eq!(read(&mut text).unwrap(), None);
    }

    #[test]
    fn a_connection_is_closed_when_it_must_be() {
        for text in [
            "GET / HTTP/1.0\r\n\r\n",
            "GET / HTTP/1.1\r\nConnection: Close\r\n\r\n",
            "POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\n",
        ] {
            assert!(read(&mut text.as_bytes()).unwrap().unwrap().close, "{text}");
        }
    }

    #[test]
    fn what_is_not_http_is_refused() {
        let long = format!("GET / HTTP/1.1\r\nX: {}\r\n\r\n", "a".repeat(40_000));
        for text in ["hello\r\n\r\n", "GET / HTTP/1.1\r\nHost: x\r\n", &long] {
            assert!(read(&mut text.as_bytes()).is_err());
        }
    }

    #[test]
    fn gzip_is_taken_or_not() {
        for value in ["gzip", "br, gzip", "gzip;q=0.5", "GZIP"] {
            assert!(takes_gzip(value), "{value}");
        }
        for value in ["br", "gzip;q=0", "gzip;q=0.0", "", "x-gzip"] {
            assert!(!takes_gzip(value), "{value}");
        }
    }
}
