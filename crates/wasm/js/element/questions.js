// What the person has been asked and answered. A question that was answered stays where it is, so
// that the answer can be seen and taken back.

/** Of the facts of a question, the one an answer is given to. */
const keyOf = (question) => question.facts.join(" ");

/** The part of the composition text that a question is about; null: it is about a fact. */
function placeOf(question) {
  return /^composition(?:\[(\d+)\])?$/.exec(question.facts[0] ?? "");
}

export class Questions {
  /** In the order asked: `{ key, question, value, unknown, folded }`. */
  asked = [];

  /** Facts answered so far. */
  facts() {
    const given = this.asked.filter((entry) => entry.value !== undefined);
    return Object.fromEntries(given.map((entry) => [entry.question.facts[0], entry.value]));
  }

  /** What waits for an answer; undefined where all was answered or set aside. */
  get waiting() {
    return this.asked.find((entry) => entry.value === undefined && !entry.unknown);
  }

  /** Takes in what is open now: the first question that was not set aside joins the end. */
  take(open) {
    const now = new Map(open.map((question) => [keyOf(question), question]));
    this.asked = this.asked.filter((entry) => {
      const question = now.get(entry.key);
      // An answered question is asked no more; it keeps its words.
      if (question !== undefined) entry.question = question;
      return question !== undefined || entry.value !== undefined;
    });
    const next = this.waiting ? undefined : open.find((q) => !this.asked.some((entry) => entry.key === keyOf(q)));
    if (next !== undefined) this.#add(next);
  }

  /** Gives an answer, or says that it is not known. */
  answer(key, value) {
    const entry = this.asked.find((one) => one.key === key);
    if (entry === undefined) return;
    // The one just answered stays open, for the keyboard is in it; those before it fold.
    for (const one of this.asked) one.folded = one !== entry && (one.value !== undefined || one.unknown);
    entry.value = value;
    entry.unknown = value === undefined;
  }

  /** An answer to what was not asked, as a fact read from words that the person confirms. */
  confirm(question, value) {
    const entry = this.asked.find((one) => one.key === keyOf(question)) ?? this.#add(question);
    Object.assign(entry, { value, unknown: false, folded: true });
    // Answered questions stand before what is still asked.
    this.asked = [...this.asked.filter((one) => one !== this.waiting), ...[this.waiting].filter(Boolean)];
    return entry;
  }

  #add(question) {
    const entry = { key: keyOf(question), question, value: undefined, unknown: false, folded: false };
    this.asked.push(entry);
    return entry;
  }

  clear() {
    this.asked = [];
  }
}

/** Whether a question can be answered by choosing; the others are answered in the composition. */
export const hasOptions = (question) => question.options.length > 0;

/** The composition text with a question's answer written in; undefined where it is about a fact. */
export function written(question, value, text, determination) {
  const place = placeOf(question);
  if (place === null) return undefined;
  if (place[1] === undefined) return value;
  const span = determination.composition[Number(place[1])]?.span;
  return span ? text.slice(0, span[0]) + value + text.slice(span[1]) : undefined;
}

/** A text of which hardly anything is left is another product: its answers do not carry over. */
export function otherGoods(before, after) {
  const [a, b] = [before.trim(), after.trim()];
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  return (start + end) * 3 < a.length;
}
