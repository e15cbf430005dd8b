// The package in what portals are built with: each installs the tarball, and must make the
// determination that Node makes, byte for byte.
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { answers, browser, POLICY } from "./browser.mjs";
import { consumer, expected, pack, same, server, sh, tools } from "./harness.mjs";
import { serve } from "./serve.mjs";

let chrome;
let kit;
let want;

before(async () => {
  kit = { ...(await pack()), under: await tools("tools") };
  want = await expected();
  chrome = await browser();
});
after(() => chrome?.close());

/** What a page of a folder answers under the policy. */
async function page(folder, path = "") {
  const host = await serve(folder, { "content-security-policy": POLICY });
  try {
    return await answers(chrome, `${host.address}/${path}`);
  } finally {
    host.close();
  }
}

test("Node", async (t) => {
  const cwd = await consumer("node", kit);
  const ways = { import: "import.mjs", require: "require.cjs", "the slim entry with bytes": "slim.mjs" };
  for (const [way, file] of Object.entries(ways)) {
    await t.test(way, async (t) => {
      const { stdout } = await sh("node", [file], { cwd });
      same(t, want, stdout.trimEnd());
    });
  }
  await t.test("the first lines of the package's README", async (t) => {
    const readme = await readFile(join(cwd, "node_modules/ree-check/README.md"), "utf8");
    const [, snippet, says] = readme.match(/```js\n(.*?\/\/ (.*?)\n.*?)```/s);
    await writeFile(join(cwd, "readme.mjs"), snippet);
    const { stdout } = await sh("node", ["readme.mjs"], { cwd });
    assert.equal(stdout.split("\n")[0], says);
    t.diagnostic(says);
  });
});

test("a plain page under the strict policy", async (t) => {
  const folder = await consumer("page", kit);
  const ways = { "module script": "", "module worker": "worker.html", "the slim entry with fetch": "slim.html" };
  for (const [way, file] of Object.entries(ways)) {
    await t.test(way, async (t) => same(t, want, await page(folder, file)));
  }
});

for (const bundler of ["webpack", "esbuild", "rollup"]) {
  test(bundler, async (t) => {
    const folder = await consumer("bundle", { ...kit, as: bundler });
    await sh("node", [`${bundler}.mjs`], { cwd: folder });
    same(t, want, await page(folder));
  });
}

test("Vite", async (t) => {
  const cwd = await consumer("vite", kit);
  const vite = kit.under.bin("vite");
  await t.test("build", async (t) => {
    await sh(vite, ["build"], { cwd });
    same(t, want, await page(`${cwd}/dist`));
  });
  await t.test("dev", async (t) => {
    const dev = await server(vite, ["--host", "127.0.0.1", "--port", "0"], { cwd });
    t.after(dev.stop);
    same(t, want, await answers(chrome, dev.address));
  });
});

for (const framework of ["react", "vue"]) {
  test(`${framework} with the element`, async (t) => {
    const cwd = await consumer(framework, kit);
    await sh(kit.under.bin("vite"), ["build"], { cwd });
    same(t, want, await page(`${cwd}/dist`));
  });
}
