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

    /// The composition as stated, largest shares first, for goods near the list.
    fn details(&self) -> Text {
        let parts = self.composition.and_then(|c| c.readings.first()).map(|r| &r.parts);
        let mut shares: Vec<(rust_decimal::Decimal, String)> = Vec::new();
        for part in parts.into_iter().flatten() {
            if let Some(mass) = &part.mass {
                let share = (mass.high, words::amount(&part.substance, mass));
                order::insert(&mut shares, share, |known, new| known >= new);
            }
        }
        if shares.is_empty() {
            return words::message(self.inquiry.rulebook, "remark-details-missing", &[]);
        }
        words::list(shares.iter().take(8).map(|(_, s)| s.as_str()))
    }
}
