//! What stands on a sheet: which sheet fits, the text cut to paper, sources by number, what to test.

use ree_contract::{Authority, Citation, Determination, Outcome, Str, Text};
use ree_rulebook::{Guide, Library, Rulebook};

use super::elements::{Standing, standing};
use crate::state::Sheet;

/// A longer text does not fit on a sheet with all else.
const LONGEST: usize = 300;
/// More sources than these are not listed on paper.
const SOURCES: usize = 9;

/// Whether a sheet fits an outcome.
pub(crate) fn fits(which: Sheet, outcome: Outcome) -> bool {
    match which {
        Sheet::Check => true,
        Sheet::Customs => outcome == Outcome::NotControlled,
        // Where the texts leave it open a licence may be what the ministry asks for.
        Sheet::Licence => matches!(outcome, Outcome::LicenceRequired | Outcome::Grey),
    }
}

/// A text in one line, cut where it is longer than paper takes; whether it was.
pub(crate) fn on_paper(text: &str) -> (String, bool) {
    let mut out = String::new();
    for line in text.lines().map(str::trim).filter(|l| !l.is_empty()) {
        if !out.is_empty() {
            out.push_str(" · ");
        }
        out.push_str(line);
    }
    match out.char_indices().nth(LONGEST) {
        Some((end, _)) => {
            out.truncate(end);
            out.push_str(" …");
            (out, true)
        }
        None => (out, false),
    }
}

/// The elements that measures in force list, in the order of the law.
pub(crate) fn tested<'a>(rulebook: &'a Rulebook, day: &str) -> Vec<&'a Str> {
    let mut out: Vec<&Str> = Vec::new();
    for listed in rulebook.listed() {
        let symbol = &listed.element;
        if !out.contains(&symbol) && standing(rulebook, symbol, day) == Standing::Listed {
            out.push(symbol);
        }
    }
    out
}

/// What a sheet cites, by number.
#[derive(Debug, Default)]
pub(crate) struct Sources<'a> {
    /// The sources listed, the first is number 1.
    pub(crate) listed: Vec<&'a Citation>,
    /// How many more there are.
    pub(crate) more: usize,
}

impl<'a> Sources<'a> {
    /// The numbers of some citations, `[1][3]`. A rule that is our own reading does not cite itself.
    pub(crate) fn cite(&mut self, citations: &'a [Citation], said: &Text) -> String {
        let mut out = String::new();
        for citation in citations {
            if citation.authority == Authority::OurReading && citation.title == *said {
                continue;
            }
            let known = self.listed.iter().position(|c| c.id == citation.id);
            let place = match known {
                Some(place) => place,
                None if self.listed.len() < SOURCES => {
                    self.listed.push(citation);
                    self.listed.len().saturating_sub(1)
                }
                None => {
                    self.more = self.more.saturating_add(1);
                    continue;
                }
            };
            out.push('[');
            out.push_str(&place.saturating_add(1).to_string());
            out.push(']');
        }
        out
    }
}

/// A guide of the library.
pub(crate) fn guide<'a>(library: &'a Library, id: &str) -> Option<&'a Guide> {
    library.guides.iter().find(|g| &*g.id == id)
}

/// What the item of a code rests on: the citations of its match.
pub(crate) fn of_item<'a>(found: &'a Determination, code: &str) -> &'a [Citation] {
    let mut matches = found.measures.iter().flat_map(|m| &m.matches);
    matches.find(|m| &*m.control_code == code).map_or(&[], |m| &*m.citations)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine;

    #[test]
    fn a_clearance_has_no_licence_sheet_and_an_open_case_no_clearance() {
        assert!(fits(Sheet::Customs, Outcome::NotControlled));
        for open in [Outcome::Grey, Outcome::NeedsFacts, Outcome::LicenceRequired] {
            assert!(!fits(Sheet::Customs, open));
        }
        assert!(!fits(Sheet::Licence, Outcome::NotControlled));
        assert!(!fits(Sheet::Licence, Outcome::NeedsFacts));
    }

    #[test]
    fn long_texts_are_cut_at_a_letter() {
        assert_eq!(on_paper(" a\n\n b "), ("a · b".to_owned(), false));
        let (cut, was) = on_paper(&"镝".repeat(500));
        assert!(was && cut.chars().count() == 302);
    }

    #[test]
    fn what_is_tested_is_what_is_in_force() {
        let rulebook = engine::checker().unwrap().rulebook();
        let all = tested(rulebook, "2026-06-01");
        assert_eq!(all.len(), 7);
        assert!(tested(rulebook, "2024-01-01").is_empty());
    }

    #[test]
    fn a_source_has_one_number() {
        let rulebook = engine::checker().unwrap().rulebook();
        let cited = [rulebook.citation("export-control-law").unwrap().clone()];
        let said = Text::both("said", "说");
        let mut sources = Sources::default();
        assert_eq!(sources.cite(&cited, &said), "[1]");
        assert_eq!(sources.cite(&cited, &said), "[1]");
        assert_eq!((sources.listed.len(), sources.more), (1, 0));
    }
}
