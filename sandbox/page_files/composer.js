// The lower part of a phone: the line to type into, attachments, commands, the reply keyboard, START.

import { base64, photoOf, sampleVoice } from "./attach.js";
import { Commands } from "./commands.js";
import { el, icon, iconButton } from "./dom.js";
import { openDialog, openMenu } from "./popup.js";
import { linkOf, store } from "./store.js";
import { say } from "./words.js";

const TEXT_LIMIT = 4096;

export class Composer {
  constructor(phone) {
    this.phone = phone;
    this.mode = null; // {kind: "reply" or "edit", message}
    this.keysHidden = false;
    this.build();
  }

  build() {
    this.attach = iconButton("clip", "", { "data-attach": true, "aria-haspopup": "menu", "aria-expanded": "false", onclick: () => this.showAttach() });
    this.keysButton = iconButton("keys", "", { onclick: () => this.toggleKeys() });
    this.input = el("textarea", { "data-input": true, rows: "1", maxlength: String(TEXT_LIMIT), autocomplete: "off", oninput: () => this.onInput(), onkeydown: (event) => this.onKey(event) });
    this.commands = new Commands(this.input, (text) => this.sendCommand(text));
    this.sendButton = el("button", { type: "submit", class: "send", "data-send": true });
    this.about = el("div", { class: "composer-about", hidden: true });
    this.form = el("form", { class: "composer", onsubmit: (event) => this.onSubmit(event) }, this.commands.button, this.attach, this.input, this.keysButton, this.sendButton);
    this.keys = el("div", { class: "reply-keyboard", role: "group" });
    this.bar = el("div", { class: "start-bar" });
    this.photo = el("input", { type: "file", accept: "image/png,image/jpeg,image/gif", hidden: true, onchange: () => this.sendPhoto() });
    this.file = el("input", { type: "file", hidden: true, onchange: () => this.sendFile() });
    this.element = el("div", { class: "below" }, this.commands.list, this.about, this.form, this.keys, this.bar, this.photo, this.file);
  }

  reset() {
    this.setMode(null);
    this.input.value = "";
    this.keysHidden = false;
    this.commands.hide();
    this.onInput();
  }

  render(chat) {
    this.chat = chat;
    const name = this.phone.personName;
    this.commands.render(chat.commands);
    for (const [button, key] of [[this.attach, "attach"], [this.keysButton, this.keysHidden ? "keyboard-show" : "keyboard-hide"]]) {
      button.setAttribute("aria-label", say(key));
      button.title = say(key);
    }
    this.input.placeholder = say("message");
    this.input.setAttribute("aria-label", `${say("message")}: ${name}`);
    this.renderKeys(chat);
    this.renderBar(chat);
    this.renderSend();
  }

  renderSend() {
    const full = this.input.value.trim() !== "";
    if (this.sendButton.dataset.full === String(full) && this.sendButton.title === say(full ? "send" : "voice-send")) return;
    this.sendButton.dataset.full = String(full);
    this.sendButton.replaceChildren(icon(full ? "send" : "mic"));
    this.sendButton.title = say(full ? "send" : "voice-send");
    this.sendButton.setAttribute("aria-label", this.sendButton.title);
  }

  renderKeys(chat) {
    const lines = chat.blocked ? [] : chat.keys;
    this.keysButton.hidden = lines.length === 0;
    this.keys.hidden = lines.length === 0 || this.keysHidden || !this.bar.hidden;
    this.keys.setAttribute("aria-label", say("keyboard-hide"));
    const text = JSON.stringify(lines);
    if (this.keys.dataset.text === text) return;
    this.keys.dataset.text = text;
    this.keys.replaceChildren(
      ...lines.map((line) =>
        el("div", { class: "reply-row" }, line.map((key) => el("button", { type: "button", class: "reply-key", "data-button": key.text, onclick: () => this.pressKey(key) }, key.text))),
      ),
    );
  }

  /** START in place of the line while the chat has not begun, a link waits or the bot is blocked. */
  renderBar(chat) {
    const link = linkOf(this.phone.personId);
    const gone = chat.person.deactivated;
    const needed = gone || chat.blocked || !chat.started || link !== null;
    const state = JSON.stringify([needed, gone, chat.blocked, link, say("start"), store.links.has(this.phone.personId)]);
    if (this.bar.dataset.state === state) return;
    this.bar.dataset.state = state;
    this.bar.hidden = !needed;
    this.form.hidden = needed;
    this.bar.replaceChildren();
    this.commands.hide();
    if (!needed) return this.renderKeys(chat);
    if (gone) return this.bar.append(el("p", { class: "bar-note" }, say("deactivated")));
    if (link) this.bar.append(el("span", { class: "bar-note" }, say("start-link")));
    const label = chat.blocked ? "restart" : "start";
    this.bar.append(el("button", { type: "button", class: "start", "data-button": "START", "data-start": true, onclick: () => this.start(link) }, say(label)));
    if (store.links.has(this.phone.personId)) {
      this.bar.append(iconButton("close", say("start-close"), { onclick: () => (store.links.delete(this.phone.personId), this.phone.render()) }));
    }
    return undefined;
  }

  async start(link) {
    const done = await this.phone.act("open", link ? { payload: link } : {});
    if (!done) return;
    store.links.delete(this.phone.personId);
    this.phone.render();
    this.input.focus({ preventScroll: true });
  }

  onInput() {
    this.input.style.height = "auto";
    if (this.input.scrollHeight > 0) this.input.style.height = `${Math.min(this.input.scrollHeight, 130)}px`; // else it is not shown
    this.renderSend();
    const typed = this.input.value;
    if (/^\/\w*$/.test(typed)) this.commands.show(typed);
    else this.commands.hide();
  }

  onKey(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      if (this.input.value.trim()) this.form.requestSubmit();
    } else if (event.key === "Escape") {
      if (this.commands.open) this.commands.hide();
      else this.setMode(null);
    } else if (event.key === "ArrowDown" && this.commands.open) {
      event.preventDefault();
      this.commands.enter();
    } else if (event.key === "ArrowUp" && this.input.value === "") {
      const own = this.chat?.messages.filter((message) => !message.from_bot && message.kind === "text").at(-1);
      if (own && event.ctrlKey) this.setMode({ kind: "edit", message: own });
    }
  }

  async onSubmit(event) {
    event.preventDefault();
    const text = this.input.value.trim();
    if (!text) return this.phone.act("voice", await sampleVoice());
    const mode = this.mode;
    this.input.value = "";
    this.setMode(null);
    this.onInput();
    const id = mode && { message_id: mode.message.message_id };
    const done = await this.phone.act(mode ? mode.kind : "type", { text, ...id });
    if (!done && !this.input.value) this.input.value = text;
    return this.onInput();
  }

  setMode(mode) {
    if (this.mode?.kind === "edit" && !mode) this.input.value = "";
    this.mode = mode;
    this.about.hidden = !mode;
    this.about.replaceChildren();
    if (!mode) return this.renderSend();
    const { kind, message } = mode;
    const words = message.text || message.caption || say(message.kind);
    const who = message.from_bot ? this.phone.botName : say("you");
    this.about.append(
      icon(kind),
      el("span", { class: "about-words" }, el("b", {}, kind === "edit" ? say("editing") : say("reply-to", { who })), el("span", {}, words)),
      iconButton("close", say(kind === "edit" ? "cancel" : "cancel-reply"), { onclick: () => this.setMode(null) }),
    );
    if (kind === "edit") this.input.value = message.text;
    this.onInput();
    return this.input.focus({ preventScroll: true });
  }

  async sendCommand(text) {
    this.input.value = "";
    this.onInput();
    this.input.focus({ preventScroll: true });
    await this.phone.act("type", { text });
  }

  // The reply keyboard and attachments

  toggleKeys() {
    this.keysHidden = !this.keysHidden;
    this.render(this.chat);
  }

  pressKey(key) {
    if (key.request_contact) return this.shareContact();
    return this.phone.act("type", { text: key.text });
  }

  shareContact() {
    const phone = `+7999${String(this.phone.personId).slice(-7).padStart(7, "0")}`;
    openDialog(this.phone.device, say("share-phone"), [
      { label: say("cancel") },
      { label: say("share"), act: () => this.phone.act("contact", { phone }) },
    ]);
  }

  showAttach() {
    openMenu(
      this.phone.device, this.attach,
      [
        { icon: "photo", label: say("attach-photo"), act: () => this.photo.click() },
        { icon: "file", label: say("attach-file"), act: () => this.file.click() },
        { icon: "contact", label: say("attach-contact"), act: () => this.shareContact() },
        { icon: "mic", label: say("attach-voice"), act: async () => this.phone.act("voice", await sampleVoice()) },
        { icon: "plus", label: say("attach-sticker"), act: () => this.phone.act("sticker") },
      ],
      say("attach"),
    );
  }

  async sendPhoto() {
    const [file] = this.photo.files;
    this.photo.value = "";
    if (file) await this.phone.act("photo", { content: await base64(await photoOf(file)) });
  }

  async sendFile() {
    const [file] = this.file.files;
    this.file.value = "";
    if (file) await this.phone.act("document", { name: file.name, content: await base64(file) });
  }
}

