// What Cloudflare's own tool does: the wasm stays a module of its own.
import { copyFile, readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

await build({
  entryPoints: ["worker.js"],
  bundle: true,
  format: "esm",
  conditions: ["workerd"],
  external: ["*.wasm"],
  outfile: "out/worker.js",
});
await copyFile(fileURLToPath(import.meta.resolve("ree-check/ree-check.wasm")), "out/ree-check.wasm");
console.log((await readdir("out")).join(" "));
