// A composition that a portal gave as a list, written out in the reader's own notation, so that the
// person can see and change it.

/** Units as they are written behind a number. */
const UNITS = { mass_percent: "wt%", atomic_percent: "at%", ppm: "ppm", parts: "parts", moles: "mol", g_per_l: "g/L", mol_per_l: "mol/L" };
const WORDS = ["balance", "trace", "unknown"];
/** More digits than an amount may have. */
const LONGEST = 40;

/** The text of a list; empty where it is no list, or holds what cannot be written. */
export function asText(list) {
  if (!Array.isArray(list)) return "";
  const parts = list.map(part);
  if (parts.includes(undefined)) return "";
  return parts.join(parts.some((text) => /[,;，；、]/.test(text)) ? "\n" : ", ");
}

function part(component) {
  const { substance, amount } = component ?? {};
  const names = [substance].flat();
  if (names.length === 0 || !names.every((name) => typeof name === "string" && name.trim() !== "")) return undefined;
  // No notation says “one of these, so much of it”: none of them may seem to be left out.
  if (names.length > 1) return names.map((name) => `${name.trim()} unknown`).join(", ");
  const much = WORDS.includes(amount) ? amount : measured(amount);
  return much && `${names[0].trim()} ${much}`;
}

function measured(amount) {
  const [[unit, value] = [], ...more] = Object.entries(amount ?? {});
  if (!Object.hasOwn(UNITS, unit) || more.length > 0) return undefined;
  const number = valued(value);
  return number && `${number} ${UNITS[unit]}`;
}

function valued(value) {
  if (typeof value === "string" || typeof value === "number") return decimal(value);
  if (typeof value !== "object" || value === null) return undefined;
  const [low, high] = Array.isArray(value) ? value : [value.min, value.max];
  if (low === undefined) return bound(high, value.open ? "<" : "≤");
  if (high === undefined) return bound(low, value.open ? ">" : "≥");
  const ends = [decimal(low), decimal(high)];
  return ends.every(Boolean) ? ends.join("–") : undefined;
}

function bound(end, sign) {
  const number = decimal(end);
  return number && `${sign}${number}`;
}

/** A number without an exponent, which JavaScript and JSON may write and people do not. */
function decimal(number) {
  const found = /^(\d+)(?:\.(\d*))?(?:e([+-]?\d+))?$/i.exec(String(number).trim());
  if (found === null) return undefined;
  const [whole, digits, broken = "", power] = found;
  if (power === undefined) return whole;
  const point = digits.length + Number(power);
  if (Math.abs(point) > LONGEST) return undefined;
  const all = digits.padEnd(point - broken.length, "0") + broken;
  if (point <= 0) return `0.${"0".repeat(-point)}${all}`;
  const padded = all.padEnd(point, "0");
  return padded.length > point ? `${padded.slice(0, point)}.${padded.slice(point)}` : padded;
}
