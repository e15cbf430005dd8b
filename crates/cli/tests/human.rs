//! What people read: the lines that matter, in both languages, wide and narrow.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::print_stdout,
    reason = "a test stops at the first broken expectation"
)]

mod common;

use common::{Ran, run_with};
use unicode_width::UnicodeWidthStr;

const DAY: [&str; 2] = ["--date", "2026-06-01"];

fn human(lang: &str, columns: &str, args: &[&str]) -> Ran {
    let args = [&["--lang", lang, "--format", "human"], args].concat();
    let ran = run_with(&args, "", &[("COLUMNS", columns)]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    ran
}

fn check(lang: &str, columns: &str, text: &str, facts: &[&str]) -> Ran {
    let mut args = vec!["check", "--text", text];
    args.extend(DAY);
    for fact in facts {
        args.extend(["--fact", fact]);
    }
    human(lang, columns, &args)
}

const DYSPROSIUM: &str = "Nd 27, Dy 3.1, B 1.0, Co 1, Fe balance (wt%)";

#[test]
fn a_licence_shows_code_item_reason_remark_and_source() {
    let facts = ["kind=magnet", "integration=bare", "magnet_type=ndfeb"];
    check("en", "100", DYSPROSIUM, &facts).says(&[
        "■ Licence required: 1C905.a.4",
        "Obtain an export licence before you declare these goods.",
        "Sure: high",
        "  1C905.a.4  含镝的钕铁硼永磁材料",
        "Dysprosium-containing neodymium-iron-boron permanent magnet materials",
        "What decides",
        "(Dy 3.1 %)",
        "What would change it",
        "→ ○ Not controlled",
        "For the declaration",
        "属于两用物项，出口管制编码：1C905.a.4",
        "Dual-use item, export control code: 1C905.a.4",
        "Measures on 2026-06-01",
        "What it rests on",
        "Item text: 1C905.a.4",
        "Not legal advice.",
    ]);
    check("zh", "100", DYSPROSIUM, &facts).says(&[
        "■ 需申请许可证：1C905.a.4",
        "报关前须取得出口许可证件。",
        "把握：高",
        "  1C905.a.4  含镝的钕铁硼永磁材料",
        "决定因素",
        "何种情况会改变结论",
        "→ ○ 未列入管制",
        "报关备注",
        "依据",
        "条文：1C905.a.4",
        "不构成法律意见",
    ]);
}

#[test]
fn questions_show_where_each_answer_leads_and_how_to_give_it() {
    check("en", "100", DYSPROSIUM, &["kind=magnet"]).says(&[
        "? Still open",
        "Still to be answered",
        "  1. How does the magnet sit when it is exported?",
        "→ ■ Licence required",
        "→ ○ Not controlled",
        "Answer with: --fact integration=…",
    ]);
    check("zh", "100", DYSPROSIUM, &["kind=magnet"]).says(&[
        "? 仍待确认",
        "尚待确认",
        "→ ■ 需申请许可证",
        "回答方式：--fact integration=…",
    ]);
}

#[test]
fn grey_says_where_it_leans_and_clear_what_it_does_not_rule_out() {
    check("en", "100", "Ti 99, Y 1 (wt%)", &["kind=metal_or_alloy"])
        .says(&["◐ Not settled, leans to licence required", "Y 1"]);
    check("zh", "100", "Ti 99, Y 1 (wt%)", &["kind=metal_or_alloy"])
        .says(&["◐ 尚无定论，倾向需申请许可证"]);
    check("en", "100", "C 0.2, Mn 1.2, Fe 98.6 (wt%)", &["kind=metal_or_alloy"])
        .says(&["○ Not controlled", "  ! This does not rule out a licence on other grounds"]);
}

#[test]
fn what_was_not_read_stands_out() {
    check("en", "100", "Dy 3 %, Hastelloy", &["kind=magnet"]).says(&["✗ Not read: “Hastelloy"]);
    check("zh", "100", "Dy 3 %, Hastelloy", &["kind=magnet"]).says(&["✗ 未读懂：“Hastelloy"]);
}

#[test]
fn nothing_but_an_address_is_wider_than_the_terminal() {
    for lang in ["en", "zh"] {
        for columns in [36, 60, 100] {
            let wide = columns.to_string();
            let facts = ["kind=magnet", "integration=bare"];
            let pages = [
                check(lang, &wide, DYSPROSIUM, &facts),
                check(lang, &wide, DYSPROSIUM, &[]),
                human(lang, &wide, &["items", "1C905.a.2"]),
                human(lang, &wide, &["items"]),
                human(lang, &wide, &["vocabulary"]),
                human(lang, &wide, &["parse", "Nd 27±0.5, (Nd,Dy)2Fe14B, 余量 Fe, Hastelloy"]),
            ];
            for line in pages.iter().flat_map(|p| p.out.lines()) {
                let address = line.trim_start().starts_with("http");
                assert!(address || line.width() <= columns, "{} > {columns}: {line}", line.width());
            }
        }
    }
}

#[test]
fn colour_only_where_wanted() {
    let args = ["check", "--text", "SmCo5", "--format", "human"];
    let plain = run_with(&args, "", &[]);
    assert!(!plain.out.contains('\u{1b}'), "a pipe is no terminal");
    let painted = run_with(&[&args[..], &["--color", "always"]].concat(), "", &[]);
    assert!(painted.out.contains('\u{1b}'));
    let mut stripped = String::new();
    let mut rest = painted.out.as_str();
    while let Some((before, after)) = rest.split_once('\u{1b}') {
        stripped.push_str(before);
        rest = after.split_once('m').unwrap().1;
    }
    assert_eq!(stripped + rest, plain.out, "colour adds nothing but colour");
}

#[test]
fn other_peoples_text_cannot_command_the_terminal() {
    let ran = check("en", "80", "Dy 3 %, \u{1b}]0;title\u{7}Xq\u{1b}[2J", &["kind=magnet"]);
    assert!(!ran.out.contains(['\u{1b}', '\u{7}']), "{}", ran.out);
}

#[test]
fn items_vocabulary_and_readings_in_both_languages() {
    human("en", "100", &["items", "1C905.a.4"]).says(&[
        "1C905.a.4  含镝的钕铁硼永磁材料",
        "permanent magnet materials",
        "What decides on it",
    ]);
    human("zh", "100", &["items", "Dy"]).says(&["1C905.a.4  含镝的钕铁硼永磁材料", "商务部"]);
    human("en", "100", &["vocabulary"]).says(&[
        "kind  What it is",
        "integration",
        "Matters where: kind = magnet",
        "contains.X",
        "Dy (dysprosium)",
    ]);
    human("zh", "100", &["vocabulary"]).says(&["kind  货物种类", "取值：", "Dy (镝)"]);
    human("en", "100", &["parse", "Nd 27±0.5 %, Fe bal"]).says(&[
        "Nd  26.5–27.5 mass %",
        "“Nd 27±0.5 %”",
        "Fe  balance",
    ]);
    human("zh", "100", &["parse", "Nd 27±0.5 %, Fe bal"])
        .says(&["Nd  26.5–27.5 质量%", "Fe  余量"]);
}
