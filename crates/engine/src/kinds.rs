//! The kinds of notices, for who wants to name one.

use ree_rulebook::Rulebook;

/// Each kind that the reader and the engine give, with the rulebook's sentence for it. A test holds them
/// against the code.
const KINDS: [(&str, &str); 23] = [
    ("trace", "trace"),
    ("small_addition", "small-addition"),
    ("hs_mismatch", "code-of-other-items"),
    ("hs_unread", "code-unread"),
    ("other_measure", "other-measure-suspended"),
    ("past_as_of", "past-as-of"),
    ("not_ruled_out", "not-ruled-out"),
    ("red_flag", "destination"),
    ("purpose", "purpose"),
    ("read_from_words", "read-from-words"),
    ("name_composition_mismatch", "words-yield"),
    ("fact_composition_mismatch", "fact-doubted"),
    ("absent", "reader-absent"),
    ("remainder", "reader-remainder"),
    ("sum_not_100", "reader-sum"),
    ("unit_assumed", "reader-unit-assumed"),
    ("unit_unknown", "reader-unit-unknown"),
    ("density", "reader-density"),
    ("reversed_range", "reader-reversed"),
    ("said_twice", "reader-twice"),
    ("name_set_aside", "reader-name"),
    ("cas", "reader-cas-check"),
    ("unread", "reader-case"),
];

/// Kinds of notices, each with the key of a sentence of the rulebook: first what reader and engine see,
/// then what goes with rules.
#[must_use]
pub fn notice_kinds(rulebook: &Rulebook) -> Vec<(String, &str)> {
    let mut kinds: Vec<(String, &str)> =
        KINDS.iter().map(|(kind, key)| ((*kind).to_owned(), *key)).collect();
    for key in rulebook.data().rules.iter().filter_map(|rule| rule.notice.as_deref()) {
        if kinds.iter().all(|(_, known)| *known != key) {
            kinds.push((key.replace('-', "_"), key));
        }
    }
    kinds
}
