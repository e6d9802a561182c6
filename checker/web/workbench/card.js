// One finding in the list: folded to its place and words, unfolded to all that is said of it.

function card(bench, each) {
  const open = bench.chosen === each.key;
  const { data } = bench;
  const head = el("button", {
    type: "button", class: "head", "aria-expanded": String(open), "data-focus": `head-${each.key}`,
    onclick: () => bench.choose(open ? null : each.key, "text"),
  },
    el("span", { class: `severity ${each.severity}` }, `${data.signs[each.severity]} ${data.severities[each.severity]}`),
    el("span", { class: "place tiaoli-text" }, each.place),
    el("span", { class: `state ${each.state}` }, `${data.stateSigns[each.state]} ${data.states[each.state]}`),
    el("span", { class: "name" }, each.title),
    el("span", { class: "quote tiaoli-text" }, each.quote));
  const tick = data.mayDecide && el("input", {
    type: "checkbox", class: "tick", checked: bench.ticked.has(each.key), "aria-label": `选择：${each.place} ${each.title}`,
    "data-focus": `tick-${each.key}`, onchange: () => bench.tick(each.key),
  });
  const tags = el("div", { class: "tags" },
    each.fresh && el("span", { class: "tag" }, "本版新增"),
    each.assignee && el("span", { class: "tag" }, `指派给 ${each.assignee}`),
    each.foundBy && el("span", { class: "tag" }, `${each.foundBy} 新增`),
    each.comments.length > 0 && el("span", { class: "tag" }, `批注 ${each.comments.length}`),
    bench.pending.has(each.key) && el("span", { class: "tag saving", role: "status" }, "正在保存……"));
  return el("li", { class: `card ${each.severity} ${each.state}${open ? " unfolded" : ""}`, "data-key": each.key },
    tick, el("div", { class: "body" }, head, tags, open && details(bench, each)));
}

function details(bench, each) {
  return el("div", { class: "details" },
    el("p", { class: "message" }, each.message),
    section("依据", each.basis.map((basis) =>
      el("blockquote", { class: "tiaoli-text" }, `“${basis.quote}”`, el("cite", {}, basis.at)))),
    section(`建议：${each.action}`, [el("p", { class: "tiaoli-text" }, each.advice)]),
    section("相关条文", each.related.map((related) => relatedLink(bench, related))),
    section("同一规则还有", sameRule(bench, each)),
    section("相近的常见表述", each.similar.map((words) => el("p", { class: "tiaoli-text" }, words))),
    each.by && section("处理意见", [el("p", {}, `${bench.data.states[each.state]} · ${each.by}`),
      each.reason && el("p", { class: "reason tiaoli-text" }, each.reason), earlier(each)]),
    section("批注", each.comments.map((comment) =>
      el("p", { class: "comment" }, el("span", { class: "tiaoli-text" }, comment.text), el("cite", {}, comment.by)))),
    bench.data.mayDecide && deciding(bench, each),
    bench.data.mayComment && commenting(bench, each));
}

function earlier(each) {
  return each.earlier.length > 0 && el("details", { class: "earlier" },
    el("summary", {}, `此前 ${each.earlier.length} 次处理`), each.earlier.map((line) => el("p", { class: "tiaoli-text" }, line)));
}

function section(title, children) {
  const content = (children ?? []).filter(Boolean);
  return content.length ? el("section", {}, el("h4", {}, title), content) : null;
}

function relatedLink(bench, related) {
  const label = related.article ? `${related.article}（${related.why}）` : related.why;
  return el("p", {},
    el("button", { type: "button", class: "link", onclick: () => showArticle(bench, related.article, related.start ?? 0) }, label),
    el("span", { class: "tiaoli-text" }, related.quote));
}

function sameRule(bench, each) {
  const others = bench.data.findings.filter((other) => other.rule === each.rule && other.key !== each.key);
  if (!others.length || each.rule === "人工") return [];
  return [el("p", { class: "others" }, others.slice(0, 8).map((other) =>
    el("button", { type: "button", class: "link", onclick: () => bench.choose(other.key, "both") }, other.place)))];
}

function deciding(bench, each) {
  const act = (state) => () => bench.decide([each.key], state);
  const button = (state, key) => el("button", {
    type: "button", class: `decide ${state}`, "aria-pressed": String(each.state === state), onclick: act(state),
    "data-focus": `${state}-${each.key}`, title: `快捷键 ${key}`,
  }, `${bench.data.stateSigns[state]} ${bench.data.states[state]}`);
  return el("div", { class: "deciding" },
    el("div", { class: "buttons" }, button("accepted", "A"), button("rejected", "R"), button("doubtful", "D"),
      each.state !== "open" && button("open", "O"),
      each.mine && el("button", { type: "button", class: "link", onclick: () => bench.send({ kind: "remove", fingerprint: each.key }) }, "撤回")),
    bench.rejecting?.has(each.key) && reasonForm(bench),
    el("label", { class: "assign" }, "指派给", choice("指派给", each.assigneeId ?? "",
      [["", "无人"], ...bench.data.people.map((person) => [person.id, person.name])],
      (value) => bench.assign([each.key], value === "" ? null : Number(value)))));
}

function reasonForm(bench) {
  const keys = [...bench.rejecting];
  const draft = bench.drafts.get("reason") ?? "";
  return el("form", { class: "reason-form", onsubmit: (event) => { event.preventDefault(); bench.reject(); } },
    el("label", {}, keys.length > 1 ? `不采纳 ${keys.length} 个问题的理由` : "不采纳的理由",
      el("textarea", { rows: 2, value: draft, "data-focus": "reason", maxlength: 4000, oninput: (event) => bench.drafts.set("reason", event.target.value) })),
    el("div", { class: "buttons" },
      el("button", { type: "submit", class: "primary" }, "提交理由"),
      el("button", { type: "button", onclick: () => bench.cancelRejecting() }, "取消")));
}

function commenting(bench, each) {
  const key = `comment-${each.key}`;
  return el("form", { class: "comment-form", onsubmit: (event) => { event.preventDefault(); bench.comment(each.key); } },
    el("textarea", {
      rows: 1, value: bench.drafts.get(key) ?? "", placeholder: "写批注……", "aria-label": "批注", "data-focus": key, maxlength: 4000,
      oninput: (event) => bench.drafts.set(key, event.target.value),
    }),
    el("button", { type: "submit" }, "添加批注"));
}
