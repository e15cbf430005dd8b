// Progress of walkthroughs in the browser's storage, files, and the editor's field; src/training/keep.rs
// and src/training/field.rs say what each does.

const KEPT = "ree-check training";
const OWN = "ree-check own";

function all() {
  const text = localStorage.getItem(KEPT);
  const kept = text === null ? {} : JSON.parse(text);
  return typeof kept === "object" && kept !== null ? kept : {};
}

export function keepPlay(name, record) {
  try {
    let kept = {};
    try { kept = all(); } catch { /* damaged: what is kept from now on is not */ }
    localStorage.setItem(KEPT, JSON.stringify({ ...kept, [name]: record }));
    return true;
  } catch {
    return false;
  }
}

export function keptPlay(name) {
  try {
    const record = all()[name];
    return typeof record === "string" ? record : "";
  } catch {
    return "";
  }
}

export function forgetPlay(name) {
  try {
    const { [name]: gone, ...kept } = all();
    if (gone !== undefined) localStorage.setItem(KEPT, JSON.stringify(kept));
  } catch { /* nothing is kept */ }
}

// With this tab's place in its history, where start.js keeps the language too: a reload finds it, and
// Back from another page. It is gone with the tab.
export function rememberPlay(record) {
  try {
    history.replaceState({ ...history.state, play: record }, "");
  } catch { /* too much at once for this browser: the next one is remembered */ }
}

export function rememberedPlay() {
  const record = history.state?.play;
  return typeof record === "string" ? record : "";
}

// The text of an own walkthrough, for as long as the tab is open: too long for a place in the history.
export function rememberOwn(text, unsaved) {
  try {
    if (text) sessionStorage.setItem(OWN, (unsaved ? "*" : "=") + text);
    else sessionStorage.removeItem(OWN);
  } catch { /* forbidden or full: the page asks before it is left */ }
}

export function rememberedOwn() {
  try {
    return sessionStorage.getItem(OWN) ?? "";
  } catch {
    return "";
  }
}

export function watchKept(changed) {
  // Only other tabs are told of; a null key says that everything is gone.
  onstorage = changed ? ({ key }) => { if (key === KEPT || key === null) changed(); } : null;
}

export function saveText(name, type, text) {
  const anchor = document.createElement("a");
  anchor.href = URL.createObjectURL(new Blob([text], { type }));
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(anchor.href), 60_000);
}

export async function openText(field, most) {
  const [file] = field.files;
  if (!file) return undefined;
  field.value = ""; // so that the same file can be chosen again
  if (file.size > most) throw "large";
  const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(await file.arrayBuffer());
  return text.replaceAll("\r\n", "\n"); // as the field holds it
}

// Selects from `start` to `end`; the first line of it comes into view.
function select(field, start, end) {
  field.focus();
  field.setSelectionRange(start, end);
  // A caret is scrolled to by some browsers only.
  const above = field.value.slice(0, start).split("\n").length - 4;
  field.scrollTop = Math.max(0, above * parseFloat(getComputedStyle(field).lineHeight));
}

const startOf = (field, line) =>
  field.value.split("\n").slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);

export function selectLine(field, line) {
  const start = startOf(field, line);
  const end = field.value.indexOf("\n", start);
  select(field, start, end < 0 ? field.value.length : end);
}

export function caretLine(field) {
  return field.value.slice(0, field.selectionStart).split("\n").length;
}

// Puts a text in the place of another as if it had been typed: undo in the field takes it back, and what was
// typed before too. Where a browser cannot, or the text is long for it, undo knows nothing of it.
const LONG = 200_000;
function put(field, text, start, end) {
  field.focus();
  field.setSelectionRange(start, end);
  if (text && text.length + end - start < LONG && document.execCommand?.("insertText", false, text)) return;
  field.setRangeText(text, start, end, "end");
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
}

export function insertBehind(field, line, text) {
  const start = Math.min(startOf(field, line + 1), field.value.length);
  put(field, text, start, start);
  // The empty lines around it are none of it.
  const begins = start + text.length - text.trimStart().length;
  select(field, begins, begins + text.trim().length);
}

export function replaceText(field, text) {
  const focused = document.activeElement;
  put(field, text, 0, field.value.length);
  field.setSelectionRange(0, 0);
  field.scrollTop = 0;
  focused?.focus({ preventScroll: true });
}

export function askBeforeLeaving(ask) {
  onbeforeunload = ask ? (event) => event.preventDefault() : null;
}

// What is on the wall is read at one glance, without scrolling: where it is too long for the window it is
// set smaller, in two steps. A long answer, which even so would be scrolled, stays large. What is open below
// does not count.
export function fitBoard() {
  const board = document.querySelector(".board");
  // Nor is anything set anew that somebody is reading further down.
  if (!board || board.querySelector(".panel") || scrollY > 0 || underWay()) return;
  delete board.dataset.size;
  if (!matchMedia("(min-width: 60rem)").matches) return;
  const fits = () => document.documentElement.scrollHeight <= innerHeight;
  for (const size of ["small", "smaller"]) {
    if (fits()) return;
    board.dataset.size = size;
  }
  if (!fits() && !board.querySelector(".is-asked")) delete board.dataset.size;
}

// How far the end of what is on the wall lies below what is seen, were the page scrolled to `at`. What is
// open above the keys does not count: it covers the wall only as long as it is open.
function below(at) {
  const foot = document.querySelector(".board-foot");
  const content = document.querySelector(".board-end")?.previousElementSibling;
  if (!foot || !content) return 0;
  const edge = Math.min(foot.getBoundingClientRect().top, innerHeight);
  return content.getBoundingClientRect().bottom + scrollY - at - edge;
}

const SOON = 700; // Milliseconds in which a page has scrolled.
const NEAR = 2; // Parts of a pixel are no more.
let going; // Where the page is on its way to, of which content, and until when.

const underWay = () => going !== undefined && performance.now() < going.until;

export function onward() {
  const content = document.querySelector(".board-end")?.previousElementSibling;
  const at = underWay() && going.content === content ? going.to : scrollY;
  const edge = Math.min(document.querySelector(".board-foot")?.getBoundingClientRect().top ?? 0, innerHeight);
  // The last lines seen are seen again at the top.
  const to = Math.min(at + 0.85 * edge, document.documentElement.scrollHeight - innerHeight);
  if (below(at) <= NEAR || to <= at) return false;
  going = { content, to, until: performance.now() + SOON };
  // A page that nobody sees is not moved softly by any browser.
  const still = document.hidden || matchMedia("(prefers-reduced-motion: reduce)").matches;
  scrollTo({ top: to, behavior: still ? "instant" : "smooth" });
  return true;
}

export function showTop() {
  going = undefined;
  scrollTo({ top: 0, behavior: "instant" });
}

let watching;

export function watchBoard(more) {
  watching?.abort();
  watching = undefined;
  if (!more) return;
  watching = new AbortController();
  const { signal } = watching;
  const look = () => more(below(scrollY) > NEAR);
  addEventListener("scroll", look, { passive: true, signal });
  addEventListener("resize", () => { fitBoard(); look(); }, { signal });
  const sizes = new ResizeObserver(look);
  sizes.observe(document.querySelector(".board"));
  signal.addEventListener("abort", () => sizes.disconnect());
}

export function takeUp(id) {
  const field = document.getElementById(id);
  // It may be drawn only now.
  if (!field) setTimeout(() => document.getElementById(id) && takeUp(id), 30);
  else { field.focus(); field.select(); }
}

export function printAlone(part) {
  const { dataset } = document.documentElement;
  dataset.print = part;
  // Some browsers print after this call has returned.
  addEventListener("afterprint", () => { delete dataset.print; }, { once: true });
  print();
}
