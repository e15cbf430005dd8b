//! Which of several meanings a word has: substance, word of notation, word about the goods.

use std::sync::Arc;

use crate::chars::{is_east, is_latin, is_word, lower};
use crate::formula::{Formula, Who};
use crate::lexicon::Meaning;
use crate::model::Carrier;
use crate::notation::compact::{self, Meant};
use crate::notation::formula::Formulas;
use crate::notation::{name, stabilised};
use crate::scan::Scanner;
use crate::suggest::CONTENTS;
use crate::token::{Kind, Mark, Skip, Sub, What};

/// Formulas of one-letter symbols without numbers that are substances; others of that kind (PPS, USB, ICP)
/// are words.
const LETTER_FORMULAS: [&str; 10] = ["BN", "WC", "VC", "VN", "KF", "KI", "KOH", "YN", "YOF", "BP"];
/// What a spreadsheet writes for an empty cell; no compound of nitrogen and sodium.
const NOT_A_NUMBER: &str = "NaN";
/// Words at least this long may be known by their ending.
const ENDING_FROM: usize = 5;

/// The longest finding of each sort at one place.
#[derive(Default)]
struct Findings {
    name: Option<(Meaning, usize)>,
    mark: Option<(Mark, usize)>,
    harmless: Option<(Skip, usize)>,
    fact: Option<usize>,
    /// A use begins: "for …".
    reach: Option<usize>,
}

fn longer<T>(slot: &mut Option<(T, usize)>, value: T, end: usize) {
    if slot.as_ref().is_none_or(|(_, e)| end >= *e) {
        *slot = Some((value, end));
    }
}

fn end_of<T>(slot: Option<&(T, usize)>) -> usize {
    slot.map_or(0, |(_, end)| *end)
}

impl Scanner<'_, '_> {
    fn findings(&self, at: usize) -> Findings {
        let mut found = Findings::default();
        self.lexicon.phrases.each(self.text, at, &mut |hit| match *hit.meaning {
            Meaning::Mark(mark) => longer(&mut found.mark, mark, hit.end),
            Meaning::Harmless => longer(&mut found.harmless, Skip::Harmless, hit.end),
            Meaning::Turn => longer(&mut found.harmless, Skip::Turn, hit.end),
            Meaning::Own(own) => longer(&mut found.harmless, Skip::Own(own), hit.end),
            Meaning::Part => longer(&mut found.harmless, Skip::OtherPart, hit.end),
            Meaning::Fact { rule, reach } => {
                let Some(word) = self.lexicon.facts.get(usize::from(rule)) else { return };
                // "Dy-free", "含镝" speak of contents: the reader reads them itself.
                if word.fact.starts_with(CONTENTS) {
                    return;
                }
                if word.value.is_empty() && reach {
                    found.reach = Some(found.reach.map_or(hit.end, |e| e.max(hit.end)));
                } else if word.value.is_empty() {
                    longer(&mut found.harmless, Skip::Fact, hit.end);
                } else {
                    found.fact = Some(found.fact.map_or(hit.end, |e| e.max(hit.end)));
                }
            }
            // Roles are for the words about goods: what they join is read or not as before.
            Meaning::Role(_) | Meaning::These => {}
            meaning => longer(&mut found.name, meaning, hit.end),
        });
        found
    }

    /// A phrase that begins with a digit.
    pub(crate) fn phrase(&self, at: usize) -> Option<(Kind, usize)> {
        let found = self.findings(at);
        if let Some((meaning, end)) = found.name {
            let kind = self.named(meaning, at, end)?;
            return Some((Kind::Sub(Box::new(kind)), end));
        }
        if let Some((skip, end)) = found.harmless {
            return Some((Kind::Skip(skip), end));
        }
        found.fact.map(|end| (Kind::Skip(Skip::Fact), end))
    }

    /// The substance that a phrase of the lexicon stands for.
    fn named(&self, meaning: Meaning, at: usize, end: usize) -> Option<Sub> {
        let lexicon = self.lexicon;
        Some(match meaning {
            Meaning::Element(el) => Sub::new(What::Element(el), &*lexicon.symbols.symbol(el)),
            Meaning::Compound(i) => lexicon.compound(i)?,
            Meaning::Designation(i) => Sub::new(What::Designation(i), self.text.plain(at, end)),
            Meaning::Group(i) => Sub::new(What::Group(i), self.text.plain(at, end)),
            Meaning::Material => Sub::new(What::Inert, self.text.plain(at, end)),
            _ => return None,
        })
    }

    /// `lot B: …`, `B批`: a letter that tells which lot. A rare earth is never lost.
    pub(crate) fn is_label(&self, at: usize) -> bool {
        let (letter, after) = (self.text.at(at), self.text.at(at.saturating_add(1)));
        if !letter.is_ascii_uppercase() || !matches!(after, '批' | ':' | '：' | ',' | ')' | '\0')
        {
            return false;
        }
        let before = self.text.before(at);
        let lone = is_east(before) || !is_word(before);
        let numbered =
            || self.toks.last().is_some_and(|t| matches!(t.kind, Kind::Skip(Skip::Own(_))));
        let rare = || {
            let symbols = &self.lexicon.symbols;
            symbols.single(letter).is_some_and(|el| symbols.rare_earth(el))
        };
        lone && (after == '批' || numbered()) && !rare()
    }

    /// The word at a place, if anything knows it.
    pub(crate) fn known_word(&self, at: usize) -> Option<(Kind, usize)> {
        let found = self.findings(at);
        if let Some(end) = found.reach {
            return Some((Kind::Skip(Skip::Use), end));
        }
        let (sub, by_name, sub_end) = match self.substance(at, &found) {
            Some((sub, by_name, end)) => (Some(sub), by_name, end),
            None => (None, false, 0),
        };
        let mark_end = end_of(found.mark.as_ref());
        let harmless_end = end_of(found.harmless.as_ref());
        let fact_end = found.fact.unwrap_or(0);
        let others = mark_end.max(harmless_end).max(fact_end);
        if let Some(mut sub) = sub {
            // Words about goods name their material inside (SmCo magnet); the substance is what counts
            // here. Not so for the names of common metals (copper wire, iron yoke).
            let common = by_name
                && matches!(sub.what, What::Element(el) if !self.lexicon.symbols.rare_earth(el));
            // A manner of speaking (Dy concentrate) never hides a rare earth or its compound.
            let manner = matches!(found.harmless, Some((Skip::Fact, _)))
                && matches!(sub.what, What::Element(_) | What::Formula(_))
                && sub.what.elements().iter().any(|el| self.lexicon.symbols.rare_earth(*el));
            let longest = match (common, manner) {
                (true, _) => others,
                (false, true) => mark_end,
                (false, false) => mark_end.max(harmless_end),
            };
            let element = matches!(sub.what, What::Element(_));
            // Where a word is listed as harmless (NiCuNi), it is not a formula; a symbol may be both.
            if sub_end > longest
                || (sub_end == longest && (element || manner || harmless_end < sub_end))
            {
                let letter = sub_end.saturating_sub(at) == 1 && is_latin(self.text.at(at));
                sub.wordlike |= element && (others == sub_end || letter);
                return Some((Kind::Sub(Box::new(sub)), sub_end));
            }
        }
        if let Some((mark, end)) = found.mark
            && end >= harmless_end.max(fact_end)
        {
            if let Mark::Other(other) = mark {
                return Some((Kind::Sub(Box::new(Sub::new(What::Other(other), "other"))), end));
            }
            return Some((Kind::Mark(mark), end));
        }
        if let Some((skip, end)) = found.harmless
            && end >= fact_end
        {
            let end = if skip == Skip::Fact { self.up_to_substance(at, end, true) } else { end };
            return Some((Kind::Skip(skip), end));
        }
        if fact_end > 0 {
            return Some((Kind::Skip(Skip::Fact), self.up_to_substance(at, fact_end, false)));
        }
        self.by_ending(at).map(|end| (Kind::Skip(Skip::Turn), end))
    }

    /// Words about goods may hold the name of what they consist of (sintered NdFeB): they end before it.
    /// In a manner of speaking (from rare earth ore) a group is no content.
    fn up_to_substance(&self, from: usize, to: usize, manner: bool) -> usize {
        let symbols = &self.lexicon.symbols;
        for at in from.saturating_add(1)..to {
            let before = self.text.before(at);
            let starts = !is_latin(before) || !is_latin(self.text.at(at));
            if !starts || before.is_ascii_digit() {
                continue;
            }
            let Some((sub, _, _)) = self.substance(at, &self.findings(at)) else { continue };
            let counts = match &sub.what {
                // The names of common metals are words of goods (copper wire); a letter is a word.
                What::Element(el) => {
                    symbols.rare_earth(*el) && (sub.name.len() > 1 || is_east(self.text.at(at)))
                }
                What::Inert | What::Cas | What::Other(_) => false,
                What::Group(_) => !manner,
                _ => true,
            };
            if counts {
                return at;
            }
        }
        to
    }

    /// The longest substance at a place; whether it was found by name, and where it ends.
    fn substance(&self, at: usize, found: &Findings) -> Option<(Sub, bool, usize)> {
        let mut best: Option<(Sub, bool, usize)> = None;
        let mut take = |sub: Sub, by_name: bool, end: usize| {
            if best.as_ref().is_none_or(|(_, _, e)| end > *e) {
                best = Some((sub, by_name, end));
            }
        };
        let text = self.text;
        if let Some((meaning, end)) = found.name {
            if let Some(sub) = self.named(meaning, at, end) {
                take(sub, true, end);
            }
            if let Meaning::Element(el) = meaning
                && let Some((formula, stop)) = name::after(self.lexicon, text, end, el)
            {
                take(self.compound(formula, at, stop), true, stop);
            }
        }
        let c = text.at(at);
        if is_east(c) {
            if let Some((formula, end)) = name::before(self.lexicon, text, at) {
                take(self.compound(formula, at, end), true, end);
            }
            if let Some((els, end)) = self.family_by_name(at) {
                let symbols: Vec<_> =
                    els.iter().map(|el| self.lexicon.symbols.symbol(*el)).collect();
                take(Sub::new(What::Family(els), symbols.concat()), false, end);
            }
        }
        if is_latin(c) {
            if let Some((formula, end)) = name::joined(self.lexicon, text, at) {
                take(self.compound(formula, at, end), true, end);
            }
            if let Some((sub, end)) = stabilised::read(&self.lexicon.symbols, text, at) {
                take(sub, false, end);
            }
        }
        let value = |name: char| self.variable(name);
        let formulas = Formulas {
            symbols: &self.lexicon.symbols,
            groups: &self.lexicon.in_formulas,
            value: &value,
        };
        // `Y chloride`, `Lu-177 chloride`; in a row of symbols it is said of all of them.
        if let Some((el, length)) = self.lexicon.symbols.starting(c, text.at(at.saturating_add(1)))
            && self.lexicon.symbols.rare_earth(el)
            && self.begins(at)
            && let Some((formula, end)) =
                name::after(self.lexicon, text, at.saturating_add(length), el)
        {
            take(self.compound(formula, at, end), true, end);
        }
        if (c.is_ascii_uppercase() || c == '(' || c == '[')
            && let Some((formula, end)) = formulas.read(text, at)
            && self.plausible(&formula, at, end)
        {
            let read = self.by_formula(formula, at, end);
            // `TbDy carbonate`
            if let What::Family(els) = &read.what
                && let Some((salt, stop)) = name::of_several(self.lexicon, text, end, els)
            {
                take(self.compound(salt, at, stop), true, stop);
            }
            take(read, false, end);
        }
        best
    }

    /// True: no other name is joined to what begins here.
    fn begins(&self, at: usize) -> bool {
        let mut before = (0..at).rev().map(|i| self.text.at(i)).skip_while(|c| *c == ' ');
        before.next().is_none_or(|c| matches!(c, ';' | '\n' | '[' | '(' | '0'..='9'))
    }

    /// `钕铁硼`: names of one character, side by side.
    fn family_by_name(&self, from: usize) -> Option<(Vec<crate::symbols::El>, usize)> {
        let mut els = Vec::new();
        let mut at = from;
        while is_east(self.text.at(at)) {
            let next = at.saturating_add(1);
            let mut element = None;
            self.lexicon.phrases.each(self.text, at, &mut |hit| {
                if let Meaning::Element(el) = hit.meaning
                    && hit.end == next
                {
                    element = Some(*el);
                }
            });
            // The start of a salt's name ends the family: 钇氧化…
            if !els.is_empty() && name::before(self.lexicon, self.text, at).is_some() {
                break;
            }
            let Some(el) = element else { break };
            els.push(el);
            at = next;
        }
        let metal = els.iter().any(|el| self.lexicon.symbols.metal(*el));
        (els.len() > 1 && metal).then_some((els, at))
    }

    /// A compound put together from its name.
    fn compound(&self, named: name::Named, at: usize, end: usize) -> Sub {
        let name = named.written.unwrap_or_else(|| self.text.plain(at, end));
        Sub::new(What::Formula(Arc::new(named.formula)), name)
    }

    /// A formula as what it stands for: an element, a family, a substance.
    fn by_formula(&self, formula: Formula, at: usize, end: usize) -> Sub {
        let written = self.text.plain(at, end);
        // A formula with variables is kept as what they make of it.
        let written =
            if formula.variables { self.reckoned(&formula).unwrap_or(written) } else { written };
        if let Some(el) = formula.lone() {
            let symbol = self.lexicon.symbols.symbol(el);
            if !formula.numbered {
                return Sub::new(What::Element(el), &*symbol);
            }
            return Sub::new(What::Formula(Arc::new(formula)), written);
        }
        let groups = formula.atoms.iter().any(|a| matches!(a.who, Who::Group(_)));
        if !formula.numbered
            && !groups
            && formula.sites.is_empty()
            && formula.carrier(&self.lexicon.symbols) == Carrier::Metal
        {
            return Sub::new(What::Family(formula.elements().collect()), written);
        }
        let meant = compact::read(&self.lexicon.symbols, &formula);
        let formula = What::Formula(Arc::new(formula));
        match meant {
            Meant::Formula => Sub::new(formula, written),
            Meant::Percent(alloy) => Sub::new(alloy, written),
            // With its one written out a base is counted, as in the answer to which is meant: `Al1Sc2`.
            Meant::Either(_) if one_is_written(&written) => Sub::new(formula, written),
            Meant::Either(alloy) => {
                let mut sub = Sub::new(alloy, written.clone());
                sub.alternative = Some(Box::new((formula, written)));
                sub
            }
        }
    }

    /// A formula written with its counts, if they are numbers.
    fn reckoned(&self, formula: &Formula) -> Option<String> {
        let mut text = String::new();
        for atom in &formula.atoms {
            let Who::Element(el) = atom.who else { return None };
            if !atom.count.is_point() {
                return None;
            }
            text.push_str(&self.lexicon.symbols.symbol(el));
            if atom.count.low != rust_decimal::Decimal::ONE {
                text.push_str(&atom.count.low.normalize().to_string());
            }
        }
        formula.sites.is_empty().then_some(text)
    }

    /// False for words that only look like formulas.
    fn plausible(&self, formula: &Formula, at: usize, end: usize) -> bool {
        let written = self.text.plain(at, end);
        if written == NOT_A_NUMBER {
            return false;
        }
        // `Oy 3`: a symbol with a letter for its number is none, but a slip of the pen.
        if formula.variables && formula.lone().is_some() {
            return false;
        }
        // `HRE2`: a group with its amount, no formula of several of them.
        if formula.sites.is_empty()
            && let [atom] = formula.atoms.as_slice()
            && matches!(atom.who, Who::Group(_))
        {
            return false;
        }
        let letters: Vec<char> = written.chars().collect();
        let lower = letters.iter().any(char::is_ascii_lowercase);
        let digit = letters.iter().any(char::is_ascii_digit);
        if letters.len() == 1 || lower {
            return true;
        }
        if !digit {
            return LETTER_FORMULAS.contains(&written.as_str());
        }
        // `VW63`: letters and a number of several digits are the code of an alloy.
        let code = letters.iter().take_while(|c| c.is_ascii_uppercase()).count();
        let number = letters.iter().skip(code).take_while(|c| c.is_ascii_digit()).count();
        if code > 1 && number > 1 {
            return false;
        }
        // `YB2O3`, `SC2O3`: capitals for Yb2O3, Sc2O3.
        !self.capitals_for(&letters, formula)
    }

    /// True: the first two capitals are meant as the symbol of a rare earth in its oxide.
    fn capitals_for(&self, letters: &[char], formula: &Formula) -> bool {
        let symbols = &self.lexicon.symbols;
        let (Some(a), Some(b)) = (letters.first(), letters.get(1)) else { return false };
        if !b.is_ascii_uppercase() {
            return false;
        }
        let meant = symbols.starting(*a, b.to_ascii_lowercase());
        let rare = meant.is_some_and(|(el, taken)| taken == 2 && symbols.rare_earth(el));
        let oxygen = symbols.named("O");
        rare && formula.elements().any(|el| Some(el) == oxygen)
            && letters.get(2).is_some_and(char::is_ascii_digit)
    }

    /// A word whose ending makes it an ordinary one: `machined`, `coating`.
    fn by_ending(&self, at: usize) -> Option<usize> {
        let text = self.text;
        if !is_latin(text.at(at)) {
            return None;
        }
        let end = self.run_end(at);
        let mut letters: Vec<char> = Vec::with_capacity(end.saturating_sub(at));
        for i in at..end {
            let c = text.at(i);
            if !is_latin(c) || (i > at && lower(c) != c) {
                return None;
            }
            letters.push(c.to_ascii_lowercase());
        }
        if letters.len() < ENDING_FROM {
            return None;
        }
        self.lexicon.endings.iter().any(|ending| letters.ends_with(ending)).then_some(end)
    }
}

/// Whether the count of the first element is a written one.
fn one_is_written(formula: &str) -> bool {
    let after = formula.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let symbol = formula.len().saturating_sub(after.len());
    let next = after.strip_prefix('1').and_then(|rest| rest.chars().next());
    symbol <= 2 && next.is_some_and(|c| c.is_ascii_uppercase())
}
