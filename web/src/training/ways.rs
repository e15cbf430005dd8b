//! The ways through a walkthrough, for paper: which steps not everybody meets, and where each answer leads.

use ree_walkthrough::{Play, Walkthrough};

use super::words::said;
use crate::words::{Lang, fill};

/// Where each answer of each step leads; none: to the end.
pub(super) type Ways = Vec<Vec<Option<usize>>>;

/// All ways of a walkthrough.
pub(super) fn ways(walkthrough: &Walkthrough) -> Ways {
    let leads = |id: &str| Play::at_step(walkthrough, id).map(|play| play.ways(walkthrough));
    walkthrough.step.iter().map(|step| leads(&step.id).unwrap_or_default()).collect()
}

/// The letter of an answer.
pub(super) fn letter(n: usize) -> &'static str {
    const LETTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    LETTERS.get(n..n.saturating_add(1)).unwrap_or_default()
}

/// Where an answer leads, where that is not said by the order on paper; at a parting of ways for each.
pub(super) fn leads(ways: &Ways, step: usize, answer: usize, lang: Lang) -> Option<String> {
    let w = said(lang);
    let answers = ways.get(step)?;
    let to = *answers.get(answer)?;
    let after = step.saturating_add(1);
    let plain = Some(after).filter(|after| *after < ways.len());
    let parts = answers.iter().any(|way| *way != to);
    (parts || to != plain).then(|| match to {
        Some(to) => fill(w.handout_to, &[("n", &to.saturating_add(1).to_string())]),
        None => w.handout_ends.to_owned(),
    })
}

/// Whose step it is, where not everybody meets it.
pub(super) fn only(ways: &Ways, step: usize, lang: Lang) -> Option<String> {
    if !passed_by(ways, step) {
        return None;
    }
    let w = said(lang);
    let from = ways.iter().enumerate().filter_map(|(n, answers)| {
        let number = n.saturating_add(1).to_string();
        let here: Vec<&str> = answers
            .iter()
            .enumerate()
            .filter(|(_, way)| **way == Some(step))
            .map(|(n, _)| letter(n))
            .collect();
        if here.is_empty() {
            None
        } else if here.len() == answers.len() {
            Some(fill(w.handout_step, &[("n", &number)]))
        } else {
            let here = here.join(w.handout_or);
            Some(fill(w.handout_answer, &[("n", &number), ("answers", &here)]))
        }
    });
    let from: Vec<String> = from.collect();
    Some(fill(w.handout_only, &[("ways", &from.join(w.handout_or))]))
}

/// Whether a way leads from the first step to the end without this one. Ways lead only down the file.
fn passed_by(ways: &Ways, step: usize) -> bool {
    let mut met = vec![false; ways.len()];
    if let Some(first) = met.first_mut() {
        *first = step != 0;
    }
    for (n, answers) in ways.iter().enumerate() {
        if met.get(n) != Some(&true) {
            continue;
        }
        for to in answers {
            match to {
                None => return true,
                Some(to) if *to == step => {}
                Some(to) => {
                    if let Some(met) = met.get_mut(*to) {
                        *met = true;
                    }
                }
            }
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_that_a_way_leaves_out_says_whose_it_is() {
        // The second step's B and C lead through the third, and on to the fourth; from there A ends.
        let ways: Ways = vec![
            vec![Some(1), Some(1)],
            vec![Some(3), Some(2), Some(2)],
            vec![Some(3), Some(3)],
            vec![None, Some(4)],
            vec![Some(5)],
            vec![None],
        ];
        let said: Vec<_> = (0..6).map(|n| only(&ways, n, Lang::En).unwrap_or_default()).collect();
        let third = "Only after answer B or C at step 2";
        assert_eq!(said, ["", "", third, "", "Only after answer B at step 4", "Only after step 5"]);
        assert_eq!(only(&ways, 2, Lang::Zh).as_deref(), Some("仅在第2步选B或C之后出现"));
        assert_eq!(leads(&ways, 1, 0, Lang::En).as_deref(), Some("on to step 4"));
        assert_eq!(leads(&ways, 1, 1, Lang::En).as_deref(), Some("on to step 3"));
        assert_eq!(leads(&ways, 3, 0, Lang::En).as_deref(), Some("ends here"));
        assert_eq!((leads(&ways, 0, 0, Lang::En), leads(&ways, 5, 0, Lang::En)), (None, None));
    }
}
