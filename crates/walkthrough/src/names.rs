//! Every name that a walkthrough can write, with what it stands for: made from the rulebook, so that a
//! list shows no name that is refused and lacks none that is read.

use ree_contract::{Authority, Str, Text};
use ree_engine::notice_kinds;
use ree_rulebook::{FactScope, Library, Rulebook, Words};

use crate::cite::{cited, names};

/// Where a name can be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// A control code: in `cite`, and in `codes` of what the engine finds.
    Item,
    /// An official answer or decision: in `cite`.
    Answer,
    /// A measure: in `cite`.
    Measure,
    /// A line of a guide: in `cite`.
    Line,
    /// A reading: in `cite`.
    Reading,
    /// A source: in `cite`.
    Source,
    /// A fact: in `facts` of the goods, and in `asks` of what the engine finds.
    Fact,
    /// A fact with a value: in `facts` of the goods.
    Value,
    /// A kind of notice: in `notices` of what the engine finds.
    Notice,
}

/// A name and what it stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Where it can be written.
    pub used: Use,
    /// The name, as it is written.
    pub name: Str,
    /// How official it is, where it is a text.
    pub authority: Option<Authority>,
    /// What it is called.
    pub title: Text,
    /// What it says, in a line.
    pub says: Option<Text>,
}

/// Every name, in the order of the uses.
#[must_use]
pub fn named(rulebook: &Rulebook, library: &Library) -> Vec<Named> {
    let mut out: Vec<Named> = Vec::new();
    for id in names(rulebook, library) {
        let Some(found) = cited(id, rulebook, library) else { continue };
        // A measure may be a source too; what is cited is the measure.
        if out.iter().any(|n| n.name == found.id) {
            continue;
        }
        let (used, title, says) = texts(id, rulebook, library).unwrap_or((
            Use::Source,
            found.title.clone(),
            found.quote.clone(),
        ));
        out.push(Named { used, name: found.id, authority: Some(found.authority), title, says });
    }
    facts(rulebook, &mut out);
    out.extend(notice_kinds(rulebook).into_iter().filter_map(|(kind, key)| {
        let message = rulebook.message(key)?;
        // What is filled in differs from goods to goods.
        let said = |text: &str| -> Str { blanked(text).into() };
        let title = Text { en: said(&message.en), zh: Some(said(&message.zh)) };
        Some(Named { used: Use::Notice, name: kind.into(), authority: None, title, says: None })
    }));
    out
}

type Told = (Use, Text, Option<Text>);

/// What a name is called and says, in a line; none where it is a source alone.
fn texts(id: &str, rulebook: &Rulebook, library: &Library) -> Option<Told> {
    let text = |words: &Words| Text::from(words);
    if let Some((_, item)) = rulebook.item(id) {
        return Some((Use::Item, text(&item.text), None));
    }
    if let Some(answer) = library.answers.iter().find(|a| &*a.id == id) {
        return Some((Use::Answer, text(&answer.title), Some(text(&answer.effect))));
    }
    if let Some(measure) = rulebook.measures().iter().find(|m| &*m.id == id) {
        return Some((Use::Measure, text(&measure.short), Some(text(&measure.topic))));
    }
    for guide in &library.guides {
        if let Some(line) = guide.entry.iter().find(|e| &*e.id == id) {
            return Some((Use::Line, text(&guide.title), Some(text(&line.text))));
        }
    }
    let reading = library.readings.iter().find(|r| &*r.id == id)?;
    Some((Use::Reading, text(&reading.product), Some(text(&reading.why))))
}

/// Facts, each followed by its values as they stand in a file.
fn facts(rulebook: &Rulebook, out: &mut Vec<Named>) {
    // A fact of one element is written with its symbol; here with that of the first that is listed.
    let symbol = rulebook.listed().first().map(|l| &*l.element).unwrap_or_default();
    for fact in rulebook.facts() {
        let of_element = fact.scope == FactScope::Element;
        let key = if of_element { [&*fact.id, ".", symbol].concat() } else { fact.id.to_string() };
        let told = |words: &Words| {
            let filled = |text: &str, lang: &str| -> Str {
                text.replace("{element}", &rulebook.element_name(symbol, lang)).into()
            };
            let zh = words.zh.as_deref().map(|zh| filled(zh, "zh"));
            Text { en: filled(&words.en, "en"), zh }
        };
        out.push(Named {
            used: Use::Fact,
            name: key.as_str().into(),
            authority: None,
            title: told(&fact.label),
            says: Some(told(&fact.question)),
        });
        // A key with a dot in it stands in quotes.
        let quote = if of_element { "\"" } else { "" };
        for value in &fact.value {
            out.push(Named {
                used: Use::Value,
                name: [quote, &key, quote, " = \"", &value.id, "\""].concat().into(),
                authority: None,
                title: told(&value.label),
                says: Some(told(&fact.label)),
            });
        }
    }
}

/// A sentence with `…` for each of its blanks.
fn blanked(text: &str) -> String {
    let mut out = String::new();
    for (n, part) in text.split('{').enumerate() {
        match part.split_once('}') {
            Some((_, after)) if n > 0 => {
                out.push('…');
                out.push_str(after);
            }
            _ => out.push_str(part),
        }
    }
    out
}
