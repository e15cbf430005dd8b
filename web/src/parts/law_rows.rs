//! What the entries of the law are made of: rows with a label, folds, a law text in two languages,
//! the link to copy.

use ree_rulebook::{Item, Library, PartWords, Rulebook, Seen, Source, Str};
use yew::prelude::*;

use super::marks::{authority, link, say, say_words};
use crate::dom::{El, button, el, tag};
use crate::hooks::{self, Copied, use_copy};
use crate::state::Page;
use crate::words::{Lang, phrases};

/// A label on the left, substance on the right.
pub(crate) fn row(key: &'static str, label: &'static str, lang: Lang, body: El) -> El {
    tag("section", "row").key(key).add(el("h3").node(phrases(label, lang))).add(body)
}

/// Something that opens when pressed.
pub(crate) fn fold(summary: &str, body: El) -> El {
    let plus = tag("span", "plus").set("aria-hidden", "true");
    tag("details", "fold").add(el("summary").add(plus).text(summary)).add(body)
}

/// A text of the law in one language, with its notes, under a heading of ours.
fn one_text<'a>(
    tongue: &'static str,
    head: &'static str,
    text: Result<&str, &'static str>,
    notes: impl Iterator<Item = &'a str>,
    lang: Lang,
) -> El {
    let ours = |words| tag("p", "hint").set("lang", lang.tag()).say(words);
    let text = match text {
        Ok(text) => tag("p", "law-text").text(text),
        Err(unseen) => ours(unseen),
    };
    let notes = notes.enumerate().map(|(n, note)| tag("p", "law-note").nth(n).text(note));
    el("div").set("lang", tongue).add(ours(head)).add(text).each(notes)
}

/// The text of a line with its notes, Chinese left, ours right. Where the Chinese was not seen, it
/// says so.
pub(crate) fn line_text(item: &Item, lang: Lang) -> El {
    let w = lang.words();
    let zh = item.text.zh.as_deref().ok_or(w.item_chinese_unseen);
    let zh_notes = item.notes.iter().filter_map(|note| note.zh.as_deref());
    let en_notes = item.notes.iter().map(|note| &*note.en);
    tag("div", "law").add(one_text("zh-CN", w.item_chinese, zh, zh_notes, lang)).add(one_text(
        "en",
        w.item_english,
        Ok(&item.text.en),
        en_notes,
        lang,
    ))
}

/// Another text of the law, likewise.
pub(crate) fn two_texts(zh: Option<&str>, en: Option<&str>, lang: Lang) -> El {
    let w = lang.words();
    let none = || std::iter::empty();
    tag("div", "law")
        .add(one_text("zh-CN", w.item_chinese, zh.ok_or(w.law_chinese_unseen), none(), lang))
        .add(one_text("en", w.item_english, en.ok_or(w.law_no_english), none(), lang))
}

/// The same for words of which either may be absent.
pub(crate) fn two_parts(words: &PartWords, lang: Lang) -> El {
    two_texts(words.zh.as_deref(), words.en.as_deref(), lang)
}

/// How a text was seen.
pub(crate) fn seen(seen: Seen, lang: Lang) -> &'static str {
    let w = lang.words();
    match seen {
        Seen::Full => w.law_seen_full,
        Seen::Excerpt => w.law_seen_excerpt,
        Seen::Secondary => w.law_seen_secondary,
    }
}

/// Where something was read, by ids: from the library, where the rulebook does not name them all.
fn read_at(ids: &[Str], rulebook: &Rulebook, library: Option<&Library>, lang: Lang) -> El {
    let known = |id: &Str| library.and_then(|l| l.sources.iter().find(|s| s.id == *id));
    let mut out: Vec<El> = Vec::new();
    for id in ids {
        if let Some(source) = known(id) {
            out.push(source_line(source, lang));
        } else if let Some(citation) = rulebook.citation(id) {
            out.push(super::marks::sources(std::iter::once(citation), lang));
        }
    }
    tag("div", "read-at").each(out.into_iter().enumerate().map(|(n, line)| line.nth(n)))
}

/// How something was read, and where, when pressed.
pub(crate) fn sources(
    how: El,
    ids: &[Str],
    rulebook: &Rulebook,
    library: Option<&Library>,
    lang: Lang,
) -> El {
    let summary = el("summary").add(how).add(tag("span", "link").say(lang.words().item_sources));
    tag("details", "how-read").add(summary).add(read_at(ids, rulebook, library, lang))
}

/// A source in its words, with how it was seen.
pub(crate) fn source_line(source: &Source, lang: Lang) -> El {
    let text = (&source.title).into();
    tag("span", "source")
        .add(link(source.address.as_deref(), say(&text, lang)))
        .say(lang.words().law_dash)
        .say(seen(source.seen, lang))
}

/// A note of ours.
pub(crate) fn ours(words: &ree_rulebook::Words, lang: Lang) -> El {
    el("p").node(say_words(words, lang))
}

#[derive(PartialEq, Properties)]
pub(crate) struct AddressProps {
    /// What the address names.
    pub(crate) id: AttrValue,
    /// The words of the button.
    pub(crate) label: &'static str,
    /// The language of the page.
    pub(crate) lang: Lang,
}

/// The address of an entry, with a button that copies it.
#[component]
pub(crate) fn Address(props: &AddressProps) -> Html {
    let w = props.lang.words();
    let address = AttrValue::from(hooks::address(&Page::law(&props.id)));
    let (done, press) = use_copy(address.clone(), "address");
    let (label, said) = match done {
        Some(Copied::Yes) => (w.remark_copied, w.remark_copied),
        Some(Copied::Selected) => (props.label, w.remark_failed),
        None => (props.label, ""),
    };
    let refused = done == Some(Copied::Selected);
    tag("div", "address")
        .add(button("button small").set("id", "copy-address").on_click(press).say(label))
        .add(tag("p", "hint").set("id", "address").text(&address))
        .add(tag("p", if refused { "hint" } else { "unseen" }).set("role", "status").say(said))
        .done()
}

/// The mark of an answer's or source's authority.
pub(crate) fn mark(of: ree_rulebook::Authority, lang: Lang) -> El {
    authority(of.into(), lang)
}
