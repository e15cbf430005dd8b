//! Which of the rules tried are shown as reasons, which beside their item, and which folded away.

use ree_contract::{
    Authority, Citation, Condition, ConditionVerdict, Determination, Outcome, RuleTried,
    RuleVerdict,
};
use ree_rulebook::{Effect, Lean, Rule, Rulebook};

/// More reasons than these are not read; the rest stands beside the items.
const MOST_REASONS: usize = 4;

/// Which way a rule points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// To control.
    To,
    /// Away from it.
    Away,
    /// Both ways.
    Both,
}

/// The rule's entry in the rulebook; the part after a colon names the element it was tried for.
pub(crate) fn entry<'a>(rulebook: &'a Rulebook, tried: &RuleTried) -> Option<&'a Rule> {
    let id = tried.rule.split(':').next().unwrap_or_default();
    rulebook.data().rules.iter().find(|r| &*r.id == id)
}

fn way(rule: &Rule) -> Way {
    match (rule.effect, rule.lean) {
        (Effect::Controls, _) | (Effect::Opens, Some(Lean::LicenceRequired)) => Way::To,
        (Effect::Excludes, _) | (Effect::Opens, Some(Lean::NotControlled)) => Way::Away,
        (Effect::Opens, None) => Way::Both,
    }
}

/// Reasons in order, one a sentence, with the way each points.
pub(crate) fn reasons<'a>(
    found: &'a Determination,
    rulebook: &Rulebook,
) -> Vec<(Way, &'a RuleTried)> {
    let mut out: Vec<(Way, &RuleTried)> = Vec::new();
    for verdict in [RuleVerdict::Met, RuleVerdict::Unknown] {
        for tried in found.rules.iter().filter(|r| r.verdict == verdict) {
            let Some(way) = entry(rulebook, tried).map(way) else { continue };
            let fits = match found.outcome {
                Outcome::LicenceRequired => way == Way::To,
                Outcome::NotControlled => way == Way::Away,
                Outcome::Grey | Outcome::NeedsFacts => true,
            };
            if fits && !out.iter().any(|(_, o)| o.text == tried.text) {
                out.push((way, tried));
            }
        }
        // Where something is certain, what is open is no reason.
        if !out.is_empty() && found.outcome != Outcome::NeedsFacts {
            break;
        }
    }
    // Where nearly everything is open, some of many rules are no reason; the question is.
    if found.outcome == Outcome::NeedsFacts && out.len() > MOST_REASONS {
        out.clear();
    }
    out.truncate(MOST_REASONS);
    out
}

/// What the outcome rests on, the most official first, each once.
pub(crate) fn authorities(found: &Determination, reasons: &[(Way, &RuleTried)]) -> Vec<Authority> {
    let of_rules = reasons.iter().flat_map(|(_, r)| r.citations.iter());
    let of_matches = found
        .measures
        .iter()
        .filter(|m| m.outcome == found.outcome)
        .flat_map(|m| &m.matches)
        .flat_map(|m| m.citations.iter());
    let mut all: Vec<Authority> = Vec::new();
    for authority in of_rules.chain(of_matches).map(|c| c.authority) {
        if !all.contains(&authority) {
            ree_contract::order::insert(&mut all, authority, |known, new| known > new);
        }
    }
    all
}

/// The most official of some citations.
pub(crate) fn strongest(citations: &[Citation]) -> Option<Authority> {
    citations.iter().map(|c| c.authority).max()
}

/// The codes whose items are shown: those met, else those in question.
pub(crate) fn codes(found: &Determination) -> &[ree_contract::ControlCode] {
    if found.control_codes.is_empty() { &found.possible_codes } else { &found.control_codes }
}

/// A line beneath an item: met, not met or open; what; on which evidence; how official.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Line<'a> {
    /// The verdict.
    pub(crate) verdict: ConditionVerdict,
    /// What was asked of the goods.
    pub(crate) text: &'a ree_contract::Text,
    /// What it was judged on.
    pub(crate) evidence: Option<&'a ree_contract::Text>,
    /// How official.
    pub(crate) authority: Option<Authority>,
}

/// The conditions of the rules that speak of this item, and what would have freed the goods.
pub(crate) fn lines<'a>(
    found: &'a Determination,
    rulebook: &Rulebook,
    code: &str,
) -> Vec<Line<'a>> {
    let speaks = |r: &&RuleTried| {
        r.control_code.as_deref() == Some(code)
            && matches!(r.verdict, RuleVerdict::Met | RuleVerdict::Unknown)
    };
    let mut out: Vec<Line> = Vec::new();
    let mut push = |line: Line<'a>| {
        if !out.iter().any(|o| o.text == line.text && o.evidence == line.evidence) {
            out.push(line);
        }
    };
    let mut ids: Vec<&str> = Vec::new();
    for tried in found.rules.iter().filter(speaks) {
        ids.push(tried.rule.split(':').next().unwrap_or_default());
        for condition in &tried.conditions {
            push(Line {
                verdict: condition.verdict,
                text: &condition.text,
                evidence: Some(&condition.evidence),
                authority: strongest(&tried.citations),
            });
        }
    }
    for tried in found.rules.iter().filter(|r| r.verdict == RuleVerdict::NotMet) {
        let frees = entry(rulebook, tried).is_some_and(|rule| {
            rule.effect == Effect::Excludes && rule.beats.iter().any(|b| ids.contains(&&**b))
        });
        if let Some(failing) = failing(&tried.conditions).filter(|_| frees) {
            push(Line {
                verdict: ConditionVerdict::NotMet,
                text: &failing.text,
                evidence: Some(&failing.evidence),
                authority: strongest(&tried.citations),
            });
        }
    }
    out
}

/// The first condition that fails.
pub(crate) fn failing(conditions: &[Condition]) -> Option<&Condition> {
    conditions.iter().find(|c| c.verdict == ConditionVerdict::NotMet)
}

/// The rules that were looked at and are not met, each sentence once.
pub(crate) fn failed(found: &Determination) -> Vec<&RuleTried> {
    let mut out: Vec<&RuleTried> = Vec::new();
    for tried in &found.rules {
        let out_of_play = matches!(tried.verdict, RuleVerdict::NotMet | RuleVerdict::Excluded);
        let again =
            out.iter().any(|o| o.text == tried.text && o.control_code == tried.control_code);
        if out_of_play && !again {
            out.push(tried);
        }
    }
    out
}
