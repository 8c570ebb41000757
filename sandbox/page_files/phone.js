// One phone: whose it is, the bot's chat on it, and what its person does there.

import { post } from "./api.js";
import { Composer } from "./composer.js";
import { avatar, el, iconButton } from "./dom.js";
import { Log } from "./log.js";
import { Picker } from "./picker.js";
import { openDialog, openMenu, showPicture } from "./popup.js";
import { castOf, linkOf, markRead, store, unread } from "./store.js";
import { swipe } from "./swipe.js";
import { say } from "./words.js";

const TYPING_LASTS = 5000;
const TOAST_LASTS = 4000;

export class Phone {
  /** `events`: {onShow(phone), onRender(phone)}. */
  constructor(index, events) {
    this.index = index;
    this.events = events;
    this.personId = null;
    this.chat = null;
    this.taps = null; // taps whose answers have been shown
    this.actions = null; // how many chat actions have been seen
    this.typingUntil = 0;
    this.acts = { onLink: (where, anchor) => this.follow(where, anchor), onCommand: (text) => this.act("type", { text }) };
    this.build();
  }

  build() {
    this.picker = new Picker(this);
    this.log = new Log(this);
    this.composer = new Composer(this);
    this.title = el("span", { class: "chat-title" });
    this.status = el("span", { class: "chat-status" });
    this.face = el("span", { class: "chat-face" });
    this.more = iconButton("more", "", { "aria-haspopup": "menu", "aria-expanded": "false", onclick: () => this.showChatMenu() });
    this.toasts = el("div", { class: "toasts", role: "status" });
    this.intro = el("div", { class: "intro", hidden: true });
    const head = el("div", { class: "chat-head" }, this.face, el("span", { class: "chat-about" }, this.title, this.status), this.more);
    const middle = el("div", { class: "chat-middle" }, this.log.element, this.intro, this.log.jump, this.toasts);
    this.device = el("div", { class: "device" }, head, middle, this.composer.element);
    this.empty = el("div", { class: "empty-phone" });
    this.element = el("section", { class: "phone", "data-phone": String(this.index), id: `phone-${this.index}` }, this.picker.element, this.device, this.empty);
    swipe(this.log.element, (id) => this.replyTo(id));
    this.log.element.addEventListener("dblclick", (event) => this.onDoubleClick(event));
    this.log.element.addEventListener("contextmenu", (event) => this.onContextMenu(event));
  }

  get botName() {
    return this.chat?.bot.first_name ?? store.world?.bot.name ?? "";
  }

  get personName() {
    return castOf(this.personId)?.name ?? this.chat?.person.first_name ?? "";
  }

  get visible() {
    return this.element.offsetParent !== null && !document.hidden;
  }

  /** Put this person on the phone. */
  show(personId) {
    this.personId = personId;
    this.element.dataset.person = personId ?? "";
    this.chat = null;
    this.taps = this.actions = null;
    this.typingUntil = 0;
    this.log.clear();
    this.toasts.replaceChildren();
    this.composer.reset();
    this.render();
    this.events.onShow(this);
  }

  /** The chat as it is now. */
  update(chat) {
    const fresh = this.chat === null;
    const before = this.chat;
    this.chat = chat;
    this.watchTyping(before, chat);
    this.render(fresh);
    this.showAnswers(chat);
    this.onRead();
    this.events.onRender(this);
  }

  render(fresh = false) {
    const { chat } = this;
    const name = this.personName;
    this.element.setAttribute("aria-label", this.personId ? say("phone", { name }) : say("phone-empty", { number: this.index + 1 }));
    this.picker.render();
    this.device.hidden = this.personId === null;
    this.empty.hidden = !this.device.hidden;
    if (!this.empty.hidden) this.picker.renderEmpty(this.empty);
    if (this.face.dataset.name !== this.botName) {
      this.face.dataset.name = this.botName;
      this.face.replaceChildren(avatar(chat?.bot.id ?? 0, this.botName));
    }
    this.title.textContent = this.botName;
    this.log.element.setAttribute("aria-label", say("chat-with", { bot: this.botName, name }));
    this.more.setAttribute("aria-label", say("chat-menu"));
    this.renderStatus();
    if (!chat) return;
    this.composer.render(chat); // first: it takes room from the messages
    this.log.show(chat.messages, { fresh });
    this.renderIntro(chat);
    this.log.showUnread(unread(this.personId));
  }

  renderStatus() {
    const typing = Date.now() < this.typingUntil;
    const key = `action-${this.chat?.action}`;
    const words = typing ? (this.chat.action && say(TYPING.has(this.chat.action) ? key : "action-other")) : say(store.world?.bot.met ? "bot" : "bot-away");
    if (this.status.dataset.words === words && this.status.classList.contains("typing") === typing) return;
    this.status.dataset.words = words;
    this.status.classList.toggle("typing", typing);
    this.status.replaceChildren(words, ...(typing ? [el("span", { class: "dots", "aria-hidden": "true" }, el("i"), el("i"), el("i"))] : []));
  }

  renderIntro(chat) {
    this.intro.hidden = chat.messages.length > 0;
    const link = linkOf(this.personId);
    const state = JSON.stringify([chat.description, link, say("what-bot"), chat.started]);
    if (this.intro.hidden || this.intro.dataset.state === state) return;
    this.intro.dataset.state = state;
    this.intro.replaceChildren(
      el(
        "div",
        { class: "intro-card" },
        chat.description ? el("b", {}, say("what-bot")) : el("b", {}, say("no-messages")),
        (chat.description || !chat.started) && el("p", {}, chat.description || say("start-hint")),
        link && el("p", { class: "intro-link" }, say("invited", { link: `t.me/${chat.bot.username}?start=${link.length > 12 ? `${link.slice(0, 10)}…` : link}` })),
      ),
    );
  }

  // What the bot does beside messages

  watchTyping(before, chat) {
    const answered = before && chat.messages.some((message) => message.from_bot && message.message_id > (before.messages.at(-1)?.message_id ?? 0));
    if (answered) this.typingUntil = 0;
    else if (this.actions !== null && chat.actions > this.actions) {
      this.typingUntil = Date.now() + TYPING_LASTS;
      clearTimeout(this.typingTimer);
      this.typingTimer = setTimeout(() => this.renderStatus(), TYPING_LASTS + 50);
    }
    this.actions = chat.actions;
  }

  showAnswers(chat) {
    const answered = chat.taps.filter((tap) => tap.toast !== null);
    const fresh = this.taps === null ? [] : answered.filter((tap) => !this.taps.has(tap.id));
    this.taps = new Set([...(this.taps ?? []), ...answered.map((tap) => tap.id)]);
    for (const tap of fresh) {
      if (!tap.toast) continue;
      if (tap.alert) openDialog(this.device, tap.toast, [{ label: say("ok") }]);
      else this.toast(tap.toast);
    }
  }

  toast(words) {
    const made = el("div", { class: "toast", "data-toast": true }, words);
    this.toasts.replaceChildren(made);
    setTimeout(() => made.remove(), TOAST_LASTS);
  }

  isTaken(message) {
    return !this.chat?.unread_by_bot.includes(message.message_id);
  }

  isWaiting(message, button) {
    return Boolean(this.chat?.taps.some((tap) => tap.waiting && tap.message_id === message.message_id && tap.data === button.data));
  }

  // What the person does

  /** Tell the server; returns whether it was done. */
  async act(what, body = {}) {
    try {
      await post(`/control/people/${this.personId}/${what}`, body);
      return true;
    } catch (mistake) {
      this.toast(say("failed", { why: mistake.message }));
      return false;
    }
  }

  tap(message, button) {
    if (button.data === null || this.isWaiting(message, button)) return undefined;
    return this.act("tap", { data: button.data, message_id: message.message_id });
  }

  follow(where, anchor) {
    if (where.deep === undefined) return;
    const open = (phone) => phone.openLink(where.deep);
    const others = this.events.others(this).filter((phone) => phone.personId !== null);
    if (!where.deep || others.length === 0) return open(this);
    openMenu(
      this.device, anchor,
      [
        { icon: "out", label: say("link-here"), act: () => open(this) },
        ...others.map((phone) => ({ icon: "contact", label: say("open-on", { name: phone.personName }), act: () => open(phone) })),
      ],
      say("open-on", { name: "" }),
    );
  }

  /** A deep link has been opened on this phone: START waits to be pressed. */
  openLink(payload) {
    store.links.set(this.personId, payload);
    this.events.onFocus(this.index);
    this.render();
    this.composer.bar.querySelector("button")?.focus({ preventScroll: true });
  }

  replyTo(id) {
    const message = this.chat?.messages.find((one) => one.message_id === id);
    if (message && !this.composer.form.hidden) this.composer.setMode({ kind: "reply", message });
  }

  goTo(id) {
    const found = this.log.element.querySelector(`[data-message="${id}"]`);
    if (!found) return;
    found.scrollIntoView({ block: "center" });
    found.classList.remove("flash");
    requestAnimationFrame(() => found.classList.add("flash"));
  }

  showPhoto(source, caption) {
    showPicture(source, caption);
  }

  showMessageMenu(message, anchor) {
    const words = message.text || message.caption;
    const writes = !this.composer.form.hidden;
    openMenu(
      this.device, anchor,
      [
        writes && { icon: "reply", label: say("reply"), act: () => this.replyTo(message.message_id) },
        writes && !message.from_bot && message.kind === "text" && { icon: "edit", label: say("edit"), act: () => this.composer.setMode({ kind: "edit", message }) },
        words && { icon: "copy", label: say("copy"), act: () => this.copy(words) },
      ],
      say("message-actions"),
    );
  }

  async copy(words) {
    try {
      await navigator.clipboard.writeText(words);
      this.toast(say("copied"));
    } catch (mistake) {
      this.toast(say("failed", { why: mistake.message }));
    }
  }

  showChatMenu() {
    const blocked = this.chat?.blocked;
    openMenu(this.device, this.more, [{ icon: "block", danger: !blocked, label: say(blocked ? "unblock" : "block"), act: () => this.act(blocked ? "unblock" : "block") }], say("chat-menu"));
  }

  onDoubleClick(event) {
    const found = event.target.closest("[data-message]");
    if (found && !event.target.closest("button, a, .words")) this.replyTo(Number(found.dataset.message));
  }

  onContextMenu(event) {
    const found = event.target.closest("[data-message]");
    if (!found || event.target.closest("a, img") || String(getSelection())) return;
    event.preventDefault();
    const message = this.chat.messages.find((one) => one.message_id === Number(found.dataset.message));
    if (message) this.showMessageMenu(message, found.querySelector("[data-more]"));
  }

  onRead() {
    if (!this.chat || !this.visible || !this.log.atEnd || unread(this.personId) === 0) return;
    markRead(this.personId);
    this.log.showUnread(0);
    this.events.onRead(this);
  }
}

const TYPING = new Set(["typing", "upload_photo", "upload_document", "record_voice", "upload_voice"]);
