// What the functions of the package promise: loading, rulebooks, and that all ways to ask agree.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { entry, product, products, root, source } from "./harness.mjs";

const { load, ReeCheckError } = await entry("index.js");
const bytes = await readFile(join(source, "dist/ree-check.wasm"));
const invented = await readFile(join(root, "crates/engine/tests/invented.json"));
/** A fresh copy of the slim entry's code, loader and all: it has loaded nothing yet. */
let copies = 0;
const slim = () => entry(`slim.js?${(copies += 1)}`);
const ring = {
  composition: [{ substance: "Y", amount: { mass_percent: "7" } }, { substance: "Au", amount: "balance" }],
  facts: { shape: "ring", worn: "no" },
  shipment: { date: "2020-07-01" },
};

/** Whether a refusal is of this kind, in both languages. */
const refusal = (kind) => (error) => {
  assert.equal(error?.name, "ReeCheckError", String(error));
  assert.equal(error.kind, kind, error.message);
  assert.ok(error.error.message.en && error.error.message.zh);
  return true;
};

test("load gives one engine, whoever asks first", async () => {
  const [a, b] = await Promise.all([load(), load({})]);
  assert.equal(a, b);
  assert.equal(await load(), a);
  assert.ok(Object.isFrozen(a));
});

test("what failed can be tried again", async () => {
  for (const [bad, kind] of [
    [() => Promise.reject(new Error("offline")), "load_failed"],
    [new Uint8Array([1, 2, 3]), "load_failed"],
    [() => new Response("", { status: 404 }), "load_failed"],
    [() => Promise.resolve(new Response("<html>")), "load_failed"],
    // A sound module that is another's.
    [new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]), "load_failed"],
    [new URL("file:///nowhere.wasm"), "load_failed"],
    ["ree-check.wasm", "wrong_type"],
    [undefined, "wrong_type"],
    [null, "wrong_type"],
  ]) {
    const { load } = await slim();
    for (let i = 0; i < 2; i += 1) {
      await assert.rejects(load(typeof bad === "function" ? bad() : bad), refusal(kind));
    }
    const ree = await load(bytes);
    assert.equal(ree.check(product).outcome, "licence_required");
    assert.equal(await load(bytes), ree);
  }
});

test("the slim entry takes the wasm in every form", async () => {
  const answer = () => new Response(bytes, { headers: { "content-type": "application/wasm" } });
  const copy = new Uint8Array(bytes).buffer;
  const forms = [bytes, copy, new DataView(copy), await WebAssembly.compile(bytes), answer(), Promise.resolve(answer()), Promise.resolve(bytes)];
  for (const wasm of forms) {
    const { load } = await slim();
    assert.equal((await load(wasm)).check(product).outcome, "licence_required");
  }
});

test("what could not be loaded is said, with what helps", async (t) => {
  const page = "<!doctype html>";
  const host = createServer((request, response) => {
    response.writeHead(request.url === "/page" ? 200 : 404).end(page);
  }).listen(0, "127.0.0.1");
  await once(host, "listening");
  t.after(() => host.close());
  const at = (path) => new URL(path, `http://127.0.0.1:${host.address().port}`);
  const forbidden = () => Promise.reject(new WebAssembly.CompileError("Refused: 'unsafe-eval' is not an allowed source of script"));
  const cut = Uint8Array.from(bytes.subarray(0, 1000));
  const rows = [
    [() => at("/none"), /answered 404/, /address/],
    [() => fetch(at("/none")), /answered 404/, /address/],
    [() => at("/page"), /begin with “<!doctype”/, /page/],
    [() => Buffer.from(page), /begin with “<!doctype”/, /page/],
    [() => new Uint8Array(), /no bytes/, /ree-check\.wasm/],
    [() => cut, /could not be loaded/, /same version/],
    [() => new URL("file:///nowhere/ree-check.wasm"), /could not be fetched \(ENOENT/, /must be there/],
    [() => new URL("http://127.0.0.1:9/"), /could not be fetched/, /connect-src/],
    [() => Promise.reject(new Error("mine")), /mine/, /^Call load again/],
    [forbidden, /unsafe-eval/, /wasm-unsafe-eval/],
  ];
  for (const [make, says, helps] of rows) {
    const { load } = await slim();
    await assert.rejects(load(make()), (error) => {
      refusal("load_failed")(error);
      assert.match(error.error.message.en, says);
      assert.match(error.hint.en, helps);
      assert.ok(error.hint.zh);
      return true;
    });
    assert.equal((await load(bytes)).check(product).outcome, "licence_required", "and then it can be");
  }
});

test("wasm by the address of a file", async () => {
  const { load } = await slim();
  assert.equal((await load(pathToFileURL(join(source, "dist/ree-check.wasm")))).check(product).outcome, "licence_required");
});

test("wasm that is not waited for may fail", async () => {
  const { load } = await slim();
  const ree = await load(bytes);
  assert.equal(await load(Promise.reject(new Error("too late"))), ree);
  await assert.rejects(load(Promise.reject(new Error("too late")), { rulebook: "{" }), refusal("bad_rulebook"));
  await new Promise((done) => { setTimeout(done, 20); });
});

test("another rulebook is an engine of its own, with its hash in the answer", async () => {
  const [own, again, builtin] = await Promise.all([load({ rulebook: invented }), load({ rulebook: String(invented) }), load()]);
  assert.equal(own, again, "the same rulebook, the same engine");
  assert.notEqual(own, builtin);
  const found = own.check(ring);
  assert.deepEqual([found.outcome, found.control_codes], ["licence_required", ["A.1"]]);
  assert.equal(found.rulebook.sha256, createHash("sha256").update(invented).digest("hex"));
  // Two at once, by turns: neither knows of the other.
  const here = JSON.stringify(builtin.check(product));
  for (let i = 0; i < 20; i += 1) {
    assert.throws(() => builtin.check(ring), refusal("unknown_value"));
    assert.equal(own.check(ring).control_codes[0], "A.1");
    assert.equal(JSON.stringify(builtin.check(product)), here);
  }
  const object = await load({ rulebook: JSON.parse(invented) });
  assert.equal(object.check(ring).outcome, "licence_required");
  assert.equal(own.rulebook().rulebook.version, "1");
});

test("the built-in rulebook, given, judges as it does built in", async () => {
  const text = await readFile(join(source, "dist/rulebook.json"), "utf8");
  const [own, builtin] = await Promise.all([load({ rulebook: text }), load()]);
  assert.equal(JSON.stringify(own.check(product)), JSON.stringify(builtin.check(product)));
});

test("a bad rulebook is refused, and loading goes on", async () => {
  const broken = JSON.parse(invented);
  broken.measures[0].status[0].citations = ["nowhere"];
  const cyclic = {};
  cyclic.self = cyclic;
  for (const rulebook of ["", "{", "{}", "[]", "null", null, 5, new Map(), broken, cyclic, { big: 1n }, new Uint8Array([0xff]), () => {}]) {
    await assert.rejects(load({ rulebook }), refusal("bad_rulebook"));
  }
  await assert.rejects(load({ get rulebook() { throw new Error("mine"); } }), refusal("bad_rulebook"));
  await assert.rejects(load(null), refusal("wrong_type"));
  await assert.rejects(load("rulebook"), refusal("wrong_type"));
  for (const options of [[], [invented], new Map([["rulebook", invented]]), new Date(0)]) await assert.rejects(load(options), refusal("wrong_type"));
  await assert.rejects(load({ rulebook: new Map() }), ({ message, hint }) => /no text, bytes or plain object/.test(message) && /parsed object/.test(hint.en));
  assert.equal((await load({ rulebook: invented })).check(ring).outcome, "licence_required");
});

test("check, checkMany and checkText agree, byte for byte", async (t) => {
  const ree = await load();
  const all = await products();
  const wrong = { composition: "SmCo5", fact: {} };
  const list = [...all.slice(0, 5), wrong, ...all.slice(5), wrong];
  for (const detail of ["outcome", "full"]) {
    const one = list.map((product) => {
      try {
        return JSON.stringify(ree.check(product, { detail }));
      } catch (error) {
        assert.ok(error instanceof ReeCheckError);
        return JSON.stringify(error);
      }
    });
    const many = ree.checkMany(list, { detail }).map((found) => JSON.stringify(found));
    assert.deepEqual(many, one);
    const text = ree.checkText(list.map((product) => JSON.stringify(product)).join("\n"), { detail });
    const lines = text.trimEnd().split("\n");
    // A text has lines, so a refusal names its own.
    const numbered = one.map((line, i) => line.replace('"where":"fact"', `"where":"line ${i + 1}: fact"`));
    assert.deepEqual(lines, numbered);
  }
  assert.equal(JSON.stringify(ree.check(product)), JSON.stringify(ree.check(product, { detail: "full" })));
  t.diagnostic(`${list.length} products, short and full`);
});

test("checkText counts lines, through every cut", async () => {
  const ree = await load();
  const good = '{"composition":"SmCo5"}';
  const where = (text) => JSON.parse(text).error?.where ?? null;
  const found = (text) => ree.checkText(text, { detail: "outcome" }).trimEnd().split("\n").filter(Boolean).map(where);
  assert.deepEqual(found(""), []);
  assert.deepEqual(found("\n\n"), []);
  assert.deepEqual(found(`${good}\n\nx\r\n${good}`), [null, "line 3", null]);
  // Beyond 64 lines, and beyond a mebibyte.
  const many = Array.from({ length: 1000 }, (_, i) => (i % 300 === 299 ? "x" : good));
  assert.deepEqual(found(many.join("\n")).filter(Boolean), ["line 300", "line 600", "line 900"]);
  const padded = good.padEnd(700_000);
  assert.deepEqual(found([padded, padded, padded, "x", padded, "x", ""].join("\n")), [null, null, null, "line 4", null, "line 6"]);
});

test("the other functions", async () => {
  const ree = await load();
  const { a, b, differs } = ree.diff(product, "2025-04-03", "2026-06-01");
  assert.deepEqual([a.outcome, b.outcome], ["not_controlled", "licence_required"]);
  assert.ok(differs.some((one) => one.what === "outcome"));
  assert.equal(ree.parseComposition("SmCo5").components.length > 0, true);
  assert.ok(ree.vocabulary().facts.some((fact) => fact.fact === "kind"));
  assert.equal(ree.rulebook().rulebook.sha256, b.rulebook.sha256);
});
