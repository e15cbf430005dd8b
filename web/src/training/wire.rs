//! What the wall and the notes say to each other, as plain text. Whatever is no such message is not heard.

use super::keys::Command;
use crate::words::Lang;

/// What stands on the wall.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Wall {
    /// Which step of the file.
    pub(super) step: usize,
    /// Whether the end is shown.
    pub(super) ended: bool,
    /// Whether the step's answer was shown.
    pub(super) revealed: bool,
    /// The variation that is shown.
    pub(super) variation: Option<usize>,
    /// Whether its answer was shown.
    pub(super) tried: bool,
    /// When the step was opened.
    pub(super) opened: f64,
    /// When the time that was set is over.
    pub(super) ends: Option<f64>,
    /// The step that comes next, as it stands.
    pub(super) ahead: Option<usize>,
    /// The language of the wall.
    pub(super) lang: Lang,
    /// Whether more lies below what is seen of it.
    pub(super) more: bool,
    /// Hands as counted.
    pub(super) hands: Vec<u32>,
}

/// A message.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Message {
    /// The notes were opened, and ask what stands on the wall.
    Hello,
    /// This stands on the wall.
    Wall(Wall),
    /// The wall is gone.
    Gone,
    /// Do this.
    Do(Command),
    /// What the class has chosen and said, as a record. The notes hold it for the wall.
    Class(String),
    /// A wall was opened, and asks for a class that another one left.
    Ask,
    /// The notes hand such a class over.
    Lent(String),
}

impl Message {
    /// As text, for the walkthrough of this name.
    pub(super) fn write(&self, id: &str) -> String {
        let yes = |is: bool| if is { "1" } else { "0" }.to_owned();
        let maybe = |n: Option<String>| n.unwrap_or_else(|| "-".to_owned());
        let words = match self {
            Message::Hello => vec!["hello".to_owned()],
            Message::Gone => vec!["gone".to_owned()],
            Message::Ask => vec!["ask".to_owned()],
            Message::Class(record) => vec!["class".to_owned(), record.clone()],
            Message::Lent(record) => vec!["lent".to_owned(), record.clone()],
            Message::Do(command) => vec!["do".to_owned(), command.name().to_owned()],
            Message::Wall(wall) => {
                let mut words = vec![
                    "wall".to_owned(),
                    wall.step.to_string(),
                    yes(wall.ended),
                    yes(wall.revealed),
                    maybe(wall.variation.map(|n| n.to_string())),
                    yes(wall.tried),
                    wall.opened.to_string(),
                    maybe(wall.ends.map(|n| n.to_string())),
                    maybe(wall.ahead.map(|n| n.to_string())),
                    wall.lang.short().to_owned(),
                    yes(wall.more),
                ];
                words.extend(wall.hands.iter().map(ToString::to_string));
                words
            }
        };
        [id, " ", &words.join(" ")].concat()
    }

    /// The message of a text, if it is one about the walkthrough of this name.
    pub(super) fn read(text: &str, id: &str) -> Option<Self> {
        let said = text.strip_prefix(id)?.strip_prefix(' ')?;
        let mut words = said.split(' ');
        match words.next()? {
            "hello" => Some(Message::Hello),
            "gone" => Some(Message::Gone),
            "ask" => Some(Message::Ask),
            "class" => said.strip_prefix("class ").map(|record| Message::Class(record.to_owned())),
            "lent" => said.strip_prefix("lent ").map(|record| Message::Lent(record.to_owned())),
            "do" => Command::named(words.next()?).map(Message::Do),
            "wall" => wall(words).map(Message::Wall),
            _ => None,
        }
    }
}

fn wall<'t>(mut words: impl Iterator<Item = &'t str>) -> Option<Wall> {
    let mut next = || words.next();
    let yes = |word: &str| match word {
        "1" => Some(true),
        "0" => Some(false),
        _ => None,
    };
    let time = |word: &str| word.parse::<f64>().ok().filter(|n| n.is_finite());
    let step = |word: &str| if word == "-" { Some(None) } else { word.parse().ok().map(Some) };
    Some(Wall {
        step: next()?.parse().ok()?,
        ended: yes(next()?)?,
        revealed: yes(next()?)?,
        variation: step(next()?)?,
        tried: yes(next()?)?,
        opened: time(next()?)?,
        ends: match next()? {
            "-" => None,
            word => Some(time(word)?),
        },
        ahead: step(next()?)?,
        lang: Lang::of_tag(next()?),
        more: yes(next()?)?,
        hands: words.map(|word| word.parse().ok()).collect::<Option<_>>()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_come_back() {
        let wall = Wall {
            step: 3,
            revealed: true,
            variation: Some(1),
            opened: 1_764_412_345_678.0,
            ends: Some(1_764_412_945_678.0),
            ahead: None,
            lang: Lang::Zh,
            more: true,
            hands: vec![14, 9, 0],
            ..Wall::default()
        };
        let all =
            [Message::Hello, Message::Gone, Message::Do(Command::Next), Message::Wall(wall), {
                Message::Wall(Wall { ahead: Some(4), ended: true, ..Wall::default() })
            }];
        let record = "{\"walkthrough\": \"a-b\"}".to_owned();
        let class = [Message::Class(record.clone()), Message::Lent(record), Message::Ask];
        for message in all.into_iter().chain(class) {
            assert_eq!(Message::read(&message.write("a-b"), "a-b"), Some(message));
        }
    }

    #[test]
    fn other_lectures_and_other_texts_are_not_heard() {
        assert_eq!(Message::read(&Message::Hello.write("a"), "b"), None);
        for text in [
            "",
            "a",
            "a do",
            "a class",
            "ab ask",
            "a do evil",
            "a wall",
            "a wall 1 1 1 - 0 NaN - - en 0",
            "a wall 1 2 1 - 0 1 - - en 0",
            "a wall 1 1 1 - 0 1 - - en",
            "a wall 1 1 1 - 0 1 - - en 0 x",
            "a wall -1 1 1 - 0 1 - - en 0",
        ] {
            assert_eq!(Message::read(text, "a"), None, "{text}");
        }
    }
}
