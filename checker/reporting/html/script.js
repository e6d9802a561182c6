"use strict";
(() => {
  const form = document.getElementById("filters");
  const cards = [...document.querySelectorAll(".card")];
  const marks = [...document.querySelectorAll("mark")];
  const bands = [...document.querySelectorAll(".band")];
  const clean = [...document.querySelectorAll(".unit:not(.found)")];
  const namesOf = (mark) => mark.dataset.findings.split(" ");

  const filter = () => {
    const chosen = new FormData(form);
    const severities = new Set(chosen.getAll("severity"));
    const topic = chosen.get("topic");
    const shown = new Set();
    for (const card of cards) {
      const { severity, topic: own } = card.dataset;
      card.hidden = !severities.has(severity) || (topic !== "" && topic !== own);
      if (!card.hidden) shown.add(card.id);
    }
    for (const mark of marks) {
      mark.classList.toggle("off", !namesOf(mark).some((name) => shown.has(name)));
    }
    const only = chosen.has("only");
    for (const band of bands) band.hidden = only && !band.querySelector(".card:not([hidden])");
    for (const unit of clean) unit.hidden = only;
    document.getElementById("shown").value = `显示 ${shown.size} / ${cards.length} 个问题`;
  };

  const light = (names, on) => {
    for (const name of names) document.getElementById(name)?.classList.toggle("lit", on);
    for (const mark of marks) {
      if (namesOf(mark).some((name) => names.includes(name))) mark.classList.toggle("lit", on);
    }
  };

  for (const card of cards) {
    card.addEventListener("pointerenter", () => light([card.id], true));
    card.addEventListener("pointerleave", () => light([card.id], false));
  }
  for (const mark of marks) {
    mark.addEventListener("pointerenter", () => light(namesOf(mark), true));
    mark.addEventListener("pointerleave", () => light(namesOf(mark), false));
    mark.addEventListener("click", () => {
      const card = namesOf(mark).map((name) => document.getElementById(name)).find((c) => !c.hidden);
      card?.scrollIntoView({ block: "nearest" });
    });
  }
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  filter();
})();
