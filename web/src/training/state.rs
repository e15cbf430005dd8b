//! What the training holds, and how each action changes it. What is right follows from the file and the
//! engine; nothing of it is kept here.

use std::rc::Rc;

use ree_contract::Outcome;
use ree_walkthrough::{Play, Problem, Walkthrough};
use yew::{AttrValue, Reducible};

use super::keys::{Command, moved};
use super::place::Place;
use crate::words::Lang;

/// What the training holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct State {
    /// The language of the page.
    pub(crate) lang: Lang,
    /// The walkthrough that is open, or why it is not.
    pub(crate) file: Shown,
    /// The page that it was opened for.
    pub(crate) place: Place,
    /// How it is played.
    pub(crate) play: Play,
    /// The option marked but not yet decided for.
    pub(crate) marked: Option<usize>,
    /// Deciding was tried with nothing marked.
    pub(crate) unmarked: bool,
    /// The variation that is shown.
    pub(crate) variation: Option<usize>,
    /// Whether progress is kept on this device.
    pub(crate) keeps: Keeps,
    /// The name for the certificate, as typed.
    pub(crate) name: AttrValue,
    /// The text of an own walkthrough, as typed or opened.
    pub(crate) own: AttrValue,
    /// It was changed since it was saved.
    pub(crate) unsaved: bool,
    /// The unsaved text that an opened file took the place of.
    pub(crate) replaced: Option<AttrValue>,
    /// Why a file could not be opened.
    pub(crate) told: Option<Told>,
    /// The address names a step that the walkthrough does not have; until another one is shown.
    pub(crate) astray: bool,
}

/// Why a file could not be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Told {
    /// It is too large.
    Large,
    /// It is no text.
    NoText,
}

/// Whether progress is kept on this device.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Keeps {
    /// Nobody asked for it.
    #[default]
    Unasked,
    /// It is kept.
    Yes,
    /// It is kept no longer.
    No,
    /// The browser does not let us.
    Refused,
    /// Another tab has changed what is kept since.
    Elsewhere,
}

/// The walkthrough that is open.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Shown {
    /// None.
    #[default]
    None,
    /// It is on its way.
    Loading,
    /// There is none of this name.
    Unknown,
    /// The own text is not here: the page was loaded again since it was.
    Gone,
    /// It could not be loaded.
    Failed,
    /// It does not hold.
    Refused(Rc<[Problem]>),
    /// It is here.
    Open(Rc<Walkthrough>),
}

/// What can happen.
#[derive(Clone, Debug)]
pub(crate) enum Action {
    /// The page speaks another language.
    Speak(Lang),
    /// A walkthrough is on its way, is here, or is not to be had, for this page.
    File(Shown, Place),
    /// It goes on where it was left, or begins at a step.
    Play(Play),
    /// An option is marked.
    Mark(usize),
    /// The marked option is decided for.
    Decide,
    /// The hint is asked for.
    Hint,
    /// On to the next step.
    Next,
    /// Back to the one before.
    Back,
    /// To any step of the file.
    Jump(usize),
    /// A variation is opened.
    Vary(usize),
    /// What the engine finds of it is guessed, or just asked for.
    Guess(Option<Outcome>),
    /// A trainer leads on. What that does follows from the state it meets: two presses of a clicker may
    /// come before the page is drawn again.
    Lead(Command),
    /// So many hands were counted for an option.
    Count(usize, u32),
    /// Keep progress on this device, or no longer.
    Keep(Keeps),
    /// The name for the certificate was typed.
    Name(AttrValue),
    /// An own walkthrough was typed.
    Write(AttrValue),
    /// One was opened from a file.
    Open(AttrValue),
    /// The unsaved text comes back that a file took the place of.
    BringBack,
    /// It was saved.
    Saved,
    /// A file could not be opened.
    Tell(Told),
}

impl State {
    /// The walkthrough that is open.
    pub(crate) fn walkthrough(&self) -> Option<&Rc<Walkthrough>> {
        match &self.file {
            Shown::Open(walkthrough) => Some(walkthrough),
            _ => None,
        }
    }

    /// Another step is shown: what was marked at the last one is not marked here.
    fn turned(&mut self) {
        self.marked = None;
        self.unmarked = false;
        self.variation = None;
        self.astray = false;
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = (*self).clone();
        let walkthrough = self.walkthrough();
        match action {
            Action::Lead(command) => {
                let moved = moved(command, &self);
                return moved.map_or(self.clone(), |action| self.reduce(action));
            }
            Action::Speak(lang) => next.lang = lang,
            Action::File(file, place) => {
                next.file = file;
                next.place = place;
                next.play = Play::new();
                next.keeps = Keeps::Unasked;
                next.turned();
                next.astray = next.walkthrough().is_some_and(|open| next.place.strays(open));
            }
            Action::Play(play) => {
                next.play = play;
                next.turned();
                // Where it was left is opened; after the end it begins anew.
                next.astray = self.astray;
            }
            Action::Mark(option) => {
                next.marked = Some(option);
                next.unmarked = false;
            }
            Action::Decide => match (walkthrough, self.marked) {
                (Some(walkthrough), Some(option)) => next.play.decide(walkthrough, option),
                _ => next.unmarked = true,
            },
            Action::Hint => next.play.hint(),
            Action::Next => {
                if let Some(walkthrough) = walkthrough {
                    next.play.next(walkthrough);
                    next.turned();
                }
            }
            Action::Back => {
                next.play.back();
                next.turned();
            }
            Action::Jump(step) => {
                if let Some(walkthrough) = walkthrough {
                    next.play.jump(walkthrough, step);
                    next.turned();
                }
            }
            Action::Count(option, hands) => {
                if let Some(walkthrough) = walkthrough {
                    next.play.count(walkthrough, option, hands);
                }
            }
            Action::Vary(variation) => next.variation = Some(variation),
            Action::Keep(keeps) => next.keeps = keeps,
            Action::Name(name) => next.name = name,
            // The field tells of what was put into it, too.
            Action::Write(text) if text == self.own => {}
            Action::Write(text) => {
                next.unsaved = !text.trim().is_empty();
                next.replaced = next.replaced.filter(|replaced| *replaced != text);
                next.own = text;
                next.told = None;
            }
            Action::Open(text) => {
                next.replaced = self.unsaved.then(|| self.own.clone());
                next.unsaved = false;
                next.own = text;
                next.told = None;
            }
            Action::BringBack => {
                if let Some(text) = next.replaced.take() {
                    next.own = text;
                    next.unsaved = true;
                }
            }
            Action::Saved => next.unsaved = false,
            Action::Tell(told) => next.told = Some(told),
            Action::Guess(guess) => {
                if let (Some(walkthrough), Some(variation)) = (walkthrough, self.variation) {
                    next.play.vary(walkthrough, variation, guess);
                }
            }
        }
        Rc::new(next)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = include_str!("../../../tests/walkthroughs/good.toml");

    fn opened() -> State {
        let read = ree_walkthrough::read(GOOD).unwrap();
        State { file: Shown::Open(Rc::new(read.walkthrough)), ..State::default() }
    }

    fn after(state: State, actions: &[Action]) -> State {
        let all = actions.iter().cloned();
        (*all.fold(Rc::new(state), |state, action| state.reduce(action))).clone()
    }

    #[test]
    fn deciding_needs_a_mark() {
        let state = after(opened(), &[Action::Decide]);
        assert!(state.unmarked && state.play == Play::new());
        let state = after(state, &[Action::Mark(1), Action::Mark(0), Action::Decide]);
        assert!(!state.unmarked);
        assert_eq!(state.play.here().and_then(|v| v.choice), Some(0));
    }

    #[test]
    fn another_step_begins_unmarked() {
        let decided = [Action::Mark(1), Action::Decide, Action::Vary(0)];
        let state = after(after(opened(), &decided), &[Action::Next]);
        assert_eq!((state.marked, state.variation, state.play.at()), (None, None, 1));
        let state = after(state, &[Action::Back, Action::Speak(Lang::Zh)]);
        assert_eq!((state.play.at(), state.lang), (0, Lang::Zh));
    }

    #[test]
    fn another_walkthrough_is_played_from_its_start() {
        let state = after(opened(), &[Action::Mark(0), Action::Decide, Action::Next]);
        let again = after(state.clone(), &[Action::File(state.file.clone(), Place::default())]);
        assert_eq!(again.play, Play::new());
    }

    #[test]
    fn an_opened_file_takes_no_unsaved_text_away() {
        let file = |text: &'static str| Action::Open(text.into());
        let state = after(State::default(), &[file("first")]);
        assert!(!state.unsaved && state.replaced.is_none());
        let state = after(state, &[Action::Write("typed".into()), file("second")]);
        assert_eq!((&*state.own, state.unsaved), ("second", false));
        // The field tells of the file that was put into it; undo there brings the text back too.
        let state = after(state, &[Action::Write("second".into())]);
        assert!(!state.unsaved);
        for back in [Action::Write("typed".into()), Action::BringBack] {
            let state = after(state.clone(), &[back]);
            assert_eq!((&*state.own, state.unsaved, state.replaced), ("typed", true, None));
        }
    }

    #[test]
    fn an_unknown_step_is_told_until_another_is_shown() {
        let place = |step: &str| Place::Learn { id: "good".into(), step: step.into() };
        let open = |step| {
            let state = opened();
            after(
                state.clone(),
                &[Action::File(state.file, place(step)), Action::Play(Play::new())],
            )
        };
        assert!(!open("").astray && !open("again").astray);
        let state = after(open("nope"), &[Action::Mark(0), Action::Decide]);
        assert!(state.astray);
        assert!(!after(state, &[Action::Next]).astray);
    }

    #[test]
    fn a_guess_is_of_the_variation_that_is_shown() {
        let state = after(opened(), &[Action::Guess(Some(Outcome::Grey))]);
        assert!(state.play.here().is_some_and(|v| v.tries.is_empty()));
        let state = after(state, &[Action::Vary(1), Action::Guess(None)]);
        let tried: Vec<usize> = state
            .play
            .here()
            .map(|v| v.tries.iter().map(|t| t.variation).collect())
            .unwrap_or_default();
        assert_eq!(tried, [1]);
    }
}
