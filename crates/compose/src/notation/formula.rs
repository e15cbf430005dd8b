//! Chemical formulas: `Sm2Co17`, `(Nd0.7Dy0.3)2Fe14B`, `(Nd,Dy)2Fe14B`, `Y(NO3)3·6H2O`, `Y3Al5O12`,
//! `Lu2(1-x)Y2xSiO5`, `MmNi3.55Co0.75`, `Nd30FebalB1`.

use rust_decimal::Decimal;

use crate::chars::{Text, is_latin, is_word};
use crate::formula::{Atom, Formula, Site, Who};
use crate::interval::less;
use crate::model::Interval;
use crate::notation::count::{Counter, decimal, exact_sum, remaining, scaled};
use crate::symbols::Symbols;

/// Longest formula, in characters.
const LONGEST: usize = 300;
/// Deepest brackets.
pub(crate) const DEEPEST: usize = 32;

/// Organic parts by their short names; the longer first where one begins another.
#[rustfmt::skip]
const LIGANDS: &[(&str, &[(&str, u32)])] = &[
    ("OAc", &[("C", 2), ("H", 3), ("O", 2)]), ("acac", &[("C", 5), ("H", 7), ("O", 2)]), ("OTf", &[("C", 1), ("F", 3), ("S", 1), ("O", 3)]),
    ("tmhd", &[("C", 11), ("H", 19), ("O", 2)]), ("thd", &[("C", 11), ("H", 19), ("O", 2)]), ("hfac", &[("C", 5), ("H", 1), ("F", 6), ("O", 2)]),
    ("OiPr", &[("C", 3), ("H", 7), ("O", 1)]), ("OPri", &[("C", 3), ("H", 7), ("O", 1)]), ("OEt", &[("C", 2), ("H", 5), ("O", 1)]), ("OMe", &[("C", 1), ("H", 3), ("O", 1)]),
    ("MeCp", &[("C", 6), ("H", 7)]), ("iPrCp", &[("C", 8), ("H", 11)]), ("EtCp", &[("C", 7), ("H", 9)]), ("Cp", &[("C", 5), ("H", 5)]),
];

/// What a formula is read with.
pub(crate) struct Formulas<'a> {
    pub(crate) symbols: &'a Symbols,
    /// Groups that stand in formulas by a short name: RE, Ln, Mm.
    pub(crate) groups: &'a [(Box<str>, u16)],
    /// What a variable may be.
    pub(crate) value: &'a dyn Fn(char) -> Interval,
}

/// One piece: an element, a group, or a bracket that is opened up.
struct Piece {
    formula: Formula,
    /// True: a count of its own was written.
    counted: bool,
    /// True: its count is the balance.
    balance: bool,
}

struct Reader<'a, 't> {
    on: &'a Formulas<'a>,
    counter: Counter<'a, 't>,
    from: usize,
}

impl Formulas<'_> {
    /// `3Y2O3·5Al2O3`: formulas with factors, joined by dots.
    pub(crate) fn read_factored(&self, text: &Text<'_>, from: usize) -> Option<(Formula, usize)> {
        let (factor, start) = decimal(text, from, false)?;
        if start == from || !text.at(start).is_ascii_uppercase() {
            return None;
        }
        let counter = Counter { text, value: self.value, comma: false, variables: false };
        let mut reader = Reader { on: self, counter, from: start };
        let (mut formula, mut at) = reader.top(start)?;
        for atom in &mut formula.atoms {
            atom.count = scaled(atom.count, Interval::point(factor));
        }
        formula.numbered = true;
        let first = at;
        while text.at(at) == '·'
            && let Some((more, end)) = reader.adduct(at, &formula)
        {
            for atom in more.atoms {
                formula.push(atom.who, atom.count);
            }
            at = end;
        }
        let next = text.at(at);
        let whole = !is_latin(next) && !next.is_ascii_digit() && formula.sites.is_empty();
        (at > first && whole).then_some((formula, at))
    }

    /// The formula that starts at a place, and where it ends. None where what stands there is no
    /// formula to its last letter.
    pub(crate) fn read(&self, text: &Text<'_>, from: usize) -> Option<(Formula, usize)> {
        let counter = Counter { text, value: self.value, comma: false, variables: false };
        let mut reader = Reader { on: self, counter, from };
        let (mut formula, mut at) = reader.top(from)?;
        while let Some((more, end)) = reader.adduct(at, &formula) {
            for atom in more.atoms {
                formula.push(atom.who, atom.count);
            }
            formula.sites.extend(more.sites);
            formula.some_water |= more.some_water;
            formula.numbered = true;
            at = end;
        }
        formula.variables = reader.counter.variables;
        if let Some(end) = reader.charge(&mut formula, at) {
            at = end;
        }
        let next = text.at(at);
        (!is_latin(next) && !next.is_ascii_digit()).then_some((formula, at))
    }
}

impl<'t> Reader<'_, 't> {
    fn text(&self) -> &Text<'t> {
        self.counter.text
    }

    fn top(&mut self, from: usize) -> Option<(Formula, usize)> {
        let mut pieces = Vec::new();
        let mut at = from;
        while let Some((piece, end)) = self.piece(at, 0) {
            pieces.push(piece);
            at = end;
            if at.saturating_sub(self.from) > LONGEST {
                return None;
            }
        }
        if pieces.is_empty() {
            return None;
        }
        let percent = pieces.iter().any(|p| p.balance);
        let mut formula = joined(pieces, Decimal::ONE_HUNDRED);
        formula.percent = percent;
        Some((formula, at))
    }

    /// A symbol, a group or a bracket, with its count.
    fn piece(&mut self, from: usize, depth: usize) -> Option<(Piece, usize)> {
        if let Some((formula, at)) = self.ligand(from) {
            let count = self.counter.read(at);
            let counted = count.is_some();
            let (count, end) = count.unwrap_or((Interval::point(Decimal::ONE), at));
            let member = Piece { formula, counted, balance: false };
            let formula = opened(vec![vec![member]], count);
            return Some((Piece { formula, counted, balance: false }, end));
        }
        let c = self.text().at(from);
        if c == '(' || c == '[' {
            return self.bracket(from, depth);
        }
        if !c.is_ascii_uppercase() {
            return None;
        }
        let (who, mut at) = self.atom(from)?;
        let balance = self.balance(&mut at);
        while is_superscript(self.text().at(at)) {
            at = at.saturating_add(1);
        }
        let count = if balance { None } else { self.counter.read(at) };
        let counted = count.is_some();
        let (count, at) = count.unwrap_or((Interval::point(Decimal::ONE), at));
        let formula =
            Formula { atoms: vec![Atom { who, count }], numbered: counted, ..Formula::default() };
        Some((Piece { formula, counted, balance }, at))
    }

    /// `OAc`, `acac`: an organic part by its short name.
    fn ligand(&self, from: usize) -> Option<(Formula, usize)> {
        let text = self.text();
        for (name, atoms) in LIGANDS {
            let fits = name.chars().enumerate().all(|(i, c)| text.at(from.saturating_add(i)) == c);
            let end = from.saturating_add(name.len());
            // Behind a metal or a bracket; `Me` alone is a word.
            let bound = from > self.from;
            if !fits || !bound || text.at(end).is_ascii_lowercase() {
                continue;
            }
            let mut formula = Formula { numbered: true, ..Formula::default() };
            for (symbol, count) in *atoms {
                let el = self.on.symbols.named(symbol)?;
                formula.push(Who::Element(el), Interval::point(Decimal::from(*count)));
            }
            return Some((formula, end));
        }
        None
    }

    fn atom(&self, from: usize) -> Option<(Who, usize)> {
        let text = self.text();
        let (a, b) = (text.at(from), text.at(from.saturating_add(1)));
        for (name, group) in self.on.groups {
            let end = from.saturating_add(name.chars().count());
            let fits = name.chars().enumerate().all(|(i, c)| text.at(from.saturating_add(i)) == c);
            // `REE` before `RE`: the list is sorted by length. `REBCO` is no group.
            if fits && !text.at(end).is_ascii_lowercase() {
                return Some((Who::Group(*group), end));
            }
        }
        if bal_at(text, from.saturating_add(1))
            && let Some(el) = self.on.symbols.single(a)
        {
            return Some((Who::Element(el), from.saturating_add(1)));
        }
        let (el, taken) = self.on.symbols.starting(a, b)?;
        Some((Who::Element(el), from.saturating_add(taken)))
    }

    /// `bal` after a symbol: what is left to one hundred, or to one in a bracket.
    fn balance(&self, at: &mut usize) -> bool {
        if !bal_at(self.text(), *at) {
            return false;
        }
        let skip = usize::from(self.text().at(*at) == '_').saturating_add(3);
        *at = at.saturating_add(skip);
        if self.text().at(*at) == '.' && !self.text().at(at.saturating_add(1)).is_ascii_digit() {
            *at = at.saturating_add(1);
        }
        true
    }

    fn bracket(&mut self, from: usize, depth: usize) -> Option<(Piece, usize)> {
        if depth >= DEEPEST {
            return None;
        }
        let close = if self.text().at(from) == '(' { ')' } else { ']' };
        let mut at = from.saturating_add(1);
        // Members between commas or slashes; without them one member.
        let mut members: Vec<Vec<Piece>> = Vec::new();
        let mut pieces: Vec<Piece> = Vec::new();
        loop {
            match self.text().at(at) {
                c if c == close => break,
                ',' | '，' | '/' if !pieces.is_empty() => {
                    members.push(std::mem::take(&mut pieces));
                    at = at.saturating_add(1);
                    while self.text().at(at) == ' ' {
                        at = at.saturating_add(1);
                    }
                }
                _ => {
                    let (piece, end) = self.piece(at, depth.saturating_add(1))?;
                    pieces.push(piece);
                    at = end;
                }
            }
            if at.saturating_sub(self.from) > LONGEST {
                return None;
            }
        }
        if pieces.is_empty() {
            return None;
        }
        members.push(pieces);
        at = at.saturating_add(1);
        while is_superscript(self.text().at(at)) {
            at = at.saturating_add(1);
        }
        let count = self.counter.read(at);
        let counted = count.is_some();
        // A bracket is a formula only where a count or a further piece follows it.
        let (count, end) = count.unwrap_or((Interval::point(Decimal::ONE), at));
        if depth == 0 && from == self.from && !counted {
            let c = self.text().at(end);
            if !c.is_ascii_uppercase() && c != '(' && c != '[' {
                return None;
            }
        }
        let formula = opened(members, count);
        Some((Piece { formula, counted, balance: false }, end))
    }

    /// `·6H2O`, `·xH2O`, `.6H2O`, `·Al2O3`: what is joined by a dot.
    fn adduct(&mut self, from: usize, so_far: &Formula) -> Option<(Formula, usize)> {
        if so_far.lone().is_some() && !so_far.numbered {
            return None;
        }
        let mut at = from;
        while self.text().at(at) == ' ' {
            at = at.saturating_add(1);
        }
        let spaced = at > from;
        let sign = self.text().at(at);
        if !matches!(sign, '·' | '.' | '*' | '•') {
            return None;
        }
        at = at.saturating_add(1);
        while self.text().at(at) == ' ' {
            at = at.saturating_add(1);
        }
        let c = self.text().at(at);
        let any = matches!(c, 'x' | 'n' | 'X') && self.text().at(at.saturating_add(1)) == 'H';
        let (factor, start) = if any {
            (None, at.saturating_add(1))
        } else {
            match decimal(self.text(), at, false) {
                Some((n, end)) => (Some(n), end),
                None => (Some(Decimal::ONE), at),
            }
        };
        let start = if self.text().at(start) == ' ' { start.saturating_add(1) } else { start };
        let water = self.text().at(start) == 'H'
            && self.text().at(start.saturating_add(1)) == '2'
            && self.text().at(start.saturating_add(2)) == 'O';
        if !water && (spaced || sign != '·' || any) {
            return None;
        }
        let (mut more, end) = self.top(start)?;
        match factor {
            Some(n) => {
                for atom in &mut more.atoms {
                    atom.count = scaled(atom.count, Interval::point(n));
                }
                for site in &mut more.sites {
                    site.count = scaled(site.count, Interval::point(n));
                }
                Some((more, end))
            }
            None => Some((Formula { some_water: true, ..Formula::default() }, end)),
        }
    }

    /// `Eu3+`: the number is a charge.
    fn charge(&self, formula: &mut Formula, at: usize) -> Option<usize> {
        formula.lone()?;
        if !matches!(self.text().at(at), '+' | '⁺') {
            return None;
        }
        let next = self.text().at(at.saturating_add(1));
        let small = formula.atoms.first()?.count.high <= Decimal::from(4);
        if !small || is_word(next) || next == '(' || next == '-' {
            return None;
        }
        let tight =
            self.text().before(at).is_ascii_digit() || is_superscript(self.text().before(at));
        if !tight {
            return None;
        }
        formula.atoms.first_mut()?.count = Interval::point(Decimal::ONE);
        formula.numbered = false;
        Some(at.saturating_add(1))
    }
}

fn is_superscript(c: char) -> bool {
    matches!(c, '\u{b2}' | '\u{b3}' | '\u{b9}' | '\u{2070}'..='\u{207f}')
}

fn bal_at(text: &Text<'_>, at: usize) -> bool {
    let at = at.saturating_add(usize::from(text.at(at) == '_'));
    let word = [text.at(at), text.at(at.saturating_add(1)), text.at(at.saturating_add(2))];
    matches!(word, ['b' | 'B', 'a' | 'A', 'l' | 'L']) && !is_latin(text.at(at.saturating_add(3)))
        || (matches!(word, ['b', 'a', 'l']) && text.at(at.saturating_add(3)).is_ascii_uppercase())
}

/// The pieces as one formula; a balance takes what is left to `whole`.
fn joined(pieces: Vec<Piece>, whole: Decimal) -> Formula {
    let taken = exact_sum(
        pieces.iter().filter(|p| !p.balance).flat_map(|p| p.formula.atoms.iter().map(|a| a.count)),
    );
    let mut formula = Formula::default();
    for piece in pieces {
        formula.numbered |= piece.formula.numbered || piece.balance;
        for mut atom in piece.formula.atoms {
            if piece.balance {
                atom.count = match taken {
                    Some(taken) => Interval::point(less(whole, taken)),
                    None => Interval::closed(Decimal::ZERO, whole),
                };
            }
            formula.push(atom.who, atom.count);
        }
        formula.sites.extend(piece.formula.sites);
    }
    formula
}

/// A bracket opened: its members times its count.
fn opened(members: Vec<Vec<Piece>>, count: Interval) -> Formula {
    let mut formula = Formula { numbered: true, ..Formula::default() };
    let several = members.len() > 1;
    let mut taken = Some(Decimal::ZERO);
    let mut turns: Vec<Who> = Vec::new();
    for pieces in members {
        let counted = !several || pieces.iter().any(|p| p.counted || p.balance);
        let inner = joined(pieces, Decimal::ONE);
        if counted {
            let sum = exact_sum(inner.atoms.iter().map(|a| a.count));
            taken = taken.zip(sum).map(|(a, b)| crate::interval::add(a, b));
            for atom in inner.atoms {
                formula.push(atom.who, scaled(atom.count, count));
            }
        } else {
            turns.extend(inner.atoms.iter().map(|a| a.who));
        }
        for site in inner.sites {
            formula.sites.push(Site { count: scaled(site.count, count), ..site });
        }
    }
    match turns.as_slice() {
        [] => {}
        // One member left: it takes what the counted ones leave of one.
        [who] => {
            let rest = remaining(Interval::point(Decimal::ONE), taken.unwrap_or_default());
            formula.push(*who, scaled(rest, count));
        }
        _ => {
            let rest = remaining(Interval::point(Decimal::ONE), taken.unwrap_or_default());
            formula.sites.push(Site { members: turns, count: scaled(rest, count) });
        }
    }
    formula
}
