//! Text to a [`Walkthrough`], or what is wrong and in which line.

use ree_contract::{ErrorBody, ErrorKind, Text, explained};
use serde::Deserialize;
use toml::Spanned;
use toml::de::{DeTable, Deserializer};

use crate::model::{FORMAT, Walkthrough};
use crate::problem::Problem;

/// The longest file that is read, in bytes.
pub const LIMIT_BYTES: usize = 1024 * 1024;

/// A file as read: its text with places, and what it says.
pub struct Source<'t> {
    pub(crate) text: &'t str,
    pub(crate) tree: Spanned<DeTable<'t>>,
    /// What it says.
    pub walkthrough: Walkthrough,
}

/// Reads the text of a file. Whether it holds together is [`crate::check`]'s to say.
///
/// # Errors
/// Too long, no TOML, another version, unknown or missing fields: with line and column.
pub fn read(text: &str) -> Result<Source<'_>, Problem> {
    let text = text.trim_start_matches('\u{feff}');
    if text.len() > LIMIT_BYTES {
        return Err(Problem::at_byte(text, 0, too_large(text.len())));
    }
    let refused = |error: &toml::de::Error| {
        let byte = error.span().map_or(0, |span| span.start);
        Problem::at_byte(text, byte, in_our_words(error.message()))
    };
    let tree = DeTable::parse(text).map_err(|e| {
        let byte = e.span().map_or(0, |span| span.start);
        Problem::at_byte(text, byte, no_toml(e.message()))
    })?;
    // Before the fields: those of another version would only be called unknown.
    version(text, &tree)?;
    let walkthrough = Deserializer::parse(text)
        .and_then(Walkthrough::deserialize)
        .map_err(|error| refused(&error))?;
    Ok(Source { text, tree, walkthrough })
}

fn version(text: &str, tree: &Spanned<DeTable<'_>>) -> Result<(), Problem> {
    let written = tree.get_ref().iter().find(|(key, _)| key.get_ref() == "walkthrough");
    let Some((_, value)) = written else {
        let body = ErrorBody::new(
            ErrorKind::MissingField,
            Text::both(
                "This is no walkthrough: the line that says its version is missing.",
                "这不是演练文件：缺少版本一行。",
            ),
        );
        return Err(Problem::at_byte(text, 0, body.hinting(write_version())));
    };
    let number = value.get_ref().as_integer().map(|n| (n.as_str().to_owned(), n.radix()));
    if number == Some((FORMAT.to_string(), 10)) {
        return Ok(());
    }
    let said = number.map_or_else(|| "?".to_owned(), |(n, _)| n);
    let body = ErrorBody::new(
        ErrorKind::UnsupportedContract,
        Text::both(
            format!("Version {said} of walkthroughs is not read here."),
            format!("本工具不支持第 {said} 版演练文件。"),
        ),
    )
    .hinting(write_version());
    Err(Problem::at_place(text, tree, body.at("walkthrough")))
}

fn write_version() -> Text {
    Text::both(format!("Write walkthrough = {FORMAT}."), format!("请填写 walkthrough = {FORMAT}。"))
}

fn too_large(length: usize) -> ErrorBody {
    ErrorBody::new(
        ErrorKind::TooLarge,
        Text::both(
            format!("The file is {length} bytes long; at most {LIMIT_BYTES} are read."),
            format!("文件长 {length} 字节，最多读取 {LIMIT_BYTES} 字节。"),
        ),
    )
    .hinting(Text::both("Part it into several walkthroughs.", "请拆分为几个演练。"))
}

/// Where the text stops being TOML; in English with the parser's own words.
fn no_toml(said: &str) -> ErrorBody {
    let said = said.lines().next().unwrap_or_default();
    ErrorBody::new(
        ErrorKind::NotJson,
        Text::both(
            format!("From here on the text is not TOML: {said}."),
            "从此处起，文本不是有效的 TOML。".to_owned(),
        ),
    )
    .hinting(Text::both(
        "Check quotes, brackets and equal signs in this line and the one above.",
        "请检查本行及上一行的引号、括号和等号。",
    ))
}

/// A refusal of the shape, as the contract words it.
fn in_our_words(said: &str) -> ErrorBody {
    // "invalid type: integer `3`, expected a string" and the like name both; the contract only knows
    // products, so its example would mislead here.
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
        "a sequence" => ("a list in square brackets", "方括号中的列表"),
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
