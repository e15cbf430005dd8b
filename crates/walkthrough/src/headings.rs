//! Headings with too few or too many brackets, or without the step that they belong to: whatever else
//! does not hold then follows from them.

use ree_contract::{ErrorBody, ErrorKind, Text};

use crate::problem::Problem;

/// Every part of a file that can have a heading, and whether there can be many of it.
const PARTS: [(&str, bool); 13] = [
    ("step", true),
    ("step.product", false),
    ("step.product.facts", false),
    ("step.product.shipment", false),
    ("step.option", true),
    ("step.option.finds", false),
    ("step.learn", true),
    ("step.vary", true),
    ("step.vary.change", false),
    ("step.vary.change.facts", false),
    ("step.vary.change.shipment", false),
    ("step.vary.finds", false),
    ("step.vary.learn", true),
];

/// All headings that are not written as they are read.
pub(crate) fn problems(text: &str) -> Vec<Problem> {
    let mut byte = 0_usize;
    let mut out = Vec::new();
    for line in text.split_inclusive('\n') {
        let written = line.split('#').next().unwrap_or_default().trim();
        if let Some(right) = meant(written) {
            let body = ErrorBody::new(
                ErrorKind::WrongType,
                Text::both(
                    format!("“{written}” is not how this part begins."),
                    format!("此部分不应以“{written}”开头。"),
                ),
            )
            .hinting(Text::both(format!("Write {right}."), format!("请填写 {right}。")));
            out.push(Problem::at_byte(text, byte, body));
        }
        byte = byte.saturating_add(line.len());
    }
    out
}

/// The heading that was meant; none where the line is none, or one as it is read.
fn meant(line: &str) -> Option<String> {
    let inner = line.strip_prefix('[')?.strip_suffix(']')?;
    let many = inner.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    let path = many.unwrap_or(inner).trim();
    let whole = |part: &str| part == path;
    let end = |part: &str| part.strip_suffix(path).is_some_and(|rest| rest.ends_with('.'));
    let find = |fits: &dyn Fn(&str) -> bool| PARTS.iter().find(|(part, _)| fits(part));
    let (part, lists) = find(&whole).or_else(|| find(&end))?;
    if *part == path && *lists == many.is_some() {
        return None;
    }
    Some(if *lists { format!("[[{part}]]") } else { format!("[{part}]") })
}
