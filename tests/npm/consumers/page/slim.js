import { load } from "./node_modules/ree-check/dist/slim.js";

const product = await (await fetch("./product.json")).json();
const ree = await load(fetch("./node_modules/ree-check/dist/ree-check.wasm"));
document.querySelector("output").textContent = JSON.stringify(ree.check(product));
