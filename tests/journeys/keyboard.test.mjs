// Everything by keyboard alone: paste, confirm, answer, copy; the law, a day, a sheet, keep and share.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { browser, clean, example, open } from "./page.mjs";

let chrome;
before(async () => { chrome = await browser(); });
after(() => chrome.close());

/** Presses Tab until the focused element fits; fails where it is not reached. */
async function tabTo(page, selector, key = "Tab") {
  for (let n = 0; n < 60; n += 1) {
    await page.keyboard.press(key);
    const there = await page.evaluate((s) => document.activeElement?.matches(s) ?? false, selector);
    if (there) return;
  }
  assert.fail(`${key} never reached ${selector}`);
}

const focused = (page) => page.evaluate(() => {
  const e = document.activeElement;
  const seen = getComputedStyle(e.closest(".fact, .option, .paste") ?? e);
  return { outline: seen.outlineStyle, width: seen.outlineWidth };
});

test("paste, answer, reach the copy button", async () => {
  const { context, page, watched } = await open(chrome);
  await page.evaluate(() => navigator.clipboard.writeText("NdFeB magnet\nNd 27, Dy 3.1, B 1.0, Fe balance (wt%)"));
  await tabTo(page, "#product");
  await page.keyboard.press("Control+V");
  await page.locator(".verdict").waitFor();

  await tabTo(page, ".heard-box button");
  assert.deepEqual(await focused(page), { outline: "solid", width: "3px" });
  await page.keyboard.press("Enter");
  assert.equal(await page.locator("#fact-kind").inputValue(), "magnet");
  const lost = () => page.evaluate(() => document.activeElement === document.body);
  await page.waitForTimeout(100);
  assert.equal(await lost(), false, "focus is kept when a suggestion goes");

  await tabTo(page, 'input[name="ask-integration"]');
  assert.deepEqual(await focused(page), { outline: "solid", width: "3px" });
  await page.keyboard.press("Space");
  await page.locator(".verdict.is-licence").waitFor();
  await page.keyboard.press("ArrowDown");
  assert.ok(await page.locator('input[name="ask-integration"][value="loose_in_kit"]').isChecked());
  assert.equal(await lost(), false);
  await page.keyboard.press("ArrowUp");

  await tabTo(page, "#copy-remark");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector("#copy-remark").textContent.includes("Copied"));
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /1C905\./);
  clean(watched);
  await context.close();
});

test("the skip link leads to the answer, and the language switch keeps focus on a narrow page", async () => {
  const { context, page, watched } = await open(chrome, { width: 360 });
  await page.locator("#product").fill("Dy 99.9 %");
  await page.locator(".verdict").waitFor();
  await tabTo(page, ".skip", "Shift+Tab");
  assert.ok(await page.locator(".skip").isVisible());
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "verdict");

  await tabTo(page, ".tongues button", "Shift+Tab");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.documentElement.lang === "zh-CN");
  await page.waitForFunction(() => document.activeElement.textContent === "English");
  clean(watched);
  await context.close();
});

test("the dock shows the outcome while the answer is out of view, and leads to it", async () => {
  const { context, page, watched } = await open(chrome, { width: 360, height: 640 });
  await page.locator("#product").fill("NdFeB magnet\nNd 27, Dy 3.1, B 1.0, Fe balance (wt%)");
  const dock = page.locator(".dock");
  await dock.waitFor();
  assert.match(await dock.innerText(), /decide/);
  await page.locator("#fact-kind").selectOption("magnet");
  await page.locator("#fact-integration").selectOption("bare");
  await page.waitForFunction(() => /Licence required/.test(document.querySelector(".dock").textContent));
  await dock.click();
  assert.equal(await page.evaluate(() => document.activeElement.id), "verdict");
  await dock.waitFor({ state: "detached" });
  clean(watched);
  await context.close();
});

test("the dock stays until the whole word is in view above it, and stays away below", async () => {
  const { context, page, watched } = await open(chrome, { width: 360, height: 640 });
  await example(page, "licence");
  const dock = page.locator(".dock");
  const scrolled = (y) => page.evaluate((by) => {
    const word = document.querySelector("#verdict").getBoundingClientRect();
    scrollTo(0, scrollY + word[by.edge] - by.at);
  }, y);
  // The top of the coloured field is in view, the word is not yet.
  await scrolled({ edge: "top", at: 600 });
  await page.waitForTimeout(200);
  await dock.waitFor();
  await scrolled({ edge: "bottom", at: 560 });
  await dock.waitFor({ state: "detached" });
  await scrolled({ edge: "bottom", at: -900 });
  await page.waitForTimeout(200);
  assert.equal(await dock.count(), 0);
  clean(watched);
  await context.close();
});

test("from a product to the law, another day, the sheet, a saved case and a link", async () => {
  const { context, page, watched } = await open(chrome);
  await tabTo(page, ".examples button");
  for (let n = 0; n < 2; n += 1) await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.locator(".verdict.is-licence").waitFor();

  // Keep and share.
  await tabTo(page, "#save-case");
  const [file] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  assert.match(file.suggestedFilename(), /\.json$/);
  await tabTo(page, "#copy-link");
  await page.keyboard.press("Enter");
  await page.locator(".link-text").waitFor();
  assert.match(await page.locator(".link-text").innerText(), /#case=/);

  // An element from the table.
  await tabTo(page, ".folded-table summary", "Shift+Tab");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.locator(".earth.is-inside b", { hasText: /^Sc$/ }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.matches(".earth")), true);

  // What was added goes again.
  await tabTo(page, "#product", "Shift+Tab");
  await page.keyboard.press("Control+End");
  for (let n = 0; n < ", Sc".length; n += 1) await page.keyboard.press("Backspace");
  await page.locator(".verdict.is-licence").waitFor();

  // The law: searched, opened, another day.
  await tabTo(page, '.mast a[href="#law"]', "Shift+Tab");
  await page.keyboard.press("Enter");
  await page.locator("#law-search").waitFor();
  await tabTo(page, "#law-search");
  await page.keyboard.type("1C905.a.4");
  await tabTo(page, ".law-line");
  assert.equal((await focused(page)).outline, "solid");
  await page.keyboard.press("Enter");
  await page.locator(".entry h2", { hasText: "1C905.a.4" }).waitFor();
  await page.waitForFunction(() => document.title.startsWith("1C905.a.4 · "));
  await tabTo(page, '.mast a[href="#law"]', "Shift+Tab");
  await tabTo(page, "#date");
  // The same day whichever of month and day comes first.
  await page.keyboard.type("06062025");
  assert.equal(await page.locator("#date").inputValue(), "2025-06-06");

  // The sheet.
  await tabTo(page, '.mast a[href="#"]', "Shift+Tab");
  await page.keyboard.press("Enter");
  await page.locator(".verdict.is-licence").waitFor();
  await tabTo(page, '.actions a[href="#sheet"]');
  await page.keyboard.press("Enter");
  await page.locator(".sheet").waitFor();
  await tabTo(page, "#blank-name");
  await page.keyboard.type("arc magnet");
  assert.equal(await page.locator("#blank-name").inputValue(), "arc magnet");
  clean(watched);
  await context.close();
});
