// The wasm out of the script's own text.

import { base64 } from "./wasm-text.js";

/** In Node at once: a short-lived script should not wait. Elsewhere beside the page's own work. */
export function inlined() {
  if (typeof globalThis.Buffer === "function" && typeof globalThis.process?.versions?.node === "string") {
    return new WebAssembly.Module(Buffer.from(base64, "base64"));
  }
  return WebAssembly.compile(bytes());
}

function bytes() {
  if (typeof Uint8Array.fromBase64 === "function") return Uint8Array.fromBase64(base64);
  const binary = atob(base64);
  const out = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i += 1) out[i] = binary.charCodeAt(i);
  return out;
}
