//! Own cases: a walkthrough as text, checked at every key against rulebook and engine, opened from disk
//! and saved there. Nothing of it is run, and its words are only ever shown as text.

use std::rc::Rc;

use ree_engine::Checker;
use ree_rulebook::Library;
use ree_walkthrough::{Piece, Problem, TEMPLATE, Walkthrough, step_for, variation_for};
use yew::prelude::*;

use super::place::Place;
use super::state::{Action, State, Told};
use super::words::{own, said};
use super::{field, heading, keep, load};
use crate::dom::{El, button, el, tag};
use crate::hooks::{self, Shelf};
use crate::pages::law::late;
use crate::words::{Lang, fill};

/// The editor's field.
const FIELD: &str = "own-text";

/// So many problems are listed; the others wait until these are mended.
const LISTED: usize = 20;

/// What the editor is made with.
#[derive(Properties)]
pub(super) struct EditProps {
    /// What is edited.
    pub(super) state: State,
    /// The engine.
    pub(super) checker: &'static Checker,
    /// The texts of the law.
    pub(super) library: Shelf,
    /// What was done.
    pub(super) act: Callback<Action>,
}

impl PartialEq for EditProps {
    fn eq(&self, other: &Self) -> bool {
        self.state == other.state && self.library == other.library
    }
}

/// The editor.
#[component]
pub(super) fn Edit(props: &EditProps) -> Html {
    let EditProps { state, checker, library, act } = props;
    let (lang, w) = (state.lang, said(state.lang));
    let text = state.own.clone();
    let ready = library.library().is_some();
    let read = {
        let (library, checker) = (library.clone(), *checker);
        use_memo((text.clone(), ready), move |(text, _)| {
            library.library().map(|library| looked(text, checker, library))
        })
    };
    let open = el("input")
        .set("type", "file")
        .set("id", "own-file")
        .set("accept", ".toml,text/plain")
        .on_change({
            let act = act.clone();
            Callback::from(move |event: Event| field::open(&event, FIELD, &act))
        });
    let template = button("button")
        .on_click(act.reform(|_| Action::Write(TEMPLATE.into())))
        .say(w.edit_template);
    let edited = el("textarea")
        .set("id", FIELD)
        .set("rows", "24")
        .set("spellcheck", "false")
        .set("autocomplete", "off")
        .set("autocapitalize", "off")
        .set("wrap", "off")
        .set("aria-describedby", "own-found")
        .value(&text)
        .on_input(act.reform(|e: InputEvent| Action::Write(hooks::entered(&e).into())));
    let told = state.told.map(|told| {
        let words = match told {
            Told::Large => w.edit_large,
            Told::NoText => w.edit_no_text,
        };
        tag("p", "failed").set("role", "alert").say(words)
    });
    // Right above the text that took its place, and as loud as what does not hold.
    let replaced = state.replaced.clone().map(|text| {
        let act = act.clone();
        let back = button("button").on_click(Callback::from(move |_| {
            act.emit(Action::BringBack);
            field::replace(FIELD, &text);
        }));
        tag("div", "own-replaced")
            .set("role", "alert")
            .add(tag("p", "strong").say(w.edit_replaced))
            .add(back.say(w.edit_bring_back))
    });
    let main = tag("main", "wide training own")
        .add(heading().say(w.edit_heading))
        .add(tag("p", "lead-in").say(w.edit_lead))
        .add(el("p").add(el("a").set("href", Place::NAMES).say(w.names_link)))
        .add(
            tag("p", "certificate-field")
                .add(el("label").set("for", "own-file").say(w.edit_open))
                .add(open),
        )
        .maybe(told)
        .maybe(text.trim().is_empty().then(|| el("p").add(template)))
        .maybe(replaced)
        .add(el("label").set("for", FIELD).set("class", "strong").say(w.edit_text))
        .add(edited)
        .add(tools(state, &text, checker, lang, act))
        .maybe(late(library, lang));
    let found = (*read).as_ref().filter(|_| !text.trim().is_empty());
    let shown = tag("section", "own-found").set("id", "own-found").set("role", "status");
    main.add(match found {
        Some(Ok(walkthrough)) => shown.add(holds(walkthrough, lang)),
        Some(Err(problems)) => shown.add(list(problems, lang)),
        None => shown,
    })
    .done()
}

type Looked = Result<Rc<Walkthrough>, Rc<[Problem]>>;

fn looked(text: &str, checker: &Checker, library: &Library) -> Looked {
    load::read(text, checker, Some(library)).map(Rc::new).map_err(Into::into)
}

/// Pieces to add, and what is done with the whole.
fn tools(
    state: &State,
    text: &AttrValue,
    checker: &'static Checker,
    lang: Lang,
    act: &Callback<Action>,
) -> El {
    let w = said(lang);
    let piece = |made: Callback<(AttrValue, usize), Piece>, words: &'static str| {
        let text = text.clone();
        // Made when it is pressed: it fits what stands there then, where the caret is.
        let add = Callback::from(move |_: MouseEvent| {
            field::add(FIELD, |line| made.emit((text.clone(), line)));
        });
        button("button").key(words).on_click(add).say(words)
    };
    let step = Callback::from(|(text, line): (AttrValue, usize)| step_for(&text, line));
    let variation =
        Callback::from(move |(text, line): (AttrValue, usize)| variation_for(&text, line, checker));
    let save = {
        let (act, text) = (act.clone(), text.clone());
        Callback::from(move |_: MouseEvent| {
            keep::save_walkthrough(&text);
            act.emit(Action::Saved);
        })
    };
    tag("div", "buttons")
        .add(piece(step, w.edit_add_step))
        .add(piece(variation, w.edit_add_variation))
        .add(button("button is-main").on_click(save).say(w.edit_save))
        .maybe(state.unsaved.then(|| tag("span", "hint").say(w.edit_unsaved)))
}

/// It holds: ways to play and print it.
fn holds(walkthrough: &Walkthrough, lang: Lang) -> El {
    let w = said(lang);
    let count = walkthrough.step.len().to_string();
    let way = |to: &'static str, words: &'static str| {
        tag("a", "button").key(to).set("href", to).say(words)
    };
    el("div")
        .add(tag("p", "strong").text(&fill(
            w.edit_holds,
            &[("title", own(&walkthrough.title, lang)), ("count", &count)],
        )))
        .add(
            tag("div", "buttons")
                .add(way(Place::OWN, w.list_learn))
                .add(way("#teach/own", w.teach_link))
                .add(way("#sheet/own", w.sheet_exercise))
                .add(way("#key/own", w.sheet_key)),
        )
}

/// What does not hold: line, what is wrong, what to write. A line is a button that goes there.
fn list(problems: &Rc<[Problem]>, lang: Lang) -> El {
    let w = said(lang);
    let one = |(n, problem): (usize, &Problem)| {
        let line = problem.line;
        let place = fill(
            w.edit_line,
            &[("line", &line.to_string()), ("column", &problem.column.to_string())],
        );
        let go = Callback::from(move |_: MouseEvent| field::to_line(FIELD, line));
        let hint = problem.hint.as_ref().map(|h| tag("span", "").say(" ").text(h.pick(lang.zh())));
        el("li")
            .nth(n)
            .add(button("link").on_click(go).text(&place))
            .say(" ")
            .add(tag("b", "").text(problem.message.pick(lang.zh())))
            .maybe(hint)
    };
    let count = problems.len().to_string();
    el("div")
        .add(tag("p", "failed").text(&fill(w.edit_problems, &[("count", &count)])))
        .add(tag("ul", "problems").each(problems.iter().take(LISTED).enumerate().map(one)))
}
