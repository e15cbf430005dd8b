//! Everything the reader knows by name, from the rulebook's data: elements, compounds,
//! designations, groups, words about the goods, harmless words.

use std::collections::HashMap;
use std::sync::Arc;

use ree_rulebook::{Compound, Element, Group, Names, ROLE, ROLES, Rulebook, Str, WordRule};

use crate::chars::{Text, is_east, is_foreign, is_latin, lower};
use crate::formula::Formula;
use crate::marks;
use crate::notation::count::unknown_variable;
use crate::notation::formula::Formulas;
use crate::phrases::Phrases;
use crate::sway::{IN_ORDER, Role, Sway, sway};
use crate::symbols::{El, Symbols};
use crate::token::{Mark, Own};

/// What a phrase of the lexicon means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    Element(El),
    Compound(u16),
    Designation(u16),
    Group(u16),
    /// A word about the goods: its rule, and whether it reaches on to the end of the clause.
    Fact {
        rule: u16,
        reach: bool,
    },
    /// How the words about the goods stand to each other.
    Role(Role),
    /// Says nothing about the composition.
    Harmless,
    /// The same, but it may change what a statement of absence means.
    Turn,
    /// At the head of a statement it names these goods, or their test.
    These,
    /// Says nothing, and neither does the number behind it.
    Own(Own),
    /// A material without metals: polymer, solvent, binder.
    Material,
    /// Another part of the goods, after the name of what it is made of.
    Part,
    Mark(Mark),
}

/// A compound.
#[derive(Clone, Debug)]
pub(crate) struct Known {
    pub(crate) formula: Arc<Formula>,
    pub(crate) text: Str,
}

/// A group.
#[derive(Clone, Debug)]
pub(crate) struct Several {
    pub(crate) holds: Vec<El>,
    pub(crate) counts: Counts,
}

/// What the amount of a group counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Counts {
    Metal,
    Oxide,
    Any,
}

/// A word rule.
#[derive(Clone, Debug)]
pub(crate) struct FactWord {
    pub(crate) fact: Str,
    pub(crate) value: Str,
    pub(crate) weight: i32,
    /// Goods so named are never of one element alone.
    pub(crate) open: bool,
    pub(crate) sway: Sway,
    /// It says what the goods are, and not what was done to them.
    pub(crate) identity: bool,
    /// Elements that are missed where the composition has none of them.
    pub(crate) doubt: Vec<El>,
}

/// Look-ups built once from the rulebook's data.
#[derive(Debug)]
pub struct Lexicon {
    pub(crate) symbols: Symbols,
    pub(crate) compounds: Vec<Known>,
    pub(crate) designations: Vec<(Str, Str)>,
    pub(crate) groups: Vec<Several>,
    pub(crate) facts: Vec<FactWord>,
    pub(crate) in_formulas: Vec<(Box<str>, u16)>,
    pub(crate) endings: Vec<Box<[char]>>,
    /// How sizes and grades begin, `#` for a number: see `data/words/roles.toml`.
    pub(crate) sizes: Vec<Str>,
    pub(crate) phrases: Phrases<Meaning>,
    /// Names of rare earths in letters, for those that are misspelt or inflected.
    pub(crate) rare: Vec<(Box<str>, El)>,
    cas: HashMap<Box<str>, Meaning>,
    /// Compounds by their formula, where it can be read in no other way.
    pub(crate) by_formula: HashMap<Str, u16>,
}

/// Marks at the start of a harmless word: see `data/words/harmless.toml`.
const MATERIAL: char = '=';
const PART: char = '+';
const ENDING: char = '-';
const TURN: char = '?';
const THESE: char = '!';
const OWN: char = '#';
const PERCENT: char = '%';
/// Stands in words for an element's symbol and names: see `data/words/contains.toml`.
const NAME: &str = "{name}";
/// Stands for a number in a size or a grade: see `data/words/roles.toml`.
pub(crate) const NUMBER: char = '#';

fn index(n: usize) -> Result<u16, String> {
    u16::try_from(n).map_err(|_| "too many entries".to_owned())
}

/// Words about goods of up to three capitals are written as they must stand.
fn capitals(word: &str) -> bool {
    word.len() <= 3 && word.chars().all(|c| c.is_ascii_uppercase())
}

/// Latin names of up to four letters with a capital are written as they must stand.
fn short(name: &str) -> bool {
    name.chars().count() <= 4 && name.is_ascii() && name.chars().any(|c| c.is_ascii_uppercase())
}

/// Harmless words of up to four capitals are written as they must stand.
fn as_written(word: &str) -> bool {
    short(word) && word.chars().all(|c| !c.is_ascii_lowercase())
}

/// Look-ups that are not yet in order. The phrases are thousands: to put them in order takes longer than
/// all the rest, and a page wants to draw in between.
#[derive(Debug)]
pub struct Draft(Lexicon);

impl Draft {
    /// Takes in what the rulebook knows of substances and words.
    ///
    /// # Errors
    /// As [`Lexicon::new`].
    pub fn new(rulebook: &Rulebook) -> Result<Self, String> {
        let data = rulebook.data();
        let names = rulebook.names().map_err(|e| e.to_string())?;
        let mut draft = Self::of(&data.elements, names)?;
        for word in &mut draft.0.facts {
            word.sway = sway(data, &word.fact, &word.value);
            word.identity = data.facts.iter().any(|f| f.id == word.fact && f.identity);
        }
        Ok(draft)
    }

    /// The same from lists.
    ///
    /// # Errors
    /// As [`Lexicon::new`].
    pub fn of(elements: &[Element], names: &Names) -> Result<Self, String> {
        let Names { compounds, designations, groups, words, harmless } = names;
        let mut lexicon = Lexicon {
            symbols: Symbols::new(elements)?,
            compounds: Vec::with_capacity(compounds.len()),
            designations: Vec::with_capacity(designations.len()),
            groups: Vec::with_capacity(groups.len()),
            facts: Vec::with_capacity(words.len()),
            in_formulas: Vec::new(),
            endings: Vec::new(),
            sizes: Vec::new(),
            phrases: Phrases::new(),
            rare: Vec::new(),
            cas: HashMap::new(),
            by_formula: HashMap::new(),
        };
        marks::add(&mut lexicon.phrases, Meaning::Mark);
        for (el, element) in (0_u8..).zip(elements) {
            for name in element.names.values().flatten() {
                lexicon.phrases.add(name, false, Meaning::Element(el));
                if element.rare_earth && name.chars().all(|c| is_latin(c) || is_foreign(c)) {
                    let small: String = name.chars().map(lower).collect();
                    lexicon.rare.push((small.into(), el));
                }
            }
        }
        lexicon.add_groups(groups)?;
        lexicon.add_compounds(compounds)?;
        for designation in designations {
            let at = index(lexicon.designations.len())?;
            let name = designation.names.first().cloned().unwrap_or_default();
            lexicon.designations.push((name, designation.composition.clone()));
            for name in &designation.names {
                lexicon.phrases.add(name, short(name), Meaning::Designation(at));
            }
        }
        for rule in words {
            lexicon.add_words(rule, elements)?;
        }
        lexicon.add_harmless(harmless);
        Ok(Self(lexicon))
    }

    /// Puts them in order.
    #[must_use]
    pub fn finish(mut self) -> Lexicon {
        self.0.phrases.sort();
        self.0
    }
}

impl Lexicon {
    /// Builds the look-ups from the rulebook's data.
    ///
    /// # Errors
    /// What does not hold together: a weight that is no decimal, a formula that cannot be read,
    /// a group of unknown elements.
    pub fn new(rulebook: &Rulebook) -> Result<Self, String> {
        Ok(Draft::new(rulebook)?.finish())
    }

    /// Words that say nothing about the composition.
    fn add_harmless(&mut self, words: &[Str]) {
        for word in words {
            if let Some(word) = word.strip_prefix(MATERIAL) {
                // A solvent (HNO3) is no compound that counts.
                self.by_formula.remove(word);
                self.phrases.add(word, short(word), Meaning::Material);
            } else if let Some(word) = word.strip_prefix(PART) {
                self.phrases.add(word, false, Meaning::Part);
            } else if let Some(word) = word.strip_prefix(OWN) {
                let (word, own) = match (word.strip_prefix(TURN), word.strip_prefix(PERCENT)) {
                    (Some(word), _) => (word, Own::Turn),
                    (_, Some(word)) => (word, Own::Percent),
                    _ => (word, Own::Number),
                };
                self.phrases.add(word, as_written(word), Meaning::Own(own));
            } else if let Some(word) = word.strip_prefix(TURN) {
                self.phrases.add(word, short(word), Meaning::Turn);
            } else if let Some(word) = word.strip_prefix(THESE) {
                self.phrases.add(word, short(word), Meaning::These);
            } else if let Some(ending) = word.strip_prefix(ENDING) {
                self.endings.push(ending.chars().collect());
            } else {
                self.phrases.add(word, as_written(word), Meaning::Harmless);
            }
        }
    }

    /// Words that suggest a fact: once, or for each element they are said of.
    fn add_words(&mut self, rule: &WordRule, elements: &[Element]) -> Result<(), String> {
        if &*rule.fact == ROLE {
            let role = ROLES.iter().zip(IN_ORDER).find(|(name, _)| ***name == *rule.value);
            let (_, role) = role.ok_or_else(|| format!("there is no role {}", rule.value))?;
            for word in &rule.words {
                if word.contains(NUMBER) {
                    self.sizes.push(word.clone());
                } else {
                    self.phrases.add(word, capitals(word), Meaning::Role(role));
                }
            }
            return Ok(());
        }
        if rule.elements.is_empty() || rule.doubt {
            let at = self.fact_word(rule, rule.fact.clone())?;
            rule.words.iter().for_each(|word| self.add_word(word, at));
            return Ok(());
        }
        for element in elements.iter().filter(|e| rule.elements.contains(&e.symbol)) {
            let fact = [&*rule.fact, ".", &*element.symbol].concat();
            let at = self.fact_word(rule, fact.into())?;
            for word in &rule.words {
                let Some((before, after)) = word.split_once(NAME) else {
                    self.add_word(word, at);
                    continue;
                };
                let east = word.chars().any(is_east);
                let mut add = |name: &str| self.add_word(&[before, name, after].concat(), at);
                add(&element.symbol);
                let names = element.names.values().flatten();
                names.filter(|n| n.chars().any(is_east) == east).for_each(|n| add(n));
            }
        }
        Ok(())
    }

    fn fact_word(&mut self, rule: &WordRule, fact: Str) -> Result<u16, String> {
        let at = index(self.facts.len())?;
        let (value, doubt) = if rule.doubt {
            let els = rule.elements.iter().filter_map(|s| self.symbols.named(s)).collect();
            (Str::default(), els)
        } else {
            (rule.value.clone(), Vec::new())
        };
        let (weight, open) = (rule.weight, rule.open);
        self.facts.push(FactWord {
            fact,
            value,
            weight,
            open,
            sway: Sway::None,
            identity: false,
            doubt,
        });
        Ok(at)
    }

    fn add_word(&mut self, word: &str, rule: u16) {
        let (word, reach) = match word.strip_suffix('…') {
            Some(head) => (head.trim_end(), true),
            None => (word, false),
        };
        self.phrases.add(word, capitals(word), Meaning::Fact { rule, reach });
    }

    fn add_groups(&mut self, groups: &[Group]) -> Result<(), String> {
        for group in groups {
            let at = index(self.groups.len())?;
            let name = group.names.first().cloned().unwrap_or_default();
            let holds = group
                .holds
                .iter()
                .map(|s| self.symbols.named(s).ok_or_else(|| format!("{name}: no element {s}")))
                .collect::<Result<Vec<El>, String>>()?;
            let counts = match &*group.counts {
                "metal" => Counts::Metal,
                "oxide" => Counts::Oxide,
                "any" => Counts::Any,
                other => return Err(format!("{name}: counts is {other}")),
            };
            for name in &group.names {
                self.phrases.add(name, short(name), Meaning::Group(at));
                let letters = name.chars().all(|c| c.is_ascii_alphabetic());
                // RE, Ln, Mm may stand in a formula; REM and REO are sums.
                if letters
                    && (2..=3).contains(&name.len())
                    && counts != Counts::Oxide
                    && !name.ends_with(['M', 'O'])
                    && self.symbols.named(name).is_none()
                {
                    self.in_formulas.push((name.as_ref().into(), at));
                }
            }
            self.groups.push(Several { holds, counts });
        }
        let by = |(a, _): &(Box<str>, u16), (b, _): &(Box<str>, u16)| {
            b.len().cmp(&a.len()).then_with(|| a.cmp(b))
        };
        ree_contract::order::sort_by(&mut self.in_formulas, by);
        Ok(())
    }

    fn add_compounds(&mut self, compounds: &[Compound]) -> Result<(), String> {
        for compound in compounds {
            let at = index(self.compounds.len())?;
            let text = Text::new(&compound.formula);
            let read = Formulas {
                symbols: &self.symbols,
                groups: &self.in_formulas,
                value: &unknown_variable,
            }
            .read(&text, 0)
            .filter(|(_, end)| *end == text.len());
            let (formula, _) =
                read.ok_or_else(|| format!("the formula {} cannot be read", compound.formula))?;
            let element = formula.lone().filter(|_| !formula.numbered);
            let meaning = match element {
                Some(el) => Meaning::Element(el),
                None => Meaning::Compound(at),
            };
            for name in &compound.names {
                self.phrases.add(name, short(name), meaning);
            }
            for cas in &compound.cas {
                self.cas.insert(cas.as_ref().into(), meaning);
            }
            if crate::direct::is_plain(&self.symbols, &formula) {
                self.by_formula.entry(compound.formula.clone()).or_insert(at);
            }
            self.compounds
                .push(Known { formula: Arc::new(formula), text: compound.formula.clone() });
        }
        Ok(())
    }

    /// What a CAS number stands for.
    pub(crate) fn cas(&self, number: &str) -> Option<Meaning> {
        self.cas.get(number).copied()
    }

    /// The elements a group may hold.
    pub(crate) fn holds(&self, group: u16) -> &[El] {
        self.groups.get(usize::from(group)).map_or(&[], |g| &g.holds)
    }

    /// A group.
    pub(crate) fn group(&self, group: u16) -> Option<&Several> {
        self.groups.get(usize::from(group))
    }

    /// The known name nearest to a word, for hints.
    pub(crate) fn nearest(&self, word: &str) -> Option<String> {
        let near_symbol = |symbol: &str| symbol.eq_ignore_ascii_case(word);
        if let Some((_, info)) = self.symbols.all().find(|(_, i)| near_symbol(&i.symbol)) {
            return Some(info.symbol.to_string());
        }
        let east = word.chars().any(is_east);
        let names: Vec<String> = self
            .phrases
            .keys()
            .filter(|(_, m)| {
                matches!(
                    m,
                    Meaning::Element(_)
                        | Meaning::Compound(_)
                        | Meaning::Designation(_)
                        | Meaning::Group(_)
                )
            })
            .map(|(name, _)| name)
            .filter(|name| name.chars().any(is_east) == east && name.chars().count() > 2)
            .collect();
        ree_contract::nearest(word, names.iter().map(String::as_str)).map(str::to_owned)
    }
}
