//! What stands on a sheet: which sheet fits, the text cut to paper, sources by number, what to test.

use std::borrow::Cow;
use std::collections::BTreeMap;

use ree_contract::{Authority, Citation, Determination, Outcome, Str, Text};
use ree_rulebook::{Guide, GuideEntry, Library, Rulebook};

use super::amount::is_none;
use super::elements::{Line, Standing, standing};
use crate::state::{Sheet, byte_at};

/// A longer text does not fit on a sheet with all else.
const LONGEST: usize = 300;
/// A longer text says more than what goods consist of: it is a mail, or a whole data sheet.
const MORE: usize = 120;
/// The name of goods stands at most so many lines above what they consist of.
const ABOVE: usize = 4;
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
    pub(crate) listed: Vec<Cow<'a, Citation>>,
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
            out.push_str(&self.number(Cow::Borrowed(citation)));
        }
        out
    }

    /// The number of one citation; none where there is no more room.
    pub(crate) fn number(&mut self, citation: Cow<'a, Citation>) -> String {
        let place = match self.listed.iter().position(|c| c.id == citation.id) {
            Some(place) => place,
            None if self.listed.len() < SOURCES => {
                self.listed.push(citation);
                self.listed.len().saturating_sub(1)
            }
            None => {
                self.more = self.more.saturating_add(1);
                return String::new();
            }
        };
        ["[", &place.saturating_add(1).to_string(), "]"].concat()
    }
}

/// A guide of the library.
pub(crate) fn guide<'a>(library: &'a Library, id: &str) -> Option<&'a Guide> {
    library.guides.iter().find(|g| &*g.id == id)
}

/// Whether a line of a guide is for these goods: as they were found, given and read. While something
/// is asked, a line that is not for all goods helps only where it settles what is asked.
pub(crate) fn is_for(
    entry: &GuideEntry,
    found: &Determination,
    facts: &BTreeMap<String, String>,
    lines: &[Line],
) -> bool {
    let outcome = match found.outcome {
        Outcome::NotControlled => "not_controlled",
        Outcome::Grey => "grey",
        Outcome::LicenceRequired => "licence_required",
        Outcome::NeedsFacts => {
            let mut asked = found.questions.iter().flat_map(|q| &q.facts);
            return entry.outcomes.is_empty()
                || asked.any(|fact| entry.settles.iter().any(|s| fact.starts_with(&**s)));
        }
    };
    let given = |pair: &Str| {
        pair.split_once('=')
            .is_some_and(|(fact, value)| facts.get(fact).is_some_and(|v| v == value))
    };
    let present =
        |symbol: &Str| lines.iter().any(|l| l.element == *symbol && !is_none(l.amount.as_ref()));
    (entry.outcomes.is_empty() || entry.outcomes.iter().any(|o| &**o == outcome))
        && (entry.goods.is_empty() || entry.goods.iter().any(given))
        && !entry.without.iter().any(present)
}

/// The name of the goods: the first line of the text, where all that was read stands soon after it. And
/// the rest of the text. Who wrote a mail is no name of goods.
pub(crate) fn named<'t>(text: &'t str, found: &Determination) -> (&'t str, &'t str) {
    let none = ("", text);
    let Some((first, rest)) = text.split_once('\n') else { return none };
    let start = read(text, found).into_iter().map(|(from, _)| from).min();
    let Some(above) = start.and_then(|at| text.get(..at)) else { return none };
    let soon = above.lines().count() <= ABOVE && !above.contains('@');
    if soon && above.len() > first.len() { (first.trim(), rest) } else { none }
}

/// Where in the text something was read as a part of the goods, in bytes. An amount of nothing known tells
/// of none: it may be a price.
fn read(text: &str, found: &Determination) -> Vec<(usize, usize)> {
    let known = found.composition.iter().filter(|c| &*c.substance != "other");
    let spans = known.filter_map(|c| c.span);
    spans.map(|s| (byte_at(text, s.0), byte_at(text, s.1))).collect()
}

/// What the text says that the goods consist of. Of a long text these are the lines that were read, with
/// the unit above them; of a line too long for paper, what was read in it.
pub(crate) fn composition(text: &str, found: &Determination) -> String {
    let rest = named(text, found).1;
    let read = read(text, found);
    if read.is_empty() || rest.chars().nth(MORE).is_none() {
        return rest.to_owned();
    }
    let mut out = String::new();
    let (mut start, mut before) = (0_usize, "");
    for line in text.split_inclusive('\n') {
        let end = start.saturating_add(line.len());
        let within = read.iter().filter(|(from, to)| *from >= start && *to <= end);
        let (from, to) = within.fold((end, start), |(a, b), (from, to)| (a.min(*from), b.max(*to)));
        if from < to {
            if out.is_empty() && (before.contains('%') || before.contains("ppm")) {
                out.push_str(before);
            }
            let long = line.chars().nth(LONGEST).is_some();
            out.push_str(text.get(from..to).filter(|_| long).unwrap_or(line));
        }
        (start, before) = (end, line);
    }
    out
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

    fn found(text: &str, facts: &[(&str, &str)]) -> (Determination, BTreeMap<String, String>) {
        let facts: BTreeMap<String, String> =
            facts.iter().map(|(f, v)| ((*f).to_owned(), (*v).to_owned())).collect();
        let product = ree_contract::Product {
            composition: Some(ree_contract::CompositionInput::Text(text.to_owned())),
            facts: facts.clone(),
            ..ree_contract::Product::default()
        };
        let checker = engine::checker().unwrap();
        (checker.check(&product, ree_contract::Detail::Full).unwrap(), facts)
    }

    fn evidence(text: &str, facts: &[(&str, &str)], present: &[&str]) -> Vec<String> {
        let library = Rulebook::library().unwrap();
        let (found, facts) = found(text, facts);
        let line = |symbol: &&str| Line {
            element: (*symbol).into(),
            standing: Standing::Listed,
            sum: false,
            amount: None,
            from: Vec::new(),
        };
        let lines: Vec<Line> = present.iter().map(line).collect();
        let entries = &guide(&library, "evidence").unwrap().entry;
        let fit = entries.iter().filter(|e| is_for(e, &found, &facts, &lines));
        fit.map(|e| e.id.trim_start_matches("evidence-").to_owned()).collect()
    }

    #[test]
    fn what_to_attach_fits_goods_and_outcome() {
        let bare = [("kind", "magnet"), ("integration", "bare")];
        let free = evidence("Nd 30, B 1, Fe 69", &bare, &[]);
        assert!(free.iter().any(|e| e == "raw-materials") && free.iter().any(|e| e == "reasoning"));
        assert!(!free.iter().any(|e| e == "assembly" || e == "process"));
        let fixed = [("kind", "magnet"), ("integration", "rotor_or_stator")];
        let fixed = evidence("Nd 27, Dy 3.1, B 1, Fe balance", &fixed, &["Dy"]);
        assert!(fixed.iter().any(|e| e == "assembly"));
        assert!(!fixed.iter().any(|e| e == "raw-materials"));
        let open = evidence("Nd 27, Dy 3.1, B 1, Fe balance", &[("kind", "magnet")], &["Dy"]);
        assert_eq!(open, ["assembly"]);
    }

    #[test]
    fn the_first_line_is_the_name_where_the_composition_stands_after_it() {
        let text = "烧结钕铁硼磁体 N42\nNd 30, B 1, Fe 69";
        let (found, _) = found(text, &[]);
        assert_eq!(named(text, &found).0, "烧结钕铁硼磁体 N42");
        let text = "Nd 30, B 1\nFe 69";
        let (found, _) = super::tests::found(text, &[]);
        assert_eq!(named(text, &found), ("", text));
    }

    #[test]
    fn of_a_mail_only_what_the_goods_consist_of_comes_to_paper() {
        let mail = "发件人: 王经理 <sales@xx-magnet.cn>\n主题: Re: 报价 电机用磁钢\n\n李小姐您好：\n\
            附上本批料的成分（光谱仪测）。\n磁瓦 R35*r28*12 共 3000pcs，单价￥2.85\n\
            Nd:24.5~25.5 Pr:5.8 Dy: 1.2% Tb 0.15 B:0.98 Fe余\n\
            发往德国汉堡，预计12月3日船期\n电话 138-0013-8000 QQ: 12345678\n祝商祺";
        let (found, _) = found(mail, &[]);
        assert_eq!(named(mail, &found).0, "");
        let stated = composition(mail, &found);
        assert_eq!(stated.trim(), "Nd:24.5~25.5 Pr:5.8 Dy: 1.2% Tb 0.15 B:0.98 Fe余");
        let short = "Sintered magnet\nNd 27, Dy 3.1, Fe balance (wt%)\nfor motors";
        let (found, _) = super::tests::found(short, &[]);
        assert_eq!(composition(short, &found), "Nd 27, Dy 3.1, Fe balance (wt%)\nfor motors");
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
