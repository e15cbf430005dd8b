//! How a walkthrough is played, scored and kept.

use ree_contract::{Outcome, RulebookStamp};
use ree_walkthrough::{Play, Record, Report, Score, Walkthrough, class_csv, read};

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
fn a_class_is_a_table_that_no_spreadsheet_runs() -> Fallible {
    let mut w = good()?;
    if let Some(option) = w.step.get_mut(0).and_then(|s| s.option.get_mut(0)) {
        option.text = ree_walkthrough::Words::One("=HYPERLINK(\"x\")".into());
    }
    let mut play = Play::new();
    play.reveal(&w, &[14, 6]);
    play.vary(&w, 0, Some(Outcome::Grey));
    let csv = class_csv(&play, &w, false, "2026-05-04", "v");
    let expected = "\u{feff}walkthrough,step,title,kind,number,text,right,hands,chosen,saved,rulebook\r\n\
        \"good\",\"first\",\"A magnet\",option,1,\"'=HYPERLINK(\"\"x\"\")\",1,14,1,\"2026-05-04\",\"v\"\r\n\
        \"good\",\"first\",\"A magnet\",option,2,\"No\",0,6,0,\"2026-05-04\",\"v\"\r\n\
        \"good\",\"first\",\"A magnet\",variation,1,\"In a rotor\",0,,1,\"2026-05-04\",\"v\"\r\n";
    assert_eq!(csv, expected);
    let chinese = class_csv(&play, &w, true, "2026-05-04", "v");
    assert!(chinese.contains("步骤") && chinese.contains("选项") && chinese.contains("变式"));
    let mut uncounted = Play::new();
    uncounted.reveal(&w, &[]);
    let csv = class_csv(&uncounted, &w, false, "2026-05-04", "v");
    assert!(csv.contains("\"No\",0,,0"), "not counted is not none: {csv}");
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
fn a_class_goes_the_way_that_is_taken_for_it() -> Fallible {
    let walkthrough = good()?;
    let mut play = Play::new();
    play.follow(&walkthrough, 0);
    assert_eq!(play.here().and_then(|v| v.choice), None, "nothing was shown yet");
    play.reveal(&walkthrough, &[3, 9]);
    assert_eq!(play.ahead(&walkthrough), Some(1));
    let ways = play.ways(&walkthrough);
    assert_eq!(ways.len(), walkthrough.step[0].option.len());
    for (option, way) in ways.iter().enumerate() {
        play.follow(&walkthrough, option);
        assert_eq!(play.ahead(&walkthrough), *way);
    }
    let record = Record::of(&play, &walkthrough, stamp());
    assert_eq!(record.play(&walkthrough), Some(play.clone()), "hands and way are kept");
    play.next(&walkthrough);
    play.back();
    let taken = play.here().and_then(|v| v.choice);
    play.follow(&walkthrough, 0);
    assert_eq!(play.here().and_then(|v| v.choice), taken, "the next step was opened already");
    Ok(())
}

#[test]
fn a_class_follows_its_hands() -> Fallible {
    let walkthrough = good()?;
    let after = |hands: &[u32]| {
        let mut play = Play::new();
        play.reveal(&walkthrough, hands);
        (play.here().and_then(|v| v.choice), play.ahead(&walkthrough))
    };
    assert_eq!(after(&[9, 3]), (Some(0), Some(2)));
    assert_eq!(after(&[3, 9]), (Some(1), Some(1)));
    assert_eq!(after(&[5, 5]), (None, Some(1)), "as many hands: the step's own way");
    assert_eq!(after(&[]), (None, Some(1)), "not counted");
    // Where all options lead on alike, hands choose nothing.
    let mut play = Play::at_step(&walkthrough, "again").ok_or("no such step")?;
    play.reveal(&walkthrough, &[1, 9]);
    assert_eq!(play.here().and_then(|v| v.choice), None);
    Ok(())
}

#[test]
fn a_class_comes_back_whatever_order_its_steps_had() -> Fallible {
    let walkthrough = good()?;
    let mut play = Play::at_step(&walkthrough, "last").ok_or("no such step")?;
    play.reveal(&walkthrough, &[0, 4]);
    play.jump(&walkthrough, 0);
    play.reveal(&walkthrough, &[]);
    play.vary(&walkthrough, 1, None);
    play.jump(&walkthrough, 1);
    let record = Record::of(&play, &walkthrough, stamp());
    assert_eq!(record.play(&walkthrough), Some(play));
    assert!(record.steps[1].hands.is_empty(), "not counted is not none");
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
    assert_eq!(play.here().and_then(|v| v.choice), Some(0));
    Ok(())
}

#[test]
fn any_step_can_be_opened() -> Fallible {
    let walkthrough = good()?;
    let last = walkthrough.step.len() - 1;
    let mut play = Play::new();
    play.reveal(&walkthrough, &[2]);
    play.jump(&walkthrough, last);
    assert_eq!(play.here().map(|v| v.step), Some(last));
    play.reveal(&walkthrough, &[]);
    play.next(&walkthrough);
    assert!(play.ended());
    play.jump(&walkthrough, 0);
    assert!(!play.ended() && play.here().is_some_and(|v| v.revealed), "as it was left");
    assert_eq!(play.visits().len(), 2);
    let before = play.clone();
    play.jump(&walkthrough, last + 1);
    assert_eq!(play, before);
    Ok(())
}
