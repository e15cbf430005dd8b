//! JSON text to a [`Product`], or a refusal that says where.

use crate::error::{ErrorBody, ErrorKind};
use crate::product::{FromObject, Product};
use crate::text::Text;

/// The longest product text that is read, in bytes.
pub const LIMIT_JSON_BYTES: usize = 2 * 1024 * 1024;

/// Reads a product from bytes that should be UTF-8.
///
/// # Errors
/// [`ErrorKind::NotJson`] where they are not, and all of [`product_from_json`].
pub fn product_from_slice(bytes: &[u8]) -> Result<Product, ErrorBody> {
    let text = std::str::from_utf8(bytes).map_err(|e| {
        ErrorBody::new(
            ErrorKind::NotJson,
            Text::both(
                format!("The text is not UTF-8: byte {} does not fit.", e.valid_up_to()),
                format!("文本不是 UTF-8 编码：第 {} 字节不符。", e.valid_up_to()),
            ),
        )
        .hinting(Text::both("Save the file as UTF-8.", "请将文件另存为 UTF-8 编码。"))
    })?;
    product_from_json(text)
}

/// Reads a product from JSON text.
///
/// # Errors
/// A typed refusal with its place: not JSON, unknown field, wrong type, too large, unsupported
/// contract.
pub fn product_from_json(text: &str) -> Result<Product, ErrorBody> {
    if text.len() > LIMIT_JSON_BYTES {
        return Err(ErrorBody::new(
            ErrorKind::TooLarge,
            Text::both(
                format!(
                    "The product is {} bytes long; at most {LIMIT_JSON_BYTES} are read.",
                    text.len()
                ),
                format!("产品文本长 {} 字节，最多读取 {LIMIT_JSON_BYTES} 字节。", text.len()),
            ),
        )
        .hinting(Text::both("Send one product at a time.", "请一次只提交一个产品。")));
    }
    let text = text.trim_start_matches('\u{feff}');
    // Keeping track of the place takes its time: only what is refused is read so, for the refusal.
    let product = match serde_json::from_str::<FromObject<Product>>(text) {
        Ok(FromObject(product)) => product,
        Err(_) => with_place(text)?,
    };
    match product.contract {
        None | Some(crate::CONTRACT) => Ok(product),
        Some(other) => Err(ErrorBody::new(
            ErrorKind::UnsupportedContract,
            Text::both(
                format!("Contract {other} is not known here."),
                format!("本工具不支持第 {other} 版数据约定。"),
            ),
        )
        .at("contract")
        .hinting(Text::both(
            format!("Write {}, or leave it out.", crate::CONTRACT),
            format!("请填写 {}，或省略此项。", crate::CONTRACT),
        ))),
    }
}

/// The same, slower, with the place of what is refused.
#[cold]
#[inline(never)]
fn with_place(text: &str) -> Result<Product, ErrorBody> {
    let mut reader = serde_json::Deserializer::from_str(text);
    let FromObject(product) =
        serde_path_to_error::deserialize::<_, FromObject<Product>>(&mut reader)
            .map_err(|error| refusal(error, text))?;
    reader.end().map_err(|e| not_json(&e))?;
    Ok(product)
}

/// Where the text stops being JSON; in English with serde's own words. Of a single line, as those of
/// a batch are, the column is enough.
fn not_json(error: &serde_json::Error) -> ErrorBody {
    let said = error.to_string();
    let said = said.split(" at line ").next().unwrap_or(&said);
    let (line, column) = (error.line(), error.column());
    let (en, zh) = if line > 1 {
        (format!("line {line}, column {column}"), format!("第{line}行第{column}列"))
    } else {
        (format!("column {column}"), format!("第{column}列"))
    };
    ErrorBody::new(
        ErrorKind::NotJson,
        Text::both(
            format!("The text is not JSON: {said} ({en})."),
            format!("文本不是有效的 JSON（{zh}）。"),
        ),
    )
    .hinting(Text::both(
        "Check quotes, commas and brackets at that place.",
        "请检查该处的引号、逗号和括号。",
    ))
}

/// Turns serde's refusal into ours.
fn refusal(error: serde_path_to_error::Error<serde_json::Error>, text: &str) -> ErrorBody {
    let place = error.path().to_string();
    let place = if place == "." { String::new() } else { place };
    let inner = error.into_inner();
    if inner.is_syntax() || inner.is_eof() {
        // Of an object that should have one field serde says the same as of one that is never closed.
        // Half a character is noticed only where a text is read.
        let whole = serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok();
        return match whole && !inner.to_string().contains("hex escape") {
            true => explained("", place),
            false => not_json(&inner),
        };
    }
    let said = inner.to_string();
    explained(said.split(" at line ").next().unwrap_or(&said), place)
}

/// What serde said of a value at a place, in our words. serde has no codes, so its wording is read; a
/// test holds it. The names of fields at the end of the place tell what may be written there.
#[must_use]
pub fn explained(message: &str, mut place: String) -> ErrorBody {
    let quoted = |n: usize| message.split('`').nth(n).unwrap_or_default().to_owned();
    let body = if message.starts_with("unknown field") {
        unknown_field(&quoted(1), message)
    } else if message.starts_with("missing field") {
        let field = quoted(1);
        ErrorBody::new(
            ErrorKind::MissingField,
            Text::both(format!("“{field}” is missing."), format!("缺少“{field}”。")),
        )
        .hinting(Text::both(format!("Add “{field}” here."), format!("请在此补充“{field}”。")))
    } else if message.starts_with("duplicate field") {
        let field = quoted(1);
        // serde tells the object, not the field.
        place = if place.is_empty() { field.clone() } else { format!("{place}.{field}") };
        ErrorBody::new(
            ErrorKind::WrongType,
            Text::both(format!("“{field}” is stated twice."), format!("“{field}”填写了两次。")),
        )
        .hinting(Text::both("State it once.", "请只填写一次。"))
    } else if message.starts_with("unknown variant") {
        let hint = match example(&place) {
            AMOUNT => written(AMOUNT),
            _ => one_of(&allowed(message)),
        };
        ErrorBody::new(
            ErrorKind::UnknownValue,
            Text::both(
                format!("“{}” is not known here.", quoted(1)),
                format!("不认识“{}”。", quoted(1)),
            ),
        )
        .hinting(hint)
    } else {
        ErrorBody::new(
            ErrorKind::WrongType,
            Text::both("What stands here has another shape than is read.", "此处的数据形式不符。"),
        )
        .hinting(written(example(&place)))
    };
    if place.is_empty() { body } else { body.at(place) }
}

/// Ways to write an amount.
const AMOUNT: &str = r#"{"mass_percent": "3.1"} | {"ppm": ["200", "500"]} | "balance" | "unknown""#;

/// What may be written at a place, by the field it is in.
fn example(place: &str) -> &'static str {
    match place.rsplit('.').next().unwrap_or_default() {
        "" => r#"{"composition": "Dy 3.1 %, Fe balance", "facts": {"kind": "metal_or_alloy"}}"#,
        "composition" => {
            r#""Dy 3.1 %, Fe balance" | [{"substance": "Dy", "amount": {"mass_percent": "3.1"}}]"#
        }
        "amount" => AMOUNT,
        "mass_percent" | "atomic_percent" | "ppm" | "parts" | "moles" | "g_per_l" | "mol_per_l" => {
            r#""3.1" | ["2.5", "3.5"] | {"max": "0.1"}"#
        }
        "substance" => r#""Dy2O3""#,
        "facts" => r#"{"kind": "magnet"}"#,
        "shipment" => r#"{"date": "2026-06-01", "destination": "DE"}"#,
        "contract" => "1",
        "accept_suggestions" | "as_analysis" => "true",
        field if field.starts_with("composition[") => {
            r#"{"substance": "Dy", "amount": {"mass_percent": "3.1"}}"#
        }
        _ => r#""…""#,
    }
}

fn written(example: &str) -> Text {
    Text::both(format!("Write {example}."), format!("请填写 {example}。"))
}

fn unknown_field(field: &str, message: &str) -> ErrorBody {
    let allowed = allowed(message);
    let near = crate::nearest(field, allowed.iter().map(String::as_str)).map(str::to_owned);
    let body = ErrorBody::new(
        ErrorKind::UnknownField,
        Text::both(format!("There is no field “{field}”."), format!("没有“{field}”这一项。")),
    );
    match near {
        Some(near) => body
            .hinting(Text::both(format!("Do you mean “{near}”?"), format!("是否应为“{near}”？"))),
        None => body.hinting(one_of(&allowed)),
    }
}

/// The names serde lists after "expected".
fn allowed(message: &str) -> Vec<String> {
    message
        .split_once(", expected")
        .map(|(_, rest)| rest.split('`').skip(1).step_by(2).map(str::to_owned).collect())
        .unwrap_or_default()
}

fn one_of(allowed: &[String]) -> Text {
    Text::both(
        format!("Write one of: {}.", allowed.join(", ")),
        format!("可填写：{}。", allowed.join("、")),
    )
}
