//! The lists of the law: items with their search, answers, measures.

use ree_contract::MeasureStatus;
use ree_rulebook::{Answer, Family, Item, Library, Rulebook};
use yew::prelude::*;

use super::icons;
use super::law_rows::mark;
use super::marks::{read, say_words, shown_code, tile};
use super::timeline::{held_words, status_word};
use crate::dom::{El, button, el, tag};
use crate::hooks;
use crate::state::{Action, Ask, Law, Page};
use crate::view::elements::standing;
use crate::view::law::Section;
use crate::view::search;
use crate::view::timeline::held;
use crate::words::{Lang, fill};

/// The lists, as links; each has an address.
pub(crate) fn sections(now: Section, lang: Lang) -> El {
    let w = lang.words();
    let one = |section: Section, words: &'static str| {
        let to = Page::law(section.id());
        let link = el("a").attr("href", to.trim_end_matches('/')).say(words);
        let here = section == now;
        el("li").key(words).add(if here { link.set("aria-current", "true") } else { link })
    };
    let list = el("ul")
        .add(one(Section::Items, w.law_items))
        .add(one(Section::Answers, w.law_answers))
        .add(one(Section::Measures, w.law_measures));
    tag("nav", "law-sections").set("aria-label", w.law_sections).add(list)
}

/// The search and the lines it finds.
pub(crate) fn items(
    here: &str,
    asked: &Law,
    day: &str,
    rulebook: &Rulebook,
    library: Option<&Library>,
    lang: Lang,
) -> El {
    let found = search::lines(rulebook, &asked.words, &asked.element);
    let w = lang.words();
    // A measure that is asked for by its name stands before its lines; what the answers say follows.
    let words = asked.words.trim();
    let mut rows: Vec<El> = Vec::new();
    if !words.is_empty() {
        rows = measures_of(rulebook, words, false, here, day, lang);
    }
    let measures = rows.len();
    let mut measure = "";
    for (family, item) in &found {
        if *family.measure != *measure {
            measure = &family.measure;
            rows.extend(heading(measure, day, rulebook, lang));
        }
        rows.push(line(family, item, here, day, rulebook, lang));
    }
    let told = count(found.len(), &asked.words, rulebook, lang);
    let known = library.filter(|_| !words.is_empty());
    let speak = known.map_or_else(Vec::new, |l| speaking(&l.answers, words, here, lang));
    let n = speak.len();
    if !speak.is_empty() {
        let name = el("a").attr("href", &Page::law(Section::Answers.id())).say(w.law_answers);
        let name = el("b").add(name);
        let many = tag("span", "hint").text(&n.to_string());
        rows.push(tag("li", "law-of").key("answers").add(name).add(many));
        rows.extend(speak);
    }
    let mut said = status(&told);
    for (n, one, many, but) in [
        (measures, w.law_found_measure, w.law_found_measures, w.law_none_measures),
        (n, w.law_found_answer, w.law_found_answers, w.law_none_but),
    ] {
        let count = n.to_string();
        let words = |words| fill(words, &[("count", &count)]);
        said = match n {
            0 => said,
            // After what to try, a line of its own.
            _ if found.is_empty() => said.add(tag("span", "also").text(&words(but))),
            1 => said.say(one),
            _ => said.text(&words(many)),
        };
    }
    el("div").add(said).add(lines_of(rows))
}

fn status(words: &str) -> El {
    tag("p", "found").set("role", "status").text(words)
}

fn lines_of(rows: Vec<El>) -> El {
    tag("ul", "law-lines").each(rows.into_iter())
}

/// How many lines were found; where none was, what to try.
fn count(n: usize, words: &str, rulebook: &Rulebook, lang: Lang) -> String {
    let w = lang.words();
    match n {
        0 if search::commodity_code(words).is_some() => w.law_none_code.to_owned(),
        0 => {
            let first = rulebook.data().families.iter().find_map(|f| f.item.last());
            fill(w.law_none, &[("code", first.map_or("", |i| &i.code))])
        }
        1 => w.law_found_one.to_owned(),
        n => fill(w.law_found, &[("count", &n.to_string())]),
    }
}

/// The search of a list. Elements part lines only.
pub(crate) fn searching(
    section: Section,
    asked: &Law,
    rulebook: &Rulebook,
    lang: Lang,
    act: &Callback<Action>,
) -> El {
    let w = lang.words();
    let field = el("input")
        .set("id", "law-search")
        .set("type", "search")
        .set("placeholder", w.law_placeholder)
        .set("autocomplete", "off")
        .set("spellcheck", "false")
        .set("maxlength", "200")
        .value(&asked.words)
        .on_input(act.reform(|e: InputEvent| Action::Law(Ask::Words(hooks::entered(&e).into()))));
    let element = |symbol: &str, words: &str| {
        let now = AttrValue::from(symbol.to_owned());
        button("element")
            .key(symbol)
            .yes_no("aria-pressed", asked.element == symbol)
            .on_click(act.reform(move |_| Action::Law(Ask::Element(now.clone()))))
            .text(words)
    };
    let elements = (section == Section::Items).then(|| {
        let mut elements: Vec<El> = vec![element("", w.law_all)];
        for listed in rulebook.listed() {
            let symbol = &listed.element;
            let name = rulebook.element_name(symbol, lang.short());
            elements.push(element(symbol, symbol).attr("title", &name));
        }
        tag("div", "law-elements")
            .set("role", "group")
            .set("aria-label", w.law_element)
            .each(elements.into_iter())
    });
    tag("div", "law-search")
        .set("role", "search")
        .add(el("label").set("for", "law-search").say(w.law_search))
        .add(field)
        .maybe(elements)
}

/// Above the lines of a measure: its name, and where it stands on the day.
fn heading(id: &str, day: &str, rulebook: &Rulebook, lang: Lang) -> Option<El> {
    let measure = rulebook.measures().iter().find(|m| &*m.id == id)?;
    let stands = held_words(held(rulebook, measure, day), lang.words());
    let name = el("a").attr("href", &Page::law(id)).node(say_words(&measure.short, lang));
    Some(tag("li", "law-of").key(id).add(el("b").add(name)).add(tag("span", "hint").text(&stands)))
}

/// A line of the list that leads to its entry.
fn link(id: &str, here: &str, class: &str) -> El {
    let link = el("a")
        .attr("href", &Page::law(id))
        .attr("id", &["line-", id].concat())
        .attr("class", &["law-line ", class].concat());
    if id == here { link.set("aria-current", "true") } else { link }
}

fn line(
    family: &Family,
    item: &Item,
    here: &str,
    day: &str,
    rulebook: &Rulebook,
    lang: Lang,
) -> El {
    let deep = rulebook.parents(&item.code).len() > 2;
    let class = match (item.heading, deep) {
        (true, false) => "is-heading",
        (true, true) => "is-heading is-deep",
        (false, true) => "is-deep",
        (false, false) => "",
    };
    let chinese = match &item.text.zh {
        Some(zh) => tag("span", "line-zh").set("lang", "zh-CN").text(zh),
        None => tag("span", "hint").say(lang.words().law_chinese_short),
    };
    // A family's first line carries the tile of its element, an item how it was read.
    let element = family.element.as_ref().filter(|_| item.parent.is_none());
    let tile = element.map(|symbol| tile(symbol, standing(rulebook, symbol, day)));
    let how = if item.heading { tile } else { Some(read(item.read.into(), lang)) };
    let words = tag("span", "line-words")
        .add(chinese)
        .add(tag("span", "line-en").set("lang", "en").text(&item.text.en));
    let link = link(&item.code, here, class)
        .add(el("b").text(&shown_code(&item.code, lang)))
        .add(words)
        .maybe(how);
    el("li").key(&item.code).add(link)
}

/// The answers that hold the words, the newest first.
pub(crate) fn answers(answers: &[Answer], words: &str, here: &str, lang: Lang) -> El {
    let rows = speaking(answers, words, here, lang);
    el("div").add(status(&texts_found(rows.len(), lang))).add(lines_of(rows))
}

/// How many texts were found; where none was, what to try.
fn texts_found(n: usize, lang: Lang) -> String {
    let w = lang.words();
    match n {
        0 => w.law_none_text.to_owned(),
        1 => w.law_found_text.to_owned(),
        n => fill(w.law_found_texts, &[("count", &n.to_string())]),
    }
}

fn speaking(answers: &[Answer], words: &str, here: &str, lang: Lang) -> Vec<El> {
    let mut ordered: Vec<&Answer> = Vec::new();
    for answer in answers.iter().filter(|a| search::in_answer(a, words)) {
        ree_contract::order::insert(&mut ordered, answer, |known, new| {
            first_day(&known.date) >= first_day(&new.date)
        });
    }
    let one = |a: &&Answer| {
        let under = tag("span", "line-under").add(mark(a.authority, lang)).add(dated(a, lang));
        let words = tag("span", "line-words")
            .add(tag("span", "line-title").node(say_words(&a.title, lang)))
            .add(tag("span", "line-en is-cut").node(say_words(&a.effect, lang)))
            .add(under);
        el("li").key(&a.id).add(link(&a.id, here, "is-text").add(words))
    };
    ordered.iter().map(one).collect()
}

/// The first day, month or year that a date as known names.
fn first_day(date: &str) -> &str {
    date.find(|c: char| c.is_ascii_digit()).and_then(|at| date.get(at..)).unwrap_or_default()
}

/// When an answer was given: the day in words, or what is known of it.
pub(crate) fn dated(answer: &Answer, lang: Lang) -> El {
    let span = tag("span", "dated");
    match &answer.dated {
        Some(known) => span.node(say_words(known, lang)),
        None => span.text(&lang.day(&answer.date)),
    }
}

/// The measures that hold the words, those that judge goods first.
pub(crate) fn measures(rulebook: &Rulebook, words: &str, here: &str, day: &str, lang: Lang) -> El {
    let rows = measures_of(rulebook, words, true, here, day, lang);
    el("div").add(status(&texts_found(rows.len(), lang))).add(lines_of(rows))
}

/// Measures by their names; `all`: also by what they are about and where they stand.
fn measures_of(
    rulebook: &Rulebook,
    words: &str,
    all: bool,
    here: &str,
    day: &str,
    lang: Lang,
) -> Vec<El> {
    let mut rows = Vec::new();
    for m in rulebook.measures() {
        let stands = held_words(held(rulebook, m, day), lang.words());
        if !search::in_measure(m, all.then_some(&*stands), rulebook, words) {
            continue;
        }
        let words = tag("span", "line-words")
            .add(tag("span", "line-title").node(say_words(&m.short, lang)))
            .add(tag("span", "line-en").node(say_words(&m.title, lang)));
        let stands = tag("span", "line-status").text(&stands);
        // The heading above its lines has its id.
        let row = el("li").key(&["measure ", &*m.id].concat());
        rows.push(row.add(link(&m.id, here, "is-text").add(words).add(stands)));
    }
    rows
}

/// What stands beside the list while nothing is chosen: what the squares and the hatching say.
pub(crate) fn key(lang: Lang) -> El {
    use ree_contract::{Authority, Read};
    let w = lang.words();
    let squares = [Read::TwoTexts, Read::InPart, Read::OneText];
    let marks = [
        Authority::ItemText,
        Authority::Law,
        Authority::OfficialAnswer,
        Authority::Decision,
        Authority::Practice,
        Authority::OurReading,
    ];
    let each = |squares: El| el("li").add(squares);
    let tiles = el("ul")
        .add(each(tag("span", "swatch is-listed")).say(status_word(MeasureStatus::InForce, w)))
        .add(each(tag("span", "swatch is-waiting")).say(w.law_waiting));
    tag("section", "law-key")
        .set("aria-labelledby", "law-key")
        .add(el("h2").set("id", "law-key").say(w.law_key))
        .add(el("p").say(w.law_choose))
        .add(el("h3").say(w.law_key_read))
        .add(
            el("ul").each(squares.into_iter().enumerate().map(|(n, r)| each(read(r, lang)).nth(n))),
        )
        .add(el("h3").say(w.law_key_marks))
        .add(
            el("ul").each(
                marks
                    .into_iter()
                    .enumerate()
                    .map(|(n, a)| each(super::marks::authority(a, lang)).nth(n)),
            ),
        )
        .add(el("h3").say(w.law_key_tiles))
        .add(tiles)
}

/// The way back from an entry to its list, where the list is not beside it.
pub(crate) fn back(section: Section, lang: Lang) -> El {
    let to = Page::law(section.id());
    tag("p", "law-back").add(
        el("a")
            .set("class", "button small")
            .attr("href", to.trim_end_matches('/'))
            .add(icons::left())
            .say(lang.words().law_back),
    )
}
