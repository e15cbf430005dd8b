//! Files and the standard input, never more than the limit in memory.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use ree_contract::{ErrorBody, LIMIT_JSON_BYTES};

use crate::failure;

/// Whether a path means the standard input.
pub(crate) fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// Opens a file, or the standard input.
pub(crate) fn open(path: &Path) -> Result<Box<dyn Read>, ErrorBody> {
    if is_stdin(path) {
        return Ok(Box::new(io::stdin().lock()));
    }
    match File::open(path) {
        Ok(file) => Ok(Box::new(file)),
        Err(error) => Err(failure::unreadable(path, &error)),
    }
}

/// All of a file.
pub(crate) fn whole(path: &Path) -> Result<Vec<u8>, ErrorBody> {
    let limit = u64::try_from(LIMIT_JSON_BYTES).unwrap_or(u64::MAX);
    let mut bytes = Vec::new();
    open(path)?
        .take(limit.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(|error| failure::unreadable(path, &error))?;
    if bytes.len() > LIMIT_JSON_BYTES { Err(failure::too_long()) } else { Ok(bytes) }
}

/// The lines of a stream, one at a time.
pub(crate) struct Lines {
    reader: BufReader<Box<dyn Read>>,
    limit: usize,
    number: usize,
    bytes: Vec<u8>,
}

/// A line.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Line<'a> {
    /// From 1.
    pub(crate) number: usize,
    /// Its bytes without the end; none where it is longer than the limit.
    pub(crate) bytes: Option<&'a [u8]>,
}

impl Lines {
    pub(crate) fn new(stream: Box<dyn Read>, limit: usize) -> Self {
        Self {
            reader: BufReader::with_capacity(1 << 16, stream),
            limit,
            number: 0,
            bytes: Vec::new(),
        }
    }

    /// Whether the next line may have to be waited for.
    pub(crate) fn must_wait(&self) -> bool {
        !self.reader.buffer().contains(&b'\n')
    }

    /// The next line; none at the end.
    pub(crate) fn next(&mut self) -> io::Result<Option<Line<'_>>> {
        self.bytes.clear();
        let (mut begun, mut long) = (false, false);
        loop {
            let chunk = match self.reader.fill_buf() {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                chunk => chunk?,
            };
            if chunk.is_empty() {
                break;
            }
            begun = true;
            let end = chunk.iter().position(|b| *b == b'\n');
            let part = chunk.get(..end.unwrap_or(chunk.len())).unwrap_or_default();
            long |= self.bytes.len().saturating_add(part.len()) > self.limit;
            if !long {
                self.bytes.extend_from_slice(part);
            }
            let used = part.len().saturating_add(usize::from(end.is_some()));
            self.reader.consume(used);
            if end.is_some() {
                break;
            }
        }
        if !begun {
            return Ok(None);
        }
        self.number = self.number.saturating_add(1);
        Ok(Some(Line { number: self.number, bytes: (!long).then_some(self.bytes.as_slice()) }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Hands out a few bytes at a time, as a pipe may.
    struct Drops(Vec<u8>, usize);

    impl Read for Drops {
        fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
            let part = self.0.get(self.1..).unwrap_or_default();
            let count = part.len().min(3).min(to.len());
            to[..count].copy_from_slice(&part[..count]);
            self.1 = self.1.saturating_add(count);
            Ok(count)
        }
    }

    fn lines(text: &str) -> Vec<(usize, Option<String>)> {
        let mut lines = Lines::new(Box::new(Drops(text.as_bytes().to_vec(), 0)), 10);
        let mut all = Vec::new();
        while let Some(line) = lines.next().unwrap() {
            all.push((line.number, line.bytes.map(|b| String::from_utf8_lossy(b).into_owned())));
        }
        all
    }

    #[test]
    fn lines_come_in_order_and_a_long_one_does_not_stop_the_others() {
        let some = |n, text: &str| (n, Some(text.to_owned()));
        assert_eq!(lines(""), []);
        assert_eq!(lines("\n"), [some(1, "")]);
        assert_eq!(lines("one\ntwo"), [some(1, "one"), some(2, "two")]);
        assert_eq!(
            lines("0123456789\n01234567890\nlast\n"),
            [some(1, "0123456789"), (2, None), some(3, "last")]
        );
    }
}
