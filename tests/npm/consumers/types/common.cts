// A CommonJS file, whose `module` knows that Node requires modules.
import { load, type Determination } from "ree-check";
import ree = require("ree-check");

async function judged(): Promise<Determination> {
  const { check } = await ree.load();
  return check({ composition: "SmCo5" });
}
void [load, judged];
