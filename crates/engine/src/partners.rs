//! Partners: which other metals stand beside an element, and which lines of pairs they meet.

use ree_compose::{Content, Interval, Reading};
use ree_contract::Str;

use crate::compiled::{Mask, Slot, SlotItem, bit, bits, places};
use crate::facts::Sight;
use ree_contract::order;

impl Sight<'_> {
    /// Which items have their partners in the composition.
    pub(crate) fn partners(&self, slot: &Slot, element: &str) -> Partners {
        let never: Vec<&Str> =
            self.rulebook.facts().iter().flat_map(|f| &f.never_partners).collect();
        let Some(reading) = self.reading else {
            // No pair is known, so headings stand for the lines of pairs.
            return Partners {
                certain: places(&slot.items, |i| !i.paired),
                possible: places(&slot.items, |i| i.partners.is_empty()),
                other: Other::Unknown,
                lists: Vec::new(),
            };
        };
        let metals = &self.metals;
        let of = |symbol: &str| {
            metals.iter().find(|(e, _)| &**e == symbol).map_or(Interval::ZERO, |(_, i)| *i)
        };
        let unread = reading.undisclosed >= self.numbers.partner_edge;
        let there =
            |symbol: &str| of(symbol).low >= self.numbers.partner_edge || base(reading, symbol);
        let may = |symbol: &str| {
            let named = metals.iter().any(|(e, _)| &**e == symbol);
            of(symbol).high >= self.numbers.partner_edge
                || (unread && !named)
                || base(reading, symbol)
        };
        let other = |test: &dyn Fn(&str) -> bool| {
            metals.iter().any(|(e, _)| &**e != element && !never.contains(&e) && test(e))
        };
        let share = of(element);
        let alone = share.low >= self.numbers.alone_from;
        let others = match (alone, other(&there), other(&may) || unread) {
            (true, _, _) | (_, false, false) => Other::None,
            (_, true, _) => Other::There,
            _ => Other::Unknown,
        };
        let pair = |i: &SlotItem, beside: u64, single: bool| match i.with {
            _ if !i.paired => true,
            0 => single,
            with => !alone && with & !beside == 0,
        };
        let (sure, maybe) =
            (places(&slot.partners, |p| there(p)), places(&slot.partners, |p| may(p)));
        let certain = places(&slot.items, |i| pair(i, sure, others == Other::None));
        let possible = places(&slot.items, |i| pair(i, maybe, others != Other::There));
        Partners {
            certain: fuller(slot, certain),
            possible,
            other: others,
            lists: slot
                .pairs
                .iter()
                .map(|(class, lines)| {
                    let state = if alone || possible & lines == 0 {
                        Listed::No
                    } else if certain & lines != 0 {
                        Listed::Yes
                    } else {
                        Listed::Maybe
                    };
                    (class.clone(), state)
                })
                .collect(),
        }
    }

    /// The values of a partner fact that the partners leave.
    pub(crate) fn partner_values(
        &self,
        fact: usize,
        partners: &Partners,
        content: Content,
    ) -> Mask {
        let Some(known) = self.rulebook.facts().get(fact) else { return 0 };
        let all = self.compiled.facts.get(fact).map_or(0, |f| f.all);
        if self.reading.is_none()
            || (partners.other == Other::Unknown && !content.stated && partners.lists.is_empty())
        {
            return all;
        }
        let lists: Vec<&Str> = order::once(known.value.iter().flat_map(|v| &v.lists));
        let state = |class: &str| {
            partners.lists.iter().find(|(c, _)| &**c == class).map_or(Listed::No, |(_, l)| *l)
        };
        let mut mask = 0;
        for (place, value) in known.value.iter().enumerate() {
            let Ok(place) = u8::try_from(place) else { continue };
            let fits = if value.lists.is_empty() {
                let none = lists.iter().all(|l| state(l) != Listed::Yes);
                none && match (value.unlisted, partners.other) {
                    (true, other) => other != Other::None,
                    (false, other) => other != Other::There,
                }
            } else {
                lists.iter().all(|l| {
                    if value.lists.contains(l) {
                        state(l) != Listed::No
                    } else {
                        state(l) != Listed::Yes
                    }
                })
            };
            if fits {
                mask |= bit(place);
            }
        }
        if mask == 0 { all } else { mask }
    }
}

/// Whether a list names a partner of the element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Listed {
    Yes,
    Maybe,
    No,
}

/// Whether there are other metals beside the element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Other {
    None,
    There,
    Unknown,
}

pub(crate) struct Partners {
    pub(crate) certain: u64,
    pub(crate) possible: u64,
    other: Other,
    lists: Vec<(Str, Listed)>,
}

impl Partners {
    /// Of an element that is not there.
    pub(crate) fn none() -> Self {
        Self { certain: 0, possible: 0, other: Other::None, lists: Vec::new() }
    }
}

/// A main part, or the balance: the base of the goods, even where its amount cannot be reckoned.
fn base(reading: &Reading, element: &str) -> bool {
    let balance = |p: &ree_compose::Part| p.balance && p.element.as_deref() == Some(element);
    reading.content(element).main || reading.parts.iter().any(balance)
}

/// Fuller names win: an item whose partners another met item of its class names too, and more, goes.
fn fuller(slot: &Slot, mask: u64) -> u64 {
    let beaten = |item: &SlotItem| {
        item.paired
            && bits(u128::from(mask))
                .filter_map(|i| slot.items.get(i))
                .any(|o| o.class == item.class && o.with != item.with && item.with & !o.with == 0)
    };
    mask & !places(&slot.items, beaten)
}
