//! Facts as they were given, and facts read from words.

use ree_compose::Composition;
use ree_contract::{
    CompositionInput, ErrorBody, ErrorKind, Product, Suggestion, Text, TextSource, nearest,
};

use crate::checker::Checker;
pub(crate) use crate::facts::Given as Fact;
use crate::words::{self, Fill};

/// Everything that was heard about the goods' facts.
#[derive(Debug, Default)]
pub(crate) struct Heard {
    /// Given in `facts`.
    pub(crate) given: Vec<Fact>,
    /// Read from words and accepted.
    pub(crate) accepted: Vec<Fact>,
    /// Read from words, all of them.
    pub(crate) suggestions: Vec<Suggestion>,
}

impl Heard {
    /// Given first, accepted after.
    pub(crate) fn facts(&self) -> Vec<Fact> {
        self.given.iter().chain(&self.accepted).cloned().collect()
    }
}

impl Fact {
    /// Whether both are about the same fact of the same thing.
    pub(crate) fn same(&self, other: &Self) -> bool {
        self.fact == other.fact && self.element == other.element
    }
}

/// Hears a product's facts.
///
/// # Errors
/// A fact or value that the vocabulary does not have.
pub(crate) fn hear(
    checker: &Checker,
    product: &Product,
    composition: Option<&Composition>,
) -> Result<Heard, ErrorBody> {
    let mut heard = Heard::default();
    for (key, value) in &product.facts {
        heard.given.push(fact(checker, key, value)?);
    }
    let mut found = Vec::new();
    let fields = [
        (product.name.as_deref(), TextSource::Name),
        (product.description.as_deref(), TextSource::Description),
    ];
    for (text, from) in fields {
        if let Some(text) = text {
            found.extend(ree_compose::suggest(checker.lexicon(), text, from));
        }
    }
    if matches!(product.composition, Some(CompositionInput::Text(_))) {
        found.extend(composition.into_iter().flat_map(|c| c.suggestions.iter().cloned()));
    }
    for one in settle(found) {
        let mut suggestion = one;
        let known = fact(checker, &suggestion.fact, &suggestion.value);
        let Ok(mut known) = known else { continue };
        let free = !heard.given.iter().any(|g| g.same(&known));
        if product.accept_suggestions && free {
            suggestion.accepted = true;
            known.from = suggestion.from;
            if !heard.accepted.iter().any(|a| a.same(&known)) {
                heard.accepted.push(known);
            }
        }
        heard.suggestions.push(suggestion);
    }
    Ok(heard)
}

/// Where words suggest different values of one fact, the heaviest stays; equals cancel out.
fn settle(found: Vec<ree_compose::Suggested>) -> Vec<Suggestion> {
    let heaviest =
        |fact: &str| found.iter().filter(|s| &*s.suggestion.fact == fact).map(|s| s.weight).max();
    let mut kept: Vec<Suggestion> = Vec::new();
    for one in &found {
        let fact = &*one.suggestion.fact;
        if Some(one.weight) != heaviest(fact) {
            continue;
        }
        let torn = found.iter().any(|o| {
            &*o.suggestion.fact == fact
                && o.weight == one.weight
                && o.suggestion.value != one.suggestion.value
        });
        if !torn {
            kept.push(one.suggestion.clone());
        }
    }
    kept
}

/// A fact and value by their names.
fn fact(checker: &Checker, key: &str, value: &str) -> Result<Fact, ErrorBody> {
    let rulebook = checker.rulebook();
    let (id, element) = match key.split_once('.') {
        Some((id, element)) => (id, Some(element)),
        None => (key, None),
    };
    let place = checker.compiled().fact(id);
    let known = place.and_then(|p| checker.compiled().facts.get(p).map(|f| (p, f)));
    let ids = || rulebook.facts().iter().map(|f| &*f.id);
    let Some((place, known)) = known else {
        let near = nearest(id, ids()).map(str::to_owned);
        return Err(unknown(checker, "unknown-fact", key, key, near, ids().collect()));
    };
    let listed: Vec<&str> = rulebook.listed().iter().map(|l| &*l.element).collect();
    let element = match (known.element, element) {
        (true, Some(e)) if listed.contains(&e) => Some(e.into()),
        (false, None) => None,
        _ => {
            let near = match known.element {
                true => nearest(element.unwrap_or_default(), listed.iter().copied())
                    .map(|e| format!("{id}.{e}")),
                false => Some(id.to_owned()),
            };
            let fits = if known.element {
                listed.iter().map(|e| format!("{id}.{e}")).collect()
            } else {
                vec![id.to_owned()]
            };
            let fits = fits.iter().map(String::as_str).collect();
            return Err(unknown(checker, "unknown-fact", key, key, near, fits));
        }
    };
    match checker.compiled().value(rulebook, place, value) {
        Some(value) => Ok(Fact { fact: place, element, value, from: TextSource::Facts }),
        None => {
            let values: Vec<&str> = rulebook
                .facts()
                .get(place)
                .into_iter()
                .flat_map(|f| f.value.iter().map(|v| &*v.id))
                .collect();
            let near = nearest(value, values.iter().copied()).map(str::to_owned);
            Err(unknown(checker, "unknown-value", key, value, near, values))
        }
    }
}

fn unknown(
    checker: &Checker,
    message: &str,
    key: &str,
    word: &str,
    near: Option<String>,
    all: Vec<&str>,
) -> ErrorBody {
    let rulebook = checker.rulebook();
    let fill = [("word", Fill::Same(word)), ("fact", Fill::Same(key))];
    let hint: Text = match &near {
        Some(near) => words::message(rulebook, "did-you-mean", &[("word", Fill::Same(near))]),
        None => {
            let all = words::list(all);
            words::message(rulebook, "write-one-of", &[("words", Fill::Both(&all))])
        }
    };
    checker.error(ErrorKind::UnknownValue, message, &fill).at(format!("facts.{key}")).hinting(hint)
}
