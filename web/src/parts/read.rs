//! What was read: the composition bar and the table of elements.

use ree_contract::Notice;
use ree_rulebook::Rulebook;
use yew::Callback;

use super::marks::{standing_class, tile};
use super::notices;
use crate::dom::{El, button, el, tag};
use crate::state::Action;
use crate::view::amount;
use crate::view::bar::{Segment, segments};
use crate::view::elements::{Line, Standing};
use crate::words::{Lang, fill};

/// The section, with what warns of its amounts. A narrow page shows the listed elements only until asked for all.
pub(crate) fn read(
    lines: &[Line],
    rulebook: &Rulebook,
    all: bool,
    warned: Option<&Notice>,
    lang: Lang,
    act: &Callback<Action>,
) -> El {
    let w = lang.words();
    let listed = lines.iter().filter(|l| l.listed()).count();
    let said = if lines.is_empty() {
        Some(w.read_nothing)
    } else {
        (listed == 0).then_some(w.read_none_listed)
    };
    let more = || {
        let more = button("link more").on_click(act.reform(|_| Action::AllElements));
        if all {
            more.say(w.read_show_less)
        } else {
            more.text(&fill(w.read_show_all, &[("count", &lines.len().to_string())]))
        }
    };
    let over = tag("div", "over")
        .add(el("h2").set("id", "read").say(w.read_heading))
        .add(tag("span", "hint").say(w.read_unit));
    tag("section", "read")
        .set("aria-labelledby", "read")
        .add(over)
        .add(bar(lines, lang))
        .maybe(warned.map(|notice| notices::note(notice, lang)))
        .maybe(said.map(|said| tag("p", "hint").say(said)))
        .maybe((!lines.is_empty()).then(|| table(lines, rulebook, all, lang)))
        .maybe((lines.len() > listed).then(more))
}

/// Elements by mass. Its words for readers are the table's, in one sentence.
pub(crate) fn bar(lines: &[Line], lang: Lang) -> El {
    let segment = |s: Segment| {
        let class = lines.get(s.line).map_or("", |l| standing_class(l.standing));
        let middle = s.start.saturating_add(s.width / 2);
        let label = (!s.label.is_empty())
            .then(|| el("text").attr("x", &amount::svg(middle)).set("y", "50%").text(&s.label));
        tag("g", class)
            .nth(s.line)
            .add(rect("").attr("x", &amount::svg(s.start)).attr("width", &amount::svg(s.width)))
            .maybe(label)
    };
    let bar = tag("svg", "bar");
    let bar = if lines.is_empty() {
        bar.set("aria-hidden", "true")
    } else {
        bar.set("role", "img").attr("aria-label", &spoken(lines, lang))
    };
    bar.add(rect("ground").set("width", "100%")).each(segments(lines).into_iter().map(segment))
}

fn rect(class: &'static str) -> El {
    tag("rect", class).set("y", "0").set("height", "100%")
}

fn spoken(lines: &[Line], lang: Lang) -> String {
    let mut said: Vec<String> = Vec::new();
    for line in lines {
        said.push([&*line.element, " ", &amount::interval(line.amount.as_ref(), lang)].concat());
    }
    let said: Vec<&str> = said.iter().map(String::as_str).collect();
    fill(lang.words().read_bar, &[("list", &lang.list(&said))])
}

fn table(lines: &[Line], rulebook: &Rulebook, all: bool, lang: Lang) -> El {
    let w = lang.words();
    let known = |l: &Line| rulebook.element(&l.element).is_some();
    let line = |l: &Line| {
        let called = el("th")
            .set("scope", "row")
            .add(tile(if &*l.element == "other" { w.read_other } else { &l.element }, l.drawn()))
            .maybe(known(l).then(|| el("span").text(&name(rulebook, &l.element, lang))));
        tag("tr", if l.standing == Standing::Listed { "" } else { "other" })
            .key(&l.element)
            .add(called)
            .add(el("td").text(&amount::interval(l.amount.as_ref(), lang)))
            .add(el("td").text(&l.from.join(w.outcome_comma)))
    };
    let head = |words| el("th").set("scope", "col").say(words);
    let heads = el("tr").add(head(w.read_element)).add(head(w.read_share)).add(head(w.read_origin));
    tag("table", if all { "elements" } else { "elements is-short" })
        .add(tag("thead", "unseen").add(heads))
        .add(el("tbody").each(lines.iter().map(line)))
}

/// The name of an element, with a capital as it stands alone.
pub(crate) fn name(rulebook: &Rulebook, symbol: &str, lang: Lang) -> String {
    let mut name = rulebook.element_name(symbol, lang.short()).to_string();
    if let Some(first) = name.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    name
}
