//! An item of the law: Chinese left, ours right, then each condition with its evidence.

use ree_contract::{
    Authority, Condition, ConditionVerdict, Determination, Outcome, RuleTried, Str,
};
use ree_rulebook::{Item, Rulebook};
use yew::prelude::*;

use super::icons;
use super::law_rows::{fold, line_text};
use super::marks::{authority, cites, read, say, shown_code, sources, tile};
use crate::dom::{El, el, tag};
use crate::state::Page;
use crate::view::elements::standing;
use crate::view::reasons::{self, Line};
use crate::words::{Lang, fill};

/// So many items stand open; further ones are folded.
const OPEN: usize = 2;

/// The items met or in question, and the rules that failed.
pub(crate) fn items(found: &Determination, rulebook: &'static Rulebook, lang: Lang) -> El {
    let w = lang.words();
    let codes = reasons::codes(found);
    let failed = reasons::failed(found);
    let each = |some: &[Str]| {
        let mut out: Vec<El> = Vec::new();
        for code in some {
            out.extend(item(code, found, rulebook, lang));
        }
        out
    };
    let shown = if codes.is_empty() {
        None
    } else if found.outcome == Outcome::NeedsFacts {
        // Where little is known nearly every item is in question: all are folded.
        let summary = count(codes.len(), w.item_in_question_one, w.item_in_question);
        let found = found.clone();
        let make = Callback::from(move |()| {
            let codes = reasons::codes(&found).iter();
            el("div").each(codes.filter_map(|code| item(code, &found, rulebook, lang))).done()
        });
        Some(el("div").node(html! { <Late summary={AttrValue::from(summary)} {make} /> }))
    } else {
        let met = !found.control_codes.is_empty() && found.outcome == Outcome::LicenceRequired;
        let heading = match codes {
            _ if !met => w.item_heading_open,
            [_] => w.item_heading,
            _ => w.item_heading_many,
        };
        let (open, more) = codes.split_at(OPEN.min(codes.len()));
        let more = (!more.is_empty()).then(|| {
            let summary = count(more.len(), w.item_more_items_one, w.item_more_items);
            fold(&summary, el("div").each(each(more).into_iter()))
        });
        Some(
            tag("section", "items")
                .set("aria-labelledby", "items")
                .add(tag("h2", "part").set("id", "items").say(heading))
                .each(each(open).into_iter())
                .maybe(more),
        )
    };
    let failed = (!failed.is_empty()).then(|| {
        let summary = count(failed.len(), w.item_failed_one, w.item_failed);
        let failed: Vec<RuleTried> = failed.into_iter().cloned().collect();
        let make = Callback::from(move |()| failed_rules(&failed, lang).done());
        el("div").node(html! { <Late summary={AttrValue::from(summary)} {make} /> })
    });
    el("div").maybe(shown).maybe(failed)
}

#[derive(PartialEq, Properties)]
struct LateProps {
    summary: AttrValue,
    make: Callback<(), Html>,
}

/// A fold whose content is made when it is opened first: it may be long, and every key changes it.
#[component]
fn Late(props: &LateProps) -> Html {
    let opened = use_state_eq(|| false);
    let set = opened.setter();
    let content = if *opened { props.make.emit(()) } else { Html::default() };
    fold(&props.summary, el("div").node(content))
        .on_toggle(Callback::from(move |_: Event| set.set(true)))
        .done()
}

fn count(n: usize, one: &'static str, many: &'static str) -> String {
    if n == 1 { one.to_owned() } else { fill(many, &[("count", &n.to_string())]) }
}

fn item(code: &str, found: &Determination, rulebook: &Rulebook, lang: Lang) -> Option<El> {
    let (family, item) = rulebook.item(code)?;
    let w = lang.words();
    let mut matches = found.measures.iter().flat_map(|m| &m.matches);
    let citations = matches.find(|m| &*m.control_code == code).map(|m| &*m.citations);
    // The item's own text is the item; what else it rests on is named.
    let others: Vec<_> = citations
        .unwrap_or_default()
        .iter()
        .filter(|c| c.authority != Authority::ItemText)
        .cloned()
        .collect();
    let tile = family.element.as_ref().map(|e| tile(e, standing(rulebook, e, &found.date)));
    let lines = reasons::lines(found, rulebook, code);
    let conditions = (!lines.is_empty()).then(|| {
        let each = lines.iter().enumerate().map(|(n, l)| condition(n, l, lang));
        tag("ul", "conditions").each(each)
    });
    let how_read = tag("details", "hint how-read")
        .add(
            el("summary")
                .add(read(item.read.into(), lang))
                .add(tag("span", "link").say(w.item_sources)),
        )
        .add(sources(item.sources.iter().filter_map(|s| rulebook.citation(s)), lang));
    let heading =
        el("h3").maybe(tile).add(named(code, lang)).add(authority(Authority::ItemText, lang));
    Some(
        tag("article", "item")
            .key(code)
            .add(heading)
            .maybe(path(code, rulebook))
            .add(line_text(item, lang))
            .maybe(conditions)
            .add(how_read)
            .maybe(cites(&others, lang)),
    )
}

/// A code that leads to its place in the law.
fn named(code: &str, lang: Lang) -> El {
    el("a").attr("href", &Page::law(code)).text(&shown_code(code, lang))
}

/// The headings above an item, in Chinese, as they stand in the list; each leads to its place in
/// the law.
pub(crate) fn path(code: &str, rulebook: &Rulebook) -> Option<El> {
    let above = rulebook.parents(code);
    if above.is_empty() {
        return None;
    }
    let one = |(n, line): (usize, &&Item)| {
        let words = [&*line.code, " ", line.text.zh.as_deref().unwrap_or(&line.text.en)].concat();
        el("span")
            .key(&line.code)
            .say(if n == 0 { "" } else { " › " })
            .add(el("a").attr("href", &Page::law(&line.code)).text(&words))
    };
    let spans = above.iter().enumerate().map(one);
    Some(tag("p", "hint path").set("lang", "zh-CN").each(spans))
}

fn condition(n: usize, line: &Line, lang: Lang) -> El {
    let w = lang.words();
    let said = match line.verdict {
        ConditionVerdict::Met => w.item_met,
        ConditionVerdict::NotMet => w.item_not_met,
        ConditionVerdict::Unknown => w.item_unknown,
    };
    let evidence = line.evidence.map(|e| el("span").node(say(e, lang)));
    el("li")
        .nth(n)
        .add(icons::verdict(line.verdict))
        .add(el("p").add(tag("span", "unseen").say(said).say(" ")).node(say(line.text, lang)))
        .add(tag("p", "evidence").maybe(evidence))
        .add(tag("p", "how").maybe(line.authority.map(|how| authority(how, lang))))
}

/// Rules that are not met. Those that fail by the same condition stand under it together.
fn failed_rules(failed: &[RuleTried], lang: Lang) -> El {
    let mut groups: Vec<(Option<&Condition>, Vec<&RuleTried>)> = Vec::new();
    for tried in failed {
        let why = reasons::failing(&tried.conditions);
        let same = |known: &Option<&Condition>| {
            let both = known.zip(why);
            both.is_some_and(|(a, b)| a.text == b.text && a.evidence == b.evidence)
        };
        match groups.iter_mut().find(|(known, _)| same(known)) {
            Some((_, rules)) => rules.push(tried),
            None => groups.push((why, vec![tried])),
        }
    }
    let group = |(n, (why, rules)): (usize, &(Option<&Condition>, Vec<&RuleTried>))| {
        let rules = tag("ul", "").each(rules.iter().map(|tried| failed_rule(tried, lang)));
        let body = el("div").maybe(why.map(|why| lacking(why, lang))).add(rules);
        el("li").nth(n).add(icons::cross()).add(body)
    };
    tag("ul", "failed-rules").each(groups.iter().enumerate().map(group))
}

/// A condition that fails: what it needs, and what was given.
fn lacking(why: &Condition, lang: Lang) -> El {
    let w = lang.words();
    let line = |label: &'static str, words| {
        el("p").add(tag("span", "hint").say(label)).say(" ").add(el("b").node(words))
    };
    tag("div", "lacking")
        .add(line(w.item_needs, say(&why.text, lang)))
        .add(line(w.item_given, say(&why.evidence, lang)))
}

fn failed_rule(tried: &RuleTried, lang: Lang) -> El {
    let code = tried.control_code.as_ref().map(|code| el("b").add(named(code, lang)));
    el("li").key(&tried.rule).maybe(code).say(" ").node(say(&tried.text, lang))
}
