//! Facts read from words: the longest word that fits a place wins there, within one fact.

use ree_contract::{Str, Suggestion, TextSource};

use crate::chars::{Text, is_word};
use crate::lexicon::{Lexicon, Meaning};
use crate::model::Suggested;

/// A word found, before the longer ones have silenced the shorter.
#[derive(Clone, Copy)]
pub(crate) struct Hit {
    pub(crate) rule: u16,
    pub(crate) from: usize,
    pub(crate) to: usize,
    /// Where its reach ends; its own end, if it does not reach on.
    reach: usize,
}

/// Where the clause ends that goes on at a place.
fn clause_end(text: &Text<'_>, from: usize) -> usize {
    let mut at = from;
    while at < text.len() {
        let c = text.at(at);
        let stop = matches!(c, ',' | '，' | ';' | '。' | '(' | ')' | '[' | ']' | '\n' | '|' | '\t')
            || (c == '.' && !is_word(text.at(at.saturating_add(1))));
        if stop {
            break;
        }
        at = at.saturating_add(1);
    }
    at
}

/// Every word about the goods, in order.
pub(crate) fn hits(lexicon: &Lexicon, text: &Text<'_>) -> Vec<Hit> {
    let mut hits = Vec::new();
    for at in 0..text.len() {
        lexicon.phrases.each(text, at, &mut |found| {
            if let Meaning::Fact { rule, reach } = *found.meaning {
                let reach = if reach { clause_end(text, found.end) } else { found.end };
                hits.push(Hit { rule, from: at, to: found.end, reach });
            }
        });
    }
    hits
}

/// Facts that the words of a text suggest, each with its place.
#[must_use]
pub fn suggest(lexicon: &Lexicon, source: &str, from: TextSource) -> Vec<Suggested> {
    let text = Text::new(source);
    suggested(lexicon, &text, &hits(lexicon, &text), from)
}

/// The same of words that were found.
pub(crate) fn suggested(
    lexicon: &Lexicon,
    text: &Text<'_>,
    all: &[Hit],
    from: TextSource,
) -> Vec<Suggested> {
    let mut hits: Vec<(&Str, Vec<Hit>)> = Vec::new();
    for hit in all {
        let Some(word) = lexicon.facts.get(usize::from(hit.rule)) else { continue };
        match hits.iter_mut().find(|(fact, _)| **fact == word.fact) {
            Some((_, hits)) => hits.push(*hit),
            None => hits.push((&word.fact, vec![*hit])),
        }
    }
    let mut found: Vec<(usize, Suggested)> = Vec::new();
    for (_, hits) in &hits {
        for hit in hits {
            let Some(word) = lexicon.facts.get(usize::from(hit.rule)) else { continue };
            if word.value.is_empty() || silenced(hit, hits) {
                continue;
            }
            let suggestion = Suggestion {
                fact: word.fact.clone(),
                value: word.value.clone(),
                from,
                span: text.span(hit.from, hit.to),
                text: text.slice(hit.from, hit.to).to_owned(),
                accepted: false,
            };
            let one = Suggested { suggestion, weight: word.weight, open: word.open };
            found.push((hit.from, one));
        }
    }
    ree_contract::order::sort_by(&mut found, |(a, x), (b, y)| {
        let key = |s: &Suggested| (s.suggestion.fact.clone(), s.suggestion.value.clone());
        a.cmp(b).then_with(|| key(x).cmp(&key(y)))
    });
    found.into_iter().map(|(_, s)| s).collect()
}

/// True: a longer word stands over it, or it lies in the reach of one that began before it and is no
/// longer than what reaches.
fn silenced(hit: &Hit, hits: &[Hit]) -> bool {
    hits.iter().any(|other| {
        let longer = other.to.saturating_sub(other.from) > hit.to.saturating_sub(hit.from);
        let over = other.from <= hit.from && other.to >= hit.to && longer;
        let crosses = longer && other.from < hit.to && other.to > hit.from;
        let reached = other.reach > other.to && other.to <= hit.from && hit.from < other.reach;
        over || crosses || reached
    })
}
