// A class's hands, from the trainer's view: what was counted stays, wherever the trainer goes, and can be put
// right after the answer.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { browser, clean, onward, open } from "./page.mjs";

let chrome;
before(async () => { chrome = await browser(); });
after(() => chrome.close());

const key = (page, name) => page.keyboard.press(name);
const wall = (step = "") => `training/#teach/spare-magnets${step && `/${step}`}`;
const asked = (page) => page.locator(".is-asked .choice").first().waitFor();
const counts = (page) => page.locator(".hand-count").allInnerTexts();
const place = (page, n) => page.locator(".board-place", { hasText: `${n} / ` }).waitFor();

async function teach(step, options = {}) {
  const opened = await open(chrome, { at: wall(step), width: 1920, height: 1080, ...options });
  await opened.page.locator(".board .choice").first().waitFor();
  return opened;
}

/** Hands, typed into the fields one after the other; what stood there is written over. */
async function count(page, hands) {
  await key(page, "h");
  await page.locator("#hands:focus").waitFor();
  const fields = await page.locator(".hand-field").count();
  for (const n of [...hands, ...Array(fields).fill("")].slice(0, fields)) {
    if (n !== "") await page.keyboard.type(String(n));
    await key(page, "Enter");
  }
  await page.locator("#key-hands:focus").waitFor();
}

async function jump(page, n) {
  await key(page, "j");
  await page.locator("#panel:focus").waitFor();
  await key(page, String(n));
  await place(page, n);
}

async function keepOn(page) {
  await page.locator("#key-more").click();
  await page.getByRole("button", { name: "Keep this class on this device" }).click();
  await key(page, "Escape");
}

async function table(page) {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Save the class record as a table" }).click(),
  ]);
  return (await readFile(await file.path(), "utf8")).split("\r\n");
}

test("hands outlive a jump before the answer", async () => {
  const { context, page, watched } = await teach();
  await count(page, [7]);
  assert.deepEqual(await counts(page), ["7", "0", "0"]);
  await jump(page, 4);
  assert.deepEqual(await counts(page), []);
  await jump(page, 1);
  await asked(page);
  assert.deepEqual(await counts(page), ["7", "0", "0"]);
  // In the table too, though the answer was not shown; what was not counted stays empty.
  await jump(page, 9);
  await onward(page);
  await onward(page);
  await page.locator(".closing").waitFor();
  const lines = await table(page);
  const of = (step) => lines.filter((line) => line.startsWith(`"spare-magnets","${step}"`));
  assert.match(of("motor")[0], /,7,0,/);
  assert.match(of("motor")[1], /,1,0,0,/);
  assert.ok(of("loudspeaker").every((line) => /,[01],,0,/.test(line)), of("loudspeaker").join("\n"));
  clean(watched);
  await context.close();
});

test("a kept class reopens on the step where it stood, with the hands counted there", async () => {
  for (const late of [false, true]) {
    const { context, page } = await teach();
    if (!late) await keepOn(page);
    await count(page, [7]);
    await key(page, "r");
    await onward(page);
    await count(page, [9, 2]);
    if (late) await keepOn(page);
    await page.waitForFunction(() => localStorage.getItem("ree-check training")?.includes("[9,2"));
    await page.close();
    const again = await context.newPage();
    await again.goto(new URL(wall(), process.env.BASE_URL ?? "http://127.0.0.1:8080/").href);
    await asked(again);
    await place(again, 2);
    assert.deepEqual(await counts(again), ["9", "2", "0"]);
    // Nothing shown, nothing counted: where it stood is kept all the same.
    await jump(again, 4);
    await again.waitForTimeout(200);
    await again.close();
    const third = await context.newPage();
    await third.goto(new URL(wall(), process.env.BASE_URL ?? "http://127.0.0.1:8080/").href);
    await asked(third);
    await place(third, 4);
    await context.close();
  }
});

test("hands counted before the answer are handed over by the notes", async () => {
  const { context, page } = await teach("loose");
  await count(page, [4, 5]);
  const [notes] = await Promise.all([page.waitForEvent("popup"), key(page, "n")]);
  await notes.locator(".note").waitFor();
  await page.bringToFront();
  await page.close();
  await notes.getByText("The projector view was closed.").waitFor();
  const [next] = await Promise.all([context.waitForEvent("page"), notes.getByRole("link", { name: "Open the projector view" }).click()]);
  await next.locator(".is-asked .hand-count", { hasText: "5" }).waitFor();
  await place(next, 2);
  await context.close();
});

test("a miscount is put right after the answer", async () => {
  const { context, page, watched } = await teach("loose");
  await count(page, [70, 9]);
  await key(page, "r");
  await page.locator(".field-told", { hasText: "70 of 79 right" }).waitFor();
  const way = page.locator('.way[aria-pressed="true"]');
  const first = await way.innerText();
  await key(page, "h");
  await page.locator("#hands:focus").waitFor();
  assert.equal(await page.locator("#hands").inputValue(), "70");
  const seen = await page.evaluate(() => {
    const field = document.querySelector("#hands").getBoundingClientRect();
    return field.top >= 0 && field.bottom <= document.querySelector(".board-foot").getBoundingClientRect().top;
  });
  assert.ok(seen, "the field is in view");
  await page.keyboard.type("7");
  await page.locator(".field-told", { hasText: "7 of 16 right" }).waitFor();
  await key(page, "Enter");
  await key(page, "Escape");
  await page.locator("#key-hands:focus").waitFor();
  assert.deepEqual(await counts(page), ["7", "9", "0"]);
  assert.equal(await page.locator(".hand-bar .ink").nth(0).getAttribute("width"), "43.75%");
  assert.notEqual(await way.innerText(), first, "the way follows the corrected hands");
  await onward(page);
  assert.match(page.url(), /\/held$/);
  // There is a way back to them.
  await key(page, "ArrowLeft");
  await page.locator(".field-told", { hasText: "7 of 16 right" }).waitFor();
  clean(watched);
  await context.close();
});

test("a tie is told, and so is the way that is gone, before it is gone", async () => {
  for (const lang of ["en", "zh"]) {
    const { context, page } = await teach("loose", { lang });
    await count(page, [7, 7]);
    await key(page, "r");
    const says = lang === "en" ? "As many raised their hands" : "举手人数相同";
    await page.locator(".ways", { hasText: says }).waitFor();
    await page.locator("#said", { hasText: says }).waitFor({ state: "attached" });
    const to = (await page.locator('.way[aria-pressed="true"]').innerText()).replace(/^.*?[:：]\s*/, "");
    const seen = () => page.evaluate(() => {
      const ways = document.querySelector(".ways").getBoundingClientRect();
      return ways.top >= 0 && ways.bottom <= document.querySelector(".board-foot").getBoundingClientRect().top;
    });
    // It was in view at some press before the last one.
    let was = await seen();
    for (let press = 0; press < 9 && await page.locator(".ways").count(); press += 1) {
      was ||= await seen();
      await key(page, "ArrowRight");
      await page.waitForTimeout(900);
    }
    assert.ok(was);
    assert.equal(await page.locator("h1").innerText(), to);
    await context.close();
  }
});

test("where the trainer marks another way, no tie is told any more", async () => {
  const { context, page } = await teach("loose");
  await count(page, [7, 7]);
  await key(page, "r");
  await page.locator(".ways", { hasText: "As many raised" }).waitFor();
  await page.locator('.way[aria-pressed="false"]').click();
  await page.locator(".ways", { hasText: "From here the answers lead different ways" }).waitFor();
  await context.close();
});

test("what a class has counted is not left without being asked", async () => {
  const { context, page } = await teach();
  await count(page, [3]);
  const dialog = page.waitForEvent("dialog", { timeout: 2000 });
  const reloaded = page.reload();
  const found = await dialog;
  assert.equal(found.type(), "beforeunload");
  await found.accept();
  await reloaded;
  await asked(page);
  assert.deepEqual(await counts(page), ["3", "0", "0"]);
  await context.close();
});
