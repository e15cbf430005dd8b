//! What the bindings do, as plain functions over text, so that the host can test them too.

use ree_contract::{Detail, ErrorBody, ErrorEnvelope, ErrorKind, Text, nearest, product_from_json};
use ree_engine::Checker;
use serde::Serialize;

/// Values of `detail`.
const DETAILS: [(&str, Detail); 2] = [("full", Detail::Full), ("outcome", Detail::Outcome)];

/// A product's JSON to the JSON of its determination.
///
/// # Errors
/// The JSON of the refusal.
pub fn check(product: &str, detail: Option<&str>) -> Result<String, String> {
    judge(product, self::detail(detail).map_err(refusal)?).map_err(refusal)
}

/// A product a line to a determination or refusal a line.
///
/// # Errors
/// The JSON of the refusal of `detail`.
pub fn check_lines(lines: &str, detail: Option<&str>) -> Result<String, String> {
    let detail = self::detail(detail).map_err(refusal)?;
    let mut out = String::new();
    for (number, line) in (1_usize..).zip(lines.lines()) {
        if line.trim_ascii().is_empty() {
            continue;
        }
        let answer = judge(line, detail).unwrap_or_else(|error| refusal(error.on_line(number)));
        out.push_str(&answer);
        out.push('\n');
    }
    Ok(out)
}

/// A composition text to the JSON of what was read.
///
/// # Errors
/// The JSON of the refusal.
pub fn parse(composition: &str) -> Result<String, String> {
    let read = checker().and_then(|c| c.parse(composition)).map_err(refusal)?;
    json(&read)
}

/// The JSON of the vocabulary.
///
/// # Errors
/// The JSON of the refusal of a rulebook.
pub fn vocabulary() -> Result<String, String> {
    json(&checker().map_err(refusal)?.rulebook().vocabulary())
}

/// The JSON of measures and items.
///
/// # Errors
/// The JSON of the refusal of a rulebook.
pub fn rulebook() -> Result<String, String> {
    json(&checker().map_err(refusal)?.rulebook().contents())
}

fn checker() -> Result<&'static Checker, ErrorBody> {
    Checker::builtin().map_err(Clone::clone)
}

fn judge(product: &str, detail: Detail) -> Result<String, ErrorBody> {
    let found = checker()?.check(&product_from_json(product)?, detail)?;
    serde_json::to_string(&found).map_err(|e| unwritable(&e))
}

fn detail(word: Option<&str>) -> Result<Detail, ErrorBody> {
    let Some(word) = word else { return Ok(Detail::Full) };
    if let Some((_, detail)) = DETAILS.iter().find(|(name, _)| *name == word) {
        return Ok(*detail);
    }
    let names = DETAILS.map(|(name, _)| name);
    let hint = match nearest(word, names) {
        Some(near) => Text::both(format!("Do you mean “{near}”?"), format!("是否应为“{near}”？")),
        None => Text::both(
            format!("Write one of: {}.", names.join(", ")),
            format!("可填写：{}。", names.join("、")),
        ),
    };
    Err(ErrorBody::new(
        ErrorKind::UnknownValue,
        Text::both(format!("“{word}” is no detail."), format!("“{word}”不是可选的详细程度。")),
    )
    .at("detail")
    .hinting(hint))
}

fn json(value: &impl Serialize) -> Result<String, String> {
    serde_json::to_string(value).map_err(|e| refusal(unwritable(&e)))
}

fn unwritable(error: &serde_json::Error) -> ErrorBody {
    let said = format!("{error}");
    ErrorBody::new(ErrorKind::WrongType, Text::both(said.as_str(), said.as_str()))
}

fn refusal(error: ErrorBody) -> String {
    serde_json::to_string(&ErrorEnvelope { error }).unwrap_or_default()
}
