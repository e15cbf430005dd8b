//! Whether words speak of controlled goods beside what would be freed, or of goods taken apart.

use crate::chars::{is_east, is_word};
use crate::lexicon::{FactWord, NUMBER};
use crate::phrase::{Scene, Spot, next};
use crate::suggest::Hit;
use crate::sway::{Role, Sway};

fn is_diameter(c: char) -> bool {
    matches!(c, 'Ø' | 'ø' | 'φ' | 'Φ' | '⌀')
}

/// Less than half.
const LESSER_PART: rust_decimal::Decimal = rust_decimal::Decimal::from_parts(50, 0, 0, false, 0);

/// What words speak of beside what they would free.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// Goods taken apart, scrap, or not yet made.
    pub apart: bool,
    /// Those, or controlled goods that are built into nothing.
    pub loose: bool,
    /// Powder, paste, solution: a form that nothing told by the piece has.
    pub bulk: bool,
}

impl std::ops::BitOrAssign for Beside {
    fn bitor_assign(&mut self, other: Self) {
        self.apart |= other.apart;
        self.loose |= other.loose;
        self.bulk |= other.bulk;
    }
}

impl Scene<'_, '_> {
    /// Whether controlled goods are spoken of that are built into nothing, or goods taken apart.
    pub(crate) fn beside(&self) -> Beside {
        let caught = |(h, w): &(Hit, &FactWord)| {
            let beside = || self.is_beside(h.from, h.to, Some(&w.fact)) && !self.is_share(h.to);
            w.sway == Sway::Catches && !self.is_firm(h.to) && beside()
        };
        let said = |s: &Spot| match s.role {
            Role::Raw => self.is_beside(s.from, s.to, None),
            // What only a bare magnet or its material has: goods that have it are no device.
            Role::Form => !self.within_freed(s.from, s.to) && !self.is_built_in(s.from, s.to),
            _ => false,
        };
        let loose = |s: &Spot| s.role == Role::Loose && !self.within_freed(s.from, s.to);
        let apart = self.spots.iter().any(loose);
        let bulk = |s: &Spot| s.role == Role::Bulk && self.is_beside(s.from, s.to, None);
        let caught = || self.live.iter().any(caught);
        Beside {
            apart,
            loose: apart || self.spots.iter().any(said) || caught() || self.tells_size(),
            bulk: self.spots.iter().any(bulk),
        }
    }

    /// `NdFeB magnet 8 %`: a lesser part of what is named, in its bill of materials.
    fn is_share(&self, to: usize) -> bool {
        let sign = |c: char| matches!(c, ' ' | ':' | '：' | '|' | '\t' | '(' | '~' | '≈');
        let from = (to..).find(|at| !sign(self.text.at(*at))).unwrap_or(to);
        let number = |c: char| c.is_ascii_digit() || c == '.';
        let end = (from..).find(|at| !number(self.text.at(*at))).unwrap_or(from);
        let unit = (end..).find(|at| self.text.at(*at) != ' ').unwrap_or(end);
        let share = self.text.plain(from, end).parse::<rust_decimal::Decimal>();
        self.text.at(unit) == '%' && share.is_ok_and(|share| share < LESSER_PART)
    }

    /// True: a grade or bare dimensions are told, of nothing that is built in: `N42SH`, `D25x8`.
    fn tells_size(&self) -> bool {
        (0..self.text.len()).any(|at| {
            let here = self.text.at(at);
            let starts = (is_word(here) || is_diameter(here)) && !is_word(self.text.before(at));
            starts && {
                let (size, end) = self.size(at);
                let mut known = self.lexicon.sizes.iter();
                let fits =
                    |k: &str| if k.ends_with(NUMBER) { size.starts_with(k) } else { size == k };
                known.any(|k| fits(k)) && !self.is_built_in(at, end)
            }
        })
    }

    /// A word with each number as `#`, spaces around the sign of a product left out, and its end.
    fn size(&self, from: usize) -> (String, usize) {
        let mut size = String::new();
        let mut at = from;
        loop {
            let c = self.text.at(at);
            let number = size.ends_with(NUMBER);
            match c {
                '0'..='9' if number => {}
                '0'..='9' => size.push(NUMBER),
                '.' if number && self.text.at(next(at)).is_ascii_digit() => {}
                '×' | '*' => size.push('X'),
                ' ' if number && self.is_times(next(at)) => {}
                ' ' if size.ends_with('X') && self.text.at(next(at)).is_ascii_digit() => {}
                'x' => size.push('X'),
                c if is_diameter(c) => size.push('D'),
                c if c.is_ascii_alphabetic() => size.push(c),
                _ => return (size, at),
            }
            at = next(at);
        }
    }

    /// True: the sign of a product, apart from what it stands between.
    fn is_times(&self, at: usize) -> bool {
        match self.text.at(at) {
            '×' | '*' => true,
            'x' | 'X' => self.text.at(next(at)) == ' ',
            _ => false,
        }
    }

    fn is_beside(&self, from: usize, to: usize, fact: Option<&str>) -> bool {
        !self.within_freed(from, to) && !self.is_attribute(to, fact) && !self.is_built_in(from, to)
    }

    /// True: the name of other goods follows in the phrase, that are of this: "permanent magnet motor".
    fn is_attribute(&self, to: usize, fact: Option<&str>) -> bool {
        // Several of them are no attribute: "magnets motor".
        if self.text.before(to) == 's' {
            return false;
        }
        let other = |at: usize| {
            let mut here = self.live.iter().filter(|(h, _)| h.from == at);
            here.any(|(_, w)| w.sway == Sway::Frees || fact == Some(&*w.fact))
        };
        let mut at = to;
        loop {
            if other(at) {
                return true;
            }
            let gap = self.text.at(at) == ' ';
            if gap && is_east(self.text.before(at)) && is_east(self.text.at(next(at))) {
                return false;
            }
            if gap || self.text.at(at) == '-' && !self.breaks(at, true) {
                at = next(at);
                continue;
            }
            match self.spot(at) {
                Some(spot) if matches!(spot.role, Role::Tail | Role::Sort) => at = spot.to,
                Some(_) => return false,
                None if !is_word(self.text.at(at)) => return false,
                None if is_east(self.text.at(at)) => at = next(at),
                None => at = self.token(at).0,
            }
        }
    }

    /// True: the words around say that it is a fixed part of other goods.
    fn is_built_in(&self, from: usize, to: usize) -> bool {
        let after = || self.spots.iter().filter(|s| s.from >= to);
        let apart = |s: &&Spot| {
            let against =
                matches!(s.role, Role::Not | Role::Pack | Role::Party | Role::Raw | Role::Form);
            against && !self.broken(to, s.from, true)
        };
        if after().any(|s| apart(&s)) {
            return false;
        }
        for spot in self.before(from).take_while(|s| !self.broken(s.to, from, true)) {
            match spot.role {
                Role::And | Role::Not => return false,
                // Counted, they may lie beside it.
                Role::With if (spot.to..from).any(|i| self.text.at(i).is_ascii_digit()) => break,
                Role::With | Role::Done => return true,
                _ => {}
            }
        }
        for spot in after().take_while(|s| !self.broken(to, s.from, false)) {
            let other = |(h, w): &(Hit, &FactWord)| {
                let between = h.from >= to && h.to <= spot.from;
                w.sway == Sway::Catches && between && self.broken(to, h.from, true)
            };
            if spot.role == Role::Not || self.live.iter().any(other) {
                return false;
            }
            let done = matches!(spot.role, Role::Done | Role::Made);
            if done && self.is_said_of(to, spot.from) && self.is_last(spot.to, Sway::Frees) {
                return true;
            }
        }
        false
    }

    /// True: between two places no sign stands but one right before the second.
    fn is_said_of(&self, from: usize, to: usize) -> bool {
        let sign = (from..to).rev().find(|at| self.breaks(*at, true));
        sign.is_none_or(|at| (at..to).all(|i| !is_word(self.text.at(i))))
    }
}
