// The one description of the rules, written for each engine.

import { APPLIES, ASSEMBLIES, ELEMENTS, FORMS, KINDS, RANKS } from "./rules.mjs";

const both = (text, zh = "发明的规则，仅用于测量") => ({ en: text, zh });
const FACTS = { kind: KINDS, form: FORMS, assembly: ASSEMBLIES };
const EFFECTS = { not_controlled: "excludes", grey: "opens", licence_required: "controls" };

/** A rulebook for ree-check. Elements and sentences come from the built-in one; no law of it does. */
export function rulebook(rules, builtin) {
  const told = (id, order) => ({
    id, order,
    label: both(`The ${id} of the goods`), question: both(`What is the ${id} of these goods?`),
    why: both(`Rules of this list look at the ${id}.`), help: both("The data sheet tells it."),
  });
  const goods = Object.entries(FACTS).map(([id, values], place) => ({
    ...told(id, place + 1), scope: "goods", identity: id === "kind",
    ...(APPLIES[id] && { applies: { kind: APPLIES[id] } }),
    value: values.map((value) => ({ id: value, label: both(value.replace("_", " ")) })),
  }));
  const content = {
    ...told("contains", 9), scope: "element", derive: "content", label: both("Contains {element}", "含{element}"),
    value: [
      { id: "no", label: both("None"), below: "zero" },
      { id: "trace", label: both("Below the threshold"), below: "edge" },
      { id: "yes", label: both("From the threshold on") },
    ],
  };
  const items = (element) => rules.filter((r) => r.element === element && r.class);
  return {
    version: "bench-1", as_of: "2026-12-31",
    class_order: ["metal", "target", "magnet", "compound", "ceramic"],
    sources: [{ id: "invented", title: both("An invented list, for measuring only"), seen: "full", authority: "law" }],
    answers: [],
    measures: [{
      id: "bench", number: both("List 1"), title: both("An invented list of controlled goods"), short: both("List 1"),
      topic: both("Seven metals and what is made of them"), issued: "2020-01-01", scope: "items",
      status: [{ from: "2020-06-01", status: "in_force", note: both("In force."), citations: ["invented"] }],
    }],
    families: ELEMENTS.map((element) => ({
      measure: "bench", element, family: items(element)[0].code.split(".")[0],
      item: items(element).map((r) => ({
        code: r.code, class: r.class, read: "two_texts", sources: ["invented"],
        text: both(`Goods of the kind ${r.when.kind.join(" or ")} that hold ${element} from ${r.edge} % on`),
      })),
    })),
    facts: [...goods, content],
    rules: rules.map((r) => ({
      id: r.id, measure: "bench", elements: [r.element], effect: EFFECTS[RANKS[r.rank].outcome],
      ...(RANKS[r.rank].lean && { lean: RANKS[r.rank].lean }),
      when: { contains: r.over ? ["yes"] : ["no", "trace"], ...r.when },
      ...(r.class && { class: [r.class] }), ...(r.beats && { beats: [r.beats] }),
      sure: "high", text: both(`${r.id}: what the invented list says of ${r.element} in such goods.`),
      citations: r.class ? ["item"] : ["invented"],
    })),
    elements: builtin.elements,
    compounds: [], designations: [], groups: [], words: [], harmless: [],
    numbers: ELEMENTS.map((element) => ({
      id: "trace-edge", element, value: rules.find((r) => r.element === element).edge,
      note: both("Threshold of the invented list."), citations: ["invented"],
    })),
    messages: Object.fromEntries(Object.entries(builtin.messages).map(([key, { en, zh }]) => [key, { en, zh }])),
  };
}

/** json-rules-engine: a rule each, its event the rule. */
export function jsonRules(rules) {
  return rules.map((r) => ({
    conditions: {
      all: [
        { fact: r.element, operator: r.over ? "greaterThanInclusive" : "lessThan", value: Number(r.edge) },
        ...Object.entries(r.when).map(([fact, value]) => ({ fact, operator: "in", value })),
        ...Object.entries(r.unless ?? {}).map(([fact, value]) => ({ fact, operator: "notIn", value })),
      ],
    },
    event: { type: r.id, params: { rank: r.rank, code: r.code ?? null } },
  }));
}

/** zen-engine: a decision table that collects the rows that hold. */
export function zenDecision(rules) {
  const fields = [...ELEMENTS, ...Object.keys(FACTS)];
  const list = (values) => values.map((v) => JSON.stringify(v)).join(", ");
  const row = (r) => {
    const cells = Object.fromEntries(fields.map((f) => [f, ""]));
    cells[r.element] = r.over ? `>= ${r.edge}` : `< ${r.edge}`;
    for (const [fact, values] of Object.entries(r.when)) cells[fact] = list(values);
    for (const [fact, values] of Object.entries(r.unless ?? {})) cells[fact] = `not in [${list(values)}]`;
    return { _id: r.id, ...cells, rank: String(r.rank), code: JSON.stringify(r.code ?? null) };
  };
  const node = (id, type, content) => ({ id, name: id, type, position: { x: 0, y: 0 }, ...(content && { content }) });
  const field = (id) => ({ id, name: id, field: id });
  return {
    contentType: "application/vnd.gorules.decision",
    nodes: [
      node("request", "inputNode"),
      node("table", "decisionTableNode", {
        hitPolicy: "collect", inputs: fields.map(field), outputs: ["rank", "code"].map(field), rules: rules.map(row),
      }),
      node("response", "outputNode"),
    ],
    edges: [
      { id: "in", sourceId: "request", targetId: "table", type: "edge" },
      { id: "out", sourceId: "table", targetId: "response", type: "edge" },
    ],
  };
}

/** json-logic-engine: one expression a rule. */
export function jsonLogic(r) {
  return {
    and: [
      { [r.over ? ">=" : "<"]: [{ var: r.element }, Number(r.edge)] },
      ...Object.entries(r.when).map(([fact, values]) => ({ in: [{ var: fact }, values] })),
      ...Object.entries(r.unless ?? {}).map(([fact, values]) => ({ "!": [{ in: [{ var: fact }, values] }] })),
    ],
  };
}

/** CEL: one expression a rule. */
export function cel(r) {
  const within = ([fact, values]) => `${fact} in ${JSON.stringify(values)}`;
  const decimal = r.edge.includes(".") ? r.edge : `${r.edge}.0`;
  return [
    `${r.element} ${r.over ? ">=" : "<"} ${decimal}`,
    ...Object.entries(r.when).map(within),
    ...Object.entries(r.unless ?? {}).map((u) => `!(${within(u)})`),
  ].join(" && ");
}
