//! What was heard of the goods, against what they consist of.

use ree_compose::Reading;
use ree_contract::{Level, Notice, Suggestion, Text};

use crate::assemble::Assembly;
use crate::compiled::bit;
use crate::facts;
use crate::inquiry::Ask;
use crate::words::{self, Fill};

impl Assembly<'_> {
    /// Facts read from words that count, and those that the composition contradicts.
    pub(crate) fn words_notices(&self, out: &mut Vec<Notice>) {
        let accepted: Vec<String> = self
            .heard
            .suggestions
            .iter()
            .filter(|s| s.accepted && !self.yielded.iter().any(|y| self.says(y, &s.fact)))
            .map(|s| format!("{} = {} (“{}”)", s.fact, s.value, s.text))
            .collect();
        if !accepted.is_empty() {
            let list = words::list(accepted.iter().map(String::as_str));
            out.push(self.notice(
                "read_from_words",
                Level::Info,
                "read-from-words",
                &[("facts", Fill::Both(&list))],
                &[],
            ));
        }
        let mut told: Vec<&str> = Vec::new();
        for suggestion in &self.heard.suggestions {
            let words = suggestion.text.as_str();
            if self.denied(suggestion) && !told.contains(&words) {
                told.push(words);
                out.push(self.notice(
                    "name_composition_mismatch",
                    Level::Warn,
                    "words-yield",
                    &[("words", Fill::Same(words))],
                    &[],
                ));
            }
        }
    }

    /// Given facts that the class of the composition does not leave. They count all the same.
    pub(crate) fn given_notices(&self, out: &mut Vec<Notice>) {
        let rulebook = self.inquiry.rulebook;
        for given in self.heard.given.iter().filter(|g| g.element.is_none()) {
            let Some(fact) = rulebook.facts().get(given.fact) else { continue };
            let Some(value) = fact.value.get(usize::from(given.value)) else { continue };
            let against = |reading: &Reading| {
                let (class, narrow) = facts::narrow(fact, reading)?;
                let fits = narrow.to.contains(&value.id) || narrow.also.contains(&value.id);
                (!fits).then_some(class)
            };
            let readings = self.composition.map_or(&[][..], |c| &c.readings);
            let Some(class) = readings.first().and_then(against) else { continue };
            if readings.iter().all(|r| against(r).is_some()) {
                let (of, said): (Text, Text) = ((&fact.label).into(), (&value.label).into());
                let class = words::message(rulebook, &["class-", class].concat(), &[]);
                let values = [
                    ("fact", Fill::Both(&of)),
                    ("value", Fill::Both(&said)),
                    ("class", Fill::Both(&class)),
                ];
                let kind = "fact_composition_mismatch";
                out.push(self.notice(kind, Level::Warn, "fact-doubted", &values, &[]));
            }
        }
    }

    /// Whether the composition denies what words suggest.
    fn denied(&self, suggestion: &Suggestion) -> bool {
        let compiled = self.inquiry.compiled;
        let (id, element) = match suggestion.fact.split_once('.') {
            Some((id, element)) => (id, compiled.elements.iter().position(|e| **e == *element)),
            None => (&*suggestion.fact, None),
        };
        let Some(fact) = compiled.fact(id) else { return false };
        let follows = compiled.facts.get(fact).is_some_and(|f| f.derive.is_some());
        let mask = self.inquiry.mask(&Ask { fact, element });
        let value = compiled.value(self.inquiry.rulebook, fact, &suggestion.value);
        follows && mask != 0 && value.is_some_and(|v| mask & bit(v) == 0)
    }

    pub(crate) fn says(&self, fact: &crate::given::Fact, key: &str) -> bool {
        let id = self.inquiry.compiled.facts.get(fact.fact).map_or("", |f| &*f.id);
        match &fact.element {
            None => id == key,
            Some(element) => key.split_once('.') == Some((id, element)),
        }
    }
}
