//! Text to a [`Walkthrough`], or what is wrong and in which line.

use ree_contract::{ErrorBody, ErrorKind, Text};
use serde_json::Value;
use toml::Spanned;
use toml::de::DeTable;

use crate::limits::BYTES;
use crate::model::{FORMAT, Walkthrough};
use crate::problem::Problem;
use crate::{headings, shape, syntax};

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
/// Too long, no TOML, another version, or fields that are unknown, missing or of another shape: all that
/// can be told at once, with line and column.
pub fn read(text: &str) -> Result<Source<'_>, Vec<Problem>> {
    let text = text.trim_start_matches('\u{feff}');
    if text.len() > BYTES {
        return Err(vec![Problem::at_byte(text, 0, too_large(text.len()))]);
    }
    if text.trim_start().starts_with(['{', '<']) {
        return Err(vec![Problem::at_byte(text, 0, another_format())]);
    }
    let (tree, errors) = DeTable::parse_recoverable(text);
    let headings = || Some(headings::problems(text)).filter(|found| !found.is_empty());
    if !errors.is_empty() {
        return Err(headings().unwrap_or_else(|| syntax::problems(text, &errors)));
    }
    // Before the fields: those of another version would only be called unknown.
    version(text, &tree).map_err(|problem| vec![problem])?;
    let walkthrough =
        shape::read(text, &tree).map_err(|problems| headings().unwrap_or(problems))?;
    // Goods take any shape here; a list of them comes from its heading.
    let listed = |goods: &Value| goods.is_array();
    if walkthrough.step.iter().any(|step| step.product.as_ref().is_some_and(listed))
        && let Some(problems) = headings()
    {
        return Err(problems);
    }
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
    let integer = value.get_ref().as_integer().map(|n| (n.as_str(), n.radix()));
    let said = match (integer, value.get_ref().as_str()) {
        (Some((number, 10)), _) if number == FORMAT.to_string() => return Ok(()),
        (Some((number, _)), _) => Text::both(
            format!("Version {number} of walkthroughs is not read here."),
            format!("本工具不支持第 {number} 版演练文件。"),
        ),
        (None, Some(quoted)) if quoted.trim().parse::<u32>().is_ok() => Text::both(
            "The version is a number and stands without quotation marks.",
            "版本是数字，不加引号。",
        ),
        (None, _) => Text::both("The version is a whole number.", "版本应为整数。"),
    };
    let body = ErrorBody::new(ErrorKind::UnsupportedContract, said).hinting(write_version());
    Err(Problem::at_place(text, tree, body.at("walkthrough")))
}

fn write_version() -> Text {
    Text::both(format!("Write walkthrough = {FORMAT}."), format!("请填写 walkthrough = {FORMAT}。"))
}

fn another_format() -> ErrorBody {
    ErrorBody::new(
        ErrorKind::WrongType,
        Text::both(
            "This is no walkthrough: those are TOML files, not JSON, HTML or XML.",
            "这不是演练文件：演练文件为 TOML 格式，不是 JSON、HTML 或 XML。",
        ),
    )
    .hinting(Text::both(
        format!("Begin with walkthrough = {FORMAT}, or with the template."),
        format!("请以 walkthrough = {FORMAT} 开头，或从模板开始。"),
    ))
}

fn too_large(length: usize) -> ErrorBody {
    ErrorBody::new(
        ErrorKind::TooLarge,
        Text::both(
            format!("The file is {length} bytes long; at most {BYTES} are read."),
            format!("文件长 {length} 字节，最多读取 {BYTES} 字节。"),
        ),
    )
    .hinting(Text::both("Part it into several walkthroughs.", "请拆分为几个演练。"))
}
