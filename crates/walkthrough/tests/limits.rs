//! The README states how much there may be, and what it shows holds.

use ree_engine::Checker;
use ree_rulebook::Rulebook;
use ree_walkthrough::{check, limits, read};

type Fallible = Result<(), Box<dyn std::error::Error>>;

const README: &str = include_str!("../README.md");

#[test]
fn the_readme_states_the_limits_of_the_code() {
    for line in [
        format!("| a file | {} bytes ", limits::BYTES),
        format!("| steps | {}, ", limits::STEPS),
        format!("| options of a step | {}, ", limits::OPTIONS),
        format!("| variations of a step | {} |", limits::OPTIONS),
        format!("| minutes | {} |", limits::MINUTES),
        format!("| a text | {} characters |", limits::TEXT),
        format!("| an `id` | {} small", limits::NAME),
    ] {
        assert!(README.contains(&line), "{line}");
    }
    assert!(README.contains(&format!("1 to {}", limits::MINUTES)));
    assert!(README.contains(&format!("2 to {} of them", limits::OPTIONS)));
}

/// What the README shows, put together as it says: `loose` leads to `papers` or, by `rotor`, there too.
#[test]
fn what_the_readme_shows_holds() -> Fallible {
    let shown = |n: usize| README.split("```toml").nth(n).and_then(|t| t.split("```").next());
    let (Some(head), Some(step), Some(vary)) = (shown(1), shown(2), shown(4)) else {
        return Err("the README shows other pieces".into());
    };
    let more = |id: &str| {
        format!(
            "[[step]]\nid = \"{id}\"\ntitle = \"T\"\nstory = \"S\"\nquestion = \"Q\"\n\
             [[step.option]]\ntext = \"A\"\nright = true\n[[step.option]]\ntext = \"B\"\n\
             [[step.learn]]\ntext = \"L\"\ncite = [\"regs-792\"]\n"
        )
    };
    let text = [head, step, vary, &more("rotor"), &more("papers")].concat();
    let source = read(&text).map_err(|problems| format!("{problems:?}"))?;
    let problems = check(&source, Checker::builtin()?, &Rulebook::library()?);
    assert!(problems.is_empty(), "{problems:?}");
    Ok(())
}
