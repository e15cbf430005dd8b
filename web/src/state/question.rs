//! Where the answer to a question goes: to a fact, into the text, or into amounts.

use ree_contract::{Determination, Question, Span};

/// Where an answer goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// To the fact that the question names.
    Fact,
    /// In place of this part of the text; none: of the whole text.
    Text(Option<Span>),
    /// Into the text, as amounts that only the person can write.
    Amounts,
}

/// Where the answer to this question goes.
pub(crate) fn place(question: &Question, found: &Determination) -> Place {
    if question.options.is_empty() {
        return Place::Amounts;
    }
    let Some(rest) = question.facts.first().and_then(|f| f.strip_prefix("composition")) else {
        return Place::Fact;
    };
    let index = rest.strip_prefix('[').and_then(|r| r.strip_suffix(']'));
    let span = index
        .and_then(|i| i.parse::<usize>().ok())
        .and_then(|i| found.composition.get(i))
        .and_then(|component| component.span);
    Place::Text(span)
}

/// The text with one part replaced. Spans count UTF-16 units, as the browser does.
pub(crate) fn replaced(text: &str, place: Place, with: &str) -> String {
    match place {
        Place::Text(Some(Span(start, end))) => {
            let (from, to) = (byte_at(text, start), byte_at(text, end));
            let head = text.get(..from).unwrap_or(text);
            let tail = text.get(to.max(from)..).unwrap_or_default();
            [head, with, tail].concat()
        }
        Place::Text(None) => with.to_owned(),
        Place::Fact | Place::Amounts => text.to_owned(),
    }
}

/// The byte at which this many UTF-16 units have passed.
pub(crate) fn byte_at(text: &str, units: u32) -> usize {
    let mut passed = 0u32;
    for (byte, c) in text.char_indices() {
        if passed >= units {
            return byte;
        }
        passed = passed.saturating_add(if c.len_utf16() == 2 { 2 } else { 1 });
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_counted_as_the_browser_counts() {
        assert_eq!(byte_at("镝 3.1", 2), 4);
        assert_eq!(byte_at("𝛼b", 2), 4);
        assert_eq!(byte_at("ab", 9), 2);
    }

    #[test]
    fn one_part_of_the_text_is_replaced() {
        let part = Place::Text(Some(Span(2, 7)));
        assert_eq!(replaced("镝 AlSc2 x", part, "Al-2Sc"), "镝 Al-2Sc x");
        assert_eq!(replaced("AlSc2", Place::Text(None), "AlSc2 (at%)"), "AlSc2 (at%)");
        assert_eq!(replaced("AlSc2", Place::Amounts, "x"), "AlSc2");
    }
}
