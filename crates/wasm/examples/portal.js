// What a portal writes: a product goes in, the determination comes out, the form sends it.
import "../package/dist/element.js";

const lines = {
  16: { id: "Line 16", name: "Shaft, steel", composition: "C 0.45, Si 0.3, Mn 0.7, Fe balance", hs_code: "8483109000" },
  17: { id: "Line 17", name: "Arc magnet 42SH", composition: "Nd 27, Dy 3.1, B 1.0, Co 1, Fe balance", hs_code: "8505111000" },
  18: { id: "Line 18", name: "End cap, aluminium", composition: [{ substance: "Al", amount: { mass_percent: "99.5" } }, { substance: "Si", amount: "balance" }], hs_code: "7616991090" },
};

const check = document.querySelector("ree-check[name]");
const form = document.querySelector("#line");

function show() {
  check.value = lines[form.elements.line.value];
}

document.querySelector("#lines").addEventListener("change", show);
document.querySelector("#date").addEventListener("change", (event) => (check.date = event.target.value || null));
document.querySelector("#language").addEventListener("click", () => {
  const zh = check.lang !== "zh";
  for (const element of document.querySelectorAll("ree-check")) element.lang = zh ? "zh" : "en";
});
check.addEventListener("determination", ({ detail }) => {
  document.title = `${detail.id}: ${detail.outcome}`;
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  const sent = new FormData(form);
  const { outcome, control_codes } = JSON.parse(sent.get("check"));
  const product = JSON.parse(sent.get("check.product"));
  document.querySelector("#sent").textContent = JSON.stringify({ outcome, control_codes, facts: product.facts }, null, 1);
});
show();
