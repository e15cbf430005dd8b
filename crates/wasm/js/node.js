// The entry for Node: the wasm from the file beside it, which takes a tenth of the time that two megabytes of
// script take. Where there is no such file, as in a bundle, it is in the script.

import { readFileSync } from "node:fs";

import { loader } from "./load.js";

export { ReeCheckError } from "./errors.js";

/** At once and not beside other work: a short-lived script should not wait. */
async function compiled() {
  const bytes = beside();
  if (bytes !== undefined) return new WebAssembly.Module(bytes);
  const { inlined } = await import("./inlined.js");
  return inlined();
}

function beside() {
  try {
    return readFileSync(new URL("./ree-check.wasm", import.meta.url));
  } catch {
    return undefined;
  }
}

/** Loads the engine, once; see `index.d.ts`. */
export const load = loader(compiled);
