//! Help in Chinese: the same arguments, other words.

use clap::{Arg, Command, CommandFactory};

use crate::args::Cli;
use crate::words::Lang;

/// The command with its help in a language.
pub(crate) fn command(lang: Lang) -> Command {
    let command = Cli::command();
    match lang {
        Lang::En => command,
        Lang::Zh => chinese(command),
    }
}

/// Subcommand, argument, help. The empty subcommand holds what goes with every command.
const ARGS: [(&str, &str, &str); 16] = [
    ("", "lang", "面向人的文字所用语言〔默认：取自 LC_ALL、LC_MESSAGES 或 LANG〕"),
    ("", "format", "输出格式〔默认：终端上为 human，其他情况及 --ndjson 为 json〕"),
    ("", "color", "颜色〔默认：终端上使用；设置 NO_COLOR 则不用〕"),
    ("check", "files", "文件，每个文件为一个产品的 JSON；“-”为标准输入"),
    ("check", "ndjson", "每行读入一个产品，按原顺序每行输出一个结论或错误"),
    ("check", "detail", "输出多少内容"),
    ("check", "date", "出口日期 YYYY-MM-DD，用于未写明日期的产品"),
    ("check", "text", "一个产品的成分，可用本工具认识的任何写法"),
    ("check", "facts", "关于产品的一项信息，如 kind=magnet；可多次使用（见 vocabulary）"),
    ("check", "name", "品名"),
    ("check", "description", "对产品的文字说明"),
    ("check", "hs_code", "商品编号：仅作核对，不作为判断依据"),
    ("check", "destination", "目的地，ISO 3166-1 两位字母代码"),
    ("check", "accept_suggestions", "由文字读出的信息按已确认处理"),
    ("parse", "text", "文本；“-”为标准输入"),
    ("items", "of", "管制编码、上级条目编号或元素符号"),
];

/// Subcommand and what it does.
const TASKS: [(&str, &str); 4] = [
    ("check", "判断产品：JSON 文件、逐行 JSON，或直接以文字给出一个产品"),
    ("parse", "只读取成分文本"),
    ("items", "清单物项：全部、按编码一项，或某元素的物项"),
    ("vocabulary", "产品可填写的信息及其取值和提问"),
];

const TEMPLATE: &str = "{about-with-newline}\n用法：{usage}\n\n{all-args}{after-help}";

fn chinese(command: Command) -> Command {
    let mut command = command
        .about("该产品是否需要依中国稀土出口管制申请许可证？")
        .after_help("退出状态：无论结论如何均为 0；有内容无法读取或被拒绝时为 2。不构成法律意见。")
        .help_template(TEMPLATE)
        .subcommand_help_heading("命令")
        .subcommand_value_name("命令");
    command = dressed(command, "");
    for (name, about) in TASKS {
        command = command.mut_subcommand(name, |sub| {
            let sub = dressed(sub.about(about).help_template(TEMPLATE), name);
            match name {
                "check" => {
                    sub.after_help(crate::args::CHECK_EXAMPLES.replace("Examples:", "示例："))
                }
                _ => sub,
            }
        });
    }
    command
}

/// A command whose own arguments speak Chinese, with its flags for help under the same heading.
fn dressed(mut command: Command, name: &str) -> Command {
    for (_, id, help) in ARGS.iter().filter(|(of, ..)| *of == name) {
        command = command.mut_arg(*id, |arg| {
            let heading = if arg.is_positional() { "参数" } else { "选项" };
            arg.help(*help).help_heading(heading)
        });
    }
    let flag = |id: &'static str, short: char, help: &'static str| {
        Arg::new(id).short(short).long(id).help(help).help_heading("选项")
    };
    command = command
        .disable_help_flag(true)
        .arg(flag("help", 'h', "显示帮助").action(clap::ArgAction::HelpShort));
    if name.is_empty() {
        command = command
            .disable_version_flag(true)
            .arg(flag("version", 'V', "显示版本").action(clap::ArgAction::Version));
    }
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arguments_hold_together_in_both_languages() {
        command(Lang::En).debug_assert();
        command(Lang::Zh).debug_assert();
    }

    #[test]
    fn every_argument_speaks_chinese() {
        let command = command(Lang::Zh);
        for sub in command.get_subcommands().chain([&command]) {
            for arg in
                sub.get_arguments().filter(|a| !a.is_global_set() || sub.get_name() == "ree-check")
            {
                let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
                let chinese = help.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
                assert!(chinese, "{} {}: “{help}”", sub.get_name(), arg.get_id());
            }
        }
    }
}
