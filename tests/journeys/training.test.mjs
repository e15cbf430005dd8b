// The training: every walkthrough is played from start to end, rightly and wrongly, in both languages, and
// what is shown is what the engine finds. FINDINGS names what the engine found natively.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { accessible, browser, clean, open } from "./page.mjs";

const findings = JSON.parse(await readFile(process.env.FINDINGS, "utf8"));
const words = {
  en: { licence_required: "Licence required", not_controlled: "Not controlled", grey: "Not settled", needs_facts: /answers? decides?$/ },
  zh: { licence_required: "需申请许可证", not_controlled: "未列入管制", grey: "尚无定论", needs_facts: /^尚需确认/ },
};
let chromium;
before(async () => { chromium = await browser(); });
after(() => chromium?.close());

/** The training in a fresh context. */
async function training(options = {}) {
  const { at = "", ...rest } = options;
  const opened = await open(chromium, { ...rest, at: `training/${at}` });
  await opened.page.waitForSelector("main.training :is(.walks, .ask, .reveal, .exercises, .played)");
  return opened;
}

/**
 * Plays the walkthrough that is open, in the page itself: sixty plays with a click each through the
 * browser's protocol would take minutes. Returns what was shown at each step.
 */
function play(page, step, rightly) {
  return page.evaluate(async ({ rights, rightly }) => {
    const drawn = () => new Promise((done) => { requestAnimationFrame(() => setTimeout(done, 0)); });
    const until = async (what) => {
      for (let n = 0; n < 200; n += 1) {
        const found = what();
        if (found) return found;
        await drawn();
      }
      throw new Error(`nothing came of ${what} at ${document.querySelector("h1")?.textContent}`);
    };
    const text = (element) => element?.textContent.trim() ?? "";
    const one = (selector, within = document) => within.querySelector(selector);
    const shown = [];
    for (let n = 0; n < 40; n += 1) {
      const title = text(await until(() => one("h1")));
      if (one("table.played")) break;
      const options = [...document.querySelectorAll(".ask input[type=radio]")];
      const right = rights[title];
      const choice = right.indexOf(rightly);
      options[choice].click();
      await drawn();
      one("#decide").click();
      const reveal = await until(() => one(".reveal"));
      const seen = { title, verdict: text(one("#reveal", reveal)), word: text(one(".finds-word b", reveal)), codes: text(one(".finds-word .codes", reveal)), all: text(one(".finds", reveal)), vary: [] };
      const variations = document.querySelectorAll(".row .buttons > [aria-pressed]").length;
      for (let v = 0; v < variations; v += 1) {
        document.querySelectorAll(".row .buttons > [aria-pressed]")[v].click();
        (await until(() => one(".guesses .link"))).click();
        const finds = await until(() => one(".variation .finds"));
        seen.vary.push({ word: text(one(".finds-word b", finds)), codes: text(one(".finds-word .codes", finds)), all: text(finds) });
      }
      shown.push(seen);
      one("#next").click();
      await until(() => text(one("h1")) !== title || one("table.played"));
    }
    const rows = [...document.querySelectorAll("table.played tbody tr")].map((row) => text(row));
    return { shown, rows, scores: text(one(".scores")) };
  }, { rights: step, rightly });
}

/** That a finding is shown with its word, its first codes and its sentence. */
function shows(seen, found, lang, where) {
  const word = words[lang][found.outcome];
  if (typeof word === "string") assert.equal(seen.word, word, where);
  else assert.match(seen.word, word, where);
  if (found.outcome === "licence_required") {
    for (const code of found.codes.slice(0, 3)) assert.ok(seen.codes.includes(code), `${where}: ${seen.codes}`);
  }
  assert.ok(seen.all.replaceAll("\u00a0", " ").includes(found.summary[lang]), `${where}: ${seen.all}`);
}

for (const lang of ["en", "zh"]) {
  test(`every walkthrough is played from start to end, ${lang}`, async (t) => {
    const { page, watched, context } = await training({ lang });
    const listed = await page.$$eval(".walks a[href^='#learn/']", (links) => links.map((a) => a.hash.slice(7)));
    assert.deepEqual(listed.sort(), Object.keys(findings).sort());
    for (const id of listed) {
      const steps = Object.entries(findings[id]);
      const titled = (title) => (typeof title === "string" ? title : title[lang]);
      const rights = Object.fromEntries(steps.map(([, step]) => [titled(step.title), step.right]));
      for (const rightly of [true, false]) {
        await page.evaluate(() => { location.hash = "#"; });
        await page.waitForSelector(".walks");
        await page.evaluate((id) => { location.hash = `#learn/${id}`; }, id);
        await page.waitForSelector(".ask");
        const { shown, rows, scores } = await play(page, rights, rightly);
        assert.ok(shown.length >= 3, `${id}: ${shown.length} steps`);
        assert.equal(rows.length, shown.length, id);
        const said = { en: ["Right", "Not right"], zh: ["正确", "不正确"] }[lang][rightly ? 0 : 1];
        for (const seen of shown) {
          const [name, step] = steps.find(([, step]) => titled(step.title) === seen.title);
          const where = `${id}/${name}, ${lang}`;
          assert.equal(seen.verdict, said, where);
          if (step.byEngine) shows(seen, step.found, lang, where);
          assert.equal(seen.vary.length, step.vary.length, where);
          step.vary.forEach((found, n) => shows(seen.vary[n], found, lang, `${where}, variation ${n + 1}`));
        }
        const count = String(rightly ? shown.length : 0);
        const score = { en: `${count} of ${shown.length} steps right`, zh: `${shown.length}步中答对${count}步` }[lang];
        assert.ok(scores.includes(score), `${id}: ${scores}`);
      }
    }
    t.diagnostic(`${listed.length} walkthroughs, twice each`);
    clean(watched);
    await context.close();
  });
}

/** Presses Tab until this has focus, as whoever has no mouse must. */
async function tabTo(page, selector, most = 60) {
  for (let n = 0; n < most; n += 1) {
    if (await page.evaluate((s) => document.activeElement?.matches(s), selector)) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`${selector} is not reached by the Tab key`);
}

test("a learner with the keyboard alone: decides, varies, goes back, ends", async () => {
  const { context, page, watched } = await training();
  await tabTo(page, ".walks a[href='#learn/spare-magnets']", 80);
  await page.keyboard.press("Enter");
  await page.waitForSelector(".ask");
  // Deciding for nothing is told, and takes nothing away.
  await tabTo(page, "#decide");
  await page.keyboard.press("Enter");
  await page.getByText("Choose an answer first.").waitFor();
  for (let n = 0; n < 20 && !(await page.locator("table.played").count()); n += 1) {
    await page.waitForSelector(".ask");
    await tabTo(page, ".ask input[type=radio]");
    await page.keyboard.press("Space");
    if (n === 0) {
      await tabTo(page, ".decide .link");
      await page.keyboard.press("Enter");
      await page.locator(".hint-box").waitFor();
      assert.ok(await page.locator(".ask input:checked").count(), "the hint must not take the choice away");
    }
    await tabTo(page, "#decide");
    await page.keyboard.press("Enter");
    await page.locator(".reveal").waitFor();
    const announced = page.locator("#said");
    await page.waitForFunction(() => document.getElementById("said").textContent !== "");
    assert.match(await announced.textContent(), /^(Right|Not right)/);
    if (n === 0) {
      const title = await page.locator("h1").textContent();
      await tabTo(page, "#next");
      await page.keyboard.press("Enter");
      await page.locator(".ask").waitFor();
      await tabTo(page, ".onward button");
      await page.keyboard.press("Enter");
      await page.locator(".reveal").waitFor();
      assert.equal(await page.locator("h1").textContent(), title);
    }
    await tabTo(page, "#next");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => !document.querySelector(".reveal"));
  }
  await page.locator("table.played").waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.tagName), "H1");
  clean(watched);
  await context.close();
});

test("closing the page ends nothing; progress is kept only where it is asked for", async () => {
  const { context, page } = await training({ at: "#learn/targets" });
  const decide = async () => {
    await page.locator(".option").first().click();
    await page.locator("#decide").click();
    await page.locator(".reveal").waitFor();
  };
  await decide();
  // The tab remembers: loaded again, or on the way back, it stands as it was. Another tab knows nothing.
  await page.reload();
  await page.locator(".reveal").waitFor();
  await page.evaluate(() => { location.hash = "#"; });
  await page.locator(".walks").first().waitFor();
  await page.goBack();
  await page.locator(".reveal").waitFor();
  assert.equal(await page.evaluate(() => localStorage.length), 0);
  const fresh = await context.newPage();
  await fresh.goto(page.url());
  await fresh.locator(".ask").waitFor();
  await fresh.close();
  await page.getByRole("button", { name: "Keep my progress on this device" }).click();
  await page.locator("#next").click();
  await page.waitForSelector(".ask");
  await page.reload();
  await page.waitForSelector(".ask");
  assert.match(await page.locator("main > .over").textContent(), /Step 2/);
  await page.evaluate(() => { location.hash = "#"; });
  await page.getByRole("link", { name: /^Go on with step 2 of at most/ }).first().click();
  await page.getByRole("button", { name: "Keep it no longer" }).click();
  await page.waitForFunction(() => !localStorage.getItem("ree-check training")?.includes("targets"));
  await context.close();
});

test("of two tabs the one played last keeps the progress, and the other says so", async () => {
  const { context, page } = await training({ at: "#learn/targets" });
  await page.getByRole("button", { name: "Keep my progress on this device" }).click();
  const other = await context.newPage();
  await other.goto(page.url());
  await other.getByRole("button", { name: "Keep it no longer" }).waitFor();
  await other.locator(".option").first().click();
  await other.locator("#decide").click();
  await page.getByText("Another tab has changed what is kept").waitFor();
  const kept = await page.evaluate(() => localStorage.getItem("ree-check training"));
  await page.locator(".option").last().click();
  await page.locator("#decide").click();
  await page.locator(".reveal").waitFor();
  assert.equal(await page.evaluate(() => localStorage.getItem("ree-check training")), kept);
  // It can take over.
  await page.getByRole("button", { name: "Keep my progress on this device" }).click();
  await other.getByText("Another tab has changed what is kept").waitFor();
  // What is forgotten in one is not written again by the other.
  await page.getByRole("button", { name: "Keep it no longer" }).click();
  await page.waitForFunction(() => !localStorage.getItem("ree-check training")?.includes("targets"));
  await other.locator("#next").click();
  await other.waitForSelector(".ask");
  assert.doesNotMatch(await page.evaluate(() => localStorage.getItem("ree-check training")), /targets/);
  await context.close();
});

test("a link opens a step; an unknown name is told", async () => {
  const { context, page } = await training({ at: "#learn/spare-magnets/loose" });
  assert.match(await page.locator("h1").textContent(), /forty loose magnets/);
  assert.match(await page.locator("main > .over").textContent(), /Step 2/);
  await page.evaluate(() => { location.hash = "#learn/nothing-such"; });
  await page.getByText("There is no walkthrough of this name.").waitFor();
  await context.close();
});

test("axe and 320 px: list, step, reveal, end, sheets, in both languages", async () => {
  const states = {
    list: ["", async () => {}],
    step: ["#learn/spare-magnets", (page) => page.locator(".decide .link").click()],
    reveal: ["#learn/spare-magnets/loose", async (page) => {
      await page.locator(".option").last().click();
      await page.locator("#decide").click();
      await page.locator(".row .buttons .button").first().click();
      await page.locator(".guess").first().click();
      await page.locator(".rests").first().waitFor();
    }],
    end: ["#learn/targets", async (page) => {
      while (!(await page.locator("table.played").count())) {
        await page.locator(".option").first().click();
        await page.locator("#decide").click();
        await page.locator("#next").click();
        await page.waitForFunction(() => !document.querySelector(".reveal"));
      }
    }],
    sheet: ["#sheet/traces", async () => {}],
    key: ["#key/traces", (page) => page.locator(".exercises .cites").first().waitFor()],
  };
  for (const [name, [at, reach]] of Object.entries(states)) {
    for (const lang of ["en", "zh"]) {
      for (const scheme of ["light", "dark"]) {
        const { context, page, watched } = await training({ lang, scheme, at, width: scheme === "dark" ? 360 : 1280 });
        await reach(page);
        await page.evaluate(() => document.querySelectorAll("details").forEach((d) => { d.open = true; }));
        await accessible(page, `${name} ${lang} ${scheme}`);
        await page.setViewportSize({ width: 320, height: 640 });
        const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        assert.ok(over <= 0, `${name} ${lang}: ${over} px too wide at 320 px`);
        clean(watched);
        await context.close();
      }
    }
  }
});
