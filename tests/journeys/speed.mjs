// From a key press to the frame with the new outcome, in a processor slowed four times:
//   BASE_URL=… CHROMIUM_PATH=… node tests/journeys/speed.mjs [rounds]
// Asserts nothing: times depend on the machine. The browser's own event timing is used: from the
// moment of the key to the next frame, in steps of 8 ms.
import { browser, example, open } from "./page.mjs";

const rounds = Number(process.argv[2] ?? 5);
const chrome = await browser();
const all = [];
for (let round = 0; round < rounds; round += 1) {
  const { context, page } = await open(chrome, { width: 360, height: 740 });
  await example(page, "licence");
  const keys = await context.newCDPSession(page);
  await keys.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await page.evaluate(() => {
    window.timed = [];
    new PerformanceObserver((list) => {
      for (const { name, interactionId, duration } of list.getEntries()) {
        if (interactionId && /^key|^input/.test(name)) window.timed.push([interactionId, duration]);
      }
    }).observe({ type: "event", durationThreshold: 16 });
  });
  await page.locator("#product").focus();
  await page.keyboard.press("End");
  // Each of these keys changes what is read, and some the outcome.
  for (const key of ", Dy 3, Tb 1, Nd 12") {
    await page.keyboard.press(key);
    await page.waitForTimeout(150);
  }
  const timed = await page.evaluate(() => window.timed);
  const longest = new Map();
  for (const [id, duration] of timed) longest.set(id, Math.max(duration, longest.get(id) ?? 0));
  all.push(...longest.values());
  await context.close();
}
await chrome.close();
all.sort((a, b) => a - b);
const at = (part) => all[Math.min(all.length - 1, Math.floor(all.length * part))];
console.log(`${all.length} key presses over 16 ms: median ${at(0.5)} ms, 9 in 10 below ${at(0.9)} ms, longest ${at(1)} ms`);
