//! Reads the TOML files of `data/` into [`Data`]. Used by `build.rs` and by the tests of the data;
//! the product itself reads the pack that `build.rs` makes of it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::model::{
    Answer, Compound, Data, Designation, Element, Fact, Family, Group, Guide, Library, LineSources,
    Measure, Message, Number, Reading, Rule, Source, Str, WordRule,
};

/// A problem in the data, with the file and line it stands in.
#[derive(Debug)]
pub struct Problem {
    /// The file, relative to `data/`.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong and what to write.
    pub message: String,
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "data/{}:{}: {}", self.file, self.line, self.message)
    }
}

/// All files of the data, as text, to find a line again.
#[derive(Debug)]
pub struct Files(Vec<(String, String)>);

impl Files {
    /// The file and line where an id is defined, or first used, under a place of the data.
    #[must_use]
    pub fn locate(&self, place: &str, id: &str, message: String) -> Problem {
        let marks = ["id", "code", "symbol", "family", "formula"];
        let defined = marks.iter().map(|key| format!("{key} = \"{id}\""));
        let anywhere = [format!("\"{id}\""), format!("\n{id} = ")];
        for wanted in defined.chain(anywhere) {
            for (file, text) in self.0.iter().filter(|(file, _)| file.starts_with(place)) {
                if let Some(at) = text.find(wanted.as_str()) {
                    let line =
                        text.get(..at).map_or(1, |t| t.matches('\n').count().saturating_add(1));
                    return Problem { file: file.clone(), line, message };
                }
            }
        }
        Problem { file: place.to_owned(), line: 0, message }
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Manifest {
    version: Str,
    as_of: Str,
    class_order: Vec<Str>,
}

macro_rules! list_file {
    ($name:ident, $key:ident, $item:ty) => {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct $name {
            #[serde(default)]
            $key: Vec<$item>,
        }
        impl IntoIterator for $name {
            type Item = $item;
            type IntoIter = std::vec::IntoIter<$item>;
            fn into_iter(self) -> Self::IntoIter {
                self.$key.into_iter()
            }
        }
    };
}
list_file!(Sources, source, Source);
list_file!(Rules, rule, Rule);
list_file!(Elements, element, Element);
list_file!(Compounds, compound, Compound);
list_file!(Designations, designation, Designation);
list_file!(Groups, group, Group);
list_file!(WordRules, word, WordRule);
list_file!(Numbers, number, Number);
list_file!(Readings, reading, Reading);
list_file!(HarmlessFile, harmless, HarmlessGroup);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HarmlessGroup {
    words: Vec<Str>,
}

/// The data, the readings, the guides, and the files they stand in.
#[derive(Debug)]
pub struct Packed {
    /// Everything the product needs.
    pub data: Data,
    /// The readings.
    pub readings: Vec<Reading>,
    /// The guides.
    pub guides: Vec<Guide>,
    /// The files.
    pub files: Files,
}

/// Reads all of `data/`.
///
/// # Errors
/// Every file that could not be read, with its line.
pub fn read(root: &Path) -> Result<Packed, Vec<Problem>> {
    let mut reader = Reader { root: root.to_owned(), files: Vec::new(), problems: Vec::new() };
    let manifest: Option<Manifest> = reader.file("rulebook.toml");
    let sources = reader.lists::<Sources, _>(&["sources.toml"]);
    let answers = reader.folder::<Answer>("answers");
    let mut measures = reader.folder::<Measure>("measures");
    measures.sort_by(|a, b| (a.scope, &a.issued, &a.id).cmp(&(b.scope, &b.issued, &b.id)));
    let families = reader.folder::<Family>("items");
    let mut facts = reader.folder::<Fact>("facts");
    facts.sort_by_key(|f| f.order);
    let rules = reader.list_folder::<Rules, _>("rules");
    let elements = reader.lists::<Elements, _>(&["substances/elements.toml"]);
    let compounds = reader.lists::<Compounds, _>(&["substances/compounds.toml"]);
    let designations = reader.lists::<Designations, _>(&["substances/designations.toml"]);
    let groups = reader.lists::<Groups, _>(&["substances/groups.toml"]);
    let words = reader.list_folder_but::<WordRules, _>("words", "harmless.toml");
    let harmless = reader
        .lists::<HarmlessFile, _>(&["words/harmless.toml"])
        .into_iter()
        .flat_map(|g| g.words)
        .collect();
    let numbers = reader.lists::<Numbers, _>(&["numbers.toml"]);
    let messages =
        reader.folder::<BTreeMap<Str, Message>>("messages").into_iter().flatten().collect();
    let readings = reader.list_folder::<Readings, _>("readings");
    let guides = reader.folder::<Guide>("procedure");
    match manifest {
        Some(manifest) if reader.problems.is_empty() => Ok(Packed {
            data: Data {
                version: manifest.version,
                as_of: manifest.as_of,
                library_sha256: None,
                class_order: manifest.class_order,
                sources,
                answers,
                measures,
                families,
                facts,
                rules,
                elements,
                compounds,
                designations,
                groups,
                words,
                harmless,
                numbers,
                messages,
            },
            readings,
            guides,
            files: Files(reader.files),
        }),
        _ => Err(reader.problems),
    }
}

/// Parts what decides from what is only read, so that the page need not load the latter.
///
/// The lean data keeps of every cited text its title and address, under `sources`.
#[must_use]
pub fn part(data: Data, readings: Vec<Reading>, guides: Vec<Guide>) -> (Data, Library) {
    let lines = data.families.iter().flat_map(|f| &f.item);
    let library = Library {
        sources: data.sources.clone(),
        answers: data.answers.clone(),
        measures: data.measures.clone(),
        readings,
        guides,
        lines: lines
            .map(|i| LineSources { code: i.code.clone(), sources: i.sources.clone() })
            .collect(),
    };
    let mut lean = data;
    for family in &mut lean.families {
        for item in &mut family.item {
            item.sources.truncate(1);
        }
    }
    for measure in &mut lean.measures {
        measure.body.clear();
        measure.note.clear();
    }
    for rule in &mut lean.rules {
        rule.readings.clear();
    }
    for known in &mut lean.compounds {
        known.source = "".into();
    }
    for known in &mut lean.designations {
        known.source = "".into();
    }
    let answers = lean.answers.drain(..).map(|a| Source {
        id: a.id,
        title: a.title,
        address: a.address,
        date: Some(a.date),
        seen: a.seen,
        authority: a.authority,
        answer: true,
    });
    lean.sources.extend(answers);
    let used = used(&lean);
    lean.sources.retain(|s| used.contains(&s.id));
    (lean, library)
}

/// Ids that the lean data cites.
fn used(data: &Data) -> BTreeSet<Str> {
    let items = data.families.iter().flat_map(|f| f.item.iter().flat_map(|i| &i.sources));
    let measures = data.measures.iter().flat_map(|m| m.status.iter().flat_map(|s| &s.citations));
    let rules = data.rules.iter().flat_map(|r| &r.citations);
    let numbers = data.numbers.iter().flat_map(|n| &n.citations);
    let messages = data.messages.values().flat_map(|m| &m.citations);
    items.chain(measures).chain(rules).chain(numbers).chain(messages).cloned().collect()
}

struct Reader {
    root: PathBuf,
    files: Vec<(String, String)>,
    problems: Vec<Problem>,
}

impl Reader {
    fn file<T: DeserializeOwned>(&mut self, name: &str) -> Option<T> {
        let text = match fs::read_to_string(self.root.join(name)) {
            Ok(text) => text,
            Err(e) => {
                self.problems.push(Problem {
                    file: name.to_owned(),
                    line: 0,
                    message: e.to_string(),
                });
                return None;
            }
        };
        let parsed = toml::from_str(&text);
        let found = match parsed {
            Ok(value) => Some(value),
            Err(e) => {
                let at = e.span().map_or(0, |s| s.start);
                let line = text.get(..at).map_or(1, |t| t.matches('\n').count().saturating_add(1));
                let message = e.message().to_owned();
                self.problems.push(Problem { file: name.to_owned(), line, message });
                None
            }
        };
        self.files.push((name.to_owned(), text));
        found
    }

    fn names(&self, folder: &str) -> Vec<String> {
        let Ok(entries) = fs::read_dir(self.root.join(folder)) else { return Vec::new() };
        let mut names: Vec<String> = entries
            .flatten()
            .filter_map(|e| e.file_name().into_string().ok())
            .filter(|n| n.ends_with(".toml"))
            .map(|n| format!("{folder}/{n}"))
            .collect();
        names.sort();
        names
    }

    fn folder<T: DeserializeOwned>(&mut self, folder: &str) -> Vec<T> {
        self.names(folder).iter().filter_map(|n| self.file(n)).collect()
    }

    fn lists<L: DeserializeOwned + IntoIterator<Item = T>, T>(&mut self, names: &[&str]) -> Vec<T> {
        names.iter().filter_map(|n| self.file::<L>(n)).flatten().collect()
    }

    fn list_folder<L: DeserializeOwned + IntoIterator<Item = T>, T>(
        &mut self,
        folder: &str,
    ) -> Vec<T> {
        self.list_folder_but::<L, T>(folder, "")
    }

    fn list_folder_but<L: DeserializeOwned + IntoIterator<Item = T>, T>(
        &mut self,
        folder: &str,
        but: &str,
    ) -> Vec<T> {
        let names = self.names(folder);
        names
            .iter()
            .filter(|n| but.is_empty() || !n.ends_with(but))
            .filter_map(|n| self.file::<L>(n))
            .flatten()
            .collect()
    }
}
