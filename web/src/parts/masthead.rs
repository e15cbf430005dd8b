//! Masthead and foot: the furniture around every page.

use ree_rulebook::Rulebook;
use yew::prelude::*;

use crate::dom::{El, button, el, tag};
use crate::hooks;
use crate::state::{Action, Page};
use crate::view::elements::{Standing, standing};
use crate::words::{Lang, Words, fill};

/// Seventeen ticks, one a rare earth; those listed are tall and solid.
pub(crate) fn logo(rulebook: &Rulebook) -> El {
    let earths = rulebook.data().elements.iter().filter(|e| e.rare_earth);
    let tick = |(n, element): (usize, &ree_rulebook::Element)| {
        let listed = standing(rulebook, &element.symbol, rulebook.as_of()) == Standing::Listed;
        let (class, y, height) = if listed { ("", "0", "14") } else { ("faint", "6", "8") };
        tag("rect", class)
            .nth(n)
            .attr("x", &n.saturating_mul(6).to_string())
            .set("y", y)
            .set("width", "5")
            .set("height", height)
    };
    tag("svg", "logo")
        .set("viewBox", "0 0 101 14")
        .set("aria-hidden", "true")
        .each(earths.enumerate().map(tick))
}

/// The pages that tabs lead to, with their addresses.
fn tabs(page: &Page, w: &Words) -> El {
    let tab = |here: bool, to: &'static str, words: &'static str| {
        let link = el("a").set("href", to).say(words);
        el("li").key(to).add(if here { link.set("aria-current", "page") } else { link })
    };
    let list = el("ul")
        .add(tab(matches!(page, Page::Check | Page::Sheet(_)), "#", w.page_check))
        .add(tab(matches!(page, Page::Law(_)), "#law", w.page_law))
        .add(tab(false, "training/", w.page_training))
        .add(tab(*page == Page::Privacy, "#privacy", w.page_privacy));
    tag("nav", "tabs").set("aria-label", w.page_sections).add(list)
}

/// Top of the page, after a way past it: to the answer, or to the heading of another page.
pub(crate) fn masthead(
    rulebook: &Rulebook,
    page: &Page,
    answered: bool,
    lang: Lang,
    act: &Callback<Action>,
) -> Html {
    let w = lang.words();
    let past = match page {
        Page::Check if answered => skip("verdict", w.page_skip),
        Page::Check => skip("product", w.page_skip_to_content),
        _ => skip("content", w.page_skip_to_content),
    };
    let inside = tag("div", "wide")
        .add(tag("p", "brand").add(logo(rulebook)).say("ree-check"))
        .add(tabs(page, w))
        .node(html! { <Tongues {lang} speak={act.reform(Action::Speak)} /> });
    crate::dom::list(vec![tag("header", "mast").add(past).add(inside).done(), update(w).done()])
}

/// The notice of a newer version. `start.js` says on `<html>` when it is shown, and hears its button.
fn update(w: &Words) -> El {
    let load = button("button small").set("id", "update-load").say(w.foot_update_load);
    let inside =
        tag("div", "wide").add(el("p").set("id", "update-words").say(w.foot_update)).add(load);
    tag("aside", "update").set("aria-label", w.foot_update_name).add(inside)
}

/// A link past the masthead.
fn skip(to: &'static str, words: &'static str) -> El {
    jump_to("skip", to, words)
}

/// A link within the page. It does not follow its address, which would open another.
pub(crate) fn jump_to(class: &'static str, to: &'static str, words: &'static str) -> El {
    let jump = Callback::from(move |e: MouseEvent| {
        e.prevent_default();
        hooks::jump(to);
    });
    tag("a", class).attr("href", &["#", to].concat()).say(words).on_click(jump)
}

/// What the switch of language is made with.
#[derive(PartialEq, Properties)]
pub(crate) struct TonguesProps {
    /// The language spoken.
    pub(crate) lang: Lang,
    /// Speaks another.
    pub(crate) speak: Callback<Lang>,
}

/// The switch of language. A narrow page shows only the other one.
#[component]
pub(crate) fn Tongues(props: &TonguesProps) -> Html {
    let (english, chinese) = (use_node_ref(), use_node_ref());
    {
        // On a narrow page the pressed button goes away; focus follows to the one that came.
        let (english, chinese) = (english.clone(), chinese.clone());
        let first = use_mut_ref(|| true);
        use_effect_with(props.lang, move |lang| {
            if !std::mem::replace(&mut *first.borrow_mut(), false) {
                let (now, other) =
                    if lang.zh() { (&chinese, &english) } else { (&english, &chinese) };
                hooks::focus_instead(now, other);
            }
        });
    }
    let one = |lang: Lang, name: &'static str, node: &NodeRef| {
        button("")
            .known(node)
            .set("lang", lang.tag())
            .yes_no("aria-pressed", props.lang == lang)
            .on_click(props.speak.reform(move |_| lang))
            .say(name)
    };
    tag("div", "tongues")
        .set("role", "group")
        .set("aria-label", props.lang.words().page_language)
        .add(one(Lang::En, "English", &english))
        .add(one(Lang::Zh, "中文", &chinese))
        .done()
}

/// Bottom of the page: which rulebook spoke, and what it is not. `files` leads to where hashes are told of.
pub(crate) fn foot(rulebook: &Rulebook, files: Option<&'static str>, lang: Lang) -> Html {
    let w = lang.words();
    let hash = rulebook.sha256();
    let short =
        [hash.get(..4).unwrap_or_default(), " ", hash.get(4..8).unwrap_or_default(), " …"].concat();
    let short = el(if files.is_some() { "a" } else { "span" })
        .attr("title", &[w.foot_hash, ": ", hash].concat())
        .text(&short);
    let which = el("p")
        .text(&fill(w.foot_rulebook, &[("date", &lang.day(rulebook.version()))]))
        .say(" · ")
        .add(match files {
            Some(files) => short.set("href", files),
            None => short,
        });
    let engine = fill(w.foot_engine, &[("version", ree_engine::VERSION)]);
    let inside = tag("div", "wide")
        .add(which)
        .add(el("p").text(&engine))
        .add(tag("p", "offline").say(w.foot_offline))
        .add(el("p").say(w.foot_not_advice));
    tag("footer", "foot").add(inside).done()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHELL: &str = include_str!("../../../index.html");

    /// What `index.html` shows before the page runs is what the page then shows.
    #[test]
    fn the_shell_speaks_the_words_of_the_page() {
        for lang in [Lang::En, Lang::Zh] {
            let w = lang.words();
            let phrases = w.empty_heading.split('|');
            let words = [
                w.page_check,
                w.page_law,
                w.page_training,
                w.page_privacy,
                w.empty_lead,
                w.field_label,
            ];
            for words in phrases.chain(words).chain([w.field_stays]) {
                assert!(SHELL.contains(&[">", words, "</span>"].concat()), "{words}");
            }
            let placeholder = w.field_placeholder.replace('\n', "&#10;");
            assert!(SHELL.contains(&["data-", lang.short(), "=\"", &placeholder, "\""].concat()));
        }
    }

    #[test]
    fn the_shell_draws_the_logo_of_the_rulebook() {
        let rulebook = crate::engine::checker().unwrap().rulebook();
        let earths = rulebook.data().elements.iter().filter(|e| e.rare_earth);
        let ticks: Vec<String> = earths
            .enumerate()
            .map(|(n, element)| {
                let x = n.saturating_mul(6);
                match standing(rulebook, &element.symbol, rulebook.as_of()) {
                    Standing::Listed => format!(r#"<rect x="{x}" y="0" width="5" height="14"/>"#),
                    _ => format!(r#"<rect class="faint" x="{x}" y="6" width="5" height="8"/>"#),
                }
            })
            .collect();
        let drawn: Vec<&str> =
            SHELL.lines().map(str::trim).filter(|line| line.starts_with("<rect")).collect();
        assert_eq!(drawn, ticks);
        // The icon draws the same ticks in two rows.
        let icon = include_str!("../../icon.svg");
        let solid = icon.lines().skip(2).filter(|line| line.contains("<rect"));
        let solid: Vec<bool> = solid.map(|line| line.contains("#14171a")).collect();
        assert_eq!(solid, ticks.iter().map(|tick| !tick.contains("faint")).collect::<Vec<_>>());
    }
}
