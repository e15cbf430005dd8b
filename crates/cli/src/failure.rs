//! Refusals that only a command line knows: files, arguments, codes that are not in the list.

use std::ffi::OsStr;
use std::io;
use std::path::Path;

use ree_contract::{ErrorBody, ErrorKind, LIMIT_JSON_BYTES, Text};

/// A file that cannot be read; so there is no JSON.
pub(crate) fn unreadable(path: &Path, error: &io::Error) -> ErrorBody {
    let shown = path.display();
    ErrorBody::new(
        ErrorKind::NotJson,
        Text::both(
            format!("{shown} cannot be read: {error}."),
            format!("无法读取 {shown}：{error}。"),
        ),
    )
    .hinting(Text::both(
        "Check the file's name and that you may read it.",
        "请检查文件名和读取权限。",
    ))
    .at(shown.to_string())
}

/// A file or line longer than is read.
pub(crate) fn too_long() -> ErrorBody {
    ErrorBody::new(
        ErrorKind::TooLarge,
        Text::both(
            format!("The product is longer than {LIMIT_JSON_BYTES} bytes, more than is read."),
            format!("产品文本超过 {LIMIT_JSON_BYTES} 字节，无法读取。"),
        ),
    )
    .hinting(Text::both(
        "One product a file; for many, one a line with --ndjson.",
        "每个文件一个产品；多个产品请使用 --ndjson，每行一个。",
    ))
}

/// An argument, or the standard input of `parse`, that is not UTF-8.
pub(crate) fn not_utf8(place: &str, readable: &str) -> ErrorBody {
    ErrorBody::new(
        ErrorKind::NotJson,
        Text::both(
            format!("The text is not UTF-8: “{readable}”."),
            format!("文本不是 UTF-8 编码：“{readable}”。"),
        ),
    )
    .at(place)
    .hinting(Text::both("Write it as UTF-8.", "请使用 UTF-8 编码。"))
}

/// An argument as text.
pub(crate) fn text<'a>(argument: &'a OsStr, place: &str) -> Result<&'a str, ErrorBody> {
    argument.to_str().ok_or_else(|| not_utf8(place, &argument.to_string_lossy()))
}

/// `--fact` without an equals sign.
pub(crate) fn no_fact(argument: &str) -> ErrorBody {
    ErrorBody::new(
        ErrorKind::WrongType,
        Text::both(
            format!("“{argument}” is not a fact and its value."),
            format!("“{argument}”不是“信息=取值”的形式。"),
        ),
    )
    .at("facts")
    .hinting(Text::both(
        "Write fact=value, such as kind=magnet.",
        "请按“信息=取值”填写，例如 kind=magnet。",
    ))
}

/// The same fact with two values.
pub(crate) fn twice(fact: &str, one: &str, other: &str) -> ErrorBody {
    ErrorBody::new(
        ErrorKind::ContradictoryFact,
        Text::both(
            format!("“{fact}” cannot be both “{one}” and “{other}”."),
            format!("“{fact}”不能同时为“{one}”和“{other}”。"),
        ),
    )
    .at(format!("facts.{fact}"))
    .hinting(Text::both("Give it once.", "请只填写一次。"))
}

/// No item, heading or element of that name.
pub(crate) fn no_item(word: &str, near: Option<&str>) -> ErrorBody {
    let body = ErrorBody::new(
        ErrorKind::UnknownValue,
        Text::both(
            format!("“{word}” is no item, heading or listed element."),
            format!("没有“{word}”这一物项、标题或清单所列元素。"),
        ),
    )
    .at("items");
    match near {
        Some(near) => body
            .hinting(Text::both(format!("Do you mean “{near}”?"), format!("是否应为“{near}”？"))),
        None => body.hinting(Text::both(
            "`ree-check items` lists them all.",
            "运行 `ree-check items` 可列出全部。",
        )),
    }
}
