// One phone: whose it is, the bot's chat on it, and what its person does there.

import { post } from "./api.js";
import { Composer } from "./composer.js";
import { avatar, el, iconButton } from "./dom.js";
import { Log } from "./log.js";
import { bindMenus, showChatMenu, showLinkMenu, showMessageMenu } from "./menus.js";
import { Notices } from "./notices.js";
import { Picker } from "./picker.js";
import { showPicture } from "./popup.js";
import { castOf, linkOf, markRead, store, unread } from "./store.js";
import { swipe } from "./swipe.js";
import { say } from "./words.js";

export class Phone {
  /** `events`: what the page around is told and asked, see main.js. */
  constructor(index, events) {
    this.index = index;
    this.events = events;
    this.personId = null;
    this.chat = null;
    this.acts = { onLink: (where, anchor) => this.follow(where, anchor), onCommand: (text) => this.act("type", { text }) };
    this.build();
  }

  build() {
    this.picker = new Picker(this);
    this.log = new Log(this);
    this.composer = new Composer(this);
    this.title = el("span", { class: "chat-title" });
    this.notices = new Notices();
    this.face = el("span", { class: "chat-face" });
    this.more = iconButton("more", "", { "aria-haspopup": "menu", "aria-expanded": "false", onclick: () => showChatMenu(this) });
    this.intro = el("div", { class: "intro", hidden: true });
    const head = el("div", { class: "chat-head" }, this.face, el("span", { class: "chat-about" }, this.title, this.notices.status), this.more);
    const middle = el("div", { class: "chat-middle" }, this.log.element, this.intro, this.log.jump, this.notices.toasts);
    this.device = el("div", { class: "device" }, head, middle, this.composer.element);
    this.empty = el("div", { class: "empty-phone" });
    this.element = el("section", { class: "phone", "data-phone": String(this.index), id: `phone-${this.index}` }, this.picker.element, this.device, this.empty);
    swipe(this.log.element, (id) => this.replyTo(id));
    bindMenus(this, this.log.element);
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
    this.notices.reset();
    this.log.clear();
    this.intro.hidden = true;
    this.device.querySelectorAll(".veil").forEach((veil) => veil.remove());
    this.composer.reset();
    this.render();
    this.events.onShow(this);
  }

  /** The chat as it is now. */
  update(chat) {
    const fresh = this.chat === null;
    const before = this.chat;
    this.chat = chat;
    this.notices.watch(before, chat);
    this.render(fresh);
    this.notices.showAnswers(chat, this.device);
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
    this.notices.render(chat);
    if (!chat) return;
    this.composer.render(chat); // first: it takes room from the messages
    this.log.show(chat.messages, { fresh });
    this.renderIntro(chat);
    this.log.showUnread(unread(this.personId));
  }

  /** The world has changed, the chat has not. */
  renderAround() {
    this.picker.render();
    this.notices.render(this.chat);
    this.log.showUnread(unread(this.personId));
    this.onRead();
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

  isTaken(message) {
    return !this.chat?.unread_by_bot.includes(message.message_id);
  }

  isWaiting(message, button) {
    return Boolean(this.chat?.taps.some((tap) => tap.waiting && tap.message_id === message.message_id && tap.data === button.data));
  }

  toast(words) {
    this.notices.toast(words);
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
    const others = this.events.others(this).filter((phone) => phone.personId !== null);
    if (!where.deep || others.length === 0) this.openLink(where.deep);
    else showLinkMenu(this, others, where.deep, anchor);
  }

  /** A deep link has been opened on this phone: START waits to be pressed. */
  openLink(payload) {
    store.links.set(this.personId, payload);
    this.events.onFocus(this.index);
    this.render();
    this.composer.bar.querySelector("button")?.focus({ preventScroll: true });
  }

  react(message, emoji) {
    return this.act("react", { message_id: message.message_id, emoji: message.own_reaction === emoji ? null : emoji });
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
    showMessageMenu(this, message, anchor);
  }

  onRead() {
    if (!this.chat || !this.visible || !this.log.atEnd || unread(this.personId) === 0) return;
    markRead(this.personId);
    this.log.showUnread(0);
    this.events.onRead(this);
  }
}
