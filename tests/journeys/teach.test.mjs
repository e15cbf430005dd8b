// A trainer before a class, by keyboard alone: hands, answer, variation, steps, time, notes in a window of
// their own or on the wall, the goods carried over to the check.
import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { after, before, test } from "node:test";
import { accessible, browser, clean, onward, open, words } from "./page.mjs";

const template = await readFile(new URL("../../crates/walkthrough/template.toml", import.meta.url), "utf8");
let chrome;
before(async () => { chrome = await browser(); });
after(() => chrome.close());

const wall = (id, step = "") => `training/#teach/${id}${step && `/${step}`}`;
async function teach(options = {}) {
  const opened = await open(chrome, { at: wall("spare-magnets"), width: 1920, height: 1080, ...options });
  // While the walkthrough is on its way another heading stands there, and keys lead nothing.
  await opened.page.locator(".board .choice").first().waitFor();
  return opened;
}
const key = (page, name) => page.keyboard.press(name);
const outcome = (page, kind) => page.locator(`.field.is-${kind}`).waitFor();

/** Tabs on until this element has focus. */
async function tabTo(page, locator) {
  for (let n = 0; n < 150; n += 1) {
    await key(page, "Tab");
    if (await locator.evaluate((e) => e === document.activeElement)) return;
  }
  assert.fail(`no way by Tab to ${locator}`);
}

test("a lecture by keyboard alone", async () => {
  const { context, page, watched } = await open(chrome, { at: "training/", width: 1920, height: 1080 });
  await tabTo(page, page.locator('a[href="#teach/spare-magnets"]'));
  await key(page, "Enter");
  await page.locator(".board .choice").first().waitFor();
  assert.equal(await page.locator("header.mast").count(), 0, "the wall stands alone");
  assert.equal(await page.locator(".field").count(), 0);

  // Hands, typed into a field each. Arrows move in the field there.
  await key(page, "h");
  await page.locator("#hands:focus").waitFor();
  await page.keyboard.type("9");
  await key(page, "ArrowRight");
  await key(page, "Tab");
  await page.keyboard.type("14");
  await key(page, "Tab");
  await page.keyboard.type("5");
  await key(page, "ArrowLeft");
  assert.equal(await page.locator(".field").count(), 0, "keys belong to the field while it is written in");
  await key(page, "Escape");
  await page.locator("#key-hands:focus").waitFor();
  assert.deepEqual(await page.locator(".hand-count").allInnerTexts(), ["9", "14", "5"]);
  assert.equal(await page.locator(".hand-bar .ink").nth(1).getAttribute("width"), "50.00%");

  await key(page, "Shift+R");
  assert.equal(await page.locator(".field").count(), 0, "with a modifier a key is the browser's");
  await key(page, "r");
  await outcome(page, "clear");
  assert.equal(await page.locator(".field-told").innerText(), "14 of 28 right");
  assert.equal(await page.locator(".field-word").innerText(), words.en.clear);
  await page.locator("#said", { hasText: "14 of 28 right" }).waitFor({ state: "attached" });

  // The variation: asked in ink, answered by the engine.
  await key(page, "v");
  await page.locator(".is-asked .over").waitFor();
  assert.equal(await page.locator(".field, .is-licence, .is-clear").count(), 0);
  await key(page, "r");
  await outcome(page, "licence");
  await page.locator('.item-zh[lang="zh-CN"]').first().waitFor();

  await onward(page);
  await page.locator("h1", { hasText: "Tuesday" }).waitFor();
  assert.match(page.url(), /#teach\/spare-magnets\/loose$/);
  assert.equal(await page.locator(".hand-count").count(), 0, "hands belong to their step");

  // Ways that differ: the trainer says which one is gone.
  await onward(page);
  await outcome(page, "licence");
  const held = page.getByRole("button", { name: /^Go on to: .*(held|port)/i });
  await tabTo(page, held.first());
  await key(page, "Enter");
  assert.equal(await held.first().getAttribute("aria-pressed"), "true");
  await onward(page, "PageDown");
  assert.match(page.url(), /\/held$/);

  // Any step.
  await key(page, "j");
  await page.locator("#panel:focus").waitFor();
  await tabTo(page, page.locator(".jump-to").last());
  await key(page, "Enter");
  await page.waitForFunction(() => location.hash.endsWith("/loudspeaker"));
  assert.equal(await page.locator(".panel").count(), 0);
  await onward(page, "PageDown");
  await onward(page, "PageDown");
  await page.locator(".closing").waitFor();
  await page.locator("td", { hasText: "14 of 28 right" }).waitFor();
  // What the class said goes to this machine as a file.
  await tabTo(page, page.getByRole("button", { name: "Save the class record as a table" }));
  const [file] = await Promise.all([page.waitForEvent("download"), key(page, "Enter")]);
  assert.match(file.suggestedFilename(), /^spare-magnets\.class\.\d{4}-\d\d-\d\d\.csv$/);
  const lines = (await readFile(await file.path(), "utf8")).split("\r\n");
  assert.ok(lines.some((line) => line.startsWith('"spare-magnets","motor"') && line.includes(",1,14,")), lines.join("\n"));
  await key(page, "PageUp");
  await page.locator(".field").waitFor();
  clean(watched);
  await context.close();
});

test("letters can be turned off, arrows stay", async () => {
  const { context, page } = await teach();
  await tabTo(page, page.locator("#key-more"));
  await key(page, "Enter");
  await tabTo(page, page.getByRole("button", { name: "Letters as keys" }));
  await key(page, "Enter");
  await key(page, "r");
  assert.equal(await page.locator(".field").count(), 0);
  await key(page, "ArrowRight");
  await outcome(page, "clear");
  await context.close();
});

test("a time can be set, and its end forces nothing", async () => {
  const { context, page } = await teach();
  await page.clock.install();
  await key(page, "t");
  await page.locator("#minutes:focus").waitFor();
  await page.keyboard.type("1");
  await key(page, "Enter");
  await page.locator("#key-timer:focus").waitFor();
  assert.equal(await page.locator(".panel").count(), 0);
  assert.match(await page.locator(".clock-left").innerText(), /^0[01]:/);
  assert.equal(await page.locator(".clock-left").getAttribute("aria-live"), "off");
  await page.clock.runFor(61_000);
  await page.locator(".time-over", { hasText: "The time is over." }).waitFor();
  assert.equal(await page.locator(".field").count(), 0);
  await context.close();
});

test("notes in a window of their own follow the wall and lead it", async () => {
  for (const lang of ["en", "zh"]) {
    const { context, page, watched } = await teach({ lang });
    assert.equal(await page.locator(".note, .notes").count(), 0, "never on the wall unasked");
    const [notes] = await Promise.all([page.waitForEvent("popup"), key(page, "n")]);
    await notes.locator(".note").waitFor();
    assert.match(notes.url(), /#notes\/spare-magnets$/);
    const title = await page.locator("h1").innerText();
    assert.equal(await notes.locator("h1").innerText(), title);
    await accessible(notes, `notes ${lang}`);
    await key(notes, "r");
    await outcome(page, "clear");
    // The wall first brings into view what lies below; the notes say so.
    while (await page.locator("h1").innerText() === title) {
      await key(notes, "ArrowRight");
      await page.waitForTimeout(1000);
    }
    await notes.waitForFunction((t) => document.querySelector("h1").innerText === t, await page.locator("h1").innerText());
    await key(page, "v");
    await notes.locator(".notes > .strong").waitFor();
    clean(watched);
    await context.close();
  }
});

test("what a class has said is not left without being asked", async () => {
  const { context, page } = await teach();
  const asked = async () => {
    const dialog = page.waitForEvent("dialog", { timeout: 1000 }).catch(() => undefined);
    const reloaded = page.reload().catch(() => undefined);
    const found = await dialog;
    await found?.accept();
    await reloaded;
    return found?.type();
  };
  assert.equal(await asked(), undefined);
  await page.locator(".choice").first().waitFor();
  await key(page, "h");
  await page.locator("#hands:focus").waitFor();
  // Enter leads from field to field, and ends the counting.
  const fields = await page.locator(".hand-field").count();
  for (const hands of ["14", "9", "0", "0", "0"].slice(0, fields)) {
    await page.keyboard.type(hands);
    await key(page, "Enter");
  }
  await page.locator("#key-hands:focus").waitFor();
  await key(page, "r");
  await outcome(page, "clear");
  assert.equal(await asked(), "beforeunload");
  // Loaded again, it stands as it was, hands and all; and so when the trainer comes back to it.
  const stands = async () => {
    await outcome(page, "clear");
    await page.locator(".said", { hasText: "14" }).waitFor();
  };
  await stands();
  await onward(page);
  await key(page, "r");
  await page.locator(".field").waitFor();
  await page.evaluate(() => { location.hash = "#"; });
  await page.locator(".walks").first().waitFor();
  await page.goBack();
  await page.locator(".field").waitFor();
  await key(page, "ArrowLeft");
  await stands();
  await context.close();
});

test("the list of steps is led by numbers, and the notes know when the wall is gone", async () => {
  const { context, page } = await teach();
  const [notes] = await Promise.all([page.waitForEvent("popup"), key(page, "n")]);
  await notes.locator(".note").waitFor();
  await page.bringToFront();
  await key(page, "3");
  assert.match(await page.locator(".board-place").innerText(), /1 \/ /, "numbers lead only where they are seen");
  await key(page, "j");
  await page.locator("#panel:focus").waitFor();
  await key(page, "3");
  await page.locator(".board-place", { hasText: "3 / " }).waitFor();
  assert.equal(await page.locator(".panel").count(), 0);
  // Straight from the last number to the answer: a field of numbers takes no letters.
  await key(page, "h");
  await page.locator("#hands:focus").waitFor();
  await page.keyboard.type("5");
  await page.reload();
  await page.locator(".hand-count", { hasText: "5" }).waitFor();
  await key(page, "h");
  await page.locator("#hands:focus").waitFor();
  await key(page, "r");
  await page.locator(".said .hand-count", { hasText: "5" }).waitFor();
  await page.close();
  await notes.getByText("The projector view was closed.").waitFor();
  // A wall opened from the notes goes on with the class; one opened otherwise begins anew.
  const [wall] = await Promise.all([context.waitForEvent("page"), notes.getByRole("link", { name: "Open the projector view" }).click()]);
  await wall.locator(".said .hand-count", { hasText: "5" }).waitFor();
  await wall.locator(".board-place", { hasText: "3 / " }).waitFor();
  await key(wall, "j");
  await wall.locator("#panel:focus").waitFor();
  const other = await context.newPage();
  await other.goto(wall.url());
  await other.locator(".is-asked").waitFor();
  await context.close();
});

test("an own walkthrough goes on from the notes too", async () => {
  const { context, page } = await open(chrome, { at: "training/#edit" });
  await page.locator("#own-text").fill(template);
  await page.evaluate(() => { location.hash = "#teach/own"; });
  await page.locator(".is-asked").waitFor();
  const [notes] = await Promise.all([page.waitForEvent("popup"), key(page, "n")]);
  await notes.locator(".note").waitFor();
  await page.bringToFront();
  await key(page, "r");
  await page.locator(".said").first().waitFor();
  await page.close({ runBeforeUnload: false });
  await notes.getByText("The projector view was closed.").waitFor();
  const [wall] = await Promise.all([context.waitForEvent("page"), notes.getByRole("link", { name: "Open the projector view" }).click()]);
  await wall.locator(".said").first().waitFor();
  await context.close();
});

test("a class is kept where the trainer asks for it, and begins anew when told to", async () => {
  const { context, page } = await teach();
  await key(page, "r");
  await outcome(page, "clear");
  await page.locator("#key-more").click();
  await page.getByRole("button", { name: "Keep this class on this device" }).click();
  await page.waitForFunction(() => localStorage.getItem("ree-check training")?.includes("class/spare-magnets"));
  const again = await context.newPage();
  await again.goto(page.url());
  await outcome(again, "clear");
  await again.locator("#key-more").click();
  await again.getByRole("button", { name: "Begin anew" }).click();
  await again.locator(".is-asked").waitFor();
  await context.close();
});

test("the wall says what to mind of a finding", async () => {
  const { context, page } = await teach();
  await key(page, "r");
  await outcome(page, "clear");
  await page.locator(".field-notice", { hasText: "This does not rule out a licence on other grounds" }).waitFor();
  await context.close();
});

test("where no window opens, notes stand on the wall only when asked for", async () => {
  for (const lacks of ["open", "BroadcastChannel"]) {
    const { context, page, watched } = await open(chrome, { at: "training/" });
    await page.addInitScript((name) => {
      if (name === "open") window.open = () => null;
      else delete window.BroadcastChannel;
    }, lacks);
    await page.goto("about:blank");
    await page.goto(`${new URL(wall("spare-magnets"), process.env.BASE_URL ?? "http://127.0.0.1:8080/")}`);
    await page.locator(".choice").first().waitFor();
    await key(page, "n");
    await page.locator("#panel:focus").waitFor();
    assert.equal(await page.locator(".note").count(), 0);
    await tabTo(page, page.getByRole("button", { name: "Show the notes on this screen" }));
    await key(page, "Enter");
    await page.locator(".panel .note").waitFor();
    await accessible(page, `notes on the wall, ${lacks}`);
    await key(page, "n");
    assert.equal(await page.locator(".panel").count(), 0);
    clean(watched);
    await context.close();
  }
});

test("the goods of a step open in the check, and the engine finds the same", async () => {
  const { context, page } = await teach({ at: wall("spare-magnets", "loose") });
  await page.getByRole("link", { name: "Open in Check" }).waitFor();
  await tabTo(page, page.getByRole("link", { name: "Open in Check" }));
  const [check] = await Promise.all([page.waitForEvent("popup"), key(page, "Enter")]);
  await check.locator(".verdict.is-licence").waitFor();
  assert.match(await check.locator(".verdict .codes").innerText(), /1C905\.a\.4/);
  await context.close();
});

test("a clicker alone leads through every walkthrough", async () => {
  const files = await readdir(new URL("../../crates/walkthrough/data/", import.meta.url));
  const { context, page, watched } = await open(chrome, { at: "training/", width: 1920, height: 1080 });
  for (const file of files.filter((name) => name.endsWith(".toml"))) {
    const id = file.replace(".toml", "");
    await page.evaluate((hash) => { location.hash = hash; }, `#teach/${id}`);
    await page.locator(".board .is-asked").waitFor();
    for (let press = 0; press < 60 && !(await page.locator(".closing").count()); press += 1) {
      await onward(page, "PageDown");
    }
    await page.locator(".closing").waitFor();
  }
  clean(watched);
  await context.close();
});

const states = {
  asked: async () => {},
  counting: async (page) => { await key(page, "h"); await page.locator("#hands").waitFor(); },
  answered: async (page) => { await key(page, "r"); await page.locator(".field").waitFor(); },
  variation: async (page) => { await key(page, "v"); await page.locator(".is-asked .over").waitFor(); },
  jump: async (page) => { await key(page, "j"); await page.locator(".panel").waitFor(); },
  time: async (page) => { await key(page, "t"); await page.locator(".panel").waitFor(); },
  end: async (page) => {
    await key(page, "j");
    await page.locator(".jump-to").last().click();
    await onward(page);
    await onward(page);
    await page.locator(".closing").waitFor();
  },
};

for (const lang of ["en", "zh"]) {
  test(`axe and width: ${lang}`, async () => {
    for (const [width, scheme] of [[1920, "light"], [1280, "dark"], [360, "light"], [320, "dark"]]) {
      for (const [name, reach] of Object.entries(states)) {
        const { context, page, watched } = await open(chrome, { at: wall("spare-magnets", "loose"), lang, width, height: 800, scheme });
        await page.locator(".choice").first().waitFor();
        await reach(page);
        await page.waitForFunction(() => !document.querySelector(".law-late"));
        await page.evaluate(() => document.querySelectorAll("details").forEach((d) => { d.open = true; }));
        await accessible(page, `${name} ${width} ${scheme}`);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(over <= 0, `${name} ${width} ${lang}: ${over} px too wide`);
        clean(watched);
        await context.close();
      }
    }
  });
}
