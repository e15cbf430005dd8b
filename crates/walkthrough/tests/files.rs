//! Every walkthrough of `data` holds together, in both languages, and the engine finds what it says.

use std::fs;
use std::path::PathBuf;

use ree_engine::Checker;
use ree_rulebook::Rulebook;
use ree_walkthrough::{check, read};

type Fallible = Result<(), Box<dyn std::error::Error>>;

fn files() -> Result<Vec<PathBuf>, std::io::Error> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/data");
    let mut files: Vec<PathBuf> = fs::read_dir(folder)?
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<_, std::io::Error>>()?;
    files.sort();
    Ok(files)
}

#[test]
fn each_holds_together() -> Fallible {
    let checker = Checker::builtin()?;
    let library = Rulebook::library()?;
    let mut wrong = Vec::new();
    for file in files()? {
        let text = fs::read_to_string(&file)?;
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let problems = match read(&text) {
            Ok(source) => {
                if source.walkthrough.id != name {
                    wrong.push(format!("{name}: its id is {}", source.walkthrough.id));
                }
                check(&source, checker, &library)
            }
            Err(problems) => problems,
        };
        for p in problems {
            wrong.push(format!("{name}:{}:{}: {} {:?}", p.line, p.column, p.message.en, p.hint));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    Ok(())
}
