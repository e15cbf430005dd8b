//! What must hold of a walkthrough: names, ways, words, what it rests on, and that the engine finds
//! what it says.

mod findings;
mod near;
mod ways;
mod words;

use ree_contract::{ErrorBody, ErrorKind, Text};
use ree_engine::Checker;
use ree_rulebook::Library;

use crate::cite::{cited, names};
use crate::limits::{MINUTES, NAME, STEPS};
use crate::model::{Lesson, Walkthrough};
use crate::problem::Problem;
use crate::read::Source;
pub(crate) use words::is_hidden;

/// Everything that does not hold, in the order of the file; empty where all does.
#[must_use]
pub fn check(source: &Source<'_>, checker: &Checker, library: &Library) -> Vec<Problem> {
    let walkthrough = &source.walkthrough;
    let mut found = Found(Vec::new());
    frame(walkthrough, &mut found);
    if walkthrough.step.len() <= STEPS {
        words::check(walkthrough, &mut found);
        ways::check(walkthrough, &mut found);
        for (n, step) in walkthrough.step.iter().enumerate() {
            let place = format!("step[{n}]");
            rests(&step.learn, &place, checker, library, &mut found);
            for (v, variation) in step.vary.iter().enumerate() {
                rests(
                    &variation.learn,
                    &format!("{place}.vary[{v}]"),
                    checker,
                    library,
                    &mut found,
                );
            }
            findings::check(step, &place, checker, &mut found);
        }
    }
    let placed = |body| Problem::at_place(source.text, &source.tree, body);
    let mut problems: Vec<Problem> = found.0.into_iter().map(placed).collect();
    problems.sort_by_key(|p| (p.line, p.column));
    problems
}

/// What was found so far.
struct Found(Vec<ErrorBody>);

impl Found {
    fn add(&mut self, kind: ErrorKind, place: String, message: Text, hint: Text) {
        self.0.push(ErrorBody::new(kind, message).at(place).hinting(hint));
    }

    /// A name that is not known, with the one that was meant.
    fn unknown<'a>(
        &mut self,
        place: String,
        name: &str,
        known: impl Iterator<Item = &'a str>,
        where_to_look: Text,
    ) {
        let known: Vec<&str> = known.collect();
        let hint = match near::meant(name, &known) {
            Some(near) => {
                Text::both(format!("Do you mean “{near}”?"), format!("是否应为“{near}”？"))
            }
            None => near::instead(name, &known, where_to_look),
        };
        let message =
            Text::both(format!("“{name}” is not known here."), format!("不认识“{name}”。"));
        self.add(ErrorKind::UnknownValue, place, message, hint);
    }
}

/// Numbers and names of the whole.
fn frame(walkthrough: &Walkthrough, found: &mut Found) {
    name(&walkthrough.id, "id".into(), found);
    if !(1..=MINUTES).contains(&walkthrough.minutes) {
        found.add(
            ErrorKind::WrongType,
            "minutes".into(),
            Text::both("This is no length of a class.", "时长不合理。"),
            Text::both(
                format!("Write 1 to {MINUTES} minutes."),
                format!("请填写 1 至 {MINUTES} 分钟。"),
            ),
        );
    }
    if walkthrough.stage.is_empty() {
        found.add(
            ErrorKind::MissingField,
            "stage".into(),
            Text::both("No stage of the chain is named.", "未写明所处环节。"),
            Text::both(
                "Write for example [\"sale\", \"export\"].",
                "例如填写 [\"sale\", \"export\"]。",
            ),
        );
    }
    let steps = walkthrough.step.len();
    if !(1..=STEPS).contains(&steps) {
        found.add(
            ErrorKind::TooLarge,
            "step".into(),
            Text::both(format!("It has {steps} steps."), format!("共有 {steps} 个步骤。")),
            Text::both(format!("Write 1 to {STEPS} steps."), format!("请写 1 至 {STEPS} 个步骤。")),
        );
    }
}

/// A name: small letters, digits and hyphens.
fn name(name: &str, place: String, found: &mut Found) {
    let fits = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    if name.is_empty() || name.len() > NAME || !name.bytes().all(fits) {
        found.add(
            ErrorKind::WrongType,
            place,
            Text::both(format!("“{name}” cannot be a name."), format!("“{name}”不能作为名称。")),
            Text::both(
                format!("Use small letters, digits and hyphens, at most {NAME}."),
                format!("请使用小写字母、数字和连字符，最多 {NAME} 个。"),
            ),
        );
    }
}

/// Where every name can be looked up.
fn look_up() -> Text {
    Text::both("The page “Names” lists all that can be written.", "“名称”页面列出所有可写的名称。")
}

/// Each lesson says what it rests on.
fn rests(lessons: &[Lesson], place: &str, checker: &Checker, library: &Library, found: &mut Found) {
    for (n, lesson) in lessons.iter().enumerate() {
        let place = format!("{place}.learn[{n}].cite");
        if lesson.cite.is_empty() {
            found.add(
                ErrorKind::MissingField,
                place.clone(),
                Text::both("This lesson rests on nothing.", "此要点没有依据。"),
                Text::both(
                    "Name a control code, an answer, a measure or a line of a guide.",
                    "请写明物项编码、官方答复、公告或指引条目的名称。",
                ),
            );
        }
        for (c, id) in lesson.cite.iter().enumerate() {
            if cited(id, checker.rulebook(), library).is_none() {
                found.unknown(
                    format!("{place}[{c}]"),
                    id,
                    names(checker.rulebook(), library),
                    look_up(),
                );
            }
        }
    }
}
