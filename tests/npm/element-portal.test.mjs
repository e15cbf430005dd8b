// `<ree-check>` and the portal around it: what it states and gets wrong, the places it stands in, its labels.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";

import { choose, portal, settled, state } from "./portal.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const { open, blank, define } = portal();
const give = (element, value) => element.evaluate((e, value) => ((e.value = null), (e.value = value)), value);
const inside = (element, selector) => element.evaluate((e, selector) => [...e.shadowRoot.querySelectorAll(selector)].map((node) => node.textContent), selector);
const field = (element) => element.evaluate((e) => e.shadowRoot.querySelector("textarea").value);

const DEVICE = "Device or component: motor, loudspeaker, lamp, capacitor, toy";
const GOODS = { id: "Line 17", composition: "Dy 3, Fe balance", facts: { kind: "magnet", integration: "bare" }, shipment: { date: "2026-06-01" } };
const json = JSON.stringify(GOODS);
/** What `value` is set to as text, and what comes of it: `[composition, id, day]` or the kind of the refusal. */
const TEXTS = [
  [json, ["Dy 3, Fe balance", "Line 17", "2026-06-01"]],
  [`\n\t ${json}\n`, ["Dy 3, Fe balance", "Line 17", "2026-06-01"]],
  ["\ufeff{\"composition\":\"SmCo5\"}", ["SmCo5", undefined, undefined]],
  ["SmCo5", ["SmCo5", undefined, undefined]],
  ["[Sm]Co5", ["[Sm]Co5", undefined, undefined]],
  [json.slice(0, -1), "not_json"],
  ["{composition: 'SmCo5'}", "not_json"],
  [`[${json}]`, "wrong_type"],
  ["[]", "wrong_type"],
  [`[${json}`, "not_json"],
  ['{"compositon":"SmCo5"}', "unknown_field"],
];
for (const way of ["attribute", "property", "property before it is known"]) {
  test(`a text as value, by ${way}`, async () => {
    for (const [text, want] of TEXTS) {
      const { page, element, close } = await blank(`<ree-check></ree-check>`);
      const set = () => element.evaluate((e, [way, text]) => (way === "attribute" ? e.setAttribute("value", text) : (e.value = text)), [way, text]);
      if (way.endsWith("known")) await set();
      await define(page);
      if (!way.endsWith("known")) await set();
      await settled(element);
      const found = await element.evaluate((e) => (e.error ? e.error.kind : [e.value.composition, e.value.id, e.value.id && e.date]));
      assert.deepEqual(found, want, text);
      if (Array.isArray(want)) assert.equal(await field(element), want[0]);
      await close();
    }
  });
}

test("what the page states is seen, and each can be changed, taken away and put back", async () => {
  const { page, element, close } = await open();
  await give(element, { composition: "Dy2O3 99.9 %", name: "Electric motor", description: "for a lathe", hs_code: "8501", facts: { kind: "device" }, shipment: { destination: "DE", purpose: "sample" } });
  const rows = () => inside(element, "[part=stated] li > span");
  assert.deepEqual(await rows(), [
    `What it is: ${DEVICE}`, "Name: Electric motor", "Description: for a lathe", "Commodity code: 8501",
    "Destination: Germany (DE)", "Purpose: Sample", "Day of export: 1 June 2026",
  ]);
  assert.equal((await state(element)).outcome, "not_controlled");
  assert.match((await inside(element, ".rests"))[0], /^This rests on what this page states: “What it is: Device or component[^”]*”\.$/);
  // By keyboard: the fact becomes a question, with the focus on what the page stated.
  await element.getByRole("button", { name: `Change: What it is: ${DEVICE}` }).focus();
  await page.keyboard.press("Enter");
  assert.equal(await element.evaluate((e) => e.shadowRoot.activeElement?.closest("label")?.textContent), DEVICE);
  assert.equal((await rows()).some((row) => row.startsWith("What it is")), false);
  assert.deepEqual([await inside(element, ".rests"), await element.evaluate((e) => e.value.facts)], [[], { kind: "device" }]);
  await choose(element, "I do not know");
  assert.deepEqual([(await state(element)).outcome, await element.evaluate((e) => e.value.facts ?? null)], ["needs_facts", null]);
  // The other statements: taken away, with the focus on the way back.
  for (const [label, path] of [["Name: Electric motor", "name"], ["Destination: Germany (DE)", "destination"], ["Day of export: 1 June 2026", "date"]]) {
    const read = () => element.evaluate((e, path) => (path === "date" ? e.determination.date : (e.value[path] ?? e.value.shipment[path] ?? null)), path);
    const before = await read();
    await element.getByRole("button", { name: `Remove: ${label}` }).focus();
    await page.keyboard.press("Enter");
    assert.notEqual(await read(), before, path);
    const focused = await element.evaluate((e) => e.shadowRoot.activeElement?.getAttribute("aria-label"));
    assert.equal(focused, `Put back: ${label}`);
    await page.keyboard.press("Enter");
    assert.equal(await read(), before, path);
  }
  // Another value of the page's is stated anew.
  await give(element, { composition: "SmCo5", facts: { kind: "device" } });
  assert.deepEqual(await rows(), [`What it is: ${DEVICE}`, "Day of export: 1 June 2026"]);
  await close();
});

test("other goods than the page gave: it is said what still holds of it", async () => {
  const { element, close } = await open();
  await give(element, { composition: "Cu 70, Zn 30", name: "Electric motor", facts: { kind: "device" } });
  const note = element.locator("[part=stated] .note");
  assert.equal(await note.count(), 0);
  await element.getByRole("textbox", { name: "Composition" }).fill("Dy2O3 99.9 %");
  assert.match(await note.textContent(), /other goods/);
  assert.match((await inside(element, ".rests"))[0], /Device or component/);
  await element.evaluate((e) => (e.lang = "zh"));
  assert.match((await inside(element, ".rests"))[0], /^此结论以本页所述为据：/);
  assert.doesNotMatch((await inside(element, "[part=stated]"))[0].replaceAll("Electric motor", ""), /[a-z]{2}/i);
  await close();
});

test("what was taken away stays so for who comes back to the page", async () => {
  const { page, element, close } = await blank(`<form><ree-check name="check" value='{"composition":"SmCo5","name":"Motor","facts":{"kind":"device"}}' date="2026-06-01"></ree-check></form><script type="module" src="/package/dist/element.js"></script>`);
  await settled(element);
  await element.getByRole("button", { name: /^Change: What it is/ }).click();
  await choose(element, "I do not know");
  await element.getByRole("button", { name: "Remove: Name: Motor" }).click();
  const before = [await state(element), await inside(element, "[part=stated] li > span")];
  await page.goto("about:blank");
  await page.goBack();
  await settled(element);
  assert.deepEqual([await state(element), await inside(element, "[part=stated] li > span")], before);
  await close();
});

const MISTAKES = [
  { compositon: "SmCo5" },
  { composition: "SmCo5", facts: { kind: "magnit" } },
  { composition: "SmCo5", facts: "magnet" },
  { composition: "SmCo5", contract: 99 },
  { composition: "SmCo5", shipment: { purpose: "fun" } },
  { composition: [{ substance: "Sm", ammount: "balance" }] },
  { composition: [{ substance: "Sm", amount: { percent: 5 } }] },
  { composition: 5 },
  '{"composition":',
  5,
];
test("a portal's mistake is told to the portal, and plainly to the visitor", async () => {
  const { page, element, close } = await open();
  const said = [];
  page.on("console", (message) => message.type() === "error" && said.push(message.text()));
  for (const value of MISTAKES) {
    said.length = 0;
    const told = await element.evaluate((e, value) => {
      e.value = null;
      let told = null;
      e.addEventListener("refusal", ({ detail }) => (told = detail.kind), { once: true });
      e.value = value;
      return told;
    }, value);
    const { error, outcome, valid } = await state(element);
    assert.deepEqual([error, outcome, valid], [told, null, false], JSON.stringify(value));
    const shown = await element.evaluate((e) => ({ red: e.shadowRoot.querySelectorAll(".error, [aria-invalid=true]").length, says: e.shadowRoot.querySelector("#refusal").textContent, missing: e.validationMessage }));
    assert.equal(shown.red, 0, JSON.stringify(value));
    assert.match(shown.says, /^This page gave the check something it cannot read/);
    assert.match(shown.missing, /Whoever runs the page/);
    assert.ok(said.length === 1 && said[0].startsWith("<ree-check> value: "), JSON.stringify(said));
  }
  // What the visitor writes is theirs to mend, as before.
  await give(element, "Dy 60 wt%, Fe 500 wt%");
  assert.ok((await inside(element, "#refusal .error")).length === 1);
  await close();
});

const WIDE = 640;
/** Places that shrink to what is in them, by the style around the element and its own. */
const PLACES = {
  "a block": ["", ""],
  "an inline block": ["display: inline-block; max-width: 100%", ""],
  "itself an inline block": ["", "display: inline-block"],
  "a flex row": ["display: flex", ""],
  "a flex row with others": ["display: flex; gap: 8px", ""],
  "a flex column from the start": ["display: flex; flex-direction: column; align-items: flex-start", ""],
  "a flex column in the middle": ["display: flex; flex-direction: column; align-items: center", ""],
  "a grid in the middle": ["display: grid; justify-items: center", ""],
  "a grid of one share": ["display: grid; grid-template-columns: 1fr", ""],
  "a float": ["float: left", ""],
  "itself a float": ["", "float: inline-start"],
  "absolute": ["position: absolute; top: 0; left: 0", ""],
  "itself absolute": ["position: relative; height: 3000px", "position: absolute; left: 0; top: 0"],
  "as wide as fits": ["width: fit-content", ""],
  "itself as wide as fits": ["", "width: fit-content"],
  "a table cell": ["display: table-cell", ""],
  "itself a table cell": ["display: table", "display: table-cell"],
};
for (const width of [1280, 360]) {
  test(`as wide as text would be wherever it stands, ${width} px`, async () => {
    const { page, element, close } = await blank(`<main><div><ree-check value="SmCo5" date="2026-06-01"></ree-check></div></main><dialog></dialog>`, { viewport: { width, height: 900 } });
    await define(page);
    await settled(element);
    const found = await page.evaluate((places) => {
      const sheet = new CSSStyleSheet();
      document.adoptedStyleSheets = [sheet];
      const element = document.querySelector("ree-check");
      const around = element.parentElement;
      const measure = (around, own) => {
        sheet.replaceSync(`body, main { margin: 0 } main > div { ${around} } ree-check { ${own} }`);
        return [element.getBoundingClientRect().width, document.documentElement.scrollWidth];
      };
      const found = Object.entries(places).map(([name, [around, own]]) => [name, ...measure(around, own)]);
      const dialog = document.querySelector("dialog");
      dialog.append(element);
      dialog.showModal();
      found.push(["a dialog", ...measure("", ""), dialog.clientWidth - 32]);
      return found;
    }, PLACES);
    for (const [name, wide, whole, place = width] of found) {
      assert.ok(Math.abs(wide - Math.min(WIDE, place)) <= 1, `${name}: ${wide} px`);
      assert.ok(whole <= width, `${name} sticks out: ${whole} px`);
    }
    await close();
  });
}

test("a label focuses its field, as `focus` does; `disabled` is a property", async () => {
  const { page, element, close } = await blank(`<form><label for="check">Goods</label><ree-check id="check" name="check" value="SmCo5"></ree-check></form>`);
  await define(page);
  await settled(element);
  const focused = () => element.evaluate((e) => document.activeElement === e && e.shadowRoot.activeElement?.localName);
  await page.getByText("Goods", { exact: true }).click();
  assert.equal(await focused(), "textarea");
  await element.evaluate((e) => document.activeElement.blur());
  await element.evaluate((e) => e.focus());
  assert.equal(await focused(), "textarea");
  // A press elsewhere in it takes no focus there.
  await element.evaluate((e) => document.activeElement.blur());
  await element.locator("[part=summary], [part=outcome]").first().click();
  assert.notEqual(await focused(), "textarea");
  await element.evaluate((e) => (e.disabled = true));
  assert.ok(await element.getByRole("textbox").isDisabled());
  assert.deepEqual(await element.evaluate((e) => [e.hasAttribute("disabled"), [...new FormData(e.form).keys()]]), [true, []]);
  await element.evaluate((e) => (e.disabled = false));
  assert.ok(await element.getByRole("textbox").isEnabled());
  await close();
});

test("the package's README: the element in a plain page, as it is written there", async () => {
  const readme = readFileSync(new URL("../../crates/wasm/README.md", import.meta.url), "utf8");
  const [, snippet] = readme.match(/```html\n(.*?)```/s);
  const { page, element, seen, close } = await blank("");
  await page.route("**/ree-check/**", (route) => route.continue({ url: route.request().url().replace("/ree-check/", "/package/dist/") }));
  await page.route("**/readme", (route) => route.fulfill({ contentType: "text/html", headers: { "content-security-policy": "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; img-src data:" }, body: `<!doctype html><title>A page</title><link rel="icon" href="data:,">${snippet}` }));
  await page.goto(page.url().replace("/blank", "/readme"));
  await settled(element);
  assert.deepEqual([(await state(element)).error, await element.evaluate((e) => e.determination.id)], [null, "Line 17"]);
  await page.getByRole("button", { name: "Send" }).click();
  assert.match(await element.evaluate((e) => e.validationMessage), /^Answer what is asked/);
  assert.deepEqual([seen.foreign, seen.errors], [[], []]);
  await close();
});

test("in another document it keeps its style", async () => {
  const { page, element, seen, close } = await blank(`<ree-check value="SmCo5" date="2026-06-01"></ree-check><iframe></iframe>`);
  await define(page);
  await settled(element);
  const found = await page.evaluate(async () => {
    const element = document.querySelector("ree-check");
    const frame = document.querySelector("iframe").contentDocument;
    const looks = () => {
      const { borderTopWidth, containerType } = getComputedStyle(element.shadowRoot.querySelector(".frame"));
      return `${borderTopWidth} ${containerType}`;
    };
    const before = looks();
    frame.body.append(element);
    const there = looks();
    element.value = "Dy 3, Fe balance";
    const outcome = element.determination.outcome;
    document.body.append(element);
    return [there === before, looks() === before, outcome];
  });
  assert.deepEqual(found, [true, true, "needs_facts"]);
  assert.deepEqual(seen.errors, []);
  await close();
});

for (const [lang, width] of [["en", 1280], ["zh", 360], ["en", 240]]) {
  test(`axe: what the page states, ${lang}, ${width} px`, async () => {
    const { page, element, close } = await open({ viewport: { width, height: 900 } });
    await element.evaluate((e, lang) => (e.lang = lang), lang);
    await give(element, { composition: "Cu 70, Zn 30", name: "Electric motor of a long name ".repeat(5), facts: { kind: "device" }, shipment: { destination: "DE" } });
    await element.getByRole("textbox").fill("Dy2O3 99.9 %");
    await element.locator("[part=stated] button").nth(1).click();
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => window.axe.run("ree-check[name]"));
    assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(" ")).join("; ")}`), []);
    assert.equal(await element.evaluate((e) => e.scrollWidth > e.clientWidth + 1), false, "nothing sticks out");
    await close();
  });
}
