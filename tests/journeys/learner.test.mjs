// What a learner takes along and comes back to: the record of a play as homework, the way on from the list,
// an address that names no step, a choice that is told once.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { accessible, browser, clean, open } from "./page.mjs";

const findings = JSON.parse(await readFile(process.env.FINDINGS, "utf8"));
let chromium;
before(async () => { chromium = await browser(); });
after(() => chromium?.close());

async function training(at, options = {}) {
  const opened = await open(chromium, { ...options, at: `training/${at}` });
  await opened.page.waitForSelector("main.training :is(.walks, .ask, .reveal, .played), main.board");
  return opened;
}

async function decide(page, n = 0) {
  await page.locator(".option").nth(n).click();
  await page.locator("#decide").click();
  await page.locator(".reveal").waitFor();
}

async function next(page) {
  await page.locator("#next").click();
  await page.locator(".reveal").waitFor({ state: "detached" });
}

async function toEnd(page, before = async () => {}) {
  for (let n = 0; n < 40 && !(await page.locator("table.played").count()); n += 1) {
    await before(n);
    await decide(page);
    await next(page);
  }
}

for (const [lang, press, name, file] of [
  ["en", "Save the record", "Li Hua", "Li-Hua"],
  ["zh", "保存记录", " 李华 ", "李华"],
]) {
  test(`a record is homework: name, titles and texts, ${lang}`, async () => {
    const { context, page, watched } = await training("#learn/targets", { lang });
    await toEnd(page);
    await page.locator("#certificate-name").fill(name);
    const save = async () => {
      const [saved] = await Promise.all([
        page.waitForEvent("download"), page.getByRole("button", { name: press }).click(),
      ]);
      return [saved.suggestedFilename(), JSON.parse(await readFile(await saved.path(), "utf8"))];
    };
    const [called, record] = await save();
    assert.match(called, new RegExp(`^targets\\.record\\.${file}\\.\\d{4}-\\d\\d-\\d\\d\\.json$`));
    assert.equal(record.learner, name.trim());
    assert.equal(record.title, await page.locator("main > .over").textContent());
    const rows = page.locator("table.played tbody tr");
    assert.equal(record.steps.length, await rows.count());
    for (const [n, step] of record.steps.entries()) {
      assert.equal(step.title, await rows.nth(n).locator("th").textContent());
      assert.ok((await rows.nth(n).locator("td").first().textContent()).includes(step.chosen));
      assert.equal(step.right, step.answers.includes(step.chosen));
    }
    // Without a name there is none in it.
    await page.locator("#certificate-name").fill("");
    const [nameless, without] = await save();
    assert.match(nameless, /^targets\.record\.\d{4}-\d\d-\d\d\.json$/);
    assert.equal(without.learner, undefined);
    clean(watched);
    await context.close();
  });
}

test("the file of a class is called one, like its table", async () => {
  const { context, page } = await training("#teach/targets");
  for (let n = 0; n < 80 && !(await page.locator("table.played").count()); n += 1) {
    await page.keyboard.press("r");
    await page.keyboard.press("ArrowRight");
  }
  const [saved] = await Promise.all([
    page.waitForEvent("download"), page.getByRole("button", { name: "Save the record" }).click(),
  ]);
  assert.match(saved.suggestedFilename(), /^targets\.class\.\d{4}-\d\d-\d\d\.json$/);
  const record = JSON.parse(await readFile(await saved.path(), "utf8"));
  assert.ok(record.steps.every((step) => step.title && step.answers.length > 0));
  await context.close();
});

for (const [lang, keep, on, seen] of [
  ["en", "Keep my progress on this device", "Go on with step 3 of at most", "See how it went"],
  ["zh", "在本设备上保留进度", "从第3步继续", "查看结果"],
]) {
  test(`the list says where progress is kept, ${lang}`, async () => {
    const { context, page, watched } = await training("#learn/customs-query", { lang });
    const list = async () => {
      await page.evaluate(() => { location.hash = "#"; });
      await page.waitForSelector(".walks");
    };
    await decide(page);
    await list();
    assert.equal(await page.locator(".is-begun").count(), 0, "nobody asked to keep it");
    await page.goBack();
    await page.getByRole("button", { name: keep }).click();
    await next(page);
    await decide(page);
    await next(page);
    await list();
    const ways = page.getByRole("link", { name: new RegExp(`^${on}`) });
    assert.equal(await ways.count(), 2, "at the top, and where it stands");
    assert.ok(await ways.first().evaluate((way) => way.getBoundingClientRect().bottom < innerHeight));
    await accessible(page, `list with progress, ${lang}`);
    const title = await page.locator(".is-begun h3").textContent();
    await ways.first().click();
    await page.locator(".ask").waitFor();
    assert.match(await page.locator("main > .over").textContent(), new RegExp(`^${title}.*3`));
    await toEnd(page);
    await list();
    await page.getByRole("link", { name: new RegExp(`^${seen}`) }).first().click();
    await page.locator("table.played").waitFor();
    clean(watched);
    await context.close();
  });
}

test("an address that names no step says so until another is shown", async () => {
  const { context, page, watched } = await training("#learn/spare-magnets/nope");
  const told = page.getByText("no step “nope”");
  await told.waitFor();
  await accessible(page, "no such step");
  await decide(page);
  assert.equal(await told.count(), 1);
  await next(page);
  assert.equal(await told.count(), 0);
  await page.evaluate(() => { location.hash = "#learn/spare-magnets/loose"; });
  await page.waitForFunction(() => document.querySelector("h1").textContent.includes("forty"));
  assert.equal(await page.getByText("has no step").count(), 0);
  clean(watched);
  await context.close();
});

test("an option that was right is told once", async () => {
  const [id, [step, of]] = Object.entries(findings)
    .flatMap(([id, steps]) => Object.entries(steps).map((entry) => [id, entry]))
    .find(([, [, step]]) => !step.byEngine && step.right.filter(Boolean).length === 1);
  const { context, page } = await training(`#learn/${id}/${step}`, { width: 360 });
  const right = of.right.indexOf(true);
  const text = await page.locator(".option").nth(right).textContent();
  await decide(page, right);
  assert.equal((await page.locator(".reveal").textContent()).split(text).length - 1, 1);
  // Where it was not, the right one stands beside it.
  await page.evaluate((to) => { location.hash = "#"; setTimeout(() => { location.hash = to; }, 100); }, `#learn/${id}/${step}`);
  await page.locator(".ask").waitFor();
  await decide(page, of.right.indexOf(false));
  assert.ok((await page.locator(".reveal .finds").textContent()).includes(text));
  // At the end likewise, where the cells stand one below the other.
  await next(page);
  await toEnd(page);
  for (const row of await page.locator("table.played tbody tr").all()) {
    const [, chosen, rights] = await row.locator("th, td").evaluateAll((cells) => cells.map((c) => c.innerText));
    if (rights.trim() === "") assert.match(chosen, /\nRight\n/);
    else assert.ok(!chosen.endsWith(rights.split("\n").at(-1)), chosen);
  }
  await context.close();
});

test("one hint is one hint", async () => {
  const { context, page } = await training("#learn/spare-magnets");
  let asked = false;
  await toEnd(page, async () => {
    if (asked || !(await page.locator(".decide .link").count())) return;
    await page.locator(".decide .link").click();
    asked = true;
  });
  assert.match(await page.locator(".scores").textContent(), /1 hint used/);
  await context.close();
});
