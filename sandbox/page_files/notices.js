// What a bot does beside messages: it is busy, it answers taps; and the page's own short notices on a phone.

import { el } from "./dom.js";
import { openDialog } from "./popup.js";
import { store } from "./store.js";
import { has, say } from "./words.js";

const TYPING_LASTS = 5000;
const TOAST_LASTS = 4000;

export class Notices {
  constructor() {
    this.status = el("span", { class: "chat-status" });
    this.toasts = el("div", { class: "toasts", role: "status" });
    this.reset();
  }

  reset() {
    this.taps = null; // ids of the taps whose answers have been shown
    this.actions = null; // how many chat actions have been seen
    this.typingUntil = 0;
    this.toasts.replaceChildren();
  }

  /** The chat has changed from `before` (null at first) to `chat`. */
  watch(before, chat) {
    const last = before?.messages.at(-1)?.message_id ?? 0;
    if (before && chat.messages.some((message) => message.from_bot && message.message_id > last)) this.typingUntil = 0;
    else if (this.actions !== null && chat.actions > this.actions) {
      this.typingUntil = Date.now() + TYPING_LASTS;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.render(chat), TYPING_LASTS + 50);
    }
    this.actions = chat.actions;
  }

  render(chat) {
    const typing = chat !== null && Date.now() < this.typingUntil;
    const action = has(`action-${chat?.action}`) ? `action-${chat.action}` : "action-other";
    const words = say(typing ? action : store.world?.bot.met ? "bot" : "bot-away");
    if (this.status.dataset.words === words) return;
    this.status.dataset.words = words;
    this.status.classList.toggle("typing", typing);
    this.status.replaceChildren(words, ...(typing ? [el("span", { class: "dots", "aria-hidden": "true" }, el("i"), el("i"), el("i"))] : []));
  }

  /** Show what the bot has answered to taps since the last time; what was answered before is old. */
  showAnswers(chat, device) {
    const answered = chat.taps.filter((tap) => tap.toast !== null);
    const fresh = this.taps === null ? [] : answered.filter((tap) => tap.toast && !this.taps.has(tap.id));
    this.taps = new Set([...(this.taps ?? []), ...answered.map((tap) => tap.id)]);
    for (const tap of fresh) {
      if (tap.alert) openDialog(device, tap.toast, [{ label: say("ok") }]);
      else this.toast(tap.toast);
    }
  }

  toast(words) {
    const made = el("div", { class: "toast", "data-toast": true }, words);
    this.toasts.replaceChildren(made);
    setTimeout(() => made.remove(), TOAST_LASTS);
  }
}
