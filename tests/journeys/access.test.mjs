// axe finds nothing at two widths, light and dark, in both languages, in every state; and nothing
// scrolls sideways at 320 px.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessible, browser, clean, example, open } from "./page.mjs";

let chrome;
before(async () => { chrome = await browser(); });
after(() => chrome.close());

const states = ["empty", "ask", "clear", "licence", "grey"];

async function reach(page, state) {
  if (state === "empty") return;
  await example(page, state);
  if (state === "ask") await page.getByRole("button", { name: /Show where|显示各选项/ }).first().click();
}

for (const state of states) {
  for (const lang of ["en", "zh"]) {
    test(`axe: ${state}, ${lang}`, async () => {
      for (const width of [360, 1280]) {
        for (const scheme of ["light", "dark"]) {
          const { context, page, watched } = await open(chrome, { lang, width, scheme });
          await reach(page, state);
          // Folded parts are read too.
          await page.evaluate(() => document.querySelectorAll("details").forEach((d) => { d.open = true; }));
          await accessible(page, `${width} ${scheme}`);
          clean(watched);
          await context.close();
        }
      }
    });
  }
}

test("nothing scrolls sideways at 320 px", async () => {
  for (const lang of ["en", "zh"]) {
    for (const state of states) {
      const { context, page } = await open(chrome, { lang, width: 320, height: 640 });
      await reach(page, state);
      await page.evaluate(() => document.querySelectorAll("details").forEach((d) => { d.open = true; }));
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(over <= 0, `${state} ${lang}: ${over} px too wide`);
      await context.close();
    }
  }
});

test("targets are large enough for a finger", async () => {
  const { context, page } = await open(chrome, { width: 360 });
  await example(page, "ask");
  const small = await page.evaluate(() => [...document.querySelectorAll("button, summary, select, input, .option")]
    .filter((e) => !e.matches(".option input") && e.getClientRects().length > 0)
    .map((e) => [e.outerHTML.slice(0, 60), e.getBoundingClientRect()])
    .filter(([, box]) => box.width < 24 || box.height < 24)
    .map(([html]) => html));
  assert.deepEqual(small, []);
  await context.close();
});

/** What is cut off or stands out of the window with the text spacing of WCAG 1.4.12. */
async function spaced(page) {
  return page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
      p { margin-block-end: 2em !important; }`);
    document.adoptedStyleSheets = [sheet];
    const out = [];
    for (const e of document.querySelectorAll("#app *")) {
      const box = e.getBoundingClientRect();
      if (box.width < 2 || box.height < 2 || e.closest("svg, .unseen, .mirror, .table-box, details:not([open])") || !e.textContent.trim()) continue;
      const style = getComputedStyle(e);
      if (style.position === "absolute" && style.clipPath !== "none") continue;
      const name = `${e.tagName}.${e.className} ${e.textContent.trim().slice(0, 40)}`;
      if (box.right > innerWidth + 1 && !e.closest(".skip")) out.push(`beyond the window: ${name}`);
      // Words that stand out of what they are in.
      if (e.matches(".mark, .button, button, p, li, th, td, h1, h2, h3") && style.display !== "inline"
        && e.scrollWidth > e.clientWidth + 2) out.push(`too narrow by ${e.scrollWidth - e.clientWidth}: ${name}`);
      // A list shows the first lines of an answer by design; its own address shows all of it.
      if (!e.matches(".is-cut") && /hidden|clip/.test(style.overflowY) && e.scrollHeight > e.clientHeight + 1) out.push(`too low: ${name}`);
    }
    return out;
  });
}

test("wide spacing of text cuts nothing off", async () => {
  for (const lang of ["en", "zh"]) {
    for (const width of [320, 1280]) {
      for (const state of [...states, "#law", "#law/1C905.a.4", "#law/mofcom-faq-5-rotor", "#privacy"]) {
        const { context, page } = await open(chrome, { lang, width, at: state.startsWith("#") ? state : "" });
        if (!state.startsWith("#")) await reach(page, state);
        if (state.startsWith("#law")) await page.waitForFunction(() => !document.querySelector(".law-late"));
        assert.deepEqual(await spaced(page), [], `${state} ${width} ${lang}`);
        await context.close();
      }
    }
  }
});
