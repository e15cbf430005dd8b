// Input that cannot be judged: the text stays, the page says what is wrong, and never "not controlled".
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { browser, clean, open } from "./page.mjs";

let chrome;
before(async () => { chrome = await browser(); });
after(() => chrome.close());

const cases = [
  ["a megabyte of text", "Dy 3.1, Fe balance; ".repeat(52_429)],
  ["a negative amount", "Nd 27 %, Dy: -3.1 %, Fe balance"],
  ["an amount above the whole", "Dy 250 %, Fe balance"],
  ["an unknown symbol", "Qz 12"],
  ["words that say nothing", "lorem ipsum dolor sit amet"],
];

for (const lang of ["en", "zh"]) {
  for (const [name, text] of cases) {
    test(`${name} (${lang})`, async () => {
      const { context, page, watched } = await open(chrome, { lang });
      await page.locator("#product").fill(text);
      const message = page.locator("#product-says");
      await page.waitForFunction(() => document.querySelector("#product-says").textContent.trim() !== "");
      assert.ok((await message.innerText()).length > 10);
      assert.equal(await page.locator("#product").inputValue(), text);
      assert.equal(await page.locator(".verdict.is-clear").count(), 0);
      assert.doesNotMatch(await page.locator("#verdict").innerText(), /Not controlled|未列入管制/);
      assert.match(await page.locator("#product").getAttribute("aria-describedby"), /product-says/);
      clean(watched);
      await context.close();
    });
  }
}

test("one word that was not read keeps a magnet from being cleared", async () => {
  const { context, page, watched } = await open(chrome);
  await page.locator("#product").fill("Nd 29.5, B 1.0, Qzz 0.4, Fe balance (wt%)");
  await page.locator("#fact-kind").selectOption("magnet");
  await page.locator("#fact-integration").selectOption("bare");
  assert.match(await page.locator("#product-says").innerText(), /Qzz/);
  assert.ok((await page.locator(".m-unread").count()) > 0);
  assert.equal(await page.locator(".verdict.is-clear").count(), 0);
  clean(watched);
  await context.close();
});
