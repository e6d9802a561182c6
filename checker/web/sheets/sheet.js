// Shows a sheet, and tells the server what was clicked in it. The HTML comes escaped from templates.
function show(element) {
  element?.scrollIntoView({ behavior: "smooth", block: "start" });
  element?.focus({ preventScroll: true });
}

function step(sheet, by) {
  const changes = [...sheet.querySelectorAll("[data-change]")];
  const top = (element) => element.getBoundingClientRect().top - parseFloat(getComputedStyle(element).scrollMarginTop);
  if (by > 0) show(changes.find((element) => top(element) > 2));
  else show(changes.reverse().find((element) => top(element) < -2));
}

export default function ({ data, parentElement, setTriggerValue }) {
  let sheet = parentElement.querySelector(".sheet");
  if (!sheet) {
    sheet = document.createElement("div");
    sheet.className = "sheet";
    parentElement.append(sheet);
  }
  if (sheet.shown !== data.html) {
    sheet.innerHTML = data.html;
    sheet.shown = data.html;
  }
  sheet.onclick = (event) => {
    const steps = event.target.closest("[data-step]");
    if (steps) step(sheet, Number(steps.dataset.step));
    const pick = event.target.closest("[data-pick]");
    if (pick) setTriggerValue("picked", pick.dataset.pick);
  };
  sheet.onchange = (event) => {
    if (!event.target.matches("[data-jump-select]")) return;
    show([...sheet.querySelectorAll("[id]")].find((element) => element.id === event.target.value));
  };
}
