// Elements are made here and nowhere else; what users wrote only ever becomes a text node.
const PROPERTIES = new Set(["value", "checked", "disabled", "selected"]);

function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  element.append(...children.flat().filter((child) => child || child === "0"));
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (PROPERTIES.has(name)) element[name] = value;
    else if (value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  return element;
}

function choice(label, value, options, onchange) {
  const entries = options.map(([key, name]) =>
    el("option", { value: key, selected: String(key) === String(value) }, name));
  return el("select", { "aria-label": label, title: label, onchange: (event) => onchange(event.target.value) }, entries);
}

function toggle(label, pressed, onclick, attributes = {}) {
  return el("button", { type: "button", class: "toggle", "aria-pressed": String(pressed), onclick, ...attributes }, label);
}
