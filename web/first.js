// Runs before the first paint, in every browser however old: hence no module and no new words of the
// language. It sets the language, and says why where the page cannot start. How far the start came
// stands in `<html data-start>`: loading, running or failed.
(function () {
  var root = document.documentElement;
  // The language is the one that was chosen before a reload, or that the address asks for, or else the
  // browser's.
  var asked = /[?&]lang=(en|zh)/.exec(location.search);
  var chosen = history.state && history.state.lang;
  root.lang = /^zh/i.test(chosen || (asked ? asked[1] : navigator.language || "")) ? "zh-CN" : "en";
  root.setAttribute("data-start", "loading");
  // An address of another page: the shell of the empty page would only flash.
  if (location.hash.length > 1) root.setAttribute("data-elsewhere", "");

  function show(id) {
    var element = document.getElementById(id);
    if (element) element.hidden = false;
    return element;
  }

  // The page's shell holds the messages, in both languages, and stays as it is: what was typed or
  // restored in its field is not taken away.
  function fail(why, error) {
    if (root.getAttribute("data-start") !== "loading") return;
    root.setAttribute("data-start", "failed");
    root.removeAttribute("data-elsewhere");
    show("start-" + why);
    if (why !== "old") {
      if (error) show("start-detail").appendChild(document.createTextNode(String(error)));
      show("start-again").onclick = function () { location.reload(); };
    }
  }
  window.failStart = fail;

  document.addEventListener("readystatechange", function () {
    if (document.readyState !== "interactive") return;
    // The shell's words stand there in both languages; a placeholder can only be one of them.
    var field = document.getElementById("first-product");
    if (field) field.placeholder = field.getAttribute("data-" + root.lang.slice(0, 2));
    if (!("noModule" in document.createElement("script"))) fail("old");
  });
  window.addEventListener("error", function (event) {
    if (event.target && event.target.tagName === "SCRIPT") fail("unloaded", event.target.src);
    else if (event.message) fail("broken", event.message);
  }, true);
})();
