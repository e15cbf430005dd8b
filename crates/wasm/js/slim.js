// The entry for who brings the wasm: as bytes, as a compiled module, or as the answer of a fetch.

import { refuse } from "./errors.js";
import { loader } from "./load.js";

export { ReeCheckError } from "./errors.js";

/** What every wasm begins with. */
const MAGIC = [0x00, 0x61, 0x73, 0x6d];

const withWasm = loader(async (given) => {
  const wasm = await (given instanceof URL ? fetched(given) : given);
  if (wasm instanceof WebAssembly.Module) return wasm;
  if (typeof Response === "function" && wasm instanceof Response) {
    if (!wasm.ok) {
      throw unloaded(`${wasm.url || "the address"} answered ${wasm.status}`, `${wasm.url || "该地址"} 返回 ${wasm.status}`, {
        en: "Check the address of ree-check.wasm; then call load again.",
        zh: "请核对 ree-check.wasm 的地址；之后可再次调用 load。",
      });
    }
    return compiledOf(new Uint8Array(await wasm.arrayBuffer()));
  }
  if (wasm instanceof ArrayBuffer) return compiledOf(new Uint8Array(wasm));
  // V8 of Node 20 takes no DataView.
  if (ArrayBuffer.isView(wasm)) return compiledOf(new Uint8Array(wasm.buffer, wasm.byteOffset, wasm.byteLength));
  throw refuse("wrong_type", "wasm", "This is no wasm.", "此处不是 wasm。", {
    en: "Give the bytes of ree-check.wasm, a WebAssembly.Module, a Response or its promise, or a URL.",
    zh: "请给出 ree-check.wasm 的字节、WebAssembly.Module、Response 或其 Promise，或 URL。",
  });
});

/** What an address answers. Node's fetch knows no files, so there the file is read. */
async function fetched(url) {
  const node = globalThis.process?.getBuiltinModule;
  try {
    return await (url.protocol === "file:" && node ? node("node:fs/promises").readFile(url) : fetch(url));
  } catch (cause) {
    throw unloaded(`${url.href} could not be fetched (${cause?.message ?? cause})`, `无法获取 ${url.href}（${cause?.message ?? cause}）`, {
      en: "The address must be there, and the policy of a page must allow it (connect-src); then call load again.",
      zh: "该地址须可访问，且页面的内容安全策略须允许（connect-src）；之后可再次调用 load。",
    }, cause);
  }
}

function compiledOf(bytes) {
  if (MAGIC.every((byte, place) => bytes[place] === byte)) return WebAssembly.compile(bytes);
  const begins = String.fromCharCode(...bytes.subarray(0, 9)).replace(/[^ -~]/g, "·");
  const [en, zh] = bytes.length === 0 ? ["there are no bytes", "没有内容"] : [`the bytes are no wasm; they begin with “${begins}”`, `内容不是 wasm，开头为“${begins}”`];
  throw unloaded(en, zh, {
    en: "Give ree-check.wasm of the package; a server may answer a wrong address with a page.",
    zh: "请给出包内的 ree-check.wasm；地址有误时，服务器可能返回网页。",
  });
}

function unloaded(en, zh, hint, cause) {
  return refuse("load_failed", "wasm", `The engine could not be loaded: ${en}.`, `引擎加载失败：${zh}。`, hint, cause);
}

/** Loads the engine, once; see `slim.d.ts`. */
export function load(wasm, options) {
  // Where the engine is there already, or the rulebook is bad, nobody waits for it to fail.
  Promise.resolve(wasm).catch(() => {});
  return withWasm(options, wasm);
}
