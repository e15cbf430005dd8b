// A walkthrough packed for learning systems, in a system's runtime: choices, score and completion arrive,
// closing early completes nothing, and who comes back goes on. SCORM names the package.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { unzipSync } from "fflate";
import { browser } from "./page.mjs";

const types = { html: "text/html", js: "text/javascript", css: "text/css", wasm: "application/wasm", svg: "image/svg+xml" };
const runtime = await readFile(createRequire(import.meta.url).resolve("scorm-again/scorm12/min"));
const files = unzipSync(await readFile(process.env.SCORM));
const manifest = Buffer.from(files["imsmanifest.xml"]).toString();
const launch = manifest.match(/scormtype="sco" href="([^"]+)"/)[1];

// The frame around a package, as learning systems have it. What it keeps of the learner is handed in.
const frame = (kept) => `<!doctype html><title>System</title><script src="/runtime.js"></script><script>
  window.API = new this.Scorm12API({ autocommit: false, logLevel: 5 });
  window.API.loadFromJSON(${JSON.stringify(kept)}, "cmi");
  onload = () => { const f = document.createElement("iframe"); f.id = "unit"; f.style = "width:1200px;height:900px"; f.src = "/package/${launch}"; document.body.append(f); };
</script>`;

let chromium;
let server;
let origin;
let kept = {};
const asked = [];
before(async () => {
  chromium = await browser();
  server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://x");
    asked.push(pathname);
    if (pathname === "/") return response.setHeader("content-type", "text/html; charset=utf-8").end(frame(kept));
    if (pathname === "/runtime.js") return response.setHeader("content-type", "text/javascript").end(runtime);
    const bytes = files[pathname.replace("/package/", "")];
    if (!bytes) return response.writeHead(404).end();
    response.setHeader("content-type", types[pathname.split(".").pop()] ?? "application/octet-stream");
    return response.end(bytes);
  });
  await new Promise((ready) => { server.listen(0, "127.0.0.1", ready); });
  origin = `http://127.0.0.1:${server.address().port}`;
});
after(() => { server?.closeAllConnections(); server?.close(); return chromium?.close(); });

/** The unit in a fresh visit. `leave` closes it and returns what the system holds. */
async function visit() {
  const context = await chromium.newContext({ locale: "en-GB" });
  const page = await context.newPage();
  const faults = [];
  page.on("pageerror", (e) => faults.push(String(e)));
  await page.goto(origin);
  const unit = page.frameLocator("#unit");
  await unit.locator("html[data-start=running]").waitFor();
  await unit.locator(".ask, .reveal, .played").first().waitFor();
  const cmi = () => page.evaluate(() => JSON.parse(JSON.stringify(window.API.cmi)));
  return {
    page, unit, cmi, faults,
    async decide(n) {
      await unit.locator(".option").nth(n).click();
      await unit.locator("#decide").click();
      await unit.locator(".reveal").waitFor();
    },
    async next() {
      await unit.locator("#next").click();
      await unit.locator(".reveal").waitFor({ state: "detached" });
    },
    async leave() {
      await page.evaluate(() => document.getElementById("unit").remove());
      await page.waitForFunction(() => window.API.isTerminated());
      const held = await cmi();
      await context.close();
      return held;
    },
  };
}

test("the manifest names every file, and the unit among them", () => {
  const named = [...manifest.matchAll(/<file href="([^"]+)"/g)].map(([, name]) => name).sort();
  assert.deepEqual(named, Object.keys(files).filter((name) => name !== "imsmanifest.xml").sort());
  assert.ok(named.includes(launch));
  assert.match(manifest, /<schemaversion>1\.2<\/schemaversion>/);
  assert.equal(named.filter((name) => name.endsWith(".toml")).length, 1);
});

test("choices arrive; closing early completes nothing; who comes back goes on; the end completes", async () => {
  kept = {};
  const first = await visit();
  assert.equal((await first.cmi()).core.lesson_status, "incomplete");
  assert.equal(await first.unit.locator(".tabs").count(), 0, "a package holds no other pages");
  await first.decide(0);
  // A variation is guessed, and its guess arrives as well.
  await first.unit.locator(".row .buttons > [aria-pressed]").first().click();
  await first.unit.locator(".guess").first().click();
  await first.unit.locator(".variation .finds").waitFor();
  await first.next();
  await first.decide(0);
  await first.next();
  const early = await first.leave();
  assert.deepEqual(first.faults, []);
  assert.equal(early.core.lesson_status, "incomplete");
  assert.equal(early.core.exit, "suspend");
  const told = Object.values(early.interactions.childArray ?? early.interactions);
  assert.equal(told.length, 3);
  assert.equal(told[0].id, "motor");
  assert.equal(told[0].type, "choice");
  assert.equal(told[0].student_response, "1");
  assert.match(told[0].result, /^(correct|wrong)$/);
  assert.equal(told[1].type, "fill-in");
  assert.equal(told[1].student_response, "licence_required");
  assert.ok(early.suspend_data.length <= 4096);

  kept = { core: { lesson_status: "incomplete", lesson_location: early.core.lesson_location }, suspend_data: early.suspend_data };
  const second = await visit();
  assert.match(await second.unit.locator("main > .over").textContent(), /Step 3/);
  for (let n = 0; n < 20 && (await second.unit.locator("table.played").count()) === 0; n += 1) {
    await second.decide(0);
    await second.next();
  }
  const rows = await second.unit.locator("table.played tbody tr").count();
  const right = await second.unit.locator("table.played tbody td:nth-of-type(1) b", { hasText: /^Right$/ }).count();
  const whole = await second.leave();
  assert.deepEqual(second.faults, []);
  assert.equal(whole.core.lesson_status, "completed");
  assert.equal(Number(whole.core.score.raw), Math.floor((right * 100) / rows));
  assert.equal(whole.core.exit, "");
  assert.ok(asked.every((path) => path === "/" || path === "/runtime.js" || path.startsWith("/package/") || path === "/favicon.ico"), asked.join(" "));
  const missing = asked.filter((path) => path.startsWith("/package/") && !files[path.replace("/package/", "")]);
  assert.deepEqual(missing, []);
});

/** What the system holds of the choices: step, response, result. */
const choices = (held) => Object.values(held.interactions.childArray ?? held.interactions)
  .map(({ id, student_response: response, result }) => [id, response, result].join(" "));

/** Plays to the end; the option of each step is `pick(step)`. */
async function toEnd(visit, pick) {
  for (let n = 0; n < 20 && !(await visit.unit.locator("table.played").count()); n += 1) {
    await visit.decide(pick(n));
    await visit.next();
  }
  await visit.unit.locator("table.played").waitFor();
}

test("a finished attempt stands until another one is finished", async () => {
  kept = {};
  const first = await visit();
  await first.unit.getByText("is told each choice").waitFor();
  await first.decide(1);
  assert.equal((await first.cmi()).core.score.raw, "", "no score before the end");
  await first.next();
  await toEnd(first, (n) => n % 2);
  await first.unit.getByText("was told of this attempt").waitFor();
  const done = await first.cmi();
  assert.equal(done.core.lesson_status, "completed");
  const score = Number(done.core.score.raw);
  assert.ok(score > 0 && score < 100, `${score}`);
  assert.ok((await first.unit.locator(".keeping").textContent()).includes(`score ${score} of 100`));

  await first.unit.getByRole("button", { name: "Play it again" }).click();
  await first.unit.getByText("keeps the attempt that you finished").waitFor();
  await first.decide(0);
  await first.next();
  const left = await first.leave();
  assert.deepEqual(first.faults, []);
  assert.equal(left.core.lesson_status, "completed");
  assert.equal(Number(left.core.score.raw), score);
  assert.deepEqual(choices(left), choices(done));
  assert.equal(left.core.exit, "suspend", "it goes on there");

  kept = {
    core: { lesson_status: left.core.lesson_status, score: left.core.score, lesson_location: left.core.lesson_location },
    suspend_data: left.suspend_data,
    interactions: { ...(left.interactions.childArray ?? left.interactions) },
  };
  const second = await visit();
  assert.match(await second.unit.locator("main > .over").textContent(), /Step 2/);
  await second.unit.getByText("keeps the attempt that you finished").waitFor();
  const before = choices(await second.cmi());
  assert.deepEqual(before, choices(done), "the system hands over what it held");
  await second.decide(0);
  assert.deepEqual(choices(await second.cmi()), before);
  await second.next();
  await toEnd(second, () => 0);
  const rows = await second.unit.locator("table.played tbody tr").count();
  const right = await second.unit.locator("table.played tbody td:nth-of-type(1) b", { hasText: /^Right$/ }).count();
  const whole = await second.leave();
  assert.deepEqual(second.faults, []);
  assert.equal(Number(whole.core.score.raw), Math.floor((right * 100) / rows));
  assert.equal(whole.core.exit, "");
  const told = choices(whole);
  assert.ok(told.slice(0, rows).every((choice) => / 1 (correct|wrong)$/.test(choice)), told.join(", "));
  // Nothing of the earlier attempt is left among them.
  assert.ok(told.slice(rows).every((choice) => /^earlier-\d+  neutral$/.test(choice)), told.join(", "));
  assert.ok(told.length >= choices(done).length);
});

test("the learner's name comes from the system", async () => {
  for (const [student, name] of [["Hua, Li", "Li Hua"], ["李, 华", "李华"], ["Li Hua", "Li Hua"], ["", ""]]) {
    kept = { core: { student_name: student } };
    const one = await visit();
    await toEnd(one, () => 0);
    assert.equal(await one.unit.locator("#certificate-name").inputValue(), name);
    await one.leave();
    assert.deepEqual(one.faults, []);
  }
});

test("without a learning system it is still played", async () => {
  const page = await chromium.newPage();
  const faults = [];
  page.on("pageerror", (e) => faults.push(String(e)));
  await page.goto(`${origin}/package/${launch}`);
  await page.locator(".option").first().click();
  await page.locator("#decide").click();
  await page.locator(".reveal").waitFor();
  assert.equal(await page.getByText("learning system").count(), 0, "nothing is told that is not so");
  assert.deepEqual(faults, []);
  await page.close();
});
