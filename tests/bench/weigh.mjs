// What a browser would have to fetch of each: bundled and minified by esbuild, compressed by gzip.

import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

import { packed } from "./engines.mjs";

const gzip = (bytes) => gzipSync(bytes, { level: 9 }).length;

async function bundled(contents) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: import.meta.dirname, loader: "js" },
    bundle: true, minify: true, write: false, format: "esm", platform: "browser", logLevel: "error",
  });
  return gzip(outputFiles[0].contents);
}

/** Bytes after gzip; none where there is nothing for a browser. */
export async function weights() {
  const wasm = gzip(readFileSync(`${packed}/dist/ree-check.wasm`));
  return {
    "ree-check, wasm inside the script": await bundled(`export * from "${packed}/dist/index.js"`),
    "ree-check/slim and its wasm": (await bundled(`export * from "${packed}/dist/slim.js"`)) + wasm,
    "json-logic-engine, compiled": await bundled(`export { LogicEngine } from "json-logic-engine"`),
    "cel-js, parsed": await bundled(`export { Environment } from "@marcbachmann/cel-js"`),
    "json-rules-engine": await bundled(`export { Engine } from "json-rules-engine"`),
    "zen-engine, native": undefined,
  };
}
