// Building elements: text goes in as text only, so nothing that people type is ever read as markup.

const SVG = "http://www.w3.org/2000/svg";

/** An element: `on…` are listeners, false and null attributes are left out, strings become text. */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

const PATHS = {
  tick: "M6.2 12.600 7.500 11.300 11 14.800 18.800 6.800 20.100 8.100 11 17.400z",
  ticks: "M1.200 12.600 2.500 11.300 6 14.800 13.800 6.800 15.100 8.100 6 17.400zM10.700 15.400 12 14.100 12.800 14.900 20.700 6.800 22 8.100 12.800 17.400z",
  send: "M3 20.5v-6.7l9-1.8-9-1.8V3.5L22 12z",
  mic: "M12 14.5a3 3 0 0 0 3-3v-5a3 3 0 0 0-6 0v5a3 3 0 0 0 3 3zm6-3a6 6 0 0 1-12 0H4.2a7.8 7.8 0 0 0 6.9 7.7v2.8h1.8v-2.8a7.8 7.8 0 0 0 6.9-7.7z",
  clip: "M16.5 6.5v10a4.5 4.5 0 0 1-9 0V5.5a3 3 0 0 1 6 0v10a1.5 1.5 0 0 1-3 0v-9H9v9a3 3 0 0 0 6 0v-10a4.5 4.5 0 0 0-9 0v11a6 6 0 0 0 12 0v-10z",
  menu: "M4 7h16v1.8H4zm0 4.1h16v1.8H4zm0 4.1h16V17H4z",
  more: "M12 8a1.8 1.8 0 1 0 0-3.6A1.8 1.8 0 0 0 12 8zm0 5.8a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6zm0 5.8a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6z",
  down: "M6.7 8.8 12 14.1l5.3-5.3 1.3 1.3L12 16.7l-6.6-6.6z",
  close: "M6.4 5.1 12 10.7l5.6-5.6 1.3 1.3-5.6 5.6 5.6 5.6-1.3 1.3-5.6-5.6-5.6 5.6-1.3-1.3 5.6-5.6-5.6-5.6z",
  reply: "M10 8.5V4.8L3.4 11.4 10 18v-3.8c4.7 0 8 1.5 10.4 4.8-1-4.8-3.8-9.5-10.4-10.5z",
  edit: "M4 16.7V20h3.3l9.7-9.7L13.700 7zM19.700 7.600a.9.9 0 0 0 0-1.300l-2-2a.9.9 0 0 0-1.300 0L14.900 5.800 18.200 9.100z",
  copy: "M8 4h11v13h-2v-11H8zM5 7.500h10V20H5zm1.800 1.800v8.900h6.400V9.300z",
  photo: "M4 5h16v14H4zm1.800 1.800v8.900l4-4.200 3 3 2-1.900 3.400 3.400V6.800zM15.500 8a1.500 1.500 0 1 1 0 3 1.500 1.500 0 0 1 0-3z",
  file: "M6 3h8l5 5v13H6zm1.800 1.800v14.400h9.400V9.300H12.800V4.800z",
  contact: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zm0 1.800c-4 0-7.500 2-7.500 4.700V20h15v-1.500c0-2.700-3.500-4.700-7.500-4.700z",
  block: "M12 3.500a8.500 8.500 0 1 0 0 17 8.500 8.500 0 0 0 0-17zm-6.700 8.500a6.700 6.700 0 0 1 10.800-5.300l-9.400 9.400A6.700 6.700 0 0 1 5.300 12zm6.700 6.700c-1.500 0-3-.5-4-1.300l9.400-9.400A6.700 6.700 0 0 1 12 18.700z",
  play: "M8 5.200v13.600L19 12z",
  pause: "M7 5h3.600v14H7zm6.400 0H17v14h-3.600z",
  out: "M8 5v1.800h7.900L5 17.700 6.300 19 17.200 8.100V16H19V5z",
  search: "M10.500 4a6.500 6.500 0 1 0 3.900 11.700l4.500 4.500 1.300-1.300-4.500-4.500A6.500 6.500 0 0 0 10.500 4zm0 1.800a4.700 4.700 0 1 1 0 9.400 4.700 4.700 0 0 1 0-9.400z",
  plus: "M11.100 5h1.800v6.100H19v1.800h-6.100V19h-1.800v-6.100H5v-1.800h6.100z",
  panel: "M4 5h16v14H4zm1.800 1.800v10.400h7.400V6.800zm9.200 0v10.400h3.200V6.800z",
  keys: "M3 6h18v12H3zm1.800 1.800v8.400h14.400V7.800zM6.500 9.500h2v2h-2zm4.500 0h2v2h-2zm4.500 0h2v2h-2zM8 13h8v1.800H8z",
};

export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}

/** A round button with an icon and a name for those who do not see it. */
export function iconButton(name, label, attributes = {}) {
  return el("button", { type: "button", class: "icon-button", "aria-label": label, title: label, ...attributes }, icon(name));
}

/** The coloured circle with initials; the colour is the id's, as in Telegram. */
export function avatar(id, name) {
  const initials = String(name || "?").split(/\s+/).filter(Boolean).slice(0, 2).map((word) => [...word][0]).join("");
  return el("span", { class: `avatar avatar-${Math.abs(id) % 7}`, "aria-hidden": "true" }, initials.toUpperCase());
}
