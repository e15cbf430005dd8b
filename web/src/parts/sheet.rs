//! What every sheet is made of: both languages side by side, rows, blanks, the outcome in its frame,
//! the line to sign.

use ree_contract::{Authority, Determination, Outcome, Text};
use ree_rulebook::Rulebook;
use yew::prelude::*;

use super::icons;
use super::marks::{authority, shown_code, word};
use super::masthead::logo;
use super::outcome::{self, CODES, big_word, class, judged};
use crate::dom::{self, El, el, tag};
use crate::hooks::{self, Shelf};
use crate::state::{Action, COMPOSITION, State};
use crate::view::elements::Line;
use crate::view::sheet::{composition, named, on_paper};
use crate::words::{Lang, Words, bound, fill};

/// One of the page's words, in whichever language.
pub(crate) type Pick = fn(&'static Words) -> &'static str;

/// What a sheet is made of.
#[derive(Clone, Copy)]
pub(crate) struct Paper<'a> {
    /// What was entered.
    pub(crate) state: &'a State,
    /// What was found.
    pub(crate) found: &'a Determination,
    /// The elements of the goods.
    pub(crate) lines: &'a [Line],
    /// The rulebook.
    pub(crate) rulebook: &'a Rulebook,
    /// The library, as far as it is here.
    pub(crate) shelf: &'a Shelf,
    /// What happens.
    pub(crate) act: &'a Callback<Action>,
}

impl Paper<'_> {
    /// What the goods are called: as written into the blank, else as the text names them.
    pub(crate) fn name(&self) -> String {
        let read = || named(&self.state.text, self.found).0.to_owned();
        self.state.blanks.get("name").cloned().unwrap_or_else(read)
    }

    /// What they consist of, likewise; and whether it was cut for paper.
    pub(crate) fn composition(&self) -> (String, bool) {
        match self.state.blanks.get(COMPOSITION) {
            Some(written) => (written.clone(), false),
            None => on_paper(&composition(&self.state.text, self.found)),
        }
    }
}

/// A text in both languages, Chinese first; each in an element of this name.
#[inline(never)]
pub(crate) fn pair(name: &'static str, zh: Option<&str>, en: &str) -> Html {
    let zh = zh.map(|zh| tag(name, "zh").set("lang", "zh-CN").text(&bound(zh)));
    dom::list(vec![
        zh.map_or_else(Html::default, El::done),
        dom::say(" "),
        tag(name, "en").set("lang", "en").text(&bound(en)).done(),
    ])
}

/// A text of the rulebook in both languages, one beneath the other.
pub(crate) fn said(text: &Text) -> Html {
    pair("p", text.zh.as_deref(), &text.en)
}

/// Words of the page in both languages, beside each other.
pub(crate) fn two(pick: Pick) -> Html {
    pair("span", Some(pick(Lang::Zh.words())), pick(Lang::En.words()))
}

/// A label on the left, substance on the right.
pub(crate) fn row(key: &'static str, label: Pick, body: El) -> El {
    named_row(key, two(label), body)
}

/// The same, under a label that comes from the rulebook.
pub(crate) fn named_row(key: &str, label: Html, body: El) -> El {
    tag("section", "srow").key(key).add(el("h3").node(label)).add(tag("div", "sbody").add(body))
}

/// How official, in both languages.
pub(crate) fn mark(how: Authority) -> El {
    let english = tag("span", "en").set("lang", "en").say(word(how, Lang::En));
    authority(how, Lang::Zh).set("lang", "zh-CN").say(" ").add(english)
}

/// Something known of the goods: its name and its value.
pub(crate) fn cell(key: &str, class: &'static str, name: Html, value: Html) -> El {
    tag("div", class).key(key).add(tag("p", "name").node(name)).add(tag("div", "value").node(value))
}

/// A blank with its label.
pub(crate) fn blank(paper: &Paper, id: &'static str, label: Pick) -> El {
    let field = ["blank-", id].concat();
    tag("div", "cell")
        .key(id)
        .add(tag("label", "name").attr("for", &field).node(two(label)))
        .add(write(paper, id, &field))
}

/// The field of a blank. Paper shows what was written, or a line to write on.
pub(crate) fn write(paper: &Paper, id: &str, field: &str) -> El {
    let value = match id {
        "name" => paper.name(),
        COMPOSITION => paper.composition().0,
        id => paper.state.blanks.get(id).cloned().unwrap_or_default(),
    };
    let key = id.to_owned();
    let typed =
        paper.act.reform(move |e: InputEvent| Action::Blank(key.clone(), hooks::entered(&e)));
    let written = tag("span", "written").set("aria-hidden", "true").text(&value);
    let input = el(if id == COMPOSITION { "textarea" } else { "input" })
        .attr("id", field)
        .set("autocomplete", "off")
        .value(&AttrValue::from(value.clone()))
        .on_input(typed);
    tag("div", "value blank").add(input).add(written)
}

/// Words of the page with a day in them, in both languages.
fn dated(pick: Pick, day: &str) -> Html {
    let fill = |lang: Lang| fill(pick(lang.words()), &[("date", &lang.day(day))]);
    pair("span", Some(&fill(Lang::Zh)), &fill(Lang::En))
}

/// Head of a sheet: who made it, after which rulebook, its title. The day stands in the frame.
pub(crate) fn head(paper: &Paper, title: Pick) -> El {
    let stamps = tag("p", "stamps")
        .node(dated(|w| w.sheet_rulebook, &paper.found.rulebook.version))
        .say(" · engine ")
        .text(&paper.found.engine);
    let over =
        tag("div", "sover").add(tag("p", "brand").add(logo(paper.rulebook)).say("ree-check"));
    el("header").add(over.add(stamps)).add(el("h2").node(two(title)))
}

/// The outcome in its frame: icon, word, sentence, codes.
pub(crate) fn frame(found: &Determination) -> El {
    let (zh, en) = (Lang::Zh.words(), Lang::En.words());
    let lean = found.lean.filter(|_| found.outcome == Outcome::Grey).map(|lean| {
        let pick: Pick = if lean == Outcome::LicenceRequired {
            |w| w.outcome_leans_licence
        } else {
            |w| w.outcome_leans_clear
        };
        el("span").node(two(pick)).say(" · ")
    });
    let clears_nothing: Option<Pick> = match found.outcome {
        Outcome::Grey => Some(|w| w.sheet_no_clearance),
        Outcome::NeedsFacts => Some(|w| w.sheet_no_clearance_open),
        Outcome::LicenceRequired | Outcome::NotControlled => None,
    };
    let no_clearance = clears_nothing.map(|pick| tag("p", "strong").maybe(lean).node(two(pick)));
    let words = tag("div", "swords")
        .add(tag("p", "sword").node(pair("span", Some(big_word(found, zh)), big_word(found, en))))
        .node(said(&found.summary))
        .maybe(no_clearance)
        .add(tag("p", "measure").node(pair(
            "span",
            Some(&judged(found, Lang::Zh)),
            &judged(found, Lang::En),
        )));
    el("div")
        .attr("class", &["sframe ", class(found.outcome)].concat())
        .add(icons::outcome(found.outcome))
        .add(words)
        .maybe(codes(found))
}

/// The codes met, or those in question where nothing is settled.
fn codes(found: &Determination) -> Option<El> {
    let (some, open) = outcome::codes(found);
    // A code is the same in both languages and stands once; one without a number has words.
    let each = some.iter().take(CODES).map(|c| el("b").key(c).text(&shown_code(c, Lang::Zh)));
    let more = some.len().checked_sub(CODES).filter(|n| *n > 0).map(|n| {
        let count = n.to_string();
        let one = |lang: Lang| fill(lang.words().sheet_more_codes, &[("count", &count)]);
        el("p").node(pair("span", Some(&one(Lang::Zh)), &one(Lang::En)))
    });
    let open = open.then(|| el("p").node(two(|w| w.sheet_in_question)));
    (!some.is_empty()).then(|| tag("div", "scodes").maybe(open).each(each).maybe(more))
}

/// The line to sign, the day, the place of the seal.
pub(crate) fn sign(paper: &Paper) -> El {
    tag("div", "sign")
        .add(blank(paper, "checked", |w| w.sheet_checked))
        .add(blank(paper, "signed", |w| w.sheet_signed))
        .add(tag("p", "seal").node(two(|w| w.sheet_seal)))
}

/// Foot of a sheet, on every page of it: what it is of, rulebook and engine, what it is not. The
/// number of the page is printed beside it.
pub(crate) fn foot(found: &Determination, running: Option<Pick>) -> El {
    let hash = &*found.rulebook.sha256;
    let stamp = match running {
        // Of several pages each names the sheet, the goods' code and the day.
        Some(title) => {
            let codes = outcome::code_list(outcome::codes(found).0, Lang::Zh);
            let day = Lang::Zh.day(&found.date);
            let chinese = [title(Lang::Zh.words()), " · ", &codes, " · ", &day].concat();
            let short = [" · sha256 ", hash.get(..8).unwrap_or(hash), " …"].concat();
            let day = Lang::En.day(&found.date);
            tag("p", "hash").node(pair("span", Some(&chinese), &day)).text(&short)
        }
        None => tag("p", "hash").text(&["sha256 ", hash].concat()),
    };
    el("footer").add(stamp).add(el("p").node(two(|w| w.sheet_self_check)))
}
