// The entry for who brings the wasm: as bytes, as a compiled module, or as the answer of a fetch.

import { refuse } from "./errors.js";
import { loader } from "./load.js";

export { ReeCheckError } from "./errors.js";

const withWasm = loader(async (given) => {
  const wasm = await (given instanceof URL ? fetch(given) : given);
  if (wasm instanceof WebAssembly.Module) return wasm;
  if (typeof Response === "function" && wasm instanceof Response) {
    if (!wasm.ok) throw new Error(`${wasm.url} answered ${wasm.status}`);
    return WebAssembly.compile(await wasm.arrayBuffer());
  }
  if (wasm instanceof ArrayBuffer) return WebAssembly.compile(wasm);
  // V8 of Node 20 takes no DataView.
  if (ArrayBuffer.isView(wasm)) return WebAssembly.compile(new Uint8Array(wasm.buffer, wasm.byteOffset, wasm.byteLength));
  throw refuse("wrong_type", "wasm", "This is no wasm.", "此处不是 wasm。", {
    en: "Give the bytes of ree-check.wasm, a WebAssembly.Module, a Response or its promise, or a URL.",
    zh: "请给出 ree-check.wasm 的字节、WebAssembly.Module、Response 或其 Promise，或 URL。",
  });
});

/** Loads the engine, once; see `slim.d.ts`. */
export function load(wasm, options) {
  // Where the engine is there already, or the rulebook is bad, nobody waits for it to fail.
  Promise.resolve(wasm).catch(() => {});
  return withWasm(options, wasm);
}
