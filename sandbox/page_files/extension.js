// What a plugged-in script is given: `mount(page)` of each module the server names is called with this.

import { get, post } from "./api.js";
import { el } from "./dom.js";
import { highlight } from "./highlight.js";
import { loadCast, store } from "./store.js";
import { language, onLanguage } from "./words.js";

export function extension({ phones, layout, listeners, toast, panel }) {
  const on = (personId) => phones.find((phone) => phone.personId === personId) ?? null;
  const match = (all, text) => {
    const words = (one) => one.textContent.trim();
    return all.find((one) => one.dataset.button === text) ?? all.find((one) => words(one) === text) ?? all.find((one) => words(one).includes(text)) ?? null;
  };
  const usable = (one) => !one.closest("[hidden]");
  const newestFirst = (personId, selector) => [...(on(personId)?.device.querySelectorAll(selector) ?? [])].filter(usable).reverse();
  return {
    aside: layout.aside,
    banner: document.querySelector(".banner"),
    get language() {
      return language();
    },
    onLanguage,
    phones: phones.map((phone) => ({
      index: phone.index,
      element: phone.element,
      get personId() {
        return phone.personId;
      },
      show: (personId) => phone.events.onPick(phone, personId),
    })),
    onPhone: (listener) => listeners.phone.push(listener),
    focusPhone: (index) => layout.focus(index),
    highlight,
    find: {
      button: (personId, text) => match(newestFirst(personId, "[data-button]"), text),
      input: (personId) => newestFirst(personId, "[data-input]")[0] ?? null,
      link: (personId, text) => {
        const all = newestFirst(personId, "a:not([data-button])");
        return match(all, text) ?? all.find((one) => one.href.includes(text)) ?? null;
      },
      message: (personId, text) => newestFirst(personId, "[data-message]").find((one) => one.textContent.includes(text)) ?? null,
      menu: (personId) => newestFirst(personId, "[data-menu]")[0] ?? null,
    },
    /** Ask anew who may be put on a phone, and which links wait for them. */
    reload: async () => {
      await loadCast();
      phones.forEach((phone) => phone.render());
    },
    onMessages: (listener) => listeners.messages.push(listener),
    messages: (personId) => store.chats.get(personId)?.messages ?? [],
    get,
    post,
    toast,
    panel,
    el,
  };
}
