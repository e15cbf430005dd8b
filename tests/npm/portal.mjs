// Pages with `<ree-check>` in a real browser: the page of examples, and empty ones.

import { dirname } from "node:path";
import { after, before } from "node:test";
import { chromium } from "playwright-core";

import { serve, watch } from "./serve.mjs";

const packed = process.env.REE_CHECK_PACKAGE ?? "target-wasm/npm/package";

/** One browser and one host for a file of tests; gives what opens pages. */
export function portal() {
  let browser;
  let host;

  before(async () => {
    host = await serve(dirname(packed));
    browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
  });

  after(async () => {
    await browser?.close();
    host?.close();
  });

  async function context(options) {
    const made = await browser.newContext({ viewport: { width: 1100, height: 900 }, ...options });
    const page = await made.newPage();
    return { page, seen: watch(page, host.address), close: () => made.close() };
  }

  return {
    /** The page of examples, its first element judged. */
    async open(options = {}) {
      const made = await context(options);
      await made.page.goto(`${host.address}/examples/`);
      const element = made.page.locator("ree-check[name]");
      await made.page.waitForFunction(() => document.querySelector("ree-check[name]").determination !== null);
      return { ...made, element };
    },

    /** A page with nothing but this, under a strict policy; `define(page)` makes the element known there. */
    async blank(html, options = {}) {
      const made = await context(options);
      const body = `<!doctype html><html lang="en"><title>A page</title><link rel="icon" href="data:,"><body>${html}</body></html>`;
      const headers = { "content-security-policy": "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; img-src data:" };
      await made.page.route("**/blank", (route) => route.fulfill({ contentType: "text/html", headers, body }));
      await made.page.goto(`${host.address}/blank`);
      return { ...made, element: made.page.locator("ree-check").first() };
    },

    define: (page) => page.evaluate(() => import("/package/dist/element.js").then(() => undefined)),
  };
}

/** Waits until an element has an answer or an error. */
export const settled = (element) =>
  element.evaluate(async (e) => {
    while (e.determination === null && e.error === null) await new Promise((next) => setTimeout(next, 20));
  });

export const state = (element) =>
  element.evaluate((e) => ({
    outcome: e.determination?.outcome ?? null,
    codes: e.determination?.control_codes ?? [],
    valid: e.validity.valid,
    error: e.error?.kind ?? null,
    word: e.shadowRoot.querySelector(".word")?.textContent,
  }));

/** Chooses an option of a question, by its label. */
export const choose = (element, label) => element.getByRole("radio", { name: label }).click();
