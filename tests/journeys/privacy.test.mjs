// What leaves the browser: the policy, every request of a whole journey, the hashes.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { browser, host, sha256, visit } from "./host.mjs";
import { accessible, base } from "./page.mjs";

let chrome;
let at;
before(async () => { chrome = await browser(); at = await host(); });
after(async () => { await chrome.close(); at.close(); });

test("the document carries the policy, the host sends it, and the page shows it", async () => {
  const answer = await fetch(base);
  const sent = answer.headers.get("content-security-policy");
  const { context, page } = await visit(chrome, at);
  const carried = await page.getAttribute('meta[http-equiv="Content-Security-Policy"]', "content");
  assert.equal(sent, `${carried}; frame-ancestors 'none'`);
  for (const rule of ["default-src 'none'", "connect-src 'self'", "form-action 'none'", "base-uri 'none'"]) {
    assert.ok(carried.split("; ").includes(rule), rule);
  }
  assert.doesNotMatch(carried, /unsafe-inline|'unsafe-eval'|https?:|\*/);
  assert.equal(answer.headers.get("x-content-type-options"), "nosniff");
  assert.equal(answer.headers.get("referrer-policy"), "no-referrer");

  await page.getByRole("link", { name: "Privacy" }).click();
  assert.match(await page.locator("h1").innerText(), /What leaves your browser/);
  const shown = await page.locator(".directives dt").allInnerTexts();
  assert.deepEqual(shown, carried.split("; "));
  const explained = await page.locator(".directives dd").allInnerTexts();
  assert.ok(explained.every((text) => text.length > 10), "each rule is explained");
  await context.close();
});

test("a request to another address is refused by the browser", async () => {
  const { context, page } = await visit(chrome, at);
  const refused = await page.evaluate(async () => {
    const breach = new Promise((heard) => {
      document.addEventListener("securitypolicyviolation", (e) => heard(e.violatedDirective));
    });
    const failed = await fetch("https://example.org/?Dy").then(() => false, () => true);
    return [failed, await breach];
  });
  assert.deepEqual(refused, [true, "connect-src"]);
  await context.close();
});

test("in a whole journey nothing that was entered leaves", async () => {
  at.asked.length = 0;
  const { context, page, faults } = await visit(chrome, at);
  const urls = [];
  context.on("request", (request) => urls.push(request.url()));
  await page.locator('html[data-offline="ready"]').waitFor();
  const text = "Zauberstein magnet\nNd 27, Dy 3.17, B 1.0, Fe balance (wt%)";
  await page.locator("#product").pressSequentially(text);
  await page.locator("#fact-kind").selectOption("magnet");
  await page.locator('input[name="ask-integration"][value="bare"]').check();
  await page.locator(".verdict.is-licence").waitFor();
  await page.locator("#hs_code, #fact-hs_code, [name=hs_code]").first().fill("85051110").catch(() => {});
  await page.getByRole("button", { name: "中文" }).click();
  for (const to of ["#law", "#sheet", "#privacy", "#"]) {
    await page.evaluate((hash) => { location.hash = hash; }, to);
    await page.locator("h1").first().waitFor();
  }
  await page.evaluate(() => navigator.serviceWorker.ready.then((r) => r.update()));
  assert.equal(await page.locator("#product").inputValue(), text);

  const entered = ["zauberstein", "3.17", "85051110", "balance"];
  for (const { method, url, body, headers } of at.asked) {
    assert.equal(method, "GET", url);
    assert.equal(body, "", url);
    const all = decodeURIComponent(`${url} ${Object.values(headers).join(" ")}`).toLowerCase();
    assert.ok(!entered.some((word) => all.includes(word)), all);
    assert.ok(!url.includes("?"), url);
    assert.equal(headers.cookie, undefined);
    assert.equal(headers.referer, undefined);
  }
  const strangers = urls.filter((url) => new URL(url).origin !== at.origin && !url.startsWith("data:"));
  assert.deepEqual(strangers, []);
  assert.deepEqual(faults, []);

  const kept = await page.evaluate(async () => ({
    local: localStorage.length,
    session: sessionStorage.length,
    cookies: document.cookie,
    bases: (await indexedDB.databases()).length,
    caches: await caches.keys(),
  }));
  assert.equal(kept.caches.length, 1);
  assert.deepEqual(kept, { local: 0, session: 0, cookies: "", bases: 0, caches: kept.caches });
  await context.close();
});

for (const lang of ["en", "zh"]) {
  test(`the hashes shown are those of the files (${lang})`, async () => {
    const { context, page, faults } = await visit(chrome, at, { lang });
    await page.goto(`${at.origin}/#privacy`);
    await page.locator("ree-files summary").click();
    const rows = page.locator(".hashes tbody tr");
    await rows.first().waitFor();
    const shown = new Map();
    for (const row of await rows.all()) {
      shown.set(await row.locator("th span").innerText(), await row.locator("code").innerText());
    }
    for (const name of ["index.html", "start.js", "first.js", "sw.js", "files.js"]) assert.ok(shown.has(name), name);
    for (const [name, sum] of shown) {
      const served = Buffer.from(await (await fetch(new URL(name, base))).arrayBuffer());
      assert.equal(sha256(served), sum, name);
    }
    await page.locator("ree-files button").click();
    const said = page.locator(".files-said");
    await page.waitForFunction(() => /\d/.test(document.querySelector(".files-said").textContent));
    assert.match(await said.innerText(), lang === "zh" ? /全部一致/ : /All \d+ files agree/);
    await page.getByRole("button", { name: lang === "zh" ? "English" : "中文" }).first().click();
    await page.waitForFunction((zh) => document.querySelector(".files-said").textContent.includes(zh ? "agree" : "一致"), lang === "zh");
    assert.deepEqual(faults, []);
    await context.close();
  });
}

test("a file that is another one is named", async () => {
  const { context, page } = await visit(chrome, at, { serviceWorkers: "block" });
  at.changed.set("/start.js", (text) => `${text}\n// another one`);
  await page.goto(`${at.origin}/#privacy`);
  await page.locator("ree-files button").click();
  await page.locator(".is-other").waitFor();
  assert.equal(await page.locator(".is-other").count(), 1);
  assert.match(await page.locator("tr", { has: page.locator(".is-other") }).innerText(), /^start\.js/);
  assert.match(await page.locator(".files-said").innerText(), /Do not rely on this page/);
  at.changed.clear();
  await context.close();
});

for (const lang of ["en", "zh"]) {
  test(`axe, and nothing too wide (${lang})`, async () => {
    const check = async (page, name) => {
      await accessible(page, name);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(over <= 0, `${name}: ${over} px too wide`);
    };
    for (const width of [320, 1280]) {
      for (const colorScheme of ["light", "dark"]) {
        const how = { lang, colorScheme, viewport: { width, height: 800 } };
        const { context, page } = await visit(chrome, at, { ...how, serviceWorkers: "block" });
        await page.goto(`${at.origin}/#privacy`);
        await page.locator("ree-files button").click();
        await page.locator("ree-files summary").click();
        await page.locator(".is-same").first().waitFor();
        await page.evaluate(() => { document.documentElement.dataset.update = "ready"; });
        await check(page, `${width} ${colorScheme}`);
        await context.close();
        const failing = await visit(chrome, at, {
          ...how, wait: false, before: () => { delete window.WebAssembly; },
        });
        await failing.page.locator("#start-unsupported").waitFor();
        await check(failing.page, `failed ${width} ${colorScheme}`);
        await failing.context.close();
      }
    }
  });
}
