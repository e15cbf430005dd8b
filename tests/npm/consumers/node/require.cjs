const { load } = require("ree-check");
const product = require("./product.json");

load().then((ree) => console.log(JSON.stringify(ree.check(product))));
