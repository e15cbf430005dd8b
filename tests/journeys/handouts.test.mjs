// Handouts of the training: what stands on paper is what a trainer needs, in both languages, and the end
// reads well on a phone. FINDINGS names what the engine found natively.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { extractText, getDocumentProxy } from "unpdf";
import { parse } from "smol-toml";
import { browser, clean, open } from "./page.mjs";

const findings = JSON.parse(await readFile(process.env.FINDINGS, "utf8"));
const file = async (id) => parse(await readFile(new URL(`../../crates/walkthrough/data/${id}.toml`, import.meta.url), "utf8"));
const template = await readFile(new URL("../../crates/walkthrough/template.toml", import.meta.url), "utf8");
const outcomes = {
  en: { licence_required: "Licence required", not_controlled: "Not controlled", grey: "Not settled", needs_facts: "decide" },
  zh: { licence_required: "需申请许可证", not_controlled: "未列入管制", grey: "尚无定论", needs_facts: "尚需确认" },
};

let chromium;
before(async () => { chromium = await browser(); });
after(() => chromium?.close());

async function training(at, options = {}) {
  const opened = await open(chromium, { ...options, at: `training/${at}` });
  await opened.page.waitForSelector("main.training :is(.ask, .reveal, .exercises, .played)");
  return opened;
}

/** Fonts name some Chinese characters by their radicals, and lines break anywhere. */
const plain = (text) => text.normalize("NFKC").replaceAll(/\s+/g, "");

/** What the printed file holds, page by page. */
async function pdf(page, format) {
  const printed = await getDocumentProxy(new Uint8Array(await page.pdf({ format })));
  return (await extractText(printed)).text.map(plain);
}

/** The same of a sheet or a key: each page bears its number, which is taken off so that sentences run on. */
async function numbered(page, format) {
  const pages = await pdf(page, format);
  return pages.map((text, n) => {
    const number = `${n + 1}/${pages.length}`;
    assert.ok(text.startsWith(number) || text.endsWith(number), `${format}, page ${number}: ${text.slice(0, 20)} … ${text.slice(-20)}`);
    return text.startsWith(number) ? text.slice(number.length) : text.slice(0, -number.length);
  });
}

/** Radicals that stand for more than one character fit each. */
const fits = (text, words) => {
  const letter = (c) => (/\p{Script=Han}/u.test(c) ? `[${c}\u2e80-\u2fdf\u6236]` : c.replace(/[.*+?^${}()|[\]\\/]/, "\\$&"));
  return new RegExp([...plain(words)].map(letter).join(""), "u").test(text);
};
const has = (text, words, where) => {
  for (const word of words) assert.ok(fits(text, word), `${where}: ${word}`);
};

/** Plays to the end, always with the first option. */
async function through(page) {
  while (!(await page.locator("table.played").count())) {
    await page.locator(".option").first().click();
    await page.locator("#decide").click();
    await page.locator("#next").click();
    await page.waitForFunction(() => !document.querySelector(".reveal"));
  }
}

for (const lang of ["en", "zh"]) {
  const said = (words) => (typeof words === "string" ? words : words[lang]);
  test(`the sheet states the goods and asks the variations, the key answers both, ${lang}`, async () => {
    const id = "dates-and-suspended-measures";
    const walkthrough = await file(id);
    const { context, page, watched } = await training(`#sheet/${id}`, { lang });
    for (const format of ["A4", "Letter"]) {
      const sheet = (await numbered(page, format)).join("");
      const stated = { en: ["Day of export 6 November 2025", "Poland (PL)", "Bare"], zh: ["出口日期2025年11月6日", "波兰 (PL)", "单件"] }[lang];
      has(sheet, stated, format);
      for (const step of walkthrough.step) {
        for (const vary of step.vary ?? []) {
          has(sheet, [said(vary.label), said(vary.story)], `${format}, ${step.id}`);
          for (const lesson of vary.learn ?? []) assert.ok(!sheet.includes(plain(said(lesson.text))), "no answer on the sheet");
        }
      }
      has(sheet, [{ en: "Only after answer B or C at step 2", zh: "仅在第2步选B或C之后出现" }[lang]], format);
    }
    await page.evaluate((id) => { location.hash = `#key/${id}`; }, id);
    await page.locator(".exercises .cites").first().waitFor();
    for (const format of ["A4", "Letter"]) {
      const key = (await numbered(page, format)).join("");
      for (const step of walkthrough.step) {
        (step.vary ?? []).forEach((vary, n) => {
          const found = findings[id][step.id].vary[n];
          const where = `${format}, ${step.id}, variation ${n + 1}`;
          has(key, [said(vary.label), outcomes[lang][found.outcome], found.summary[lang]], where);
          has(key, (vary.learn ?? []).map((lesson) => said(lesson.text)), where);
        });
      }
      has(key, { en: ["on to step 4", "on to step 3"], zh: ["转第4步", "转第3步"] }[lang], format);
    }
    clean(watched);
    await context.close();
  });

  test(`goods without a day are judged on the rulebook's last, and it is said, ${lang}`, async () => {
    const { context, page } = await open(chromium, { lang, at: "training/#edit" });
    const undated = template.replace('shipment = { date = "2026-06-01" }', "");
    await page.locator("#own-text").fill(undated);
    const end = { en: /Judged on\s+\d+\s[A-Z][a-z]+ 20\d\d, the last day the rulebook knows/, zh: /判断日期\s+20\d\d年\d+月\d+日（规则库截至之日）/ }[lang];
    for (const [at, where] of [["learn", ".goods-facts"], ["sheet", ".exercises"], ["key", ".exercises"]]) {
      await page.evaluate((at) => { location.hash = `#${at}/own`; }, at);
      await page.locator(where).first().waitFor();
      assert.match(await page.locator(where).first().innerText(), end, at);
    }
    await context.close();
  });

  test(`on the key each source of a step is named once, and sentences are set as they should be, ${lang}`, async () => {
    const { context, page } = await training("#key/red-flags", { lang });
    for (const id of Object.keys(findings)) {
      await page.evaluate((id) => { location.hash = `#key/${id}`; }, id);
      await page.waitForFunction((title) => document.querySelector("h1")?.textContent === title, said((await file(id)).title));
      await page.locator(".exercises .cites").first().waitFor();
      const steps = await page.$$eval(".exercises > li", (items) => items.map((li) => [...li.querySelectorAll(".cites")]
        .map((cite) => [...cite.querySelectorAll(":scope > span:not(.mark, .hint)")].map((s) => s.textContent).join("")).filter(Boolean)));
      for (const [n, names] of steps.entries()) assert.deepEqual(names, [...new Set(names)], `${id}, step ${n + 1}`);
      // A composition is a formula, written as its maker writes it.
      const text = await page.locator("main").evaluate((main) => {
        main.querySelectorAll(".goods-text").forEach((p) => { p.style.display = "none"; });
        return main.innerText;
      });
      assert.doesNotMatch(text, /\s[.,:;](\s|$)/, id);
      if (lang === "zh") assert.doesNotMatch(text, /\p{Script=Han}[,;:]|[,;:] ?\p{Script=Han}|[。，：；]\u0020/u, id);
    }
    await context.close();
  });

  test(`the certificate prints alone on one page, the results without it, ${lang}`, async () => {
    const { context, page, watched } = await training("#learn/targets", { lang });
    await through(page);
    await page.locator("#certificate-name").fill("Lin Yue 林悦");
    await page.evaluate(() => { window.print = () => {}; });
    const heading = { en: "Certificate of participation", zh: "参加证明" }[lang];
    const column = { en: "Right is", zh: "正确答案" }[lang];
    const alone = { certificate: { en: "Print the certificate", zh: "打印证明" }, results: { en: "Print the results", zh: "打印结果" } };
    for (const format of ["A4", "Letter"]) {
      await page.getByRole("button", { name: alone.certificate[lang] }).click();
      const paper = await pdf(page, format);
      assert.equal(paper.length, 1, format);
      has(paper[0], [heading, "Lin Yue 林悦"], format);
      assert.ok(!paper[0].includes(plain(column)), format);
      await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
      await page.getByRole("button", { name: alone.results[lang] }).click();
      const results = (await pdf(page, format)).join("");
      has(results, [column], format);
      assert.ok(!results.includes(plain(heading)), format);
      await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
      assert.equal(await page.locator("html[data-print]").count(), 0);
      // With the browser's own key both come, each on its own.
      const both = await pdf(page, format);
      assert.ok(both.at(-1).includes(plain(heading)) && !both.at(-1).includes(plain(column)), format);
    }
    clean(watched);
    await context.close();
  });

  test(`at 360 px each cell of the end says what it is, ${lang}`, async () => {
    const { context, page } = await training("#learn/targets", { lang, width: 360 });
    await through(page);
    // What was chosen rightly is not said twice.
    const rows = await page.$$eval("table.played tbody tr", (rows) => rows.map((row) => [row.innerText, Boolean(row.querySelector(".is-same"))]));
    const heads = { en: ["You chose", "Right is"], zh: ["您的选择", "正确答案"] }[lang];
    for (const [row, same] of rows) has(plain(row), same ? heads.slice(0, 1) : heads, row);
    assert.ok(rows.some(([, same]) => same) && rows.some(([, same]) => !same));
    await page.setViewportSize({ width: 1280, height: 900 });
    assert.equal(await page.locator(".cell-head:visible").count(), 0, "the head of the column says it");
    await context.close();
  });
}

test("the law opens beside the walkthrough, and what was chosen stays", async () => {
  const { context, page } = await training("#learn/spare-magnets");
  await page.locator(".option").first().click();
  await page.locator("#decide").click();
  const link = page.locator('.rests a[href^="../#law/"]').first();
  await link.waitFor();
  assert.match(await link.getAttribute("rel"), /noopener/);
  assert.match(await link.textContent(), /opens in a new tab/);
  const [law] = await Promise.all([context.waitForEvent("page"), link.click()]);
  await law.locator("#content").waitFor();
  assert.match(law.url(), /#law\//);
  assert.equal(await page.locator(".reveal").count(), 1);
  await context.close();
});

test("a decided step prints no box for variations that were not opened", async () => {
  const { context, page } = await training("#learn/spare-magnets");
  await page.locator(".option").first().click();
  await page.locator("#decide").click();
  await page.locator("#vary").waitFor();
  assert.ok(!(await pdf(page, "A4")).join("").includes("Nowvaryit"));
  await page.locator(".row .buttons > [aria-pressed]").first().click();
  await page.locator(".guesses .link").click();
  assert.ok((await pdf(page, "A4")).join("").includes("Nowvaryit"));
  await context.close();
});
