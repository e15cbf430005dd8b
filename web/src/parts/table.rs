//! The rare earths as a table of buttons: solid where listed, hatched where a measure waits.

use ree_contract::MeasureStatus;
use ree_rulebook::{Element, Rulebook, Scope};
use yew::prelude::*;

use super::icons;
use super::marks::standing_class;
use super::read::name;
use crate::dom::{El, button, el, tag};
use crate::state::Action;
use crate::view::elements::{Line, standing};
use crate::words::{Lang, fill};

/// The first of the lanthanides; the two before them stand in a column of their own.
const LANTHANUM: u8 = 57;

/// The section with its legend, while nothing was entered.
pub(crate) fn table(rulebook: &Rulebook, day: &str, lang: Lang, act: &Callback<Action>) -> El {
    tag("section", "seven")
        .set("aria-labelledby", "seven")
        .add(el("h2").set("id", "seven").say(lang.words().empty_elements))
        .add(cells(&[], rulebook, day, lang, act))
        .add(tag("p", "hint").say(lang.words().empty_press))
}

/// The same, folded, beneath what was read: a double ring marks what the product holds.
pub(crate) fn folded(
    lines: &[Line],
    rulebook: &Rulebook,
    day: &str,
    lang: Lang,
    act: &Callback<Action>,
) -> El {
    let inside = tag("div", "seven")
        .add(cells(lines, rulebook, day, lang, act))
        .add(tag("p", "hint").say(lang.words().empty_press));
    tag("details", "folded-table")
        .add(el("summary").add(icons::right()).say(lang.words().read_picker))
        .add(inside)
}

fn cells(lines: &[Line], rulebook: &Rulebook, day: &str, lang: Lang, act: &Callback<Action>) -> El {
    let earths = rulebook.data().elements.iter().filter(|e| e.rare_earth);
    let inside = |e: &Element| lines.iter().any(|line| line.element == e.symbol);
    tag("div", "earths")
        .add(legend(rulebook, day, lang))
        .each(earths.map(|e| cell(e, inside(e), rulebook, day, lang, act)))
}

fn cell(
    element: &Element,
    inside: bool,
    rulebook: &Rulebook,
    day: &str,
    lang: Lang,
    act: &Callback<Action>,
) -> El {
    let symbol = &element.symbol;
    let chinese = rulebook.element_name(symbol, Lang::Zh.short());
    let name = name(rulebook, symbol, lang);
    let added = AttrValue::from(symbol.to_string());
    let first = if element.number < LANTHANUM { " is-first" } else { "" };
    let ring = if inside { " is-inside" } else { "" };
    let class = ["earth ", standing_class(standing(rulebook, symbol, day)), first, ring].concat();
    let add = [&fill(lang.words().empty_add, &[("name", &name)]), " "].concat();
    let line = |tag: &'static str, words: &str| el(tag).add(el("i").text(words));
    button("")
        .attr("class", &class)
        .key(symbol)
        .on_click(act.reform(move |_| Action::AddElement(added.clone())))
        .add(tag("span", "unseen").text(&add))
        .add(line("small", &element.number.to_string()))
        .add(line("b", symbol))
        .add(line("small", &chinese).set("lang", "zh-CN"))
        .maybe(inside.then(|| tag("span", "unseen").say(lang.words().read_inside)))
}

/// What solid, hatched and outlined mean, from the measures themselves.
fn legend(rulebook: &Rulebook, day: &str, lang: Lang) -> El {
    let line = |key: &str, class: &'static str, words: &str| {
        el("li").key(key).add(tag("span", class)).text(words)
    };
    let measures = rulebook.measures().iter().filter(|m| m.scope == Scope::Items).map(|m| {
        let status = rulebook.status(m, day);
        let in_force = status == MeasureStatus::InForce;
        let short = m.short.zh.as_ref().filter(|_| lang.zh()).unwrap_or(&m.short.en);
        let colon = if lang.zh() { "：" } else { ": " };
        let words = [short, colon, status_word(status, lang)].concat();
        line(&m.id, if in_force { "swatch is-listed" } else { "swatch is-waiting" }, &words)
    });
    let neither = line("neither", "swatch", lang.words().empty_neither);
    tag("ul", "legend").each(measures.chain(std::iter::once(neither)))
}

/// A status of a measure in words.
fn status_word(status: MeasureStatus, lang: Lang) -> &'static str {
    let w = lang.words();
    match status {
        MeasureStatus::InForce => w.status_in_force,
        MeasureStatus::Suspended => w.status_suspended,
        MeasureStatus::NotYetInForce => w.status_not_yet,
        MeasureStatus::Ended => w.status_ended,
        MeasureStatus::Unknown => w.status_unknown,
    }
}
