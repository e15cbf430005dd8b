// Ten thousand rounds of bad input in a process of its own (`--expose-gc`): prints what memory does.
import { bad } from "./bad.mjs";
import { entry, product } from "./harness.mjs";

const memories = [];
// The package keeps its instance to itself; its memory is seen where it is made.
WebAssembly.Instance = class extends WebAssembly.Instance {
  constructor(...given) {
    super(...given);
    memories.push(this.exports.memory);
  }
};
const { load } = await entry("index.js");
const ree = await load();
const cases = bad.filter((one) => !one.large);
const want = JSON.stringify(ree.check(product));

let calls = 0;
/** Ten calls, the kinds by turns. */
function round() {
  for (const end = calls + 10; calls < end; calls += 1) {
    const { make, ask = "check" } = cases[calls % cases.length];
    try {
      ree[ask](make());
    } catch (error) {
      if (error.name !== "ReeCheckError") throw error;
    }
  }
}
function used() {
  for (let i = 0; i < 3; i += 1) globalThis.gc();
  const { heapUsed, external, arrayBuffers } = process.memoryUsage();
  return { heap: heapUsed + external - arrayBuffers, wasm: memories.reduce((sum, one) => sum + one.buffer.byteLength, 0) };
}

for (let i = 0; i < 500; i += 1) round();
const before = used();
for (let i = 0; i < 10_000; i += 1) round();
const after = used();
const same = JSON.stringify(ree.check(product)) === want;
console.log(JSON.stringify({ calls, cases: cases.length, instances: memories.length, before, after, same }));
