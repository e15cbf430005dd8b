// Own cases: a file from disk is checked, told where it does not hold, edited, played and saved; nothing of
// it is ever run.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { accessible, browser, clean, open } from "./page.mjs";

const good = await readFile(new URL("../walkthroughs/good.toml", import.meta.url), "utf8");
let chromium;
before(async () => { chromium = await browser(); });
after(() => chromium?.close());

async function editor(options = {}) {
  const opened = await open(chromium, { at: "training/#edit", ...options });
  await opened.page.waitForSelector("#own-text");
  return opened;
}

const give = (page, text, name = "own.toml") => page.locator("#own-file").setInputFiles({
  name, mimeType: "text/plain", buffer: Buffer.from(text),
});

test("a template holds, is played, and is saved as it stands", async () => {
  const { context, page, watched } = await editor();
  await page.getByRole("button", { name: "Begin with a template" }).click();
  await page.getByText("“My walkthrough” holds").waitFor();
  await page.locator("#own-text").press("End");
  const text = await page.locator("#own-text").inputValue();
  const [saved] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Save as a file" }).click(),
  ]);
  assert.equal(saved.suggestedFilename(), "my-walkthrough.toml");
  assert.equal(await readFile(await saved.path(), "utf8"), text);
  await page.getByRole("link", { name: "Begin", exact: true }).click();
  await page.locator(".option").first().click();
  await page.locator("#decide").click();
  await page.locator(".finds.is-licence").waitFor();
  clean(watched);
  await context.close();
});

test("a file that does not hold is told with its line, in both languages", async () => {
  const wrong = good.replace('next = "last"', 'next = "lost"').replace("minutes = 5", "minutes = 0");
  for (const [lang, line, said] of [["en", "Line 25, column 1:", "“lost” is not known here."], ["zh", "第25行第1列：", "不认识“lost”。"]]) {
    const { context, page, watched } = await editor({ lang });
    await give(page, wrong);
    const problem = page.locator(".problems li").filter({ hasText: said });
    await problem.waitFor();
    assert.equal(await page.locator(".problems li").count(), 2);
    await problem.getByRole("button", { name: line }).click();
    const selected = await page.evaluate(() => {
      const field = document.activeElement;
      return field.value.slice(field.selectionStart, field.selectionEnd);
    });
    assert.equal(selected, 'next = "lost"');
    await accessible(page, `problems, ${lang}`);
    // Mended where it stands, it holds.
    await page.locator("#own-text").fill(good);
    await page.locator(".own-found .button").first().waitFor();
    await accessible(page, `holds, ${lang}`);
    clean(watched);
    await context.close();
  }
});

test("script, a future version, no text, ten megabytes: told, and what was there stays", async () => {
  const { context, page, watched } = await editor();
  await give(page, good);
  await page.getByText("“Three steps” holds").waitFor();

  await give(page, good.replace("It lies on the table.", "<img src=x onerror=document.title='run'><script>document.title='run'</script>"));
  await page.getByText("looks like markup").waitFor();
  assert.equal(await page.locator("main img, main script").count(), 0);
  assert.doesNotMatch(await page.title(), /run/);

  await give(page, good.replace("walkthrough = 1", "walkthrough = 2"));
  await page.getByText("Version 2 of walkthroughs is not read here.").waitFor();
  const before = await page.locator("#own-text").inputValue();

  await give(page, Buffer.from([0xff, 0xfe, 0x00, 0x41]));
  await page.getByText("The file is no text in UTF-8.").waitFor();
  await give(page, "x".repeat(10 * 1024 * 1024));
  await page.getByText("The file is larger than 1 MB").waitFor();
  assert.equal(await page.locator("#own-text").inputValue(), before);

  // Asked for by its address it is not played.
  await page.evaluate(() => { location.hash = "#learn/own"; });
  await page.getByText("This walkthrough does not hold yet.").waitFor();
  clean(watched);
  await context.close();
});

test("an opened file takes no unsaved text away", async () => {
  const { context, page, watched } = await editor();
  await page.locator("#own-text").fill("walkthrough = 1 # typed");
  await give(page, good);
  await page.getByText("“Three steps” holds").waitFor();
  await page.getByRole("button", { name: "Bring that text back" }).click();
  assert.equal(await page.locator("#own-text").inputValue(), "walkthrough = 1 # typed");
  assert.equal(await page.getByRole("button", { name: "Bring that text back" }).count(), 0);
  // What is as it stands in its file needs no bringing back.
  await give(page, good);
  await page.getByRole("button", { name: "Bring that text back" }).waitFor();
  await give(page, good.replace("Three steps", "Again three"));
  await page.getByText("“Again three” holds").waitFor();
  assert.equal(await page.getByRole("button", { name: "Bring that text back" }).count(), 0);
  clean(watched);
  await context.close();
});

test("progress of an own walkthrough is kept apart, and goes on when its file is opened again", async () => {
  // It calls itself like one that comes with the page.
  const own = good.replace(/^id = .*/m, 'id = "targets"');
  const { context, page, watched } = await editor();
  const begin = async (page) => {
    await give(page, own);
    await page.getByRole("link", { name: "Begin", exact: true }).click();
    await page.waitForSelector(".ask, .reveal");
  };
  await begin(page);
  await page.locator(".option").first().click();
  await page.locator("#decide").click();
  await page.getByRole("button", { name: "Keep my progress on this device" }).click();
  await page.locator(".keeping .hint").waitFor();
  // The tab remembers the text too.
  await page.reload();
  await page.locator(".reveal").waitFor();
  const other = await context.newPage();
  await other.goto(page.url());
  await other.getByText("Your own walkthrough is not in this tab.").waitFor();
  await other.getByRole("link", { name: "Own cases" }).click();
  await other.waitForSelector("#own-text");
  await begin(other);
  await other.locator(".reveal").waitFor();
  await other.evaluate(() => { location.hash = "#"; });
  await other.locator(".walks").first().waitFor();
  assert.equal(await other.getByRole("link", { name: /^Go on with/ }).count(), 0);
  clean(watched);
  await context.close();
});

test("what was typed outlives a reload, and is gone with the tab", async () => {
  const { context, page, watched } = await editor();
  page.on("dialog", (dialog) => dialog.accept());
  await page.locator("#own-text").fill("walkthrough = 1 # typed");
  await page.reload();
  await page.locator("#own-text").waitFor();
  assert.equal(await page.locator("#own-text").inputValue(), "walkthrough = 1 # typed");
  const other = await context.newPage();
  await other.goto(page.url());
  await other.locator("#own-text").waitFor();
  assert.equal(await other.locator("#own-text").inputValue(), "");
  clean(watched);
  await context.close();
});

test("notes of an own walkthrough come from the wall", async () => {
  const { context, page, watched } = await editor();
  await give(page, good);
  await page.getByRole("link", { name: "Teach" }).click();
  await page.locator(".choice").first().waitFor();
  const [notes] = await Promise.all([page.waitForEvent("popup"), page.keyboard.press("n")]);
  await notes.locator(".notes, .note").first().waitFor();
  assert.equal(await notes.locator("h1").innerText(), await page.locator("h1").innerText());
  await notes.reload();
  await notes.locator(".notes, .note").first().waitFor();
  clean(watched);
  await context.close();
});

test("steps and variations that are added hold where they stand", async () => {
  const { context, page, watched } = await editor();
  const add = (name) => page.getByRole("button", { name, exact: true }).click();
  await add("Add a step"); // with nothing there yet: the template
  await page.getByText("“My walkthrough” holds, and the engine finds what it says. Steps: 1.").waitFor();
  await add("Add a step");
  await page.getByText("Steps: 2.").waitFor();
  await add("Add a variation");
  await add("Add a step");
  await page.getByText("Steps: 3.").waitFor();
  await give(page, good);
  await page.getByText("“Three steps” holds").waitFor();
  await add("Add a variation"); // to a step without goods
  await page.locator("#own-text").evaluate((field) => field.value.includes("[[step.vary]]"));
  await page.getByText("“Three steps” holds").waitFor();
  clean(watched);
  await context.close();
});

test("what cannot be read is told at once, in both languages", async () => {
  const shape = good.replace('title = "A magnet"', "title = 3").replace("minutes = 5", "minuts = 5")
    .replace('question = "What is kept?"', "");
  for (const [lang, text, said] of [
    ["en", shape, ["There is no field “minuts”.", "has another shape", "“question” is missing."]],
    ["zh", shape, ["没有“minuts”这一项", "数据形式不符", "缺少“question”"]],
    ["en", 'walkthrough = 1\nid = "x\ntitle "y"\n', ["quotation mark at the end", "equal sign is missing"]],
    ["zh", 'walkthrough = 1\nid = "x\ntitle "y"\n', ["缺少结尾的引号", "缺少等号"]],
  ]) {
    const { context, page, watched } = await editor({ lang });
    await page.locator("#own-text").fill(text);
    await page.locator(".problems li").first().waitFor();
    const told = await page.locator(".problems li").allTextContents();
    assert.equal(told.length, said.length, told.join("\n"));
    said.forEach((words, n) => assert.ok(told[n].includes(words), told[n]));
    clean(watched);
    await context.close();
  }
});
