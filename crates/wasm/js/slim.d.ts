import type { LoadOptions, ReeCheck } from "./index.js";

export * from "./index.js";

/** `WebAssembly.Module` and its like where the program's own types know them: neither browser nor Node is asked for. */
export type WasmModule = typeof globalThis extends { WebAssembly: { Module: { prototype: infer M } } } ? M : never;

/** As much of a `Response` as is used. */
export interface WasmResponse {
  readonly ok: boolean;
  readonly status: number;
  readonly url: string;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** A `URL`. */
export interface WasmAddress {
  readonly href: string;
  readonly protocol: string;
  readonly searchParams: object;
}

type Given = ArrayBuffer | ArrayBufferView | WasmModule | WasmResponse;

/**
 * The wasm of `ree-check/ree-check.wasm`: bytes, compiled, an answer of `fetch` or its promise, or a `URL` where it is
 * (in Node a file's too).
 */
export type WasmSource = Given | Promise<Given> | WasmAddress;

/** As `load` of the default entry, with the wasm from the caller; it is asked for once. */
export declare function load(wasm: WasmSource, options?: LoadOptions): Promise<ReeCheck>;
