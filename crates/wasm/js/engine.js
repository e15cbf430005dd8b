// One engine with its rulebook: text over the boundary, objects for the caller. Nothing is decided
// here. The wasm holds no state between calls, so after a trap a new instance takes over.

import { bind } from "./bindings.js";
import { ReeCheckError, refuse } from "./errors.js";
import { detailOf, plainText, productText, tooLarge } from "./product.js";

/** How much text crosses at once; memory of wasm never shrinks. */
const CROSSING = 1024 * 1024;

/**
 * @param {WebAssembly.Module} module
 * @param {{ json: string, sha256: string } | undefined} own another rulebook than the built-in one
 */
export function engine(module, own) {
  let running;
  try {
    running = start();
  } catch (thrown) {
    throw typed(thrown, () => {});
  }

  function start() {
    const { Engine, initSync } = bind();
    initSync({ module });
    return new Engine(own?.json, own?.sha256);
  }

  function ask(question) {
    try {
      running ??= start();
      return question(running);
    } catch (thrown) {
      throw typed(thrown, () => (running = undefined));
    }
  }

  function lines(text, detail, first) {
    return ask((e) => e.checkText(text, detail, first));
  }

  return Object.freeze({
    check(product, options) {
      const detail = detailOf(options);
      const text = productText(product);
      return JSON.parse(ask((e) => e.check(text, detail)));
    },

    checkMany(products, options) {
      const detail = detailOf(options);
      if (!Array.isArray(products)) {
        throw refuse("wrong_type", null, "Products come as an array.", "产品应以数组形式给出。", {
          en: "For one product use check, for NDJSON text checkText.",
          zh: "单个产品请用 check，NDJSON 文本请用 checkText。",
        });
      }
      const answers = new Array(products.length);
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
      for (let i = 0; i < products.length; i += 1) {
        let one;
        try {
          one = productText(products[i]);
        } catch (error) {
          if (!(error instanceof ReeCheckError)) throw error;
          answers[i] = error;
          continue;
        }
        places.push(i);
        text.push(one);
        length += one.length;
        if (length > CROSSING) cross();
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
      for (;;) {
        // To the end of the line that passes the length of a crossing.
        const end = ndjson.indexOf("\n", at + CROSSING);
        const piece = end < 0 ? ndjson.slice(at) : ndjson.slice(at, end);
        if (piece.length > 4 * CROSSING) {
          // A single line of that length; the lines before it are judged all the same.
          const start = piece.lastIndexOf("\n") + 1;
          if (start > 0) out += lines(piece.slice(0, start), detail, number);
          number += count(piece.slice(0, start));
          const where = `line ${number}`;
          out += `${JSON.stringify(tooLarge(where, piece.length - start))}\n`;
        } else {
          out += lines(piece, detail, number);
          number += count(piece);
        }
        if (end < 0) return out;
        at = end + 1;
        number += 1;
      }
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

const count = (text) => text.split("\n").length - 1;
