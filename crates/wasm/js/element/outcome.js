// The coloured field, what stands in its place while there is no answer, and refusals. Nothing is
// decided here: words, order and marks only. Each part is drawn with a context, `{ words, lang, listed }`.

import { h, icon, svg } from "./dom.js";
import { pick, shorter } from "./words.js";

/** So many codes stand in the field. */
const CODES = 3;

function squares(level) {
  const on = { low: 1, medium: 2, high: 3 }[level];
  return h("span", { class: "squares", "aria-hidden": "true" }, [1, 2, 3].map((n) => h("i", { class: n <= on ? "on" : null })));
}

/** The outcome's word; where facts are open, how many answers decide. */
export function outcomeWord(found, words) {
  return found.outcome === "needs_facts" ? words.decides(found.questions.length) : words.outcome[found.outcome];
}

/** The codes met; where the texts leave it open those in question, and it is said that they are. */
function codes(found, words) {
  if (found.outcome !== "licence_required" && found.outcome !== "grey") return null;
  const met = found.control_codes.length > 0;
  const all = met ? found.control_codes : found.possible_codes;
  if (all.length === 0) return null;
  const named = all.slice(0, CODES).join(words.comma);
  const more = all.length > CODES ? words.more(all.length - CODES) : "";
  return h("span", { class: "code" }, met ? null : words.in_question, named, more);
}

/** A line from licence to not controlled, a disc where the texts point. */
function lean(to, words) {
  const licence = to === "licence_required";
  const line = (x1, x2, y1, y2) => svg("line", { x1, x2, y1, y2 });
  const side = (outcome) =>
    h("span", { class: outcome === to ? "to" : null }, icon(outcome), outcome === to ? words.leans[to] : words.outcome[outcome]);
  return h(
    "div",
    { class: "lean" },
    svg(
      "svg",
      { "aria-hidden": "true" },
      line("0", "100%", "50%", "50%"),
      line("0", "0", "15%", "85%"),
      line("50%", "50%", "28%", "72%"),
      line("100%", "100%", "15%", "85%"),
      svg("circle", { cx: licence ? "22%" : "78%", cy: "50%", r: "7" }),
    ),
    h("p", {}, side("licence_required"), side("not_controlled")),
  );
}

/** The coloured field. */
export function outcome(found, day, { words, lang, rests }) {
  const rest = [
    codes(found, words),
    found.sure && h("span", {}, squares(found.sure), (found.outcome === "grey" ? words.sure_open : words.sure)[found.sure]),
  ].filter(Boolean);
  return h(
    "div",
    { class: `outcome ${found.outcome}`, part: "outcome" },
    h("p", { class: "day" }, words.judged(day, found.id && shorter(found.id))),
    h("p", { class: "word", part: "outcome-word" }, icon(found.outcome), h("span", {}, outcomeWord(found, words))),
    h("p", { part: "summary" }, pick(found.summary, lang)),
    rests && h("p", { class: "rests" }, rests),
    found.lean && lean(found.lean, words),
    rest.length > 0 && h("div", { class: "rest" }, rest),
  );
}

/** The field without an answer. */
export function idle(...inside) {
  return h("div", { class: "outcome idle", part: "outcome" }, ...inside);
}

/** What is refused of a page's own doing is told to the page; its visitor can do nothing about the words. */
export function pagesOwn({ words }) {
  return h("p", { id: "refusal", class: "note" }, words.pages_own);
}

/** A refusal: where, what is wrong, what to write. */
export function refusal(error, { lang }) {
  return h(
    "p",
    { id: "refusal", class: "note" },
    h("span", { class: "error" }, shorter(pick(error.message, lang), 600)),
    error.hint ? ` ${shorter(pick(error.hint, lang), 600)}` : null,
  );
}
