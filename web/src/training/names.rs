//! The names that a walkthrough can write: searched, read and copied. All of them come from the rulebook
//! and from the words that the format reads.

use ree_contract::{Str, Text};
use ree_engine::Checker;
use ree_rulebook::Rulebook;
use ree_walkthrough::{Named, Use};
use yew::prelude::*;

use super::heading;
use super::named::{GROUPS, all, holds};
use super::words::{Said, said};
use crate::dom::{El, button, el, tag};
use crate::hooks::{self, Copied, Shelf};
use crate::pages::law::late;
use crate::parts::marks::{authority, say};
use crate::words::{Lang, fill};

/// So many characters of what a name says are shown: a line or two.
const SAYS: usize = 160;
/// The name that was pressed, for a browser that only lets it be selected.
const PICKED: &str = "name-picked";

/// The name that was pressed, and what became of it.
type Picked = (Str, Option<Copied>);

/// What the page is made with.
#[derive(Properties)]
pub(super) struct NamesProps {
    /// The engine with its rulebook.
    pub(super) checker: &'static Checker,
    /// The texts of the law.
    pub(super) library: Shelf,
    /// The language.
    pub(super) lang: Lang,
}

impl PartialEq for NamesProps {
    fn eq(&self, other: &Self) -> bool {
        self.library == other.library && self.lang == other.lang
    }
}

/// The page.
#[component]
pub(super) fn Names(props: &NamesProps) -> Html {
    let NamesProps { checker, library, lang } = props;
    let (lang, w, rulebook) = (*lang, said(props.lang), checker.rulebook());
    let words = use_state_eq(AttrValue::default);
    let group = use_state_eq(|| None::<usize>);
    let copied = use_state_eq(|| None::<Picked>);
    let all = {
        let library = library.clone();
        let key = (lang, library.library().is_some());
        use_memo(key, move |_| library.library().map_or_else(Vec::new, |l| all(rulebook, l)))
    };
    let press = {
        let copied = copied.setter();
        Callback::from(move |name: Str| {
            copied.set(Some((name.clone(), None)));
            let (copied, picked) = (copied.clone(), name.clone());
            let done = Callback::from(move |what| copied.set(Some((picked.clone(), Some(what)))));
            hooks::copy(name.to_string().into(), PICKED, done);
        })
    };
    let shown: Vec<&(usize, Named)> = all
        .iter()
        .filter(|(at, n)| group.is_none_or(|group| group == *at) && holds(n, &words))
        .collect();
    let count = match shown.len() {
        0 => w.names_none.to_owned(),
        1 => w.names_found_one.to_owned(),
        n => fill(w.names_found, &[("count", &n.to_string())]),
    };
    let status = match &*copied {
        Some((name, Some(Copied::Yes))) => fill(w.names_copied, &[("name", name)]),
        Some((_, Some(Copied::Selected))) => w.names_failed.to_owned(),
        _ => String::new(),
    };
    let one = |at: usize| {
        let rows: Vec<&Named> = shown.iter().filter(|(of, _)| *of == at).map(|(_, n)| n).collect();
        (!rows.is_empty()).then(|| section(at, &rows, copied.as_ref(), rulebook, lang, &press))
    };
    tag("main", "wide training names")
        .add(heading().say(w.names_heading))
        .add(tag("p", "lead-in").say(w.names_lead))
        .add(el("p").add(el("a").set("href", "#edit").say(w.names_back)))
        .add(searching(&words, *group, lang, words.setter(), group.setter()))
        .maybe(late(library, lang))
        .maybe(
            (!all.is_empty()).then(|| {
                tag("p", "hint").set("id", "names-found").set("role", "status").text(&count)
            }),
        )
        .add(tag("p", "unseen").set("role", "status").set("id", "names-copied").text(&status))
        .each((0..GROUPS).filter_map(one))
        .done()
}

/// Search and choice of a group.
fn searching(
    words: &AttrValue,
    group: Option<usize>,
    lang: Lang,
    set: UseStateSetter<AttrValue>,
    set_group: UseStateSetter<Option<usize>>,
) -> El {
    let w = said(lang);
    let field = el("input")
        .set("id", "names-search")
        .set("type", "search")
        .set("placeholder", w.names_placeholder)
        .set("autocomplete", "off")
        .set("spellcheck", "false")
        .set("maxlength", "200")
        .value(words)
        .on_input(Callback::from(move |e: InputEvent| set.set(hooks::entered(&e).into())));
    let choice = |at: Option<usize>| {
        let (value, words) = match at {
            Some(at) => (at.to_string(), title(at, w)),
            None => (String::new(), w.names_all),
        };
        el("option").key(words).attr("value", &value).property("selected", at == group).say(words)
    };
    let choose = Callback::from(move |e: Event| set_group.set(hooks::entered(&e).parse().ok()));
    let groups = el("select")
        .set("id", "names-group")
        .on_change(choose)
        .each(std::iter::once(None).chain((0..GROUPS).map(Some)).map(choice));
    tag("div", "names-search")
        .set("role", "search")
        .add(el("div").add(el("label").set("for", "names-search").say(w.names_search)).add(field))
        .add(el("div").add(el("label").set("for", "names-group").say(w.names_group)).add(groups))
}

/// The name of a group.
fn title(group: usize, w: &Said) -> &'static str {
    match group {
        0 => w.names_items,
        1 => w.names_answers,
        2 => w.names_measures,
        3 => w.names_lines,
        4 => w.names_readings,
        5 => w.names_facts,
        6 => w.names_words,
        7 => w.names_notices,
        _ => w.names_sources,
    }
}

/// A group, with where its names are written.
fn section(
    group: usize,
    rows: &[&Named],
    copied: Option<&Picked>,
    rulebook: &Rulebook,
    lang: Lang,
    press: &Callback<Str>,
) -> El {
    let w = said(lang);
    let use_of = match group {
        0 => w.names_to_items.to_owned(),
        5 => {
            let symbol = rulebook.listed().first().map(|l| &*l.element).unwrap_or_default();
            let element = rulebook.element_name(symbol, lang.short());
            fill(w.names_to_facts, &[("element", &element)])
        }
        6 => w.names_to_words.to_owned(),
        7 => w.names_to_notices.to_owned(),
        _ => w.names_to_cite.to_owned(),
    };
    let rows = rows.iter().enumerate().map(|(n, named)| row(n, named, copied, lang, press));
    tag("section", "names-group")
        .nth(group)
        .add(el("h2").say(title(group, w)))
        .add(tag("p", "hint").text(&use_of))
        .add(tag("ul", "names-list").each(rows))
}

/// A name: pressed, it is copied. Beside it what it stands for.
fn row(n: usize, named: &Named, copied: Option<&Picked>, lang: Lang, press: &Callback<Str>) -> El {
    let w = said(lang);
    let name = named.name.clone();
    let picked = copied.filter(|(picked, _)| *picked == name);
    let code = el("code").text(&name);
    let code = if picked.is_some() { code.set("id", PICKED) } else { code };
    let done = picked.is_some_and(|(_, what)| *what == Some(Copied::Yes));
    let copy = button(if done { "name-copy is-copied" } else { "name-copy" })
        .attr("aria-label", &fill(w.names_copy, &[("name", &name)]))
        .on_click(press.reform(move |_| name.clone()))
        .add(code);
    // The text of the law in serif; what we say of it is not.
    let title = tag("span", if named.used == Use::Item { "is-law" } else { "" });
    let told = picked.and_then(|(_, what)| *what).map(|what| {
        tag("span", "hint").say(match what {
            Copied::Yes => lang.words().remark_copied,
            Copied::Selected => w.names_failed,
        })
    });
    let says = named.says.as_ref().map(|says| tag("p", "hint").node(clipped(says, lang)));
    tag("li", if named.used == Use::Value { "is-value" } else { "" })
        .key(&[&*named.name, "/", &n.to_string()].concat())
        .add(tag("div", "name-said").add(copy).maybe(told))
        .add(
            el("div")
                .add(
                    tag("p", "name-title")
                        .maybe(named.authority.map(|a| authority(a, lang)))
                        .say(" ")
                        .add(title.node(clipped(&named.title, lang))),
                )
                .maybe(says),
        )
}

/// The beginning of a text.
fn clipped(text: &Text, lang: Lang) -> Html {
    let cut = |text: &str| -> Str {
        match text.char_indices().nth(SAYS) {
            Some((end, _)) => {
                let start = text.get(..end).unwrap_or_default();
                // Not within a word, where words stand apart.
                let whole = start.rfind(' ').and_then(|at| start.get(..at)).unwrap_or(start);
                [whole, " …"].concat().into()
            }
            None => text.into(),
        }
    };
    say(&Text { en: cut(&text.en), zh: text.zh.as_deref().map(cut) }, lang)
}
