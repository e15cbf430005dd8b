//! Words for the declaration's remarks field. Practice, modelled on a sister announcement: the
//! exact words of the measure itself were not read by those who keep the rulebook.

use ree_contract::{ControlCode, Outcome, Text};

use crate::assemble::{Assembly, Finding};
use crate::words::{self, Fill};
use ree_contract::order;

impl Assembly<'_> {
    pub(crate) fn remark(&self, found: &Finding, codes: &[ControlCode]) -> Option<Text> {
        let rulebook = self.inquiry.rulebook;
        match found.outcome {
            Outcome::LicenceRequired if !codes.is_empty() => {
                let list = words::list(codes.iter().map(|c| &**c));
                Some(words::message(rulebook, "remark-licence", &[("codes", Fill::Both(&list))]))
            }
            Outcome::NotControlled => {
                let details = self.details();
                Some(words::message(rulebook, "remark-clear", &[("details", Fill::Both(&details))]))
            }
            _ => None,
        }
    }

    /// The composition as stated, largest shares first, for goods near the list. What was stated as
    /// absent is no amount of 0 %: nobody measured that.
    fn details(&self) -> Text {
        let rulebook = self.inquiry.rulebook;
        let parts = self.composition.and_then(|c| c.readings.first()).map(|r| &r.parts);
        let mut shares: Vec<(rust_decimal::Decimal, Text)> = Vec::new();
        let mut absent: Vec<&str> = Vec::new();
        for part in parts.into_iter().flatten() {
            match &part.mass {
                Some(mass) if mass.high.is_zero() => absent.push(&part.substance),
                Some(mass) => {
                    let told = typed(&part.read_from, mass).map_or_else(
                        || words::amount(&part.substance, mass),
                        |digits| words::percent_of(&part.substance, &[digits, " %"].concat()),
                    );
                    let share = (mass.high, told);
                    order::insert(&mut shares, share, |known, new| known.0 >= new.0);
                }
                None => {}
            }
        }
        if shares.is_empty() && absent.is_empty() {
            return words::message(rulebook, "remark-details-missing", &[]);
        }
        let told = |zh: bool| shares.iter().take(8).map(move |(_, s)| s.pick(zh));
        let amounts = Text { en: words::list(told(false)).en, zh: words::list(told(true)).zh };
        if absent.is_empty() {
            return amounts;
        }
        let elements = words::list(absent);
        let values = [("amounts", Fill::Both(&amounts)), ("elements", Fill::Both(&elements))];
        let key = if shares.is_empty() { "remark-absent" } else { "remark-details-absent" };
        words::message(rulebook, key, &values)
    }
}

/// The digits of an amount as they were typed: 1.0 says more than 1.
fn typed<'a>(words: &'a str, mass: &ree_compose::Interval) -> Option<&'a str> {
    let plain = mass.low.normalize().to_string();
    let same = |digits: &&str| {
        digits.contains('.') && digits.trim_end_matches('0').trim_end_matches('.') == plain
    };
    let mut numbers = words.split(|c: char| !c.is_ascii_digit() && c != '.');
    numbers.find(same).filter(|_| mass.is_point())
}
