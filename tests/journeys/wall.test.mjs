// What lies below the fold of the wall: a clicker brings it into view before it leads on, and the keys say so.
import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { after, before, test } from "node:test";
import { browser, clean, open } from "./page.mjs";

let chrome;
before(async () => { chrome = await browser(); });
after(() => chrome.close());

const key = (page, name) => page.keyboard.press(name);
const sign = (page) => page.locator("#key-next.is-more");

async function teach(at, options = {}) {
  const opened = await open(chrome, { at: `training/#teach/${at}`, width: 1366, height: 768, ...options });
  await opened.page.locator(".is-asked .choice").first().waitFor();
  return opened;
}

/** How many pixels of what is on the wall lie below the keys. */
const below = (page) => page.evaluate(() => {
  const end = document.querySelector(".board-end");
  return end.previousElementSibling.getBoundingClientRect().bottom - Math.min(end.getBoundingClientRect().top, innerHeight);
});

/** Until the page rests. */
async function rest(page) {
  for (let last = -1, at = -2; at !== last;) {
    last = at;
    await page.waitForTimeout(150);
    at = await page.evaluate(() => scrollY);
  }
}

async function reveal(page) {
  await key(page, "r");
  await page.locator(".after-all .field").waitFor();
  await page.waitForFunction(() => !document.querySelector(".law-late"));
}

for (const [name, press] of [
  ["arrow", (page) => key(page, "ArrowRight")],
  ["clicker", (page) => key(page, "PageDown")],
  ["button", (page) => page.locator("#key-next").click()],
]) {
  test(`on by the ${name} shows what lies below first`, async () => {
    for (const [lang, more] of [["en", "more below"], ["zh", "下面还有"]]) {
      const { context, page, watched } = await teach("spare-magnets/loose", { lang });
      await reveal(page);
      await sign(page).filter({ hasText: more }).waitFor();
      const hash = page.url();
      let presses = 0;
      while (await sign(page).count()) {
        const before = await page.evaluate(() => scrollY);
        await press(page);
        await rest(page);
        const moved = await page.evaluate(() => scrollY) - before;
        assert.ok(moved > 0 && moved < 768, `a screenful at most, not ${moved}`);
        presses += 1;
      }
      assert.ok(presses > 0 && presses < 6);
      assert.equal(page.url(), hash, "it stays until the end is seen");
      assert.ok(await below(page) <= 2, "the keys hide nothing of the end");
      await press(page);
      await page.waitForFunction((was) => location.href !== was, hash);
      assert.equal(await page.evaluate(() => scrollY), 0);
      // Back leads back, wherever the page was scrolled to.
      await key(page, "ArrowLeft");
      await page.waitForFunction((was) => location.href === was, hash);
      clean(watched);
      await context.close();
    }
  });
}

test("two presses in haste skip nothing", async () => {
  const { context, page } = await teach("spare-magnets/loose");
  await reveal(page);
  await sign(page).waitFor();
  const hash = page.url();
  const screens = await page.evaluate(() => (document.documentElement.scrollHeight - innerHeight) / innerHeight);
  await key(page, "ArrowRight");
  if (screens > 1) await key(page, "ArrowRight");
  await rest(page);
  assert.equal(page.url(), hash);
  await context.close();
});

test("who wants no motion gets none", async () => {
  const { context, page } = await teach("spare-magnets/loose");
  await page.emulateMedia({ reducedMotion: "reduce" });
  await reveal(page);
  await sign(page).waitFor();
  const moved = await page.evaluate(() => {
    document.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", code: "ArrowRight", bubbles: true }));
    return scrollY;
  });
  assert.ok(moved > 0);
  await context.close();
});

test("an answer begins at its top, and a variation too", async () => {
  const { context, page } = await teach("spare-magnets/loose");
  await reveal(page);
  while (await sign(page).count()) {
    await key(page, "ArrowRight");
    await rest(page);
  }
  assert.ok(await page.evaluate(() => scrollY) > 0);
  await key(page, "v");
  await page.locator(".is-asked .over").waitFor();
  await page.waitForFunction(() => scrollY === 0);
  await context.close();
});

test("the notes know that more lies below", async () => {
  const { context, page } = await teach("spare-magnets/loose");
  const [notes] = await Promise.all([page.waitForEvent("popup"), key(page, "n")]);
  await notes.locator(".note").waitFor();
  await key(notes, "r");
  await notes.locator(".beside-at", { hasText: "more below on the wall" }).waitFor();
  await key(notes, "ArrowRight");
  await page.waitForFunction(() => scrollY > 0);
  await context.close();
});

test("a time is set by T, a number and Enter, and a refused one moves nothing", async () => {
  for (const [lang, width, height] of [["en", 1366, 768], ["zh", 1920, 1080]]) {
    const { context, page } = await teach("spare-magnets", { lang, width, height });
    await key(page, "t");
    await page.locator("#minutes:focus").waitFor();
    const stands = () => page.evaluate(() => {
      const start = document.querySelector("#start").getBoundingClientRect();
      const [panel, foot] = [".panel", ".board-foot"].map((name) => document.querySelector(name).getBoundingClientRect());
      return { start: start.bottom, seen: start.bottom < panel.bottom && panel.bottom <= foot.top };
    });
    const before = await stands();
    assert.ok(before.seen);
    await page.keyboard.type("0.1");
    await page.locator("#minutes-wrong").waitFor();
    assert.deepEqual(await stands(), before);
    await key(page, "Enter");
    assert.equal(await page.locator(".clock-left").count(), 0);
    await key(page, "Escape");
    await page.locator("#key-timer:focus").waitFor();
    await key(page, "t");
    await page.locator("#minutes:focus").waitFor();
    await page.keyboard.type("2");
    await key(page, "Enter");
    assert.match(await page.locator(".clock-left").innerText(), /^0[12]:/);
    await page.locator("#key-timer:focus").waitFor();
    await context.close();
  }
});

test("nothing of any answer is out of a clicker's reach", async () => {
  const files = await readdir(new URL("../../crates/walkthrough/data/", import.meta.url));
  const ids = files.filter((name) => name.endsWith(".toml")).map((name) => name.replace(".toml", ""));
  const { context, page, watched } = await teach(ids[0], { width: 1920, height: 1080 });
  await page.emulateMedia({ reducedMotion: "reduce" });
  let [reveals, over] = [0, 0];
  for (const id of ids) {
    await page.evaluate((hash) => { location.hash = hash; }, `#teach/${id}`);
    await page.locator(".board .is-asked").waitFor();
    for (let press = 0; press < 90 && !(await page.locator(".closing").count()); press += 1) {
      const answered = await page.locator(".after-all").count();
      const [hash, at] = await page.evaluate(() => [location.hash, scrollY]);
      reveals += answered && at === 0;
      over += answered && at === 0 && await below(page) > 2;
      const hidden = await below(page) > 2;
      await key(page, "PageDown");
      await page.waitForTimeout(30);
      if (hidden) assert.equal(await page.evaluate(() => location.hash), hash, `${hash} left before its end was seen`);
    }
    await page.locator(".closing").waitFor();
  }
  console.log(`${over} of ${reveals} answers reach below the fold`);
  clean(watched);
  await context.close();
});
