// Why: the items met, the words for the declaration, rules tried, what would change it, notices, sources.

import { h, icon } from "./dom.js";
import { pick } from "./words.js";

const mark = (authority, words) => h("span", { class: `mark ${authority}` }, words.authority[authority]);

/** All of it, in the order read. */
export function reasons(found, context) {
  return [items, openNotices, remark, changes, rules, foldedNotices, sources].map((part) => part(found, context)).filter(Boolean);
}

/** Items met, with the law's words, the Chinese first. */
function items(found, { words }) {
  const matches = found.measures.flatMap((measure) => measure.matches);
  if (matches.length === 0) return null;
  return h(
    "section",
    { class: "pad", part: "items" },
    h("h3", {}, words.item),
    matches.map((match) =>
      h(
        "div",
        { class: "item", part: "item" },
        h("h4", {}, match.element && h("span", { class: "tile", "aria-hidden": "true" }, match.element), h("span", {}, match.control_code), mark("item_text", words)),
        h("p", { class: "small" }, words.chinese),
        match.item.zh === null ? h("p", {}, words.unseen) : h("blockquote", { lang: "zh-CN" }, match.item.zh),
        h("p", { class: "small" }, words.english),
        h("blockquote", { lang: "en" }, match.item.en),
      ),
    ),
  );
}

/** The words for the declaration. */
function remark(found, { words }) {
  const text = found.customs_remark;
  if (text === null) return null;
  const copy = async ({ currentTarget: button }) => {
    try {
      await navigator.clipboard.writeText(text.zh ?? text.en);
      button.textContent = words.copied;
    } catch {
      button.textContent = words.copy_failed;
    }
  };
  return h(
    "section",
    { class: "pad", part: "remark" },
    h("h3", {}, words.remark),
    h("div", { class: "remark" }, text.zh && h("p", { lang: "zh-CN" }, h("b", {}, text.zh)), h("p", { class: "small", lang: "en" }, text.en)),
    h("p", { class: "row" }, h("button", { type: "button", "aria-live": "polite", onclick: copy }, text.zh ? words.copy : words.copy_english)),
  );
}

/** Rules tried, condition by condition. */
function rules(found, { words, lang }) {
  if (found.rules.length === 0) return null;
  const condition = (c) =>
    h(
      "li",
      {},
      icon(c.verdict),
      h("span", {}, h("span", { class: "gone" }, words.of(words.verdict[c.verdict], "")), words.sentence(pick(c.text, lang)), h("span", { class: "small" }, pick(c.evidence, lang))),
    );
  const rule = (r) =>
    h(
      "li",
      { class: "item" },
      h("p", {}, r.control_code && h("b", {}, `${r.control_code} `), pick(r.text, lang), h("span", { class: "small" }, words.aside(words.verdict[r.verdict]))),
      h("ul", { class: "conditions" }, r.conditions.map(condition)),
      h("p", { class: "row" }, [...new Set(r.citations.map((c) => c.authority))].map((one) => mark(one, words))),
    );
  return fold("rules", words.counted(words.rules, found.rules.length), () => h("ul", { class: "list" }, found.rules.map(rule)));
}

/** Single facts that would change the outcome. */
function changes(found, { words, lang }) {
  if (found.changes.length === 0) return null;
  const line = (change) =>
    h("li", {}, h("span", { class: `said ${change.outcome}` }, icon(change.outcome), words.outcome[change.outcome]), h("span", {}, pick(change.label, lang)));
  return fold("changes", words.changes, () => h("ul", { class: "list changes" }, found.changes.map(line)));
}

const loud = (notice) => notice.level === "warn" || notice.kind === "not_ruled_out" || notice.kind === "past_as_of";
const note = (notice, lang) => h("li", { class: `note ${notice.level} ${notice.kind}` }, pick(notice.text, lang));

/** What to know besides: the loud, and what the answer does not rule out, stand open. */
function openNotices(found, { words, lang }) {
  const open = found.notices.filter(loud);
  if (open.length === 0) return null;
  return h("section", { class: "pad", part: "notices" }, h("h3", {}, words.notices), h("ul", { class: "list" }, open.map((n) => note(n, lang))));
}

function foldedNotices(found, { words, lang }) {
  const rest = found.notices.filter((notice) => !loud(notice));
  if (rest.length === 0) return null;
  return fold("notices", words.counted(words.more_notices, rest.length), () => h("ul", { class: "list" }, rest.map((n) => note(n, lang))));
}

/** Every source named, once, the most official first. */
function sources(found, { words, lang }) {
  const all = [
    ...found.measures.flatMap((m) => m.matches.flatMap((match) => match.citations)),
    ...found.rules.filter((rule) => rule.verdict === "met").flatMap((rule) => rule.citations),
    ...found.notices.flatMap((n) => n.citations),
  ];
  const once = [...new Map(all.map((c) => [c.id, c])).values()];
  const order = Object.keys(words.authority);
  once.sort((a, b) => order.indexOf(a.authority) - order.indexOf(b.authority));
  if (once.length === 0) return null;
  const line = (c) => {
    const title = pick(c.title, lang);
    const link = c.address === null ? title : h("a", { href: c.address, target: "_blank", rel: "noopener noreferrer" }, title);
    return h("li", {}, mark(c.authority, words), " ", link, c.date ? ` ${c.date}` : null, words.seen[c.seen]);
  };
  return fold("sources", words.counted(words.sources, once.length), () => h("ul", { class: "list", part: "citations" }, once.map(line)));
}

/** A part that is opened by who wants to read it, and made then: hundreds of rules may have been tried. */
function fold(name, heading, make) {
  const inside = h("div");
  const fill = () => node.open && inside.childNodes.length === 0 && inside.append(make());
  const node = h("details", { part: name, "data-fold": name, ontoggle: fill }, h("summary", {}, heading), inside);
  return node;
}

/** Opens a fold at once. */
export function unfold(node) {
  node.open = true;
  node.dispatchEvent(new Event("toggle"));
}
