import type { LoadOptions, ReeCheck } from "./index.js";

export * from "./index.js";

/** The wasm of `ree-check/ree-check.wasm`: bytes, compiled, an answer of `fetch` or its promise, or where to fetch it. */
export type WasmSource = BufferSource | WebAssembly.Module | Response | Promise<BufferSource | WebAssembly.Module | Response> | URL;

/** As `load` of the default entry, with the wasm from the caller; it is asked for once. */
export declare function load(wasm: WasmSource, options?: LoadOptions): Promise<ReeCheck>;
