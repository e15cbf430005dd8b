//! How long a determination takes: from the list form, from text, and as JSON.
//!
//! `cargo bench -p ree-engine --bench determination`. The products are typical ones, of every
//! outcome; the group `all` runs through them in turn, so its time per element is their mean.

#![allow(
    missing_docs,
    clippy::panic,
    reason = "criterion writes public functions; a benchmark may stop"
)]

use std::hint::black_box;
use std::time::Duration;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use ree_contract::{
    Amount, AmountValue, AmountWord, Component, CompositionInput, DecimalText, Measured, Product,
    Shipment, Substance, product_from_json,
};
use ree_engine::{Checker, Detail};

/// Name, composition (substance and mass percent, `bal`, or a range), facts.
type Typical = (
    &'static str,
    &'static [(&'static str, &'static str)],
    &'static [(&'static str, &'static str)],
);

const MAGNET: &[(&str, &str)] =
    &[("kind", "magnet"), ("integration", "bare"), ("magnet_type", "ndfeb")];

const PRODUCTS: [Typical; 8] = [
    ("magnet-dy", &[("Nd", "27"), ("Dy", "3.1"), ("B", "1.0"), ("Co", "1"), ("Fe", "bal")], MAGNET),
    (
        "magnet-no-heavy",
        &[("Nd", "29.5"), ("Pr", "1.2"), ("B", "1.0"), ("Al", "0.3"), ("Fe", "bal")],
        MAGNET,
    ),
    (
        "magnet-smco",
        &[("Sm", "25.5"), ("Fe", "15"), ("Cu", "5"), ("Zr", "2.5"), ("Co", "bal")],
        &[("kind", "magnet"), ("integration", "bare")],
    ),
    ("magnet-asked", &[("Nd", "26.5-27.5"), ("Dy", "3.1"), ("B", "1.0"), ("Fe", "bal")], &[]),
    (
        "alloy-grey",
        &[("Cr", "22"), ("Al", "10"), ("Y", "1"), ("Ni", "bal")],
        &[("kind", "metal_or_alloy")],
    ),
    ("oxide", &[("Y2O3", "99.99")], &[("kind", "chemical")]),
    (
        "zirconia",
        &[("ZrO2", "92"), ("Y2O3", "8")],
        &[("kind", "chemical"), ("reaction", "solid_solution")],
    ),
    (
        "steel",
        &[("C", "0.2"), ("Mn", "1.2"), ("Si", "0.3"), ("Fe", "bal")],
        &[("kind", "metal_or_alloy")],
    ),
];

fn amount(text: &str) -> Amount {
    let decimal = |t: &str| DecimalText(t.to_owned());
    match text.split_once('-') {
        _ if text == "bal" => Amount::Word(AmountWord::Balance),
        Some((low, high)) => {
            Amount::Measured(Measured::MassPercent(AmountValue::Range(decimal(low), decimal(high))))
        }
        None => Amount::Measured(Measured::MassPercent(AmountValue::One(decimal(text)))),
    }
}

fn product(composition: CompositionInput, facts: &[(&str, &str)]) -> Product {
    Product {
        composition: Some(composition),
        facts: facts.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect(),
        shipment: Some(Shipment { date: Some("2026-06-01".to_owned()), ..Shipment::default() }),
        ..Product::default()
    }
}

fn listed((_, parts, facts): &Typical) -> Product {
    let list = parts
        .iter()
        .map(|(substance, share)| Component {
            substance: Substance::One((*substance).to_owned()),
            amount: amount(share),
            as_analysis: false,
            span: None,
        })
        .collect();
    product(CompositionInput::List(list), facts)
}

fn text((_, parts, facts): &Typical) -> Product {
    let parts: Vec<String> = parts.iter().map(|(s, a)| format!("{s} {a}")).collect();
    product(CompositionInput::Text(format!("{} (wt%)", parts.join(", "))), facts)
}

fn determination(c: &mut Criterion) {
    let checker = Checker::builtin().unwrap_or_else(|e| panic!("{e}"));
    for (form, make) in [("listed", listed as fn(&Typical) -> Product), ("text", text)] {
        for (which, detail) in [("", Detail::Full), ("-outcome", Detail::Outcome)] {
            let mut group = c.benchmark_group(format!("{form}{which}"));
            let products: Vec<Product> = PRODUCTS.iter().map(make).collect();
            for (typical, product) in PRODUCTS.iter().zip(&products) {
                if let Err(error) = checker.check(product, detail) {
                    panic!("{}: {error}", typical.0);
                }
                group.bench_function(typical.0, |b| {
                    b.iter(|| checker.check(black_box(product), detail));
                });
            }
            group.throughput(Throughput::Elements(products.len() as u64));
            group.bench_function("all", |b| {
                b.iter(|| {
                    for product in &products {
                        let _ = black_box(checker.check(black_box(product), detail));
                    }
                });
            });
            group.finish();
        }
    }
}

fn json(c: &mut Criterion) {
    let checker = Checker::builtin().unwrap_or_else(|e| panic!("{e}"));
    let mut group = c.benchmark_group("json");
    let products: Vec<Product> = PRODUCTS.iter().map(listed).collect();
    let texts: Vec<String> =
        products.iter().map(|p| serde_json::to_string(p).unwrap_or_default()).collect();
    let lines = texts.join("\n").len();
    group.throughput(Throughput::Bytes(lines as u64));
    group.bench_function("read-products", |b| {
        b.iter(|| {
            texts.iter().map(|t| product_from_json(black_box(t)).is_ok()).filter(|ok| *ok).count()
        });
    });
    for (name, detail) in [("write-full", Detail::Full), ("write-outcome", Detail::Outcome)] {
        let found: Vec<_> = products.iter().filter_map(|p| checker.check(p, detail).ok()).collect();
        let bytes: usize =
            found.iter().map(|f| serde_json::to_string(f).map_or(0, |t| t.len())).sum();
        group.throughput(Throughput::Bytes(bytes as u64));
        group.bench_function(name, |b| {
            b.iter(|| {
                found
                    .iter()
                    .map(|f| serde_json::to_string(black_box(f)).map_or(0, |t| t.len()))
                    .sum::<usize>()
            });
        });
    }
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default()
        .sample_size(50)
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(1));
    targets = determination, json
}
criterion_main!(benches);
