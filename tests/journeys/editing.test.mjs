// The text of an own case: what is added stands where one writes, is seen and selected, and undo takes back
// what the page put in as well as what was typed.
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

const give = (page, text) => page.locator("#own-file").setInputFiles({
  name: "own.toml", mimeType: "text/plain", buffer: Buffer.from(text),
});

/** Sets the caret behind a text that stands there once. */
const caret = (page, text) => page.locator("#own-text").evaluate((field, text) => {
  field.focus();
  const at = field.value.indexOf(text) + text.length;
  field.setSelectionRange(at, at);
}, text);

const field = (page) => page.locator("#own-text").evaluate((field) => ({
  text: field.value,
  selected: field.value.slice(field.selectionStart, field.selectionEnd),
  focused: document.activeElement === field,
  // Whether the first line of what is selected is in view.
  seen: (() => {
    const line = field.value.slice(0, field.selectionStart).split("\n").length - 1;
    const top = line * parseFloat(getComputedStyle(field).lineHeight) - field.scrollTop;
    return top >= 0 && top < field.clientHeight - 20;
  })(),
}));

/** The headings of steps and variations with the names of the steps, in their order. */
const outline = (text) => [...text.matchAll(/^\[\[step\]\]\nid = "([^"]+)"|^\[\[step\.vary\]\]/gm)].map(([, id]) => id ?? "vary");

test("a step and a variation are added where the caret is", async () => {
  const { context, page, watched } = await editor();
  const add = (name) => page.getByRole("button", { name, exact: true }).click();
  await give(page, good);
  await page.getByText("“Three steps” holds").waitFor();
  assert.deepEqual(outline(good), ["first", "vary", "vary", "again", "last"]);

  await caret(page, "It lies on the table.");
  await add("Add a variation");
  let now = await field(page);
  assert.deepEqual(outline(now.text), ["first", "vary", "vary", "vary", "again", "last"]);
  assert.match(now.selected, /^\[\[step\.vary\]\]\nlabel[^]*[^\n]$/);
  assert.ok(now.focused && now.seen);
  await page.getByText("“Three steps” holds").waitFor();

  await caret(page, "Who said no thinks again.");
  await add("Add a step");
  now = await field(page);
  assert.deepEqual(outline(now.text), ["first", "vary", "vary", "vary", "again", "step-4", "last"]);
  assert.match(now.selected, /^\[\[step\]\]\nid = "step-4"[^]*[^\n]$/);
  assert.ok(now.focused && now.seen);
  await page.getByText("Steps: 4.").waitFor();
  // What is selected is where one writes now.
  await add("Add a variation");
  assert.deepEqual(outline((await field(page)).text), ["first", "vary", "vary", "vary", "again", "step-4", "vary", "last"]);
  await page.getByText("Steps: 4.").waitFor();
  clean(watched);
  await context.close();
});

test("undo takes back what was added, and what was typed before", async () => {
  const { context, page, watched } = await editor();
  await give(page, good);
  await page.getByText("“Three steps” holds").waitFor();
  await caret(page, "It lies on the table.");
  await page.keyboard.press("End");
  await page.keyboard.type(" # mine");
  const typed = (await field(page)).text;
  assert.notEqual(typed, good);
  for (const name of ["Add a variation", "Add a step"]) {
    await page.getByRole("button", { name, exact: true }).click();
    assert.notEqual((await field(page)).text, typed);
    await page.waitForTimeout(100);
    await page.keyboard.press("Control+z");
    assert.equal((await field(page)).text, typed, name);
  }
  await page.keyboard.press("Control+z");
  assert.equal((await field(page)).text, good);
  await page.keyboard.press("Control+Shift+z");
  assert.equal((await field(page)).text, typed);
  clean(watched);
  await context.close();
});

test("a browser without that undo still adds", async () => {
  const { context, page, watched } = await editor();
  await page.evaluate(() => { document.execCommand = undefined; });
  await give(page, good);
  await page.getByText("“Three steps” holds").waitFor();
  await caret(page, "Who said no thinks again.");
  await page.getByRole("button", { name: "Add a step", exact: true }).click();
  const now = await field(page);
  assert.deepEqual(outline(now.text), ["first", "vary", "vary", "again", "step-4", "last"]);
  assert.match(now.selected, /^\[\[step\]\]/);
  await page.getByText("Steps: 4.").waitFor();
  clean(watched);
  await context.close();
});

test("a file opened over unsaved text: the way back is seen, and undo is one too", async () => {
  for (const [lang, width] of [["en", 1280], ["zh", 360]]) {
    const { context, page, watched } = await editor({ lang, width });
    const text = page.locator("#own-text");
    const typed = "walkthrough = 1\n# two hours of work\n";
    await text.fill(typed);
    await give(page, good.replaceAll("\n", "\r\n"));
    const told = page.locator(".own-replaced");
    await told.waitFor();
    assert.equal(await text.inputValue(), good);
    // Right above the text, framed, with a button of the size of any other.
    const [box, below] = [await told.boundingBox(), await text.boundingBox()];
    assert.ok(box.y < below.y && below.y - (box.y + box.height) < 120, JSON.stringify([box, below]));
    assert.ok((await told.getByRole("button").boundingBox()).height >= 40);
    await accessible(page, `replaced, ${lang}`);

    await text.focus();
    await page.keyboard.press("Control+z");
    assert.equal(await text.inputValue(), typed);
    await told.waitFor({ state: "detached" });
    // Opened again and brought back by the button.
    await give(page, good);
    await told.getByRole("button").click();
    assert.equal(await text.inputValue(), typed);
    await told.waitFor({ state: "detached" });
    clean(watched);
    await context.close();
  }
});

test("a long file is opened in no more than a moment", async () => {
  const { context, page } = await editor();
  await page.locator("#own-text").fill("walkthrough = 1 # typed");
  const long = `${good}\n${"# a line of a hundred signs, more or less, that says nothing at all, again and again\n".repeat(11_000)}`;
  const began = Date.now();
  await give(page, long);
  await page.locator(".own-replaced").waitFor();
  assert.ok(Date.now() - began < 5_000, `${Date.now() - began} ms`);
  await context.close();
});
