// Seventy invented rules in the shape of a control list, as one description, and what they say in
// plain JavaScript. Seven elements, ten rules each: goods of some kinds that hold the element from a
// threshold on are controlled or left open, some forms and assemblies are excepted, everything else is
// said to be outside. Every combination is spoken of, so silence never decides.

import { random } from "./random.mjs";

export const ELEMENTS = ["Hf", "Ta", "W", "Re", "Nb", "Mo", "V"];
export const KINDS = ["metal", "target", "magnet", "magnet_powder", "chemical", "ceramic", "catalyst", "device", "medicine", "ore"];
export const FORMS = ["ingot", "sheet", "powder", "granules", "solution", "swarf"];
export const ASSEMBLIES = ["bare", "holder", "coupling", "rotor", "finished"];
/** Which kinds a fact is told of. */
export const APPLIES = { form: ["metal", "chemical", "catalyst"], assembly: ["magnet"] };

/** Outcomes, the weakest first. */
export const RANKS = [
  { outcome: "not_controlled", lean: null },
  { outcome: "grey", lean: "not_controlled" },
  { outcome: "grey", lean: null },
  { outcome: "grey", lean: "licence_required" },
  { outcome: "licence_required", lean: null },
];
const [CLEAR, OPEN_CLEAR, OPEN, OPEN_LICENCE, LICENCE] = RANKS.keys();

/**
 * `{ id, element, edge, over, when, unless, beats, rank, class, code }`: the rule holds where the
 * element's content is `over` its edge (or below), each fact of `when` has one of the values, and none of
 * `unless` has. What `unless` excepts is said by the rule that `beats` this one.
 */
export function rules(seed = 18) {
  const { one, some, chance, whole } = random(seed);
  return ELEMENTS.flatMap((element, number) => {
    const edge = one(["0.05", "0.1", "0.15", "0.2", "0.5", "1"]);
    const open = () => one([OPEN_CLEAR, OPEN, OPEN_LICENCE]);
    const make = (name, over, rank, when, { unless, beats, item } = {}) => ({
      id: `${name}-${element.toLowerCase()}`, element, edge, over, rank, when, unless, beats,
      class: item && name, code: item && `9A${100 + number}.${item}`,
    });
    const excepted = (name, item, kinds, fact, values) => [
      make(name, true, LICENCE, { kind: kinds }, { unless: { [fact]: values }, item }),
      make(`${name}-not`, true, CLEAR, { kind: kinds.slice(0, 1), [fact]: values }, { beats: `${name}-${element.toLowerCase()}` }),
    ];
    const ceramic = chance(0.5) ? LICENCE : open();
    return [
      ...excepted("metal", "a", ["metal"], "form", some(["sheet", "powder", "swarf"], 0.4)),
      make("target", true, LICENCE, { kind: ["target"] }, { item: "b" }),
      ...excepted("magnet", "c", whole(0, 1) ? ["magnet", "magnet_powder"] : ["magnet"], "assembly", some(["coupling", "rotor", "finished"], 0.6)),
      ...excepted("compound", "d", ["chemical"], "form", some(["granules", "solution"], 0.5)),
      make("ceramic", true, ceramic, { kind: ["ceramic"] }, { item: "e" }),
      make("other", true, CLEAR, { kind: ["magnet_powder", "catalyst", "device", "medicine", "ore"] }),
      make("little", false, CLEAR, {}),
    ];
  });
}

/** What the rules say of flat facts, without any engine: the answer all others are held against. */
export function reference(rules) {
  return (facts) => {
    const met = rules.filter((r) => facts[r.element] >= Number(r.edge) === r.over && Object.entries(r.when).every(([f, v]) => v.includes(facts[f])));
    const beaten = met.map((r) => r.beats);
    return folded(met.filter((r) => !beaten.includes(r.id)));
  };
}

/** The verdict of the rules that hold: the strongest outcome, and the items met and left open. */
export function folded(held) {
  let rank = CLEAR;
  const codes = [];
  const possible = [];
  for (const rule of held) {
    if (rule.rank > rank) rank = rule.rank;
    if (rule.rank === LICENCE) codes.push(rule.code);
    else if (rule.rank !== CLEAR) possible.push(rule.code);
  }
  return { rank, codes, possible };
}

/** A verdict as text, to compare. */
export function written({ rank, codes, possible }) {
  return JSON.stringify([RANKS[rank].outcome, RANKS[rank].lean, [...codes].sort(), [...possible].sort()]);
}

/** The same from a determination of ree-check. */
export function writtenOf({ outcome, lean, control_codes, possible_codes }) {
  return JSON.stringify([outcome, lean, [...control_codes].sort(), [...possible_codes].sort()]);
}
