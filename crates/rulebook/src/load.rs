//! The rulebook at run time: the packed data, its hash, and look-ups.

use std::collections::HashMap;
use std::sync::OnceLock;

use ree_contract::{
    Authority, Citation, CitationSeen, ErrorBody, ErrorKind, MeasureStatus, Read, Text,
};

use crate::check;
use crate::model::wire::{Reader, Wire};
use crate::model::{
    self, Data, Element, Fact, Family, Item, Measure, Message, Names, Scope, Status, Str, Words,
};

/// The data as `build.rs` wrote it: as JSON, for people and other programs …
const JSON: &str = include_str!(concat!(env!("OUT_DIR"), "/rulebook.json"));
/// … and packed, for the product.
macro_rules! packed {
    ($name:literal) => {
        unpacked(
            include_str!(concat!(env!("OUT_DIR"), "/", $name, ".plain")),
            include_str!(concat!(env!("OUT_DIR"), "/", $name, ".other")),
            include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".numbers")),
        )
    };
}
/// SHA-256 of the JSON, in hexadecimal.
const SHA256: &str = include_str!(concat!(env!("OUT_DIR"), "/rulebook.sha256"));
#[cfg(feature = "library")]
const LIBRARY: &str = include_str!(concat!(env!("OUT_DIR"), "/library.json"));

/// An element that a measure lists, with the family of its items.
#[derive(Clone, Debug)]
pub struct Listed {
    /// Symbol.
    pub element: Str,
    /// Index of the measure.
    pub measure: usize,
    /// Index of the family.
    pub family: usize,
}

/// A rulebook that holds together.
#[derive(Debug)]
pub struct Rulebook {
    /// Without its names.
    data: Data,
    names: OnceLock<Result<Names, ErrorBody>>,
    sha256: Str,
    items: HashMap<Str, (usize, usize)>,
    elements: HashMap<Str, usize>,
    citations: HashMap<Str, Citation>,
    listed: Vec<Listed>,
}

impl From<&Words> for Text {
    fn from(words: &Words) -> Self {
        Text { en: words.en.clone(), zh: words.zh.clone() }
    }
}

impl Rulebook {
    /// The rulebook that was built in.
    ///
    /// # Errors
    /// None in practice: `build.rs` checked it, and a test loads it.
    pub fn builtin() -> Result<Self, ErrorBody> {
        Ok(Self::index(packed!("rulebook")?, OnceLock::new(), SHA256.into()))
    }

    /// Another rulebook, from JSON; `sha256` is the hash of these bytes.
    ///
    /// # Errors
    /// [`ErrorKind::BadRulebook`] with the first thing that does not hold together.
    pub fn from_json(text: &str, sha256: &str) -> Result<Self, ErrorBody> {
        let mut data: Data = serde_json::from_str(text).map_err(|e| bad(&e.to_string()))?;
        if let Some(found) = check::check(&data, &[], &[]).into_iter().next() {
            return Err(bad(&format!("{}{}: {}", found.place, found.id, found.message)));
        }
        let names = Names::out_of(&mut data);
        Ok(Self::index(data, Ok(names).into(), sha256.into()))
    }

    /// The built-in rulebook as JSON: the bytes that the hash is of.
    #[must_use]
    pub fn json() -> &'static str {
        JSON
    }

    /// The library that goes with the built-in rulebook: texts that are read but never decide.
    ///
    /// # Errors
    /// None in practice: `build.rs` wrote it.
    #[cfg(feature = "library")]
    pub fn library() -> Result<model::Library, ErrorBody> {
        serde_json::from_str(LIBRARY).map_err(|e| bad(&e.to_string()))
    }

    fn index(data: Data, names: OnceLock<Result<Names, ErrorBody>>, sha256: Str) -> Self {
        let mut items = HashMap::new();
        let mut listed = Vec::new();
        for (f, family) in data.families.iter().enumerate() {
            for (i, item) in family.item.iter().enumerate() {
                items.insert(item.code.clone(), (f, i));
            }
            let measure = data.measures.iter().position(|m| m.id == family.measure);
            if let (Some(element), Some(measure)) = (&family.element, measure) {
                listed.push(Listed { element: element.clone(), measure, family: f });
            }
        }
        let citations = cited(&data);
        let elements =
            data.elements.iter().enumerate().map(|(i, e)| (e.symbol.clone(), i)).collect();
        Self { data, names, sha256, items, elements, citations, listed }
    }

    /// Everything but the names, whose lists are empty here.
    #[must_use]
    pub fn data(&self) -> &Data {
        &self.data
    }
    /// What substances and goods are called.
    ///
    /// # Errors
    /// None in practice: `build.rs` packed it, and a test unpacks it.
    pub fn names(&self) -> Result<&Names, ErrorBody> {
        self.names.get_or_init(|| packed!("names")).as_ref().map_err(Clone::clone)
    }
    /// Version.
    #[must_use]
    pub fn version(&self) -> &Str {
        &self.data.version
    }
    /// SHA-256 of the packed bytes.
    #[must_use]
    pub fn sha256(&self) -> &Str {
        &self.sha256
    }
    /// The last day it knows of.
    #[must_use]
    pub fn as_of(&self) -> &Str {
        &self.data.as_of
    }
    /// The vocabulary, in order.
    #[must_use]
    pub fn facts(&self) -> &[Fact] {
        &self.data.facts
    }
    /// A fact by id.
    #[must_use]
    pub fn fact(&self, id: &str) -> Option<&Fact> {
        self.data.facts.iter().find(|f| &*f.id == id)
    }
    /// All measures.
    #[must_use]
    pub fn measures(&self) -> &[Measure] {
        &self.data.measures
    }
    /// Elements listed by measures that hold items, in the order of the law.
    #[must_use]
    pub fn listed(&self) -> &[Listed] {
        &self.listed
    }
    /// Elements listed by the measures of this scope and status on a day.
    pub fn listed_by<'a>(&'a self, measure: &'a str) -> impl Iterator<Item = &'a Str> {
        let is =
            move |l: &&Listed| self.data.measures.get(l.measure).is_some_and(|m| &*m.id == measure);
        self.listed.iter().filter(is).map(|l| &l.element)
    }
    /// An item or heading by control code.
    #[must_use]
    pub fn item(&self, code: &str) -> Option<(&Family, &Item)> {
        let (f, i) = self.items.get(code)?;
        let family = self.data.families.get(*f)?;
        Some((family, family.item.get(*i)?))
    }
    /// The lines above an item, the highest first.
    #[must_use]
    pub fn parents(&self, code: &str) -> Vec<&Item> {
        let mut above = Vec::new();
        let mut next = self.item(code).and_then(|(_, i)| i.parent.clone());
        while let Some((_, item)) = next.as_deref().and_then(|c| self.item(c)) {
            above.push(item);
            next.clone_from(&item.parent);
        }
        above.reverse();
        above
    }
    /// An element by symbol.
    #[must_use]
    pub fn element(&self, symbol: &str) -> Option<&Element> {
        self.data.elements.get(*self.elements.get(symbol)?)
    }
    /// The first name of an element in a language, or its symbol.
    #[must_use]
    pub fn element_name(&self, symbol: &str, lang: &str) -> Str {
        self.element(symbol)
            .and_then(|e| e.names.get(lang))
            .and_then(|names| names.first())
            .cloned()
            .unwrap_or_else(|| symbol.into())
    }
    /// A citation by the id of a source, answer or measure.
    #[must_use]
    pub fn citation(&self, id: &str) -> Option<&Citation> {
        self.citations.get(id)
    }
    /// Whether an id names an official answer, a decision or a rule whose text the library holds.
    #[must_use]
    pub fn is_answer(&self, id: &str) -> bool {
        self.data.sources.iter().any(|s| s.answer && &*s.id == id)
    }
    /// The citation of an item's own text.
    #[must_use]
    pub fn item_citation(&self, code: &str) -> Option<Citation> {
        let (_, item) = self.item(code)?;
        let source =
            item.sources.iter().find_map(|s| self.data.sources.iter().find(|x| x.id == *s));
        Some(Citation {
            id: item.code.clone(),
            authority: Authority::ItemText,
            title: (&item.text).into(),
            address: source.and_then(|s| s.address.clone()),
            date: source.and_then(|s| s.date.clone()),
            seen: source.map_or(CitationSeen::Secondary, |s| s.seen.into()),
        })
    }
    /// A sentence by key, with its placeholders still in it.
    #[must_use]
    pub fn message(&self, key: &str) -> Option<&Message> {
        self.data.messages.get(key)
    }
    /// A number by id, for an element or for all.
    #[must_use]
    pub fn number(&self, id: &str, element: Option<&str>) -> Option<&Str> {
        let of = |wanted: Option<&str>| {
            self.data.numbers.iter().find(|n| &*n.id == id && n.element.as_deref() == wanted)
        };
        element.and_then(|e| of(Some(e))).or_else(|| of(None)).map(|n| &n.value)
    }
    /// Where a measure stands on a day (`YYYY-MM-DD`).
    #[must_use]
    pub fn status(&self, measure: &Measure, day: &str) -> MeasureStatus {
        let held = measure.status.iter().rev().find(|s| &*s.from <= day);
        held.map_or(MeasureStatus::NotYetInForce, |s| measure_status(s.status))
    }
    /// Measures that judge goods, with their place among all measures.
    pub fn judging(&self) -> impl Iterator<Item = (usize, &Measure)> {
        self.data.measures.iter().enumerate().filter(|(_, m)| m.scope != Scope::Notice)
    }
}

/// What `build.rs` packed.
fn unpacked<T: Wire>(plain: &str, other: &str, numbers: &[u8]) -> Result<T, ErrorBody> {
    let mut reader = Reader::new(plain, other, numbers);
    let read = T::read(&mut reader);
    if reader.whole() { Ok(read) } else { Err(bad("cut short")) }
}

fn bad(detail: &str) -> ErrorBody {
    ErrorBody::new(
        ErrorKind::BadRulebook,
        Text::both(
            format!("The rulebook does not hold together: {detail}."),
            format!("规则库有误：{detail}。"),
        ),
    )
}

/// A status in the contract's words.
pub(crate) fn measure_status(status: Status) -> MeasureStatus {
    match status {
        Status::NotYetInForce => MeasureStatus::NotYetInForce,
        Status::InForce => MeasureStatus::InForce,
        Status::Suspended => MeasureStatus::Suspended,
        Status::Ended => MeasureStatus::Ended,
        Status::Unknown => MeasureStatus::Unknown,
    }
}

/// How a text was seen, in the contract's words.
impl From<model::Seen> for CitationSeen {
    fn from(seen: model::Seen) -> Self {
        match seen {
            model::Seen::Full => CitationSeen::Full,
            model::Seen::Excerpt => CitationSeen::Excerpt,
            model::Seen::Secondary => CitationSeen::Secondary,
        }
    }
}

/// How official a text is, in the contract's words.
impl From<model::Authority> for Authority {
    fn from(authority: model::Authority) -> Self {
        match authority {
            model::Authority::OurReading => Authority::OurReading,
            model::Authority::Practice => Authority::Practice,
            model::Authority::Law => Authority::Law,
            model::Authority::Decision => Authority::Decision,
            model::Authority::OfficialAnswer => Authority::OfficialAnswer,
            model::Authority::ItemText => Authority::ItemText,
        }
    }
}

/// How an item was read, in the contract's words.
impl From<model::Read> for Read {
    fn from(read: model::Read) -> Self {
        match read {
            model::Read::TwoTexts => Read::TwoTexts,
            model::Read::InPart => Read::InPart,
            model::Read::OneText => Read::OneText,
        }
    }
}

/// Citations of everything that can be cited by id.
fn cited(data: &Data) -> HashMap<Str, Citation> {
    let sources = data.sources.iter().map(|s| Citation {
        id: s.id.clone(),
        authority: s.authority.into(),
        title: (&s.title).into(),
        address: s.address.clone(),
        date: s.date.clone(),
        seen: s.seen.into(),
    });
    let answers = data.answers.iter().map(|a| Citation {
        id: a.id.clone(),
        authority: a.authority.into(),
        title: (&a.title).into(),
        address: a.address.clone(),
        date: Some(a.date.clone()),
        seen: a.seen.into(),
    });
    let measures = data.measures.iter().map(|m| Citation {
        id: m.id.clone(),
        authority: Authority::Law,
        title: (&m.title).into(),
        address: m.addresses.first().cloned(),
        date: Some(m.issued.clone()),
        seen: CitationSeen::Secondary,
    });
    sources.chain(answers).chain(measures).map(|c| (c.id.clone(), c)).collect()
}
