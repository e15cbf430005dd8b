//! Facts read from words: the longest word that fits a place wins there, within one fact.

use ree_contract::{Suggestion, TextSource};

use crate::beside::Beside;
use crate::chars::{Text, is_word};
use crate::lexicon::{FactWord, Lexicon, Meaning};
use crate::model::Suggested;
use crate::phrase::{Scene, Spot};
use crate::sway::Sway;

/// A word found, before the longer ones have silenced the shorter.
#[derive(Clone, Copy)]
pub(crate) struct Hit {
    pub(crate) rule: u16,
    pub(crate) from: usize,
    pub(crate) to: usize,
    /// Where its reach ends; its own end, if it does not reach on.
    reach: usize,
}

/// The words of a text: about the goods, and how they stand to each other.
#[derive(Default)]
pub(crate) struct Words {
    pub(crate) hits: Vec<Hit>,
    pub(crate) spots: Vec<Spot>,
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
pub(crate) fn words(lexicon: &Lexicon, text: &Text<'_>) -> Words {
    let mut words = Words::default();
    for at in 0..text.len() {
        lexicon.phrases.each(text, at, &mut |found| match *found.meaning {
            Meaning::Fact { rule, reach } => {
                let reach = if reach { clause_end(text, found.end) } else { found.end };
                words.hits.push(Hit { rule, from: at, to: found.end, reach });
            }
            Meaning::Role(role) => words.spots.push(Spot { role, from: at, to: found.end }),
            _ => {}
        });
    }
    words
}

/// Facts that the words of a text suggest, each with its place; and whether they speak of controlled
/// goods that are built into nothing.
#[must_use]
pub fn suggest(lexicon: &Lexicon, source: &str, from: TextSource) -> (Vec<Suggested>, Beside) {
    let text = Text::new(source);
    suggested(lexicon, &text, &words(lexicon, &text), from)
}

/// Whether goods so named are never of one element alone.
pub(crate) fn open_goods(lexicon: &Lexicon, source: &str) -> bool {
    let text = Text::new(source);
    open(lexicon, &words(lexicon, &text).hits)
}

/// The same of words that were found.
pub(crate) fn open(lexicon: &Lexicon, hits: &[Hit]) -> bool {
    live(lexicon, hits).any(|(_, word)| word.open)
}

/// The words that suggest something and that no longer one silences.
pub(crate) fn live<'a>(
    lexicon: &'a Lexicon,
    hits: &'a [Hit],
) -> impl Iterator<Item = (Hit, &'a FactWord)> {
    let word = |hit: &Hit| lexicon.facts.get(usize::from(hit.rule));
    hits.iter().filter_map(move |hit| {
        let own = word(hit)?;
        let mut rivals = hits.iter().filter(|h| word(h).is_some_and(|w| w.fact == own.fact));
        let stands = !own.value.is_empty() && !rivals.any(|other| silences(other, hit));
        stands.then_some((*hit, own))
    })
}

/// The facts that words suggest.
pub(crate) fn suggested(
    lexicon: &Lexicon,
    text: &Text<'_>,
    words: &Words,
    from: TextSource,
) -> (Vec<Suggested>, Beside) {
    if words.hits.is_empty() && words.spots.is_empty() {
        return (Vec::new(), Beside::default());
    }
    let scene = Scene::new(lexicon, text, words);
    let mut found: Vec<(usize, Suggested)> = Vec::new();
    for (hit, word) in &scene.live {
        let (frees, weakens) = (word.sway == Sway::Frees, word.sway == Sway::Weakens);
        if scene.names_somebody(hit, frees) || word.identity && scene.is_denied(hit.from) {
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
        let aside = word.sway.is_guarded() && !scene.is_the_goods(hit, word);
        let (weight, open) = (word.weight, word.open);
        found.push((hit.from, Suggested { suggestion, weight, open, frees, weakens, aside }));
    }
    ree_contract::order::sort_by(&mut found, |(a, x), (b, y)| {
        let key = |s: &Suggested| (s.suggestion.fact.clone(), s.suggestion.value.clone());
        a.cmp(b).then_with(|| key(x).cmp(&key(y)))
    });
    (found.into_iter().map(|(_, s)| s).collect(), scene.beside())
}

/// True: it stands over a shorter word, or reaches over one that begins after it.
fn silences(other: &Hit, hit: &Hit) -> bool {
    let longer = other.to.saturating_sub(other.from) > hit.to.saturating_sub(hit.from);
    let over = other.from <= hit.from && other.to >= hit.to && longer;
    let crosses = longer && other.from < hit.to && other.to > hit.from;
    let reached = other.reach > other.to && other.to <= hit.from && hit.from < other.reach;
    over || crosses || reached
}
