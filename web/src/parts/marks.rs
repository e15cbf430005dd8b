//! Small marks: how official, how sure, which element, where from.

use ree_contract::{Authority, Citation, CitationSeen, Read, RuleTried, Sure, Text};
use ree_rulebook::Words;
use yew::Html;

use crate::dom::{self, El, el, tag};
use crate::engine;
use crate::state::Page;
use crate::view::elements::Standing;
use crate::words::{Lang, bound, fill};

/// So many sources stand open.
const SHOWN: usize = 3;

/// A text in the language of the page; where only English is there, it says so to readers.
pub(crate) fn say(text: &Text, lang: Lang) -> Html {
    if lang.zh() && text.zh.is_none() {
        el("span").set("lang", "en").text(&bound(&text.en)).done()
    } else {
        dom::text(&bound(text.pick(lang.zh())))
    }
}

/// Words of the rulebook, likewise.
pub(crate) fn say_words(words: &Words, lang: Lang) -> Html {
    say(&words.into(), lang)
}

/// The words in the language of the page; in English where there are no others.
pub(crate) fn picked(words: &Words, lang: Lang) -> &str {
    if lang.zh() { words.zh.as_deref().unwrap_or(&words.en) } else { &words.en }
}

/// How official: the more official, the more ink.
pub(crate) fn authority(authority: Authority, lang: Lang) -> El {
    let class = match authority {
        Authority::ItemText => "mark mark-item",
        Authority::Law => "mark mark-law",
        Authority::OfficialAnswer => "mark mark-answer",
        Authority::Decision => "mark mark-decision",
        Authority::Practice => "mark mark-practice",
        Authority::OurReading => "mark mark-ours",
    };
    tag("span", class).say(word(authority, lang))
}

/// The word of a mark.
pub(crate) fn word(authority: Authority, lang: Lang) -> &'static str {
    let w = lang.words();
    match authority {
        Authority::ItemText => w.authority_item_text,
        Authority::Law => w.authority_law,
        Authority::OfficialAnswer => w.authority_official_answer,
        Authority::Decision => w.authority_decision,
        Authority::Practice => w.authority_practice,
        Authority::OurReading => w.authority_our_reading,
    }
}

/// The word for an authority inside a sentence.
pub(crate) fn authority_word(authority: Authority, lang: Lang) -> &'static str {
    let w = lang.words();
    match authority {
        Authority::ItemText => w.authority_rest_item_text,
        Authority::Law => w.authority_rest_law,
        Authority::OfficialAnswer => w.authority_rest_official_answer,
        Authority::Decision => w.authority_rest_decision,
        Authority::Practice => w.authority_rest_practice,
        Authority::OurReading => w.authority_rest_our_reading,
    }
}

/// A source: its mark, its title as a link, how it was seen. An item's own text is named by its
/// code. What the law page holds is read there; its page of the web is named there.
pub(crate) fn cite(citation: &Citation, lang: Lang) -> El {
    let title = match citation.authority {
        Authority::ItemText if is_code(&citation.id) => dom::text(&citation.id),
        _ => say(&citation.title, lang),
    };
    tag("span", "cite")
        .key(&citation.id)
        .add(authority(citation.authority, lang))
        .say(" ")
        .add(if engine::holds(&citation.id) {
            el("a").attr("href", &Page::law(&citation.id)).node(title)
        } else {
            link(citation.address.as_deref(), title)
        })
        .maybe(seen(citation.seen, lang))
}

/// How a source was seen, where it was not seen in full.
pub(crate) fn seen(seen: CitationSeen, lang: Lang) -> Option<El> {
    let how = match seen {
        CitationSeen::Full => return None,
        CitationSeen::Excerpt => lang.words().authority_excerpt,
        CitationSeen::Secondary => lang.words().authority_secondary,
    };
    Some(tag("span", "seen").say(how))
}

/// A link to a page of the web; plain where no address is recorded.
pub(crate) fn link(address: Option<&str>, title: Html) -> El {
    match address.filter(|a| a.starts_with("https://") || a.starts_with("http://")) {
        Some(address) => el("a")
            .attr("href", address)
            .set("target", "_blank")
            .set("rel", "noopener noreferrer")
            .node(title),
        None => el("span").node(title),
    }
}

/// Where something was read: titles as links, without marks.
pub(crate) fn sources<'a>(citations: impl Iterator<Item = &'a Citation>, lang: Lang) -> El {
    el("ul").each(citations.map(|c| {
        el("li")
            .key(&c.id)
            .add(link(c.address.as_deref(), say(&c.title, lang)))
            .maybe(seen(c.seen, lang))
    }))
}

/// What something rests on. Where there are many, those after the first stand folded.
pub(crate) fn cites(citations: &[Citation], lang: Lang) -> Option<El> {
    if citations.is_empty() {
        return None;
    }
    let shown = if citations.len() <= SHOWN.saturating_add(1) { citations.len() } else { SHOWN };
    let (first, more) = citations.split_at(shown);
    let line = |some: &[Citation]| tag("p", "cites").each(some.iter().map(|c| cite(c, lang)));
    let folded = (!more.is_empty()).then(|| {
        let summary = fill(lang.words().item_more_sources, &[("count", &more.len().to_string())]);
        let summary = el("summary").add(tag("span", "link").text(&summary));
        tag("details", "more-cites").add(summary).add(line(more))
    });
    Some(el("div").add(line(first)).maybe(folded))
}

/// The same beneath a rule: where the rule is our own reading, its words stand above already.
pub(crate) fn rests_on(rule: &RuleTried, lang: Lang) -> Option<El> {
    let ours = |c: &Citation| c.authority == Authority::OurReading && c.title == *rule.text;
    if !rule.citations.iter().any(ours) {
        return cites(&rule.citations, lang);
    }
    let others: Vec<Citation> = rule.citations.iter().filter(|c| !ours(c)).cloned().collect();
    let mark = tag("p", "cites").add(authority(Authority::OurReading, lang));
    Some(el("div").maybe(cites(&others, lang)).add(mark))
}

/// A code for the eye. Where its number was not seen the rulebook's id has a `?` and a word, and the
/// page says so.
pub(crate) fn shown_code(code: &str, lang: Lang) -> String {
    match code.split_once(".?") {
        Some((parent, _)) => fill(lang.words().law_no_number, &[("code", parent)]),
        None => code.to_owned(),
    }
}

/// A control code as it is written in the law: digits, letter, digits.
pub(crate) fn is_code(id: &str) -> bool {
    let mut chars = id.chars();
    chars.next().is_some_and(|c| c.is_ascii_digit())
        && chars.next().is_some_and(|c| c.is_ascii_uppercase())
}

/// Three squares, filled from the left, always with words.
fn squares(filled: usize, word: &'static str) -> El {
    let square = |n: usize| {
        el("rect")
            .nth(n)
            .set("x", ["1", "12", "23"].get(n).copied().unwrap_or("1"))
            .set("y", "1")
            .set("width", "8")
            .set("height", "8")
            .set("fill", if n < filled { "currentColor" } else { "none" })
            .set("stroke", "currentColor")
            .set("stroke-width", "1.5")
    };
    let picture = tag("svg", "squares").set("viewBox", "0 0 33 10").set("aria-hidden", "true");
    tag("span", "sure").add(picture.each((0..3).map(square))).add(el("span").say(word))
}

/// How sure the outcome is, in squares and words.
pub(crate) fn sure(sure: Sure, lang: Lang) -> El {
    let w = lang.words();
    match sure {
        Sure::High => squares(3, w.sure_high),
        Sure::Medium => squares(2, w.sure_medium),
        Sure::Low => squares(1, w.sure_low),
    }
}

/// How a line of the list was read: the same squares, other words.
pub(crate) fn read(read: Read, lang: Lang) -> El {
    let w = lang.words();
    match read {
        Read::TwoTexts => squares(3, w.sure_two_texts),
        Read::InPart => squares(2, w.sure_in_part),
        Read::OneText => squares(1, w.sure_one_text),
    }
}

/// An element's tile: solid where listed, hatched where a measure waits, else outlined.
pub(crate) fn tile(symbol: &str, standing: Standing) -> El {
    let class = match standing {
        Standing::Listed => "tile is-listed",
        Standing::Waiting => "tile is-waiting",
        Standing::Free => "tile",
    };
    tag("span", class).add(el("b").text(symbol))
}

/// The class that draws a standing.
pub(crate) fn standing_class(standing: Standing) -> &'static str {
    match standing {
        Standing::Listed => "is-listed",
        Standing::Waiting => "is-waiting",
        Standing::Free => "is-free",
    }
}
