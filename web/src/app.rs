//! The shell around the pages: state, masthead, page, foot, and what is said aloud.

use std::rc::Rc;

use ree_contract::{Outcome, Product};
use ree_engine::Checker;
use ree_rulebook::Rulebook;
use yew::prelude::*;

use crate::dom::{El, list, tag};
use crate::engine::{self, Answer};
use crate::hooks;
use crate::pages::{check, law, privacy, sheet};
use crate::parts::dock::Dock;
use crate::parts::{masthead, notices, outcome, question};
use crate::state::{Page as Shown, State, product};

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
    let checker = props.checker;
    let rulebook = checker.rulebook();
    let state = use_reducer(|| {
        let start =
            State { lang: hooks::first_lang(), date: hooks::today().into(), ..State::default() };
        hooks::restore(start, rulebook)
    });
    let act = use_callback(state.dispatcher(), |action, dispatch| dispatch.dispatch(action));
    let shown = use_node_ref();
    let lang = state.lang;
    let page = Shown::of(&hooks::use_fragment({
        let act = act.clone();
        Callback::from(move |()| hooks::open_link(rulebook, &act))
    }));
    let (name, title) = named(&page, &state, rulebook);
    hooks::use_document(lang, title);
    hooks::use_page_start(name.into());

    let asks = !state.is_empty();
    let answer = use_answer(checker, asks.then(|| product(&state, rulebook.facts())));
    let found = (*answer).as_ref().and_then(|a| a.found.as_ref().ok());
    hooks::use_keeping(&state, found, rulebook, &act);
    let here = match &page {
        Shown::Law(id) => Some(id.clone()),
        _ => None,
    };
    let reads = here.is_some() || matches!(page, Shown::Sheet(_));
    let library = hooks::use_library(reads, "", rulebook);
    // The same goods on the day that the law is looked at, and on the other one while days are compared.
    let on = |day: Option<&AttrValue>| {
        let date = day.cloned().filter(|_| asks && here.is_some())?;
        Some(product(&State { date, ..(*state).clone() }, rulebook.facts()))
    };
    let on_day = use_answer(checker, on(state.law.day.as_ref()));
    let on_other = use_answer(checker, on(state.law.other.as_ref()));
    let on_day = (*on_day).as_ref().or((*answer).as_ref()).and_then(|a| a.found.as_ref().ok());
    hooks::use_entry_start(&here.clone().filter(|id| law::names_one(id)).unwrap_or_default());
    let said = match (&here, (*answer).as_ref().map(|a| &a.found)) {
        (Some(id), _) => law::spoken(id, rulebook, lang),
        (None, None) => String::new(),
        // The word alone would stay the same from one question to the next.
        (None, Some(Ok(found))) if found.outcome == Outcome::NeedsFacts => {
            let asked = question::shown(&state, found).pop();
            outcome::said_with(found, asked.map(|q| q.ask.pick(lang.zh())), lang)
        }
        (None, Some(Ok(found))) => outcome::spoken(found, lang),
        (None, Some(Err(error))) => error.message.pick(lang.zh()).to_owned(),
    };
    let said = hooks::use_rest(said, REST);
    let checking = page == Shown::Check;
    let banded = (checking && asks) || here.is_some();
    let (day, judged) = if checking { (&state.date, found) } else { (state.law_day(), on_day) };
    let past = banded.then(|| notices::past(day, judged, rulebook, lang)).flatten();
    let dock = found.filter(|_| checking).map_or_else(Html::default, |found| {
        let word = outcome::big_word(found, lang.words());
        html! { <Dock outcome={found.outcome} {word} {lang} answer={shown.clone()} /> }
    });
    let content = match &page {
        Shown::Check => check::check(&state, (*answer).as_ref(), rulebook, &shown, &act),
        Shown::Law(id) => {
            let on_other = (*on_other).as_ref().and_then(|a| a.found.as_ref().ok());
            law::law(id, &state, &library, (on_day, on_other), rulebook, &act)
        }
        Shown::Privacy => privacy::privacy(lang),
        Shown::Sheet(which) => {
            sheet::sheet(*which, &state, (*answer).as_ref(), &library, rulebook, &act)
        }
    };
    list(vec![
        masthead::masthead(rulebook, &page, asks, lang, &act),
        past.map_or_else(Html::default, El::done),
        content,
        masthead::foot(rulebook, Some("#privacy"), lang),
        dock,
        tag("p", "unseen").set("role", "status").set("id", "said").text(&said).done(),
    ])
}

/// The engine's answer for a product; asked again only when the product has changed.
#[hook]
fn use_answer(checker: &'static Checker, asked: Option<Product>) -> Rc<Option<Answer>> {
    use_memo(asked, |asked| asked.as_ref().map(|product| engine::check(checker, product)))
}

/// What a page is known by, and the title of its document: what was opened comes first.
fn named(page: &Shown, state: &State, rulebook: &Rulebook) -> (&'static str, String) {
    let lang = state.lang;
    let w = lang.words();
    let (name, title) = match page {
        Shown::Check => ("check", w.page_title),
        Shown::Law(_) => ("law", w.page_title_law),
        Shown::Privacy => ("privacy", w.page_title_privacy),
        Shown::Sheet(which) => ("sheet", sheet::title(*which, w)),
    };
    let opened = match page {
        Shown::Law(id) => law::named(id, rulebook, lang),
        // A browser names a file by it.
        Shown::Sheet(_) => state.goods(),
        Shown::Check | Shown::Privacy => None,
    };
    let title = opened.map_or_else(|| title.to_owned(), |entry| [entry, " · ", title].concat());
    (name, title)
}
