// The goods as they stand: what the portal gave, what was entered over it, and what was answered.

import { ReeCheckError, refuse } from "../errors.js";
import { productText } from "../product.js";
import { Questions, otherGoods, written } from "./questions.js";
import { asText } from "./written.js";

/** Fields beside the facts that a determination may rest on, or that say what it is about. */
const STATED = ["name", "description", "hs_code", "accept_suggestions", "destination", "origin", "purpose", "end_use", "end_user"];
/** Fields of a product that say nothing of the goods. */
const BESIDE = new Set(["contract", "id", "accept_suggestions", "hs_code", "shipment"]);

export class Goods {
  questions = new Questions();
  /** What stands in the field. */
  text = "";
  /** Why what was given is no product. */
  unfit = null;
  /** Facts read from words that the person said are wrong, as `fact=value`. */
  denied = new Set();
  /** Of what the page stated, what the person took away or answers themselves, as `facts.kind`, `name`, `date`. */
  removed = new Set();
  #given = {};
  /** The same as text, to know it again. */
  #givenText = "{}";
  /** A composition that was given in another form than text. It holds until the field is changed. */
  #form;
  /** How that stands in the field. */
  #formText = "";
  /** How what was given stood in the field first. */
  #first = "";

  /**
   * Takes what a portal gives, as `goodsOf` made it. False where it is nothing new: frameworks set a
   * value at each rendering, and would take the answers away or never rest.
   */
  offer(taken, date) {
    if (taken.text !== undefined && taken.text === this.#givenText) return false;
    const same = taken.text !== undefined && this.unfit === null && taken.text === JSON.stringify(this.product(date));
    // What it reads here and gives back says nothing new; what it gave first may come again then.
    if (same) this.#givenText = taken.text;
    else this.take(taken);
    return !same;
  }

  take({ given, text, error }) {
    this.#given = given;
    this.#givenText = text;
    this.unfit = error;
    const { composition } = given;
    this.#hold(typeof composition === "string" ? undefined : composition);
    if (typeof composition === "string") this.text = composition;
    this.#first = this.text;
    this.removed.clear();
    this.forget();
  }

  #hold(form) {
    this.#form = form;
    this.#formText = asText(form);
    this.text = this.#formText;
  }

  forget() {
    this.questions.clear();
    this.denied.clear();
  }

  /** The day that the product names. */
  get day() {
    return this.#given.shipment?.date;
  }

  /** The product: what was given, with the text and the answers. */
  product(date) {
    const { composition, facts, shipment, ...rest } = this.#given;
    // What has the wrong shape goes to the engine as it is: left out, it could clear the goods.
    const product = { ...this.#left(rest, ""), shipment: joined(this.#left(shipment, "shipment."), { date }) };
    const known = joined(this.#left(facts, "facts."), this.questions.facts());
    if (typeof known !== "object" || Object.keys(known).length > 0) product.facts = known;
    if (this.asGiven) product.composition = this.#form;
    else if (this.text.trim() !== "") product.composition = this.text;
    return product;
  }

  /** What was given without what was removed of it. */
  #left(object, within) {
    if (this.removed.size === 0 || !isObject(object)) return object;
    return Object.fromEntries(Object.entries(object).filter(([key]) => !this.removed.has(within + key)));
  }

  /**
   * What the page states beside the composition: `{ path, within, key, value }`. What has the wrong shape is
   * left to the engine.
   */
  get stated() {
    const { facts, shipment, ...rest } = this.#given;
    const of = (object, within, known) =>
      Object.entries(isObject(object) ? object : {})
        .filter(([key, value]) => (known?.includes(key) ?? true) && ["string", "boolean"].includes(typeof value) && value !== false)
        .map(([key, value]) => ({ path: within + key, within, key, value }));
    return [...of(facts, "facts."), ...of(rest, "", STATED), ...of(shipment, "shipment.", STATED)];
  }

  /** Whether other goods than those of the page stand in the field now. */
  get others() {
    return otherGoods(this.#first, this.text);
  }

  /** Whether what is judged is still the list that was given. */
  get asGiven() {
    return this.#form !== undefined && !this.rewritten;
  }

  /** Whether a composition was given as a list, and stands in the field as text. */
  get listed() {
    return this.#formText !== "";
  }

  /** Whether it has been changed there. */
  get rewritten() {
    return this.#form !== undefined && this.text !== this.#formText;
  }

  /** The list that was given again, in the place of what was written over it. */
  restore() {
    this.text = this.#formText;
  }

  /** Whether the list that was given is read just so where it is written as text. */
  saysTheSame(engine, date) {
    const product = this.product(date);
    const read = (composition) => {
      const found = engine.check({ ...product, composition }, { detail: "outcome" });
      const parts = found.composition.map((part) => [part.element, part.mass_percent]);
      return JSON.stringify([found.outcome, found.lean, found.control_codes, found.possible_codes, parts, found.unread.length]);
    };
    try {
      return read(this.#form) === read(this.#formText);
    } catch {
      return false;
    }
  }

  /** What a browser keeps of it, for whoever comes back to the page. */
  get kept() {
    return { given: this.#given, text: this.text, facts: this.questions.facts(), removed: [...this.removed] };
  }

  /** Whether nothing was said of the goods yet. */
  static none(product) {
    return Object.keys(product).every((key) => BESIDE.has(key));
  }

  typed(text) {
    if (otherGoods(this.text, text)) this.forget();
    this.text = text;
  }

  /** Takes an answer: into the composition where it is about that, else as a fact. */
  answer({ key, question }, value, determination) {
    const list = Array.isArray(this.#form) && !this.rewritten;
    const at = /^composition\[(\d+)\]$/.exec(question.facts[0])?.[1];
    const text = value !== undefined && !list ? written(question, value, this.text, determination) : undefined;
    if (text !== undefined) this.text = text;
    else if (value !== undefined && list && at !== undefined) this.#hold(settled(this.#form, Number(at), value));
    else this.questions.answer(key, value);
  }

  /** Takes over a fact that the page stated: from now on it is the person's answer. */
  takeOver({ path, value }, question) {
    this.removed.add(path);
    return this.questions.confirm(question, value);
  }

  /** Takes a fact read from words as one of its values; undefined: it is none of them. */
  confirm({ key, question }, value) {
    if (value === undefined || question === undefined) this.denied.add(key);
    else this.questions.confirm(question, value);
  }
}

/** The list with the substance of a part settled that was one of several. */
function settled(list, at, substance) {
  return list.map((part, n) => (n === at ? { ...part, substance } : part));
}

/** A text that is set: a product as JSON where it begins so, else a composition. */
function fromText(text) {
  const [, brace] = /^\s*([{[])/.exec(text) ?? [];
  if (brace === undefined) return { composition: text };
  try {
    return JSON.parse(text.trim());
  } catch (cause) {
    // A formula may begin with a bracket, but not so.
    if (brace === "[" && !/^\s*\[\s*[{"]/.test(text)) return { composition: text };
    throw refuse("not_json", "value", `This begins like JSON and is none: ${cause.message}.`, `此处以 JSON 的形式开头，但不是 JSON：${cause.message}。`, {
      en: "Write a product as JSON, such as {\"composition\":\"SmCo5\"}, or a composition as text.",
      zh: "请填写产品的 JSON，如 {\"composition\":\"SmCo5\"}，或成分文本。",
    }, cause);
  }
}

/** What `value` is set to, as attribute or property, as a product of our own: the portal may change its object later. */
export function goodsOf(value) {
  try {
    const text = productText(typeof value === "string" ? fromText(value) : (value ?? {}));
    return { given: JSON.parse(text), text, error: null };
  } catch (error) {
    if (!(error instanceof ReeCheckError)) throw error;
    return { given: {}, text: undefined, error };
  }
}

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** More fields for an object; what is none stays what it is. */
function joined(object, more) {
  return object === undefined || isObject(object) ? { ...object, ...more } : object;
}
