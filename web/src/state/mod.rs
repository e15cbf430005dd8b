//! What the person has entered, and how each action changes it. Nothing here is derived: what was
//! read and decided follows from this state in the views.
//!
//! The text is kept as typed: rewriting it would move the caret and break Chinese input.

mod case;
mod law;
mod page;
mod product;
mod question;

use std::collections::BTreeMap;
use std::rc::Rc;

use ree_contract::{Purpose, Question};
use yew::{AttrValue, Reducible};

use crate::words::Lang;

pub(crate) use case::{CASE, Case, Finding, OUTCOMES, PURPOSES, Record, Told};
pub(crate) use law::{Ask, Law};
pub(crate) use page::{Page, Sheet};
pub(crate) use product::product;
pub(crate) use question::{Place, byte_at, place};

/// The blank of the composition. It is written over with the text.
pub(crate) const COMPOSITION: &str = "text";

/// So many letters tell one case from another.
const NAMED: usize = 60;

/// A suggestion that was refused: fact and value, whatever words suggest it.
pub(crate) type Refused = (String, String);

/// What the page holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct State {
    /// The language of the page.
    pub(crate) lang: Lang,
    /// The pasted text, as typed.
    pub(crate) text: AttrValue,
    /// Facts that the person gave, by id (`contains.Dy` for one element's).
    pub(crate) facts: BTreeMap<String, String>,
    /// Suggestions that are not so.
    pub(crate) refused: Vec<Refused>,
    /// Day of export, `YYYY-MM-DD`; empty: the rulebook's last day.
    pub(crate) date: AttrValue,
    /// Commodity code, as typed.
    pub(crate) hs_code: AttrValue,
    /// Destination, ISO 3166-1 alpha-2; empty: not told.
    pub(crate) destination: AttrValue,
    /// Why the goods leave.
    pub(crate) purpose: Option<Purpose>,
    /// The question answered last. It stays where it is, so that focus and place are kept.
    pub(crate) answered: Option<Question>,
    /// Questions answered with "I do not know", by their first fact.
    pub(crate) not_known: Vec<String>,
    /// Whether answers show where they lead.
    pub(crate) leads: bool,
    /// Whether the narrow page shows elements that no measure lists.
    pub(crate) all_elements: bool,
    /// What the law page is asked.
    pub(crate) law: Law,
    /// What was written into the blanks of the sheets, by their ids.
    pub(crate) blanks: BTreeMap<String, String>,
    /// The case that was opened, as it was saved.
    pub(crate) opened: Option<Rc<Case>>,
    /// What was entered before a case was opened over it.
    pub(crate) before: Option<Rc<State>>,
    /// Whether the case is kept on this device.
    pub(crate) keeps: bool,
    /// What is told of opening and keeping.
    pub(crate) told: Option<Told>,
    /// The link that holds the case, until the person goes on.
    pub(crate) link: Option<Link>,
}

/// A link that holds a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Link {
    /// The address.
    pub(crate) address: AttrValue,
    /// Whether it was copied; none while nobody knows.
    pub(crate) copied: Option<bool>,
}

/// What can happen.
#[derive(Clone, Debug)]
pub(crate) enum Action {
    /// The page speaks another language.
    Speak(Lang),
    /// The text was edited.
    Text(AttrValue),
    /// An element was pressed in the table: its symbol goes to the end of the text.
    AddElement(AttrValue),
    /// An example was chosen.
    Example(AttrValue, BTreeMap<String, String>),
    /// Everything about the goods is cleared; it can come back.
    Clear,
    /// The same, for good.
    Erase,
    /// A fact was chosen from the list; empty: not told.
    Fact(String, String),
    /// A suggestion is right.
    Accept(String, String),
    /// A suggestion is not so.
    Refuse(Refused),
    /// A question was answered; none: "I do not know".
    Answer(Question, Option<String>),
    /// A part of the text was replaced by the answer to a question.
    Replace(Place, AttrValue),
    /// The day of export.
    Date(AttrValue),
    /// The commodity code.
    HsCode(AttrValue),
    /// The destination.
    Destination(AttrValue),
    /// Why the goods leave.
    Purpose(Option<Purpose>),
    /// Show or hide where answers lead.
    Leads,
    /// Show or hide all elements.
    AllElements,
    /// Something was written into a blank of a sheet.
    Blank(String, String),
    /// A case was opened.
    Open(Rc<Case>),
    /// What a case was opened over comes back.
    Back,
    /// The case that was opened need not be shown beside the answer any more.
    Aside,
    /// Keep the case on this device, or no longer.
    Keep(bool),
    /// Something is to be told of opening and keeping.
    Tell(Told),
    /// What was told no longer holds.
    Hush,
    /// A link was made, or copied.
    Link(Link),
    /// The law page is asked something.
    Law(Ask),
}

impl State {
    /// Nothing was entered about the goods.
    pub(crate) fn is_empty(&self) -> bool {
        self.text.trim().is_empty() && self.facts.is_empty()
    }

    /// What the goods are called, or how their text begins.
    pub(crate) fn goods(&self) -> Option<&str> {
        let first = self.text.lines().map(str::trim).find(|line| !line.is_empty());
        let named = self.blanks.get("name").map(|name| name.trim());
        let goods = named.filter(|name| !name.is_empty()).or(first)?;
        let end = goods.char_indices().nth(NAMED).map_or(goods.len(), |(end, _)| end);
        goods.get(..end)
    }

    /// The day that the law is looked at. It is asked for by itself: looking at another day changes no answer.
    pub(crate) fn law_day(&self) -> &AttrValue {
        self.law.day.as_ref().unwrap_or(&self.date)
    }

    /// The state with nothing entered.
    fn emptied(&self) -> Self {
        State {
            lang: self.lang,
            date: self.date.clone(),
            leads: self.leads,
            keeps: self.keeps,
            law: self.law.clone(),
            ..State::default()
        }
    }

    /// The state with a case opened in it.
    pub(crate) fn open(&self, case: &Rc<Case>) -> Self {
        let before = (!self.is_empty()).then(|| Rc::new(State { before: None, ..self.clone() }));
        State {
            lang: self.lang,
            leads: self.leads,
            keeps: self.keeps,
            opened: Some(case.clone()),
            before,
            told: Some(Told::Opened),
            ..case.entered.clone()
        }
    }

    /// What was told of opening holds until the person goes on; that the storage is full holds
    /// until it is not.
    fn go_on(&mut self) {
        self.before = None;
        self.link = None;
        if self.told != Some(Told::Full) || !self.keeps {
            self.told = None;
        }
    }

    fn set(&mut self, fact: String, value: String) {
        self.not_known.retain(|f| *f != fact);
        if value.is_empty() {
            self.facts.remove(&fact);
        } else {
            self.facts.insert(fact, value);
        }
    }

    /// Other goods: what was answered about the last ones is not true of these. It can come back.
    fn begin_anew(&mut self, last: &State) {
        self.before = Some(Rc::new(State { before: None, told: None, ..last.clone() }));
        self.told = Some(Told::Anew);
        self.facts.clear();
        self.refused.clear();
        self.not_known.clear();
        self.blanks.clear();
        self.hs_code = AttrValue::default();
    }

    /// The text was changed: the question answered last may not be asked any more.
    fn retext(&mut self, text: AttrValue) {
        self.text = text;
        self.answered = None;
        // On paper the composition begins as the text says it now.
        self.blanks.remove(COMPOSITION);
        if self.text.trim().is_empty() {
            self.refused.clear();
            self.not_known.clear();
            // What was tested were the goods that are gone.
            self.blanks.clear();
        }
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = (*self).clone();
        let goes_on = !matches!(
            action,
            Action::Speak(_)
                | Action::Leads
                | Action::AllElements
                | Action::Keep(_)
                | Action::Tell(_)
                | Action::Link(_)
        );
        // While other goods are typed the last ones can still come back.
        let types_on = self.told == Some(Told::Anew) && matches!(action, Action::Text(_));
        if goes_on && !types_on {
            next.go_on();
        }
        match action {
            Action::Speak(lang) => next.lang = lang,
            Action::Text(text) => {
                if !self.facts.is_empty() && product::other_goods(&self.text, &text) {
                    next.begin_anew(&self);
                }
                next.retext(text);
            }
            Action::AddElement(symbol) => {
                let before = next.text.trim_end();
                let text = if before.is_empty() {
                    symbol
                } else {
                    AttrValue::from([before, ", ", &symbol].concat())
                };
                next.retext(text);
            }
            Action::Example(text, facts) => {
                next.retext(text);
                next.facts = facts;
                next.opened = None;
                next.blanks.clear();
                next.refused.clear();
                next.not_known.clear();
            }
            Action::Clear => {
                next = next.emptied();
                next.before = Some(Rc::new(State { before: None, ..(*self).clone() }));
            }
            Action::Erase => next = next.emptied(),
            Action::Fact(fact, value) => {
                next.answered = None;
                next.set(fact, value);
            }
            Action::Accept(fact, value) => {
                next.answered = None;
                let undo = next.facts.get(&fact) == Some(&value);
                next.set(fact, if undo { String::new() } else { value });
            }
            Action::Refuse(refused) => {
                next.refused.push(refused);
            }
            Action::Answer(question, value) => {
                if let Some(fact) = question.facts.first().cloned() {
                    let unknown = value.is_none();
                    next.set(fact.clone(), value.unwrap_or_default());
                    if unknown {
                        next.not_known.push(fact);
                    }
                }
                next.answered = Some(question);
            }
            Action::Replace(place, text) => {
                let text = question::replaced(&next.text, place, &text);
                next.retext(text.into());
            }
            Action::Date(date) => {
                next.answered = None;
                next.date = date;
            }
            Action::HsCode(code) => next.hs_code = code,
            Action::Destination(country) => next.destination = country,
            Action::Purpose(purpose) => next.purpose = purpose,
            Action::Leads => next.leads = !next.leads,
            Action::AllElements => next.all_elements = !next.all_elements,
            Action::Blank(blank, text) => {
                next.blanks.insert(blank, text);
            }
            Action::Open(case) => next = self.open(&case),
            Action::Back => {
                if let Some(before) = &self.before {
                    next = State { lang: self.lang, keeps: self.keeps, ..(**before).clone() };
                }
            }
            Action::Aside => next.opened = None,
            Action::Keep(on) => next.keeps = on,
            Action::Tell(what) => next.told = Some(what),
            Action::Hush => next.told = None,
            Action::Link(link) => next.link = Some(link),
            Action::Law(ask) => next.law = next.law.asked(ask),
        }
        Rc::new(next)
    }
}

#[cfg(test)]
mod tests;
