use super::*;
use ree_contract::{CompositionInput, Text};
use ree_rulebook::{Fact, FactScope, Words};

fn state(actions: impl IntoIterator<Item = Action>) -> Rc<State> {
    actions.into_iter().fold(Rc::default(), |state: Rc<State>, action| state.reduce(action))
}

fn question(fact: &str) -> Question {
    let text = Text::both("q", "问");
    Question { facts: vec![fact.to_owned()], ask: text.clone(), why: text, options: Vec::new() }
}

fn words() -> Words {
    Words { en: "w".into(), zh: Some("词".into()) }
}

fn fact(id: &str, ground: Option<(&str, &str)>) -> Fact {
    Fact {
        id: id.into(),
        scope: FactScope::Goods,
        order: 1,
        label: words(),
        question: words(),
        why: words(),
        help: words(),
        applies: ground.into_iter().map(|(g, v)| (g.into(), vec![v.into()])).collect(),
        derive: None,
        identity: false,
        value: Vec::new(),
        narrow: Vec::new(),
        never_partners: Vec::new(),
    }
}

#[test]
fn the_text_is_kept_as_typed() {
    let s = state([Action::Text("  Dy 3.1 \n\n".into())]);
    assert_eq!(s.text, "  Dy 3.1 \n\n");
    let sent = product(&s, &[]).composition;
    assert_eq!(sent, Some(CompositionInput::Text("  Dy 3.1 \n\n".into())));
}

#[test]
fn blank_text_is_no_composition() {
    let s = state([Action::Text(" \n".into())]);
    assert!(s.is_empty());
    assert_eq!(product(&s, &[]).composition, None);
}

#[test]
fn language_changes_nothing_else() {
    let before = state([Action::Text("Dy".into()), Action::Fact("kind".into(), "magnet".into())]);
    let after = before.clone().reduce(Action::Speak(Lang::Zh));
    assert_eq!(*after, State { lang: Lang::Zh, ..(*before).clone() });
}

#[test]
fn an_answered_question_stays_until_the_goods_change() {
    let asked = Action::Answer(question("integration"), Some("bare".into()));
    let s = state([Action::Text("Dy".into()), asked]);
    assert_eq!(s.facts.get("integration").map(String::as_str), Some("bare"));
    assert!(s.answered.is_some());
    assert!(s.reduce(Action::Text("Dy 3".into())).answered.is_none());
}

#[test]
fn not_knowing_gives_no_fact_and_a_later_answer_takes_it_back() {
    let s = state([Action::Answer(question("integration"), None)]);
    assert!(s.facts.is_empty());
    assert!(s.not_known.contains(&"integration".to_owned()));
    let s = s.reduce(Action::Answer(question("integration"), Some("holder".into())));
    assert!(s.not_known.is_empty());
    assert_eq!(s.facts.len(), 1);
}

#[test]
fn a_confirmed_suggestion_can_be_undone() {
    let yes = || Action::Accept("kind".into(), "magnet".into());
    assert_eq!(state([yes()]).facts.len(), 1);
    assert!(state([yes(), yes()]).facts.is_empty());
}

#[test]
fn a_fact_without_ground_is_kept_but_not_sent() {
    let vocabulary = [fact("kind", None), fact("integration", Some(("kind", "magnet")))];
    let s = state([
        Action::Fact("kind".into(), "magnet".into()),
        Action::Fact("integration".into(), "bare".into()),
        Action::Fact("kind".into(), "catalyst".into()),
    ]);
    assert_eq!(product(&s, &vocabulary).facts.len(), 1);
    let s = s.reduce(Action::Fact("kind".into(), "magnet".into()));
    assert_eq!(product(&s, &vocabulary).facts.len(), 2);
    let s = s.reduce(Action::Fact("kind".into(), String::new()));
    assert_eq!(product(&s, &vocabulary).facts.len(), 1, "the composition may still say what it is");
}

#[test]
fn elements_are_added_at_the_end() {
    let s = state([Action::AddElement("Dy".into()), Action::AddElement("Fe".into())]);
    assert_eq!(s.text, "Dy, Fe");
}

#[test]
fn clearing_keeps_language_and_day() {
    let s = state([
        Action::Speak(Lang::Zh),
        Action::Date("2026-06-01".into()),
        Action::Text("Dy".into()),
        Action::HsCode("8505".into()),
        Action::Clear,
    ]);
    assert!(s.is_empty() && s.hs_code.is_empty());
    assert_eq!((s.lang, s.date.as_str()), (Lang::Zh, "2026-06-01"));
}

#[test]
fn blanks_stay_until_other_goods_are_entered() {
    let blank = Action::Blank("lot".into(), "A-7".into());
    let s = state([blank.clone(), Action::Speak(Lang::Zh), Action::Text("Dy".into())]);
    assert_eq!(s.blanks.get("lot").map(String::as_str), Some("A-7"));
    assert!(state([blank.clone(), Action::Clear]).blanks.is_empty());
    assert!(state([blank, Action::Example("Sm".into(), BTreeMap::new())]).blanks.is_empty());
}

#[test]
fn an_example_brings_its_facts() {
    let facts = BTreeMap::from([("kind".to_owned(), "magnet".to_owned())]);
    let s = state([
        Action::Fact("calcined".into(), "yes".into()),
        Action::Example("Sm 25".into(), facts.clone()),
    ]);
    assert_eq!(s.facts, facts);
}

fn opened(entered: &[(&str, &str)]) -> Rc<Case> {
    let checker = crate::engine::checker().unwrap();
    let mut case = Case::of(&State::default(), None, checker.rulebook());
    case.entered.text = "Nd 27, Dy 3.1".into();
    for (fact, value) in entered {
        case.entered.facts.insert((*fact).to_owned(), (*value).to_owned());
    }
    case.into()
}

#[test]
fn a_case_opens_whole_and_what_it_was_opened_over_comes_back() {
    let before = state([
        Action::Speak(Lang::Zh),
        Action::Text("Y".into()),
        Action::Blank("lot".into(), "A-17".into()),
    ]);
    let case = opened(&[("kind", "magnet")]);
    let s = before.clone().reduce(Action::Open(case.clone()));
    assert_eq!((s.lang, s.told), (Lang::Zh, Some(Told::Opened)));
    assert_eq!(s.entered(), case.entered);
    assert!(s.blanks.is_empty());
    let back = s.clone().reduce(Action::Back);
    assert_eq!(*back, *before);
    // Going on takes the way back away, and the message with it.
    let on = s.reduce(Action::HsCode("8505".into()));
    assert!(on.before.is_none() && on.told.is_none());
    assert!(on.opened.is_some());
    assert!(on.reduce(Action::Clear).opened.is_none());
}

#[test]
fn over_nothing_there_is_no_way_back() {
    assert!(state([Action::Open(opened(&[]))]).before.is_none());
}

#[test]
fn a_full_storage_is_told_until_there_is_room() {
    let s = state([Action::Keep(true), Action::Tell(Told::Full), Action::Text("Dy".into())]);
    assert_eq!(s.told, Some(Told::Full));
    assert_eq!(s.reduce(Action::Hush).told, None);
    let s = state([Action::Tell(Told::BrokenLink), Action::Text("Dy".into())]);
    assert_eq!(s.told, None);
}

#[test]
fn a_case_keeps_what_was_found_until_the_goods_change() {
    let rulebook = crate::engine::checker().unwrap().rulebook();
    let mut case = (*opened(&[])).clone();
    case.then.rulebook = "2026-01-15".into();
    let s = state([Action::Open(case.into())]);
    assert_eq!(&*Case::of(&s, None, rulebook).then.rulebook, "2026-01-15");
    let s = s.reduce(Action::Blank("lot".into(), "A-17".into()));
    assert_eq!(&*Case::of(&s, None, rulebook).then.rulebook, "2026-01-15");
    let s = s.reduce(Action::Text("Nd 27".into()));
    assert_eq!(Case::of(&s, None, rulebook).then.rulebook, *rulebook.version());
}

#[test]
fn facts_that_no_row_shows_are_left_out_and_named() {
    let rulebook = crate::engine::checker().unwrap().rulebook();
    let case = opened(&[
        ("kind", "magnet"),
        ("kind.Dy", "magnet"),
        ("colour", "red"),
        ("integration", "floating"),
        ("contains", "none"),
        ("contains.Fe", "none"),
    ]);
    let mut whole = (*case).clone();
    whole.entered.facts.retain(|fact, _| fact == "kind");
    let fitted = (*case).clone().fit(rulebook);
    assert_eq!(fitted.entered, whole.entered);
    assert_eq!(fitted.left_out.len(), 5);
    assert!(!fitted.is_current(rulebook));
    assert!(whole.fit(rulebook).is_current(rulebook));
}

#[test]
fn clearing_the_goods_keeps_what_the_law_page_was_asked() {
    let s = state([
        Action::Text("Dy".into()),
        Action::Law(Ask::Words("magnet".into())),
        Action::Law(Ask::Element("Dy".into())),
        Action::Law(Ask::Other(Some("2026-01-01".into()))),
        Action::Clear,
    ]);
    assert!(s.is_empty());
    let asked = Law {
        words: "magnet".into(),
        element: "Dy".into(),
        day: None,
        other: Some("2026-01-01".into()),
    };
    assert_eq!(s.law, asked);
}

#[test]
fn a_day_of_the_law_is_no_day_of_export() {
    let s = state([Action::Date("2026-06-01".into())]);
    assert_eq!(s.law_day(), "2026-06-01");
    let s = s.reduce(Action::Law(Ask::Day("2025-04-03".into())));
    assert_eq!((s.law_day().as_str(), s.date.as_str()), ("2025-04-03", "2026-06-01"));
}

#[test]
fn on_paper_the_composition_follows_the_text() {
    let s = state([
        Action::Text("Dy 3".into()),
        Action::Blank(COMPOSITION.into(), "Dy 3, rest Fe".into()),
        Action::Blank("lot".into(), "A-7".into()),
        Action::Text("Dy 3.1".into()),
    ]);
    assert_eq!(s.blanks.keys().collect::<Vec<_>>(), ["lot"]);
}
