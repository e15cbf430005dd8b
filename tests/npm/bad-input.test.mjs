// Whatever comes in: a typed error, and the next call works.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { runInNewContext } from "node:vm";
import { bad } from "./bad.mjs";
import { cramped, trapping } from "./doctor.mjs";
import { entry, here, product, sh, source } from "./harness.mjs";

const { load, ReeCheckError } = await entry("index.js");
const ree = await load();
const want = JSON.stringify(ree.check(product));
const wasm = await readFile(join(source, "dist/ree-check.wasm"));
const well = (engine = ree) => assert.equal(JSON.stringify(engine.check(product)), want, "the next call works");

/** The error a call throws, which must be the package's own. */
function refused(call) {
  try {
    call();
  } catch (error) {
    assert.ok(error instanceof ReeCheckError, `a foreign error: ${error?.stack ?? error}`);
    const { message } = error.error;
    assert.ok(message.en && message.zh && error.message.includes(message.en));
    assert.deepEqual(JSON.parse(JSON.stringify(error)).error.kind, error.kind);
    return error;
  }
  return assert.fail("nothing was refused");
}

for (const { name, make, ask = "check", kind, where, hint, says, cause } of bad) {
  test(`${ask}: ${name}`, () => {
    const error = refused(() => ree[ask](make()));
    assert.equal(error.kind, kind, error.message);
    if (where instanceof RegExp) assert.match(error.where, where);
    else assert.equal(error.where, where, error.message);
    if (hint) assert.match(error.hint.en, hint);
    if (says) assert.match(error.error.message.en, says);
    if (cause) assert.match(String(error.cause), cause);
    else assert.equal(error.cause, undefined);
    well();
  });
}

test("options that are none", () => {
  for (const [options, where] of [[null, "options"], [5, "options"], [[], "options"], [["outcome"], "options"], [new Map([["detail", "outcome"]]), "options"], [new Set(), "options"], [new Date(0), "options"], [new WeakMap(), "options"], [() => {}, "options"], ["outcome", "options"], [{ detail: "outcom" }, "detail"], [{ detail: 5 }, "detail"], [{ get detail() { throw new Error("mine"); } }, "detail"]]) {
    for (const [ask, given] of [["check", product], ["checkMany", [product]], ["checkText", "{}"], ["checkText", ""]]) {
      const { where: at, hint } = refused(() => ree[ask](given, options));
      assert.equal(at, where);
      assert.ok(hint?.en && hint.zh || typeof options?.detail === "string" || where === "detail", String(hint));
    }
  }
  well();
});

/** A product whose composition answers otherwise each time it is read; `read` tells how often it was. */
function turning(answers) {
  const state = { read: 0 };
  const next = () => answers[Math.min(state.read++, answers.length - 1)];
  state.ways = {
    "a getter": { get composition() { return next(); } },
    "a proxy": new Proxy({ composition: "" }, { get: (goods, key) => (key === "composition" ? next() : goods[key]) }),
    "a proxy that changes its fields": new Proxy({ composition: "" }, {
      get: (goods, key) => (key === "composition" ? next() : goods[key]),
      ownKeys: () => (state.read > 0 ? [] : ["composition"]),
    }),
  };
  return state;
}

test("what answers otherwise the second time is judged as it was looked at", () => {
  const want = { SmCo5: ree.check({ composition: "SmCo5" }).outcome, "Fe 100": ree.check({ composition: "Fe 100" }).outcome };
  assert.notEqual(want.SmCo5, want["Fe 100"]);
  for (const answers of [["SmCo5", "Fe 100"], ["Fe 100", "SmCo5"], ["SmCo5", undefined], ["SmCo5", () => {}], ["SmCo5", NaN]]) {
    for (const way of Object.keys(turning(answers).ways)) {
      const goods = turning(answers);
      assert.equal(ree.check(goods.ways[way]).outcome, want[answers[0]], `${way}: ${answers}`);
      assert.equal(goods.read, 1, way);
    }
  }
  well();
});

test("an own __proto__ and what frameworks note are as they were", () => {
  const noted = Object.defineProperty([{ substance: "Sm", amount: { mass_percent: 36 } }, { substance: "Co", amount: "balance" }], "__ob__", { value: {} });
  Object.defineProperty(noted, Symbol("mobx"), { value: 1 });
  Object.defineProperty(noted[0], "__v_skip", { value: true });
  assert.equal(ree.check({ composition: noted, facts: { kind: "magnet", integration: "bare" } }).outcome, "licence_required");
  const bare = Object.assign(Object.create(null), { composition: "SmCo5" });
  assert.equal(ree.check(bare).composition[0].substance, "SmCo5");
  assert.equal(ree.check(Object.assign(Object.create(Object.create(null)), bare)).composition[0].substance, "SmCo5");
  assert.equal(ree.check(runInNewContext("({ composition: 'SmCo5', facts: { kind: 'magnet' } })")).composition[0].substance, "SmCo5");
});

test("a list that throws in one place is refused there", () => {
  const list = [product, null, product];
  Object.defineProperty(list, 1, { get() { throw new Error("mine"); } });
  const found = ree.checkMany(list);
  assert.deepEqual([found[1].kind, found[1].where, String(found[1].cause)], ["wrong_type", "products[1]", "Error: mine"]);
  assert.deepEqual([JSON.stringify(found[0]), JSON.stringify(found[2])], [want, want]);
});

test("among many, each bad one is refused in its place", () => {
  const small = bad.filter(({ ask, large }) => ask === undefined && !large);
  const found = ree.checkMany(small.flatMap(({ make }) => [product, make()]), { detail: "full" });
  assert.equal(found.length, small.length * 2);
  small.forEach(({ kind, name }, i) => {
    assert.equal(JSON.stringify(found[2 * i]), want);
    assert.ok(found[2 * i + 1] instanceof ReeCheckError, name);
    assert.equal(found[2 * i + 1].kind, kind, name);
  });
});

test("a line of 100 MB among good ones", () => {
  const good = JSON.stringify(product);
  const long = `{"composition":"${"x".repeat(100_000_000)}"}`;
  for (const text of [`${good}\n${long}\n${good}\n`, `${long}\n${good}`, `${good}\n${long}`]) {
    const lines = ree.checkText(text).trimEnd().split("\n");
    text.split("\n").filter(Boolean).forEach((line, i) => {
      if (line === good) return assert.equal(lines[i], want);
      const { error } = JSON.parse(lines[i]);
      return assert.deepEqual([error.kind, error.where], ["too_large", `line ${i + 1}`]);
    });
  }
});

test("a trap inside wasm, and the next call", async (t) => {
  const { load, ReeCheckError: Own } = await entry("slim.js?trap");
  const ree = await load(trapping(wasm, "engine_parseComposition"));
  well(ree);
  for (let i = 0; i < 20; i += 1) {
    assert.throws(() => ree.parseComposition("SmCo5"), (error) => {
      assert.ok(error instanceof Own);
      assert.equal(error.kind, "engine_failed");
      assert.ok(error.cause instanceof WebAssembly.RuntimeError, String(error.cause));
      return error.hint.en !== "";
    });
    well(ree);
  }
  t.diagnostic("20 times");
});

test("a trap at the start is a failure to load", async () => {
  const { load } = await entry("slim.js?start");
  await assert.rejects(load(trapping(wasm, "engine_new")), { kind: "load_failed" });
  well(await load(wasm));
});

test("memory that ends, and the next call", async (t) => {
  const { load } = await entry("slim.js?memory");
  // Enough for the engine and an answer, not for many.
  const ree = await load(cramped(wasm, 64));
  well(ree);
  const many = Array.from({ length: 2000 }, () => product);
  assert.throws(() => ree.checkMany(many), { name: "ReeCheckError", kind: "engine_failed" });
  well(ree);
  assert.throws(() => ree.checkText(many.map((one) => JSON.stringify(one)).join("\n")), { kind: "engine_failed" });
  well(ree);
  t.diagnostic("4 MB beyond those it starts with");
});

test("many short lines with long answers cross in parts", async () => {
  const { load } = await entry("slim.js?parts");
  // Their answers, 160 MB, would not fit at once.
  const ree = await load(cramped(wasm, 800));
  const lines = ree.checkText(`${JSON.stringify(product)}\n`.repeat(2000)).trimEnd().split("\n");
  assert.deepEqual([lines.length, new Set(lines).size, lines[0] === want], [2000, 1, true]);
});

test("ten thousand rounds of bad input leave memory flat", async (t) => {
  const { stdout } = await sh("node", ["--expose-gc", join(here, "rounds.mjs")]);
  const { calls, cases, instances, before, after, same } = JSON.parse(stdout);
  t.diagnostic(`${calls} calls, ${cases} kinds by turns: ${JSON.stringify({ before, after })}`);
  assert.equal(same, true);
  assert.equal(instances, 1, "nothing trapped");
  assert.equal(after.wasm, before.wasm, "wasm memory");
  // What leaks ten bytes a call would pass it.
  assert.ok(after.heap - before.heap < 1_000_000, "JavaScript's memory");
});
