//! The facts as rows: the name left, the value right, and the whole row opens the choice.
//!
//! The value is shown as text, so that long ones may wrap; the browser's own control lies over it,
//! unseen, and takes clicks, keys and touch.

use ree_contract::{ErrorBody, Purpose};
use yew::prelude::*;

use super::field::refusal;
use super::icons;
use crate::dom::{El, el, tag};
use crate::hooks;
use crate::state::{Action, PURPOSES, State};
use crate::view::facts::Row;
use crate::words::{Lang, Words, fill};

/// The section.
pub(crate) fn facts(
    rows: &[Row],
    state: &State,
    judged: &str,
    wrong: Option<&ErrorBody>,
    lang: Lang,
    act: &Callback<Action>,
) -> El {
    let w = lang.words();
    let shipment = html! {
        <Shipment
            {lang}
            destination={state.destination.clone()}
            purpose={state.purpose}
            act={act.clone()}
        />
    };
    let no_day = state
        .date
        .is_empty()
        .then(|| tag("p", "hint").text(&fill(w.facts_no_date, &[("date", &lang.day(judged))])));
    let of_day = |error: &ErrorBody| error.r#where.as_deref() == Some("shipment.date");
    tag("section", "facts")
        .set("aria-labelledby", "facts")
        .add(el("h2").set("id", "facts").set("tabindex", "-1").say(w.facts_heading))
        .add(
            tag("div", "fact-rows")
                .each(rows.iter().map(|row| fact(row, lang, act)))
                .add(date(state, judged, lang, act))
                .add(says("date-says", wrong.filter(|e| of_day(e)), lang).maybe(no_day))
                .add(hs_code(state, lang, act)),
        )
        .add(says("hs-says", wrong.filter(|e| !of_day(e)), lang))
        .node(shipment)
}

/// What is wrong with a row stands beneath it.
fn says(id: &'static str, wrong: Option<&ErrorBody>, lang: Lang) -> El {
    el("div").set("id", id).maybe(wrong.map(|error| refusal(error, lang)))
}

/// One choice.
struct Choice<'a> {
    id: &'a str,
    label: &'a str,
    shown: &'a str,
    class: &'static str,
    none: &'static str,
    options: &'a [(String, String)],
    value: &'a str,
}

fn choice(choice: &Choice, onchange: Callback<Event>) -> El {
    let option = |value: &str, label: &str| {
        el("option")
            .key(value)
            .attr("value", value)
            // A property: the browser forgets the attribute once somebody has chosen.
            .property("selected", value == choice.value)
            .text(label)
    };
    let options = choice.options.iter().map(|(value, label)| option(value, label));
    let select = el("select")
        .attr("id", choice.id)
        .on_change(onchange)
        .each(std::iter::once(option("", choice.none)).chain(options));
    tag("div", "fact")
        .key(choice.id)
        .add(el("label").attr("for", choice.id).text(choice.label))
        .add(value(choice.class, choice.shown))
        .add(icons::down())
        .add(select)
}

/// The value as it is shown; the control says it to readers.
fn value(class: &'static str, shown: &str) -> El {
    el("span")
        .attr("class", &["fact-value ", class].concat())
        .set("aria-hidden", "true")
        .text(shown)
}

/// A fact of the vocabulary.
pub(crate) fn fact(row: &Row, lang: Lang, act: &Callback<Action>) -> El {
    let w = lang.words();
    let none = if row.telling { w.facts_open } else { w.facts_none };
    let label = row.options.iter().find(|(id, _)| *id == row.value).map(|(_, label)| label);
    let (shown, class) = match label {
        Some(label) => (label.as_str(), "strong"),
        None if row.telling => (none, "open"),
        None => (none, "none"),
    };
    let key = row.key.clone();
    choice(
        &Choice {
            id: &["fact-", &row.key].concat(),
            label: &row.label,
            shown,
            class,
            none,
            options: &row.options,
            value: &row.value,
        },
        act.reform(move |e: Event| Action::Fact(key.clone(), hooks::entered(&e))),
    )
}

fn date(state: &State, judged: &str, lang: Lang, act: &Callback<Action>) -> El {
    let day = lang.day(if state.date.is_empty() { judged } else { &state.date });
    let input = el("input")
        .set("id", "date")
        .set("type", "date")
        .set("aria-describedby", "date-says")
        .value(&state.date)
        .on_input(act.reform(|e: InputEvent| Action::Date(hooks::entered(&e).into())));
    tag("div", "fact fact-date")
        .add(el("label").set("for", "date").say(lang.words().facts_date))
        .add(value("strong", &day))
        .add(icons::down())
        .add(input)
}

fn hs_code(state: &State, lang: Lang, act: &Callback<Action>) -> El {
    let input = el("input")
        .set("id", "hs-code")
        .set("type", "text")
        .set("inputmode", "numeric")
        .set("autocomplete", "off")
        .set("maxlength", "20")
        .set("aria-describedby", "hs-says")
        .value(&state.hs_code)
        .on_input(act.reform(|e: InputEvent| Action::HsCode(hooks::entered(&e).into())));
    tag("div", "fact fact-text")
        .add(el("label").set("for", "hs-code").say(lang.words().facts_hs_code))
        .add(input)
}

/// A purpose in words.
pub(crate) fn purpose_word(purpose: Purpose, w: &'static Words) -> &'static str {
    match purpose {
        Purpose::Sale => w.purpose_sale,
        Purpose::Sample => w.purpose_sample,
        Purpose::Gift => w.purpose_gift,
        Purpose::Exhibition => w.purpose_exhibition,
        Purpose::RepairReturn => w.purpose_repair_return,
        Purpose::ProcessingTrade => w.purpose_processing_trade,
        Purpose::Other => w.purpose_other,
    }
}

fn purpose(given: Option<Purpose>, lang: Lang, act: &Callback<Action>) -> El {
    let w = lang.words();
    let label = |purpose: Purpose| purpose_word(purpose, w);
    let found = PURPOSES.iter().find(|(p, _)| Some(*p) == given);
    let options: Vec<(String, String)> =
        PURPOSES.iter().map(|(p, id)| ((*id).to_owned(), label(*p).to_owned())).collect();
    let onchange = act.reform(move |e: Event| {
        let id = hooks::entered(&e);
        Action::Purpose(PURPOSES.iter().find(|(_, known)| *known == id).map(|(p, _)| *p))
    });
    choice(
        &Choice {
            id: "purpose",
            label: w.facts_purpose,
            shown: given.map_or(w.facts_none, label),
            class: if found.is_some() { "strong" } else { "none" },
            none: w.facts_none,
            options: &options,
            value: found.map_or("", |(_, id)| id),
        },
        onchange,
    )
}

#[derive(PartialEq, Properties)]
struct ShipmentProps {
    lang: Lang,
    destination: AttrValue,
    purpose: Option<Purpose>,
    act: Callback<Action>,
}

/// Destination and purpose, folded. They are made when opened first: the browser is asked for 249
/// names of countries.
#[component]
fn Shipment(props: &ShipmentProps) -> Html {
    let opened = use_state_eq(|| false);
    let countries =
        use_memo(
            (props.lang, *opened),
            |(lang, opened)| {
                if *opened { hooks::countries(*lang) } else { Vec::new() }
            },
        );
    let open = {
        let set = opened.setter();
        Callback::from(move |_: Event| set.set(true))
    };
    let w = props.lang.words();
    let rows = opened.then(|| {
        tag("div", "fact-rows").add(destination(props, &countries)).add(purpose(
            props.purpose,
            props.lang,
            &props.act,
        ))
    });
    tag("details", "shipment")
        .on_toggle(open)
        .add(el("summary").add(icons::right()).say(w.facts_more))
        .maybe(rows)
        .done()
}

fn destination(props: &ShipmentProps, countries: &[(String, String)]) -> El {
    let w = props.lang.words();
    let found = countries.iter().find(|(code, _)| *code == props.destination.as_str());
    choice(
        &Choice {
            id: "destination",
            label: w.facts_destination,
            shown: found.map_or(w.facts_none, |(_, name)| name),
            class: if found.is_some() { "strong" } else { "none" },
            none: w.facts_none,
            options: countries,
            value: &props.destination,
        },
        props.act.reform(|e: Event| Action::Destination(hooks::entered(&e).into())),
    )
}
