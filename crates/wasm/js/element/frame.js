// The nodes of the element. The frame with the field is made once, so that focus, caret and undo
// stay; what depends on the answer is drawn into its places.

import { question, answered, suggestion } from "./asking.js";
import { h, logo, svg } from "./dom.js";
import { idle, outcome, pagesOwn, refusal } from "./outcome.js";
import { hasOptions } from "./questions.js";
import { restsOn, stated } from "./stated.js";
import { read } from "./reading.js";
import { reasons, unfold } from "./reasons.js";
import { WORDS, dayIn, pick } from "./words.js";

/** The longest text that the engine reads, in bytes, and so at most in characters. */
const LONGEST = 100_000;

export class Frame {
  /** The language it was drawn in. */
  lang = null;
  #root;
  #act;
  /** Nodes of questions, by their key. */
  #asked = new Map();
  /** What was written into the field last. */
  #text = "";
  /** What the answer's places were drawn from. */
  #drawn = [];

  /**
   * @param {ShadowRoot} root
   * @param act what the person does: `typed`, `restored`, `answered`, `unfolded`, `led`, `confirmed`, `changed`, `removed`, `again`
   */
  constructor(root, act) {
    this.#root = root;
    this.#act = act;
    this.text = h("textarea", {
      id: "goods", part: "field", spellcheck: "false", autocomplete: "off", autocapitalize: "off", rows: "2",
      onbeforeinput: (event) => this.#tooLong(event),
      oninput: () => act.typed(this.text.value),
    });
    this.label = h("label", { for: "goods" });
    this.given = h("p", { class: "hint", id: "goods-given" });
    this.hint = h("p", { class: "hint", id: "goods-hint" });
    this.refusal = h("div");
    this.said = h("div", { part: "suggestions" });
    this.stated = h("section", { part: "stated", class: "pad" });
    this.answer = h("div", { part: "answer" });
    this.questions = h("div", { class: "questions", part: "questions" });
    this.rest = h("div", { part: "reasons" });
    this.head = h("h2", { id: "head" });
    this.foot = h("div", { class: "foot", part: "foot" });
    this.live = h("div", { class: "gone", role: "status", "aria-live": "polite" });
    const goods = h("div", { class: "pad", part: "goods" }, this.label, this.text, this.given, this.hint, this.refusal, this.said);
    // A fieldset, so that a disabled form disables all of it at once.
    this.controls = h("fieldset", {}, goods, this.stated, this.answer, this.questions, this.rest);
    // The text is English or Chinese on a page that runs from right to left, too.
    this.frame = h(
      "div",
      { class: "frame", part: "frame", dir: "ltr", role: "group", "aria-labelledby": "head" },
      h("div", { class: "head", part: "head" }, this.head, logo()),
      this.controls,
      this.live,
      this.foot,
    );
    // Its width where the place asks for one: the frame, whose parts go by its width, has none of its own.
    root.append(svg("svg", { class: "place", "aria-hidden": "true" }), this.frame);
  }

  /**
   * Keeps out what no engine reads and a browser takes many seconds to lay out, as a whole file that was
   * pasted. The field stays as it was, and it is said why.
   */
  #tooLong(event) {
    const text = event.data ?? event.dataTransfer?.getData("text/plain") ?? "";
    if (text.length <= LONGEST) return;
    event.preventDefault();
    this.refusal.replaceChildren(h("p", { id: "refusal", class: "note", role: "alert" }, h("span", { class: "error" }, WORDS[this.lang].too_long(text.length, LONGEST))));
  }

  /** Draws what has changed of what is to be seen. */
  show(seen) {
    const { words, lang, found, goods } = seen;
    this.lang = lang;
    this.frame.setAttribute("lang", lang === "zh" ? "zh-CN" : "en");
    write(this.head, words.heading);
    write(this.label, words.goods);
    write(this.hint, words.goods_hint);
    // A field changes line ends that were given; written anew each time, the caret would be lost.
    if (goods.text !== this.#text && goods.text !== this.text.value) this.text.value = goods.text;
    this.#text = goods.text;
    this.text.setAttribute("aria-invalid", String(seen.refused !== null && !seen.pages));
    this.text.setAttribute("aria-describedby", `${seen.given === null ? "goods-hint" : "goods-given"} refusal`);
    this.controls.disabled = seen.disabled;
    this.#keeping(this.given, () => this.#showGiven(seen));
    this.#keeping(this.foot, () => this.#showFoot(seen));
    this.refusal.replaceChildren(...(seen.refused ? [seen.pages ? pagesOwn(seen) : refusal(seen.refused.error, seen)] : []));
    this.#keeping(this.stated, () => this.#showStated(seen));
    this.#showQuestions(seen);
    this.#keeping(this.said, () => this.#showSuggestions(seen));
    // The places of the answer are long; a press that leaves the answer as it was leaves them too.
    const rests = restsOn(seen.stated, words);
    const from = [found, lang, seen.refused, seen.failure, seen.loading, rests];
    if (from.length === this.#drawn.length && from.every((one, n) => one === this.#drawn[n])) return;
    this.#drawn = from;
    this.#keeping(this.answer, () => this.answer.replaceChildren(this.#answer({ ...seen, rests })));
    const open = [...this.rest.querySelectorAll("details[open]")].map((fold) => fold.dataset.fold);
    this.#keeping(this.rest, () => {
      this.rest.replaceChildren(...(found === null ? [] : [read(found, seen), ...reasons(found, seen)].filter(Boolean)));
      this.rest.querySelectorAll("details").forEach((fold) => open.includes(fold.dataset.fold) && unfold(fold));
    });
  }

  /** Where that stands which holds a form back. */
  anchor(missing) {
    const place = { failed: this.answer.querySelector("button"), open: this.#lastInput(), unknown: this.#lastInput() }[missing];
    return place ?? this.text;
  }

  #lastInput() {
    return this.questions.querySelector("fieldset:last-of-type input");
  }

  announce(text) {
    write(this.live, text);
  }

  /** Does what takes its own button away; the focus passes to the field. */
  #back(act) {
    act();
    this.text.focus();
  }

  #unfold(entry) {
    this.#act.unfolded(entry);
    const { node } = this.#asked.get(entry.key) ?? {};
    (node?.querySelector("input:checked") ?? node?.querySelector("input"))?.focus();
  }

  /** The button goes with what it confirms; the focus passes to what waits next, else to the field. */
  #confirm(one, value) {
    this.#act.confirmed(one, value);
    (this.said.querySelector("button") ?? this.text).focus();
  }

  #answer({ found, failure, loading, refused, words, lang, ...context }) {
    if (found !== null) return outcome(found, dayIn(lang, found.date), { words, lang, ...context });
    if (failure === null) return idle(h("p", {}, loading ? words.loading : refused ? words.no_answer : words.empty));
    const says = pick(failure.error?.message ?? { en: String(failure), zh: null }, lang);
    return idle(h("p", { class: "error" }, says), h("button", { type: "button", onclick: () => this.#back(this.#act.again) }, words.again));
  }

  #showGiven({ words, goods, given }) {
    const back = () => h("button", { type: "button", class: "link", onclick: () => this.#back(this.#act.restored) }, words.restore);
    this.given.replaceChildren(...(given === null ? [] : [`${words[given]} `, goods.rewritten ? back() : ""]));
    this.given.hidden = given === null;
    this.hint.hidden = given !== null;
  }

  #showFoot({ words, full, sends, asOf, lang }) {
    this.foot.replaceChildren(
      h("p", {}, words.legal),
      full ? h("a", { href: full }, words.full) : "",
      h("span", {}, sends ? words.sent_by_form : words.sent),
      asOf === null ? "" : h("span", {}, words.rulebook(dayIn(lang, asOf))),
    );
  }

  /** A question that is there already keeps its nodes, and with them the focus. */
  #showQuestions({ asked, leads, lang, words, ...rest }) {
    const place = this.questions;
    const context = { lang, words, ...rest };
    const nodes = asked.map((entry) => {
      const same = JSON.stringify([entry.question, entry.folded, entry.folded && entry.value, leads, lang]);
      const known = this.#asked.get(entry.key);
      if (known?.same === same) return known.node;
      // By the key, for two groups of one name would be one.
      const node = entry.folded
        ? answered(entry, () => this.#unfold(entry), context)
        : question(entry, `question ${entry.key}`, leads, (value) => this.#act.answered(entry, value), context);
      if (known) this.#keeping(known.node, () => known.node.replaceWith(node), () => node);
      this.#asked.set(entry.key, { same, node });
      return node;
    });
    for (const [key, { node }] of this.#asked) {
      if (asked.some((entry) => entry.key === key)) continue;
      node.remove();
      this.#asked.delete(key);
    }
    let toggle = place.querySelector(":scope > .leads");
    // Only what is out of its place is moved: moving takes the focus away.
    nodes.forEach((node, n) => place.children[n] !== node && place.insertBefore(node, place.children[n] ?? null));
    if (!asked.some((entry) => hasOptions(entry.question) && !entry.folded)) {
      toggle?.remove();
      return;
    }
    toggle ??= h("p", { class: "leads" }, h("button", { type: "button", class: "link", onclick: () => this.#act.led() }));
    write(toggle.firstChild, leads ? words.leads_hide : words.leads);
    if (place.lastChild !== toggle) place.append(toggle);
  }

  #showStated({ stated: rows, goods, ...context }) {
    const change = (row) => this.#unfold(this.#act.changed(row));
    this.stated.replaceChildren(...stated(rows, goods.others, { change, remove: this.#act.removed }, context));
    this.stated.hidden = rows.length === 0;
  }

  #showSuggestions({ waiting, words, ...rest }) {
    const nodes = waiting.map((one) => suggestion(one, (value) => this.#confirm(one, value), { words, ...rest }));
    this.said.replaceChildren(...(nodes.length > 0 ? [h("p", { class: "name" }, words.accept), ...nodes] : []));
  }

  /**
   * Redraws a place; where the focus was in it, its successor in the new nodes gets it. It is counted
   * within its own part, for other parts may have gone.
   */
  #keeping(place, draw, successor = null) {
    const focused = this.#root.activeElement;
    if (focused === null || !place.contains(focused)) {
      draw();
      return;
    }
    const partOf = (control, node) => (control.parentNode === node ? control.getAttribute("part") : partOf(control.parentNode, node));
    const part = partOf(focused, place);
    const controls = (node) =>
      [...node.querySelectorAll("a[href], button, input, summary")].filter((one) => successor || partOf(one, node) === part);
    const at = controls(place).indexOf(focused);
    draw();
    if (focused.isConnected) return;
    const control = controls(successor?.() ?? place)[at];
    if (control?.localName === focused.localName) control.focus({ preventScroll: true });
  }
}

function write(node, text) {
  if (node.textContent !== text) node.textContent = text;
}
