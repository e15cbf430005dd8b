//! Words of notation in the languages of the trade: balance, at most, not detected, in total.

use crate::phrases::Phrases;
use crate::token::{Mark, Other};

/// A word of notation and what it means. Words of up to two capitals or with full stops are
/// given in the forms they are written in; case counts where `=` stands before them.
#[rustfmt::skip]
pub(crate) const MARKS: &[(Mark, &[&str])] = &[
    (
        Mark::Balance,
        &[
            "bal", "bal.", "balance", "rest", "rest.", "remainder", "remaining", "rem.", "=rem", "reminder",
            "base", "balanced", "as balance", "by balance", "the balance", "the rest", "als rest", "rest auf 100",
            "restbestandteil", "restanteil", "reste", "resto", "balance to 100", "to balance", "remain",
            "余量", "余", "其余", "剩余", "余额", "余料", "平衡", "基", "余下", "餘量", "餘", "其餘", "基体余量",
            "残部", "残り", "残余", "残", "バランス", "остальное", "решта",
        ],
    ),
    (
        Mark::Other(Other::Others),
        &[
            "other", "others", "other elements", "other element", "other metals", "other metal", "other oxides",
            "other oxide", "other components", "other component", "other ingredients", "other constituents",
            "other substances", "other compounds", "other additions", "other additives", "additives", "additive",
            "further elements", "remaining elements", "trace elements", "further additions", "misc", "miscellaneous", "etc", "etc.", "usw", "usw.", "and so on", "and so forth", "など", "等々", "ほか", "minor elements", "minor additions", "additions", "small additions", "alloying additions",
            "alloying elements", "other alloying elements", "dopants", "stabiliser", "stabilizer",
            "其他", "其它", "其他元素", "其它元素", "其他氧化物", "其它氧化物", "其他成分", "其它成分", "其他金属", "添加剂", "其他合计",
            "添加元素", "微量元素", "合金元素", "助剂", "其他组分", "等", "其餘元素", "稳定剂",
            "sonstige", "sonstiges", "andere", "weitere", "weitere elemente", "andere elemente", "sonstige elemente", "zusätze",
            "zusatzstoffe", "additive", "その他", "その他の元素", "添加剤", "添加物",
        ],
    ),
    (
        Mark::Other(Other::Impurities),
        &[
            "impurities", "impurity", "other impurities", "total impurities", "unavoidable impurities",
            "incidental impurities", "inevitable impurities", "residual elements", "residuals", "trace impurities",
            "metallic impurities", "metal impurities", "trace metals", "tramp elements", "rare earth impurities", "re impurities",
            "non rare earth impurities", "other unavoidable impurities", "usual impurities",
            "杂质", "杂质总量", "其他杂质", "其它杂质", "不可避免杂质", "不可避免的杂质", "总杂质", "雜質", "杂质元素", "稀土杂质", "非稀土杂质",
            "verunreinigungen", "unvermeidbare verunreinigungen", "verunreinigung", "不純物", "不可避不純物", "不可避的不純物",
        ],
    ),
    (
        Mark::Trace,
        &["trace", "traces", "trace amount", "trace amounts", "=tr", "tr.", "spuren", "in spuren", "微量", "痕量", "痕跡", "微量存在", "極微量", "a trace of", "traces of"],
    ),
    (
        Mark::AbsentAfter,
        &[
            "n.d.", "n.d", "=nd", "=ND", "N.D", "not detected", "not detectable", "undetected", "undetectable", "below detection",
            "below detection limit", "below the detection limit", "below limit of detection", "below the limit of detection",
            "under detection limit", "below lod", "below loq", "below quantification limit", "bdl", "b.d.l.",
            "none detected", "not present", "absent",
            "none", "nil", "free", "frei", "both below detection", "all below detection", "each below detection", "<lod", "<dl", "<loq", "< lod", "< dl", "<bdl",
            "未检出", "未检测到", "未检测出", "检测不到", "均未检出", "检出限以下", "低于检出限", "低于检测限", "不得检出",
            "未發現", "未檢出", "未发现", "未测出", "均未检测到",
            "検出せず", "不検出", "検出されず", "検出限界以下", "検出限界未満", "含まず", "定量下限未満", "含有せず",
            "nicht nachweisbar", "n.n.", "nicht nachgewiesen", "unter nachweisgrenze", "nicht enthalten", "nicht vorhanden",
        ],
    ),
    (
        Mark::AbsentBefore,
        &[
            "without", "without any", "neither", "free of", "free from", "contains no", "does not contain", "do not contain", "not containing",
            "containing no", "no detectable", "no measurable", "free of any", "free from any", "does not contain any", "do not contain any", "no",
            "不含", "否", "不含有", "不包含", "未含", "没有", "ohne", "kein", "keine", "frei von", "enthält kein", "enthält keine",
        ],
    ),
    (
        Mark::Except(true),
        &[
            "except", "except for", "all but", "everything but", "excepting", "excluding", "exclusive of", "other than", "besides", "apart from", "aside from", "save for",
            "with the exception of", "除", "除了", "除去", "außer", "ausser", "abgesehen von", "mit ausnahme von", "bis auf", "ausgenommen", "を除く",
        ],
    ),
    (Mark::Except(false), &["but", "but for", "but only", "only", "just", "rather", "instead", "sondern", "aber", "nur", "jedoch", "但", "但是", "但有", "但含", "只", "只有", "只含", "仅", "仅有", "仅含", "而是"]),
    (Mark::Absent, &["无", "無", "無し", "なし"]),
    (
        Mark::Doubted,
        &[
            "none added", "not added", "not used", "did not add", "does not add", "no addition", "not intentionally added", "not deliberately added", "not purposely added", "no intentional addition", "无添加", "無添加", "未添加", "不添加", "没有添加", "未加入", "不加", "未有意添加", "非有意添加", "nicht zugesetzt", "nicht absichtlich zugesetzt",
            "contains no added", "no added", "no addition of", "without addition of", "without added", "without any added", "no intentionally added", "no intentional addition of", "no deliberate addition of", "ohne zusatz von",
        ],
    ),
    (
        Mark::Undisclosed,
        &[
            "proprietary", "trade secret", "trade secrets", "confidential", "not disclosed", "undisclosed", "not stated", "not specified",
            "unspecified", "unknown", "=n/a", "=N/A", "not available", "not known", "on request", "upon request", "tbd", "=TBA", "to be advised",
            "secret", "not given", "not listed", "not shown", "not included", "unlisted", "未列出", "未列", "not reported", "withheld", "not provided", "not tested", "not analysed", "not analyzed", "not determined", "not measured", "not assessed", "not evaluated", "not examined", "not checked", "not requested", "not quantified", "not tested for", "not analysed for", "not analyzed for",
            "to be confirmed", "to be tested", "to be determined", "to be checked", "pending", "test pending", "possible", "not declared", "not guaranteed", "待确认", "待测", "待检", "待检测", "various", "varies", "content not disclosed", "details withheld",
            "保密", "未披露", "不详", "未知", "未提供", "未公开", "商业秘密", "商业机密", "待定", "不公开", "未注明", "未说明", "未標示", "未测", "未检测", "未测定", "未分析", "未检验", "未做", "未测试", "未测量", "未化验", "没有检测", "没有测", "未測定", "未分析", "測定せず", "不明确",
            "非公開", "不明", "企業秘密", "社外秘", "未公表",
            "unbekannt", "vertraulich", "nicht angegeben", "nicht bestimmt", "nicht gemessen", "nicht geprüft", "nicht untersucht", "nicht analysiert", "n.b.", "auf anfrage", "k.a.", "keine angabe", "keine angaben", "betriebsgeheimnis", "nicht bekannt", "geschäftsgeheimnis",
        ],
    ),
    (
        Mark::NotAll,
        &[
            "main component", "main components", "main constituent", "main constituents", "main ingredient", "main ingredients", "main element", "main elements",
            "major component", "major components", "major constituent", "major constituents", "major elements", "principal components", "principal constituents",
            "primary components", "key components", "basic components", "主要成分", "主要成份", "主要元素", "主要组分", "主要组成", "主要化学成分", "主成分", "主な成分",
            "hauptbestandteil", "hauptbestandteile", "hauptkomponenten", "hauptelemente",
            "selected", "selected elements", "excerpt", "extract of", "partial", "incomplete", "simplified", "matrix", "main phase", "normalized", "normalised", "normiert", "auszug", "部分", "节选", "主相", "基体", "归一化",
            "among others", "among other things", "inter alia", "unter anderem", "u.a.", "see", "refer to", "attached", "siehe", "详见", "参见", "见附件", "附件", "参照",
            "diffused", "diffusion", "grain boundary diffusion", "grain boundary diffused", "=GBD", "infiltrated", "infiltration", "diffundiert", "korngrenzendiffusion",
            "扩散", "晶界扩散", "晶界渗透", "晶界擴散", "渗透", "拡散", "粒界拡散",
        ],
    ),
    (Mark::Present, &["saturated", "gesättigt", "饱和", "present", "incl.", "incl", "included", "inkl.", "inkl", "inklusive", "enthalten", "存在", "飽和"]),
    (
        Mark::Max(false),
        &[
            "max", "max.", "maximum", "maximal", "at most", "up to", "not more than", "no more than", "not exceeding", "not exceed",
            "not greater than", "not to exceed", "höchstens", "bis zu", "最大", "最多", "最高", "不大于", "不超过", "不高于", "小于等于", "不多于", "上限", "maximalwert", "不大於", "不超過",
            "nmt", "max :", "maks.", "maks", "上限值", "not above", "not over", "not higher than", "no higher than", "no greater than",
            "not larger than", "not in excess of", "less than or equal to", "nicht mehr als", "nicht über", "nicht größer als", "nicht höher als",
            "bis max.", "bis max", "bis maximal", "bis höchstens", "kleiner gleich", "kleiner oder gleich", "不得超过", "不得大于", "不得高于",
            "不应超过", "不应大于", "不应高于", "不多於", "不高於", "至多", "最大で", "最高で",
        ],
    ),
    (Mark::Max(true), &["less than", "below", "under", "lower than", "fewer than", "unter", "weniger als", "kleiner als", "=LT", "小于", "低于", "少于", "小於", "低於"]),
    (
        Mark::Min(false),
        &[
            "min", "min.", "minimum", "minimal", "at least", "not less than", "no less than", "not below", "mindestens", "mind.",
            "最小", "最少", "最低", "不小于", "不少于", "不低于", "大于等于", "下限", "不小於", "不低於", "nlt", "下限值", "=assay min",
            "not under", "not lower than", "no lower than", "not fewer than", "not smaller than", "no smaller than", "greater than or equal to",
            "nicht unter", "nicht weniger als", "nicht kleiner als", "nicht geringer als", "nicht niedriger als", "wenigstens", "zumindest",
            "größer gleich", "größer oder gleich", "不得低于", "不得少于", "不得小于", "不应低于", "不应少于", "不应小于", "至少", "不少於",
            "少なくとも", "最低でも",
        ],
    ),
    (Mark::Min(true), &["more than", "above", "over", "greater than", "higher than", "exceeding", "über", "mehr als", "größer als", "=GT", "大于", "高于", "超过", "大於", "高於", "超過"]),
    (Mark::MaxAfter(false), &["を超えない", "超えない", "以下", "以内", "或以下", "或更少", "or less", "and less", "and below", "or below", "oder weniger"]),
    (Mark::MaxAfter(true), &["未満", "未满"]),
    (Mark::MinAfter(false), &["を下回らない", "下回らない", "以上", "或以上", "或更多", "or more", "and more", "and above", "or above", "or greater", "or better", "oder mehr", "and up", "und mehr", "以及更多"]),
    (
        Mark::About,
        &[
            "about", "approx", "approx.", "approximately", "ca", "ca.", "circa", "around", "nominal", "nominally", "nom.", "=nom", "typical", "typ.",
            "=typ", "typically", "average", "avg", "avg.", "mean", "ungefähr", "etwa", "rund", "nominell", "typisch", "im mittel",
            "约", "大约", "约为", "左右", "約", "程度", "标称", "典型", "典型值", "平均", "大概", "目标值", "名义", "概ね", "およそ", "公称", "標稱",
        ],
    ),
    (Mark::To, &["to", "bis", "through", "至", "到", "から", "～"]),
    (Mark::From, &["from", "between", "von", "zwischen", "介于", "在", "从", "range", "ranging from", "bereich"]),
    (Mark::Each, &["each", "each element", "individual", "individually", "single", "respectively", "both", "all", "every", "jeweils", "je", "beide", "alle", "各", "各自", "每种", "单个", "单项", "均", "分别", "都", "それぞれ", "いずれも", "共に", "単独", "any other"]),
    (Mark::Total, &["total", "in total", "sum", "sum of", "totally", "combined", "together", "合计", "总计", "总量", "总和", "合計", "总含量", "zusammen", "gesamt", "summe", "insgesamt", "総量", "計", "total of", "共"]),
    (Mark::Of, &["of", "in", "of total", "relative to", "based on", "referred to", "占", "相对于", "des", "der", "von gesamt", "bezogen auf", "基于", "in terms of", "on the basis of"]),
    (Mark::OfWhich, &["of which", "thereof", "including", "whereof", "in which", "containing", "comprising", "davon", "其中", "其中含", "包括", "包含", "内含", "うち", "内訳", "einschließlich", "consisting of"]),
    (Mark::And, &["and", "und", "和", "与", "及", "以及", "と", "および", "及び", "or", "nor", "oder", "或", "&", "並びに", "和/或", "and/or", "跟", "與"]),
    (
        Mark::With,
        &[
            "with", "mit", "content", "contents", "content of", "consists of", "made of",
            "gehalt", "anteil", "含量", "含量为", "为", "是", "有", "内装", "带", "组成", "成分", "成份", "の", "は", "が", "を", "含有量", "means", "stands for", "denotes", "bedeutet", "表示", "代表", "等级", "等静压", "等离子", "等轴", "等温", "等效", "concentration", "conc.", "的", "ist", "is", "are", "assay", "purity", "纯度", "純度", "reinheit", "level", "amount",
        ],
    ),
    (Mark::Contains, &["contains", "contain", "has", "having", "includes", "enthält", "含", "含有", "含む", "另含", "还含", "并含", "also contains", "plus"]),
    (Mark::DopedAfter, &["doped", "activated", "dotiert", "dotiertes", "stabilised", "stabilized", "stabilisiert", "stabilisiertes", "掺杂", "稳定", "激活", "ドープ", "添加", "安定化", "賦活", "doping", "co doped", "micro alloyed", "microalloyed", "mikrolegiert", "微合金化", "微量添加"]),
    (Mark::DopedBefore, &["doped with", "activated by", "activated with", "stabilised with", "stabilized with", "stabilised by", "stabilized by", "dotiert mit", "stabilisiert mit", "掺", "掺入"]),
    (Mark::DetectionLimit, &["detection limit", "limit of detection", "检出限", "检测限", "檢出限", "定量限", "検出限界", "検出下限", "定量下限", "nachweisgrenze", "reporting limit", "quantification limit", "limit of quantification", "limit of quantitation", "method detection limit", "limit of determination", "报告限", "方法检出限", "测定下限", "检测下限", "检出下限", "bestimmungsgrenze", "=RL", "=MDL", "=LOQ", "=LOD", "=DL"]),
    (
        Mark::HeadName,
        &[
            "element", "elements", "component", "components", "constituent", "constituents", "ingredient", "ingredients", "substance", "substances", "material composition",
            "chemical composition", "composition", "chem. composition", "chemical analysis", "analysis", "chemical name", "symbol", "formula", "item", "parameter",
            "元素", "组分", "组成元素", "化学成分", "化学成份", "化学组成", "物质", "物质名称", "名称", "项目", "成分名称", "符号", "化学式", "化學成分",
            "elemente", "bestandteil", "bestandteile", "inhaltsstoff", "inhaltsstoffe", "komponente", "zusammensetzung", "chemische zusammensetzung", "stoff", "bezeichnung", "analyse",
            "成分名", "化学組成", "組成", "化学名", "物質名", "元素名",
        ],
    ),
    (
        Mark::HeadValue,
        &["value", "values", "result", "results", "actual", "measured", "test result", "实测值", "实测", "检测结果", "结果", "数值", "质量分数", "wert", "werte", "istwert", "ergebnis", "messwert", "分析値", "測定値", "値"],
    ),
    (Mark::HeadSpec, &["spec", "spec.", "specification", "requirement", "requirements", "standard value", "标准值", "标准要求", "标准", "规格", "规格值", "指标", "技术要求", "sollwert", "vorgabe", "規格", "規格値"]),
    (Mark::Yes, &["yes", "ja"]),
    (Mark::Detected, &["detected", "found", "检出", "檢出", "检出到", "nachgewiesen", "gefunden", "検出"]),
    (Mark::Whether, &["是否", "有无", "whether", "ob"]),
    (Mark::Basis, &["rare earth basis", "re basis", "rem basis", "reo basis", "treo basis", "trem basis", "tre basis"]),
    (Mark::CasWord, &["cas", "cas no", "cas no.", "cas nr", "cas nr.", "cas number", "cas rn", "cas#", "cas #", "cas-no.", "cas号", "cas登录号", "cas 号", "cas番号", "cas-nummer", "cas編號"]),
    (Mark::AsAnalysis, &["expressed as", "calculated as", "reported as", "以计", "as element", "elemental", "换算", "berechnet als", "換算"]),
];

/// Adds all words of notation to a table.
pub(crate) fn add<M: Copy>(table: &mut Phrases<M>, meaning: impl Fn(Mark) -> M) {
    for (mark, words) in MARKS {
        for word in *words {
            match word.strip_prefix('=') {
                Some(exact) => table.add(exact, true, meaning(*mark)),
                None => table.add(word, false, meaning(*mark)),
            }
        }
    }
}
