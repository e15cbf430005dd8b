// One engine with its rulebook: text over the boundary, objects for the caller. Nothing is decided
// here. The wasm holds no state between calls, so after a trap a new instance takes over.

import { bind } from "./bindings.js";
import { ReeCheckError, refuse } from "./errors.js";
import { LONGEST, countOf, detailOf, plainText, productText, textAt, tooLarge } from "./product.js";

/**
 * How much crosses at once: memory of wasm never shrinks, and a line of twenty characters can have an
 * answer of eighty thousand.
 */
const LINES = 64;
const LENGTH = 1024 * 1024;

/**
 * @param {WebAssembly.Module} module
 * @param {{ json: string, sha256: string } | undefined} own another rulebook than the built-in one
 */
export function engine(module, own) {
  let running;

  function ask(question) {
    try {
      running ??= start();
      return question(running);
    } catch (thrown) {
      throw typed(thrown, () => (running = undefined));
    }
  }

  function start() {
    const { Engine, initSync } = bind();
    initSync({ module });
    return new Engine(own?.json, own?.sha256);
  }

  const lines = (text, detail, first) => ask((e) => e.checkText(text, detail, first));

  // What cannot start, as with a bad rulebook, fails here and not at the first question.
  ask(() => {});

  return Object.freeze({
    check(product, options) {
      const detail = detailOf(options);
      const text = productText(product);
      return JSON.parse(ask((e) => e.check(text, detail)));
    },

    checkMany(products, options) {
      const detail = detailOf(options);
      const count = countOf(products);
      const answers = new Array(count);
      let places = [];
      let text = [];
      let length = 0;
      const cross = () => {
        if (places.length === 0) return;
        const found = JSON.parse(`[${lines(text.join("\n"), detail).trimEnd().replaceAll("\n", ",")}]`);
        places.forEach((place, i) => {
          const answer = found[i];
          answers[place] = "error" in answer ? new ReeCheckError(answer.error) : answer;
        });
        places = [];
        text = [];
        length = 0;
      };
      for (let i = 0; i < count; i += 1) {
        let one;
        try {
          one = textAt(products, i);
        } catch (error) {
          answers[i] = error;
          continue;
        }
        places.push(i);
        text.push(one);
        length += one.length;
        if (places.length >= LINES || length > LENGTH) cross();
      }
      cross();
      return answers;
    },

    checkText(ndjson, options) {
      const detail = detailOf(options);
      if (typeof ndjson !== "string") plainText(ndjson, "ndjson");
      let out = "";
      let at = 0;
      let number = 1;
      do {
        const first = number;
        const from = at;
        let long = 0;
        while (at < ndjson.length && number - first < LINES && at - from < LENGTH) {
          const found = ndjson.indexOf("\n", at);
          const end = found < 0 ? ndjson.length : found + 1;
          if (end - at > LONGEST) long = end;
          if (long > 0) break;
          at = end;
          number += 1;
        }
        out = joined(out, lines(ndjson.slice(from, at), detail, first));
        if (long > 0) {
          // Refused here: so long a line need not cross.
          out = joined(out, `${JSON.stringify(tooLarge(`line ${number}`, long - at))}\n`);
          at = long;
          number += 1;
        }
      } while (at < ndjson.length);
      return out;
    },

    parseComposition(text) {
      const given = plainText(text, "text");
      return JSON.parse(ask((e) => e.parseComposition(given)));
    },

    vocabulary: () => JSON.parse(ask((e) => e.vocabulary())),

    rulebook: () => JSON.parse(ask((e) => e.rulebook())),

    diff(product, a, b) {
      const text = productText(product);
      const days = [plainText(a, "a"), plainText(b, "b")];
      return JSON.parse(ask((e) => e.diff(text, ...days)));
    },
  });
}

/** What was thrown out of wasm as a ReeCheckError; `drop` forgets an instance that trapped. */
function typed(thrown, drop) {
  if (typeof thrown === "string") return new ReeCheckError(JSON.parse(thrown).error);
  drop();
  return refuse(
    "engine_failed",
    null,
    "The engine stopped in the middle of this; nothing was decided. The next call starts it afresh.",
    "引擎中途停止，未作出任何判定；下次调用会重新启动。",
    { en: "Send less at once; if it happens again, please report it.", zh: "请减少一次提交的内容；若再次发生，请报告。" },
    thrown,
  );
}

/** Answers one after the other, as far as a text of this JavaScript can hold them. */
function joined(out, more) {
  try {
    return out + more;
  } catch (cause) {
    throw refuse("too_large", "ndjson", "The answers are longer than a text can be.", "答复超过文本的最大长度。", {
      en: "Send fewer lines at once, or ask for { detail: \"outcome\" }.",
      zh: "请减少一次提交的行数，或使用 { detail: \"outcome\" }。",
    }, cause);
  }
}
