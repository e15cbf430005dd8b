//! `check --ndjson`: a product a line in, a determination or an error a line out.

use std::io::{self, Write};
use std::path::PathBuf;

use ree_contract::LIMIT_JSON_BYTES;

use crate::check::{Judge, in_file, say};
use crate::input::{self, Line, Lines};
use crate::{Session, failure};

/// Judges every line of every file, in order. A line that is refused does not stop the others; an
/// empty line is no product and gets no answer.
pub(crate) fn run(session: &mut Session, judge: &Judge<'_>, files: &[PathBuf]) -> io::Result<()> {
    for path in files {
        let name = (files.len() > 1).then(|| path.to_string_lossy());
        let stream = match input::open(path) {
            Ok(stream) => stream,
            Err(error) => {
                session.refuse(error)?;
                continue;
            }
        };
        let mut lines = Lines::new(stream, LIMIT_JSON_BYTES);
        loop {
            // Who waits at the other end of a pipe gets each answer before the next question.
            if lines.must_wait() {
                session.out.flush()?;
            }
            let line = match lines.next() {
                Ok(Some(line)) => line,
                Ok(None) => break,
                Err(error) => {
                    session.refuse(failure::unreadable(path, &error))?;
                    break;
                }
            };
            answer(session, judge, &line, name.as_deref())?;
        }
    }
    Ok(())
}

fn answer(
    session: &mut Session,
    judge: &Judge<'_>,
    line: &Line<'_>,
    name: Option<&str>,
) -> io::Result<()> {
    let found = match line.bytes {
        Some(bytes) if bytes.trim_ascii().is_empty() => return Ok(()),
        Some(bytes) => judge.bytes(bytes),
        None => Err(failure::too_long()),
    };
    match name {
        Some(name) => session.banner(&format!("{name}:{}", line.number))?,
        None => session.banner(&line.number.to_string())?,
    }
    let place = |error: ree_contract::ErrorBody| {
        let error = error.on_line(line.number);
        match name {
            Some(name) => in_file(error, name),
            None => error,
        }
    };
    say(session, found.map_err(place))
}
