// The menu of the bot's commands above the line to type into: all of them, or those that begin as typed.

import { el, icon } from "./dom.js";
import { say } from "./words.js";

export class Commands {
  /** `input` is where they are typed, `choose(text)` sends one. */
  constructor(input, choose) {
    this.input = input;
    this.choose = choose;
    this.known = [];
    this.button = el("button", { type: "button", class: "bot-menu", "data-menu": true, "aria-expanded": "false", onclick: () => this.toggle() }, icon("menu"), el("span", {}));
    this.list = el("div", { class: "commands", role: "menu", hidden: true, onkeydown: (event) => this.onKey(event) });
    document.addEventListener("pointerdown", (event) => {
      if (this.open && ![this.list, this.button, this.input].some((part) => part.contains(event.target))) this.hide();
    });
  }

  get open() {
    return !this.list.hidden;
  }

  render(known) {
    this.known = known;
    this.button.hidden = known.length === 0;
    this.button.querySelector("span").textContent = say("menu");
    this.button.setAttribute("aria-label", say("commands"));
  }

  toggle() {
    if (this.open) return this.hide();
    this.show("/");
    return this.enter();
  }

  enter() {
    this.list.querySelector("button")?.focus();
  }

  show(typed) {
    const found = this.known.filter((one) => `/${one.command}`.startsWith(typed));
    this.list.replaceChildren(
      ...found.map((one) =>
        el(
          "button",
          { type: "button", role: "menuitem", class: "command", "data-button": `/${one.command}`, onclick: () => (this.hide(), this.choose(`/${one.command}`)) },
          el("b", {}, `/${one.command}`), el("span", {}, one.description),
        ),
      ),
    );
    this.list.setAttribute("aria-label", say("commands"));
    this.list.hidden = found.length === 0;
    this.button.setAttribute("aria-expanded", String(this.open));
  }

  hide() {
    this.list.hidden = true;
    this.button.setAttribute("aria-expanded", "false");
  }

  onKey(event) {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (event.key === "Escape") {
      this.hide();
      this.input.focus({ preventScroll: true });
    } else if (step) {
      event.preventDefault();
      const all = [...this.list.children];
      all[(all.indexOf(document.activeElement) + step + all.length) % all.length].focus();
    }
  }
}
