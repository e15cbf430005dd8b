//! Questions: the open facts that can change the outcome, in words.

use ree_compose::OpenPoint;
use ree_contract::{AnswerOption, Outcome, Question, Text};
use ree_rulebook::Derive;

use crate::assemble::{Assembly, Finding};
use crate::inquiry::{Ask, Open, outcome};
use crate::judge::Ranks;
use crate::words::{self, Fill};

impl Assembly<'_> {
    pub(crate) fn questions(&self, found: &Finding, open: &[Open]) -> Vec<Question> {
        if found.outcome != Outcome::NeedsFacts {
            return Vec::new();
        }
        let rulebook = self.inquiry.rulebook;
        let contents = |o: &&Open| {
            o.ask.element.is_some()
                && self
                    .inquiry
                    .compiled
                    .facts
                    .get(o.ask.fact)
                    .is_some_and(|f| f.derive == Some(Derive::Content))
        };
        let together: Vec<&Open> = open.iter().filter(contents).collect();
        let mut questions = Vec::new();
        questions.extend(self.reading_question());
        for one in open {
            if together.len() > 1 && contents(&one) {
                if together.first().is_some_and(|f| f.ask == one.ask) {
                    questions.push(self.contents_question(&together));
                }
                continue;
            }
            let Some(fact) = rulebook.facts().get(one.ask.fact) else { continue };
            let element = self.element(&one.ask);
            let options = one
                .options
                .iter()
                .filter_map(|(value, ranks)| {
                    let v = fact.value.get(usize::from(*value))?;
                    Some(AnswerOption {
                        value: v.id.clone(),
                        label: self.said(|| (&v.label).into()),
                        outcome: outcome(*ranks).0,
                    })
                })
                .collect();
            questions.push(Question {
                facts: vec![self.name(&one.ask)],
                ask: self.said(|| words::of_element(rulebook, &fact.question, element)),
                why: self.said(|| words::of_element(rulebook, &fact.why, element)),
                options,
            });
        }
        questions
    }

    /// All open contents make one question; the answer is amounts in the composition.
    fn contents_question(&self, open: &[&Open]) -> Question {
        let rulebook = self.inquiry.rulebook;
        let names = |chinese: bool, join: &str| {
            open.iter()
                .filter_map(|o| self.element(&o.ask))
                .map(|e| words::element(rulebook, e).pick(chinese).to_owned())
                .collect::<Vec<_>>()
                .join(join)
        };
        Question {
            facts: open.iter().map(|o| self.name(&o.ask)).collect(),
            ask: self.said(|| {
                let elements = Text::both(names(false, ", "), names(true, "、"));
                let values = [("elements", Fill::Both(&elements))];
                words::message(rulebook, "ask-contents", &values)
            }),
            why: self.said(|| words::message(rulebook, "ask-contents-why", &[])),
            options: Vec::new(),
        }
    }

    /// Where readings of the composition lead to different outcomes, which is meant is asked: of the first
    /// point that parts them.
    fn reading_question(&self) -> Option<Question> {
        let points = &self.composition?.open;
        let rulebook = self.inquiry.rulebook;
        let led: Vec<Ranks> = self
            .inquiry
            .states
            .iter()
            .map(|s| self.inquiry.evaluate(std::slice::from_ref(s)).ranks)
            .collect();
        if led.iter().all(|r| Some(r) == led.first()) {
            return None;
        }
        let parts = |point: &&OpenPoint| {
            point.options.iter().any(|(_, reading)| led.get(*reading) != led.first())
        };
        let open = points.iter().find(parts).or(points.first())?;
        let values: Vec<(&str, Fill<'_>)> =
            open.values.iter().map(|(n, v)| (*n, Fill::Same(v.as_str()))).collect();
        let options = open
            .options
            .iter()
            .map(|(text, reading)| AnswerOption {
                value: text.as_str().into(),
                label: self.said(|| Text::both(text.as_str(), text.as_str())),
                outcome: led.get(*reading).map_or(Outcome::NeedsFacts, |r| outcome(*r).0),
            })
            .collect();
        let ask =
            if rulebook.message(open.message).is_some() { open.message } else { "ask-reading" };
        Some(Question {
            facts: vec![open.place.clone()],
            ask: self.said(|| words::message(rulebook, ask, &values)),
            why: self.said(|| words::message(rulebook, "ask-reading-why", &[])),
            options,
        })
    }

    /// The element that an answer is about.
    pub(crate) fn element(&self, ask: &Ask) -> Option<&str> {
        self.inquiry.compiled.element(ask.element).map(|e| &**e)
    }

    /// A fact's name: `integration`, `contains.X`.
    pub(crate) fn name(&self, ask: &Ask) -> String {
        let id = self.inquiry.compiled.facts.get(ask.fact).map_or("", |f| &*f.id);
        match self.element(ask) {
            Some(element) => format!("{id}.{element}"),
            None => id.to_owned(),
        }
    }
}
