//! What an address of the law names, and which rules read an item.

use ree_rulebook::{Effect, Family, Item, Measure, Rule, Rulebook, Str};

/// The lists of the law page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Section {
    /// The lines.
    #[default]
    Items,
    /// Official answers, decisions, rules.
    Answers,
    /// Measures.
    Measures,
}

impl Section {
    /// The part of the address that opens the list.
    pub(crate) fn id(self) -> &'static str {
        match self {
            Section::Items => "",
            Section::Answers => "answers",
            Section::Measures => "measures",
        }
    }
}

/// What an address names.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Entry<'a> {
    /// A list only.
    List,
    /// A line, with its family.
    Item(&'a Family, &'a Item),
    /// A measure.
    Measure(&'a Measure),
    /// Something else: an answer, if the library has it.
    Answer,
}

/// The list and the entry that an address names.
pub(crate) fn entry<'a>(rulebook: &'a Rulebook, id: &str) -> (Section, Entry<'a>) {
    for section in [Section::Items, Section::Answers, Section::Measures] {
        if id == section.id() {
            return (section, Entry::List);
        }
    }
    if let Some((family, item)) = rulebook.item(id) {
        return (Section::Items, Entry::Item(family, item));
    }
    match rulebook.measures().iter().find(|m| &*m.id == id) {
        Some(measure) => (Section::Measures, Entry::Measure(measure)),
        None => (Section::Answers, Entry::Answer),
    }
}

/// The rules that read an item: those of its class and element, and those that take goods out of
/// reach of these.
pub(crate) fn readers<'a>(rulebook: &'a Rulebook, family: &Family, item: &Item) -> Vec<&'a Rule> {
    let rules = &rulebook.data().rules;
    let fits = |rule: &Rule| {
        rule.measure == family.measure
            && (rule.elements.is_empty()
                || family.element.as_ref().is_some_and(|e| rule.elements.contains(e)))
    };
    let reads = |rule: &Rule| item.class.as_ref().is_some_and(|class| rule.class.contains(class));
    let direct: Vec<&Rule> = rules.iter().filter(|r| fits(r) && reads(r)).collect();
    let beats = |rule: &Rule| direct.iter().any(|d| rule.beats.contains(&d.id));
    let mut out = Vec::new();
    for effect in [Effect::Controls, Effect::Excludes, Effect::Opens] {
        for rule in rules.iter().filter(|r| r.effect == effect && fits(r)) {
            if reads(rule) || (rule.class.is_empty() && beats(rule)) {
                out.push(rule);
            }
        }
    }
    out
}

/// What rules rest on besides the item's own text and our own reading, each once.
pub(crate) fn rests<'a>(rules: &[&'a Rule]) -> Vec<&'a Str> {
    let mut out: Vec<&Str> = Vec::new();
    for id in rules.iter().flat_map(|r| &r.citations) {
        if !matches!(&**id, "item" | "ours") && !out.contains(&id) {
            out.push(id);
        }
    }
    out
}

/// Lines that control something under the measures in force on a day, and under one measure.
pub(crate) fn count(rulebook: &Rulebook, holds: impl Fn(&str) -> bool) -> usize {
    let families = rulebook.data().families.iter().filter(|f| holds(&f.measure));
    families.flat_map(|f| &f.item).filter(|i| !i.heading && !i.reserved).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_name_lists_items_measures_and_answers() {
        let rulebook = Rulebook::builtin().unwrap();
        let named = |id| entry(&rulebook, id);
        assert!(matches!(named(""), (Section::Items, Entry::List)));
        assert!(matches!(named("measures"), (Section::Measures, Entry::List)));
        assert!(matches!(named("1C905.a.4"), (Section::Items, Entry::Item(..))));
        assert!(matches!(named("mofcom-gacc-18-2025"), (Section::Measures, Entry::Measure(_))));
        assert!(matches!(named("mofcom-faq-5-rotor"), (Section::Answers, Entry::Answer)));
    }

    #[test]
    fn an_item_is_read_by_rules_of_its_class_and_by_those_that_beat_them() {
        let rulebook = Rulebook::builtin().unwrap();
        let (family, item) = rulebook.item("1C905.a.4").unwrap();
        let found = readers(&rulebook, family, item);
        let ids: Vec<&str> = found.iter().map(|r| &*r.id).collect();
        assert!(ids.contains(&"ndfeb-magnet") && ids.contains(&"rotor-or-stator"));
        assert!(!ids.contains(&"smco-magnet") && !ids.contains(&"57-ho-magnet"));
        let rests = rests(&found);
        assert!(rests.iter().any(|id| &***id == "mofcom-faq-5-rotor"));
        assert!(!rests.iter().any(|id| &***id == "item"));
    }

    #[test]
    fn headings_and_reserved_lines_control_nothing() {
        let rulebook = Rulebook::builtin().unwrap();
        assert_eq!(count(&rulebook, |m| m == "mofcom-gacc-18-2025"), 59);
    }
}
