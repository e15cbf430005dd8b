//! The marks beneath words of the pasted text. Spans count UTF-16 units; runs are text again.

use ree_compose::Reading;
use ree_contract::{Determination, Span, TextSource};

use crate::state::byte_at;

/// What a run of the text is. Later ones win where two overlap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Mark {
    /// Nothing was made of it, and nothing had to be.
    Plain,
    /// It was not read.
    Unread,
    /// Words read as a fact.
    Fact,
    /// It was read.
    Read,
    /// It was read and names a listed element.
    Listed,
}

/// Where each mark stands, from what was found. `listed` says which elements are listed.
pub(crate) fn spans(
    found: Option<&Determination>,
    reading: Option<&Reading>,
    listed: impl Fn(&str) -> bool,
) -> Vec<(Mark, Span)> {
    let mut spans = Vec::new();
    // An amount whose name was not read is among the parts too.
    let unread = |span: Span| {
        let all = found.map_or(&[][..], |f| &f.unread).iter();
        let mut all = all.filter(|words| words.from == TextSource::Composition);
        all.any(|words| words.span.0 <= span.0 && span.1 <= words.span.1)
    };
    for part in reading.map_or(&[][..], |r| &r.parts) {
        if let Some(span) = part.span.filter(|span| !unread(*span)) {
            let names = part.shares.iter().any(|s| listed(&s.element));
            spans.push((if names { Mark::Listed } else { Mark::Read }, span));
        }
    }
    for words in found.map_or(&[][..], |f| &f.suggestions) {
        if words.from == TextSource::Composition {
            spans.push((Mark::Fact, words.span));
        }
    }
    for words in found.map_or(&[][..], |f| &f.unread) {
        if words.from == TextSource::Composition {
            spans.push((Mark::Unread, words.span));
        }
    }
    spans
}

/// The text cut into runs of one mark each; together they are the text.
pub(crate) fn runs<'a>(text: &'a str, spans: &[(Mark, Span)]) -> Vec<(Mark, &'a str)> {
    let mut edges: Vec<usize> = vec![0, text.len()];
    let mut edge = |at: usize| {
        if !edges.contains(&at) {
            ree_contract::order::insert(&mut edges, at, |known, new| known < new);
        }
    };
    let placed: Vec<(Mark, usize, usize)> = spans
        .iter()
        .map(|(mark, Span(start, end))| (*mark, byte_at(text, *start), byte_at(text, *end)))
        .filter(|(_, start, end)| start < end)
        .collect();
    for (_, start, end) in &placed {
        edge(*start);
        edge(*end);
    }
    if text.is_empty() {
        edges.clear();
    }
    // Neighbours join only within one span, so that the rules of two parts stay apart.
    let mut out: Vec<(Mark, &str)> = Vec::new();
    for (from, to) in edges.iter().zip(edges.iter().skip(1)) {
        let here = placed.iter().filter(|(_, start, end)| start <= from && end >= to);
        let mark = here.map(|(mark, _, _)| *mark).max().unwrap_or(Mark::Plain);
        if let Some(run) = text.get(*from..*to) {
            out.push((mark, run));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_the_text_again() {
        let text = "磁瓦 Nd 27, Dy 3.1 Qz";
        let marks = [
            (Mark::Fact, Span(0, 2)),
            (Mark::Read, Span(3, 8)),
            (Mark::Listed, Span(10, 16)),
            (Mark::Unread, Span(17, 19)),
        ];
        let found = runs(text, &marks);
        assert_eq!(
            found,
            [
                (Mark::Fact, "磁瓦"),
                (Mark::Plain, " "),
                (Mark::Read, "Nd 27"),
                (Mark::Plain, ", "),
                (Mark::Listed, "Dy 3.1"),
                (Mark::Plain, " "),
                (Mark::Unread, "Qz"),
            ]
        );
        let joined: String = found.iter().map(|(_, run)| *run).collect();
        assert_eq!(joined, text);
    }

    #[test]
    fn the_stronger_mark_wins_and_wild_spans_do_no_harm() {
        let found = runs(
            "NdFeB",
            &[(Mark::Fact, Span(0, 5)), (Mark::Read, Span(0, 2)), (Mark::Unread, Span(9, 4))],
        );
        assert_eq!(found, [(Mark::Read, "Nd"), (Mark::Fact, "FeB")]);
        assert_eq!(runs("", &[(Mark::Read, Span(0, 3))]), []);
    }
}
