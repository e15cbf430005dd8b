//! How a class is led: its hands, the way it goes, and what is kept of it.

use ree_contract::{Outcome, RulebookStamp};
use ree_walkthrough::{Play, Record, Walkthrough, class_csv, read};

type Fallible = Result<(), Box<dyn std::error::Error>>;

const GOOD: &str = include_str!("../../../tests/walkthroughs/good.toml");

fn good() -> Result<Walkthrough, String> {
    read(GOOD).map(|source| source.walkthrough).map_err(|problems| format!("{problems:?}"))
}

/// The record as it is kept, and the play that comes back from it.
fn kept(play: &Play, walkthrough: &Walkthrough) -> Result<(Record, Option<Play>), String> {
    let stamp =
        RulebookStamp { version: "v".into(), sha256: "0".into(), as_of: "2026-10-09".into() };
    let text = serde_json::to_string(&Record::of(play, walkthrough, stamp));
    let text = text.map_err(|error| error.to_string())?;
    let record: Record = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    let play = record.play(walkthrough);
    Ok((record, play))
}

fn count(play: &mut Play, walkthrough: &Walkthrough, hands: &[u32]) {
    for (option, hands) in hands.iter().enumerate() {
        play.count(walkthrough, option, *hands);
    }
}

fn reveal(play: &mut Play, walkthrough: &Walkthrough, hands: &[u32]) {
    count(play, walkthrough, hands);
    play.reveal(walkthrough);
}

fn choice(play: &Play) -> Option<usize> {
    play.here().and_then(|visit| visit.choice)
}

fn hands(play: &Play) -> &[u32] {
    play.here().map_or(&[], |visit| &visit.hands)
}

fn step(play: &Play) -> Option<usize> {
    play.here().map(|visit| visit.step)
}

fn csv(play: &Play, walkthrough: &Walkthrough) -> String {
    class_csv(play, walkthrough, false, "2026-05-04", "v")
}

#[test]
fn a_class_is_a_table_that_no_spreadsheet_runs() -> Fallible {
    let mut w = good()?;
    if let Some(option) = w.step.get_mut(0).and_then(|s| s.option.get_mut(0)) {
        option.text = ree_walkthrough::Words::One("=HYPERLINK(\"x\")".into());
    }
    let mut play = Play::new();
    reveal(&mut play, &w, &[14, 6]);
    play.vary(&w, 0, Some(Outcome::Grey));
    let expected = "\u{feff}walkthrough,step,title,kind,number,text,right,hands,chosen,saved,rulebook\r\n\
        \"good\",\"first\",\"A magnet\",option,1,\"'=HYPERLINK(\"\"x\"\")\",1,14,1,\"2026-05-04\",\"v\"\r\n\
        \"good\",\"first\",\"A magnet\",option,2,\"No\",0,6,0,\"2026-05-04\",\"v\"\r\n\
        \"good\",\"first\",\"A magnet\",variation,1,\"In a rotor\",0,,1,\"2026-05-04\",\"v\"\r\n";
    assert_eq!(csv(&play, &w), expected);
    let chinese = class_csv(&play, &w, true, "2026-05-04", "v");
    assert!(chinese.contains("步骤") && chinese.contains("选项") && chinese.contains("变式"));
    let mut uncounted = Play::new();
    uncounted.reveal(&w);
    let csv = csv(&uncounted, &w);
    assert!(csv.contains("\"No\",0,,0"), "not counted is not none: {csv}");
    Ok(())
}

#[test]
fn hands_outlive_a_jump_before_the_answer() -> Fallible {
    let w = good()?;
    let mut play = Play::new();
    count(&mut play, &w, &[7, 2]);
    play.jump(&w, 2);
    assert_eq!(hands(&play), [0; 0]);
    assert!(csv(&play, &w).contains("\"No\",0,2,0"), "counted, if not shown");
    let (record, again) = kept(&play, &w)?;
    assert_eq!((&*record.steps[0].hands, &*record.steps[1].hands), (&[7, 2][..], &[][..]));
    assert_eq!(again, Some(play.clone()), "neither was shown");
    play.jump(&w, 0);
    assert_eq!(hands(&play), [7, 2]);
    play.reveal(&w);
    assert_eq!(choice(&play), Some(0));
    Ok(())
}

#[test]
fn a_class_comes_back_to_the_step_where_it_stood() -> Fallible {
    let w = good()?;
    let mut play = Play::new();
    let mut plays = vec![];
    count(&mut play, &w, &[0, 3]);
    plays.push(play.clone());
    let mut jumped = Play::new();
    jumped.jump(&w, 2);
    plays.push(jumped);
    play.reveal(&w);
    play.next(&w);
    plays.push(play.clone());
    play.jump(&w, 2);
    plays.push(play.clone());
    play.back();
    play.back();
    plays.push(play.clone());
    play.jump(&w, 2);
    play.reveal(&w);
    play.next(&w);
    assert!(play.ended());
    plays.push(play);
    for play in plays {
        let (record, again) = kept(&play, &w)?;
        assert_eq!(again, Some(play), "{record:?}");
    }
    Ok(())
}

#[test]
fn what_was_miscounted_is_put_right() -> Fallible {
    let w = good()?;
    let mut play = Play::new();
    reveal(&mut play, &w, &[70, 9]);
    assert_eq!(play.ahead(&w), Some(2));
    play.count(&w, 0, 7);
    assert_eq!((hands(&play), choice(&play), play.ahead(&w)), (&[7, 9][..], Some(1), Some(1)));
    assert!(csv(&play, &w).contains("1,7,0"));
    // What the trainer marked stands, and what is no option counts nothing.
    play.follow(&w, 0);
    play.count(&w, 1, 12);
    play.count(&w, 2, 5);
    assert_eq!((hands(&play), choice(&play)), (&[7, 12][..], Some(0)));
    // Nobody's hand is not counted.
    count(&mut play, &w, &[0, 0]);
    assert_eq!(hands(&play), [0; 0]);
    assert!(csv(&play, &w).contains("\"No\",0,,0"));
    Ok(())
}

#[test]
fn a_class_goes_the_way_that_is_taken_for_it() -> Fallible {
    let walkthrough = good()?;
    let mut play = Play::new();
    play.follow(&walkthrough, 0);
    assert_eq!(choice(&play), None, "nothing was shown yet");
    reveal(&mut play, &walkthrough, &[3, 9]);
    assert_eq!(play.ahead(&walkthrough), Some(1));
    let ways = play.ways(&walkthrough);
    assert_eq!(ways.len(), walkthrough.step[0].option.len());
    for (option, way) in ways.iter().enumerate() {
        play.follow(&walkthrough, option);
        assert_eq!(play.ahead(&walkthrough), *way);
    }
    assert_eq!(kept(&play, &walkthrough)?.1, Some(play.clone()), "hands and way are kept");
    Ok(())
}

#[test]
fn another_way_can_be_taken_after_going_back() -> Fallible {
    let w = good()?;
    let mut play = Play::new();
    reveal(&mut play, &w, &[3, 9]);
    play.next(&w);
    assert_eq!(step(&play), Some(1));
    play.back();
    play.follow(&w, 0);
    assert_eq!(play.ahead(&w), Some(2));
    play.next(&w);
    assert_eq!(step(&play), Some(2));
    play.back();
    assert_eq!(step(&play), Some(0), "back to where it came from");
    play.follow(&w, 1);
    play.next(&w);
    assert_eq!((step(&play), play.visits().len()), (Some(1), 3), "as it was left");
    // Nor does a jump ahead say where it goes from here.
    let mut play = Play::new();
    play.jump(&w, 2);
    play.jump(&w, 0);
    reveal(&mut play, &w, &[3, 9]);
    play.next(&w);
    assert_eq!(step(&play), Some(1));
    assert_eq!(kept(&play, &w)?.1, Some(play.clone()));
    Ok(())
}

#[test]
fn a_class_follows_its_hands() -> Fallible {
    let walkthrough = good()?;
    let after = |hands: &[u32]| {
        let mut play = Play::new();
        reveal(&mut play, &walkthrough, hands);
        (choice(&play), play.ahead(&walkthrough), play.tied(&walkthrough))
    };
    assert_eq!(after(&[9, 3]), (Some(0), Some(2), false));
    assert_eq!(after(&[3, 9]), (Some(1), Some(1), false));
    assert_eq!(after(&[5, 5]), (None, Some(1), true), "as many hands: the step's own way");
    assert_eq!(after(&[]), (None, Some(1), false), "not counted");
    let mut play = Play::new();
    reveal(&mut play, &walkthrough, &[5, 5]);
    play.follow(&walkthrough, 0);
    assert!(!play.tied(&walkthrough), "whoever leads has said it");
    // Where all options lead on alike, hands choose nothing.
    let mut play = Play::at_step(&walkthrough, "again").ok_or("no such step")?;
    reveal(&mut play, &walkthrough, &[9, 9]);
    assert_eq!((choice(&play), play.tied(&walkthrough)), (None, false));
    Ok(())
}

#[test]
fn as_many_hands_for_one_way_are_no_tie() -> Fallible {
    let mut w = good()?;
    let mut third = w.step[0].option[0].clone();
    third.right = false;
    w.step[0].option.push(third);
    let mut play = Play::new();
    reveal(&mut play, &w, &[5, 2, 5]);
    assert_eq!((play.ahead(&w), play.tied(&w)), (Some(2), false));
    Ok(())
}

#[test]
fn a_class_comes_back_whatever_order_its_steps_had() -> Fallible {
    let walkthrough = good()?;
    let mut play = Play::at_step(&walkthrough, "last").ok_or("no such step")?;
    reveal(&mut play, &walkthrough, &[0, 4]);
    play.jump(&walkthrough, 0);
    play.reveal(&walkthrough);
    play.vary(&walkthrough, 1, None);
    play.jump(&walkthrough, 1);
    let (record, again) = kept(&play, &walkthrough)?;
    assert_eq!(again, Some(play));
    assert!(record.steps[1].hands.is_empty(), "not counted is not none");
    Ok(())
}

#[test]
fn a_class_of_a_changed_file_comes_back_without_what_is_gone() -> Fallible {
    let w = good()?;
    let mut play = Play::new();
    reveal(&mut play, &w, &[3, 9]);
    play.next(&w);
    play.jump(&w, 2);
    count(&mut play, &w, &[1, 2]);
    let (record, _) = kept(&play, &w)?;
    let mut changed = w.clone();
    changed.step.remove(1);
    changed.step[0].option.truncate(1);
    let again = record.play(&changed).ok_or("another walkthrough")?;
    let visits: Vec<_> = again.visits().iter().map(|v| (v.step, v.choice, &*v.hands)).collect();
    assert_eq!(visits, [(0, None, &[3][..]), (1, None, &[1, 2][..])]);
    Ok(())
}

#[test]
fn any_step_can_be_opened() -> Fallible {
    let walkthrough = good()?;
    let last = walkthrough.step.len() - 1;
    let mut play = Play::new();
    reveal(&mut play, &walkthrough, &[2]);
    play.jump(&walkthrough, last);
    assert_eq!(step(&play), Some(last));
    play.reveal(&walkthrough);
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
