// The law: searched, opened by its addresses, looked at on a day and on two.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { extractText, getDocumentProxy } from "unpdf";
import { accessible, browser, clean, example, open } from "./page.mjs";

let chrome;
before(async () => { chrome = await browser(); });
after(() => chrome.close());

const codes = (page) => page.locator(".law-line > b").allInnerTexts();
const fragment = (page) => page.evaluate(() => location.hash);
const focused = (page) => page.evaluate(() => document.activeElement.id);
const day = (page, iso) => page.locator("#date").fill(iso);

test("items are found by code, element, words of both languages and commodity code", async () => {
  const { context, page, watched } = await open(chrome, { at: "#law" });
  const search = page.locator("#law-search");
  const all = await codes(page);
  assert.ok(all.filter((c) => /^1C90[2-8]/.test(c)).length === 84, "all lines of Announcement 18");
  assert.ok(all.some((c) => c.startsWith("1C909")), "and those of Announcement 57");
  assert.match(await page.locator(".found").innerText(), new RegExp(`^${all.length} `));

  await search.fill("１ｃ905.A.4");
  assert.deepEqual(await codes(page), ["1C905.a.4"]);
  assert.match(await page.locator(".found").innerText(), /^One line/);
  await search.fill("钕铁硼");
  assert.ok((await codes(page)).includes("1C904.a.4"));
  await search.fill("neodymium magnet");
  assert.ok((await codes(page)).includes("1C905.a.4"));
  await search.fill("2805.30.12");
  assert.ok((await codes(page)).includes("1C905.a.1"));
  await search.fill("8505 11");
  assert.deepEqual(await codes(page), []);
  assert.match(await page.locator(".found").innerText(), /frees nothing/);
  await search.fill("no such words");
  assert.deepEqual(await codes(page), []);
  assert.match(await page.locator(".found").innerText(), /Try one word/);

  // Words by which goods are known, though no line says them.
  await search.fill("NdFeB");
  assert.deepEqual((await codes(page)).slice(0, 3), ["1C904.a.4", "1C905.a.4", "1C909.a.4"]);
  await search.fill("烧结");
  assert.ok((await codes(page)).includes("1C902.a.4"));

  await search.fill("");
  await page.getByRole("button", { name: "Dy", exact: true }).click();
  const dysprosium = await codes(page);
  assert.ok(dysprosium.every((c) => c.startsWith("1C905")) && dysprosium.length === 12);
  await page.getByRole("button", { name: "Ho", exact: true }).click();
  assert.ok((await page.locator(".law-line .tile.is-waiting").count()) > 0, "hatched while it waits");
  await page.getByRole("button", { name: "All", exact: true }).click();
  assert.equal((await codes(page)).length, all.length);
  clean(watched);
  await context.close();
});

test("an element's name asks like its symbol, and what is asked in full comes first", async () => {
  const { context, page, watched } = await open(chrome, { at: "#law" });
  const search = page.locator("#law-search");
  await search.fill("Dy");
  const symbol = await codes(page);
  for (const name of ["dysprosium", "镝"]) {
    await search.fill(name);
    assert.deepEqual(await codes(page), symbol, name);
  }
  for (const [words, first] of [["氧化镝", "1C905.b"], ["gadolinium oxide", "1C903.b"]]) {
    await search.fill(words);
    assert.equal((await codes(page))[0], first, words);
  }
  await search.fill("erbium");
  assert.ok((await codes(page)).every((code) => code.startsWith("1C910")));
  clean(watched);
  await context.close();
});

test("a measure is found by its name among the items, and by its elements and standing in its list", async () => {
  const { context, page, watched } = await open(chrome, { at: "#law" });
  const search = page.locator("#law-search");
  await search.fill("Announcement 57");
  await page.locator('.law-line[href="#law/mofcom-gacc-57-2025"]').waitFor();
  assert.match(await page.locator(".found").innerText(), /Found in the measures: \d/);
  await page.evaluate(() => { location.hash = "#law/measures"; });
  await page.locator("#date").fill("2026-06-01");
  for (const words of ["holmium", "钬", "suspended"]) {
    await search.fill(words);
    await page.locator('.law-line[href="#law/mofcom-gacc-57-2025"]').waitFor();
  }
  clean(watched);
  await context.close();
});

test("the day that the law is looked at is not the day of export", async () => {
  const { context, page, watched } = await open(chrome);
  await example(page, "licence");
  await page.locator("#date").fill("2026-06-01");
  await page.getByRole("link", { name: "The law" }).click();
  assert.equal(await page.locator("#date").inputValue(), "2026-06-01");
  await day(page, "2025-03-01");
  assert.match(await page.locator(".day-choice").innerText(), /stays checked for export on 1\sJune 2026/);
  await page.getByRole("link", { name: "Check", exact: true }).click();
  await page.locator(".verdict.is-licence").waitFor();
  assert.equal(await page.locator("#date").inputValue(), "2026-06-01");
  clean(watched);
  await context.close();
});

test("an entry is printed from its first page on, with where it was read; the list with its lines", async () => {
  const { context, page } = await open(chrome, { at: "#law/1C905.a.4" });
  await page.locator(".entry .reason").first().waitFor();
  const pdf = async () => {
    const file = await getDocumentProxy(new Uint8Array(await page.pdf({ format: "A4" })));
    return (await extractText(file, { mergePages: false })).text.map((t) => t.replaceAll(/\s+/g, " "));
  };
  const entry = await pdf();
  assert.match(entry[0], /1C905\.a\.4/);
  assert.ok(entry[0].length > 600, `the first page is filled: ${entry[0].length}`);
  assert.ok(!entry.join(" ").includes("Where it was read"), "no dead link");
  assert.match(entry.join(" "), /Seen in full|Seen as an excerpt/);
  await page.evaluate(() => { location.hash = "#law"; });
  await page.locator(".law-key").waitFor();
  const list = (await pdf()).join(" ");
  for (const code of ["1C902.a.1", "1C905.b", "1C908.c"]) assert.ok(list.includes(code), code);
  await context.close();
});

test("official answers are searched beneath the lines and in their own list", async () => {
  const { context, page, watched } = await open(chrome, { at: "#law" });
  const search = page.locator("#law-search");
  await search.fill("rotor");
  await page.locator(".law-line.is-text").first().waitFor();
  assert.match(await page.locator(".found").innerText(), /official answers?$|Found in the answers: \d+\.$/);
  await page.locator('.law-line[href="#law/mofcom-faq-5-rotor"]').waitFor();
  await search.fill("转子");
  await page.locator('.law-line[href="#law/mofcom-faq-5-rotor"]').click();
  await page.locator(".entry h2", { hasText: "rotor" }).waitFor();
  const few = await page.locator(".law-line.is-text").count();
  assert.ok(few > 0 && few < 35, "its own list holds the words too");
  await search.fill("nothing-like-it");
  assert.equal(await page.locator(".law-line").count(), 0);
  assert.match(await page.locator(".found").innerText(), /Try one word/);
  await search.fill("");
  assert.equal(await page.locator(".law-line").count(), 35);
  clean(watched);
  await context.close();
});

test("the search is reached at once, past the day", async () => {
  const { context, page, watched } = await open(chrome, { at: "#law", width: 360, height: 700 });
  const link = page.locator(".law-head").getByRole("link", { name: "Search the law" });
  assert.ok((await link.boundingBox()).y < 700, "on the first screen");
  await link.focus();
  await page.keyboard.press("Enter");
  assert.equal(await focused(page), "law-search");
  assert.equal(await fragment(page), "#law");
  clean(watched);
  await context.close();
});

test("an address opens an item with what speaks of it, and copies itself", async () => {
  const { context, page, watched } = await open(chrome, { at: "#law/1C905.a.4" });
  const entry = page.locator(".entry");
  assert.match(await entry.locator("h2").innerText(), /1C905\.a\.4/);
  assert.match(await entry.locator('[lang="zh-CN"] .law-text').first().innerText(), /镝/);
  assert.equal(await page.locator('.law-line[aria-current="true"] > b').innerText(), "1C905.a.4");
  await page.waitForFunction(() => document.activeElement.id === "entry");
  await entry.locator(".reason p", { hasText: "rotor or stator" }).waitFor();
  assert.ok((await entry.locator(".reason .mark").count()) > 2, "each text carries its authority");

  await page.locator("#copy-address").click();
  await page.waitForFunction(() => document.querySelector("#copy-address").textContent === "Copied");
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), page.url());

  await entry.locator('a[href="#law/mofcom-faq-5-rotor"]').first().click();
  await page.locator(".entry h2", { hasText: "rotor" }).waitFor();
  await page.waitForFunction(() => document.activeElement.id === "entry");
  await page.goBack();
  await page.locator(".entry h2", { hasText: "1C905.a.4" }).waitFor();

  await page.getByRole("button", { name: "中文" }).click();
  await page.waitForFunction(() => document.documentElement.lang === "zh-CN");
  assert.match(await entry.locator("h2").innerText(), /1C905\.a\.4/);
  assert.equal(await fragment(page), "#law/1C905.a.4");
  clean(watched);
  await context.close();
});

test("an address opens an answer or a measure; an unknown one says so", async () => {
  for (const [at, heading, text] of [
    ["#law/mofcom-faq-5-rotor", /rotor/, /一般不属于18号公告管制范围/],
    ["#law/mofcom-gacc-18-2025", /Announcement\s18/, /依照《中华人民共和国出口管制法》/],
    ["#law/nothing-like-it", /Nothing has this address/, /nothing-like-it/],
  ]) {
    const { context, page, watched } = await open(chrome, { at });
    await page.locator(".entry h2").filter({ hasText: heading }).waitFor();
    await page.locator(".entry").filter({ hasText: text }).waitFor();
    clean(watched);
    await context.close();
  }
});

test("answers and measures have their lists", async () => {
  const { context, page, watched } = await open(chrome, { at: "#law" });
  const sections = page.getByRole("navigation", { name: "Parts of the law" });
  await sections.getByRole("link", { name: "Answers" }).click();
  await page.locator(".law-line.is-text").first().waitFor();
  assert.equal(await page.locator(".law-line").count(), 35);
  await sections.getByRole("link", { name: "Measures" }).click();
  await page.locator(".law-line", { hasText: "Announcement 57" }).first().waitFor();
  await page.goBack();
  await page.goBack();
  await page.locator("#law-search").waitFor();
  clean(watched);
  await context.close();
});

test("the texts can be asked for again where they did not come", async () => {
  const { context, page } = await open(chrome);
  await context.route(/library-/, (route) => route.abort());
  await page.getByRole("link", { name: "The law" }).click();
  await page.getByRole("navigation", { name: "Parts of the law" }).getByRole("link", { name: "Answers" }).click();
  const again = page.getByRole("button", { name: "Try again" });
  await again.first().waitFor();
  await context.unroute(/library-/);
  await again.first().click();
  await page.locator(".law-line.is-text").first().waitFor();
  await context.close();
});

test("the day moves the timeline, and past the rulebook the page says what is not known", async () => {
  const { context, page, watched } = await open(chrome, { at: "#law" });
  const lane = (name) => page.locator(".lane", { hasText: name }).first();
  await day(page, "2025-10-20");
  await page.waitForFunction(() => /20\sOctober 2025/.test(document.querySelector(".axis").textContent));
  assert.match(await lane("Announcement 57").innerText(), /not yet in force/);
  const x = () => lane("Announcement 57").locator("line.day").getAttribute("x1");
  const early = Number.parseFloat(await x());
  await day(page, "2026-06-01");
  assert.match(await lane("Announcement 57").innerText(), /suspended/);
  assert.match(await lane("Announcement 18").innerText(), /in force/);
  assert.ok(Number.parseFloat(await x()) > early);
  assert.equal(await page.locator(".past").count(), 0);
  await day(page, "2026-12-01");
  await page.locator(".past").waitFor();
  assert.match(await lane("Announcement 57").innerText(), /not known here/);
  assert.match(await lane("Announcement 18").innerText(), /last known: in force/);
  await page.getByText("The same as a table").click();
  assert.ok((await page.locator(".facts-table tbody tr").count()) > 20);
  clean(watched);
  await context.close();
});

test("two days are compared, alone and for a product", async () => {
  const { context, page, watched } = await open(chrome);
  await page.getByRole("link", { name: "The law" }).click();
  await day(page, "2026-06-01");
  await page.getByRole("button", { name: "Compare with another day" }).click();
  await page.locator("#other-date").fill("2025-03-01");
  const two = page.locator(".two-days");
  const row = two.locator("tr", { hasText: "Announcement 18" }).first();
  assert.match(await row.innerText(), /in force\s+not yet in force/);
  const boxes = two.locator(".controlled .on-day-box");
  assert.match(await boxes.nth(0).innerText(), /59 items/);
  assert.match(await boxes.nth(1).innerText(), /0 items/);
  assert.equal(await two.locator(".your-product").count(), 0);
  await page.getByText("Enter a product under Check").waitFor();

  await page.getByRole("link", { name: "Check" }).click();
  await example(page, "licence");
  await page.getByRole("link", { name: "The law" }).click();
  const product = two.locator(".your-product");
  await product.waitFor();
  assert.match(await product.locator(".on-day-box").nth(0).innerText(), /Licence required/);
  assert.match(await product.locator(".on-day-box").nth(1).innerText(), /Not controlled/);
  assert.match(await product.innerText(), /Announcement\s18: in force on 1\sJune 2026, not yet in force on 1\sMarch 2025/);
  await page.locator("#other-date").fill("2026-05-01");
  assert.match(await product.innerText(), /The same answer on both days/);
  await page.getByRole("button", { name: "Stop comparing" }).click();
  assert.equal(await two.count(), 0);
  clean(watched);
  await context.close();
});

test("the check leads into the law and back, and the product stays", async () => {
  const { context, page, watched } = await open(chrome);
  await example(page, "licence");
  const text = await page.locator("#product").inputValue();
  const code = await page.locator(".item h3 a").first().innerText();
  await page.locator(".item h3 a").first().click();
  await page.locator(".entry h2", { hasText: code }).waitFor();
  await page.waitForFunction(() => document.activeElement.id === "entry");
  await page.goBack();
  await page.locator(".verdict.is-licence").waitFor();
  assert.equal(await page.locator("#product").inputValue(), text);
  await page.goForward();
  await page.locator(".entry h2", { hasText: code }).waitFor();
  await page.goBack();
  await page.locator('.rows .cites a[href^="#law/"]').first().click();
  await page.locator(".entry h2").waitFor();
  clean(watched);
  await context.close();
});

test("on a narrow page an item opens alone, with a way back to its line", async () => {
  const { context, page, watched } = await open(chrome, { at: "#law", width: 360, height: 700 });
  const line = page.locator('[id="line-1C905.b"]');
  await line.focus();
  await page.keyboard.press("Enter");
  await page.locator(".entry h2", { hasText: "1C905.b" }).waitFor();
  await page.waitForFunction(() => document.activeElement.id === "entry");
  assert.equal(await page.locator(".law-list").isVisible(), false);
  await page.getByRole("link", { name: "Back to the list" }).click();
  await page.waitForFunction(() => document.activeElement.id === "line-1C905.b");
  assert.ok(await line.isVisible());
  clean(watched);
  await context.close();
});

const states = {
  list: "#law",
  item: "#law/1C905.a.4",
  answer: "#law/mofcom-faq-5-rotor",
  measure: "#law/mofcom-gacc-18-2025",
};

/** Opens a state, with its texts, its folds open, and two days compared. */
async function reach(page, state) {
  await page.waitForFunction(() => !document.querySelector(".law-late"));
  if (state === "list") await page.locator("#compare").click();
  await page.evaluate(() => document.querySelectorAll("details").forEach((d) => { d.open = true; }));
}

for (const [state, at] of Object.entries(states)) {
  for (const lang of ["en", "zh"]) {
    test(`axe: the law, ${state}, ${lang}`, async () => {
      for (const width of [360, 1280]) {
        for (const scheme of ["light", "dark"]) {
          const { context, page, watched } = await open(chrome, { lang, width, scheme, at });
          await reach(page, state);
          await accessible(page, `${width} ${scheme}`);
          clean(watched);
          await context.close();
        }
      }
    });
  }
}

test("the law does not scroll sideways at 320 px", async () => {
  for (const lang of ["en", "zh"]) {
    for (const [state, at] of Object.entries(states)) {
      const { context, page } = await open(chrome, { lang, width: 320, height: 640, at });
      await reach(page, state);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(over <= 0, `${state} ${lang}: ${over} px too wide`);
      await context.close();
    }
  }
});

test("an entry opens in view with its line, from its address and from far down the list", async () => {
  const { context, page, watched } = await open(chrome, { height: 800, at: "#law/1C908.c" });
  const seen = (selector) => page.waitForFunction((s) => {
    const box = document.querySelector(s).getBoundingClientRect();
    return box.top >= 0 && box.bottom <= innerHeight;
  }, selector);
  await seen("#entry");
  await seen(".law-line[aria-current]");
  await page.goto(page.url().replace(/#.*/, "#law"));
  await page.locator(".law-key").waitFor();
  await page.locator(".law-line").last().scrollIntoViewIfNeeded();
  await page.locator(".law-line").last().click();
  await page.waitForFunction(() => document.activeElement.id === "entry");
  await seen("#entry");
  await seen(".law-line[aria-current]");
  // The entry itself is never in a box of its own that cuts it off.
  assert.ok(await page.locator(".law-shown").evaluate((e) => e.scrollHeight <= e.clientHeight + 1));
  clean(watched);
  await context.close();
});

test("a measure names each source once and elsewhere its number, which leads there", async () => {
  const { context, page, watched } = await open(chrome, { at: "#law/mofcom-gacc-18-2025" });
  await page.locator(".law-body").waitFor();
  const sources = await page.locator(".numbered li").allInnerTexts();
  assert.equal(new Set(sources.map((s) => s.replace(/^\S+/, ""))).size, sources.length);
  const last = page.locator(".body-part .cites a").last();
  const number = (await last.innerText()).replace(/\D/g, "");
  await last.click();
  await page.waitForFunction((id) => document.activeElement.id === id, `source-${number}`);
  assert.match(page.url(), /#law\/mofcom-gacc-18-2025$/);
  clean(watched);
  await context.close();
});

test("dates of answers and codes without a number are said in words, in the language of the page", async () => {
  const { context, page } = await open(chrome, { at: "#law/answers", lang: "zh" });
  await page.locator(".dated").first().waitFor();
  const chinese = await page.locator(".dated").allInnerTexts();
  assert.ok(chinese.some((d) => d.includes("之间")) && !chinese.some((d) => /[a-z]|\d-\d/.test(d)), chinese.join("; "));
  await page.evaluate(() => { location.hash = "#law"; });
  await page.locator(".law-line > b").first().waitFor();
  const all = await codes(page);
  assert.ok(all.includes("1C913.a（编号未见）") && !all.some((c) => c.includes("?")));
  await page.getByRole("button", { name: "English" }).click();
  assert.ok((await codes(page)).includes("1C913.a, number not seen"));
  const links = await page.locator('.law-line[href*="1C913.a."]').evaluateAll((all) => all.map((a) => a.getAttribute("href")));
  assert.ok(links.some((to) => to.includes("crystal")), "the address keeps the id");
  await context.close();
});
