//! How long reading takes: a typical text must stay under 30 µs, and four times the text must take
//! about four times as long, so the two of `long` should show the same throughput.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test may stop at the first broken expectation"
)]

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use ree_compose::{Lexicon, Limits, read_text};
use ree_rulebook::Rulebook;

const TEXTS: [(&str, &str); 4] = [
    ("list", "Nd 22.5 Pr 5.5 Dy 3.2 B 0.98 Co 1.0 Al 0.3 Cu 0.15 Fe 余量"),
    ("formula", "(Nd0.7Dy0.3)2Fe14B"),
    ("shares", "Gd2O3/TREO 99.99 %, TREO 99.0 %, CAS 12064-62-9, LOI 0.5 %"),
    ("words", "Loudspeaker driver 8 Ω, NdFeB ring 42H (Dy 0.8 %) glued in yoke with cone and coil"),
];

fn reading(c: &mut Criterion) {
    let book = Rulebook::builtin().unwrap();
    let lexicon = Lexicon::new(&book).unwrap();
    let limits = Limits::of(&book);
    for (name, text) in TEXTS {
        c.bench_function(name, |b| b.iter(|| read_text(&lexicon, text, &limits)));
    }
    let mut long = c.benchmark_group("long");
    for lines in [150, 600] {
        let text = "Nd 0.01 %, Foobar 0.1 %, Y2O3 0.01; ".repeat(lines);
        long.throughput(Throughput::Bytes(text.len() as u64));
        long.bench_function(lines.to_string(), |b| b.iter(|| read_text(&lexicon, &text, &limits)));
    }
    long.finish();
}

criterion_group!(benches, reading);
criterion_main!(benches);
