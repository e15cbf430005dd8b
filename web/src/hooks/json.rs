//! A case as JSON, written and read with the browser's own objects: a JSON library would cost the
//! page 30 KB. Every type is checked here, and nothing is handed on before all of it was.

use std::collections::BTreeMap;

use js_sys::{Array, Object, Reflect};
use ree_contract::{Str, Text};
use wasm_bindgen::{JsCast as _, JsValue};
use yew::AttrValue;

use crate::state::{CASE, Case, Finding, OUTCOMES, PURPOSES, Record, State};

const FORMAT: &str = "ree-check case";

/// Why something read is no case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// It is something else, or damaged.
    NoCase,
    /// A newer version made it.
    Newer,
}

/// The name of one of these; empty for none.
fn name<T: PartialEq + Copy>(names: &[(T, &'static str)], one: Option<T>) -> &'static str {
    names.iter().find(|(known, _)| Some(*known) == one).map_or("", |(_, name)| name)
}

fn put(object: &Object, key: &str, value: &JsValue) {
    // Setting a field of a fresh object does not fail.
    let _ = Reflect::set(object, &JsValue::from_str(key), value);
}

fn put_text(object: &Object, key: &str, text: &str) {
    put(object, key, &JsValue::from_str(text));
}

fn put_list<'a>(object: &Object, key: &str, texts: impl Iterator<Item = &'a str>) {
    let list = Array::new();
    for text in texts {
        list.push(&JsValue::from_str(text));
    }
    put(object, key, &list);
}

/// The case as an object.
pub(crate) fn write(case: &Case) -> JsValue {
    let (state, then) = (&case.entered, &case.then);
    let entered = Object::new();
    put_text(&entered, "text", &state.text);
    let facts = Object::new();
    for (fact, value) in &state.facts {
        put_text(&facts, fact, value);
    }
    put(&entered, "facts", &facts);
    let refused = Array::new();
    for (fact, value) in &state.refused {
        let pair = Object::new();
        put_text(&pair, "fact", fact);
        put_text(&pair, "value", value);
        refused.push(&pair);
    }
    put(&entered, "refused", &refused);
    put_list(&entered, "not_known", state.not_known.iter().map(|f| &**f));
    put_text(&entered, "date", &state.date);
    put_text(&entered, "hs_code", &state.hs_code);
    put_text(&entered, "destination", &state.destination);
    put_text(&entered, "purpose", name(&PURPOSES, state.purpose));
    let blanks = Object::new();
    for (blank, text) in &state.blanks {
        put_text(&blanks, blank, text);
    }
    put(&entered, "blanks", &blanks);

    let rulebook = Object::new();
    put_text(&rulebook, "version", &then.rulebook);
    put_text(&rulebook, "as_of", &then.as_of);
    put_text(&rulebook, "sha256", &then.sha256);
    let written = Object::new();
    put_text(&written, "format", FORMAT);
    put(&written, "case", &JsValue::from_f64(CASE));
    put_text(&written, "engine", &then.engine);
    put(&written, "rulebook", &rulebook);
    put(&written, "entered", &entered);
    if let Some(found) = &then.found {
        put(&written, "found", &write_finding(found));
    }
    written.into()
}

fn write_finding(found: &Finding) -> JsValue {
    let written = Object::new();
    put_text(&written, "date", &found.day);
    put_text(&written, "outcome", name(&OUTCOMES, Some(found.outcome)));
    put_text(&written, "lean", name(&OUTCOMES, found.lean));
    put_list(&written, "control_codes", found.codes.iter().map(|c| &**c));
    let summary = Object::new();
    put_text(&summary, "en", &found.summary.en);
    put_text(&summary, "zh", found.summary.pick(true));
    put(&written, "summary", &summary);
    written.into()
}

/// A field; undefined where it is not there.
fn field(of: &JsValue, key: &str) -> JsValue {
    Reflect::get(of, &JsValue::from_str(key)).unwrap_or_default()
}

/// Whether there is nothing. A field may be left out; what stands in it must be right.
fn absent(value: &JsValue) -> bool {
    value.is_undefined() || value.is_null()
}

/// The case that an object holds. Fields it does not know are left aside.
///
/// # Errors
/// It is no case, its fields are not what they should be, or a newer version made it.
pub(crate) fn read(value: &JsValue) -> Result<Case, Refusal> {
    if field(value, "format").as_string().as_deref() != Some(FORMAT) {
        return Err(Refusal::NoCase);
    }
    // First of all: a later shape may differ in everything else.
    match field(value, "case").as_f64() {
        Some(number) if number > CASE => return Err(Refusal::Newer),
        Some(CASE) => {}
        _ => return Err(Refusal::NoCase),
    }
    let mut reader = Reader { wrong: false };
    let case = reader.case(value);
    if reader.wrong { Err(Refusal::NoCase) } else { Ok(case) }
}

/// Reads on where something is not what it should be, and remembers that: a way out at each field
/// would be most of the code.
struct Reader {
    wrong: bool,
}

impl Reader {
    fn case(&mut self, of: &JsValue) -> Case {
        let rulebook = self.object(of, "rulebook");
        let found = field(of, "found");
        let then = Record {
            engine: self.shared(of, "engine"),
            rulebook: self.shared(&rulebook, "version"),
            sha256: self.shared(&rulebook, "sha256"),
            as_of: self.shared(&rulebook, "as_of"),
            found: if absent(&found) { None } else { self.finding(&found) },
        };
        let entered = self.object(of, "entered");
        Case { entered: self.entered(&entered), then, left_out: Vec::new() }
    }

    fn entered(&mut self, of: &JsValue) -> State {
        let mut refused = Vec::new();
        for pair in self.list(of, "refused").iter() {
            refused.push((self.text(&pair, "fact"), self.text(&pair, "value")));
        }
        State {
            text: self.attr(of, "text"),
            facts: self.map(of, "facts"),
            refused,
            not_known: self.texts(of, "not_known"),
            date: self.attr(of, "date"),
            hs_code: self.attr(of, "hs_code"),
            destination: self.attr(of, "destination"),
            purpose: self.named(of, "purpose", &PURPOSES),
            blanks: self.map(of, "blanks"),
            ..State::default()
        }
    }

    fn finding(&mut self, of: &JsValue) -> Option<Finding> {
        let summary = self.object(of, "summary");
        let mut codes: Vec<Str> = Vec::new();
        for code in self.texts(of, "control_codes") {
            codes.push(code.into());
        }
        let outcome = self.named(of, "outcome", &OUTCOMES);
        self.wrong |= outcome.is_none();
        Some(Finding {
            day: self.shared(of, "date"),
            outcome: outcome?,
            lean: self.named(of, "lean", &OUTCOMES),
            codes,
            summary: Text::both(self.shared(&summary, "en"), self.shared(&summary, "zh")),
        })
    }

    /// An object that must be there.
    fn object(&mut self, of: &JsValue, key: &str) -> JsValue {
        let value = field(of, key);
        self.wrong |= !value.is_object();
        value
    }

    /// A text; empty where the field is not there.
    #[inline(never)]
    fn text(&mut self, of: &JsValue, key: &str) -> String {
        let value = field(of, key);
        let text = value.as_string();
        self.wrong |= text.is_none() && !absent(&value);
        text.unwrap_or_default()
    }

    #[inline(never)]
    fn shared(&mut self, of: &JsValue, key: &str) -> Str {
        self.text(of, key).into()
    }

    #[inline(never)]
    fn attr(&mut self, of: &JsValue, key: &str) -> AttrValue {
        self.text(of, key).into()
    }

    /// One of these by its name; none for an empty name.
    fn named<T: Copy>(
        &mut self,
        of: &JsValue,
        key: &str,
        names: &[(T, &'static str)],
    ) -> Option<T> {
        let name = self.text(of, key);
        let found = names.iter().find(|(_, known)| *known == name).map(|(one, _)| *one);
        self.wrong |= found.is_none() && !name.is_empty();
        found
    }

    /// A list; empty where the field is not there.
    #[inline(never)]
    fn list(&mut self, of: &JsValue, key: &str) -> Array {
        let value = field(of, key);
        let absent = absent(&value);
        value.dyn_into().unwrap_or_else(|_| {
            self.wrong |= !absent;
            Array::new()
        })
    }

    #[inline(never)]
    fn texts(&mut self, of: &JsValue, key: &str) -> Vec<String> {
        let mut texts = Vec::new();
        for one in self.list(of, key).iter() {
            let text = one.as_string();
            self.wrong |= text.is_none();
            texts.push(text.unwrap_or_default());
        }
        texts
    }

    /// An object's fields, all of them texts; none where it is not there.
    #[inline(never)]
    fn map(&mut self, of: &JsValue, key: &str) -> BTreeMap<String, String> {
        let mut map = BTreeMap::new();
        let value = field(of, key);
        if absent(&value) {
            return map;
        }
        self.wrong |= !value.is_object() || Array::is_array(&value);
        let object: &Object = value.unchecked_ref();
        for name in Object::keys(object).iter() {
            let name = name.as_string().unwrap_or_default();
            let text = self.text(&value, &name);
            map.insert(name, text);
        }
        map
    }
}
