// What the person is asked, and facts read from words that they may confirm.

import { h, icon } from "./dom.js";
import { pick, shorter } from "./words.js";

/** An answered question in one line, with a way back to it. */
export function answered(entry, unfold, { words, lang }) {
  const { question: asked, value } = entry;
  const chosen = asked.options.find((o) => o.value === value);
  const ask = pick(asked.ask, lang);
  return h(
    "div",
    { class: "question answered", part: "question" },
    h("p", {}, `${ask} `, h("b", {}, chosen ? pick(chosen.label, lang) : words.dont_know)),
    h("button", { type: "button", "aria-label": words.of(words.change, ask), onclick: unfold }, words.change),
  );
}

/** One question, with the answer given; `act(value)` takes an answer, undefined for “I do not know”. */
export function question(entry, name, leads, act, { words, lang }) {
  const { question: asked, value, unknown } = entry;
  const option = (chosen, label, below, take, open) =>
    h(
      "label",
      { class: `option${open ? " open" : ""}`, part: "option" },
      chosenInput(name, chosen, take),
      h("span", {}, h("span", {}, label), below),
    );
  const lead = (there) => leads && there && h("span", { class: `said ${there}` }, icon(there), words.outcome[there]);
  const why = h("p", { class: "hint" }, pick(asked.why, lang));
  if (asked.options.length === 0) {
    return h("div", { class: "question", part: "question" }, h("h3", {}, pick(asked.ask, lang)), why, h("p", {}, words.amounts));
  }
  return h(
    "fieldset",
    { class: "question", part: "question" },
    h("legend", {}, pick(asked.ask, lang)),
    why,
    asked.options.map((o) => option(value === o.value, pick(o.label, lang), lead(o.outcome), () => act(o.value), false)),
    option(unknown, words.dont_know, h("span", { class: "small" }, words.stays_open), () => act(undefined), true),
  );
}

function chosenInput(name, chosen, take) {
  const input = h("input", { type: "radio", name, onchange: take });
  input.checked = chosen;
  return input;
}

/**
 * Suggestions that wait for a word of the person, as far as they answer what is open; the others would
 * change nothing. Each fact and value stands once, with all the words it was read from.
 */
export function waiting(found, facts, denied, guide) {
  const open = new Set(found.questions.flatMap((q) => q.facts));
  const once = new Map();
  for (const { fact, value, text, accepted } of found.suggestions) {
    const key = `${fact}=${value}`;
    if (accepted || facts?.[fact] !== undefined || denied.has(key) || !open.has(fact)) continue;
    const known = once.get(key) ?? { key, fact, value, texts: new Set(), question: guide.question(fact) };
    known.texts.add(text);
    once.set(key, known);
  }
  return [...once.values()].sort((a, b) => guide.place(a.fact) - guide.place(b.fact));
}

/**
 * A fact read from words, to confirm. What is asked with yes and no is answered so, in the rulebook's
 * words; anything else is right or not. `act(value)` confirms a value, undefined refuses the one read.
 */
export function suggestion({ fact, value, texts, question: asked }, act, { words, lang }) {
  const label = (one) => pick(one.label, lang);
  const options = asked?.options ?? [];
  const read = options.find((o) => o.value === value);
  const yesNo = options.some((o) => o.value === "yes");
  const says = yesNo ? pick(asked.ask, lang) : words.of(asked ? label(asked) : fact, read ? label(read) : value);
  const button = (text, chosen) =>
    h("button", { type: "button", "aria-label": words.of(text, says), onclick: () => act(chosen) }, text);
  const answers = yesNo
    ? [read, ...options.filter((o) => o !== read)].map((o) => button(label(o), o.value))
    : [button(words.accept_yes, value), button(words.accept_no, undefined)];
  const from = [...texts].slice(0, 3).map((text) => words.quote(shorter(text))).join(words.comma);
  return h(
    "div",
    { class: "suggestion", part: "suggestion" },
    h("p", {}, h("b", {}, says), " ", h("span", { class: "small" }, words.from(from))),
    h("div", { class: "row" }, answers),
  );
}
