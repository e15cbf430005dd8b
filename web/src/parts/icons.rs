//! Icons, drawn on a grid of 24 in the colour of the text. A word always stands beside them.

use ree_contract::{ConditionVerdict, Outcome};

use crate::dom::{El, el, tag};

fn drawn(class: &'static str) -> El {
    tag("svg", class).set("viewBox", "0 0 24 24").set("aria-hidden", "true")
}

fn stroke(path: &'static str) -> El {
    el("path")
        .set("d", path)
        .set("fill", "none")
        .set("stroke", "currentColor")
        .set("stroke-width", "2.3")
}

fn filled(path: &'static str) -> El {
    el("path").set("d", path).set("fill", "currentColor").set("fill-rule", "evenodd")
}

const RING: &str = "M12 1.8a10.2 10.2 0 1 0 0 20.4 10.2 10.2 0 0 0 0-20.4z";

/// The outcome's silhouette: only the octagon is wholly filled.
pub(crate) fn outcome(outcome: Outcome) -> El {
    let icon = drawn("icon");
    match outcome {
        Outcome::LicenceRequired => icon.add(filled(
            "M7.7 1h8.6L23 7.7v8.6L16.3 23H7.7L1 16.3V7.7zM10.6 5.5v8h2.8v-8zM10.6 15.8v2.8h2.8v-2.8z",
        )),
        Outcome::NotControlled => {
            icon.add(stroke(RING)).add(stroke("m7.2 12.4 3.3 3.2 6.3-6.6"))
        }
        Outcome::Grey => {
            icon.add(stroke(RING)).add(filled("M12 1.8a10.2 10.2 0 0 0 0 20.4z"))
        }
        Outcome::NeedsFacts => icon
            .add(stroke("M12 1.7 22.3 12 12 22.3 1.7 12z"))
            .add(stroke("M9.4 9.8a2.6 2.6 0 1 1 3.8 2.3c-.8.4-1.2.9-1.2 1.7v.4"))
            .add(filled("M10.8 16h2.4v2.2h-2.4z")),
    }
}

/// Tick, cross or question mark of a condition.
pub(crate) fn verdict(verdict: ConditionVerdict) -> El {
    match verdict {
        ConditionVerdict::Met => tick(),
        ConditionVerdict::NotMet => cross(),
        ConditionVerdict::Unknown => drawn("icon")
            .add(stroke("M8 8.5a4 4 0 1 1 5.9 3.5c-1.3.7-1.9 1.4-1.9 2.7v.6"))
            .add(filled("M10.7 17.6h2.6v2.6h-2.6z")),
    }
}

/// A tick.
pub(crate) fn tick() -> El {
    drawn("icon").add(stroke("m4.5 12.8 5 5L19.5 7"))
}
/// A cross.
pub(crate) fn cross() -> El {
    drawn("icon").add(stroke("m6 6 12 12M18 6 6 18"))
}
/// A lock.
pub(crate) fn lock() -> El {
    drawn("icon").add(stroke("M5 11h14v10H5zM8 11V8a4 4 0 0 1 8 0v3"))
}
/// Opens a choice.
pub(crate) fn down() -> El {
    drawn("icon chevron").add(stroke("m6 9 6 6 6-6"))
}
/// Goes there.
pub(crate) fn right() -> El {
    drawn("icon chevron").add(stroke("m9 5 7 7-7 7"))
}
/// Opens beside this page.
pub(crate) fn out() -> El {
    drawn("icon outward").add(stroke("M10 5h9v9M19 5 6 18"))
}
/// Goes back.
pub(crate) fn left() -> El {
    drawn("icon chevron").add(stroke("m15 5-7 7 7 7"))
}
