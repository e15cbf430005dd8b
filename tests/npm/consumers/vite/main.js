import { load } from "ree-check";
import { load as loadSlim } from "ree-check/slim";
import url from "ree-check/ree-check.wasm?url";
import product from "./product.json";

const show = (id, ree) => {
  document.getElementById(id).textContent = JSON.stringify(ree.check(product));
};
show("default", await load());
show("slim", await loadSlim(fetch(url)));
