//! The linter of the data, and what it says when the data does not hold together.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::print_stdout,
    reason = "a test stops at the first broken expectation"
)]
#![allow(dead_code, unreachable_pub, missing_docs, reason = "modules shared with the build script")]

use std::fs;
use std::path::{Path, PathBuf};

use ree_rulebook::Rulebook;

#[path = "../src/check/mod.rs"]
mod check;
#[path = "../src/day.rs"]
mod day;
#[path = "../src/model/mod.rs"]
mod model;
#[path = "../src/pack.rs"]
mod pack;

use model::wire::{Reader, Streams, Wire, Writer};

fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data")
}

#[test]
fn the_list_is_whole() {
    let packed = pack::read(&data()).unwrap();
    let of = |measure: &str| {
        packed
            .data
            .families
            .iter()
            .filter(|f| &*f.measure == measure)
            .flat_map(|f| f.item.clone())
            .collect::<Vec<_>>()
    };
    let items = of("mofcom-gacc-18-2025");
    let headings = items.iter().filter(|i| i.heading).count();
    assert_eq!((items.len(), headings, items.len() - headings), (84, 25, 59));
    let lacking: Vec<_> = items.iter().filter(|i| i.text.zh.is_none()).map(|i| &i.code).collect();
    assert!(lacking.is_empty(), "lines of data/items without their Chinese: {lacking:?}");
    let read = |r: model::Read| items.iter().filter(|i| i.read == r).count();
    assert_eq!(
        (read(model::Read::TwoTexts), read(model::Read::InPart), read(model::Read::OneText)),
        (40, 36, 8)
    );
    let mut codes: Vec<_> = items
        .iter()
        .flat_map(|i| i.commodity_codes_2025.iter().chain(&i.commodity_codes_2025_inferred))
        .collect();
    codes.sort();
    codes.dedup();
    assert_eq!(
        codes.len(),
        33,
        "the number of codes that a public page gives for the announcement"
    );
    assert_eq!(packed.data.answers.len(), 35);
    assert_eq!(packed.readings.len(), 113);
    let entries_of = |id: &str| packed.guides.iter().find(|g| &*g.id == id).map(|g| g.entry.len());
    for (guide, entries) in [
        ("licence-papers", 13),
        ("end-user-certificate", 11),
        ("query-papers", 7),
        ("declaration-remarks", 6),
        ("evidence", 8),
        ("test-methods", 8),
    ] {
        assert_eq!(entries_of(guide), Some(entries), "{guide}");
    }
    assert_eq!(
        of("mofcom-gacc-57-2025")
            .iter()
            .filter(|i| !i.heading && !i.reserved && i.text.zh.is_none())
            .count(),
        7,
        "lines whose Chinese was not seen keep none"
    );
}

#[test]
fn the_data_holds_together() {
    let packed = pack::read(&data()).unwrap();
    let found = check::check(&packed.data, &packed.readings, &packed.guides);
    let told: Vec<String> = found
        .into_iter()
        .map(|f| packed.files.locate(f.place, &f.id, f.message).to_string())
        .collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
}

#[test]
fn what_is_packed_loads_and_covers_the_library() {
    let rulebook = Rulebook::builtin().unwrap();
    assert_eq!(rulebook.sha256().len(), 64);
    assert!(rulebook.data().library_sha256.is_some());
    if let Err(error) = Rulebook::from_json(Rulebook::json(), "0") {
        panic!("the built-in rulebook must pass as another: {error}");
    }
    let json: serde_json::Value = serde_json::from_str(Rulebook::json()).unwrap();
    let mut whole = serde_json::to_value(rulebook.data()).unwrap();
    let names = serde_json::to_value(rulebook.names().unwrap()).unwrap();
    whole.as_object_mut().unwrap().extend(names.as_object().unwrap().clone());
    assert_eq!(whole, json, "two forms, one content");
    for rule in &rulebook.data().rules {
        for id in rule.citations.iter().filter(|c| !matches!(&***c, "item" | "ours")) {
            assert!(rulebook.citation(id).is_some(), "{}: {id} is not packed", rule.id);
        }
    }
}

#[test]
fn days_that_are_none_are_refused() {
    let whole = Rulebook::json();
    let day = Rulebook::builtin().unwrap().as_of().to_string();
    let stated = ["\"as_of\":\"", &day].concat();
    assert!(whole.contains(&stated));
    for wrong in ["2026-99-99", "2026-02-29", "1999-01-01", "2026-6-1", ""] {
        let other = whole.replace(&stated, &["\"as_of\":\"", wrong].concat());
        let error = Rulebook::from_json(&other, "0").expect_err(wrong);
        assert!(error.to_string().contains("day of the calendar"), "{wrong}: {error}");
    }
}

#[test]
fn a_pack_that_was_cut_or_changed_is_noticed() {
    let data = pack::read(&data()).unwrap().data;
    let mut writer = Writer::default();
    data.write(&mut writer);
    let Streams { plain, other, numbers } = writer.finish();
    let whole = |plain: &str, other: &str, numbers: &[u8]| {
        let mut reader = Reader::new(plain, other, numbers);
        let read = model::Data::read(&mut reader);
        reader.whole().then_some(read)
    };
    let read = whole(&plain, &other, &numbers).expect("what was written can be read");
    assert_eq!(serde_json::to_value(&read).unwrap(), serde_json::to_value(&data).unwrap());
    for share in 0..16 {
        assert!(whole(&plain, &other, &numbers[..numbers.len() * share / 16]).is_none());
    }
    assert!(whole(&plain[1..plain.len() / 2], &other, &numbers).is_none());
    assert!(whole(&plain, "", &numbers).is_none());
    assert!(whole(&plain, &other, &[&numbers[..], &[0]].concat()).is_none());
    assert!(whole(&plain, &other, &[0xff; 4096]).is_none());
}

#[test]
fn the_library_is_the_same_in_both_forms() {
    let packed = pack::read(&data()).unwrap();
    let (_, library) = pack::part(packed.data, packed.readings, packed.guides);
    let mut writer = Writer::default();
    library.write(&mut writer);
    let file = writer.finish().file();
    let read = ree_rulebook::Library::from_packed(&file).expect("what was written can be read");
    assert_eq!(serde_json::to_value(&read).unwrap(), serde_json::to_value(&library).unwrap());

    let name = Rulebook::builtin().unwrap().library_file().unwrap();
    assert!(name.starts_with("library-") && name.ends_with(".bin") && name.len() == 28, "{name}");
    #[cfg(feature = "library")]
    {
        assert_eq!(Rulebook::library_packed(), file);
        let json = serde_json::to_value(Rulebook::library().unwrap()).unwrap();
        assert_eq!(serde_json::to_value(&read).unwrap(), json);
    }
}

#[test]
fn a_broken_library_is_refused() {
    let packed = pack::read(&data()).unwrap();
    let (_, library) = pack::part(packed.data, packed.readings, packed.guides);
    let mut writer = Writer::default();
    library.write(&mut writer);
    let whole = writer.finish().file();
    let refused = |bytes: &[u8]| ree_rulebook::Library::from_packed(bytes).is_err();
    for share in 0..64 {
        assert!(refused(&whole[..whole.len() * share / 64]), "cut at {share}/64");
    }
    for length in 0..16 {
        assert!(refused(&vec![0xff; length]), "{length} bytes of nothing");
    }
    assert!(refused(&[&whole[..], &[0]].concat()), "a byte too many");
    assert!(refused(b"<!doctype html><title>Not found</title>"));
    let mut cut_letter = whole;
    cut_letter[4] = 0xff;
    assert!(refused(&cut_letter), "no text");
}

/// A copy of the data with one change, and what is said of it.
fn spoilt(file: &str, from: &str, to: &str) -> String {
    let folder = std::env::temp_dir().join(format!(
        "ree-rulebook-{}-{}",
        std::process::id(),
        from.len() * 31 + to.len()
    ));
    copy(&data(), &folder);
    let path = folder.join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{file} has no {from}");
    fs::write(&path, text.replacen(from, to, 1)).unwrap();
    let told = match pack::read(&folder) {
        Err(problems) => problems.iter().map(ToString::to_string).collect::<Vec<_>>(),
        Ok(packed) => check::check(&packed.data, &packed.readings, &packed.guides)
            .into_iter()
            .map(|f| packed.files.locate(f.place, &f.id, f.message).to_string())
            .collect(),
    };
    fs::remove_dir_all(&folder).unwrap();
    told.join("\n")
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[test]
fn a_mistake_names_file_and_line() {
    for (file, from, to, said) in [
        (
            "rules/magnets.toml",
            "effect = \"controls\"",
            "effect = \"control\"",
            "data/rules/magnets.toml:7: ",
        ),
        (
            "rules/magnets.toml",
            "magnet_type = [\"smco\"]",
            "magnet_type = [\"samarium\"]",
            "data/rules/magnets.toml:5: “smco-magnet”: “samarium” is no value of “magnet_type”",
        ),
        (
            "rules/magnets.toml",
            "\"mofcom-faq-4\"",
            "\"mofcom-faq-44\"",
            "cites “mofcom-faq-44”, which is not there",
        ),
        ("facts/kind.toml", "zh = \"靶材\"", "zh = \"\"", "data/facts/kind.toml:"),
        ("facts/kind.toml", "zh = \"靶材\"", "zh = \"TODO translate\"", "data/facts/kind.toml:"),
        (
            "items/1C905.toml",
            "zh = \"镝铁合金\"",
            "zh = \"\"",
            "the text of “1C905.a.2.a” must be there in English and Chinese",
        ),
        (
            "items/1C905.toml",
            "class = \"magnet\"",
            "class = \"magnets\"",
            "no rule reaches item “1C905.a.4”",
        ),
        (
            "measures/mofcom-gacc-18-2025.toml",
            "from = \"2025-04-04\"",
            "from = \"4 April 2025\"",
            "data/measures/mofcom-gacc-18-2025.toml:",
        ),
        (
            "readings/scandium.toml",
            "codes = [\"1C907.a.1\"]",
            "codes = [\"1C907.z\"]",
            "reading “sc-metal” names “1C907.z”, which is no item",
        ),
        (
            "procedure/query-papers.toml",
            "zh = \"纸质报关单\"",
            "zh = \"报关单原件\"",
            "data/procedure/query-papers.toml:7: the Chinese of “query-declaration” does not stand",
        ),
        (
            "procedure/query-papers.toml",
            "[\"gacc-123-2025\", \"hnjixie-query\"]",
            "[\"asianmetal-query\"]",
            "nothing that “query-declaration” cites is so official",
        ),
        (
            "procedure/declaration-fields.toml",
            "sure = \"medium\"\ncitations = [\"single-window-code\", \"gacc-2026-declaration-fields\", \"judphone-fields\"]",
            "sure = \"high\"\ncitations = [\"single-window-code\"]",
            "“field-elements” is called sure on sources without address",
        ),
        (
            "procedure/evidence.toml",
            "[\"mofcom-faq-5-rotor\", ",
            "[\"mofcom-faq-55-rotor\", ",
            "“evidence-assembly” cites “mofcom-faq-55-rotor”, which is not there",
        ),
        (
            "procedure/evidence.toml",
            "\"integration=holder\"",
            "\"integration=pocket\"",
            "“evidence-assembly” is for “integration=pocket”, which is not there",
        ),
        (
            "procedure/evidence.toml",
            "without = [\"Dy\", \"Tb\"]",
            "without = [\"Dq\"]",
            "“evidence-raw-materials” is for “Dq”, which is not there",
        ),
        (
            "answers/mofcom-faq-4.toml",
            "dated = ",
            "# ",
            "“mofcom-faq-4” is dated “2025-04-21/2025-09-16”: say it in words",
        ),
        (
            "procedure/records.toml",
            "id = \"records-flow\"",
            "id = \"records-papers\"",
            "entry “records-papers” stands twice",
        ),
        (
            "procedure/time-limits.toml",
            "zh = \"不受审查期限限制\"",
            "zh = \"\"",
            "the text of “limit-watch-list” must be there in English and Chinese",
        ),
    ] {
        let told = spoilt(file, from, to);
        assert!(told.contains(said), "{file}: {to}\nsaid: {told}\nwanted: {said}");
    }
}
