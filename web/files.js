// `<ree-files>`: the files of this page with their hashes, and their comparison with what this
// browser got. Plain JavaScript and not part of the WebAssembly, so that whoever doubts the page can
// read how it is checked. The words come as attributes, in the language of the page.

const LIST = "hashes.txt";
const ATTRIBUTES = ["data-file", "data-hash", "data-result", "data-press", "data-working",
  "data-same", "data-other", "data-absent", "data-all", "data-some", "data-none", "data-list",
  "data-show"];
const at = (name) => new URL(name === "index.html" ? "./" : name, document.baseURI);

function element(name, text, className) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  if (className) made.className = className;
  return made;
}

/** SHA-256 of a file as this browser gets it, in hex. */
async function hash(name) {
  const answer = await fetch(at(name));
  if (!answer.ok) throw new Error(String(answer.status));
  const sum = await crypto.subtle.digest("SHA-256", await answer.arrayBuffer());
  return [...new Uint8Array(sum)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

class Files extends HTMLElement {
  static get observedAttributes() { return ATTRIBUTES; }

  constructor() {
    super();
    /** Name, hash and what the comparison found of each file; none until the list has come. */
    this.files = undefined;
    this.phase = "";
    this.waiting = false;
  }

  connectedCallback() {
    // These stay: focus and the announcement must not go when the rest is drawn again.
    this.button = element("button", "", "button");
    this.button.type = "button";
    this.button.addEventListener("click", () => this.compare());
    this.said = element("p", "", "files-said");
    this.said.setAttribute("role", "status");
    this.body = element("div", "", "files-body");
    this.replaceChildren(this.button, this.said, this.body);
    this.show();
    this.load();
  }

  attributeChangedCallback() {
    if (this.waiting || !this.body) return;
    this.waiting = true;
    queueMicrotask(() => { this.waiting = false; this.show(); });
  }

  async load() {
    try {
      const answer = await fetch(at(LIST));
      if (!answer.ok) throw new Error(String(answer.status));
      const lines = (await answer.text()).trim().split("\n").map((line) => line.split("  "));
      this.files = lines.map(([sum, name]) => ({ sum, name, found: "" }));
    } catch {
      this.phase = "none";
    }
    this.show();
  }

  async compare() {
    if (!this.files || this.phase === "working") return;
    this.phase = "working";
    this.show();
    for (const file of this.files) {
      try {
        file.found = (await hash(file.name)) === file.sum ? "same" : "other";
      } catch {
        file.found = "absent";
      }
    }
    this.phase = "done";
    this.show();
  }

  says() {
    const all = this.files ?? [];
    const same = all.filter((file) => file.found === "same").length;
    const sentence = { none: "none", working: "working", done: same === all.length ? "all" : "some" }[this.phase];
    if (!sentence) return "";
    return this.dataset[sentence].replace("<same>", same).replace("<all>", all.length);
  }

  show() {
    const words = this.dataset;
    this.button.textContent = words.press;
    this.button.hidden = !this.files;
    const said = this.says();
    if (this.said.textContent !== said) this.said.textContent = said;
    // What was opened stays open.
    const open = this.body.querySelector("details")?.open;
    this.body.replaceChildren();
    if (!this.files) return;
    const table = element("table", "", "hashes");
    const head = element("tr");
    const done = this.phase === "done";
    for (const title of [`${words.file} · ${words.hash}`, ...(done ? [words.result] : [])]) {
      const cell = element("th", title);
      cell.scope = "col";
      head.append(cell);
    }
    const rows = this.files.map(({ name, sum, found }) => {
      const row = element("tr");
      const file = element("th");
      file.scope = "row";
      const both = element("div");
      // Two lines of one length, where one is too long.
      const code = element("code", sum.slice(0, 32));
      code.append(element("wbr"), sum.slice(32));
      both.append(element("span", name), code);
      file.append(both);
      row.append(file);
      if (done) row.append(element("td", words[found], `is-${found}`));
      return row;
    });
    const top = element("thead");
    top.append(head);
    const middle = element("tbody");
    middle.append(...rows);
    table.append(top, middle);
    const link = element("a", words.list);
    link.href = at(LIST);
    const last = element("p", "", "hint");
    last.append(link);
    // A hundred lines bury the page; those that do not agree are shown.
    const fold = element("details");
    fold.open = open || this.files.some(({ found }) => found && found !== "same");
    fold.append(element("summary", words.show.replace("<all>", this.files.length), "link"), table);
    this.body.append(fold, last);
  }
}

customElements.define("ree-files", Files);
