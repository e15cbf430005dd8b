// Numbers that look random and are the same on every machine (mulberry32).

export function random(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const whole = (from, to) => from + Math.floor(next() * (to - from + 1));
  const one = (list) => list[whole(0, list.length - 1)];
  return {
    whole,
    one,
    chance: (share) => next() < share,
    /** Some of a list, in its order, at least one. */
    some(list, share) {
      const chosen = list.filter(() => next() < share);
      return chosen.length > 0 ? chosen : [one(list)];
    },
    /** So many of a list, each once. */
    draw(list, many) {
      const left = [...list];
      return Array.from({ length: many }, () => left.splice(whole(0, left.length - 1), 1)[0]);
    },
  };
}
