//! Each step is reached, and each way ends: a way leads only further down the file.

use ree_contract::{ErrorKind, Text};

use super::{Found, name};
use crate::limits::OPTIONS;
use crate::model::{Choice, Step, Walkthrough};
use crate::play::END;

pub(super) fn check(walkthrough: &Walkthrough, found: &mut Found) {
    let steps = &walkthrough.step;
    let mut reached = vec![false; steps.len()];
    if let Some(first) = reached.first_mut() {
        *first = true;
    }
    for (n, step) in steps.iter().enumerate() {
        let place = format!("step[{n}]");
        name(&step.id, format!("{place}.id"), found);
        if step.id == END {
            found.add(
                ErrorKind::WrongType,
                format!("{place}.id"),
                Text::both("“end” stands for the end.", "“end”表示结束。"),
                Text::both("Give the step another name.", "请为该步骤取其他名称。"),
            );
        }
        if steps.iter().take(n).any(|other| other.id == step.id) {
            found.add(
                ErrorKind::WrongType,
                format!("{place}.id"),
                Text::both(
                    format!("Two steps are called “{}”.", step.id),
                    format!("有两个步骤都叫“{}”。", step.id),
                ),
                Text::both("Give each its own name.", "请为每个步骤取不同的名称。"),
            );
        }
        choices(step, &place, found);
        let here = reached.get(n).copied().unwrap_or_default();
        if !here {
            found.add(
                ErrorKind::WrongType,
                format!("{place}.id"),
                Text::both(
                    format!("No way leads to the step “{}”.", step.id),
                    format!("没有任何路径通向步骤“{}”。", step.id),
                ),
                Text::both(
                    format!(
                        "Write next = \"{}\" at a step or option above it, or take it out.",
                        step.id
                    ),
                    format!("请在其上方的步骤或选项处填写 next = \"{}\"，或删去该步骤。", step.id),
                ),
            );
        }
        let mut lead = |to: usize| {
            if let Some(reached) = reached.get_mut(to) {
                *reached = true;
            }
        };
        let mut written = vec![(format!("{place}.next"), step.next.as_deref())];
        for (o, option) in step.option.iter().enumerate() {
            written.push((format!("{place}.option[{o}].next"), option.next.as_deref()));
        }
        for (place, next) in written {
            if let Some(next) = next.filter(|next| *next != END) {
                match steps.iter().position(|s| s.id == next) {
                    Some(to) if to > n => lead(to),
                    Some(_) => backwards(place, next, found),
                    None => found.unknown(
                        place,
                        next,
                        steps.iter().skip(n.saturating_add(1)).map(|s| &*s.id).chain([END]),
                        Text::both(
                            "Write the id of a step further down, or \"end\".",
                            "请填写下方某一步骤的 id，或 \"end\"。",
                        ),
                    ),
                }
            }
        }
        // Without a word of its own a step, or an option of it, goes on to the next.
        if step.next.is_none() && step.option.iter().any(|o| o.next.is_none()) {
            lead(n.saturating_add(1));
        }
    }
}

fn backwards(place: String, next: &str, found: &mut Found) {
    found.add(
        ErrorKind::WrongType,
        place,
        Text::both(
            format!("The way to “{next}” leads back, so the class could go round for ever."),
            format!("通向“{next}”的路径是往回走的，可能无休止地循环。"),
        ),
        Text::both(
            "Lead to a step further down in the file, or write \"end\".",
            "请指向文件中更靠后的步骤，或填写 \"end\"。",
        ),
    );
}

/// There is something to choose, something right, and something to take away.
fn choices(step: &Step, place: &str, found: &mut Found) {
    let (options, right) = (step.option.len(), step.option.iter().filter(|o| o.right).count());
    if !(2..=OPTIONS).contains(&options) {
        found.add(
            ErrorKind::WrongType,
            format!("{place}.option"),
            match options {
                1 => Text::both("There is only one option.", "只有一个选项。"),
                _ => Text::both(
                    format!("There are {options} options."),
                    format!("有 {options} 个选项。"),
                ),
            },
            Text::both(format!("Write 2 to {OPTIONS}."), format!("请写 2 至 {OPTIONS} 个。")),
        );
    } else if right == 0 || right == options {
        found.add(
            ErrorKind::MissingField,
            format!("{place}.option"),
            if right == 0 {
                Text::both("No option is right.", "没有正确的选项。")
            } else {
                Text::both("Every option is right.", "所有选项都是正确的。")
            },
            if right == 0 {
                Text::both(
                    "Write right = true at those that are.",
                    "请在正确的选项处填写 right = true。",
                )
            } else {
                Text::both(
                    "Take right = true away from those that are not.",
                    "请删去不正确选项处的 right = true。",
                )
            },
        );
    }
    for (o, option) in step.option.iter().enumerate() {
        let before = step.option.iter().take(o);
        let alike = |other: &Choice| {
            [false, true]
                .iter()
                .any(|zh| letters(other.text.pick(*zh)) == letters(option.text.pick(*zh)))
        };
        if let Some(first) = before.clone().position(alike) {
            let first = first.saturating_add(1);
            found.add(
                ErrorKind::WrongType,
                format!("{place}.option[{o}].text"),
                Text::both(
                    format!("This option says the same as option {first} of this step."),
                    format!("此选项与本步骤第 {first} 个选项文字相同。"),
                ),
                Text::both(
                    "Say it otherwise, in both languages, or take one of them out.",
                    "请在两种语言中改用不同的文字，或删去其一。",
                ),
            );
        }
    }
    if step.vary.len() > OPTIONS {
        found.add(
            ErrorKind::TooLarge,
            format!("{place}.vary"),
            Text::both(
                format!("There are {} variations.", step.vary.len()),
                format!("有 {} 个变式。", step.vary.len()),
            ),
            Text::both(format!("Write at most {OPTIONS}."), format!("最多写 {OPTIONS} 个。")),
        );
    }
    if step.learn.is_empty() {
        found.add(
            ErrorKind::MissingField,
            format!("{place}.learn"),
            Text::both("There is nothing to take away from this step.", "此步骤没有要点。"),
            Text::both(
                "Write [[step.learn]] with text and cite.",
                "请写 [[step.learn]]，含 text 和 cite。",
            ),
        );
    }
}

/// A text without what does not tell two options apart: large letters, marks and spaces. A text of marks
/// alone is taken as it is.
fn letters(text: &str) -> String {
    let all: String = text.chars().filter(|c| c.is_alphanumeric()).collect();
    if all.is_empty() { text.trim().to_owned() } else { all.to_lowercase() }
}
