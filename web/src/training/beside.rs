//! The window beside the wall: it shows the notes to what stands there, and leads it. Where the wall was
//! closed, it hands what the class has said to the next one that it opens.

use std::rc::Rc;

use ree_engine::Checker;
use ree_walkthrough::Walkthrough;
use yew::prelude::*;

use super::keys::Command;
use super::place::Place;
use super::state::Action;
use super::timer::Clock;
use super::wire::{Message, Wall};
use super::words::{own, said};
use super::{heading, notes};
use crate::dom::{El, button, el, tag};
use crate::hooks;
use crate::parts::masthead::Tongues;
use crate::words::{Lang, fill};

/// What the window is made with.
#[derive(Properties)]
pub(super) struct BesideProps {
    /// What the address calls it.
    pub(super) name: String,
    /// What is played.
    pub(super) walkthrough: Rc<Walkthrough>,
    /// The engine.
    pub(super) checker: &'static Checker,
    /// The language of this window.
    pub(super) lang: Lang,
    /// What was done.
    pub(super) act: Callback<Action>,
}

impl PartialEq for BesideProps {
    fn eq(&self, other: &Self) -> bool {
        self.lang == other.lang && Rc::ptr_eq(&self.walkthrough, &other.walkthrough)
    }
}

/// The window.
#[component]
pub(super) fn Beside(props: &BesideProps) -> Html {
    let BesideProps { name, walkthrough, checker, lang, act } = props;
    let (lang, w) = (*lang, said(*lang));
    let wall = use_state_eq(|| None::<Wall>);
    let gone = use_state_eq(|| false);
    let class = use_mut_ref(Class::default);
    let answer = use_mut_ref(|| None::<Callback<String>>);
    let heard = {
        let (wall, gone) = (wall.clone(), gone.clone());
        let (act, id) = (act.clone(), walkthrough.id.clone());
        let (class, answer) = (class.clone(), answer.clone());
        Callback::from(move |text: String| match Message::read(&text, &id) {
            Some(Message::Class(record)) => class.borrow_mut().record = record,
            Some(Message::Ask) => {
                let mut class = class.borrow_mut();
                if let (true, Some(send)) = (std::mem::take(&mut class.handed), &*answer.borrow()) {
                    send.emit(Message::Lent(class.record.clone()).write(&id));
                }
            }
            Some(Message::Wall(now)) => {
                // It begins in the language of the wall; later each has its own.
                if wall.is_none() && now.lang != lang {
                    act.emit(Action::Speak(now.lang));
                }
                wall.set(Some(now));
                gone.set(false);
            }
            Some(Message::Gone) => gone.set(true),
            _ => {}
        })
    };
    let send = hooks::use_channel(heard, String::new());
    answer.borrow_mut().clone_from(&send);
    {
        let (send, id) = (send.clone(), walkthrough.id.clone());
        use_effect_with((), move |()| {
            if let Some(send) = send {
                send.emit(Message::Hello.write(&id));
            }
        });
    }
    let perform = {
        let (send, id) = (send.clone(), walkthrough.id.clone());
        Callback::from(move |command: Command| {
            if let Some(send) = &send {
                send.emit(Message::Do(command).write(&id));
            }
        })
    };
    hooks::use_keys({
        let perform = perform.clone();
        Callback::from(move |(key, code): hooks::Key| {
            let leads = Command::of(&key, &code, true).filter(|command| leads(*command));
            leads.is_some_and(|command| {
                perform.emit(command);
                true
            })
        })
    });
    let step = wall.as_ref().and_then(|wall| walkthrough.step.get(wall.step));
    let top = tag("div", "beside-top")
        .add(tag("p", "over").text(own(&walkthrough.title, lang)))
        .node(html! { <Tongues {lang} speak={act.reform(Action::Speak)} /> });
    let title = match step {
        Some(step) => heading().text(own(&step.title, lang)),
        None => heading().say(w.teach_notes_heading),
    };
    let main = tag("main", "wide beside").add(top).add(title);
    let main = match &*wall {
        Some(wall) => {
            let hand = Callback::from(move |_| class.borrow_mut().handed = true);
            main.maybe(gone.then(|| missing(name, w.teach_gone, Some(hand), lang)))
                .add(standing(walkthrough, wall, lang))
                .maybe((!*gone).then(|| {
                    leading(&perform, step.is_some_and(|step| !step.vary.is_empty()), lang)
                }))
                .add(notes::notes(walkthrough, wall, checker, lang))
        }
        None if send.is_some() => main.add(missing(name, w.teach_no_wall, None, lang)),
        None => main.add(el("p").set("role", "status").say(w.teach_no_channel)),
    };
    main.done()
}

/// What the class has said, as the wall last told it.
#[derive(Default)]
struct Class {
    record: String,
    /// The next wall that asks goes on with it. One opened otherwise begins anew.
    handed: bool,
}

/// What leads the wall.
fn leads(command: Command) -> bool {
    matches!(command, Command::Next | Command::Back | Command::Reveal | Command::Vary)
}

/// Where the wall is, and its time.
fn standing(walkthrough: &Walkthrough, wall: &Wall, lang: Lang) -> El {
    let w = said(lang);
    let n = wall.step.saturating_add(1).to_string();
    let count = walkthrough.step.len().to_string();
    let place = fill(w.teach_place, &[("n", &n), ("count", &count)]);
    let shown = match wall.variation {
        Some(_) => wall.tried,
        None => wall.revealed,
    };
    let state = if shown { w.teach_shown } else { w.teach_hidden };
    let (opened, ends) = (wall.opened, wall.ends);
    tag("div", "beside-at")
        .add(
            tag("p", "")
                .set("role", "status")
                .text(&place)
                .say(" · ")
                .say(state)
                .maybe(wall.more.then(|| el("span").say(" · ").say(w.teach_more_on_wall))),
        )
        .add(el("p").node(html! { <Clock {opened} {ends} {lang} /> }))
}

/// The buttons that lead the wall.
fn leading(perform: &Callback<Command>, varies: bool, lang: Lang) -> El {
    let w = said(lang);
    let one = |(command, word): (Command, &'static str)| {
        let class = if command == Command::Next { "button is-main" } else { "button" };
        button(class).key(command.name()).on_click(perform.reform(move |_| command)).say(word)
    };
    let all = [
        (Command::Back, w.step_back),
        (Command::Reveal, w.teach_do_reveal),
        (Command::Vary, w.teach_do_vary),
        (Command::Next, w.teach_do_next),
    ];
    tag("div", "buttons")
        .set("role", "group")
        .set("aria-label", w.teach_lead)
        .each(all.into_iter().filter(|(c, _)| varies || *c != Command::Vary).map(one))
}

/// No wall is open: what that means, and a way to one.
fn missing(name: &str, says: &'static str, hand: Option<Callback<MouseEvent>>, lang: Lang) -> El {
    let open = el("a")
        .attr("href", &Place::teach(name, ""))
        .set("target", "_blank")
        .set("rel", "noopener")
        .say(said(lang).teach_open_wall);
    let open = match hand {
        Some(hand) => open.on_click(hand),
        None => open,
    };
    el("div").add(el("p").set("role", "status").say(says)).add(el("p").add(open))
}
