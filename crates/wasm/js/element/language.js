// In which language to speak: the element's own, else that of the page around it.

/** The nearest `lang` that is not empty, through shadow roots too; else English. */
export function spoken(element) {
  for (let node = element; node; node = node.parentElement ?? parentOf(node)) {
    const lang = node.getAttribute("lang");
    if (lang) return /^zh\b/i.test(lang) ? "zh" : "en";
  }
  return "en";
}

/** Calls back where a `lang` around the element may have changed; gives what stops it. */
export function watch(element, changed) {
  const observer = new MutationObserver(changed);
  for (let root = element.getRootNode(); root; root = root.host?.getRootNode()) {
    observer.observe(root, { subtree: true, attributeFilter: ["lang"] });
  }
  return () => observer.disconnect();
}

function parentOf(node) {
  return node.getRootNode().host;
}
