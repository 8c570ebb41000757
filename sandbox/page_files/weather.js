// The weather panel: one way for Telegram to be unwell at a time, and what it has done so far.

import { post } from "./api.js";
import { el } from "./dom.js";
import { store } from "./store.js";
import { say } from "./words.js";

const KINDS = ["clear", "down", "slow", "flood", "lost"];

export class WeatherPanel {
  constructor(element, toast) {
    this.toast = toast;
    this.buttons = KINDS.map((kind) => el("button", { type: "button", class: "choice", "data-weather": kind, onclick: () => this.set(kind) }));
    this.says = el("p", { class: "panel-says", role: "status" });
    this.counts = el("p", { class: "panel-counts" });
    element.append(el("div", { class: "choices", role: "group" }, this.buttons), this.says, this.counts);
    this.group = element.querySelector(".choices");
  }

  async set(kind) {
    try {
      await post("/control/weather", { kind });
    } catch (mistake) {
      this.toast(say("failed", { why: mistake.message }));
    }
  }

  render() {
    const { weather, pending } = store.world;
    document.body.dataset.weather = weather.kind;
    this.group.setAttribute("aria-label", say("weather"));
    this.buttons.forEach((button, index) => {
      button.textContent = say(`weather-${KINDS[index]}`);
      button.setAttribute("aria-pressed", String(KINDS[index] === weather.kind));
    });
    const words = say(`weather-says-${weather.kind}`);
    if (this.says.textContent !== words) this.says.textContent = words;
    const counts = [weather.kind !== "clear" && say("weather-hits", { count: weather.hits }), weather.other_faults > 0 && say("weather-others", { count: weather.other_faults }), say("pending", { count: pending })];
    this.counts.textContent = counts.filter(Boolean).join(" ");
  }
}
