//! Where a text stops being TOML, in our words: what was found, and what to write.

use ree_contract::{ErrorBody, ErrorKind, Text};
use toml::de::Error;

use crate::problem::Problem;

/// So much is quoted of what was found.
const QUOTED: usize = 30;

/// English and Chinese of what is wrong, then of what to write. `{}` is what was found.
type Said = [&'static str; 4];

const NOT_CLOSED: Said = [
    "The bracket that opens here is not closed.",
    "此处的左括号没有闭合。",
    "Write ] or } where the list or the table ends.",
    "请在列表或表的末尾填写 ] 或 }。",
];
const TEXT_OPEN: Said = [
    "The quotation mark at the end of this text is missing.",
    "此文本缺少结尾的引号。",
    "Write \" at its end; a text over several lines stands between \"\"\" and \"\"\".",
    "请在文本末尾填写 \"；多行文本放在 \"\"\" 与 \"\"\" 之间。",
];
const NO_QUOTES: Said = [
    "“{}” stands here without quotation marks.",
    "“{}”没有加引号。",
    "Put a text between \" and \".",
    "请将文本放在 \" 与 \" 之间。",
];
const WIDE: Said = [
    "“{}” holds a sign that is not the one of the keyboard's English layout.",
    "“{}”含全角或弯引号等符号。",
    "Write = , \" [ ] { } in their plain form, outside the texts.",
    "文本之外请使用半角符号 = , \" [ ] { }。",
];
const TRUE: Said = [
    "“{}” is not read here.",
    "此处无法读取“{}”。",
    "Write true or false, in small letters and without quotes.",
    "请填写小写的 true 或 false，不加引号。",
];
const QUOTED_INSIDE: Said = [
    "The text ends at the quotation mark before “{}”.",
    "文本在“{}”之前的引号处结束。",
    "Within a text write “ and ”, or \\\" for a plain quotation mark.",
    "文本中的引号请写作“ ”，或写作 \\\"。",
];
const NO_EQUALS: Said = [
    "After “{}” the equal sign is missing.",
    "“{}”之后缺少等号。",
    "Write name = \"…\", one on each line.",
    "请填写 名称 = \"…\"，每行一项。",
];
const NO_VALUE: Said = [
    "After “{}” there is nothing to read.",
    "“{}”之后没有内容。",
    "Write a value, such as \"…\", or take the line out.",
    "请填写内容，例如 \"…\"，或删去此行。",
];
const EQUALS: Said = [
    "There is one equal sign too many.",
    "此处多了一个等号。",
    "Write one, between name and value.",
    "名称与内容之间只写一个等号。",
];
const TWICE: Said = [
    "“{}” is written twice in this part.",
    "“{}”在此部分写了两次。",
    "Keep one of them; lists of parts begin with [[ ]], such as [[step]] or [[step.option]].",
    "请只保留一处；可重复的部分以 [[ ]] 开头，例如 [[step]] 或 [[step.option]]。",
];
const HEADING: Said = [
    "The heading “{}” is not closed.",
    "标题“{}”没有闭合。",
    "Write as many ] at its end as there are [ at its beginning.",
    "请在末尾填写与开头 [ 数量相同的 ]。",
];
const NO_COMMA: Said = [
    "After “{}” a comma is missing.",
    "“{}”之后缺少逗号。",
    "Write , between the parts of a list or a table.",
    "请在列表或表的各项之间填写 ,。",
];
const COMMA: Said =
    ["There is one comma too many.", "此处多了一个逗号。", "Take it out.", "请删去。"];
const ESCAPE: Said = [
    "A backslash stands here before what it does not go with.",
    "此处反斜杠后的字符无法识别。",
    "Write \\\\ for a backslash, or put the text between ' and '.",
    "反斜杠本身请写作 \\\\，或将文本放在 ' 与 ' 之间。",
];
const NAME: Said = [
    "“{}” cannot be the name of a field.",
    "“{}”不能作为字段名称。",
    "Names are of small letters, as in the README; a text stands between \" and \".",
    "名称由小写字母组成，见说明；文本放在 \" 与 \" 之间。",
];
const AFTER: Said = [
    "“{}” stands after the end of what is read here.",
    "“{}”位于此项内容结束之后。",
    "Begin a new line for each field; within a text write \\\" for a quotation mark.",
    "每个字段另起一行；文本中的引号请写作 \\\"。",
];
const STRAY: Said = [
    "Nothing can begin with “{}”.",
    "不能以“{}”开头。",
    "Take it out, or write the bracket that opens.",
    "请删去，或补上左括号。",
];
const NUMBER: Said = [
    "“{}” is no number as it is written.",
    "“{}”不是有效的数字写法。",
    "Write digits alone, such as 20, or a text between \" and \".",
    "请只写数字，例如 20；文本放在 \" 与 \" 之间。",
];
const CONTROL: Said = [
    "This text holds a control character.",
    "此处文本含控制字符。",
    "Type it again instead of pasting it.",
    "请重新键入，不要粘贴。",
];
const DEEP: Said = [
    "Brackets are nested too deep here.",
    "此处括号嵌套过深。",
    "Close those before.",
    "请先闭合前面的括号。",
];

/// Everything at which the text is no TOML, once a line. What follows an open bracket is taken for
/// what stands in it, so there the list ends.
pub(crate) fn problems(text: &str, errors: &[Error]) -> Vec<Problem> {
    let mut errors: Vec<(usize, &Error)> =
        errors.iter().map(|e| (e.span().map_or(0, |span| span.start), e)).collect();
    errors.sort_by_key(|(byte, _)| *byte);
    let unclosed = |e: &Error| {
        let said = e.message();
        said.starts_with("unclosed array,") || said.starts_with("unclosed inline table")
    };
    let never_closed = errors.iter().any(|(_, e)| unclosed(e));
    let mut out: Vec<Problem> = Vec::new();
    for (byte, error) in errors {
        let inside = [" between ", " in array", "inline table", "unclosed array,"];
        if never_closed && inside.iter().any(|sign| error.message().contains(sign)) {
            out.push(at(text, opened(text, byte), NOT_CLOSED, ""));
            break;
        }
        let problem = one(text, byte, error);
        let heading = error.message().starts_with("unclosed ");
        if out.last().is_none_or(|last| last.line != problem.line) {
            out.push(problem);
        }
        // What follows belongs to another part than was meant.
        if heading {
            break;
        }
    }
    out
}

/// Where the bracket opens that is still open at a byte.
fn opened(text: &str, byte: usize) -> usize {
    let mut closed = 0_usize;
    for (at, sign) in text.get(..byte).unwrap_or_default().char_indices().rev() {
        match sign {
            ']' | '}' => closed = closed.saturating_add(1),
            '[' | '{' if closed == 0 => return at,
            '[' | '{' => closed = closed.saturating_sub(1),
            _ => {}
        }
    }
    byte
}

fn line_start(text: &str, byte: usize) -> usize {
    text.get(..byte).and_then(|t| t.rfind('\n')).map_or(0, |n| n.saturating_add(1))
}

fn one(text: &str, byte: usize, error: &Error) -> Problem {
    let message = error.message();
    let told = message.split(", expected ").next().unwrap_or_default();
    let start = line_start(text, byte);
    let rest = text.get(byte..).and_then(|t| t.lines().next()).unwrap_or_default().trim();
    let span = error.span().and_then(|span| text.get(span)).filter(|t| !t.is_empty());
    let found = span.unwrap_or(rest);
    let before = text.get(start..byte).unwrap_or_default().trim_end_matches(['=', ' ']);
    // Signs that an input method for Chinese, or a word processor, puts in the place of plain ones.
    let wide = |t: &str| {
        t.contains([
            '＝', '：', '，', '“', '”', '‘', '’', '＂', '＇', '【', '】', '［', '］', '｛', '｝',
        ])
    };
    let (said, found) = match told {
        t if t.starts_with("invalid multi-line") && span.is_none() => {
            let opens = text.get(..byte).map(|t| (t.rfind("\"\"\""), t.rfind("'''")));
            let opens = opens.and_then(|(double, single)| double.max(single));
            return at(text, opens.unwrap_or(byte), TEXT_OPEN, "");
        }
        t if t.ends_with("string") && t.starts_with("invalid") => {
            (if span.is_some() { CONTROL } else { TEXT_OPEN }, found)
        }
        "recursion limit" | "cannot recurse further; max recursion depth met" => (DEEP, found),
        "duplicate key" => (TWICE, found),
        "unclosed table" | "unclosed array table" => (HEADING, before),
        "missing escaped value" | "too few unicode value digits" => (ESCAPE, found),
        _ if ["true", "false", "yes", "no", "是", "否"]
            .iter()
            .any(|word| found.eq_ignore_ascii_case(word)) =>
        {
            (TRUE, found)
        }
        "invalid unquoted key" if found.starts_with(':') => (NO_EQUALS, before),
        "string values must be quoted" if span.is_none() => (NO_VALUE, before),
        "invalid unquoted key" | "string values must be quoted" if wide(found) => (WIDE, found),
        "key with no value" | "missing assignment between key-value pairs" => {
            if rest.starts_with(['＝', '：']) { (WIDE, rest) } else { (NO_EQUALS, before) }
        }
        "string values must be quoted" if found.starts_with(|c: char| c.is_ascii_digit()) => {
            (NUMBER, found)
        }
        "string values must be quoted" | "invalid boolean" | "invalid float" => (NO_QUOTES, found),
        "missing value for key" | "missing value" => (NO_VALUE, before),
        "extra `=`" | "extra assignment between key-value pairs" | "unexpected `=` in array" => {
            (EQUALS, found)
        }
        "missing comma between array elements" | "missing comma between key-value pairs" => {
            let behind = rest.trim_start_matches(|c: char| c.is_alphanumeric() || c == '_');
            let field = behind.trim_start().starts_with('=');
            let letter = rest.starts_with(char::is_alphabetic);
            if rest.starts_with('，') {
                (WIDE, "，")
            } else if before.ends_with('"') && letter && !field {
                (QUOTED_INSIDE, rest)
            } else {
                (NO_COMMA, before)
            }
        }
        "missing key for inline table element" => (COMMA, found),
        t if t.starts_with("extra comma") => (COMMA, found),
        "invalid unquoted key" | "unquoted keys cannot be empty" => (NAME, found),
        "unexpected key or value" | "unexpected content" => {
            let inside = text.get(..byte).is_some_and(|t| t.ends_with('"'));
            let otherwise = if inside { QUOTED_INSIDE } else { AFTER };
            (if wide(found) { WIDE } else { otherwise }, found)
        }
        "missing table open"
        | "invalid key-value pair"
        | "missing array opening"
        | "missing inline table opening" => (STRAY, found),
        t if ["leading zero", "numeric", "integer", "radix", "digits", "sign"]
            .iter()
            .any(|sign| t.contains(sign)) =>
        {
            (NUMBER, found)
        }
        _ => return at_body(text, byte, other(message)),
    };
    at(text, byte, said, found)
}

/// What we have no words for: the parser's, beside ours.
fn other(message: &str) -> ErrorBody {
    let said = message.lines().next().unwrap_or_default();
    ErrorBody::new(
        ErrorKind::NotJson,
        Text::both(
            format!("From here on the text is not TOML ({said})."),
            format!("从此处起，文本不是有效的 TOML（解析程序原文：{said}）。"),
        ),
    )
    .hinting(Text::both(
        "Check quotes, brackets and equal signs in this line and the one above.",
        "请检查本行及上一行的引号、括号和等号。",
    ))
}

fn at(text: &str, byte: usize, said: Said, found: &str) -> Problem {
    let [en, zh, hint_en, hint_zh] = said;
    let mut short: String = found.chars().take(QUOTED).collect();
    if found.chars().nth(QUOTED).is_some() {
        short.push('…');
    }
    let told = Text::both(en.replace("{}", &short), zh.replace("{}", &short));
    at_body(
        text,
        byte,
        ErrorBody::new(ErrorKind::NotJson, told).hinting(Text::both(hint_en, hint_zh)),
    )
}

fn at_body(text: &str, byte: usize, body: ErrorBody) -> Problem {
    Problem::at_byte(text, byte, body)
}
