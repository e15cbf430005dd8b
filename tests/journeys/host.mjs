// A host of a journey's own before the real one: it writes down what it was asked, can be cut off,
// and can answer differently. The browser's own "offline" would not reach the service worker.
import { createHash } from "node:crypto";
import { createServer } from "node:http";
import { base, browser } from "./page.mjs";

const PASSED = ["content-type", "cache-control", "content-security-policy", "x-content-type-options",
  "referrer-policy"];

/** `asked`: every request so far. `changed`: path to a function of the text, or to a status. */
export async function host() {
  const asked = [];
  const changed = new Map();
  const state = { cut: false, wait: undefined };
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const part of request) body += part;
    asked.push({ method: request.method, url: request.url, body, headers: request.headers });
    if (state.cut) return request.socket.destroy();
    const path = request.url.split("?")[0];
    const other = changed.get(path);
    if (typeof other === "number") return response.writeHead(other).end();
    const there = new URL(`.${request.url}`, base);
    // Once more where a connection that was kept open had just been closed.
    const answer = await fetch(there).catch(() => fetch(there));
    const headers = PASSED.map((name) => [name, answer.headers.get(name)]).filter(([, value]) => value);
    const bytes = Buffer.from(await answer.arrayBuffer());
    if (path.endsWith(".wasm")) await state.wait;
    response.writeHead(answer.status, Object.fromEntries(headers));
    response.end(other ? other(bytes.toString()) : bytes);
  });
  await new Promise((ready) => { server.listen(0, "127.0.0.1", ready); });
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    asked, changed, state, origin,
    text: async (name) => (await fetch(new URL(name, base))).text(),
    close: () => { server.closeAllConnections(); server.close(); },
  };
}

/** SHA-256 in hex. */
export const sha256 = (text) => createHash("sha256").update(text).digest("hex");

/** A page of this host in a context of its own; waits until it runs unless told otherwise. */
export async function visit(chrome, at, { lang = "en", wait = true, before, ...more } = {}) {
  const context = await chrome.newContext({ locale: lang === "zh" ? "zh-CN" : "en-GB", ...more });
  if (before) await context.addInitScript(before);
  const page = await context.newPage();
  const faults = [];
  page.on("pageerror", (e) => faults.push(String(e)));
  await page.goto(`${at.origin}/`);
  if (wait) await page.locator('html[data-start="running"]').waitFor();
  return { context, page, faults };
}

export { browser };
