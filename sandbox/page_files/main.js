// The page: asks what it is to show, sets up three phones, listens to the stream, mounts what is plugged in.

import { get, Stream } from "./api.js";
import { el } from "./dom.js";
import { extension } from "./extension.js";
import { look, onHighlight } from "./highlight.js";
import { chooseLanguage, Layout } from "./layout.js";
import { Phone } from "./phone.js";
import { keepWorld, loadCast, store } from "./store.js";
import { WeatherPanel } from "./weather.js";
import { onLanguage, say, worded } from "./words.js";

const PHONES = 3;
const REFRESH = 2000;

async function main() {
  store.setup = await get("/page/setup");
  chooseLanguage(store.setup.languages);
  document.querySelector(".top-title").textContent = store.setup.title;
  const listeners = { phone: [], messages: [] };
  const phones = makePhones(listeners);
  const layout = new Layout(phones);
  const weather = new WeatherPanel(panel("weather"), toast);
  const stream = listen(phones, layout, weather, listeners);
  listeners.layout = layout;
  listeners.watch = () => stream.watch(phones.map((phone) => phone.personId).filter((id) => id !== null));
  onHighlight((element) => layout.pointAt(element));
  await loadCast();
  seat(phones);
  listeners.watch();
  onLanguage(() => redraw(phones, weather));
  document.addEventListener("visibilitychange", () => phones.forEach((phone) => phone.onRead()));
  setInterval(() => refresh(phones), REFRESH);
  layout.focus(0);
  await plugIn(extension({ phones, layout, listeners, toast, panel }));
  document.body.dataset.ready = "";
}

function makePhones(listeners) {
  const phones = [];
  const events = {
    others: (phone) => phones.filter((other) => other !== phone),
    places: () => new Map(phones.filter((phone) => phone.personId !== null).map((phone) => [phone.personId, phone.index])),
    onPick: (phone, id) => swap(phones, phone, id, listeners),
    onFocus: (index) => listeners.layout.focus(index),
    onRead: () => listeners.layout.render(),
    onShow: (phone) => listeners.phone.forEach((listener) => listener({ index: phone.index, personId: phone.personId })),
    onRender: (phone) => {
      listeners.messages.forEach((listener) => listener(phone.personId, phone.chat.messages));
      look();
    },
  };
  for (let index = 0; index < PHONES; index += 1) phones.push(new Phone(index, events));
  document.querySelector(".phones").append(...phones.map((phone) => phone.element));
  return phones;
}

/** Put a person on a phone; whoever has them already gets this phone's person instead. */
function swap(phones, phone, id, listeners) {
  if (phone.personId === id) return;
  const other = phones.find((one) => one.personId === id);
  const before = phone.personId;
  if (other) other.show(before);
  phone.show(id);
  remember(phones);
  listeners.watch();
  listeners.layout.render();
  look();
}

const KEPT = "phones";

function remember(phones) {
  sessionStorage.setItem(KEPT, JSON.stringify(phones.map((phone) => phone.personId)));
}

/** At first the people the server names, else the first ones there are; after a reload those of before. */
function seat(phones) {
  const known = new Set(store.cast.map((one) => one.id));
  const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? "[]").filter((id) => known.has(id));
  const wanted = [...new Set([...(kept.length ? kept : store.setup.phones), ...known])];
  phones.forEach((phone, index) => phone.show(wanted[index] ?? null));
}

/** An invitation may come while its phone is looked at: ask again as long as somebody here has not begun. */
async function refresh(phones) {
  const waits = phones.filter((phone) => phone.chat && !phone.chat.started);
  if (document.hidden || waits.length === 0) return;
  await loadCast().catch(() => null);
  waits.forEach((phone) => phone.render());
  look();
}

/** Whoever comes while a phone is nobody's gets it. */
function seatNewcomers(phones, listeners) {
  const empty = phones.filter((phone) => phone.personId === null);
  const seated = new Set(phones.map((phone) => phone.personId));
  const waiting = empty.length ? store.world.people.filter((one) => !seated.has(one.id)) : [];
  empty.slice(0, waiting.length).forEach((phone, index) => swap(phones, phone, waiting[index].id, listeners));
}

function listen(phones, layout, weather, listeners) {
  return new Stream({
    onWorld: (world) => {
      const jumped = store.world !== null && Math.abs(store.world.ahead - world.ahead) > 1;
      keepWorld(world);
      seatNewcomers(phones, listeners);
      weather.render();
      phones.forEach((phone) => (jumped ? phone.render() : phone.renderAround())); // today has become yesterday
      layout.render();
      look();
    },
    onChat: (chat) => {
      store.chats.set(chat.person.id, chat);
      phones.filter((phone) => phone.personId === chat.person.id).forEach((phone) => phone.update(chat));
      layout.render();
    },
    onState: (connected) => {
      document.body.classList.toggle("lost", !connected);
      lost.textContent = connected ? "" : say("online-lost");
    },
  });
}

const lost = el("div", { class: "lost-note", role: "status" });
document.body.append(lost);

function redraw(phones, weather) {
  phones.forEach((phone) => phone.render());
  if (store.world) weather.render();
  look();
}

async function plugIn(page) {
  for (const address of store.setup.scripts) {
    const module = await import(address);
    await module.mount(page);
  }
}

/** A titled section in the controls; `title` is text, a key of the page's own words, or a function giving the text. */
function panel(title, { first = false } = {}) {
  const id = `panel-${document.querySelectorAll(".panel").length}`;
  const heading = el("h2", { id });
  const section = el("section", { class: "panel", "aria-labelledby": id }, heading);
  worded(heading, (one) => (one.textContent = typeof title === "function" ? title() : title === "weather" ? say("weather") : title));
  document.querySelector(".aside")[first ? "prepend" : "append"](section);
  return section;
}

function toast(words) {
  const made = el("div", { class: "toast", "data-toast": true }, words);
  document.querySelector(".page-toasts").append(made);
  setTimeout(() => made.remove(), 5000);
}

main().catch((mistake) => {
  document.querySelector(".banner").textContent = String(mistake?.message ?? mistake);
  throw mistake;
});
