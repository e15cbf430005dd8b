// Serves a folder to the browser tests, and watches what a page asks for.

import { createReadStream, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".mjs": "text/javascript", ".css": "text/css", ".json": "application/json", ".wasm": "application/wasm" };

/** Gives `{ address, close }`. `headers` go with every answer. */
export function serve(folder, headers = {}) {
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, "http://x").pathname));
    const file = join(folder, path.endsWith("/") ? `${path}index.html` : path);
    if (!statSync(file, { throwIfNoEntry: false })?.isFile()) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { ...headers, "content-type": TYPES[extname(file)] ?? "application/octet-stream" });
    createReadStream(file).pipe(response);
  });
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      resolve({ address: `http://127.0.0.1:${server.address().port}`, close: () => (server.closeAllConnections(), server.close()) });
    });
  });
}

/** Notes every request that leaves the origin and every error of a page. */
export function watch(page, address) {
  const seen = { foreign: [], errors: [], asked: [] };
  page.on("request", (request) => {
    const url = request.url();
    if (url.startsWith("data:")) return;
    (url.startsWith(address) ? seen.asked : seen.foreign).push(`${request.method()} ${url}`);
  });
  page.on("pageerror", (error) => seen.errors.push(error.message));
  page.on("console", (message) => message.type() === "error" && seen.errors.push(message.text()));
  return seen;
}
