// The default entry: the wasm is inside, so that no bundler or server has to find a file.

import { inlined } from "./inlined.js";
import { loader } from "./load.js";

export { ReeCheckError } from "./errors.js";

/** Loads the engine, once; see `index.d.ts`. */
export const load = loader(inlined);
