// `<ree-check>`: the check as one element for somebody else's page. It holds what the person enters,
// asks the engine of the default entry, and shows its answer; it decides nothing and sends nothing.
// Here is what the page sees of it: attributes, properties, events, and its part in a form.

import { Check } from "./element/check.js";
import { Frame } from "./element/frame.js";
import { goodsOf } from "./element/goods.js";
import { spoken, watch } from "./element/language.js";
import { dress } from "./element/style.js";
import { WORDS } from "./element/words.js";
import { ReeCheckError, load } from "./index.js";

export { ReeCheckError };

/** The changed outcome is read out after this rest, not at each key. */
const REST = 600;

/** On a server there are no elements; the file can be imported there all the same. */
const Base = globalThis.HTMLElement ?? class {};

export class ReeCheckElement extends Base {
  static formAssociated = true;
  static observedAttributes = ["lang", "date", "value", "name", "required", "full-check"];

  #internals = this.attachInternals();
  #root = this.attachShadow({ mode: "open" });
  #check = new Check();
  #frame = null;
  #loading = false;
  #disabled = false;
  #timer = 0;
  #unwatch = null;
  /** What events told of last, as text. */
  #told = this.#check.text;

  connectedCallback() {
    // What was set before this class was there hides the accessors.
    for (const property of Object.keys(this)) {
      const accessor = Object.getOwnPropertyDescriptor(ReeCheckElement.prototype, property);
      if (accessor === undefined) continue;
      const given = this[property];
      delete this[property];
      if (accessor.set) this[property] = given;
    }
    dress(this.#root);
    if (this.#frame === null) {
      // A label's click comes to the element itself, and to nothing in it.
      this.addEventListener("click", (event) => event.composedPath()[0] === this && this.focus());
      this.#frame = new Frame(this.#root, this.#acts());
    }
    this.#unwatch = watch(this, () => this.#speak());
    this.#start();
    this.#changed();
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
    this.#unwatch?.();
  }

  /** The field is what is focused, as by a `<label for>`. */
  focus(options) {
    this.#frame?.text.focus(options);
  }

  attributeChangedCallback(name, before, after) {
    if (before === after) return;
    if (name === "value") this.#take(after);
    else if (name === "date") {
      this.#check.goods.removed.delete("date");
      this.#changed();
    }
    else this.#show();
  }

  /** The product: what was given, with the text and the answers of this element. */
  get value() {
    return this.#check.goods.product(this.date);
  }

  /** A product, or its composition as text. What was answered before is forgotten, unless it says nothing new. */
  set value(product) {
    if (this.#check.offer(goodsOf(product), this.date)) this.#changed();
  }

  /** The day of export, `YYYY-MM-DD`; today where none is given. */
  get date() {
    return (this.#check.goods.removed.has("date") ? undefined : this.#day) ?? today();
  }

  /** The day that the page states. */
  get #day() {
    return this.getAttribute("date") || this.#check.goods.day;
  }

  set date(day) {
    if (day === null || day === undefined) this.removeAttribute("date");
    else this.setAttribute("date", day);
  }

  get name() {
    return this.getAttribute("name") ?? "";
  }

  set name(name) {
    this.setAttribute("name", name);
  }

  get disabled() {
    return this.hasAttribute("disabled");
  }

  set disabled(on) {
    this.toggleAttribute("disabled", Boolean(on));
  }

  get required() {
    return this.hasAttribute("required");
  }

  set required(on) {
    this.toggleAttribute("required", Boolean(on));
  }

  /** The determination as it stands; null before there is one. */
  get determination() {
    return this.#check.found;
  }

  /** Why there is none: a {@link ReeCheckError}, or null. */
  get error() {
    return this.#check.error;
  }

  get form() {
    return this.#internals.form;
  }

  get validity() {
    return this.#internals.validity;
  }

  get validationMessage() {
    return this.#internals.validationMessage;
  }

  get willValidate() {
    return this.#internals.willValidate;
  }

  checkValidity() {
    return this.#internals.checkValidity();
  }

  reportValidity() {
    return this.#internals.reportValidity();
  }

  formAssociatedCallback() {
    this.#show();
  }

  formResetCallback() {
    this.#take(this.getAttribute("value"));
  }

  formDisabledCallback(disabled) {
    this.#disabled = disabled;
    this.#show();
  }

  formStateRestoreCallback(state) {
    this.#check.restore(state);
    this.#changed();
  }

  #take(attribute) {
    this.#check.take(goodsOf(attribute));
    this.#changed();
  }

  async #start() {
    if (this.#check.ready || this.#loading) return;
    this.#loading = true;
    await this.#check.start(load);
    this.#loading = false;
    this.#changed();
  }

  /** What the person can do in the frame. */
  #acts() {
    const check = this.#check;
    const { goods } = check;
    const judged = (act) => (...given) => {
      act(...given);
      this.#changed();
    };
    const shown = (act) => (...given) => {
      act(...given);
      this.#show();
    };
    return {
      again: shown(() => this.#start()),
      typed: judged((text) => goods.typed(text)),
      restored: judged(() => goods.restore()),
      answered: judged((entry, value) => goods.answer(entry, value, check.found)),
      confirmed: judged((suggestion, value) => goods.confirm(suggestion, value)),
      changed: (row) => {
        const entry = check.takeOver(row);
        this.#changed();
        return entry;
      },
      removed: judged(({ path }) => goods.removed.delete(path) || goods.removed.add(path)),
      unfolded: shown((entry) => (entry.folded = false)),
      led: shown(() => (check.leads = !check.leads)),
    };
  }

  /** Judges anew; where the element is in a page, shows it and tells the page. */
  #changed() {
    this.#check.judge(this.date);
    if (!this.#shown) return;
    this.#show();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#announce(), REST);
    this.#tell();
  }

  get #shown() {
    return this.isConnected && this.#frame !== null;
  }

  /** Shows what there is, in the language there is; nothing is judged. */
  #show() {
    if (!this.#shown) return;
    const full = this.getAttribute("full-check");
    const { lang } = this.#frame;
    this.#frame.show({
      ...this.#check.seen(spoken(this), this.date, this.#day),
      disabled: this.#disabled,
      full: safe(full) ? full : null,
      sends: this.form !== null && this.name !== "",
    });
    this.#submit();
    // What was read out last stands in the page too.
    if (lang !== null && lang !== this.#frame.lang) this.#announce();
  }

  #speak() {
    if (spoken(this) !== this.#frame.lang) this.#show();
  }

  #announce() {
    this.#frame.announce(this.#check.says(spoken(this)));
  }

  /** Fires an event where there is another answer than the last one told, or none any more. */
  #tell() {
    const { text, found, error } = this.#check;
    if (text === this.#told) return;
    this.#told = text;
    // What the page got wrong is said to who wrote the page.
    if (this.#check.pages) console.error(`<ree-check> value: ${error.message}`);
    const [type, detail] = found ? ["determination", found] : error ? ["refusal", error] : ["cleared", null];
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }

  /** What a form around it sends: the determination in short, and the product beside it. */
  #submit() {
    const product = this.value;
    let data = null;
    if (this.#check.found !== null && this.name !== "") {
      data = new FormData();
      data.set(this.name, this.#check.short(product));
      data.set(`${this.name}.product`, JSON.stringify(product));
    }
    this.#internals.setFormValue(data, JSON.stringify(this.#check.goods.kept));
    const missing = this.required ? this.#check.missing() : null;
    if (missing === null) this.#internals.setValidity({});
    else this.#internals.setValidity({ valueMissing: true }, WORDS[spoken(this)].missing[missing], this.#frame.anchor(missing));
  }
}

/** An address that a link may have: of the web, or of this page. */
function safe(address) {
  if (!address) return false;
  try {
    return ["http:", "https:"].includes(new URL(address, document.baseURI).protocol);
  } catch {
    return false;
  }
}

/** Today where the person is. */
function today() {
  const now = new Date();
  const two = (n) => String(n).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

if (globalThis.customElements && !customElements.get("ree-check")) customElements.define("ree-check", ReeCheckElement);
