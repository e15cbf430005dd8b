//! The page's words in both languages, and the ways to speak them: blanks, dates, percent.

use yew::Html;

use crate::dom::{self, el, tag};

#[allow(missing_docs, reason = "made by build.rs from locales/")]
mod packed {
    include!(concat!(env!("OUT_DIR"), "/words.rs"));
}
pub(crate) use packed::Words;

/// The language the page speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Lang {
    /// English.
    #[default]
    En,
    /// Simplified Chinese.
    Zh,
}

impl Lang {
    /// The language of a tag: Chinese for every `zh…`.
    pub(crate) fn of_tag(tag: &str) -> Self {
        let chinese = tag.get(..2).is_some_and(|head| head.eq_ignore_ascii_case("zh"));
        if chinese { Lang::Zh } else { Lang::En }
    }

    /// The page's words.
    pub(crate) fn words(self) -> &'static Words {
        match self {
            Lang::En => &packed::ENGLISH,
            Lang::Zh => &packed::CHINESE,
        }
    }

    /// The tag for `lang`.
    pub(crate) fn tag(self) -> &'static str {
        match self {
            Lang::En => "en",
            Lang::Zh => "zh-CN",
        }
    }

    /// The short tag, as the rulebook keys names.
    pub(crate) fn short(self) -> &'static str {
        match self {
            Lang::En => "en",
            Lang::Zh => "zh",
        }
    }

    /// Whether this is Chinese, as [`ree_contract::Text::pick`] asks.
    pub(crate) fn zh(self) -> bool {
        self == Lang::Zh
    }

    /// Items of a sentence: "a, b and c".
    pub(crate) fn list(self, items: &[&str]) -> String {
        let words = self.words();
        match items.split_last() {
            None => String::new(),
            Some((last, [])) => (*last).to_owned(),
            Some((last, first)) => {
                [&first.join(words.outcome_comma), words.outcome_and, last].concat()
            }
        }
    }

    /// A day written out: `2026-06-01` is 1 June 2026. What is no day stays as it is.
    pub(crate) fn day(self, iso: &str) -> String {
        let w = self.words();
        let months = [
            w.date_month_1,
            w.date_month_2,
            w.date_month_3,
            w.date_month_4,
            w.date_month_5,
            w.date_month_6,
            w.date_month_7,
            w.date_month_8,
            w.date_month_9,
            w.date_month_10,
            w.date_month_11,
            w.date_month_12,
        ];
        let mut parts = iso.splitn(3, '-');
        let (year, month, day) = (parts.next(), parts.next(), parts.next());
        let month = month.and_then(|m| m.parse::<usize>().ok()).and_then(|m| m.checked_sub(1));
        match (year, month.and_then(|m| months.get(m)), day.and_then(|d| d.parse::<u8>().ok())) {
            (Some(year), Some(month), Some(day)) => {
                fill(w.date_long, &[("year", year), ("month", month), ("day", &day.to_string())])
            }
            _ => iso.to_owned(),
        }
    }

    /// A percentage: English sets a no-break space before the sign.
    pub(crate) fn percent(self, amount: &str) -> String {
        fill(self.words().date_percent, &[("amount", amount)])
    }
}

/// Puts values into the blanks of a text.
pub(crate) fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, tail)) = after.split_once('}') else {
            out.push('{');
            rest = after;
            continue;
        };
        if let Some((_, value)) = values.iter().find(|(key, _)| *key == name) {
            out.push_str(value);
        }
        rest = tail;
    }
    out.push_str(rest);
    out
}

/// Keeps in one line what is read as one: a number with its percent sign, a symbol or a "No." with its
/// number.
pub(crate) fn bound(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut last = None;
    for word in text.split(' ') {
        if let Some(last) = last {
            out.push_str(if one(last, word) { "\u{a0}" } else { " " });
        }
        out.push_str(word);
        last = Some(word);
    }
    out
}

fn one(before: &str, word: &str) -> bool {
    let symbol = |word: &str| {
        let mut letters = word.bytes();
        letters.next().is_some_and(|b| b.is_ascii_uppercase())
            && letters.next().is_none_or(|b| b.is_ascii_lowercase())
            && letters.next().is_none()
    };
    let number = word.bytes().next().is_some_and(|b| b.is_ascii_digit());
    let before = before.trim_start_matches(['(', '“']);
    let named = matches!(before, "No." | "Announcement");
    word.starts_with('%') || (number && (named || symbol(before)))
}

/// A heading whose phrases must not be broken inside: `|` marks where a line may end.
pub(crate) fn phrases(text: &'static str, lang: Lang) -> Html {
    let mut out: Vec<Html> = Vec::new();
    for phrase in text.split('|') {
        if !out.is_empty() {
            out.push(if lang.zh() { el("wbr").done() } else { dom::say(" ") });
        }
        out.push(tag("span", "phrase").say(phrase).done());
    }
    dom::list(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_names_its_language() {
        assert_eq!(Lang::of_tag("zh-Hans-CN"), Lang::Zh);
        assert_eq!(Lang::of_tag("ZH"), Lang::Zh);
        assert_eq!(Lang::of_tag("de-DE"), Lang::En);
        assert_eq!(Lang::of_tag(""), Lang::En);
    }

    #[test]
    fn days_are_written_in_words() {
        assert_eq!(Lang::En.day("2026-06-01"), "1\u{a0}June 2026");
        assert_eq!(Lang::Zh.day("2026-12-31"), "2026年12月31日");
        assert_eq!(Lang::En.day("soon"), "soon");
        assert_eq!(Lang::En.day("2026-13-01"), "2026-13-01");
    }

    #[test]
    fn percent_keeps_sign_and_number_together() {
        assert_eq!(Lang::En.percent("3.1"), "3.1\u{a0}%");
        assert_eq!(Lang::Zh.percent("3.1"), "3.1%");
    }

    #[test]
    fn what_is_read_as_one_stays_in_one_line() {
        assert_eq!(bound("at 0.36 % Dy (Nd 29.5 %)"), "at 0.36\u{a0}% Dy (Nd\u{a0}29.5\u{a0}%)");
        assert_eq!(bound("FAQ No. 5 of May 2026"), "FAQ No.\u{a0}5 of May 2026");
        assert_eq!(bound("Announcement 18 of 2025"), "Announcement\u{a0}18 of 2025");
        assert_eq!(bound(" a  b "), " a  b ");
    }

    #[test]
    fn lists_read_as_a_sentence() {
        assert_eq!(Lang::En.list(&["a"]), "a");
        assert_eq!(Lang::En.list(&["a", "b", "c"]), "a, b and c");
        assert_eq!(Lang::Zh.list(&["a", "b", "c"]), "a、b、c");
    }

    #[test]
    fn blanks_are_filled_and_unknown_ones_vanish() {
        assert_eq!(fill("{a} and {b}", &[("a", "1")]), "1 and ");
        assert_eq!(fill("an open { brace", &[]), "an open { brace");
    }
}
