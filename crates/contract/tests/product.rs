//! Reading products from JSON: exact amounts, and refusals that say where.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::print_stdout,
    reason = "a test stops at the first broken expectation"
)]

use ree_contract::{
    Amount, AmountValue, AmountWord, CompositionInput, DecimalText, ErrorKind, Measured, Product,
    product_from_json, product_from_slice,
};

fn amounts(json: &str) -> Vec<Amount> {
    let Product { composition: Some(CompositionInput::List(list)), .. } =
        product_from_json(json).unwrap()
    else {
        panic!("no list in {json}")
    };
    list.into_iter().map(|c| c.amount).collect()
}

#[test]
fn amounts_keep_the_text_they_were_written_in() {
    let json = r#"{"composition":[
        {"substance":"Dy","amount":{"mass_percent":"3.10"}},
        {"substance":"Nd","amount":{"mass_percent":27.50}},
        {"substance":"Tb","amount":{"mass_percent":0.12345678901234567}},
        {"substance":"Pr","amount":{"ppm":[1e-7,"2"]}},
        {"substance":"Y2O3","amount":{"mass_percent":{"max":0.1,"open":true}}},
        {"substance":"Fe","amount":"balance"}]}"#;
    let one =
        |t: &str| Amount::Measured(Measured::MassPercent(AmountValue::One(DecimalText(t.into()))));
    assert_eq!(
        amounts(json),
        [
            one("3.10"),
            one("27.50"),
            one("0.12345678901234567"),
            Amount::Measured(Measured::Ppm(AmountValue::Range(
                DecimalText("1e-7".into()),
                DecimalText("2".into())
            ))),
            Amount::Measured(Measured::MassPercent(AmountValue::Max {
                max: DecimalText("0.1".into()),
                open: true
            })),
            Amount::Word(AmountWord::Balance),
        ]
    );
}

#[test]
fn a_product_survives_the_way_out_and_in() {
    let json = r#"{"id":"7","composition":[{"substance":["AlSc2","Al-2Sc"],"amount":{"parts":["1","2"]},"as_analysis":true}],"facts":{"kind":"magnet"},"shipment":{"date":"2026-06-01","purpose":"repair_return"}}"#;
    let product = product_from_json(json).unwrap();
    let again = serde_json::to_string(&product).unwrap();
    assert_eq!(product_from_json(&again).unwrap(), product);
}

#[test]
fn refusals_say_what_and_where() {
    for (json, kind, place) in [
        ("", ErrorKind::NotJson, None),
        ("{\"name\":", ErrorKind::NotJson, None),
        ("{} {}", ErrorKind::NotJson, None),
        (r#"{"nam":"x"}"#, ErrorKind::UnknownField, Some("nam")),
        (r#"{"shipment":{"dat":"2026-06-01"}}"#, ErrorKind::UnknownField, Some("shipment.dat")),
        (r#"{"shipment":{"purpose":"theft"}}"#, ErrorKind::UnknownValue, Some("shipment.purpose")),
        (
            r#"{"composition":[{"amount":"balance"}]}"#,
            ErrorKind::MissingField,
            Some("composition[0]"),
        ),
        (
            r#"{"composition":[{"substance":"Fe","amount":"rest"}]}"#,
            ErrorKind::UnknownValue,
            Some("composition[0].amount"),
        ),
        (
            r#"{"composition":[{"substance":"Fe","amount":{"mass_percent":["1"]}}]}"#,
            ErrorKind::WrongType,
            Some("composition[0].amount.mass_percent"),
        ),
        (
            r#"{"composition":[{"substance":"Fe","amount":{"wt":"1"}}]}"#,
            ErrorKind::UnknownValue,
            Some("composition[0].amount.wt"),
        ),
        (r#"{"composition":7}"#, ErrorKind::WrongType, Some("composition")),
        (r#"{"id":"a","id":"b"}"#, ErrorKind::WrongType, Some("id")),
        (r#"{"facts":{"kind":"a","kind":"b"}}"#, ErrorKind::WrongType, Some("facts.kind")),
        // A list is no object, although serde would take its fields in order.
        ("[]", ErrorKind::WrongType, None),
        (r#"{"shipment":["2026-06-01"]}"#, ErrorKind::WrongType, Some("shipment")),
        (r#"{"composition":[["Fe","balance"]]}"#, ErrorKind::WrongType, Some("composition[0]")),
        (r#"{"contract":9}"#, ErrorKind::UnsupportedContract, Some("contract")),
    ] {
        let error = product_from_json(json).unwrap_err();
        assert_eq!((error.kind, error.r#where.as_deref()), (kind, place), "{json}: {error}");
        assert!(error.message.zh.is_some());
    }
}

#[test]
fn a_slip_in_a_field_name_names_the_field_meant() {
    let error = product_from_json(r#"{"compositon":"Fe 100"}"#).unwrap_err();
    assert_eq!(&*error.hint.unwrap().en, "Do you mean “composition”?");
}

#[test]
fn too_much_and_not_utf8_are_refused() {
    let long = format!(r#"{{"name":"{}"}}"#, "x".repeat(3_000_000));
    assert_eq!(product_from_json(&long).unwrap_err().kind, ErrorKind::TooLarge);
    assert_eq!(product_from_slice(b"{\"name\":\"\xff\"}").unwrap_err().kind, ErrorKind::NotJson);
}
