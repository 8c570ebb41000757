// Pictures, files, voices, stickers, contacts and places inside a bubble.

import { avatar, el, icon } from "./dom.js";
import { duration, size } from "./when.js";
import { say } from "./words.js";

const BARS = 32;
const [WIDEST, HIGHEST] = [320, 380]; // pixels of a picture in a bubble

/** The element for what a message carries beside words; null for a text. */
export function media(message, phone) {
  const make = { photo, document: file, voice, sticker, contact, video: file, audio: file, animation: file, video_note: file, location: place, venue: place }[message.kind];
  return make ? make(message, phone) : null;
}

const address = (message, phone) => `/control/people/${phone.personId}/files/${encodeURIComponent(message.file_id)}`;

function photo(message, phone) {
  const { width, height } = message.file;
  const source = address(message, phone);
  const image = el("img", { src: source, width: width || 320, height: height || 240, alt: message.caption || say("photo"), loading: "lazy" });
  const button = el("button", { type: "button", class: "photo", "aria-label": say("photo-open"), onclick: () => phone.showPhoto(source, message.caption) }, image);
  const scale = Math.min(1, WIDEST / (width || WIDEST), HIGHEST / (height || HIGHEST)); // its place is there before it is loaded
  button.style.width = `${Math.max(120, Math.round((width || WIDEST) * scale))}px`;
  return button;
}

function file(message, phone) {
  const name = message.file_name || "file";
  const suffix = name.includes(".") ? name.split(".").pop().slice(0, 4) : "";
  const bytes = size(message.file.size);
  return el(
    "a",
    { class: "document", href: address(message, phone), download: name, "aria-label": say("download", { name, size: bytes }) },
    el("span", { class: `document-icon suffix-${/^(xlsx|csv|ods)$/i.test(suffix) ? "table" : /^(pdf|zip)$/i.test(suffix) ? "red" : "plain"}` }, suffix || icon("file")),
    el("span", { class: "document-about" }, el("span", { class: "document-name" }, name), el("span", { class: "document-size" }, bytes)),
  );
}

function voice(message, phone) {
  const length = duration(message.duration);
  const button = el("button", { type: "button", class: "play", "aria-label": say("play", { duration: length }) }, icon("play"));
  const bars = el("span", { class: "wave", "aria-hidden": "true" }, waves(message.file_id));
  const left = el("span", { class: "voice-time" }, length);
  let audio = null;
  const show = (playing) => {
    button.replaceChildren(icon(playing ? "pause" : "play"));
    button.setAttribute("aria-label", playing ? say("pause") : say("play", { duration: length }));
  };
  button.addEventListener("click", async () => {
    if (audio && !audio.paused) return audio.pause();
    audio ??= player(address(message, phone), bars, left, length, show);
    try {
      await audio.play();
    } catch {
      phone.toast(say("cannot-play"));
    }
  });
  return el("div", { class: "voice" }, button, el("span", { class: "voice-about" }, bars, left));
}

function player(source, bars, left, length, show) {
  const audio = new Audio(source);
  audio.addEventListener("play", () => show(true));
  audio.addEventListener("pause", () => show(false));
  audio.addEventListener("timeupdate", () => {
    const heard = audio.duration > 0 && Number.isFinite(audio.duration) ? audio.currentTime / audio.duration : 0;
    [...bars.children].forEach((bar, index) => bar.classList.toggle("heard", !audio.ended && index / BARS < heard));
    left.textContent = audio.ended ? length : duration(audio.currentTime);
  });
  return audio;
}

/** Bars that look like a voice; the same recording always looks the same. */
function waves(seed) {
  let state = [...String(seed)].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) >>> 0, 7);
  return Array.from({ length: BARS }, () => {
    state = (state * 1664525 + 1013904223) >>> 0;
    const bar = el("i", {});
    bar.style.height = `${15 + (state / 2 ** 32) * 85}%`;
    return bar;
  });
}

function sticker() {
  return el("div", { class: "sticker", role: "img", "aria-label": say("sticker") }, "👍");
}

function contact(message) {
  const { first_name: first, last_name: last, phone_number: number } = message.contact;
  const name = [first, last].filter(Boolean).join(" ");
  return el(
    "div",
    { class: "contact" },
    avatar(message.contact.user_id ?? 5, name),
    el("span", { class: "contact-about" }, el("span", { class: "contact-name" }, name), el("span", {}, number)),
  );
}

function place(message) {
  const { latitude, longitude, title } = message.place;
  return el(
    "div",
    { class: "contact" },
    el("span", { class: "contact-about" }, el("span", { class: "contact-name" }, title || say("location")), el("span", {}, `${latitude}, ${longitude}`)),
  );
}
