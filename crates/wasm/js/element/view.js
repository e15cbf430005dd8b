// From a determination to nodes. Nothing is decided here: words, order and marks only. Each part is
// drawn with a context, `{ words, lang, listed }`.

import { h, icon, svg } from "./dom.js";
import { pick } from "./words.js";

/** The tag of a language. */
export const langOf = (lang) => (lang === "zh" ? "zh-CN" : "en");

export function squares(level) {
  const on = { low: 1, medium: 2, high: 3 }[level];
  return h("span", { class: "squares", "aria-hidden": "true" }, [1, 2, 3].map((n) => h("i", { class: n <= on ? "on" : null })));
}

/** The outcome's word; where facts are open, how many answers decide. */
export function outcomeWord(found, words) {
  return found.outcome === "needs_facts" ? words.decides(found.questions.length) : words.outcome[found.outcome];
}

/** The coloured field. */
export function outcome(found, day, { words, lang }) {
  const codes = found.control_codes.length > 0 ? found.control_codes : found.possible_codes;
  const shown = codes.slice(0, 3).join(words.comma) + (codes.length > 3 ? " …" : "");
  return h(
    "div",
    { class: `outcome ${found.outcome}`, part: "outcome" },
    h("p", { class: "day" }, words.judged(day, found.id)),
    h("p", { class: "word", part: "outcome-word" }, icon(found.outcome), h("span", {}, outcomeWord(found, words))),
    h("p", { part: "summary" }, pick(found.summary, lang)),
    h(
      "div",
      { class: "rest" },
      shown && h("span", { class: "code" }, shown),
      found.lean && h("span", {}, words.leans[found.lean]),
      found.sure && h("span", {}, squares(found.sure), words.sure[found.sure]),
    ),
  );
}

/** An answered question in one line, with a way back to it. */
export function answered(entry, unfold, { words, lang }) {
  const { question: asked, value } = entry;
  const chosen = asked.options.find((o) => o.value === value);
  const ask = pick(asked.ask, lang);
  return h(
    "div",
    { class: "question row", part: "question" },
    h("p", {}, `${ask} `, h("b", {}, chosen ? pick(chosen.label, lang) : words.dont_know)),
    h("button", { type: "button", "aria-label": `${words.change}: ${ask}`, onclick: unfold }, words.change),
  );
}

/** One question, with the answer given; `act(value)` takes an answer, undefined for “I do not know”. */
export function question(entry, name, leads, act, { words, lang }) {
  const { question: asked, value, unknown } = entry;
  const option = (chosen, label, outcomeThere, take, open) =>
    h(
      "label",
      { class: `option${open ? " open" : ""}`, part: "option" },
      chosenInput(name, chosen, take),
      h(
        "span",
        {},
        h("span", {}, label),
        open
          ? h("span", { class: "small" }, words.stays_open)
          : leads && h("span", { class: `said ${outcomeThere}` }, icon(outcomeThere), words.outcome[outcomeThere]),
      ),
    );
  const why = h("p", { class: "hint" }, pick(asked.why, lang));
  if (asked.options.length === 0) {
    return h("div", { class: "question", part: "question" }, h("h3", {}, pick(asked.ask, lang)), why, h("p", {}, words.amounts));
  }
  return h(
    "fieldset",
    { class: "question", part: "question" },
    h("legend", {}, pick(asked.ask, lang)),
    why,
    asked.options.map((o) => option(value === o.value, pick(o.label, lang), o.outcome, () => act(o.value), false)),
    option(unknown, words.dont_know, null, () => act(undefined), true),
  );
}

function chosenInput(name, chosen, take) {
  const input = h("input", { type: "radio", name, onchange: take });
  input.checked = chosen;
  return input;
}

/** Facts read from words, to confirm. */
export function suggestion(found, label, act, { words }) {
  return h(
    "div",
    { class: "suggestion", part: "suggestion" },
    h("p", {}, h("b", {}, label), ` ${words.from(found.text)}`),
    h(
      "div",
      { class: "row" },
      h("button", { type: "button", "aria-label": `${words.accept_yes}: ${label}`, onclick: () => act(true) }, words.accept_yes),
      h("button", { type: "button", "aria-label": `${words.accept_no}: ${label}`, onclick: () => act(false) }, words.accept_no),
    ),
  );
}

/** The listed elements of a part: its own, or those that its formula names. */
function listedIn(part, listed) {
  const symbols = part.element ? [part.element] : (part.substance.match(/[A-Z][a-z]?/g) ?? []);
  return [...new Set(symbols)].filter((symbol) => listed.has(symbol));
}

/** The middle of an amount, for drawing only. */
const middle = ([low, high]) => (Number(low) + Number(high)) / 2;

/** The composition by mass: the listed first, then by falling mass. */
export function bar(found, { words, listed }) {
  const parts = found.composition
    .filter((part) => part.mass_percent !== null && middle(part.mass_percent) > 0)
    .map((part) => ({ ...part, mass: middle(part.mass_percent), seven: listedIn(part, listed).length > 0 }))
    .sort((a, b) => Number(b.seven) - Number(a.seven) || b.mass - a.mass);
  const whole = Math.max(100, parts.reduce((sum, part) => sum + part.mass, 0));
  let start = 0;
  const boxes = parts.flatMap((part) => {
    const width = Math.max((part.mass / whole) * 100, part.seven ? 1.05 : 0);
    const x = start;
    start += width;
    const kind = part.seven ? " seven" : "";
    const label = width >= 24 ? `${part.substance} ${trim(part.mass)}` : width >= 3 + 2.5 * part.substance.length ? part.substance : null;
    return [
      svg("rect", { class: `box${kind}`, x: `${x}%`, y: "0", width: `${width}%`, height: "100%" }),
      label && svg("text", { class: kind.trim(), x: `${x + width / 2}%`, y: "50%" }, label),
    ];
  });
  const list = found.composition.map((part) => `${part.substance} ${amount(part.mass_percent, words)}`).join(words.comma);
  return svg("svg", { class: "bar", part: "bar", role: "img", "aria-label": words.bar(list) }, boxes);
}

const trim = (number) => String(Number(number.toPrecision(3)));

const amount = (interval, words) => (interval === null ? words.open : words.percent(...interval.map((n) => trim(Number(n)))));

/** Bar, the listed elements by name, and what was not read. */
export function read(found, context) {
  const { words, listed, lang } = context;
  const tiles = found.composition.flatMap((part) => listedIn(part, listed).map((symbol) => tile(symbol, part)));
  function tile(symbol, part) {
    const element = listed.get(symbol);
    const name = pick(element.name, lang);
    // Of a compound only the whole's amount is told here.
    const says = part.element ? `${name} ${amount(part.mass_percent, words)}` : words.within(name, part.substance);
    return h(
      "li",
      {},
      h("span", { class: element.judges ? "tile" : "tile hatched", "aria-hidden": "true" }, symbol),
      h("span", {}, says),
    );
  }
  // Said only where the engine, too, met none.
  const none = found.outcome === "not_controlled" && found.rules.length === 0 && found.composition.length > 0;
  return h(
    "div",
    { class: "read pad", part: "composition" },
    found.composition.length > 0 ? bar(found, context) : null,
    tiles.length > 0 ? h("ul", { class: "tiles", "aria-label": words.found }, tiles) : none && h("p", { class: "small" }, words.none),
    found.unread.length > 0 && found.outcome !== "licence_required"
      ? h("p", { class: "note warn" }, words.unread(found.unread.map((u) => `“${u.text}”`).join(words.comma)))
      : null,
  );
}

const mark = (authority, words) => h("span", { class: `mark ${authority}` }, words.authority[authority]);

/** Items met, with the law's words, the Chinese first. */
export function items(found, { words }) {
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

/** Rules tried, condition by condition. */
export function rules(found, { words, lang }) {
  if (found.rules.length === 0) return null;
  const condition = (c) =>
    h(
      "li",
      {},
      icon(c.verdict),
      h("span", {}, h("span", { class: "gone" }, `${words.verdict[c.verdict]}: `), `${pick(c.text, lang)}. `, h("span", { class: "small" }, pick(c.evidence, lang))),
    );
  return fold(
    "rules",
    `${words.rules} (${found.rules.length})`,
    h(
      "ul",
      { class: "list" },
      found.rules.map((rule) =>
        h(
          "li",
          { class: "item" },
          h("p", {}, rule.control_code && h("b", {}, `${rule.control_code} `), `${pick(rule.text, lang)} `, h("span", { class: "small" }, `(${words.verdict[rule.verdict]})`)),
          h("ul", { class: "conditions" }, rule.conditions.map(condition)),
          h("p", { class: "row" }, rule.citations.map((c) => mark(c.authority, words))),
        ),
      ),
    ),
  );
}

/** Single facts that would change the outcome. */
export function changes(found, { words, lang }) {
  if (found.changes.length === 0) return null;
  const line = (change) =>
    h("li", {}, h("span", { class: `said ${change.outcome}` }, icon(change.outcome), words.outcome[change.outcome]), " ", pick(change.label, lang));
  return fold("changes", words.changes, h("ul", { class: "list" }, found.changes.map(line)));
}

/** What to know besides; the loud ones, and what the answer does not rule out, stand open. */
export function notices(found, { words, lang }) {
  const note = (notice) => h("li", { class: `note ${notice.level}` }, pick(notice.text, lang));
  const loud = (notice) => notice.level === "warn" || notice.kind === "not_ruled_out" || notice.kind === "past_as_of";
  const open = found.notices.filter(loud);
  const rest = found.notices.filter((notice) => !loud(notice));
  return [
    open.length > 0 ? h("section", { class: "pad", part: "notices" }, h("h3", {}, words.notices), h("ul", { class: "list" }, open.map(note))) : null,
    rest.length > 0 ? fold("notices", open.length > 0 ? `${words.notices} (${rest.length})` : words.notices, h("ul", { class: "list" }, rest.map(note))) : null,
  ];
}

/** Every source named, once, the most official first. */
export function sources(found, { words, lang }) {
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
  return fold("sources", `${words.sources} (${once.length})`, h("ul", { class: "list", part: "citations" }, once.map(line)));
}

/** The words for the declaration. */
export function remark(found, { words }) {
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
    h("p", { class: "row" }, h("button", { type: "button", "aria-live": "polite", onclick: copy }, words.copy)),
  );
}

/** A part that is opened by who wants to read it. */
function fold(name, heading, inside) {
  return h("details", { part: name, "data-fold": name }, h("summary", {}, heading), h("div", {}, inside));
}

/** A refusal: where, what is wrong, what to write. */
export function refusal(error, { lang }) {
  return h(
    "p",
    { id: "refusal", class: "note" },
    h("span", { class: "error" }, pick(error.message, lang)),
    error.hint ? ` ${pick(error.hint, lang)}` : null,
  );
}
