// Each engine behind the same door: `start(rules)` gives `judge(case)`, from a case to its verdict, and
// `compared(verdict)`, the verdict as text. Peers get the flat facts of a case, ready as an object; ree-check
// gets the product and reads its composition itself. Peers are set up as their documentation advises:
// rules compiled once, facts given as they are. Every rule is tried, because the codes of all that hold are
// part of the verdict.

import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

import { cel, jsonLogic, jsonRules, rulebook, zenDecision } from "./compile.mjs";
import { ELEMENTS, folded, writtenOf, written } from "./rules.mjs";

export const packed = resolve(process.env.REE_CHECK_PACKAGE ?? new URL("../../target-wasm/npm/package", import.meta.url).pathname);
export const entry = pathToFileURL(`${packed}/dist/node.js`).href;

/** ree-check with the rules as its rulebook. */
export async function ours(rules) {
  const builtin = JSON.parse(readFileSync(`${packed}/dist/rulebook.json`, "utf8"));
  const { load } = await import(entry);
  return load({ rulebook: rulebook(rules, builtin) });
}

const short = { detail: "outcome" };

export const ENGINES = {
  "ree-check": async (rules) => {
    const ree = await ours(rules);
    return { judge: ({ product }) => ree.check(product, short), compared: writtenOf };
  },
  "json-logic-engine, compiled": async (rules) => {
    const { LogicEngine } = await import("json-logic-engine");
    const engine = new LogicEngine();
    const built = rules.map((rule) => ({ rule, holds: engine.build(jsonLogic(rule)) }));
    return each(built, ({ holds }, flat) => holds(flat));
  },
  "cel-js, parsed": async (rules) => {
    const { Environment } = await import("@marcbachmann/cel-js");
    const env = new Environment();
    for (const element of ELEMENTS) env.registerVariable(element, "double");
    for (const fact of ["kind", "form", "assembly"]) env.registerVariable(fact, "string");
    const built = rules.map((rule) => ({ rule, holds: env.parse(cel(rule)) }));
    return each(built, ({ holds }, flat) => holds(flat));
  },
  "zen-engine, native": async (rules) => {
    const { ZenEngine } = await import("@gorules/zen-engine");
    const decision = new ZenEngine().createDecision(zenDecision(rules));
    return {
      judge: async ({ flat }) => folded((await decision.evaluate(flat)).result),
      compared: written,
      async: true,
    };
  },
  "json-rules-engine": async (rules) => {
    const { Engine } = (await import("json-rules-engine")).default;
    const engine = new Engine(jsonRules(rules));
    return {
      judge: async ({ flat }) => folded((await engine.run(flat)).events.map((event) => event.params)),
      compared: written,
      async: true,
    };
  },
};

/** Of rules that are asked one by one. */
function each(built, holds) {
  const judge = ({ flat }) => {
    const held = [];
    for (const one of built) if (holds(one, flat)) held.push(one.rule);
    return folded(held);
  };
  return { judge, compared: written };
}
