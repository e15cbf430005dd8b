//! Every text is there, is no longer than a screen, and is text: markup would only be shown as it is
//! written.

use ree_contract::{ErrorKind, Text};
use serde::Deserialize;
use serde_json::Value;

use super::Found;
use crate::engine::{SHIPPED, SPOKEN};
use crate::limits::TEXT;
use crate::model::{Lesson, Walkthrough, Words};

pub(super) fn check(walkthrough: &Walkthrough, found: &mut Found) {
    let mut all: Vec<(String, &Words)> = vec![
        ("title".into(), &walkthrough.title),
        ("audience".into(), &walkthrough.audience),
        ("aim".into(), &walkthrough.aim),
    ];
    for (n, step) in walkthrough.step.iter().enumerate() {
        let at = |field: &str| format!("step[{n}].{field}");
        all.push((at("title"), &step.title));
        all.push((at("story"), &step.story));
        all.push((at("question"), &step.question));
        all.extend(step.goods.iter().map(|words| (at("goods"), words)));
        all.extend(step.hint.iter().map(|words| (at("hint"), words)));
        all.extend(step.notes.iter().map(|words| (at("notes"), words)));
        for (o, option) in step.option.iter().enumerate() {
            all.push((at(&format!("option[{o}].text")), &option.text));
            all.extend(option.because.iter().map(|w| (at(&format!("option[{o}].because")), w)));
        }
        all.extend(lessons(&step.learn, &at("learn")));
        for (v, variation) in step.vary.iter().enumerate() {
            all.push((at(&format!("vary[{v}].label")), &variation.label));
            all.push((at(&format!("vary[{v}].story")), &variation.story));
            all.extend(variation.goods.iter().map(|w| (at(&format!("vary[{v}].goods")), w)));
            all.extend(lessons(&variation.learn, &at(&format!("vary[{v}].learn"))));
        }
    }
    for (place, words) in all {
        for (key, text) in words.texts() {
            one(text, format!("{place}{key}"), found);
        }
    }
    for (n, step) in walkthrough.step.iter().enumerate() {
        if let Some(product) = &step.product {
            goods(product, &format!("step[{n}].product"), found);
        }
        for (v, variation) in step.vary.iter().enumerate() {
            goods(&variation.change, &format!("step[{n}].vary[{v}].change"), found);
        }
    }
}

/// The texts of goods: what they may say is the engine's to judge, but nothing in them hides.
fn goods(product: &Value, place: &str, found: &mut Found) {
    let shipment = product.get("shipment").unwrap_or(&Value::Null);
    let shipped = format!("{place}.shipment");
    for (goods, fields, place) in
        [(product, &SPOKEN[..], place), (shipment, &SHIPPED[..], &*shipped)]
    {
        for field in fields {
            let Some(value) = goods.get(*field) else { continue };
            let place = format!("{place}.{field}");
            match Words::deserialize(value) {
                Ok(words) => {
                    for (key, text) in words.texts() {
                        hidden(text, format!("{place}{key}"), found);
                    }
                }
                // Both languages, or one text for both.
                Err(_) if value.is_object() => found.add(
                    ErrorKind::MissingField,
                    place,
                    Text::both(
                        "A text in two languages has en and zh, and nothing else.",
                        "双语文本只含 en 和 zh 两项。",
                    ),
                    Text::both(
                        "Write { en = \"…\", zh = \"…\" }, or one text for both.",
                        "请填写 { en = \"…\", zh = \"…\" }，或只写一个文本。",
                    ),
                ),
                Err(_) => {}
            }
        }
    }
}

fn lessons<'w>(learn: &'w [Lesson], place: &str) -> Vec<(String, &'w Words)> {
    learn
        .iter()
        .enumerate()
        .map(|(l, lesson)| (format!("{place}[{l}].text"), &lesson.text))
        .collect()
}

fn one(text: &str, place: String, found: &mut Found) {
    let length = text.chars().count();
    if text.trim().is_empty() {
        found.add(
            ErrorKind::MissingField,
            place,
            Text::both("This text is empty.", "此处文本为空。"),
            Text::both("Write a sentence.", "请填写一句话。"),
        );
    } else if length > TEXT {
        found.add(
            ErrorKind::TooLarge,
            place,
            Text::both(
                format!("This text has {length} characters."),
                format!("此处文本有 {length} 个字符。"),
            ),
            Text::both(format!("Write at most {TEXT}."), format!("最多填写 {TEXT} 个字符。")),
        );
    } else if let Some(tag) = markup(text) {
        found.add(
            ErrorKind::WrongType,
            place,
            Text::both(
                format!("“{tag}” looks like markup; a text is shown as it is written."),
                format!("“{tag}”像是标记语言；文本会原样显示。"),
            ),
            Text::both(
                "Write plain words; “<” before a number may stay.",
                "请使用普通文字；数字前的“<”可以保留。",
            ),
        );
    } else {
        hidden(text, place, found);
    }
}

/// Nothing stands in a text that is not seen, or turns the order of what is.
fn hidden(text: &str, place: String, found: &mut Found) {
    let Some(sign) = text.chars().find(|c| is_hidden(*c)) else { return };
    let code = format!("U+{:04X}", u32::from(sign));
    found.add(
        ErrorKind::WrongType,
        place,
        Text::both(
            format!("This text holds a control character that is not seen: {code}."),
            format!("此处文本含不可见的控制字符：{code}。"),
        ),
        Text::both("Type it again instead of pasting it.", "请重新键入，不要粘贴。"),
    );
}

/// Control characters but for a new line, marks that turn the direction of writing, and signs without
/// width; the joiner of emoji may stay.
pub(crate) fn is_hidden(c: char) -> bool {
    c.is_control() && c != '\n'
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200c}' | '\u{200e}' | '\u{200f}'
            | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// The beginning of what a browser would take for a tag.
fn markup(text: &str) -> Option<String> {
    let after = text.split('<').skip(1).find(|after| {
        after.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!' || c == '?')
    })?;
    Some(format!("<{}", after.chars().take(12).collect::<String>()))
}
