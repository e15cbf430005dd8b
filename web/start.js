// Starts the page's WebAssembly, and then what makes the page work offline. A file of its own,
// because the page's policy allows no inline script; the build writes the tag that names the hashed
// files. The messages of a failed start are in `index.html`, shown by `first.js`.

const root = document.documentElement;
const tag = document.querySelector("script[data-wasm]");
/** A file of the program that is started, beside its document. */
const address = (name) => new URL(name, document.baseURI);
/** A file beside this one. */
const beside = (name) => new URL(name, import.meta.url);

/** The compiled program; the browser compiles while it loads, where the host names the right type. */
async function compiled(answer) {
  const typed = (answer.headers.get("content-type") ?? "").startsWith("application/wasm");
  if (typed && WebAssembly.compileStreaming) return WebAssembly.compileStreaming(answer);
  return WebAssembly.compile(await answer.arrayBuffer());
}

/** The next task: in between the browser draws and hears keys. */
const pause = () => new Promise((done) => { setTimeout(done, 0); });

/** The next task after the browser has drawn. A hidden page does not draw. */
const drawn = () => new Promise((done) => {
  if (document.hidden) done();
  else requestAnimationFrame(() => setTimeout(done, 0));
});

async function start() {
  const fail = window.failStart;
  if (typeof WebAssembly !== "object") return fail("unsupported");
  // The shell first: the program is far larger than all that is needed to read and to type.
  await drawn();
  let page;
  let program;
  try {
    const wasm = fetch(address(tag.dataset.wasm)).then((answer) => {
      if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
      return compiled(answer);
    });
    [page, program] = await Promise.all([import(address(tag.dataset.js)), wasm]);
  } catch (error) {
    console.error(error);
    return fail(error instanceof WebAssembly.CompileError ? "unsupported" : "unloaded", error);
  }
  try {
    page.initSync({ module: program });
    for (const step of [page.unpack, page.take_in, page.order, page.compile]) {
      await pause();
      step();
    }
    await pause();
    await show(page);
    root.dataset.start = "running";
  } catch (error) {
    console.error(error);
    fail("broken", error);
  }
}

/** Puts the page in place of its shell; what was typed there goes along, with focus and caret. */
async function show(page) {
  // Only the page has a field in its shell.
  const shell = document.getElementById("first-product");
  const typed = shell?.value;
  const place = shell && document.activeElement === shell && [shell.selectionStart, shell.selectionEnd];
  if (!page.show()) throw new Error("the page was not shown");
  const field = () => document.getElementById("product");
  // The page draws itself in one of the next microtasks, before the browser paints.
  for (let n = 0; n < 50 && shell && !field(); n += 1) await null;
  // From here on the page's own styles hold, whatever page the address named at the start.
  document.getElementById("app").classList.remove("starts");
  delete root.dataset.elsewhere;
  if (!field()) return;
  if (typed) {
    field().value = typed;
    field().dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
  if (place) {
    field().focus();
    field().setSelectionRange(...place);
  }
}

const HOUR = 3_600_000;

/**
 * The service worker keeps the page's files in this browser. A newer version waits until the person
 * asks for it: `<html data-update>` shows the notice and its button. `data-offline`: all is kept.
 */
async function keepOffline() {
  const workers = navigator.serviceWorker;
  // A learning system serves its packages itself.
  if (!workers || document.querySelector("meta[name=ree-check-lms]")) return;
  let pressed = false;
  let controlled = Boolean(workers.controller);
  const announce = () => {
    if (root.dataset.update === "ready") return;
    root.dataset.update = "ready";
    const words = document.getElementById("update-words");
    document.getElementById("update-said").textContent = words ? words.textContent : "";
  };
  const registration = await workers.register(beside("sw.js"), { updateViaCache: "none" });
  let asking = false;
  const follow = (worker) => {
    const look = () => {
      const check = beside("./").href === address("./").href;
      if (registration.active && check) root.dataset.offline = "ready";
      if (registration.active && !check && !asking) {
        // The training: its files are kept once it is opened.
        asking = true;
        const heard = new MessageChannel();
        heard.port1.onmessage = () => { root.dataset.offline = "ready"; };
        registration.active.postMessage("later", [heard.port2]);
      }
      if (registration.waiting && workers.controller) announce();
    };
    worker?.addEventListener("statechange", look);
    look();
  };
  follow(registration.installing);
  registration.addEventListener("updatefound", () => follow(registration.installing));

  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element) || !event.target.closest("#update-load")) return;
    pressed = true;
    // Gone where another window let the newer version in: then loading is all that is left to do.
    if (registration.waiting) registration.waiting.postMessage("load");
    else location.reload();
  });
  workers.addEventListener("controllerchange", () => {
    if (pressed) location.reload();
    // Pressed in another window: what is entered in this one stays.
    else if (controlled) announce();
    controlled = true;
  });

  let asked = Date.now();
  addEventListener("focus", () => {
    if (Date.now() - asked < HOUR) return;
    asked = Date.now();
    registration.update().catch(() => {}); // Offline: asked again later.
  });
}

/**
 * The language that was chosen goes with this tab's place in its history, so that a reload keeps it.
 * Nothing is stored for that, and the address stays the same: a link opened over this page finds it.
 */
function keepLanguage() {
  let chosen = Boolean(history.state?.lang);
  const note = () => {
    if (chosen && history.state?.lang !== root.lang) {
      history.replaceState({ ...history.state, lang: root.lang }, "");
    }
  };
  new MutationObserver((changes) => {
    chosen ||= changes.some((change) => change.oldValue !== root.lang);
    note();
  }).observe(root, { attributeFilter: ["lang"], attributeOldValue: true });
  // Another place in the history knows nothing of it yet.
  addEventListener("popstate", note);
}

/** Where an entry of the law was read is printed with it, though it is folded. */
function printFolds() {
  let folds = [];
  const turn = (open) => folds.forEach((fold) => { fold.open = open; });
  addEventListener("beforeprint", () => {
    folds = [...document.querySelectorAll(".entry .how-read:not([open], .when)")];
    turn(true);
  });
  addEventListener("afterprint", () => turn(false));
}

/** The comparison of files is loaded with the page that shows it. */
function loadFiles() {
  if (location.hash.startsWith("#privacy")) import(beside("files.js"));
}

start().then(() => {
  if (root.dataset.start !== "running") return;
  keepLanguage();
  printFolds();
  loadFiles();
  addEventListener("hashchange", loadFiles);
  const later = () => keepOffline().catch((error) => console.info("not kept for offline use:", error));
  // Not before the page has come to rest: keeping the files must not slow the first visit.
  if (document.readyState === "complete") setTimeout(later, 0);
  else addEventListener("load", () => setTimeout(later, 0));
});
