//! The tool's own words, both languages side by side. What the law says and what a verdict says
//! comes from the rulebook.

use std::env;
use std::ffi::OsString;

use clap::ValueEnum;
use ree_contract::{Authority, CitationSeen, MeasureStatus, Outcome, Read, Sure, Text, TextSource};

/// The language of what is written for people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Lang {
    /// English
    En,
    /// 简体中文
    Zh,
}

/// Words in both languages.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Said(pub(crate) &'static str, pub(crate) &'static str);

impl Lang {
    /// The language asked for, or that of the locale. Looked up before the arguments are parsed,
    /// because their help is written in it.
    pub(crate) fn before_parsing(args: &[OsString]) -> Self {
        let mut wanted = None;
        let mut args = args.iter().skip(1);
        while let Some(arg) = args.next() {
            let Some(arg) = arg.to_str() else { continue };
            if arg == "--" {
                break;
            }
            let value = match arg.strip_prefix("--lang=") {
                Some(value) => Some(value),
                None if arg == "--lang" => args.next().and_then(|v| v.to_str()),
                None => None,
            };
            wanted = value.and_then(|v| Lang::from_str(v, false).ok()).or(wanted);
        }
        wanted.unwrap_or_else(|| Self::of_locale(|name| env::var(name).ok()))
    }

    /// The first of the variables that is set decides, as for every other program.
    fn of_locale(variable: impl Fn(&str) -> Option<String>) -> Self {
        let set = ["LC_ALL", "LC_MESSAGES", "LANG"]
            .into_iter()
            .find_map(|name| variable(name).filter(|v| !v.is_empty()));
        match set {
            Some(locale) if locale.to_ascii_lowercase().starts_with("zh") => Lang::Zh,
            _ => Lang::En,
        }
    }

    /// Whether it is Chinese.
    pub(crate) fn chinese(self) -> bool {
        self == Lang::Zh
    }

    /// Words in this language.
    pub(crate) fn of(self, said: Said) -> &'static str {
        if self.chinese() { said.1 } else { said.0 }
    }

    /// A text in this language.
    pub(crate) fn pick(self, text: &Text) -> &str {
        text.pick(self.chinese())
    }

    /// Between a label and what it labels.
    pub(crate) fn colon(self) -> &'static str {
        self.of(Said(": ", "："))
    }

    /// Between the members of a list.
    pub(crate) fn comma(self) -> &'static str {
        self.of(Said(", ", "、"))
    }
}

pub(crate) const ITEMS: Said = Said("The items", "条文");
pub(crate) const ITEMS_OPEN: Said = Said("The items in question", "可能涉及的条文");
pub(crate) const NO_CHINESE: Said =
    Said("The Chinese of this line was not seen.", "未见该条目的中文原文。");
pub(crate) const DECIDES: Said = Said("What decides", "决定因素");
pub(crate) const MORE_RULES: Said =
    Said("further rules: see --format json", "条规则，见 --format json");
pub(crate) const MORE_CODES: Said =
    Said("further items: see --format json", "条，见 --format json");
pub(crate) const QUESTIONS: Said = Said("Still to be answered", "尚待确认");
pub(crate) const ANSWER_WITH: Said = Said("Answer with", "回答方式");
pub(crate) const ANSWER_IN_TEXT: Said =
    Said("Answer by writing the amounts into the composition.", "请将含量写入成分。");
pub(crate) const ANSWER_BY_TEXT: Said =
    Said("Answer by writing it so in the composition.", "请在成分中按所选写法填写。");
pub(crate) const CHANGES: Said = Said("What would change it", "何种情况会改变结论");
pub(crate) const NOTICES: Said = Said("Also note", "另请注意");
pub(crate) const REMARK: Said = Said("For the declaration", "报关备注");
pub(crate) const CITATIONS: Said = Said("What it rests on", "依据");
pub(crate) const MEASURES: Said = Said("Measures on", "各项措施，出口日期");
pub(crate) const DAY: Said = Said("Day of export", "出口日期");
pub(crate) const LAST_DAY: Said = Said(
    "the last day this rulebook knows (another day: --date)",
    "规则库所知的最后一日（其他日期请用 --date）",
);
pub(crate) const READ: Said = Said("What was read", "读取结果");
pub(crate) const READ_MASS: Said = Said("mass %", "质量百分比");
pub(crate) const NOT_TOLD: Said = Said("amount not told", "含量未说明");
pub(crate) const UNREAD: Said = Said("Not read", "未读懂");
pub(crate) const SUGGESTED: Said = Said("Read from your words", "从文字读出");
pub(crate) const COUNTED: Said = Said("counted", "已采用");
pub(crate) const NOT_COUNTED: Said =
    Said("not counted; state it with --fact if it is so", "未采用；如属实，请用 --fact 注明");
pub(crate) const OTHER_READING: Said = Said("Another reading", "另一种理解");
pub(crate) const LEANS: Said = Said("leans to", "倾向");
pub(crate) const RULEBOOK: Said = Said("rulebook", "规则库");
pub(crate) const NOT_ADVICE: Said =
    Said("Not legal advice. The Chinese text decides.", "不构成法律意见，以中文原文为准。");
pub(crate) const ERROR: Said = Said("Error", "错误");
pub(crate) const ERROR_AT: Said = Said("at", "位置");
pub(crate) const CHARACTERS: Said = Said("characters", "字符");
pub(crate) const NOTES: Said = Said("Notes", "注释");
pub(crate) const COMMODITY: Said =
    Said("Reference commodity codes (they never decide)", "参考商品编号（不作为判断依据）");
pub(crate) const INFERRED: Said = Said("inferred", "推定");
pub(crate) const BENEATH: Said = Said("Beneath it", "下列条目");
pub(crate) const SPEAKS: Said = Said("What decides on it", "与之相关的规则");
pub(crate) const HEADING: Said = Said("heading", "标题");
pub(crate) const RESERVED: Said = Said("reserved", "保留");
pub(crate) const NUMBER_UNREAD: Said = Said("its number was not read", "编号未读到");
pub(crate) const FACT_VALUES: Said = Said("Values", "取值");
pub(crate) const HANGS_ON: Said = Said("Matters where", "适用于");
pub(crate) const ELEMENTS: Said = Said("Elements", "元素");

/// The outcome in words.
pub(crate) fn outcome(outcome: Outcome) -> Said {
    match outcome {
        Outcome::LicenceRequired => Said("Licence required", "需申请许可证"),
        Outcome::NotControlled => Said("Not controlled", "未列入管制"),
        Outcome::Grey => Said("Not settled", "尚无定论"),
        Outcome::NeedsFacts => Said("Still open", "仍待确认"),
    }
}

/// How sure.
pub(crate) fn sure(sure: Sure) -> Said {
    match sure {
        Sure::High => Said("Sure: high", "把握：高"),
        Sure::Medium => Said("Sure: medium", "把握：中"),
        Sure::Low => Said("Sure: low", "把握：低"),
    }
}

/// How official.
pub(crate) fn authority(authority: Authority) -> Said {
    match authority {
        Authority::ItemText => Said("Item text", "条文"),
        Authority::Law => Said("Law", "法律法规"),
        Authority::OfficialAnswer => Said("Official answer", "官方答复"),
        Authority::Decision => Said("Decision", "处罚决定"),
        Authority::Practice => Said("Practice", "业内做法"),
        Authority::OurReading => Said("Our reading", "本工具解读"),
    }
}

/// How a citation was seen; nothing to say where in full.
pub(crate) fn seen(seen: CitationSeen) -> Option<Said> {
    match seen {
        CitationSeen::Full => None,
        CitationSeen::Excerpt => Some(Said("seen as an excerpt", "所见为节录")),
        CitationSeen::Secondary => Some(Said("seen through others", "所见为转述")),
    }
}

/// How a line of a list was read.
pub(crate) fn read(read: Read) -> Said {
    match read {
        Read::TwoTexts => Said("Read in two texts", "两份文本读到"),
        Read::InPart => Said("Read in part", "部分读到"),
        Read::OneText => Said("Read in one text", "仅一份文本读到"),
    }
}

/// Where a measure stands.
pub(crate) fn status(status: MeasureStatus) -> Said {
    match status {
        MeasureStatus::InForce => Said("in force", "有效"),
        MeasureStatus::Suspended => Said("suspended", "暂停实施"),
        MeasureStatus::NotYetInForce => Said("not yet in force", "尚未实施"),
        MeasureStatus::Ended => Said("ended", "已停止"),
        MeasureStatus::Unknown => Said("not known here", "本规则库未知"),
    }
}

/// The field something was read from.
pub(crate) fn source(source: TextSource) -> Said {
    match source {
        TextSource::Name => Said("name", "品名"),
        TextSource::Description => Said("description", "说明"),
        TextSource::Composition => Said("composition", "成分"),
        TextSource::Facts => Said("facts", "信息"),
        TextSource::HsCode => Said("commodity code", "商品编号"),
        TextSource::Shipment => Said("shipment", "发货信息"),
        TextSource::Derived => Said("worked out", "推算"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn locale(set: &[(&str, &str)]) -> Lang {
        Lang::of_locale(|name| set.iter().find(|(n, _)| *n == name).map(|(_, v)| (*v).to_owned()))
    }

    #[test]
    fn the_locale_decides_the_language() {
        assert_eq!(locale(&[("LANG", "zh_CN.UTF-8")]), Lang::Zh);
        assert_eq!(locale(&[("LANG", "zh_CN.UTF-8"), ("LC_ALL", "C")]), Lang::En);
        assert_eq!(locale(&[("LANG", "de_DE.UTF-8"), ("LC_ALL", "")]), Lang::En);
        assert_eq!(locale(&[]), Lang::En);
    }

    #[test]
    fn the_language_is_found_before_parsing() {
        let of = |args: &[&str]| {
            Lang::before_parsing(&args.iter().map(OsString::from).collect::<Vec<_>>())
        };
        assert_eq!(of(&["ree-check", "--lang", "zh", "items"]), Lang::Zh);
        assert_eq!(of(&["ree-check", "items", "--lang=zh"]), Lang::Zh);
        assert_eq!(of(&["ree-check", "--lang=zh", "--lang=en"]), Lang::En);
    }
}
