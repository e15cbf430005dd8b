//! What the page of names lists: every name of the rulebook and of the format, with its group.

use ree_contract::{Outcome, Text};
use ree_rulebook::{Library, Rulebook};
use ree_walkthrough::{Named, Stage, Use, named};

use super::words::said;
use crate::parts::facts::purpose_word;
use crate::parts::outcome::word;
use crate::state::{OUTCOMES, PURPOSES};
use crate::view::search;
use crate::words::Lang;

/// The groups of the page.
pub(super) const GROUPS: usize = 9;

/// Every name with the group that it stands in.
pub(super) fn all(rulebook: &Rulebook, library: &Library) -> Vec<(usize, Named)> {
    let group = |used: Use| match used {
        Use::Item => 0,
        Use::Answer => 1,
        Use::Measure => 2,
        Use::Line => 3,
        Use::Reading => 4,
        Use::Fact | Use::Value => 5,
        Use::Notice => 7,
        Use::Source => 8,
    };
    let mut all: Vec<(usize, Named)> =
        named(rulebook, library).into_iter().map(|n| (group(n.used), n)).collect();
    all.extend(formats().into_iter().map(|n| (6, n)));
    all
}

/// The words of the format itself, each with the field that it is written in.
fn formats() -> Vec<Named> {
    let both = |pick: &dyn Fn(Lang) -> &'static str| Text::both(pick(Lang::En), pick(Lang::Zh));
    let one = |name: &str, field: &str, title: Text| Named {
        used: Use::Value,
        name: name.into(),
        authority: None,
        title,
        says: Some(Text::both(field, field)),
    };
    let outcome = |(of, name): &(Outcome, &str), field: &str| {
        one(name, field, both(&|lang| word(*of, lang.words())))
    };
    let leans =
        |of: &&(Outcome, &str)| matches!(of.0, Outcome::LicenceRequired | Outcome::NotControlled);
    let mut out: Vec<Named> = Vec::new();
    out.extend(Stage::ALL.into_iter().map(|s| one(s.written(), "stage", both(&|l| stage(s, l)))));
    out.extend(OUTCOMES.iter().map(|of| outcome(of, "outcome")));
    out.extend(OUTCOMES.iter().filter(leans).map(|of| outcome(of, "lean")));
    out.extend(PURPOSES.iter().map(|(purpose, name)| {
        one(name, "purpose", both(&|lang| purpose_word(*purpose, lang.words())))
    }));
    out
}

fn stage(stage: Stage, lang: Lang) -> &'static str {
    let w = said(lang);
    match stage {
        Stage::Mining => w.list_stage_0,
        Stage::Smelting => w.list_stage_1,
        Stage::Processing => w.list_stage_2,
        Stage::Manufacturing => w.list_stage_3,
        Stage::Sale => w.list_stage_4,
        Stage::Transport => w.list_stage_5,
        Stage::Export => w.list_stage_6,
    }
}

/// Whether all the words stand in what is shown of a name, in either language.
pub(super) fn holds(named: &Named, words: &str) -> bool {
    let texts = std::iter::once(&named.title).chain(&named.says);
    let texts = texts.flat_map(|text| std::iter::once(&text.en).chain(&text.zh));
    search::every(words, std::iter::once(&named.name).chain(texts))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_by_words_of_either_language() {
        let rulebook = Rulebook::builtin().unwrap();
        let library = Library {
            answers: Vec::new(),
            sources: Vec::new(),
            readings: Vec::new(),
            guides: Vec::new(),
            measures: Vec::new(),
            lines: Vec::new(),
        };
        let all = all(&rulebook, &library);
        let found = |words: &str| -> Vec<&str> {
            all.iter().filter(|(_, n)| holds(n, words)).map(|(_, n)| &*n.name).collect()
        };
        assert_eq!(found(" ").len(), all.len());
        assert!(found("1c905.a.4").contains(&"1C905.a.4"));
        let rotor = "integration = \"rotor_or_stator\"";
        assert!(found("rotor integration").contains(&rotor) && found("转子").contains(&rotor));
        assert_eq!(found("stage mining"), ["mining"]);
        assert!(found("small addition").contains(&"small_addition"));
    }
}
