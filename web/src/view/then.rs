//! What differs between a saved finding and today's.

use crate::state::Record;

/// What differs most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Differs {
    /// The outcome, or where it leans.
    Outcome,
    /// Only the items met.
    Codes,
    /// Neither.
    Nothing,
}

/// What differs. The order of items is no difference.
pub(crate) fn differs(then: &Record, now: &Record) -> Differs {
    let (Some(a), Some(b)) = (&then.found, &now.found) else {
        let same = then.found.is_none() && now.found.is_none();
        return if same { Differs::Nothing } else { Differs::Outcome };
    };
    if a.outcome != b.outcome || a.lean != b.lean {
        Differs::Outcome
    } else if a.codes.iter().any(|c| !b.codes.contains(c))
        || b.codes.iter().any(|c| !a.codes.contains(c))
    {
        Differs::Codes
    } else {
        Differs::Nothing
    }
}

#[cfg(test)]
mod tests {
    use ree_contract::{Outcome, Text};

    use super::*;
    use crate::state::Finding;

    fn record(outcome: Outcome, codes: &[&str]) -> Record {
        let found = Finding {
            day: "2026-06-01".into(),
            outcome,
            lean: None,
            codes: codes.iter().map(|c| (*c).into()).collect(),
            summary: Text::both("s", "句"),
        };
        let text = || "1".into();
        Record {
            engine: text(),
            rulebook: text(),
            sha256: text(),
            as_of: text(),
            found: Some(found),
        }
    }

    #[test]
    fn the_outcome_weighs_more_than_the_items() {
        let licence = record(Outcome::LicenceRequired, &["1C905.a.4", "1C906"]);
        let turned = record(Outcome::LicenceRequired, &["1C906", "1C905.a.4"]);
        assert_eq!(differs(&licence, &turned), Differs::Nothing);
        assert_eq!(
            differs(&licence, &record(Outcome::LicenceRequired, &["1C906"])),
            Differs::Codes
        );
        assert_eq!(differs(&record(Outcome::LicenceRequired, &[]), &licence), Differs::Codes);
        assert_eq!(differs(&licence, &record(Outcome::Grey, &[])), Differs::Outcome);
        let none = Record { found: None, ..licence.clone() };
        assert_eq!(differs(&licence, &none), Differs::Outcome);
        assert_eq!(differs(&none, &none), Differs::Nothing);
        let mut leans = record(Outcome::Grey, &[]);
        if let Some(found) = &mut leans.found {
            found.lean = Some(Outcome::LicenceRequired);
        }
        assert_eq!(differs(&record(Outcome::Grey, &[]), &leans), Differs::Outcome);
    }
}
