//! What was chosen, kept: to go on later, and for the trainer's own papers.

use ree_contract::{Outcome, RulebookStamp};
use serde::{Deserialize, Serialize};

use crate::model::Walkthrough;
use crate::play::{Play, Tried, Visit};

/// The version of a record.
const RECORD: u32 = 1;

/// What was chosen in one play. Steps go by name and options by number, from 1; what is saved as a file for
/// people says their titles and texts beside ([`Record::told`]).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// The version of a record: 1.
    pub record: u32,
    /// The walkthrough's name.
    pub walkthrough: String,
    /// Its title, in a file for people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Whose record it is, as typed for the certificate, in a file for people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub learner: Option<String>,
    /// Which rulebook answered.
    pub rulebook: RulebookStamp,
    /// Whether a class was led, not one learner.
    #[serde(default)]
    pub class: bool,
    /// When it was saved, where that was told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub saved: Option<String>,
    /// Whether the last step was left.
    pub ended: bool,
    /// The step of a class that is shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shown: Option<String>,
    /// The steps, in the order they were played.
    pub steps: Vec<Played>,
}

/// One step that was played.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Played {
    /// The step's name.
    pub step: String,
    /// Its title, in a file for people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The option chosen, from 1.
    pub choice: Option<usize>,
    /// Its text, in a file for people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chosen: Option<String>,
    /// Whether that was right; of a class, whose choice is only the way it went, none.
    pub right: Option<bool>,
    /// The texts of the right options, in a file for people.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<String>,
    /// Whether the answer was shown.
    pub revealed: bool,
    /// Whether the hint was asked for.
    pub hint: bool,
    /// Hands raised for each option; empty where none was counted.
    pub hands: Vec<u32>,
    /// Variations tried.
    pub varied: Vec<Varied>,
}

/// One variation that was tried.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Varied {
    /// The variation, from 1.
    pub variation: usize,
    /// What stands on its button, in a file for people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// What was guessed.
    pub guess: Option<Outcome>,
    /// Whether that was right.
    pub right: Option<bool>,
}

impl Record {
    /// The record of a play.
    #[must_use]
    pub fn of(play: &Play, walkthrough: &Walkthrough, rulebook: RulebookStamp) -> Self {
        let steps = play
            .visits
            .iter()
            .filter_map(|visit| Some(played(visit, walkthrough.step.get(visit.step)?, play.class)))
            .collect();
        Self {
            record: RECORD,
            walkthrough: walkthrough.id.clone(),
            title: None,
            learner: None,
            rulebook,
            class: play.class,
            saved: None,
            ended: play.ended,
            shown: play.step(walkthrough).filter(|_| play.class).map(|step| step.id.clone()),
            steps,
        }
    }

    /// The play to go on with, as far as the walkthrough still is what it was; none where it is
    /// another one. Of a class, steps that are gone are left out; of one learner, what follows a step that
    /// is gone, or led elsewhere, too.
    #[must_use]
    pub fn play(&self, walkthrough: &Walkthrough) -> Option<Play> {
        if self.record != RECORD || self.walkthrough != walkthrough.id {
            return None;
        }
        if self.class {
            return Some(self.led(walkthrough));
        }
        // A link to a step begins there.
        let first = self.steps.first().and_then(|kept| Play::at_step(walkthrough, &kept.step));
        let mut play = first.unwrap_or_default();
        for (n, kept) in self.steps.iter().enumerate() {
            if n > 0 {
                play.next(walkthrough);
            }
            let here = play.step(walkthrough).filter(|step| step.id == kept.step);
            if here.is_none() || play.at != n {
                // The way has changed: the step just opened was never seen.
                break;
            }
            if kept.hint {
                play.hint();
            }
            if let Some(choice) = kept.choice() {
                play.decide(walkthrough, choice);
            }
            kept.tried(&mut play, walkthrough);
        }
        if self.ended && play.visits.len() == self.steps.len() {
            play.next(walkthrough);
        }
        Some(play)
    }

    /// The play of a class: its steps were opened in any order, shown or not.
    fn led(&self, walkthrough: &Walkthrough) -> Play {
        let mut play = Play { visits: Vec::new(), ended: self.ended, class: true, ..Play::new() };
        let mut shown = 0;
        for kept in &self.steps {
            let found = walkthrough.step.iter().enumerate().find(|(_, step)| step.id == kept.step);
            let known = |n: usize| play.visits.iter().any(|visit| visit.step == n);
            let Some((n, step)) = found.filter(|(n, _)| !known(*n)) else { continue };
            let mut hands = kept.hands.clone();
            if !hands.is_empty() {
                hands.resize(step.option.len(), 0);
            }
            play.at = play.visits.len();
            if self.shown.as_ref().is_none_or(|shown| *shown == kept.step) {
                shown = play.at;
            }
            play.visits.push(Visit {
                step: n,
                hint: kept.hint,
                choice: kept.choice().filter(|choice| *choice < step.option.len()),
                revealed: kept.revealed,
                hands,
                tries: Vec::new(),
            });
            kept.tried(&mut play, walkthrough);
        }
        if play.visits.is_empty() {
            return Play::new();
        }
        play.at = shown;
        play
    }
}

impl Played {
    /// The option chosen, from 0.
    fn choice(&self) -> Option<usize> {
        self.choice.and_then(|choice| choice.checked_sub(1))
    }

    /// Tries the variations again.
    fn tried(&self, play: &mut Play, walkthrough: &Walkthrough) {
        for tried in &self.varied {
            if let Some(variation) = tried.variation.checked_sub(1) {
                play.vary(walkthrough, variation, tried.guess);
            }
        }
    }
}

fn from_one(n: usize) -> usize {
    n.saturating_add(1)
}

fn played(visit: &Visit, step: &crate::model::Step, class: bool) -> Played {
    let right = |choice: usize| step.option.get(choice).map(|option| option.right);
    let varied = |tried: &Tried| Varied {
        variation: from_one(tried.variation),
        label: None,
        guess: tried.guess,
        right: tried
            .guess
            .and_then(|guess| Some(step.vary.get(tried.variation)?.finds.outcome == guess)),
    };
    Played {
        step: step.id.clone(),
        title: None,
        choice: visit.choice.map(from_one),
        chosen: None,
        right: visit.choice.filter(|_| !class).and_then(right),
        answers: Vec::new(),
        revealed: visit.revealed,
        hint: visit.hint,
        hands: visit.hands.clone(),
        varied: visit.tries.iter().map(varied).collect(),
    }
}

/// The record of a class as a table for a spreadsheet: a line an option, and one a variation tried. Each
/// says of which walkthrough, when, and by which rulebook: tables of many classes are laid together.
#[must_use]
pub fn class_csv(
    play: &Play,
    walkthrough: &Walkthrough,
    chinese: bool,
    saved: &str,
    rulebook: &str,
) -> String {
    let head = if chinese {
        "演练,步骤,标题,类别,序号,内容,正确,举手人数,已选,保存时间,规则库版本"
    } else {
        "walkthrough,step,title,kind,number,text,right,hands,chosen,saved,rulebook"
    };
    let end = [cell(saved), cell(rulebook)].join(",");
    // The mark tells spreadsheets that this is UTF-8.
    let mut out = format!("\u{feff}{head}\r\n");
    let mark = |is: bool| if is { "1" } else { "0" };
    let (choice, vary) = if chinese { ("选项", "变式") } else { ("option", "variation") };
    for visit in &play.visits {
        let Some(step) = walkthrough.step.get(visit.step) else { continue };
        let start = [cell(&walkthrough.id), cell(&step.id), cell(step.title.pick(chinese))];
        let start = start.join(",");
        for (o, option) in step.option.iter().enumerate() {
            let hands = visit.hands.get(o).map(ToString::to_string).unwrap_or_default();
            let text = cell(option.text.pick(chinese));
            let (right, chosen) = (mark(option.right), mark(visit.choice == Some(o)));
            out.push_str(&format!(
                "{start},{choice},{},{text},{right},{hands},{chosen},{end}\r\n",
                from_one(o)
            ));
        }
        for tried in &visit.tries {
            let Some(variation) = step.vary.get(tried.variation) else { continue };
            let text = cell(variation.label.pick(chinese));
            let right = tried.guess.map_or("", |guess| mark(guess == variation.finds.outcome));
            let chosen = mark(tried.guess.is_some());
            out.push_str(&format!(
                "{start},{vary},{},{text},{right},,{chosen},{end}\r\n",
                from_one(tried.variation)
            ));
        }
    }
    out
}

/// A cell: quoted, and nothing that a spreadsheet would take for a formula.
fn cell(text: &str) -> String {
    let safe = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    format!("\"{safe}{}\"", text.replace('"', "\"\"").replace('\n', " "))
}
