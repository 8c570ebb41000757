// Around the phones: language and look, the tabs of a narrow screen, the sheet with the controls.

import { el, icon } from "./dom.js";
import { castOf, store, unread } from "./store.js";
import { language, onLanguage, say, setLanguage, worded } from "./words.js";

const THEMES = ["auto", "light", "dark"];
const NARROW = matchMedia("(max-width: 899px)");
const saved = (name) => {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
};
const save = (name, value) => {
  try {
    localStorage.setItem(name, value);
  } catch {
    // a browser that keeps nothing asks again next time
  }
};

/** The language asked for in the address, else the last one chosen, else the browser's. */
export function chooseLanguage(allowed) {
  const wanted = [new URLSearchParams(location.search).get("lang"), saved("language"), ...navigator.languages.map((one) => one.slice(0, 2))];
  setLanguage(wanted.find((one) => allowed.includes(one)) ?? allowed[0] ?? "en");
}

function setTheme(theme) {
  document.documentElement.dataset.theme = THEMES.includes(theme) ? theme : "auto";
}

export class Layout {
  constructor(phones) {
    this.phones = phones;
    this.active = 0;
    this.tabs = document.querySelector(".tabs");
    this.aside = document.querySelector(".aside");
    this.pointed = null;
    setTheme(new URLSearchParams(location.search).get("theme") ?? saved("theme") ?? "auto");
    this.buildTools();
    this.sheet(false);
    onLanguage(() => this.render());
    NARROW.addEventListener("change", () => this.focus(this.active));
  }

  get narrow() {
    return NARROW.matches;
  }

  buildTools() {
    const tools = document.querySelector(".top-tools");
    const languages = el("div", { class: "segments", role: "group" });
    worded(languages, (group) => {
      group.setAttribute("aria-label", say("language"));
      group.replaceChildren(
        ...store.setup.languages.map((code) =>
          el("button", { type: "button", "data-language": code, lang: code, "aria-pressed": String(code === language()), onclick: () => (setLanguage(code), save("language", code)) }, code.toUpperCase()),
        ),
      );
    });
    const theme = el("button", {
      type: "button", class: "tool", "data-theme-switch": true,
      onclick: () => {
        const next = THEMES[(THEMES.indexOf(document.documentElement.dataset.theme) + 1) % THEMES.length];
        setTheme(next);
        save("theme", next);
        this.renderTheme(theme);
      },
    });
    worded(theme, () => this.renderTheme(theme));
    const panel = el("button", { type: "button", class: "tool open-panel", "aria-controls": "aside", "aria-expanded": "false", onclick: () => this.sheet(!this.aside.classList.contains("open")) });
    worded(panel, (button) => button.replaceChildren(icon("panel"), say("panel")));
    this.panelButton = panel;
    tools.append(...(store.setup.languages.length > 1 ? [languages] : []), theme, panel);
    worded(this.aside, (aside) => aside.setAttribute("aria-label", say("panel")));
    worded(this.tabs, (nav) => nav.setAttribute("aria-label", say("phones")));
    this.aside.addEventListener("keydown", (event) => event.key === "Escape" && !this.narrow && this.sheet(false));
  }

  renderTheme(button) {
    const theme = document.documentElement.dataset.theme;
    const words = say("theme", { theme: say(`theme-${theme}`) });
    button.replaceChildren(el("span", { class: `theme-mark theme-${theme}`, "aria-hidden": "true" }), el("span", { class: "tool-words" }, say(`theme-${theme}`)));
    button.setAttribute("aria-label", words);
    button.title = words;
  }

  /** The controls over the phones where there is no room beside them. */
  sheet(open) {
    this.aside.classList.toggle("open", open);
    this.panelButton?.setAttribute("aria-expanded", String(open));
    if (this.narrow) return;
    if (open) this.aside.focus({ preventScroll: true });
    else if (this.aside.contains(document.activeElement)) this.panelButton?.focus();
  }

  /** On a narrow screen this tab alone is shown (3: the controls); elsewhere it is scrolled into view. */
  focus(index) {
    this.active = index;
    document.body.dataset.tab = String(index);
    if (this.narrow) this.sheet(index === this.phones.length);
    else if (index < this.phones.length) this.phones[index].element.scrollIntoView({ block: "nearest", inline: "nearest" });
    this.phones.forEach((phone, at) => phone.element.classList.toggle("active", at === index));
    this.render();
    if (index < this.phones.length) this.phones[index].log.toEnd();
    this.phones[index]?.onRead();
  }

  /** Mark the tab that holds what is to be pressed, when another one is shown. */
  pointAt(element) {
    const phone = element?.closest("[data-phone]");
    this.pointed = !element ? null : phone ? Number(phone.dataset.phone) : this.aside.contains(element) ? this.phones.length : null;
    this.panelButton.classList.toggle("points", this.pointed === this.phones.length && getComputedStyle(this.aside).visibility === "hidden");
    this.render();
  }

  render() {
    const made = this.phones.map((phone, index) => this.tab(index, castOf(phone.personId)?.name.split(" ")[0] ?? String(index + 1), index === this.active ? 0 : unread(phone.personId)));
    const focused = [...this.tabs.children].indexOf(document.activeElement);
    const weather = store.world?.weather.kind ?? "clear";
    const controls = this.tab(this.phones.length, say("panel"), 0);
    if (weather !== "clear") controls.append(el("span", { class: "storm" }, "!", el("span", { class: "unseen" }, ` ${say(`weather-${weather}`)}`)));
    const all = [...made, controls];
    const state = all.map((tab) => tab.outerHTML).join();
    if (this.tabsState !== state) {
      this.tabsState = state;
      this.tabs.replaceChildren(...all);
      this.tabs.children[focused]?.focus();
    }
    const waiting = this.phones.reduce((sum, phone) => sum + unread(phone.personId), 0);
    document.title = (waiting ? `(${waiting}) ` : "") + store.setup.title;
  }

  tab(index, name, count) {
    const points = this.pointed === index && this.active !== index;
    return el(
      "button",
      { type: "button", class: `tab${points ? " points" : ""}`, "data-tab": String(index), "aria-current": index === this.active ? "true" : null, onclick: () => this.focus(index) },
      el("span", { class: "tab-name" }, name),
      count > 0 && el("span", { class: "badge" }, String(count), el("span", { class: "unseen" }, ` ${say("unread", { count })}`)),
    );
  }
}
