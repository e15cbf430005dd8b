//! A chemical formula once it is read: how many atoms of what, and what that makes by mass.

use rust_decimal::Decimal;

use crate::interval::{add, less, mul};
use crate::model::{Carrier, Interval};
use crate::symbols::{El, Symbols, percent_of};

/// Metalloids and small atoms up to this share leave an alloy an alloy (Nd2Fe14B, Sm2Fe17N3).
const GUESTS_IN_ALLOY: Decimal = Decimal::from_parts(25, 0, 0, false, 2);

/// An element, or a group that stands for one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Who {
    Element(El),
    /// Index of a group of the lexicon.
    Group(u16),
}

/// So many atoms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Atom {
    pub(crate) who: Who,
    pub(crate) count: Interval,
}

/// Atoms that share places without a told split: `(Nd,Dy)2`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Site {
    pub(crate) members: Vec<Who>,
    pub(crate) count: Interval,
}

/// A formula.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Formula {
    pub(crate) atoms: Vec<Atom>,
    pub(crate) sites: Vec<Site>,
    /// Activators after a colon, with their number where it is told.
    pub(crate) dopants: Vec<(El, Option<Decimal>)>,
    /// True: water of unknown amount belongs to it.
    pub(crate) some_water: bool,
    /// True: the numbers are percentages, because one of them is the balance.
    pub(crate) percent: bool,
    /// True: some number stands in it.
    pub(crate) numbered: bool,
    /// True: some number of it is a letter whose value stands elsewhere.
    pub(crate) variables: bool,
}

/// What a formula brings of one element or group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct FormulaShare {
    pub(crate) who: Who,
    /// Percent of the mass of the formula.
    pub(crate) percent: Interval,
    /// True: a dopant without a number.
    pub(crate) trace: bool,
}

impl Formula {
    /// One atom.
    pub(crate) fn element(el: El) -> Self {
        let atom = Atom { who: Who::Element(el), count: Interval::point(Decimal::ONE) };
        Self { atoms: vec![atom], ..Self::default() }
    }

    /// Adds atoms, to those of the same kind if there are any.
    pub(crate) fn push(&mut self, who: Who, count: Interval) {
        match self.atoms.iter_mut().find(|a| a.who == who) {
            Some(atom) => atom.count = atom.count.plus(count),
            None => self.atoms.push(Atom { who, count }),
        }
    }

    /// Everything in it, dopants last.
    pub(crate) fn whos(&self) -> impl Iterator<Item = Who> {
        let atoms = self.atoms.iter().map(|a| a.who);
        let sites = self.sites.iter().flat_map(|s| s.members.iter().copied());
        atoms.chain(sites).chain(self.dopants.iter().map(|(el, _)| Who::Element(*el)))
    }

    /// The elements in it, dopants last.
    pub(crate) fn elements(&self) -> impl Iterator<Item = El> {
        self.whos().filter_map(|who| match who {
            Who::Element(el) => Some(el),
            Who::Group(_) => None,
        })
    }

    /// The one element, if it is nothing but that.
    pub(crate) fn lone(&self) -> Option<El> {
        match (self.atoms.as_slice(), self.sites.is_empty(), self.dopants.is_empty()) {
            ([Atom { who: Who::Element(el), .. }], true, true) if !self.some_water => Some(*el),
            _ => None,
        }
    }

    /// Molar mass, least and most. `groups` tells the members of a group.
    pub(crate) fn molar(&self, symbols: &Symbols, groups: &dyn Fn(u16) -> Vec<El>) -> Interval {
        let (mut low, mut high) = (Decimal::ZERO, Decimal::ZERO);
        for atom in &self.atoms {
            let (least, most) = weight(symbols, groups, atom.who);
            low = add(low, mul(least, atom.count.low, false));
            high = add(high, mul(most, atom.count.high, true));
        }
        for site in &self.sites {
            let (least, most) = site_weights(symbols, groups, site);
            low = add(low, mul(least, site.count.low, false));
            high = add(high, mul(most, site.count.high, true));
        }
        for (el, count) in &self.dopants {
            let count = count.unwrap_or_default();
            let (least, most) = symbols.weight(*el);
            low = add(low, mul(least, count, false));
            high = add(high, mul(most, count, true));
        }
        if self.some_water {
            // Up to ten molecules; no rare earth salt of the trade holds more per metal atom.
            high = add(high, Decimal::from(180));
        }
        Interval::closed(low, high)
    }

    /// What it brings, in percent of its own mass.
    pub(crate) fn shares(
        &self,
        symbols: &Symbols,
        groups: &dyn Fn(u16) -> Vec<El>,
    ) -> Vec<FormulaShare> {
        let molar = self.molar(symbols, groups);
        let mut shares: Vec<FormulaShare> = Vec::new();
        for atom in &self.atoms {
            let (least, most) = weight(symbols, groups, atom.who);
            let own = Interval {
                low: mul(least, atom.count.low, false),
                high: mul(most, atom.count.high, true),
                ..atom.count
            };
            shares.push(FormulaShare { who: atom.who, percent: share(own, molar), trace: false });
        }
        for site in &self.sites {
            let (least, most) = site_weights(symbols, groups, site);
            for who in &site.members {
                let (_, heavy) = weight(symbols, groups, *who);
                let own = mul(heavy, site.count.high, true);
                // The member alone on its places, beside everything else at its lightest.
                let others = less(molar.low, mul(least.min(most), site.count.low, false));
                let high = percent_of(own, add(own, others), true);
                let percent =
                    Interval { low: Decimal::ZERO, high, low_open: true, high_open: true };
                shares.push(FormulaShare { who: *who, percent, trace: false });
            }
        }
        for (el, count) in &self.dopants {
            let who = Who::Element(*el);
            match count {
                Some(count) => {
                    let (least, most) = symbols.weight(*el);
                    let own = Interval::closed(mul(least, *count, false), mul(most, *count, true));
                    shares.push(FormulaShare { who, percent: share(own, molar), trace: false });
                }
                None => {
                    shares.push(FormulaShare { who, percent: Interval::SOME, trace: true });
                }
            }
        }
        shares
    }

    /// The least percentage of the mass that those who share a place come to together.
    pub(crate) fn least_of_site(
        &self,
        symbols: &Symbols,
        groups: &dyn Fn(u16) -> Vec<El>,
        site: &Site,
    ) -> Decimal {
        let (least, most) = site_weights(symbols, groups, site);
        let own = mul(least, site.count.low, false);
        let heaviest = mul(most, site.count.high, true);
        let others = less(self.molar(symbols, groups).high, heaviest);
        percent_of(own, add(own, others), false)
    }

    /// The kind of substance it is, as the carrier of its metals.
    pub(crate) fn carrier(&self, symbols: &Symbols) -> Carrier {
        let (mut metals, mut guests, mut oxygen, mut other) = (0_u32, 0_u32, 0_u32, 0_u32);
        let (mut metal_atoms, mut guest_atoms) = (Decimal::ZERO, Decimal::ZERO);
        let counted = self.atoms.iter().map(|a| (a.who, a.count.high));
        let sited = self.sites.iter().flat_map(|s| s.members.iter().map(|m| (*m, s.count.high)));
        for (who, count) in counted.chain(sited) {
            let kind = match who {
                Who::Group(_) => Kind::Metal,
                Who::Element(el) => kind(symbols, el),
            };
            let tally = match kind {
                Kind::Metal => &mut metals,
                Kind::Guest => &mut guests,
                Kind::Oxygen => &mut oxygen,
                Kind::Other => &mut other,
            };
            *tally = tally.saturating_add(1);
            match kind {
                Kind::Metal => metal_atoms = add(metal_atoms, count),
                _ => guest_atoms = add(guest_atoms, count),
            }
        }
        if self.some_water || other > 0 || metals == 0 {
            return Carrier::Compound;
        }
        if oxygen > 0 {
            return match (guests, metals) {
                (0, 1) => Carrier::Oxide,
                (0, _) => Carrier::ComplexOxide,
                _ => Carrier::Compound,
            };
        }
        let all = add(metal_atoms, guest_atoms);
        if guests == 0 || !self.numbered || guest_atoms <= mul(all, GUESTS_IN_ALLOY, true) {
            // Without numbers (NdFeB, SmFeN) two metals make an alloy name, one a compound (SiC).
            let named_alloy = guests == 0 || self.numbered || metals > 1;
            return if named_alloy { Carrier::Metal } else { Carrier::Compound };
        }
        Carrier::Compound
    }
}

enum Kind {
    Metal,
    Guest,
    Oxygen,
    Other,
}

fn kind(symbols: &Symbols, el: El) -> Kind {
    if symbols.metal(el) {
        return Kind::Metal;
    }
    match &*symbols.symbol(el) {
        "O" => Kind::Oxygen,
        "H" | "B" | "C" | "N" | "P" | "As" | "Te" | "Ge" | "Si" => Kind::Guest,
        _ => Kind::Other,
    }
}

fn weight(symbols: &Symbols, groups: &dyn Fn(u16) -> Vec<El>, who: Who) -> (Decimal, Decimal) {
    match who {
        Who::Element(el) => symbols.weight(el),
        Who::Group(group) => symbols.weights(&groups(group)),
    }
}

fn site_weights(
    symbols: &Symbols,
    groups: &dyn Fn(u16) -> Vec<El>,
    site: &Site,
) -> (Decimal, Decimal) {
    let mut both: Option<(Decimal, Decimal)> = None;
    for who in &site.members {
        let (low, high) = weight(symbols, groups, *who);
        both = Some(both.map_or((low, high), |(a, b)| (a.min(low), b.max(high))));
    }
    both.unwrap_or((Decimal::ONE, Decimal::from(300)))
}

/// Percent that `own` makes of a molar mass that it belongs to.
fn share(own: Interval, molar: Interval) -> Interval {
    // The more of it, the less room for the rest: the other atoms keep their own ends.
    let (others_low, others_high) = (less(molar.low, own.low), less(molar.high, own.high));
    Interval {
        low: percent_of(own.low, add(own.low, others_high), false),
        high: percent_of(own.high, add(own.high, others_low), true),
        ..own
    }
}
