// The workbench: what is chosen, typed and filtered here; what is decided only on the server.
class Workbench {
  constructor(parent) {
    this.root = el("div", { class: "workbench" });
    parent.append(this.root);
    this.version = null;
    this.keys = keyHandler(this);
  }

  update(data) {
    const dark = darkness(this.root);
    const same = this.version === data.version && this.stamp === data.stamp && this.pending.size === 0;
    if (same && dark === this.dark && data.show?.turn === this.turn) return;
    this.dark = dark;
    if (this.version !== data.version) this.begin(data.version);
    this.stamp = data.stamp;
    const shape = JSON.stringify([data.version, data.findings.map((each) => [each.key, each.state])]);
    this.data = data;
    this.pending.clear();
    for (const key of this.ticked) if (!this.find(key)) this.ticked.delete(key);
    this.render(shape !== this.shape);
    this.shape = shape;
    if (data.show?.turn === this.turn) return;
    this.turn = data.show?.turn;
    if (data.show) this.choose(data.show.key, "both");
  }

  begin(version) {
    Object.assign(this, { version, chosen: null, ticked: new Set(), filters: freshFilters(), drafts: new Map(),
      pending: new Set(), rejecting: null, adding: null, offered: null, side: "list", helping: false, shape: "" });
    this.root.replaceChildren();
  }

  // What scrolls the list: its cards, or on a narrow page all of it.
  get scroller() {
    const cards = this.list?.querySelector(".scroll");
    return cards && getComputedStyle(cards).overflowY === "auto" ? cards : this.list;
  }

  find(key) { return this.data.findings.find((each) => each.key === key); }
  shown() { return filtered(this.data, this.filters); }

  render(withText) {
    const kept = this.remember();
    if (withText || !this.text) {
      this.text = el("div", { class: "pane text-pane", tabindex: "0", "aria-label": "条文" }, textPane(this));
    }
    this.list = el("div", { class: "pane list-pane" }, listPane(this));
    const sides = el("div", { class: "sides", role: "tablist" },
      ["text", "list"].map((side) => el("button", { type: "button", role: "tab", "aria-selected": String(this.side === side), onclick: () => this.turnTo(side) },
        side === "text" ? "条文" : `问题 ${this.data.findings.length}`)));
    const offer = this.offered && el("button", { type: "button", class: "offer primary", onclick: () => this.beginAdding() }, "＋ 就选中的词句新增问题");
    this.root.className = `workbench show-${this.side}${this.dark ? " dark" : ""}`;
    this.root.replaceChildren(heading(this), sides, el("div", { class: "panes" }, this.text, this.list), ...(offer ? [offer] : []), ...(this.helping ? [helpBox(this)] : []));
    this.restore(kept);
    if (this.chosen) for (const mark of this.root.querySelectorAll("mark")) mark.classList.toggle("chosen", mark.dataset.keys.split(" ").includes(this.chosen));
  }

  remember() {
    const active = this.root.getRootNode().activeElement;
    return { text: this.text?.scrollTop ?? 0, list: this.scroller?.scrollTop ?? 0, focus: active?.dataset?.focus,
      from: active?.selectionStart, to: active?.selectionEnd };
  }

  restore(kept) {
    this.text.scrollTop = kept.text;
    this.scroller.scrollTop = kept.list;
    const active = kept.focus && this.byFocus(kept.focus);
    active?.focus({ preventScroll: true });
    if (active && typeof kept.from === "number" && active.setSelectionRange) active.setSelectionRange(kept.from, kept.to);
  }

  byFocus(name) { return [...this.root.querySelectorAll("[data-focus]")].find((each) => each.dataset.focus === name); }
  focus(name) { this.byFocus(name)?.focus(); }
  refilter() { this.render(false); }
  clearFilters() { this.filters = freshFilters(); this.render(false); }
  help() { this.helping = !this.helping; this.render(false); }

  turnTo(side) {
    if (this.side === side) return;
    this.side = side;
    this.render(false);
  }

  choose(key, scroll) {
    if (key && !this.shown().some((each) => each.key === key)) this.filters = freshFilters();
    this.chosen = key;
    this.rejecting = null;
    if (scroll === "list") this.side = "list";
    this.render(false);
    if (!key) { for (const mark of this.root.querySelectorAll("mark.chosen")) mark.classList.remove("chosen"); return; }
    if (scroll === "text" || scroll === "both") showInText(this, key);
    if (scroll === "list" || scroll === "both") this.showCard(key);
  }

  chooseAmong(found) {
    const at = found.findIndex((each) => each.key === this.chosen);
    this.choose(found[(at + 1) % found.length].key, "list");
    showInText(this, this.chosen, false);
  }

  showCard(key) {
    const card = this.cardOf(key);
    if (!card) return;
    const tall = card.offsetHeight > this.scroller.clientHeight;
    card.scrollIntoView({ block: tall ? "start" : "nearest", behavior: "instant" });
  }

  cardOf(key) { return [...this.root.querySelectorAll(".card")].find((each) => each.dataset.key === key); }

  step(by) {
    const shown = this.shown();
    if (!shown.length) return;
    const at = shown.findIndex((each) => each.key === this.chosen);
    const next = at < 0 ? (by > 0 ? 0 : shown.length - 1) : Math.min(Math.max(at + by, 0), shown.length - 1);
    this.choose(shown[next].key, "both");
    this.focus(`head-${shown[next].key}`);
  }

  tick(key) { if (!this.ticked.delete(key)) this.ticked.add(key); this.render(false); }
  tickAll(shown, on) { this.ticked = new Set(on ? shown.map((each) => each.key) : []); this.render(false); }

  seen(keys) {
    return keys.map((key) => this.find(key)).filter(Boolean).map((each) => ({ fingerprint: each.key, revision: each.revision }));
  }

  decide(keys, state) {
    if (!this.data.mayDecide || !keys.length) return;
    if (state === "rejected") { this.rejecting = new Set(keys); this.render(false); this.focus("reason"); return; }
    this.submit(keys, { kind: "decide", seen: this.seen(keys), state });
  }

  reject() {
    const reason = (this.drafts.get("reason") ?? "").trim();
    if (!reason) { this.focus("reason"); return; }
    const keys = [...this.rejecting];
    this.rejecting = null;
    this.drafts.delete("reason");
    this.submit(keys, { kind: "decide", seen: this.seen(keys), state: "rejected", reason });
  }

  cancelRejecting() { this.rejecting = null; this.render(false); }
  assign(keys, person) { this.submit(keys, { kind: "assign", seen: this.seen(keys), person }); }
  undo() { if (this.data.mayDecide) this.send({ kind: "undo" }); }

  comment(key) {
    const text = (this.drafts.get(`comment-${key}`) ?? "").trim();
    if (!text) return;
    this.drafts.delete(`comment-${key}`);
    this.submit([key], { kind: "comment", fingerprint: key, text });
  }

  submit(keys, act) {
    for (const key of keys) this.pending.add(key);
    this.ticked = new Set([...this.ticked].filter((key) => !keys.includes(key)));
    this.render(false);
    this.send(act);
  }

  offer(start, end, words) { this.offered = { start, end, words }; this.render(false); }

  beginAdding() {
    const [topic] = this.data.topics[0] ?? [""];
    this.adding = { ...this.offered, severity: "error", topic };
    this.offered = null;
    this.side = "list";
    this.render(false);
    this.scroller.scrollTop = 0;
    this.focus("message");
  }

  add() {
    const { start, end, severity, topic } = this.adding;
    const message = (this.drafts.get("message") ?? "").trim();
    if (!message) { this.focus("message"); return; }
    const advice = this.drafts.get("advice") ?? "";
    this.cancelAdding();
    this.send({ kind: "add", start, end, severity, topic, message, advice });
  }

  cancelAdding() { this.adding = null; this.drafts.delete("message"); this.drafts.delete("advice"); this.render(false); }

  escape() {
    if (this.helping) this.help();
    else if (this.rejecting) this.cancelRejecting();
    else if (this.adding) this.cancelAdding();
    else if (this.offered) { this.offered = null; this.render(false); }
    else if (this.chosen) this.choose(null);
  }
}

function darkness(root) {
  const probe = el("span", { style: "color: var(--st-background-color)" });
  root.append(probe);
  const [red, green, blue] = (getComputedStyle(probe).color.match(/[\d.]+/g) ?? [255, 255, 255]).map(Number);
  probe.remove();
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128;
}

const BENCHES = new WeakMap();

export default function (component) {
  const { parentElement, data, setTriggerValue } = component;
  if (!BENCHES.has(parentElement)) BENCHES.set(parentElement, new Workbench(parentElement));
  const bench = BENCHES.get(parentElement);
  bench.send = (act) => setTriggerValue("act", { ...act, id: `${Date.now()}-${Math.random()}` });
  window.removeEventListener("keydown", bench.keys, true);
  window.addEventListener("keydown", bench.keys, true);
  bench.update(data);
  return () => window.removeEventListener("keydown", bench.keys, true);
}
