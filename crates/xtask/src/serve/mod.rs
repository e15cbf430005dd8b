//! Serves the built page as a careful host would: the policy as a header, compression, long
//! caching for hashed names only. For one's own machine: it listens on 127.0.0.1 alone.

mod files;
mod http;
mod packed;

use std::io::{BufReader, ErrorKind};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};

use self::http::{Asked, Response};
use self::packed::Packed;

/// What the page may do; the same words stand in `index.html` as a meta tag. A header can say more:
/// no other page may show this one in a frame.
pub(crate) const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self'; img-src 'self' data:; connect-src 'self'; worker-src 'self'; \
    manifest-src 'self'; base-uri 'none'; form-action 'none'";

const FIRST_PORT: u16 = 8080;
const PORTS_TRIED: u16 = 50;
const IDLE: Duration = Duration::from_secs(60);

/// Serves until the program is ended.
pub(crate) fn forever(dist: &Path, port: Option<u16>) -> Result<()> {
    let listener = listen(port.unwrap_or(FIRST_PORT))?;
    let address = listener.local_addr()?;
    println!("\nThe page is at http://{address}/ - Ctrl-C ends this.");
    accept(&listener, dist);
    Ok(())
}

/// Serves in the background for as long as this program runs, on any free port.
pub(crate) fn in_background(dist: &Path) -> Result<SocketAddr> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    let address = listener.local_addr()?;
    let dist = dist.to_owned();
    thread::spawn(move || accept(&listener, &dist));
    Ok(address)
}

/// The port asked for, or the next free one.
fn listen(wanted: u16) -> Result<TcpListener> {
    let last = wanted.saturating_add(PORTS_TRIED);
    for port in wanted..=last {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
            Ok(listener) => return Ok(listener),
            Err(error) if error.kind() == ErrorKind::AddrInUse => {
                println!("port {port} is in use");
            }
            Err(error) => {
                return Err(error).with_context(|| format!("port {port} cannot be used"));
            }
        }
    }
    anyhow::bail!("the ports {wanted} to {last} are all in use: give another with --port")
}

fn accept(listener: &TcpListener, dist: &Path) {
    let site = Arc::new((dist.to_owned(), Packed::default()));
    for stream in listener.incoming().flatten() {
        let site = Arc::clone(&site);
        thread::spawn(move || {
            // A browser that goes away in the middle is nothing to report.
            let _ = talk(&stream, &site);
        });
    }
}

/// Answers one connection's requests, one after the other.
fn talk(stream: &TcpStream, site: &(PathBuf, Packed)) -> Result<()> {
    stream.set_read_timeout(Some(IDLE))?;
    stream.set_nodelay(true)?;
    let mut reader = BufReader::new(stream);
    while let Some(asked) = http::read(&mut reader)? {
        let response = answer(&asked, site);
        if response.status >= 400 {
            eprintln!("{} {}", response.status, asked.target);
        }
        response.write(stream, &asked)?;
        if asked.close {
            break;
        }
    }
    Ok(())
}

fn answer(asked: &Asked, (dist, packed): &(PathBuf, Packed)) -> Response {
    if !matches!(asked.method.as_str(), "GET" | "HEAD") {
        return Response::message(405, "only GET and HEAD");
    }
    match files::load(dist, &asked.target) {
        Some(file) => Response::file(file, asked, packed),
        // A missing file is missing: answering with the page would hide a wrong name.
        None => Response::message(404, "not found"),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::{Read, Write};

    use super::*;

    fn ask(address: SocketAddr, request: &str) -> String {
        let mut stream = TcpStream::connect(address).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    fn site(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("ree-serve-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("index.html"), "<p>page</p>").unwrap();
        fs::write(folder.join("web-0123456789abcdef_bg.wasm"), "wasm").unwrap();
        folder
    }

    #[test]
    fn the_meta_tag_holds_the_same_policy() {
        let page = include_str!("../../../../index.html");
        assert!(
            page.contains(&format!("content=\"{POLICY}\"")),
            "index.html differs from {POLICY}"
        );
    }

    #[test]
    fn a_page_a_wasm_and_a_missing_file() {
        let folder = site("files");
        let address = in_background(&folder).unwrap();
        // Two requests over one connection.
        let both = ask(
            address,
            "GET / HTTP/1.1\r\nHost: x\r\n\r\n\
             GET /web-0123456789abcdef_bg.wasm?v=1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        );
        assert_eq!(both.matches("HTTP/1.1 200 OK").count(), 2, "{both}");
        assert!(both.contains("Content-Type: text/html; charset=utf-8"), "{both}");
        assert!(both.contains("Cache-Control: no-cache"), "{both}");
        assert!(both.contains(&format!("Content-Security-Policy: {POLICY}")), "{both}");
        assert!(both.contains("<p>page</p>"), "{both}");
        assert!(both.contains("Content-Type: application/wasm"), "{both}");
        assert!(both.contains("Cache-Control: public, max-age=31536000, immutable"), "{both}");

        let none = ask(address, "GET /sw.js HTTP/1.1\r\nConnection: close\r\n\r\n");
        assert!(none.starts_with("HTTP/1.1 404"), "{none}");
        let post = ask(address, "POST / HTTP/1.1\r\nConnection: close\r\n\r\n");
        assert!(post.starts_with("HTTP/1.1 405"), "{post}");
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn head_has_no_body_and_gzip_only_for_those_who_take_it() {
        let folder = site("head");
        let address = in_background(&folder).unwrap();
        let head = ask(address, "HEAD / HTTP/1.1\r\nConnection: close\r\n\r\n");
        assert!(head.ends_with("\r\n\r\n") && head.contains("Content-Length: 11"), "{head}");
        let packed = ask(
            address,
            "GET / HTTP/1.1\r\nAccept-Encoding: br, gzip\r\nConnection: close\r\n\r\n",
        );
        assert!(packed.contains("Content-Encoding: gzip"), "{packed}");
        assert!(!packed.contains("<p>page</p>"), "{packed}");
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_busy_port_is_passed_over() {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = taken.local_addr().unwrap().port();
        let next = listen(port).unwrap().local_addr().unwrap().port();
        assert!(next > port);
    }
}
