//! Which page of the training is shown, from the fragment of the address: `#learn/spare-magnets/loose`.

use ree_walkthrough::Walkthrough;

/// A page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Place {
    /// The list.
    #[default]
    List,
    /// A walkthrough for one learner, at a step by name; empty: where it stands.
    Learn {
        /// The walkthrough.
        id: String,
        /// The step.
        step: String,
    },
    /// The exercise sheet of a walkthrough.
    Sheet(String),
    /// The key to it.
    Key(String),
    /// Own cases, to be edited.
    Edit,
    /// The names that a walkthrough can write.
    Names,
    /// A walkthrough on the wall before a class, likewise.
    Teach {
        /// The walkthrough.
        id: String,
        /// The step.
        step: String,
    },
    /// The notes to it, in a window for the trainer alone.
    Notes {
        /// The walkthrough.
        id: String,
    },
}

impl Place {
    /// The page that a fragment names; unknown ones show the list.
    pub(crate) fn of(fragment: &str) -> Self {
        let mut parts = fragment.trim_start_matches('#').splitn(3, '/').map(str::to_owned);
        let (page, id, step) = (parts.next(), parts.next(), parts.next());
        match (page.as_deref(), id.filter(|id| !id.is_empty())) {
            (Some("learn"), Some(id)) => Place::Learn { id, step: step.unwrap_or_default() },
            (Some("edit"), _) => Place::Edit,
            (Some("names"), _) => Place::Names,
            (Some("sheet"), Some(id)) => Place::Sheet(id),
            (Some("key"), Some(id)) => Place::Key(id),
            (Some("teach"), Some(id)) => Place::Teach { id, step: step.unwrap_or_default() },
            (Some("notes"), Some(id)) => Place::Notes { id },
            _ => Place::List,
        }
    }

    /// The address of the own walkthrough for one learner.
    pub(crate) const OWN: &'static str = "#learn/own";

    /// The address of the names.
    pub(crate) const NAMES: &'static str = "#names";

    /// The address of a walkthrough for one learner.
    pub(crate) fn learn(id: &str) -> String {
        ["#learn/", id].concat()
    }

    /// The address of a walkthrough for a class; at a step, unless that is empty.
    pub(crate) fn teach(id: &str, step: &str) -> String {
        ["#teach/", id, if step.is_empty() { "" } else { "/" }, step].concat()
    }

    /// The address of the notes to it.
    pub(crate) fn notes(id: &str) -> String {
        ["#notes/", id].concat()
    }

    /// The walkthrough that is named.
    pub(crate) fn walkthrough(&self) -> Option<&str> {
        match self {
            Place::List | Place::Edit | Place::Names => None,
            Place::Learn { id, .. }
            | Place::Teach { id, .. }
            | Place::Notes { id }
            | Place::Sheet(id)
            | Place::Key(id) => Some(id),
        }
    }

    /// Whether it names the own walkthrough.
    pub(crate) fn own(&self) -> bool {
        self.walkthrough() == Some(super::load::OWN)
    }

    /// Whether it names a step that the walkthrough does not have.
    pub(crate) fn strays(&self, walkthrough: &Walkthrough) -> bool {
        let step = self.step();
        !step.is_empty() && walkthrough.step.iter().all(|known| known.id != step)
    }

    /// The step that is named; empty: none.
    pub(crate) fn step(&self) -> &str {
        match self {
            Place::Learn { step, .. } | Place::Teach { step, .. } => step,
            _ => "",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fragments_name_pages() {
        let learn = |id: &str, step: &str| Place::Learn { id: id.into(), step: step.into() };
        assert_eq!(Place::of(""), Place::List);
        assert_eq!(Place::of("#learn"), Place::List);
        assert_eq!(Place::of("#learn/"), Place::List);
        assert_eq!(Place::of(&Place::learn("a-b")), learn("a-b", ""));
        assert_eq!(Place::of("#learn/a-b/loose"), learn("a-b", "loose"));
        assert_eq!(Place::of("#sheet/a-b"), Place::Sheet("a-b".into()));
        assert_eq!(Place::of("#key/a-b"), Place::Key("a-b".into()));
        assert_eq!(Place::of("#edit"), Place::Edit);
        assert_eq!(Place::of(Place::NAMES), Place::Names);
        assert_eq!(Place::of(Place::OWN), learn("own", ""));
        assert_eq!(Place::of("#elsewhere/a"), Place::List);
        let teach = |id: &str, step: &str| Place::Teach { id: id.into(), step: step.into() };
        assert_eq!(Place::of(&Place::teach("a-b", "")), teach("a-b", ""));
        assert_eq!(Place::of(&Place::teach("a-b", "loose")), teach("a-b", "loose"));
        assert_eq!(Place::of(&Place::notes("a-b")), Place::Notes { id: "a-b".into() });
    }
}
