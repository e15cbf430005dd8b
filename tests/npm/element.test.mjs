// `<ree-check>` in the page of examples, in a real browser: by keyboard, in both languages, in a form,
// under a strict policy, without a request.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";

import { choose, portal, state } from "./portal.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const { open } = portal();

test("a product is judged, its question answered, and the form sends the determination", async () => {
  const { page, element, seen, close } = await open();
  assert.deepEqual((await state(element)).outcome, "needs_facts");
  await page.getByRole("button", { name: "Save line" }).click();
  assert.equal(await page.locator("#sent").textContent(), "nothing yet", "an open question holds the form back");
  await choose(element, "Magnet, alone or in a part");
  await choose(element, "Bare, or only cut, ground");
  assert.deepEqual(await state(element), { outcome: "licence_required", codes: ["1C905.a.4"], valid: true, error: null, word: "Licence required" });
  assert.equal(await page.title(), "Line 17: licence_required");
  await page.getByRole("button", { name: "Save line" }).click();
  assert.deepEqual(JSON.parse(await page.locator("#sent").textContent()), {
    outcome: "licence_required",
    control_codes: ["1C905.a.4"],
    facts: { kind: "magnet", integration: "bare" },
  });
  assert.ok((await element.getByText("Dysprosium-containing neodymium-iron-boron").count()) > 0, "the law is quoted");
  assert.ok((await element.locator("blockquote[lang=zh-CN]").count()) > 0, "in Chinese too");
  assert.deepEqual([seen.foreign, seen.errors], [[], []]);
  await close();
});

test("an answer can be seen, changed, and set aside as not known", async () => {
  const { element, close } = await open();
  await choose(element, "Magnet, alone or in a part");
  await choose(element, "Bare, or only cut, ground");
  await element.getByRole("button", { name: "Change: What are the goods?" }).click();
  await choose(element, "Device or component");
  assert.equal((await state(element)).outcome, "not_controlled");
  await choose(element, "I do not know");
  assert.equal((await state(element)).outcome, "needs_facts");
  assert.equal((await state(element)).valid, false);
  await close();
});

test("the same value again takes no answer away and says nothing anew", async () => {
  const { element, close } = await open();
  await choose(element, "Magnet, alone or in a part");
  const again = await element.evaluate((e) => {
    let events = 0;
    const goods = { composition: "Nd 27, Dy 3.1, B 1.0, Co 1, Fe balance" };
    e.value = goods;
    e.addEventListener("determination", () => (events += 1));
    e.value = { ...goods };
    const same = events;
    goods.composition = "SmCo5";
    e.value = goods;
    return { same, changed: events, text: e.value.composition };
  });
  assert.deepEqual(again, { same: 0, changed: 1, text: "SmCo5" });
  await close();
});

test("where an answer leads is hidden until it is asked for", async () => {
  const { element, close } = await open();
  const leads = element.locator(".option .said");
  assert.equal(await leads.count(), 0);
  await element.getByRole("button", { name: "Show where each answer leads" }).click();
  assert.ok((await leads.count()) > 3);
  await close();
});

test("another line, another day, an empty and an unreadable product", async () => {
  const { page, element, close } = await open();
  await choose(element, "Magnet, alone or in a part");
  await page.getByLabel("16: Shaft, steel").click();
  assert.equal((await state(element)).outcome, "not_controlled", "answers of another line do not carry over");
  await page.getByLabel("18: End cap").click();
  assert.equal((await state(element)).outcome, "not_controlled", "the list form is judged too");
  await page.getByLabel("17: Arc magnet").click();
  await page.getByLabel("Export date").fill("2025-04-03");
  assert.equal((await state(element)).outcome, "not_controlled", "the day before the measure");
  await page.getByLabel("Export date").fill("2026-06-01");
  const field = element.getByRole("textbox", { name: "Composition" });
  await field.fill("");
  assert.ok(["needs_facts", null].includes((await state(element)).outcome));
  await field.fill("Dy 60, Fe 60");
  const refused = await state(element);
  assert.ok(refused.error !== null || refused.outcome !== "not_controlled");
  await field.fill("Dy -3");
  assert.equal(await field.inputValue(), "Dy -3", "what was entered stays");
  await element.evaluate((e) => (e.value = { facts: { kind: "magnit" } }));
  assert.deepEqual([(await state(element)).error, (await state(element)).valid], ["unknown_value", false]);
  await close();
});

test("Chinese: every word, and the entry stays", async () => {
  const { page, element, close } = await open();
  await page.getByRole("button", { name: "中文" }).click();
  assert.equal(await element.locator(".frame").getAttribute("lang"), "zh-CN");
  const text = await element.evaluate((e) => {
    const copy = e.shadowRoot.querySelector(".frame").cloneNode(true);
    copy.querySelectorAll("[lang=en], textarea").forEach((node) => node.remove());
    return copy.textContent;
  });
  assert.match(text, /中国出口管制.*货物是什么/s);
  // Symbols, codes, units and the portal's own words may stay Latin.
  const latin = text.replace(/Line 17|Arc magnet 42SH|magnet|MOFCOM/gi, "").match(/[a-z]{4,}/g) ?? [];
  assert.deepEqual(latin, []);
  await element.getByRole("textbox", { name: "成分" }).fill("Sm 33, Co 67");
  assert.notEqual((await state(element)).outcome, "not_controlled");
  await page.getByRole("button", { name: "中文" }).click();
  assert.equal(await element.getByRole("textbox", { name: "Composition" }).inputValue(), "Sm 33, Co 67");
  await close();
});

test("by keyboard alone", async () => {
  const { page, element, close } = await open();
  await element.getByRole("textbox", { name: "Composition" }).focus();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("SmCo5");
  for (let i = 0; i < 12 && (await state(element)).outcome === "needs_facts"; i += 1) {
    await page.keyboard.press("Tab");
    const on = await element.evaluate((e) => e.shadowRoot.activeElement?.closest("label")?.textContent ?? "");
    if (on) await page.keyboard.press("Space");
    const focused = await element.evaluate((e) => e.shadowRoot.activeElement !== null);
    assert.ok(focused, "the focus never leaves while questions are open");
  }
  assert.equal((await state(element)).outcome, "licence_required");
  await close();
});

test("what changed is announced after a rest", async () => {
  const { page, element, close } = await open();
  await choose(element, "Magnet, alone or in a part");
  await choose(element, "Bare, or only cut, ground");
  await page.waitForTimeout(800);
  assert.equal(await element.locator("[role=status]").textContent(), "Licence required, 1C905.a.4");
  await close();
});

test("facts read from words wait for a word of the person", async () => {
  const { element, close } = await open();
  await element.evaluate((e) => (e.value = { composition: "Nd 27, Dy 3.1, B 1.0, Fe balance", description: "arc magnet" }));
  assert.equal((await state(element)).outcome, "needs_facts");
  await element.getByRole("button", { name: /^Right: What it is/ }).click();
  assert.deepEqual(await element.evaluate((e) => e.value.facts), { kind: "magnet" });
  await close();
});

test("what has the wrong shape is refused and never cleared", async () => {
  const { element, close } = await open();
  const odd = ["({ composition: { Sm: 30, Co: 70 }, facts: { kind: 'device' } })", "({ composition: 5 })", "({ compositoin: 'x' })", "5", "[]", "new Map()", "({ composition: 'SmCo5', facts: 'magnet' })", "Object.create({ composition: 'Dy' })"];
  for (const value of odd) {
    const set = new Function("e", `e.value = ${value}; return { outcome: e.determination?.outcome ?? null, kind: e.error?.kind ?? null };`);
    const found = await element.evaluate(set);
    assert.equal(found.outcome, null, value);
    assert.notEqual(found.kind, null, value);
  }
  await close();
});

test("the portal's object stays the portal's", async () => {
  const { element, close } = await open();
  const outcome = await element.evaluate((e) => {
    const given = { composition: "SmCo5", facts: { kind: "magnet", integration: "bare" } };
    e.value = given;
    given.facts.kind = "device";
    e.lang = "zh";
    return [e.value.facts.kind, e.determination.outcome];
  });
  assert.deepEqual(outcome, ["magnet", "licence_required"]);
  await close();
});

test("a listed element inside a formula is named, and none is denied that was met", async () => {
  const { element, close } = await open();
  await element.evaluate((e) => (e.value = "SmCo5"));
  assert.ok(await element.getByText("samarium, in SmCo5").isVisible());
  assert.equal(await element.getByText("None of the listed elements was read.").count(), 0);
  await element.evaluate((e) => (e.value = "C 0.4, Fe balance"));
  assert.ok(await element.getByText("None of the listed elements was read.").isVisible());
  await close();
});

test("reset, restore and a disabled form", async () => {
  const { page, element, close } = await open();
  await choose(element, "Magnet, alone or in a part");
  await element.evaluate((e) => (e.form.elements.line.disabled, e.setAttribute("value", '{"composition":"SmCo5"}')));
  await element.getByRole("textbox", { name: "Composition" }).fill("Fe 100");
  await page.locator("#line").evaluate((form) => form.reset());
  assert.equal(await element.getByRole("textbox", { name: "Composition" }).inputValue(), "SmCo5");
  await page.locator("#line").evaluate((form) => {
    const fieldset = document.createElement("fieldset");
    fieldset.disabled = true;
    form.append(fieldset);
    const check = document.querySelector("ree-check[name]");
    check.removeAttribute("form");
    fieldset.append(check);
  });
  await page.waitForFunction(() => document.querySelector("ree-check[name]").matches(":disabled"));
  assert.ok(await element.getByRole("textbox", { name: "Composition" }).isDisabled());
  await close();
});

for (const lang of ["en", "zh"]) {
  for (const colorScheme of ["light", "dark"]) {
    for (const width of [1280, 360]) {
      test(`axe: ${lang}, ${colorScheme}, ${width} px`, async () => {
        const { page, element, close } = await open({ colorScheme, viewport: { width, height: 900 } });
        if (lang === "zh") await page.getByRole("button", { name: "中文" }).click();
        const answers = [[], [2], [2, 0], [6]];
        for (const chosen of answers) {
          await element.evaluate((e) => {
            e.value = null;
            e.value = { composition: "Nd 27, Dy 3.1, B 1.0, Co 1, Fe balance" };
          });
          for (const n of chosen) await element.locator("fieldset.question").last().getByRole("radio").nth(n).click();
          for (const fold of await element.locator("summary").all()) await fold.click();
          await page.evaluate(axe);
          const { violations } = await page.evaluate(() => window.axe.run("ree-check[name]"));
          assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(" ")).join("; ")}`), []);
          const wide = await element.evaluate((e) => e.scrollWidth > e.clientWidth + 1);
          assert.equal(wide, false, "nothing sticks out");
        }
        await close();
      });
    }
  }
}
