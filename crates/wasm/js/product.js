// From a JavaScript value to a product's JSON text. JSON.stringify alone would drop without a word
// what it cannot write (a Map, a getter of a class, a function, NaN): a composition lost that way
// could come out as not controlled. So what is no plain data is refused, with its place.

import { ReeCheckError, refuse } from "./errors.js";

/** The longest product text that is read, in UTF-16 code units; the engine counts bytes. */
export const LONGEST = 2 * 1024 * 1024;
/** Deeper than any product, whose deepest is `composition[0].amount.mass_percent.max`. */
const DEEPEST = 8;
/** More values than fit a text of that length. */
const MOST = LONGEST / 2;
/** Half a character as JSON writes it, and not a backslash before the letters. */
const HALF = /(?:^|[^\\])(?:\\\\)*\\ud[89a-f]/;
/** So many products are judged in one call: each has an answer of a kilobyte at least, or an error with its stack. */
const MOST_PRODUCTS = 100_000;

/** The JSON text of a product. Throws a ReeCheckError. */
export function productText(product) {
  const walk = { left: MOST, length: 0, path: [], product };
  try {
    if (typeof product !== "object" || product === null || Array.isArray(product)) {
      throw wrong("", `A product is an object; given: ${named(product)}.`, `产品应为对象；实际为：${named(product)}。`, {
        en: "Write { composition: \"…\" }; for JSON text use checkText.",
        zh: "请写 { composition: \"…\" }；JSON 文本请用 checkText。",
      });
    }
    const copy = plain(product, walk);
    const text = JSON.stringify(copy);
    // JSON has a word for half a character, UTF-8 has none.
    if (text.includes("\\ud") && HALF.test(text)) halved(copy, walk);
    if (text.length > LONGEST) throw tooLarge(null, text.length);
    return text;
  } catch (thrown) {
    if (thrown instanceof ReeCheckError) throw thrown;
    throw unreadable(place(walk), thrown);
  }
}

/** Refuses half a character, which is in a text or in the name of a field. */
function halved(value, walk) {
  const half = (text) => {
    if (!/[\ud800-\udfff]/u.test(text)) return;
    throw wrong(place(walk), "This text holds half a character (a lone surrogate).", "文本含不完整的字符（孤立代理项）。", {
      en: "Cut texts between characters, or use toWellFormed().",
      zh: "请在完整字符之间截断文本，或使用 toWellFormed()。",
    });
  };
  if (typeof value === "string") return half(value);
  if (typeof value !== "object" || value === null) return;
  const list = Array.isArray(value);
  for (const [key, inside] of Object.entries(value)) {
    if (!list) half(key);
    walk.path.push(list ? Number(key) : key);
    halved(inside, walk);
    walk.path.pop();
  }
}

/** How many products checkMany takes, of a list that is one. Throws a ReeCheckError. */
export function countOf(products) {
  let length;
  try {
    length = Array.isArray(products) ? products.length : undefined;
  } catch (thrown) {
    throw unreadable("products", thrown);
  }
  if (length > MOST_PRODUCTS) {
    throw refuse("too_large", "products", `These are ${length} products; at most ${MOST_PRODUCTS} are judged at once.`, `共 ${length} 个产品，一次最多判断 ${MOST_PRODUCTS} 个。`, {
      en: "Send them in parts, or as NDJSON to checkText.",
      zh: "请分批提交，或以 NDJSON 文本使用 checkText。",
    });
  }
  if (length !== undefined) return length;
  throw wrong("products", `Products come as an array; given: ${named(products)}.`, `产品应以数组形式给出；实际为：${named(products)}。`, {
    en: "For one product use check, for NDJSON text checkText.",
    zh: "单个产品请用 check，NDJSON 文本请用 checkText。",
  });
}

/** The JSON text of one of many. Throws a ReeCheckError. */
export function textAt(products, place) {
  let product;
  try {
    product = products[place];
  } catch (thrown) {
    throw unreadable(`products[${place}]`, thrown);
  }
  return productText(product);
}

/** What a text that is handed over as it is should be, by its name. */
const TEXTS = {
  text: { en: "Write the composition, such as \"Nd 27, Dy 3.1, Fe balance\"; a list needs no reading.", zh: "请填写成分文本，如 \"Nd 27, Dy 3.1, Fe balance\"；列表形式无需解析。" },
  ndjson: { en: "Write a product's JSON a line; for values use checkMany.", zh: "请每行写一个产品的 JSON；对象请用 checkMany。" },
  detail: { en: "Write { detail: \"outcome\" } or { detail: \"full\" }.", zh: "请写 { detail: \"outcome\" } 或 { detail: \"full\" }。" },
  a: { en: "Write a day as \"2026-06-01\".", zh: "请按 \"2026-06-01\" 的格式填写日期。" },
};
TEXTS.b = TEXTS.a;

/** A text that is handed over as it is. Throws a ReeCheckError. */
export function plainText(value, where) {
  if (typeof value !== "string") {
    throw wrong(where, `This should be a text; given: ${named(value)}.`, `此处应为文本；实际为：${named(value)}。`, TEXTS[where]);
  }
  if (value.length > LONGEST) throw tooLarge(where, value.length);
  return value;
}

/** The `detail` of an options object. */
export function detailOf(options) {
  if (options === undefined) return undefined;
  let detail;
  try {
    optionsOf(options, ["detail"], "{ detail: \"outcome\" }");
    ({ detail } = options);
  } catch (thrown) {
    throw thrown instanceof ReeCheckError ? thrown : unreadable("detail", thrown);
  }
  return detail === undefined ? undefined : plainText(detail, "detail");
}

/** Whether a value is an object of nothing but fields, of this realm or another. */
export function isPlain(value) {
  if (typeof value !== "object" || value === null) return false;
  const parent = Object.getPrototypeOf(value);
  return parent === null || Object.getPrototypeOf(parent) === null;
}

/** Holds options to an object of these and no others: what is misspelt or a Map would pass for none at all. */
export function optionsOf(options, known, such) {
  if (!isPlain(options)) {
    throw wrong("options", `Options are a plain object; given: ${named(options)}.`, `选项应为普通对象；实际为：${named(options)}。`, {
      en: `Write ${such}.`,
      zh: `请写 ${such}。`,
    });
  }
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

/**
 * A copy of a value that JSON.stringify writes whole; refuses what it would lose. Each field is read once, so
 * that what is written is what was looked at, whatever a getter or proxy says the next time. `walk.path` leads
 * to the value, one step for each level.
 */
function plain(value, walk) {
  switch (typeof value) {
    case "string":
      walk.length += value.length;
      if (value.length > LONGEST) throw tooLarge(place(walk) || null, value.length);
      if (walk.length > LONGEST) throw tooLarge(null, walk.length);
      return value;
    case "boolean":
    case "undefined":
      return value;
    case "number":
      if (Number.isFinite(value)) return value;
      throw wrong(place(walk), `${value} is no amount.`, `${value} 不是数值。`, {
        en: "Write a finite number, or leave the field out where it is not known.",
        zh: "请填写有限的数值；不清楚时请省略该字段。",
      });
    case "object":
      break;
    default:
      throw notData(value, place(walk));
  }
  if (value === null) return value;
  if (walk.path.length > DEEPEST) throw tooDeep(walk);
  if ((walk.left -= 1) < 0) throw tooMany();
  // It would write something else than what is read here.
  if (value.toJSON !== undefined) throw notData(value, place(walk));
  return Array.isArray(value) ? listed(value, walk) : fielded(value, walk);
}

function listed(list, walk) {
  const { path } = walk;
  const { length } = list;
  if (length > MOST) throw tooMany();
  const copy = [];
  for (let i = 0; i < length; i += 1) {
    path.push(i);
    // Holes are refused by the engine.
    copy.push(plain(list[i], walk));
    path.pop();
  }
  // Besides its parts a list has its length.
  if (Object.getOwnPropertyNames(list).length > length + 1 || Object.getOwnPropertySymbols(list).length > 0) lost(list, walk, length);
  return copy;
}

function fielded(object, walk) {
  const { path } = walk;
  const parent = Object.getPrototypeOf(object);
  if (parent !== null && parent !== Object.prototype) foreign(object, parent, walk);
  const copy = {};
  let fields = 0;
  for (const key in object) {
    path.push(key);
    if (!Object.hasOwn(object, key)) throw inherited(walk);
    const field = plain(object[key], walk);
    if (key === "__proto__") Object.defineProperty(copy, key, { value: field, enumerable: true });
    else copy[key] = field;
    path.pop();
    fields += 1;
  }
  // Three times as fast as Reflect.ownKeys, and this is done for every part of every product.
  if (Object.getOwnPropertyNames(object).length > fields || Object.getOwnPropertySymbols(object).length > 0) lost(object, walk);
  return copy;
}

/** Lets pass the prototype of plain objects of another realm, and one that holds nothing. */
function foreign(object, parent, walk) {
  if (Object.getPrototypeOf(parent) !== null) throw notData(object, place(walk));
  for (const key of Reflect.ownKeys(parent)) {
    if (Object.hasOwn(Object.prototype, key)) continue;
    walk.path.push(String(key));
    throw inherited(walk);
  }
}

/** Refuses a field that JSON.stringify passes over: a hidden one, one named by a symbol, one of a list. */
function lost(value, walk, length) {
  const list = length !== undefined;
  for (const key of Reflect.ownKeys(value)) {
    const named = typeof key === "string";
    const hidden = !Object.prototype.propertyIsEnumerable.call(value, key);
    // A list's parts are written, hidden or not, and are named 0, 1, 2 and not 01 or 1e0.
    const written = list ? named && (key === "length" || (Number(key) < length && String(Number(key) >>> 0) === key)) : named && !hidden;
    // What frameworks note for themselves (`__ob__`, `__v_skip`, a hidden symbol) is no field of the goods.
    const noted = hidden && (!named || key.startsWith("__"));
    if (written || noted) continue;
    walk.path.push(String(key));
    throw wrong(place(walk), "This field is hidden from JSON and would be lost.", "此字段不会写入 JSON，会被忽略。", {
      en: "Write enumerable fields of plain objects, named by texts.",
      zh: "请使用普通对象的可枚举字段，以文本命名。",
    });
  }
}

function inherited(walk) {
  return wrong(place(walk), "This field is inherited and would be lost.", "此字段来自原型，会被忽略。", {
    en: "Make it the object's own.",
    zh: "请将其写为对象自身的字段。",
  });
}

/** Says where a circle closes; of what is merely deep, where it is too deep. */
function tooDeep({ path, product }) {
  const above = [product];
  for (let n = 0; n < path.length; n += 1) {
    const value = above[n][path[n]];
    const first = above.indexOf(value);
    if (first >= 0) {
      const to = place({ path: path.slice(0, first) });
      const [en, zh] = to === "" ? ["the product itself", "产品本身"] : [`“${to}”`, `“${to}”`];
      return wrong(place({ path: path.slice(0, n + 1) }), `This leads back to ${en}, in a circle.`, `此处又指回${zh}，形成循环。`, {
        en: "Write the value itself in its place, or leave the field out.",
        zh: "请在此写入实际的值，或省略该字段。",
      });
    }
    above.push(value);
  }
  return wrong(place({ path }), "This is nested deeper than any product.", "嵌套过深，产品没有这么多层。", {
    en: "Write the shape of schema/product.json.",
    zh: "请按 schema/product.json 的结构填写。",
  });
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
