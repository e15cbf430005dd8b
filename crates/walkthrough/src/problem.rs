//! What is wrong with a file, where, and what to write instead.

use ree_contract::{ErrorBody, Text};
use serde::Serialize;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// The line, from 1.
    pub line: usize,
    /// The column, in characters, from 1.
    pub column: usize,
    /// The place in the file, such as `step[2].option[0].next`; empty where the whole is meant.
    #[serde(rename = "where")]
    pub place: String,
    /// What is wrong.
    pub message: Text,
    /// What to write instead.
    pub hint: Option<Text>,
}

impl Problem {
    /// What is wrong at a byte of the text.
    pub(crate) fn at_byte(text: &str, byte: usize, body: ErrorBody) -> Self {
        let before = text.get(..byte).unwrap_or(text);
        let start = before.rfind('\n').map_or(0, |n| n.saturating_add(1));
        let column = before.get(start..).map_or(0, |l| l.chars().count()).saturating_add(1);
        Self {
            line: before.matches('\n').count().saturating_add(1),
            column,
            place: body.r#where.unwrap_or_default(),
            message: body.message,
            hint: body.hint,
        }
    }

    /// What is wrong at a place of the file.
    pub(crate) fn at_place(text: &str, tree: &Spanned<DeTable<'_>>, body: ErrorBody) -> Self {
        let byte = byte_of(tree, body.r#where.as_deref().unwrap_or_default());
        Self::at_byte(text, byte, body)
    }
}

/// Where a place such as `step[2].product.facts.contains.Dy` begins, or as much of it as is there.
fn byte_of(tree: &Spanned<DeTable<'_>>, place: &str) -> usize {
    let mut table = Some(tree.get_ref());
    let mut found = tree.span().start;
    let mut rest = place;
    while let Some(here) = table {
        // A key may hold dots itself, as facts of one element do: the longest that fits is meant.
        let fits = |key: &str| {
            rest.strip_prefix(key).filter(|after| after.is_empty() || after.starts_with(['.', '[']))
        };
        let Some((key, value, after)) = here
            .iter()
            .filter_map(|(key, value)| Some((key, value, fits(key.get_ref())?)))
            .max_by_key(|(key, ..)| key.get_ref().len())
        else {
            return found;
        };
        found = key.span().start;
        let (value, after) = item(value, after, &mut found);
        rest = after.strip_prefix('.').unwrap_or(after);
        table = value.get_ref().as_table();
    }
    found
}

/// Follows `[2]` into an array, as far as it is there.
fn item<'t, 'i, 'p>(
    mut value: &'t Spanned<DeValue<'i>>,
    mut rest: &'p str,
    found: &mut usize,
) -> (&'t Spanned<DeValue<'i>>, &'p str) {
    while let Some((number, after)) = rest.strip_prefix('[').and_then(|r| r.split_once(']')) {
        let inner = number.parse().ok().and_then(|n: usize| value.get_ref().as_array()?.get(n));
        let Some(inner) = inner else { break };
        value = inner;
        *found = value.span().start;
        rest = after;
    }
    (value, rest)
}
