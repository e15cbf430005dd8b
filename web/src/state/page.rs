//! Which page is shown, from the fragment of the address: `#law/1C905.a.4`. The fragment is never
//! sent, and going back and forth keeps what was entered.

use yew::AttrValue;

/// A page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Page {
    /// The check.
    #[default]
    Check,
    /// The law, or one item, answer or measure of it by id; empty: none chosen.
    Law(AttrValue),
    /// What leaves the browser.
    Privacy,
    /// A sheet to print.
    Sheet(Sheet),
}

/// A sheet to print.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sheet {
    /// The determination, for the declarant.
    Check,
    /// Not controlled: what to have ready for customs.
    Customs,
    /// Licence required: what to hand in.
    Licence,
}

impl Page {
    /// The page that a fragment names; unknown ones show the check.
    pub(crate) fn of(fragment: &str) -> Self {
        let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
        match fragment.split_once('/').unwrap_or((fragment, "")) {
            ("law", id) => Page::Law(AttrValue::from(id.to_owned())),
            ("privacy", _) => Page::Privacy,
            ("sheet", "customs") => Page::Sheet(Sheet::Customs),
            ("sheet", "licence") => Page::Sheet(Sheet::Licence),
            ("sheet", _) => Page::Sheet(Sheet::Check),
            _ => Page::Check,
        }
    }

    /// The address of something in the law.
    pub(crate) fn law(id: &str) -> String {
        ["#law/", id].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fragments_name_pages() {
        assert_eq!(Page::of(""), Page::Check);
        assert_eq!(Page::of("#law"), Page::Law("".into()));
        assert_eq!(Page::of(&Page::law("1C905.a.4")), Page::Law("1C905.a.4".into()));
        assert_eq!(Page::of("#privacy"), Page::Privacy);
        assert_eq!(Page::of("#sheet/licence"), Page::Sheet(Sheet::Licence));
        assert_eq!(Page::of("#sheet/other"), Page::Sheet(Sheet::Check));
        assert_eq!(Page::of("#elsewhere"), Page::Check);
    }
}
