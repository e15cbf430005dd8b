// What the package promises about itself: its shape, its files, its types and its schemas.
import assert from "node:assert/strict";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { before, test } from "node:test";
import { consumer, entry, here, pack, products, sh, source, tools } from "./harness.mjs";

let packed;
let kit;
let goods;

before(async () => {
  packed = await pack();
  kit = await tools("tools");
  goods = await products();
});

test("the list of packed files", async () => {
  const wanted = await readFile(join(here, "packed-files.txt"), "utf8");
  assert.deepEqual(packed.files, wanted.trimEnd().split("\n"), "change tests/npm/packed-files.txt where this is meant");
});

test("publint", async (t) => {
  const { stdout } = await sh(kit.bin("publint"), [packed.tarball, "--strict"]);
  t.diagnostic(stdout.trimEnd().split("\n").at(-1));
});

test("are the types wrong", async (t) => {
  const { stdout } = await sh(kit.bin("attw"), [packed.tarball, "--profile", "esm-only", "--no-color", "--no-emoji"]);
  const entries = stdout.match(/"ree-check[^"]*"/g);
  t.diagnostic(`${entries.join(", ")}: OK`);
});

test("types", async (t) => {
  const cwd = await consumer("types", { tarball: packed.tarball, under: kit });
  const { load } = await entry("index.js");
  const determinations = (await load()).checkMany(goods, { detail: "outcome" });
  for (const [type, all] of Object.entries({ Product: goods, Determination: determinations })) {
    const lines = all.map((one) => `  ${JSON.stringify(one)} satisfies ${type},`);
    const text = [`import type { ${type} } from "ree-check";`, "export default [", ...lines, "];", ""];
    await writeFile(join(cwd, `${type}.ts`), text.join("\n"));
  }
  for (const project of [".", "tsconfig.node.json", "tsconfig.bare.json"]) await sh(kit.bin("tsc"), ["-p", project], { cwd });
  t.diagnostic(`tsc --strict: ${goods.length} products, their determinations, the samples, the hand-written union`);
});

test("schemas: valid themselves, and what goes in and comes out is valid against them", async (t) => {
  const { valid, names } = await schemas();
  const { load } = await entry("index.js");
  const ree = await load();
  valid("rulebook", ree.rulebook());
  valid("vocabulary", ree.vocabulary());
  let refused = 0;
  for (const product of goods) {
    valid("product", product);
    let found;
    try {
      found = ree.check(product);
    } catch (error) {
      // Some case may be refused; its refusal has a schema too.
      valid("error", JSON.parse(JSON.stringify(error)));
      refused += 1;
      continue;
    }
    valid("determination", found);
    if (typeof product.composition === "string") valid("parsed", ree.parseComposition(product.composition));
  }
  const some = goods.find((product) => product.facts !== undefined);
  valid("comparison", ree.diff(some, "2025-04-03", "2026-06-01"));
  t.diagnostic(`${names.join(", ")}; ${goods.length} products, ${refused} refused`);
});

/** All schemas of the package, compiled. */
async function schemas() {
  const require = createRequire(join(kit.folder, "package.json"));
  const { Ajv2020 } = require("ajv/dist/2020.js");
  const ajv = new Ajv2020({ strict: true });
  const folder = join(source, "dist/schema");
  const names = (await readdir(folder)).map((file) => file.replace(/\.json$/, "")).sort();
  const checks = new Map();
  for (const name of names) checks.set(name, ajv.compile(JSON.parse(await readFile(join(folder, `${name}.json`), "utf8"))));
  const valid = (name, value) => {
    const check = checks.get(name);
    assert.ok(check(value), `${name}: ${ajv.errorsText(check.errors)}\n${JSON.stringify(value).slice(0, 400)}`);
  };
  return { names, valid };
}
