// What the page states of the goods beside the composition: seen by the person, and theirs to take away or
// to answer otherwise, for the answer rests on it.

import { h } from "./dom.js";
import { WORDS, dayIn, pick, shorter } from "./words.js";

/** So many facts are named in the answer. */
const NAMED = 4;

/** The rows of the list: `{ path, label, value, says, question, removed }`. `day` is the day the page states. */
export function rowsOf(goods, day, guide, lang) {
  const { asked } = goods.questions;
  const dated = day ? [{ path: "date", within: "", key: "date", value: day }] : [];
  return [...goods.stated, ...dated]
    .filter(({ key, within }) => within !== "facts." || !asked.some((entry) => entry.key === key))
    .map((one) => ({ ...one, ...wordsOf(one, guide, lang), removed: goods.removed.has(one.path) }));
}

function wordsOf({ within, key, value }, guide, lang) {
  const words = WORDS[lang];
  if (within !== "facts.") return { label: words.stated_as[key], says: shorter(spoken(key, value, lang), 160), question: null };
  const asked = guide.question(key);
  const option = asked?.options.find((one) => one.value === value);
  return { label: asked ? pick(asked.label, lang) : key, says: option ? pick(option.label, lang) : String(value), question: option ? asked : null };
}

function spoken(key, value, lang) {
  if (key === "date") return /^\d{4}-\d\d-\d\d$/.test(value) ? dayIn(lang, value) : value;
  if (key === "accept_suggestions") return WORDS[lang].yes;
  if (key === "purpose") return WORDS[lang].purposes[value] ?? value;
  if (key !== "destination" && key !== "origin") return value;
  try {
    return `${new Intl.DisplayNames(lang, { type: "region", fallback: "none" }).of(value) ?? ""} (${value})`.trim();
  } catch {
    return value;
  }
}

/** The list; `change(row)` has a fact answered otherwise, `remove(row)` takes it away or puts it back. */
export function stated(rows, others, { change, remove }, { words }) {
  if (rows.length === 0) return [];
  const button = (word, row, act) =>
    h("button", { type: "button", class: "link", "aria-label": words.of(word, words.of(row.label, row.says)), onclick: () => act(row) }, word);
  const line = (row) =>
    h(
      "li",
      {},
      h("span", {}, `${row.label}${words.colon}`, h(row.removed ? "del" : "b", {}, row.says), row.removed && h("span", { class: "small" }, words.aside(words.removed))),
      row.question !== null && !row.removed ? button(words.change, row, change) : button(row.removed ? words.put_back : words.remove, row, remove),
    );
  return [
    h("h3", {}, words.stated),
    others && h("p", { class: "note warn" }, words.stated_others),
    h("ul", { class: "list" }, rows.map(line)),
  ].filter(Boolean);
}

/** The facts that the answer takes from the page, in one sentence; empty where there are none. */
export function restsOn(rows, words) {
  const facts = rows.filter((row) => row.within === "facts." && !row.removed);
  if (facts.length === 0) return "";
  const named = facts.slice(0, NAMED).map((row) => words.quote(words.of(row.label, row.says))).join(words.comma);
  return words.rests_on(named + (facts.length > NAMED ? words.more(facts.length - NAMED) : ""));
}
