//! From an inquiry to the determination: outcome, codes, questions, changes, words.

use std::cmp::Reverse;

use ree_compose::Composition;
use ree_contract::{
    AnswerOption, CONTRACT, Change, Citations, ControlCode, Detail, Determination, ItemText, Match,
    Measure, MeasureStatus, Outcome, Product, Question, RulebookStamp, Str, Sure, Text,
};
use ree_rulebook::Derive;
use rust_decimal::Decimal;

use crate::checker::VERSION;
use crate::compiled::{SlotItem, bits, rank};
use crate::given::{Fact, Heard};
use crate::inquiry::{Ask, Inquiry, Open, Turn, outcome};
use crate::judge::{Evaluation, Ranks, rank_bit};
use crate::trace::Trace;
use crate::words::{self, Fill};

/// Everything the determination is made from.
pub(crate) struct Assembly<'a> {
    pub(crate) inquiry: Inquiry<'a>,
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
    status: Option<usize>,
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
            possible_codes.extend(self.codes(&self.under(measure), measure, true));
        }
        possible_codes.retain(|c| !control_codes.contains(c));
        let full = self.detail == Detail::Full;
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
            summary: self.summary(&found, &evaluation, &control_codes, &possible_codes, &questions),
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
            customs_remark: self.remark(&found, &control_codes),
            composition: self
                .composition
                .and_then(|c| c.readings.first())
                .map(ree_compose::Reading::read_components)
                .unwrap_or_default(),
            unread: self
                .composition
                .and_then(|c| c.readings.first())
                .map(|r| r.unread.clone())
                .unwrap_or_default(),
            control_codes,
            possible_codes,
        }
    }

    /// The outcome: what the measures in force say, and grey where the status of a measure that
    /// the goods meet for certain is not known.
    fn find(&self, evaluation: &Evaluation) -> Finding {
        let (now, lean) = outcome(evaluation.ranks);
        let below = rank_bit(rank::CLEAR) | rank_bit(rank::GREY_CLEAR);
        if evaluation.ranks & !below == 0 {
            for (place, _) in self.inquiry.rulebook.judging() {
                let unknown = self.statuses.get(place) == Some(&MeasureStatus::Unknown);
                if unknown && self.under(place).ranks == rank_bit(rank::LICENCE) {
                    return Finding {
                        ranks: rank_bit(rank::GREY),
                        outcome: Outcome::Grey,
                        lean: None,
                        status: Some(place),
                    };
                }
            }
        }
        Finding { ranks: evaluation.ranks, outcome: now, lean, status: None }
    }

    /// What the goods would come to under one measure alone.
    pub(crate) fn under(&self, measure: usize) -> Evaluation {
        let slots = &self.inquiry.compiled.slots;
        self.inquiry.evaluate_where(&self.inquiry.states, |slot| {
            slots.get(slot).is_some_and(|s| s.measure == measure)
        })
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

    /// Control codes over all measures in force: met on every completion, or (`open`) on some.
    fn codes_in_force(&self, evaluation: &Evaluation, open: bool) -> Vec<ControlCode> {
        let mut found: Vec<(Order, ControlCode)> = Vec::new();
        for (place, _) in self.inquiry.rulebook.judging() {
            if self.inquiry.in_force.get(place).copied().unwrap_or(false) {
                self.collect(evaluation, place, open, &mut found);
            }
        }
        in_order(found)
    }

    /// Control codes of one measure.
    pub(crate) fn codes(
        &self,
        evaluation: &Evaluation,
        measure: usize,
        open: bool,
    ) -> Vec<ControlCode> {
        let mut found = Vec::new();
        self.collect(evaluation, measure, open, &mut found);
        in_order(found)
    }

    fn collect(
        &self,
        evaluation: &Evaluation,
        measure: usize,
        open: bool,
        out: &mut Vec<(Order, ControlCode)>,
    ) {
        let Some(state) = self.inquiry.states.first() else { return };
        for (one, met) in state.slots.iter().zip(&evaluation.met) {
            let Some(slot) = self.inquiry.compiled.slots.get(one.slot) else { continue };
            if slot.measure != measure || met.ranks == 0 {
                continue;
            }
            let items = if open { met.ever } else { met.always };
            let share = one.content.interval.high;
            for item in bits(u128::from(items)).filter_map(|i| slot.items.get(i)) {
                out.push((self.order(item, share), item.code.clone()));
            }
            if open {
                self.headings(one, met.heard_ever, &mut |item, code| {
                    out.push((self.order(item, share), code));
                });
            }
        }
    }

    /// Headings of classes in question of which no single item fits.
    fn headings(
        &self,
        one: &crate::facts::SlotState,
        heard: u128,
        add: &mut dyn FnMut(&SlotItem, ControlCode),
    ) {
        let Some(slot) = self.inquiry.compiled.slots.get(one.slot) else { return };
        for rule in bits(heard).filter_map(|r| slot.rules.get(r)) {
            for class in &rule.classes {
                let fits = slot.items.iter().enumerate().any(|(i, item)| {
                    item.class == *class
                        && one.possible & 1u64.wrapping_shl(u32::try_from(i).unwrap_or(0)) != 0
                });
                let mut of_class = slot.items.iter().filter(|i| i.class == *class);
                let (first, second) = (of_class.next(), of_class.next());
                if let (false, Some(item)) = (fits, first) {
                    let heading = item.heading.as_ref().filter(|_| second.is_some());
                    add(item, heading.unwrap_or(&item.code).clone());
                }
            }
        }
    }

    fn order(&self, item: &SlotItem, share: Decimal) -> Order {
        let partners =
            self.composition.and_then(|c| c.readings.first()).map_or(Decimal::ZERO, |r| {
                item.partners
                    .iter()
                    .map(|p| r.content(p).interval.high)
                    .max()
                    .unwrap_or(Decimal::ZERO)
            });
        (item.order, Reverse(share), Reverse(item.partners.len()), Reverse(partners))
    }

    fn measures(&self, evaluation: &Evaluation, trace: Option<&Trace<'_, '_>>) -> Vec<Measure> {
        let mut out = Vec::new();
        for (place, measure) in self.inquiry.rulebook.judging() {
            let status = self.statuses.get(place).copied().unwrap_or(MeasureStatus::Unknown);
            let own = match status {
                MeasureStatus::InForce | MeasureStatus::Unknown => self.under(place),
                _ => Evaluation {
                    ranks: rank_bit(rank::CLEAR),
                    sure: ree_rulebook::Sure::High,
                    met: Vec::new(),
                },
            };
            let found = match (status, outcome(own.ranks).0) {
                (MeasureStatus::InForce, found) => found,
                (MeasureStatus::Unknown, Outcome::LicenceRequired) => Outcome::Grey,
                _ => Outcome::NotControlled,
            };
            let shown = if status == MeasureStatus::InForce { evaluation } else { &own };
            let matches = match trace {
                Some(trace) => self.matches(shown, place, trace),
                None => Vec::new(),
            };
            out.push(Measure {
                measure: measure.id.clone(),
                title: (&measure.short).into(),
                status,
                outcome: found,
                matches,
            });
        }
        out
    }

    fn matches(
        &self,
        evaluation: &Evaluation,
        measure: usize,
        trace: &Trace<'_, '_>,
    ) -> Vec<Match> {
        let mut found: Vec<(Order, Match)> = Vec::new();
        let Some(state) = self.inquiry.states.first() else { return Vec::new() };
        for (place, (one, met)) in state.slots.iter().zip(&evaluation.met).enumerate() {
            let Some(slot) = self.inquiry.compiled.slots.get(one.slot) else { continue };
            if slot.measure != measure || met.ranks == 0 {
                continue;
            }
            for number in bits(u128::from(met.always)) {
                let Some(item) = slot.items.get(number) else { continue };
                let bit = 1u64.wrapping_shl(u32::try_from(number).unwrap_or(0));
                let rule = bits(met.heard_ever)
                    .filter_map(|r| slot.rules.get(r))
                    .find(|r| r.rank == rank::LICENCE && r.items & bit != 0);
                let (Some(rule), Some((_, text))) = (rule, self.inquiry.rulebook.item(&item.code))
                else {
                    continue;
                };
                let mut citations: Vec<_> =
                    self.inquiry.rulebook.item_citation(&item.code).into_iter().collect();
                citations.extend(
                    rule.citations.iter().filter(|c| rule.code.as_ref() != Some(&c.id)).cloned(),
                );
                found.push((
                    self.order(item, one.content.interval.high),
                    Match {
                        control_code: item.code.clone(),
                        element: slot.element.clone(),
                        item: ItemText {
                            zh: text.text.zh.clone(),
                            en: text.text.en.clone(),
                            read: text.read.into(),
                        },
                        because: trace.because(place, rule),
                        citations: citations.into(),
                    },
                ));
            }
        }
        found.sort_by_key(|f| f.0);
        found.dedup_by(|a, b| a.1.control_code == b.1.control_code);
        found.into_iter().map(|f| f.1).collect()
    }

    fn summary(
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
                let values = [
                    ("measure", Fill::Both(&title)),
                    ("date", Fill::Same(self.day)),
                    ("as_of", Fill::Same(&**rulebook.as_of())),
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
                    .map(|r| r.text.clone())
            })
        });
        match reason {
            Some(reason) => {
                let reason = Text { en: lower_first(&reason.en), zh: reason.zh };
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
        let labels = |chinese: bool, join: &str| {
            questions
                .iter()
                .map(|q| self.question_label(q).pick(chinese).to_owned())
                .collect::<Vec<_>>()
                .join(join)
        };
        let facts = Text::both(labels(false, ", "), labels(true, "、"));
        let count = questions.len().to_string();
        let values = [("facts", Fill::Both(&facts)), ("count", Fill::Same(count.as_str()))];
        let key = if questions.len() == 1 { "summary-needs-one" } else { "summary-needs-more" };
        words::message(rulebook, key, &values)
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

    fn questions(&self, found: &Finding, open: &[Open]) -> Vec<Question> {
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
            let element = one.ask.element.as_deref();
            let options = one
                .options
                .iter()
                .filter_map(|(value, ranks)| {
                    let v = fact.value.get(usize::from(*value))?;
                    Some(AnswerOption {
                        value: v.id.clone(),
                        label: (&v.label).into(),
                        outcome: outcome(*ranks).0,
                    })
                })
                .collect();
            questions.push(Question {
                facts: vec![self.name(&one.ask)],
                ask: words::of_element(rulebook, &fact.question, element),
                why: words::of_element(rulebook, &fact.why, element),
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
                .filter_map(|o| o.ask.element.as_deref())
                .map(|e| words::element(rulebook, e).pick(chinese).to_owned())
                .collect::<Vec<_>>()
                .join(join)
        };
        let elements = Text::both(names(false, ", "), names(true, "、"));
        Question {
            facts: open.iter().map(|o| self.name(&o.ask)).collect(),
            ask: words::message(rulebook, "ask-contents", &[("elements", Fill::Both(&elements))]),
            why: words::message(rulebook, "ask-contents-why", &[]),
            options: Vec::new(),
        }
    }

    /// Where readings of the composition lead to different outcomes, which is meant is asked.
    fn reading_question(&self) -> Option<Question> {
        let open = self.composition?.open.as_ref()?;
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
        let values: Vec<(&str, Fill<'_>)> =
            open.values.iter().map(|(n, v)| (*n, Fill::Same(v.as_str()))).collect();
        let options = open
            .options
            .iter()
            .map(|(text, reading)| AnswerOption {
                value: text.as_str().into(),
                label: Text::both(text.as_str(), text.as_str()),
                outcome: led.get(*reading).map_or(Outcome::NeedsFacts, |r| outcome(*r).0),
            })
            .collect();
        let ask =
            if rulebook.message(open.message).is_some() { open.message } else { "ask-reading" };
        Some(Question {
            facts: vec![open.place.clone()],
            ask: words::message(rulebook, ask, &values),
            why: words::message(rulebook, "ask-reading-why", &[]),
            options,
        })
    }

    /// A fact's name: `integration`, `contains.X`.
    fn name(&self, ask: &Ask) -> String {
        let id = self.inquiry.compiled.facts.get(ask.fact).map_or("", |f| &*f.id);
        match &ask.element {
            Some(element) => format!("{id}.{element}"),
            None => id.to_owned(),
        }
    }

    fn changes(&self, found: &Finding) -> Vec<Change> {
        if found.outcome == Outcome::NeedsFacts || found.status.is_some() {
            return Vec::new();
        }
        self.inquiry.turns(found.ranks).iter().filter_map(|t| self.change(t)).collect()
    }

    fn change(&self, turn: &Turn) -> Option<Change> {
        let rulebook = self.inquiry.rulebook;
        let ask = turn.asks.first()?;
        let fact = rulebook.facts().get(ask.fact)?;
        let value = fact.value.get(usize::from(turn.value))?;
        let (name, label) = if turn.asks.len() == 1 {
            let of = words::label(rulebook, fact, ask.element.as_deref());
            let to: Text = (&value.label).into();
            let values = [("fact", Fill::Both(&of)), ("value", Fill::Both(&to))];
            (self.name(ask), words::message(rulebook, "change", &values))
        } else {
            let list = words::list(turn.asks.iter().filter_map(|a| a.element.as_deref()));
            let key = if turn.value == 0 { "change-contents-none" } else { "change-contents-some" };
            (
                format!("{}.*", fact.id),
                words::message(rulebook, key, &[("elements", Fill::Both(&list))]),
            )
        };
        Some(Change {
            fact: name,
            value: value.id.clone(),
            label,
            outcome: outcome(turn.evaluation.ranks).0,
            citations: self.reason(&turn.evaluation),
        })
    }

    /// What the outcome of an evaluation rests on: the first rule heard that has its rank.
    fn reason(&self, evaluation: &Evaluation) -> Citations {
        let top = u8::try_from(7u32.saturating_sub(evaluation.ranks.leading_zeros())).unwrap_or(0);
        let found = self.inquiry.states.first().and_then(|state| {
            state.slots.iter().zip(&evaluation.met).find_map(|(one, met)| {
                let slot = self.inquiry.compiled.slots.get(one.slot).filter(|_| met.ranks != 0)?;
                let mut rules = bits(met.heard_ever).filter_map(|r| slot.rules.get(r));
                rules.find(|r| r.rank == top).map(|r| r.citations.clone())
            })
        });
        found.unwrap_or_else(|| Vec::new().into())
    }
}

/// The order of codes: class, larger share of the element, fuller pair, larger share of the partner.
type Order = (usize, Reverse<Decimal>, Reverse<usize>, Reverse<Decimal>);

fn in_order(mut found: Vec<(Order, ControlCode)>) -> Vec<ControlCode> {
    found.sort();
    let mut codes: Vec<ControlCode> = Vec::with_capacity(found.len());
    for (_, code) in found {
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    codes
}

/// A sentence to stand after a colon.
fn lower_first(text: &str) -> Str {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_lowercase().chain(chars).collect::<String>().into(),
        None => text.into(),
    }
}
