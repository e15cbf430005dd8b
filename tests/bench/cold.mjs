// From before the import to the first answer, in a fresh process; the start of Node itself is not in it.

import { ENGINES, entry } from "./engines.mjs";
import { products } from "./products.mjs";
import { rules as describe } from "./rules.mjs";

const name = process.argv[2];
const rules = describe();
const [first] = products(rules, 1);

const magnet = {
  composition: [
    { substance: "Nd", amount: { mass_percent: "27" } },
    { substance: "Dy", amount: { mass_percent: "3.1" } },
    { substance: "Fe", amount: "balance" },
  ],
  facts: { kind: "magnet", integration: "bare" },
};

const start = performance.now();
if (name === "built-in") {
  const { load } = await import(entry);
  const ree = await load();
  ree.check(magnet);
} else {
  const { judge } = await ENGINES[name](rules);
  await judge(first);
}
console.log(performance.now() - start);
