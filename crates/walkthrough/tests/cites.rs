//! What a lesson rests on is called by its own words: no two sources by one name that both share.

use std::error::Error;

use ree_contract::Authority;
use ree_rulebook::Rulebook;
use ree_walkthrough::{Cited, cited};

type Fallible<T = ()> = Result<T, Box<dyn Error>>;

fn named(id: &str) -> Fallible<Cited> {
    let library = Rulebook::library()?;
    Ok(cited(id, &Rulebook::builtin()?, &library).ok_or(id)?)
}

fn title(id: &str) -> Fallible<(String, String)> {
    let title = named(id)?.title;
    Ok((title.en.to_string(), title.zh.as_deref().unwrap_or_default().to_owned()))
}

#[test]
fn a_line_of_a_guide_is_called_by_its_own_words() -> Fallible {
    let (en, _) = title("flag-vague-name")?;
    assert!(en.starts_with("The name is vague"), "{en}");
    let (en, zh) = title("limit-records")?;
    assert_eq!(en, "Records (Article 27): Five years at least");
    assert!(zh.contains('：'), "{zh}");
    let (en, zh) = title("ask-hand-carried")?;
    assert!(en.starts_with("Goods carried by hand? No rule") && !zh.contains("？："), "{en} {zh}");
    assert_eq!(title("wording-sensor-poor")?.0, "Poor: Magnetic sensor");
    Ok(())
}

#[test]
fn a_quoted_line_keeps_its_words_as_a_quotation() -> Fallible {
    let deadline = named("query-deadline")?;
    assert!(!deadline.told && deadline.quote.is_some());
    assert_eq!(&*deadline.title.en, "Time limit");
    let paper = named("query-contract")?;
    assert_eq!(paper.quote.as_ref(), Some(&paper.title));
    Ok(())
}

#[test]
fn announcements_of_one_title_have_two_names() -> Fallible {
    assert_ne!(title("mofcom-gacc-18-2025")?.1, title("mofcom-gacc-57-2025")?.1);
    assert!(title("mofcom-gacc-57-2025")?.0.starts_with("Announcement 57: "));
    assert_eq!(title("export-control-law")?.0, "Export Control Law");
    assert_eq!(named("mofcom-gacc-57-2025")?.authority, Authority::Law);
    Ok(())
}
