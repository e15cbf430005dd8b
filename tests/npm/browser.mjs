// Pages of consumers, opened in Chromium and watched for what leaves them.
import assert from "node:assert/strict";
import { chromium } from "playwright-core";

/** What a careful portal allows: its own files, and wasm. */
export const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'";

/** One browser for a file of tests. */
export function browser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"],
  });
}

/**
 * Opens a page and gives what it wrote into its `<output>`s. A breach of the policy, an error, a
 * warning on the console or a request to anybody else fails it.
 */
export async function answers(chrome, address) {
  const context = await chrome.newContext();
  const faults = [];
  try {
    await context.exposeBinding("__breach", (_, text) => { faults.push(`policy: ${text}`); });
    await context.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", (e) => {
        globalThis.__breach(`${e.violatedDirective} ${e.blockedURI}`);
      });
    });
    const own = new URL(address).origin;
    context.on("request", (request) => {
      const url = new URL(request.url());
      const ours = url.origin === own || url.protocol === "data:" || url.protocol === "blob:";
      if (!ours) faults.push(`request to ${url.href}`);
    });
    const page = await context.newPage();
    page.on("websocket", (socket) => {
      if (new URL(socket.url()).host !== new URL(own).host) faults.push(`socket to ${socket.url()}`);
    });
    page.on("pageerror", (error) => faults.push(String(error)));
    page.on("console", (message) => {
      const icon = message.location().url.endsWith("/favicon.ico");
      if (["error", "warning"].includes(message.type()) && !icon) faults.push(message.text());
    });
    await page.goto(address);
    const filled = page.waitForFunction(
      () => {
        const all = [...document.querySelectorAll("output")];
        return all.length > 0 && all.every((one) => one.textContent !== "");
      },
      undefined,
      { timeout: 30_000 },
    );
    await filled.catch((error) => { throw new Error([error.message, ...faults].join("\n")); });
    const found = await page.locator("output").allTextContents();
    assert.deepEqual(faults, []);
    return found;
  } finally {
    await context.close();
  }
}
