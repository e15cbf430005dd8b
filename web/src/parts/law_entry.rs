//! An entry of the law: a line, with how it was read, what speaks of it and which rules read it.

use ree_contract::Authority;
use ree_rulebook::{Effect, Family, Item, Library, Rule, Rulebook, Str};
use yew::prelude::*;

use super::item::path;
use super::law_rows::{Address, line_text, ours, row, sources};
use super::marks::{authority, cite, picked, read, say_words, shown_code, tile};
use super::timeline::held_words;
use crate::dom::{El, el, tag};
use crate::state::Page;
use crate::view::elements::standing;
use crate::view::law::{readers, rests};
use crate::view::timeline::held;
use crate::words::{Lang, fill};

/// The heading of an entry: focus comes here when it is opened.
pub(crate) fn heading() -> El {
    el("h2").set("id", "entry").set("tabindex", "-1")
}

/// A line of the lists.
pub(crate) fn item(
    family: &Family,
    item: &Item,
    day: &str,
    rulebook: &Rulebook,
    library: Option<&Library>,
    lang: Lang,
) -> El {
    let w = lang.words();
    let tile = family.element.as_ref().map(|e| tile(e, standing(rulebook, e, day)));
    let heading = heading()
        .maybe(tile)
        .add(el("span").text(&shown_code(&item.code, lang)))
        .add(authority(Authority::ItemText, lang));
    let rules = readers(rulebook, family, item);
    let cited = rests(&rules);
    let rows =
        tag("div", "rows")
            .maybe(stands(family, day, rulebook, lang))
            .add(how_read(item, rulebook, library, lang))
            .maybe(beneath(family, item, lang))
            .maybe((!cited.is_empty()).then(|| {
                let each = cited.iter().filter_map(|id| speaks(id, rulebook, library, lang));
                row("speak", w.law_speak, lang, el("div").each(each))
            }))
            .maybe((!rules.is_empty()).then(|| {
                row("rules", w.law_rules, lang, by_effect(&rules, family, rulebook, lang))
            }))
            .maybe((!item.heading).then(|| row("codes", w.law_codes, lang, codes(item, lang))))
            .add(address(&item.code, w.law_copy_item, lang));
    tag("article", "item entry")
        .key(&item.code)
        .add(heading)
        .maybe(path(&item.code, rulebook))
        .add(line_text(item, lang))
        .add(rows)
}

/// The row with the address and the button that copies it.
pub(crate) fn address(id: &str, label: &'static str, lang: Lang) -> El {
    let id = AttrValue::from(id.to_owned());
    let body = el("div").node(html! { <Address {id} {label} {lang} /> });
    row("address", lang.words().law_address, lang, body)
}

/// Where the measure that lists the line stands on the day.
fn stands(family: &Family, day: &str, rulebook: &Rulebook, lang: Lang) -> Option<El> {
    let measure = rulebook.measures().iter().find(|m| m.id == family.measure)?;
    let name = el("a").attr("href", &Page::law(&measure.id)).node(say_words(&measure.short, lang));
    let held = held_words(held(rulebook, measure, day), lang.words());
    let on = fill(lang.words().law_on, &[("date", &lang.day(day))]);
    let held = el("p").add(el("b").text(&held)).add(tag("span", "hint on-day").text(&on));
    let body = el("div").add(el("p").add(name)).add(held);
    Some(row("stands", lang.words().law_stands, lang, body))
}

fn how_read(item: &Item, rulebook: &Rulebook, library: Option<&Library>, lang: Lang) -> El {
    let w = lang.words();
    let lines = library.and_then(|l| l.lines.iter().find(|line| line.code == item.code));
    let sources_of: &[Str] = lines.map_or(&item.sources, |line| &line.sources);
    let body = el("div")
        .add(sources(read(item.read.into(), lang), sources_of, rulebook, library, lang))
        .maybe((!item.numbering_read).then(|| el("p").say(w.law_number_unread)))
        .maybe(item.reserved.then(|| el("p").say(w.law_reserved)));
    row("read", w.law_how_read, lang, body)
}

/// The lines beneath a heading.
fn beneath(family: &Family, item: &Item, lang: Lang) -> Option<El> {
    let under = family.item.iter().filter(|i| i.parent.as_ref() == Some(&item.code));
    let one = |i: &Item| {
        el("li")
            .key(&i.code)
            .add(el("a").attr("href", &Page::law(&i.code)).text(&shown_code(&i.code, lang)))
            .say(" ")
            .node(say_words(&i.text, lang))
    };
    item.heading.then(|| {
        row("beneath", lang.words().law_beneath, lang, tag("ul", "beneath").each(under.map(one)))
    })
}

/// A text that speaks of the line: what it settles, once the library is here, then where it stands.
fn speaks(id: &Str, rulebook: &Rulebook, library: Option<&Library>, lang: Lang) -> Option<El> {
    let citation = rulebook.citation(id)?;
    let answer = library.and_then(|l| l.answers.iter().find(|a| a.id == *id));
    let cited = tag("p", "cites").add(cite(citation, lang));
    Some(tag("div", "reason").key(id).maybe(answer.map(|a| ours(&a.effect, lang))).add(cited))
}

/// The rules that read the line by what they do, those that control first, each with its conditions.
fn by_effect(rules: &[&Rule], family: &Family, rulebook: &Rulebook, lang: Lang) -> El {
    let w = lang.words();
    let one = |rule: &&Rule| {
        let summary = el("summary").add(tag("span", "link").say(w.law_when));
        let when = tag("details", "how-read when").add(summary).add(
            tag("ul", "read-at").each(
                conditions(rule, family, rulebook, lang)
                    .iter()
                    .enumerate()
                    .map(|(n, one)| el("li").nth(n).text(one)),
            ),
        );
        el("li").key(&rule.id).add(el("p").node(say_words(&rule.text, lang))).add(when)
    };
    let effects = [
        (Effect::Controls, w.law_controls),
        (Effect::Excludes, w.law_excludes),
        (Effect::Opens, w.law_opens),
    ];
    let group = |(effect, does): &(Effect, &'static str)| {
        let of = rules.iter().filter(|rule| rule.effect == *effect);
        tag("div", "law-group")
            .key(does)
            .add(el("h4").say(does))
            .add(tag("ul", "law-rules").each(of.map(one)))
    };
    let any = |(effect, _): &&(Effect, &str)| rules.iter().any(|rule| rule.effect == *effect);
    el("div").each(effects.iter().filter(any).map(group))
}

/// The facts that meet a rule, as they are asked: the name, then the answers that do.
fn conditions(rule: &Rule, family: &Family, rulebook: &Rulebook, lang: Lang) -> Vec<String> {
    let w = lang.words();
    let element =
        family.element.as_deref().map(|symbol| rulebook.element_name(symbol, lang.short()));
    let element = element.unwrap_or_default();
    let mut out = Vec::new();
    for (fact, values) in &rule.when {
        let Some(fact) = rulebook.fact(fact) else { continue };
        let mut said = fill(picked(&fact.label, lang), &[("element", &element)]);
        said.push_str(w.law_dash);
        for (n, value) in fact.value.iter().filter(|v| values.contains(&v.id)).enumerate() {
            if n > 0 {
                said.push_str(w.law_or);
            }
            said.push_str(picked(&value.label, lang));
        }
        out.push(said);
    }
    out
}

fn codes(item: &Item, lang: Lang) -> El {
    let w = lang.words();
    let mut of_2025: Vec<String> = Vec::new();
    for code in &item.commodity_codes_2025 {
        of_2025.push(code.to_string());
    }
    for code in &item.commodity_codes_2025_inferred {
        of_2025.push(fill(w.law_inferred, &[("code", code)]));
    }
    let of_2026: Vec<String> = item.commodity_codes_2026.iter().map(ToString::to_string).collect();
    let year = |year: &'static str, codes: &[String]| {
        (!codes.is_empty())
            .then(|| el("p").add(tag("b", "year").say(year)).text(&codes.join(w.outcome_comma)))
    };
    let none = of_2025.is_empty() && of_2026.is_empty();
    let body = tag("div", "commodity").maybe(year("2025", &of_2025)).maybe(year("2026", &of_2026));
    body.add(el("p").say(if none { w.law_codes_none } else { w.law_codes_never }))
}
