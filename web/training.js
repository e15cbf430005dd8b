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

// Hands that are being counted, likewise.
export function rememberHands(hands) {
  try {
    history.replaceState({ ...history.state, hands }, "");
  } catch { /* as above */ }
}

export function rememberedHands() {
  const hands = history.state?.hands;
  return typeof hands === "string" ? hands : "";
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
  if (!board || board.querySelector(".panel")) return;
  delete board.dataset.size;
  if (!matchMedia("(min-width: 60rem)").matches) return;
  const fits = () => document.documentElement.scrollHeight <= innerHeight;
  for (const size of ["small", "smaller"]) {
    if (fits()) return;
    board.dataset.size = size;
  }
  if (!fits() && !board.querySelector(".is-asked")) delete board.dataset.size;
}

export function watchSize(on) {
  onresize = on ? fitBoard : null;
}

export function printAlone(part) {
  const { dataset } = document.documentElement;
  dataset.print = part;
  // Some browsers print after this call has returned.
  addEventListener("afterprint", () => { delete dataset.print; }, { once: true });
  print();
}
