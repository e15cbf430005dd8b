//! The sources of a sheet.

use std::borrow::Cow;

use ree_contract::Citation;

use super::marks::{is_code, seen, shown_code};
use super::sheet::{Paper, mark, row, two};
use crate::dom::{El, el, tag};
use crate::view::sheet::Sources;
use crate::words::{Lang, bound};

/// The sources by number. An item is named by its measure and code.
pub(crate) fn list(paper: &Paper, sources: &Sources) -> Option<El> {
    if sources.listed.is_empty() {
        return None;
    }
    let title = |c: &Citation| {
        let measure =
            paper.rulebook.item(&c.id).filter(|_| is_code(&c.id)).and_then(|(family, _)| {
                paper.rulebook.measures().iter().find(|m| m.id == family.measure)
            });
        // A measure that was judged by is known by its number, other law by its title.
        let judged = paper.found.measures.iter().any(|m| m.measure == c.id);
        let whole = paper.rulebook.measures().iter().find(|m| judged && m.id == c.id);
        match measure {
            None if whole.is_some() => {
                let number = whole.map(|m| &m.number);
                let zh = number.and_then(|n| n.zh.as_deref()).map(str::to_owned);
                (zh, number.map_or_else(String::new, |n| n.en.to_string()))
            }
            Some(m) => {
                let code = |lang: Lang| shown_code(&c.id, lang);
                let zh = m.number.zh.as_ref().map(|zh| [zh, "，", &code(Lang::Zh)].concat());
                (zh, [&m.number.en, ", ", &code(Lang::En)].concat())
            }
            None => (c.title.zh.as_deref().map(str::to_owned), c.title.en.to_string()),
        }
    };
    let one = |(n, c): (usize, &Cow<Citation>)| {
        let number = ["[", &n.saturating_add(1).to_string(), "]"].concat();
        let how = |lang: Lang| seen(c.seen, lang).map(|e| e.set("lang", lang.tag()));
        let (zh, en) = title(c);
        let part = |class, lang: Lang, title: &str| {
            tag("span", class).set("lang", lang.tag()).text(&bound(title)).maybe(how(lang))
        };
        let zh = zh.map(|zh| part("zh", Lang::Zh, &zh));
        let words = el("p").maybe(zh).say(" ").add(part("en", Lang::En, &en));
        el("li").nth(n).add(el("span").text(&number)).add(mark(c.authority)).add(words)
    };
    let more = (sources.more > 0).then(|| tag("p", "aside").node(two(|w| w.sheet_more_sources)));
    let body = el("div")
        .add(tag("ul", "sources").each(sources.listed.iter().enumerate().map(one)))
        .maybe(more);
    Some(row("sources", |w| w.sheet_sources, body))
}
