//! What the law page is asked: words and element of the search, and a second day.

use yew::AttrValue;

/// What is asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Law {
    /// The words searched, as typed.
    pub(crate) words: AttrValue,
    /// The element whose lines are shown; empty: all.
    pub(crate) element: AttrValue,
    /// The day that the law is looked at; none: the day of export.
    pub(crate) day: Option<AttrValue>,
    /// The day compared with it; none: days are not compared.
    pub(crate) other: Option<AttrValue>,
}

/// What can be asked.
#[derive(Clone, Debug)]
pub(crate) enum Ask {
    /// Lines with these words.
    Words(AttrValue),
    /// Lines of an element, or of all.
    Element(AttrValue),
    /// What holds on this day.
    Day(AttrValue),
    /// What holds on this day as well; none: no longer.
    Other(Option<AttrValue>),
}

impl Law {
    /// With what is asked now.
    pub(crate) fn asked(mut self, ask: Ask) -> Self {
        match ask {
            Ask::Words(words) => self.words = words,
            Ask::Element(symbol) => self.element = symbol,
            Ask::Day(day) => self.day = Some(day),
            Ask::Other(day) => self.other = day,
        }
        self
    }
}
