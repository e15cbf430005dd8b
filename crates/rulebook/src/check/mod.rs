//! Does the data hold together? The linter of the rulebook, for `build.rs` and for another
//! rulebook given at run time.
//!
//! Each finding names the id it is about; the packer finds file and line by it.

mod guides;

use std::collections::{BTreeMap, BTreeSet};

use super::day::is_day;
use super::model::{
    Data, Effect, Fact, FactScope, Guide, ROLE, ROLES, Read, Reading, Rule, Scope, Str, Words,
};

/// One thing that does not hold together.
#[derive(Debug)]
pub struct Finding {
    /// The folder or file of the data it stands in.
    pub place: &'static str,
    /// The id it is about.
    pub id: String,
    /// What is wrong.
    pub message: String,
}

/// Everything that does not hold together.
pub type Findings = Vec<Finding>;

/// Everything that does not hold together.
pub fn check(data: &Data, readings: &[Reading], guides: &[Guide]) -> Findings {
    let mut c = Checker { found: Vec::new(), data };
    c.unique();
    c.languages(readings);
    c.citations(readings, guides);
    c.measures();
    c.items();
    c.facts();
    c.rules();
    c.readings(readings);
    c.guides(guides);
    c.found
}

struct Checker<'a> {
    found: Findings,
    data: &'a Data,
}

impl Checker<'_> {
    fn say(&mut self, place: &'static str, id: &str, message: impl Into<String>) {
        self.found.push(Finding { place, id: id.to_owned(), message: message.into() });
    }

    fn unique(&mut self) {
        let d = self.data;
        let cited = d.sources.iter().map(|s| &s.id).chain(d.answers.iter().map(|a| &a.id));
        self.each_once("", "source or answer", cited);
        self.each_once("measures/", "measure", d.measures.iter().map(|m| &m.id));
        self.each_once("rules/", "rule", d.rules.iter().map(|r| &r.id));
        self.each_once("facts/", "fact", d.facts.iter().map(|f| &f.id));
        self.each_once(
            "items/",
            "item",
            d.families.iter().flat_map(|f| f.item.iter().map(|i| &i.code)),
        );
        self.each_once("substances/", "element", d.elements.iter().map(|e| &e.symbol));
        let cas = d.compounds.iter().flat_map(|c| c.cas.iter());
        self.each_once("substances/", "CAS number", cas);
        for fact in &d.facts {
            self.each_once("facts/", "value", fact.value.iter().map(|v| &v.id));
        }
    }

    fn each_once<'s>(
        &mut self,
        place: &'static str,
        what: &str,
        ids: impl Iterator<Item = &'s Str>,
    ) {
        let mut seen = BTreeSet::new();
        for id in ids {
            if !seen.insert(id) {
                self.say(place, id, format!("{what} “{id}” stands twice"));
            }
        }
    }

    fn both(&mut self, place: &'static str, id: &str, what: &str, words: &Words) {
        let chinese = |text: &str| text.chars().any(|c| matches!(c, '\u{4e00}'..='\u{9fff}'));
        // A name that is the same in both languages has no Chinese character: `SmCo`, `0.18 %`.
        let same = |zh: &str| zh == &*words.en || !zh.contains(' ');
        let there = |zh: &str| !zh.trim().is_empty() && (chinese(zh) || same(zh));
        if words.en.trim().is_empty() || !words.zh.as_deref().is_some_and(there) {
            self.say(place, id, format!("{what} of “{id}” must be there in English and Chinese"));
        }
    }

    /// Every line of a list and every sentence of ours stands in both languages. Official text may
    /// lack its Chinese where it was not seen: answers, lines read in one text, measures of one line.
    fn languages(&mut self, readings: &[Reading]) {
        let d = self.data;
        for family in &d.families {
            let line = d.measures.iter().any(|m| m.id == family.measure && m.scope == Scope::Line);
            for item in &family.item {
                if item.text.zh.is_some() || !(line || item.read == Read::OneText) {
                    self.both("items/", &item.code, "the text", &item.text);
                }
                for note in &item.notes {
                    self.both("items/", &item.code, "a note", note);
                }
            }
        }
        // Packed data keeps titles of answers among its sources, and those may be official.
        for s in d.sources.iter().filter(|_| !d.answers.is_empty()) {
            self.both("sources.toml", &s.id, "the title", &s.title);
        }
        for a in &d.answers {
            self.both("answers/", &a.id, "the effect", &a.effect);
            self.both("answers/", &a.id, "the caveat", &a.caveat);
            match &a.dated {
                Some(dated) => self.both("answers/", &a.id, "the date in words", dated),
                None if is_day(&a.date) => {}
                None => {
                    let said = format!("“{}” is dated “{}”: say it in words", a.id, a.date);
                    self.say("answers/", &a.id, said);
                }
            }
        }
        for m in &d.measures {
            for (what, words) in
                [("number", &m.number), ("short name", &m.short), ("topic", &m.topic)]
            {
                self.both("measures/", &m.id, what, words);
            }
            for status in &m.status {
                self.both("measures/", &m.id, "a status note", &status.note);
            }
            for note in
                m.note.iter().map(|n| &n.text).chain(m.body.iter().filter_map(|b| b.note.as_ref()))
            {
                self.both("measures/", &m.id, "a note", note);
            }
        }
        for f in &d.facts {
            for (what, words) in
                [("label", &f.label), ("question", &f.question), ("why", &f.why), ("help", &f.help)]
            {
                self.both("facts/", &f.id, what, words);
            }
            for v in &f.value {
                self.both("facts/", &v.id, "the label", &v.label);
            }
        }
        for r in &d.rules {
            self.both("rules/", &r.id, "the text", &r.text);
        }
        for n in &d.numbers {
            self.both("numbers.toml", &n.id, "the note", &n.note);
        }
        for (key, words) in &d.messages {
            if words.en.trim().is_empty() || words.zh.trim().is_empty() {
                self.say(
                    "messages/",
                    key,
                    format!("message “{key}” must be there in both languages"),
                );
            }
        }
        for r in readings {
            self.both("readings/", &r.id, "the product", &r.product);
            self.both("readings/", &r.id, "why", &r.why);
        }
    }

    fn citations(&mut self, readings: &[Reading], guides: &[Guide]) {
        let d = self.data;
        let known: BTreeSet<&str> = d
            .sources
            .iter()
            .map(|s| &*s.id)
            .chain(d.answers.iter().map(|a| &*a.id))
            .chain(d.measures.iter().map(|m| &*m.id))
            .collect();
        let mut used: BTreeSet<&str> = BTreeSet::new();
        let lists = (d.answers.iter().map(|a| (&a.id, &a.sources)))
            .chain(d.families.iter().flat_map(|f| f.item.iter().map(|i| (&i.code, &i.sources))))
            .chain(d.measures.iter().flat_map(|m| m.status.iter().map(|s| (&m.id, &s.citations))))
            .chain(d.measures.iter().flat_map(|m| m.body.iter().map(|b| (&m.id, &b.sources))))
            .chain(d.measures.iter().flat_map(|m| m.note.iter().map(|n| (&m.id, &n.citations))))
            .chain(d.rules.iter().map(|r| (&r.id, &r.citations)))
            .chain(d.numbers.iter().map(|n| (&n.id, &n.citations)))
            .chain(d.messages.iter().map(|(key, m)| (key, &m.citations)))
            .chain(readings.iter().map(|r| (&r.id, &r.citations)))
            .chain(guides.iter().flat_map(|g| g.entry.iter().map(|e| (&e.id, &e.citations))));
        for (owner, ids) in lists {
            for id in ids {
                if matches!(&**id, "item" | "ours") {
                    continue;
                }
                if known.contains(&**id) {
                    used.insert(id);
                } else {
                    self.say("", owner, format!("“{owner}” cites “{id}”, which is not there"));
                }
            }
        }
        for source in &d.sources {
            if !used.contains(&*source.id) {
                self.say(
                    "sources.toml",
                    &source.id,
                    format!("source “{}” is cited by nothing", source.id),
                );
            }
        }
    }

    fn measures(&mut self) {
        let d = self.data;
        for m in &d.measures {
            let days: Vec<&str> = m.status.iter().map(|s| &*s.from).collect();
            let dated = days.iter().chain([&&*m.issued]).all(|day| is_day(day));
            if !dated || !days.is_sorted() || days.is_empty() {
                self.say(
                    "measures/",
                    &m.id,
                    format!("the days of “{}” must be YYYY-MM-DD, in order", m.id),
                );
            }
            let held = d.families.iter().any(|f| f.measure == m.id);
            if held != (m.scope != Scope::Notice) {
                self.say(
                    "measures/",
                    &m.id,
                    format!("the scope of “{}” does not fit its items", m.id),
                );
            }
        }
        if !is_day(&d.as_of) {
            self.say(
                "measures/",
                &d.version,
                "as_of must be a day of the calendar from 2000 to 2100, YYYY-MM-DD",
            );
        }
    }

    fn items(&mut self) {
        let d = self.data;
        let elements: BTreeSet<&str> = d.elements.iter().map(|e| &*e.symbol).collect();
        for f in &d.families {
            if !d.measures.iter().any(|m| m.id == f.measure) {
                self.say("items/", &f.family, format!("the measure “{}” is not there", f.measure));
            }
            let codes: BTreeSet<&str> = f.item.iter().map(|i| &*i.code).collect();
            for i in &f.item {
                if i.parent.as_deref().is_some_and(|p| !codes.contains(p)) {
                    self.say(
                        "items/",
                        &i.code,
                        format!("the line above “{}” is not there", i.code),
                    );
                }
                let named = i.partners.iter().chain(&f.element);
                for element in named.filter(|e| !elements.contains(&***e)) {
                    self.say("items/", &i.code, format!("“{element}” is no element"));
                }
                let decides = !i.heading && !i.reserved;
                if decides && i.class.is_none() {
                    self.say("items/", &i.code, format!("item “{}” needs a class", i.code));
                }
                if decides && !self.reached(f.element.as_deref(), &f.measure, i.class.as_deref()) {
                    self.say("items/", &i.code, format!("no rule reaches item “{}”", i.code));
                }
            }
        }
    }

    /// Is there a rule that speaks of items of this class for this element?
    fn reached(&self, element: Option<&str>, measure: &str, class: Option<&str>) -> bool {
        self.data.rules.iter().any(|r| {
            &*r.measure == measure
                && r.effect != Effect::Excludes
                && class.is_some_and(|c| r.class.iter().any(|k| &**k == c))
                && element
                    .is_none_or(|e| r.elements.is_empty() || r.elements.iter().any(|x| &**x == e))
        })
    }

    fn facts(&mut self) {
        let d = self.data;
        let facts: BTreeMap<&str, &Fact> = d.facts.iter().map(|f| (&*f.id, f)).collect();
        for f in &d.facts {
            self.choices("facts/", &facts, &f.id, &f.applies);
            if f.value.is_empty() || f.value.len() > 32 {
                self.say("facts/", &f.id, format!("fact “{}” needs 1 to 32 values", f.id));
            }
            for narrow in &f.narrow {
                for v in narrow
                    .to
                    .iter()
                    .chain(&narrow.also)
                    .filter(|v| !f.value.iter().any(|x| x.id == **v))
                {
                    self.say("facts/", &f.id, format!("“{v}” is no value of “{}”", f.id));
                }
            }
            let upward = f.applies.keys().filter_map(|k| facts.get(&**k));
            for on in upward.filter(|on| on.order >= f.order) {
                self.say(
                    "facts/",
                    &f.id,
                    format!("“{}” hangs on “{}”, which must come first", f.id, on.id),
                );
            }
            let on_element = f.applies.keys().filter_map(|k| facts.get(&**k));
            if f.scope == FactScope::Goods {
                for on in on_element.filter(|on| on.scope == FactScope::Element) {
                    self.say(
                        "facts/",
                        &f.id,
                        format!("a fact of the goods cannot hang on “{}”", on.id),
                    );
                }
            }
        }
        for w in &d.words {
            let known = &*w.fact == ROLE && ROLES.contains(&&*w.value)
                || facts
                    .get(w.fact.split('.').next().unwrap_or_default())
                    .is_some_and(|f| w.value.is_empty() || f.value.iter().any(|v| v.id == w.value));
            let stray = w.elements.iter().find(|e| d.elements.iter().all(|x| x.symbol != **e));
            if !known || stray.is_some() {
                let first = w.words.first().cloned().unwrap_or_default();
                self.say(
                    "words/",
                    &first,
                    match stray {
                        Some(symbol) => format!("there is no element {symbol}"),
                        None => format!("“{}” = “{}” is not in the vocabulary", w.fact, w.value),
                    },
                );
            }
        }
    }

    fn choices(
        &mut self,
        place: &'static str,
        facts: &BTreeMap<&str, &Fact>,
        owner: &str,
        choices: &BTreeMap<Str, Vec<Str>>,
    ) {
        for (fact, values) in choices {
            match facts.get(&**fact) {
                None => {
                    self.say(place, owner, format!("“{owner}” asks for “{fact}”, which is no fact"))
                }
                Some(known) => {
                    for v in values.iter().filter(|v| !known.value.iter().any(|x| x.id == **v)) {
                        self.say(place, owner, format!("“{owner}”: “{v}” is no value of “{fact}”"));
                    }
                }
            }
        }
    }

    fn rules(&mut self) {
        let d = self.data;
        let facts: BTreeMap<&str, &Fact> = d.facts.iter().map(|f| (&*f.id, f)).collect();
        let ids: BTreeSet<&str> = d.rules.iter().map(|r| &*r.id).collect();
        for r in &d.rules {
            self.choices("rules/", &facts, &r.id, &r.when);
            self.rule(r, &ids);
        }
    }

    fn rule(&mut self, r: &Rule, ids: &BTreeSet<&str>) {
        let d = self.data;
        let listed: BTreeSet<&str> = d
            .families
            .iter()
            .filter(|f| f.measure == r.measure)
            .filter_map(|f| f.element.as_deref())
            .collect();
        if !d.families.iter().any(|f| f.measure == r.measure) {
            self.say(
                "rules/",
                &r.id,
                format!("rule “{}”: measure “{}” has no items", r.id, r.measure),
            );
        }
        for e in r.elements.iter().filter(|e| !listed.contains(&***e)) {
            self.say(
                "rules/",
                &r.id,
                format!("rule “{}”: “{e}” is not listed by the measure", r.id),
            );
        }
        for b in r.beats.iter().filter(|b| !ids.contains(&***b)) {
            self.say("rules/", &r.id, format!("rule “{}” beats “{b}”, which is not there", r.id));
        }
        if r.effect == Effect::Controls && r.class.is_empty() {
            self.say("rules/", &r.id, format!("rule “{}” controls, so it needs a class", r.id));
        }
        if r.effect != Effect::Opens && r.lean.is_some() {
            self.say("rules/", &r.id, format!("rule “{}”: only an open rule leans", r.id));
        }
        if r.citations.is_empty() {
            self.say("rules/", &r.id, format!("rule “{}” cites nothing", r.id));
        }
        for n in r.notice.iter().filter(|n| !d.messages.contains_key(&**n)) {
            self.say("rules/", &r.id, format!("rule “{}”: there is no message “{n}”", r.id));
        }
    }

    fn readings(&mut self, readings: &[Reading]) {
        let d = self.data;
        let codes: BTreeSet<&str> =
            d.families.iter().flat_map(|f| f.item.iter().map(|i| &*i.code)).collect();
        let known: BTreeSet<&str> = readings.iter().map(|r| &*r.id).collect();
        let carried: BTreeSet<&str> =
            d.rules.iter().flat_map(|r| r.readings.iter().map(|i| &**i)).collect();
        for r in readings {
            for code in r.codes.iter().filter(|c| !codes.contains(&***c)) {
                self.say(
                    "readings/",
                    &r.id,
                    format!("reading “{}” names “{code}”, which is no item", r.id),
                );
            }
            if !carried.contains(&*r.id) {
                self.say("readings/", &r.id, format!("no rule carries out reading “{}”", r.id));
            }
        }
        if !readings.is_empty() {
            for id in carried.iter().filter(|i| !known.contains(**i)) {
                self.say("readings/", id, format!("there is no reading “{id}”"));
            }
        }
    }
}
