// `<ree-check>` and the page it stands in: languages that change, frameworks that come late or take
// it away, forms that wait.

import assert from "node:assert/strict";
import { test } from "node:test";

import { choose, portal, settled, state } from "./portal.mjs";

const { open, blank, define } = portal();
const MAGNET = `value='{"composition":"Nd 27, Dy 3.1, B 1.0, Co 1, Fe balance"}' date="2026-06-01"`;

/** What is focused in the element, and how. */
const focus = (element) =>
  element.evaluate(({ shadowRoot }) => {
    const on = shadowRoot.activeElement;
    return on && { tag: on.localName, says: (on.closest("label") ?? on).textContent, selection: on.localName === "textarea" ? [on.selectionStart, on.selectionEnd] : null };
  });

/** Counts the events of an element from now on. */
async function counted(element) {
  await element.evaluate((e) => {
    e.counted = [];
    for (const type of ["determination", "refusal", "cleared"]) e.addEventListener(type, () => e.counted.push(type));
  });
  return () => element.evaluate((e) => e.counted);
}

test("another language leaves focus, caret, folds and the answer as they are", async () => {
  const { element, close } = await open();
  const speak = (lang) => element.evaluate((e, lang) => (e.lang = lang), lang);
  const events = await counted(element);
  const field = element.getByRole("textbox");
  await field.focus();
  await field.evaluate((node) => node.setSelectionRange(3, 8));
  const live = element.locator("[role=status]");
  await live.filter({ hasText: "One answer decides" }).waitFor({ state: "attached" });
  await speak("zh");
  assert.equal(await live.textContent(), "尚需确认一项", "what was read out is in the new language too");
  assert.deepEqual((await focus(element)).selection, [3, 8]);
  await speak("en");
  await element.getByRole("radio", { name: "Magnet powder" }).focus();
  await speak("zh");
  assert.match((await focus(element))?.says ?? "", /磁粉/);
  await speak("en");
  assert.deepEqual(await events(), [], "nothing was judged anew");
  await choose(element, "Magnet, alone or in a part");
  await choose(element, "Bare, or only cut, ground");
  assert.equal((await events()).length, 2);
  await element.getByText(/^Sources/).click();
  await element.getByText(/^Rules tried/).click();
  await element.getByText(/^Rules tried/).focus();
  await speak("zh");
  assert.match((await focus(element))?.says ?? "", /核对过的规则/);
  assert.equal(await element.locator("details[open]").count(), 2);
  assert.ok((await element.locator("details[open] li").count()) > 10);
  await element.getByRole("button", { name: /^更改/ }).focus();
  await speak("en");
  assert.equal((await focus(element))?.says, "Change");
  await element.getByRole("link", { name: "Open the full check" }).focus();
  await speak("zh");
  assert.equal((await focus(element))?.says, "打开完整自查");
  assert.equal((await events()).length, 2);
  await close();
});

test("the focus stays on a suggestion where the language changes", async () => {
  const { element, close } = await open();
  await element.evaluate((e) => (e.value = { composition: "Y2O3 5, Al2O3 balance", description: "calcined catalyst", facts: { kind: "catalyst" } }));
  const buttons = element.locator("[part=suggestion] button");
  await buttons.nth(1).focus();
  await element.evaluate((e) => (e.lang = "zh"));
  assert.ok(await buttons.nth(1).evaluate((node) => node.getRootNode().activeElement === node));
  await close();
});

test("the language is that of the page around it, whenever that changes", async () => {
  const { page, element, seen, close } = await blank(`<div id="around"><ree-check ${MAGNET}></ree-check></div>`);
  await define(page);
  await settled(element);
  const says = () => element.evaluate((e) => e.shadowRoot.querySelector("h2").textContent);
  const set = (on, lang) => page.evaluate(([on, lang]) => void (document.querySelector(on).lang = lang), [on, lang]);
  assert.equal(await says(), "China export control");
  await set("html", "zh-Hans");
  assert.equal(await says(), "中国出口管制");
  await set("#around", "en");
  assert.equal(await says(), "China export control");
  await set("#around", "");
  assert.equal(await says(), "中国出口管制", "an empty lang says nothing");
  await set("ree-check", "en");
  assert.equal(await says(), "China export control");
  // In a shadow root of the portal's own, below a host with a language.
  await set("html", "en");
  await page.evaluate(() => {
    const host = Object.assign(document.createElement("div"), { id: "host", lang: "en" });
    document.body.append(host);
    host.attachShadow({ mode: "open" }).append(document.querySelector("ree-check"));
    host.shadowRoot.firstChild.removeAttribute("lang");
    host.lang = "zh";
  });
  assert.equal(await says(), "中国出口管制");
  assert.deepEqual([seen.foreign, seen.errors], [[], []], "a strict policy blocks nothing of it");
  await close();
});

test("what was set before the element is known is kept", async () => {
  const { page, element, close } = await blank(`<form><ree-check date="2026-06-01"></ree-check></form>`);
  await element.evaluate((e) => Object.assign(e, { name: "check", required: true, value: { id: "A", composition: "SmCo5" }, date: "2026-07-01", determination: "mine" }));
  await define(page);
  await settled(element);
  assert.deepEqual(
    await element.evaluate((e) => [e.getAttribute("name"), e.required, e.value.id, e.date, e.determination.id, [...new FormData(e.form).keys()]]),
    ["check", true, "A", "2026-07-01", "A", ["check", "check.product"]],
  );
  await close();
});

test("taken out while loading it says nothing, put back it works", async () => {
  const { page, element, close } = await blank("");
  await page.evaluate(async () => {
    const given = Object.assign(document.createElement("ree-check"), { value: "Nd 27, Dy 3.1, Fe balance" });
    globalThis.events = [];
    for (const type of ["determination", "refusal", "cleared"]) given.addEventListener(type, () => events.push([type, given.isConnected]));
    document.body.append(given);
    globalThis.given = given;
    const ready = import("/package/dist/element.js");
    await customElements.whenDefined("ree-check");
    given.remove();
    await ready;
    await (await import("/package/dist/index.js")).load();
    await new Promise((next) => setTimeout(next, 50));
  });
  assert.deepEqual(await page.evaluate(() => events), []);
  await page.evaluate(() => {
    given.value = "SmCo5";
    document.body.append(given);
  });
  await settled(element);
  await page.evaluate(() => {
    const elsewhere = document.createElement("section");
    document.body.append(elsewhere);
    elsewhere.append(given);
  });
  assert.deepEqual(await page.evaluate(() => events), [["determination", true]], "told once, and not again where it is only moved");
  assert.match(await element.evaluate((e) => e.shadowRoot.querySelector("[part=composition]").textContent), /SmCo5/);
  await choose(element, "Magnet, alone or in a part");
  assert.equal((await page.evaluate(() => events)).length, 2);
  await page.evaluate(() => void (document.documentElement.lang = "zh"));
  assert.equal(await element.evaluate((e) => e.shadowRoot.querySelector("h2").textContent), "中国出口管制", "it listens again");
  await close();
});

test("what was said and is no more is told too", async () => {
  const { element, close } = await open();
  const events = await counted(element);
  const field = element.getByRole("textbox", { name: "Composition" });
  await element.evaluate((e) => (e.value = "SmCo5"));
  await field.fill("");
  await field.fill("Dy 60 wt%, Fe -60 wt%");
  await field.fill("SmCo5");
  const told = await events();
  assert.deepEqual([told[0], told[1], told.at(-1)], ["determination", "cleared", "determination"]);
  await close();
});

test("what holds the form is said, in both languages", async () => {
  const { page, element, close } = await blank(`<form><ree-check name="check" required date="2026-06-01"></ree-check></form>`);
  await page.evaluate(() => {
    const { compile } = WebAssembly;
    WebAssembly.compile = () => Promise.reject(new Error("Not here."));
    globalThis.allow = () => (WebAssembly.compile = compile);
  });
  await define(page);
  await settled(element);
  const says = () => element.evaluate((e) => e.validationMessage);
  assert.match(await says(), /could not be loaded/);
  const shown = await element.evaluate((e) => e.shadowRoot.querySelector("[part=answer]").textContent);
  assert.match(shown, /Not here\./);
  assert.doesNotMatch(shown, /\.\./);
  await element.evaluate((e) => (e.lang = "zh"));
  assert.match(await says(), /加载失败/);
  assert.doesNotMatch(await element.evaluate((e) => e.shadowRoot.querySelector("[part=answer]").textContent), /[.。]。/);
  await element.evaluate((e) => e.removeAttribute("lang"));
  await page.evaluate(() => allow());
  await element.getByRole("button", { name: "Try again" }).click();
  assert.equal((await focus(element))?.tag, "textarea");
  await page.waitForFunction(() => document.querySelector("ree-check").error === null);
  await page.waitForFunction(() => !document.querySelector("ree-check").validationMessage.includes("loaded"));
  assert.match(await says(), /^Write what the goods consist of/);
  const field = element.getByRole("textbox", { name: "Composition" });
  await field.fill("Hastelloy");
  assert.match(await says(), /cannot be judged/);
  await field.fill("Nd 27, Dy 3.1, B 1.0, Fe balance");
  assert.match(await says(), /^Answer what is asked/);
  await choose(element, "I do not know");
  await element.getByRole("radio", { name: "I do not know" }).last().click();
  assert.equal((await state(element)).valid, false);
  assert.match(await says(), /^What you do not know decides/);
  await element.evaluate((e) => (e.lang = "zh"));
  assert.match(await says(), /不清楚/);
  await element.evaluate((e) => (e.lang = "en"));
  await choose(element, "Device or component");
  assert.deepEqual([await says(), (await state(element)).valid], ["", true]);
  await close();
});

test("an empty attribute is none", async () => {
  const { page, element, close } = await blank(`<ree-check date="" value="" lang="" name="" full-check=""></ree-check>`);
  await define(page);
  await element.evaluate((e) => (e.value = "SmCo5"));
  await settled(element);
  const now = new Date();
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
  assert.deepEqual(await element.evaluate((e) => [e.error, e.date, e.determination.date]), [null, today, today]);
  await element.evaluate((e) => (e.value = { composition: "SmCo5", shipment: { date: "2026-06-01" } }));
  assert.equal(await element.evaluate((e) => e.determination.date), "2026-06-01");
  await close();
});

test("where nothing can be judged, answers given before can still be taken back", async () => {
  const { element, close } = await open();
  await choose(element, "Magnet, alone or in a part");
  await choose(element, "Bare, or only cut, ground");
  await element.getByRole("textbox", { name: "Composition" }).fill("Nd 27, Dy 3.1, B 1.0, Co 1, Fe 500 wt%");
  assert.equal((await state(element)).error, "impossible_amount");
  assert.equal(await element.getByRole("button", { name: "Change: What are the goods?" }).count(), 1);
  await close();
});

test("who comes back to the page finds what was entered, and can change the answers", async () => {
  const { page, element, close } = await blank(`<form><ree-check name="check" date="2026-06-01"></ree-check></form><script type="module" src="/package/dist/element.js"></script>`);
  await element.getByRole("textbox", { name: "Composition" }).fill("Nd 27, Dy 3.1, B 1.0, Co 1, Fe balance");
  await choose(element, "Magnet, alone or in a part");
  await choose(element, "Bare, or only cut, ground");
  const before = await state(element);
  await page.goto("about:blank");
  await page.goBack();
  await settled(element);
  assert.deepEqual(await state(element), before);
  await element.getByRole("button", { name: "Change: What are the goods?" }).click();
  await choose(element, "Device or component");
  assert.equal((await state(element)).outcome, "not_controlled");
  await close();
});

test("line ends that a field changes do not move the caret", async () => {
  const { element, close } = await open();
  await element.evaluate((e) => (e.value = "Nd 27\r\nDy 3.1\r\nFe balance"));
  const field = element.getByRole("textbox");
  await field.focus();
  await field.evaluate((node) => node.setSelectionRange(2, 4));
  await element.evaluate((e) => (e.lang = "zh"));
  assert.deepEqual((await focus(element)).selection, [2, 4]);
  assert.equal(await element.evaluate((e) => e.value.composition), "Nd 27\r\nDy 3.1\r\nFe balance");
  await close();
});
