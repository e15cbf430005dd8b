//! One sentence to act on.

use ree_contract::{ControlCode, Outcome, Question, Str, Text};
use ree_rulebook::Derive;

use crate::assemble::{Assembly, Finding};
use crate::compiled::{bits, rank};
use crate::judge::{Evaluation, rank_bit};
use crate::words::{self, Fill};

impl Assembly<'_> {
    pub(crate) fn summary(
        &self,
        found: &Finding,
        evaluation: &Evaluation,
        codes: &[ControlCode],
        possible: &[ControlCode],
        questions: &[Question],
    ) -> Text {
        let rulebook = self.inquiry.rulebook;
        match (found.outcome, found.lean) {
            (Outcome::LicenceRequired, _) => {
                let first = codes.first().and_then(|c| rulebook.item(c));
                match first {
                    Some((_, item)) => {
                        let text: Text = (&item.text).into();
                        let list = words::list(codes.iter().take(1).map(|c| &**c));
                        let values = [("codes", Fill::Both(&list)), ("item", Fill::Both(&text))];
                        words::message(rulebook, "summary-licence", &values)
                    }
                    None => {
                        let list = words::list(possible.iter().take(6).map(|c| &**c));
                        words::message(
                            rulebook,
                            "summary-licence-open-code",
                            &[("codes", Fill::Both(&list))],
                        )
                    }
                }
            }
            (Outcome::NotControlled, _) => self.clear_summary(evaluation),
            (Outcome::Grey, _) if found.status.is_some() => {
                let measure = found.status.and_then(|m| rulebook.measures().get(m));
                let title: Text = measure.map_or_else(|| Text::both("", ""), |m| (&m.short).into());
                let (as_of, day) =
                    (words::day(rulebook, rulebook.as_of()), words::day(rulebook, self.day));
                let values = [
                    ("measure", Fill::Both(&title)),
                    ("date", Fill::Both(&day)),
                    ("as_of", Fill::Both(&as_of)),
                ];
                words::message(rulebook, "summary-grey-status", &values)
            }
            (Outcome::Grey, Some(Outcome::LicenceRequired)) => {
                words::message(rulebook, "summary-grey-licence", &[])
            }
            (Outcome::Grey, Some(_)) => words::message(rulebook, "summary-grey-clear", &[]),
            (Outcome::Grey, None) => words::message(rulebook, "summary-grey", &[]),
            (Outcome::NeedsFacts, _) => self.needs_summary(questions),
        }
    }

    fn clear_summary(&self, evaluation: &Evaluation) -> Text {
        let rulebook = self.inquiry.rulebook;
        let names = |chinese: bool| {
            let named: Vec<String> = rulebook
                .judging()
                .filter(|(p, _)| self.inquiry.in_force.get(*p).copied().unwrap_or(false))
                .map(|(_, m)| Text::from(&m.short).pick(chinese).to_owned())
                .collect();
            named.join(if chinese { "、" } else { ", " })
        };
        let measures = Text::both(names(false), names(true));
        if measures.en.is_empty() {
            let day = words::day(rulebook, self.day);
            return words::message(rulebook, "summary-clear-early", &[("date", Fill::Both(&day))]);
        }
        // Said by an exclusion that looks at what the goods are, if one is heard for an element that
        // may be there; else nothing of the list is in it.
        let reason = self.inquiry.states.first().and_then(|state| {
            state.slots.iter().zip(&evaluation.met).find_map(|(one, met)| {
                let slot = self.inquiry.compiled.slots.get(one.slot)?;
                let content = self
                    .inquiry
                    .compiled
                    .facts
                    .iter()
                    .position(|f| f.derive == Some(Derive::Content));
                bits(met.heard_ever)
                    .filter_map(|r| slot.rules.get(r))
                    .find(|r| r.conditions.iter().any(|c| Some(c.fact) != content))
                    .filter(|_| met.ranks == rank_bit(rank::CLEAR))
                    .map(|r| r.said(rulebook, slot).text.clone())
            })
        });
        match reason {
            Some(reason) => {
                let reason = Text { en: lower_first(&reason.en), zh: reason.zh.clone() };
                let values = [("measures", Fill::Both(&measures)), ("reason", Fill::Both(&reason))];
                words::message(rulebook, "summary-clear-excluded", &values)
            }
            None => {
                words::message(rulebook, "summary-clear", &[("measures", Fill::Both(&measures))])
            }
        }
    }

    fn needs_summary(&self, questions: &[Question]) -> Text {
        let rulebook = self.inquiry.rulebook;
        let labels: Vec<Text> = questions.iter().map(|q| self.question_label(q)).collect();
        // A label may hold commas of its own.
        let joined = |chinese: bool, join: &str| {
            labels.iter().map(|l| l.pick(chinese)).collect::<Vec<_>>().join(join)
        };
        let facts = Text::both(joined(false, "; "), joined(true, "；"));
        let key = if questions.len() > 1 { "summary-needs-some" } else { "summary-needs" };
        words::message(rulebook, key, &[("facts", Fill::Both(&facts))])
    }

    fn question_label(&self, question: &Question) -> Text {
        let rulebook = self.inquiry.rulebook;
        let first = question.facts.first().map_or("", String::as_str);
        if question.options.is_empty() {
            let elements: Vec<&str> =
                question.facts.iter().filter_map(|f| f.split_once('.').map(|(_, e)| e)).collect();
            let list = words::list(elements);
            return words::message(
                rulebook,
                "ask-contents-label",
                &[("elements", Fill::Both(&list))],
            );
        }
        let (id, element) = match first.split_once('.') {
            Some((id, e)) => (id, Some(e)),
            None => (first, None),
        };
        match rulebook.fact(id) {
            Some(fact) => {
                let label = words::label(rulebook, fact, element);
                Text { en: lower_first(&label.en), zh: label.zh }
            }
            None => words::message(rulebook, "ask-reading-label", &[]),
        }
    }
}

/// A label of our own English, to stand within a sentence.
fn lower_first(text: &str) -> Str {
    let mut text = text.to_owned();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_lowercase();
    }
    text.into()
}
