// What `<ree-check>` shows of a determination, and how it stands in narrow, foreign and huge places.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";

import { choose, portal, state } from "./portal.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const { open } = portal();
const shown = (element, selector) => element.evaluate((e, selector) => [...e.shadowRoot.querySelectorAll(selector)].map((node) => node.textContent), selector);
const give = (element, value) => element.evaluate((e, value) => ((e.value = null), (e.value = value)), value);

test("codes that are not met are said to be in question, and what is sure", async () => {
  const { element, close } = await open();
  await give(element, { composition: "ZrO2-8Y2O3", facts: { kind: "chemical", reaction: "solid_solution" } });
  assert.equal((await state(element)).outcome, "grey");
  const [rest] = await shown(element, ".outcome .rest");
  assert.match(rest, /In question: 1C908\.b, 1C908\.c/);
  assert.match(rest, /Sure that it is open: high/);
  await give(element, "Nd 27, Dy 3.1, B 1.0, Fe balance");
  assert.deepEqual(await shown(element, ".outcome .rest"), [], "what is not settled has no codes yet");
  await close();
});

test("a fact is suggested once, with all the words it was read from", async () => {
  const { element, close } = await open();
  await give(element, "NdFeB 35SH");
  const boxes = await shown(element, "[part=suggestion] p");
  assert.deepEqual(boxes, ["What it is: Magnet, alone or in a part from “NdFeB”, “35SH”"], "nor what nobody asks");
  await element.getByRole("button", { name: /^Right: What it is/ }).click();
  assert.ok((await shown(element, "[part=suggestion]")).every((text) => !text.startsWith("What it is")));
  assert.deepEqual(await shown(element, ".answered b"), ["Magnet, alone or in a part"], "what was confirmed can be taken back");
  await element.getByRole("button", { name: "Change: What are the goods?" }).click();
  await choose(element, "Device or component");
  assert.deepEqual(await element.evaluate((e) => e.value.facts), { kind: "device" });
  await close();
});

test("what is asked with yes and no is answered so", async () => {
  const { element, close } = await open();
  await give(element, { composition: "Y2O3 5, Al2O3 balance", description: "calcined catalyst", facts: { kind: "catalyst" } });
  const box = element.locator("[part=suggestion]", { hasText: "Has the catalytic material been calcined?" });
  assert.deepEqual(await box.getByRole("button").allTextContents(), ["Yes, calcined", "No, not calcined"]);
  await box.getByRole("button", { name: "No, not calcined" }).click();
  assert.deepEqual(await element.evaluate((e) => e.value.facts), { kind: "catalyst", calcined: "no" });
  await give(element, "含镝特制混合物质");
  assert.ok((await shown(element, "[part=suggestion] p")).every((text) => !/contains\.|undefined|\{/.test(text)));
  await close();
});

test("no heading stands twice", async () => {
  const { element, close } = await open();
  for (const value of [{ composition: "ZrO2-8Y2O3", facts: { kind: "chemical", reaction: "solid_solution" } }, "Fe 99, C 1", "SmCo5"]) {
    await give(element, value);
    const headings = (await shown(element, "h3, summary")).map((text) => text.replace(/ \(\d+\)$/, ""));
    assert.deepEqual(headings, [...new Set(headings)]);
  }
  await close();
});

test("what was not read is named in whole words, and not without end", async () => {
  const { element, close } = await open();
  await element.evaluate((e) => (e.lang = "zh"));
  await give(element, "钐钴永磁体用于扬声器组件");
  assert.match((await shown(element, ".note.warn"))[0], /“组件”/);
  await element.evaluate((e) => (e.lang = "en"));
  await give(element, Array.from({ length: 300 }, (_, n) => `Nd foo${n}bar 1`).join(", "));
  const [text] = await shown(element, "[part=composition] .note");
  assert.match(text, /and 29\d more/);
  assert.ok(text.length < 600, text);
  await close();
});

test("no gap where no mass is known", async () => {
  const { element, close } = await open();
  await give(element, "NdFeB 35SH");
  assert.equal(await element.locator("svg.bar").count(), 0);
  await give(element, "Dy 3, Fe balance");
  assert.equal(await element.locator("svg.bar rect").count(), 2);
  await close();
});

test("every part of the bar has a name, and none sticks out", async () => {
  const { element, close } = await open();
  await give(element, "Al 90, Cu 2, Mg 2, Zn 1.5, Si 1, Mn 1, Fe 1, Cr 0.5, Ti 0.5, Sc 0.2, Y 0.2, Gd 0.1");
  assert.ok((await shown(element, ".bar title")).includes("Ti 0.5\u00a0%"));
  assert.match((await shown(element, ".beneath"))[0], /^Not named in the bar: Cu 2\u00a0%, .*, Ti 0\.5\u00a0%$/);
  const ends = await element.evaluate((e) => [e.shadowRoot.querySelector(".bar").getBoundingClientRect().right, ...[...e.shadowRoot.querySelectorAll(".bar rect")].map((box) => box.getBoundingClientRect().right)]);
  assert.ok(Math.max(...ends.slice(1)) <= ends[0] + 0.5, String(ends));
  await give(element, "Nd 27, Dy 3.1, Fe balance");
  assert.deepEqual(await shown(element, ".beneath"), []);
  await close();
});

test("the squares are filled in forced colours", async () => {
  const { element, close } = await open({ forcedColors: "active" });
  await give(element, { composition: "SmCo5", facts: { kind: "magnet", integration: "bare" } });
  const filled = await element.evaluate((e) => {
    const on = e.shadowRoot.querySelector(".squares .on");
    const { backgroundColor } = getComputedStyle(on);
    return backgroundColor !== getComputedStyle(on.closest(".outcome")).backgroundColor && !/rgba.*, 0\)/.test(backgroundColor);
  });
  assert.ok(filled);
  await close();
});

test("its width is the portal's to set", async () => {
  const { element, close } = await open({ viewport: { width: 1600, height: 900 } });
  const width = (value) =>
    element.evaluate((e, value) => {
      document.body.append(e);
      e.style.setProperty("--ree-width", value);
      return e.getBoundingClientRect().width;
    }, value);
  assert.equal(await width(""), 640);
  assert.equal(await width("20rem"), 320);
  assert.ok((await width("none")) > 1500);
  await close();
});

test("a page's own ways of text stay outside", async () => {
  const { page, element, close } = await open();
  await page.evaluate(() => {
    document.documentElement.dir = "rtl";
    const around = document.createElement("div");
    around.setAttribute("class", "odd");
    document.body.append(around);
    around.append(document.querySelector("ree-check[name]"));
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(".odd { text-transform: uppercase; letter-spacing: 4px; word-spacing: 9px; text-indent: 3em; font-style: italic; white-space: nowrap; line-height: 3; text-align: center; color: red; }");
    document.adoptedStyleSheets = [sheet];
  });
  const style = await element.evaluate((e) => {
    const s = getComputedStyle(e.shadowRoot.querySelector("[part=summary]"));
    return [s.textTransform, s.letterSpacing, s.wordSpacing, s.textIndent, s.fontStyle, s.whiteSpace, s.direction, s.textAlign];
  });
  assert.deepEqual(style, ["none", "normal", "0px", "0px", "normal", "normal", "ltr", "start"]);
  await close();
});

test("a huge paste neither freezes it nor makes the page endless", async () => {
  const { page, element, close } = await open();
  const field = element.getByRole("textbox", { name: "Composition" });
  const before = await field.inputValue();
  const pastes = ["x".repeat(1e6), "\n".repeat(1e6), "黑".repeat(1e6), "Nd 27, ".repeat(150_000), "foo bar ".repeat(12_000), "Nd foo 1, ".repeat(3000), `Nd 27, ${"y".repeat(90_000)}`];
  for (const paste of pastes) {
    await field.fill(before);
    const start = performance.now();
    await field.selectText();
    await page.keyboard.insertText(paste);
    const { height, text, refused } = await element.evaluate((e) => ({
      height: e.getBoundingClientRect().height,
      text: e.shadowRoot.querySelector(".frame").textContent.length,
      refused: e.shadowRoot.querySelector(".error")?.textContent ?? "",
    }));
    const took = `${paste.slice(0, 8).trim()} x ${paste.length}: ${performance.now() - start} ms, ${height} px, ${text} characters`;
    assert.ok(performance.now() - start < 5000 && height < 4000 && text < 20_000, took);
    if (paste.length > 100_000) {
      assert.match(refused, /characters long; at most 100,000 are read/);
      assert.equal(await field.inputValue(), before, "what stood there stays");
    } else assert.notEqual((await state(element)).outcome, "not_controlled");
  }
  await give(element, { id: "z".repeat(100_000), composition: "SmCo5" });
  assert.ok((await element.evaluate((e) => e.getBoundingClientRect().height)) < 4000);
  await close();
});

for (const colorScheme of ["light", "dark"]) {
  test(`axe: a lean, a list that was changed, suggestions, a refusal; ${colorScheme}, 240 px, from right to left`, async () => {
    const { page, element, close } = await open({ colorScheme });
    await element.evaluate((e) => {
      document.documentElement.dir = "rtl";
      document.documentElement.lang = "zh";
      e.style.setProperty("--ree-width", "15rem");
    });
    const list = [{ substance: "Sm", amount: { moles: 1 } }, { substance: "Co", amount: { moles: 5 } }];
    const goods = [
      { composition: "ZrO2-8Y2O3", facts: { kind: "chemical", reaction: "solid_solution" } },
      { composition: list },
      { composition: "Y2O3 5, foo, Al2O3 balance", description: "calcined catalyst", facts: { kind: "catalyst" } },
      { composition: "Dy 60 wt%, Fe 500 wt%" },
    ];
    for (const product of goods) {
      await give(element, product);
      if (product.composition === list) await element.getByRole("textbox").fill("Sm 1 mol, Co 6 mol");
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => window.axe.run("ree-check[name]"));
      assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(" ")).join("; ")}`), []);
      assert.equal(await element.evaluate((e) => e.scrollWidth > e.clientWidth + 1), false, "nothing sticks out");
    }
    await close();
  });
}
