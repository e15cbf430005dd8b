import { load } from "./node_modules/ree-check/dist/index.js";

const product = await (await fetch("./product.json")).json();
const ree = await load();
document.querySelector("output").textContent = JSON.stringify(ree.check(product));
