//! The way in: a text or a list to everything read from it.

use ree_contract::{CompositionInput, ErrorBody, ErrorKind, Level, Text as Both};

use crate::attach::attach;
use crate::chars::Text;
use crate::entry::{Entry, combine};
use crate::lexicon::Lexicon;
use crate::limits::{LIMIT_DEPTH, LIMIT_TEXT_BYTES, LIMIT_TOKENS, LIMIT_WORDS, Limits};
use crate::list;
use crate::model::{Composition, OpenPoint, Remark};
use crate::resolve::{Choice, Resolved, Resolver};
use crate::scan::Scanner;
use crate::statement::{Found, Statement};
use crate::suggest::{open, suggested, words};
use crate::token::{AlloyPart, UnitKind, What};

/// Reads a composition, in either form.
///
/// # Errors
/// `too_large`, `impossible_amount`; in the list form also `unknown_substance`.
pub fn read(
    lexicon: &Lexicon,
    input: &CompositionInput,
    limits: &Limits,
) -> Result<Composition, ErrorBody> {
    match input {
        CompositionInput::Text(text) => read_text(lexicon, text, limits),
        CompositionInput::List(list) => list::read(lexicon, list, limits),
    }
}

/// Reads a composition text. Words that cannot be read are no error: they stand in `unread`.
///
/// # Errors
/// `too_large` beyond [`LIMIT_TEXT_BYTES`], [`LIMIT_DEPTH`], [`LIMIT_TOKENS`] or [`LIMIT_WORDS`];
/// `impossible_amount` for an amount below zero or above the whole.
pub fn read_text(
    lexicon: &Lexicon,
    source: &str,
    limits: &Limits,
) -> Result<Composition, ErrorBody> {
    if source.len() > LIMIT_TEXT_BYTES {
        return Err(too_large(
            format!(
                "The composition is {} bytes long; at most {LIMIT_TEXT_BYTES} are read.",
                source.len()
            ),
            format!("成分文本长 {} 字节，最多读取 {LIMIT_TEXT_BYTES} 字节。", source.len()),
        ));
    }
    let mut text = Text::new(source);
    deep(&text)?;
    crate::written::plainly(&lexicon.symbols, &mut text);
    let (mut found, entries, remarks) = statements(lexicon, limits, &text)?;
    let words = words(lexicon, &text);
    if words.hits.len().saturating_add(words.spots.len()) > LIMIT_WORDS {
        return Err(too_large(
            format!("The text has too many words about the goods; at most {LIMIT_WORDS} are read."),
            format!("描述货物的词语过多，最多读取 {LIMIT_WORDS} 个。"),
        ));
    }
    found.open_goods = open(lexicon, &words.hits);
    let expand = |place: u16| designation(lexicon, limits, place);
    let resolver = Resolver { lexicon, limits, text: Some(&text), expand: &expand };
    let mut composition = readings(&resolver, &found, remarks)?;
    (composition.suggestions, composition.beside) =
        suggested(lexicon, &text, &words, (&entries, &found.statements));
    crate::named::doubted(lexicon, &text, &words.hits, &mut composition);
    crate::named::hinted(lexicon, &text, &words.hits, &mut composition);
    Ok(composition)
}

/// Every reading of what was found.
pub(crate) fn readings(
    resolver: &Resolver<'_, '_>,
    found: &Found,
    mut remarks: Vec<Remark>,
) -> Result<Composition, ErrorBody> {
    let first = resolver.resolve(found, Choice::default())?;
    let Resolved { reading, remarks: more, ambiguous, unit_open } = first;
    remarks.extend(more);
    let mut readings = vec![reading];
    let mut open = Vec::new();
    if let Some((statement, part)) = ambiguous {
        let other = resolver.resolve(found, Choice { alternative: true, unit: None })?;
        readings.push(other.reading);
        open.extend(two_readings(found, statement, part, resolver.text));
    } else if let Some((words, place, besides)) = unit_open {
        let mut options = Vec::new();
        let written = match besides {
            UnitKind::Atomic => "at%",
            UnitKind::Mole => "mol%",
            _ => "ppm",
        };
        for (unit, written) in [(UnitKind::Mass, "%"), (besides, written)] {
            // A number too large for percent can only be ppm.
            let choice = Choice { alternative: false, unit: Some(unit) };
            if let Ok(other) = resolver.resolve(found, choice) {
                options.push((format!("{words} {written}"), readings.len()));
                readings.push(other.reading);
            }
        }
        remarks.push(Remark {
            kind: "unit_unknown",
            message: "reader-unit-unknown",
            level: Level::Warn,
            values: vec![("words", words.clone())],
        });
        open.push(OpenPoint {
            place: format!("composition[{place}]"),
            message: "reader-ask-unit",
            values: vec![("words", words)],
            options,
        });
    }
    let suggestions = Vec::new();
    let beside = crate::Beside::default();
    Ok(Composition { readings, open, remarks, suggestions, beside, given: true })
}

/// Which of two readings of a statement is meant, with what to write instead: of the whole text where it
/// says no more than this, else of this part.
fn two_readings(
    found: &Found,
    statement: usize,
    part: usize,
    text: Option<&Text<'_>>,
) -> Option<OpenPoint> {
    let alone = found.statements.len() == 1 && text.is_some();
    let statement = found.statements.get(statement)?;
    let sub = &statement.subject.sub;
    let other = sub.alternative.as_ref()?;
    let instead = |what: &What, name: &str| match (what, alone) {
        (What::Alloy(parts), true) => Some(listed(parts)),
        (What::Alloy(parts), false) => Some(within(statement, text, &hyphened(parts)?)),
        (_, true) => Some(explicit(name)),
        (_, false) => Some(within(statement, text, &explicit(name))),
    };
    let both = instead(&sub.what, &sub.name).zip(instead(&other.0, &other.1));
    let options = both.map_or_else(Vec::new, |(first, second)| vec![(first, 0), (second, 1)]);
    Some(OpenPoint {
        place: if alone { "composition".to_owned() } else { format!("composition[{part}]") },
        message: "reader-ask-reading",
        values: vec![("words", sub.name.clone())],
        options,
    })
}

/// An alloy as a list: `Al balance, Sc 2 wt%`.
fn listed(parts: &[AlloyPart]) -> String {
    let stated = |p: &AlloyPart| match p.percent {
        Some(i) => {
            let unit = match p.unit {
                UnitKind::Mole => "mol%",
                UnitKind::Atomic => "at%",
                _ => "wt%",
            };
            format!("{} {} {unit}", p.name, i.low.normalize())
        }
        None => format!("{} balance", p.name),
    };
    parts.iter().map(stated).collect::<Vec<_>>().join(", ")
}

/// An alloy in one word, as it can stand in a list with an amount of its own: `Al-2Sc`. None where it has
/// no such word.
fn hyphened(parts: &[AlloyPart]) -> Option<String> {
    let (base, rest) = parts.split_first()?;
    let mut word = base.name.clone();
    for part in rest {
        let percent = part.percent.filter(|i| i.is_point() && part.unit == UnitKind::Mass)?;
        word.push_str(&format!("-{}{}", percent.low.normalize(), part.name));
    }
    (base.percent.is_none() && !rest.is_empty()).then_some(word)
}

/// The part's own text with another name in it; in the list form the name stands alone.
fn within(statement: &Statement, text: Option<&Text<'_>>, name: &str) -> String {
    let Some(text) = text else { return name.to_owned() };
    let (from, to) = (statement.subject.from, statement.subject.to);
    let before = text.slice(statement.from, from);
    [before, name, text.slice(to, statement.to)].concat().trim().to_owned()
}

/// A formula with the ones written out, so that it can be read one way only: `Al1Sc2`.
fn explicit(name: &str) -> String {
    let mut written = String::new();
    let letters: Vec<char> = name.chars().collect();
    for (i, c) in letters.iter().enumerate() {
        written.push(*c);
        let next = letters.get(i.saturating_add(1));
        if c.is_ascii_alphabetic() && next.is_none_or(char::is_ascii_uppercase) {
            written.push('1');
        }
    }
    written
}

/// What a text states, and the entries it was made of.
pub(crate) fn statements(
    lexicon: &Lexicon,
    limits: &Limits,
    text: &Text<'_>,
) -> Result<(Found, Vec<Entry>, Vec<Remark>), ErrorBody> {
    let mut scanner = Scanner::new(lexicon, text);
    if !scanner.run() {
        return Err(too_large(
            format!("The composition has too many words; at most {LIMIT_TOKENS} are read."),
            format!("成分文本词数过多，最多读取 {LIMIT_TOKENS} 个。"),
        ));
    }
    // A symbol alone is an element: `Y`.
    if let [crate::token::Tok { kind: crate::token::Kind::Sub(sub), .. }] = &mut *scanner.toks {
        sub.wordlike = false;
    }
    let (mut entries, more) = combine(lexicon, &scanner.toks);
    crate::heads::heads(lexicon, text, &mut entries);
    crate::heads::rows(lexicon, text, &mut entries);
    crate::absence::word_first(&mut entries);
    crate::absence::weigh(&mut entries);
    let mut remarks = scanner.remarks;
    remarks.extend(more);
    let mut found = attach(lexicon, limits, &entries);
    // A host whose dopant is not told.
    if let [lone] = found.statements.as_slice() {
        found.undisclosed |= crate::hint::is_bare_host(lexicon, lone, text);
    }
    Ok((found, entries, remarks))
}

/// What a designation stands for. A designation within one is not followed.
pub(crate) fn designation(lexicon: &Lexicon, limits: &Limits, place: u16) -> Vec<Statement> {
    let Some((_, composition)) = lexicon.designations.get(usize::from(place)) else {
        return Vec::new();
    };
    let text = Text::new(composition);
    let Ok((found, ..)) = statements(lexicon, limits, &text) else { return Vec::new() };
    let unit = found.units.first().map(|(u, _)| *u);
    let mut statements = found.statements;
    for statement in &mut statements {
        if let Some(crate::amount::Stated::Value(value)) = &mut statement.stated
            && value.unit.kind == UnitKind::None
        {
            value.unit = unit.unwrap_or(crate::token::Unit::plain(UnitKind::Mass));
        }
    }
    statements
}

/// Refuses brackets that are too deep.
pub(crate) fn deep(text: &Text<'_>) -> Result<(), ErrorBody> {
    let mut depth = 0_usize;
    for i in 0..text.len() {
        match text.at(i) {
            '(' | '[' => {
                depth = depth.saturating_add(1);
                if depth > LIMIT_DEPTH {
                    let body = too_large(
                        format!("Brackets are nested more than {LIMIT_DEPTH} deep."),
                        format!("括号嵌套超过 {LIMIT_DEPTH} 层。"),
                    );
                    return Err(body.spanning(Some(text.span(i, i.saturating_add(1)))));
                }
            }
            ')' | ']' => depth = depth.saturating_sub(1),
            '\n' => depth = 0,
            _ => {}
        }
    }
    Ok(())
}

pub(crate) fn too_large(en: String, zh: String) -> ErrorBody {
    ErrorBody::new(ErrorKind::TooLarge, Both::both(en, zh))
        .at("composition")
        .hinting(Both::both("Send the components only.", "请只填写成分。"))
}
