//! The list of walkthroughs, along the chain.

use yew::Html;

use super::place::Place;
use super::words::{LISTED, Listed, Said, of, said};
use super::{heading, keep};
use crate::dom::{El, el, tag};
use crate::words::{Lang, fill};

/// The page.
pub(super) fn list(lang: Lang) -> Html {
    let w = said(lang);
    let mut stages: Vec<usize> = LISTED.iter().map(|l| l.stage).collect();
    stages.dedup();
    tag("main", "wide training")
        .add(heading().say(w.list_heading))
        .add(tag("p", "lead-in").say(w.list_lead))
        .add(
            tag("p", "list-ways")
                .add(tag("a", "button").set("href", "#edit").say(w.edit_heading))
                .add(el("a").set("href", Place::NAMES).say(w.names_link)),
        )
        .maybe(begun(lang))
        .each(stages.into_iter().map(|stage| chain(stage, lang)))
        .done()
}

/// Where the walkthroughs go on whose progress is kept: the list is long, and whoever comes back looks for
/// them first. None where nothing is kept.
fn begun(lang: Lang) -> Option<El> {
    let w = said(lang);
    let one = |listed: &Listed| {
        let (words, title) = (goes_on(listed, lang)?, of(listed.title, lang));
        let way = tag("a", "button is-main")
            .attr("href", &Place::learn(listed.id))
            .attr("aria-label", &[&*words, ": ", title].concat())
            .text(&words);
        Some(el("li").key(listed.id).add(el("h3").say(title)).add(el("p").add(way)))
    };
    let mut lines = LISTED.iter().filter_map(one).peekable();
    lines.peek().is_some().then(|| {
        tag("section", "chain")
            .add(el("h2").say(w.list_begun))
            .add(tag("ul", "walks is-begun").each(lines))
    })
}

/// Where it goes on, in words; none where nothing is kept of it.
fn goes_on(listed: &Listed, lang: Lang) -> Option<String> {
    let w = said(lang);
    let record = keep::kept_record(listed.id)?;
    if record.ended {
        return Some(w.list_ended.to_owned());
    }
    // As the step itself counts: whoever came by a link to a step was not at the first.
    let first = record.steps.first();
    let began = first.and_then(|s| listed.steps.iter().position(|id| *id == s.step));
    let n = began.unwrap_or_default().saturating_add(record.steps.len());
    let count = listed.steps.len().to_string();
    Some(fill(w.list_go_on, &[("n", &n.to_string()), ("count", &count)]))
}

/// The walkthroughs that begin at a stage.
fn chain(stage: usize, lang: Lang) -> El {
    let lines = LISTED.iter().filter(|l| l.stage == stage).map(|l| line(l, lang));
    tag("section", "chain")
        .nth(stage)
        .add(el("h2").say(name(stage, said(lang))))
        .add(tag("ul", "walks").each(lines))
}

fn name(stage: usize, w: &Said) -> &'static str {
    let names = [
        w.list_stage_0,
        w.list_stage_1,
        w.list_stage_2,
        w.list_stage_3,
        w.list_stage_4,
        w.list_stage_5,
        w.list_stage_6,
    ];
    names.get(stage).copied().unwrap_or_default()
}

fn line(listed: &Listed, lang: Lang) -> El {
    let w = said(lang);
    let length = fill(
        w.list_minutes,
        &[("minutes", &listed.minutes.to_string()), ("steps", &listed.steps.len().to_string())],
    );
    let learn = goes_on(listed, lang);
    // Each link says of which walkthrough it is to whom hears links alone.
    let title = of(listed.title, lang);
    let way = |to: String, words: &str| {
        el("a")
            .key(&to)
            .attr("href", &to)
            .attr("aria-label", &[words, ": ", title].concat())
            .text(words)
    };
    el("li")
        .key(listed.id)
        .add(el("h3").say(title))
        .add(el("p").say(of(listed.aim, lang)))
        .add(tag("p", "hint").say(of(listed.audience, lang)).say(" · ").text(&length))
        .add(
            tag("p", "walk-ways")
                .add(way(Place::learn(listed.id), learn.as_deref().unwrap_or(w.list_learn)))
                .add(way(Place::teach(listed.id, ""), w.teach_link))
                .add(way(["#sheet/", listed.id].concat(), w.sheet_exercise))
                .add(way(["#key/", listed.id].concat(), w.sheet_key)),
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHELL: &str = include_str!("../../training/index.html");
    const PAGE: &str = include_str!("../../../index.html");

    /// What stands there before the training runs is what the training then shows.
    #[test]
    fn the_shell_speaks_the_words_of_the_training() {
        for lang in [Lang::En, Lang::Zh] {
            let w = lang.words();
            let tabs = [w.page_check, w.page_law, w.page_training, w.page_privacy];
            for words in tabs.into_iter().chain([said(lang).list_heading]) {
                assert!(SHELL.contains(&[">", words, "</span>"].concat()), "{words}");
            }
        }
    }

    #[test]
    fn the_shell_draws_the_logo_and_keeps_the_policy_of_the_page() {
        let of = |html: &'static str, mark: &'static str| -> Vec<&'static str> {
            html.lines().map(str::trim).filter(|line| line.contains(mark)).collect()
        };
        for mark in ["<rect", "Content-Security-Policy"] {
            assert!(!of(SHELL, mark).is_empty(), "{mark}");
            assert_eq!(of(SHELL, mark), of(PAGE, mark), "{mark}");
        }
    }
}
