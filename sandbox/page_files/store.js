// What the page knows: the world, the chats on the phones, who may be put on one, what has been read.

import { get } from "./api.js";

export const store = {
  setup: { phones: [], scripts: [], languages: ["ru", "en"], title: "", zone: null },
  world: null,
  chats: new Map(),
  cast: [],
  read: new Map(),
  links: new Map(), // deep links opened and not started yet, by person
};

export const time = () => new Date(Date.now() + (store.world?.ahead ?? 0) * 1000);

export async function loadCast() {
  store.cast = await get("/page/cast");
  return store.cast;
}

export function castOf(id) {
  const cast = store.cast.find((one) => one.id === id);
  const met = store.world?.people.find((one) => one.id === id);
  return cast || (met && { id, name: met.name, about: "", role: "", link: null }) || null;
}

/** Keep the world; people seen for the first time when the page opens have nothing unread. */
export function keepWorld(world) {
  const first = store.world === null;
  store.world = world;
  for (const one of world.people) if (!store.read.has(one.id)) store.read.set(one.id, first ? one.inbox : 0);
}

export function unread(id) {
  const met = store.world?.people.find((one) => one.id === id);
  return met ? Math.max(0, met.inbox - (store.read.get(id) ?? 0)) : 0;
}

export function markRead(id) {
  const met = store.world?.people.find((one) => one.id === id);
  if (met) store.read.set(id, met.inbox);
}

/** The deep link that waits for this person: one they have opened, or the cast's own until they have started. */
export function linkOf(id) {
  if (store.links.has(id)) return store.links.get(id);
  const chat = store.chats.get(id);
  return chat && !chat.started ? (castOf(id)?.link ?? null) : null;
}
