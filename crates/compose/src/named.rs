//! Names and descriptions beside a composition: what they say is in the goods and the amounts do not.

use ree_contract::{Amount, AmountWord, Component, Substance, TextSource};
use rust_decimal::Decimal;

use crate::chars::Text;
use crate::lexicon::Lexicon;
use crate::limits::Limits;
use crate::model::{Carrier, Composition, Interval, Known, Part, Reading, Remark, Share};
use crate::read::read_text;
use crate::suggest::{Hit, open_goods, words};

/// True: no reading has any of the element.
fn missing(composition: &Composition, element: &str) -> bool {
    composition.readings.iter().all(|reading| {
        let content = reading.content(element);
        content.interval == Interval::ZERO && !content.main
    })
}

/// Tells where words hint at elements that the composition has none of: a grade of high coercivity
/// beside amounts without dysprosium and terbium.
pub fn doubts(lexicon: &Lexicon, source: &str, composition: &mut Composition) {
    let text = Text::new(source);
    doubted(lexicon, &text, &words(lexicon, &text).hits, composition);
}

/// The same of words that were found: the longest at the first place.
pub(crate) fn doubted(
    lexicon: &Lexicon,
    text: &Text<'_>,
    hits: &[Hit],
    composition: &mut Composition,
) {
    let word = |hit: &Hit| lexicon.facts.get(usize::from(hit.rule));
    let doubts = || hits.iter().filter(|hit| word(hit).is_some_and(|w| !w.doubt.is_empty()));
    let Some(first) = doubts().next().map(|hit| hit.from) else { return };
    let Some(hit) = doubts().take_while(|hit| hit.from == first).last() else { return };
    let Some(word) = word(hit) else { return };
    let elements: Vec<String> =
        word.doubt.iter().map(|el| lexicon.symbols.symbol(*el).to_string()).collect();
    if elements.iter().all(|el| missing(composition, el)) {
        let words = vec![("words", text.slice(hit.from, hit.to).to_owned())];
        composition.remarks.push(Remark::beyond("reader-doubt", words, &elements));
    }
}

/// Takes rare earths that the name or the description of the goods says are in them as present, where
/// the composition has none, or none was given; and what they say is never of one element as open, where the composition
/// is one element.
pub fn also_named(
    lexicon: &Lexicon,
    limits: &Limits,
    (source, name): (TextSource, &str),
    composition: &mut Composition,
) {
    let Ok(read) = read_text(lexicon, name, limits) else { return };
    let lone: Vec<bool> = composition.readings.iter().map(is_one_element).collect();
    let Some(named) = read.readings.into_iter().next() else { return };
    let mut elements: Vec<String> = Vec::new();
    for part in &named.parts {
        for share in part.shares.iter().filter(|s| !s.content.is_zero()) {
            let symbols = &lexicon.symbols;
            let rare = symbols.named(&share.element).is_some_and(|el| symbols.rare_earth(el));
            // What is stated absent is told already, and kept absent.
            let stated = || composition.readings.iter().any(|r| r.content(&share.element).stated);
            let open = !composition.given || missing(composition, &share.element);
            if !rare || !open || stated() {
                continue;
            }
            elements.push(share.element.to_string());
            let more = present(share, part);
            composition.readings.iter_mut().for_each(|r| r.parts.push(more.clone()));
        }
    }
    if !elements.is_empty() && composition.given {
        let words = vec![("words", name.trim().to_owned())];
        let message = match source {
            TextSource::Name => "reader-name-beyond",
            _ => "reader-description-beyond",
        };
        composition.remarks.push(Remark::beyond(message, words, &elements));
    }
    if open_goods(lexicon, name) {
        for (reading, _) in composition.readings.iter_mut().zip(&lone).filter(|(_, l)| **l) {
            reading.undisclosed = Decimal::ONE_HUNDRED;
            reading.closed_to.clear();
        }
    }
}

/// True: all its parts are one element.
fn is_one_element(reading: &Reading) -> bool {
    let first = reading.parts.first().and_then(|p| p.element.as_ref());
    first.is_some() && reading.parts.iter().all(|p| p.element.as_ref() == first)
}

/// The element as a part that is there, however much.
fn present(share: &Share, named: &Part) -> Part {
    let carrier = share.carrier;
    let analysis = carrier == Carrier::Unstated;
    Part {
        substance: share.element.to_string(),
        element: Some(share.element.clone()),
        mass: None,
        known: Known::Unknown,
        read_from: named.read_from.clone(),
        span: None,
        shares: vec![Share { content: Interval::SOME, ..share.clone() }],
        sum: false,
        component: Component {
            substance: Substance::One(share.element.to_string()),
            amount: Amount::Word(AmountWord::Unknown),
            as_analysis: analysis,
            span: None,
        },
    }
}
