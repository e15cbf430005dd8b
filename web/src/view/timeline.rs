//! The timeline of measures: where each stands from when to when, in hundredths of a percent of
//! the axis.
//!
//! Every month counts 31 days: no eye sees the difference, and days need no calendar.

use ree_contract::MeasureStatus;
use ree_rulebook::{Measure, Rulebook, Scope, Status};

/// The whole axis.
const WHOLE: u32 = 10_000;
const MONTH: u32 = 31;
const YEAR: u32 = 12 * MONTH;

/// From the first year of a measure that judges goods to somewhat after the last day on record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Axis {
    first: u32,
    last: u32,
}

/// A stretch of one status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stretch {
    /// Where it begins.
    pub(crate) from: u32,
    /// Where it ends.
    pub(crate) to: u32,
    /// What holds.
    pub(crate) status: MeasureStatus,
}

/// Where a measure stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Held {
    /// The status.
    pub(crate) status: MeasureStatus,
    /// The day lies past the rulebook's last: this is what was known last.
    pub(crate) last_known: bool,
}

fn day(iso: &str) -> Option<u32> {
    let mut parts = iso.splitn(3, '-').map(|part| part.parse::<u32>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    let months = month.saturating_sub(1).saturating_mul(MONTH);
    Some(year.saturating_mul(YEAR).saturating_add(months).saturating_add(day.saturating_sub(1)))
}

impl Axis {
    /// The axis of a rulebook.
    pub(crate) fn of(rulebook: &Rulebook) -> Self {
        let known = |m: &Measure| m.status.iter().filter_map(|s| day(&s.from)).max();
        let last = rulebook.measures().iter().filter_map(known).max();
        let last = last.max(day(rulebook.as_of())).unwrap_or_default();
        let starts = rulebook.judging().filter_map(|(_, m)| day(&m.status.first()?.from));
        let first = starts.min().unwrap_or(last) / YEAR;
        Self { first: first.saturating_mul(YEAR), last: last.saturating_add(2 * MONTH) }
    }

    /// Where a day lies; days before and after lie at the ends.
    pub(crate) fn at(self, iso: &str) -> u32 {
        self.place(day(iso).unwrap_or(self.last))
    }

    fn place(self, day: u32) -> u32 {
        let along = u64::from(day.clamp(self.first, self.last).saturating_sub(self.first));
        let whole = u64::from(self.last.saturating_sub(self.first));
        let place = along.saturating_mul(u64::from(WHOLE)).checked_div(whole).unwrap_or_default();
        u32::try_from(place).unwrap_or(WHOLE)
    }

    /// The half years on it: where, which year, and whether it is the middle of one.
    pub(crate) fn halves(self) -> Vec<(u32, u32, bool)> {
        let mut halves = Vec::new();
        let mut at = self.first;
        while at <= self.last {
            halves.push((self.place(at), at / YEAR, !at.is_multiple_of(YEAR)));
            at = at.saturating_add(YEAR / 2);
        }
        halves
    }

    /// The stretches of a measure. What has no end on record is known to the rulebook's last day.
    pub(crate) fn stretches(self, rulebook: &Rulebook, measure: &Measure) -> Vec<Stretch> {
        let mut out: Vec<Stretch> = Vec::new();
        let mut add = |from: u32, to: u32, status: MeasureStatus| match out
            .last_mut()
            .filter(|last| last.status == status)
        {
            Some(last) => last.to = to,
            None if from < to => out.push(Stretch { from, to, status }),
            None => (),
        };
        if let Some(first) = measure.status.first() {
            add(self.at(&measure.issued), self.at(&first.from), MeasureStatus::NotYetInForce);
        }
        for (n, now) in measure.status.iter().enumerate() {
            let (from, status) = (self.at(&now.from), rulebook.status(measure, &now.from));
            match measure.status.get(n.saturating_add(1)) {
                Some(next) => add(from, self.at(&next.from), status),
                None if matches!(now.status, Status::Unknown | Status::Ended) => {
                    add(from, WHOLE, status);
                }
                None => {
                    let known = self.at(rulebook.as_of()).max(from);
                    add(from, known, status);
                    add(known, WHOLE, MeasureStatus::Unknown);
                }
            }
        }
        out
    }
}

/// Where a measure stands on a day, as far as the rulebook knows.
pub(crate) fn held(rulebook: &Rulebook, measure: &Measure, day: &str) -> Held {
    let status = rulebook.status(measure, day);
    let open = measure.status.last().is_some_and(|last| &*last.from <= day);
    let told = matches!(status, MeasureStatus::Unknown | MeasureStatus::Ended);
    Held { status, last_known: open && !told && day > &**rulebook.as_of() }
}

/// The measures in two lots: those that judge goods or speak of a destination, and the others.
pub(crate) fn lots(rulebook: &Rulebook) -> (Vec<&Measure>, Vec<&Measure>) {
    let mut lots = (Vec::new(), Vec::new());
    for measure in rulebook.measures() {
        let near = measure.scope != Scope::Notice || !measure.destinations.is_empty();
        if near { lots.0.push(measure) } else { lots.1.push(measure) }
    }
    lots
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rulebook() -> Rulebook {
        Rulebook::builtin().unwrap()
    }

    fn measure<'a>(rulebook: &'a Rulebook, id: &str) -> &'a Measure {
        rulebook.measures().iter().find(|m| &*m.id == id).unwrap()
    }

    #[test]
    fn the_axis_begins_with_the_year_of_the_first_measure_that_judges() {
        let axis = Axis::of(&rulebook());
        assert_eq!(axis.at("2025-01-01"), 0);
        assert_eq!(axis.at("1999-01-01"), 0);
        assert_eq!(axis.at("2099-01-01"), WHOLE);
        let halves = axis.halves();
        assert_eq!(halves[0], (0, 2025, false));
        assert_eq!((halves[1].1, halves[1].2), (2025, true));
        assert!(halves.windows(2).all(|w| w[0].0 < w[1].0));
    }

    #[test]
    fn an_open_end_is_known_to_the_last_day_only() {
        let rulebook = rulebook();
        let axis = Axis::of(&rulebook);
        let eighteen = measure(&rulebook, "mofcom-gacc-18-2025");
        let last = axis.at(rulebook.as_of());
        let stretches = axis.stretches(&rulebook, eighteen);
        let [known, after] = stretches[..] else { panic!("{stretches:?}") };
        assert_eq!((known.status, known.to), (MeasureStatus::InForce, last));
        assert_eq!((after.status, after.to), (MeasureStatus::Unknown, WHOLE));
        assert_eq!(
            held(&rulebook, eighteen, "2027-01-01"),
            Held { status: MeasureStatus::InForce, last_known: true }
        );
        assert!(!held(&rulebook, eighteen, "2026-01-01").last_known);
    }

    #[test]
    fn a_suspension_with_an_end_on_record_is_drawn_to_its_end() {
        let rulebook = rulebook();
        let axis = Axis::of(&rulebook);
        let fifty_seven = measure(&rulebook, "mofcom-gacc-57-2025");
        let stretches = axis.stretches(&rulebook, fifty_seven);
        let told: Vec<MeasureStatus> = stretches.iter().map(|s| s.status).collect();
        assert_eq!(
            told,
            [MeasureStatus::NotYetInForce, MeasureStatus::Suspended, MeasureStatus::Unknown]
        );
        assert!(stretches[1].to > axis.at(rulebook.as_of()));
        assert!(!held(&rulebook, fifty_seven, "2026-11-01").last_known);
    }

    #[test]
    fn a_status_that_goes_on_is_one_stretch() {
        let rulebook = rulebook();
        let axis = Axis::of(&rulebook);
        let parties = measure(&rulebook, "control-list-additions-2026");
        assert_eq!(axis.stretches(&rulebook, parties).len(), 2);
    }

    #[test]
    fn every_measure_has_a_lane() {
        let rulebook = rulebook();
        let (near, others) = lots(&rulebook);
        assert_eq!(near.len() + others.len(), rulebook.measures().len());
        assert_eq!(&*near[0].id, "mofcom-gacc-18-2025");
    }
}
