// The schema that the page publishes fits every walkthrough and refuses what is misspelt.
import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { test } from "node:test";
import Ajv from "ajv/dist/2020.js";
import { parse } from "smol-toml";
import { base } from "./page.mjs";

const data = new URL("../../crates/walkthrough/data/", import.meta.url);
const template = new URL("../../crates/walkthrough/template.toml", import.meta.url);

test("the published schema fits every walkthrough and refuses what is misspelt", async () => {
  const schema = await (await fetch(new URL("training/walkthrough.schema.json", base))).json();
  const fits = new Ajv({ strict: false, validateFormats: false }).compile(schema);
  const names = (await readdir(data)).map((name) => new URL(name, data));
  for (const name of [...names, template]) {
    const file = parse(await readFile(name, "utf8"));
    assert.ok(fits(file), `${name.pathname}: ${JSON.stringify(fits.errors?.slice(0, 3))}`);
  }
  const good = parse(await readFile(template, "utf8"));
  for (const spoil of [
    (w) => { w.minuts = 5; },
    (w) => { delete w.title; },
    (w) => { w.step[0].hints = "x"; },
    (w) => { w.stage = ["sales"]; },
    (w) => { w.step[0].product.compositon = "Dy"; },
    (w) => { w.step[0].option[0].finds.outcome = "gray"; },
  ]) {
    const bad = structuredClone(good);
    spoil(bad);
    assert.ok(!fits(bad), spoil.toString());
  }
});
