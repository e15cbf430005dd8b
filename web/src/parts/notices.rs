//! What to know besides the outcome: notes, warnings, the band past the rulebook's last day, and
//! what a "not controlled" does not rule out.

use ree_contract::{Determination, Level, Notice, Outcome};
use ree_rulebook::Rulebook;

use super::marks::{cite, cites, link, say};
use crate::dom::{self, El, el, tag};
use crate::words::{Lang, fill};

/// Where the ministry publishes on export control.
const MINISTRY: &str = "https://exportcontrol.mofcom.gov.cn/";
const PAST: &str = "past_as_of";
const NOT_RULED_OUT: &str = "not_ruled_out";
const SUM: &str = "sum_not_100";

fn of_kind<'a>(found: &'a Determination, kind: &str) -> Vec<&'a Notice> {
    found.notices.iter().filter(|n| &*n.kind == kind).collect()
}

/// Whether the day judged lies past what the rulebook knows.
pub(crate) fn past_known(found: &Determination) -> bool {
    !of_kind(found, PAST).is_empty()
}

/// A warning about the amounts: it stands beside them.
pub(crate) fn amounts(found: &Determination) -> Option<&Notice> {
    of_kind(found, SUM).first().copied()
}

/// The box that stands straight beneath every "not controlled": never folded, never grey.
pub(crate) fn not_ruled_out(found: &Determination, lang: Lang) -> Option<El> {
    let list = of_kind(found, NOT_RULED_OUT);
    if found.outcome != Outcome::NotControlled || list.is_empty() {
        return None;
    }
    let one = |(n, notice): (usize, &&Notice)| {
        let rests = tag("span", "cites").each(notice.citations.iter().map(|c| cite(c, lang)));
        el("li").nth(n).node(say(&notice.text, lang)).add(rests)
    };
    Some(
        tag("section", "ruled-out")
            .set("aria-labelledby", "ruled-out")
            .add(el("h2").set("id", "ruled-out").say(lang.words().ruled_out_heading))
            .add(el("ul").each(list.iter().enumerate().map(one))),
    )
}

/// Notes and warnings.
pub(crate) fn notices(found: &Determination, lang: Lang) -> Option<El> {
    let clear = found.outcome == Outcome::NotControlled;
    let told_elsewhere =
        |n: &Notice| [PAST, SUM].contains(&&*n.kind) || (clear && &*n.kind == NOT_RULED_OUT);
    let list: Vec<&Notice> = found.notices.iter().filter(|n| !told_elsewhere(n)).collect();
    if list.is_empty() {
        return None;
    }
    Some(
        tag("section", "notices")
            .set("aria-labelledby", "notices")
            .add(tag("h2", "part").set("id", "notices").say(lang.words().notices_heading))
            .each(list.iter().enumerate().map(|(n, notice)| note(notice, lang).nth(n))),
    )
}

/// One of them.
pub(crate) fn note(notice: &Notice, lang: Lang) -> El {
    let class = if notice.level == Level::Warn { "note is-warning" } else { "note" };
    tag("div", class)
        .add(el("p").node(say(&notice.text, lang)))
        .maybe(cites(&notice.citations, lang))
}

/// The band across the page where the day judged lies past what the rulebook knows.
pub(crate) fn past(
    date: &str,
    found: Option<&Determination>,
    rulebook: &Rulebook,
    lang: Lang,
) -> Option<El> {
    if date <= &**rulebook.as_of() {
        return None;
    }
    let w = lang.words();
    let last = lang.day(rulebook.as_of());
    let after = fill(w.notices_past, &[("date", &last)]);
    let told = found.and_then(|f| of_kind(f, PAST).first().copied());
    let words = el("p")
        .add(el("b").text(&after))
        .say(if lang.zh() { "" } else { " " })
        .say(w.notices_past_text);
    let where_to_look = el("details")
        .add(tag("summary", "button small").say(w.notices_where))
        .add(el("p").text(&fill(w.notices_where_text, &[("date", &last)])))
        .add(
            el("p")
                .add(link(Some(MINISTRY), dom::say(w.notices_where_ministry)))
                .say(" · ")
                .add(el("a").set("href", "#law/measures").say(w.notices_where_measures)),
        )
        .maybe(told.and_then(|t| cites(&t.citations, lang)));
    Some(
        tag("section", "past")
            .attr("aria-label", &after)
            .add(tag("div", "wide").add(words).add(where_to_look)),
    )
}
