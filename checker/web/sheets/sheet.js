// Shows a sheet, and tells the server what was clicked in it. The HTML comes escaped from templates.
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
    const jump = event.target.closest("[data-jump]");
    if (jump) {
      const target = sheet.querySelector(`[id="${CSS.escape(jump.dataset.jump)}"]`);
      target?.scrollIntoView({ behavior: "smooth", block: "start" });
      target?.focus({ preventScroll: true });
    }
    const pick = event.target.closest("[data-pick]");
    if (pick) setTriggerValue("picked", pick.dataset.pick);
  };
}
