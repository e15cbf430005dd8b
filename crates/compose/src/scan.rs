//! Text to tokens.

use std::cell::RefCell;

use ree_contract::Level;

use crate::chars::{Text, is_east, is_foreign, is_latin, is_letter, is_word};
use crate::lexicon::Lexicon;
use crate::model::{Interval, Remark};
use crate::notation::cas::{self, Cas};
use crate::notation::count::{assigned, is_variable, unknown_variable};
use crate::notation::number::{self, Style};
use crate::notation::unit::{self, Quantity};
use crate::notation::{grade, stabilised};
use crate::token::{Kind, Mark, Skip, Sub, Tok, What};

/// Most tokens that are read.
pub(crate) const MOST_TOKENS: usize = 10_000;

/// A variable with its value and the place where it is told.
type Variable = (char, Option<(Interval, usize, usize)>);

/// A text being scanned.
pub(crate) struct Scanner<'a, 't> {
    pub(crate) lexicon: &'a Lexicon,
    pub(crate) text: &'a Text<'t>,
    style: Style,
    variables: RefCell<Vec<Variable>>,
    pub(crate) toks: Vec<Tok>,
    pub(crate) remarks: Vec<Remark>,
}

fn next(at: usize) -> usize {
    at.saturating_add(1)
}

impl<'a, 't> Scanner<'a, 't> {
    pub(crate) fn new(lexicon: &'a Lexicon, text: &'a Text<'t>) -> Self {
        Self {
            lexicon,
            text,
            style: Style::of(text),
            variables: RefCell::new(Vec::new()),
            toks: Vec::with_capacity(text.len() / 3),
            remarks: Vec::new(),
        }
    }

    /// Scans the whole text; false where it holds too many tokens.
    pub(crate) fn run(&mut self) -> bool {
        let mut at = 0;
        let mut gap = false;
        while at < self.text.len() {
            let c = self.text.at(at);
            if c == ' ' {
                gap = true;
                at = next(at);
                continue;
            }
            let (kind, end) = self.token(at);
            let end = end.max(next(at));
            self.push(Tok { kind, from: at, to: end, gap, wide: self.text.wide(at) });
            gap = false;
            at = end;
            if self.toks.len() > MOST_TOKENS {
                return false;
            }
        }
        true
    }

    fn push(&mut self, tok: Tok) {
        // Chinese characters that were not read are one run.
        if tok.kind == Kind::Unknown
            && !tok.gap
            && let Some(last) = self.toks.last_mut()
            && last.kind == Kind::Unknown
        {
            last.to = tok.to;
            return;
        }
        self.toks.push(tok);
    }

    /// What a variable of formulas is, as the text tells it.
    pub(crate) fn variable(&self, name: char) -> Interval {
        let mut known = self.variables.borrow_mut();
        if let Some((_, value)) = known.iter().find(|(n, _)| *n == name) {
            return value.map_or_else(|| unknown_variable(name), |(v, _, _)| v);
        }
        let value = assigned(self.text, name);
        known.push((name, value));
        value.map_or_else(|| unknown_variable(name), |(v, _, _)| v)
    }

    /// `x = 0.1`: where it ends, if such a thing starts here.
    fn assignment(&self, at: usize) -> Option<usize> {
        let known = self.variables.borrow();
        known.iter().find_map(|(_, v)| v.filter(|(_, from, _)| *from == at).map(|(_, _, to)| to))
    }

    fn token(&mut self, at: usize) -> (Kind, usize) {
        if let Some(end) = self.assignment(at) {
            return (Kind::Skip(Skip::Harmless), end);
        }
        let c = self.text.at(at);
        let after = self.text.at(next(at));
        if c.is_ascii_digit()
            || (c == '.' && after.is_ascii_digit() && !is_word(self.text.before(at)))
        {
            return self.number(at);
        }
        if is_variable(c) && !is_latin(after) && !is_letter(self.text.before(at)) {
            // A variable that no formula has asked for yet.
            self.variable(c);
            if let Some(end) = self.assignment(at) {
                return (Kind::Skip(Skip::Harmless), end);
            }
        }
        let size = (c == 'Ø').then(|| grade::size(self.text, at, self.style)).flatten();
        if let Some(end) = size.or_else(|| grade::price(self.text, at, self.style)) {
            return (Kind::Skip(Skip::Harmless), end);
        }
        if let Some(found) = self.unit(at) {
            return found;
        }
        if is_letter(c) || matches!(c, '(' | '[' | 'Σ' | '<') {
            if let Some(found) = self.word(at) {
                return found;
            }
            if is_letter(c) {
                return self.unknown(at);
            }
        }
        self.punctuation(at)
    }

    fn unit(&self, at: usize) -> Option<(Kind, usize)> {
        let (unit, end) = unit::content(self.text, at)?;
        let letters = (at..end).all(|i| is_letter(self.text.at(i)) || self.text.at(i) == '.');
        let last = self.toks.last().map(|t| &t.kind);
        let ppm = unit.kind == crate::token::UnitKind::Ppm && end.saturating_sub(at) >= 3;
        if letters && !ppm {
            // Words such as `wt` and `parts` are units only beside a number, a sign or a bracket.
            let beside = matches!(
                last,
                Some(Kind::Num(_) | Kind::Unit(_) | Kind::Punct('(' | '/' | '*' | '±' | '%'))
            );
            let east = is_east(self.text.at(at)) && end.saturating_sub(at) > 1;
            if !beside && !east {
                return None;
            }
        }
        if is_latin(self.text.at(at)) && is_latin(self.text.before(at)) {
            return None;
        }
        Some((Kind::Unit(unit), end))
    }

    fn number(&mut self, at: usize) -> (Kind, usize) {
        let text = self.text;
        if let Some(end) = grade::dated(text, at) {
            return (Kind::Skip(Skip::Harmless), end);
        }
        if let Some((kind, end)) = cas::read(text, at) {
            return self.cas(kind, text.plain(at, end), end);
        }
        // `CAS No. 7429916`: without its hyphens only where the word says so.
        let mut before = self.toks.iter().rev().map(|t| &t.kind);
        let word = before.find(|k| !matches!(k, Kind::Punct(':' | '.' | '#')));
        if matches!(word, Some(Kind::Mark(Mark::CasWord))) {
            let end = (at..).find(|i| !text.at(*i).is_ascii_digit()).unwrap_or(at);
            let digits = text.plain(at, end);
            if let Some((head, tail)) = digits.split_at_checked(digits.len().saturating_sub(3))
                && let Some((pair, check)) = tail.split_at_checked(2)
            {
                let number = [head, "-", pair, "-", check].concat();
                let wrong = cas::read(&Text::new(&number), 0).is_none_or(|(k, _)| k == Cas::Wrong);
                return self.cas(if wrong { Cas::Wrong } else { Cas::Valid }, number, end);
            }
        }
        if let Some((sub, end)) = stabilised::read(&self.lexicon.symbols, text, at) {
            return (Kind::Sub(Box::new(sub)), end);
        }
        if let Some(end) = grade::magnet(text, at) {
            return (Kind::Skip(Skip::Harmless), end);
        }
        if let Some(end) = grade::nines(text, at) {
            // Two nines leave a percent untold.
            let pure = text.at(at) > '2';
            return (Kind::Skip(if pure { Skip::Nines } else { Skip::Harmless }), end);
        }
        if let Some(found) = self.factored(at) {
            return found;
        }
        if let Some(found) = self.steel(at) {
            return found;
        }
        if let Some(end) = grade::material_number(text, at) {
            return (Kind::Skip(Skip::Harmless), end);
        }
        let phrase = self.phrase(at);
        if let Some(end) = grade::size(text, at, self.style) {
            return (Kind::Skip(Skip::Harmless), end);
        }
        let Some((value, end)) = number::read(text, at, self.style) else {
            return self.digits(at);
        };
        if let Some((kind, stop)) = phrase
            && stop > end
        {
            return (kind, stop);
        }
        if let Some((skip, stop)) = self.quantity(value, end) {
            return (Kind::Skip(skip), stop);
        }
        (Kind::Num(value), end)
    }

    /// `3Y2O3·5Al2O3`
    fn factored(&self, at: usize) -> Option<(Kind, usize)> {
        let value = |name: char| self.variable(name);
        let formulas = crate::notation::formula::Formulas {
            symbols: &self.lexicon.symbols,
            groups: &self.lexicon.in_formulas,
            value: &value,
        };
        let (formula, end) = formulas.read_factored(self.text, at)?;
        let what = What::Formula(std::sync::Arc::new(formula));
        Some((Kind::Sub(Box::new(Sub::new(what, self.text.plain(at, end)))), end))
    }

    /// `0Cr21Al6Y`, `20CrMnTi`: a steel by its Chinese name; which metals, not how much.
    fn steel(&self, at: usize) -> Option<(Kind, usize)> {
        let text = self.text;
        let mut start = at;
        while text.at(start).is_ascii_digit() {
            start = next(start);
        }
        if start.saturating_sub(at) > 2 || !text.at(start).is_ascii_uppercase() {
            return None;
        }
        let value = |name: char| self.variable(name);
        let formulas = crate::notation::formula::Formulas {
            symbols: &self.lexicon.symbols,
            groups: &[],
            value: &value,
        };
        let (formula, end) = formulas.read(text, start)?;
        let els: Vec<_> = formula.elements().collect();
        let metals = els.iter().all(|el| {
            let symbols = &self.lexicon.symbols;
            symbols.metal(*el) || matches!(&*symbols.symbol(*el), "B" | "N" | "C")
        });
        let chain = text.at(end) == '-' && text.at(next(end)).is_ascii_digit();
        if els.len() < 2 || !metals || chain || text.before(at) == '-' {
            return None;
        }
        Some((Kind::Sub(Box::new(Sub::new(What::Family(els), text.plain(at, end)))), end))
    }

    /// Digits that are no number: too many, or a section number.
    fn digits(&self, at: usize) -> (Kind, usize) {
        let mut end = at;
        while matches!(self.text.at(end), '0'..='9' | '.' | ',')
            && (self.text.at(end).is_ascii_digit() || self.text.at(next(end)).is_ascii_digit())
        {
            end = next(end);
        }
        (Kind::Unknown, end)
    }

    fn cas(&mut self, kind: Cas, digits: String, end: usize) -> (Kind, usize) {
        if kind == Cas::Wrong {
            self.remarks.push(Remark {
                kind: "cas",
                message: "reader-cas-check",
                level: Level::Warn,
                values: vec![("number", digits)],
            });
            return (Kind::Unknown, end);
        }
        let sub = self.lexicon.numbered(&digits).unwrap_or_else(|| Sub::new(What::Cas, digits));
        (Kind::Sub(Box::new(Sub { cas: true, ..sub })), end)
    }

    /// A number with a unit that is no content: `25 g`, `-106 +53 µm`, `800 °C`.
    fn quantity(&self, value: rust_decimal::Decimal, number_end: usize) -> Option<(Skip, usize)> {
        let text = self.text;
        let mut end = number_end;
        for _ in 0..3 {
            let start = blanks(text, end);
            if let Some((quantity, stop)) = unit::quantity(text, start) {
                // A unit of contents that is longer wins: `g/L`, `mg/kg`, `mol`.
                if unit::content(text, start).is_some_and(|(_, e)| e > stop) {
                    return None;
                }
                return match quantity {
                    Quantity::Other => Some((Skip::Harmless, stop)),
                    Quantity::SymbolToo => (!self.amount_follows(stop)
                        && !self.in_row(start == end))
                    .then_some((Skip::Harmless, stop)),
                    Quantity::Grams(g) => {
                        Some((Skip::Grams(value.checked_mul(g).unwrap_or(value)), stop))
                    }
                    Quantity::Millilitres(ml) => {
                        Some((Skip::Millilitres(value.checked_mul(ml).unwrap_or(value)), stop))
                    }
                };
            }
            // A range or tolerance before the unit.
            let mut sign = start;
            while matches!(
                text.at(sign),
                '-' | '~' | '+' | '±' | '/' | '至' | '到' | ' ' | '.' | '…'
            ) {
                sign = next(sign);
            }
            if let Some(stop) = word_to(text, start) {
                sign = stop;
            }
            if sign == start {
                return None;
            }
            (_, end) = number::read(text, sign, self.style)?;
        }
        None
    }

    /// `49Co 2V`: a letter glued to its number, after a symbol glued to one.
    fn in_row(&self, glued: bool) -> bool {
        let mut last = self.toks.iter().rev();
        let sub = last.next().is_some_and(|t| matches!(t.kind, Kind::Sub(_)) && !t.gap);
        glued && sub && last.next().is_some_and(|t| matches!(t.kind, Kind::Num(_)))
    }

    /// True: what stands here looks like the amount of the symbol before it.
    fn amount_follows(&self, at: usize) -> bool {
        let start = blanks(self.text, at);
        let c = self.text.at(start);
        (start > at && (c.is_ascii_digit() || matches!(c, '<' | '>' | '≤' | '≥' | '~' | '≈')))
            || (matches!(c, ':' | '=')
                && self.text.at(blanks(self.text, next(start))).is_ascii_digit())
    }

    /// Words, by the lexicon and by the rules of names and formulas.
    fn word(&mut self, at: usize) -> Option<(Kind, usize)> {
        let text = self.text;
        if let Some(end) = grade::standard(text, at) {
            return Some((Kind::Skip(Skip::Harmless), end));
        }
        if let Some(end) = grade::magnet(text, at).or_else(|| grade::particle(text, at)) {
            return Some((Kind::Skip(Skip::Harmless), end));
        }
        if is_latin(text.at(at))
            && is_latin(text.before(at))
            && !matches!(self.toks.last(), Some(Tok { kind: Kind::Sub(_) | Kind::Unit(_), .. }))
        {
            return None;
        }
        if self.is_label(at) {
            return Some((Kind::Skip(Skip::Turn), next(at)));
        }
        let found = self.known_word(at);
        if found.is_none()
            && let Some(end) = grade::size(text, at, self.style)
        {
            return Some((Kind::Skip(Skip::Harmless), end));
        }
        found
    }

    /// A run of letters that nothing reads.
    fn unknown(&mut self, at: usize) -> (Kind, usize) {
        let end = self.run_end(at);
        self.remark_unknown(at, end);
        (Kind::Unknown, end)
    }

    pub(crate) fn run_end(&self, at: usize) -> usize {
        let text = self.text;
        let c = text.at(at);
        let mut end = next(at);
        if is_east(c) {
            if crate::phrases::is_katakana(c) {
                while crate::phrases::is_katakana(text.at(end)) {
                    end = next(end);
                }
            }
            return end;
        }
        loop {
            let c = text.at(end);
            let joins = is_latin(c)
                || is_foreign(c)
                || c.is_ascii_digit()
                || (is_letter(c) && !is_east(c))
                || (c == '\'' && is_latin(text.at(next(end))))
                || (matches!(c, '.' | '/')
                    && text.before(end).is_ascii_digit()
                    && text.at(next(end)).is_ascii_digit())
                || (c == '-' && code_goes_on(text, next(end)));
            if !joins {
                return end;
            }
            end = next(end);
        }
    }

    fn punctuation(&self, at: usize) -> (Kind, usize) {
        let text = self.text;
        let c = text.at(at);
        let second = text.at(next(at));
        let third = text.at(next(next(at)));
        let two = next(next(at));
        let omits = |from: usize| {
            let mut at = from;
            while matches!(text.at(at), ' ' | '.' | '…') {
                at = next(at);
            }
            // Dots that lead to a number omit nothing.
            !matches!(text.at(at), '0'..='9' | '<' | '>' | '≤' | '≥')
        };
        if (c, second, third) == ('.', '.', '.') || c == '…' {
            let end = if c == '.' { next(two) } else { next(at) };
            if omits(end) {
                return (Kind::Mark(Mark::NotAll), end);
            }
        }
        match (c, second, third) {
            ('<', '=', _) | ('=', '<', _) => (Kind::Punct('≤'), two),
            ('>', '=', _) | ('=', '>', _) => (Kind::Punct('≥'), two),
            ('+', '/', '-') => (Kind::Punct('±'), next(two)),
            ('+', '-', _) => (Kind::Punct('±'), two),
            ('.', '.', '.') => (Kind::Punct('~'), next(two)),
            ('.', '.', _) => (Kind::Punct('~'), two),
            ('…', _, _) => (Kind::Punct('~'), next(at)),
            ('-', '>', _) => (Kind::Punct('='), two),
            ('→', _, _) => (Kind::Punct('='), next(at)),
            ('-', '-', _) => (Kind::Punct('-'), two),
            ('≈', _, _) => (Kind::Mark(Mark::About), next(at)),
            ('☐' | '□' | '▢' | '◻' | '✗' | '✘' | '❌', _, _) => {
                (Kind::Mark(Mark::Whether), next(at))
            }
            // A line to write on.
            ('_', '_', _) => {
                let end = (two..).find(|i| text.at(*i) != '_').unwrap_or(two);
                (Kind::Mark(Mark::Whether), end)
            }
            ('×', _, _)
                if matches!(
                    self.toks.last().map(|t| &t.kind),
                    Some(Kind::Punct(':' | '=' | '|' | '\t'))
                ) =>
            {
                (Kind::Mark(Mark::Whether), next(at))
            }
            // What the amount is not tells nothing of what it is.
            ('≠', _, _) => (Kind::Unknown, next(at)),
            _ => (Kind::Punct(c), next(at)),
        }
    }
}

pub(crate) fn blanks(text: &Text<'_>, mut at: usize) -> usize {
    while text.at(at) == ' ' {
        at = next(at);
    }
    at
}

/// After the hyphen of a code: a digit, or one letter alone.
fn code_goes_on(text: &Text<'_>, at: usize) -> bool {
    let c = text.at(at);
    c.is_ascii_digit()
        || (c.is_ascii_uppercase()
            && !is_latin(text.at(next(at)))
            && !text.at(next(at)).is_ascii_digit())
}

/// `to`, `bis` between two numbers.
fn word_to(text: &Text<'_>, at: usize) -> Option<usize> {
    for word in ["to ", "bis ", "and "] {
        if word.chars().enumerate().all(|(i, c)| text.at(at.saturating_add(i)) == c) {
            return Some(at.saturating_add(word.len()));
        }
    }
    None
}
