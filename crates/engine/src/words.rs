//! Sentences: placeholders filled in both languages, and the words of conditions and citations.

use ree_contract::{Authority, Citation, CitationSeen, Str, Text};
use ree_rulebook::{Fact, Rule, Rulebook, Words};

/// A value for a placeholder.
#[derive(Clone, Debug)]
pub(crate) enum Fill<'a> {
    /// The same in both languages.
    Same(&'a str),
    /// Its own words in each language.
    Both(&'a Text),
}

/// A sentence by key, with its placeholders filled. A key that is not there shows itself, which a
/// test of the data prevents.
pub(crate) fn message(rulebook: &Rulebook, key: &str, values: &[(&str, Fill<'_>)]) -> Text {
    match rulebook.message(key) {
        Some(message) => fill(&message.en, Some(&message.zh), values),
        None => Text::both(key, key),
    }
}

/// Fills `{placeholders}`; both languages are put together in one place.
fn fill(en: &Str, zh: Option<&Str>, values: &[(&str, Fill<'_>)]) -> Text {
    if values.is_empty() {
        return Text { en: en.clone(), zh: zh.cloned() };
    }
    let mut place = String::with_capacity(ROOM);
    let en = put(&mut place, en, values, false);
    Text { en, zh: zh.map(|zh| put(&mut place, zh, values, true)) }
}

/// Most sentences are shorter, with what is put in.
const ROOM: usize = 512;

/// One pass over the sentence; a name that is not given stays as it stands.
fn put(out: &mut String, text: &str, values: &[(&str, Fill<'_>)], chinese: bool) -> Str {
    out.clear();
    let mut pieces = text.split('{');
    out.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let value = piece.split_once('}').and_then(|(name, after)| {
            values.iter().find(|(n, _)| *n == name).map(|(_, value)| (value, after))
        });
        let after = match value {
            Some((Fill::Same(same), after)) => {
                out.push_str(same);
                after
            }
            Some((Fill::Both(text), after)) => {
                out.push_str(text.pick(chinese));
                after
            }
            None => {
                out.push('{');
                piece
            }
        };
        out.push_str(after);
    }
    out.as_str().into()
}

/// An element's name in both languages.
pub(crate) fn element(rulebook: &Rulebook, symbol: &str) -> Text {
    Text::both(rulebook.element_name(symbol, "en"), rulebook.element_name(symbol, "zh"))
}

/// A fact's label, with its element if it is about one.
pub(crate) fn label(rulebook: &Rulebook, fact: &Fact, symbol: Option<&str>) -> Text {
    of_element(rulebook, &fact.label, symbol)
}

/// A fact's own words, with the element's name put in.
pub(crate) fn of_element(rulebook: &Rulebook, words: &Words, symbol: Option<&str>) -> Text {
    match symbol {
        Some(symbol) => {
            let name = element(rulebook, symbol);
            fill(&words.en, words.zh.as_ref(), &[("element", Fill::Both(&name))])
        }
        None => words.into(),
    }
}

/// “What it is: Magnet, or Magnet powder”.
pub(crate) fn condition(rulebook: &Rulebook, fact: &Fact, mask: u32, symbol: Option<&str>) -> Text {
    let label = label(rulebook, fact, symbol);
    let chosen = fact
        .value
        .iter()
        .enumerate()
        .filter(|(i, _)| mask & 1u32.wrapping_shl(u32::try_from(*i).unwrap_or(0)) != 0)
        .map(|(_, v)| &v.label)
        .collect::<Vec<_>>();
    let join = |chinese: bool, or: &str| {
        chosen
            .iter()
            .map(|w| if chinese { w.zh.as_deref().unwrap_or(&w.en) } else { &w.en })
            .collect::<Vec<_>>()
            .join(or)
    };
    Text::both(
        format!("{}: {}", label.en, join(false, "; or ")),
        format!("{}：{}", label.pick(true), join(true, "；或")),
    )
}

/// What a rule rests on: `item` stands for the text of the item it speaks of, `ours` for itself.
pub(crate) fn citations(rulebook: &Rulebook, rule: &Rule, code: Option<&str>) -> Vec<Citation> {
    let mut found = Vec::new();
    for id in &rule.citations {
        match &**id {
            "item" => found.extend(code.and_then(|c| rulebook.item_citation(c))),
            "ours" => found.push(Citation {
                id: rule.id.clone(),
                authority: Authority::OurReading,
                title: (&rule.text).into(),
                address: None,
                date: Some(rulebook.version().clone()),
                seen: CitationSeen::Full,
            }),
            id => found.extend(rulebook.citation(id).cloned()),
        }
    }
    found
}

/// A day in words: 1 June 2026, 2026年6月1日. What is no day stays as it stands.
pub(crate) fn day(rulebook: &Rulebook, day: &str) -> Text {
    let mut parts = day.split('-').map(|p| p.trim_start_matches('0'));
    let (Some(year), Some(month), Some(date)) = (parts.next(), parts.next(), parts.next()) else {
        return Text::both(day, day);
    };
    let name = month
        .parse::<usize>()
        .ok()
        .and_then(|m| rulebook.message("months")?.en.split(' ').nth(m.checked_sub(1)?));
    match name {
        Some(name) => {
            Text::both(format!("{date} {name} {year}"), format!("{year}年{month}月{date}日"))
        }
        None => Text::both(day, day),
    }
}

/// Symbols or codes in a row.
pub(crate) fn list<'a>(items: impl IntoIterator<Item = &'a str>) -> Text {
    let items: Vec<&str> = items.into_iter().collect();
    Text::both(items.join(", "), items.join("、"))
}

/// An amount: “Dy 3.1 %”, “Dy 0–6 %”, “Dy < 0.1 %”. Chinese sets no space before the sign.
pub(crate) fn amount(symbol: &str, interval: &ree_compose::Interval) -> Text {
    percent_of(symbol, &percent(interval))
}

/// The same of an amount that is said already.
pub(crate) fn percent_of(symbol: &str, percent: &str) -> Text {
    let bare = percent.strip_suffix(" %").unwrap_or(percent);
    Text::both([symbol, " ", percent].concat(), [symbol, " ", bare, "%"].concat())
}

/// An interval of percent by mass: digits as they were stated, worked-out ones rounded.
pub(crate) fn percent(interval: &ree_compose::Interval) -> String {
    let show = |d: rust_decimal::Decimal| match d.scale() {
        0..=4 => d.to_string(),
        _ => d.round_sf(3).unwrap_or(d).to_string(),
    };
    let low = show(interval.low);
    let high = if interval.is_point() { low.clone() } else { show(interval.high) };
    let whole = interval.high >= rust_decimal::Decimal::ONE_HUNDRED;
    match (interval.low.is_zero(), low == high, whole) {
        (_, true, _) => format!("{low} %"),
        (true, _, true) => "0–100 %".to_owned(),
        (true, _, false) if interval.low_open => format!("> 0–{high} %"),
        (true, _, false) if interval.high_open => format!("< {high} %"),
        (true, _, false) => format!("≤ {high} %"),
        (false, _, true) => format!("≥ {low} %"),
        (false, _, false) => format!("{low}–{high} %"),
    }
}
