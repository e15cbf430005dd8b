import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { load } from "ree-check/slim";

const product = JSON.parse(readFileSync("product.json", "utf8"));
const bytes = readFileSync(fileURLToPath(import.meta.resolve("ree-check/ree-check.wasm")));
const ree = await load(bytes);
console.log(JSON.stringify(ree.check(product)));
