//! The training's words in both languages, and what the list shows of each walkthrough.

use ree_walkthrough::Words;

use crate::words::Lang;

#[allow(missing_docs, reason = "made by build.rs from locales/")]
mod packed {
    include!(concat!(env!("OUT_DIR"), "/training.rs"));
}
pub(crate) use packed::Said;

/// What the list shows of a walkthrough.
pub(crate) struct Listed {
    /// Its name.
    pub(crate) id: &'static str,
    /// Its title.
    pub(crate) title: Pair,
    /// Whom it is for.
    pub(crate) audience: Pair,
    /// What the class can do afterwards.
    pub(crate) aim: Pair,
    /// The stage of the chain that it begins at.
    pub(crate) stage: usize,
    /// How long it takes.
    pub(crate) minutes: u32,
    /// The names of its steps.
    pub(crate) steps: &'static [&'static str],
}

/// English and Chinese.
pub(crate) type Pair = (&'static str, &'static str);

include!(concat!(env!("OUT_DIR"), "/walkthroughs.rs"));

/// The training's words.
pub(crate) fn said(lang: Lang) -> &'static Said {
    match lang {
        Lang::En => &packed::ENGLISH,
        Lang::Zh => &packed::CHINESE,
    }
}

/// What ends a sentence that another follows, and what stands before what is named.
pub(crate) fn pauses(lang: Lang) -> [&'static str; 2] {
    if lang.zh() { ["。", "："] } else { [". ", ": "] }
}

/// One of a pair.
pub(crate) fn of(pair: Pair, lang: Lang) -> &'static str {
    if lang.zh() { pair.1 } else { pair.0 }
}

/// A walkthrough's own words.
pub(crate) fn own(words: &Words, lang: Lang) -> &str {
    words.pick(lang.zh())
}
