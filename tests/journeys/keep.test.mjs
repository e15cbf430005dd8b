// A case is saved and opened again, as a file and as a link; an older one shows what differs; what
// cannot be opened changes nothing; storage is off until it is turned on, and is erased by a press.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { accessible, base, browser, clean, example, open, words } from "./page.mjs";

let chrome;
before(async () => { chrome = await browser(); });
after(() => chrome.close());

const older = await readFile(new URL("./cases/older.json", import.meta.url), "utf8");
const says = (page) => page.locator("#case-says");
const stored = (page) => page.evaluate(() => Object.keys(localStorage).map((k) => localStorage.getItem(k)));

/** Chooses a file with this text. */
function choose(page, text, name = "case.json") {
  return page.locator("#open-case").setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
}

/** Presses "Save case" and reads what was saved. */
async function save(page) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator("#save-case").click()]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
}

/** Presses "Copy link" and reads the clipboard. */
async function link(page) {
  await page.locator("#copy-link").click();
  await page.locator(".link-text").waitFor();
  await page.waitForFunction(async () =>
    (await navigator.clipboard.readText()) === document.querySelector(".link-text")?.textContent);
  return page.locator(".link-text").innerText();
}

const told = (page, pattern) =>
  page.waitForFunction((p) => new RegExp(p).test(document.querySelector("#case-says")?.textContent ?? ""), pattern.source);

/** A page on another address, in a context of its own. */
async function visit(address, options) {
  const opened = await open(chrome, options);
  await opened.page.goto("about:blank");
  await opened.page.goto(address);
  await opened.page.locator("#product").waitFor();
  return opened;
}

test("a case is saved as a file and opened again, and stored nowhere else", async () => {
  const one = await open(chrome);
  await example(one.page, "licence");
  await one.page.locator("#hs-code").fill("8505 11");
  const { name, text } = await save(one.page);
  assert.match(name, /^ree-check-case-\d{4}-\d\d-\d\d-Sm-25\.5-Fe-15.*\.json$/, "the day and the goods");
  const held = JSON.parse(text);
  assert.equal(held.case, 1);
  assert.match(held.rulebook.sha256, /^[0-9a-f]{64}$/);
  assert.match(held.engine, /^\d/);
  assert.equal(held.found.outcome, "licence_required");
  assert.match(held.found.control_codes[0], /^1C/);
  assert.match(held.found.summary.zh, /许可/);
  assert.deepEqual(await stored(one.page), []);
  clean(one.watched);

  const two = await open(chrome, { lang: "zh" });
  await choose(two.page, text);
  await two.page.locator(".verdict.is-licence").waitFor();
  assert.equal(await two.page.locator("#verdict").innerText(), words.zh.licence);
  assert.equal(await two.page.locator("#product").inputValue(), held.entered.text);
  assert.equal(await two.page.locator("#hs-code").inputValue(), "8505 11");
  assert.equal(await two.page.locator("#fact-integration").inputValue(), "bare");
  assert.equal(await two.page.locator(".then").count(), 0, "the same rulebook: nothing to compare");
  await two.page.waitForFunction(() => document.activeElement.id === "verdict");
  // What is saved again is the same.
  assert.deepEqual(JSON.parse((await save(two.page)).text), held);
  clean(two.watched);
  await one.context.close();
  await two.context.close();
});

test("a link holds the case, warns, opens elsewhere and leaves the address", async () => {
  const one = await open(chrome);
  await example(one.page, "grey");
  assert.match(await one.page.locator("#link-note").innerText(), /can read/);
  const address = await link(one.page);
  assert.match(address, /#case=[\w-]+$/);
  assert.ok(address.length < 2000, `${address.length} letters`);
  assert.match(await one.page.locator(".actions .note").innerText(), /secret/);
  const text = await one.page.locator("#product").inputValue();
  // Another case is another link.
  await one.page.locator("#product").fill(`${text} `);
  await one.page.locator(".link-text").waitFor({ state: "detached" });
  clean(one.watched);

  const two = await visit(address);
  await two.page.locator(".verdict.is-grey").waitFor();
  assert.equal(await two.page.locator("#product").inputValue(), text);
  assert.equal(two.page.url(), base);
  assert.deepEqual(await stored(two.page), []);
  await two.page.getByRole("button", { name: "中文" }).click();
  assert.equal(await two.page.locator("#verdict").innerText(), words.zh.grey);
  assert.equal(await two.page.locator("#product").inputValue(), text);
  // The same link once more, over something else: it opens, and the way back is one press.
  await two.page.locator("#product").fill("Dy 3");
  await two.page.evaluate((to) => { location.href = to; }, address);
  await told(two.page, /案例已打开/);
  assert.equal(await two.page.locator("#product").inputValue(), text);
  assert.equal(two.page.url(), base);
  await two.page.getByRole("button", { name: "恢复之前的内容" }).click();
  assert.equal(await two.page.locator("#product").inputValue(), "Dy 3");
  clean(two.watched);
  await one.context.close();
  await two.context.close();
});

test("a link without compression opens too, and where copying is refused the link is selected", async () => {
  const plain = Buffer.from(older).toString("base64url");
  const { context, page, watched } = await visit(`${base}#case=j.${plain}`);
  await page.locator(".verdict.is-licence").waitFor();
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error("refused"));
    delete window.CompressionStream;
  });
  await page.locator("#copy-link").click();
  await page.waitForFunction(() => /#case=j\./.test(String(getSelection())));
  assert.match(await page.locator(".actions > [role=status]").innerText(), /Ctrl\+C/);
  clean(watched);
  await context.close();
});

for (const lang of ["en", "zh"]) {
  test(`an older case shows what was found then and what differs (${lang})`, async () => {
    const { context, page, watched } = await open(chrome, { lang });
    await choose(page, older);
    await page.locator(".verdict.is-licence").waitFor();
    const band = page.locator(".then");
    const all = await band.innerText();
    const [then, now] = [words[lang].grey, words[lang].licence];
    assert.match(all, new RegExp(then));
    assert.match(all, new RegExp(now));
    assert.match(all, lang === "en" ? /15\sJanuary 2026/ : /2026年1月15日/);
    assert.match(all, /1C905/);
    assert.match(all, /0\.0\.9/);
    assert.match(all, /colour[:：]\s*red/, "what today's rulebook does not know is named");
    assert.match(all, lang === "en" ? /another answer/ : /结论不同/);
    if (lang === "en") assert.match(all, /<b>As it was written then/, "text, never markup");
    assert.equal(await page.locator("#date").inputValue(), "2026-06-01");
    // Kept as recorded when saved again; the blanks of the sheets too.
    const again = JSON.parse((await save(page)).text);
    assert.equal(again.found.outcome, "grey");
    assert.equal(again.rulebook.version, "2026-01-15");
    assert.equal(again.entered.blanks.lot, "A-17");
    // Once changed, it is a case of today.
    await page.locator("#fact-integration").selectOption("");
    assert.match(await band.innerText(), lang === "en" ? /You changed the case/ : /您已修改/);
    assert.equal(JSON.parse((await save(page)).text).found.outcome, "needs_facts");
    await band.getByRole("button").click();
    assert.equal(await band.count(), 0);
    clean(watched);
    await context.close();
  });
}

const changed = (change) => { const held = JSON.parse(older); change(held); return JSON.stringify(held); };
test("a fact left out is named by its label in either language", async () => {
  const { context, page, watched } = await open(chrome);
  await choose(page, changed((h) => { h.entered.facts.integration = "floating"; }));
  const band = page.locator(".then");
  await band.waitFor();
  assert.match(await band.innerText(), /How the magnet sits: floating/);
  await page.getByRole("button", { name: "中文" }).click();
  assert.match(await band.innerText(), /磁体的装配状态：floating/);
  clean(watched);
  await context.close();
});

const refused = [
  ["not JSON", "PK\u0003\u0004 something else", /no case/],
  ["other JSON", '{"composition": "Dy 3"}', /no case/],
  ["JSON that is no object", "null", /no case/],
  ["half a file", older.slice(0, 300), /no case/],
  ["an empty file", "", /no case/],
  ["a text that is a number", changed((h) => { h.entered.text = 7; }), /no case/],
  ["facts that are a list of lists", changed((h) => { h.entered.facts = [["kind"]]; }), /no case/],
  ["an outcome that nobody knows", changed((h) => { h.found.outcome = "free"; }), /no case/],
  ["a purpose that nobody knows", changed((h) => { h.entered.purpose = "war"; }), /no case/],
  ["no rulebook", changed((h) => { delete h.rulebook; }), /no case/],
  ["a future version, of another shape", '{"format":"ree-check case","case":2,"goods":[]}', /newer version/],
  ["more than a megabyte", changed((h) => { h.entered.text = "Dy ".repeat(400_000); }), /too long/],
];

test("a file that cannot be opened changes nothing and says what to do", async () => {
  const { context, page, watched } = await open(chrome);
  await page.locator("#product").fill("Nd 27, Dy 3.1, Fe balance");
  for (const [name, text, message] of refused) {
    await choose(page, text);
    await told(page, message).catch(() => assert.fail(`${name}: nothing told`));
    assert.equal(await page.locator("#product").inputValue(), "Nd 27, Dy 3.1, Fe balance", name);
    // The message goes when the person goes on.
    await page.locator("#hs-code").fill("1");
    assert.equal(await says(page).innerText(), "", name);
    await page.locator("#hs-code").fill("");
  }
  clean(watched);
  await context.close();
});

test("a broken link changes nothing and says what to do", async () => {
  const { context, page, watched } = await open(chrome);
  await example(page, "licence");
  const address = await link(page);
  const text = await page.locator("#product").inputValue();
  const bomb = await page.evaluate(async () => {
    const stream = new Blob(["0".repeat(30_000_000)]).stream().pipeThrough(new CompressionStream("deflate-raw"));
    const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
    return btoa(Array.from(bytes, (b) => String.fromCharCode(b)).join("")).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  });
  for (const [broken, message] of [
    [address.slice(0, -40), /link is broken/],
    [`${base}#case=`, /link is broken/],
    [`${base}#case=j.bm8`, /link is broken/],
    [`${base}#case=${bomb}`, /too long/],
    [`${base}#case=j.${Buffer.from('{"format":"ree-check case","case":3}').toString("base64url")}`, /newer version/],
  ]) {
    await page.evaluate((to) => { location.href = to; }, broken);
    await told(page, message).catch(() => assert.fail(`${broken.slice(0, 60)}: nothing told`));
    assert.equal(await page.locator("#product").inputValue(), text);
    assert.equal(page.url(), base);
    await page.locator("#hs-code").fill("1");
    await page.locator("#hs-code").fill("");
  }
  await page.evaluate((to) => { delete window.DecompressionStream; location.href = to; }, address);
  await told(page, /cannot open such a link/);
  clean(watched);
  await context.close();
  // A full stop that a mail program took for a part of the link does no harm.
  const two = await visit(`${address}.`);
  await two.page.locator(".verdict.is-licence").waitFor();
  await two.context.close();
});

test("kept on the device only when turned on, restored, and erased by one press", async () => {
  const { context, page, watched } = await open(chrome);
  await example(page, "licence");
  await page.locator("#hs-code").fill("8505 11");
  await page.waitForTimeout(900);
  assert.deepEqual(await stored(page), [], "off until it is turned on");
  await page.locator(".keep summary").click();
  await page.locator("#keep-here").check();
  await page.waitForFunction(() => localStorage.length === 1);
  await page.locator("#hs-code").fill("8505 19");
  await page.waitForFunction(() => localStorage.getItem(localStorage.key(0)).includes("8505 19"));

  await page.reload();
  await page.locator(".verdict.is-licence").waitFor();
  assert.equal(await page.locator("#hs-code").inputValue(), "8505 19");
  assert.ok(await page.locator("#keep-here").isChecked());
  assert.equal(await page.locator(".then").count(), 0);

  // Turned off: forgotten, but still on the page.
  await page.locator(".keep summary").click();
  await page.locator("#keep-here").uncheck();
  assert.deepEqual(await stored(page), []);
  assert.equal(await page.locator("#hs-code").inputValue(), "8505 19");

  await page.locator("#keep-here").check();
  await page.waitForFunction(() => localStorage.length === 1);
  await page.locator(".field").getByRole("button", { name: "Erase everything" }).click();
  assert.deepEqual(await stored(page), []);
  assert.equal(await page.locator("#product").inputValue(), "");
  assert.match(await says(page).innerText(), /nothing is kept/);
  await page.waitForTimeout(900);
  assert.deepEqual(await stored(page), [], "nothing is kept afterwards");
  await page.reload();
  await page.locator("#product").waitFor();
  assert.equal(await page.locator("#product").inputValue(), "");
  clean(watched);
  await context.close();
});

const tab = (page) => page.evaluate(() => sessionStorage.getItem("ree-check tab") ?? "");

test("while its tab is open the check is remembered, and nothing beyond", async () => {
  const { context, page, watched } = await open(chrome);
  await page.locator("#product").fill("Nd 27, Dy 3.1, B 1.0, Fe balance (wt%)");
  await page.locator("#fact-kind").selectOption("magnet");
  await page.locator('input[name="ask-integration"][value="bare"]').check();
  await page.locator("#date").fill("2026-06-01");
  await page.locator(".verdict.is-licence").waitFor();
  await page.evaluate(() => { location.hash = "#sheet"; });
  await page.locator("#blank-lot").fill("A-7");
  await page.reload();
  await page.locator("#blank-lot").waitFor();
  assert.equal(await page.locator("#blank-lot").inputValue(), "A-7");
  // Back from the training, and by its link to the check.
  await page.getByRole("link", { name: "Training" }).click();
  await page.locator(".training").waitFor();
  await page.goBack();
  await page.locator("#blank-lot").waitFor();
  assert.equal(await page.locator("#blank-lot").inputValue(), "A-7");
  await page.getByRole("link", { name: "Training" }).click();
  await page.locator(".training").waitFor();
  await page.getByRole("link", { name: "Check", exact: true }).click();
  await page.locator(".verdict.is-licence").waitFor();
  assert.equal(await page.locator("#date").inputValue(), "2026-06-01");
  assert.equal(await page.locator(".then").count(), 0);
  assert.deepEqual(await stored(page), [], "not on the device");
  const other = await context.newPage();
  await other.goto(base);
  await other.locator("#product").waitFor();
  assert.equal(await other.locator("#product").inputValue(), "", "not in another tab");
  // Cleared, it is forgotten.
  await page.getByRole("button", { name: "Clear" }).first().click();
  await page.waitForFunction(() => document.querySelector("#product").value === "");
  await page.reload();
  await page.locator("#product").waitFor();
  assert.equal(await page.locator("#product").inputValue(), "");
  clean(watched);
  await context.close();
});

test("who was sent a link keeps its case over a reload, and erases it by one press", async () => {
  const { context, page, watched } = await visit(`${base}#case=j.${Buffer.from(older).toString("base64url")}`);
  await page.locator(".then").waitFor();
  assert.equal(page.url(), base);
  await page.reload();
  await page.locator(".then").waitFor();
  assert.match(await page.locator("#product").inputValue(), /Dy 3\.1/);
  assert.equal(await tab(page), "", "while somebody looks, nothing is stored");
  await page.locator(".keep summary").click();
  await page.locator(".keep").getByRole("button", { name: "Erase everything" }).click();
  await page.waitForFunction(() => document.querySelector("#product").value === "");
  await page.reload();
  await page.locator("#product").waitFor();
  assert.equal(await page.locator("#product").inputValue(), "");
  clean(watched);
  await context.close();
});

test("a link that is only looked at leaves what is kept", async () => {
  const { context, page, watched } = await open(chrome);
  await page.evaluate((text) => localStorage.setItem("ree-check case", text), older);
  const other = older.replace("Dy 3.1", "Tb 1").replaceAll("A-17", "B-18");
  await page.goto("about:blank");
  await page.goto(`${base}#case=j.${Buffer.from(other).toString("base64url")}`);
  await told(page, /The case is open/);
  assert.match(await page.locator("#product").inputValue(), /Tb 1/);
  await page.waitForTimeout(900);
  assert.match((await stored(page))[0], /Dy 3\.1/);
  await page.locator("#hs-code").fill("8505 11 1");
  await page.waitForFunction(() => localStorage.getItem("ree-check case").includes("Tb 1"));
  clean(watched);
  await context.close();
});

test("an older case that is kept stays as it was", async () => {
  const { context, page, watched } = await open(chrome);
  await page.evaluate((text) => localStorage.setItem("ree-check case", text), older);
  await page.reload();
  await page.locator(".verdict.is-licence").waitFor();
  await page.waitForTimeout(900);
  await page.reload();
  await page.locator(".then").waitFor();
  assert.match((await stored(page))[0], /2026-01-15/);
  clean(watched);
  await context.close();
});

for (const [name, held, message] of [
  ["damaged", "{", /cannot be read/],
  ["of a newer version", '{"format":"ree-check case","case":9}', /newer version/],
]) {
  test(`what is kept and ${name} is said and left alone`, async () => {
    const { context, page, watched } = await open(chrome);
    await page.evaluate((text) => localStorage.setItem("ree-check case", text), held);
    await page.reload();
    await told(page, message);
    await page.locator("#product").fill("Nd 27, Dy 3.1, Fe balance");
    await page.waitForTimeout(900);
    assert.deepEqual(await stored(page), [held]);
    clean(watched);
    await context.close();
  });
}

for (const [error, message] of [["QuotaExceededError", /storage is full/], ["SecurityError", /keep nothing/]]) {
  test(`storage that refuses (${error}) is said, and the page goes on`, async () => {
    const { context, page, watched } = await open(chrome);
    await page.addInitScript((name) => {
      const refuse = () => { throw new DOMException("refused", name); };
      if (name === "SecurityError") {
        Object.defineProperty(window, "localStorage", { get: refuse });
      } else {
        Storage.prototype.setItem = refuse;
      }
    }, error);
    await page.reload();
    await example(page, "licence");
    await page.locator(".keep summary").click();
    await page.locator("#keep-here").click();
    await told(page, message);
    assert.equal(await page.locator("#keep-here").isChecked(), false);
    await page.locator("#hs-code").fill("8505 11");
    assert.equal(await page.locator(".verdict.is-licence").count(), 1);
    assert.equal(JSON.parse((await save(page)).text).entered.hs_code, "8505 11");
    await page.locator(".keep").getByRole("button", { name: "Erase everything" }).click();
    assert.equal(await page.locator("#product").inputValue(), "");
    clean(watched);
    await context.close();
  });
}

test("axe finds nothing, and nothing scrolls sideways", async () => {
  for (const [lang, width, scheme] of [["en", 320, "light"], ["zh", 360, "dark"], ["zh", 1280, "light"], ["en", 1280, "dark"]]) {
    for (const state of ["older", "link", "broken"]) {
      const { context, page, watched } = await open(chrome, { lang, width, scheme });
      if (state === "older") await choose(page, older);
      if (state === "broken") await choose(page, "no case");
      if (state === "link") {
        await example(page, "clear");
        await link(page);
        await page.locator("#keep-here").evaluate((e) => { e.closest("details").open = true; });
        await page.locator("#keep-here").check();
      } else {
        await page.waitForFunction(() => document.querySelector("#case-says").textContent !== "");
      }
      await accessible(page, `${state} ${lang} ${width} ${scheme}`);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(over <= 0, `${state} ${lang} ${width}: ${over} px too wide`);
      clean(watched);
      await context.close();
    }
  }
});

test("storage that fills up later is said until there is room again", async () => {
  const { context, page, watched } = await open(chrome);
  await example(page, "licence");
  await page.locator(".keep summary").click();
  await page.locator("#keep-here").check();
  await page.evaluate(() => {
    window.room = Storage.prototype.setItem;
    Storage.prototype.setItem = () => { throw new DOMException("refused", "QuotaExceededError"); };
  });
  await page.locator("#hs-code").fill("8505 11");
  await told(page, /storage is full/);
  await page.locator("#hs-code").fill("8505 1");
  assert.match(await says(page).innerText(), /storage is full/);
  assert.equal((await stored(page)).length, 1, "what was kept last is still there");
  await page.evaluate(() => { Storage.prototype.setItem = window.room; });
  await page.locator("#hs-code").fill("8505 19");
  await told(page, /^$/);
  assert.match((await stored(page))[0], /8505 19/);
  clean(watched);
  await context.close();
});

test("erased in one window, it is not kept again by another", async () => {
  const { context, page, watched } = await open(chrome);
  await example(page, "licence");
  await page.locator(".keep summary").click();
  await page.locator("#keep-here").check();
  await page.evaluate(() => localStorage.clear());
  await page.locator("#hs-code").fill("8505 11");
  await page.waitForFunction(() => !document.querySelector("#keep-here").checked);
  assert.deepEqual(await stored(page), []);
  clean(watched);
  await context.close();
});

test("by keyboard alone: save, copy, keep, erase", async () => {
  const { context, page, watched } = await open(chrome);
  await example(page, "clear");
  await page.locator("#verdict").focus();
  const focused = () => page.evaluate(() => document.activeElement.id || document.activeElement.textContent);
  await page.keyboard.press("Tab");
  assert.equal(await focused(), "Make the file for customs");
  assert.equal(await page.locator(".is-main").getAttribute("href"), "#sheet/customs");
  await page.keyboard.press("Tab");
  assert.equal(await focused(), "save-case");
  const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  assert.ok(await download.path());
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.locator(".link-text").waitFor();
  await page.keyboard.press("Tab");
  assert.equal(await focused(), "link-text");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  assert.equal(await focused(), "keep-here");
  await page.keyboard.press("Space");
  await page.waitForFunction(() => localStorage.length === 1);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  assert.equal(await page.locator("#product").inputValue(), "");
  await page.waitForFunction(() => document.activeElement.id === "product");
  assert.deepEqual(await stored(page), []);
  clean(watched);
  await context.close();
});
