//! A day: the date of export, and what differs on another day, for the law and for the product.

use ree_contract::{Determination, MeasureStatus};
use ree_rulebook::{Measure, Rulebook, Str};
use yew::prelude::*;

use super::icons;
use super::law_rows::fold;
use super::marks::{picked, say_words, tile};
use super::outcome::{small, word};
use super::timeline::held_words;
use crate::dom::{El, button, el, tag};
use crate::hooks;
use crate::state::{Action, Ask, Page, State};
use crate::view::elements::{Standing, standing};
use crate::view::law::count;
use crate::view::timeline::held;
use crate::words::{Lang, fill};

/// The day that the law is looked at, and the button that brings the other day.
pub(crate) fn chooser(state: &State, rulebook: &Rulebook, act: &Callback<Action>) -> El {
    let lang = state.lang;
    let w = lang.words();
    let shown = |day: &str| lang.day(if day.is_empty() { rulebook.as_of() } else { day });
    let changed = act.reform(|e: InputEvent| Action::Law(Ask::Day(hooks::entered(&e).into())));
    let day = state.law_day();
    let same = *day == state.date;
    let day = input("date", w.law_the_day, day, &shown(day), changed);
    let other = state.law.other.as_ref().map(|other| {
        let changed =
            act.reform(|e: InputEvent| Action::Law(Ask::Other(Some(hooks::entered(&e).into()))));
        input("other-date", w.law_other_day, other, &shown(other), changed)
    });
    let open = state.law.other.is_some();
    let as_of = AttrValue::from(rulebook.as_of().to_string());
    let press = act.reform(move |_: MouseEvent| {
        Action::Law(Ask::Other(if open { None } else { Some(as_of.clone()) }))
    });
    let press = button("button")
        .set("id", "compare")
        .yes_no("aria-expanded", open)
        .on_click(press)
        .say(if open { w.law_compare_stop } else { w.law_compare });
    let apart = (!state.is_empty() && !same)
        .then(|| tag("p", "hint").text(&fill(w.law_day_apart, &[("date", &shown(&state.date))])));
    tag("div", "day-choice").add(day).maybe(other).add(press).maybe(apart)
}

fn input(
    id: &'static str,
    label: &'static str,
    value: &AttrValue,
    shown: &str,
    changed: Callback<InputEvent>,
) -> El {
    let field = el("input").set("id", id).set("type", "date").value(value).on_input(changed);
    let words = el("span").set("aria-hidden", "true").text(shown);
    tag("div", "day")
        .key(id)
        .add(el("label").set("for", id).say(label))
        .add(tag("div", "day-field").add(words).add(icons::down()).add(field))
}

/// One of two days: which, and the answer for the product on it.
pub(crate) type Side<'a> = (&'a str, Option<&'a Determination>);

/// What holds on each of two days.
pub(crate) fn compared(a: Side, b: Side, rulebook: &Rulebook, lang: Lang) -> El {
    let w = lang.words();
    let stands = |m: &Measure, day: &str| held(rulebook, m, day);
    let (mut alike, mut differ): (Vec<El>, Vec<El>) = (Vec::new(), Vec::new());
    for measure in rulebook.measures() {
        let (on_a, on_b) = (stands(measure, a.0), stands(measure, b.0));
        let name =
            el("a").attr("href", &Page::law(&measure.id)).node(say_words(&measure.short, lang));
        let line = el("tr")
            .key(&measure.id)
            .add(el("th").set("scope", "row").add(name))
            .add(el("td").text(&held_words(on_a, w)))
            .add(el("td").text(&held_words(on_b, w)));
        if on_a.status == on_b.status { alike.push(line) } else { differ.push(line) }
    }
    let same = fill(w.law_alike, &[("count", &alike.len().to_string())]);
    let body = tag("div", "two-days")
        .add(el("h3").text(&fill(w.law_two_days, &[("a", &lang.day(a.0)), ("b", &lang.day(b.0))])))
        .maybe(product(a, b, rulebook, lang))
        .add(controlled(a.0, b.0, rulebook, lang));
    let body = if differ.is_empty() {
        body.add(el("p").say(w.law_all_alike))
    } else {
        body.add(table(a.0, b.0, differ, lang))
    };
    body.add(fold(&same, table(a.0, b.0, alike, lang)))
}

fn table(a: &str, b: &str, rows: Vec<El>, lang: Lang) -> El {
    let head = |words: &str| el("th").set("scope", "col").text(words);
    let heads = el("tr")
        .add(head(lang.words().law_measure))
        .add(head(&lang.day(a)))
        .add(head(&lang.day(b)));
    let table = tag("table", "facts-table")
        .add(el("thead").add(heads))
        .add(el("tbody").each(rows.into_iter()));
    tag("div", "table-box").add(table)
}

/// The elements and items under control on each day.
fn controlled(a: &str, b: &str, rulebook: &Rulebook, lang: Lang) -> El {
    let w = lang.words();
    let on = |day: &str| {
        // How many items, measure by measure: a sum would not say what is missing on the other day.
        let mut items = String::new();
        for (_, measure) in rulebook.judging() {
            let on = held(rulebook, measure, day);
            let many = count(rulebook, |id| *id == *measure.id);
            if on.status != MeasureStatus::InForce || many == 0 {
                continue;
            }
            if !items.is_empty() {
                items.push_str(if lang.zh() { "；" } else { "; " });
            }
            let many = match many {
                1 => w.law_items_one.to_owned(),
                many => fill(w.law_items_many, &[("count", &many.to_string())]),
            };
            items.push_str(picked(&measure.short, lang));
            items.push_str(w.law_dash);
            items.push_str(&if on.last_known {
                fill(w.law_last_known, &[("status", &many)])
            } else {
                many
            });
        }
        if items.is_empty() {
            items = fill(w.law_items_many, &[("count", "0")]);
        }
        let mut solid: Vec<&Str> = Vec::new();
        for listed in rulebook.listed() {
            let here = standing(rulebook, &listed.element, day) == Standing::Listed;
            if here && !solid.contains(&&listed.element) {
                solid.push(&listed.element);
            }
        }
        let tiles = solid.iter().map(|symbol| tile(symbol, Standing::Listed).key(symbol));
        tag("div", "on-day-box")
            .add(tag("p", "hint").text(&lang.day(day)))
            .add(tag("p", "tiles").each(tiles).add(el("span").text(&items)))
    };
    tag("section", "controlled")
        .add(el("h4").say(w.law_controlled))
        .add(tag("div", "two").add(on(a)).add(on(b)))
}

/// The answer for the product on each day, and in one sentence why they differ.
fn product(a: Side, b: Side, rulebook: &Rulebook, lang: Lang) -> Option<El> {
    let w = lang.words();
    let ((day_a, Some(on_a)), (day_b, Some(on_b))) = (a, b) else { return None };
    let one = |day: &str, found: &Determination| {
        let codes: Vec<&str> = found.control_codes.iter().map(|c| &**c).collect();
        tag("div", "on-day-box")
            .add(tag("p", "hint").text(&lang.day(day)))
            .add(el("p").add(small(found.outcome, word(found.outcome, w))))
            .add(tag("p", "codes-of").text(&codes.join(w.outcome_comma)))
    };
    let same = on_a.outcome == on_b.outcome && on_a.control_codes == on_b.control_codes;
    let why = if same {
        w.law_same_answer.to_owned()
    } else {
        because(a, b, rulebook, lang).unwrap_or_else(|| w.law_other_answer.to_owned())
    };
    Some(
        tag("section", "your-product")
            .add(el("h4").say(w.law_product))
            .add(tag("div", "two").add(one(day_a, on_a)).add(one(day_b, on_b)))
            .add(tag("p", "strong").text(&why)),
    )
}

/// The measures that judge goods and stand otherwise on the other day.
fn because(a: Side, b: Side, rulebook: &Rulebook, lang: Lang) -> Option<String> {
    let w = lang.words();
    let mut why = String::new();
    for (_, measure) in rulebook.judging() {
        let (on_a, on_b) = (held(rulebook, measure, a.0), held(rulebook, measure, b.0));
        let judged = |side: Side| {
            let mut all = side.1.map_or(&[][..], |found| &found.measures).iter();
            all.find(|m| m.measure == measure.id).map(|m| m.outcome)
        };
        let changed = judged(a) != judged(b);
        if on_a.status != on_b.status && changed {
            let said = fill(
                w.law_because,
                &[
                    ("measure", picked(&measure.short, lang)),
                    ("a", &held_words(on_a, w)),
                    ("day_a", &lang.day(a.0)),
                    ("b", &held_words(on_b, w)),
                    ("day_b", &lang.day(b.0)),
                ],
            );
            why.push_str(&said);
        }
    }
    (!why.is_empty()).then_some(why)
}
