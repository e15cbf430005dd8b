//! What a learning system is told: choices, what was right, how far it is. Learning systems read single
//! values, so each choice stands on its own.

use serde::Serialize;

use crate::model::{Step, Walkthrough};
use crate::play::{Play, Visit};

/// What a learning system is told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Whether the last step was left. Closing the page before completes nothing.
    pub ended: bool,
    /// The step that is shown.
    pub location: String,
    /// Percent of the decided steps that were right, from 0 to 100.
    pub score: usize,
    /// Each choice and each guess, in order.
    pub choices: Vec<Told>,
}

/// One choice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Told {
    /// The step; a variation's number after it.
    pub id: String,
    /// What was chosen: the option's number from 1, or the outcome guessed.
    pub response: String,
    /// What is right, likewise.
    pub correct: Vec<String>,
    /// Whether the choice was right.
    pub right: bool,
    /// Whether the hint was asked for before.
    pub hint: bool,
    /// Whether it is a guess of an outcome.
    pub guess: bool,
}

impl Report {
    /// The report of a play.
    #[must_use]
    pub fn of(play: &Play, walkthrough: &Walkthrough) -> Self {
        let score = play.score(walkthrough);
        let percent =
            score.right.saturating_mul(100).checked_div(score.decided).unwrap_or_default();
        let visits = play.visits.iter().filter_map(|v| Some((v, walkthrough.step.get(v.step)?)));
        Self {
            ended: play.ended,
            location: play.step(walkthrough).map(|step| step.id.clone()).unwrap_or_default(),
            score: percent,
            choices: visits.flat_map(|(visit, step)| told(visit, step)).collect(),
        }
    }
}

fn told(visit: &Visit, step: &Step) -> Vec<Told> {
    let number = |n: usize| n.saturating_add(1).to_string();
    let mut out = Vec::new();
    if let Some((choice, option)) = visit.choice.and_then(|c| Some((c, step.option.get(c)?))) {
        let right = step.option.iter().enumerate().filter(|(_, o)| o.right);
        out.push(Told {
            id: step.id.clone(),
            response: number(choice),
            correct: right.map(|(n, _)| number(n)).collect(),
            right: option.right,
            hint: visit.hint,
            guess: false,
        });
    }
    for tried in &visit.tries {
        if let (Some(guess), Some(variation)) = (tried.guess, step.vary.get(tried.variation)) {
            let word = |outcome| {
                let value = serde_json::to_value(outcome).unwrap_or_default();
                value.as_str().unwrap_or_default().to_owned()
            };
            out.push(Told {
                id: [&step.id, "-", &number(tried.variation)].concat(),
                response: word(guess),
                correct: vec![word(variation.finds.outcome)],
                right: guess == variation.finds.outcome,
                hint: visit.hint,
                guess: true,
            });
        }
    }
    out
}
