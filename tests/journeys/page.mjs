// What all journeys share: a browser, a page that is watched for breaches of the policy, and the
// four examples that lead to the four outcomes.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

export const base = process.env.BASE_URL ?? "http://127.0.0.1:8080/";

const args = [
  "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
  "--no-first-run",
];

/** One browser for a file of journeys. */
export function browser() {
  return chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium", args });
}

/** The examples of the empty page, by the outcome they lead to. */
export const examples = { ask: 0, clear: 1, licence: 2, grey: 3 };

/** The outcome's word, as the page says it. */
export const words = {
  en: { ask: /answers? decides?$/, clear: "Not controlled", licence: "Licence required", grey: "Not settled" },
  zh: { ask: /^尚需确认/, clear: "未列入管制", licence: "需申请许可证", grey: "尚无定论" },
};

/**
 * Opens the page in a fresh context. `watched.breaches` and `watched.strangers` fill with
 * violations of the content policy and with requests to any other origin. `at` is the fragment of
 * another page than the check. The service worker is let in only where it is asked for: elsewhere it
 * would answer what a journey means to cut off.
 */
export async function open(browser, { lang = "en", width = 1280, height = 900, scheme = "light", at = "", workers = false } = {}) {
  const context = await browser.newContext({
    locale: lang === "zh" ? "zh-CN" : "en-GB",
    viewport: { width, height },
    colorScheme: scheme,
    permissions: ["clipboard-read", "clipboard-write"],
    serviceWorkers: workers ? "allow" : "block",
    deviceScaleFactor: width < 600 ? 2 : 1,
  });
  const watched = { breaches: [], strangers: [], faults: [] };
  await context.exposeBinding("__breach", (_, text) => { watched.breaches.push(text); });
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (e) => {
      window.__breach(`${e.violatedDirective} ${e.blockedURI}`);
    });
  });
  const page = await context.newPage();
  const origin = new URL(base).origin;
  page.on("request", (r) => {
    const url = new URL(r.url());
    if (url.protocol !== "data:" && url.origin !== origin) watched.strangers.push(r.url());
  });
  page.on("pageerror", (e) => watched.faults.push(String(e)));
  page.on("console", (m) => { if (m.type() === "error") watched.faults.push(m.text()); });
  await page.goto(base + at);
  await page.locator('html[data-start="running"]').waitFor();
  await page.locator(at ? "#content" : "#product").waitFor();
  return { context, page, watched };
}

/** Nothing left the origin, nothing broke the policy, nothing failed. */
export function clean(watched) {
  assert.deepEqual(watched, { breaches: [], strangers: [], faults: [] });
}

/** Presses one of the examples and waits for its outcome. */
export async function example(page, outcome) {
  await page.locator(".examples button").nth(examples[outcome]).click();
  await page.locator(`.verdict.is-${outcome}`).waitFor();
}

/** What stands on the wall of the trainer's view. */
const standing = (page) => page.evaluate(() => {
  const content = document.querySelector(".board").children[1];
  return [location.hash, document.querySelector("h1").innerText, content.className].join(" ");
});

/**
 * Leads on as a clicker does, to whatever comes next: the wall first brings into view what lies below.
 * Says how often it was pressed.
 */
export async function onward(page, key = "ArrowRight") {
  const was = await standing(page);
  for (let press = 1; press <= 20; press += 1) {
    await page.keyboard.press(key);
    for (let last = -1, rest = 0; rest < 3; rest += 1) {
      await page.waitForTimeout(50);
      if (await standing(page) !== was) return press;
      const at = await page.evaluate(() => scrollY);
      if (at !== last) rest = 0;
      last = at;
    }
  }
  return assert.fail(`${key} leads nowhere from ${was}`);
}

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** axe finds nothing on the page as it stands. */
export async function accessible(page, name) {
  await page.evaluate(axe);
  const found = await page.evaluate(() => globalThis.axe.run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  }));
  const named = found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 120)).join(" | ")}`);
  assert.deepEqual(named, [], name);
}
