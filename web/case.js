// Cases as links, as files and in the browser's storage; src/hooks/keep.rs says what each does.

const LONGEST = 1 << 20; // bytes
const KEPT = "ree-check case";
const TAB = "ree-check tab";

const letters = (bytes) => {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
};

const bytes = (letters) =>
  Uint8Array.from(atob(letters.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));

// No further than a case may be long: a small link can hold a huge text.
async function read(stream) {
  const reader = stream.getReader();
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let [text, size] = ["", 0];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.length;
    if (size > LONGEST) throw "large";
    text += decoder.decode(value, { stream: true });
  }
}

export async function link(held) {
  const plain = new Blob([JSON.stringify(held)]);
  let packed;
  try {
    const stream = plain.stream().pipeThrough(new CompressionStream("deflate-raw"));
    packed = letters(new Uint8Array(await new Response(stream).arrayBuffer()));
  } catch {
    packed = `j.${letters(new Uint8Array(await plain.arrayBuffer()))}`;
  }
  return new URL(`#case=${packed}`, location.href).href;
}

export function taken() {
  const found = /^#case=((?:j\.)?[\w-]*)/.exec(location.hash);
  if (!found) return "";
  history.replaceState(history.state, "", location.pathname + location.search);
  return found[1] || "-";
}

export async function unpack(packed) {
  if (packed.startsWith("j.")) return JSON.parse(await read(new Blob([bytes(packed.slice(2))]).stream()));
  let inflate;
  try {
    inflate = new DecompressionStream("deflate-raw");
  } catch {
    throw "old";
  }
  return JSON.parse(await read(new Blob([bytes(packed)]).stream().pipeThrough(inflate)));
}

export function save(name, held) {
  const file = new Blob([JSON.stringify(held, null, 2)], { type: "application/json" });
  if (file.size > LONGEST) return false;
  const anchor = document.createElement("a");
  anchor.href = URL.createObjectURL(file);
  // The day, then what the goods are called or begin with.
  const goods = held.entered.blanks.name || held.entered.text.trim().split("\n")[0];
  const words = goods.match(/[\p{L}\p{N}.]+/gu) ?? [];
  anchor.download = `${[name, ...words].join("-").slice(0, 60)}.json`;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(anchor.href), 60_000);
  return true;
}

export async function opened(field) {
  const [file] = field.files;
  if (!file) return;
  const text = read(file.stream());
  field.value = ""; // so that the same file can be chosen again
  return JSON.parse(await text);
}

export function keep(held, anew) {
  try {
    if (!anew && localStorage.getItem(KEPT) === null) return "gone";
    localStorage.setItem(KEPT, JSON.stringify(held));
    return "";
  } catch (error) {
    return error.name === "QuotaExceededError" ? "full" : "forbidden";
  }
}

function stored(where, name) {
  let text;
  try {
    text = window[where].getItem(name);
  } catch {}
  if (text == null) return;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export const kept = () => stored("localStorage", KEPT);

// What was entered last. Nothing of it is stored while somebody looks at the page: the tab holds it only while
// the page is loaded again, left for another one, or out of sight, where a phone may end it.
let last;

function put() {
  try {
    if (last) sessionStorage.setItem(TAB, JSON.stringify(last));
  } catch {} // forbidden or full: it goes with the page
}

function take() {
  try {
    sessionStorage.removeItem(TAB);
  } catch {}
}

addEventListener("pagehide", put);
addEventListener("pageshow", ({ persisted }) => persisted && take());
document.addEventListener("visibilitychange", () => (document.hidden ? put() : take()));

export function remembered() {
  const held = stored("sessionStorage", TAB);
  take();
  return held;
}

export function remember(held) {
  // What no file takes is not remembered either.
  last = held?.entered.text.length > LONGEST ? undefined : held;
}

export function forget() {
  try {
    localStorage.removeItem(KEPT);
  } catch {}
}
