//! Facts read from words: the longest word that fits a place wins there, within one fact.

use ree_contract::{Str, Suggestion, TextSource};

use crate::absence;
use crate::beside::Beside;
use crate::chars::{Text, is_word};
use crate::entry::Entry;
use crate::lexicon::{FactWord, Lexicon, Meaning};
use crate::model::Suggested;
use crate::phrase::{Scene, Spot};
use crate::statement::Statement;
use crate::sway::{Role, Sway};
use crate::symbols::El;
use crate::token::What;

/// The fact of an element that words and amounts both tell, and its values.
pub(crate) const CONTENTS: &str = "contains";
pub(crate) const NO: &str = "no";
pub(crate) const YES: &str = "yes";

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
                let mut end = if reach { clause_end(text, found.end) } else { found.end };
                // `用于晶界扩散的铽靶`: the use ends before what it is the use of.
                if reach && let Some(of) = (found.end..end).rev().find(|i| text.at(*i) == '的') {
                    end = of;
                }
                let reach = end;
                words.hits.push(Hit { rule, from: at, to: found.end, reach });
            }
            Meaning::Role(role) => words.spots.push(Spot { role, from: at, to: found.end }),
            _ => {}
        });
    }
    words
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

/// The facts that words suggest, and whether they speak of controlled goods that are built into nothing.
/// `read`: what the reader of compositions made of the same text.
pub(crate) fn suggested(
    lexicon: &Lexicon,
    text: &Text<'_>,
    words: &Words,
    (entries, statements): (&[Entry], &[Statement]),
) -> (Vec<Suggested>, Beside) {
    if words.hits.is_empty() && words.spots.is_empty() {
        return (Vec::new(), Beside::default());
    }
    let scene = Scene::new(lexicon, text, words);
    let mut found: Vec<(usize, Suggested)> = Vec::new();
    let said = |(from, to): (usize, usize), fact: Str, value: &Str| Suggestion {
        fact,
        value: value.clone(),
        from: TextSource::Composition,
        span: text.span(from, to),
        text: text.slice(from, to).to_owned(),
        accepted: false,
    };
    for (hit, word) in &scene.live {
        let (frees, weakens) = (word.sway == Sway::Frees, word.sway == Sway::Weakens);
        let (weight, open) = (word.weight, word.open);
        if *word.fact == *CONTENTS {
            for (el, from) in lacking(statements, hit) {
                let fact = [CONTENTS, ".", &*lexicon.symbols.symbol(el)].concat().into();
                let suggestion = said((from, hit.to), fact, &word.value);
                let aside = false;
                found.push((from, Suggested { suggestion, weight, open, frees, weakens, aside }));
            }
            continue;
        }
        let denies = *word.value == *NO && word.fact.starts_with(CONTENTS);
        if scene.names_somebody(hit, frees)
            || word.identity && scene.is_denied(hit.from)
            || denies && !absence::counts(entries, hit.from, hit.to)
        {
            continue;
        }
        let suggestion = said((hit.from, hit.to), word.fact.clone(), &word.value);
        let aside = word.sway.is_guarded() && !scene.is_the_goods(hit, word);
        found.push((hit.from, Suggested { suggestion, weight, open, frees, weakens, aside }));
    }
    ree_contract::order::sort_by(&mut found, |(a, x), (b, y)| {
        let key = |s: &Suggested| (s.suggestion.fact.clone(), s.suggestion.value.clone());
        a.cmp(b).then_with(|| key(x).cmp(&key(y)))
    });
    (found.into_iter().map(|(_, s)| s).collect(), scene.beside())
}

/// True: what is said behind these words is said of a use, or of a part that the goods come with.
pub(crate) fn leads_to_others(lexicon: &Lexicon, before: &str) -> bool {
    let text = Text::new(before);
    let words = words(lexicon, &text);
    let end = text.len();
    let with = words.spots.iter().rev().find(|s| s.role == Role::With);
    words.hits.iter().any(|h| h.reach > h.to && h.reach >= end)
        || with.is_some_and(|s| {
            let other = (s.to..end).any(|i| is_word(text.at(i)));
            let ends = |c| matches!(c, ',' | '，' | ';' | '。' | '\n');
            other && !(s.to..end).any(|i| ends(text.at(i)))
        })
}

/// Elements that the reader found absent by a word, each with the place of its name: those of a list too,
/// of which the word stands behind the last.
fn lacking(statements: &[Statement], hit: &Hit) -> Vec<(El, usize)> {
    let absent = |s: &&Statement| s.stated.as_ref().is_some_and(absence::absent);
    let by = |s: &Statement| absent(&s) && s.from < hit.to && s.to > hit.from;
    let Some(last) = statements.iter().rposition(by) else { return Vec::new() };
    let listed = |s: &&Statement| absent(s) && (by(s) || s.to == s.subject.to);
    let list = statements.get(..=last).unwrap_or_default().iter().rev().take_while(listed);
    let named = |s: &Statement| match &s.subject.sub.what {
        What::Group(_) => Vec::new(),
        what => what.elements().into_iter().map(|el| (el, s.subject.from)).collect(),
    };
    list.flat_map(named).collect()
}

/// True: it stands over a shorter word, or reaches over one that begins after it.
fn silences(other: &Hit, hit: &Hit) -> bool {
    let longer = other.to.saturating_sub(other.from) > hit.to.saturating_sub(hit.from);
    let over = other.from <= hit.from && other.to >= hit.to && longer;
    let crosses = longer && other.from < hit.to && other.to > hit.from;
    let reached = other.reach > other.to && other.to <= hit.from && hit.from < other.reach;
    over || crosses || reached
}
