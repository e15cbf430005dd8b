//! Names of countries in the language of the page, asked of the browser.

use js_sys::{Array, Function, Intl, Object, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};

use crate::words::Lang;

/// ISO 3166-1 alpha-2, two letters each.
const CODES: &str = "ADAEAFAGAIALAMAOAQARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBVBWBYBZ\
CACCCDCFCGCHCICKCLCMCNCOCRCUCVCWCXCYCZDEDJDKDMDODZECEEEGEHERESETFIFJFKFMFOFRGAGBGDGEGFGGGHGIGLGMGN\
GPGQGRGSGTGUGWGYHKHMHNHRHTHUIDIEILIMINIOIQIRISITJEJMJOJPKEKGKHKIKMKNKPKRKWKYKZLALBLCLILKLRLSLTLULV\
LYMAMCMDMEMFMGMHMKMLMMMNMOMPMQMRMSMTMUMVMWMXMYMZNANCNENFNGNINLNONPNRNUNZOMPAPEPFPGPHPKPLPMPNPRPSPT\
PWPYQARERORSRURWSASBSCSDSESGSHSISJSKSLSMSNSOSRSSSTSVSXSYSZTCTDTFTGTHTJTKTLTMTNTOTRTTTVTWTZUAUGUMUS\
UYUZVAVCVEVGVIVNVUWFWSYEYTZAZMZW";

/// Codes with names, by name; the code where the browser has no name.
pub(crate) fn countries(lang: Lang) -> Vec<(String, String)> {
    let names = names(lang);
    let list = Array::new();
    for code in codes() {
        let name = names
            .as_ref()
            .and_then(|(of, names)| of.call1(names, &JsValue::from_str(code)).ok()?.as_string());
        let name = name.unwrap_or_else(|| code.to_owned());
        list.push(&JsValue::from_str(&[&name, "\t", code].concat()));
    }
    let tags = Array::of1(&JsValue::from_str(lang.tag()));
    let compare = Intl::Collator::new(&tags, &Object::new()).compare();
    // The browser sorts: it knows the order of either language, and its sort weighs nothing.
    let sort = Reflect::get(&list, &JsValue::from_str("sort")).ok();
    if let Some(sort) = sort.and_then(|s| s.dyn_into::<Function>().ok()) {
        // Unsorted names are still names.
        let _ = sort.call1(&list, &compare);
    }
    list.iter()
        .filter_map(|pair| {
            let pair = pair.as_string()?;
            let (name, code) = pair.split_once('\t')?;
            Some((code.to_owned(), name.to_owned()))
        })
        .collect()
}

/// The name of a country with its code; the code where the browser has no name.
pub(crate) fn country(code: &str, lang: Lang) -> String {
    let name = names(lang)
        .and_then(|(of, names)| of.call1(&names, &JsValue::from_str(code)).ok()?.as_string());
    name.map_or_else(|| code.to_owned(), |name| [&name, " (", code, ")"].concat())
}

fn codes() -> impl Iterator<Item = &'static str> {
    (0..CODES.len()).step_by(2).filter_map(|n| CODES.get(n..n.saturating_add(2)))
}

/// `Intl.DisplayNames` and its `of`; none in browsers without it.
fn names(lang: Lang) -> Option<(Function, JsValue)> {
    let intl = Reflect::get(&js_sys::global(), &JsValue::from_str("Intl")).ok()?;
    let class = Reflect::get(&intl, &JsValue::from_str("DisplayNames")).ok()?;
    let class = class.dyn_into::<Function>().ok()?;
    let options = Object::new();
    Reflect::set(&options, &JsValue::from_str("type"), &JsValue::from_str("region")).ok()?;
    let arguments = Array::of2(&JsValue::from_str(lang.tag()), &options);
    let names = Reflect::construct(&class, &arguments).ok()?;
    let of = Reflect::get(&names, &JsValue::from_str("of")).ok()?.dyn_into::<Function>().ok()?;
    Some((of, names))
}

#[cfg(test)]
mod tests {
    #[test]
    fn codes_are_two_letters_each_once() {
        let codes: Vec<&str> = super::codes().collect();
        assert_eq!(codes.len(), 249);
        let mut sorted = codes.clone();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(sorted, codes);
    }
}
