//! Facts as they were given, and facts read from words.

use std::str::FromStr;

use ree_compose::{
    Carrier, Class, Composition, GroupPart, MAIN_PART_ABOVE, Part, Reading, Share, is_main,
};
use ree_contract::{ErrorBody, ErrorKind, Product, Str, Suggestion, Text, TextSource, nearest};
use ree_rulebook::Narrow;
use rust_decimal::Decimal;

use crate::checker::Checker;
use crate::compiled::bit;
pub(crate) use crate::facts::Given as Fact;
use crate::facts::{may_be, narrow, tells_of};
use crate::words::{self, Fill};

/// Everything that was heard about the goods' facts.
#[derive(Debug, Default)]
pub(crate) struct Heard {
    /// Given in `facts`.
    pub(crate) given: Vec<Fact>,
    /// Read from words and accepted.
    pub(crate) accepted: Vec<Fact>,
    /// Read from words, all of them.
    pub(crate) suggestions: Vec<Suggestion>,
}

impl Heard {
    /// Given first, accepted after.
    pub(crate) fn facts(&self) -> Vec<Fact> {
        self.given.iter().chain(&self.accepted).cloned().collect()
    }
}

impl Heard {
    /// What words say of goods that it does not matter of is not counted: how the magnets of a motor sit.
    fn leave_out_idle(&mut self, checker: &Checker) {
        let facts = self.facts();
        let idle = |one: &Fact| {
            let hangs = checker.compiled().facts.get(one.fact).map_or(&[][..], |f| &f.applies);
            let against =
                |f: &Fact| hangs.iter().any(|(on, n)| *on == f.fact && n & bit(f.value) == 0);
            one.element.is_none() && facts.iter().any(against)
        };
        for fact in self.accepted.extract_if(.., |f| idle(f)) {
            let id = checker.rulebook().facts().get(fact.fact).map(|f| &f.id);
            self.suggestions
                .iter_mut()
                .filter(|s| Some(&s.fact) == id)
                .for_each(|s| s.accepted = false);
        }
    }
}

impl Fact {
    /// Whether both are about the same fact of the same thing.
    pub(crate) fn same(&self, other: &Self) -> bool {
        self.fact == other.fact && self.element == other.element
    }
}

/// Hears a product's facts: those given, and those that words suggest.
///
/// # Errors
/// A fact or value that the vocabulary does not have.
pub(crate) fn hear(
    checker: &Checker,
    product: &Product,
    composition: Option<&Composition>,
    (found, beside): (Vec<ree_compose::Suggested>, ree_compose::Beside),
) -> Result<Heard, ErrorBody> {
    let mut heard = Heard::default();
    for (key, value) in &product.facts {
        heard.given.push(fact(checker, key, value)?);
    }
    for (mut suggestion, frees) in settle(checker, found) {
        let known = fact(checker, &suggestion.fact, &suggestion.value);
        let Ok(mut known) = known else { continue };
        let free = !heard.given.iter().any(|g| g.same(&known));
        let sure = match frees {
            Frees::Not => true,
            Frees::Aside => false,
            Frees::Plainly => {
                !(beside.loose || beside.bulk && by_piece(checker, &known))
                    && fits(checker, &known, &heard.given, composition, true)
            }
            Frees::Weakly => {
                !beside.apart && fits(checker, &known, &heard.given, composition, false)
            }
        };
        if product.accept_suggestions && free && sure {
            suggestion.accepted = true;
            known.from = suggestion.from;
            if !heard.accepted.iter().any(|a| a.same(&known)) {
                heard.accepted.push(known);
            }
        }
        heard.suggestions.push(suggestion);
    }
    heard.leave_out_idle(checker);
    Ok(heard)
}

/// Whether words that free the goods say so of the goods themselves.
#[derive(Clone, Copy, PartialEq)]
enum Frees {
    Not,
    Plainly,
    /// They free nothing, but make a control less sure.
    Weakly,
    Aside,
}

/// Where words suggest different values of one fact, the heaviest stays; equals cancel out. What would
/// free the goods, but stands aside, counts for nothing, and is offered only where nothing else says what
/// the goods are. Of how goods are, not what, lighter words do not decide in its stead: they are offered.
fn settle(checker: &Checker, found: Vec<ree_compose::Suggested>) -> Vec<(Suggestion, Frees)> {
    // Of the many words of a text, what they say is little.
    let mut said: Vec<Said> = Vec::new();
    let mut of = Vec::with_capacity(found.len());
    for one in &found {
        let (fact, value) = (&one.suggestion.fact, &one.suggestion.value);
        let same = |s: &Said| s.fact == *fact && s.value == *value;
        let place = said.iter().position(same).unwrap_or(said.len());
        if place == said.len() {
            let (fact, value) = (fact.clone(), value.clone());
            said.push(Said { fact, value, weight: one.weight, plainly: false });
        }
        if let Some(said) = said.get_mut(place) {
            said.weight = said.weight.max(one.weight);
            said.plainly |= !one.aside;
        }
        of.push(place);
    }
    let mut kept: Vec<(Suggestion, Frees)> = Vec::new();
    for (one, place) in found.into_iter().zip(of) {
        let aside = said.get(place).is_some_and(|s| !s.plainly);
        let alike = || said.iter().enumerate().filter(|(_, s)| s.fact == one.suggestion.fact);
        let beats = |at: usize, s: &Said| {
            s.plainly && (s.weight > one.weight || s.weight == one.weight && at != place)
        };
        let beaten = !aside && alike().any(|(at, s)| beats(at, s));
        let named = |f: &ree_rulebook::Fact| f.identity && f.id == one.suggestion.fact;
        let named = checker.rulebook().facts().iter().any(named);
        // Beside what the goods plainly are, another name that would free them is no offer.
        if beaten || aside && named && alike().any(|(_, s)| s.plainly) {
            continue;
        }
        let doubted = alike().any(|(_, s)| !s.plainly && s.weight > one.weight);
        let open = doubted && !aside && !named;
        let frees = match (one.frees, one.weakens, aside || open) {
            (false, false, _) if !open => Frees::Not,
            (_, _, true) => Frees::Aside,
            (true, _, _) => Frees::Plainly,
            _ => Frees::Weakly,
        };
        kept.push((one.suggestion, frees));
    }
    kept
}

/// What words say, however often.
struct Said {
    fact: Str,
    value: Str,
    /// That of the heaviest of the words.
    weight: i32,
    /// One of them says it of the goods themselves.
    plainly: bool,
}

/// What a word alone does not say a value of: goods of one substance, goods of another material than the
/// value is of, goods in bulk.
const UNSAID_ALONE: &str = "alone";
const UNSAID_OTHER: &str = "other";
const UNSAID_BULK: &str = "bulk";

/// True: what the value names is there by the piece, and not as powder or paste.
fn by_piece(checker: &Checker, known: &Fact) -> bool {
    let fact = checker.rulebook().facts().get(known.fact);
    let value = fact.and_then(|f| f.value.get(usize::from(known.value)));
    value.is_some_and(|v| v.unsaid.iter().any(|u| &**u == UNSAID_BULK))
}

/// Whether what is given, and what the goods consist of, goes with a value that words suggest.
fn fits(
    checker: &Checker,
    known: &Fact,
    given: &[Fact],
    composition: Option<&Composition>,
    frees: bool,
) -> bool {
    let compiled = checker.compiled();
    let against = |g: &Fact| {
        let hangs = compiled.facts.get(g.fact).map_or(&[][..], |f| &f.applies);
        hangs.iter().any(|(on, allowed)| *on == known.fact && allowed & bit(known.value) == 0)
    };
    let Some(fact) = checker.rulebook().facts().get(known.fact) else { return false };
    let Some(named) = fact.value.get(usize::from(known.value)) else { return false };
    let value = &named.id;
    let unsaid_of = |what: &str| named.unsaid.iter().any(|u| **u == *what);
    let earth = |symbol: &str| checker.rulebook().element(symbol).is_some_and(|e| e.rare_earth);
    // An oxide of several rare earths and nothing else is a mixed oxide.
    let mixed = |part: &Part| {
        !part.substance.contains(':')
            && part.shares.iter().all(|s| earth(&s.element) || &*s.element == "O")
    };
    let unsaid = |carrier: Carrier, mixed: bool| {
        let carrier = match carrier {
            Carrier::ComplexOxide if mixed => "oxide",
            Carrier::Oxide => "oxide",
            Carrier::Compound => "compound",
            Carrier::Metal => "metal",
            _ => return false,
        };
        named.unsaid.iter().any(|u| **u == *carrier)
    };
    let much = named.unsaid_from.as_deref().and_then(|n| Decimal::from_str(n).ok());
    let much = much.unwrap_or_default();
    let rare = |part: &Part| {
        let told = |s: &Share| s.content.high >= much && unsaid(s.carrier, mixed(part));
        part.shares.iter().any(|s| earth(&s.element) && told(s))
    };
    // Salts beside a metal of another kind, with no amount told, are a bill of what is inside: a lamp's
    // fill. What is one material is of one class, or its amounts are told.
    let bill = |reading: &Reading| {
        let other = |p: &Part| {
            let metal = |s: &Share| s.carrier == Carrier::Metal && !earth(&s.element);
            is_main(p) && p.shares.iter().all(metal)
        };
        let salt = |p: &Part| {
            let salt = |s: &Share| s.carrier == Carrier::Compound && s.content.low.is_zero();
            is_main(p) && p.shares.iter().all(salt)
        };
        reading.groups.is_empty()
            && reading.parts.iter().any(other)
            && reading.parts.iter().all(|p| other(p) || salt(p))
    };
    // What cannot be a magnet is in no rotor for being one.
    let materials = |reading: &Reading| {
        let mut values = checker.rulebook().facts().iter().flat_map(|f| &f.value);
        let other = matches!(reading.class(), Class::Oxide | Class::Compound);
        !other && values.any(|v| tells_of(v, reading))
    };
    // The magnet in a device is told by its composition.
    let magnetic = |reading: &Reading| {
        let mut facts = checker.rulebook().facts().iter();
        frees && facts.any(|f| f.value.iter().any(|v| may_be(v, reading)))
    };
    // A host with an activator is a phosphor's.
    let plain =
        |part: &Part| is_main(part) && !part.sum && !part.analysis && !part.substance.contains(':');
    // A total beside nothing else that is told.
    let only = |reading: &Reading| {
        let main = |g: &GroupPart| g.most > MAIN_PART_ABOVE && unsaid(g.carrier, false);
        reading.groups.iter().any(main) && !reading.parts.iter().any(|p| plain(p) && !rare(p))
    };
    let goes = |reading: &Reading| {
        // Goods that are one substance are that substance; where a magnet sits is another matter.
        let lone = reading
            .lone()
            .is_some_and(|part| part.shares.iter().any(|s| compiled.elements.contains(&s.element)));
        let whole = frees && fact.identity || unsaid_of(UNSAID_ALONE);
        let allowed = |n: &Narrow| n.to.contains(value) || !frees && n.also.contains(value);
        !(lone && whole)
            && (!unsaid_of(UNSAID_OTHER) || materials(reading))
            && (magnetic(reading) && reading.class() == Class::Metal
                || much > Decimal::ZERO && bill(reading)
                || !reading.parts.iter().any(|p| plain(p) && rare(p)))
            && !only(reading)
            && narrow(fact, reading).is_none_or(|(_, n)| allowed(n))
    };
    let readings = composition.map_or(&[][..], |c| &c.readings);
    !given.iter().any(against) && readings.iter().all(goes)
}

/// A fact and value by their names.
fn fact(checker: &Checker, key: &str, value: &str) -> Result<Fact, ErrorBody> {
    let rulebook = checker.rulebook();
    let (id, element) = match key.split_once('.') {
        Some((id, element)) => (id, Some(element)),
        None => (key, None),
    };
    let place = checker.compiled().fact(id);
    let known = place.and_then(|p| checker.compiled().facts.get(p).map(|f| (p, f)));
    let ids = || rulebook.facts().iter().map(|f| &*f.id);
    let Some((place, known)) = known else {
        let near = nearest(id, ids()).map(str::to_owned);
        return Err(unknown(checker, "unknown-fact", key, key, near, ids().collect()));
    };
    let listed: Vec<&str> = rulebook.listed().iter().map(|l| &*l.element).collect();
    let element = match (known.element, element) {
        (true, Some(e)) if listed.contains(&e) => Some(e.into()),
        (false, None) => None,
        _ => {
            let near = match known.element {
                true => nearest(element.unwrap_or_default(), listed.iter().copied())
                    .map(|e| format!("{id}.{e}")),
                false => Some(id.to_owned()),
            };
            let fits = if known.element {
                listed.iter().map(|e| format!("{id}.{e}")).collect()
            } else {
                vec![id.to_owned()]
            };
            let fits = fits.iter().map(String::as_str).collect();
            return Err(unknown(checker, "unknown-fact", key, key, near, fits));
        }
    };
    match checker.compiled().value(rulebook, place, value) {
        Some(value) => Ok(Fact { fact: place, element, value, from: TextSource::Facts }),
        None => {
            let values: Vec<&str> = rulebook
                .facts()
                .get(place)
                .into_iter()
                .flat_map(|f| f.value.iter().map(|v| &*v.id))
                .collect();
            let near = nearest(value, values.iter().copied()).map(str::to_owned);
            Err(unknown(checker, "unknown-value", key, value, near, values))
        }
    }
}

fn unknown(
    checker: &Checker,
    message: &str,
    key: &str,
    word: &str,
    near: Option<String>,
    all: Vec<&str>,
) -> ErrorBody {
    let rulebook = checker.rulebook();
    let fill = [("word", Fill::Same(word)), ("fact", Fill::Same(key))];
    let hint: Text = match &near {
        Some(near) => words::message(rulebook, "did-you-mean", &[("word", Fill::Same(near))]),
        None => {
            let all = words::list(all);
            words::message(rulebook, "write-one-of", &[("words", Fill::Both(&all))])
        }
    };
    checker.error(ErrorKind::UnknownValue, message, &fill).at(format!("facts.{key}")).hinting(hint)
}
