//! Whether a word about goods names the goods themselves, as far as the words around it tell.
//!
//! No grammar: a phrase goes on until a sign, a preposition or a joining word ends it. What would free
//! goods, or makes a control less sure, must be the last noun of the first phrase, and every word before
//! it in the phrase one that is known to tell only its sort: verbs, exceptions and denials have no list
//! that ends. All that is in doubt stays a suggestion.

use crate::chars::{Text, is_east, is_word};
use crate::lexicon::{FactWord, Lexicon, Meaning};
use crate::suggest::{Hit, Words, live};
use crate::sway::{Role, Sway};
use crate::token::Mark;

/// A word with a role, where it stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spot {
    pub(crate) role: Role,
    pub(crate) from: usize,
    pub(crate) to: usize,
}

/// Words of this many letters beside a number are units; so many capitals are a designation.
const SHORT: usize = 3;
/// How far the name of a firm goes on, in characters.
const FIRM_WITHIN: usize = 60;

/// A text with what its words mean.
pub(crate) struct Scene<'a, 't> {
    pub(crate) lexicon: &'a Lexicon,
    pub(crate) text: &'a Text<'t>,
    /// The words that suggest something.
    pub(crate) live: Vec<(Hit, &'a FactWord)>,
    /// Every word that would free or weaken, also where a longer one stands over it.
    freeing: Vec<(Hit, Sway)>,
    /// Those with a role, without those within longer ones.
    pub(crate) spots: Vec<Spot>,
}

/// A sign that answers nothing, and ticks no box.
fn is_quiet(c: char) -> bool {
    matches!(c, ' ' | '-' | '_' | '"' | '\'' | '.' | '(' | ')' | '°' | '℃' | '<' | '>' | '~' | '≥')
}

pub(crate) fn next(at: usize) -> usize {
    at.saturating_add(1)
}

impl<'a, 't> Scene<'a, 't> {
    pub(crate) fn new(lexicon: &'a Lexicon, text: &'a Text<'t>, words: &'a Words) -> Self {
        let frees = |hit: &Hit| {
            let sway = lexicon.facts.get(usize::from(hit.rule))?.sway;
            sway.is_guarded().then_some((*hit, sway))
        };
        let longer = |spot: &&Spot| {
            let length = |s: &Spot| s.to.saturating_sub(s.from);
            let over = |s: &Spot| s.from <= spot.from && s.to >= spot.to;
            !words.spots.iter().any(|s| over(s) && length(s) > length(spot))
        };
        Self {
            lexicon,
            text,
            live: live(lexicon, &words.hits).collect(),
            freeing: words.hits.iter().filter_map(frees).collect(),
            spots: words.spots.iter().filter(longer).copied().collect(),
        }
    }

    pub(crate) fn spot(&self, at: usize) -> Option<&Spot> {
        self.spots.iter().find(|s| s.from == at)
    }

    /// The words with these roles that end before a place, the last first.
    pub(crate) fn before(&self, at: usize) -> impl Iterator<Item = &Spot> {
        self.spots.iter().rev().filter(move |s| s.to <= at)
    }

    /// Where a word ends that stands over a place and frees as well as another: what only weakens is no
    /// name of what is free.
    fn freed(&self, at: usize, other: Sway) -> Option<usize> {
        let over = |(h, s): &&(Hit, Sway)| {
            h.from <= at && h.to > at && (*s == Sway::Frees || other == Sway::Weakens)
        };
        self.freeing.iter().filter(over).map(|(h, _)| h.to).max()
    }

    pub(crate) fn within_freed(&self, from: usize, to: usize) -> bool {
        let over = |h: &Hit| h.from <= from && h.to >= to;
        self.live.iter().any(|(h, w)| w.sway == Sway::Frees && over(h))
    }

    /// Ends a sentence, or a clause.
    pub(crate) fn breaks(&self, at: usize, clause: bool) -> bool {
        match self.text.at(at) {
            ';' | '。' | '\n' | '|' | '\t' => true,
            '.' => !is_word(self.text.at(next(at))) && !self.text.before(at).is_ascii_uppercase(),
            ',' | '，' | ':' | '(' | ')' | '[' | ']' | '/' | '+' | '&' => clause,
            '-' => clause && self.text.before(at) == ' ' && self.text.at(next(at)) == ' ',
            _ => false,
        }
    }

    pub(crate) fn broken(&self, from: usize, to: usize, clause: bool) -> bool {
        (from..to).any(|at| self.breaks(at, clause))
    }

    /// Where the word ends that begins at a place, and whether it holds a digit.
    pub(crate) fn token(&self, at: usize) -> (usize, bool) {
        let (text, east) = (self.text, is_east(self.text.at(at)));
        let mut end = at;
        let mut digit = false;
        while is_word(text.at(end)) && is_east(text.at(end)) == east {
            digit |= text.at(end).is_ascii_digit();
            end = next(end);
        }
        (end, digit)
    }

    /// Sizes, units, designations: `750`, `24V`, `W` after a number, `DC`.
    fn is_plain(&self, at: usize, end: usize, digit: bool, counted: bool) -> bool {
        let length = end.saturating_sub(at);
        let capitals = || (at..end).all(|i| self.text.at(i).is_ascii_uppercase());
        let word = self.live.iter().any(|(h, _)| h.from == at);
        !word && (digit || (length <= SHORT && (counted || capitals())))
    }

    /// True: no other noun follows in the phrase.
    pub(crate) fn is_last(&self, from: usize, sway: Sway) -> bool {
        let mut at = from;
        let mut counted = false;
        loop {
            if let Some(end) = self.freed(at, sway) {
                at = end;
                continue;
            }
            let c = self.text.at(at);
            if self.breaks(at, true) {
                return true;
            }
            if matches!(c, ' ' | '-' | '_' | '"' | '\'') {
                at = next(at);
                continue;
            }
            if let Some(spot) = self.spot(at) {
                match spot.role {
                    Role::Tail => at = spot.to,
                    Role::Link | Role::With | Role::And | Role::Done | Role::Made => return true,
                    _ => return false,
                }
                continue;
            }
            if c == '\0' {
                return true;
            }
            // `500 °C`
            if !is_word(c) {
                at = next(at);
                continue;
            }
            let (end, digit) = self.token(at);
            // `rod 4 mm x 80 mm`; so told, a device may be the magnets in it.
            let times = sway == Sway::Weakens && c == 'x' && end == next(at);
            if !times && !self.is_plain(at, end, digit, counted) {
                return false;
            }
            (at, counted) = (end, digit);
        }
    }

    /// Where the phrase begins that a word stands in.
    fn phrase(&self, at: usize) -> usize {
        let sign = (0..at).rev().find(|i| self.breaks(*i, true)).map_or(0, next);
        let ends = |s: &&Spot| {
            let within = [Role::Tail, Role::Raw, Role::Form, Role::Loose, Role::Firm, Role::Sort];
            !within.contains(&s.role)
        };
        self.before(at).filter(ends).map(|s| s.to).max().unwrap_or(0).max(sign)
    }

    /// True: nothing is named before the phrase of a word but what is freed too, and what it consists of.
    fn is_first(&self, end: usize, sway: Sway) -> bool {
        let mut at = 0;
        let mut counted = false;
        while at < end {
            if let Some(to) = self.freed(at, sway) {
                at = to;
                continue;
            }
            if let Some(spot) = self.spot(at) {
                if !matches!(spot.role, Role::Tail | Role::And | Role::Done | Role::Made) {
                    return false;
                }
                at = spot.to;
                continue;
            }
            if !is_word(self.text.at(at)) {
                at = next(at);
                continue;
            }
            let (to, digit) = self.token(at);
            let named = self.substance(at);
            if named > at {
                at = named;
            } else if self.is_plain(at, to, digit, counted) || self.is_rare_earth(at, to) {
                at = to;
            } else {
                return false;
            }
            counted = digit;
        }
        true
    }

    /// `Y2O3:Eu phosphor`, `Nd:YAG rod`
    fn is_rare_earth(&self, at: usize, end: usize) -> bool {
        let symbols = &self.lexicon.symbols;
        symbols.named(&self.text.plain(at, end)).is_some_and(|el| symbols.rare_earth(el))
    }

    /// Where the name of a substance ends, or a word of notation.
    fn substance(&self, at: usize) -> usize {
        let mut end = at;
        self.lexicon.phrases.each(self.text, at, &mut |found| match found.meaning {
            Meaning::Fact { .. }
            | Meaning::Role(_)
            | Meaning::Harmless
            | Meaning::Turn
            | Meaning::These
            | Meaning::Own(_) => {}
            // `without`, `besides`: what follows is not the goods.
            Meaning::Mark(
                Mark::Absent
                | Mark::AbsentBefore
                | Mark::AbsentAfter
                | Mark::Doubted
                | Mark::Except(_),
            ) => {}
            _ => end = end.max(found.end),
        });
        end
    }

    /// True: it is said right before a name that the goods are not that: "not a target".
    pub(crate) fn is_denied(&self, from: usize) -> bool {
        let mut sorts = self.before(from).skip_while(|s| matches!(s.role, Role::Tail | Role::Sort));
        let not = sorts.next().filter(|s| s.role == Role::Not);
        not.is_some_and(|s| !self.broken(s.to, from, true) && self.is_told(s.to, from, false))
    }

    /// True: what was done to the goods, no name of them.
    fn is_state(&self, hit: &Hit) -> bool {
        let done = |s: &Spot| matches!(s.role, Role::Done | Role::Made);
        self.spots.iter().any(|s| done(s) && s.from >= hit.from && s.to <= hit.to)
    }

    /// True: the word names the goods themselves, or what was done to them.
    pub(crate) fn is_the_goods(&self, hit: &Hit, word: &FactWord) -> bool {
        let sway = word.sway;
        let denied = || {
            let mut words = self.before(hit.from);
            words.any(|s| match s.role {
                // "later fixed on a yoke"
                Role::Not | Role::Pack => !self.broken(s.to, hit.from, true),
                Role::Use => !self.broken(s.to, hit.from, false),
                _ => false,
            })
        };
        // "moulded glass" is a name.
        let state = self.is_state(hit) && (sway == Sway::Frees || !word.identity);
        let named = if state {
            // "with Dy 0.8 % fixed on a yoke": a share frees nothing, "30 % calcined".
            let strict = sway == Sway::Frees;
            !denied() && self.is_told(self.clause(hit.from), hit.from, strict)
        } else {
            let phrase = self.phrase(hit.from);
            self.is_first(phrase, sway) && self.is_told(phrase, hit.from, state)
        };
        named && self.is_last(hit.to, sway) && !self.is_taken_back(hit.to, state)
    }

    /// Where what is said with a state begins: after the goods that it is said of.
    fn clause(&self, to: usize) -> usize {
        let sign = (0..to).rev().find(|i| self.breaks(*i, true)).map_or(0, next);
        let spots = self.before(to).filter(|s| matches!(s.role, Role::And | Role::With));
        let freed = self.freeing.iter().filter(|(h, _)| h.to <= to).map(|(h, _)| h.to);
        spots.map(|s| s.to).chain(freed).fold(sign, usize::max)
    }

    /// True: nothing that was not read stands between: "hardly calcined", "making motors".
    fn is_told(&self, from: usize, to: usize, state: bool) -> bool {
        let mut at = from;
        let mut counted = false;
        while at < to {
            let c = self.text.at(at);
            let live = self.live.iter().filter(|(h, _)| h.from == at).map(|(h, _)| h.to);
            let spot = self.spot(at).filter(|s| s.role != Role::Firm).map(|s| s.to);
            let known = live.chain(spot).max().unwrap_or_else(|| self.substance(at));
            if known > at {
                at = known;
            } else if !is_word(c) && (is_quiet(c) || !state && c == '%') {
                at = next(at);
            } else if is_word(c) {
                let (end, digit) = self.token(at);
                let named =
                    || self.is_plain(at, end, digit, counted) || self.is_rare_earth(at, end);
                if !digit && (state || !named()) {
                    return false;
                }
                (at, counted) = (end, digit);
            } else {
                return false;
            }
        }
        true
    }

    /// True: what follows in the clause says no: `motor: no`. A state that is only a label (`calcined: …`, `calcined
    /// (Y/N)`), or of which a place, a person or a time is told, is not yet one: `calcined on site`.
    fn is_taken_back(&self, from: usize, state: bool) -> bool {
        let mut at = from;
        let mut counted = false;
        loop {
            if let Some(end) = self.freed(at, Sway::Weakens) {
                at = end;
                continue;
            }
            let c = self.text.at(at);
            match c {
                '?' | '=' => return true,
                ',' | '，' | ';' | '。' | '\n' | '\0' => break,
                _ if state && !is_word(c) && !is_quiet(c) => return true,
                _ => {}
            }
            match self.spot(at).map(|s| (s.role, s.to)) {
                Some((Role::Not, _)) => return true,
                Some((Role::Link | Role::Tail | Role::Done | Role::Made, to)) if state => at = to,
                Some((Role::With | Role::And, _)) => return false,
                Some(_) if state => return true,
                Some((_, to)) => at = to,
                None if !is_word(c) => at = next(at),
                None => {
                    let (end, digit) = self.token(at);
                    if state && !(digit || counted && end.saturating_sub(at) <= SHORT) {
                        return true;
                    }
                    (at, counted) = (end, digit);
                }
            }
        }
        // `calcined, no`
        while matches!(self.text.at(at), ' ' | ',' | '，' | ';' | '。' | '\n') {
            at = next(at);
        }
        let not = self.spot(at).filter(|s| s.role == Role::Not);
        not.is_some_and(|s| !is_word(self.text.at(s.to)) && self.breaks_or_ends(s.to))
    }

    fn breaks_or_ends(&self, at: usize) -> bool {
        self.text.at(at) == '\0' || self.breaks(at, true)
    }

    /// True: the word stands in somebody's name. After a label alone it is not told where the name
    /// ends, so only what frees is passed over.
    pub(crate) fn names_somebody(&self, hit: &Hit, frees: bool) -> bool {
        let label = |s: &Spot| s.role == Role::Party && !self.broken(s.to, hit.from, false);
        frees && self.before(hit.from).any(label) || self.is_firm(hit.to)
    }

    /// True: the words that go on here end as the name of a firm.
    pub(crate) fn is_firm(&self, from: usize) -> bool {
        let mut at = from;
        while at.saturating_sub(from) < FIRM_WITHIN {
            if let Some(spot) = self.spot(at) {
                match spot.role {
                    Role::Firm => return true,
                    Role::Use | Role::Raw | Role::Loose | Role::And | Role::Tail | Role::Sort => {}
                    _ => return false,
                }
                at = spot.to;
                continue;
            }
            let c = self.text.at(at);
            let goes_on = match c {
                ' ' | '-' | '&' | '.' | '\'' => true,
                '(' | ')' => is_east(self.text.before(at)),
                _ => is_word(c) && !c.is_ascii_digit(),
            };
            if !goes_on {
                return false;
            }
            at = if is_word(c) && !is_east(c) { self.token(at).0 } else { next(at) };
        }
        false
    }
}
