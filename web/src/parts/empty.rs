//! The empty page: what it is for, examples one press away, and what it can answer.

use std::collections::BTreeMap;

use ree_contract::Outcome;
use yew::prelude::*;

use super::icons;
use super::outcome::{small, word};
use crate::dom::{El, button, el, tag};
use crate::hooks;
use crate::state::Action;
use crate::words::{Lang, Words, phrases};

/// An example: its name, its text, the facts that go with it.
pub(crate) struct Example {
    /// Its name.
    pub(crate) name: &'static str,
    /// The text for the field.
    pub(crate) text: &'static str,
    /// The facts.
    pub(crate) facts: &'static [(&'static str, &'static str)],
}

/// Four examples, one for each outcome.
pub(crate) fn examples(w: &Words) -> [Example; 4] {
    [
        Example {
            name: w.example_open_name,
            text: w.example_open_text,
            facts: &[("kind", "magnet")],
        },
        Example {
            name: w.example_clear_name,
            text: w.example_clear_text,
            facts: &[("kind", "magnet"), ("integration", "bare")],
        },
        Example {
            name: w.example_licence_name,
            text: w.example_licence_text,
            facts: &[("kind", "magnet"), ("integration", "bare")],
        },
        Example {
            name: w.example_grey_name,
            text: w.example_grey_text,
            facts: &[("kind", "chemical"), ("reaction", "solid_solution")],
        },
    ]
}

/// Heading and lead.
pub(crate) fn intro(lang: Lang) -> El {
    let w = lang.words();
    tag("div", "intro")
        .add(el("h1").node(phrases(w.empty_heading, lang)))
        .add(el("p").say(w.empty_lead))
}

/// The list of examples.
pub(crate) fn example_list(lang: Lang, act: &Callback<Action>) -> El {
    let w = lang.words();
    let one = |(n, example): (usize, Example)| {
        let act = act.clone();
        let press = Callback::from(move |_: MouseEvent| {
            let mut facts = BTreeMap::new();
            for (fact, value) in example.facts {
                facts.insert((*fact).to_owned(), (*value).to_owned());
            }
            act.emit(Action::Example(AttrValue::Static(example.text), facts));
            hooks::jump_softly("verdict");
        });
        let words = el("span")
            .add(el("b").say(example.name))
            .add(el("small").text(&example.text.replace('\n', " · ")));
        el("li").nth(n).add(button("").on_click(press).add(words).add(icons::right()))
    };
    tag("section", "examples")
        .set("aria-labelledby", "examples")
        .add(el("h2").set("id", "examples").say(w.empty_examples))
        .add(el("ul").each(examples(w).into_iter().enumerate().map(one)))
}

/// The four outcomes and what each means.
pub(crate) fn tells(lang: Lang) -> El {
    let w = lang.words();
    let one = |outcome: Outcome, says: &'static str| {
        el("li")
            .add(tag("p", "strong").add(small(outcome, word(outcome, w))))
            .add(tag("p", "hint").say(says))
    };
    let list = el("ul")
        .add(one(Outcome::LicenceRequired, w.empty_tells_licence))
        .add(one(Outcome::NotControlled, w.empty_tells_clear))
        .add(one(Outcome::Grey, w.empty_tells_grey))
        .add(one(Outcome::NeedsFacts, w.empty_tells_open));
    tag("section", "tells")
        .set("aria-labelledby", "tells")
        .add(el("h2").set("id", "tells").say(w.empty_tells))
        .add(list)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine;
    use crate::state::{State, product};

    /// Each example leads to the outcome that the journeys and the page promise, in both languages,
    /// with every word read.
    #[test]
    fn examples_lead_to_the_four_outcomes() {
        let checker = engine::checker().unwrap();
        for lang in [Lang::En, Lang::Zh] {
            let found: Vec<_> = examples(lang.words())
                .iter()
                .map(|e| {
                    let facts = e.facts.iter().map(|(f, v)| ((*f).into(), (*v).into())).collect();
                    let state = std::rc::Rc::new(State::default());
                    let state = state.reduce(Action::Example(e.text.into(), facts));
                    let product = product(&state, checker.rulebook().facts());
                    let found = engine::check(checker, &product).found.unwrap();
                    assert!(found.unread.is_empty(), "{}: {:?}", e.name, found.unread);
                    found.outcome
                })
                .collect();
            assert_eq!(
                found,
                [
                    Outcome::NeedsFacts,
                    Outcome::NotControlled,
                    Outcome::LicenceRequired,
                    Outcome::Grey
                ],
                "{lang:?}"
            );
        }
    }
}
