// The package where portals are served from, with tools too large for every run:
// `cargo xtask test --only npm-heavy`.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { answers, browser } from "../browser.mjs";
import { consumer, expected, pack, product, same, server, sh, tools } from "../harness.mjs";

const env = { NEXT_TELEMETRY_DISABLED: "1" };
let chrome;
let kit;
let want;

before(async () => {
  kit = { ...(await pack()), under: await tools("heavy") };
  want = await expected();
  chrome = await browser();
});
after(() => chrome?.close());

async function post(address) {
  const answer = await fetch(address, { method: "POST", body: JSON.stringify(product) });
  assert.equal(answer.status, 200);
  return answer.text();
}

test("Next.js", async (t) => {
  const cwd = await consumer("next", kit);
  const next = kit.under.bin("next");
  await sh(next, ["build"], { cwd, env });
  const host = await server(next, ["start", "--hostname", "127.0.0.1", "--port", "0"], { cwd, env });
  t.after(host.stop);
  await t.test("server and client component", async (t) => same(t, want, await answers(chrome, host.address)));
  await t.test("route", async (t) => same(t, want, await post(`${host.address}/api`)));
});

test("workerd", async (t) => {
  const cwd = await consumer("workerd", kit);
  await sh("node", ["build.mjs"], { cwd });
  const host = await server(kit.under.bin("workerd"), ["serve", "config.capnp", "--control-fd=1"], { cwd });
  t.after(host.stop);
  same(t, want, await post(host.address));
});
