//! How a class is led: hands instead of one learner's choice, and the way that they take.

use crate::model::Walkthrough;
use crate::play::Play;

impl Play {
    /// Counts the hands of a class for an option, before its answer was shown or to put them right after.
    /// Where they had said which way it goes, they say it anew; what was taken for it stands.
    pub fn count(&mut self, walkthrough: &Walkthrough, option: usize, hands: u32) {
        let options = self.options(walkthrough);
        let before = self.voted(walkthrough);
        let Some(here) = self.visits.get_mut(self.at) else { return };
        // One learner's choice stands.
        if option >= options || (here.revealed && !self.class) {
            return;
        }
        here.hands.resize(options, 0);
        if let Some(counted) = here.hands.get_mut(option) {
            *counted = hands;
        }
        if here.hands.iter().all(|hands| *hands == 0) {
            here.hands.clear();
        }
        self.class = true;
        let voted = self.voted(walkthrough);
        if let Some(here) = self.visits.get_mut(self.at)
            && here.revealed
            && here.choice == before
        {
            here.choice = voted;
        }
    }

    /// Shows the answer to a class that has not decided with one voice. Where options lead different
    /// ways, it goes on by the one with most hands.
    pub fn reveal(&mut self, walkthrough: &Walkthrough) {
        let voted = self.voted(walkthrough);
        if let Some(here) = self.visits.get_mut(self.at)
            && !here.revealed
        {
            here.revealed = true;
            here.choice = voted;
            self.class = true;
        }
    }

    /// Takes an option's way on after the answer was shown: a class does not decide with one voice, so
    /// whoever leads it says where it goes.
    pub fn follow(&mut self, walkthrough: &Walkthrough, option: usize) {
        let options = self.options(walkthrough);
        if let Some(here) = self.visits.get_mut(self.at)
            && here.revealed
            && self.class
            && option < options
        {
            here.choice = Some(option);
        }
    }

    /// Whether the hands say no way: as many are raised for one as for another, and nobody has said
    /// which is gone.
    #[must_use]
    pub fn tied(&self, walkthrough: &Walkthrough) -> bool {
        let undecided =
            self.here().is_some_and(|here| here.choice.is_none() && !here.hands.is_empty());
        undecided && self.parts(walkthrough) && self.voted(walkthrough).is_none()
    }

    /// The option with most hands, where options lead different ways; none where as many were raised for
    /// one that leads elsewhere.
    fn voted(&self, walkthrough: &Walkthrough) -> Option<usize> {
        let hands = &self.here()?.hands;
        let most = hands.iter().copied().max().filter(|_| self.parts(walkthrough))?;
        let ways = self.ways(walkthrough);
        let mut foremost = hands.iter().zip(&ways).enumerate().filter(|(_, (n, _))| **n == most);
        let (first, (_, way)) = foremost.next()?;
        foremost.all(|(_, (_, other))| other == way).then_some(first)
    }

    /// Whether the options of the shown step lead different ways.
    #[must_use]
    pub fn parts(&self, walkthrough: &Walkthrough) -> bool {
        let ways = self.ways(walkthrough);
        ways.iter().any(|way| Some(way) != ways.first())
    }
}
