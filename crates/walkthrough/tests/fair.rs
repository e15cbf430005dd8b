//! In the questions that the engine does not answer, nothing but what an option says tells which one is right:
//! neither its length nor its place.

use std::fs;

use ree_walkthrough::{Choice, Walkthrough, read};

type Fallible<T> = Result<T, Box<dyn std::error::Error>>;

fn all() -> Fallible<Vec<Walkthrough>> {
    let mut out = Vec::new();
    for entry in fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/data"))? {
        let text = fs::read_to_string(entry?.path())?;
        out.push(read(&text).map_err(|problems| format!("{problems:?}"))?.walkthrough);
    }
    Ok(out)
}

/// A question without `finds`: how long each option is, in one language.
struct Asked {
    at: String,
    right: Vec<usize>,
    wrong: Vec<usize>,
}

impl Asked {
    /// As long as the longest of the wrong ones, or longer: who goes by length takes it.
    fn longest(&self) -> bool {
        self.right.iter().max() >= self.wrong.iter().max()
    }

    fn shortest(&self) -> bool {
        self.right.iter().min() <= self.wrong.iter().min()
    }
}

fn asked(w: &Walkthrough, zh: bool) -> Vec<Asked> {
    let length = |o: &Choice| o.text.pick(zh).chars().count();
    let by_law = w.step.iter().filter(|s| s.option.iter().all(|o| o.finds.is_none()));
    by_law
        .map(|step| {
            let (right, wrong): (Vec<_>, Vec<_>) = step.option.iter().partition(|o| o.right);
            Asked {
                at: format!("{}/{}", w.id, step.id),
                right: right.into_iter().map(length).collect(),
                wrong: wrong.into_iter().map(length).collect(),
            }
        })
        .collect()
}

/// Who takes the longest, or the shortest, option of each question should score no better than who guesses. Chance
/// is the sum of one over the number of options. A third of it more is let be: sentences are not cut to measure,
/// and with some sixty questions chance itself goes beyond it about one time in twenty.
#[test]
fn length_does_not_give_the_right_one_away() -> Fallible<()> {
    for zh in [false, true] {
        let mut questions = Vec::new();
        for w in &all()? {
            questions.extend(asked(w, zh));
        }
        let most = questions.iter().map(|q| 1000 / (q.right.len() + q.wrong.len())).sum::<usize>()
            * 4
            / 3000;
        for (what, is) in
            [("longest", Asked::longest as fn(&Asked) -> bool), ("shortest", Asked::shortest)]
        {
            let met: Vec<&str> =
                questions.iter().filter(|q| is(q)).map(|q| q.at.as_str()).collect();
            assert!(
                met.len() <= most,
                "zh {zh}: {what} in {} of {}, {most} at most: {met:#?}",
                met.len(),
                questions.len()
            );
        }
    }
    Ok(())
}

/// One walkthrough is played at a time: where it has a handful of such questions, they differ among themselves.
#[test]
fn nor_within_one_walkthrough() -> Fallible<()> {
    let mut wrong = Vec::new();
    for w in &all()? {
        for zh in [false, true] {
            let questions = asked(w, zh);
            let count = questions.iter().filter(|q| q.longest()).count();
            if questions.len() >= 5 && count * 5 > questions.len() * 3 {
                wrong.push(format!("{}, zh {zh}: longest in {count} of {}", w.id, questions.len()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    Ok(())
}

#[test]
fn no_right_option_stands_out() -> Fallible<()> {
    let mut wrong = Vec::new();
    for w in &all()? {
        for zh in [false, true] {
            for q in asked(w, zh) {
                let (right, other) = (q.right.iter().max(), q.wrong.iter().max());
                if right.zip(other).is_some_and(|(right, other)| right * 10 > other * 13) {
                    wrong.push(format!("{}, zh {zh}: {right:?} beside {other:?}", q.at));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    Ok(())
}

/// Who always takes the same place is no better off. A fair draw of nine from three places goes beyond three in five
/// about one time in eight.
#[test]
fn the_right_ones_are_spread_over_the_places() -> Fallible<()> {
    let mut wrong = Vec::new();
    for w in &all()? {
        let places: Vec<usize> = w
            .step
            .iter()
            .flat_map(|s| s.option.iter().enumerate().filter(|(_, o)| o.right).map(|(n, _)| n))
            .collect();
        let most = (0..8).map(|n| places.iter().filter(|p| **p == n).count()).max().unwrap_or(0);
        if w.step.len() >= 5 && most * 5 > places.len() * 3 {
            wrong.push(format!("{}: {most} of {} at one place: {places:?}", w.id, places.len()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    Ok(())
}

/// Whoever took a wrong one is told what is wrong with it.
#[test]
fn each_wrong_option_says_why() -> Fallible<()> {
    let mut silent = Vec::new();
    for w in &all()? {
        for step in &w.step {
            let mute = step.option.iter().filter(|o| !o.right && o.because.is_none());
            silent.extend(mute.map(|o| format!("{}/{}: {:?}", w.id, step.id, o.text)));
        }
    }
    assert!(silent.is_empty(), "{}", silent.join("\n"));
    Ok(())
}
