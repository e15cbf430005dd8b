//! The end of a lecture: how many were right at each step, and which way was gone.

use ree_walkthrough::Visit;

use super::board::Scene;
use super::words::{own, said};
use super::{hands, heading};
use crate::dom::{El, el, tag};

/// The wall at the end.
pub(super) fn closing(scene: &Scene<'_>) -> El {
    let (lang, w) = (scene.state.lang, said(scene.state.lang));
    let head = |words| el("th").set("scope", "col").say(words);
    let heads =
        el("tr").add(head(w.end_step)).add(head(w.teach_hands_right)).add(head(w.step_answer));
    let row = |(n, visit): (usize, &Visit)| {
        let step = scene.walkthrough.step.get(visit.step)?;
        let told = hands::told(step, &visit.hands, lang);
        let right = step.option.iter().filter(|o| o.right).enumerate();
        let right = right.map(|(n, o)| el("p").nth(n).text(own(&o.text, lang)));
        Some(
            el("tr")
                .nth(n)
                .add(el("th").set("scope", "row").text(own(&step.title, lang)))
                .add(el("td").text(told.as_deref().unwrap_or(w.teach_not_counted)))
                .add(el("td").each(right)),
        )
    };
    let rows = scene.state.play.visits().iter().enumerate().filter_map(row);
    let table = tag("table", "played").add(el("thead").add(heads)).add(el("tbody").each(rows));
    tag("div", "closing").add(heading().say(w.end_heading)).add(table)
}
