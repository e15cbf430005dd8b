//! What words of the lexicon do besides naming: to the words beside them, and to what is judged.

use ree_rulebook::{Data, Effect, FactScope, Lean, ROLES, Str};

/// What a word does to those beside it: see `data/words/roles.toml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    Party,
    Firm,
    Use,
    Link,
    With,
    And,
    Tail,
    Done,
    Made,
    Not,
    Pack,
    Loose,
    Raw,
    Form,
    Sort,
    Bulk,
}

/// In the order of their names.
pub(crate) const IN_ORDER: [Role; ROLES.len()] = [
    Role::Party,
    Role::Firm,
    Role::Use,
    Role::Link,
    Role::With,
    Role::And,
    Role::Tail,
    Role::Done,
    Role::Made,
    Role::Not,
    Role::Pack,
    Role::Loose,
    Role::Raw,
    Role::Form,
    Role::Sort,
    Role::Bulk,
];

/// Which way a value of a fact points, by the rules of the rulebook.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Sway {
    /// Neither.
    #[default]
    None,
    /// An exclusion names it, and under the same measure no rule that controls.
    Frees,
    /// Rules that lean away name it, none that leans the other way, and under a measure none that controls.
    Weakens,
    /// A rule that controls names it, and other values of the fact free.
    Catches,
}

impl Sway {
    /// True: a word alone says it only of goods that are what it names.
    pub(crate) fn is_guarded(self) -> bool {
        matches!(self, Self::Frees | Self::Weakens)
    }
}

/// Which way a value points. Facts of one element are weighed by amounts and not here.
pub(crate) fn sway(data: &Data, fact: &str, value: &str) -> Sway {
    let about = |f: &&ree_rulebook::Fact| *f.id == *fact && f.scope == FactScope::Goods;
    let Some(known) = data.facts.iter().find(about) else { return Sway::None };
    let speaks = |r: &ree_rulebook::Rule, value: &str| {
        r.when.get(fact).is_some_and(|vs| vs.iter().any(|v| **v == *value))
    };
    let named = |effect: Effect, value: &str, measure: Option<&Str>| {
        data.rules.iter().any(|r| {
            r.effect == effect && measure.is_none_or(|m| *m == r.measure) && speaks(r, value)
        })
    };
    let frees = |value: &str, effect: Effect, lean: Option<Lean>| {
        data.rules.iter().any(|r| {
            r.effect == effect
                && r.lean == lean
                && speaks(r, value)
                && !named(Effect::Controls, value, Some(&r.measure))
        })
    };
    let leans = |lean: Lean| frees(value, Effect::Opens, Some(lean));
    let frees = |value: &str| frees(value, Effect::Excludes, None);
    if frees(value) {
        Sway::Frees
    } else if leans(Lean::NotControlled) && !leans(Lean::LicenceRequired) {
        Sway::Weakens
    } else if named(Effect::Controls, value, None) && known.value.iter().any(|v| frees(&v.id)) {
        Sway::Catches
    } else {
        Sway::None
    }
}
