//! The packed form of the built-in data: small, and read without a parser.
//!
//! Three streams: every different text once, plain ones apart from the others because each kind
//! compresses better alone, and the numbers that say how many, which one, and which text. A number
//! takes one byte below 128. Where the data was cut or changed, reading goes on with empty values
//! and [`Reader::whole`] says so: one check at the end instead of one at every field.

use std::collections::{BTreeMap, HashMap};
use std::str::Split;

use super::Str;

/// Ends a text in its stream. No text holds it.
const END: char = '\0';
/// Numbers of a text: the next of its stream, or this much more than the place of an earlier one.
const NEXT_PLAIN: u32 = 0;
const NEXT_OTHER: u32 = 1;
const EARLIER: u32 = 2;

/// The three streams.
#[derive(Clone, Debug, Default)]
pub struct Streams {
    /// Texts in ASCII.
    pub plain: String,
    /// Other texts.
    pub other: String,
    /// Everything else.
    pub numbers: Vec<u8>,
}

impl Streams {
    /// All three as one file: the length of each in four bytes, the lowest first, then its bytes.
    #[must_use]
    pub fn file(&self) -> Vec<u8> {
        let mut file = Vec::new();
        for stream in [self.plain.as_bytes(), self.other.as_bytes(), &self.numbers] {
            let length = u32::try_from(stream.len()).unwrap_or(u32::MAX);
            file.extend_from_slice(&length.to_le_bytes());
            file.extend_from_slice(stream);
        }
        file
    }

    /// The three streams of such a file, and none where it is something else.
    #[must_use]
    pub fn parts(file: &[u8]) -> Option<(&str, &str, &[u8])> {
        let (plain, rest) = part(file)?;
        let (other, rest) = part(rest)?;
        let (numbers, rest) = part(rest)?;
        let text = |bytes| std::str::from_utf8(bytes).ok();
        rest.is_empty().then_some((text(plain)?, text(other)?, numbers))
    }
}

/// The first stream of a file, and what follows it.
fn part(file: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = file.split_first_chunk()?;
    rest.split_at_checked(usize::try_from(u32::from_le_bytes(*length)).ok()?)
}

/// What can be packed. Implemented by `data!` for every shape, below for what these are made of.
pub trait Wire: Sized {
    /// Adds itself.
    fn write(&self, to: &mut Writer);
    /// Takes itself.
    fn read(from: &mut Reader<'_>) -> Self;
}

/// Packs.
#[derive(Debug, Default)]
pub struct Writer {
    streams: Streams,
    seen: HashMap<Str, u32>,
}

impl Writer {
    /// Everything that was added.
    #[must_use]
    pub fn finish(self) -> Streams {
        self.streams
    }

    fn number(&mut self, mut n: u32) {
        while n >= 0x80 {
            self.streams.numbers.push(n.to_le_bytes()[0] | 0x80);
            n >>= 7;
        }
        self.streams.numbers.push(n.to_le_bytes()[0]);
    }

    fn count(&mut self, n: usize) {
        self.number(u32::try_from(n).unwrap_or(u32::MAX));
    }

    fn text(&mut self, text: &Str) {
        if let Some(place) = self.seen.get(text) {
            let known = place.saturating_add(EARLIER);
            self.number(known);
            return;
        }
        let place = u32::try_from(self.seen.len()).unwrap_or(u32::MAX);
        self.seen.insert(text.clone(), place);
        self.number(if text.is_ascii() { NEXT_PLAIN } else { NEXT_OTHER });
        let stream =
            if text.is_ascii() { &mut self.streams.plain } else { &mut self.streams.other };
        stream.push_str(text);
        stream.push(END);
    }
}

/// Unpacks.
#[derive(Debug)]
pub struct Reader<'a> {
    plain: Split<'a, char>,
    other: Split<'a, char>,
    numbers: &'a [u8],
    seen: Vec<Str>,
    broken: bool,
}

impl<'a> Reader<'a> {
    /// Reads what was packed.
    #[must_use]
    pub fn new(plain: &'a str, other: &'a str, numbers: &'a [u8]) -> Self {
        Self {
            plain: plain.split(END),
            other: other.split(END),
            numbers,
            seen: Vec::new(),
            broken: false,
        }
    }

    /// Whether everything was there, and nothing is left.
    #[must_use]
    pub fn whole(mut self) -> bool {
        let empty = |rest: Option<&str>| rest.is_some_and(str::is_empty);
        !self.broken
            && self.numbers.is_empty()
            && empty(self.plain.next())
            && empty(self.other.next())
    }

    #[inline(never)]
    fn number(&mut self) -> u32 {
        let mut n = 0_u32;
        for shift in [0, 7, 14, 21, 28] {
            let Some((byte, rest)) = self.numbers.split_first() else { break };
            self.numbers = rest;
            n |= u32::from(byte & 0x7f).wrapping_shl(shift);
            if byte & 0x80 == 0 {
                return n;
            }
        }
        self.broken = true;
        0
    }

    /// How many follow. Each takes a byte at least, so more than there are bytes is a mistake.
    #[inline(never)]
    fn count(&mut self) -> usize {
        let n = usize::try_from(self.number()).unwrap_or(usize::MAX);
        if n <= self.numbers.len() {
            return n;
        }
        self.broken = true;
        0
    }

    #[inline(never)]
    fn text(&mut self) -> Str {
        let next = match self.number() {
            NEXT_PLAIN => self.plain.next(),
            NEXT_OTHER => self.other.next(),
            known => {
                let place = usize::try_from(known.saturating_sub(EARLIER)).unwrap_or(usize::MAX);
                if let Some(text) = self.seen.get(place) {
                    return text.clone();
                }
                None
            }
        };
        self.broken |= next.is_none();
        let text: Str = next.unwrap_or_default().into();
        self.seen.push(text.clone());
        text
    }

    /// One of these, by its place; the first where there is no such place.
    pub(super) fn pick<T: Copy>(&mut self, all: &[T], first: T) -> T {
        let place = self.count_of(all.len());
        all.get(place).copied().unwrap_or(first)
    }

    fn count_of(&mut self, many: usize) -> usize {
        let n = usize::try_from(self.number()).unwrap_or(usize::MAX);
        self.broken |= n >= many;
        n
    }
}

impl Wire for Str {
    fn write(&self, to: &mut Writer) {
        to.text(self);
    }
    fn read(from: &mut Reader<'_>) -> Self {
        from.text()
    }
}

impl Wire for bool {
    fn write(&self, to: &mut Writer) {
        to.number(u32::from(*self));
    }
    fn read(from: &mut Reader<'_>) -> Self {
        from.number() != 0
    }
}

impl Wire for u32 {
    fn write(&self, to: &mut Writer) {
        to.number(*self);
    }
    fn read(from: &mut Reader<'_>) -> Self {
        from.number()
    }
}

impl Wire for u8 {
    fn write(&self, to: &mut Writer) {
        to.number(u32::from(*self));
    }
    fn read(from: &mut Reader<'_>) -> Self {
        from.number().to_le_bytes()[0]
    }
}

/// The bits as they are: a negative number is long, and there are hardly any.
impl Wire for i32 {
    fn write(&self, to: &mut Writer) {
        to.number(self.cast_unsigned());
    }
    fn read(from: &mut Reader<'_>) -> Self {
        from.number().cast_signed()
    }
}

impl<T: Wire> Wire for Option<T> {
    fn write(&self, to: &mut Writer) {
        to.number(u32::from(self.is_some()));
        if let Some(value) = self {
            value.write(to);
        }
    }
    fn read(from: &mut Reader<'_>) -> Self {
        if from.number() == 0 { None } else { Some(T::read(from)) }
    }
}

impl<T: Wire> Wire for Vec<T> {
    fn write(&self, to: &mut Writer) {
        to.count(self.len());
        for value in self {
            value.write(to);
        }
    }
    fn read(from: &mut Reader<'_>) -> Self {
        let many = from.count();
        let mut all = Self::with_capacity(many);
        for _ in 0..many {
            all.push(T::read(from));
        }
        all
    }
}

impl<T: Wire> Wire for BTreeMap<Str, T> {
    fn write(&self, to: &mut Writer) {
        to.count(self.len());
        for (key, value) in self {
            key.write(to);
            value.write(to);
        }
    }
    fn read(from: &mut Reader<'_>) -> Self {
        let many = from.count();
        let mut all = Self::new();
        for _ in 0..many {
            let key = Str::read(from);
            all.insert(key, T::read(from));
        }
        all
    }
}
