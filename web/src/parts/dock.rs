//! The dock: on a narrow page, the outcome at the bottom edge until its word has come into view.

use ree_contract::Outcome;
use yew::prelude::*;

use super::icons;
use super::outcome::class;
use crate::dom::{button, el};
use crate::hooks;
use crate::words::Lang;

#[derive(PartialEq, Properties)]
pub(crate) struct DockProps {
    /// The outcome.
    pub(crate) outcome: Outcome,
    /// Its word.
    pub(crate) word: &'static str,
    /// The language of the page.
    pub(crate) lang: Lang,
    /// The word of the field, whose view decides whether the dock shows.
    pub(crate) answer: NodeRef,
}

/// The bar. It changes as one types and leads to the answer, or to the question that is open.
#[component]
pub(crate) fn Dock(props: &DockProps) -> Html {
    let w = props.lang.words();
    if hooks::use_in_view(&props.answer) {
        return Html::default();
    }
    let (to, label) = if props.outcome == Outcome::NeedsFacts {
        ("question", w.outcome_answer_it)
    } else {
        ("verdict", w.outcome_see_why)
    };
    button("")
        .attr("class", &["dock ", class(props.outcome)].concat())
        .on_click(Callback::from(move |_| hooks::jump(to)))
        .add(icons::outcome(props.outcome))
        .add(el("b").say(props.word))
        .add(el("span").say(label))
        .done()
}
