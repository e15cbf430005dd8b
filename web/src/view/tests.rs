//! The views against the engine itself, on goods whose outcome is settled by the rulebook's texts.

use std::rc::Rc;

use ree_contract::{ConditionVerdict, Determination, Outcome, RuleVerdict};
use yew::Reducible as _;

use super::elements::{Standing, lines, standing};
use super::facts::{Waiting, rows, suggestions};
use super::reasons::{self, Way};
use crate::engine::{self, Answer};
use crate::state::{Action, State, product};
use crate::words::Lang;

const MAGNET: &str = "NdFeB magnet\nNd 27, Dy 3.1, B 1.0, Fe balance (wt%)";

fn state(text: &str, facts: &[(&str, &str)]) -> Rc<State> {
    let given = facts.iter().map(|(f, v)| ((*f).to_owned(), (*v).to_owned())).collect();
    let state = Rc::new(State { date: "2026-06-01".into(), ..State::default() });
    state.reduce(Action::Example(text.to_owned().into(), given))
}

fn answer(state: &State) -> Answer {
    let checker = engine::checker().unwrap();
    engine::check(checker, &product(state, checker.rulebook().facts()))
}

fn found(state: &State) -> Determination {
    answer(state).found.unwrap()
}

#[test]
fn listed_elements_come_first_and_the_rest_by_mass() {
    let rulebook = engine::checker().unwrap().rulebook();
    let state = state("Fe 67.9, Nd 27, Dy 3.1, Co 1, B 1.0 (wt%)", &[]);
    let on = |s: &str| standing(rulebook, s, "2026-06-01");
    let answer = answer(&state);
    let names: Vec<_> = lines(answer.reading(), on).into_iter().map(|l| l.element).collect();
    assert_eq!(names.iter().map(|n| &**n).collect::<Vec<_>>(), ["Dy", "Fe", "Nd", "Co", "B"]);
}

#[test]
fn a_group_stands_in_the_table_as_written_and_not_in_the_bar() {
    let rulebook = engine::checker().unwrap().rulebook();
    let answer = answer(&state("Nd 29, HRE 2, B 1, Fe balance (wt%)", &[]));
    let lines = lines(answer.reading(), |s| standing(rulebook, s, "2026-06-01"));
    let group = lines.iter().position(|l| &*l.element == "HRE").unwrap();
    assert!(lines[group].sum);
    assert!(super::bar::segments(&lines).iter().all(|s| s.line != group));
}

#[test]
fn the_day_decides_how_an_element_is_drawn() {
    let rulebook = engine::checker().unwrap().rulebook();
    let on = |symbol, day| standing(rulebook, symbol, day);
    assert_eq!(on("Dy", "2026-06-01"), Standing::Listed);
    assert_eq!(on("Dy", "2025-01-01"), Standing::Waiting);
    assert_eq!(on("Ho", "2026-06-01"), Standing::Waiting);
    assert_eq!(on("Nd", "2026-06-01"), Standing::Free);
}

#[test]
fn rows_follow_what_is_known() {
    let rulebook = engine::checker().unwrap().rulebook();
    let keys = |facts: &[(&str, &str)]| {
        let state = state(MAGNET, facts);
        let questions = found(&state).questions;
        let rows = rows(&state, rulebook, &questions, Lang::En);
        rows.into_iter().map(|r| (r.key, r.telling)).collect::<Vec<_>>()
    };
    assert_eq!(keys(&[]), [("kind".to_owned(), true)]);
    assert_eq!(
        keys(&[("kind", "magnet")]),
        [("kind".to_owned(), false), ("integration".to_owned(), true)]
    );
    let catalyst = keys(&[("kind", "catalyst")]);
    assert!(catalyst.iter().any(|(key, _)| key == "calcined"));
    assert!(!catalyst.iter().any(|(key, _)| key == "integration"));
}

#[test]
fn a_fact_of_an_element_is_named_after_it() {
    let rulebook = engine::checker().unwrap().rulebook();
    let state = state("Fe 70, Nd 30", &[("contains.Dy", "no")]);
    let rows = rows(&state, rulebook, &[], Lang::Zh);
    let row = rows.iter().find(|r| r.key == "contains.Dy").unwrap();
    assert!(row.label.contains('镝'), "{}", row.label);
    assert!(!row.label.contains('{'));
}

#[test]
fn suggestions_wait_are_confirmed_or_refused() {
    let rulebook = engine::checker().unwrap().rulebook();
    let before = state(MAGNET, &[]);
    let heard = found(&before);
    let waiting = suggestions(&before, rulebook, &heard);
    let said: Vec<_> = waiting.iter().map(|(w, s)| (*w, &*s.fact, &*s.value)).collect();
    assert_eq!(said, [(Waiting::Yes, "kind", "magnet")]);

    let refused = before.clone().reduce(Action::Refuse(("kind".into(), "magnet".into())));
    assert!(suggestions(&refused, rulebook, &found(&refused)).is_empty());

    let accepted = before.reduce(Action::Accept("kind".into(), "magnet".into()));
    let found = found(&accepted);
    assert!(suggestions(&accepted, rulebook, &found).is_empty(), "the box goes");
    assert_eq!(found.questions[0].facts, ["integration"]);
}

#[test]
fn reasons_point_where_the_outcome_points() {
    let rulebook = engine::checker().unwrap().rulebook();
    let bare = found(&state(MAGNET, &[("kind", "magnet"), ("integration", "bare")]));
    assert_eq!(bare.outcome, Outcome::LicenceRequired);
    let why = reasons::reasons(&bare, rulebook);
    assert!(!why.is_empty());
    assert!(why.iter().all(|(way, r)| *way == Way::To && r.verdict == RuleVerdict::Met));
    assert!(!reasons::authorities(&bare, &why).is_empty());

    let rotor = found(&state(MAGNET, &[("kind", "magnet"), ("integration", "rotor_or_stator")]));
    assert_eq!(rotor.outcome, Outcome::NotControlled);
    let why = reasons::reasons(&rotor, rulebook);
    assert!(!why.is_empty());
    assert!(why.iter().all(|(way, _)| *way == Way::Away));
}

#[test]
fn an_item_shows_what_is_met_and_what_would_have_freed_the_goods() {
    let rulebook = engine::checker().unwrap().rulebook();
    let bare = found(&state(MAGNET, &[("kind", "magnet"), ("integration", "bare")]));
    let lines = reasons::lines(&bare, rulebook, &bare.control_codes[0]);
    let count = |v| lines.iter().filter(|l| l.verdict == v).count();
    assert!(count(ConditionVerdict::Met) >= 2);
    assert!(count(ConditionVerdict::NotMet) >= 1);
    assert!(lines.iter().all(|l| l.authority.is_some()));
}

#[test]
fn where_nearly_all_is_open_no_rule_is_a_reason() {
    let rulebook = engine::checker().unwrap().rulebook();
    let open = found(&state("Dy 3", &[]));
    assert_eq!(open.outcome, Outcome::NeedsFacts);
    assert!(reasons::reasons(&open, rulebook).is_empty());
}
