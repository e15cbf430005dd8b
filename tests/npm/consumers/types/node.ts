// With Node's types and no browser's.
import { readFile } from "node:fs/promises";
import { load } from "ree-check/slim";

await load(await readFile("ree-check.wasm"));
await load(readFile("ree-check.wasm"));
await load(new URL(import.meta.resolve("ree-check/ree-check.wasm")));
await load(fetch("https://example.org/ree-check.wasm"));
