// The text of the regulation with its marks, and the words that a reviewer selects in it.
const CLASSES = {
  title: "title", history: "history", contents: "contents", heading: "heading", book: "chapter",
  chapter: "chapter", section: "section", article: "article", item: "item", subitem: "subitem",
};

function textPane(bench) {
  const { data } = bench;
  const cuts = new Set(data.findings.flatMap((each) => [each.start, each.end, ...each.marks.flat()]));
  const bounds = [...cuts].sort((a, b) => a - b);
  const paper = el("div", { class: "paper tiaoli-text", lang: "zh-CN" },
    data.blocks.map((block) => blockElement(bench, block, bounds)));
  paper.addEventListener("mouseup", () => setTimeout(() => selected(bench, paper)));
  paper.addEventListener("touchend", () => setTimeout(() => selected(bench, paper), 300));
  return paper;
}

function blockElement(bench, block, bounds) {
  const heading = ["title", "book", "chapter", "section"].includes(block.kind);
  const level = { title: 1, book: 2, chapter: 2, section: 3 }[block.kind];
  const element = el("p", {
    class: `block ${CLASSES[block.kind] ?? "paragraph"}`,
    "data-article": block.label && block.kind === "article" ? block.label : null,
    role: heading ? "heading" : null,
    "aria-level": heading ? level : null,
  });
  const end = block.start + codePoints(block).length;
  const inside = bounds.filter((at) => at > block.start && at < end);
  const label = block.kind === "article" && block.text.startsWith(block.label) ? block.start + block.label.length : null;
  const cuts = [...new Set([block.start, ...inside, ...(label === null ? [] : [label]), end])].sort((a, b) => a - b);
  for (let at = 0; at + 1 < cuts.length; at += 1) {
    element.append(piece(bench, block, cuts[at], cuts[at + 1], label));
  }
  return element;
}

function piece(bench, block, start, end, label) {
  const words = codePoints(block).slice(start - block.start, end - block.start).join("");
  const found = bench.data.findings.filter((each) => each.start <= start && end <= each.end);
  const strong = label !== null && end <= label;
  if (!found.length) return el("span", { "data-start": start, class: strong ? "label" : null }, words);
  const worst = found.reduce((a, b) => (RANK[b.severity] < RANK[a.severity] ? b : a));
  const core = found.some((each) => each.marks.some(([from, to]) => from <= start && end <= to));
  const settled = found.every((each) => each.state !== "open");
  const says = found.map((each) => `${bench.data.severities[each.severity]}：${each.title}`).join("；");
  const ended = found.find((each) => each.end === end && each.state !== "open");
  return el("mark", {
    class: [worst.severity, core ? "core" : "", settled ? "settled" : "", strong ? "label" : ""].join(" ").trim(),
    "data-start": start,
    "data-sign": ended ? bench.data.stateSigns[ended.state] : null,
    "data-keys": found.map((each) => each.key).join(" "),
    title: says,
    onclick: () => bench.chooseAmong(found),
  }, words);
}

function codePoints(block) {
  block.points ??= [...block.text];
  return block.points;
}

function selected(bench, paper) {
  const range = selectedRange(paper);
  const start = range && offsetOf(range.startContainer, range.startOffset);
  const end = range && offsetOf(range.endContainer, range.endOffset);
  if (!bench.data.mayDecide || start === null || end === null || !(start < end)) return;
  bench.offer(start, end, String(wordsBetween(bench.data.blocks, start, end)));
}

function selectedRange(paper) {
  const root = paper.getRootNode();
  const selection = root.getSelection ? root.getSelection() : window.getSelection();
  const [composed] = window.getSelection().getComposedRanges?.({ shadowRoots: [root] }) ?? [];
  const range = composed ?? (selection?.rangeCount ? selection.getRangeAt(0) : null);
  return range && !range.collapsed && paper.contains(range.startContainer) && paper.contains(range.endContainer) ? range : null;
}

function offsetOf(node, offset) {
  const holder = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest?.("[data-start]");
  if (!holder || node.nodeType !== Node.TEXT_NODE) return null;
  return Number(holder.dataset.start) + [...node.data.slice(0, offset)].length;
}

function wordsBetween(blocks, start, end) {
  return blocks.map((block) => codePoints(block).slice(Math.max(0, start - block.start), Math.max(0, end - block.start)).join(""))
    .filter(Boolean).join("");
}

function showInText(bench, key, smooth = true) {
  for (const mark of bench.root.querySelectorAll("mark")) {
    mark.classList.toggle("chosen", mark.dataset.keys.split(" ").includes(key));
  }
  const mark = bench.root.querySelector("mark.chosen");
  mark?.scrollIntoView({ block: "center", behavior: smooth && !quiet() ? "smooth" : "instant" });
}

function showArticle(bench, label, start) {
  const blocks = [...bench.root.querySelectorAll(".block")];
  const holds = (block) => [...block.querySelectorAll("[data-start]")].some((each) => Number(each.dataset.start) >= start);
  const block = label ? blocks.find((each) => each.dataset.article === label) : blocks.find(holds);
  if (!block) return;
  bench.turnTo("text");
  block.scrollIntoView({ block: "center", behavior: quiet() ? "instant" : "smooth" });
  block.classList.add("flash");
  setTimeout(() => block.classList.remove("flash"), 1600);
}

function quiet() {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}
