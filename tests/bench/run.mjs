// Measures ree-check against what a portal would take instead.
//
//     cargo xtask npm && npm ci --prefix tests/bench && node tests/bench/run.mjs
//
// The same for all: seventy invented rules in the shape of a control list (rules.mjs), written for each
// engine (compile.mjs), and 5,000 seeded products (products.mjs). First every engine judges all of them;
// a verdict (outcome, lean, codes met, codes left open) that differs from plain JavaScript's ends the run.
//
// Then each engine, in a process of its own, has a short time to warm up and takes its turn in every round;
// the table gives the median of the rounds. The short answer is `detail: "outcome"` for ree-check,
// from the product to the determination as objects; for a peer from its flat facts, ready as an object, to
// outcome and codes. That a peer's facts must first be made from the composition is not counted. Explained is
// the whole determination, held against JSON.parse(JSON.stringify(…)) of its product and of itself. The
// floor is JSON.parse(JSON.stringify(product)). Ratios are medians of the ratios within a round. Nothing
// is asserted of times. Options: --rounds=15, --only=ree-check (without peers).

import { fork, execFileSync } from "node:child_process";
import { cpus } from "node:os";

import { ENGINES } from "./engines.mjs";
import { products } from "./products.mjs";
import { reference, rules as describe, written } from "./rules.mjs";
import { weights } from "./weigh.mjs";

const option = (name, otherwise) => process.argv.find((a) => a.startsWith(`--${name}=`))?.split("=")[1] ?? otherwise;
const ROUNDS = Number(option("rounds", "15"));
const only = option("only");
const peers = Object.keys(ENGINES).filter((name) => only === undefined || name === only);
const WARM = 1500;
/** About how long a turn takes, in milliseconds. */
const TURN = 100;

const rules = describe();
const cases = products(rules);

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

async function start(name, mode) {
  const child = fork(new URL("worker.mjs", import.meta.url), [name, mode]);
  child.once("exit", (code) => code && process.exit(1));
  const answer = () => new Promise((done) => child.once("message", done));
  await answer();
  const ask = (...message) => {
    child.send(message);
    return answer();
  };
  return { name, mode, ask, rounds: [], each: [], end: () => child.send(["end"]) };
}

const started = [];
for (const name of peers) started.push(await start(name, "short"));
const wanted = cases.map(({ flat }) => written(reference(rules)(flat)));
for (const one of started) {
  const found = await one.ask("verdicts");
  const bad = found.findIndex((verdict, i) => verdict !== wanted[i]);
  if (bad >= 0) {
    console.error(`${one.name} judges ${JSON.stringify(cases[bad].product)}\nas ${found[bad]}, not ${wanted[bad]}`);
    process.exit(1);
  }
}
console.error(`${cases.length} verdicts of ${started.length} engines agree; measuring`);

for (const mode of ["floor", "explained", "its JSON", "text"]) started.push(await start("ree-check", mode));
for (const one of started) {
  const pace = await one.ask("warm", WARM);
  one.many = Math.max(one.mode === "text" ? 5 : 100, Math.min(5000, Math.round(pace * TURN)));
}
for (let round = 0; round < ROUNDS; round += 1) {
  for (const one of started) one.rounds.push(await one.ask("round", one.many));
  for (const one of started) if (one.mode !== "text") one.each.push(await one.ask("each", one.many));
}
started.forEach((one) => one.end());

const cold = {};
for (let round = 0; round < ROUNDS; round += 1) {
  for (const name of ["built-in", ...peers]) {
    (cold[name] ??= []).push(Number(execFileSync(process.execPath, [new URL("cold.mjs", import.meta.url).pathname, name])));
  }
}
const weight = await weights();

const of = (mode, name = "ree-check") => started.find((one) => one.mode === mode && one.name === name);
const floor = of("floor");
const ratio = (a, b) => median(a.rounds.map((time, round) => time / b.rounds[round]));
const us = (value) => (value < 100 ? value.toFixed(1) : value.toFixed(0));
const kb = (bytes) => (bytes === undefined ? "none for browsers" : (bytes / 1024).toFixed(1));
const row = (...cells) => console.log(`| ${cells.join(" | ")} |`);
const percentiles = (one) => [median(one.each.map((e) => e.p50)), median(one.each.map((e) => e.p99))];

const [cpu] = cpus();
console.log(`${cpu.model.trim()}, ${cpus().length} cores, Node ${process.versions.node}; median of ${ROUNDS} rounds\n`);
row("Short answer", "µs a product", "x floor", "x ree-check", "p50 µs", "p99 µs", "cold start ms", "KB gzip");
row(..."-".repeat(8).split("").map((_, i) => (i === 0 ? "---" : "--:")));
for (const one of [floor, ...started.filter((s) => s.mode === "short")]) {
  const [p50, p99] = percentiles(one);
  const ours = one.mode === "short" && one.name === "ree-check";
  const name = one.mode === "floor" ? "JSON.parse(JSON.stringify(product))" : one.name;
  const first = one.mode === "floor" ? "" : us(median(cold[one.name]));
  row(name, us(median(one.rounds)), ratio(one, floor).toFixed(2), ratio(one, of("short")).toFixed(2), us(p50), us(p99), first,
    one.mode === "floor" ? "" : kb(weight[ours ? "ree-check/slim and its wasm" : one.name]));
}
console.log();
row("ree-check", "µs a product", "held against", "ratio");
row("---", "--:", "---", "--:");
const [p50, p99] = percentiles(of("short"));
row("short, objects", us(median(of("short").rounds)), "floor", ratio(of("short"), floor).toFixed(2));
row("explained, objects", us(median(of("explained").rounds)), "JSON of its product and answer", ratio(of("explained"), of("its JSON")).toFixed(2));
row("short, NDJSON in bulk", us(median(of("text").rounds)), "floor", ratio(of("text"), floor).toFixed(2));
row("p99 of the short answer", us(p99), "its p50", (p99 / p50).toFixed(2));
console.log(`\nBuilt-in rulebook, import to first explained determination: ${us(median(cold["built-in"]))} ms. ` +
  `For browsers, gzip: script and wasm apart ${kb(weight["ree-check/slim and its wasm"])} KB, wasm inside the script ${kb(weight["ree-check, wasm inside the script"])} KB.`);
