// The sheets: each outcome leads to its own, blanks keep what was written, paper shows both
// languages on one page, and nothing looks like a clearance that is none.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { extractText, getDocumentProxy } from "unpdf";
import { accessible, browser, clean, example, open } from "./page.mjs";

let chrome;
before(async () => { chrome = await browser(); });
after(() => chrome.close());

const seven = ["Sm", "Gd", "Tb", "Dy", "Lu", "Sc", "Y"];

/** The product of an example, on a day that the rulebook knows, on its way to a sheet. */
async function sheet(page, outcome, at = "#sheet") {
  await example(page, outcome);
  await page.locator("#date").fill("2026-06-01");
  await go(page, at);
}

async function go(page, at) {
  await page.evaluate((to) => { location.hash = to; }, at);
  await page.locator("#content").waitFor();
}

/** What paper shows. */
async function printed(page) {
  await page.emulateMedia({ media: "print" });
  const text = await page.locator(".sheet").innerText();
  await page.emulateMedia({ media: null });
  return text.replaceAll("\u00a0", " ");
}

/** The printed file: how many pages, and the text in it. */
async function pdf(page, format) {
  const file = await getDocumentProxy(new Uint8Array(await page.pdf({ format })));
  const { text } = await extractText(file, { mergePages: true });
  // Fonts name some Chinese characters by their radicals, and lines break anywhere.
  return { pages: file.numPages, text: text.normalize("NFKC").replaceAll(/\s+/g, "") };
}

const pages = async (page, format) => (await pdf(page, format)).pages;

test("each outcome leads to its sheet, in both languages, on one page of A4 and of Letter", async () => {
  const told = {
    licence: ["需申请许可证", "Licence required", "1C902.a.4", "属于两用物项，出口管制编码：1C902.a.4"],
    clear: ["未列入管制", "Not controlled", "不属于管制物项"],
    grey: ["尚无定论", "Not settled", "不作为放行依据", "clears nothing", "致商务部"],
    ask: ["尚需确认", "One answer decides", "不作为放行依据", "clears nothing"],
  };
  for (const [outcome, words] of Object.entries(told)) {
    const { context, page, watched } = await open(chrome);
    await sheet(page, outcome);
    await page.locator(".points").first().waitFor();
    const text = await printed(page);
    const common = ["出口管制核对单", "Export control check sheet", "1 June 2026", "2026年6月1日", "sha256", "Self-check, not legal advice", "核对人签字"];
    for (const word of [...words, ...common]) assert.ok(text.includes(word), `${outcome}: ${word}`);
    assert.match(text, /sha256 [0-9a-f]{64}/);
    for (const format of ["A4", "Letter"]) {
      const file = await pdf(page, format);
      assert.equal(file.pages, 1, `${outcome} ${format}`);
      for (const word of [...words, ...common]) {
        assert.ok(file.text.includes(word.normalize("NFKC").replaceAll(" ", "")), `${outcome} ${format}: ${word}`);
      }
    }
    clean(watched);
    await context.close();
  }
});

test("what to attach are papers; what to do when declaring stands with the declaration", async () => {
  const { context, page } = await open(chrome);
  await sheet(page, "licence");
  await page.locator(".points").first().waitFor();
  const row = (name) => page.locator(".srow", { has: page.locator("h3", { hasText: name }) });
  assert.ok(!(await row("To attach").innerText()).includes("when declaring"));
  assert.match(await row("For the declaration").innerText(), /Show the licence when declaring/);
  await context.close();
});

test("what to attach fits the goods and the outcome; an open question asks for what settles it", async () => {
  const { context, page } = await open(chrome);
  await sheet(page, "grey");
  await page.locator(".points").first().waitFor();
  let text = await printed(page);
  for (const word of ["phase report", "Points away", "Nothing in the rulebook points this way"]) assert.ok(text.includes(word), word);
  for (const word of ["why they are not met", "magnets are fixed", "no Dy or Tb"]) assert.ok(!text.includes(word), word);
  await page.evaluate(() => { location.hash = "#"; });
  await page.locator("#product").waitFor();
  await page.getByRole("button", { name: "Clear" }).first().click();
  await sheet(page, "ask");
  await page.locator(".points").first().waitFor();
  text = await printed(page);
  for (const word of ["To settle it", "how the magnets are fixed", "Fixed in a motor rotor or stator", "Not ruled out", "Sources", "Still open: this sheet clears nothing"]) assert.ok(text.includes(word), word);
  for (const word of ["To attach", "no Dy or Tb", "X-ray", "Not settled"]) assert.ok(!text.includes(word), word);
  const boxes = page.locator(".swhy .points .box");
  assert.ok(await boxes.count() >= 6, "each answer has a box");
  await context.close();
});

test("the name that the text gives stands as the name, and not in the composition", async () => {
  const { context, page } = await open(chrome);
  await sheet(page, "clear", "#sheet/customs");
  await page.locator(".points").first().waitFor();
  assert.equal(await page.locator("#blank-name").inputValue(), "Sintered NdFeB magnet N42");
  const stated = page.locator(".cell", { has: page.locator(".name", { hasText: "Composition" }) });
  assert.ok(!(await stated.innerText()).includes("N42"));
  assert.match(await page.locator(".sremark").innerText(), /N42/);
  const chinese = await page.locator(".sremark [lang|=zh]").allInnerTexts();
  assert.ok(!/\d %/.test(chinese.join(" ").replaceAll("\u00a0", " ")), chinese.join(" "));
  assert.ok(chinese.join(" ").includes("B 1.0%"), "digits stay as typed");
  await page.locator("#blank-name").fill("");
  assert.equal(await page.locator("#blank-name").inputValue(), "", "it can be emptied");
  await context.close();
});

test("of a supplier's mail the composition comes to paper, in a line that can be mended", async () => {
  const { context, page, watched } = await open(chrome, { lang: "zh" });
  await page.locator("#product").fill("发件人: 王经理 <sales@xx-magnet.cn>\n主题: Re: Re: 报价 电机用磁钢——急！！\n\n李小姐您好：\n附上本批料的成分（光谱仪测）。磁瓦 R35*r28*12 N42SH 共 3000pcs，单价￥2.85\nNd:24.5~25.5 Pr:5.8 Dy: 1.2% Tb 0.15 B:0.98 Co=1.0 Al 0.35 Cu 0.12 Ga 0.1 Fe余\n发往德国汉堡，预计12月3日船期\n电话 138-0013-8000 QQ: 12345678\n祝商祺");
  await page.locator("#date").fill("2026-06-01");
  await go(page, "#sheet");
  await page.locator("#blank-text").waitFor();
  assert.equal(await page.locator("#blank-name").inputValue(), "");
  assert.match(await page.locator("#blank-text").inputValue(), /^Nd:24\.5.*Fe余$/);
  assert.doesNotMatch(await printed(page), /王经理|138-0013|李小姐/);
  await page.locator("#blank-text").fill("Nd 25, Pr 5.8, Dy 1.2, Tb 0.15, Fe 余量");
  await page.locator("#blank-name").fill("钕铁硼磁瓦");
  const text = await printed(page);
  for (const word of ["Fe 余量", "钕铁硼磁瓦"]) assert.ok(text.includes(word), word);
  clean(watched);
  await context.close();
});

test("the file for customs stays one page past the rulebook's day, with signature and seal", async () => {
  const { context, page } = await open(chrome);
  await example(page, "clear");
  await page.locator("#date").fill("2026-11-29");
  await go(page, "#sheet/customs");
  await page.locator(".points").first().waitFor();
  for (const format of ["A4", "Letter"]) assert.equal(await pages(page, format), 1, format);
  await context.close();
});

test("two items have their conditions, and long values their names beside the first line", async () => {
  const { context, page } = await open(chrome);
  await page.locator("#product").fill("Sintered NdFeB arc magnet 42SH\nNd 27, Dy 3.1, Tb 0.2, B 1.0, Co 1, Fe balance (wt%)");
  await page.locator("#fact-kind").selectOption("magnet");
  await page.locator('input[name="ask-integration"][value="bare"]').check();
  await page.locator("#date").fill("2026-11-29");
  await go(page, "#sheet");
  await page.locator(".points").first().waitFor();
  await page.locator("#blank-destination").fill("Robert Bosch Stuttgart, Germany, via Hamburg port warehouse no. 17, Hamburg");
  const why = await page.locator(".whys").first().innerText();
  for (const element of [/dysprosium/, /terbium/]) assert.match(why, element);
  for (const format of ["A4", "Letter"]) assert.equal(await pages(page, format), 1, format);
  await page.emulateMedia({ media: "print" });
  const tops = await page.locator(".cell", { has: page.locator("#blank-destination") }).evaluate((cell) =>
    [...cell.children].map((child) => child.getBoundingClientRect().top));
  assert.ok(Math.abs(tops[0] - tops[1]) < 12, tops.join());
  await context.close();
});

test("in a narrow frame nothing lies over anything", async () => {
  for (const [outcome, at] of [["licence", "#sheet"], ["grey", "#sheet"], ["licence", "#sheet/licence"]]) {
    const { context, page } = await open(chrome, { width: 360 });
    await sheet(page, outcome, at);
    const over = await page.locator(".sframe").evaluate((frame) => {
      const boxes = [...frame.children].map((child) => child.getBoundingClientRect());
      return boxes.some((a, n) => boxes.slice(n + 1).some((b) =>
        a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1));
    });
    assert.equal(over, false, `${outcome} ${at}`);
    await context.close();
  }
});

test("each page of what to hand in says of what it is", async () => {
  const { context, page } = await open(chrome);
  await sheet(page, "licence", "#sheet/licence");
  await page.locator(".points").first().waitFor();
  assert.equal((await printed(page)).split("General licence, in addition").length, 2, "headed once");
  assert.equal(await page.locator(".srow", { hasText: "Time limits" }).locator(".box").count(), 0, "a limit is not ticked off");
  const file = await getDocumentProxy(new Uint8Array(await page.pdf({ format: "A4" })));
  const { text } = await extractText(file, { mergePages: false });
  for (const one of text.map((t) => t.normalize("NFKC").replaceAll(/\s+/g, ""))) {
    for (const word of ["申请出口许可:提交材料", "1C902.a.4", "1June2026", "sha256"]) assert.ok(one.includes(word), word);
  }
  await context.close();
});

test("what was told of the shipment stands in both languages, what was not is a blank", async () => {
  const { context, page, watched } = await open(chrome);
  await example(page, "licence");
  await page.locator("#date").fill("2026-06-01");
  await go(page, "#sheet");
  await page.locator("#blank-hs_code").fill("8505 11 10");
  await page.locator("#blank-destination").fill("Freeport");
  assert.ok((await printed(page)).includes("8505 11 10"));
  await page.evaluate(() => { location.hash = ""; });
  await page.locator(".shipment summary").click();
  await page.locator("#destination").selectOption("DE");
  await page.locator("#purpose").selectOption("sample");
  await page.locator("#hs-code").fill("8505111000");
  await go(page, "#sheet");
  assert.equal(await page.locator("#blank-hs_code, #blank-destination").count(), 0);
  const text = await printed(page);
  for (const word of ["8505111000", "德国 (DE)", "Germany (DE)", "Sample", "样品"]) assert.ok(text.includes(word), word);
  clean(watched);
  await context.close();
});

test("blanks go with the goods they were filled in for", async () => {
  const { context, page } = await open(chrome);
  await sheet(page, "clear", "#sheet/customs");
  await page.getByLabel("Dy: Result").fill("n.d.");
  await page.evaluate(() => { location.hash = ""; });
  const product = page.locator("#product");
  await product.press("End");
  await product.press("Space");
  await go(page, "#sheet/customs");
  assert.equal(await page.getByLabel("Dy: Result").inputValue(), "n.d.", "a correction keeps them");
  await page.evaluate(() => { location.hash = ""; });
  const text = await product.inputValue();
  await product.fill("");
  await product.fill(text);
  await go(page, "#sheet/customs");
  assert.equal(await page.getByLabel("Dy: Result").inputValue(), "", "other goods do not");
  await context.close();
});

test("the file for customs names the elements in force and claims no test that nobody made", async () => {
  const { context, page, watched } = await open(chrome);
  await sheet(page, "clear", "#sheet/customs");
  await page.locator(".points").first().waitFor();
  assert.deepEqual(await page.locator(".sheet tbody th b").allInnerTexts().then((all) => all.map((s) => s.trim()).sort()), [...seven].sort());
  const before = await printed(page);
  assert.ok(before.includes("7个工作日内") && before.includes("seven working days"));
  assert.ok(!/not detected|未检出/i.test(before), "no test is claimed");
  await page.getByLabel("Dy: Result").fill("未检出 n.d.");
  await page.getByLabel("Dy: Detection limit").fill("0.005 %");
  await page.locator("#blank-report").fill("CTI-2026-118");
  const text = await printed(page);
  for (const word of ["未检出 n.d.", "0.005 %", "CTI-2026-118"]) assert.ok(text.includes(word), word);
  for (const format of ["A4", "Letter"]) assert.equal(await pages(page, format), 1, format);
  clean(watched);
  await context.close();
});

test("what was stated of an element stands beside the blank, as stated", async () => {
  const { context, page } = await open(chrome);
  await example(page, "clear");
  await page.locator("#date").fill("2026-06-01");
  await page.locator("#product").fill("Nd 29.5, Pr 1.2, B 1.0, Fe balance (wt%), Dy not detected");
  await go(page, "#sheet");
  if (await page.locator(".sframe.is-clear").count()) {
    await go(page, "#sheet/customs");
    const row = page.locator("tbody tr", { hasText: "dysprosium" });
    assert.match(await row.innerText(), /“Dy not detected”/);
    assert.equal(await row.getByLabel("Dy: Result").inputValue(), "");
  }
  await context.close();
});

test("the third sheet says what to hand in, when, and how to word the end use", async () => {
  const { context, page, watched } = await open(chrome);
  await sheet(page, "licence", "#sheet/licence");
  await page.locator(".points").first().waitFor();
  const text = await printed(page);
  for (const word of ["两用物项出口申请表", "Application form", "45 working days", "宜写", "Poor", "最终用户和最终用途证明"]) {
    assert.ok(text.includes(word), word);
  }
  for (const format of ["A4", "Letter"]) assert.ok(await pages(page, format) <= 2, format);
  clean(watched);
  await context.close();
});

test("a sheet that does not fit says so and prints nothing", async () => {
  const { context, page, watched } = await open(chrome);
  await go(page, "#sheet");
  assert.match(await page.locator("main").innerText(), /Enter a product under Check first/);
  await page.getByRole("link", { name: "Back to the check" }).click();
  await page.locator("#product").waitFor();
  for (const [outcome, at] of [["licence", "#sheet/customs"], ["grey", "#sheet/customs"], ["ask", "#sheet/customs"], ["ask", "#sheet/licence"], ["clear", "#sheet/licence"]]) {
    await page.evaluate(() => { location.hash = "#"; });
    await page.locator("#product").waitFor();
    if (await page.getByRole("button", { name: "Clear" }).count()) {
      await page.getByRole("button", { name: "Clear" }).first().click();
    }
    await sheet(page, outcome, at);
    assert.equal(await page.locator(".sheet").count(), 0, `${outcome} ${at}`);
    assert.equal(await page.locator("#print").count(), 0);
    assert.match(await page.locator("main").innerText(), /This sheet is for goods that/);
  }
  clean(watched);
  await context.close();
});

test("blanks keep what was written over a change of language and on the way back and forth", async () => {
  const { context, page, watched } = await open(chrome);
  await sheet(page, "licence");
  await page.locator("#blank-lot").fill("A-7");
  await page.getByRole("button", { name: "中文" }).click();
  assert.equal(await page.locator("#blank-lot").inputValue(), "A-7");
  assert.equal(await page.locator("#content").innerText(), "核对单");
  await page.getByRole("link", { name: "返回核对" }).click();
  await page.locator("#product").waitFor();
  await page.goBack();
  await page.locator("#blank-lot").waitFor();
  assert.equal(await page.locator("#blank-lot").inputValue(), "A-7");
  assert.ok((await printed(page)).includes("A-7"));
  await page.getByRole("link", { name: "返回核对" }).click();
  await page.getByRole("button", { name: "清空" }).first().click();
  await sheet(page, "licence");
  assert.equal(await page.locator("#blank-lot").inputValue(), "");
  clean(watched);
  await context.close();
});

test("without the library the sheet stands and says what is missing", async () => {
  const { context, page } = await open(chrome);
  await page.route("**/library-*", (route) => route.abort());
  await sheet(page, "licence");
  await page.getByText("could not be fetched").first().waitFor();
  const text = await printed(page);
  assert.ok(text.includes("未能获取随附材料清单") && text.includes("1C902.a.4"));
  await page.unroute("**/library-*");
  await page.getByRole("button", { name: /Try again/ }).click();
  await page.locator(".points").first().waitFor();
  await context.close();
});

test("a sheet is filled in and printed by keys alone", async () => {
  const { context, page, watched } = await open(chrome);
  await page.addInitScript(() => { window.print = () => { window.__printed = true; }; });
  await page.reload();
  await page.locator("#product").waitFor();
  await sheet(page, "licence");
  assert.equal(await page.evaluate(() => document.activeElement.id), "content");
  const seen = [];
  for (let n = 0; n < 12; n += 1) {
    await page.keyboard.press("Tab");
    seen.push(await page.evaluate(() => document.activeElement.id));
    if (seen.at(-1) === "print") await page.keyboard.press("Enter");
    if (seen.at(-1) === "blank-name") break;
  }
  assert.ok(seen.includes("print") && seen.includes("blank-name"), seen.join(" "));
  assert.equal(await page.evaluate(() => window.__printed), true);
  await page.keyboard.type("arc magnet");
  assert.equal(await page.locator("#blank-name").inputValue(), "arc magnet");
  clean(watched);
  await context.close();
});

const shown = [["licence", "#sheet"], ["clear", "#sheet/customs"], ["licence", "#sheet/licence"], ["ask", "#sheet"], ["grey", "#sheet"], ["licence", "#sheet/customs"]];
for (const [outcome, at] of shown) {
  test(`axe and 320 px: ${outcome}, ${at}`, async () => {
    for (const [lang, width, scheme] of [["en", 320, "light"], ["zh", 360, "dark"], ["zh", 1280, "light"], ["en", 1280, "dark"]]) {
      const { context, page, watched } = await open(chrome, { lang, width, scheme });
      await sheet(page, outcome, at);
      await page.waitForTimeout(300);
      await page.evaluate(() => document.querySelectorAll("details").forEach((d) => { d.open = true; }));
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(over <= 0, `${lang} ${width}: ${over} px too wide`);
      await accessible(page, `${lang} ${width} ${scheme}`);
      clean(watched);
      await context.close();
    }
  });
}
