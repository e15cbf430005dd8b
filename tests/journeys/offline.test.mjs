// One visit, then no network; a newer version that waits; starts that fail.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { browser, host, sha256, visit } from "./host.mjs";

let chrome;
before(async () => { chrome = await browser(); });
after(() => chrome.close());

const magnet = "Nd 27, Dy 3.1, B 1.0, Fe balance (wt%)";

/** A host for one journey. */
async function withHost(journey) {
  const at = await host();
  try { await journey(at); } finally { at.close(); }
}

async function licence(page) {
  await page.locator("#product").fill(magnet);
  await page.locator("#fact-kind").selectOption("magnet");
  await page.locator('input[name="ask-integration"][value="bare"]').check();
  await page.locator(".verdict.is-licence").waitFor();
}

/** From now on the host serves a newer version: another index.html, listed and hashed. */
async function newer(at, { half = false } = {}) {
  const [index, worker, list] = await Promise.all(["index.html", "sw.js", "hashes.txt"].map(at.text));
  const next = index.replace("<title>", "<title>2 ");
  const replaced = (text) => text.replace(sha256(index), sha256(next));
  const nextWorker = replaced(worker).replace(/ree-check-[0-9a-f]+/, "ree-check-next");
  at.changed.set("/sw.js", () => nextWorker);
  if (half) return;
  at.changed.set("/", () => next);
  at.changed.set("/index.html", () => next);
  at.changed.set("/hashes.txt", () => replaced(list).replace(sha256(worker), sha256(nextWorker)));
}

const update = (page) => page.evaluate(() => navigator.serviceWorker.ready.then((r) => r.update()));

test("after one visit everything works without a network, loaded anew too", () => withHost(async (at) => {
  const { context, page, faults } = await visit(chrome, at);
  await page.locator('html[data-offline="ready"]').waitFor();
  assert.ok(await page.locator(".offline").isVisible());
  at.state.cut = true;
  await licence(page);
  await page.reload();
  await page.locator('html[data-start="running"]').waitFor();
  await page.locator(".verdict.is-licence").waitFor();
  await page.getByRole("button", { name: "Clear" }).first().click();
  await licence(page);
  await page.getByRole("button", { name: "中文" }).click();
  assert.match(await page.locator("#verdict").innerText(), /需申请许可证/);
  await page.goto(`${at.origin}/#privacy`);
  await page.locator(".hashes tbody tr").first().waitFor({ state: "attached" });
  await page.goto(`${at.origin}/?anything`);
  await page.locator("#product").waitFor();
  assert.deepEqual(faults, []);
  await context.close();
}));

test("the training works without a network once it was opened, with walkthroughs not looked at yet", () => (
  withHost(async (at) => {
    const { context, page, faults } = await visit(chrome, at);
    await page.locator('html[data-offline="ready"]').waitFor();
    await page.goto(`${at.origin}/training/`);
    await page.locator('html[data-offline="ready"]').waitFor();
    at.state.cut = true;
    await page.goto(`${at.origin}/training/#learn/spare-magnets`);
    await page.reload();
    for (const id of ["spare-magnets", "targets"]) {
      await page.evaluate((to) => { location.hash = `#learn/${to}`; }, id);
      await page.locator(".ask").waitFor();
      await page.locator(".option").first().click();
      await page.locator("#decide").click();
      await page.locator(".reveal").waitFor();
      // The law stands beside it.
      await page.locator(".lessons, .learnt, blockquote").first().waitFor();
    }
    assert.deepEqual(faults, []);
    await context.close();
  })
));

test("a part that was not fetched yet says so, in both languages, and leads back", () => withHost(async (at) => {
  const { context, page } = await visit(chrome, at);
  await page.locator('html[data-offline="ready"]').waitFor();
  at.state.cut = true;
  await page.getByRole("link", { name: "Training" }).click();
  await page.getByText("was not fetched yet").waitFor();
  await page.getByText("尚未取得").waitFor();
  await page.getByRole("link", { name: "To the check" }).click();
  await page.locator('html[data-start="running"]').waitFor();
  await context.close();
}));

test("a newer version is announced, waits, and comes when it is asked for", () => withHost(async (at) => {
  const { context, page, faults } = await visit(chrome, at);
  await page.locator('html[data-offline="ready"]').waitFor();
  await licence(page);
  const other = await context.newPage();
  await other.goto(`${at.origin}/`);
  await other.locator('html[data-offline="ready"]').waitFor();
  await other.locator("#product").fill("Tb 5");

  await newer(at);
  await update(page);
  await page.locator(".update").waitFor();
  assert.match(await page.locator("#update-said").innerText(), /newer version is ready/);
  assert.equal(await page.locator("#product").inputValue(), magnet);
  assert.ok(await page.locator(".verdict.is-licence").isVisible());
  await page.waitForTimeout(500);
  const waits = await page.evaluate(() => navigator.serviceWorker.ready.then((r) => Boolean(r.waiting)));
  assert.ok(waits, "nobody asked for it yet");

  await Promise.all([page.waitForEvent("load"), page.locator("#update-load").click()]);
  await page.locator('html[data-start="running"]').waitFor();
  await page.locator('html[data-offline="ready"]').waitFor();
  assert.ok(!(await page.locator(".update").isVisible()));
  assert.deepEqual(await page.evaluate(() => caches.keys()), ["ree-check-next"]);
  at.state.cut = true;
  await page.reload();
  assert.match(await page.evaluate(() => fetch("./").then((r) => r.text())), /<title>2 /);

  // The other window was left alone, and told.
  assert.equal(await other.locator("#product").inputValue(), "Tb 5");
  assert.ok(await other.locator(".update").isVisible());
  assert.deepEqual(faults, []);
  await context.close();
}));

test("a version that is only half there is not taken", () => withHost(async (at) => {
  const { context, page } = await visit(chrome, at);
  await page.locator('html[data-offline="ready"]').waitFor();
  const before = await page.evaluate(() => caches.keys());
  await newer(at, { half: true });
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    const refused = new Promise((done) => {
      registration.addEventListener("updatefound", () => {
        const worker = registration.installing;
        worker.addEventListener("statechange", () => { if (worker.state === "redundant") done(); });
      });
    });
    await registration.update().catch(() => {});
    await refused;
  });
  assert.deepEqual(await page.evaluate(() => caches.keys()), before);
  assert.ok(!(await page.locator(".update").isVisible()));
  await context.close();
}));

test("what is typed before the page runs is kept, with the caret", () => withHost(async (at) => {
  let go;
  at.state.wait = new Promise((done) => { go = done; });
  const { context, page, faults } = await visit(chrome, at, { wait: false });
  await page.locator("#first-product").pressSequentially(magnet);
  await page.keyboard.press("ArrowLeft");
  go();
  await page.locator('html[data-start="running"]').waitFor();
  assert.equal(await page.locator("#product").inputValue(), magnet);
  await page.locator(".m-listed").first().waitFor();
  const caret = await page.evaluate(() => [document.activeElement.id, document.activeElement.selectionStart]);
  assert.deepEqual(caret, ["product", magnet.length - 1]);
  assert.deepEqual(faults, []);
  await context.close();
}));

/** The message of a failed start in both languages; the field and what is in it stay. */
async function failed(page, id, keeps = true) {
  const message = page.locator(`#start-${id}`);
  await message.waitFor();
  assert.ok((await message.locator('[lang="en"]').innerText()).length > 30);
  assert.ok((await message.locator('[lang="zh-CN"]').innerText()).length > 15);
  assert.equal(await page.locator('[role="alert"] .start-band:visible').count(), 1);
  assert.equal(await page.getAttribute("html", "data-start"), "failed");
  if (!keeps) return;
  await page.locator("#first-product").fill("Dy 3");
  assert.ok(await page.locator("#first-product").isVisible());
}

for (const [name, remove] of [
  ["absent", () => { delete window.WebAssembly; }],
  ["refused", () => {
    const refuse = () => Promise.reject(new WebAssembly.CompileError("Wasm code generation disallowed by embedder"));
    WebAssembly.compile = refuse;
    WebAssembly.compileStreaming = refuse;
  }],
]) {
  test(`WebAssembly ${name}`, () => withHost(async (at) => {
    const { context, page } = await visit(chrome, at, { wait: false, before: remove });
    await failed(page, "unsupported");
    await context.close();
  }));
}

test("a part that cannot be loaded", () => withHost(async (at) => {
  const list = await at.text("hashes.txt");
  for (const name of [/\S+\.wasm/, /\S*web-\S+\.js/, /start\.js/].map((part) => list.match(part)[0])) {
    at.changed.set(`/${name}`, 503);
    const { context, page } = await visit(chrome, at, { wait: false });
    await failed(page, "unloaded");
    at.changed.clear();
    await page.locator("#start-again").click();
    await page.locator('html[data-start="running"]').waitFor();
    await context.close();
  }
}));

test("a program that breaks at its start", () => withHost(async (at) => {
  const list = await at.text("hashes.txt");
  at.changed.set(`/${list.match(/\S*web-\S+\.js/)[0]}`, (text) => `${text}\nexport { nothing };`);
  const { context, page } = await visit(chrome, at, { wait: false });
  await page.locator('html[data-start="failed"]').waitFor();
  assert.equal(await page.locator('[role="alert"] .start-band:visible').count(), 1);
  await context.close();
}));

test("a browser too old for modules", () => withHost(async (at) => {
  at.changed.set("/start.js", () => "");
  const { context, page } = await visit(chrome, at, {
    wait: false, before: () => { delete HTMLScriptElement.prototype.noModule; },
  });
  await failed(page, "old");
  await context.close();
}));

test("without JavaScript the page says so in both languages", () => withHost(async (at) => {
  const { context, page } = await visit(chrome, at, { wait: false, javaScriptEnabled: false });
  assert.match(await page.locator("main").innerText(), /This page needs JavaScript/);
  assert.match(await page.locator("main").innerText(), /本页面需要 JavaScript/);
  assert.match(await page.locator("h1").innerText(), /export licence/);
  assert.match(await page.locator("h1").innerText(), /许可证/);
  assert.ok(!(await page.locator("#first-product").isVisible()), "a field that nothing reads");
  await context.close();
}));

test("it can be installed", () => withHost(async (at) => {
  const { context, page } = await visit(chrome, at);
  const manifest = await page.evaluate(async () => {
    const answer = await fetch(document.querySelector("link[rel=manifest]").href);
    return { type: answer.headers.get("content-type"), ...(await answer.json()) };
  });
  assert.match(manifest.type, /manifest\+json/);
  for (const { src, sizes } of manifest.icons) {
    const size = await page.evaluate((from) => new Promise((done, lost) => {
      const image = new Image();
      image.onload = () => done(image.naturalWidth);
      image.onerror = lost;
      image.src = from;
    }), src);
    if (sizes !== "any") assert.equal(`${size}x${size}`, sizes);
  }
  const keys = await context.newCDPSession(page);
  const { installabilityErrors } = await keys.send("Page.getInstallabilityErrors");
  // A window without a trace, as tests use, cannot install anything; nothing else may be wrong.
  assert.deepEqual(installabilityErrors.map((e) => e.errorId).filter((id) => id !== "in-incognito"), []);
  await context.close();
}));
