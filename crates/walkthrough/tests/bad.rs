//! Files that do not hold: each is refused with its line and what to write.

use ree_engine::Checker;
use ree_rulebook::Rulebook;
use ree_walkthrough::{Problem, check, limits, read};
use serde::Deserialize;

type Fallible = Result<(), Box<dyn std::error::Error>>;

const GOOD: &str = include_str!("../../../tests/walkthroughs/good.toml");
const BAD: &str = include_str!("../../../tests/walkthroughs/bad.toml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    row: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    name: String,
    find: String,
    put: String,
    line: usize,
    says: String,
    hint: String,
    /// How many problems are told in all; absent: so many as there are.
    all: Option<usize>,
}

fn problems(text: &str) -> Result<Vec<Problem>, Box<dyn std::error::Error>> {
    let library = Rulebook::library()?;
    Ok(match read(text) {
        Ok(source) => check(&source, Checker::builtin()?, &library),
        Err(problems) => problems,
    })
}

#[test]
fn the_good_one_holds() -> Fallible {
    assert_eq!(problems(GOOD)?, vec![]);
    assert_eq!(problems(ree_walkthrough::TEMPLATE)?, vec![]);
    // As spreadsheets and Windows save it.
    assert_eq!(problems(&format!("\u{feff}{}", GOOD.replace('\n', "\r\n")))?, vec![]);
    Ok(())
}

#[test]
fn each_bad_one_is_told_where_and_what_to_write() -> Fallible {
    let table: Table = toml::from_str(BAD)?;
    let mut wrong = Vec::new();
    for row in &table.row {
        if GOOD.matches(&row.find).count() != 1 {
            wrong
                .push(format!("{}: what is looked for does not stand in good.toml once", row.name));
            continue;
        }
        let found = problems(&GOOD.replace(&row.find, &row.put))?;
        let fits = |p: &Problem| {
            let hint = p.hint.as_ref();
            p.line == row.line
                && p.message.en.contains(&row.says)
                && hint.map_or(row.hint.is_empty(), |h| h.en.contains(&row.hint))
        };
        if !found.iter().any(fits) || row.all.is_some_and(|all| all != found.len()) {
            let told: Vec<String> = found
                .iter()
                .map(|p| format!("  {}:{} {} / {:?}", p.line, p.column, p.message.en, p.hint))
                .collect();
            wrong.push(format!("{} (line {}):\n{}", row.name, row.line, told.join("\n")));
        }
        for problem in &found {
            let both = problem.message.zh.as_deref().unwrap_or_default();
            if both.is_empty() || problem.hint.as_ref().is_some_and(|h| h.zh.is_none()) {
                wrong.push(format!("{}: not said in Chinese: {}", row.name, problem.message.en));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    Ok(())
}

#[test]
fn what_is_too_much_is_refused_at_once() -> Fallible {
    let long = problems(&format!("{GOOD}\n# {}", "x".repeat(limits::BYTES)))?;
    assert_eq!(long.len(), 1);
    assert!(long.iter().all(|p| p.message.en.contains("at most 1048576 are read")), "{long:?}");

    let last = GOOD.rsplit_once("[[step]]").map(|(_, last)| last).unwrap_or_default();
    let many: String = (0..200)
        .map(|n| format!("[[step]]{}", last.replace("\"last\"", &format!("\"s{n}\""))))
        .collect();
    let found = problems(&format!("{GOOD}\n{many}"))?;
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found.iter().all(|p| p.message.en.contains("203 steps")), "{found:?}");

    let nested = format!("walkthrough = 1\nid = {}1{}", "[".repeat(5_000), "]".repeat(5_000));
    assert_eq!(problems(&nested)?.len(), 1);
    Ok(())
}

#[test]
fn any_part_of_a_file_is_read_or_refused() -> Fallible {
    // Cut anywhere, and with any line gone: no end of it is a panic.
    for cut in (0..GOOD.len()).filter(|n| GOOD.is_char_boundary(*n)).step_by(7) {
        problems(GOOD.get(..cut).unwrap_or_default())?;
    }
    let lines: Vec<&str> = GOOD.lines().collect();
    for gone in 0..lines.len() {
        let left: Vec<&str> =
            lines.iter().enumerate().filter(|(n, _)| *n != gone).map(|(_, l)| *l).collect();
        problems(&left.join("\n"))?;
    }
    Ok(())
}
