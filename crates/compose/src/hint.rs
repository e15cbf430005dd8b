//! Words beside a composition that the reader of compositions does not take for substances: names of
//! rare earths inside other words, symbols in the wrong case, hosts whose dopant is not told. They hint
//! at what may be there; what is read plainly is read by the reader itself.

use ree_contract::distance;

use crate::chars::{Text, is_foreign, is_latin, lower};
use crate::lexicon::{Lexicon, Meaning};
use crate::model::{Part, Reading};
use crate::notation::stabilised;
use crate::statement::Statement;
use crate::symbols::{El, Symbols};
use crate::token::{Mark, What};

/// Names at least this long are found inside longer words.
const INSIDE_FROM: usize = 6;
/// What follows a name in a word that says the opposite.
const LACKS: [&str; 3] = ["frei", "free", "los"];
/// What follows `Y-`, where it is no letter of a type or an axis.
const AFTER_LETTER: [&str; 8] =
    ["rich", "based", "dop", "stab", "contain", "bear", "modif", "alloy"];
/// What is there besides a host without being what it was doped with.
const IMPURITIES: [&str; 7] = ["O", "Hf", "Al", "Si", "Fe", "Na", "Cl"];

fn next(at: usize) -> usize {
    at.saturating_add(1)
}

fn starts(text: &Text<'_>, at: usize, words: &[&str]) -> bool {
    let here = |word: &&str| (at..).zip(word.chars()).all(|(i, c)| lower(text.at(i)) == c);
    words.iter().any(here)
}

/// Rare earths that words hint at.
pub(crate) fn elements(lexicon: &Lexicon, text: &Text<'_>) -> Vec<El> {
    let mut found: Vec<El> = Vec::new();
    let mut past = 0;
    let letter = |c: char| is_latin(c) || is_foreign(c);
    for at in (0..text.len()).filter(|at| letter(text.at(*at))) {
        if !letter(text.before(at)) {
            let end = (at..).find(|i| !letter(text.at(*i))).unwrap_or(at);
            found.extend(misspelt(lexicon, text, at, end).filter(|el| !found.contains(el)));
        }
        let word = !is_latin(text.before(at));
        let mut hit = None;
        if at >= past {
            lexicon.phrases.each_start(text, at, &mut |meaning, end| {
                if let Meaning::Element(el) = *meaning
                    && end.saturating_sub(at) >= INSIDE_FROM
                {
                    // In a name that is read no other is looked for: ytterbium.
                    past = end;
                    let inside = !word || is_latin(text.at(end));
                    hit = Some(el).filter(|_| inside && !starts(text, end, &LACKS));
                }
            });
        }
        let mut els = if word { run(&lexicon.symbols, text, at) } else { Vec::new() };
        els.extend(hit);
        if word {
            els.extend(symbol(lexicon, text, at));
        }
        for el in els {
            if lexicon.symbols.rare_earth(el) && !found.contains(&el) {
                found.push(el);
            }
        }
    }
    found
}

/// Rare earths that a name set aside may tell of: those of [`elements`], and of words that are nothing but
/// symbols, in whatever case: `DY2`, `NICRALY`, `smco`, `ZK60Y`.
pub(crate) fn hidden(lexicon: &Lexicon, name: &str) -> Vec<El> {
    let text = Text::new(name);
    let mut found = elements(lexicon, &text);
    let symbols = &lexicon.symbols;
    let mut at = 0;
    while at < text.len() {
        let end = (at..).find(|i| !is_latin(text.at(*i))).unwrap_or(at);
        let length = end.saturating_sub(at);
        let capitals = (at..end).all(|i| text.at(i).is_ascii_uppercase());
        let numbered = text.before(at).is_ascii_digit() || text.at(end).is_ascii_digit();
        // One letter alone counts only beside a number.
        if numbered || length > 1 && capitals || length > 3 {
            let rare = spelt(symbols, &text, at, end).into_iter();
            found.extend(rare.filter(|el| symbols.rare_earth(*el)));
        }
        at = end.max(next(at));
    }
    found
}

/// The symbols that a run of letters is made of, if it is made of nothing else.
fn spelt(symbols: &Symbols, text: &Text<'_>, at: usize, end: usize) -> Vec<El> {
    let one = |i: usize| symbols.single(text.at(i).to_ascii_uppercase());
    let two = |i: usize| {
        let found = symbols.starting(text.at(i).to_ascii_uppercase(), lower(text.at(next(i))));
        found.filter(|(_, taken)| *taken == 2 && next(i) < end).map(|(el, _)| el)
    };
    // From the end on: whether what stands from a letter on is made of symbols.
    let mut made = vec![true];
    let rest = |made: &[bool], taken: usize| {
        made.len().checked_sub(taken).and_then(|i| made.get(i)).copied().unwrap_or_default()
    };
    for i in (at..end).rev() {
        made.push(two(i).is_some() && rest(&made, 2) || one(i).is_some() && rest(&made, 1));
    }
    let mut els = Vec::new();
    let mut i = at;
    while i < end && made.pop() == Some(true) {
        match two(i).filter(|_| rest(&made, 2)) {
            Some(el) => {
                els.push(el);
                made.pop();
                i = next(next(i));
            }
            None => {
                els.extend(one(i));
                i = next(i);
            }
        }
    }
    els
}

/// `Disprosium`, `диспрозием`: a word that is known for nothing else.
fn misspelt(lexicon: &Lexicon, text: &Text<'_>, at: usize, end: usize) -> Option<El> {
    let length = end.saturating_sub(at);
    if length < INSIDE_FROM {
        return None;
    }
    let mut known = false;
    lexicon.phrases.each(text, at, &mut |hit| known |= hit.end == end);
    let word: String = (at..end).map(|i| lower(text.at(i))).collect();
    let near = |name: &str| {
        let letters = name.chars().count();
        let most = letters.saturating_sub(INSIDE_FROM).min(3).div_ceil(2);
        // An ending more, or another.
        let stem = name.char_indices().next_back().and_then(|(last, _)| name.get(..last));
        let inflected = letters >= INSIDE_FROM
            && length <= letters.saturating_add(3)
            && stem.is_some_and(|stem| word.starts_with(stem));
        inflected || letters.abs_diff(length) <= most && distance(&word, name) <= most
    };
    let mut names = lexicon.rare.iter().filter(|_| !known);
    names.find(|(name, _)| near(name)).map(|(_, el)| *el)
}

/// A symbol at the start of a word that is not written as symbols are: `DY 2 %`, `TbGBD`, `+ Y`.
fn symbol(lexicon: &Lexicon, text: &Text<'_>, at: usize) -> Option<El> {
    let end = (at..).find(|i| !is_latin(text.at(*i)))?;
    let (a, b) = (text.at(at), text.at(next(at)));
    let (el, taken) = lexicon.symbols.starting(a.to_ascii_uppercase(), lower(b))?;
    let rest = at.saturating_add(taken)..end;
    let hint = match (taken, rest.len()) {
        (1, 0) => is_oxide(text, end) || a == 'Y' && is_meant(lexicon, text, at),
        // Written as it must be, the reader has read it.
        (2, 0) if a.is_ascii_uppercase() && b.is_ascii_lowercase() => false,
        (2, 0) => is_oxide(text, end) || has_amount(text, at, end) || is_joined(lexicon, text, at),
        (2, n) => {
            let capitals = rest.clone().all(|i| text.at(i).is_ascii_uppercase());
            n > 1 && b.is_ascii_lowercase() && a.is_ascii_uppercase() && capitals
        }
        _ => false,
    };
    hint.then_some(el)
}

/// `NDDYFEB`, `dyfe`: symbols of a magnet's alloy in a row, all in one case.
fn run(symbols: &Symbols, text: &Text<'_>, at: usize) -> Vec<El> {
    let mut els: Vec<El> = Vec::new();
    let mut i = at;
    while is_latin(text.at(i)) {
        let (a, b) = (text.at(i), text.at(next(i)));
        let one_case = text.at(at).is_ascii_uppercase() == b.is_ascii_uppercase();
        let found = symbols.starting(a.to_ascii_uppercase(), lower(b));
        match found {
            Some((el, 2)) if one_case && (symbols.rare_earth(el) || is_iron(symbols, el)) => {
                els.push(el);
                i = next(next(i));
            }
            _ if lower(a) == 'b' && !is_latin(b) => i = next(i),
            _ => return Vec::new(),
        }
    }
    let heavy = |el: &El| matches!(&*symbols.symbol(*el), "Dy" | "Tb" | "Fe");
    if els.len() > 1 && els.iter().any(heavy) { els } else { Vec::new() }
}

fn is_iron(symbols: &Symbols, el: El) -> bool {
    matches!(&*symbols.symbol(el), "Fe" | "Co")
}

/// `DY2O3`, `y2o3`
fn is_oxide(text: &Text<'_>, end: usize) -> bool {
    text.at(end).is_ascii_digit() && matches!(lower(text.at(next(end))), 'o' | 'f' | 'c')
}

/// `ND-DY-FE-B`
fn is_joined(lexicon: &Lexicon, text: &Text<'_>, at: usize) -> bool {
    let symbols = &lexicon.symbols;
    let sign = |i: usize| matches!(text.at(i), '-' | '/' | '+' | '&');
    let beside = |i: usize| {
        let found = symbols.starting(text.at(i), lower(text.at(next(i))));
        let known = |el: El| symbols.rare_earth(el) || is_iron(symbols, el);
        found.is_some_and(|(el, taken)| taken == 2 && known(el))
            && !is_latin(text.before(i))
            && !is_latin(text.at(next(next(i))))
    };
    let back = at.checked_sub(3).is_some_and(|i| beside(i) && sign(next(next(i))));
    let on = next(next(at));
    back || sign(on) && beside(next(on))
}

/// `Cr-Al + Y`, `La/Y`, `Y-rich`; not `X/Y`, `Y-axis`.
fn is_meant(lexicon: &Lexicon, text: &Text<'_>, at: usize) -> bool {
    let joins = |i: usize| matches!(text.at(i), '/' | '-' | '&');
    let symbol = |i: usize| {
        let found = lexicon.symbols.starting(text.at(i), text.at(next(i)));
        found.is_some_and(|(el, taken)| taken == 2 && lexicon.symbols.rare_earth(el))
    };
    let back = at.checked_sub(3).is_some_and(|i| symbol(i) && joins(next(next(i))));
    if back || joins(next(at)) && symbol(next(next(at))) {
        return true;
    }
    let mut before = (0..at).rev().map(|i| text.at(i)).filter(|c| *c != ' ');
    let added = before.next() == Some('+') && before.next().is_some_and(|c| lower(c) != 'x');
    added || text.at(next(at)) == '-' && starts(text, next(next(at)), &AFTER_LETTER)
}

/// A percentage behind a word, or in front of it.
fn has_amount(text: &Text<'_>, from: usize, to: usize) -> bool {
    let sign =
        |c: char| matches!(c, ' ' | ':' | '=' | '<' | '>' | '≤' | '≥' | '~' | '≈' | '(' | '-');
    let number = (to..).find(|i| !sign(text.at(*i))).unwrap_or(to);
    let end = (number..)
        .find(|i| !matches!(text.at(*i), '0'..='9' | '.' | ',' | '-' | ' '))
        .unwrap_or(number);
    let point = (number..end).any(|i| text.at(i) == '.' && text.at(next(i)).is_ascii_digit());
    let unit =
        point || text.at(end) == '%' || starts(text, end, &["wt", "ppm", "mass", "at", "mol"]);
    let ahead = (0..from).rev().map(|i| text.at(i)).find(|c| *c != ' ');
    text.at(number).is_ascii_digit() && unit || ahead == Some('%')
}

/// True: goods are said to be doped or stabilised.
pub(crate) fn is_doped(lexicon: &Lexicon, text: &Text<'_>) -> bool {
    let code = |at: usize| !is_latin(text.before(at)) && stabilised::tail(text, at).is_some();
    (0..text.len()).any(code)
        || says(lexicon, text, &|mark, at| {
            // Activated alumina, and what is added to anything, are no doped host.
            matches!(mark, Mark::DopedAfter | Mark::DopedBefore)
                && !matches!(lower(text.at(at)), 'a' | '激' | '添' | '賦')
                && !matches!(text.before(at), '未' | '不' | '无' | '無' | '非')
                && !at.checked_sub(4).is_some_and(|i| starts(text, i, &["non-"]))
        })
}

/// True: a doped or stabilised substance, without a word of what with.
pub(crate) fn is_bare_host(lexicon: &Lexicon, statement: &Statement, text: &Text<'_>) -> bool {
    let bare = match &statement.subject.sub.what {
        What::Formula(formula) => formula.dopants.is_empty() && formula.whos().count() <= 2,
        what => matches!(what, What::Element(_)),
    };
    bare && statement.sum_with.is_empty() && is_doped(lexicon, text)
}

/// True: something is left out: `rare earths other than Nd`.
pub(crate) fn excepts(lexicon: &Lexicon, text: &Text<'_>) -> bool {
    says(lexicon, text, &|mark, _| matches!(mark, Mark::Except(_)))
}

fn says(lexicon: &Lexicon, text: &Text<'_>, is: &dyn Fn(Mark, usize) -> bool) -> bool {
    let mut said = false;
    for at in 0..text.len() {
        lexicon.phrases.each(text, at, &mut |hit| {
            said |= matches!(hit.meaning, Meaning::Mark(mark) if is(*mark, at));
        });
    }
    said
}

/// True: of the substances no more than one could be what another was doped with.
pub(crate) fn is_host_alone(symbols: &Symbols, readings: &[Reading], named: &[Part]) -> bool {
    let mut hosts: Vec<&str> = Vec::new();
    for part in readings.iter().flat_map(|r| &r.parts).chain(named) {
        let there = part.shares.iter().filter(|s| !s.content.is_zero()).map(|s| &*s.element);
        let mut metals = there.filter(|e| !IMPURITIES.contains(e));
        // The same host by its formula and by its name.
        if let Some(metal) = metals.next()
            && !hosts.contains(&metal)
        {
            hosts.push(metal);
        }
        let rare = |e: &str| symbols.named(e).is_some_and(|el| symbols.rare_earth(el));
        let of_part = part.shares.iter().filter(|s| !s.content.is_zero() && rare(&s.element));
        // `(Ce,Gd)O2` tells its dopant.
        if hosts.len() > 1 || !part.sum && of_part.count() > 1 {
            return false;
        }
    }
    true
}
