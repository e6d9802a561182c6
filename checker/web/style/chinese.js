// Streamlit speaks English in its own widgets: its words are replaced wherever they appear, and
// only there: text that belongs to users is never changed (see SKIPPED).
const SKIPPED = ".tiaoli-text, textarea, [data-testid='stMarkdownContainer']";
const STREAMLITS_OWN = "[data-testid='stFileUploaderDropzone'], [data-testid='stFileUploader'] button";
const ATTRIBUTES = ["aria-label", "title", "placeholder"];

function translated(words, patterns, text) {
  const bare = text.trim();
  if (!bare) return null;
  if (Object.hasOwn(words, bare)) return text.replace(bare, words[bare]);
  for (const [pattern, replacement] of patterns) {
    if (pattern.test(bare)) return text.replace(bare, bare.replace(pattern, replacement));
  }
  return null;
}

function spokenByStreamlit(element) {
  return !element?.closest(SKIPPED) || element.closest(STREAMLITS_OWN);
}

function localise(root, words, patterns) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!spokenByStreamlit(node.parentElement)) continue;
    const said = translated(words, patterns, node.data);
    if (said !== null && said !== node.data) node.data = said;
  }
  const named = root.querySelectorAll ? root.querySelectorAll("[aria-label],[title],[placeholder]") : [];
  for (const element of [root, ...named]) {
    for (const name of ATTRIBUTES) {
      const value = element.getAttribute?.(name);
      const said = value ? translated(words, patterns, value) : null;
      if (said !== null && said !== value) element.setAttribute(name, said);
    }
  }
}

export default function (component) {
  const words = component.data.words.exact;
  const patterns = component.data.words.patterns.map(([from, to]) => [new RegExp(`^${from}$`), to]);
  document.documentElement.lang = "zh-CN";
  if (window.tiaoliObserver) return;
  const observer = new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "childList") {
        for (const node of change.addedNodes) {
          if (node.nodeType === Node.ELEMENT_NODE) localise(node, words, patterns);
          else if (node.parentElement) localise(node.parentElement, words, patterns);
        }
      } else if (change.target.parentElement || change.target.getAttribute) {
        localise(change.target.parentElement ?? change.target, words, patterns);
      }
    }
  });
  observer.observe(document.documentElement, {
    childList: true,
    subtree: true,
    characterData: true,
    attributes: true,
    attributeFilter: ATTRIBUTES,
  });
  window.tiaoliObserver = observer;
  localise(document.documentElement, words, patterns);
}
