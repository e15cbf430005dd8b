import { load } from "./node_modules/ree-check/dist/index.js";

self.onmessage = async ({ data: product }) => {
  const ree = await load();
  self.postMessage(JSON.stringify(ree.check(product)));
};
