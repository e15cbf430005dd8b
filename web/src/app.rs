//! The shell around the pages: state, masthead, page, foot, and what is said aloud.

use std::rc::Rc;

use ree_engine::Checker;
use yew::prelude::*;

use crate::dom::{El, list, tag};
use crate::engine::{self, Answer};
use crate::hooks;
use crate::pages::check;
use crate::parts::dock::Dock;
use crate::parts::{masthead, notices, outcome};
use crate::state::{State, product};

/// Milliseconds of rest after which a changed outcome is said aloud.
const REST: u32 = 600;

/// What the page is made with.
#[derive(Properties)]
pub(crate) struct PageProps {
    /// The engine with its rulebook.
    pub(crate) checker: &'static Checker,
}

impl PartialEq for PageProps {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.checker, other.checker)
    }
}

/// The page.
#[component]
pub(crate) fn Page(props: &PageProps) -> Html {
    let state = use_reducer(|| State {
        lang: hooks::browser_lang(),
        date: hooks::today().into(),
        ..State::default()
    });
    let act = use_callback(state.dispatcher(), |action, dispatch| dispatch.dispatch(action));
    let shown = use_node_ref();
    let checker = props.checker;
    let rulebook = checker.rulebook();
    let lang = state.lang;
    hooks::use_document_lang(lang);

    let asks = !state.is_empty();
    let asked = asks.then(|| product(&state, rulebook.facts()));
    let answer: Rc<Option<Answer>> =
        use_memo(asked, |asked| asked.as_ref().map(|product| engine::check(checker, product)));
    let found = (*answer).as_ref().and_then(|a| a.found.as_ref().ok());
    let said = match (*answer).as_ref().map(|a| &a.found) {
        None => String::new(),
        Some(Ok(found)) => outcome::spoken(found, lang),
        Some(Err(error)) => error.message.pick(lang.zh()).to_owned(),
    };
    let said = hooks::use_rest(said, REST);
    let past = asks.then(|| notices::past(&state.date, found, rulebook, lang)).flatten();
    let dock = found.map_or_else(Html::default, |found| {
        let word = outcome::big_word(found, lang.words());
        html! { <Dock outcome={found.outcome} {word} {lang} answer={shown.clone()} /> }
    });
    list(vec![
        masthead::masthead(rulebook, asks, lang, &act),
        past.map_or_else(Html::default, El::done),
        check::check(&state, (*answer).as_ref(), rulebook, &shown, &act),
        masthead::foot(rulebook, lang),
        dock,
        tag("p", "unseen").set("role", "status").set("id", "said").text(&said).done(),
    ])
}
