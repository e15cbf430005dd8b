//! The timeline: one lane a measure, the chosen day as a line, and the same facts as a table.

use ree_contract::MeasureStatus;
use ree_rulebook::{Measure, Rulebook};

use super::law_rows::fold;
use super::marks::say_words;
use crate::dom::{El, el, tag};
use crate::state::Page;
use crate::view::amount::svg;
use crate::view::timeline::{Axis, Held, Stretch, held, lots};
use crate::words::{Lang, Words, fill};

/// Labels nearer to an end of the axis than this do not stand in the middle of their place.
const EDGE: u32 = 1_700;

/// The days drawn as lines: the day of export, and the one it is compared with.
pub(crate) type Days<'a> = (&'a str, Option<&'a str>);

/// The picture, its legend, and its table.
pub(crate) fn timeline(rulebook: &Rulebook, days: Days, lang: Lang) -> El {
    let w = lang.words();
    let axis = Axis::of(rulebook);
    let (near, others) = lots(rulebook);
    let lanes = |some: &[&Measure]| {
        tag("ul", "lanes").each(some.iter().map(|m| lane(m, axis, rulebook, days, lang)))
    };
    let more = fill(w.law_other_measures, &[("count", &others.len().to_string())]);
    tag("div", "timeline")
        .add(hatch())
        .add(head(axis, days, lang))
        .add(lanes(&near))
        .add(legend(rulebook, lang))
        .add(fold(&more, lanes(&others)))
        .add(fold(w.law_as_table, table(rulebook, lang)))
}

/// The word for a status.
pub(crate) fn status_word(status: MeasureStatus, w: &Words) -> &'static str {
    match status {
        MeasureStatus::NotYetInForce => w.status_not_yet,
        MeasureStatus::InForce => w.status_in_force,
        MeasureStatus::Suspended => w.status_suspended,
        MeasureStatus::Ended => w.status_ended,
        MeasureStatus::Unknown => w.status_unknown,
    }
}

/// Where a measure stands on a day, in words; past the rulebook's last day, what was known last.
pub(crate) fn held_words(held: Held, w: &Words) -> String {
    let word = status_word(held.status, w);
    if held.last_known { fill(w.law_last_known, &[("status", word)]) } else { word.to_owned() }
}

/// The hatching that bars are filled with.
fn hatch() -> El {
    let line = el("path").set("d", "M0 0V6").set("stroke", "currentColor").set("stroke-width", "2");
    let pattern = el("pattern")
        .set("id", "hatch")
        .set("width", "5")
        .set("height", "6")
        .set("patternUnits", "userSpaceOnUse")
        .set("patternTransform", "rotate(45)")
        .add(line);
    tag("svg", "defs").set("width", "0").set("height", "0").set("aria-hidden", "true").add(pattern)
}

fn line(class: &'static str, at: u32) -> El {
    let at = svg(at);
    tag("line", class).attr("x1", &at).attr("x2", &at).set("y1", "0").set("y2", "100%")
}

fn rect(from: u32, to: u32) -> El {
    el("rect").attr("x", &svg(from)).attr("width", &svg(to.saturating_sub(from)))
}

fn label(class: &'static str, at: u32, y: &'static str, words: &str) -> El {
    let anchor = match at {
        _ if at < EDGE => "start",
        _ if at > 10_000 - EDGE => "end",
        _ => "middle",
    };
    tag("text", class).attr("x", &svg(at)).set("y", y).set("text-anchor", anchor).text(words)
}

/// Years and half years, and the days above their lines.
fn head(axis: Axis, (day, other): Days, lang: Lang) -> El {
    let w = lang.words();
    let half = |(n, (at, year, middle)): (usize, (u32, u32, bool))| {
        let words =
            if middle { fill(w.law_month, &[("month", w.date_month_7)]) } else { year.to_string() };
        label("", at, "1rem", &words).nth(n)
    };
    let picture = tag("svg", "axis")
        .set("height", if other.is_some() { "3.75rem" } else { "2.5rem" })
        .each(axis.halves().into_iter().enumerate().map(half))
        .maybe(other.map(|day| label("strong", axis.at(day), "2.125rem", &lang.day(day))))
        .add(label(
            "strong",
            axis.at(day),
            if other.is_some() { "3.375rem" } else { "2.125rem" },
            &lang.day(day),
        ));
    tag("div", "lane lane-head").set("aria-hidden", "true").add(picture)
}

fn lane(measure: &Measure, axis: Axis, rulebook: &Rulebook, (day, other): Days, lang: Lang) -> El {
    let w = lang.words();
    let listed: Vec<&str> = rulebook.listed_by(&measure.id).map(|e| &**e).collect();
    let mut under = held_words(held(rulebook, measure, day), w);
    if !listed.is_empty() {
        under.push_str(" · ");
        under.push_str(&listed.join(w.outcome_comma));
    }
    let words = tag("div", "lane-label")
        .add(
            el("a")
                .attr("href", &Page::law(&measure.id))
                .add(el("b").node(say_words(&measure.short, lang))),
        )
        .add(tag("span", "hint").text(&under));
    let known = axis.at(rulebook.as_of());
    let grid = axis.halves().into_iter().enumerate().map(|(n, (at, ..))| line("grid", at).nth(n));
    let stretches = axis.stretches(rulebook, measure).into_iter().enumerate();
    let picture = tag("svg", "bars")
        .set("aria-hidden", "true")
        .add(rect(known, 10_000).set("class", "past-known").set("height", "100%"))
        .each(grid)
        .each(stretches.map(|(n, s)| stretch(s).nth(n)))
        .maybe(other.map(|day| line("day is-other", axis.at(day))))
        .add(line("day", axis.at(day)));
    tag("li", "lane").key(&measure.id).add(words).add(picture)
}

/// The bar of a stretch: solid, hatched, a thin line, dotted; none where the measure has ended.
fn stretch(s: Stretch) -> El {
    if s.status == MeasureStatus::NotYetInForce {
        return bar_class(el("line"), s.status)
            .attr("x1", &svg(s.from))
            .attr("x2", &svg(s.to))
            .set("y1", "50%")
            .set("y2", "50%");
    }
    bar_class(rect(s.from, s.to), s.status).set("y", "35%").set("height", "30%")
}

fn bar_class(bar: El, status: MeasureStatus) -> El {
    match status {
        MeasureStatus::InForce => bar.set("class", "bar-solid"),
        MeasureStatus::Suspended => bar.set("class", "bar-hatched").set("fill", "url(#hatch)"),
        MeasureStatus::NotYetInForce => bar.set("class", "bar-thin"),
        MeasureStatus::Unknown => bar.set("class", "bar-dotted"),
        MeasureStatus::Ended => bar.set("class", "bar-none"),
    }
}

fn legend(rulebook: &Rulebook, lang: Lang) -> El {
    let w = lang.words();
    let sample = |status: MeasureStatus| {
        let bar = if status == MeasureStatus::NotYetInForce {
            el("line").set("x1", "0").set("x2", "100%").set("y1", "50%").set("y2", "50%")
        } else {
            el("rect").set("width", "100%").set("height", "100%")
        };
        tag("svg", "sample").set("aria-hidden", "true").add(bar_class(bar, status))
    };
    let one = |status: MeasureStatus, words: &'static str| el("li").add(sample(status)).say(words);
    let ground = tag("svg", "sample")
        .set("aria-hidden", "true")
        .add(tag("rect", "past-known").set("width", "100%").set("height", "100%"));
    let after = fill(w.law_after, &[("date", &lang.day(rulebook.as_of()))]);
    tag("ul", "bars-legend")
        .add(one(MeasureStatus::InForce, w.status_in_force))
        .add(one(MeasureStatus::Suspended, w.status_suspended))
        .add(one(MeasureStatus::NotYetInForce, w.law_issued))
        .add(one(MeasureStatus::Unknown, w.status_unknown))
        .add(el("li").add(ground).text(&after))
}

/// The same facts as words: every status of every measure with its day.
fn table(rulebook: &Rulebook, lang: Lang) -> El {
    let w = lang.words();
    let mut rows: Vec<El> = Vec::new();
    for measure in rulebook.measures() {
        for (n, status) in measure.status.iter().enumerate() {
            let what = status_word(rulebook.status(measure, &status.from), w);
            rows.push(
                el("tr")
                    .key(&[&*measure.id, &n.to_string()].concat())
                    .add(el("th").set("scope", "row").node(say_words(&measure.short, lang)))
                    .add(el("td").text(&lang.day(&status.from)))
                    .add(el("td").say(what)),
            );
        }
    }
    let head = |words| el("th").set("scope", "col").say(words);
    let heads = el("tr").add(head(w.law_measure)).add(head(w.law_from)).add(head(w.law_holds));
    tag("div", "table-box").add(
        tag("table", "facts-table")
            .add(el("thead").add(heads))
            .add(el("tbody").each(rows.into_iter())),
    )
}
