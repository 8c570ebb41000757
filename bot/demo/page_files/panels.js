// The supervisor's panels: the time machine, the bot's process, what waits where.

import { clock, el, put, sayer } from "./words.js";

const JUMPS = ["hour", "day", "week", "monday"];
const PLACES = ["in-telegram", "in-inbox", "in-outbox", "sent", "undeliverable"];

export class Panels {
  /** `does(path, body)` posts and brings the new state. */
  constructor(page, does) {
    this.page = page;
    this.say = sayer(page);
    this.does = does;
    this.state = null;
    this.buildTime();
    this.buildBot();
    this.buildLedger();
    page.onLanguage(() => this.state && this.render(this.state));
  }

  button(name, act) {
    return el("button", { type: "button", class: "choice", "data-demo": name, onclick: act });
  }

  buildTime() {
    this.now = el("p", { class: "demo-clock" });
    this.ahead = el("p", { class: "panel-counts" });
    this.jumps = JUMPS.map((to) => this.button(to, () => this.does("/demo/jump", { to })));
    this.journey = el("p", { class: "panel-says", role: "status" });
    this.page.panel(() => this.say("time")).append(this.now, this.ahead, el("div", { class: "choices" }, ...this.jumps), this.journey);
  }

  buildBot() {
    this.dot = el("span", { class: "demo-dot", "aria-hidden": "true" });
    this.life = el("span", {});
    this.kill = this.button("kill", () => this.does("/demo/kill"));
    this.start = this.button("start", () => this.does("/demo/start"));
    this.woke = el("p", { class: "panel-counts" });
    this.page.panel(() => this.say("bot")).append(
      el("p", { class: "demo-life", role: "status" }, this.dot, this.life),
      el("div", { class: "choices" }, this.kill, this.start),
      this.woke,
    );
  }

  buildLedger() {
    this.counts = new Map(PLACES.map((place) => [place, { name: el("dt"), count: el("dd", { "data-count": place }) }]));
    const list = el("dl", { class: "demo-counts" }, ...[...this.counts.values()].map(({ name, count }) => el("div", {}, name, count)));
    this.check = el("p", { class: "demo-check", role: "status", "data-demo": "check" });
    this.page.panel(() => this.say("ledger")).append(list, this.check);
  }

  render(state) {
    this.state = state;
    this.renderTime(state);
    this.renderBot(state);
    this.renderLedger(state);
  }

  renderTime(state) {
    const { say, page } = this;
    const moving = state.jump !== null && !state.jump.ended;
    put(this.now, clock(page, state.local));
    put(this.ahead, state.offset < 60 ? say("ahead-none") : say("ahead", { span: this.span(state.offset) }));
    this.jumps.forEach((button, index) => {
      put(button, say(`to-${JUMPS[index]}`));
      button.disabled = moving || state.starting;
    });
    put(this.journey, this.journeyOf(state));
  }

  journeyOf(state) {
    const { jump } = state;
    if (jump === null) return "";
    const at = clock(this.page, jump.local);
    if (!jump.ended) return this.say("jump-going", { at });
    if (jump.ended === "done") return this.say(jump.alone ? "jump-alone" : "jump-done");
    return this.say(`jump-${jump.ended}`, { at, waiting: jump.waiting });
  }

  span(seconds) {
    const [days, hours] = [Math.floor(seconds / 86400), Math.floor((seconds % 86400) / 3600)];
    const parts = [days && this.say("days", { count: days }), hours && this.say("hours", { count: hours })].filter(Boolean);
    return parts.join(" ") || this.say("minutes", { count: Math.floor(seconds / 60) });
  }

  renderBot(state) {
    const { say } = this;
    const look = state.running ? "running" : state.starting ? "starting" : "dead";
    this.dot.dataset.look = look;
    put(this.life, look === "dead" ? say(state.kills ? "bot-dead" : "bot-ended", state) : say(`bot-${look}`, state));
    put(this.kill, say("kill"));
    put(this.start, say("start"));
    this.kill.disabled = look === "dead";
    this.start.disabled = look !== "dead";
    put(this.woke, state.woke ? say("woke", state.woke) : "");
  }

  renderLedger(state) {
    const { say } = this;
    const known = state.filled;
    const counts = known && {
      "in-telegram": state.telegram.waiting, "in-inbox": state.inbox.waiting,
      "in-outbox": state.outbox.waiting, sent: state.outbox.sent, undeliverable: state.outbox.undeliverable,
    };
    for (const [place, { name, count }] of this.counts) {
      put(name, say(place));
      put(count, known ? String(counts[place]) : "–");
      count.parentElement.classList.toggle("waits", known && place.startsWith("in-") && counts[place] > 0);
    }
    const good = known && state.broken.length === 0;
    this.check.dataset.look = !known ? "unknown" : good ? "good" : "bad";
    put(this.check, !known ? say("check-wait") : good ? say("check-good", state) : say("check-bad", { rules: state.broken.join(", ") }));
  }
}
