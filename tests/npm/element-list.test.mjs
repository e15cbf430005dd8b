// A composition that the portal gives as a list: it is seen, edited and answered in the element, and
// nothing of it is lost.

import assert from "node:assert/strict";
import { test } from "node:test";

import { choose, portal, state } from "./portal.mjs";

const { open } = portal();
const mass = (substance, amount) => ({ substance, amount: { mass_percent: amount } });
const facts = { kind: "magnet", integration: "bare" };

/** Opens the page of examples with a product in the element. */
async function given(product) {
  const made = await open();
  await made.element.evaluate((e, product) => (e.value = product), product);
  const field = made.element.getByRole("textbox", { name: "Composition" });
  return { ...made, field, composition: () => made.element.evaluate((e) => e.value.composition) };
}

test("a list stands in the field as text, and goes back as it was given until it is changed", async () => {
  const list = [mass("Nd", ["26.5", 27.5]), mass("Dy", { max: "3" }), mass("Tb", { max: 0.1, open: true }), { substance: "C", amount: { ppm: 500 } }, { substance: "Fe", amount: "balance" }];
  const { element, field, composition, close } = await given({ composition: list, facts });
  assert.equal(await field.inputValue(), "Nd 26.5–27.5 wt%, Dy ≤3 wt%, Tb <0.1 wt%, C 500 ppm, Fe balance");
  assert.deepEqual(await composition(), list);
  assert.equal((await state(element)).outcome, "needs_facts");
  await field.fill("Nd 27 wt%, Dy 3 wt%, B 1 wt%, Fe balance");
  assert.equal(await composition(), "Nd 27 wt%, Dy 3 wt%, B 1 wt%, Fe balance");
  assert.equal((await state(element)).outcome, "licence_required");
  await element.getByRole("button", { name: "Take what the page gave" }).click();
  assert.deepEqual(await composition(), list);
  assert.ok(await field.evaluate((node) => node.getRootNode().activeElement === node), "the focus is on the field");
  await close();
});

test("a question of amounts is answered in the field, and the form may go", async () => {
  const { page, element, field, close } = await given({ composition: [mass("Fe", "60"), mass("Nd", "30"), mass("B", "1"), { substance: "other", amount: "balance" }], facts });
  assert.equal((await state(element)).valid, false);
  assert.ok(await element.getByText("Write the amounts into the composition.").isVisible());
  await page.evaluate(() => document.querySelector("ree-check[name]").reportValidity());
  assert.ok(await field.evaluate((node) => node.getRootNode().activeElement === node), "what is missing is asked for in the field");
  await field.fill("Fe 65.9 wt%, Nd 30 wt%, B 1 wt%, Dy 3.1 wt%");
  assert.deepEqual([(await state(element)).outcome, (await state(element)).valid], ["licence_required", true]);
  await close();
});

test("which of several substances is meant is answered into the list", async () => {
  const { element, composition, close } = await given({
    composition: [{ substance: ["Y2O3", "Al2O3"], amount: { mass_percent: "97" } }, { substance: "H2O", amount: "balance" }],
    facts: { kind: "chemical", reaction: "solid_solution" },
  });
  await choose(element, /^Y2O3/);
  assert.deepEqual(await composition(), [mass("Y2O3", "97"), { substance: "H2O", amount: "balance" }]);
  assert.equal((await state(element)).error, null);
  await close();
});

test("the text never says less than the list", async () => {
  const lists = [
    [{ substance: ["Al2O3", "Y2O3"], amount: { mass_percent: "100" } }],
    [{ substance: "Y", amount: { g_per_l: "1" }, as_analysis: true }],
    [{ substance: "Sm", amount: { moles: 1 } }, { substance: "Co", amount: { moles: 5 } }],
    [{ substance: "Sm", amount: { parts: "1" } }, { substance: "Co", amount: { parts: "5" } }],
    [{ substance: "Y", amount: { atomic_percent: "10" } }, { substance: "Ni", amount: "balance" }],
    [mass("Nd", 30), { substance: "Dy", amount: "unknown" }, { substance: "Fe", amount: "balance" }],
    [mass("Al", 99), { substance: "Sc", amount: "trace" }],
    [mass("Fe", 98), { substance: "other", amount: { mass_percent: "2" } }],
    [mass("7440-00-8", 30), mass("1308-96-9", "5e-1"), { substance: "Fe", amount: "balance" }],
    [mass("samarium oxide", "1e-7"), { substance: "Al2O3", amount: "balance" }],
    [mass("SmCo5", 99)],
  ];
  const { element, field, close } = await given({});
  for (const composition of lists) {
    const { told, list } = await element.evaluate((e, composition) => {
      e.value = { composition };
      return { told: e.shadowRoot.querySelector("textarea").value, list: e.determination?.outcome };
    }, composition);
    assert.notEqual(told, "", JSON.stringify(composition));
    const text = await element.evaluate((e, composition) => ((e.value = { composition }), e.determination?.outcome), `${told}\n`);
    assert.ok(text === list || text === "needs_facts", `${told}: ${list}, as text ${text}`);
  }
  await field.fill("Y 1 g/L, Nd 2 g/L");
  await close();
});

test("what is read otherwise as text is said so once it is changed", async () => {
  const { element, field, close } = await given({ composition: [{ substance: "Sm", amount: { moles: 1 } }, { substance: "Co", amount: { moles: 5 } }] });
  const note = element.getByText("is not read just like it");
  assert.equal(await note.count(), 0);
  await field.fill("Sm 1 mol, Co 5 mol, Fe 1 mol");
  assert.ok(await note.isVisible());
  await element.evaluate((e) => (e.value = { composition: [{ substance: "Sm", amount: { mass_percent: 36 } }, { substance: "Co", amount: "balance" }] }));
  await field.fill("Sm 35 wt%, Co balance");
  assert.equal(await note.count(), 0);
  await close();
});

test("a list that cannot be judged is refused, seen and mended", async () => {
  const { element, field, composition, close } = await given({ composition: [mass("Nd", 30), mass("Unobtainium", 70)], facts });
  assert.equal((await state(element)).error, "unknown_substance");
  await field.fill("Nd 30 wt%, Fe 70 wt%");
  assert.equal((await state(element)).error, null);
  await element.evaluate((e) => (e.value = { composition: [{ substance: 5 }] }));
  assert.equal((await state(element)).outcome, null, "what cannot be written out is no empty field");
  assert.notEqual((await state(element)).error, null);
  assert.deepEqual(await composition(), [{ substance: 5 }]);
  await field.fill("Fe 100");
  assert.equal(await composition(), "Fe 100");
  await close();
});

test("what the portal reads it may give back, and its first value again", async () => {
  const first = { composition: [mass("Nd", 30), mass("Dy", 3), { substance: "Fe", amount: "balance" }] };
  const { element, close } = await given(first);
  await choose(element, "Magnet, alone or in a part");
  const events = await element.evaluate((e) => {
    let events = 0;
    e.addEventListener("determination", () => (events += 1));
    e.value = e.value;
    e.value = structuredClone(e.value);
    return events;
  });
  assert.equal(events, 0);
  assert.ok(await element.getByRole("radio", { name: "Magnet, alone or in a part" }).isChecked(), "the answer can still be changed");
  await element.evaluate((e, first) => (e.value = first), first);
  assert.deepEqual(await element.evaluate((e) => e.value.facts ?? null), null, "the first value takes the answers away");
  await close();
});
