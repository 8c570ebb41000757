// The menus of a phone: of a message, of the chat, of a deep link.

import { openMenu } from "./popup.js";
import { say } from "./words.js";

const EMOJI = ["👍", "❤", "🔥", "👏", "🤔", "😢"];

export function showMessageMenu(phone, message, anchor) {
  const words = message.text || message.caption;
  const writes = !phone.composer.form.hidden;
  const own = !message.from_bot && message.kind === "text";
  openMenu(
    phone.device, anchor,
    [
      ...(writes ? EMOJI : []).map((emoji) => ({ emoji, label: say("react", { emoji }), act: () => phone.react(message, emoji) })),
      writes && { icon: "reply", label: say("reply"), act: () => phone.replyTo(message.message_id) },
      writes && own && { icon: "edit", label: say("edit"), act: () => phone.composer.setMode({ kind: "edit", message }) },
      words && { icon: "copy", label: say("copy"), act: () => copy(phone, words) },
    ],
    say("message-actions"),
  );
}

async function copy(phone, words) {
  try {
    await navigator.clipboard.writeText(words);
    phone.toast(say("copied"));
  } catch (mistake) {
    phone.toast(say("failed", { why: mistake.message }));
  }
}

export function showChatMenu(phone) {
  const act = phone.chat?.blocked ? "unblock" : "block";
  openMenu(phone.device, phone.more, [{ icon: "block", danger: act === "block", label: say(act), act: () => phone.act(act) }], say("chat-menu"));
}

/** A deep link may be for somebody else: a manager sends it to a client, who opens it on a phone of their own. */
export function showLinkMenu(phone, others, payload, anchor) {
  openMenu(
    phone.device, anchor,
    [
      { icon: "out", label: say("link-here"), act: () => phone.openLink(payload) },
      ...others.map((other) => ({ icon: "contact", label: say("open-on", { name: other.personName }), act: () => other.openLink(payload) })),
    ],
    say("link-menu"),
  );
}

/** A right click (a long press) opens a message's menu, a double click beside the words replies to it. */
export function bindMenus(phone, log) {
  const message = (row) => phone.chat?.messages.find((one) => one.message_id === Number(row?.dataset.message));
  log.addEventListener("contextmenu", (event) => {
    const row = event.target.closest("[data-message]");
    if (!row || event.target.closest("a, img") || String(getSelection())) return;
    event.preventDefault();
    if (message(row)) showMessageMenu(phone, message(row), row.querySelector("[data-more]"));
  });
  log.addEventListener("dblclick", (event) => {
    const row = event.target.closest("[data-message]");
    if (row && !event.target.closest("button, a, .words")) phone.replyTo(Number(row.dataset.message));
  });
}
