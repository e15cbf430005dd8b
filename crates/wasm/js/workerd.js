// The entry for Cloudflare's workerd, which compiles wasm only at deployment.

import wasm from "./ree-check.wasm";

import { loader } from "./load.js";

export { ReeCheckError } from "./errors.js";

/** Loads the engine, once; see `index.d.ts`. */
export const load = loader(() => wasm);
