// Progress of walkthroughs in the browser's storage, and files; src/training/keep.rs says what each does.

const KEPT = "ree-check training";

function all() {
  const text = localStorage.getItem(KEPT);
  const kept = text === null ? {} : JSON.parse(text);
  return typeof kept === "object" && kept !== null ? kept : {};
}

export function keepPlay(id, record) {
  try {
    let kept = {};
    try { kept = all(); } catch { /* damaged: what is kept from now on is not */ }
    localStorage.setItem(KEPT, JSON.stringify({ ...kept, [id]: record }));
    return true;
  } catch {
    return false;
  }
}

export function keptPlay(id) {
  try {
    const record = all()[id];
    return typeof record === "string" ? record : "";
  } catch {
    return "";
  }
}

export function forgetPlay(id) {
  try {
    const { [id]: gone, ...kept } = all();
    if (gone !== undefined) localStorage.setItem(KEPT, JSON.stringify(kept));
  } catch { /* nothing is kept */ }
}

export function saveText(name, type, text) {
  const anchor = document.createElement("a");
  anchor.href = URL.createObjectURL(new Blob([text], { type }));
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(anchor.href), 60_000);
}
