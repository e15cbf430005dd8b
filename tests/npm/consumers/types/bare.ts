// Without the types of a browser: with Node's (tsconfig.node.json), and with none (tsconfig.bare.json).
import { load, type Determination } from "ree-check";
import { load as loadSlim, type WasmSource } from "ree-check/slim";

const bytes = new Uint8Array();
const source: WasmSource = bytes;
const ree = await loadSlim(source);
const found: Determination = (await load()).check({ composition: "SmCo5" });
await loadSlim(bytes.buffer);
await loadSlim(Promise.resolve(bytes), { rulebook: "{}" });
void [ree.check({ composition: "SmCo5" }).outcome, found.outcome];
