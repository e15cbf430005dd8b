//! Everything that has another shape than is read, at once: what is refused is told, mended in the tree,
//! and the tree is read again.

use std::ops::Range;

use ree_contract::{ErrorBody, ErrorKind, Text, explained, nearest};
use serde::Deserialize;
use toml::Spanned;
use toml::de::{DeArray, DeInteger, DeTable, DeValue, Deserializer};

use crate::model::Walkthrough;
use crate::problem::Problem;

/// So many refusals are looked for; a file with more is told of these first.
const MOST: usize = 20;
/// So often it is read again: what was put in may itself need mending, silently.
const AGAIN: usize = 100;

/// Reads what a tree says.
///
/// # Errors
/// All that has another shape.
pub(crate) fn read(text: &str, tree: &Spanned<DeTable<'_>>) -> Result<Walkthrough, Vec<Problem>> {
    let mut tree = tree.clone();
    let mut problems: Vec<Problem> = Vec::new();
    for (_, value) in tree.get_mut().iter_mut() {
        days(text, value, &mut problems);
    }
    for again in 0..AGAIN {
        let refused = match Walkthrough::deserialize(Deserializer::from(tree.clone())) {
            Ok(walkthrough) if problems.is_empty() => return Ok(walkthrough),
            Ok(_) => break,
            Err(refused) => refused,
        };
        let span = refused.span().unwrap_or_else(|| tree.span());
        // What was put in stands behind the end of the text: nobody is told of it.
        if span.start <= text.len() {
            let problem = Problem::at_byte(text, span.start, in_our_words(refused.message()));
            if problems.contains(&problem) {
                break;
            }
            problems.push(problem);
        }
        let nowhere = text.len().saturating_add(again).saturating_add(1);
        let Some(mend) = Mend::of(refused.message()) else { break };
        if problems.len() >= MOST || !mend.apply(&mut tree, &span, nowhere..nowhere) {
            break;
        }
    }
    problems.sort_by_key(|p| (p.line, p.column));
    Err(problems)
}

/// TOML has days of its own, and here a day is a text.
fn days(text: &str, value: &mut Spanned<DeValue<'_>>, problems: &mut Vec<Problem>) {
    let span = value.span();
    match value.get_mut() {
        DeValue::Table(table) => table.iter_mut().for_each(|(_, v)| days(text, v, problems)),
        DeValue::Array(array) => array.iter_mut().for_each(|v| days(text, v, problems)),
        inner @ DeValue::Datetime(_) => {
            let day = text.get(span.clone()).unwrap_or_default().to_owned();
            let body = ErrorBody::new(
                ErrorKind::WrongType,
                Text::both("A day is a text here.", "此处日期应为文本。"),
            )
            .hinting(Text::both(format!("Write \"{day}\"."), format!("请填写 \"{day}\"。")));
            problems.push(Problem::at_byte(text, span.start, body));
            *inner = DeValue::String(day.into());
        }
        _ => {}
    }
}

/// What makes a tree fit, so that the next refusal is of something else.
enum Mend {
    /// A field that there is not goes, or is called what was meant.
    Drop(Option<String>),
    /// A field is put in.
    Add(String),
    /// A value is put in the place of another.
    Put(DeValue<'static>),
}

impl Mend {
    fn of(message: &str) -> Option<Self> {
        let quoted = |n: usize| message.split('`').nth(n);
        if message.starts_with("unknown field") {
            let known = message.split('`').skip(3).step_by(2);
            return Some(Self::Drop(nearest(quoted(1)?, known).map(str::to_owned)));
        }
        if message.starts_with("missing field") {
            return Some(Self::Add(quoted(1)?.to_owned()));
        }
        let (what, expected) = message.split_once(", expected ")?;
        Some(Self::Put(match expected {
            _ if what.starts_with("unknown variant") => text(quoted(3)?),
            "a boolean" => DeValue::Boolean(false),
            "a sequence" => DeValue::Array(DeArray::new()),
            "u32" => DeValue::Integer(DeInteger::default()),
            _ if expected.starts_with("struct ") => DeValue::Table(DeTable::new()),
            _ => text("-"),
        }))
    }

    /// Mends what stands at a span, or holds it; false where nothing does. What is put in stands at `to`.
    fn apply(self, tree: &mut Spanned<DeTable<'_>>, span: &Range<usize>, to: Range<usize>) -> bool {
        let whole = tree.span();
        self.table(tree.get_mut(), &whole, span, &to)
    }

    fn table(
        &self,
        table: &mut DeTable<'_>,
        own: &Range<usize>,
        span: &Range<usize>,
        to: &Range<usize>,
    ) -> bool {
        match self {
            Self::Add(field) if own == span => {
                let key = Spanned::new(to.clone(), field.clone().into());
                table.insert(key, Spanned::new(to.clone(), text("-")));
                return true;
            }
            Self::Drop(meant) => {
                let found = table.keys().find(|key| key.span() == *span);
                if let Some(name) = found.map(|key| key.get_ref().clone()) {
                    let value = table.remove(&*name);
                    if let (Some(meant), Some(value)) = (meant, value)
                        && !table.contains_key(&**meant)
                    {
                        table.insert(Spanned::new(span.clone(), meant.clone().into()), value);
                    }
                    return true;
                }
            }
            _ => {}
        }
        table.iter_mut().any(|(_, value)| self.value(value, span, to))
    }

    fn value(
        &self,
        value: &mut Spanned<DeValue<'_>>,
        span: &Range<usize>,
        to: &Range<usize>,
    ) -> bool {
        let own = value.span();
        if let Self::Put(put) = self
            && own == *span
        {
            *value = Spanned::new(to.clone(), put.clone());
            return true;
        }
        match value.get_mut() {
            DeValue::Table(table) => self.table(table, &own, span, to),
            DeValue::Array(array) => array.iter_mut().any(|value| self.value(value, span, to)),
            _ => false,
        }
    }
}

fn text(text: &str) -> DeValue<'static> {
    DeValue::String(text.to_owned().into())
}

/// A refusal of the shape, as the contract words it.
fn in_our_words(said: &str) -> ErrorBody {
    // "invalid type: integer `3`, expected a string" and the like name both; the contract only knows
    // products, so its example would mislead here.
    // The code of the country is often written for that of the language.
    if ["cn", "ch", "chinese"]
        .iter()
        .any(|name| said.starts_with(&format!("unknown field `{name}`")))
    {
        let zh = Text::both("Write zh for Chinese.", "中文请写作 zh。");
        return explained(said, String::new()).hinting(zh);
    }
    let (what, expected) = match said.split_once(", expected ") {
        Some((what, expected)) if said.starts_with("invalid type") => (what, expected),
        _ => return missing(explained(said, String::new()), said),
    };
    let given = what.trim_start_matches("invalid type: ");
    ErrorBody::new(
        ErrorKind::WrongType,
        Text::both(
            format!("What stands here has another shape than is read: {given}."),
            "此处的数据形式不符。",
        ),
    )
    .hinting(shape(expected))
}

/// A field that is missing: the hint shows its shape where that is more than a text.
fn missing(body: ErrorBody, said: &str) -> ErrorBody {
    let field = said.strip_prefix("missing field `").and_then(|rest| rest.split('`').next());
    match field {
        Some("learn") => body.hinting(shape("struct Lesson")),
        Some("option") => body.hinting(shape("struct Choice")),
        Some("step") => body.hinting(shape("struct Step")),
        Some("finds") => body.hinting(shape("struct Finding")),
        _ => body,
    }
}

/// What to write for a shape that serde expects.
fn shape(expected: &str) -> Text {
    let (en, zh) = match expected {
        "a string" => ("a text in quotes", "加引号的文本"),
        "a boolean" => ("true or false, without quotes", "true 或 false，不加引号"),
        "a sequence" => {
            ("a list in square brackets, such as [\"…\"]", "方括号中的列表，例如 [\"…\"]")
        }
        "a text, or { en, zh }" => {
            ("a text, or { en = \"…\", zh = \"…\" }", "文本，或 { en = \"…\", zh = \"…\" }")
        }
        "u32" => ("a whole number, without quotes", "整数，不加引号"),
        "struct Finding" => {
            ("{ outcome = \"licence_required\" }", "{ outcome = \"licence_required\" }")
        }
        "struct Lesson" => ("[[step.learn]] with text and cite", "[[step.learn]]，含 text 和 cite"),
        "struct Choice" => ("[[step.option]] with text", "[[step.option]]，含 text"),
        "struct Step" => ("[[step]] with its fields", "[[step]] 及其各项"),
        "struct Variation" => ("[[step.vary]] with its fields", "[[step.vary]] 及其各项"),
        other => (other, other),
    };
    Text::both(format!("Write {en}."), format!("请填写：{zh}。"))
}
