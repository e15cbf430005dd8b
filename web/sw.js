// Keeps the page's files in the browser, so that it works without a network. It answers for its own
// address only and sends nothing but requests for the files below. The build fills in the list, with
// the SHA-256 of each file, and the name of the cache, which is the hash of the list: a changed file
// is a changed worker. A newer worker waits until the page tells it to take over.
const NAME = "";
const FILES = {};

// The page itself goes by its folder: some hosts answer `index.html` with a redirect, and a
// redirected answer may not be given to a navigation.
const PAGE = "./";
const LIST = "hashes.txt";
// What is kept only once it is opened.
const LATER = "training/";
// What a person sees of it who comes without a network before that.
const AWAY = `<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>ree-check</title>
<p lang="en">This part was not fetched yet, and there is no network. Connect, then load it again.
<a href="BACK">To the check</a></p>
<p lang="zh-CN">此部分尚未取得，目前没有网络。请联网后重新加载。<a href="BACK">返回核对</a></p>`;

const at = (name) => name.replace(/(^|\/)index\.html$/, "$1") || PAGE;

function request(name, hex) {
  const bytes = hex.match(/../g).map((two) => Number.parseInt(two, 16));
  return new Request(at(name), {
    // The browser refuses a file that is not the one listed: two versions never mix.
    integrity: `sha256-${btoa(String.fromCharCode(...bytes))}`,
    // Hashed names never change, and the first visit has just loaded them.
    cache: /-[0-9a-f]{12,}/.test(name) ? "default" : "no-cache",
  });
}

async function keep() {
  const cache = await caches.open(NAME);
  const first = Object.entries(FILES).filter(([name]) => !name.startsWith(LATER));
  await cache.addAll(first.map(([name, hex]) => request(name, hex)));
  // The list names this worker too, so its own hash cannot stand here; its lines can be compared.
  const list = await fetch(new Request(LIST, { cache: "no-cache" }));
  const text = await list.clone().text();
  const told = Object.entries(FILES).every(([name, hex]) => text.includes(`${hex}  ${name}\n`));
  if (!list.ok || !told) throw new Error("the list of hashes is of another version");
  await cache.put(LIST, list);
}

self.addEventListener("install", (event) => {
  event.waitUntil(keep().catch(async (error) => {
    await caches.delete(NAME);
    throw error;
  }));
});

async function take() {
  const old = (await caches.keys()).filter((name) => name.startsWith("ree-check-") && name !== NAME);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

self.addEventListener("activate", (event) => event.waitUntil(take()));

self.addEventListener("message", (event) => {
  if (event.data === "load") self.skipWaiting();
  // The training is open: all of it is kept, and the page hears when that is done.
  // Without a network it is asked for again at the next visit.
  if (event.data === "later") {
    event.waitUntil(keepLater().then(() => event.ports[0]?.postMessage("kept"), () => {}));
  }
});

async function keepLater() {
  const cache = await caches.open(NAME);
  const files = Object.entries(FILES).filter(([name]) => name.startsWith(LATER));
  await Promise.all(files.map(async ([name, hex]) => {
    const one = request(name, hex);
    if (!(await cache.match(one))) await cache.add(one);
  }));
}

async function answer(asked) {
  const cache = await caches.open(NAME);
  const how = { ignoreSearch: true, ignoreVary: true };
  const kept = (await cache.match(asked, how)) ?? (await later(asked, cache))
    ?? (asked.mode === "navigate" ? await page(asked, cache, how) : undefined);
  return kept ?? fetch(asked);
}

/** The page for an address that is none of its files. Its folder must fit, for it loads from there. */
async function page(asked, cache, how) {
  const { pathname } = new URL(asked.url);
  const here = new URL(LATER, self.location.href).pathname;
  if (pathname === here.slice(0, -1)) return Response.redirect(here);
  return cache.match(pathname.startsWith(here) ? LATER : PAGE, how);
}

/** A file that is kept from now on. */
function later(asked, cache) {
  const here = asked.url.split(/[?#]/)[0];
  const found = Object.entries(FILES).find(([name]) => (
    name.startsWith(LATER) && new URL(at(name), self.location.href).href === here
  ));
  if (!found) return undefined;
  const one = request(...found);
  return fetch(one).then(async (answer) => {
    if (answer.ok) await cache.put(one, answer.clone());
    return answer;
  });
}

self.addEventListener("fetch", (event) => {
  const asked = event.request;
  if (asked.method !== "GET" || new URL(asked.url).origin !== self.location.origin) return;
  event.respondWith(answer(asked).catch((error) => {
    if (asked.mode !== "navigate") throw error;
    const away = AWAY.replaceAll("BACK", self.registration.scope);
    return new Response(away, { headers: { "content-type": "text/html" } });
  }));
});
