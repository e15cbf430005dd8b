//! The rulebook as it is shown: the vocabulary, measures and items in the contract's shapes.

use ree_contract::{
    Citation, Citations, CommodityCodes, FactAbout, ItemEntry, ItemText, MeasureEntry,
    RulebookContents, RulebookStamp, StatusEntry, Text, Vocabulary, VocabularyElement,
    VocabularyFact, VocabularyValue,
};

use crate::load::{Rulebook, measure_status};
use crate::model::{Fact, FactScope, Family, Item, Measure, Scope, Str};

impl Rulebook {
    /// Version, hash and last day.
    #[must_use]
    pub fn stamp(&self) -> RulebookStamp {
        RulebookStamp {
            version: self.version().clone(),
            sha256: self.sha256().clone(),
            as_of: self.as_of().clone(),
        }
    }

    /// The facts a product can state.
    #[must_use]
    pub fn vocabulary(&self) -> Vocabulary {
        let mut elements: Vec<VocabularyElement> = Vec::new();
        for listed in self.listed() {
            if !elements.iter().any(|e| e.symbol == listed.element) {
                let name = |lang| self.element_name(&listed.element, lang);
                elements.push(VocabularyElement {
                    symbol: listed.element.clone(),
                    name: Text::both(name("en"), name("zh")),
                });
            }
        }
        Vocabulary {
            rulebook: self.stamp(),
            facts: self.facts().iter().map(shown_fact).collect(),
            elements,
        }
    }

    /// The measures and items.
    #[must_use]
    pub fn contents(&self) -> RulebookContents {
        let families = &self.data().families;
        RulebookContents {
            rulebook: self.stamp(),
            measures: self.measures().iter().map(|m| self.shown_measure(m)).collect(),
            items: families
                .iter()
                .flat_map(|f| f.item.iter().map(|i| self.shown_item(f, i)))
                .collect(),
        }
    }

    /// A line of a list by its code.
    #[must_use]
    pub fn entry(&self, code: &str) -> Option<ItemEntry> {
        self.item(code).map(|(family, item)| self.shown_item(family, item))
    }

    fn shown_measure(&self, measure: &Measure) -> MeasureEntry {
        MeasureEntry {
            measure: measure.id.clone(),
            number: (&measure.number).into(),
            title: (&measure.title).into(),
            short: (&measure.short).into(),
            topic: (&measure.topic).into(),
            issued: measure.issued.clone(),
            addresses: measure.addresses.clone(),
            judges: measure.scope != Scope::Notice,
            status: measure
                .status
                .iter()
                .map(|s| StatusEntry {
                    from: s.from.clone(),
                    status: measure_status(s.status),
                    note: (&s.note).into(),
                    citations: self.cited(&s.citations),
                })
                .collect(),
        }
    }

    fn shown_item(&self, family: &Family, item: &Item) -> ItemEntry {
        ItemEntry {
            control_code: item.code.clone(),
            measure: family.measure.clone(),
            element: family.element.clone(),
            parent: item.parent.clone(),
            heading: item.heading,
            reserved: item.reserved,
            numbering_read: item.numbering_read,
            item: ItemText {
                zh: item.text.zh.clone(),
                en: item.text.en.clone(),
                read: item.read.into(),
            },
            notes: item.notes.iter().map(Into::into).collect(),
            commodity_codes: CommodityCodes {
                read_2025: item.commodity_codes_2025.clone(),
                inferred_2025: item.commodity_codes_2025_inferred.clone(),
                read_2026: item.commodity_codes_2026.clone(),
            },
            citations: self.cited(&item.sources),
        }
    }

    fn cited(&self, ids: &[Str]) -> Citations {
        let found: Vec<Citation> = ids.iter().filter_map(|id| self.citation(id).cloned()).collect();
        found.into()
    }
}

fn shown_fact(fact: &Fact) -> VocabularyFact {
    VocabularyFact {
        fact: fact.id.clone(),
        about: match fact.scope {
            FactScope::Goods => FactAbout::Goods,
            FactScope::Element => FactAbout::Element,
        },
        derived: fact.derive.is_some(),
        applies: fact.applies.clone(),
        label: (&fact.label).into(),
        question: (&fact.question).into(),
        why: (&fact.why).into(),
        help: (&fact.help).into(),
        values: fact
            .value
            .iter()
            .map(|v| VocabularyValue {
                value: v.id.clone(),
                label: (&v.label).into(),
                help: v.help.as_ref().map(Into::into),
            })
            .collect(),
    }
}
