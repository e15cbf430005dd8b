// Pictures of the page for the eye, every page and every sheet as paper:
// node tests/journeys/screens.mjs [--to folder] [part of a name …]
// Without --to into `out/` beside this file, which git passes over. BASE_URL and CHROMIUM_PATH as for
// the journeys. Names are page-width-scheme-language; of paper, page-format-language.
import { mkdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { browser, example, open } from "./page.mjs";

const asked = process.argv.slice(2);
const to = asked.indexOf("--to");
const out = to < 0 ? fileURLToPath(new URL("./out/", import.meta.url)) : resolve(asked.splice(to, 2)[1]);
await mkdir(out, { recursive: true });
const older = await readFile(new URL("./cases/older.json", import.meta.url), "utf8");

async function go(page, at) {
  await page.evaluate((fragment) => { location.hash = fragment; }, at);
  await page.locator("#content").waitFor();
}

/** The product of an example, on a day that the rulebook knows. */
async function checked(page, outcome) {
  await example(page, outcome);
  await page.locator("#date").fill("2026-06-01");
}

/** An example's sheet, with its texts. */
const sheet = (outcome, at, written = true) => async (page) => {
  await checked(page, outcome);
  await go(page, at);
  if (written) await page.locator(".points").first().waitFor();
};

/** A page of the law, with its texts. */
const law = (at, then) => async (page) => {
  await go(page, at);
  await page.waitForFunction(() => !document.querySelector(".law-late"));
  await then?.(page);
};

/** A case file with this text is chosen. */
const chosen = (text) => async (page) => {
  await page.locator("#open-case").setInputFiles({ name: "case.json", mimeType: "application/json", buffer: Buffer.from(text) });
  await page.waitForFunction(() => document.querySelector("#case-says").textContent !== "");
};

const folds = (page) => page.evaluate(() => document.querySelectorAll("details").forEach((d) => { d.open = true; }));

/** Each page and how it is reached from the empty check. */
const states = {
  empty: () => {},
  licence: (page) => checked(page, "licence"),
  clear: (page) => checked(page, "clear"),
  grey: (page) => checked(page, "grey"),
  ask: (page) => checked(page, "ask"),
  leads: async (page) => {
    await checked(page, "ask");
    await page.getByRole("button", { name: /Show where|显示各选项/ }).first().click();
  },
  open: async (page) => { await checked(page, "licence"); await folds(page); },
  refused: (page) => page.locator("#product").fill("Nd 60, Dy 55, Fe balance (wt%), qwzx 5"),
  nocase: chosen("no case"),
  older: chosen(older),
  past: async (page) => { await example(page, "licence"); await page.locator("#date").fill("2027-01-15"); },
  law: law("#law"),
  found: law("#law", (page) => page.locator("#law-search").fill("NdFeB")),
  none: law("#law", (page) => page.locator("#law-search").fill("no such words")),
  answers: law("#law/answers"),
  measures: law("#law/measures"),
  item: law("#law/1C905.a.4"),
  answer: law("#law/mofcom-faq-5-rotor"),
  measure: law("#law/mofcom-gacc-18-2025"),
  unknown: law("#law/nothing-like-it"),
  days: async (page) => {
    await checked(page, "licence");
    await law("#law")(page);
    await page.locator("#compare").click();
    await page.locator("#other-date").fill("2025-03-01");
  },
  privacy: (page) => go(page, "#privacy"),
  "sheet-licence": sheet("licence", "#sheet"),
  "sheet-grey": sheet("grey", "#sheet"),
  customs: sheet("clear", "#sheet/customs"),
  handin: sheet("licence", "#sheet/licence"),
  unfit: sheet("ask", "#sheet/licence", false),
};

/** The sheets on paper. */
const papers = {
  "sheet-licence": states["sheet-licence"],
  "sheet-clear": sheet("clear", "#sheet"),
  "sheet-grey": states["sheet-grey"],
  "sheet-ask": sheet("ask", "#sheet"),
  customs: states.customs,
  handin: states.handin,
};

const wanted = (name) => asked.length === 0 || asked.some((part) => name.includes(part));

const chrome = await browser();

async function picture(reach, options, take) {
  const { context, page } = await open(chrome, options);
  await reach(page);
  // What sticks to the window is drawn where the page was scrolled to.
  await page.evaluate(() => { document.activeElement.blur(); scrollTo(0, 0); });
  await page.waitForTimeout(100);
  await take(page);
  await context.close();
}

for (const [state, reach] of Object.entries(states)) {
  for (const width of [360, 768, 1280]) {
    for (const scheme of ["light", "dark"]) {
      for (const lang of ["en", "zh"]) {
        const name = `${state}-${width}-${scheme}-${lang}`;
        if (!wanted(name)) continue;
        const shot = (page) => page.screenshot({ path: join(out, `${name}.png`), fullPage: true });
        await picture(reach, { lang, width, scheme }, shot).catch((error) => { console.error(`${name}: ${error}`); process.exitCode = 1; });
      }
    }
  }
}
for (const [state, reach] of Object.entries(papers)) {
  for (const format of ["A4", "Letter"]) {
    for (const lang of ["en", "zh"]) {
      const name = `${state}-${format}-${lang}`;
      if (!wanted(name)) continue;
      const print = (page) => page.pdf({ format, path: join(out, `${name}.pdf`) });
      await picture(reach, { lang }, print).catch((error) => { console.error(`${name}: ${error}`); process.exitCode = 1; });
    }
  }
}
await chrome.close();
