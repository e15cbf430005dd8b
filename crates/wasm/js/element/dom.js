// Nodes made without markup text, so that nothing a product says can become markup, and no page's
// policy is in the way.

const SVG = "http://www.w3.org/2000/svg";

/** An element: `h("p", { class: "a", onclick }, "text", child)`. Children that are null, false or empty are left out. */
export function h(name, attributes = {}, ...children) {
  return fill(document.createElement(name), attributes, children);
}

/** The same for pictures. */
export function svg(name, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, name), attributes, children);
}

function fill(node, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else node.setAttribute(key, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false && child !== ""));
  return node;
}

const stroke = (d) => svg("path", { d, fill: "none", stroke: "currentColor", "stroke-width": "2.3" });
const solid = (d) => svg("path", { d, fill: "currentColor", "fill-rule": "evenodd" });
const RING = "M12 1.8a10.2 10.2 0 1 0 0 20.4 10.2 10.2 0 0 0 0-20.4z";

/** What each icon is drawn of. Only the octagon of a required licence is wholly filled. */
const ICONS = {
  licence_required: () => [
    solid("M7.7 1h8.6L23 7.7v8.6L16.3 23H7.7L1 16.3V7.7zM10.6 5.5v8h2.8v-8zM10.6 15.8v2.8h2.8v-2.8z"),
  ],
  not_controlled: () => [stroke(RING), stroke("m7.2 12.4 3.3 3.2 6.3-6.6")],
  grey: () => [stroke(RING), solid("M12 1.8a10.2 10.2 0 0 0 0 20.4z")],
  needs_facts: () => [
    stroke("M12 1.7 22.3 12 12 22.3 1.7 12z"),
    stroke("M9.4 9.8a2.6 2.6 0 1 1 3.8 2.3c-.8.4-1.2.9-1.2 1.7v.4"),
    solid("M10.8 16h2.4v2.2h-2.4z"),
  ],
  met: () => [stroke("m4.5 12.8 5 5L19.5 7")],
  not_met: () => [stroke("m6 6 12 12M18 6 6 18")],
  unknown: () => [
    stroke("M8 8.5a4 4 0 1 1 5.9 3.5c-1.3.7-1.9 1.4-1.9 2.7v.6"),
    solid("M10.7 17.6h2.6v2.6h-2.6z"),
  ],
};

/** An icon in the colour of the text. A word always stands beside it. */
export function icon(name) {
  return svg("svg", { class: "icon", viewBox: "0 0 24 24", "aria-hidden": "true" }, ICONS[name]?.() ?? []);
}

/** The mark of the project: the seventeen rare earths, the listed seven tall. */
export function logo() {
  const tall = [0, 1, 7, 9, 10, 11, 16];
  const ticks = Array.from({ length: 17 }, (_, n) =>
    svg("rect", {
      x: String(n * 6),
      y: tall.includes(n) ? "0" : "8",
      width: "5",
      height: tall.includes(n) ? "14" : "6",
      fill: "currentColor",
      opacity: tall.includes(n) ? null : "0.35",
    }),
  );
  return svg("svg", { class: "logo", viewBox: "0 0 101 14", "aria-hidden": "true" }, ticks);
}
