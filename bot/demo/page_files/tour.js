// The guided tour: shows a step, rings what is to be pressed, and goes on by itself when the thing has happened.

import { found, holds } from "./conditions.js";
import { el, filled, put, sayer } from "./words.js";

const KEPT = "tour";
const ROLES = ["contact", "manager", "owner"];
const REST_MS = 1100; // long enough to see what the last press did

export class Tour {
  constructor(page, does) {
    this.page = page;
    this.say = sayer(page);
    this.does = does;
    this.state = null;
    this.tour = null; // {people, names, link, steps, index, since, fresh, language}; null in free mode
    this.mode = sessionStorage.getItem(KEPT) === "free" ? "free" : "loading";
    this.resting = false;
    this.build();
    page.onLanguage(() => this.onLanguage());
    page.onMessages(() => this.look());
    page.onPhone(() => this.render());
  }

  build() {
    [this.long, this.short] = [el("span", { class: "tour-long" }), el("span", { class: "tour-short", "aria-hidden": "true" })];
    this.count = el("span", { class: "tour-count" }, this.long, this.short);
    this.text = el("p", { class: "tour-text" });
    this.why = el("p", { class: "tour-why" });
    const button = (name, act) => el("button", { type: "button", class: "tour-button", "data-tour": name, onclick: act });
    this.next = button("next", () => this.goOn());
    this.person = button("person", () => this.seat());
    this.open = button("open", () => this.openLink());
    this.skip = button("skip", () => this.goOn());
    this.again = button("again", () => this.begin());
    this.leave = button("leave", () => this.setFree());
    this.bar = el("div", { class: "tour-bar", "aria-hidden": "true" }, el("i"));
    this.box = el(
      "section",
      { class: "tour", "data-tour-mode": this.mode },
      this.bar,
      el("div", { class: "tour-words" }, this.text, this.why),
      el("div", { class: "tour-buttons" }, this.count, this.next, this.person, this.open, this.skip, this.again, this.leave),
    );
    this.page.banner.append(this.box);
    this.render();
  }

  // --- the course of it ---------------------------------------------------------------------------------------------

  /** The supervisor's state, each second. */
  async update(state) {
    this.state = state;
    if (this.mode === "loading" && state.running && state.filled) await this.resume();
    this.look();
  }

  /** After a reload of the page the tour goes on where it was. */
  async resume() {
    const kept = JSON.parse(sessionStorage.getItem(KEPT) || "null");
    if (!kept) return this.begin();
    this.tour = kept;
    this.mode = "step";
    await this.page.reload();
    return this.show();
  }

  async begin() {
    if (this.mode === "busy") return;
    this.setMode("busy");
    try {
      await this.page.reload();
      const tour = await this.page.get("/demo/tour.json");
      this.tour = { ...tour, index: 0 };
      ROLES.forEach((role, index) => this.page.phones[index].show(tour.people[role]));
      await this.speak();
      const state = await this.page.get("/demo/state");
      Object.assign(this.tour, { since: state.now, fresh: state.now });
      this.setMode("step");
      await this.show();
    } catch (mistake) {
      this.page.toast(this.say("failed", { why: mistake.message }));
      this.setFree();
    }
  }

  async onLanguage() {
    this.render();
    if (this.mode === "step") await this.speak().catch(() => {});
    this.fill();
  }

  /** People on the phones speak the language of the page. */
  async speak() {
    const people = this.page.phones.map((phone) => phone.personId).filter(Boolean);
    await this.page.post("/demo/speak", { people, language: this.page.language });
    await this.page.reload(); // the company is called in the page's language, too
    if (this.tour) await this.rename();
  }

  /** Whoever is in the tour, as they are called by now. */
  async rename() {
    const cast = new Map((await this.page.get("/page/cast")).map((one) => [one.id, one]));
    const { people, names } = this.tour;
    for (const role of ROLES) names[role] = cast.get(people[role])?.name ?? names[role];
    names.account = cast.get(people.contact)?.about.split(" · ")[0] ?? names.account;
    this.render();
  }

  get step() {
    return this.tour.steps[this.tour.index];
  }

  get who() {
    return this.tour.people[this.step.who];
  }

  async show() {
    const state = await this.page.get("/demo/state");
    this.tour.fresh = state.now;
    this.resting = false;
    this.keep();
    this.seat();
    this.fill();
    this.look();
  }

  look() {
    if (this.mode !== "step" || this.resting || this.state === null) return;
    this.render();
    this.page.highlight(() => found(this.presses(), this.page, this.who)); // a hint may ring something else
    if (this.step.until.some((condition) => holds(condition, this.page, this.tour, this.state))) this.goOn();
  }

  goOn() {
    if (this.resting || this.tour.index >= this.tour.steps.length - 1) return;
    this.resting = true;
    this.page.highlight(null);
    this.tour.index += 1;
    this.keep();
    setTimeout(() => this.mode === "step" && this.show(), REST_MS);
  }

  setFree() {
    this.tour = null;
    this.setMode("free");
    sessionStorage.setItem(KEPT, "free");
    this.page.highlight(null);
  }

  setMode(mode) {
    this.mode = mode;
    this.render();
  }

  keep() {
    sessionStorage.setItem(KEPT, JSON.stringify(this.tour));
  }

  // --- what it does to the page -------------------------------------------------------------------------------------

  /** The person of the step on their phone, and that phone in view. */
  seat() {
    const index = ROLES.indexOf(this.step.who);
    const phone = this.phoneOf(this.who) ?? this.page.phones[index];
    if (phone.personId !== this.who) phone.show(this.who);
    this.page.focusPhone(phone.index);
  }

  phoneOf(person) {
    return this.page.phones.find((phone) => phone.personId === person) ?? null;
  }

  /** The step's words into the line, unless the visitor has begun to write. */
  fill() {
    if (this.mode !== "step" || !this.step.fill) return;
    const input = this.page.find.input(this.who);
    const mine = input && (input.value === "" || input.value === this.written);
    if (!mine) return;
    this.written = filled(this.step.fill[this.page.language], this.tour.names);
    input.value = this.written;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }

  async openLink() {
    await this.page.post(`/control/people/${this.tour.people.contact}/open`, { payload: this.tour.link });
  }

  hint() {
    const hints = [...(this.step.general === false ? [] : this.tour.hints), ...(this.step.hints ?? [])];
    return hints.find((one) => one.if.some((condition) => holds(condition, this.page, this.tour, this.state)));
  }

  presses() {
    return (this.state && this.hint()?.press) || this.step.press;
  }

  // --- what it shows ------------------------------------------------------------------------------------------------

  render() {
    const { say, mode } = this;
    this.box.dataset.tourMode = mode;
    this.box.setAttribute("aria-label", say("tour"));
    const labels = { next: "tour-next", skip: "tour-skip", leave: "tour-leave", open: "tour-open", again: mode === "free" ? "tour-begin" : "tour-again" };
    for (const [name, key] of Object.entries(labels)) put(this[name], say(key));
    const step = mode === "step";
    for (const name of ["next", "person", "open", "skip", "leave", "again"]) this[name].hidden = !step;
    this.count.hidden = this.why.hidden = this.bar.hidden = !step;
    if (step) this.renderStep();
    else this.renderElse();
  }

  renderElse() {
    const { say, mode } = this;
    this.again.hidden = mode !== "free";
    this.leave.hidden = mode !== "loading";
    put(this.text, say({ free: "tour-free", busy: "tour-speaking", loading: "tour-loading" }[mode]));
  }

  renderStep() {
    const { say, page, tour } = this;
    const [place, all] = [Math.min(tour.index, tour.steps.length - 1) + 1, tour.steps.length];
    const hint = this.state && this.hint();
    const words = (texts) => filled(texts[page.language], tour.names);
    put(this.long, say("tour-step", { step: place, steps: all }));
    put(this.short, say("tour-short", { step: place, steps: all }));
    this.bar.firstChild.style.width = `${(100 * place) / all}%`;
    put(this.text, words((hint || this.step).text));
    put(this.why, words(this.step.why));
    this.box.dataset.step = this.step.id;
    const last = place === all;
    const seated = this.phoneOf(this.who) !== null;
    this.next.hidden = !this.step.until.some((condition) => condition.next);
    this.skip.hidden = last || !this.next.hidden;
    this.person.hidden = seated;
    put(this.person, say("tour-person", { name: tour.names[this.step.who] }));
    const waits = this.step.help === "open" && tour.link && page.find.button(this.who, "START") === null;
    this.open.hidden = !waits;
  }
}
