//! The training: a class, or one learner, goes through cases; the engine answers.
//!
//! In the flow: a walkthrough's file is read by `ree-walkthrough`, its products are judged by the engine,
//! and the views here show both. Nothing here decides and nothing knows the law.

mod aloud;
mod answers;
mod ask;
mod beside;
mod board;
mod carry;
mod closing;
mod desk;
mod edit;
mod end;
mod field;
mod frame;
mod goods;
mod hands;
mod keep;
mod key;
mod keys;
mod law;
mod learn;
mod lend;
mod lessons;
mod list;
mod lms;
mod load;
mod named;
mod names;
mod notes;
mod panels;
mod place;
mod sheets;
mod state;
mod teach;
mod timer;
mod vary;
mod ways;
mod wire;
mod words;

use ree_engine::Checker;
use ree_walkthrough::Visit;
use yew::prelude::*;

use crate::dom::{self, El, el, tag};
use crate::hooks;
use crate::parts::masthead::{self, Tongues};
use crate::words::Lang;
use place::Place;
use state::{Action, Keeps, Shown, State};
use words::{own, said};

/// Milliseconds of rest after which what changed is said aloud.
const REST: u32 = 600;

/// What the training is made with.
#[derive(Properties)]
pub(crate) struct TrainingProps {
    /// The engine with its rulebook.
    pub(crate) checker: &'static Checker,
}

impl PartialEq for TrainingProps {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.checker, other.checker)
    }
}

/// The training.
#[component]
pub(crate) fn Training(props: &TrainingProps) -> Html {
    let checker = props.checker;
    let rulebook = checker.rulebook();
    let state = use_reducer(|| {
        let (own, unsaved) = keep::own_text();
        State { lang: hooks::first_lang(), own, unsaved, ..State::default() }
    });
    let act = use_callback(state.dispatcher(), |action, dispatch| dispatch.dispatch(action));
    let lang = state.lang;
    let fragment = hooks::use_fragment(Callback::noop());
    // Inside a learning system there is one walkthrough, whatever the address says.
    let packed = use_memo((), |()| lms::packed());
    let place = match &*packed {
        Some(id) => Place::Learn { id: id.clone(), step: String::new() },
        None => Place::of(&fragment),
    };
    let library = hooks::use_library(place != Place::List, "../", rulebook);
    load::use_walkthrough(&place, packed.is_some(), &state.own, &library, checker, &act);
    lms::use_reporting(packed.is_some(), &state, rulebook);
    // What a class has said is nowhere else.
    let class = matches!(place, Place::Teach { .. }) && state.play.visits().iter().any(Visit::told);
    let class = class && state.keeps != Keeps::Yes;
    field::use_leaving(state.unsaved || class);
    keep::use_keeping(&place, &state, rulebook, &act);
    use_effect_with((state.own.clone(), state.unsaved), |(own, unsaved)| {
        keep::remember_own(own, *unsaved);
    });
    let class = matches!(&place, Place::Notes { .. } | Place::Teach { .. }) && place.own();
    lend::use_lending(class, &state.own, &act);
    let title = [&named(&place, &state), said(lang).page_title].concat();
    hooks::use_document(lang, title);
    hooks::use_page_start(step_name(&place, &state).into());

    let content = match (&place, &state.file) {
        (Place::List, _) => list::list(lang),
        (Place::Edit, _) => html! {
            <edit::Edit state={(*state).clone()} {checker} {library} act={act.clone()} />
        },
        (Place::Names, _) => html! { <names::Names {checker} {library} {lang} /> },
        (Place::Learn { .. }, Shown::Open(walkthrough)) => html! {
            <learn::Learn walkthrough={walkthrough.clone()} state={(*state).clone()} {checker}
                {library} packed={packed.is_some()} act={act.clone()} />
        },
        (Place::Sheet(_) | Place::Key(_), Shown::Open(walkthrough)) => html! {
            <sheets::Sheet walkthrough={walkthrough.clone()} {checker} {library} {lang}
                key_sheet={matches!(place, Place::Key(_))} />
        },
        (Place::Teach { id, .. }, Shown::Open(walkthrough)) => html! {
            <teach::Teach name={id.clone()} walkthrough={walkthrough.clone()}
                state={(*state).clone()} {checker} {library} act={act.clone()} />
        },
        (Place::Notes { id }, Shown::Open(walkthrough)) => html! {
            <beside::Beside name={id.clone()} walkthrough={walkthrough.clone()} {checker} {lang} act={act.clone()} />
        },
        (_, shown) => load::instead(shown, lang).done(),
    };
    let spoken = match place {
        Place::Learn { .. } => learn::spoken(&state, checker),
        Place::Teach { .. } => aloud::spoken(&state, checker),
        _ => String::new(),
    };
    let spoken = hooks::use_rest(spoken, REST);
    // The wall and the notes stand alone.
    let framed = !matches!(place, Place::Teach { .. } | Place::Notes { .. });
    let frame = |piece: &dyn Fn() -> Html| if framed { piece() } else { Html::default() };
    dom::list(vec![
        frame(&|| mast(checker, packed.is_some(), lang, &act)),
        content,
        frame(&|| masthead::foot(rulebook, packed.is_none().then_some("../#privacy"), lang)),
        tag("p", "unseen").set("role", "status").set("id", "said").text(&spoken).done(),
    ])
}

/// What stands before the name of the training in the title of the document.
fn named(place: &Place, state: &State) -> String {
    match (place, state.walkthrough()) {
        (Place::Names, _) => [said(state.lang).names_heading, " · "].concat(),
        (Place::List, _) | (_, None) => String::new(),
        (Place::Notes { .. }, Some(walkthrough)) => {
            let title = own(&walkthrough.title, state.lang);
            [said(state.lang).teach_notes_heading, " · ", title, " · "].concat()
        }
        (_, Some(walkthrough)) => [own(&walkthrough.title, state.lang), " · "].concat(),
    }
}

/// What the shown step is known by: another one begins at its top.
fn step_name(place: &Place, state: &State) -> String {
    let at = match place {
        Place::Sheet(_) => "sheet".to_owned(),
        Place::Key(_) => "key".to_owned(),
        _ if state.play.ended() => "end".to_owned(),
        _ => state.play.at().to_string(),
    };
    match place.walkthrough() {
        Some(id) if state.walkthrough().is_some() => [id, "/", &at].concat(),
        Some(id) => id.to_owned(),
        None if *place == Place::Edit => "edit".to_owned(),
        None if *place == Place::Names => "names".to_owned(),
        None => String::new(),
    }
}

/// Top of the page. The other sections are pages of the check.
fn mast(checker: &Checker, packed: bool, lang: Lang, act: &Callback<Action>) -> Html {
    let w = lang.words();
    let tab = |here: bool, to: &'static str, words: &'static str| {
        let link = el("a").set("href", to).say(words);
        el("li").key(to).add(if here { link.set("aria-current", "page") } else { link })
    };
    let list = el("ul")
        .add(tab(false, "../", w.page_check))
        .add(tab(false, "../#law", w.page_law))
        .add(tab(true, "#", w.page_training))
        .add(tab(false, "../#privacy", w.page_privacy));
    let tabs = tag("nav", "tabs").set("aria-label", w.page_sections).add(list);
    let speak = act.reform(Action::Speak);
    let inside = tag("div", "wide")
        .add(tag("p", "brand").add(masthead::logo(checker.rulebook())).say("ree-check"))
        // A package holds no other pages.
        .maybe((!packed).then_some(tabs))
        .node(html! { <Tongues {lang} {speak} /> });
    let skip = masthead::jump_to("skip", "content", w.page_skip_to_content);
    tag("header", "mast").add(skip).add(inside).done()
}

/// The heading of a page, which takes focus when the page opens.
fn heading() -> El {
    el("h1").set("id", "content").set("tabindex", "-1")
}
