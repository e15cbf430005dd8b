// One check: the goods, the engine, and what it says of them. It knows nothing of nodes or of the page.

import { ReeCheckError } from "../errors.js";
import { waiting } from "./asking.js";
import { Goods, goodsOf } from "./goods.js";
import { guideTo } from "./guide.js";
import { outcomeWord } from "./outcome.js";
import { hasOptions } from "./questions.js";
import { rowsOf } from "./stated.js";
import { WORDS } from "./words.js";

/** Kinds of refusals that a portal's program causes and not what somebody writes. */
const MISTAKES = new Set(["unknown_field", "unknown_value", "wrong_type", "not_json", "unsupported_contract", "bad_date", "too_large"]);

export class Check {
  goods = new Goods();
  /** The determination as it stands; null before there is one. */
  found = null;
  /** Why there is none: the engine's refusal. */
  refused = null;
  /** Why there is no engine. */
  failure = null;
  /** The answer or the error as text: it tells whether another has come. */
  text = "null";
  /** Where each answer leads is shown. */
  leads = false;
  #engine = null;
  #guide = null;
  /** Facts answered before the page was left, to be taken up with the engine's words. */
  #answers = {};
  /** Whether the list that was given says the same as text; null: not asked yet. */
  #alike = null;

  get error() {
    return this.refused ?? this.failure;
  }

  /** Whether an engine is there. */
  get ready() {
    return this.#engine !== null;
  }

  async start(load) {
    this.failure = null;
    try {
      const engine = await load();
      this.#guide = guideTo(engine);
      this.#engine = engine;
      this.#recall();
    } catch (error) {
      this.failure = error;
    }
  }

  take(taken) {
    this.#alike = null;
    this.#answers = {};
    this.goods.take(taken);
  }

  /** As `take`; false where it is nothing new. */
  offer(taken, date) {
    const other = this.goods.offer(taken, date);
    if (other) [this.#alike, this.#answers] = [null, {}];
    return other;
  }

  /** What `goods.kept` gave before the page was left. */
  restore(state) {
    const { given, text, facts, removed = [] } = JSON.parse(state);
    this.take(goodsOf(given));
    this.goods.text = text;
    this.goods.removed = new Set(removed);
    this.#answers = facts;
    this.#recall();
  }

  #recall() {
    if (this.#guide === null) return;
    for (const [fact, value] of Object.entries(this.#answers)) {
      const question = this.#guide.question(fact);
      if (question !== undefined) this.goods.questions.confirm(question, value);
    }
    this.#answers = {};
  }

  judge(date) {
    const { found: before, text } = this;
    this.found = null;
    this.refused = this.goods.unfit;
    const product = this.goods.product(date);
    if (this.refused === null && this.ready && !Goods.none(product)) {
      try {
        this.found = this.#engine.check(product);
        this.goods.questions.take(this.found.questions);
      } catch (error) {
        if (!(error instanceof ReeCheckError)) throw error;
        this.refused = error;
      }
    }
    this.text = JSON.stringify(this.found ?? this.error);
    // The same answer stays the same object.
    if (before !== null && this.found !== null && this.text === text) this.found = before;
  }

  /** The determination in short, for a form. */
  short(product) {
    return JSON.stringify(this.#engine.check(product, { detail: "outcome" }));
  }

  /** Whether what was refused is the page's doing, and nothing that the person could put right. */
  get pages() {
    const { refused, goods } = this;
    if (refused === null || goods.unfit !== null) return refused !== null;
    return MISTAKES.has(refused.kind) && (goods.asGiven || !/^composition\b/.test(refused.where ?? "composition"));
  }

  /** The person takes over a fact that the page stated; gives its question. */
  takeOver(row) {
    const entry = this.goods.takeOver(row, row.question);
    entry.folded = false;
    return entry;
  }

  /** What is missing to a settled answer; null where nothing is. */
  missing() {
    if (this.refused !== null) return this.pages ? "page" : "refused";
    if (this.failure !== null) return "failed";
    if (!this.ready) return "loading";
    if (this.found === null) return "empty";
    if (this.found.outcome !== "needs_facts") return null;
    const { waiting } = this.goods.questions;
    if (waiting === undefined) return "unknown";
    return hasOptions(waiting.question) ? "open" : "amounts";
  }

  /** All that is to be seen of it. */
  seen(lang, date, day) {
    const { goods, found, refused, failure, leads } = this;
    const product = goods.product(date);
    const { asked } = goods.questions;
    return {
      lang,
      words: WORDS[lang],
      listed: this.#guide?.listed,
      asOf: this.#guide?.asOf ?? null,
      product,
      goods,
      given: this.#given(date),
      stated: this.#guide === null ? [] : rowsOf(goods, day, this.#guide, lang),
      pages: this.pages,
      found,
      refused,
      failure,
      leads,
      loading: !this.ready,
      // An answer that led to a refusal can be taken back.
      asked: found !== null ? asked : refused !== null ? asked.filter((entry) => entry.value !== undefined) : [],
      waiting: found === null ? [] : waiting(found, product.facts, goods.denied, this.#guide),
    };
  }

  /** What is to be said of a composition that the page gave as a list. */
  #given(date) {
    const { goods } = this;
    if (goods.rewritten) {
      this.#alike ??= this.ready ? goods.saysTheSame(this.#engine, date) : null;
      return this.#alike === false ? "rewritten_other" : "rewritten";
    }
    return goods.listed ? "given" : null;
  }

  /** The answer in few words, to be read out. */
  says(lang) {
    const words = WORDS[lang];
    if (this.found === null) return this.refused === null ? "" : words.no_answer;
    return [outcomeWord(this.found, words), ...this.found.control_codes].join(words.comma);
  }
}
