//! How a walkthrough is played: where the class is, what it chose, what was right.

use ree_contract::Outcome;

use crate::model::{Step, Walkthrough};

/// What `next` says where nothing follows.
pub(crate) const END: &str = "end";

/// A walkthrough being played. One learner's choices stand once made; going back only shows them. A
/// class has hands instead, and whoever leads it opens steps as they like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Play {
    pub(crate) visits: Vec<Visit>,
    pub(crate) at: usize,
    pub(crate) ended: bool,
    pub(crate) class: bool,
}

/// One step on the way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Visit {
    /// Which step of the file.
    pub step: usize,
    /// Whether the hint was asked for.
    pub hint: bool,
    /// Which option was chosen.
    pub choice: Option<usize>,
    /// Whether the answer was shown.
    pub revealed: bool,
    /// Hands raised for each option, as counted; empty where none was.
    pub hands: Vec<u32>,
    /// Variations that were tried.
    pub tries: Vec<Tried>,
}

impl Visit {
    /// Whether a class has said something here, or been told.
    #[must_use]
    pub fn told(&self) -> bool {
        self.revealed || !self.hands.is_empty()
    }
}

/// A variation that was tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tried {
    /// Which variation of the step.
    pub variation: usize,
    /// What was guessed before the engine answered, if anything.
    pub guess: Option<Outcome>,
}

/// What came of it, in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// Steps decided rightly.
    pub right: usize,
    /// Steps decided.
    pub decided: usize,
    /// Variations guessed rightly.
    pub varied_right: usize,
    /// Variations guessed.
    pub varied: usize,
    /// Hints asked for.
    pub hints: usize,
}

impl Default for Play {
    fn default() -> Self {
        Self { visits: vec![Visit::default()], at: 0, ended: false, class: false }
    }
}

impl Play {
    /// At the first step, nothing decided.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// At a step by name, nothing decided; none where there is no such step.
    #[must_use]
    pub fn at_step(walkthrough: &Walkthrough, name: &str) -> Option<Self> {
        let step = walkthrough.step.iter().position(|step| step.id == name)?;
        Some(Self { visits: vec![Visit { step, ..Visit::default() }], ..Self::default() })
    }

    /// The steps visited so far, in order.
    #[must_use]
    pub fn visits(&self) -> &[Visit] {
        &self.visits
    }

    /// Which visit is shown.
    #[must_use]
    pub fn at(&self) -> usize {
        self.at
    }

    /// Whether the last step was left. Closing the page before never ends it.
    #[must_use]
    pub fn ended(&self) -> bool {
        self.ended
    }

    /// The visit that is shown.
    #[must_use]
    pub fn here(&self) -> Option<&Visit> {
        self.visits.get(self.at)
    }

    /// The step that is shown.
    #[must_use]
    pub fn step<'w>(&self, walkthrough: &'w Walkthrough) -> Option<&'w Step> {
        walkthrough.step.get(self.here()?.step)
    }

    /// Shows the hint.
    pub fn hint(&mut self) {
        if let Some(here) = self.visits.get_mut(self.at) {
            // After the answer it is no help any more.
            here.hint |= !here.revealed;
        }
    }

    /// Decides. What was decided first stands.
    pub fn decide(&mut self, walkthrough: &Walkthrough, option: usize) {
        let options = self.options(walkthrough);
        if let Some(here) = self.visits.get_mut(self.at)
            && !here.revealed
            && option < options
        {
            here.choice = Some(option);
            here.revealed = true;
        }
    }

    pub(crate) fn options(&self, walkthrough: &Walkthrough) -> usize {
        self.step(walkthrough).map_or(0, |step| step.option.len())
    }

    /// Where each option of the shown step leads; none: it ends there.
    #[must_use]
    pub fn ways(&self, walkthrough: &Walkthrough) -> Vec<Option<usize>> {
        let Some(here) = self.here() else { return Vec::new() };
        let options = walkthrough.step.get(here.step).map_or(0, |step| step.option.len());
        let taken = |choice| Visit { choice: Some(choice), step: here.step, ..Visit::default() };
        (0..options).map(|choice| follows(walkthrough, &taken(choice))).collect()
    }

    /// Where it goes from the shown step, as it stands; none: it ends there.
    #[must_use]
    pub fn ahead(&self, walkthrough: &Walkthrough) -> Option<usize> {
        match self.visits.get(self.at.saturating_add(1)) {
            Some(visit) if !self.class => Some(visit.step),
            _ => follows(walkthrough, self.here()?),
        }
    }

    /// Opens any step of the file: where it was visited, as it was left there.
    pub fn jump(&mut self, walkthrough: &Walkthrough, step: usize) {
        if step >= walkthrough.step.len() {
            return;
        }
        self.ended = false;
        self.class = true;
        self.at = match self.visits.iter().position(|visit| visit.step == step) {
            Some(at) => at,
            None => {
                self.visits.push(Visit { step, ..Visit::default() });
                self.visits.len().saturating_sub(1)
            }
        };
    }

    /// Tries a variation, with what was guessed. What was guessed first stands.
    pub fn vary(&mut self, walkthrough: &Walkthrough, variation: usize, guess: Option<Outcome>) {
        let known = self.step(walkthrough).is_some_and(|step| variation < step.vary.len());
        if let Some(here) = self.visits.get_mut(self.at)
            && known
            && here.tries.iter().all(|tried| tried.variation != variation)
        {
            here.tries.push(Tried { variation, guess });
        }
    }

    /// Goes on: to the next visit where one learner had gone back, else to the step that follows. From
    /// the last step this ends it. Nothing happens before the answer was shown.
    pub fn next(&mut self, walkthrough: &Walkthrough) {
        let after = self.at.saturating_add(1);
        if after < self.visits.len() && !self.class {
            self.at = after;
            return;
        }
        let Some(here) = self.here().filter(|here| here.revealed) else { return };
        let Some(step) = follows(walkthrough, here) else {
            self.ended = true;
            return;
        };
        let visited = self.visits.iter().position(|visit| visit.step == step);
        // What a class opened before, by another way or a jump, is as it was left.
        self.at = visited.unwrap_or_else(|| {
            self.visits.insert(after, Visit { step, ..Visit::default() });
            after
        });
    }

    /// Goes back to what was before.
    pub fn back(&mut self) {
        self.at = self.at.saturating_sub(1);
    }

    /// What came of it so far.
    #[must_use]
    pub fn score(&self, walkthrough: &Walkthrough) -> Score {
        let mut score = Score::default();
        for visit in &self.visits {
            let Some(step) = walkthrough.step.get(visit.step) else { continue };
            let right = visit.choice.and_then(|choice| step.option.get(choice)).map(|o| o.right);
            add(&mut score.decided, right.is_some());
            add(&mut score.right, right == Some(true));
            add(&mut score.hints, visit.hint);
            for tried in &visit.tries {
                let finds = step.vary.get(tried.variation).map(|v| v.finds.outcome);
                add(&mut score.varied, tried.guess.is_some());
                add(&mut score.varied_right, tried.guess.is_some() && tried.guess == finds);
            }
        }
        score
    }
}

fn add(number: &mut usize, one: bool) {
    *number = number.saturating_add(usize::from(one));
}

/// The step that follows a visit; none where it is the last.
fn follows(walkthrough: &Walkthrough, visit: &Visit) -> Option<usize> {
    let step = walkthrough.step.get(visit.step)?;
    let chosen = visit.choice.and_then(|choice| step.option.get(choice));
    let next = chosen.and_then(|option| option.next.as_ref()).or(step.next.as_ref());
    let after = visit.step.saturating_add(1);
    let to = match next {
        None => after,
        Some(name) => walkthrough.step.iter().position(|s| s.id == *name)?,
    };
    // What leads back would never end; a file that says so was refused.
    (to >= after && to < walkthrough.step.len()).then_some(to)
}
