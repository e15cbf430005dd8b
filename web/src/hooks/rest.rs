//! A value that has stopped changing: what is announced must not chatter on each key.

use gloo_timers::callback::Timeout;
use yew::prelude::*;

/// The value as it was when it last rested for this long; empty before the first rest.
#[hook]
pub(crate) fn use_rest(value: String, millis: u32) -> AttrValue {
    let rested = use_state(AttrValue::default);
    let set = rested.setter();
    use_effect_with(value, move |value| {
        let value = AttrValue::from(value.clone());
        let timer = Timeout::new(millis, move || set.set(value));
        move || drop(timer)
    });
    (*rested).clone()
}
