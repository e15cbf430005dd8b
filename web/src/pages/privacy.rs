//! What leaves the browser, and how to check it.

use yew::Html;

use crate::dom::{El, el, tag};
use crate::hooks;
use crate::words::{Lang, Words, phrases};

/// The page.
pub(crate) fn privacy(lang: Lang) -> Html {
    let w = lang.words();
    let heading =
        el("h1").set("id", "content").set("tabindex", "-1").node(phrases(w.privacy_heading, lang));
    tag("main", "wide privacy")
        .add(heading)
        .add(tag("p", "lead").say(w.privacy_lead))
        .add(section(
            w.privacy_leaves,
            said(&[w.privacy_leaves_input, w.privacy_leaves_files, w.privacy_leaves_update]),
        ))
        .add(section(w.privacy_policy, policy(w)))
        .add(section(w.privacy_test, steps(w)))
        .add(section(w.privacy_stores, said(&[w.privacy_stores_input, w.privacy_stores_files])))
        .add(section(
            w.privacy_files,
            said(&[w.privacy_files_lead, w.privacy_files_build]).add(files(w)),
        ))
        .done()
}

fn section(heading: &'static str, content: El) -> El {
    el("section").add(el("h2").say(heading)).add(content)
}

fn said(sentences: &[&'static str]) -> El {
    sentences.iter().fold(el("div"), |all, sentence| all.add(el("p").say(sentence)))
}

fn steps(w: &Words) -> El {
    let steps = [w.privacy_test_wait, w.privacy_test_cut, w.privacy_test_use, w.privacy_test_watch];
    el("div").add(steps.iter().fold(el("ol"), |all, step| all.add(el("li").say(step))))
}

/// The policy as the document has it, rule by rule, each with what it means.
fn policy(w: &Words) -> El {
    let policy = hooks::policy();
    if policy.trim().is_empty() {
        return el("div").add(tag("p", "strong").say(w.privacy_policy_none));
    }
    let rules = policy.split(';').map(str::trim).filter(|rule| !rule.is_empty());
    let list = rules.fold(tag("dl", "directives"), |list, rule| {
        list.add(
            el("div").add(el("dt").text(rule)).add(el("dd").say(meaning(rule, w).unwrap_or(""))),
        )
    });
    el("div")
        .add(el("p").say(w.privacy_policy_lead))
        .add(list)
        .add(el("p").say(w.privacy_policy_limit))
}

/// What a rule means; none for one that this page is not known to carry.
fn meaning(rule: &str, w: &Words) -> Option<&'static str> {
    Some(match rule.split(' ').next()? {
        "default-src" => w.privacy_policy_default,
        "script-src" => w.privacy_policy_script,
        "style-src" => w.privacy_policy_style,
        "img-src" => w.privacy_policy_img,
        "connect-src" => w.privacy_policy_connect,
        "worker-src" => w.privacy_policy_worker,
        "manifest-src" => w.privacy_policy_manifest,
        "base-uri" => w.privacy_policy_base,
        "form-action" => w.privacy_policy_form,
        _ => return None,
    })
}

/// The files with their hashes: an element of its own (`files.js`), readable for whoever doubts it.
fn files(w: &Words) -> El {
    el("ree-files")
        .set("data-file", w.privacy_files_file)
        .set("data-hash", w.privacy_files_hash)
        .set("data-result", w.privacy_files_result)
        .set("data-press", w.privacy_files_press)
        .set("data-working", w.privacy_files_working)
        .set("data-same", w.privacy_files_same)
        .set("data-other", w.privacy_files_other)
        .set("data-absent", w.privacy_files_absent)
        .set("data-all", w.privacy_files_all)
        .set("data-some", w.privacy_files_some)
        .set("data-none", w.privacy_files_none)
        .set("data-list", w.privacy_files_list)
        .set("data-show", w.privacy_files_show)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every rule that `index.html` carries is explained, and none is explained that says more or
    /// less than what it carries.
    #[test]
    fn every_rule_of_the_policy_is_explained() {
        let page = include_str!("../../../index.html");
        let (_, rest) = page.split_once("Content-Security-Policy\" content=\"").unwrap();
        let (policy, _) = rest.split_once('"').unwrap();
        let rules: Vec<&str> = policy.split("; ").collect();
        assert_eq!(
            rules,
            [
                "default-src 'none'",
                "script-src 'self' 'wasm-unsafe-eval'",
                "style-src 'self'",
                "img-src 'self' data:",
                "connect-src 'self'",
                "worker-src 'self'",
                "manifest-src 'self'",
                "base-uri 'none'",
                "form-action 'none'",
            ]
        );
        for lang in [Lang::En, Lang::Zh] {
            assert!(rules.iter().all(|rule| meaning(rule, lang.words()).is_some()));
        }
    }
}
