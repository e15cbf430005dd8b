// Words of the drop-in in both languages. What the engine says comes from its rulebook.

export const WORDS = {
  en: {
    heading: "China export control",
    goods: "Composition",
    goods_hint: "Paste a data sheet line, a test result or a formula, for example Nd 27, Dy 3.1, B 1.0, Fe balance.",
    loading: "The check is being loaded.",
    again: "Try again",
    empty: "Write what the goods consist of.",
    no_answer: "No answer yet",
    judged: (day, id) => (id ? `${id}, for export on ${day}` : `For export on ${day}`),
    outcome: {
      licence_required: "Licence required",
      not_controlled: "Not controlled",
      grey: "Not settled",
      needs_facts: "Still open",
    },
    decides: (n) => ["One answer decides", "Two answers decide", "Three answers decide"][n - 1] ?? "Several answers decide",
    leans: { licence_required: "Leans to licence required", not_controlled: "Leans to not controlled" },
    sure: { high: "Sure: high", medium: "Sure: medium", low: "Sure: low" },
    leads: "Show where each answer leads",
    leads_hide: "Hide where each answer leads",
    dont_know: "I do not know",
    stays_open: "Stays open",
    amounts: "Write the amounts into the composition.",
    accept: "Read from your words",
    accept_yes: "Right",
    accept_no: "Not so",
    from: (text) => `from “${text}”`,
    bar: (list) => `Composition by mass: ${list}`,
    found: "Listed elements",
    within: (name, whole) => `${name}, in ${whole}`,
    none: "None of the listed elements was read.",
    unread: (list) => `Not understood: ${list}. Until it is, the goods cannot come out as not controlled.`,
    why: "Why",
    item: "Item",
    chinese: "Chinese, the text that decides",
    english: "English, our translation",
    unseen: "The Chinese of this line was not seen.",
    rules: "Rules tried",
    verdict: { met: "met", not_met: "not met", unknown: "open", excluded: "excluded" },
    changes: "What would change it",
    notices: "Also note",
    sources: "Sources",
    seen: { full: "", excerpt: " (seen as an excerpt)", secondary: " (seen through others)" },
    authority: {
      item_text: "Item text", law: "Law", official_answer: "Official answer",
      decision: "Decision", practice: "Practice", our_reading: "Our reading",
    },
    remark: "For the declaration",
    copy: "Copy Chinese",
    copied: "Copied",
    copy_failed: "Copying is not allowed here",
    change: "Change",
    full: "Open the full check",
    sent: "Nothing is sent.",
    legal: "Self-check, not legal advice. The Chinese text decides.",
    rulebook: (day) => `Rulebook of ${day}`,
    required: "Answer what is asked before you go on.",
    percent: (low, high) => {
      if (low === high) return `${low}\u00a0%`;
      return low === "0" ? `up to ${high}\u00a0%` : `${low}–${high}\u00a0%`;
    },
    comma: ", ",
    open: "not told",
  },
  zh: {
    heading: "中国出口管制",
    goods: "成分",
    goods_hint: "可粘贴数据表、检测结果或化学式，例如 Nd 27，Dy 3.1，B 1.0，Fe 余量。",
    loading: "正在加载自查工具。",
    again: "重试",
    empty: "请写明货物成分。",
    no_answer: "尚无结论",
    judged: (day, id) => (id ? `${id}，按${day}出口判断` : `按${day}出口判断`),
    outcome: {
      licence_required: "需申请许可证",
      not_controlled: "未列入管制",
      grey: "尚无定论",
      needs_facts: "仍待确认",
    },
    decides: (n) => ["尚需确认一项", "尚需确认两项", "尚需确认三项"][n - 1] ?? "尚需确认多项",
    leans: { licence_required: "倾向需申请许可证", not_controlled: "倾向未列入管制" },
    sure: { high: "把握：高", medium: "把握：中", low: "把握：低" },
    leads: "显示各选项的结论",
    leads_hide: "隐藏各选项的结论",
    dont_know: "不清楚",
    stays_open: "保持待定",
    amounts: "请把含量写入成分。",
    accept: "由文字读出",
    accept_yes: "正确",
    accept_no: "不对",
    from: (text) => `来自“${text}”`,
    bar: (list) => `质量分数：${list}`,
    found: "所列元素",
    within: (name, whole) => `${name}，含于 ${whole}`,
    none: "未读到清单所列的元素。",
    unread: (list) => `未读懂：${list}。读懂之前，不会得出未列入管制的结论。`,
    why: "依据",
    item: "条文",
    chinese: "中文原文（以此为准）",
    english: "英文（本工具翻译）",
    unseen: "未见该条目的中文原文。",
    rules: "核对过的规则",
    verdict: { met: "符合", not_met: "不符合", unknown: "待定", excluded: "排除" },
    changes: "何种情况会改变结论",
    notices: "另请注意",
    sources: "来源",
    seen: { full: "", excerpt: "（所见为节录）", secondary: "（所见为转述）" },
    authority: {
      item_text: "条文", law: "法律法规", official_answer: "官方答复",
      decision: "处罚决定", practice: "业内做法", our_reading: "本工具解读",
    },
    remark: "报关备注",
    copy: "复制中文",
    copied: "已复制",
    copy_failed: "此处不允许复制",
    change: "更改",
    full: "打开完整自查",
    sent: "不发送任何内容。",
    legal: "本结果为自查，不构成法律意见，以中文原文为准。",
    rulebook: (day) => `${day}版规则库`,
    required: "请先回答所问事项。",
    percent: (low, high) => {
      if (low === high) return `${low}%`;
      return low === "0" ? `至多${high}%` : `${low}–${high}%`;
    },
    comma: "、",
    open: "未说明",
  },
};

const MONTHS = "January February March April May June July August September October November December".split(" ");

/** `2026-06-01` as people write it. */
export function dayIn(lang, iso) {
  const [year, month, day] = iso.split("-").map(Number);
  if (lang === "zh") return `${year}年${month}月${day}日`;
  return `${day} ${MONTHS[month - 1]} ${year}`;
}

/** A text of the contract in a language; the English where the Chinese was not seen. */
export const pick = (text, lang) => (lang === "zh" && text.zh !== null ? text.zh : text.en);
