// What the tests of the npm package share: the package as a portal gets it (packed, then installed
// from the tarball into a folder of its own) and the tools it is bundled and run with.
import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify, stripVTControlCharacters } from "node:util";

const run = promisify(execFile);
export const here = dirname(fileURLToPath(import.meta.url));
export const root = join(here, "../..");
/** The folder that `cargo xtask npm` made. */
export const source = process.env.REE_CHECK_PACKAGE ?? join(root, "target-wasm/npm/package");
const work = join(root, "target-wasm/npm/consumers");

/** The goods that every consumer judges. */
export const product = {
  id: "line 7",
  composition: "SmCo5 magnet: Sm 36 %, Co rest",
  facts: { kind: "magnet", integration: "bare", magnet_type: "smco" },
  shipment: { date: "2026-06-01" },
};

/** A module of the package folder, such as `index.js`. */
export const entry = (name) => import(new URL(name, pathToFileURL(join(source, "dist/"))));

/** The determination as Node makes it: what each consumer's JSON must be. */
export async function expected() {
  const { load } = await entry("index.js");
  return JSON.stringify((await load()).check(product));
}

/** Runs a program to its end; what it said is part of the error where it fails. */
export async function sh(program, args, { cwd = root, env = {}, timeout = 300_000 } = {}) {
  try {
    const { stdout, stderr } = await run(program, args, { cwd, timeout, maxBuffer: 1 << 28, env: { ...process.env, ...env } });
    return { stdout: stripVTControlCharacters(stdout), stderr: stripVTControlCharacters(stderr) };
  } catch (error) {
    const said = `${error.stdout ?? ""}${error.stderr ?? ""}`.trim();
    throw new Error(`${program} ${args.join(" ")}: ${error.killed ? "too slow" : error.code}\n${said}`);
  }
}

/** The products of all cases, with their facts and from words alone. */
export async function products() {
  const { stdout } = await sh("cargo", ["run", "--quiet", "-p", "ree-cases", "--bin", "products"]);
  const all = stdout.trimEnd().split("\n").map((line) => JSON.parse(line));
  assert.ok(all.length >= 200, `only ${all.length} products`);
  return all;
}

/** Starts a program that goes on; resolves with the address whose port it prints. `stop` ends it. */
export function server(program, args, { cwd, env = {} }) {
  // A group of its own, so that the programs it starts end with it.
  const child = spawn(program, args, { cwd, env: { ...process.env, ...env }, detached: true });
  const stop = () => { try { process.kill(-child.pid); } catch { /* it has ended */ } };
  return new Promise((resolve, reject) => {
    let said = "";
    const slow = setTimeout(() => fail("no address"), 60_000);
    const fail = (why) => { clearTimeout(slow); stop(); reject(new Error(`${program}: ${why}\n${said}`)); };
    const read = (chunk) => {
      said += chunk;
      // An address for people, which colours would cut in two, or a line of JSON.
      const port = stripVTControlCharacters(said).match(/http:\/\/(?:127\.0\.0\.1|localhost):(\d+)|"port":(\d+)/);
      if (port === null) return;
      clearTimeout(slow);
      resolve({ address: `http://127.0.0.1:${port[1] ?? port[2]}`, stop });
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.on("error", (error) => fail(error.message));
    child.on("exit", (code) => fail(`ended (${code})`));
  });
}

/** The package's tarball and the names of what is in it. */
export async function pack() {
  const into = join(work, "tarball");
  await rm(into, { recursive: true, force: true });
  await mkdir(into, { recursive: true });
  const { stdout } = await sh("npm", ["pack", source, "--json", "--ignore-scripts", "--pack-destination", into]);
  // A list, or from npm 12 on an object by name.
  const [made] = Object.values(JSON.parse(stdout));
  return { tarball: join(into, made.filename), files: made.files.map((file) => file.path).sort() };
}

/** A folder with the tools of `tests/npm/<group>` in node_modules, installed once a lock file. */
export async function tools(group) {
  const folder = join(work, group);
  const lock = await readFile(join(here, group, "package-lock.json"), "utf8");
  const installed = join(folder, "node_modules/.installed-lock");
  if ((await readFile(installed, "utf8").catch(() => "")) !== lock) {
    await mkdir(folder, { recursive: true });
    for (const name of ["package.json", "package-lock.json"]) await cp(join(here, group, name), join(folder, name));
    await sh("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: folder, timeout: 540_000 });
    await writeFile(installed, lock);
  }
  return { folder, bin: (name) => join(folder, "node_modules/.bin", name) };
}

/** `consumers/<name>` in a fresh folder under the tools', with the tarball installed. */
export async function consumer(name, { tarball, under, as = name }) {
  const folder = join(under.folder, as);
  await rm(folder, { recursive: true, force: true });
  await cp(join(here, "consumers", name), folder, { recursive: true });
  await writeFile(join(folder, "product.json"), JSON.stringify(product));
  await writeFile(join(folder, "product.js"), `export default ${JSON.stringify(product)};\n`);
  await sh("npm", ["install", tarball, "--offline", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: folder });
  return folder;
}

/** Each line a consumer wrote must be the one Node makes; its beginning is shown. */
export function same(t, want, found) {
  for (const line of [found].flat()) {
    assert.equal(line, want);
    const { engine, outcome, control_codes: codes } = JSON.parse(line);
    t.diagnostic(`engine ${engine}: ${outcome} ${codes.join(", ")} (${line.length} characters, as in Node)`);
  }
}
