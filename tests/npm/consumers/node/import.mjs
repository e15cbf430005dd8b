import { readFileSync } from "node:fs";
import { load } from "ree-check";

const product = JSON.parse(readFileSync("product.json", "utf8"));
const ree = await load();
console.log(JSON.stringify(ree.check(product)));
