//! Which facts the form shows, made from the vocabulary.

use ree_contract::{Determination, Question, Suggestion};
use ree_rulebook::{Derive, Fact, FactScope, Rulebook, Words};

use crate::state::State;
use crate::words::{Lang, fill};

/// A row of the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Row {
    /// The fact's id, with the element after a dot where it is about one.
    pub(crate) key: String,
    /// Its label.
    pub(crate) label: String,
    /// The value given; empty: none.
    pub(crate) value: String,
    /// The values to choose from.
    pub(crate) options: Vec<(String, String)>,
    /// It is not given, and it can change the outcome.
    pub(crate) telling: bool,
}

/// The rows: what is given, what is asked, and what hangs on a fact that was given.
pub(crate) fn rows(
    state: &State,
    rulebook: &Rulebook,
    questions: &[Question],
    lang: Lang,
) -> Vec<Row> {
    let asked = |key: &str| {
        questions.iter().any(|q| !q.options.is_empty() && q.facts.iter().any(|f| f == key))
    };
    let mut rows = Vec::new();
    for fact in rulebook.facts() {
        match fact.scope {
            FactScope::Goods => {
                let given = state.facts.contains_key(&*fact.id);
                let hangs = hangs(fact, state);
                if hangs == Some(false) {
                    continue;
                }
                let free = fact.applies.is_empty() || hangs == Some(true);
                if given || asked(&fact.id) || (free && fact.derive.is_none()) {
                    rows.push(row(state, rulebook, fact, None, asked(&fact.id), lang));
                }
            }
            FactScope::Element => {
                let dot = [&*fact.id, "."].concat();
                let named = state.facts.keys().filter(|k| k.starts_with(&dot));
                let asked_of = questions.iter().filter(|q| !q.options.is_empty());
                let asked_of = asked_of.flat_map(|q| &q.facts).filter(|k| k.starts_with(&dot));
                let mut keys: Vec<&String> = Vec::new();
                for key in named.chain(asked_of) {
                    if !keys.contains(&key) {
                        keys.push(key);
                    }
                }
                for key in keys {
                    let element = key.get(dot.len()..);
                    rows.push(row(state, rulebook, fact, element, asked(key), lang));
                }
            }
        }
    }
    rows
}

/// Whether what the fact hangs on is given and fits; none: not given, or nothing to hang on.
fn hangs(fact: &Fact, state: &State) -> Option<bool> {
    let mut known = None;
    for (ground, values) in &fact.applies {
        if let Some(given) = state.facts.get(&**ground) {
            known = Some(known.unwrap_or(true) && values.iter().any(|v| **v == **given));
        }
    }
    known
}

fn row(
    state: &State,
    rulebook: &Rulebook,
    fact: &Fact,
    element: Option<&str>,
    asked: bool,
    lang: Lang,
) -> Row {
    let key = element.map_or_else(|| fact.id.to_string(), |e| [&fact.id, ".", e].concat());
    let value = state.facts.get(&key).cloned().unwrap_or_default();
    Row {
        label: of_element(&fact.label, rulebook, element, lang),
        options: fact
            .value
            .iter()
            .map(|v| (v.id.to_string(), of_element(&v.label, rulebook, element, lang)))
            .collect(),
        telling: asked && value.is_empty(),
        key,
        value,
    }
}

/// Words of the vocabulary in the language, with the element's name where one is left open.
fn of_element(words: &Words, rulebook: &Rulebook, element: Option<&str>, lang: Lang) -> String {
    let text = match &words.zh {
        Some(zh) if lang.zh() => zh,
        _ => &words.en,
    };
    match element {
        Some(symbol) => fill(text, &[("element", &rulebook.element_name(symbol, lang.short()))]),
        None => text.to_string(),
    }
}

/// Label of a fact and of one of its values, for a suggestion.
pub(crate) fn labels(rulebook: &Rulebook, key: &str, value: &str, lang: Lang) -> (String, String) {
    let (id, element) = key.split_once('.').map_or((key, None), |(id, e)| (id, Some(e)));
    let Some(fact) = rulebook.fact(id) else { return (key.to_owned(), value.to_owned()) };
    let known = fact.value.iter().find(|v| &*v.id == value);
    (
        of_element(&fact.label, rulebook, element, lang),
        known.map_or_else(|| value.to_owned(), |v| of_element(&v.label, rulebook, element, lang)),
    )
}

/// What became of a suggestion on this page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Waiting {
    /// It waits for an answer.
    Yes,
    /// It was confirmed.
    Confirmed,
}

/// The suggestions to show, each fact and value once, in the order of the vocabulary: those that
/// wait, with what was confirmed beside them. Nothing waits: none.
///
/// A fact that hangs on another waits until that one is known, and what the composition tells by
/// itself is asked only where it can change the outcome.
pub(crate) fn suggestions<'a>(
    state: &State,
    rulebook: &Rulebook,
    found: &'a Determination,
) -> Vec<(Waiting, &'a Suggestion)> {
    let mut out: Vec<(Waiting, &Suggestion)> = Vec::new();
    for fact in rulebook.facts() {
        let asked = found.questions.iter().any(|q| q.facts.iter().any(|f| **f == *fact.id));
        let ready = fact.scope == FactScope::Element
            || fact.applies.is_empty()
            || hangs(fact, state) == Some(true);
        if !asked && (!ready || fact.derive == Some(Derive::Material)) {
            continue;
        }
        for s in found.suggestions.iter().filter(|s| s.fact.split('.').next() == Some(&fact.id)) {
            let again = out.iter().any(|(_, o)| o.fact == s.fact && o.value == s.value);
            let refused = state.refused.iter().any(|(f, v)| **f == *s.fact && **v == *s.value);
            if again || refused {
                continue;
            }
            match state.facts.get(&*s.fact) {
                None => out.push((Waiting::Yes, s)),
                Some(given) if **given == *s.value => out.push((Waiting::Confirmed, s)),
                Some(_) => {}
            }
        }
    }
    if out.iter().all(|(waiting, _)| *waiting == Waiting::Confirmed) {
        out.clear();
    }
    out
}
