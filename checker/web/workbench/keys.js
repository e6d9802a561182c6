// Keys: only where nobody is typing, and before Streamlit's own.
const TYPING = "input:not([type=checkbox]), textarea, select, [contenteditable]";
// Where keys have another meaning: lists and dialogs of the page around the workbench.
const ELSEWHERE = "[role=dialog], [role=listbox], [role=combobox], [role=menu]";

function keyHandler(bench) {
  return (event) => {
    const target = event.composedPath()[0];
    const typing = target.matches?.(TYPING);
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (typing && event.key !== "Escape") return;
    if (!typing && !ours(bench, target)) return;
    const act = actions(bench)[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!act) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (typing) target.blur();
    act();
  };
}

function ours(bench, target) {
  return bench.root.contains(target) || !target.closest?.(ELSEWHERE);
}

function actions(bench) {
  const chosen = () => (bench.chosen ? [bench.chosen] : []);
  const decide = (state) => () => bench.decide(chosen(), state);
  const step = (by) => () => bench.step(by);
  return {
    j: step(1), ArrowDown: step(1), k: step(-1), ArrowUp: step(-1),
    a: decide("accepted"), r: decide("rejected"), d: decide("doubtful"), o: decide("open"),
    x: () => chosen().forEach((key) => bench.tick(key)),
    u: () => bench.undo(),
    c: () => chosen().forEach((key) => bench.focus(`comment-${key}`)),
    "/": () => bench.focus("search"),
    "?": () => bench.help(), "？": () => bench.help(),
    Escape: () => bench.escape(),
  };
}
