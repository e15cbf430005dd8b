// From a JavaScript value to a product's JSON text. JSON.stringify alone would drop without a word
// what it cannot write (a Map, a getter of a class, a function, NaN): a composition lost that way
// could come out as not controlled. So what is no plain data is refused, with its place.

import { ReeCheckError, refuse } from "./errors.js";

/** The longest product text that is read, in UTF-16 code units; the engine counts bytes. */
export const LONGEST = 2 * 1024 * 1024;
/** Deeper than any product. */
const DEEPEST = 32;
/** More values than fit a text of that length. */
const MOST = LONGEST / 2;

/** The JSON text of a product. Throws a ReeCheckError. */
export function productText(product) {
  const walk = { left: MOST, length: 0, path: [] };
  try {
    if (typeof product !== "object" || product === null || Array.isArray(product)) {
      throw wrong("", `A product is an object; given: ${named(product)}.`, `产品应为对象；实际为：${named(product)}。`, {
        en: "Write { composition: \"…\" }; for JSON text use checkText.",
        zh: "请写 { composition: \"…\" }；JSON 文本请用 checkText。",
      });
    }
    plain(product, walk);
    const text = JSON.stringify(product);
    if (text.length > LONGEST) throw tooLarge(null, text.length);
    return text;
  } catch (thrown) {
    if (thrown instanceof ReeCheckError) throw thrown;
    throw unreadable(place(walk), thrown);
  }
}

/** The products of checkMany. Throws a ReeCheckError. */
export function listOf(products) {
  try {
    if (Array.isArray(products)) return [...products];
  } catch (thrown) {
    throw unreadable("products", thrown);
  }
  throw wrong("products", `Products come as an array; given: ${named(products)}.`, `产品应以数组形式给出；实际为：${named(products)}。`, {
    en: "For one product use check, for NDJSON text checkText.",
    zh: "单个产品请用 check，NDJSON 文本请用 checkText。",
  });
}

/** A text that is handed over as it is. Throws a ReeCheckError. */
export function plainText(value, where) {
  if (typeof value !== "string") {
    throw wrong(where, `This should be a text; given: ${named(value)}.`, `此处应为文本；实际为：${named(value)}。`);
  }
  if (value.length > LONGEST) throw tooLarge(where, value.length);
  return value;
}

/** The `detail` of an options object. */
export function detailOf(options) {
  if (options === undefined) return undefined;
  if (typeof options !== "object" || options === null) {
    throw wrong("options", `Options are an object; given: ${named(options)}.`, `选项应为对象；实际为：${named(options)}。`, {
      en: "Write { detail: \"outcome\" }.",
      zh: "请写 { detail: \"outcome\" }。",
    });
  }
  let detail;
  try {
    onlyKnown(options, ["detail"]);
    ({ detail } = options);
  } catch (thrown) {
    throw thrown instanceof ReeCheckError ? thrown : unreadable("detail", thrown);
  }
  return detail === undefined ? undefined : plainText(detail, "detail");
}

/** A misspelt option would pass for none at all. */
export function onlyKnown(options, known) {
  for (const key in options) {
    if (known.includes(key)) continue;
    const list = known.join(", ");
    throw refuse("unknown_field", key, `There is no option “${key}”.`, `没有“${key}”这个选项。`, {
      en: `Write one of: ${list}.`,
      zh: `可填写：${list}。`,
    });
  }
}

export function tooLarge(where, length) {
  return refuse(
    "too_large",
    where,
    `This is ${length} characters long; at most ${LONGEST} are read.`,
    `文本长 ${length} 个字符，最多读取 ${LONGEST} 个。`,
    { en: "Send one product at a time.", zh: "请一次只提交一个产品。" },
  );
}

function tooMany() {
  return refuse("too_large", null, `This holds more than ${MOST} values.`, `数据超过 ${MOST} 项。`, {
    en: "Send one product at a time.",
    zh: "请一次只提交一个产品。",
  });
}

/** Refuses what JSON.stringify would lose. `walk.path` leads to the value, one step for each level. */
function plain(value, walk) {
  switch (typeof value) {
    case "string":
      walk.length += value.length;
      if (value.length > LONGEST) throw tooLarge(place(walk) || null, value.length);
      if (walk.length > LONGEST) throw tooLarge(null, walk.length);
      // JSON has a word for half a character, UTF-8 has none.
      if (value.isWellFormed?.() === false) {
        throw wrong(place(walk), "This text holds half a character (a lone surrogate).", "文本含不完整的字符（孤立代理项）。", {
          en: "Cut texts between characters, or use toWellFormed().",
          zh: "请在完整字符之间截断文本，或使用 toWellFormed()。",
        });
      }
      return;
    case "boolean":
    case "undefined":
      return;
    case "number":
      if (Number.isFinite(value)) return;
      throw wrong(place(walk), `${value} is no amount.`, `${value} 不是数值。`);
    case "object":
      break;
    default:
      throw notData(value, place(walk));
  }
  if (value === null) return;
  const { path } = walk;
  if (path.length > DEEPEST) {
    throw wrong(place(walk), "This is nested deeper than any product, perhaps in a circle.", "嵌套过深，可能存在循环引用。");
  }
  if ((walk.left -= 1) < 0) throw tooMany();
  // It would write something else than what is read here.
  if (value.toJSON !== undefined) throw notData(value, place(walk));
  if (Array.isArray(value)) {
    if (value.length > MOST) throw tooMany();
    for (let i = 0; i < value.length; i += 1) {
      path.push(i);
      plain(value[i], walk);
      path.pop();
    }
    // Holes are refused by the engine.
    if (Object.keys(value).length > value.length || Object.getOwnPropertySymbols(value).length > 0) lost(value, walk);
    return;
  }
  // The prototype of plain objects, of this realm or another, has none itself.
  const parent = Object.getPrototypeOf(value);
  if (parent !== null && parent !== Object.prototype && Object.getPrototypeOf(parent) !== null) {
    throw notData(value, place(walk));
  }
  let fields = 0;
  for (const key in value) {
    path.push(key);
    if (!Object.hasOwn(value, key)) {
      throw wrong(place(walk), "This field is inherited and would be lost.", "此字段来自原型，会被忽略。", {
        en: "Make it the object's own.",
        zh: "请将其写为对象自身的字段。",
      });
    }
    plain(value[key], walk);
    path.pop();
    fields += 1;
  }
  // Three times as fast as Reflect.ownKeys, and this is done for every part of every product.
  if (Object.getOwnPropertyNames(value).length > fields || Object.getOwnPropertySymbols(value).length > 0) lost(value, walk);
}

/** Refuses a field that JSON.stringify passes over: a hidden one, one named by a symbol, one of a list. */
function lost(value, walk) {
  const list = Array.isArray(value);
  for (const key of Reflect.ownKeys(value)) {
    const hidden = !Object.prototype.propertyIsEnumerable.call(value, key);
    const written = !hidden && typeof key === "string" && !(list && Number.isNaN(Number(key)));
    // What frameworks note for themselves (`__ob__`, `__v_skip`, a hidden symbol) is no field of the goods.
    const noted = hidden && (list || typeof key === "symbol" || key.startsWith("__"));
    if (written || noted) continue;
    walk.path.push(String(key));
    throw wrong(place(walk), "This field is hidden from JSON and would be lost.", "此字段不会写入 JSON，会被忽略。", {
      en: "Write enumerable fields of plain objects, named by texts.",
      zh: "请使用普通对象的可枚举字段，以文本命名。",
    });
  }
}

/** Where a walk stands: `composition[2].amount`. */
function place({ path }) {
  return path.map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`)).join("").replace(/^\./, "");
}

function notData(value, where) {
  return wrong(where, `This is no plain data: ${named(value)}.`, `此处不是普通数据：${named(value)}。`, {
    en: "Write texts, numbers, arrays and plain objects.",
    zh: "请使用文本、数字、数组和普通对象。",
  });
}

/** What threw in the caller's own getter or proxy, while it was read. */
function unreadable(where, cause) {
  return refuse("wrong_type", where || null, "This could not be read: reading it threw an error.", "无法读取：读取时出错。", {
    en: "Write texts, numbers, arrays and plain objects.",
    zh: "请使用文本、数字、数组和普通对象。",
  }, cause);
}

function wrong(where, en, zh, hint = null) {
  return refuse("wrong_type", where === "" ? null : where, en, zh, hint);
}

/** What a value is, in JavaScript's own words. */
function named(value) {
  if (value === null) return "null";
  if (typeof value !== "object") return typeof value;
  try {
    const name = Array.isArray(value) ? "array" : value.constructor?.name;
    return typeof name === "string" && name !== "" ? name : "object";
  } catch {
    return "object";
  }
}
