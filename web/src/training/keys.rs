//! What a trainer can do, by key or button, and what follows from it.

use super::state::{Action, State};

/// What can be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Command {
    /// On: to the answer, then to the next step. A clicker has no other key.
    Next,
    /// Back.
    Back,
    /// Show the answer.
    Reveal,
    /// The next variation, and after the last one the step itself.
    Vary,
    /// Count hands.
    Hands,
    /// The notes, in a window of their own.
    Notes,
    /// Fill the screen.
    Full,
    /// The list of steps.
    Jump,
    /// Set a time.
    Timer,
    /// Close what was opened.
    Close,
}

/// Each with the name that windows call it by, and the letter for it.
const NAMED: [(Command, &str, &str); 10] = [
    (Command::Next, "next", ""),
    (Command::Back, "back", ""),
    (Command::Reveal, "reveal", "R"),
    (Command::Vary, "vary", "V"),
    (Command::Hands, "hands", "H"),
    (Command::Notes, "notes", "N"),
    (Command::Full, "full", "F"),
    (Command::Jump, "jump", "J"),
    (Command::Timer, "timer", "T"),
    (Command::Close, "close", ""),
];

impl Command {
    /// What a key stands for. A letter counts by what it writes; where that is none of ours (another
    /// script, an input method), by where it lies. Letters can be turned off.
    pub(super) fn of(key: &str, code: &str, letters: bool) -> Option<Self> {
        let letter = |l: &str| NAMED.iter().find(|(.., own)| !own.is_empty() && *own == l);
        match key {
            "ArrowRight" | "PageDown" => Some(Command::Next),
            "ArrowLeft" | "PageUp" => Some(Command::Back),
            "Escape" => Some(Command::Close),
            _ if !letters => None,
            _ if key.len() == 1 => letter(&key.to_ascii_uppercase()).map(|(c, ..)| *c),
            // "Enter", "Tab": keys with a name write nothing.
            _ if key.is_ascii() && key != "Process" => None,
            _ => letter(code.strip_prefix("Key")?).map(|(c, ..)| *c),
        }
    }

    /// Its letter; empty for keys that write nothing.
    pub(super) fn letter(self) -> &'static str {
        NAMED.iter().find(|(c, ..)| *c == self).map_or("", |(.., letter)| letter)
    }

    /// Its name.
    pub(super) fn name(self) -> &'static str {
        NAMED.iter().find(|(c, ..)| *c == self).map_or("", |(_, name, _)| name)
    }

    /// The command of this name.
    pub(super) fn named(name: &str) -> Option<Self> {
        NAMED.iter().find(|(_, own, _)| *own == name).map(|(c, ..)| *c)
    }
}

/// Which step, counted from 0, a number key stands for.
pub(super) fn digit(key: &str) -> Option<usize> {
    "123456789".chars().position(|digit| key.chars().eq([digit]))
}

/// What a command does to the play; none where it does nothing, or nothing to the play.
pub(super) fn moved(command: Command, state: &State) -> Option<Action> {
    let walkthrough = state.walkthrough()?;
    let play = &state.play;
    let here = play.here()?;
    let vary = play.step(walkthrough)?.vary.len();
    let tried = state.variation.map(|n| here.tries.iter().any(|t| t.variation == n));
    // The same play anew: the variation closes.
    let close = || Action::Play(play.clone());
    let reveal = || {
        let mut play = play.clone();
        play.reveal(walkthrough);
        Action::Play(play)
    };
    match (command, tried) {
        (Command::Back, _) if play.ended() => {
            let mut play = play.clone();
            play.jump(walkthrough, here.step);
            Some(Action::Play(play))
        }
        _ if play.ended() => None,
        (Command::Next | Command::Reveal, Some(false)) => Some(Action::Guess(None)),
        (Command::Next, Some(true)) if !here.revealed => Some(close()),
        (Command::Next | Command::Reveal, None) if !here.revealed => Some(reveal()),
        (Command::Next, _) => Some(Action::Next),
        (Command::Back, Some(_)) => Some(close()),
        (Command::Back, None) => (play.at() > 0).then_some(Action::Back),
        (Command::Vary, _) => {
            let next = state.variation.map_or(0, |n| n.saturating_add(1));
            let shown = state.variation.is_some();
            if next < vary { Some(Action::Vary(next)) } else { shown.then(close) }
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use yew::Reducible as _;

    use super::*;
    use crate::training::state::Shown;

    const GOOD: &str = include_str!("../../../tests/walkthroughs/good.toml");

    fn opened() -> State {
        let read = ree_walkthrough::read(GOOD).unwrap();
        State { file: Shown::Open(Rc::new(read.walkthrough)), ..State::default() }
    }

    fn after(state: State, commands: &[Command]) -> State {
        commands.iter().fold(state, |state, command| match moved(*command, &state) {
            Some(action) => (*Rc::new(state).reduce(action)).clone(),
            None => state,
        })
    }

    fn revealed(state: &State) -> bool {
        state.play.here().is_some_and(|here| here.revealed)
    }

    #[test]
    fn keys_are_heard_in_any_script() {
        assert_eq!(Command::of("r", "KeyR", true), Some(Command::Reveal));
        assert_eq!(Command::of("R", "KeyR", true), Some(Command::Reveal));
        assert_eq!(Command::of("к", "KeyR", true), Some(Command::Reveal));
        assert_eq!(Command::of("Process", "KeyN", true), Some(Command::Notes));
        assert_eq!(Command::of("p", "KeyR", true), None);
        assert_eq!(Command::of("Enter", "Enter", true), None);
        assert_eq!(Command::of("PageDown", "PageDown", true), Some(Command::Next));
    }

    #[test]
    fn numbers_are_steps() {
        assert_eq!((digit("1"), digit("9")), (Some(0), Some(8)));
        for key in ["0", "10", "F1", "", "+1"] {
            assert_eq!(digit(key), None, "{key}");
        }
    }

    #[test]
    fn letters_can_be_turned_off() {
        assert_eq!(Command::of("r", "KeyR", false), None);
        assert_eq!(Command::of("к", "KeyR", false), None);
        assert_eq!(Command::of("ArrowLeft", "ArrowLeft", false), Some(Command::Back));
    }

    #[test]
    fn names_come_back() {
        for (command, name, _) in NAMED {
            assert_eq!(Command::named(name), Some(command));
            assert_eq!(command.name(), name);
        }
        assert_eq!(Command::named("constructor"), None);
    }

    #[test]
    fn two_presses_before_the_next_drawing_are_two() {
        let state = Rc::new(opened());
        let lead = || Action::Lead(Command::Next);
        let state = state.reduce(lead()).reduce(lead());
        assert_eq!((state.play.at(), revealed(&state)), (1, false));
    }

    #[test]
    fn on_goes_by_way_of_the_answer() {
        let state = after(opened(), &[Command::Next]);
        assert!(revealed(&state) && state.play.at() == 0);
        let state = after(state, &[Command::Next]);
        assert!(!revealed(&state) && state.play.at() == 1);
        let state = after(state, &[Command::Back, Command::Back]);
        assert_eq!(state.play.at(), 0);
    }

    #[test]
    fn variations_go_round() {
        let count = opened().walkthrough().unwrap().step[0].vary.len();
        let mut state = opened();
        for n in 0..count {
            state = after(state, &[Command::Vary]);
            assert_eq!(state.variation, Some(n));
        }
        assert_eq!(after(state, &[Command::Vary]).variation, None);
    }

    #[test]
    fn an_answer_is_shown_of_what_stands_on_the_wall() {
        let state = after(opened(), &[Command::Vary, Command::Reveal]);
        assert!(!revealed(&state), "the step's own answer is still to come");
        assert_eq!(state.play.here().map(|here| here.tries.len()), Some(1));
        // On from there goes back to the step, whose answer was not shown.
        let state = after(state, &[Command::Next]);
        assert_eq!((state.variation, state.play.at(), revealed(&state)), (None, 0, false));
        let state = after(state, &[Command::Reveal, Command::Vary, Command::Next]);
        assert_eq!((state.variation, state.play.at()), (None, 1));
    }

    #[test]
    fn after_the_end_only_back_does_anything() {
        let mut state = opened();
        let steps = state.walkthrough().unwrap().step.len();
        state = after(state, &[Command::Next].repeat(steps * 2 + 1));
        assert!(state.play.ended());
        assert!(moved(Command::Reveal, &state).is_none());
        let state = after(state, &[Command::Back]);
        assert!(!state.play.ended() && revealed(&state));
    }
}
