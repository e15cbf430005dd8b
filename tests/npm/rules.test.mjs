// Another rulebook, of seventy invented rules, against plain JavaScript that says the same: outcome, lean,
// codes met and left open, for every product of the benchmark's first five hundred, by all three ways in.

import assert from "node:assert/strict";
import { test } from "node:test";

import { ours } from "../bench/engines.mjs";
import { products } from "../bench/products.mjs";
import { reference, rules as describe, written, writtenOf } from "../bench/rules.mjs";

const rules = describe();
const cases = products(rules, 500);
const judge = reference(rules);

test("the engine says of invented rules what plain JavaScript says", async () => {
  const ree = await ours(rules);
  const short = { detail: "outcome" };
  const wanted = cases.map(({ flat }) => written(judge(flat)));
  const given = cases.map(({ product }) => product);
  const ways = {
    "check, full": given.map((product) => ree.check(product)),
    "check, short": given.map((product) => ree.check(product, short)),
    checkMany: ree.checkMany(given, short),
    checkText: ree.checkText(given.map((p) => JSON.stringify(p)).join("\n"), short).trimEnd().split("\n").map((line) => JSON.parse(line)),
  };
  for (const [way, found] of Object.entries(ways)) {
    assert.deepEqual(found.map(writtenOf), wanted, way);
  }
  // The products are worth the comparison: every outcome that the rules know is among them.
  assert.ok(new Set(wanted.map((one) => JSON.parse(one).slice(0, 2).join())).size >= 4);
});
