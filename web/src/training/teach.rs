//! The trainer's view: one step on the wall, led by keys, by a clicker or from the notes beside it.

use std::rc::Rc;

use ree_engine::Checker;
use ree_walkthrough::{Visit, Walkthrough};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use yew::prelude::*;

use super::board::{self, Scene};
use super::carry::Carry;
use super::desk::{Desk, Panel, Touch};
use super::keys::{self, Command};
use super::place::Place;
use super::state::{Action, State};
use super::timer::Clock;
use super::wire::{Message, Wall};
use super::{closing, frame, keep, panels};
use crate::dom::tag;
use crate::hooks::{self, Shelf};

#[wasm_bindgen(module = "/training.js")]
extern "C" {
    /// Sets what is on the wall smaller where it then fits the window.
    #[wasm_bindgen(js_name = fitBoard)]
    fn fit_board();
    /// Fits it again whenever the window changes, and calls back with whether more lies below what is
    /// seen; or no longer.
    #[wasm_bindgen(js_name = watchBoard)]
    fn watch_board(more: Option<&Closure<dyn Fn(bool)>>);
    /// Brings what lies below into view, a screenful at a time; false where its end is seen.
    fn onward() -> bool;
    /// Shows the top of the wall.
    #[wasm_bindgen(js_name = showTop)]
    fn show_top();
    /// Moves focus to a field, to write over what it holds.
    #[wasm_bindgen(js_name = takeUp)]
    pub(super) fn take_up(id: &str);
}

/// What the view is made with.
#[derive(Properties)]
pub(super) struct TeachProps {
    /// What the address calls it.
    pub(super) name: String,
    /// What is played.
    pub(super) walkthrough: Rc<Walkthrough>,
    /// How far it is.
    pub(super) state: State,
    /// The engine.
    pub(super) checker: &'static Checker,
    /// The texts of the law.
    pub(super) library: Shelf,
    /// What was done.
    pub(super) act: Callback<Action>,
}

impl PartialEq for TeachProps {
    fn eq(&self, other: &Self) -> bool {
        self.state == other.state && self.library == other.library
    }
}

/// The view.
#[component]
pub(super) fn Teach(props: &TeachProps) -> Html {
    let TeachProps { name, walkthrough, state, checker, library, act } = props;
    let (lang, play) = (state.lang, &state.play);
    let kept = use_reducer(Desk::default);
    let touch = use_callback(kept.dispatcher(), |touch, dispatch| dispatch.dispatch(touch));
    let desk = kept.turned(play.at());
    let opened = *use_memo((play.at(), play.ended()), |_| hooks::now());
    {
        let touch = touch.clone();
        use_effect_with(play.at(), move |at| touch.emit(Touch::Turned(*at)));
    }
    let (step, here) = (play.step(walkthrough), play.here());
    let id = walkthrough.id.clone();
    // The address names the step on the wall: a page loaded again opens there.
    use_effect_with(step.map(|s| s.id.clone()), {
        let name = name.clone();
        move |step| hooks::name_page(&Place::teach(&name, step.as_deref().unwrap_or_default()))
    });

    let more = use_state_eq(|| false);
    let wall = Wall { more: *more, ..standing(walkthrough, state, &desk, opened) };
    let told = Message::Wall(wall.clone()).write(&id);
    // Whether there are windows to speak with is known only after what they would say is heard.
    let speaks = use_mut_ref(|| false);
    let perform = perform(name, state, &desk, act, &touch, &speaks);
    let hellos = use_state(|| 0_u32);
    let new = !play.visits().iter().any(Visit::told);
    let send = hooks::use_channel(
        Callback::from({
            let (perform, hellos, id) = (perform.clone(), hellos.clone(), id.clone());
            let (act, walkthrough) = (act.clone(), walkthrough.clone());
            move |text: String| match Message::read(&text, &id) {
                Some(Message::Hello) => hellos.set(hellos.wrapping_add(1)),
                Some(Message::Do(command)) => perform.emit(command),
                // To a wall on which nothing was shown yet.
                Some(Message::Lent(record)) if new => {
                    if let Some(play) = keep::lent(&record, &walkthrough) {
                        act.emit(Action::Play(play));
                    }
                }
                _ => {}
            }
        }),
        Message::Gone.write(&id),
    );
    *speaks.borrow_mut() = send.is_some();
    {
        let (send, ask) = (send.clone(), Message::Ask.write(&id));
        use_effect_with((), move |()| {
            if let Some(send) = send.filter(|_| new) {
                send.emit(ask);
            }
        });
    }
    let class = keep::record(play, walkthrough, checker.rulebook());
    use_effect_with((told, Message::Class(class).write(&id), *hellos), move |(told, class, _)| {
        if let Some(send) = send {
            send.emit(class.clone());
            send.emit(told.clone());
        }
    });
    use_effect_with((), {
        let more = more.setter();
        move |()| {
            let closure = Closure::<dyn Fn(bool)>::new(move |lies| more.set(lies));
            watch_board(Some(&closure));
            move || {
                watch_board(None);
                drop(closure);
            }
        }
    });
    // The answer and the variations begin at their top, as a step does.
    let first = use_mut_ref(|| true);
    use_effect_with((play.at(), wall.variation, wall.revealed, wall.tried), move |_| {
        if !std::mem::replace(&mut *first.borrow_mut(), false) {
            show_top();
        }
    });
    use_effect(fit_board);
    hooks::use_keys({
        let (perform, letters) = (perform.clone(), desk.letters);
        let jumps = (desk.panel == Some(Panel::Jump) && letters).then(|| act.clone());
        Callback::from(move |(key, code): hooks::Key| {
            // The numbers in the list of steps are keys while it is open.
            if let (Some(act), Some(n)) = (&jumps, keys::digit(&key)) {
                act.emit(Action::Jump(n));
                return true;
            }
            let command = Command::of(&key, &code, letters);
            command.is_some_and(|command| {
                perform.emit(command);
                true
            })
        })
    });

    let (Some(step), Some(here)) = (step, here) else { return Html::default() };
    let scene = Scene {
        walkthrough,
        step,
        here,
        state,
        desk: &desk,
        more: *more,
        checker,
        shelf: library,
        act,
        touch: &touch,
    };
    let (content, product) =
        if play.ended() { (closing::closing(&scene), None) } else { board::board(&scene) };
    let carry = product.map(|product| html! { <Carry {product} {lang} /> });
    let clock = html! { <Clock {opened} ends={desk.ends} {lang} /> };
    tag("main", "board")
        .add(frame::top(&scene))
        .add(content)
        .add(tag("div", "board-end").maybe(panels::panel(&scene, &wall)).add(frame::foot(
            &scene,
            &perform,
            carry.unwrap_or_default(),
            clock,
        )))
        .done()
}

/// What is told to the notes.
fn standing(walkthrough: &Walkthrough, state: &State, desk: &Desk, opened: f64) -> Wall {
    let play = &state.play;
    let here = play.here();
    let tried = state.variation.is_some_and(|n| {
        here.is_some_and(|here| here.tries.iter().any(|tried| tried.variation == n))
    });
    let revealed = here.is_some_and(|here| here.revealed);
    Wall {
        step: here.map_or(0, |here| here.step),
        ended: play.ended(),
        revealed,
        variation: state.variation,
        tried,
        opened,
        ends: desk.ends,
        ahead: play.ahead(walkthrough),
        lang: state.lang,
        hands: here.map(|here| here.hands.clone()).unwrap_or_default(),
        more: false,
    }
}

/// What commands do.
fn perform(
    name: &str,
    state: &State,
    desk: &Desk,
    act: &Callback<Action>,
    touch: &Callback<Touch>,
    speaks: &Rc<std::cell::RefCell<bool>>,
) -> Callback<Command> {
    let (state, desk, speaks) = (state.clone(), desk.clone(), speaks.clone());
    let (act, touch, name) = (act.clone(), touch.clone(), name.to_owned());
    let open = move |panel: Panel, touch: &Callback<Touch>| {
        touch.emit(Touch::Panel(panel));
        hooks::jump_softly("panel");
    };
    Callback::from(move |command: Command| match command {
        Command::Next if onward() => {}
        Command::Hands => {
            if state.variation.is_none() && !state.play.ended() {
                touch.emit(Touch::Count);
                if desk.counting {
                    hooks::jump_softly("key-hands");
                } else {
                    take_up("hands");
                }
            }
        }
        Command::Notes if matches!(desk.panel, Some(Panel::Notes | Panel::Blocked)) => {
            touch.emit(Touch::Close);
            hooks::if_lost("key-notes");
        }
        Command::Notes => {
            let window = ["ree-check-notes-", &name].concat();
            if !(*speaks.borrow() && hooks::open_beside(&Place::notes(&name), &window)) {
                open(Panel::Blocked, &touch);
            }
        }
        Command::Full => hooks::fill_screen(),
        Command::Jump => open(Panel::Jump, &touch),
        Command::Timer if desk.panel == Some(Panel::Timer) => {
            touch.emit(Touch::Close);
            hooks::jump_softly("key-timer");
        }
        Command::Timer => {
            touch.emit(Touch::Panel(Panel::Timer));
            take_up("minutes");
        }
        Command::Close => {
            let key = match desk.panel {
                Some(Panel::Jump) => "key-jump",
                Some(Panel::Timer) => "key-timer",
                Some(Panel::Notes | Panel::Blocked) => "key-notes",
                Some(Panel::More) => "key-more",
                None => "key-hands",
            };
            if desk.panel.is_some() || desk.counting {
                touch.emit(Touch::Close);
                hooks::jump_softly(key);
            }
        }
        _ => {
            // What was counted is shown, not its fields.
            if desk.counting {
                touch.emit(Touch::Count);
            }
            act.emit(Action::Lead(command));
            hooks::if_lost("content");
        }
    })
}
