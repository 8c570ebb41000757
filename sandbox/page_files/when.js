// Dates and sizes as the phones show them, in their time zone and the page's language.

import { store, time } from "./store.js";
import { language, say } from "./words.js";

const formats = new Map(); // making one takes longer than all of its uses

function format(date, options) {
  const key = `${language()} ${Object.entries(options)}`;
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(language(), { ...(store.setup.zone ? { timeZone: store.setup.zone } : {}), ...options }));
  return formats.get(key).format(date);
}

export const clock = (date) => format(date, { hour: "2-digit", minute: "2-digit", hour12: false });

/** A moment as Telegram shows it to its reader: `how` names weekday, time and date by the letters of a date entity. */
export function moment(date, how) {
  const parts = [
    how.includes("w") && format(date, { weekday: "short" }),
    /t/i.test(how) && format(date, { hour: "2-digit", minute: "2-digit", hour12: false, ...(how.includes("T") ? { second: "2-digit" } : {}) }),
    how.includes("d") && format(date, { day: "numeric", month: "short" }).replaceAll(" ", "\u00a0"),
    how.includes("D") && format(date, { day: "numeric", month: "long", year: "numeric" }),
  ];
  return parts.filter(Boolean).join(", ");
}

/** One word for a day, the same for all of its moments. */
export const day = (date) => format(date, { year: "numeric", month: "2-digit", day: "2-digit" });

export function dayTitle(date) {
  const now = time();
  if (day(date) === day(now)) return say("today");
  if (day(date) === day(new Date(now.getTime() - 86400000))) return say("yesterday");
  const sameYear = format(date, { year: "numeric" }) === format(now, { year: "numeric" });
  return format(date, { day: "numeric", month: "long", ...(sameYear ? {} : { year: "numeric" }) });
}

export function size(bytes) {
  if (bytes < 1000) return say("size-b", { n: bytes });
  const [n, key] = bytes < 1000000 ? [bytes / 1000, "size-kb"] : [bytes / 1000000, "size-mb"];
  return say(key, { n: new Intl.NumberFormat(language(), { maximumFractionDigits: 1 }).format(n) });
}

export const duration = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
