// Whose phone it is: a button above the phone, and a list of people that can be searched.

import { avatar, el, icon } from "./dom.js";
import { post } from "./api.js";
import { closePopup, openPopup } from "./popup.js";
import { castOf, loadCast, store, unread } from "./store.js";
import { has, language, say } from "./words.js";

export const roleOf = (one) => (one.role && has(`role-${one.role}`) ? say(`role-${one.role}`) : one.role);
const aboutOf = (one) => [roleOf(one), one.about].filter(Boolean).join(" · ");

/** How much this person has not read, or null. */
function badge(id) {
  const count = unread(id);
  return count > 0 ? el("span", { class: "badge" }, String(count), el("span", { class: "unseen" }, ` ${say("unread", { count })}`)) : null;
}

export class Picker {
  constructor(phone) {
    this.phone = phone;
    this.button = el("button", { type: "button", class: "owner", "data-picker": true, "aria-haspopup": "dialog", "aria-expanded": "false", onclick: () => this.open() });
    this.element = el("div", { class: "owner-bar" }, this.button);
  }

  render() {
    this.renderUnread();
    const one = castOf(this.phone.personId);
    const about = one ? aboutOf(one) : "";
    const state = JSON.stringify([one, about, say("pick-none")]);
    if (this.button.dataset.state === state) return;
    this.button.dataset.state = state;
    this.button.setAttribute("aria-label", one ? say("pick", { name: [one.name, about].filter(Boolean).join(", ") }) : say("pick-none"));
    this.button.replaceChildren(
      avatar(one?.id ?? 6, one?.name ?? "?"),
      el("span", { class: "owner-about" }, el("span", { class: "owner-name" }, one?.name ?? say("pick-none")), about && el("span", { class: "owner-role" }, about)),
      icon("down"),
    );
  }

  /** What arrives while the list is open is counted in it. */
  renderUnread() {
    if (!this.list?.isConnected) return;
    for (const pick of this.list.querySelectorAll("[data-pick]")) {
      const old = pick.querySelector(".badge");
      const fresh = badge(Number(pick.dataset.pick));
      if (old?.textContent === fresh?.textContent) continue;
      old?.remove();
      if (fresh) pick.append(fresh);
    }
  }

  /** In place of a chat while the phone is nobody's. */
  renderEmpty(place) {
    if (place.dataset.words === say("pick-none")) return;
    place.dataset.words = say("pick-none");
    place.replaceChildren(el("div", { class: "empty-card" }, el("b", {}, say("pick-none")), el("p", {}, say("empty-hint")), this.form()));
  }

  async open() {
    await loadCast().catch(() => store.cast);
    const search = el("input", { type: "search", class: "pick-search", placeholder: say("pick-search"), "aria-label": say("pick-search"), autocomplete: "off" });
    const list = el("div", { class: "pick-list", role: "group", "aria-label": say("pick-title") });
    this.list = list;
    const panel = el("div", { class: "picker", role: "dialog", "aria-label": say("pick-title") }, el("div", { class: "pick-head" }, icon("search"), search), list, this.form());
    const fill = () => this.fill(list, search.value);
    search.addEventListener("input", fill);
    panel.addEventListener("keydown", (event) => this.onKey(event, search, list));
    fill();
    if (openPopup(this.phone.element, this.button, panel)) search.focus({ preventScroll: true });
  }

  fill(list, typed) {
    const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
    const found = store.cast.filter((one) => words.every((word) => `${one.name} ${aboutOf(one)} ${one.role}`.toLowerCase().includes(word)));
    const places = this.phone.events.places();
    list.replaceChildren(
      ...found.map((one) => {
        const at = places.get(one.id);
        return el(
          "button",
          { type: "button", class: "pick", "data-pick": one.id, "aria-current": one.id === this.phone.personId ? "true" : null, onclick: () => this.choose(one.id) },
          avatar(one.id, one.name),
          el("span", { class: "owner-about" }, el("span", { class: "owner-name" }, one.name), el("span", { class: "owner-role" }, [aboutOf(one), at !== undefined && say("on-phone", { number: at + 1 })].filter(Boolean).join(" · "))),
          badge(one.id),
        );
      }),
      ...(found.length ? [] : [el("p", { class: "pick-none" }, say(store.cast.length ? "pick-nobody" : "nobody-met"))]),
    );
  }

  choose(id) {
    closePopup();
    this.phone.events.onPick(this.phone, id);
  }

  onKey(event, search, list) {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (event.key === "Enter" && event.target === search) {
      event.preventDefault();
      list.querySelector("button")?.click();
    } else if (step && (event.target === search || list.contains(event.target))) {
      event.preventDefault();
      const all = [search, ...list.querySelectorAll("button")];
      all[(all.indexOf(document.activeElement) + step + all.length) % all.length].focus();
    }
  }

  /** A form that makes somebody new, with an id of the page's choosing. */
  form() {
    const name = el("input", { class: "pick-name", name: "name", required: true, maxlength: "64", placeholder: say("new-name"), "aria-label": say("new-name"), autocomplete: "off" });
    const code = el("select", { name: "code", "aria-label": say("new-language") }, ["ru", "en"].map((one) => el("option", { value: one, selected: one === language() }, one)));
    const onsubmit = async (event) => {
      event.preventDefault();
      const [first, ...rest] = name.value.trim().split(/\s+/);
      if (!first) return;
      const id = 1 + Math.max(700000, ...(store.world?.people ?? []).map((one) => one.id));
      await post("/control/people", { id, first_name: first, last_name: rest.join(" ") || null, language_code: code.value });
      await loadCast();
      this.choose(id);
    };
    return el("form", { class: "pick-form", "data-new-person": true, onsubmit }, name, code, el("button", { type: "submit", "aria-label": say("new-make"), title: say("new-make") }, icon("plus")));
  }
}
