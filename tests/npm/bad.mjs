// Bad input and its refusal. `make` makes it anew each time; `large` takes long.

class Described {
  get composition() { return "Sm 33, Co 67"; }
}
const cyclic = () => {
  const goods = { composition: [] };
  goods.composition.push(goods);
  return goods;
};
const revoked = (target) => {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
};
const throwing = (trap) => new Proxy({ composition: "SmCo5" }, { [trap]() { throw new Error("mine"); } });
const parsed = (text) => () => JSON.parse(text);
const one = (amount) => () => ({ composition: [{ substance: "Sm", amount }] });
const type = (name, make, where = null, more = {}) => ({ name, make, kind: "wrong_type", where, ...more });

/** Keys that look like numbers and are no places of a list of one. */
const ODD = ["foo", "-1", "-0", "", " ", "0 ", "01", "1.5", "1e3", "1e0", "0x5", "0x0", "+0", "0.0", "Infinity", "NaN", "4294967295", "4294967296", "9007199254740993"];
const fe = () => [{ substance: "Fe", amount: "balance" }];
const orphan = (key, value) => Object.create(Object.create(null, { [key]: { value } }));

export const bad = [
  // Not a product at all.
  type("null", () => null),
  type("undefined", () => undefined),
  type("a number", () => 7),
  type("NaN itself", () => NaN),
  type("a boolean", () => true),
  type("a text", () => "SmCo5"),
  type("JSON text", () => '{"composition":"SmCo5"}'),
  type("an array", () => ["SmCo5"]),
  type("a symbol", () => Symbol("SmCo5")),
  type("a BigInt", () => 5n),
  type("a function", () => () => "SmCo5"),
  type("a Map", () => new Map([["composition", "SmCo5"]])),
  type("a Set", () => new Set(["SmCo5"])),
  type("a Date", () => new Date(0)),
  type("a promise", () => Promise.resolve({})),
  type("a typed array", () => new Uint8Array(3)),
  // Fields that JSON would lose.
  type("a class with a getter", () => new Described()),
  type("an inherited composition", () => Object.create({ composition: "SmCo5" })),
  type("inherited from an object without a prototype", () => Object.create(Object.assign(Object.create(null), { composition: "SmCo5" })), "composition"),
  type("a Map for the facts", () => ({ composition: "SmCo5", facts: new Map([["kind", "magnet"]]) }), "facts"),
  type("a function as a field", () => ({ composition: () => "SmCo5" }), "composition"),
  type("a symbol as a field", () => ({ composition: Symbol("SmCo5") }), "composition"),
  type("a field named by a symbol", () => ({ composition: "Al 99", [Symbol("composition")]: "SmCo5" }), "Symbol(composition)", { hint: /enumerable/ }),
  type("a fact named by a symbol", () => ({ composition: "Al 99", facts: { [Symbol.for("kind")]: "magnet" } }), "facts.Symbol(kind)"),
  type("a hidden composition", () => Object.defineProperty({ facts: { kind: "magnet" } }, "composition", { value: "SmCo5" }), "composition"),
  type("a hidden amount", () => ({ composition: [Object.defineProperty({ substance: "Sm" }, "amount", { value: "balance" })] }), "composition[0].amount"),
  type("a list with a field", () => ({ composition: Object.assign([{ substance: "Al", amount: "balance" }], { more: "SmCo5" }) }), "composition.more"),
  type("a list with a symbol", () => ({ composition: Object.assign([{ substance: "Al", amount: "balance" }], { [Symbol("more")]: "SmCo5" }) }), "composition.Symbol(more)"),
  ...ODD.map((key) => type(`a list with a field “${key}”`, () => ({ composition: Object.assign(fe(), { [key]: { substance: "Dy", amount: { mass_percent: 3 } } }) }), `composition.${key}`, { hint: /enumerable/ })),
  type("a list with a hole and a field", () => ({ composition: Object.assign(new Array(2), { 0: fe()[0], 4.5: "SmCo5" }) }), "composition[1]"),
  type("a list with a hidden field", () => ({ composition: Object.defineProperty(fe(), "more", { value: "SmCo5" }) }), "composition.more"),
  type("a list of amounts with a hidden one", one({ mass_percent: Object.defineProperty([1, 2], "-1", { value: 3 }) }), "composition[0].amount.mass_percent.-1"),
  type("a hidden field of a parent without a prototype", () => ({ composition: "Fe 100", facts: orphan("contains.Dy", "yes") }), "facts.contains.Dy", { hint: /own/ }),
  type("a composition hidden in a parent without a prototype", () => orphan("composition", "SmCo5"), "composition"),
  type("one named by a symbol, in such a parent", () => orphan(Symbol("composition"), "SmCo5"), "Symbol(composition)"),
  type("toJSON of its own", () => ({ composition: "SmCo5", toJSON: () => ({}) })),
  type("toJSON of a list", () => ({ composition: Object.assign([{ substance: "Sm", amount: "balance" }], { toJSON: () => [] }) }), "composition"),
  type("a list with a hole", () => ({ composition: new Array(1) }), "composition[0]"),
  // Values that are none.
  type("NaN", one({ mass_percent: NaN }), "composition[0].amount.mass_percent", { hint: /finite/ }),
  type("an infinite amount", one({ mass_percent: [0, Infinity] }), "composition[0].amount.mass_percent[1]", { hint: /finite/ }),
  type("a BigInt amount", one({ mass_percent: 36n }), "composition[0].amount.mass_percent"),
  type("a boxed number", one({ mass_percent: Object(36) }), "composition[0].amount.mass_percent"),
  type("half a character", () => ({ composition: "Sm\ud800Co5" }), "composition"),
  type("half a character in the id", () => ({ id: "\udc00", composition: "SmCo5" }), "id"),
  type("half a character in a name", () => ({ facts: { "\ud800": "x" } }), "facts", { hint: /toWellFormed/ }),
  type("half a character in a list", () => ({ composition: [{ substance: ["Sm", "\\\udfff"], amount: "balance" }] }), "composition[0].substance[1]"),
  { name: "a backslash and letters that are none", make: () => ({ id: "\\ud800 \\\\ud800", facts: { kind: "magnit" } }), kind: "unknown_value", where: "facts.kind" },
  type("a Date as the day", () => ({ composition: "SmCo5", shipment: { date: new Date(0) } }), "shipment.date"),
  // Circles, depth, code of the caller's.
  type("a circle", cyclic, "composition[0]", { hint: /itself/, says: /back to the product itself/ }),
  type("a circle lower down", () => { const facts = {}; facts.of = [{ facts }]; return { facts }; }, "facts.of[0].facts", { hint: /itself/, says: /back to “facts”/ }),
  type("deep", () => Array.from({ length: 500 }).reduce((inner) => ({ facts: inner }), {}), /^(facts\.){8}facts$/, { hint: /shape/ }),
  // What answers differently the second time is read once, and judged by what it said.
  { name: "a getter that turns to NaN", make: () => ({ composition: [{ substance: "Sm", amount: { get mass_percent() { return this.asked ? 36 : ((this.asked = true), NaN); } } }] }), kind: "wrong_type", where: "composition[0].amount.mass_percent" },
  type("a getter that throws", () => ({ composition: "SmCo5", get facts() { throw new Error("mine"); } }), "facts", { cause: /mine/ }),
  type("a list that throws", () => ({ composition: [{ get substance() { throw new Error("mine"); } }] }), "composition[0].substance", { cause: /mine/ }),
  type("a proxy that throws when read", () => throwing("get"), null, { cause: /mine/ }),
  type("a proxy that throws when asked for its fields", () => throwing("ownKeys"), null, { cause: /mine/ }),
  type("a proxy that throws when asked for its kind", () => throwing("getPrototypeOf"), null, { cause: /mine/ }),
  type("a proxy that is gone", () => revoked({}), null, { cause: /revoked/ }),
  type("a list that is gone", () => ({ composition: revoked([]) }), "composition", { cause: /revoked/ }),
  type("a constructor that throws", () => Object.create({ get constructor() { throw new Error("mine"); } })),
  // What the engine refuses, with its place.
  { name: "an unknown field", make: () => ({ compositon: "SmCo5" }), kind: "unknown_field", where: "compositon", hint: /composition/ },
  { name: "an own __proto__", make: parsed('{"__proto__":{"composition":"SmCo5"}}'), kind: "unknown_field", where: "__proto__", hint: /composition/ },
  { name: "__proto__ as a fact", make: parsed('{"composition":"SmCo5","facts":{"__proto__":"x"}}'), kind: "unknown_value", where: "facts.__proto__", hint: /kind/ },
  { name: "constructor as a fact", make: () => ({ facts: { constructor: "magnet" } }), kind: "unknown_value", where: "facts.constructor", hint: /kind/ },
  { name: "an unknown value", make: () => ({ facts: { kind: "magnit" } }), kind: "unknown_value", where: "facts.kind", hint: /magnet/ },
  { name: "a newer contract", make: () => ({ contract: 99, composition: "SmCo5" }), kind: "unsupported_contract", where: "contract", hint: /1/ },
  { name: "an older contract", make: () => ({ contract: 0, composition: "SmCo5" }), kind: "unsupported_contract", where: "contract", hint: /1/ },
  { name: "no day", make: () => ({ composition: "SmCo5", shipment: { date: "2026-02-30" } }), kind: "bad_date", where: "shipment.date", hint: /./ },
  { name: "less than nothing", make: one({ mass_percent: -1 }), kind: "impossible_amount", where: "composition[0].amount", hint: /./ },
  { name: "a number as composition", make: () => ({ composition: 5 }), kind: "wrong_type", where: "composition", hint: /Dy/ },
  { name: "nothing", make: () => ({}), kind: "unreadable_composition", where: null, hint: /./ },
  { name: "a known substance's misspelling", make: () => ({ composition: [{ substance: "Xx", amount: "balance" }] }), kind: "unknown_substance", where: "composition[0].substance" },
  // Too much.
  { name: "a long text", make: () => ({ composition: "x".repeat(1_900_000) }), kind: "too_large", where: "composition", hint: /./, large: true },
  { name: "100 MB of text", make: () => ({ composition: "Sm 1, ".repeat(17_000_000) }), kind: "too_large", where: "composition", hint: /./, large: true },
  { name: "a million components", make: () => ({ composition: Array.from({ length: 1e6 }, () => ({ substance: "Sm", amount: "trace" })) }), kind: "too_large", where: null, hint: /./, large: true },
  { name: "four thousand million holes", make: () => ({ composition: new Array(4e9) }), kind: "too_large", where: null, hint: /./ },
  // The other functions.
  type("a number to read", () => 5, "text", { ask: "parseComposition", hint: /Nd 27/ }),
  type("nothing to read", () => undefined, "text", { ask: "parseComposition", hint: /Nd 27/ }),
  { name: "100 MB to read", make: () => "Sm 1, ".repeat(17_000_000), ask: "parseComposition", kind: "too_large", where: "text", large: true },
  type("an object as NDJSON", () => ({ composition: "SmCo5" }), "ndjson", { ask: "checkText", hint: /checkMany/ }),
  type("one product for many", () => ({ composition: "SmCo5" }), "products", { ask: "checkMany", hint: /check/ }),
  type("a list of many that is gone", () => revoked([]), "products", { ask: "checkMany", cause: /revoked/ }),
  type("days that are none", () => ({ composition: "SmCo5" }), "a", { ask: "diff", hint: /2026-06-01/ }),
  { name: "four thousand million holes for many", make: () => new Array(4e9), ask: "checkMany", kind: "too_large", where: "products", hint: /parts/ },
  { name: "a list of a proxy's that says it is endless", make: () => new Proxy([], { get: (list, key) => (key === "length" ? 2 ** 53 : list[key]) }), ask: "checkMany", kind: "too_large", where: "products", hint: /parts/ },
  { name: "a million nulls", make: () => new Array(1e6).fill(null), ask: "checkMany", kind: "too_large", where: "products", hint: /parts/, says: /100000/, large: true },
];
