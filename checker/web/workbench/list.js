// The list of findings with its filters, what is done to several at once, and the form for a new one.
function listPane(bench) {
  const shown = bench.shown();
  return el("div", { class: "list" },
    el("div", { class: "controls" }, filterBar(bench, shown.length), bench.data.mayDecide && bulkBar(bench, shown)),
    el("div", { class: "scroll" },
      bench.adding && addForm(bench),
      shown.length ? el("ol", { class: "cards", "aria-label": "问题列表" }, shown.map((each) => card(bench, each))) : emptyList(bench)));
}

function emptyList(bench) {
  const all = bench.data.findings.length;
  const words = all ? "没有符合筛选条件的问题。" : "这一版没有发现问题。可以选中条文里的词句，自行新增问题。";
  return el("div", { class: "empty" }, el("p", {}, words),
    all > 0 && el("button", { type: "button", onclick: () => bench.clearFilters() }, "清除筛选"));
}

function filterBar(bench, count) {
  const { data, filters } = bench;
  const chapters = [...new Set(data.findings.map((each) => each.chapter).filter(Boolean))];
  const topics = data.topics.filter(([name]) => data.findings.some((each) => each.topic === name));
  const flip = (set, value) => () => { if (!set.delete(value)) set.add(value); bench.refilter(); };
  return el("div", { class: "filters", role: "search" },
    el("div", { class: "row" },
      el("input", { type: "search", placeholder: "搜索问题（/）", "aria-label": "搜索问题", value: filters.words, "data-focus": "search",
        oninput: (event) => { filters.words = event.target.value; bench.refilter(); } }),
      choice("排序", filters.order, ORDERS, (value) => { filters.order = value; bench.refilter(); })),
    el("div", { class: "row wrap" },
      occurring(data, "severity", data.severities, filters.severities).map(([key, name]) =>
        toggle(`${data.signs[key]} ${name} ${tally(data, "severity", key)}`, filters.severities.has(key), flip(filters.severities, key), { "data-focus": `f-${key}` })),
      el("span", { class: "gap" }),
      occurring(data, "state", data.states, filters.states).map(([key, name]) =>
        toggle(`${data.stateSigns[key]} ${name} ${tally(data, "state", key)}`, filters.states.has(key), flip(filters.states, key), { "data-focus": `f-${key}` }))),
    el("div", { class: "row wrap" },
      choice("主题", filters.topic, [["", "全部主题"], ...topics], (value) => { filters.topic = value; bench.refilter(); }),
      chapters.length > 1 && choice("章", filters.chapter, [["", "全部章节"], ...chapters.map((each) => [each, each])],
        (value) => { filters.chapter = value; bench.refilter(); }),
      toggle("指派给我的", filters.mine, () => { filters.mine = !filters.mine; bench.refilter(); }, { "data-focus": "f-mine" }),
      data.findings.some((each) => each.fresh) &&
        toggle("本版新增", filters.fresh, () => { filters.fresh = !filters.fresh; bench.refilter(); }, { "data-focus": "f-fresh" }),
      el("span", { class: "count", role: "status" }, count === data.findings.length ? `共 ${count} 个` : `显示 ${count} / ${data.findings.length} 个`)));
}

function occurring(data, field, names, chosen) {
  return Object.entries(names).filter(([key]) => chosen.has(key) || tally(data, field, key) > 0);
}

function tally(data, field, value) {
  return data.findings.filter((each) => each[field] === value).length;
}

function bulkBar(bench, shown) {
  const ticked = [...bench.ticked];
  const all = shown.length > 0 && shown.every((each) => bench.ticked.has(each.key));
  const disabled = ticked.length === 0;
  const button = (state) => el("button", { type: "button", disabled, onclick: () => bench.decide(ticked, state) },
    `${bench.data.stateSigns[state]} ${bench.data.states[state]}`);
  return el("div", { class: "bulk" },
    el("label", {}, el("input", { type: "checkbox", checked: all, disabled: !shown.length, "data-focus": "all", onchange: () => bench.tickAll(shown, !all) }),
      ticked.length ? `已选 ${ticked.length} 个` : "全选"),
    button("accepted"), button("rejected"), button("doubtful"),
    el("span", { class: "gap" }),
    el("button", { type: "button", onclick: () => bench.undo(), title: "快捷键 U" }, "↶ 撤销"),
    bench.rejecting && bench.rejecting.size > 1 && reasonForm(bench));
}

function addForm(bench) {
  const { adding, data, drafts } = bench;
  const field = (name, label, rows) => el("label", {}, label,
    el("textarea", { rows, value: drafts.get(name) ?? "", maxlength: 4000, "data-focus": name, oninput: (event) => drafts.set(name, event.target.value) }));
  return el("form", { class: "add-form", onsubmit: (event) => { event.preventDefault(); bench.add(); } },
    el("h4", {}, "新增问题"),
    el("blockquote", { class: "tiaoli-text" }, adding.words),
    el("div", { class: "row" },
      choice("级别", adding.severity, Object.entries(data.severities), (value) => { adding.severity = value; }),
      choice("主题", adding.topic, data.topics, (value) => { adding.topic = value; })),
    field("message", "为什么有问题", 2),
    field("advice", "建议怎样修改（可不填）", 2),
    el("div", { class: "buttons" },
      el("button", { type: "submit", class: "primary" }, "新增"),
      el("button", { type: "button", onclick: () => bench.cancelAdding() }, "取消")));
}

function heading(bench) {
  const { data } = bench;
  const total = data.findings.length;
  const done = total - tally(data, "state", "open");
  return el("header", { class: "heading" },
    el("h1", { class: "tiaoli-text" }, data.title),
    el("span", { class: "version" }, data.versionName),
    total > 0 && el("progress", { max: total, value: done, "aria-label": "处理进度" }),
    el("span", { class: "count", role: "status" }, total ? `已处理 ${done} / ${total}` : "没有发现问题"),
    el("button", { type: "button", onclick: () => bench.help(), class: "keys", title: "快捷键说明（?）", "aria-label": "快捷键说明" }, "?"));
}

function helpBox(bench) {
  const rows = [["J / ↓", "下一个问题"], ["K / ↑", "上一个问题"], ["A", "采纳"], ["R", "不采纳"], ["D", "存疑"],
    ["O", "改回待处理"], ["X", "选择或取消选择"], ["C", "写批注"], ["U", "撤销"], ["/", "搜索"], ["Esc", "取消、收起"], ["?", "这份说明"]];
  return el("div", { class: "help", role: "dialog", "aria-label": "快捷键" },
    el("h4", {}, "快捷键"),
    el("dl", {}, rows.map(([key, what]) => [el("dt", {}, el("kbd", {}, key)), el("dd", {}, what)]).flat()),
    el("p", {}, "选中条文里的词句，就可以新增问题。"),
    el("button", { type: "button", onclick: () => bench.help() }, "知道了"));
}
