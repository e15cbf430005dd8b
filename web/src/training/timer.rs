//! The time: how long a step has been open, and how much is left of what was set. Nothing happens when it
//! has run out but that it says so, once.

use gloo_timers::callback::Interval;
use yew::prelude::*;

use super::desk::{Desk, Touch};
use super::words::said;
use crate::dom::{self, El, button, el, tag};
use crate::hooks;
use crate::words::{Lang, fill};

/// Milliseconds between two looks at the clock.
const TICK: u32 = 250;

/// Minutes that can be set.
const LONGEST: u32 = 180;

/// Whole seconds between two times in milliseconds; none backwards.
pub(super) fn between(from: f64, to: f64) -> u32 {
    // A cast from a float keeps to what fits, and makes nothing of what is no number.
    ((to - from) / 1000.0).floor() as u32
}

/// Whole seconds left, the begun one counted: 0:00 shows when it is over, not before.
pub(super) fn left(ends: f64, now: f64) -> u32 {
    ((ends - now) / 1000.0).ceil() as u32
}

/// Seconds as a clock shows them: 02:10, 1:02:10.
pub(super) fn clock(seconds: u32) -> String {
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
    let rest = [&hooks::two(minutes), ":", &hooks::two(seconds % 60)].concat();
    if hours > 0 { [&hours.to_string(), ":", &rest].concat() } else { rest }
}

/// When so many minutes from now are over; none where no such time can be set.
pub(super) fn set(minutes: &str, now: f64) -> Option<f64> {
    let minutes: u32 = minutes.trim().parse().ok()?;
    (1..=LONGEST).contains(&minutes).then(|| now + f64::from(minutes) * 60_000.0)
}

/// What the clock is made with.
#[derive(PartialEq, Properties)]
pub(super) struct ClockProps {
    /// When the step was opened.
    pub(super) opened: f64,
    /// When the time that was set is over.
    pub(super) ends: Option<f64>,
    /// The language.
    pub(super) lang: Lang,
}

/// The clock. It draws only itself every second, and tells readers nothing but that the time is over.
#[component]
pub(super) fn Clock(props: &ClockProps) -> Html {
    let w = said(props.lang);
    let read = |props: &ClockProps| {
        let now = hooks::now();
        (between(props.opened, now), props.ends.map(|ends| left(ends, now)))
    };
    let shown = use_state_eq(|| read(props));
    {
        let set = shown.setter();
        use_effect_with((props.opened, props.ends), move |(opened, ends)| {
            let (opened, ends) = (*opened, *ends);
            let look = move || {
                let now = hooks::now();
                set.set((between(opened, now), ends.map(|ends| left(ends, now))));
            };
            look();
            let interval = Interval::new(TICK, look);
            move || drop(interval)
        });
    }
    let (open, left) = *shown;
    let over = left == Some(0);
    let time = |class, name, seconds| {
        tag("span", class)
            .set("role", "timer")
            .set("aria-live", "off")
            .set("aria-label", name)
            .text(&clock(seconds))
    };
    dom::list(vec![
        tag("span", "clock")
            .maybe(left.map(|left| {
                let class = if over { "clock-left is-over" } else { "clock-left" };
                time(class, w.teach_left, left)
            }))
            .add(
                el("span")
                    .add(
                        tag("span", "clock-name").set("aria-hidden", "true").say(w.teach_this_step),
                    )
                    .add(time("clock-open", w.teach_open_for, open)),
            )
            .done(),
        tag("span", if over { "time-over" } else { "unseen" })
            .set("role", "status")
            .say(if over { w.teach_time_over } else { "" })
            .done(),
    ])
}

/// Where a time is set.
pub(super) fn panel(desk: &Desk, lang: Lang, touch: &Callback<Touch>) -> El {
    let w = said(lang);
    let ends = set(&desk.minutes, 0.0);
    let start = {
        let (minutes, touch) = (desk.minutes.clone(), touch.clone());
        Callback::from(move |()| {
            if let Some(ends) = set(&minutes, hooks::now()) {
                touch.emit(Touch::Ends(Some(ends)));
                hooks::jump_softly("key-timer");
            }
        })
    };
    let enter = {
        let start = start.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Enter" {
                start.emit(());
            }
        })
    };
    let field = tag("input", "minutes")
        .set("id", "minutes")
        .set("type", "number")
        .set("inputmode", "numeric")
        .set("min", "1")
        .set("max", "180")
        .value(&desk.minutes)
        .on_key(enter)
        .on_input(touch.reform(|event: InputEvent| Touch::Minutes(hooks::entered(&event).into())));
    let field = if ends.is_none() {
        field.set("aria-invalid", "true").set("aria-describedby", "minutes-wrong")
    } else {
        field
    };
    let wrong = ends.is_none().then(|| {
        let says = fill(w.teach_minutes_wrong, &[("most", &LONGEST.to_string())]);
        tag("p", "failed").set("id", "minutes-wrong").set("role", "status").text(&says)
    });
    // Nothing moves where a time is refused.
    let start = button("button").set("id", "start").on_click(start.reform(|_| ()));
    let start = if ends.is_none() { start.set("aria-disabled", "true") } else { start };
    tag("div", "panel-row")
        .add(el("label").set("for", "minutes").say(w.teach_minutes))
        .add(field)
        .add(start.say(w.teach_start))
        .maybe(desk.ends.map(|_| {
            button("button").on_click(touch.reform(|_| Touch::Ends(None))).say(w.teach_stop)
        }))
        .maybe(wrong)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_is_open_for_whole_seconds() {
        assert_eq!(between(1_000.0, 1_999.0), 0);
        assert_eq!(between(1_000.0, 131_000.0), 130);
        assert_eq!(between(5_000.0, 1_000.0), 0, "a clock that was set back");
        assert_eq!(between(f64::NAN, 1_000.0), 0);
    }

    #[test]
    fn what_is_left_counts_the_begun_second() {
        let ends = set("2", 1_000.0).unwrap();
        assert_eq!(left(ends, 1_000.0), 120);
        assert_eq!(left(ends, 1_001.0), 120);
        assert_eq!(left(ends, 120_999.0), 1);
        assert_eq!(left(ends, 121_000.0), 0);
        assert_eq!(left(ends, 999_000.0), 0);
    }

    #[test]
    fn clocks_have_two_digits() {
        assert_eq!(clock(0), "00:00");
        assert_eq!(clock(130), "02:10");
        assert_eq!(clock(3_730), "1:02:10");
    }

    #[test]
    fn only_minutes_can_be_set() {
        for typed in ["", "0", "181", "-1", "x", "1.5"] {
            assert_eq!(set(typed, 0.0), None, "{typed}");
        }
        assert_eq!(set(" 180 ", 0.0), Some(10_800_000.0));
    }
}
