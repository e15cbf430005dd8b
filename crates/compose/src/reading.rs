//! What the engine asks of a reading: content, carriers, partners, class.

use ree_contract::{Notice, ParsedComposition, ParsedReading, ReadComponent, Str, Unread};
use rust_decimal::Decimal;

use crate::interval::{add, less};
use crate::model::{
    Carrier, Class, Composition, Content, Interval, Known, Part, Reading, Suggested,
};
use crate::part::is_main;
use crate::suggest::NO;

/// A part counts among the main parts from above this percentage; up to it it is an impurity, and
/// an oxide does not stand "beside" it. Ours; no law names it.
pub const MAIN_PART_ABOVE: Decimal = Decimal::ONE;

impl Reading {
    /// How much of an element the goods hold.
    ///
    /// A line is the whole content of its element. Only an element without a line may be in a
    /// group, or in what was not disclosed.
    #[must_use]
    pub fn content(&self, element: &str) -> Content {
        let mut found: Option<Interval> = None;
        let mut main = false;
        for part in &self.parts {
            for share in part.shares.iter().filter(|s| &*s.element == element) {
                main |= part.known == Known::MainPart && !is_trace(part, &share.content);
                found = Some(match found {
                    Some(sum) => sum.plus(share.content),
                    None => share.content,
                });
            }
        }
        if let Some(interval) = found {
            return Content { interval: interval.clipped(), main, stated: true };
        }
        let mut most = Decimal::ZERO;
        for group in self.groups.iter().filter(|g| g.holds.iter().any(|e| &**e == element)) {
            most = add(most, group.most);
        }
        if !self.undisclosed.is_zero() && !self.closed_to.iter().any(|e| &**e == element) {
            most = add(most, self.undisclosed);
        }
        let most = most.min(Decimal::ONE_HUNDRED);
        Content { interval: Interval::closed(Decimal::ZERO, most), main: false, stated: false }
    }

    /// The kinds of substance that carry an element, each once.
    #[must_use]
    pub fn carriers(&self, element: &str) -> Vec<Carrier> {
        let mut found: Vec<Carrier> = Vec::new();
        let mut take = |carrier: Carrier| {
            if !found.contains(&carrier) {
                found.push(carrier);
            }
        };
        for part in &self.parts {
            for share in
                part.shares.iter().filter(|s| &*s.element == element && !s.content.is_zero())
            {
                take(share.carrier);
            }
        }
        if self.states(element) {
            ree_contract::order::sort(&mut found);
            return found;
        }
        let mut take = |carrier: Carrier| {
            if !found.contains(&carrier) {
                found.push(carrier);
            }
        };
        for group in self.groups.iter().filter(|g| g.holds.iter().any(|e| &**e == element)) {
            take(group.carrier);
        }
        ree_contract::order::sort(&mut found);
        found
    }

    /// True: a line speaks of the element itself.
    fn states(&self, element: &str) -> bool {
        self.parts.iter().any(|p| p.shares.iter().any(|s| &*s.element == element))
    }

    /// True: the element's oxide stands beside other substances. Impurities are no others.
    #[must_use]
    pub fn beside(&self, element: &str) -> bool {
        let carries = |part: &Part| {
            part.shares.iter().any(|s| &*s.element == element && s.carrier == Carrier::Oxide)
        };
        let others = self.parts.iter().filter(|p| !carries(p));
        let substance =
            |p: &&Part| !p.sum && !p.inert && (!p.shares.is_empty() || p.mass.is_some());
        others
            .filter(substance)
            .any(|p| is_main(p) || p.known == Known::Unknown && p.mass.is_none())
            || self.groups.iter().any(|g| {
                g.most > MAIN_PART_ABOVE
                    && !(g.holds.len() == 1 && g.holds.iter().any(|e| &**e == element))
            })
            || self.room() > MAIN_PART_ABOVE && !self.is_closed_oxide()
    }

    /// Most of what is not disclosed that has room beside the parts: a lone name is the main part, and
    /// what else it may hold is no second substance. Where words were not read only amounts take room.
    fn room(&self) -> Decimal {
        let told = |p: &&Part| self.unread.is_empty() || p.known == Known::Amount;
        let masses = self.parts.iter().filter(told).filter_map(|p| p.mass);
        let parts = masses.fold(Decimal::ZERO, |s, m| add(s, m.low));
        self.undisclosed.min(less(Decimal::ONE_HUNDRED, parts))
    }

    /// With a total of oxides stated, what is left is no second substance but water and gas.
    fn is_closed_oxide(&self) -> bool {
        !self.closed_to.is_empty()
    }

    /// Elements that are there as metal, or in an analysis that does not say what carries them, with
    /// their content; for partners of an alloy.
    #[must_use]
    pub fn metals(&self) -> Vec<(Str, Interval)> {
        let mut found: Vec<(Str, Interval)> = Vec::new();
        for part in &self.parts {
            for share in &part.shares {
                let metal = matches!(share.carrier, Carrier::Metal | Carrier::Unstated);
                if !metal || share.content.is_zero() {
                    continue;
                }
                match found.iter_mut().find(|(e, _)| *e == share.element) {
                    Some((_, content)) => *content = content.plus(share.content).clipped(),
                    None => found.push((share.element.clone(), share.content)),
                }
            }
        }
        found
    }

    /// The class of all main parts.
    #[must_use]
    pub fn class(&self) -> Class {
        let mut class: Option<Class> = None;
        for part in self.parts.iter().filter(|p| is_main(p) && !p.sum) {
            let carriers = part.shares.iter().filter(|s| !s.content.is_zero()).map(|s| s.carrier);
            let mut own: Option<Class> = None;
            for carrier in carriers {
                let this = match carrier {
                    Carrier::Metal => Class::Metal,
                    Carrier::Oxide | Carrier::ComplexOxide => Class::Oxide,
                    Carrier::Compound => Class::Compound,
                    Carrier::Unstated => Class::Mixed,
                };
                own = Some(own.map_or(this, |o| if o == this { o } else { Class::Mixed }));
            }
            let own = own.unwrap_or(Class::Mixed);
            class = Some(class.map_or(own, |c| if c == own { c } else { Class::Mixed }));
        }
        for group in self.groups.iter().filter(|g| g.most > MAIN_PART_ABOVE) {
            let own = match group.carrier {
                Carrier::Metal => Class::Metal,
                Carrier::Oxide | Carrier::ComplexOxide => Class::Oxide,
                Carrier::Compound => Class::Compound,
                Carrier::Unstated => Class::Mixed,
            };
            class = Some(class.map_or(own, |c| if c == own { c } else { Class::Mixed }));
        }
        class.unwrap_or(Class::Mixed)
    }

    /// The one substance that the goods consist of, but for impurities. A host with an activator is
    /// none, nor are metals of which no share is told (NdFeB).
    #[must_use]
    pub fn lone(&self) -> Option<&Part> {
        let mut parts = self.parts.iter().filter(|p| is_main(p) && !p.sum);
        let (part, None) = (parts.next()?, parts.next()) else { return None };
        let told = part.shares.iter().all(|s| !(s.content.low_open && s.content.low.is_zero()));
        (told && self.groups.is_empty() && !part.substance.contains(':')).then_some(part)
    }

    /// The components as the determination shows them, and the words that were not read.
    #[must_use]
    pub fn shown(self) -> (Vec<ReadComponent>, Vec<Unread>) {
        let component = |part: Part| ReadComponent {
            substance: part.substance,
            element: part.element,
            mass_percent: part.mass.map(|m| {
                let low = shown(m.low, false);
                let same = m.is_point() && m.low.scale() <= PLACES_SHOWN;
                let high = if same { low.clone() } else { shown(m.high, true) };
                [low, high]
            }),
            read_from: part.read_from,
            span: part.span,
        };
        (self.parts.into_iter().map(component).collect(), self.unread)
    }
}

/// A dopant within a main part.
fn is_trace(part: &Part, content: &Interval) -> bool {
    *content == Interval::SOME && part.mass.is_some()
}

/// Places of a percentage that are shown.
const PLACES_SHOWN: u32 = 6;

/// A percentage as text, to six places; exact ones as they are.
fn shown(value: Decimal, up: bool) -> Str {
    use rust_decimal::RoundingStrategy::{ToNegativeInfinity, ToPositiveInfinity};
    if value.scale() <= PLACES_SHOWN {
        return value.normalize().to_string().into();
    }
    let way = if up { ToPositiveInfinity } else { ToNegativeInfinity };
    value.round_dp_with_strategy(PLACES_SHOWN, way).normalize().to_string().into()
}

impl Composition {
    /// Takes what its words suggest, but for what its amounts tell already.
    pub fn take_suggestions(&mut self) -> Vec<Suggested> {
        let mut words = std::mem::take(&mut self.suggestions);
        let told =
            |el: &str| self.readings.iter().all(|r| r.content(el).interval == Interval::ZERO);
        words.retain(|s| {
            let el = s.suggestion.fact.split_once('.').map_or("", |(_, el)| el);
            &*s.suggestion.value != NO || !told(el)
        });
        words
    }

    /// The words beside the composition that alone speak of the element, if it is so.
    #[must_use]
    pub fn said_by_words(&self, element: &str) -> Option<&str> {
        let parts = &self.readings.first()?.parts;
        let own = |p: &&Part| p.shares.iter().any(|s| &*s.element == element);
        let mut speaking = parts.iter().filter(own);
        let first = speaking.next()?;
        (first.beside && speaking.all(|p| p.beside)).then_some(&*first.read_from)
    }

    /// The same as the contract gives it to those who ask only for the reading.
    #[must_use]
    pub fn parsed(&self, notices: Vec<Notice>) -> ParsedComposition {
        let mut readings = self.readings.iter().map(|r| ParsedReading {
            components: r.parts.iter().filter_map(|p| p.component.clone()).collect(),
            unread: r.unread.clone(),
        });
        let first = readings.next();
        let (components, unread) =
            first.map_or_else(Default::default, |r| (r.components, r.unread));
        ParsedComposition {
            components,
            unread,
            suggestions: self.suggestions.iter().map(|s| s.suggestion.clone()).collect(),
            readings: readings.collect(),
            notices,
        }
    }

    /// No composition was given: anything may be there.
    #[must_use]
    pub fn none() -> Self {
        Self {
            readings: vec![Reading::unknown()],
            open: Vec::new(),
            remarks: Vec::new(),
            suggestions: Vec::new(),
            beside: crate::Beside::default(),
            given: false,
        }
    }
}

impl Reading {
    /// Nothing is known.
    #[must_use]
    pub fn unknown() -> Self {
        Self {
            parts: Vec::new(),
            undisclosed: Decimal::ONE_HUNDRED,
            by_name: false,
            closed_to: Vec::new(),
            groups: Vec::new(),
            unread: Vec::new(),
        }
    }
}
