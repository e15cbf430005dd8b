//! What stands on the wall: a step as it is asked, and the answer once it is shown.

use std::rc::Rc;

use ree_contract::{Determination, Product};
use ree_engine::Checker;
use ree_walkthrough::{Choice, Step, Variation, Visit, Walkthrough, product, varied};
use yew::Callback;

use super::desk::{Desk, Touch};
use super::state::{Action, State};
use super::words::{own, said};
use super::{answers, goods, hands, heading, law, learn, vary};
use crate::dom::{El, button, el, tag};
use crate::engine::{self, Answer};
use crate::hooks::Shelf;
use crate::parts::icons;
use crate::parts::marks::say;
use crate::parts::outcome::{big_word, class, code_list, codes, judged, word};
use crate::words::{Lang, fill};

/// All that the wall is drawn from.
pub(super) struct Scene<'a> {
    /// What is played.
    pub(super) walkthrough: &'a Rc<Walkthrough>,
    /// The step.
    pub(super) step: &'a Step,
    /// How it was visited.
    pub(super) here: &'a Visit,
    /// How far the play is.
    pub(super) state: &'a State,
    /// What is being written, and what is open.
    pub(super) desk: &'a Desk,
    /// Whether more lies below what is seen.
    pub(super) more: bool,
    /// The engine.
    pub(super) checker: &'static Checker,
    /// The texts of the law.
    pub(super) shelf: &'a Shelf,
    /// What is done to the play.
    pub(super) act: &'a Callback<Action>,
    /// What is done on the desk.
    pub(super) touch: &'a Callback<Touch>,
}

impl Scene<'_> {
    /// The variation that is shown, with its number.
    pub(super) fn variation(&self) -> Option<(usize, &Variation)> {
        let n = self.state.variation?;
        Some((n, self.step.vary.get(n)?))
    }

    /// Whether the answer stands there.
    pub(super) fn answered(&self) -> bool {
        match self.variation() {
            Some((n, _)) => self.here.tries.iter().any(|tried| tried.variation == n),
            None => self.here.revealed,
        }
    }

    /// The goods that are spoken of, judged.
    pub(super) fn goods(&self) -> Option<(Product, Answer)> {
        let Some((_, variation)) = self.variation() else {
            return learn::judge(self.step, self.checker, self.state.lang);
        };
        let product =
            product(&varied(self.step.product.as_ref(), variation), self.state.lang.zh()).ok()?;
        let answer = engine::check(self.checker, &product);
        Some((product, answer))
    }

    /// The heading.
    pub(super) fn title(&self) -> &str {
        let lang = self.state.lang;
        let varied = self.variation().map(|(_, variation)| own(&variation.label, lang));
        varied.unwrap_or_else(|| own(&self.step.title, lang))
    }
}

/// The wall, and the goods on it.
pub(super) fn board(scene: &Scene<'_>) -> (El, Option<Product>) {
    let goods = scene.goods();
    let board = if scene.answered() {
        answered(scene, goods.as_ref().map(|(_, answer)| answer))
    } else {
        asked(scene, goods.as_ref())
    };
    (board, goods.map(|(product, _)| product))
}

/// Before the answer: the story and the goods, the question and the hands.
fn asked(scene: &Scene<'_>, goods: Option<&(Product, Answer)>) -> El {
    let (lang, w) = (scene.state.lang, said(scene.state.lang));
    let variation = scene.variation().map(|(_, variation)| variation);
    let story = variation.map_or(&scene.step.story, |variation| &variation.story);
    let called = match variation {
        Some(variation) => vary::called(scene.step, variation, lang),
        None => scene.step.goods.as_ref().map(|words| own(words, lang)),
    };
    let left = el("div")
        .maybe(scene.variation().map(|(n, _)| nth_variation(n, scene.step, lang)))
        .add(heading().text(scene.title()))
        .add(tag("p", "story").text(own(story, lang)))
        .maybe(goods.map(|(product, answer)| {
            goods::goods(called, product, answer, scene.checker.rulebook(), lang)
        }));
    let question = el("h2").set("id", "asked");
    let right = el("div");
    let right = if variation.is_some() {
        right.add(question.say(w.step_guess)).add(outcomes(lang))
    } else {
        right.add(question.text(own(&scene.step.question, lang))).add(hands::options(scene))
    };
    // Another step's fields are other fields.
    let name = [scene.step.id.as_str(), "/", scene.title()].concat();
    tag("div", "wall is-asked").key(&name).add(left).add(right)
}

fn nth_variation(n: usize, step: &Step, lang: Lang) -> El {
    let number = n.saturating_add(1).to_string();
    let of = [("n", &*number), ("count", &*step.vary.len().to_string())];
    tag("p", "over").text(&fill(said(lang).teach_variation, &of))
}

/// The four outcomes, in ink.
fn outcomes(lang: Lang) -> El {
    let line = |(n, outcome)| {
        tag("li", "choice")
            .nth(n)
            .add(
                tag("span", "choice-n")
                    .set("aria-hidden", "true")
                    .text(&n.saturating_add(1).to_string()),
            )
            .add(
                tag("p", "choice-says")
                    .add(icons::outcome(outcome))
                    .add(el("span").say(word(outcome, lang.words()))),
            )
    };
    tag("ol", "choices")
        .set("aria-labelledby", "asked")
        .each(vary::OUTCOMES.into_iter().enumerate().map(line))
}

/// With the answer: the field, what the class said, the law and what to take away. Where there is room
/// they stand in two columns, as evenly as their order lets them.
fn answered(scene: &Scene<'_>, answer: Option<&Answer>) -> El {
    let lang = scene.state.lang;
    let variation = scene.variation().map(|(_, variation)| variation);
    let found = answer.and_then(|a| a.found.as_ref().ok());
    let by_engine =
        variation.is_some() || scene.step.option.iter().any(|option| option.finds.is_some());
    let told =
        variation.is_none().then(|| hands::told(scene.step, &scene.here.hands, lang)).flatten();
    let (field, met) = match found.filter(|_| by_engine) {
        Some(found) => (finding(found, told, lang), codes(found).0),
        None => (plain(scene.step, told, lang), &[][..]),
    };
    let lessons = variation.map_or(&scene.step.learn, |variation| &variation.learn);
    let law = law::law(met, lessons, scene.checker.rulebook(), scene.shelf, lang);
    let name = [scene.step.id.as_str(), "/", scene.title(), "/"].concat();
    let said = variation.is_none().then(|| answers::answers(scene));
    let vary = (!scene.step.vary.is_empty()).then(|| variations(scene));
    tag("div", "after-all").key(&name).add(field).maybe(said).add(law).maybe(vary)
}

/// The outcome's field: one flat colour, one big word.
fn finding(found: &Determination, told: Option<String>, lang: Lang) -> El {
    let (met, _) = codes(found);
    let word = tag("p", "field-word")
        .add(icons::outcome(found.outcome))
        .add(el("b").say(big_word(found, lang.words())));
    el("div")
        .attr("class", &["field ", class(found.outcome)].concat())
        .add(tag("p", "field-told").text(&told.unwrap_or_else(|| said(lang).step_finds.to_owned())))
        .add(word)
        .add(tag("p", "field-say").node(say(&found.summary, lang)))
        .maybe((!met.is_empty()).then(|| tag("p", "field-codes").text(&code_list(met, lang))))
        .each(learn::to_mind(found, "field-notice", lang))
        .add(tag("p", "field-day").text(&judged(found, lang)))
}

/// What is right, where that is not the engine's to find.
fn plain(step: &Step, told: Option<String>, lang: Lang) -> El {
    let right = step.option.iter().filter(|option| option.right).enumerate();
    let line = |(n, option): (usize, &Choice)| {
        tag("p", "field-right").nth(n).text(own(&option.text, lang))
    };
    tag("div", "field is-plain")
        .maybe(told.map(|told| tag("p", "field-told").text(&told)))
        .add(tag("p", "over").say(said(lang).step_answer))
        .each(right.map(line))
}

/// The variations, each to be opened.
pub(super) fn variations(scene: &Scene<'_>) -> El {
    let (lang, w) = (scene.state.lang, said(scene.state.lang));
    let one = |(n, variation): (usize, &Variation)| {
        button("button")
            .nth(n)
            .yes_no("aria-pressed", scene.state.variation == Some(n))
            .on_click(scene.act.reform(move |_| Action::Vary(n)))
            .text(own(&variation.label, lang))
    };
    tag("section", "after")
        .set("aria-labelledby", "variations")
        .add(el("h2").set("id", "variations").say(w.step_vary))
        .add(tag("div", "buttons").each(scene.step.vary.iter().enumerate().map(one)))
}
