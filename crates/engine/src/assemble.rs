//! From an inquiry to the determination: outcome, codes, questions, changes, words.

use ree_compose::Composition;
use ree_contract::{
    CONTRACT, Detail, Determination, Measure, MeasureStatus, Outcome, Product, RulebookStamp, Sure,
    Text,
};
use ree_rulebook::Derive;

use crate::checker::VERSION;
use crate::compiled::{bit, rank};
use crate::given::{Fact, Heard};
use crate::inquiry::{Inquiry, outcome};
use crate::judge::{Evaluation, Ranks, rank_bit};
use crate::trace::Trace;

/// Everything the determination is made from.
pub(crate) struct Assembly<'a> {
    pub(crate) inquiry: Inquiry<'a>,
    /// What the goods would come to under each measure that judges, alone; by its place.
    pub(crate) alone: Vec<(usize, Evaluation)>,
    pub(crate) product: &'a Product,
    pub(crate) composition: Option<&'a Composition>,
    pub(crate) heard: &'a Heard,
    pub(crate) yielded: &'a [Fact],
    pub(crate) statuses: &'a [MeasureStatus],
    pub(crate) day: &'a str,
    pub(crate) detail: Detail,
}

/// What was found, before it is put into words.
pub(crate) struct Finding {
    pub(crate) ranks: Ranks,
    pub(crate) outcome: Outcome,
    pub(crate) lean: Option<Outcome>,
    /// The measure whose unknown status makes it grey.
    pub(crate) status: Option<usize>,
}

impl Assembly<'_> {
    /// The determination.
    pub(crate) fn determination(&self) -> Determination {
        let evaluation = self.inquiry.evaluate(&self.inquiry.states);
        let found = self.find(&evaluation);
        let control_codes = self.codes_in_force(&evaluation, false);
        let mut possible_codes = match found.outcome {
            Outcome::NotControlled => Vec::new(),
            _ => self.codes_in_force(&evaluation, true),
        };
        if let Some(measure) = found.status {
            for (_, own) in self.alone.iter().filter(|(place, _)| *place == measure) {
                possible_codes.extend(self.codes(own, measure, true));
            }
        }
        possible_codes.retain(|c| !control_codes.contains(c));
        let full = self.full();
        let open =
            if found.outcome == Outcome::NeedsFacts { self.inquiry.open() } else { Vec::new() };
        let questions = self.questions(&found, &open);
        let trace = full.then(|| Trace::new(&self.inquiry, self.heard));
        let mut rules = Vec::new();
        if let Some(trace) = &trace {
            for (place, met) in evaluation.met.iter().enumerate().filter(|(_, m)| m.ranks != 0) {
                trace.tried(place, met, &mut rules);
            }
        }
        let rulebook = self.inquiry.rulebook;
        Determination {
            contract: CONTRACT,
            id: self.product.id.clone(),
            engine: VERSION.into(),
            rulebook: RulebookStamp {
                version: rulebook.version().clone(),
                sha256: rulebook.sha256().clone(),
                as_of: rulebook.as_of().clone(),
            },
            date: self.day.to_owned(),
            outcome: found.outcome,
            lean: found.lean,
            sure: self.sure(&found, &evaluation),
            summary: self.said(|| {
                self.summary(&found, &evaluation, &control_codes, &possible_codes, &questions)
            }),
            measures: self.measures(&evaluation, trace.as_ref()),
            questions,
            suggestions: self.heard.suggestions.clone(),
            changes: if full { self.changes(&found) } else { Vec::new() },
            rules,
            notices: self.notices(
                found.outcome,
                &evaluation,
                if control_codes.is_empty() { &possible_codes } else { &control_codes },
            ),
            customs_remark: if full { self.remark(&found, &control_codes) } else { None },
            // What was read goes out as it stands, once nothing looks at it any more.
            composition: Vec::new(),
            unread: Vec::new(),
            control_codes,
            possible_codes,
        }
    }

    /// Whether words and reasons were asked for.
    pub(crate) fn full(&self) -> bool {
        self.detail == Detail::Full
    }

    /// Words, where they were asked for.
    pub(crate) fn said(&self, words: impl FnOnce() -> Text) -> Text {
        if self.full() { words() } else { Text::none() }
    }

    /// The outcome: what the measures in force say, and grey where the status of a measure that
    /// names the goods is not known.
    fn find(&self, evaluation: &Evaluation) -> Finding {
        let (now, lean) = outcome(evaluation.ranks);
        let below = rank_bit(rank::CLEAR) | rank_bit(rank::GREY_CLEAR);
        if evaluation.ranks & !below == 0 {
            for (place, own) in &self.alone {
                let unknown = self.statuses.get(*place) == Some(&MeasureStatus::Unknown);
                if unknown && self.names(*place, own) {
                    return Finding {
                        ranks: rank_bit(rank::GREY),
                        outcome: Outcome::Grey,
                        lean: None,
                        status: Some(*place),
                    };
                }
            }
        }
        Finding { ranks: evaluation.ranks, outcome: now, lean, status: None }
    }

    /// Whether a measure names the goods: they are an item of it for certain, or they hold for
    /// certain an element of it and may be an item. Its own status is not asked for here.
    pub(crate) fn names(&self, measure: usize, under: &Evaluation) -> bool {
        let licence = rank_bit(rank::LICENCE);
        let compiled = self.inquiry.compiled;
        let content = compiled.facts.iter().position(|f| f.derive == Some(Derive::Content));
        let there = |place: usize| {
            self.inquiry.states.iter().all(|state| {
                let one = state.slots.get(place).filter(|one| {
                    compiled.slots.get(one.slot).is_some_and(|s| s.measure == measure)
                });
                let mask = one.zip(content).and_then(|(one, fact)| one.masks.get(fact));
                mask.is_some_and(|mask| *mask != 0 && mask & bit(0) == 0)
            })
        };
        let mut met = under.met.iter().enumerate();
        under.ranks == licence || met.any(|(place, met)| met.ranks & licence != 0 && there(place))
    }

    fn sure(&self, found: &Finding, evaluation: &Evaluation) -> Option<Sure> {
        if found.outcome == Outcome::NeedsFacts {
            return None;
        }
        if found.status.is_some() {
            return Some(Sure::High);
        }
        Some(match evaluation.sure {
            ree_rulebook::Sure::Low => Sure::Low,
            ree_rulebook::Sure::Medium => Sure::Medium,
            ree_rulebook::Sure::High => Sure::High,
        })
    }

    fn measures(&self, evaluation: &Evaluation, trace: Option<&Trace<'_, '_>>) -> Vec<Measure> {
        let mut out = Vec::new();
        for ((place, measure), (_, own)) in self.inquiry.rulebook.judging().zip(&self.alone) {
            let status = self.statuses.get(place).copied().unwrap_or(MeasureStatus::Unknown);
            let found = match status {
                MeasureStatus::InForce => outcome(own.ranks).0,
                MeasureStatus::Unknown if self.names(place, own) => Outcome::Grey,
                _ => Outcome::NotControlled,
            };
            let shown = match status {
                MeasureStatus::InForce => Some(evaluation),
                MeasureStatus::Unknown => Some(own),
                _ => None,
            };
            let matches = match (trace, shown) {
                (Some(trace), Some(shown)) => self.matches(shown, place, trace),
                _ => Vec::new(),
            };
            out.push(Measure {
                measure: measure.id.clone(),
                title: self.said(|| (&measure.short).into()),
                status,
                outcome: found,
                matches,
            });
        }
        out
    }
}
