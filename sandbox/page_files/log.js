// The messages of one chat: rows are kept and only those that changed are made anew.

import { row } from "./bubble.js";
import { el, icon } from "./dom.js";
import { day, dayTitle } from "./when.js";
import { language, say } from "./words.js";

const NEAR = 80; // pixels from the end that still count as being there

export class Log {
  constructor(phone) {
    this.phone = phone;
    this.rows = new Map(); // by message id: {text, element}
    this.list = el("div", { class: "log-list" });
    this.element = el("div", { class: "log", role: "log", tabindex: "0" }, this.list);
    this.badge = el("span", { class: "badge", hidden: true });
    this.jump = el("button", { type: "button", class: "to-end", hidden: true, onclick: () => this.toEnd(true) }, icon("down"), this.badge);
    this.stuck = true; // at the end, and to stay there whatever grows or shrinks
    new ResizeObserver(() => this.stuck && this.toEnd()).observe(this.list);
    new ResizeObserver(() => this.stuck && this.toEnd()).observe(this.element);
    this.element.addEventListener("scroll", () => this.onScroll());
    for (const moved of ["wheel", "touchmove"]) this.element.addEventListener(moved, () => this.onMove(), { passive: true });
    this.element.addEventListener("keydown", (event) => this.onKey(event));
  }

  /** While somebody moves it, the day floats above the messages. */
  onMove() {
    this.element.classList.add("scrolling");
    clearTimeout(this.calm);
    this.calm = setTimeout(() => this.element.classList.remove("scrolling"), 900);
  }

  clear() {
    this.rows.clear();
    this.stuck = true;
    this.list.replaceChildren();
  }

  get atEnd() {
    return this.element.scrollHeight - this.element.scrollTop - this.element.clientHeight < NEAR;
  }

  toEnd(smooth = false) {
    this.stuck = true;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.element.scrollTo({ top: this.element.scrollHeight, behavior: smooth && !calm ? "smooth" : "instant" });
  }

  /** Show these messages: at the end after one of the person's own, else from where the news begin, unless somebody reads above. */
  show(messages, { fresh }) {
    const stay = !fresh && !this.stuck;
    const focused = focusOf(this.list);
    const byId = new Map(messages.map((message) => [message.message_id, message]));
    const known = new Set(this.rows.keys());
    const elements = [];
    let before = null;
    messages.forEach((message, index) => {
      const date = new Date(message.date);
      const title = dayTitle(date);
      if (before === null || day(new Date(before.date)) !== day(date)) elements.push(this.separator(day(date), title));
      const after = messages[index + 1];
      const element = this.kept(message, byId);
      element.classList.toggle("first", !together(before, message));
      element.classList.toggle("last", !together(message, after));
      element.classList.toggle("arrives", !fresh && !known.has(message.message_id));
      elements.push(element);
      before = message;
    });
    for (const id of known) if (!byId.has(id)) this.rows.delete(id);
    put(this.list, elements);
    restore(this.list, focused);
    const news = fresh ? [] : messages.filter((message) => !known.has(message.message_id));
    if (news.some((message) => !message.from_bot)) this.toEnd();
    else if (!stay) this.toNews(news[0]);
  }

  /** To the end, unless the first of what has come would then be out of sight: it is read from there. */
  toNews(first) {
    const row = first && this.rows.get(first.message_id).element;
    const tall = row && this.element.clientHeight > 0 && this.list.getBoundingClientRect().bottom - row.getBoundingClientRect().top > this.element.clientHeight;
    if (!tall) return this.toEnd();
    this.stuck = false;
    return row.scrollIntoView({ block: "start" });
  }

  kept(message, byId) {
    const original = message.reply_to ? (byId.get(message.reply_to) ?? null) : null;
    const phone = this.phone;
    const waiting = message.buttons.flat().filter((button) => phone.isWaiting(message, button)).length;
    const text = JSON.stringify([message, original && (original.text || original.caption || original.kind), phone.isTaken(message), waiting, language(), phone.botName]);
    const old = this.rows.get(message.message_id);
    if (old?.text === text) return old.element;
    const element = row(message, phone, original);
    this.rows.set(message.message_id, { text, element });
    return element;
  }

  separator(key, title) {
    const id = `day ${key}`;
    const old = this.rows.get(id);
    if (old?.text === title) return old.element;
    const element = el("div", { class: "day", "data-day": key }, el("span", {}, title));
    this.rows.set(id, { text: title, element });
    return element;
  }

  onScroll() {
    this.stuck = this.jump.hidden = this.atEnd;
    this.phone.onRead();
  }

  showUnread(count) {
    this.badge.hidden = count === 0;
    this.badge.textContent = String(count);
    this.jump.setAttribute("aria-label", count ? `${say("scroll-down")}, ${say("unread", { count })}` : say("scroll-down"));
  }

  /** The arrow keys go from message to message; Enter there opens what can be done with it. */
  onKey(event) {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const inside = document.activeElement;
    if (!step || !(inside === this.element || inside.matches("[data-more]"))) return;
    const all = [...this.list.querySelectorAll("[data-more]")];
    const at = all.indexOf(inside);
    const next = all[at < 0 ? all.length - 1 : Math.min(Math.max(at + step, 0), all.length - 1)];
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.closest(".row").scrollIntoView({ block: "nearest" });
  }
}

const together = (one, other) =>
  Boolean(one && other) && one.from_bot === other.from_bot && Math.abs(new Date(other.date) - new Date(one.date)) < 600000 && day(new Date(one.date)) === day(new Date(other.date));

/** Put these elements into the list in this order, moving as few as possible. */
function put(list, elements) {
  const wanted = new Set(elements);
  for (const child of [...list.children]) if (!wanted.has(child)) child.remove();
  elements.forEach((element, index) => {
    if (list.children[index] !== element) list.insertBefore(element, list.children[index] ?? null);
  });
}

function focusOf(list) {
  const focused = document.activeElement;
  if (!list.contains(focused)) return null;
  const message = focused.closest("[data-message]");
  const same = message ? [...message.querySelectorAll("button, a")] : [];
  return message && { id: message.dataset.message, index: same.indexOf(focused), label: focused.dataset.button };
}

function restore(list, focused) {
  if (!focused || (document.activeElement && document.activeElement !== document.body)) return;
  const message = list.querySelector(`[data-message="${focused.id}"]`);
  const same = message ? [...message.querySelectorAll("button, a")] : [];
  const target = same.find((one) => focused.label && one.dataset.button === focused.label) ?? same[focused.index] ?? list.parentElement;
  target.focus({ preventScroll: true });
}
