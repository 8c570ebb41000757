// Which addresses may be followed from a chat, and which of them lead to a bot.

import { store } from "./store.js";

const TELEGRAM = new Set(["t.me", "telegram.me", "telegram.dog"]);

/** What following this address means: {deep: payload}, {outside: address}, {telegram: true} or null (not a link). */
export function destination(address) {
  let url;
  try {
    url = new URL(/^[a-z][a-z0-9+.-]*:/i.test(address) ? address : `https://${address}`);
  } catch {
    return null;
  }
  if (!["http:", "https:", "tg:"].includes(url.protocol)) return null;
  const payload = deepPayload(url);
  if (payload !== null) return { deep: payload, address: url.href };
  if (url.protocol === "tg:") return { telegram: true, address: url.href };
  return { outside: url.href, address: url.href };
}

function deepPayload(url) {
  const bot = store.world?.bot.username.toLowerCase();
  if (url.protocol === "tg:") {
    const resolves = (url.host || url.pathname.replace(/^\/*/, "")) === "resolve";
    return resolves && url.searchParams.get("domain")?.toLowerCase() === bot ? (url.searchParams.get("start") ?? "") : null;
  }
  if (!TELEGRAM.has(url.hostname.toLowerCase())) return null;
  return url.pathname.replace(/\/+$/, "").toLowerCase() === `/${bot}` ? (url.searchParams.get("start") ?? "") : null;
}
