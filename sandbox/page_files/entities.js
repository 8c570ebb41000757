// Telegram's entities as elements. Offsets count UTF-16 units, which is how JavaScript counts too.

import { el } from "./dom.js";
import { destination } from "./links.js";
import { moment } from "./when.js";
import { say } from "./words.js";

const PLAIN = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code", blockquote: "blockquote" };
const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);
// What Telegram finds in plain text by itself.
const FOUND = /https?:\/\/[^\s<>"«»]+|(?<![\w@./])t\.me\/[^\s<>"«»]+|(?<![\w/@.<])\/[a-zA-Z0-9_]{1,32}(?![\w/])|(?<![\w@.])@[a-zA-Z]\w{3,31}/g;
const TRAILING = /[.,;:!?)\]}'…]+$/;

/** `acts`: {onLink(destination), onCommand(text)}. */
export function rich(text, entities, acts) {
  const sorted = [...(entities ?? [])].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return nested(text, 0, text.length, sorted, acts, false);
}

function nested(text, start, end, entities, acts, bare) {
  const out = document.createDocumentFragment();
  let at = start;
  for (let index = 0; index < entities.length; index += 1) {
    const entity = entities[index];
    const from = Math.max(entity.offset, at);
    const to = Math.min(entity.offset + entity.length, end);
    if (to <= from) continue;
    out.append(plain(text.slice(at, from), acts, bare));
    const inner = entities.slice(index + 1).filter((other) => other.offset < to);
    out.append(wrapped(text, from, to, entity, inner, acts, bare));
    // A block ends its line by itself; the line break that follows it would be an empty line more.
    at = BLOCKS.has(entity.type) && text[to] === "\n" && to < end ? to + 1 : to;
  }
  out.append(plain(text.slice(at, end), acts, bare));
  return out;
}

function wrapped(text, from, to, entity, inner, acts, bare) {
  const words = text.slice(from, to);
  const contents = (isBare) => nested(text, from, to, inner, acts, isBare);
  switch (entity.type) {
    case "text_link":
      return link(entity.url, contents(true), acts) ?? contents(true);
    case "url":
      return link(words, contents(true), acts) ?? contents(true);
    case "bot_command":
      return command(words, acts);
    case "mention":
      return mention(words, acts);
    case "pre":
      return el("pre", {}, entity.language && el("span", { class: "pre-language" }, entity.language), el("code", {}, contents(true)));
    case "code":
      return el("code", {}, contents(true));
    case "expandable_blockquote":
      return el("blockquote", {}, contents(bare));
    case "date_time":
      return dateTime(words, entity, inner, contents(bare));
    case "spoiler":
      return spoiler(contents(bare));
    default:
      return PLAIN[entity.type] ? el(PLAIN[entity.type], {}, contents(bare)) : contents(bare);
  }
}

function plain(text, acts, bare) {
  const out = document.createDocumentFragment();
  let at = 0;
  for (const match of bare ? [] : text.matchAll(FOUND)) {
    const found = match[0].startsWith("/") || match[0].startsWith("@") ? match[0] : match[0].replace(TRAILING, "");
    out.append(text.slice(at, match.index));
    if (found.startsWith("/")) out.append(command(found, acts));
    else if (found.startsWith("@")) out.append(mention(found, acts));
    else out.append(link(found, document.createTextNode(found), acts) ?? found);
    at = match.index + found.length;
  }
  out.append(text.slice(at));
  return out;
}

/** A link, or null when the address is of a kind that is not followed. */
export function link(address, contents, acts, attributes = {}) {
  const where = destination(address);
  if (where === null) return null;
  const outside = where.outside ? { target: "_blank", rel: "noopener noreferrer" } : {};
  const onclick = (event) => {
    if (where.outside) return;
    event.preventDefault();
    acts.onLink(where, event.currentTarget);
  };
  return el("a", { href: where.address, ...outside, ...attributes, onclick }, contents);
}

function command(words, acts) {
  return el("button", { type: "button", class: "in-text", onclick: () => acts.onCommand(words) }, words);
}

function mention(words, acts) {
  return link(`https://t.me/${words.slice(1)}`, words, acts) ?? words;
}

// The reader's own clock instead of the words, which stay to be read at a touch; without a format the words themselves.
function dateTime(words, entity, inner, contents) {
  const at = new Date(entity.unix_time * 1000);
  let shown = entity.date_time_format ? moment(at, entity.date_time_format) : "";
  if (!shown) return el("time", { datetime: at.toISOString(), title: moment(at, "wdt") }, contents);
  for (const other of inner) if (other.length === entity.length && PLAIN[other.type]) shown = el(PLAIN[other.type], {}, shown);
  return el("time", { datetime: at.toISOString(), title: words }, shown);
}

function spoiler(contents) {
  const hidden = el("span", { class: "spoiler", role: "button", tabindex: "0", "aria-label": say("spoiler") }, el("span", { "aria-hidden": "true" }, contents));
  const reveal = () => {
    hidden.classList.add("shown");
    for (const name of ["role", "tabindex", "aria-label"]) hidden.removeAttribute(name);
    hidden.firstChild.removeAttribute("aria-hidden");
  };
  hidden.addEventListener("click", reveal);
  hidden.addEventListener("keydown", (event) => (event.key === "Enter" || event.key === " ") && (event.preventDefault(), reveal()));
  return hidden;
}
