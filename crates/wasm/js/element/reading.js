// What was read of the composition: the bar by mass, the listed elements by name, what was not read.

import { h, svg } from "./dom.js";
import { pick, shorter } from "./words.js";

/** So many parts are named beneath the bar. */
const NAMELESS = 8;
/** So many things that were not read are named. */
const UNREAD = 8;

/** The listed elements of a part: its own, or those that its formula names. */
function listedIn(part, listed) {
  const symbols = part.element ? [part.element] : (part.substance.match(/[A-Z][a-z]?/g) ?? []);
  return [...new Set(symbols)].filter((symbol) => listed.has(symbol));
}

/** The middle of an amount, for drawing only. */
const middle = ([low, high]) => (Number(low) + Number(high)) / 2;

/** The composition by mass: the listed first, then by falling mass; nothing where no mass is known. */
function bar(found, { words, listed }) {
  const parts = found.composition
    .filter((part) => part.mass_percent !== null && middle(part.mass_percent) > 0)
    .map((part) => ({ ...part, mass: middle(part.mass_percent), seven: listedIn(part, listed).length > 0 }))
    .sort((a, b) => Number(b.seven) - Number(a.seven) || b.mass - a.mass);
  if (parts.length === 0) return [];
  const whole = Math.max(100, parts.reduce((sum, part) => sum + part.mass, 0));
  // The listed are never too thin to be seen; the others make room for them.
  const least = (part) => Math.max((part.mass / whole) * 100, part.seven ? 1.05 : 0);
  const scale = 100 / Math.max(100, parts.reduce((sum, part) => sum + least(part), 0));
  let start = 0;
  const nameless = [];
  const boxes = parts.flatMap((part) => {
    const width = least(part) * scale;
    const x = start;
    start += width;
    const kind = part.seven ? " seven" : "";
    const label = width >= 24 ? `${part.substance} ${trim(part.mass)}` : width >= 3 + 2.5 * part.substance.length ? part.substance : null;
    const says = `${shorter(part.substance)} ${amount(part.mass_percent, words)}`;
    if (label === null && !part.seven) nameless.push(says);
    return [
      svg("rect", { class: `box${kind}`, x: `${x}%`, y: "0", width: `${width}%`, height: "100%" }, svg("title", {}, says)),
      label && svg("text", { class: kind.trim(), x: `${x + width / 2}%`, y: "50%" }, label),
    ];
  });
  const list = found.composition.map((part) => `${shorter(part.substance)} ${amount(part.mass_percent, words)}`).join(words.comma);
  // What is too narrow for a name in it, and has no tile below, is named beneath.
  const more = nameless.length > NAMELESS ? words.more(nameless.length - NAMELESS) : "";
  const beneath = nameless.slice(0, NAMELESS).join(words.comma) + more;
  return [
    svg("svg", { class: "bar", part: "bar", role: "img", "aria-label": words.bar(list) }, boxes),
    nameless.length > 0 && h("p", { class: "small beneath", "aria-hidden": "true" }, words.beneath(beneath)),
  ];
}

const trim = (number) => String(Number(number.toPrecision(3)));

const amount = (interval, words) => (interval === null ? words.open : words.percent(...interval.map((n) => trim(Number(n)))));

/** Bar, the listed elements by name, and what was not read; null where there is nothing of it. */
export function read(found, context) {
  const { words } = context;
  const listed = tiles(found, context);
  // Said only where the engine, too, met none.
  const none = found.outcome === "not_controlled" && found.rules.length === 0 && found.composition.length > 0;
  const inside = [
    ...bar(found, context),
    listed.length > 0 ? h("ul", { class: "tiles", "aria-label": words.found }, listed) : none && h("p", { class: "small" }, words.none),
    found.unread.length > 0 && found.outcome !== "licence_required" && h("p", { class: "note warn" }, unread(found, context)),
  ].filter(Boolean);
  return inside.length > 0 ? h("div", { class: "read pad", part: "composition" }, inside) : null;
}

function tiles(found, { words, lang, listed }) {
  const tile = (symbol, part) => {
    const { name, judges } = listed.get(symbol);
    const called = words.capital(pick(name, lang));
    // Of a compound only the whole's amount is told here.
    const says = part.element ? words.holds(called, amount(part.mass_percent, words)) : words.within(called, shorter(part.substance));
    return h("li", {}, h("span", { class: judges ? "tile" : "tile hatched", "aria-hidden": "true" }, symbol), h("span", {}, says));
  };
  return found.composition.flatMap((part) => listedIn(part, listed).map((symbol) => tile(symbol, part)));
}

/** What was not read, in whole words, for the reader may know half of one. */
function unread(found, { words, lang, product }) {
  const parts = [...new Map(found.unread.map((part) => [part.text, part])).values()];
  const named = new Set(parts.slice(0, UNREAD).map((part) => wholeWords(part, product[part.from], lang)));
  const list = [...named].map((text) => words.quote(shorter(text))).join(words.comma);
  const more = parts.length > UNREAD ? words.more(parts.length - UNREAD) : "";
  return words.unread(list + more, found.outcome === "not_controlled");
}

function wholeWords({ text, span }, whole, lang) {
  if (!span || typeof whole !== "string" || whole.slice(...span) !== text || typeof Intl.Segmenter !== "function") return text;
  // Words are short: what stands further away does not bear on them.
  const from = Math.max(0, span[0] - 40);
  const near = whole.slice(from, span[1] + 40);
  const [start, end] = span.map((at) => at - from);
  const words = [...new Intl.Segmenter(lang, { granularity: "word" }).segment(near)];
  const ends = words.map(({ index, segment }) => index + segment.length);
  let first = ends.findIndex((stop) => stop > start);
  let last = ends.findIndex((stop) => stop >= end);
  // A dictionary that does not know a Chinese word leaves its characters single.
  const single = (n) => /^\p{sc=Han}$/u.test(words[n]?.segment ?? "");
  while (single(first) && single(first - 1)) first -= 1;
  while (single(last) && single(last + 1)) last += 1;
  if (!words[first].isWordLike || !words[last].isWordLike) return text;
  return near.slice(words[first].index, ends[last]);
}
