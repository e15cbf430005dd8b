// What the element knows of the rulebook besides determinations: names, labels, which elements are
// listed, its last day. Made once an engine.

import { pick } from "./words.js";

const made = new WeakMap();

/** The guide to an engine's rulebook. */
export function guideTo(engine) {
  if (!made.has(engine)) made.set(engine, new Guide(engine));
  return made.get(engine);
}

class Guide {
  #facts;
  /** The elements that measures list: by symbol, with their names and whether the seven are meant. */
  listed;
  /** The last day the rulebook knows of. */
  asOf;

  constructor(engine) {
    const { elements, facts } = engine.vocabulary();
    const { items, measures, rulebook } = engine.rulebook();
    this.#facts = facts;
    this.asOf = rulebook.as_of;
    this.listed = listed(elements, items, measures);
  }

  /** What the goods are comes before how they are. */
  place(key) {
    return this.#facts.findIndex((fact) => fact.fact === key.split(".")[0]);
  }

  /** The question about a fact with all its values, as the vocabulary has it; undefined for an unknown fact. */
  question(key) {
    const [id, symbol] = key.split(".");
    const fact = this.#facts.find((one) => one.fact === id);
    if (fact === undefined) return undefined;
    const words = (text) => this.#filled(text, symbol);
    const options = fact.values.map(({ value, label }) => ({ value, label: words(label) }));
    return { facts: [key], label: words(fact.label), ask: words(fact.question), why: words(fact.why), options };
  }

  /** Words of the vocabulary with the name of the element they are about. */
  #filled(text, symbol) {
    const name = this.listed.get(symbol)?.name;
    const fill = (lang) => text[lang]?.replaceAll("{element}", name ? pick(name, lang) : (symbol ?? "")) ?? null;
    return { en: fill("en"), zh: fill("zh") };
  }
}

function listed(elements, items, measures) {
  // The measure of most items is the one whose elements are drawn solid.
  const judging = measures.filter((m) => m.judges).map((m) => m.measure);
  const count = (id) => items.filter((item) => item.measure === id).length;
  const first = judging.toSorted((a, b) => count(b) - count(a))[0];
  const solid = new Set(items.filter((item) => item.measure === first).map((item) => item.element));
  return new Map(elements.map((e) => [e.symbol, { name: e.name, judges: solid.has(e.symbol) }]));
}
