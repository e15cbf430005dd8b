//! How a walkthrough is played, scored and kept.

use ree_contract::{Outcome, RulebookStamp};
use ree_walkthrough::{Play, Record, Report, Score, Walkthrough, read};

type Fallible = Result<(), Box<dyn std::error::Error>>;

const GOOD: &str = include_str!("../../../tests/walkthroughs/good.toml");

fn good() -> Result<Walkthrough, String> {
    read(GOOD).map(|source| source.walkthrough).map_err(|problems| format!("{problems:?}"))
}

fn stamp() -> RulebookStamp {
    RulebookStamp { version: "v".into(), sha256: "0".into(), as_of: "2026-10-09".into() }
}

fn here<'w>(play: &Play, walkthrough: &'w Walkthrough) -> &'w str {
    play.step(walkthrough).map_or("", |step| &step.id)
}

#[test]
fn nothing_goes_on_before_the_answer() -> Fallible {
    let w = good()?;
    let mut play = Play::new();
    play.next(&w);
    assert_eq!((here(&play, &w), play.ended()), ("first", false));
    play.decide(&w, 9);
    play.next(&w);
    assert_eq!(here(&play, &w), "first", "an option that is not there decides nothing");
    Ok(())
}

#[test]
fn a_choice_leads_its_own_way() -> Fallible {
    let w = good()?;
    let mut right = Play::new();
    right.decide(&w, 0);
    right.next(&w);
    assert_eq!(here(&right, &w), "last");
    let mut wrong = Play::new();
    wrong.decide(&w, 1);
    wrong.next(&w);
    assert_eq!(here(&wrong, &w), "again");
    wrong.decide(&w, 1);
    wrong.next(&w);
    assert_eq!(here(&wrong, &w), "last");
    Ok(())
}

#[test]
fn what_was_decided_first_stands() -> Fallible {
    let w = good()?;
    let mut play = Play::new();
    play.decide(&w, 1);
    play.decide(&w, 0);
    play.hint();
    play.vary(&w, 0, Some(Outcome::Grey));
    play.vary(&w, 0, Some(Outcome::NotControlled));
    play.vary(&w, 5, Some(Outcome::NotControlled));
    let score = Score { right: 0, decided: 1, varied_right: 0, varied: 1, hints: 0 };
    assert_eq!(play.score(&w), score);
    Ok(())
}

#[test]
fn going_back_changes_nothing() -> Fallible {
    let w = good()?;
    let mut play = Play::new();
    play.decide(&w, 0);
    play.next(&w);
    play.back();
    play.back();
    assert_eq!(here(&play, &w), "first");
    play.decide(&w, 1);
    play.next(&w);
    assert_eq!((here(&play, &w), play.visits().len()), ("last", 2));
    assert_eq!(play.score(&w).right, 1);
    Ok(())
}

#[test]
fn only_leaving_the_last_step_ends_it() -> Fallible {
    let w = good()?;
    let mut play = Play::new();
    play.decide(&w, 0);
    play.next(&w);
    play.decide(&w, 0);
    assert!(!play.ended());
    play.next(&w);
    assert!(play.ended());
    assert_eq!(play.score(&w), Score { right: 2, decided: 2, ..Score::default() });
    Ok(())
}

#[test]
fn a_record_goes_on_where_it_was_left() -> Fallible {
    let w = good()?;
    let mut play = Play::new();
    let mut plays = vec![play.clone()];
    play.hint();
    plays.push(play.clone());
    play.decide(&w, 1);
    play.vary(&w, 1, Some(Outcome::NeedsFacts));
    play.vary(&w, 0, None);
    plays.push(play.clone());
    play.next(&w);
    plays.push(play.clone());
    play.decide(&w, 0);
    plays.push(play.clone());
    play.next(&w);
    play.decide(&w, 1);
    plays.push(play.clone());
    play.next(&w);
    plays.push(play);
    for play in plays {
        let record = Record::of(&play, &w, stamp());
        let text = serde_json::to_string(&record)?;
        let again: Record = serde_json::from_str(&text)?;
        assert_eq!(again.play(&w), Some(play), "{text}");
    }
    Ok(())
}

#[test]
fn a_record_of_a_changed_file_goes_as_far_as_it_fits() -> Fallible {
    let w = good()?;
    let mut play = Play::new();
    play.decide(&w, 1);
    play.next(&w);
    play.decide(&w, 1);
    play.next(&w);
    let record = Record::of(&play, &w, stamp());

    let mut changed = w.clone();
    changed.step.remove(1);
    let gone_on = record.play(&changed).ok_or("another walkthrough")?;
    assert_eq!(here(&gone_on, &changed), "last");
    assert_eq!(gone_on.score(&changed), Score { decided: 1, ..Score::default() });

    let mut other = w;
    other.id = "other".into();
    assert_eq!(record.play(&other), None);
    Ok(())
}

#[test]
fn a_learning_system_is_told_each_choice() -> Fallible {
    let w = good()?;
    let mut play = Play::new();
    assert_eq!(Report::of(&play, &w).choices, []);
    play.hint();
    play.decide(&w, 1);
    play.vary(&w, 0, Some(Outcome::NotControlled));
    play.next(&w);
    play.decide(&w, 1);
    let report = Report::of(&play, &w);
    let told: Vec<_> = report
        .choices
        .iter()
        .map(|c| (c.id.as_str(), c.response.as_str(), c.correct.join(" "), c.right, c.hint))
        .collect();
    let expected = [
        ("first", "2", "1".to_owned(), false, true),
        ("first-1", "not_controlled", "not_controlled".to_owned(), true, true),
        ("again", "2", "2".to_owned(), true, false),
    ];
    assert_eq!(told, expected);
    assert_eq!((report.ended, &*report.location, report.score), (false, "again", 50));
    Ok(())
}

#[test]
fn a_learner_who_began_at_a_step_goes_on_there() -> Fallible {
    let walkthrough = good()?;
    let mut play = Play::at_step(&walkthrough, "again").ok_or("no such step")?;
    play.decide(&walkthrough, 0);
    play.next(&walkthrough);
    let record = Record::of(&play, &walkthrough, stamp());
    assert_eq!(record.play(&walkthrough), Some(play));
    Ok(())
}

#[test]
fn one_learners_choice_is_not_changed() -> Fallible {
    let walkthrough = good()?;
    let mut play = Play::new();
    play.decide(&walkthrough, 0);
    play.follow(&walkthrough, 1);
    play.count(&walkthrough, 1, 9);
    assert_eq!(play.here().map(|v| (v.choice, v.hands.len())), Some((Some(0), 0)));
    Ok(())
}
