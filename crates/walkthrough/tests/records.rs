//! A record as a file: whose it is, what it is called, and what a person reads in it.

use ree_contract::RulebookStamp;
use ree_walkthrough::{Play, Record, Walkthrough, read, record_name};

type Fallible = Result<(), Box<dyn std::error::Error>>;

const GOOD: &str = include_str!("../../../tests/walkthroughs/good.toml");

fn good() -> Result<Walkthrough, String> {
    read(GOOD).map(|source| source.walkthrough).map_err(|problems| format!("{problems:?}"))
}

fn stamp() -> RulebookStamp {
    RulebookStamp { version: "v".into(), sha256: "0".into(), as_of: "2026-10-09".into() }
}

#[test]
fn a_record_is_read_by_a_person() -> Fallible {
    let w = good()?;
    let mut play = Play::new();
    play.decide(&w, 1);
    play.vary(&w, 0, None);
    play.next(&w);
    let record = Record::of(&play, &w, stamp());
    let short = serde_json::to_string(&record)?;
    assert!(!short.contains("title") && !short.contains("learner"), "what is kept stays short");

    for (chinese, title) in [(false, "Three steps"), (true, "三步")] {
        let told = record.clone().told(&w, chinese, Some(" 李华 "));
        assert_eq!(told.title.as_deref(), Some(title));
        assert_eq!(told.learner.as_deref(), Some("李华"));
        let step = told.steps.first().ok_or("no step")?;
        assert_eq!(step.title.as_deref(), Some("A magnet"));
        assert_eq!(step.chosen.as_deref(), Some("No"));
        assert_eq!(step.answers, ["Yes"]);
        let varied = step.varied.first().ok_or("no variation")?;
        assert_eq!(varied.label.as_deref(), Some("In a rotor"));
        // It goes on like the short one, and back from its text.
        let again: Record = serde_json::from_str(&serde_json::to_string_pretty(&told)?)?;
        assert_eq!(again, told);
        assert_eq!(again.play(&w), Some(play.clone()));
    }
    assert_eq!(record.told(&w, false, Some(" ")).learner, None, "nobody gave a name");
    Ok(())
}

#[test]
fn a_record_of_before_still_opens() -> Fallible {
    let old = r#"{"record":1,"walkthrough":"good","rulebook":{"version":"v","sha256":"0","as_of":"2026-10-09"},
        "ended":false,"steps":[{"step":"first","choice":2,"right":false,"revealed":true,"hint":false,
        "hands":[],"varied":[{"variation":1,"guess":null,"right":null}]}]}"#;
    let record: Record = serde_json::from_str(old)?;
    let play = record.play(&good()?).ok_or("it does not go on")?;
    assert_eq!(play.here().and_then(|here| here.choice), Some(1));
    Ok(())
}

#[test]
fn a_file_is_called_by_walkthrough_name_and_day() {
    let day = "2026-11-29";
    for (name, file) in [
        (Some("Li Hua"), "wrong-name.record.Li-Hua.2026-11-29.json"),
        (Some("李华"), "wrong-name.record.李华.2026-11-29.json"),
        (Some(" 李　华\u{200b} "), "wrong-name.record.李-华.2026-11-29.json"),
        (Some("../a\\b:c*?\"<>|.txt"), "wrong-name.record.a-b-c-txt.2026-11-29.json"),
        (Some("Jürgen O’Neill-Grün"), "wrong-name.record.Jürgen-O’Neill-Grün.2026-11-29.json"),
        (Some(" .. "), "wrong-name.record.2026-11-29.json"),
        (Some(""), "wrong-name.record.2026-11-29.json"),
        (None, "wrong-name.class.2026-11-29.json"),
    ] {
        assert_eq!(record_name("wrong-name", name, day), file, "{name:?}");
    }
    let long = record_name("wrong-name", Some(&"李".repeat(500)), day);
    assert!(long.len() < 200, "{long}");
}
