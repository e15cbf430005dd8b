//! The engine finds what the file says.

use ree_contract::{Determination, ErrorBody, ErrorKind, Outcome, Text};
use ree_engine::{Checker, notice_kinds};
use serde::Serialize;
use serde_json::Value;
use toml::ser::ValueSerializer;

use super::{Found, look_up};
use crate::engine::{agrees, determination, product, varied};
use crate::model::{Finding, Step, Variation};

pub(super) fn check(step: &Step, place: &str, checker: &Checker, found: &mut Found) {
    if step.product.as_ref().is_some_and(|p| p.get("composition").is_some_and(Value::is_array)) {
        found.add(
            ErrorKind::WrongType,
            format!("{place}.product.composition"),
            Text::both(
                "The class reads the composition: here it is a text, not a list.",
                "成分供学员阅读：此处应为文本，而非列表。",
            ),
            Text::both(
                "Write for example \"Nd 27, Dy 3.1, B 1.0, Fe balance\".",
                "例如填写 \"Nd 27，Dy 3.1，B 1.0，Fe 余量\"。",
            ),
        );
    }
    let written = step.option.iter().any(|option| option.finds.is_some());
    match &step.product {
        Some(product) => match judged(checker, product, &format!("{place}.product"), found) {
            Ok(answer) => options(step, place, &answer, checker, found),
            Err(refused) => {
                found.0.push(within(refused, &format!("{place}.product")));
                // The variations would only say the same again.
                return;
            }
        },
        None if written => found.add(
            ErrorKind::MissingField,
            format!("{place}.option"),
            Text::both(
                "Options say what the engine finds, but the step has no product.",
                "选项写明了引擎的判定，但此步骤没有产品。",
            ),
            Text::both(
                "Add [step.product], or leave finds out.",
                "请补充 [step.product]，或删去 finds。",
            ),
        ),
        None => {}
    }
    for (v, variation) in step.vary.iter().enumerate() {
        let place = format!("{place}.vary[{v}]");
        names(&variation.finds, &place, checker, found);
        gone(step, variation, &place, found);
        let varied = varied(step.product.as_ref(), variation);
        match judged(checker, &varied, &format!("{place}.change"), found) {
            Ok(answer) if agrees(&variation.finds, &answer) => {}
            Ok(answer) => otherwise(format!("{place}.finds"), &answer, IN_VARIATION, found),
            Err(refused) => found.0.push(varied_refused(refused, &variation.change, &place)),
        }
    }
}

/// What the engine finds. Goods that are told in both languages must come to the same in both.
fn judged(
    checker: &Checker,
    goods: &Value,
    place: &str,
    found: &mut Found,
) -> Result<Determination, ErrorBody> {
    let answer = determination(checker, goods, false)?;
    if product(goods, false)? != product(goods, true)? {
        let other = determination(checker, goods, true)?;
        if told(&other) != told(&answer) {
            found.add(
                ErrorKind::ContradictoryFact,
                place.to_owned(),
                Text::both(
                    format!(
                        "The engine finds one thing of the English text, {}, and another of the Chinese, {}.",
                        told(&answer),
                        told(&other)
                    ),
                    format!(
                        "引擎对英文文本的判定为 {}，对中文文本的判定为 {}，两者不同。",
                        told(&answer),
                        told(&other)
                    ),
                ),
                Text::both(
                    "Say the same of the goods in both languages.",
                    "请使两种语言对货物的说明一致。",
                ),
            );
        }
    }
    Ok(answer)
}

/// Each option that says what the engine finds is right exactly where the engine finds it.
fn options(step: &Step, place: &str, answer: &Determination, checker: &Checker, found: &mut Found) {
    let by_engine = step.option.iter().any(|option| option.finds.is_some());
    for (o, option) in step.option.iter().enumerate() {
        let place = format!("{place}.option[{o}]");
        match &option.finds {
            Some(finds) => {
                names(finds, &place, checker, found);
                if agrees(finds, answer) != option.right {
                    otherwise(format!("{place}.finds"), answer, IN_STEP, found);
                }
            }
            None if by_engine && option.right => found.add(
                ErrorKind::MissingField,
                place,
                Text::both(
                    "This option is called right without the engine, beside options that the engine judges.",
                    "此选项未经引擎判定即标为正确，而其他选项由引擎判定。",
                ),
                Text::both("Add finds to it.", "请为其补充 finds。"),
            ),
            None => {}
        }
    }
}

/// A variation takes away only what is there.
fn gone(step: &Step, variation: &Variation, place: &str, found: &mut Found) {
    for (n, path) in variation.without.iter().enumerate() {
        let mut parts = path.split('.');
        let there = step.product.as_ref().is_some_and(|product| {
            parts.try_fold(product, |value, part| value.get(part)).is_some()
        });
        if !there {
            found.add(
                ErrorKind::UnknownValue,
                format!("{place}.without[{n}]"),
                Text::both(
                    format!("The goods of the step have no “{path}” that could be gone."),
                    format!("此步骤的货物没有“{path}”，无从去除。"),
                ),
                Text::both(
                    "Write a field of the product, such as facts.magnet_type.",
                    "请填写产品中已有的字段，例如 facts.magnet_type。",
                ),
            );
        }
    }
}

/// What to change where the engine finds otherwise, in both languages.
type Advice = (&'static str, &'static str);
const IN_STEP: Advice = (
    "Change the product, what finds says, or which option is right.",
    "请修改产品、finds 的内容，或修改哪个选项正确。",
);
const IN_VARIATION: Advice =
    ("Change what is changed, or what finds says.", "请修改 change，或修改 finds 的内容。");

/// The file says otherwise than the engine.
fn otherwise(place: String, answer: &Determination, (en, zh): Advice, found: &mut Found) {
    let told = told(answer);
    // What was not read is often all that is wrong.
    let unread: Vec<&str> = answer.unread.iter().map(|words| &*words.text).collect();
    let unread = unread.join(", ");
    let (not_read, not_read_zh) = if unread.is_empty() {
        (String::new(), String::new())
    } else {
        (format!(" Not read: “{unread}”."), format!("未读懂：“{unread}”。"))
    };
    found.add(
        ErrorKind::ContradictoryFact,
        place,
        Text::both(
            format!("The engine finds otherwise: {told}. {}{not_read}", answer.summary.pick(false)),
            format!("引擎的判定与此不同：{told}。{}{not_read_zh}", answer.summary.pick(true)),
        ),
        Text::both(en, zh),
    );
}

/// What the engine found, as a file would write it.
fn told(answer: &Determination) -> String {
    let finding = Finding {
        outcome: answer.outcome,
        lean: answer.lean,
        codes: if answer.control_codes.is_empty() && answer.outcome == Outcome::Grey {
            answer.possible_codes.iter().map(ToString::to_string).collect()
        } else {
            answer.control_codes.iter().map(ToString::to_string).collect()
        },
        asks: answer.questions.iter().flat_map(|q| q.facts.clone()).collect(),
        notices: Vec::new(),
    };
    let mut out = String::new();
    match finding.serialize(ValueSerializer::new(&mut out)) {
        Ok(_) => out,
        Err(_) => String::new(),
    }
}

/// Codes, facts and kinds of notices that are written are known.
fn names(finds: &Finding, place: &str, checker: &Checker, found: &mut Found) {
    let rulebook = checker.rulebook();
    if finds.lean.is_some() && finds.outcome != Outcome::Grey {
        found.add(
            ErrorKind::ContradictoryFact,
            format!("{place}.finds"),
            Text::both(
                "Only what is not settled leans to one side.",
                "只有尚无定论的判定才有倾向。",
            ),
            Text::both(
                "Leave lean out, or write outcome = \"grey\".",
                "请删去 lean，或填写 outcome = \"grey\"。",
            ),
        );
    }
    for (n, code) in finds.codes.iter().enumerate() {
        if rulebook.item(code).is_none() {
            let known =
                rulebook.data().families.iter().flat_map(|f| f.item.iter().map(|i| &*i.code));
            found.unknown(format!("{place}.finds.codes[{n}]"), code, known, look_up());
        }
    }
    for (n, fact) in finds.asks.iter().enumerate() {
        let id = fact.split('.').next().unwrap_or(fact);
        if rulebook.fact(id).is_none() && !id.starts_with("composition") {
            let known = rulebook.facts().iter().map(|f| &*f.id);
            found.unknown(format!("{place}.finds.asks[{n}]"), fact, known, look_up());
        }
    }
    let kinds = notice_kinds(rulebook);
    for (n, kind) in finds.notices.iter().enumerate() {
        let mut known = kinds.iter().map(|(known, _)| known.as_str());
        if known.clone().all(|known| known != kind) {
            found.unknown(format!("{place}.finds.notices[{n}]"), kind, &mut known, look_up());
        }
    }
}

/// A refusal of a product, at its place in the file.
fn within(mut refused: ErrorBody, place: &str) -> ErrorBody {
    refused.r#where = Some(match refused.r#where {
        Some(inner) => format!("{place}.{inner}"),
        None => place.to_owned(),
    });
    refused
}

/// The same for a varied product: what is refused may stand in the step itself.
fn varied_refused(refused: ErrorBody, change: &Value, place: &str) -> ErrorBody {
    let first = refused.r#where.as_deref().and_then(|w| w.split(['.', '[']).next());
    let in_change = first.is_some_and(|field| change.get(field).is_some());
    within(refused, &format!("{place}.{}", if in_change { "change" } else { "label" }))
}
