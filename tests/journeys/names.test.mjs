// The names that a walkthrough can write: found by a word, copied with one press or by keyboard, in both
// languages; narrow pages need no sideways scroll.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessible, browser, clean, open } from "./page.mjs";

let chromium;
before(async () => { chromium = await browser(); });
after(() => chromium?.close());

const copied = (page) => page.evaluate(() => navigator.clipboard.readText());

for (const [lang, word, reading, say] of [
  ["en", "magnetic coupling", "Readings", "Copied: "],
  ["zh", "磁力联轴器", "解读", "已复制："],
]) {
  test(`a reading is found by a word and its name copied, ${lang}`, async () => {
    const { context, page, watched } = await open(chromium, { at: "training/#names", lang });
    await page.locator(".names-group").first().waitFor();
    assert.equal(await page.locator(".names-group").count(), 9);
    await accessible(page, `names, ${lang}`);

    await page.locator("#names-search").fill(word);
    const group = page.locator(".names-group").filter({ has: page.getByRole("heading", { name: reading }) });
    const row = group.locator("li").first();
    await row.waitFor();
    const name = await row.locator("code").textContent();
    assert.ok(await row.locator(".mark-ours").count() === 1, "a reading is marked as ours");
    await row.getByRole("button").click();
    await page.locator("#names-copied").filter({ hasText: say + name }).waitFor();
    assert.equal(await copied(page), name);
    await accessible(page, `names found, ${lang}`);

    // The name is one that a lesson can cite.
    await page.evaluate(() => { location.hash = "#edit"; });
    await page.locator("#own-text").waitFor();
    await page.locator(".own .button").first().click();
    const field = page.locator("#own-text");
    await field.fill((await field.inputValue()).replace('cite = ["1C905.a.4"]', `cite = ["${name}"]`));
    await page.locator(".own-found .button").first().waitFor();
    clean(watched);
    await context.close();
  });
}

test("names are reached from editor and list, chosen by kind and copied by keyboard", async () => {
  const { context, page, watched } = await open(chromium, { at: "training/#edit" });
  await page.getByRole("link", { name: /^Names to cite/ }).click();
  await page.locator("#names-search").waitFor();
  await page.locator(".names-group").first().waitFor();
  await page.locator("#names-group").selectOption({ label: "Facts and their values" });
  assert.equal(await page.locator(".names-group").count(), 1);
  await page.locator("#names-search").focus();
  await page.keyboard.type("rotor");
  const button = page.getByRole("button", { name: 'Copy integration = "rotor_or_stator"' });
  await button.waitFor();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  for (let n = 0; n < 10 && !(await button.evaluate((b) => b === document.activeElement)); n += 1) {
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Enter");
  await page.locator("#names-copied").filter({ hasText: "rotor_or_stator" }).waitFor();
  assert.equal(await copied(page), 'integration = "rotor_or_stator"');
  await page.locator("#names-search").fill("nothing of this kind");
  await page.getByText("No name holds these words.").waitFor();
  await page.goto(new URL("#", page.url()).href);
  await page.getByRole("link", { name: /^Names to cite/ }).click();
  await page.locator(".names-group").first().waitFor();
  clean(watched);
  await context.close();
});

test("a narrow page does not scroll sideways", async () => {
  for (const lang of ["en", "zh"]) {
    const { context, page } = await open(chromium, { at: "training/#names", lang, width: 320 });
    await page.locator(".names-group").first().waitFor();
    const over = await page.evaluate(() => {
      return document.documentElement.scrollWidth - innerWidth;
    });
    assert.ok(over <= 0, `${lang}: ${over} px over`);
    await context.close();
  }
});
