//! Tokens to subjects: the names of one substance side by side (`Samarium (Sm)`, `DyF3 13569-80-7`),
//! dopants, alloy shorthand, the total that a share is of (`Sm/TREM`).

use std::sync::Arc;

use crate::formula::{Formula, Who};
use crate::lexicon::Lexicon;
use crate::model::{Carrier, Interval, Remark};
use crate::token::{AlloyPart, Kind, Mark, Sub, Tok, Unit, UnitKind, What};

/// A substance as the text names it in one place.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Subject {
    pub(crate) sub: Sub,
    /// The group that its share is of: `Sm/TREM`.
    pub(crate) basis: Option<u16>,
    /// The members of a group, where a bracket names them: `RE (Ce, La)`.
    pub(crate) members: Option<Vec<crate::symbols::El>>,
    /// True: an activator of what came before it.
    pub(crate) dopant: bool,
    /// True: ordinary words follow it, so that it is no member of the list that goes on.
    pub(crate) worded: bool,
    /// Where it starts and ends, in characters.
    pub(crate) from: usize,
    pub(crate) to: usize,
}

impl Subject {
    /// A substance and nothing more.
    pub(crate) fn plain(sub: Sub, from: usize, to: usize) -> Self {
        Self { sub, basis: None, members: None, worded: false, dopant: false, from, to }
    }
}

/// Combines tokens to subjects.
pub(crate) struct Subjects<'a> {
    pub(crate) lexicon: &'a Lexicon,
    pub(crate) toks: &'a [Tok],
    pub(crate) remarks: Vec<Remark>,
}

fn next(i: usize) -> usize {
    i.saturating_add(1)
}

impl Subjects<'_> {
    fn kind(&self, i: usize) -> Option<&Kind> {
        self.toks.get(i).map(|t| &t.kind)
    }

    pub(crate) fn sub(&self, i: usize) -> Option<&Sub> {
        match self.kind(i) {
            Some(Kind::Sub(sub)) => Some(sub),
            _ => None,
        }
    }

    fn punct(&self, i: usize, c: char) -> bool {
        matches!(self.kind(i), Some(Kind::Punct(p)) if *p == c)
    }

    fn tight(&self, i: usize) -> bool {
        self.toks.get(i).is_some_and(|t| !t.gap)
    }

    fn number(&self, i: usize) -> Option<rust_decimal::Decimal> {
        match self.kind(i) {
            Some(Kind::Num(n)) => Some(*n),
            _ => None,
        }
    }

    /// The subject that starts at a token, and the token after it.
    pub(crate) fn read(&mut self, from: usize) -> Option<(Subject, usize)> {
        let tok = self.toks.get(from)?;
        let mut subject = Subject::plain(self.sub(from)?.clone(), tok.from, tok.to);
        let mut at = next(from);
        if let Some(end) = self.isotope(from) {
            subject.to = self.toks.get(end.saturating_sub(1)).map_or(tok.to, |t| t.to);
            subject.sub.wordlike = false;
            at = end;
        } else if let Some((parts, end)) = self.shorthand(from) {
            let to = self.toks.get(end.saturating_sub(1)).map_or(tok.to, |t| t.to);
            let names: Vec<&str> = parts.iter().map(|p| &*p.name).collect();
            let name = names.join("-");
            subject.sub = Sub::new(What::Alloy(Arc::new(parts)), name);
            subject.to = to;
            at = end;
        } else if let Some((family, end)) = self.joined(from) {
            subject.to = self.toks.get(end.saturating_sub(1)).map_or(tok.to, |t| t.to);
            let symbols: Vec<_> =
                family.iter().map(|el| self.lexicon.symbols.symbol(*el)).collect();
            subject.sub = Sub::new(What::Family(family), symbols.join("-"));
            at = end;
        }
        loop {
            if let Some(end) = self.dopants(&mut subject, at) {
                at = end;
            } else if let Some(end) = self.water(&mut subject, at) {
                at = end;
            } else if let Some(end) = self.alias(&mut subject, at) {
                at = end;
            } else if let Some(end) = self.basis(&mut subject, at) {
                at = end;
            } else {
                break;
            }
            subject.to = self.toks.get(at.saturating_sub(1)).map_or(subject.to, |t| t.to);
        }
        Some((subject, at))
    }

    /// `Y-90`, `Lu-177`: the number is that of the isotope, between twice and nearly three times
    /// the number of the element.
    fn isotope(&self, from: usize) -> Option<usize> {
        let What::Element(el) = self.sub(from)?.what else { return None };
        let number = rust_decimal::Decimal::from(self.lexicon.symbols.info(el)?.number);
        let (hyphen, mass_at) = (next(from), next(next(from)));
        let mass = self.number(mass_at)?;
        let end = next(mass_at);
        let tight = self.punct(hyphen, '-') && self.tight(hyphen) && self.tight(mass_at);
        let bare = !matches!(
            self.kind(end),
            Some(Kind::Unit(_) | Kind::Sub(_) | Kind::Punct('-' | '~' | '±'))
        );
        let least = number.checked_mul(rust_decimal::Decimal::new(19, 1))?;
        let most = number.checked_mul(rust_decimal::Decimal::new(28, 1))?;
        let fits = mass.fract().is_zero() && mass >= least && mass <= most;
        (tight && bare && fits).then_some(end)
    }

    /// `:Ce`, `:Ce,Tb`, `: Eu3+`; also `Ce:YAG`, where the dopant stands first.
    fn dopants(&self, subject: &mut Subject, at: usize) -> Option<usize> {
        let colon = self.toks.get(at)?;
        if !self.punct(at, ':') || colon.gap || colon.wide {
            return None;
        }
        let mut i = next(at);
        if let (What::Element(dopant), Some(host)) = (&subject.sub.what, self.sub(i))
            && self.tight(i)
            && is_host(&host.what)
            && !host.what.holds(*dopant)
        {
            let dopant = *dopant;
            let mut sub = host.clone();
            sub.what = doped(self.lexicon, &sub.what, dopant, None)?;
            subject.sub = sub;
            return Some(next(i));
        }
        if !is_host(&subject.sub.what) {
            return None;
        }
        let mut what = subject.sub.what.clone();
        let mut done = None;
        while let Some(sub) = self.sub(i) {
            let formula = sub.what.formula()?;
            let dopant = formula.lone()?;
            // `GdFe:Gd 72`, `SmCo5:Sm 36`: a list that begins.
            if what.holds(dopant) && done.is_none() {
                return None;
            }
            let count =
                formula.atoms.first().filter(|_| formula.numbered).map(|atom| atom.count.low);
            what = doped(self.lexicon, &what, dopant, count)?;
            done = Some(next(i));
            let more = self.punct(next(i), ',') || self.punct(next(i), '，');
            if !more || !self.tight(next(i)) || !self.tight(next(next(i))) {
                break;
            }
            i = next(next(i));
        }
        subject.sub.what = what;
        done
    }

    /// `SmCl3 6H2O`: water after a space.
    fn water(&self, subject: &mut Subject, at: usize) -> Option<usize> {
        let n = self.number(at)?;
        let water = self.sub(next(at)).filter(|s| s.name == "H2O" && self.tight(next(at)))?;
        let What::Formula(host) = &subject.sub.what else { return None };
        let drop = water.what.formula()?;
        let mut formula = (**host).clone();
        for atom in drop.atoms {
            formula.push(atom.who, atom.count.times(Interval::point(n)));
        }
        subject.sub.what = What::Formula(Arc::new(formula));
        subject.sub.name.push_str(&format!("·{n}H2O"));
        Some(next(next(at)))
    }

    /// Another name of the same substance: in brackets, after a slash or comma, or beside it.
    fn alias(&self, subject: &mut Subject, at: usize) -> Option<usize> {
        let mut i = at;
        let bracket = self.punct(i, '(') || self.punct(i, '[');
        if bracket
            || self.punct(i, '/')
            || self.punct(i, ',')
            || self.punct(i, '，')
            || self.punct(i, '"')
            || self.punct(i, '=')
        {
            i = next(i);
        }
        let mut cas_word = false;
        while matches!(self.kind(i), Some(Kind::Mark(Mark::CasWord)))
            || (cas_word && (self.punct(i, ':') || self.punct(i, '.')))
        {
            cas_word = true;
            i = next(i);
        }
        let other = self.sub(i)?.clone();
        let end = next(i);
        if self.shorthand(i).is_some() || self.joined(i).is_some() {
            return None;
        }
        if bracket && !(self.punct(end, ')') || self.punct(end, ']')) {
            return None;
        }
        let end = if bracket { next(end) } else { end };
        if !one(self.lexicon, &subject.sub, &other) {
            return None;
        }
        subject.sub = told_better(&subject.sub, other);
        subject.sub.wordlike = false;
        Some(end)
    }

    /// `/TREO`: the total that the share is of.
    fn basis(&self, subject: &mut Subject, at: usize) -> Option<usize> {
        if subject.basis.is_some()
            || !self.punct(at, '/')
            || matches!(subject.sub.what, What::Group(_))
        {
            return None;
        }
        match self.sub(next(at))?.what {
            What::Group(group) => {
                subject.basis = Some(group);
                Some(next(next(at)))
            }
            _ => None,
        }
    }

    /// `Mg-30Gd`, `Al-30at%Sc`, `Ni-22Cr-10Al-1Y`, `ZrO2 8Y2O3`, `Fe-Y50`.
    fn shorthand(&self, from: usize) -> Option<(Vec<AlloyPart>, usize)> {
        let base = self.sub(from)?;
        let plain = matches!(base.what, What::Element(_) | What::Formula(_) | What::Family(_));
        if !plain || base.cas {
            return None;
        }
        let mut parts = vec![AlloyPart {
            what: base.what.clone(),
            name: base.name.clone(),
            percent: None,
            unit: UnitKind::None,
        }];
        let mut at = next(from);
        let mut listed_unit = UnitKind::None;
        while let Some((part, end)) = self.shorthand_part(at, base) {
            if part.unit != UnitKind::None {
                listed_unit = part.unit;
            }
            parts.push(part);
            at = end;
        }
        // `Nd - 30 % Dy - 3 %`: a list, each with the amount behind it.
        let list = self.punct(at, '-') && self.number(next(at)).is_some();
        if parts.len() < 2 || list {
            return None;
        }
        // A unit after the last part counts for all: `Al-2Sc (wt%)`.
        for part in &mut parts {
            if part.unit == UnitKind::None {
                part.unit = listed_unit;
            }
        }
        Some((parts, at))
    }

    fn shorthand_part(&self, at: usize, base: &Sub) -> Option<(AlloyPart, usize)> {
        let hyphen = self.punct(at, '-');
        let mut i = if hyphen { next(at) } else { at };
        let apart = hyphen && !self.tight(i);
        if let Some(n) = self.number(i) {
            let mut unit = Unit::NONE;
            let mut glued = self.tight(next(i));
            let mut sub_at = next(i);
            if let Some(Kind::Unit(u)) = self.kind(sub_at) {
                unit = *u;
                sub_at = next(sub_at);
                glued = hyphen;
            }
            let sub = self.sub(sub_at)?;
            // `Al - 2 wt% Sc`, not `Dysprosium - 99 % Dy`.
            if apart && (unit == Unit::NONE || same(self.lexicon, &base.what, &sub.what)) {
                return None;
            }
            let compound =
                matches!(base.what, What::Formula(_)) && matches!(sub.what, What::Formula(_));
            if !glued || (!hyphen && !compound) || sub.cas || sub.name == "H2O" {
                return None;
            }
            if !matches!(sub.what, What::Element(_) | What::Formula(_)) {
                return None;
            }
            let percent = Some(Interval::point(crate::interval::mul(n, unit.factor, true)));
            let part = AlloyPart {
                what: sub.what.clone(),
                name: sub.name.clone(),
                percent,
                unit: unit.kind,
            };
            return Some((part, next(sub_at)));
        }
        // `Fe-Y50`: the number after the symbol.
        if !hyphen || apart || self.toks.get(at).is_none_or(|t| t.gap) {
            return None;
        }
        let sub = self.sub(i)?;
        let formula = sub.what.formula()?;
        let el = formula.lone().filter(|_| formula.numbered)?;
        if !matches!(base.what, What::Element(_) | What::Family(_)) {
            return None;
        }
        i = next(i);
        let count = formula.atoms.first()?.count;
        let part = AlloyPart {
            what: What::Element(el),
            name: self.lexicon.symbols.symbol(el).to_string(),
            percent: Some(count),
            unit: UnitKind::None,
        };
        Some((part, i))
    }

    /// `Al-Mg-Sc-Zr`, `Dy-Fe`: elements with hyphens between.
    fn joined(&self, from: usize) -> Option<(Vec<crate::symbols::El>, usize)> {
        let mut family: Vec<crate::symbols::El> = Vec::new();
        let mut at = from;
        loop {
            match &self.sub(at)?.what {
                What::Element(el) => family.push(*el),
                What::Family(els) => family.extend(els),
                _ => return None,
            }
            at = next(at);
            let goes_on = self.punct(at, '-')
                && self.tight(at)
                && self.tight(next(at))
                && matches!(
                    self.sub(next(at)).map(|s| &s.what),
                    Some(What::Element(_) | What::Family(_))
                );
            if !goes_on {
                break;
            }
            at = next(at);
        }
        (family.len() > 1 && at > next(from)).then_some((family, at))
    }
}

/// Something that can hold an activator.
fn is_host(what: &What) -> bool {
    match what {
        What::Formula(formula) => formula.lone().is_none(),
        What::Designation(_) | What::Alloy(_) => true,
        _ => false,
    }
}

/// The host with an activator more.
fn doped(
    lexicon: &Lexicon,
    host: &What,
    dopant: crate::symbols::El,
    count: Option<rust_decimal::Decimal>,
) -> Option<What> {
    match host {
        What::Formula(formula) => {
            let mut formula: Formula = (**formula).clone();
            formula.dopants.push((dopant, count));
            Some(What::Formula(Arc::new(formula)))
        }
        What::Alloy(parts) => {
            let mut parts = (**parts).clone();
            parts.push(dopant_part(lexicon, dopant));
            Some(What::Alloy(Arc::new(parts)))
        }
        _ => None,
    }
}

fn dopant_part(lexicon: &Lexicon, dopant: crate::symbols::El) -> AlloyPart {
    AlloyPart {
        what: What::Element(dopant),
        name: lexicon.symbols.symbol(dopant).to_string(),
        percent: Some(Interval::SOME),
        unit: UnitKind::Mass,
    }
}

/// Of two names of one substance, the one that tells more.
fn told_better(a: &Sub, b: Sub) -> Sub {
    match (&a.what, &b.what) {
        (What::Cas, _) => b,
        (What::Designation(_), What::Formula(_)) => b,
        _ => Sub { cas: false, ..a.clone() },
    }
}

/// True: two names of one substance. Different CAS numbers are none.
pub(crate) fn one(lexicon: &Lexicon, a: &Sub, b: &Sub) -> bool {
    let unknown = a.what == What::Cas || b.what == What::Cas;
    same(lexicon, &a.what, &b.what) && !(a.cas && b.cas && unknown && a.name != b.name)
}

/// True: what both stand for is one substance, as far as can be told.
pub(crate) fn same(lexicon: &Lexicon, a: &What, b: &What) -> bool {
    match (a, b) {
        (What::Cas, What::Group(_) | What::Other(_))
        | (What::Group(_) | What::Other(_), What::Cas) => false,
        (What::Cas, _) | (_, What::Cas) => true,
        (What::Element(x), What::Element(y)) => x == y,
        (What::Formula(x), What::Formula(y)) => alike(lexicon, x, y),
        (What::Family(x), What::Family(y)) => {
            x.len() == y.len() && x.iter().all(|el| y.contains(el))
        }
        (What::Group(x), What::Group(y)) => x == y || lexicon.holds(*x) == lexicon.holds(*y),
        (What::Designation(x), What::Designation(y)) => x == y,
        (What::Inert, What::Inert) => true,
        _ => false,
    }
}

/// True: the same substance, or the same with or without water, or another oxide of the metal.
fn alike(lexicon: &Lexicon, a: &Formula, b: &Formula) -> bool {
    if a == b {
        return true;
    }
    let metals = |f: &Formula| {
        let mut els: Vec<Who> = f
            .whos()
            .filter(|w| !matches!(w, Who::Element(el) if !lexicon.symbols.metal(*el)))
            .collect();
        let place = |w: &Who| match w {
            Who::Element(el) => (0, u16::from(*el)),
            Who::Group(g) => (1, *g),
        };
        ree_contract::order::sort_by(&mut els, |a, b| place(a).cmp(&place(b)));
        els.dedup();
        els
    };
    let (x, y) = (metals(a), metals(b));
    let (kind, other) = (a.carrier(&lexicon.symbols), b.carrier(&lexicon.symbols));
    !x.is_empty() && x == y && kind == other && matches!(kind, Carrier::Oxide | Carrier::Compound)
}
