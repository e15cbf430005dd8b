//! The law: every item, answer and measure, with an address of its own, and what holds on a day.

use ree_contract::Determination;
use ree_rulebook::Rulebook;
use yew::prelude::*;

use crate::dom::{El, button, el, tag};
use crate::hooks::Shelf;
use crate::parts::marks::picked;
use crate::parts::masthead::jump_to;
use crate::parts::{law_day, law_entry, law_list, law_texts, timeline};
use crate::state::{Action, State};
use crate::view::law::{Entry, Section, count, entry};
use crate::words::{Lang, fill};

/// The answers for the product on the two days, where there is a product.
pub(crate) type Answers<'a> = (Option<&'a Determination>, Option<&'a Determination>);

/// The page.
pub(crate) fn law(
    id: &str,
    state: &State,
    shelf: &Shelf,
    answers: Answers,
    rulebook: &Rulebook,
    act: &Callback<Action>,
) -> Html {
    let lang = state.lang;
    let w = lang.words();
    let (section, what) = entry(rulebook, id);
    let day = or_last(state.law_day(), rulebook);
    let listed = matches!(what, Entry::List);
    let library = shelf.library();
    let head = tag("div", "law-head")
        .add(el("h1").set("id", "content").set("tabindex", "-1").say(w.law_heading))
        .add(el("p").text(&lead(rulebook, lang)))
        // The day and its picture stand before the lists: who came to search need not pass them.
        .add(jump_to("button small", "law-search", w.law_to_search));
    let shown = match what {
        Entry::List => law_list::key(lang),
        Entry::Item(family, item) => {
            law_entry::item(family, item, day, rulebook, library, lang).maybe(late(shelf, lang))
        }
        Entry::Measure(measure) => {
            law_texts::measure(measure, day, rulebook, library, lang).maybe(late(shelf, lang))
        }
        Entry::Answer => {
            match library.and_then(|l| Some((l, l.answers.iter().find(|a| *a.id == *id)?))) {
                Some((library, answer)) => law_texts::answer(answer, rulebook, library, lang),
                None => absent(id, shelf, lang),
            }
        }
    };
    let list = tag("section", "law-list")
        .add(law_list::sections(section, lang))
        .add(law_list::searching(section, &state.law, rulebook, lang, act))
        .add(match section {
            Section::Items => law_list::items(id, &state.law, day, rulebook, library, lang),
            Section::Measures => law_list::measures(rulebook, &state.law.words, id, day, lang),
            Section::Answers => match library {
                Some(library) => law_list::answers(&library.answers, &state.law.words, id, lang),
                None => el("div").maybe(late(shelf, lang)),
            },
        });
    tag("main", if listed { "wide law-page" } else { "wide law-page has-entry" })
        .add(head)
        .add(a_day(state, day, answers, rulebook, act))
        .maybe((!listed).then(|| law_list::back(section, lang)))
        .add(
            tag("div", "law-both")
                .add(list.key("list"))
                // Another entry begins at its top, however far the last one was scrolled.
                .add(tag("div", "law-shown").key(id).add(shown)),
        )
        .done()
}

/// Whether an address names an entry and not a whole list.
pub(crate) fn names_one(id: &str) -> bool {
    let lists = [Section::Items, Section::Answers, Section::Measures];
    lists.iter().all(|section| section.id() != id)
}

/// What the page was opened for, said aloud where it opens beside the list.
pub(crate) fn spoken(id: &str, rulebook: &Rulebook, lang: Lang) -> String {
    match entry(rulebook, id).1 {
        Entry::Item(_, item) => [&*item.code, " ", picked(&item.text, lang)].concat(),
        Entry::Measure(measure) => picked(&measure.short, lang).to_owned(),
        Entry::List | Entry::Answer => String::new(),
    }
}

/// The short name of what an address names, where the rulebook has one.
pub(crate) fn named<'a>(id: &str, rulebook: &'a Rulebook, lang: Lang) -> Option<&'a str> {
    match entry(rulebook, id).1 {
        Entry::Item(_, item) => Some(&item.code),
        Entry::Measure(measure) => Some(picked(&measure.short, lang)),
        Entry::List | Entry::Answer => None,
    }
}

/// A day that was given, or the rulebook's last.
pub(crate) fn or_last<'a>(day: &'a str, rulebook: &'a Rulebook) -> &'a str {
    if day.is_empty() { rulebook.as_of() } else { day }
}

/// How much the first measure lists.
fn lead(rulebook: &Rulebook, lang: Lang) -> String {
    let Some(measure) = rulebook.measures().first() else { return String::new() };
    fill(
        lang.words().law_lead,
        &[
            ("measure", picked(&measure.short, lang)),
            ("items", &count(rulebook, |id| *id == *measure.id).to_string()),
            ("elements", &rulebook.listed_by(&measure.id).count().to_string()),
        ],
    )
}

/// The day, the timeline, and the comparison with another day.
fn a_day(
    state: &State,
    day: &str,
    (on_a, on_b): Answers,
    rulebook: &Rulebook,
    act: &Callback<Action>,
) -> El {
    let lang = state.lang;
    let other = state.law.other.as_deref().map(|other| or_last(other, rulebook));
    let compared = other.map(|other| {
        let asked = (!state.is_empty()).then_some(());
        law_day::compared((day, on_a), (other, on_b), rulebook, lang)
            .maybe(asked.is_none().then(|| tag("p", "hint").say(lang.words().law_no_product)))
    });
    tag("section", "law-day")
        .set("aria-labelledby", "law-day")
        .add(el("h2").set("id", "law-day").say(lang.words().law_day))
        .add(law_day::chooser(state, rulebook, act))
        .add(timeline::timeline(rulebook, (day, other), lang))
        .maybe(compared)
}

/// That the texts are on their way, or that they could not be fetched.
pub(crate) fn late(shelf: &Shelf, lang: Lang) -> Option<El> {
    let w = lang.words();
    match shelf {
        Shelf::Ready(_) => None,
        Shelf::Waiting => Some(tag("p", "hint law-late").set("role", "status").say(w.law_loading)),
        Shelf::Failed(again) => Some(
            tag("div", "law-late")
                .set("role", "alert")
                .add(el("p").say(w.law_failed))
                .add(button("button small").on_click(again.clone()).say(w.law_again)),
        ),
    }
}

/// Nothing to show under an address: not yet, or not at all.
fn absent(id: &str, shelf: &Shelf, lang: Lang) -> El {
    let w = lang.words();
    let missing = shelf.library().is_some();
    let words = if missing { w.law_unknown } else { w.law_answer };
    tag("article", "item entry")
        .key(if missing { "missing" } else { "late" })
        .add(law_entry::heading().add(el("span").say(words)))
        .maybe(missing.then(|| tag("p", "hint").text(id)))
        .maybe(late(shelf, lang))
}
