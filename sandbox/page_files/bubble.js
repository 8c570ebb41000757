// One message as a bubble, with what hangs on it: reply, media, words, reactions, buttons.

import { el, icon, iconButton } from "./dom.js";
import { link, rich } from "./entities.js";
import { media } from "./media.js";
import { clock } from "./when.js";
import { say } from "./words.js";

/** The row of a message. `phone` does what is pressed; `original` is the message replied to, null when it is gone. */
export function row(message, phone, original) {
  const started = !message.from_bot && /^\/start \S+$/.test(message.text);
  const words = started ? "/start" : message.text || message.caption; // Telegram does not show a link's payload
  const shown = media(message, phone);
  const bare = shown && !words && !message.reply_to && ["photo", "sticker"].includes(message.kind);
  const reacted = message.reactions.length > 0 || message.own_reaction;
  const look = bare ? " bare" : shown && !words && !reacted ? " wordless" : "";
  const bubble = el(
    "div",
    { class: `bubble kind-${message.kind}${look}` },
    el("span", { class: "unseen" }, say(message.from_bot ? "who-bot" : "who-me")),
    message.forwarded && el("div", { class: "forwarded" }, say("forwarded")),
    message.reply_to && quote(message, original, phone),
    shown,
    words && el("div", { class: "words", dir: "auto" }, rich(words, message.entities, phone.acts)),
    reacted ? reactions(message, phone, meta(message, phone)) : meta(message, phone),
    iconButton("down", say("message-actions"), { class: "message-more", tabindex: "-1", "data-more": true, "aria-haspopup": "menu", onclick: (event) => phone.showMessageMenu(message, event.currentTarget) }),
  );
  return el(
    "div",
    { class: `row ${message.from_bot ? "from-bot" : "from-me"}`, "data-message": message.message_id },
    bubble,
    message.buttons.length > 0 && keyboard(message, phone),
  );
}

function meta(message, phone) {
  const date = new Date(message.date);
  return el(
    "span",
    { class: "meta" },
    message.reworded && el("span", { class: "edited" }, say("edited")),
    el("time", { datetime: message.date }, clock(date)),
    !message.from_bot && ticks(phone.isTaken(message)),
  );
}

function ticks(taken) {
  const mark = el("span", { class: "ticks", role: "img", "aria-label": say(taken ? "taken" : "sent"), title: say(taken ? "taken" : "sent") });
  mark.append(icon(taken ? "ticks" : "tick"));
  return mark;
}

function quote(message, original, phone) {
  const who = original ? (original.from_bot ? phone.botName : phone.personName) : "";
  const words = original ? original.text || original.caption || say(original.kind) : say("gone");
  return el(
    "button",
    { type: "button", class: "quote", onclick: () => phone.goTo(message.reply_to) },
    el("span", { class: "quote-who" }, who),
    el("span", { class: "quote-words" }, words),
  );
}

function reactions(message, phone, after) {
  const mine = message.own_reaction;
  return el(
    "div",
    { class: "reactions" },
    mine && el("button", { type: "button", class: "reaction mine", "aria-label": say("react-away", { emoji: mine }), onclick: () => phone.react(message, null) }, mine),
    message.reactions.map((emoji) => el("span", { class: "reaction", role: "img", "aria-label": say("reaction", { emoji }) }, emoji)),
    after,
  );
}

function keyboard(message, phone) {
  return el("div", { class: "inline-keyboard" }, message.buttons.map((line) => el("div", { class: `inline-row${line.length > 3 ? " many" : ""}` }, line.map((button) => key(message, button, phone)))));
}

function key(message, button, phone) {
  if (button.url) {
    const made = link(button.url, button.text, phone.acts, { class: "key", "data-button": button.text });
    if (made) {
      made.append(icon("out"));
      return made;
    }
  }
  const waiting = phone.isWaiting(message, button);
  return el(
    "button",
    {
      type: "button", class: `key${waiting ? " waiting" : ""}`, "data-button": button.text, "aria-busy": waiting ? "true" : null,
      onclick: () => phone.tap(message, button),
    },
    el("span", { class: "key-text" }, button.text),
    waiting && el("span", { class: "unseen" }, say("waiting")),
  );
}
