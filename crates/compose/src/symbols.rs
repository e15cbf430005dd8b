//! The elements, found by exact symbol.

use ree_rulebook::{Element, Str};
use rust_decimal::Decimal;

use crate::interval::{div, mul};

/// Index of an element in the table.
pub(crate) type El = u8;

/// What the reader knows of an element.
#[derive(Clone, Debug)]
pub(crate) struct Info {
    pub(crate) symbol: Str,
    pub(crate) weight: Option<Decimal>,
    pub(crate) number: u8,
    pub(crate) metal: bool,
    pub(crate) rare_earth: bool,
}

const LETTERS: usize = 26;
const NONE: u8 = u8::MAX;
/// Californium, the last element that is sold.
const HEAVIEST_GOODS: u8 = 98;

/// All elements.
#[derive(Clone, Debug)]
pub struct Symbols {
    infos: Vec<Info>,
    /// First letter times 27 plus second letter (0: none).
    places: Vec<u8>,
}

/// Place of a letter from 0, if it is one of the wanted case.
fn letter(c: char, first: char) -> Option<usize> {
    let n = u32::from(c).checked_sub(u32::from(first))?;
    usize::try_from(n).ok().filter(|n| *n < LETTERS)
}

fn place(a: char, b: Option<char>) -> Option<usize> {
    let first = letter(a, 'A')?;
    let second = match b {
        Some(b) => letter(b, 'a')?.saturating_add(1),
        None => 0,
    };
    Some(first.saturating_mul(LETTERS.saturating_add(1)).saturating_add(second))
}

impl Symbols {
    /// Builds the table.
    ///
    /// # Errors
    /// A symbol or a weight that is none.
    pub fn new(elements: &[Element]) -> Result<Self, String> {
        let mut places = vec![NONE; LETTERS.saturating_mul(LETTERS.saturating_add(1))];
        let mut infos = Vec::with_capacity(elements.len());
        for element in elements {
            let weight = match &element.weight {
                Some(text) => Some(
                    Decimal::from_str_exact(text)
                        .map_err(|e| format!("{}: weight {text}: {e}", element.symbol))?,
                ),
                None => None,
            };
            let mut letters = element.symbol.chars();
            let slot = match (letters.next(), letters.next(), letters.next()) {
                (Some(a), b, None) => place(a, b).and_then(|p| places.get_mut(p)),
                _ => None,
            };
            let slot = slot.ok_or_else(|| format!("{} is no symbol", element.symbol))?;
            let place = u8::try_from(infos.len()).map_err(|e| e.to_string())?;
            // The heaviest were never goods; their symbols are words (No, Md).
            if element.number <= HEAVIEST_GOODS {
                *slot = place;
            }
            infos.push(Info {
                symbol: element.symbol.clone(),
                weight,
                number: element.number,
                metal: element.metal,
                rare_earth: element.rare_earth,
            });
        }
        Ok(Self { infos, places })
    }

    fn find(&self, a: char, b: Option<char>) -> Option<El> {
        let el = *self.places.get(place(a, b)?)?;
        (el != NONE).then_some(el)
    }

    /// The element whose symbol begins here, the longer first, and how many letters it takes.
    pub(crate) fn starting(&self, a: char, b: char) -> Option<(El, usize)> {
        if let Some(el) = self.find(a, Some(b)) {
            return Some((el, 2));
        }
        self.find(a, None).map(|el| (el, 1))
    }

    /// The element of a one-letter symbol.
    pub(crate) fn single(&self, a: char) -> Option<El> {
        self.find(a, None)
    }

    /// The element of exactly this symbol.
    pub(crate) fn named(&self, symbol: &str) -> Option<El> {
        let mut letters = symbol.chars();
        match (letters.next(), letters.next(), letters.next()) {
            (Some(a), b, None) => self.find(a, b),
            _ => None,
        }
    }

    /// What is known of an element.
    pub(crate) fn info(&self, el: El) -> Option<&Info> {
        self.infos.get(usize::from(el))
    }

    /// Its symbol.
    pub(crate) fn symbol(&self, el: El) -> Str {
        self.info(el).map_or_else(|| "?".into(), |i| i.symbol.clone())
    }

    /// True: a metal.
    pub(crate) fn metal(&self, el: El) -> bool {
        self.info(el).is_some_and(|i| i.metal)
    }

    /// True: a rare earth.
    pub(crate) fn rare_earth(&self, el: El) -> bool {
        self.info(el).is_some_and(|i| i.rare_earth)
    }

    /// Its standard weight. Elements without one (all radioactive) count by twice to three times
    /// their number, which holds for every known isotope in use.
    pub(crate) fn weight(&self, el: El) -> (Decimal, Decimal) {
        match self.info(el) {
            Some(Info { weight: Some(w), .. }) => (*w, *w),
            Some(info) => {
                let n = Decimal::from(info.number);
                (mul(n, Decimal::TWO, false), mul(n, Decimal::from(3), true))
            }
            None => (Decimal::ONE, Decimal::from(300)),
        }
    }

    /// Lightest and heaviest of several elements.
    pub(crate) fn weights(&self, els: &[El]) -> (Decimal, Decimal) {
        let mut both: Option<(Decimal, Decimal)> = None;
        for el in els {
            let (low, high) = self.weight(*el);
            both = Some(both.map_or((low, high), |(a, b)| (a.min(low), b.max(high))));
        }
        both.unwrap_or((Decimal::ONE, Decimal::from(300)))
    }

    /// All elements, by index.
    pub(crate) fn all(&self) -> impl Iterator<Item = (El, &Info)> {
        self.infos.iter().enumerate().filter_map(|(i, e)| Some((El::try_from(i).ok()?, e)))
    }
}

/// The share of a part in a whole, in percent, outward.
pub(crate) fn percent_of(part: Decimal, whole: Decimal, up: bool) -> Decimal {
    div(mul(part, Decimal::ONE_HUNDRED, up), whole, up).min(Decimal::ONE_HUNDRED)
}
