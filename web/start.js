// Starts the page's WebAssembly. A file of its own, because the page's policy allows no inline
// script; the build writes the tag that names the hashed files. How far it came stands in
// `<html data-start>`: loading, running or failed.

const root = document.documentElement;
const tag = document.querySelector("script[data-wasm]");

// Both languages: nobody has chosen one yet.
const sentences = {
  unsupported: {
    en: "This browser could not read the page's WebAssembly. Please load the page again; if that does not help, use a current browser.",
    zh: "此浏览器无法读取本页面的 WebAssembly。请重新加载页面；如仍无效，请使用较新的浏览器。",
  },
  unloaded: {
    en: "A part of this page could not be loaded. Please check the connection and load the page again.",
    zh: "本页面的一部分未能载入。请检查网络连接，然后重新加载页面。",
  },
  broken: {
    en: "This page could not start. Please load it again; if that does not help, report the text below.",
    zh: "本页面未能启动。请重新加载；如仍无法启动，请报告下面的文字。",
  },
};

function element(name, text, lang) {
  const made = document.createElement(name);
  made.textContent = text;
  if (lang) made.lang = lang;
  return made;
}

function fail(sentence, error) {
  root.dataset.start = "failed";
  console.error(error);
  const notice = document.createElement("main");
  notice.id = "start-failure";
  notice.setAttribute("role", "alert");
  notice.append(
    element("h1", "ree-check"),
    element("p", sentence.en, "en"),
    element("p", sentence.zh, "zh-CN"),
    element("pre", String(error)),
  );
  document.getElementById("app").replaceChildren(notice);
}

async function start() {
  root.dataset.start = "loading";
  if (typeof WebAssembly !== "object") {
    return fail(sentences.unsupported, new Error("WebAssembly is not available"));
  }
  const address = (name) => new URL(name, document.baseURI);
  let init;
  let answer;
  try {
    // Both at once; the wasm is the larger one.
    const wasm = fetch(address(tag.dataset.wasm));
    [{ default: init }, answer] = await Promise.all([import(address(tag.dataset.js)), wasm]);
    if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
  } catch (error) {
    return fail(sentences.unloaded, error);
  }
  try {
    await init({ module_or_path: answer });
    root.dataset.start = "running";
  } catch (error) {
    fail(error instanceof WebAssembly.CompileError ? sentences.unsupported : sentences.broken, error);
  }
}

await start();
