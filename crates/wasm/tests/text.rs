//! The bindings' functions over text, on the host: shapes, order, refusals.

#![allow(clippy::unwrap_used, reason = "a test stops at the first broken expectation")]
#![cfg(not(target_arch = "wasm32"))]

use ree_contract::{
    Comparison, Determination, ErrorEnvelope, ErrorKind, ParsedComposition, RulebookContents, Text,
    Vocabulary,
};
use ree_wasm::text::Engine;

const MAGNET: &str =
    r#"{"id":"m","composition":"SmCo5","facts":{"kind":"magnet","integration":"bare"}}"#;

fn engine() -> Engine {
    Engine::builtin().unwrap()
}

fn error(json: &str) -> ree_contract::ErrorBody {
    serde_json::from_str::<ErrorEnvelope>(json).unwrap().error
}

#[test]
fn a_product_is_judged_or_refused_with_its_place() {
    let found: Determination =
        serde_json::from_str(&engine().check(MAGNET, None).unwrap()).unwrap();
    assert_eq!(found.id.as_deref(), Some("m"));
    let slip = MAGNET.replace("integration", "integraton");
    let refused = error(&engine().check(&slip, None).unwrap_err());
    assert_eq!(refused.kind, ErrorKind::UnknownValue);
    assert_eq!(refused.r#where.as_deref(), Some("facts.integraton"));
    assert!(refused.hint.unwrap().en.contains("“integration”"));
}

#[test]
fn the_short_answer_is_the_whole_one_without_words() {
    let engine = engine();
    for case in ree_cases::all().unwrap() {
        let product = serde_json::to_string(&case.with_facts()).unwrap();
        let [mut full, mut short] = [None, Some("outcome")].map(|detail| {
            let answer = engine.check(&product, detail).unwrap();
            serde_json::from_str::<Determination>(&answer).unwrap()
        });
        assert!(short.summary == Text::none() && short.customs_remark.is_none());
        full.summary = Text::none();
        full.customs_remark = None;
        for measure in &mut full.measures {
            measure.title = Text::none();
            measure.matches.clear();
        }
        for question in &mut full.questions {
            (question.ask, question.why) = (Text::none(), Text::none());
            question.options.iter_mut().for_each(|option| option.label = Text::none());
        }
        for notice in &mut full.notices {
            notice.text = Text::none();
            notice.citations = Vec::new().into();
        }
        full.notices.dedup();
        short.notices.dedup();
        full.rules.clear();
        full.changes.clear();
        assert_eq!(full, short);
    }
}

#[test]
fn less_detail_leaves_out_rules() {
    let full: Determination =
        serde_json::from_str(&engine().check(MAGNET, Some("full")).unwrap()).unwrap();
    let less: Determination =
        serde_json::from_str(&engine().check(MAGNET, Some("outcome")).unwrap()).unwrap();
    assert_eq!((full.outcome, full.control_codes), (less.outcome, less.control_codes));
    assert!(!full.rules.is_empty() && less.rules.is_empty());
    let refused = error(&engine().check(MAGNET, Some("outcom")).unwrap_err());
    assert_eq!(
        (refused.kind, refused.r#where.as_deref()),
        (ErrorKind::UnknownValue, Some("detail"))
    );
}

#[test]
fn a_line_that_is_refused_does_not_stop_the_others() {
    let lines = format!("{MAGNET}\n\n{{\"nam\":1}}\n{MAGNET}");
    let out = engine().check_lines(&lines, None, Some(1)).unwrap();
    let out: Vec<&str> = out.lines().collect();
    assert_eq!(out.len(), 3, "{out:?}");
    assert_eq!(out[0], engine().check(MAGNET, None).unwrap());
    assert_eq!(out[0], out[2]);
    assert_eq!(error(out[1]).r#where.as_deref(), Some("line 3: nam"));
    assert!(engine().check_lines(&lines, Some("much"), None).is_err());
}

#[test]
fn reading_vocabulary_and_rulebook_come_in_the_contracts_shapes() {
    let read: ParsedComposition =
        serde_json::from_str(&engine().parse("Sm 33 %, Co rest").unwrap()).unwrap();
    assert_eq!(read.components.len(), 2);
    let vocabulary: Vocabulary = serde_json::from_str(&engine().vocabulary().unwrap()).unwrap();
    assert!(vocabulary.facts.iter().any(|f| &*f.fact == "integration"));
    let contents: RulebookContents = serde_json::from_str(&engine().rulebook().unwrap()).unwrap();
    assert!(contents.items.len() > 50 && contents.measures.len() > 5);
    assert_eq!(contents.rulebook, vocabulary.rulebook);
}

#[test]
fn the_day_makes_the_difference_that_the_measures_make() {
    let product = MAGNET.replace("SmCo5", "Ho 3, Fe 97");
    let (a, b) = ("2025-04-03", "2025-04-04");
    let magnet: Comparison = serde_json::from_str(&engine().diff(MAGNET, a, b).unwrap()).unwrap();
    let what: Vec<&str> = magnet.differs.iter().map(|d| &*d.what).collect();
    assert!(what.contains(&"outcome") && what.contains(&"control_codes"), "{what:?}");
    assert_eq!((&*magnet.a.date, &*magnet.b.date), (a, b));
    let other: Comparison =
        serde_json::from_str(&engine().diff(&product, "2026-06-01", "2026-06-02").unwrap())
            .unwrap();
    assert_eq!(other.differs, []);
    let refused = error(&engine().diff(MAGNET, a, "4 April").unwrap_err());
    assert_eq!((refused.kind, refused.r#where.as_deref()), (ErrorKind::BadDate, Some("b")));
}

#[test]
fn another_rulebook_judges_and_names_itself_and_a_bad_one_is_refused() {
    let json = include_str!("../../engine/tests/invented.json");
    let own = Engine::with_rulebook(json, "abc").unwrap();
    let contents: RulebookContents = serde_json::from_str(&own.rulebook().unwrap()).unwrap();
    assert_eq!(&*contents.rulebook.sha256, "abc");
    let builtin: RulebookContents = serde_json::from_str(&engine().rulebook().unwrap()).unwrap();
    assert_ne!(builtin.rulebook, contents.rulebook);
    let refused = error(&Engine::with_rulebook("{}", "abc").unwrap_err());
    assert_eq!(refused.kind, ErrorKind::BadRulebook);
}
