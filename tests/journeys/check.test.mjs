// A product is typed, a question answered, the outcome read, the language switched, the network cut.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { browser, clean, example, open, words } from "./page.mjs";

let chrome;
before(async () => { chrome = await browser(); });
after(() => chrome.close());

const magnet = "Sintered NdFeB magnet\nNd 27, Dy 3.1, B 1.0, Co 1, Fe balance (wt%)";

test("from the first key to the outcome, in both languages, without a network", async () => {
  const { context, page, watched } = await open(chrome);
  const field = page.locator("#product");
  const word = page.locator("#verdict");
  assert.equal(await page.getAttribute("html", "lang"), "en");

  await field.pressSequentially(magnet);
  await page.locator(".verdict").waitFor();
  assert.ok(await field.evaluate((e) => e === document.activeElement), "typing kept focus");

  // What the words say counts only once it is confirmed.
  const kind = page.locator("#fact-kind");
  assert.equal(await kind.inputValue(), "");
  await page.locator(".heard-box li", { hasText: "agnet" }).first().getByRole("button", { name: /^Right/ }).click();
  assert.equal(await kind.inputValue(), "magnet");

  await page.locator(".verdict.is-ask").waitFor();
  assert.match(await word.innerText(), words.en.ask);
  const question = page.getByRole("group").filter({ has: page.locator('input[name="ask-integration"]') });
  assert.equal(await question.locator(".lead").count(), 0, "where answers lead is hidden at first");
  await question.getByRole("button", { name: "Show where each answer leads" }).click();
  assert.ok((await question.locator(".lead").count()) > 2);

  const bare = question.locator('input[value="bare"]');
  const place = await bare.boundingBox();
  await bare.check();
  await page.locator(".verdict.is-licence").waitFor();
  assert.equal(await word.innerText(), words.en.licence);
  assert.ok(await bare.isChecked());
  assert.ok(await bare.evaluate((e) => e === document.activeElement), "answering moved focus nowhere");
  const now = await bare.boundingBox();
  assert.ok(Math.abs(now.x - place.x) < 1, "the row kept its column");
  assert.match(await page.locator(".codes").innerText(), /^1C905\./);
  assert.match(await page.locator(".item .law-text").first().innerText(), /镝/);
  assert.ok((await page.locator(".conditions li").count()) > 0);
  assert.ok((await page.locator(".rows .mark").count()) > 0, "reasons carry their authority");
  await page.waitForFunction(() => /Licence required/.test(document.querySelector("#said").textContent));

  await page.locator("#copy-remark").click();
  await page.waitForFunction(() => document.querySelector("#copy-remark").textContent.includes("Copied"));
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(copied, await page.locator(".remark-zh").innerText());
  assert.match(copied, /1C905\./);

  await page.getByRole("button", { name: "中文" }).click();
  assert.equal(await word.innerText(), words.zh.licence);
  assert.equal(await page.getAttribute("html", "lang"), "zh-CN");
  assert.equal(await field.inputValue(), magnet);
  assert.equal(await page.locator("#fact-integration").inputValue(), "bare");

  await context.setOffline(true);
  await page.locator("#fact-integration").selectOption("rotor_or_stator");
  await page.locator(".verdict.is-clear").waitFor();
  assert.equal(await word.innerText(), words.zh.clear);
  assert.match(await page.locator(".verdict").innerText(), /第\s*18\s*号公告/);
  assert.ok(await page.locator(".ruled-out").isVisible(), "what it does not rule out is never folded");
  clean(watched);
  await context.close();
});

test("a browser that asks for Chinese gets Chinese", async () => {
  const { context, page, watched } = await open(chrome, { lang: "zh" });
  assert.equal(await page.getAttribute("html", "lang"), "zh-CN");
  assert.match(await page.locator("h1").innerText(), /许可证/);
  clean(watched);
  await context.close();
});

test("the language chosen outlives a reload on every page, and is stored nowhere", async () => {
  const { context, page, watched } = await open(chrome);
  await page.getByRole("button", { name: "中文" }).click();
  await page.waitForFunction(() => history.state?.lang === "zh-CN");
  await page.evaluate(() => { location.hash = "#law/1C905.a.4"; });
  await page.locator(".entry").waitFor();
  await page.reload();
  await page.locator(".entry").waitFor();
  assert.equal(await page.getAttribute("html", "lang"), "zh-CN");
  assert.match(await page.locator("h1").innerText(), /法规/);
  assert.ok(page.url().endsWith("/#law/1C905.a.4"), page.url());
  await page.getByRole("button", { name: "English" }).click();
  await page.waitForFunction(() => history.state?.lang === "en");
  await page.goBack();
  await page.locator("#product").waitFor();
  await page.reload();
  await page.locator("#product").waitFor();
  assert.equal(await page.getAttribute("html", "lang"), "en");
  assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length + document.cookie.length), 0);
  clean(watched);
  await context.close();
});

test("an address may ask for a language", async () => {
  const { context, page, watched } = await open(chrome, { at: "?lang=zh#law" });
  assert.equal(await page.getAttribute("html", "lang"), "zh-CN");
  clean(watched);
  await context.close();
});

test("the day decides which announcements hold, and past the rulebook the page says so", async () => {
  const { context, page, watched } = await open(chrome);
  await page.locator("#product").fill(magnet);
  await page.locator("#fact-kind").selectOption("magnet");
  await page.locator("#fact-integration").selectOption("bare");
  await page.locator("#date").fill("2026-06-01");
  await page.locator(".verdict.is-licence").waitFor();
  assert.match(await page.locator(".verdict-day").innerText(), /1\sJune 2026/);
  assert.equal(await page.locator(".past").count(), 0);
  await page.locator("#date").fill("2025-03-01");
  await page.locator(".verdict.is-clear").waitFor();
  await page.locator("#date").fill("2027-01-15");
  await page.locator(".verdict.is-licence").waitFor();
  assert.match(await page.locator(".past").innerText(), /after 9\sOctober 2026/);
  clean(watched);
  await context.close();
});

test("a suggestion that is not so goes away and counts for nothing", async () => {
  const { context, page, watched } = await open(chrome);
  await page.locator("#product").fill(magnet);
  const heard = page.locator(".heard-box li", { hasText: "agnet" });
  await heard.first().getByRole("button", { name: /^Not so/ }).click();
  await page.waitForFunction(() => ![...document.querySelectorAll(".heard-box .strong")]
    .some((e) => /What it is: magnet/i.test(e.textContent)));
  assert.equal(await page.locator("#fact-kind").inputValue(), "");
  clean(watched);
  await context.close();
});

test("a destination and a purpose are told, and noted where a measure speaks of them", async () => {
  const { context, page, watched } = await open(chrome);
  await page.locator("#product").fill("Dy 99.9 %");
  await page.locator("#fact-kind").selectOption("metal_or_alloy");
  await page.locator(".verdict.is-licence").waitFor();
  const notes = page.locator(".note");
  const before = await notes.count();
  await page.locator(".shipment summary").click();
  await page.locator("#destination option").nth(1).waitFor({ state: "attached" });
  assert.equal(await page.locator("#destination option").count(), 250);
  await page.locator("#destination").selectOption({ label: "Japan" });
  await page.locator("#purpose").selectOption("gift");
  await page.waitForFunction((n) => document.querySelectorAll(".note").length > n, before + 1);
  assert.ok(await page.locator(".verdict.is-licence").isVisible(), "neither decides");
  await page.getByRole("button", { name: "中文" }).click();
  assert.equal(await page.locator("#destination").inputValue(), "JP");
  assert.match(await page.locator("#destination option:checked").innerText(), /日本/);
  clean(watched);
  await context.close();
});

test("the form and the question agree, whichever was used last", async () => {
  const { context, page, watched } = await open(chrome);
  await page.locator("#product").fill(magnet);
  await page.locator("#fact-kind").selectOption("magnet");
  const row = page.locator("#fact-integration");
  await row.selectOption("holder");
  await page.locator(".verdict.is-grey").waitFor();
  await row.selectOption("");
  await page.locator('input[name="ask-integration"][value="bare"]').check();
  assert.equal(await row.inputValue(), "bare");
  await page.locator('input[name="ask-integration"][value="rotor_or_stator"]').check();
  assert.equal(await row.inputValue(), "rotor_or_stator");
  await page.locator('input[name="ask-integration"][value=""]').check();
  assert.equal(await row.inputValue(), "");
  await page.locator(".verdict.is-ask").waitFor();
  await page.getByRole("button", { name: "Clear" }).click();
  await page.locator(".examples").waitFor();
  assert.equal(await page.locator("#product").inputValue(), "");
  assert.equal(await page.locator("#fact-kind").inputValue(), "");
  assert.ok(await page.locator("#product").evaluate((e) => e === document.activeElement));
  clean(watched);
  await context.close();
});

test("marks lie beneath their words and the field shows what was typed", async () => {
  const { context, page, watched } = await open(chrome);
  await page.locator("#product").fill("Nd 27, Dy 3.1, B 1.0, Fe balance (wt%)");
  await page.locator(".m-listed").first().waitFor();
  assert.match(await page.locator(".m-listed").first().innerText(), /Dy/);
  const boxes = await page.evaluate(() => {
    const box = (e) => { const b = e.getBoundingClientRect(); return [b.x, b.y, b.width, b.height]; };
    return [box(document.querySelector(".mirror")), box(document.querySelector("#product"))];
  });
  assert.deepEqual(boxes[0], boxes[1], "mirror and text area cover each other");
  clean(watched);
  await context.close();
});

test("Chinese is composed undisturbed", async () => {
  const { context, page, watched } = await open(chrome, { lang: "zh" });
  const field = page.locator("#product");
  await field.fill("Nd 27, Fe 72, ");
  await field.press("End");
  const keys = await context.newCDPSession(page);
  for (const part of ["d", "di", "dí", "镝"]) {
    await keys.send("Input.imeSetComposition", { text: part, selectionStart: part.length, selectionEnd: part.length });
    assert.equal(await field.inputValue(), `Nd 27, Fe 72, ${part}`);
  }
  await keys.send("Input.insertText", { text: "镝" });
  await page.keyboard.type(" 1");
  assert.equal(await field.inputValue(), "Nd 27, Fe 72, 镝 1");
  clean(watched);
  await context.close();
});

test("answers about one product are not taken for those of the next, and can come back", async () => {
  const { context, page, watched } = await open(chrome);
  const product = page.locator("#product");
  await product.fill("Loudspeaker with a glued-in magnet");
  await page.locator("#fact-kind").selectOption("device");
  await page.locator(".verdict.is-clear").waitFor();

  await product.fill("Sintered NdFeB arc magnet 42SH, Nd 27, Dy 3.1, B 1.0, Fe balance");
  await page.locator(".verdict.is-ask, .verdict.is-licence").waitFor();
  assert.equal(await page.locator("#fact-kind").inputValue(), "");
  assert.match(await page.locator("#case-says").innerText(), /other goods/);
  await product.press("End");
  await product.press("Space");
  await page.getByRole("button", { name: "Back to what you had" }).click();
  assert.match(await product.inputValue(), /^Loudspeaker/);
  await page.locator(".verdict.is-clear").waitFor();

  // A correction is no other product.
  await product.press("End");
  await product.pressSequentially(", 8 ohm");
  assert.equal(await page.locator("#fact-kind").inputValue(), "device");

  // What was cleared can come back too.
  await page.getByRole("button", { name: "Clear", exact: true }).click();
  assert.equal(await product.inputValue(), "");
  await page.getByRole("button", { name: "Back to what you had" }).click();
  assert.match(await product.inputValue(), /8 ohm$/);
  clean(watched);
  await context.close();
});

test("the answer that was pressed stays where it is on the screen", async () => {
  for (const width of [360, 1280]) {
    const { context, page } = await open(chrome, { width, height: 800 });
    await example(page, "ask");
    const row = page.locator('input[name="ask-integration"][value="bare"]');
    await row.scrollIntoViewIfNeeded();
    const before = (await row.boundingBox()).y;
    await row.check();
    await page.locator(".verdict.is-licence").waitFor();
    await page.waitForTimeout(200);
    const moved = Math.abs((await row.boundingBox()).y - before);
    assert.ok(moved < 4, `${width}: ${moved} px`);
    await context.close();
  }
});

test("a new question is said aloud though the word stays, and headings stand in order", async () => {
  const { context, page, watched } = await open(chrome);
  await page.locator("#product").fill("Nd 27, Dy 3.1, B 1.0, Fe balance (wt%)");
  const said = (words) => page.waitForFunction((w) => new RegExp(w).test(document.querySelector("#said").textContent), words);
  await said("What are the goods\\?");
  await page.locator("#fact-kind").selectOption("magnet");
  await said("magnet");
  const levels = await page.locator("main :is(h1, h2, h3)").evaluateAll((all) => all.map((h) => Number(h.tagName[1])));
  assert.equal(levels[0], 1);
  assert.equal(levels.filter((level) => level === 1).length, 1);
  clean(watched);
  await context.close();
});

test("without a day the page says which it judges; a day that is none is told beside it", async () => {
  const { context, page, watched } = await open(chrome);
  await example(page, "licence");
  await page.locator("#date").fill("");
  assert.match(await page.locator("#date-says").innerText(), /No day given: judged for 9\sOctober 2026/);
  await page.locator("#date").fill("9999-12-31");
  if (await page.locator(".no-answer").count()) {
    assert.match(await page.locator(".no-answer").innerText(), /beside the facts/);
    assert.ok((await page.locator("#date-says .failed").count()) === 1);
    assert.equal(await page.locator("#hs-says .failed").count(), 0);
  }
  clean(watched);
  await context.close();
});

test("of goods in which nothing listed was found the page says whose list was looked at, and what would change it", async () => {
  const { context, page, watched } = await open(chrome);
  await example(page, "clear");
  await page.locator("#date").fill("2026-06-01");
  const rows = await page.locator(".rows").innerText();
  assert.match(rows, /None of the listed elements[^]*Law\s+Decision/);
  assert.match(rows, /Sm, Gd, Tb, Dy, Lu, Sc, Y/);
  clean(watched);
  await context.close();
});

test("past the rulebook's last day the answer says by what it is, and what may have changed", async () => {
  for (const lang of ["en", "zh"]) {
    const { context, page, watched } = await open(chrome, { lang });
    await example(page, "licence");
    await page.locator("#date").fill("2026-06-01");
    assert.equal(await page.locator(".verdict-known").count(), 0);
    await page.locator("#date").fill("2027-01-15");
    const known = await page.locator(".verdict-known").innerText();
    assert.match(known, lang === "zh" ? /2026年10月9日.*未知/ : /9\sOctober 2026.*not known/);
    const sure = await page.locator(".verdict .sure").innerText();
    assert.match(sure, lang === "zh" ? /按2026年10月9日/ : /for what held on 9\sOctober 2026/);
    const changes = await page.locator(".changes li").first().innerText();
    assert.match(changes, lang === "zh" ? /2027年1月15日是否仍然有效/ : /still holds on 15\sJanuary 2027/);
    clean(watched);
    await context.close();
  }
});

test("amounts above the whole are warned of beside them, and what is not told is not drawn", async () => {
  const { context, page, watched } = await open(chrome);
  await page.locator("#product").fill("Nd 60, Dy 55, Fe balance (wt%), qwzx 5");
  assert.match(await page.locator(".read .note").innerText(), /120\u00a0%, not 100\u00a0%/);
  const drawn = await page.locator(".bar text").allTextContents();
  assert.ok(drawn.length === 2 && !drawn.some((label) => label.includes("Fe")), drawn.join());
  assert.match(await page.locator(".elements tr", { hasText: "Iron" }).innerText(), /not told/);
  clean(watched);
  await context.close();
});

test("what is longer than the window is not cut off beside the answer", async () => {
  const { context, page, watched } = await open(chrome, { height: 600 });
  await example(page, "licence");
  await page.locator(".folded-table summary").click();
  const product = page.locator(".product");
  assert.ok(await product.evaluate((e) => e.scrollHeight <= e.clientHeight + 1 && e.clientHeight > 600));
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  const end = await product.evaluate((e) => e.getBoundingClientRect().bottom);
  assert.ok(end <= 600, String(end));
  // What fits stays at the top.
  await page.setViewportSize({ width: 1280, height: 2000 });
  await page.locator(".folded-table summary").click();
  await page.locator(".fold summary").last().click();
  await page.evaluate(() => scrollTo(0, 1000));
  await page.waitForFunction(() => Math.abs(document.querySelector(".product").getBoundingClientRect().top) < 2);
  clean(watched);
  await context.close();
});
