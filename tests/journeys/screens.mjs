// Pictures of the page for the eye, into `out/`: node tests/journeys/screens.mjs [part of a name …]
// BASE_URL and CHROMIUM_PATH as for the journeys.
import { mkdir } from "node:fs/promises";
import { browser, example, open } from "./page.mjs";

const out = new URL("./out/", import.meta.url);
await mkdir(out, { recursive: true });
const wanted = process.argv.slice(2);
const chrome = await browser();
for (const width of [320, 360, 768, 1280]) {
  for (const scheme of ["light", "dark"]) {
    for (const lang of ["en", "zh"]) {
      for (const state of ["empty", "licence", "clear", "grey", "ask"]) {
        const name = `${state}-${width}-${scheme}-${lang}`;
        if (wanted.length && !wanted.some((w) => name.includes(w))) continue;
        const { context, page } = await open(chrome, { lang, width, scheme });
        if (state !== "empty") await example(page, state);
        await page.evaluate(() => document.activeElement.blur());
        await page.screenshot({ path: new URL(`${name}.png`, out).pathname, fullPage: true });
        await context.close();
      }
    }
  }
}
await chrome.close();
