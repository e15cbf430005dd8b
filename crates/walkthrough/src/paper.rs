//! A record as a file for people: whose it is, what it is called, and texts beside the numbers.

use crate::check::is_hidden;
use crate::model::{Walkthrough, Words};
use crate::record::Record;

/// So much of a name stands in the name of a file.
const NAME: usize = 40;

impl Record {
    /// The same with the learner's name and, in one language, titles and texts beside names and numbers.
    #[must_use]
    pub fn told(self, walkthrough: &Walkthrough, chinese: bool, learner: Option<&str>) -> Self {
        let say = |words: &Words| words.pick(chinese).to_owned();
        let at = |n: Option<usize>| n.and_then(|n| n.checked_sub(1));
        let mut record = self;
        record.title = Some(say(&walkthrough.title));
        record.learner = learner.map(|name| name.trim().to_owned()).filter(|name| !name.is_empty());
        for played in &mut record.steps {
            let Some(step) = walkthrough.step.iter().find(|step| step.id == played.step) else {
                continue;
            };
            played.title = Some(say(&step.title));
            let chosen = at(played.choice).and_then(|n| step.option.get(n));
            played.chosen = chosen.map(|option| say(&option.text));
            let right = step.option.iter().filter(|option| option.right);
            played.answers = right.map(|option| say(&option.text)).collect();
            for varied in &mut played.varied {
                let variation = at(Some(varied.variation)).and_then(|n| step.vary.get(n));
                varied.label = variation.map(|variation| say(&variation.label));
            }
        }
        record
    }
}

/// What the file of a record is called: by walkthrough, learner and day; that of a class, which has no
/// learner, by walkthrough and day.
#[must_use]
pub fn record_name(walkthrough: &str, learner: Option<&str>, day: &str) -> String {
    let kind = if learner.is_some() { "record" } else { "class" };
    let name = safe(learner.unwrap_or_default());
    let parts = [walkthrough, kind, &name, day, "json"];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(".")
}

/// A name as it can stand in the name of a file on any system: letters of every script stay.
fn safe(name: &str) -> String {
    let mut out = String::new();
    let mut gap = false;
    for c in name.chars().filter(|c| !is_hidden(*c)).take(NAME) {
        // All spaces and dots, and what a system keeps for itself.
        let space = matches!(c, ' ' | '\n' | '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{3000}');
        let parts = space || "./\\:*?\"<>|".contains(c);
        if !parts {
            if gap && !out.is_empty() {
                out.push('-');
            }
            out.push(c);
        }
        gap = parts;
    }
    out
}
