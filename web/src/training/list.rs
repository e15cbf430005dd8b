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
        .each(stages.into_iter().map(|stage| chain(stage, lang)))
        .done()
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
        &[("minutes", &listed.minutes.to_string()), ("steps", &listed.steps.to_string())],
    );
    let kept = keep::is_kept(listed.id);
    // Each link says of which walkthrough it is to whom hears links alone.
    let title = of(listed.title, lang);
    let way = |to: String, words: &'static str| {
        el("a")
            .key(words)
            .attr("href", &to)
            .attr("aria-label", &[words, ": ", title].concat())
            .say(words)
    };
    el("li")
        .key(listed.id)
        .add(el("h3").say(title))
        .add(el("p").say(of(listed.aim, lang)))
        .add(tag("p", "hint").say(of(listed.audience, lang)).say(" · ").text(&length))
        .add(
            tag("p", "walk-ways")
                .add(way(Place::learn(listed.id), if kept { w.list_go_on } else { w.list_learn }))
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
