// What a portal writes, and what the compiler must refuse.
import { load, ReeCheckError, type Determination, type ErrorEnvelope, type Product } from "ree-check";
import { load as loadSlim } from "ree-check/slim";
import { ReeCheckElement } from "ree-check/element";
import wasm from "ree-check/ree-check.wasm";

const ree = await load();
const found: Determination = ree.check({ composition: "SmCo5", facts: { kind: "magnet" } });

// The outcome narrows.
if (found.outcome === "needs_facts") {
  const ask: string = found.questions[0].ask.en;
  const sure: null = found.sure;
  const lean: null = found.lean;
  void [ask, sure, lean];
  // As the README has it.
  const [question] = found.questions;
  const facts: Record<string, string> = {};
  for (const option of question.options) facts[question.facts[0]] = option.value;
  ree.check({ composition: "SmCo5", facts });
} else if (found.outcome === "grey") {
  const lean: "licence_required" | "not_controlled" | null = found.lean;
  const sure: "low" | "medium" | "high" = found.sure;
  // @ts-expect-error a settled or grey answer may leave nothing to ask
  found.questions[0].ask;
  void [lean, sure];
} else if (found.outcome === "licence_required") {
  const sure: "low" | "medium" | "high" = found.sure;
  const lean: null = found.lean;
  void [sure, lean];
} else {
  const outcome: "not_controlled" = found.outcome;
  void outcome;
}
function word(determination: Determination): string {
  switch (determination.outcome) {
    case "licence_required": return "licence";
    case "not_controlled": return "free";
    case "grey": return "open";
    case "needs_facts": return "ask";
  }
}
// @ts-expect-error there is no such outcome
found.outcome === "controlled";

// Every notation of the list form.
({ composition: [
  { substance: "Nd", amount: { mass_percent: "27" } },
  { substance: "Dy", amount: { mass_percent: [3, 3.4] } },
  { substance: ["B", "B2O3"], amount: { mass_percent: { max: "1.1", open: true } } },
  { substance: "Fe", amount: "balance" },
] }) satisfies Product;
({ shipment: { date: "2026-06-01", destination: "DE", purpose: "sample" }, accept_suggestions: true }) satisfies Product;

const frozen = {
  composition: [
    { substance: ["Nd", "Pr"], amount: { mass_percent: ["26", "28"] } },
    { substance: "Dy", amount: { ppm: { min: 1, max: 5 } } },
    { substance: "Fe", amount: "balance" },
  ],
  facts: { kind: "magnet" },
  shipment: { date: "2026-06-01", purpose: "sample" },
} as const;
ree.check(frozen);
ree.checkMany([frozen] as const);
frozen satisfies Product;
// What was read may be given back.
ree.check({ composition: ree.parseComposition("SmCo5").components });

// @ts-expect-error an amount has one unit
ree.check({ composition: [{ substance: "Nd", amount: { mass_percent: 3, ppm: 30000 } }] });
// @ts-expect-error a range has no open end
ree.check({ composition: [{ substance: "Nd", amount: { mass_percent: { min: 1, max: 3, open: true } } }] });
// @ts-expect-error a pair has two ends
ree.check({ composition: [{ substance: "Nd", amount: { mass_percent: [1, 2, 3] } }] });
// @ts-expect-error the field is called composition
ree.check({ compositon: "SmCo5" });
// @ts-expect-error an amount is a number, a text, a pair or a bound
ree.check({ composition: [{ substance: "Nd", amount: { mass_percent: true } }] });
// @ts-expect-error no such word for an amount
ree.check({ composition: [{ substance: "Fe", amount: "rest" }] });
// @ts-expect-error no such unit
ree.check({ composition: [{ substance: "Fe", amount: { percent: 3 } }] });
// @ts-expect-error values of facts are texts
ree.check({ composition: "SmCo5", facts: { kind: true } });
// @ts-expect-error no such purpose
ree.check({ shipment: { purpose: "fun" } });
// @ts-expect-error a day is a text
ree.check({ shipment: { date: new Date() } });
// @ts-expect-error no such detail
ree.check({ composition: "SmCo5" }, { detail: "short" });
// @ts-expect-error the text form is for checkText
ree.check("{}");
// @ts-expect-error many come as an array
ree.checkMany({ composition: "SmCo5" });
// @ts-expect-error a comparison needs two days
ree.diff({ composition: "SmCo5" }, "2026-06-01");

// Many: each a determination or an error.
for (const one of ree.checkMany([{ composition: "SmCo5" }], { detail: "outcome" })) {
  if (one instanceof ReeCheckError) {
    const kind: "load_failed" | "engine_failed" | "unknown_field" | "too_large" | string = one.kind;
    const span: [number, number] | null = one.span;
    void [kind, one.where, span, one.hint?.en, one.error.message.zh, one.toJSON().error.kind];
    const line: ErrorEnvelope | { error: ReeCheckError["error"] } = one.toJSON();
    void line;
    // @ts-expect-error no such kind
    one.kind === "oops";
  } else {
    word(one);
  }
}
// @ts-expect-error errors are the package's own to make
new ReeCheckError({});

const text: string = ree.checkText("{}\n");
const { a, b, differs } = ree.diff({ composition: "SmCo5" }, "2025-04-03", "2026-06-01");
word(a) === word(b) || differs[0]?.what;
ree.parseComposition(text).components[0]?.substance;
ree.vocabulary().facts[0]?.values[0]?.label.en;
ree.rulebook().measures[0]?.title.zh;

// Loading.
await load({ rulebook: "{}" });
await load({ rulebook: new Uint8Array() });
await load({ rulebook: JSON.parse("{}") });
await load({ rulebook: { measures: [] } });
// @ts-expect-error a Map is no rulebook
await load({ rulebook: new Map() });
await loadSlim(wasm);
await loadSlim(fetch("ree-check.wasm"), { rulebook: {} });
await loadSlim(new URL("https://example.org/ree-check.wasm"));
// @ts-expect-error the slim entry needs the wasm
await loadSlim();
// @ts-expect-error no such option
await load({ rules: "{}" });

// The element.
const element = document.createElement("ree-check") satisfies ReeCheckElement;
element.value = { composition: "SmCo5" };
element.addEventListener("determination", (event) => word(event.detail));
element.addEventListener("refusal", (event) => event.detail.kind);
element.value = '{"composition":"SmCo5"}';
element.disabled = true;
// @ts-expect-error a misspelt field here too
element.value = { compositon: "SmCo5" };
