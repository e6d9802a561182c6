// Which findings the list shows, and in which order.
const RANK = { error: 0, warning: 1, note: 2 };
const ORDERS = [["text", "按条文先后"], ["severity", "按级别"], ["topic", "按主题"], ["state", "按处理状态"]];

function freshFilters() {
  return { severities: new Set(), states: new Set(), topic: "", chapter: "", words: "", mine: false, fresh: false, order: "text" };
}

function filtered(data, filters) {
  const words = filters.words.trim().toLowerCase();
  const shown = data.findings.filter((each) =>
    (!filters.severities.size || filters.severities.has(each.severity)) &&
    (!filters.states.size || filters.states.has(each.state)) &&
    (!filters.topic || each.topic === filters.topic) &&
    (!filters.chapter || each.chapter === filters.chapter) &&
    (!filters.mine || each.assigneeId === data.me) &&
    (!filters.fresh || each.fresh) &&
    (!words || searchable(each).includes(words)));
  const states = Object.keys(data.states);
  const keys = {
    text: (each) => each.start,
    severity: (each) => RANK[each.severity],
    topic: (each) => each.topicName,
    state: (each) => states.indexOf(each.state),
  };
  const key = keys[filters.order];
  return shown.sort((a, b) => compare(key(a), key(b)) || a.start - b.start);
}

function compare(a, b) {
  return typeof a === "string" ? a.localeCompare(b, "zh-CN") : a - b;
}

function searchable(each) {
  const said = each.comments.map((comment) => comment.text);
  return [each.rule, each.title, each.place, each.quote, each.message, each.advice, each.topicName, ...said]
    .join("\n").toLowerCase();
}
