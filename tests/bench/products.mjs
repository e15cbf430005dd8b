// Seeded products of 300 to 900 bytes: a composition in the list form, facts, a shipment. Beside each
// the flat facts that engines without a composition need, as JavaScript numbers; that they come ready, and
// are not derived in the timed part, is in favour of those engines.

import { APPLIES, ASSEMBLIES, ELEMENTS, FORMS, KINDS } from "./rules.mjs";
import { random } from "./random.mjs";

const HOSTS = ["Fe", "Ni", "Co", "Al", "Cu", "Ti"];
const BESIDE = ["Cr", "Mn", "Si", "Zr", "Zn", "Sn", "Ag", "Mg", "C", "B", "In", "Ga"];
const FACTS = { form: FORMS, assembly: ASSEMBLIES };

export function products(rules, count = 5000, seed = 42) {
  const edges = Object.fromEntries(rules.map((r) => [r.element, Number(r.edge)]));
  const r = random(seed);
  const one = (number) => {
    const flat = Object.fromEntries(ELEMENTS.map((e) => [e, 0]));
    const composition = [];
    for (const element of r.draw(ELEMENTS, r.whole(0, 3))) {
      const { amount, least } = stated(r, edges[element]);
      composition.push({ substance: element, amount });
      flat[element] = least;
    }
    for (const substance of r.draw(BESIDE, r.whole(1, 8))) {
      composition.push({ substance, amount: { mass_percent: (r.whole(1, 400) / 100).toString() } });
    }
    composition.push({ substance: r.one(HOSTS), amount: "balance" });
    const kind = r.one(KINDS);
    const facts = { kind };
    for (const [fact, values] of Object.entries(FACTS)) {
      if (APPLIES[fact].includes(kind)) facts[fact] = r.one(values);
      flat[fact] = facts[fact] ?? "";
    }
    flat.kind = kind;
    const product = {
      contract: 1,
      id: `line-${number + 1}`,
      composition,
      facts,
      shipment: {
        date: `2026-0${r.whole(1, 9)}-1${r.whole(0, 9)}`,
        destination: r.one(["DE", "JP", "KR", "US", "IN"]),
        origin: "CN",
        purpose: r.one(["sale", "sample", "other"]),
        end_use: r.one(["bearing for a pump", "furnace element", "sputtering of thin films on glass", "drive of a machine tool for the maker's own plant"]),
      },
    };
    return { product, flat };
  };
  const made = [];
  for (let number = 0; made.length < count; number += 1) {
    const next = one(number);
    const bytes = JSON.stringify(next.product).length;
    if (bytes >= 300 && bytes <= 900) made.push(next);
  }
  return made;
}

/** An amount on one side of the edge, as a value, a range, a bound or in ppm; and its least in percent. */
function stated(r, edge) {
  const above = r.chance(0.6);
  const hundredths = Math.round(edge * 100);
  const percent = (n) => (n / 100).toString();
  const low = above ? hundredths + r.whole(0, 500) : r.whole(1, hundredths - 1);
  switch (r.whole(0, 5)) {
    case 0: {
      const high = above ? low + r.whole(1, 50) : r.whole(low, hundredths - 1);
      return { amount: { mass_percent: [percent(low), percent(high)] }, least: low / 100 };
    }
    case 1:
      return { amount: { ppm: (low * 100).toString() }, least: low / 100 };
    case 2:
      if (!above) return { amount: { mass_percent: { max: percent(low) } }, least: 0 };
      break;
    default:
  }
  return { amount: { mass_percent: percent(low) }, least: low / 100 };
}
