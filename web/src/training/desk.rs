//! What stands on the trainer's desk besides the play: hands as they are being written, the time that was
//! set, and what is open.

use std::rc::Rc;

use yew::{AttrValue, Reducible};

use super::hands;

/// The minutes that a count-down begins with.
const MINUTES: &str = "3";

/// What can be open at the foot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Panel {
    /// The list of steps.
    Jump,
    /// The time.
    Timer,
    /// The notes: only where there can be no window for them, and somebody asked.
    Notes,
    /// The window for the notes was hindered.
    Blocked,
    /// Language, keys, the way out.
    More,
}

/// What stands there.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Desk {
    /// The visit that hands and time belong to.
    at: usize,
    /// Hands as typed since the visit was opened, by option; none where nothing was. What they count is the
    /// play's.
    typed: Vec<Option<AttrValue>>,
    /// Whether hands are being counted.
    pub(super) counting: bool,
    /// What is open.
    pub(super) panel: Option<Panel>,
    /// The minutes of a count-down, as typed.
    pub(super) minutes: AttrValue,
    /// When the time that was set runs out.
    pub(super) ends: Option<f64>,
    /// Whether letters are heard as keys.
    pub(super) letters: bool,
}

impl Default for Desk {
    fn default() -> Self {
        Self {
            at: 0,
            typed: Vec::new(),
            counting: false,
            panel: None,
            minutes: MINUTES.into(),
            ends: None,
            letters: true,
        }
    }
}

/// What is done there.
#[derive(Clone, Debug)]
pub(super) enum Touch {
    /// Another visit is shown.
    Turned(usize),
    /// Hands of an option were typed.
    Typed(usize, AttrValue),
    /// Begin or end counting.
    Count,
    /// Open this, or close it.
    Panel(Panel),
    /// Close what is open.
    Close,
    /// Minutes were typed.
    Minutes(AttrValue),
    /// A time is set, or taken back.
    Ends(Option<f64>),
    /// Letters are heard as keys, or not.
    Letters,
    /// All begins anew.
    Anew,
}

impl Desk {
    /// The desk at a visit: what belongs to another one is gone.
    pub(super) fn turned(&self, at: usize) -> Self {
        let mut next = self.clone();
        if at != self.at {
            next.at = at;
            next.typed.clear();
            next.counting = false;
            next.ends = None;
            next.panel = None;
        }
        next
    }

    /// What was typed for an option, if anything was.
    pub(super) fn typed(&self, option: usize) -> Option<AttrValue> {
        self.typed.get(option).cloned().flatten()
    }

    /// Whether something was typed that is no number of hands.
    pub(super) fn misread(&self) -> bool {
        self.typed.iter().flatten().any(|text| hands::count(text).is_none())
    }
}

impl Reducible for Desk {
    type Action = Touch;

    fn reduce(self: Rc<Self>, touch: Touch) -> Rc<Self> {
        let mut next = (*self).clone();
        match touch {
            Touch::Turned(at) => next = self.turned(at),
            Touch::Typed(option, text) => {
                if next.typed.len() <= option {
                    next.typed.resize(option.saturating_add(1), None);
                }
                if let Some(typed) = next.typed.get_mut(option) {
                    *typed = Some(text);
                }
            }
            Touch::Count => next.counting = !self.counting,
            Touch::Panel(panel) => next.panel = Some(panel).filter(|_| self.panel != Some(panel)),
            Touch::Close => {
                next.panel = None;
                next.counting = false;
            }
            Touch::Minutes(text) => next.minutes = text,
            Touch::Ends(ends) => {
                next.ends = ends;
                next.panel = None;
            }
            Touch::Anew => next = Self { letters: self.letters, ..Self::default() },
            Touch::Letters => next.letters = !self.letters,
        }
        Rc::new(next)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(touches: &[Touch]) -> Desk {
        let all = touches.iter().cloned();
        (*all.fold(Rc::new(Desk::default()), |desk, touch| desk.reduce(touch))).clone()
    }

    #[test]
    fn what_is_typed_belongs_to_its_step() {
        let typed = [Touch::Count, Touch::Typed(2, "9".into()), Touch::Typed(0, "x".into())];
        let desk = after(&typed);
        assert_eq!((desk.typed(2).as_deref(), desk.typed(1)), (Some("9"), None));
        assert!(desk.misread() && desk.counting);
        let turned = (*Rc::new(desk).reduce(Touch::Turned(1))).clone();
        assert!(turned.typed(2).is_none() && !turned.counting && !turned.misread());
    }

    #[test]
    fn a_panel_opens_and_closes() {
        assert_eq!(after(&[Touch::Panel(Panel::Jump)]).panel, Some(Panel::Jump));
        assert_eq!(after(&[Touch::Panel(Panel::Jump), Touch::Panel(Panel::Jump)]).panel, None);
        assert_eq!(after(&[Touch::Panel(Panel::Timer), Touch::Ends(Some(1.0))]).panel, None);
        let both = [Touch::Panel(Panel::Jump), Touch::Panel(Panel::More)];
        assert_eq!(after(&both).panel, Some(Panel::More));
    }
}
