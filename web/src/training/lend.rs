//! An own walkthrough is in no file that a second window could load: the window that has it lends it.

use yew::prelude::*;

use super::state::Action;
use crate::hooks;

/// Asks for the text. No walkthrough can be called like this.
const ASK: &str = "?own";

/// Begins a text that is lent.
const LENT: &str = "=own ";

/// Lends the text where it is, and asks for it where it is not but `wanted`.
#[hook]
pub(super) fn use_lending(wanted: bool, own: &AttrValue, act: &Callback<Action>) {
    let answer = use_mut_ref(|| None::<Callback<String>>);
    let missing = wanted && own.is_empty();
    let send = hooks::use_channel(
        {
            let (own, act, answer) = (own.clone(), act.clone(), answer.clone());
            Callback::from(move |text: String| match text.strip_prefix(LENT) {
                Some(lent) if missing => act.emit(Action::Open(lent.to_owned().into())),
                None if text == ASK && !own.is_empty() => {
                    if let Some(send) = &*answer.borrow() {
                        send.emit([LENT, &own].concat());
                    }
                }
                _ => {}
            })
        },
        String::new(),
    );
    answer.borrow_mut().clone_from(&send);
    use_effect_with(missing, move |missing| {
        if let Some(send) = send.filter(|_| *missing) {
            send.emit(ASK.to_owned());
        }
    });
}
