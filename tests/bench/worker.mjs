// One engine in one mode, in a process of its own. Told to by run.mjs: `verdicts`, then rounds.

import { ENGINES, ours } from "./engines.mjs";
import { products } from "./products.mjs";
import { rules as describe } from "./rules.mjs";

const [name, mode] = process.argv.slice(2);
const rules = describe();
const cases = products(rules);
const copy = (value) => JSON.parse(JSON.stringify(value));

const MODES = {
  /** The short answer of any engine. */
  short: async () => ENGINES[name](rules),
  /** The floor: what it takes to write the product as JSON and read it again. */
  floor: async () => ({ judge: ({ product }) => copy(product) }),
  /** The whole answer, with reasons. */
  explained: async () => {
    const ree = await ours(rules);
    return { judge: ({ product }) => ree.check(product) };
  },
  /** What it takes to write that answer and its product as JSON and read them again. */
  "its JSON": async () => {
    const ree = await ours(rules);
    for (const one of cases) one.found = ree.check(one.product);
    return {
      judge: ({ product, found }) => {
        copy(product);
        return copy(found);
      },
    };
  },
  /** NDJSON in, NDJSON out, the short answer; a thousand products a call. */
  text: async () => {
    const ree = await ours(rules);
    const lines = [];
    for (let at = 0; at < cases.length; at += LOT) {
      lines.push(cases.slice(at, at + LOT).map(({ product }) => JSON.stringify(product)).join("\n"));
    }
    return { lots: lines, judge: (text) => ree.checkText(text, { detail: "outcome" }) };
  },
};
const LOT = 1000;

const engine = await MODES[mode]();
const inputs = engine.lots ?? cases;
const share = engine.lots ? LOT : 1;
let at = 0;

/** The next inputs, round and round, so that rounds of a slow engine come to all of them. */
function next(many) {
  const chosen = Array.from({ length: many }, (_, i) => inputs[(at + i) % inputs.length]);
  at = (at + many) % inputs.length;
  return chosen;
}

/** Microseconds a product, over all of these together. */
async function together(chosen) {
  const start = performance.now();
  if (engine.async) for (const one of chosen) await engine.judge(one);
  else for (const one of chosen) engine.judge(one);
  return ((performance.now() - start) * 1000) / chosen.length / share;
}

/** Microseconds of each, sorted. */
async function apart(chosen) {
  const times = new Float64Array(chosen.length);
  for (let i = 0; i < chosen.length; i += 1) {
    const start = performance.now();
    if (engine.async) await engine.judge(chosen[i]);
    else engine.judge(chosen[i]);
    times[i] = (performance.now() - start) * 1000;
  }
  return times.sort();
}

const COMMANDS = {
  async verdicts() {
    const found = [];
    for (const one of cases) found.push(engine.compared(await engine.judge(one)));
    return found;
  },
  /** Until the time is over; so the machine's compilers have done their work before a round counts. */
  async warm(milliseconds) {
    const start = performance.now();
    let done = 0;
    while (performance.now() - start < milliseconds) {
      await together(next(Math.min(100, inputs.length)));
      done += Math.min(100, inputs.length);
    }
    return (done / (performance.now() - start));
  },
  async round(many) {
    return together(next(many));
  },
  async each(many) {
    const times = await apart(next(many));
    const of = (part) => times[Math.min(times.length - 1, Math.floor(times.length * part))];
    return { p50: of(0.5), p99: of(0.99) };
  },
};

process.on("message", async ([command, value]) => {
  if (command === "end") process.exit(0);
  process.send(await COMMANDS[command](value));
});
process.send("ready");
