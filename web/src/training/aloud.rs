//! What of the wall is said aloud to whoever does not see it.

use ree_engine::Checker;

use super::state::State;
use super::words::{own, pauses, said};
use super::{hands, learn};
use crate::parts::outcome;
use crate::words::Lang;

/// What is said aloud once an answer stands on the wall.
pub(super) fn spoken(state: &State, checker: &'static Checker) -> String {
    let lang = state.lang;
    said_aloud(state, checker, lang).unwrap_or_default()
}

fn said_aloud(state: &State, checker: &'static Checker, lang: Lang) -> Option<String> {
    let w = said(lang);
    let walkthrough = state.walkthrough().filter(|_| !state.play.ended())?;
    let (step, here) = (state.play.step(walkthrough)?, state.play.here()?);
    let found = match state.variation {
        Some(n) => {
            here.tries.iter().find(|tried| tried.variation == n)?;
            let varied = ree_walkthrough::varied(step.product.as_ref(), step.vary.get(n)?);
            let product = ree_walkthrough::product(&varied, lang.zh()).ok()?;
            crate::engine::check(checker, &product).found.ok()
        }
        None if !here.revealed => return None,
        None if step.option.iter().any(|o| o.finds.is_some()) => {
            learn::judge(step, checker, lang).and_then(|(_, answer)| answer.found.ok())
        }
        None => None,
    };
    let [stop, colon] = pauses(lang);
    let mut out = match found {
        Some(found) => [w.step_finds, colon, &outcome::spoken(&found, lang)].concat(),
        None => {
            let right = step.option.iter().filter(|o| o.right).map(|o| own(&o.text, lang));
            [w.step_answer, colon, &right.collect::<Vec<_>>().join(" ")].concat()
        }
    };
    let told = hands::told(step, &here.hands, lang).filter(|_| state.variation.is_none());
    if let Some(told) = told {
        out.push_str(stop);
        out.push_str(&told);
        if state.play.tied(walkthrough) {
            out.push_str(stop);
            out.push_str(w.teach_tied);
        }
    }
    Some(out)
}
