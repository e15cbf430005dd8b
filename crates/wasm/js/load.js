// `load`: one engine a rulebook, made once; what failed can be tried again.

import { engine } from "./engine.js";
import { ReeCheckError, refuse } from "./errors.js";
import { isPlain, optionsOf } from "./product.js";

/**
 * Makes an entry's `load`.
 * @param {(given: unknown) => Promise<WebAssembly.Module> | WebAssembly.Module} compile
 */
export function loader(compile) {
  let module;
  const engines = new Map();

  /** The same promise for the same key, until it fails. */
  async function once(options, given) {
    const own = await rulebook(options);
    const key = own?.sha256 ?? "";
    let made = engines.get(key);
    if (made === undefined) {
      made = start(own, given);
      engines.set(key, made);
      made.catch(() => engines.delete(key));
    }
    return made;
  }

  async function start(own, given) {
    try {
      module ??= compile(given);
      return engine(await module, own);
    } catch (error) {
      if (error instanceof ReeCheckError && error.kind === "bad_rulebook") throw error;
      // Another wasm may do.
      module = undefined;
      if (error instanceof ReeCheckError && error.kind !== "engine_failed") throw error;
      throw failed(error instanceof ReeCheckError ? error.cause : error);
    }
  }

  return once;
}

/** Words of browsers for what a content policy forbids. */
const FORBIDDEN = /unsafe-eval|content.security.policy|\bCSP\b/i;
const HINTS = {
  policy: {
    en: "The policy of the page must allow wasm ('wasm-unsafe-eval'); then call load again.",
    zh: "页面的内容安全策略须允许 wasm（'wasm-unsafe-eval'）；之后可再次调用 load。",
  },
  bytes: {
    en: "Give the ree-check.wasm of the same version of the package, whole.",
    zh: "请提供同一版本包内完整的 ree-check.wasm。",
  },
  again: { en: "Call load again.", zh: "可再次调用 load。" },
};

function failed(error) {
  // What others say may end with a full stop of its own.
  const said = String(error?.message ?? error).trim().replace(/[.。]+$/, "");
  const unfit = [WebAssembly.CompileError, WebAssembly.LinkError].some((kind) => error instanceof kind);
  const hint = HINTS[FORBIDDEN.test(said) ? "policy" : unfit ? "bytes" : "again"];
  return refuse("load_failed", null, `The engine could not be loaded: ${said}.`, `引擎加载失败：${said}。`, hint, error);
}

/** Another rulebook as text, with the SHA-256 of its bytes. */
async function rulebook(options) {
  if (options === undefined) return undefined;
  try {
    optionsOf(options, ["rulebook"], "load({ rulebook })");
  } catch (thrown) {
    throw thrown instanceof ReeCheckError ? thrown : bad("it cannot be read", "无法读取", thrown);
  }
  let json;
  try {
    const { rulebook: given } = options;
    if (given === undefined) return undefined;
    if (typeof given === "string") json = given;
    else if (given instanceof Uint8Array || given instanceof ArrayBuffer) {
      json = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(given);
    } else if (isPlain(given)) json = JSON.stringify(given);
  } catch (cause) {
    throw bad("it cannot be written as JSON", "无法写成 JSON", cause);
  }
  if (json === undefined) throw bad("it is no text, bytes or plain object", "不是文本、字节或普通对象");
  json = json.replace(/^\uFEFF/, "");
  if (globalThis.crypto?.subtle === undefined) {
    throw bad("its hash cannot be told on a page that is not secure", "非安全页面无法计算其哈希", undefined, {
      en: "Serve the page by https or from localhost.",
      zh: "请以 https 或从 localhost 提供页面。",
    });
  }
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(json));
  const sha256 = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
  return { json, sha256 };
}

function bad(en, zh, cause, hint = { en: "Give the text, the bytes or the parsed object of a rulebook.json.", zh: "请给出 rulebook.json 的文本、字节或解析后的对象。" }) {
  return refuse("bad_rulebook", "rulebook", `The rulebook cannot be used: ${en}.`, `规则库无法使用：${zh}。`, hint, cause);
}
