// Menus and dialogs inside a phone: opened at what was pressed, closed by Escape, a press beside it or a choice.

import { el, icon } from "./dom.js";
import { say } from "./words.js";

let open = null;

export function closePopup(giveBack = true) {
  if (!open) return;
  const { element, anchor, onDown, onClosed } = open;
  open = null;
  document.removeEventListener("pointerdown", onDown, true);
  element.remove();
  anchor?.setAttribute?.("aria-expanded", "false");
  if (giveBack && anchor?.isConnected) anchor.focus({ preventScroll: true });
  onClosed?.();
}

/** Show `element` at `anchor` within `home` (an element with a position of its own). */
export function openPopup(home, anchor, element, { onClosed } = {}) {
  const again = open?.anchor === anchor;
  closePopup();
  if (again) return null;
  home.append(element);
  place(home, anchor, element);
  const onDown = (event) => {
    if (!element.contains(event.target) && !anchor.contains(event.target)) closePopup(false);
  };
  document.addEventListener("pointerdown", onDown, true);
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    closePopup();
  });
  anchor.setAttribute("aria-expanded", "true");
  open = { element, anchor, onDown, onClosed };
  return element;
}

function place(home, anchor, element) {
  const outer = home.getBoundingClientRect();
  const at = anchor.getBoundingClientRect();
  const room = { width: element.offsetWidth, height: element.offsetHeight };
  const below = at.bottom - outer.top + 4;
  const above = at.top - outer.top - room.height - 4;
  const top = below + room.height <= outer.height - 4 || above < 4 ? below : above;
  const left = at.left - outer.left + room.width <= outer.width - 6 ? at.left - outer.left : at.right - outer.left - room.width;
  if (room.width >= outer.width - 12) element.style.left = "0";
  else element.style.left = `${Math.max(6, Math.min(left, outer.width - room.width - 6))}px`;
  element.style.top = `${Math.max(4, Math.min(top, outer.height - room.height - 4))}px`;
}

/** A menu of {label, icon?, act, danger?, emoji?}. */
export function openMenu(home, anchor, items, label) {
  const shown = items.filter(Boolean);
  const made = shown.map((item) =>
    el(
      "button",
      { type: "button", role: "menuitem", tabindex: "-1", class: item.emoji ? "menu-emoji" : `menu-item${item.danger ? " danger" : ""}`, "aria-label": item.emoji ? item.label : null, onclick: () => (closePopup(), item.act()) },
      item.icon && icon(item.icon), item.emoji ?? el("span", {}, item.label),
    ),
  );
  const emoji = made.filter((_, index) => shown[index].emoji);
  const buttons = [...made.filter((_, index) => !shown[index].emoji), ...emoji]; // words first: Enter means the first of them
  const menu = el("div", { class: "menu", role: "menu", "aria-label": label }, emoji.length > 0 && el("div", { class: "menu-row", role: "none" }, emoji), buttons.slice(0, made.length - emoji.length));
  menu.addEventListener("keydown", (event) => {
    const step = { ArrowUp: -1, ArrowDown: 1, ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (event.key === "Tab") return closePopup();
    if (!step) return;
    event.preventDefault();
    const at = buttons.indexOf(document.activeElement);
    buttons[(at + step + buttons.length) % buttons.length].focus();
  });
  if (openPopup(home, anchor, menu)) buttons[0]?.focus({ preventScroll: true });
}

/** A question over the phone: {label, act} each a button, the last one is the main one; Escape is the first. */
export function openDialog(home, words, answers, { role = "alertdialog" } = {}) {
  const back = document.activeElement;
  const close = (act) => {
    veil.remove();
    if (back?.isConnected && home.contains(back)) back.focus({ preventScroll: true });
    act?.();
  };
  const text = el("p", { class: "dialog-words", id: `dialog-${Math.round(performance.now() * 1000)}` }, words);
  const buttons = answers.map((answer) => el("button", { type: "button", class: "dialog-button", "data-button": answer.label, onclick: () => close(answer.act) }, answer.label));
  const dialog = el("div", { class: "dialog", role, "aria-modal": "true", "aria-labelledby": text.id }, text, el("div", { class: "dialog-buttons" }, buttons));
  const veil = el("div", { class: "veil" }, dialog);
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "Escape") return close(answers.length > 1 ? null : answers[0].act);
    if (event.key !== "Tab") return undefined;
    event.preventDefault();
    const at = buttons.indexOf(document.activeElement);
    buttons[(at + (event.shiftKey ? -1 : 1) + buttons.length) % buttons.length].focus();
    return undefined;
  });
  home.append(veil);
  buttons.at(-1).focus({ preventScroll: true });
}

export function showPicture(source, caption) {
  const dialog = el("dialog", { class: "lightbox", "aria-label": caption || say("photo") });
  dialog.append(
    el("img", { src: source, alt: caption || say("photo") }),
    el("button", { type: "button", class: "icon-button", "aria-label": say("close"), onclick: () => dialog.close() }, icon("close")),
  );
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
