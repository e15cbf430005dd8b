//! `parse`, `items`, `vocabulary`: what is read, and what the rulebook holds.

use std::ffi::OsStr;
use std::io::{self, Read};
use std::path::Path;

use ree_contract::{ErrorBody, ItemEntry, LIMIT_JSON_BYTES, nearest};
use ree_engine::Checker;
use ree_rulebook::Rulebook;

use crate::args::Format;
use crate::{Session, failure, input, show};

/// Reads a composition text and says what was read.
pub(crate) fn parse(session: &mut Session, checker: &Checker, argument: &OsStr) -> io::Result<()> {
    let read = text(argument).and_then(|text| checker.parse(&text).map(|read| (text, read)));
    match read {
        Err(error) => session.refuse(error),
        Ok((_, read)) if session.format == Format::Json => session.line(&read),
        Ok((text, read)) => show::parsed(session.page(), &text, &read),
    }
}

/// The argument, or the standard input.
fn text(argument: &OsStr) -> Result<String, ErrorBody> {
    let path = Path::new(argument);
    if !input::is_stdin(path) {
        return failure::text(argument, "composition").map(str::to_owned);
    }
    let mut bytes = Vec::new();
    let limit = u64::try_from(LIMIT_JSON_BYTES).unwrap_or(u64::MAX);
    io::stdin()
        .lock()
        .take(limit.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(|error| failure::unreadable(path, &error))?;
    if bytes.len() > LIMIT_JSON_BYTES {
        return Err(failure::too_long());
    }
    String::from_utf8(bytes).map_err(|error| {
        let good = error.utf8_error().valid_up_to();
        let bytes = error.into_bytes();
        let near = bytes.get(good.saturating_sub(20)..good.saturating_add(4).min(bytes.len()));
        failure::not_utf8("composition", &String::from_utf8_lossy(near.unwrap_or_default()))
    })
}

/// The items of the lists.
pub(crate) fn items(
    session: &mut Session,
    rulebook: &Rulebook,
    of: Option<&OsStr>,
) -> io::Result<()> {
    let chosen = of.map(|of| failure::text(of, "items")).transpose().and_then(|of| match of {
        Some(word) => choose(rulebook, word.trim()),
        None => Ok((None, rulebook.contents().items)),
    });
    let (one, items) = match chosen {
        Ok(chosen) => chosen,
        Err(error) => return session.refuse(error),
    };
    if session.format == Format::Json {
        let all: Vec<&ItemEntry> = one.iter().chain(&items).collect();
        return session.line(&all);
    }
    match one {
        Some(one) => show::item(session.page(), rulebook, &one, &items),
        None => show::items(session.page(), rulebook, &items),
    }
}

/// The item of a code with the lines beneath it, or the lines of an element.
fn choose(
    rulebook: &Rulebook,
    word: &str,
) -> Result<(Option<ItemEntry>, Vec<ItemEntry>), ErrorBody> {
    let all = rulebook.contents().items;
    if let Some(one) = all.iter().find(|i| i.control_code.eq_ignore_ascii_case(word)) {
        let beneath = |item: &&ItemEntry| {
            rulebook.parents(&item.control_code).iter().any(|p| p.code == one.control_code)
        };
        let rest = all.iter().filter(beneath).cloned().collect();
        return Ok((Some(one.clone()), rest));
    }
    let of_element =
        |item: &&ItemEntry| item.element.as_ref().is_some_and(|e| named(rulebook, e, word));
    let found: Vec<ItemEntry> = all.iter().filter(of_element).cloned().collect();
    if !found.is_empty() {
        return Ok((None, found));
    }
    Err(failure::no_item(word, nearest(word, all.iter().map(|i| &*i.control_code))))
}

/// Whether an element is called so, by its symbol or in any language the rulebook knows.
fn named(rulebook: &Rulebook, symbol: &str, word: &str) -> bool {
    let word = word.to_lowercase();
    let names = rulebook.element(symbol).map(|e| &e.names);
    symbol.to_lowercase() == word
        || names.is_some_and(|n| n.values().flatten().any(|name| name.to_lowercase() == word))
}

/// The facts a product can state.
pub(crate) fn vocabulary(session: &mut Session, rulebook: &Rulebook) -> io::Result<()> {
    let vocabulary = rulebook.vocabulary();
    match session.format {
        Format::Json => session.line(&vocabulary),
        Format::Human => show::vocabulary(session.page(), &vocabulary),
    }
}
