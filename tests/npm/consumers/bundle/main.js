import { load } from "ree-check";
import product from "./product.js";

const ree = await load();
document.querySelector("output").textContent = JSON.stringify(ree.check(product));
