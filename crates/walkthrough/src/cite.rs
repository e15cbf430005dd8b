//! What a lesson rests on: names into the rulebook and its library, with the words they stand for.

use ree_contract::{Authority, Str, Text};
use ree_rulebook::{Example, Library, Rulebook};

/// What a name stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cited {
    /// The name.
    pub id: Str,
    /// How official it is.
    pub authority: Authority,
    /// What it is called.
    pub title: Text,
    /// Its own words, where the rulebook holds them; Chinese is null where the original was not seen.
    pub quote: Option<Text>,
    /// Whether these are our words about it, and no quotation.
    pub told: bool,
    /// Its date, as far as known.
    pub date: Option<Str>,
    /// The same in words, where it is not one day.
    pub dated: Option<Text>,
    /// Where it was read.
    pub address: Option<Str>,
    /// Whether the page about the law has an entry of this name.
    pub entry: bool,
}

/// What a name stands for: a control code, an answer, a measure, a line of a guide, a reading, or a
/// source.
#[must_use]
pub fn cited(id: &str, rulebook: &Rulebook, library: &Library) -> Option<Cited> {
    item(id, rulebook)
        .or_else(|| answer(id, library))
        .or_else(|| measure(id, rulebook))
        .or_else(|| line(id, library))
        .or_else(|| reading(id, library))
        .or_else(|| source(id, library))
}

fn item(code: &str, rulebook: &Rulebook) -> Option<Cited> {
    let (_, item) = rulebook.item(code)?;
    let citation = rulebook.item_citation(code)?;
    Some(Cited {
        id: citation.id,
        authority: citation.authority,
        title: Text { en: item.code.clone(), zh: Some(item.code.clone()) },
        quote: Some((&item.text).into()),
        told: false,
        date: citation.date,
        dated: None,
        address: citation.address,
        entry: true,
    })
}

fn answer(id: &str, library: &Library) -> Option<Cited> {
    let answer = library.answers.iter().find(|a| &*a.id == id)?;
    Some(Cited {
        id: answer.id.clone(),
        authority: answer.authority.into(),
        title: (&answer.title).into(),
        quote: Some((&answer.text).into()),
        told: false,
        date: Some(answer.date.clone()),
        dated: answer.dated.as_ref().map(Text::from),
        address: answer.address.clone(),
        entry: true,
    })
}

fn measure(id: &str, rulebook: &Rulebook) -> Option<Cited> {
    let measure = rulebook.measures().iter().find(|m| &*m.id == id)?;
    Some(Cited {
        id: measure.id.clone(),
        authority: Authority::Law,
        // Two announcements can have one title, so the short name stands before it.
        title: joined((&measure.short).into(), (&measure.title).into()),
        quote: None,
        told: false,
        date: Some(measure.issued.clone()),
        dated: None,
        address: measure.addresses.first().cloned(),
        entry: true,
    })
}

fn line(id: &str, library: &Library) -> Option<Cited> {
    let line = library.guides.iter().flat_map(|guide| &guide.entry).find(|e| &*e.id == id)?;
    // By its own words: lines of one guide cited together would all be called the same.
    let text: Text = (&line.text).into();
    let label = line.label.as_ref().map(Into::into).or(line.example.map(|example| match example {
        Example::Good => Text::both("Good", "宜写"),
        Example::Poor => Text::both("Poor", "不宜写"),
    }));
    let (title, quote) = match (label, line.quoted) {
        (Some(label), true) => (label, Some(text)),
        (None, true) => (text.clone(), Some(text)),
        (Some(label), false) => (joined(label, text), None),
        (None, false) => (text, None),
    };
    Some(Cited {
        id: line.id.clone(),
        authority: line.authority.into(),
        title,
        quote,
        told: !line.quoted,
        date: None,
        dated: None,
        address: None,
        entry: false,
    })
}

/// A name and what it is the name of, unless that says it already. A question has its own sign.
fn joined(name: Text, text: Text) -> Text {
    let join = |name: &str, text: &str, sign, asked| {
        let sign = if name.ends_with(['?', '？']) { asked } else { sign };
        if text.contains(name) { text.to_owned() } else { [name, sign, text].concat() }
    };
    Text {
        en: join(&name.en, &text.en, ": ", " ").into(),
        zh: name.zh.zip(text.zh).map(|(name, text)| join(&name, &text, "：", "").into()),
    }
}

fn reading(id: &str, library: &Library) -> Option<Cited> {
    let reading = library.readings.iter().find(|r| &*r.id == id)?;
    Some(Cited {
        id: reading.id.clone(),
        authority: Authority::OurReading,
        title: (&reading.product).into(),
        quote: Some((&reading.why).into()),
        told: true,
        date: None,
        dated: None,
        address: None,
        entry: false,
    })
}

fn source(id: &str, library: &Library) -> Option<Cited> {
    let source = library.sources.iter().find(|s| &*s.id == id)?;
    Some(Cited {
        id: source.id.clone(),
        authority: source.authority.into(),
        title: (&source.title).into(),
        quote: None,
        told: false,
        date: source.date.clone(),
        dated: None,
        address: source.address.clone(),
        entry: false,
    })
}

/// Every name that a lesson can rest on, in the order in which they are looked for.
pub(crate) fn names<'a>(
    rulebook: &'a Rulebook,
    library: &'a Library,
) -> impl Iterator<Item = &'a str> {
    let items = rulebook.data().families.iter().flat_map(|f| f.item.iter().map(|i| &*i.code));
    items
        .chain(library.answers.iter().map(|a| &*a.id))
        .chain(rulebook.measures().iter().map(|m| &*m.id))
        .chain(library.guides.iter().flat_map(|g| g.entry.iter().map(|e| &*e.id)))
        .chain(library.readings.iter().map(|r| &*r.id))
        .chain(library.sources.iter().map(|s| &*s.id))
}
