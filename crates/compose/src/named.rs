//! Names and descriptions beside a composition: what they say is in the goods and the amounts do not.

use ree_contract::{
    Amount, AmountWord, Component, ErrorBody, Str, Substance, Suggestion, TextSource,
};
use rust_decimal::Decimal;

use crate::absence;
use crate::chars::{Text, lower};
use crate::groups::is_rest;
use crate::hint;
use crate::lexicon::Lexicon;
use crate::limits::Limits;
use crate::model::{
    Carrier, Composition, GroupPart, Interval, Known, Part, Reading, Remark, Share, Suggested,
};
use crate::read::read_text;
use crate::suggest::{CONTENTS, Hit, YES, leads_to_others, open_goods, words};
use crate::symbols::El;

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

/// A notice quotes so many characters of a composition.
const QUOTED: usize = 80;

/// Rare earths that words in front of the amounts may mean, and that these do not tell: `NICRALY: Ni 68 …`,
/// `Scandiumlegierung: …`.
pub(crate) fn hinted(
    lexicon: &Lexicon,
    text: &Text<'_>,
    hits: &[Hit],
    composition: &mut Composition,
) {
    let head = (0..text.len()).find(|i| text.at(*i).is_ascii_digit()).unwrap_or_default();
    let mut els = hint::elements(lexicon, &Text::new(text.slice(0, head)));
    for hit in hits.iter().filter(|hit| hit.to < head) {
        els.extend(hint::hidden(lexicon, text.slice(hit.from, hit.to)));
    }
    let mut holds: Vec<Str> = Vec::new();
    for el in els {
        let symbol = lexicon.symbols.symbol(el);
        let stated = composition.readings.iter().any(|r| r.content(&symbol).stated);
        if missing(composition, &symbol) && !stated && !holds.contains(&symbol) {
            holds.push(symbol);
        }
    }
    if holds.is_empty() {
        return;
    }
    let words = vec![("words", text.slice(0, head.min(QUOTED)).trim().to_owned())];
    composition.remarks.push(Remark::beyond("reader-may-hold", words, &[holds.join(", ")]));
    let (most, least) = (Decimal::ONE_HUNDRED, Decimal::ZERO);
    let name = holds.join(", ");
    let more = perhaps(GroupPart { name, holds, most, least, carrier: Carrier::Unstated });
    composition.readings.iter_mut().for_each(|r| r.parts.push(more.clone()));
}

/// Takes rare earths that the name or the description of the goods says are in them as present, where
/// the composition has none, or none was given; those of a pair or a group, and those that words only
/// hint at, as what may be there, where the composition does not tell them; and what they say is never
/// of one element as open, where the composition is one element.
///
/// # Errors
/// `too_large` where it is more than can be read: nobody could say what it names.
pub fn also_named(
    lexicon: &Lexicon,
    limits: &Limits,
    (source, name): (TextSource, &str),
    composition: &mut Composition,
) -> Result<(), ErrorBody> {
    let mut read = read_text(lexicon, name, limits).or_else(|_| {
        // An impossible amount is no reason to leave out what it is said of.
        let digits = |c: char| if c.is_ascii_digit() { ' ' } else { c };
        read_text(lexicon, &name.chars().map(digits).collect::<String>(), limits)
    })?;
    read.suggestions.iter_mut().for_each(|s| s.suggestion.from = source);
    composition.suggestions.append(&mut read.suggestions);
    composition.beside |= read.beside;
    let lone: Vec<bool> = composition.readings.iter().map(is_one_element).collect();
    let Some(named) = read.readings.into_iter().next() else { return Ok(()) };
    if source == TextSource::Name && composition.given {
        analysed(lexicon, name, &named, composition);
    }
    let may =
        if composition.given { may_hold(lexicon, name, &named, composition) } else { Vec::new() };
    let mut elements: Vec<String> = Vec::new();
    for part in &named.parts {
        for share in part.shares.iter().filter(|s| !s.content.is_zero()) {
            let symbols = &lexicon.symbols;
            let rare = symbols.named(&share.element).is_some_and(|el| symbols.rare_earth(el));
            // An amount, or what goods without a composition are named after: words, so they suggest.
            let told = part.known == Known::Amount && share.content.low > limits.certain;
            // What is stated absent is told already, and kept absent, but where words tell how much there is.
            let stated = || composition.readings.iter().any(|r| r.content(&share.element).stated);
            let open = !composition.given || missing(composition, &share.element);
            if !rare || !open || stated() && !told {
                continue;
            }
            elements.push(share.element.to_string());
            let others = || {
                let before = name.split_once(&*part.read_from).map_or("", |(before, _)| before);
                leads_to_others(lexicon, before)
            };
            let el = lexicon.symbols.named(&share.element);
            let told = told && !el.is_some_and(|el| of_others(lexicon, limits, name, el));
            if (told || !composition.given && named.content(&share.element).main) && !others() {
                composition.suggestions.extend(contained(share, part, source));
            }
            let more = present(share, part);
            composition.readings.iter_mut().for_each(|r| r.parts.push(more.clone()));
        }
    }
    let words = || vec![("words", name.trim().to_owned())];
    if !elements.is_empty() && composition.given {
        let message = match source {
            TextSource::Name => "reader-name-beyond",
            _ => "reader-description-beyond",
        };
        composition.remarks.push(Remark::beyond(message, words(), &elements));
    }
    let mut names: Vec<String> = Vec::new();
    for mut group in may {
        // What the words name plainly is there already.
        group.holds.retain(|el| !elements.iter().any(|e| **e == **el));
        if !group.holds.is_empty() {
            names.push(group.name.clone());
            let more = perhaps(group);
            composition.readings.iter_mut().for_each(|r| r.parts.push(more.clone()));
        }
    }
    if !names.is_empty() {
        composition.remarks.push(Remark::beyond("reader-may-hold", words(), &names));
    }
    if open_goods(lexicon, name) {
        for (reading, _) in composition.readings.iter_mut().zip(&lone).filter(|(_, l)| **l) {
            reading.undisclosed = Decimal::ONE_HUNDRED;
            reading.closed_to.clear();
        }
    }
    Ok(())
}

/// True: an amount of the element in these words may be of other goods.
fn of_others(lexicon: &Lexicon, limits: &Limits, words: &str, element: El) -> bool {
    let mut text = Text::new(words);
    crate::written::plainly(&lexicon.symbols, &mut text);
    let read = crate::read::statements(lexicon, limits, &text);
    read.is_ok_and(|(found, entries, _)| absence::doubts(&found.statements, &entries, element))
}

/// A salt by its name, with amounts told as oxides: the trade's way to say how much of the elements.
fn analysed(lexicon: &Lexicon, name: &str, named: &Reading, composition: &mut Composition) {
    let rare = |s: &Share| {
        let el = lexicon.symbols.named(&s.element);
        el.is_some_and(|el| lexicon.symbols.rare_earth(el))
    };
    let carried =
        |part: &Part, by: Carrier| part.shares.iter().all(|s| !rare(s) || s.carrier == by);
    let own = named.parts.iter().all(|p| carried(p, Carrier::Compound));
    if !own || !crate::notation::name::is_salt(&Text::new(name)) {
        return;
    }
    let of_name = |el: &str| {
        named.groups.iter().any(|g| g.holds.iter().any(|h| **h == *el))
            || named.parts.iter().flat_map(|p| &p.shares).any(|s| *s.element == *el && rare(s))
    };
    for reading in &mut composition.readings {
        let told = |p: &Part| p.shares.iter().any(|s| rare(s) && of_name(&s.element));
        if !reading.parts.iter().all(|p| carried(p, Carrier::Oxide))
            || !reading.parts.iter().any(told)
        {
            continue;
        }
        for part in reading.parts.iter_mut().filter(|p| p.shares.iter().any(rare)) {
            part.shares.iter_mut().for_each(|s| s.carrier = Carrier::Compound);
            part.analysis = true;
            part.component.iter_mut().for_each(|c| c.as_analysis = true);
        }
        let oxides = reading.groups.iter_mut().filter(|g| g.carrier == Carrier::Oxide);
        oxides.for_each(|g| g.carrier = Carrier::Compound);
    }
}

/// Rare earths that words beside the composition may mean, and that it does not tell.
fn may_hold(
    lexicon: &Lexicon,
    name: &str,
    named: &Reading,
    composition: &Composition,
) -> Vec<GroupPart> {
    let text = Text::new(name);
    let doped = hint::is_doped(lexicon, &text);
    let told = |el: &str| {
        !missing(composition, el) || composition.readings.iter().any(|r| r.content(el).stated)
    };
    let told_apart =
        named.parts.iter().any(|p| p.sum && p.mass.is_some()) || hint::excepts(lexicon, &text);
    let small: String = name.chars().map(lower).collect();
    let at_large = !doped && !told_apart && !MIXED.iter().any(|w| small.contains(w));
    let mut may = named.groups.clone();
    // Goods named after rare earths at large are named after those that they are said to hold.
    may.retain(|group| {
        let there = group.holds.iter().any(|el| !missing(composition, el));
        let whole = at_large && there && is_general(&group.name);
        !whole && !group.most.is_zero() && !is_denied(name, &group.name)
    });
    let mut open = |name: String, els: Vec<Str>| {
        let (most, least) = (Decimal::ONE_HUNDRED, Decimal::ZERO);
        may.push(GroupPart { name, holds: els, most, least, carrier: Carrier::Unstated });
    };
    let hints = hint::elements(lexicon, &text);
    let symbols: Vec<Str> = hints.iter().map(|el| lexicon.symbols.symbol(*el)).collect();
    open(symbols.join(", "), symbols);
    if doped && hint::is_host_alone(&lexicon.symbols, &composition.readings, &named.parts) {
        let rare = lexicon.symbols.all().filter(|(el, _)| lexicon.symbols.rare_earth(*el));
        open(name.trim().to_owned(), rare.map(|(_, info)| info.symbol.clone()).collect());
    }
    may.iter_mut().for_each(|group| group.holds.retain(|el| !told(el)));
    may
}

/// True: `无重稀土钕铁硼`, which says no more than that, since Chinese leaves no space behind it.
fn is_denied(words: &str, group: &str) -> bool {
    let mut heads = words.split(group);
    let (Some(head), Some(tail), None) = (heads.next(), heads.next(), heads.next()) else {
        return false;
    };
    // `无重稀土：否`: a field that is answered.
    if tail.trim_start().starts_with([':', '：', '=', '?', '？', '(', '（', '[', '/']) {
        return false;
    }
    let claim = ["不含", "无", "無"].iter().find_map(|no| head.strip_suffix(no));
    claim.is_some_and(|head| !head.ends_with(['有', '非', '不', '否', '并']))
}

/// Words for several rare earths, of which a composition may tell but one.
const MIXED: [&str; 14] = [
    "mix",
    "misch",
    "gemisch",
    "混",
    "富",
    "rich",
    "concentrat",
    "konzentrat",
    "other",
    "sonstig",
    "heavy re",
    "其他",
    "其它",
    "其余",
];

/// True: rare earths at large, not the heavy ones, those of a list or a mineral.
fn is_general(group: &str) -> bool {
    let small: String = group.chars().map(lower).collect();
    let some =
        ["heavy", "light", "schwer", "leicht", "重", "轻", "輕", "軽", "中", "管", "受", "contr"];
    let large = ["rare", "selten", "稀土", "希土", "レアアース"];
    !is_rest(group)
        && !some.iter().any(|w| small.contains(w))
        && (group.starts_with("RE") || large.iter().any(|w| small.contains(w)))
}

/// True: all its parts are one element.
fn is_one_element(reading: &Reading) -> bool {
    let mut parts = reading.parts.iter().filter(|p| !p.sum).map(|p| p.element.as_ref());
    let first = parts.next().flatten();
    first.is_some() && parts.all(|element| element == first)
}

/// That the goods contain the element.
fn contained(share: &Share, part: &Part, from: TextSource) -> Option<Suggested> {
    let suggestion = Suggestion {
        fact: [CONTENTS, ".", &*share.element].concat().into(),
        value: YES.into(),
        from,
        span: part.span?,
        text: part.read_from.to_string(),
        accepted: false,
    };
    let (weight, open, frees, weakens, aside) = (0, false, false, false, false);
    Some(Suggested { suggestion, weight, open, frees, weakens, aside })
}

/// The element as a part that is there, however much.
fn present(share: &Share, named: &Part) -> Part {
    let shares = vec![Share { content: Interval::SOME, ..share.clone() }];
    let part = of_words(share.element.clone(), named.read_from.clone(), shares);
    Part { element: Some(share.element.clone()), ..part }
}

/// What may be there.
fn perhaps(group: GroupPart) -> Part {
    let content = Interval::closed(Decimal::ZERO, group.most);
    let share = |element| Share { element, content, carrier: group.carrier };
    let shares = group.holds.into_iter().map(share).collect();
    let name: Str = group.name.into();
    Part { sum: true, ..of_words(name.clone(), name, shares) }
}

fn of_words(substance: Str, read_from: Str, shares: Vec<Share>) -> Part {
    let analysis = shares.iter().any(|s| s.carrier == Carrier::Unstated);
    let component = Component {
        substance: Substance::One(substance.to_string()),
        amount: Amount::Word(AmountWord::Unknown),
        as_analysis: analysis,
        span: None,
    };
    Part {
        substance,
        element: None,
        mass: None,
        known: Known::Unknown,
        read_from,
        span: None,
        shares,
        sum: false,
        inert: false,
        beside: true,
        balance: false,
        analysis,
        component: Some(component),
    }
}
