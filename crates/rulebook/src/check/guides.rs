//! Do the guides hold together? Each line is there in both languages, says no more than what it
//! cites, and official Chinese is what was read.

use super::Checker;
use crate::model::{Authority, Data, Guide, GuideEntry, Sure};

const PLACE: &str = "procedure/";

/// What is known of a text that a line cites.
struct Cited<'a> {
    authority: Authority,
    address: bool,
    chinese: Vec<&'a str>,
}

impl Checker<'_> {
    pub(super) fn guides(&mut self, guides: &[Guide]) {
        self.each_once(PLACE, "guide", guides.iter().map(|g| &g.id));
        let entries = || guides.iter().flat_map(|g| &g.entry);
        self.each_once(PLACE, "entry", entries().map(|e| &e.id));
        for g in guides {
            self.both(PLACE, &g.id, "the title", &g.title);
            self.both(PLACE, &g.id, "the basis", &g.basis);
            if let Some(note) = &g.note {
                self.both(PLACE, &g.id, "the note", note);
            }
            if g.entry.is_empty() {
                self.say(PLACE, &g.id, format!("guide “{}” has no entry", g.id));
            }
        }
        for entry in entries() {
            self.guide_entry(entry);
        }
    }

    fn guide_entry(&mut self, e: &GuideEntry) {
        self.both(PLACE, &e.id, "the text", &e.text);
        for (what, words) in [("the label", &e.label), ("the note", &e.note)] {
            if let Some(words) = words {
                self.both(PLACE, &e.id, what, words);
            }
        }
        self.conditions(e);
        let data = self.data;
        let cited: Vec<Cited<'_>> = e.citations.iter().filter_map(|id| resolve(data, id)).collect();
        if cited.is_empty() {
            self.say(PLACE, &e.id, format!("“{}” cites nothing", e.id));
        }
        if e.authority != Authority::OurReading && !cited.iter().any(|c| c.authority == e.authority)
        {
            self.say(PLACE, &e.id, format!("nothing that “{}” cites is so official", e.id));
        }
        if e.sure == Sure::High && !cited.iter().any(|c| c.address) {
            self.say(PLACE, &e.id, format!("“{}” is called sure on sources without address", e.id));
        }
        let read = |zh: &str| cited.iter().any(|c| c.chinese.iter().any(|text| text.contains(zh)));
        if e.quoted && !e.text.zh.as_deref().is_some_and(read) {
            self.say(
                PLACE,
                &e.id,
                format!(
                    "the Chinese of “{}” does not stand in what it cites: it is no quotation",
                    e.id
                ),
            );
        }
    }
}

/// The names of the outcomes, as a line may ask for them.
const OUTCOMES: [&str; 4] = ["not_controlled", "grey", "needs_facts", "licence_required"];

impl Checker<'_> {
    /// What a line is for must be there, or it would never be shown.
    fn conditions(&mut self, e: &GuideEntry) {
        let facts = &self.data.facts;
        let fact = |id: &str| facts.iter().find(|f| &*f.id == id);
        let value = |pair: &str| {
            pair.split_once('=').is_some_and(|(id, value)| {
                fact(id).is_some_and(|f| f.value.iter().any(|v| &*v.id == value))
            })
        };
        let symbol = |s: &str| self.data.elements.iter().any(|e| &*e.symbol == s);
        let lost: Vec<String> = (e.outcomes.iter().filter(|o| !OUTCOMES.contains(&&***o)))
            .chain(e.goods.iter().filter(|pair| !value(pair)))
            .chain(e.without.iter().filter(|s| !symbol(s)))
            .chain(e.settles.iter().filter(|id| &***id != "composition" && fact(id).is_none()))
            .map(ToString::to_string)
            .collect();
        for name in lost {
            self.say(PLACE, &e.id, format!("“{}” is for “{name}”, which is not there", e.id));
        }
    }
}

fn resolve<'a>(data: &'a Data, id: &str) -> Option<Cited<'a>> {
    let source = data.sources.iter().find(|s| &*s.id == id).map(|s| Cited {
        authority: s.authority,
        address: s.address.is_some(),
        chinese: Vec::new(),
    });
    let answer = || {
        data.answers.iter().find(|a| &*a.id == id).map(|a| Cited {
            authority: a.authority,
            address: a.address.is_some(),
            chinese: a.text.zh.as_deref().into_iter().collect(),
        })
    };
    let measure = || {
        data.measures.iter().find(|m| &*m.id == id).map(|m| Cited {
            authority: Authority::Law,
            address: !m.addresses.is_empty(),
            chinese: m.body.iter().filter_map(|part| part.text.zh.as_deref()).collect(),
        })
    };
    source.or_else(answer).or_else(measure)
}
