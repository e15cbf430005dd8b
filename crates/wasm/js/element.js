// `<ree-check>`: the check as one element for somebody else's page. It holds what the person enters,
// asks the engine of the default entry, and shows its answer; it decides nothing and sends nothing.

import { h, logo } from "./element/dom.js";
import { Questions, hasOptions, otherGoods, written } from "./element/questions.js";
import { dress } from "./element/style.js";
import * as view from "./element/view.js";
import { WORDS, dayIn, pick } from "./element/words.js";
import { ReeCheckError, load } from "./index.js";
import { productText } from "./product.js";

export { ReeCheckError };

/** The changed outcome is read out after this rest, not at each key. */
const REST = 600;

/** Fields of a product that say nothing of the goods. */
const BESIDE = new Set(["contract", "id", "accept_suggestions", "hs_code", "shipment"]);

/** On a server there are no elements; the file can be imported there all the same. */
const Base = globalThis.HTMLElement ?? class {};

export class ReeCheckElement extends Base {
  static formAssociated = true;
  static observedAttributes = ["lang", "date", "value", "required", "full-check"];

  #internals = this.attachInternals();
  #root = this.attachShadow({ mode: "open" });
  #engine = null;
  #failure = null;
  #listed = new Map();
  #facts = [];
  /** The last day the rulebook knows of. */
  #asOf = null;
  /** What the portal gave; the composition text and facts answered here are kept apart. */
  #given = {};
  /** The same as text, to know it again. */
  #givenText = "{}";
  /** Why what was given is no product. */
  #unfit = null;
  #text = "";
  #questions = new Questions();
  /** Facts read from words that the person said are wrong, as `fact=value`. */
  #denied = new Set();
  #confirmed = {};
  #leads = false;
  #determination = null;
  #refusal = null;
  #disabled = false;
  #timer = 0;
  #parts = null;

  connectedCallback() {
    // What a framework set before this class was there hides the accessors.
    for (const property of ["value", "date", "required"]) {
      if (!Object.hasOwn(this, property)) continue;
      const given = this[property];
      delete this[property];
      this[property] = given;
    }
    dress(this.#root);
    this.#draw();
    this.#start();
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
  }

  attributeChangedCallback(name, before, after) {
    if (before === after) return;
    if (name === "value") this.#take(goods(fromAttribute(after)));
    else this.#changed(name === "lang" || name === "full-check");
  }

  /** The product: what was given, with the text and the answers of this element. */
  get value() {
    const { composition, facts, shipment, ...rest } = this.#given;
    // What has the wrong shape goes to the engine as it is: left out, it could clear the goods.
    const product = { ...rest, shipment: joined(shipment, { date: this.date }) };
    const known = joined(facts, { ...this.#confirmed, ...this.#questions.facts() });
    if (typeof known !== "object" || Object.keys(known).length > 0) product.facts = known;
    if (composition !== undefined && typeof composition !== "string") product.composition = composition;
    else if (this.#text.trim() !== "") product.composition = this.#text;
    return product;
  }

  /**
   * A product, or its composition as text. What was answered before is forgotten, unless it is the
   * same again: frameworks set it at each rendering, and would take the answers away or never rest.
   */
  set value(product) {
    const taken = goods(product);
    if (taken.text === undefined || taken.text !== this.#givenText) this.#take(taken);
  }

  #take({ given, text, error }) {
    this.#given = given;
    this.#givenText = text;
    this.#unfit = error;
    this.#text = typeof given.composition === "string" ? given.composition : "";
    this.#forget();
    this.#changed(true);
  }

  /** The day of export, `YYYY-MM-DD`; today where none is given. */
  get date() {
    return this.getAttribute("date") ?? this.#given.shipment?.date ?? today();
  }

  set date(day) {
    if (day === null || day === undefined) this.removeAttribute("date");
    else this.setAttribute("date", day);
  }

  get name() {
    return this.getAttribute("name") ?? "";
  }

  set name(name) {
    this.setAttribute("name", name);
  }

  get required() {
    return this.hasAttribute("required");
  }

  set required(on) {
    this.toggleAttribute("required", Boolean(on));
  }

  /** The determination as it stands; null before there is one. */
  get determination() {
    return this.#determination;
  }

  /** Why there is none: a {@link ReeCheckError}, or null. */
  get error() {
    return this.#refusal ?? this.#failure;
  }

  get form() {
    return this.#internals.form;
  }

  get validity() {
    return this.#internals.validity;
  }

  get validationMessage() {
    return this.#internals.validationMessage;
  }

  get willValidate() {
    return this.#internals.willValidate;
  }

  checkValidity() {
    return this.#internals.checkValidity();
  }

  reportValidity() {
    return this.#internals.reportValidity();
  }

  formResetCallback() {
    this.#take(goods(fromAttribute(this.getAttribute("value"))));
  }

  formDisabledCallback(disabled) {
    this.#disabled = disabled;
    if (this.#parts) this.#parts.controls.disabled = disabled;
  }

  formStateRestoreCallback(state) {
    this.#take(goods(fromAttribute(state)));
  }

  async #start() {
    if (this.#engine !== null) return;
    this.#failure = null;
    this.#show();
    try {
      const engine = await load();
      const { elements, facts } = engine.vocabulary();
      this.#facts = facts;
      const { items, measures, rulebook } = engine.rulebook();
      this.#asOf = rulebook.as_of;
      this.#listed = listed(elements, items, measures);
      this.#engine = engine;
    } catch (error) {
      this.#failure = error;
    }
    this.#changed(true);
  }

  #forget() {
    this.#questions.clear();
    this.#denied.clear();
    this.#confirmed = {};
  }

  /** Judges anew and shows it; `whole` draws the field anew too, as where the language changed. */
  #changed(whole = false) {
    if (this.#parts === null) return;
    const before = this.#determination;
    this.#judge();
    if (whole) this.#draw();
    else this.#show();
    this.#submit();
    if (this.#determination !== before && this.#determination !== null) {
      this.dispatchEvent(new CustomEvent("determination", { detail: this.#determination, bubbles: true, composed: true }));
    } else if (this.#refusal !== null) {
      this.dispatchEvent(new CustomEvent("refusal", { detail: this.#refusal, bubbles: true, composed: true }));
    }
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#announce(), REST);
  }

  #judge() {
    this.#refusal = null;
    this.#determination = null;
    if (this.#unfit !== null) {
      this.#refusal = this.#unfit;
      return;
    }
    if (this.#engine === null || this.#empty) return;
    try {
      this.#determination = this.#engine.check(this.value);
      this.#questions.take(this.#determination.questions);
    } catch (error) {
      if (!(error instanceof ReeCheckError)) throw error;
      this.#refusal = error;
    }
  }

  /** Whether nothing was said of the goods yet. */
  get #empty() {
    return Object.keys(this.value).every((key) => BESIDE.has(key));
  }

  /** What a form around it sends: the determination in short, and the product beside it. */
  #submit() {
    const found = this.#determination;
    const product = this.value;
    const state = JSON.stringify(product);
    if (found === null || this.name === "") this.#internals.setFormValue(null, state);
    else {
      const data = new FormData();
      data.set(this.name, JSON.stringify(this.#engine.check(product, { detail: "outcome" })));
      data.set(`${this.name}.product`, state);
      this.#internals.setFormValue(data, state);
    }
    const missing = this.required && (found === null || found.outcome === "needs_facts");
    if (missing) this.#internals.setValidity({ valueMissing: true }, this.#context().words.required, this.#parts.anchor());
    else this.#internals.setValidity({});
  }

  #context() {
    const spoken = this.closest("[lang]")?.getAttribute("lang") ?? document.documentElement.lang;
    const lang = /^zh\b/i.test(spoken) ? "zh" : "en";
    return { lang, words: WORDS[lang], listed: this.#listed };
  }

  /** The frame and the field; the rest goes into its places by `#show`. */
  #draw() {
    const { lang, words } = this.#context();
    const text = h("textarea", {
      id: "goods", part: "field", spellcheck: "false", autocomplete: "off", "aria-describedby": "goods-hint", rows: "3",
      oninput: () => this.#typed(text.value),
    });
    text.value = this.#text;
    const place = (part) => h("div", { part });
    const slots = { outcome: place("answer"), questions: h("div", { class: "questions", part: "questions" }), said: place("suggestions"), rest: place("reasons"), refusal: h("div") };
    const asText = !Array.isArray(this.#given.composition);
    const goods = asText
      ? h("div", { class: "pad", part: "goods" }, h("label", { for: "goods" }, words.goods), text, h("p", { class: "hint", id: "goods-hint" }, words.goods_hint), slots.refusal, slots.said)
      : h("div", { class: "pad", part: "goods" }, slots.refusal, slots.said);
    // A fieldset, so that a disabled form disables all of it at once.
    const controls = h("fieldset", {}, goods, slots.outcome, slots.questions, slots.rest);
    controls.disabled = this.#disabled;
    const live = h("div", { class: "gone", role: "status", "aria-live": "polite" });
    const full = this.getAttribute("full-check");
    const frame = h(
      "div",
      { class: "frame", part: "frame", lang: view.langOf(lang), role: "group", "aria-labelledby": "head" },
      h("div", { class: "head", part: "head" }, h("h2", { id: "head" }, words.heading), logo()),
      controls,
      live,
      h(
        "div",
        { class: "foot", part: "foot" },
        h("span", {}, words.legal),
        safe(full) ? h("a", { href: full }, words.full) : null,
        h("span", {}, words.sent, this.#asOf === null ? null : ` ${words.rulebook(dayIn(lang, this.#asOf))}`),
      ),
    );
    const focused = this.#root.activeElement?.id;
    this.#root.querySelector(".frame")?.remove();
    this.#root.append(frame);
    this.#parts = { ...slots, text, controls, live, drawn: new Map(), anchor: () => this.#root.querySelector(".questions input") ?? (asText ? text : frame) };
    this.#show();
    if (focused) this.#root.getElementById(focused)?.focus();
  }

  #show() {
    const { text, outcome, questions, said, rest, refusal } = this.#parts;
    const context = this.#context();
    const { words, lang } = context;
    const found = this.#determination;
    text.setAttribute("aria-invalid", String(this.#refusal !== null));
    refusal.replaceChildren(...(this.#refusal ? [view.refusal(this.#refusal.error, context)] : []));
    const idle = (...inside) => h("div", { class: "outcome idle", part: "outcome" }, ...inside);
    outcome.replaceChildren(
      found !== null
        ? view.outcome(found, dayIn(lang, found.date), context)
        : this.#failure !== null
          ? idle(
              h("p", { class: "error" }, pick(this.#failure.error?.message ?? { en: String(this.#failure), zh: null }, lang)),
              h("button", { type: "button", onclick: () => this.#start() }, words.again),
            )
          : idle(h("p", {}, this.#engine === null ? words.loading : this.#refusal ? words.no_answer : words.empty)),
    );
    this.#showQuestions(questions, context);
    this.#showSuggestions(said, context);
    const open = [...rest.querySelectorAll("details[open]")].map((d) => d.dataset.fold);
    const parts = found === null ? [] : [view.read(found, context), view.items(found, context), view.remark(found, context), view.changes(found, context), view.rules(found, context), ...view.notices(found, context), view.sources(found, context)];
    rest.replaceChildren(...parts.filter((part) => part !== null));
    for (const name of open) {
      const fold = rest.querySelector(`[data-fold="${name}"]`);
      if (fold) fold.open = true;
    }
  }

  /** A question that is there already keeps its nodes, and with them the focus. */
  #showQuestions(place, context) {
    const asked = this.#determination === null ? [] : this.#questions.asked;
    place.classList.toggle("open", this.#determination?.outcome === "needs_facts" && asked.length > 0);
    const { drawn } = this.#parts;
    const nodes = asked.map((entry, n) => {
      const same = JSON.stringify([entry.question, entry.folded, entry.folded && entry.value, this.#leads, context.lang]);
      let known = drawn.get(entry.key);
      if (known?.same !== same) {
        const node = entry.folded
          ? view.answered(entry, () => this.#unfold(entry), context)
          : view.question(entry, `question-${n}`, this.#leads, (value) => this.#answer(entry, value), context);
        const at = known ? [...known.node.querySelectorAll("input")].indexOf(this.#root.activeElement) : -1;
        if (known?.node.isConnected) known.node.replaceWith(node);
        if (at >= 0) node.querySelectorAll("input")[at]?.focus();
        known = { same, node };
        drawn.set(entry.key, known);
      }
      return known.node;
    });
    for (const [key, { node }] of drawn) {
      if (!asked.some((entry) => entry.key === key)) {
        node.remove();
        drawn.delete(key);
      }
    }
    nodes.forEach((node) => node.isConnected || place.append(node));
    let toggle = place.querySelector(".leads");
    if (asked.some((entry) => hasOptions(entry.question))) {
      toggle ??= h("p", { class: "leads" }, h("button", { type: "button", class: "link", onclick: () => this.#toggle() }));
      toggle.firstChild.textContent = this.#leads ? context.words.leads_hide : context.words.leads;
      toggle.firstChild.setAttribute("aria-pressed", String(this.#leads));
      if (place.lastChild !== toggle) place.append(toggle);
    } else toggle?.remove();
  }

  #toggle() {
    this.#leads = !this.#leads;
    this.#show();
  }

  #unfold(entry) {
    entry.folded = false;
    this.#show();
    this.#parts.drawn.get(entry.key)?.node.querySelector("input:checked, input")?.focus();
  }

  #answer(entry, value) {
    if (value !== undefined && !Array.isArray(this.#given.composition)) {
      const text = written(entry.question, value, this.#text, this.#determination);
      if (text !== undefined) {
        this.#text = text;
        this.#parts.text.value = text;
        this.#changed();
        return;
      }
    }
    this.#questions.answer(entry.key, value);
    this.#changed();
  }

  #showSuggestions(place, context) {
    const { words } = context;
    const { facts = {} } = this.value;
    const waits = (s) => !s.accepted && facts[s.fact] === undefined && !this.#denied.has(`${s.fact}=${s.value}`);
    const found = this.#determination?.suggestions ?? [];
    const open = this.#inOrder(found.filter(waits));
    const nodes = open.map((s) => view.suggestion(s, this.#label(s, context.lang), (yes) => this.#confirm(s, yes), context));
    place.replaceChildren(...(nodes.length > 0 ? [h("p", { class: "name" }, words.accept), ...nodes] : []));
  }

  /** What the goods are comes before how they are. */
  #inOrder(suggestions) {
    const place = (s) => this.#facts.findIndex((f) => f.fact === s.fact);
    return suggestions.sort((a, b) => place(a) - place(b));
  }

  #label(suggestion, lang) {
    const fact = this.#facts.find((f) => f.fact === suggestion.fact);
    const value = fact?.values.find((v) => v.value === suggestion.value);
    return fact && value ? `${pick(fact.label, lang)}${lang === "zh" ? "：" : ": "}${pick(value.label, lang)}` : `${suggestion.fact}: ${suggestion.value}`;
  }

  #confirm(suggestion, yes) {
    if (yes) this.#confirmed[suggestion.fact] = suggestion.value;
    else this.#denied.add(`${suggestion.fact}=${suggestion.value}`);
    this.#changed();
    (this.#parts.said.querySelector("button") ?? this.#parts.text).focus();
  }

  #typed(text) {
    if (otherGoods(this.#text, text)) this.#forget();
    this.#text = text;
    this.#changed();
  }

  #announce() {
    const found = this.#determination;
    const { words } = this.#context();
    const says = found === null ? (this.#refusal ? words.no_answer : "") : [view.outcomeWord(found, words), ...found.control_codes].join(words.comma);
    if (this.#parts.live.textContent !== says) this.#parts.live.textContent = says;
  }
}

/** The elements that measures list: by symbol, with their names and whether the seven are meant. */
function listed(elements, items, measures) {
  // The measure of most items is the one whose elements are drawn solid.
  const judging = measures.filter((m) => m.judges).map((m) => m.measure);
  const count = (id) => items.filter((item) => item.measure === id).length;
  const first = judging.toSorted((a, b) => count(b) - count(a))[0];
  const solid = new Set(items.filter((item) => item.measure === first).map((item) => item.element));
  return new Map(elements.map((e) => [e.symbol, { name: e.name, judges: solid.has(e.symbol) }]));
}

/** The `value` attribute: a product as JSON, or a composition as text. */
function fromAttribute(text) {
  if (text === null || text === undefined) return {};
  if (!text.trimStart().startsWith("{")) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** What `value` is set to as a product of our own, for the portal may change its object later. */
function goods(value) {
  const product = typeof value === "string" ? { composition: value } : (value ?? {});
  try {
    const text = productText(product);
    return { given: JSON.parse(text), text, error: null };
  } catch (error) {
    if (!(error instanceof ReeCheckError)) throw error;
    return { given: {}, text: undefined, error };
  }
}

/** More fields for an object; what is none stays what it is. */
function joined(object, more) {
  const fits = object === undefined || (typeof object === "object" && object !== null && !Array.isArray(object));
  return fits ? { ...object, ...more } : object;
}

/** An address that a link may have: of the web, or of this page. */
function safe(address) {
  if (!address) return false;
  try {
    return ["http:", "https:"].includes(new URL(address, document.baseURI).protocol);
  } catch {
    return false;
  }
}

/** Today where the person is. */
function today() {
  const now = new Date();
  const two = (n) => String(n).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

if (globalThis.customElements && !customElements.get("ree-check")) customElements.define("ree-check", ReeCheckElement);
